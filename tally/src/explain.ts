// Why did it win, why did it lose, and how near was it? Exact distances: how many more supporters, or how much lower a cost,
// would have made a project win, everything before staying as it was. Decides nothing: what was counted stays.
import type { Result } from './count.ts';
import type { Shares } from './equal-shares.ts';
import type { Fraction } from './fraction.ts';
import { nearGreedy } from './near-greedy.ts';
import { nearOverspending } from './near-overspending.ts';
import { nearPhragmen } from './near-phragmen.ts';
import { nearShares } from './near-shares.ts';
import { nearWelfare } from './near-welfare.ts';
import { type RoundExplained, roundsOf } from './rounds.ts';

/** How near a project came that did not win. */
export type Near = {
  /** greedy: left when its turn came; Equal Shares: left among its supporters when buying ended, rounded down; in units */
  left?: number | undefined;
  /** this many more supporters would have made it win; undefined when no number would, or for points and ranks */
  votesMissing: number | undefined;
  /** the most it could have cost and won, in units; undefined when no cost above zero would do */
  costToWin: number | undefined;
};

export type Fate = Near & {
  project: number;
  won: boolean;
  way: 'bought' | 'free' | 'completion' | 'greedy' | 'welfare' | 'lost' | 'unsupported' | 'not-admitted' | 'barred';
  /** the round it was bought in, from 1 */
  round: number | undefined;
  votes: number;
  cost: number;
};

export type Explanation = {
  endowment: Fraction | undefined;
  rounds: RoundExplained[];
  fates: Fate[];
  /** units no project got */
  unspent: number;
};

/**
 * Explains a count. More supporters are people who name this project alone; they bring an endowment each where there are
 * endowments, and the budget stays. A lower cost also lowers the utility where that is the cost. The endowment of Add1 stays as well,
 * and a comparison step is not made again.
 */
export function explain(result: Result): Explanation {
  const { shares, winners, ways } = result;
  const fates = shares.election.projects.map((_, p) => plainFate(shares, p));
  for (const [k, p] of winners.entries()) Object.assign(fates[p]!, { won: true, way: ways[k]!, round: k + 1 });
  const near = nearest(result);
  for (const [p, fate] of fates.entries())
    if (near && (fate.way === 'lost' || fate.way === 'unsupported')) Object.assign(fate, near[p]);
  markBarred(result, fates);
  const unspent = result.budget - result.spent;
  const outcome = isByGreedy(result) ? undefined : result.equalShares;
  if (!outcome) return { endowment: undefined, rounds: [], fates, unspent };
  return { endowment: outcome.payments.endowment, rounds: roundsOf(result, outcome), fates, unspent };
}

/** Whoever could not have been bought in the end, whatever the money: a project it conflicts with won, or its category is full. */
function markBarred({ shares, winners }: Result, fates: Fate[]): void {
  const { bars } = shares;
  bars.reset();
  for (const p of winners) bars.elect(p);
  for (const fate of fates) if (fate.way === 'lost' && bars.isBarred(fate.project)) fate.way = 'barred';
  bars.reset();
}

/** Greedy was asked for, or won the comparison. */
const isByGreedy = ({ rule, compared }: Result): boolean =>
  rule.method === 'greedy' || (compared !== undefined && !compared.keepsFirst);

function nearest(result: Result): (Near | undefined)[] | undefined {
  const { rule, shares, budget } = result;
  if (isByGreedy(result)) {
    const skip = rule.method !== 'greedy' || (rule.skip ?? true);
    return nearGreedy(shares, budget, { skip }, []);
  }
  if (result.phragmen) return nearPhragmen(shares, budget, result.phragmen);
  if (result.overspending) return nearOverspending(shares, budget, result.overspending);
  if (rule.method === 'welfare') return nearWelfare(shares, budget, result.winners);
  if (!result.equalShares) return undefined;
  const near = nearShares(shares, result.equalShares);
  if (rule.completion !== 'utilitarian' && rule.completion !== 'add1u') return near;
  const completed = nearGreedy(shares, budget, { skip: true }, result.equalShares.winners);
  return near.map((own, p) => own && nearer(own, completed[p]));
}

/** Either way would have been enough. */
function nearer(a: Near, b: Near | undefined): Near {
  if (!b) return a;
  const [votes, costs] = [
    [a, b].map((near) => near.votesMissing ?? Infinity),
    [a, b].map((near) => near.costToWin ?? 0),
  ];
  const fewest = Math.min(...votes);
  return {
    left: a.left,
    votesMissing: Number.isFinite(fewest) ? fewest : undefined,
    costToWin: Math.max(...costs) || undefined,
  };
}

function plainFate(shares: Shares, p: number): Fate {
  const { cost } = shares.election.projects[p]!;
  const votes = shares.supporters.from[p + 1] === shares.supporters.from[p] ? 0 : shares.votes[p]!;
  const way = shares.admitted[p] === 0 ? 'not-admitted' : votes === 0 ? 'unsupported' : 'lost';
  return {
    project: p,
    won: false,
    way,
    round: undefined,
    votes,
    cost,
    votesMissing: undefined,
    costToWin: undefined,
  };
}
