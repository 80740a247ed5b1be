// How much a project is worth to a voter who named it. Whole numbers only; 0 is no support.
import type { Election, Weights } from './election.ts';
import { TallyError } from './problem.ts';

export const UTILITIES = ['cost', 'cardinality', 'points', 'borda'] as const;

/**
 * `cost`: as much as it costs; `cardinality`: 1 each; `points`: what the ballot gave; `borda`: the number of projects the
 * ballot ranks below it, so the last one ranked gets 0 (as pabutools).
 */
export type Utility = (typeof UTILITIES)[number];

/**
 * Utility of each entry of `election.chosen`, apart from a factor all supporters of a project share; undefined when all are 1.
 * @throws TallyError `not-for-these-ballots` for points without points or Borda scores without ranks
 */
export function weightsOf(election: Election, utility: Utility): Weights {
  if (utility === 'points') {
    if (!election.points) throw unfit(utility, election);
    return election.points;
  }
  if (utility !== 'borda') return undefined;
  if (election.voteType !== 'ordinal') throw unfit(utility, election);
  const { start, chosen } = election;
  const scores = new Float64Array(chosen.length);
  for (let row = 0; row < start.length - 1; row++)
    for (let k = start[row]!; k < start[row + 1]!; k++) scores[k] = start[row + 1]! - k - 1;
  return scores;
}

/** The factor shared by all supporters: the cost under cost utilities, else 1. */
export function factorsOf(election: Election, utility: Utility): Float64Array {
  return Float64Array.from(election.projects, (project) => (utility === 'cost' ? project.cost : 1));
}

const unfit = (utility: string, election: Election): TallyError =>
  new TallyError(
    'not-for-these-ballots',
    `utility "${utility}" does not fit vote_type "${election.voteType}"`,
    'use cost or cardinality for approvals, points for cumulative and scoring, borda for ordinal ballots',
  );
