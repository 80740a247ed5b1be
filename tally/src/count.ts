// One call that counts: an election and the declared rule in, the winners and everything needed to explain them out.
import { type AddOneOptions, type AddOneOutcome, addOne } from './add-one.ts';
import { COMPARISONS, type Compared, type Comparison, compareOutcomes } from './comparison.ts';
import type { Election } from './election.ts';
import { EqualShares, noWork, type Shares, type SharesOutcome, type Work } from './equal-shares.ts';
import { fraction } from './fraction.ts';
import { greedy } from './greedy.ts';
import { groupEqualBallots } from './group.ts';
import type { Limits } from './limits.ts';
import { type OverspendingOutcome, overspending } from './overspending.ts';
import { type PhragmenOutcome, phragmen } from './phragmen.ts';
import { prepare } from './prepare.ts';
import { knownWord, TallyError } from './problem.ts';
import { TIE_RULES, type TieRule } from './ties.ts';
import { UTILITIES, type Utility } from './utilities.ts';
import { maximumWelfare } from './welfare.ts';

export const METHODS = ['equal-shares', 'greedy', 'phragmen', 'welfare', 'overspending'] as const;
export type Method = (typeof METHODS)[number];

export const COMPLETIONS = ['none', 'utilitarian', 'add1', 'add1-nonexh', 'add1-nonint', 'add1u'] as const;

/**
 * What Equal Shares does with the money left. `utilitarian`: greedy with the rest. `add1`: start from whole units per voter and
 * add one at a time; stop when nothing more fits or before overspending. `add1-nonexh`: do not stop when nothing more fits.
 * `add1-nonint`: start from the exact share. `add1u`: add1, then utilitarian.
 */
export type Completion = (typeof COMPLETIONS)[number];

/** Which projects keep Add1 from being exhaustive while they fit: all, or only those somebody supports and that cost something. */
export const EXHAUSTIVE_OVER = ['all', 'supported'] as const;

export type Rule = {
  method: Method;
  utility: Utility;
  completion: Completion;
  ties: TieRule;
  /** published text for lots */
  seed?: string | undefined;
  /** greedy: false stops at the first project that does not fit */
  skip?: boolean;
  exhaustiveOver?: (typeof EXHAUSTIVE_OVER)[number];
  /** afterwards, does greedy please more voters? */
  comparison?: Comparison | undefined;
  minVotes?: number | undefined;
  limits?: Limits | undefined;
};

export type CountOptions = {
  /** run every Add1 step, for checking */
  everyStep?: boolean;
  onProgress?: (steps: number, spent: number) => void;
};

export type Result = {
  rule: Rule;
  /** the election counted: equal ballots may have been merged */
  shares: Shares;
  /** project indices in order of election */
  winners: number[];
  /** how each came to win, beside `winners` */
  ways: ('bought' | 'free' | 'completion' | 'greedy' | 'welfare')[];
  spent: number;
  budget: number;
  equalShares?: SharesOutcome | AddOneOutcome;
  phragmen?: PhragmenOutcome;
  overspending?: OverspendingOutcome;
  welfare?: bigint;
  compared?: Compared & { by: Comparison; greedy: number[]; first: number[] };
  work: Work;
};

export const usualRule: Rule = { method: 'equal-shares', utility: 'cost', completion: 'none', ties: 'name' };

/**
 * Counts an election.
 * @throws TallyError `not-for-these-ballots`, `bad-option`, `bad-number`, `tie` (rule `fail`), `too-hard` (welfare, overspending)
 */
export function count(election: Election, rule: Rule, options: CountOptions = {}): Result {
  refuseUnknown(rule);
  const steps = rule.method === 'equal-shares' && rule.completion.startsWith('add1');
  const counted = steps ? mergedIfWorthIt(election) : election;
  const shares = prepare(counted, rule);
  const result: Result = { rule, shares, winners: [], ways: [], spent: 0, budget: election.budget, work: noWork() };
  countBy(result, options);
  if (rule.comparison) compareWithGreedy(result, rule.comparison);
  result.spent = costOf(counted, result.winners);
  return result;
}

function refuseUnknown({ method, utility, completion, ties, comparison, exhaustiveOver, minVotes }: Rule): void {
  knownWord('method', method, METHODS);
  knownWord('utility', utility, UTILITIES);
  knownWord('completion', completion, COMPLETIONS);
  knownWord('ties', ties, TIE_RULES);
  if (comparison !== undefined) knownWord('comparison', comparison, COMPARISONS);
  if (exhaustiveOver !== undefined) knownWord('exhaustiveOver', exhaustiveOver, EXHAUSTIVE_OVER);
  if (minVotes !== undefined && !(Number.isSafeInteger(minVotes) && minVotes >= 0))
    throw new TallyError('bad-option', `minVotes ${minVotes} is not a whole number`, 'write how many votes are wanted');
}

function countBy(result: Result, options: CountOptions): void {
  const { rule, shares, budget } = result;
  if (rule.method === 'equal-shares') countShares(result, options);
  else if (rule.method === 'greedy') {
    result.winners = greedy(shares, budget, { skip: rule.skip ?? true });
    result.ways = result.winners.map(() => 'greedy');
  } else if (rule.method === 'phragmen') {
    if (shares.weights || rule.utility === 'points' || rule.utility === 'borda')
      throw new TallyError('not-for-these-ballots', 'Phragmén counts approvals', 'use --utility cost');
    const outcome = phragmen(shares, budget);
    Object.assign(result, { phragmen: outcome, winners: outcome.winners, work: outcome.work });
    result.ways = result.winners.map(() => 'bought');
  } else if (rule.method === 'welfare') {
    const { winners, welfare } = maximumWelfare(shares, budget);
    Object.assign(result, { winners, welfare });
    result.ways = winners.map(() => 'welfare');
  } else {
    const outcome = overspending(shares, budget);
    Object.assign(result, { overspending: outcome, winners: outcome.winners });
    result.ways = outcome.winners.map(() => 'bought');
  }
}

function countShares(result: Result, options: CountOptions): void {
  const { rule, shares, budget } = result;
  const { election } = shares;
  const run = new EqualShares(shares);
  const { completion } = rule;
  let outcome: SharesOutcome | AddOneOutcome;
  if (completion.startsWith('add1')) {
    const addOneOptions: AddOneOptions = {
      wholeStart: completion !== 'add1-nonint',
      stopWhenExhaustive: completion !== 'add1-nonexh',
      exhaustiveOver: rule.exhaustiveOver ?? 'all',
      ...options,
    };
    outcome = addOne(run, budget, election.voters, addOneOptions);
  } else outcome = run.run(fraction(BigInt(budget), BigInt(Math.max(1, election.voters))));
  result.equalShares = outcome;
  result.work = outcome.work;
  result.winners = outcome.winners.slice();
  result.ways = outcome.winners.map((_, k) => (k < outcome.free ? 'free' : 'bought'));
  if (completion === 'utilitarian' || completion === 'add1u') {
    const added = greedy(shares, budget, { skip: true }, result.winners);
    result.winners = result.winners.concat(added);
    result.ways = result.ways.concat(added.map(() => 'completion' as const));
  }
}

function compareWithGreedy(result: Result, by: Comparison): void {
  const { shares, budget } = result;
  const other = greedy(shares, budget, { skip: true });
  const first = result.winners;
  const compared = compareOutcomes(shares.election, first, other, by);
  result.compared = { ...compared, by, greedy: other, first };
  if (compared.keepsFirst) return;
  result.winners = other;
  result.ways = other.map(() => 'greedy');
}

/** Merging costs a pass and pays when it shortens the many runs of Add1. */
function mergedIfWorthIt(election: Election): Election {
  const merged = groupEqualBallots(election);
  return merged.start.length * 1.5 <= election.start.length ? merged : election;
}

export function costOf(election: Election, projects: readonly number[]): number {
  return projects.reduce((sum, p) => sum + election.projects[p]!.cost, 0);
}
