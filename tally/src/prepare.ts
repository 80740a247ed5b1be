// Brings an election into the shape its counting wants, once for all runs: who supports each project, with what utility, and
// which projects are admitted at all. Must never decide who wins.
import { type Election, transpose, votesOf } from './election.ts';
import type { Shares } from './equal-shares.ts';
import { Bars, type Limits } from './limits.ts';
import { TallyError } from './problem.ts';
import { type TieRule, tiesOf } from './ties.ts';
import { factorsOf, type Utility, weightsOf } from './utilities.ts';

export type PrepareOptions = {
  utility: Utility;
  ties: TieRule;
  seed?: string | undefined;
  limits?: Limits | undefined;
  /** projects with fewer votes are not admitted */
  minVotes?: number | undefined;
};

/** Everything a method needs of an election. @throws TallyError `not-for-these-ballots`, `bad-option`, `bad-number`, `bad-points` */
export function prepare(election: Election, options: PrepareOptions): Shares {
  refuseBrokenMoney(election);
  const weights = weightsOf(election, options.utility);
  const supporters = transpose(election, weights);
  const votes = votesOf(election, supporters);
  const utility = weights ? utilityOf(election, supporters) : votes.slice();
  if (utility.some((sum) => sum > Number.MAX_SAFE_INTEGER))
    throw new TallyError('bad-points', 'the points of a project add up to more than 2^53', 'use smaller numbers');
  const ties = tiesOf(election, votes, options.ties, options.seed);
  const admitted = Uint8Array.from(votes, (count) => (count >= (options.minVotes ?? 0) ? 1 : 0));
  return {
    election,
    supporters,
    weights,
    factors: factorsOf(election, options.utility),
    votes: votes.map((count, p) => count * admitted[p]!),
    utility: utility.map((sum, p) => sum * admitted[p]!),
    admitted,
    ties,
    bars: new Bars(election, options.limits),
  };
}

/** The reader sees to this; an election put together by a program may hold anything. */
function refuseBrokenMoney({ projects, budget, voters }: Election): void {
  const check = (what: string, value: number): void => {
    if (Number.isSafeInteger(value) && value >= 0) return;
    const remedy = 'write whole units of the finest money there is (10^-decimals), zero or more';
    throw new TallyError('bad-number', `${what} is ${value}`, remedy);
  };
  check('the budget', budget);
  check('the number of voters', voters);
  for (const { id, cost } of projects) check(`the cost of project "${id}"`, cost);
}

function utilityOf(election: Election, supporters: Shares['supporters']): Float64Array {
  const { from, rows, weights } = supporters;
  const sums = new Float64Array(election.projects.length);
  for (let p = 0; p < sums.length; p++)
    for (let k = from[p]!; k < from[p + 1]!; k++)
      sums[p]! += weights![k]! * (election.times ? election.times[rows[k]!]! : 1);
  return sums;
}
