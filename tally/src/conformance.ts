// Holds our winners against lists other programs made. Agreement with an exact one is demanded; a difference with an inexact one
// is either reproduced by one of its known defects, named, or left standing as unexplained. Never waves a difference through.
import { type Comparison, compareOutcomes } from './comparison.ts';
import { completeInKeyOrder, countLikeComputeTool } from './compute-tool.ts';
import { type Completion, count, type Rule } from './count.ts';
import type { Election } from './election.ts';
import { TallyError } from './problem.ts';
import type { Utility } from './utilities.ts';

/** One list of a golden file. `error` instead of winners when the producer failed. */
export type Reference = { winners?: string[]; exact?: boolean; by: string; error?: string };

export type Verdict = 'agree' | 'defect' | 'differ' | 'producer-failed' | 'not-comparable';

export type Compared = {
  name: string;
  exact: boolean;
  verdict: Verdict;
  /** ids only we have, and only they have */
  ours: string[];
  theirs: string[];
  /** for a defect: which; otherwise what went wrong */
  note: string;
};

const aliases: Record<string, string> = {
  'mes-cost': 'mes/cost',
  'mes-card': 'mes/card',
  'mes-borda': 'mes/borda',
  'mes-cost-add1': 'mes-add1/cost',
  greedy: 'greedy/cost',
  'maxwelfare-pd': 'maxwelfare-pd/cost',
  'maxwelfare-ilp': 'maxwelfare-pd/cost',
};
const utilities: Record<string, Utility> = { cost: 'cost', card: 'cardinality', points: 'points', borda: 'borda' };

/** The rule behind a golden's name, such as "pabutools:mes-add1/cost"; undefined for a name not known. */
export function ruleNamed(name: string): Rule | undefined {
  const [producer, rest = ''] = name.split(/:(.*)/s);
  if (producer === 'pabutools') return pabutoolsRule(aliases[rest] ?? rest);
  if (producer === 'equalshares-js') return computeToolRule(rest);
  return undefined;
}

function pabutoolsRule(rest: string): Rule | undefined {
  const [kind, measure = 'cost'] = rest.split('/');
  const utility = utilities[measure];
  if (!utility) return undefined;
  const rule: Rule = { method: 'equal-shares', utility, completion: 'none', ties: 'name' };
  if (kind === 'mes') return rule;
  if (kind === 'mes-add1') return { ...rule, completion: 'add1-nonint', exhaustiveOver: 'supported' };
  if (kind === 'mes+greedy') return { ...rule, completion: 'utilitarian' };
  if (kind === 'greedy') return { ...rule, method: 'greedy' };
  if (kind === 'phragmen') return { ...rule, method: 'phragmen' };
  return kind === 'maxwelfare-pd' ? { ...rule, method: 'welfare' } : undefined;
}

function computeToolRule(rest: string): Rule | undefined {
  const match = /^(?:floats|fractions)\/([^/+]+)(?:\+cmp-(sat|excl))?\/(default|minCost-maxVotes-lex)$/.exec(rest);
  const early = /^(none|add1u)-(?:float|frac)\/minCost,maxVotes order as benchmarked$/.exec(rest);
  const completion = (match?.[1] ?? early?.[1]) as Completion | undefined;
  if (!completion) return undefined;
  const comparison = match?.[2] === 'sat' ? 'satisfaction' : match?.[2] === 'excl' ? 'excluded' : undefined;
  const ties = match?.[3] === 'default' ? 'fail' : 'cost-votes-name';
  return { method: 'equal-shares', utility: 'cost', completion, ties, comparison };
}

/** Counts as the reference's name says and compares sets of winners; welfare lists by their welfare. */
export function compareWith(election: Election, name: string, reference: Reference): Compared {
  const compared: Compared = {
    name,
    exact: reference.exact === true,
    verdict: 'agree',
    ours: [],
    theirs: [],
    note: '',
  };
  const rule = ruleNamed(name);
  if (!reference.winners) return { ...compared, verdict: 'producer-failed', note: reference.error ?? 'no winners' };
  if (!rule) return { ...compared, verdict: 'not-comparable', note: 'unknown rule' };
  const index = new Map(election.projects.map(({ id }, p) => [id, p]));
  const listed = reference.winners.map((id) => index.get(id) ?? -1);
  if (listed.includes(-1))
    return { ...compared, verdict: 'not-comparable', note: 'names a project the file does not have' };
  try {
    const result = count(election, rule);
    if (rule.method === 'welfare') {
      const { utility, factors } = result.shares;
      const theirs = listed.reduce((sum, p) => sum + BigInt(utility[p]!) * BigInt(factors[p]!), 0n);
      return theirs === result.welfare
        ? compared
        : { ...compared, verdict: 'differ', note: `welfare ${theirs}, ours ${result.welfare}` };
    }
    if (isSame(result.winners, listed)) return compared;
    const id = (p: number): string => election.projects[p]!.id;
    compared.ours = result.winners.filter((p) => !listed.includes(p)).map(id);
    compared.theirs = listed.filter((p) => !result.winners.includes(p)).map(id);
  } catch (error) {
    if (!(error instanceof TallyError)) throw error;
    return { ...compared, verdict: 'not-comparable', note: error.message };
  }
  const defect = compared.exact ? undefined : defectBehind(election, name, rule, listed);
  return { ...compared, verdict: defect ? 'defect' : 'differ', note: defect ?? 'not explained by a known defect' };
}

/** Tries the producer's known defects one by one: the one that gives exactly its list is the cause. */
function defectBehind(election: Election, name: string, rule: Rule, listed: number[]): string | undefined {
  if (!name.startsWith('equalshares-js:')) return undefined;
  const isLike = (winners: readonly number[], by: Comparison | undefined): boolean =>
    isSame(afterComparison(election, winners, by), listed);
  const completes = rule.completion === 'utilitarian' || rule.completion === 'add1u';
  const plain = rule.completion === 'add1u' ? 'add1' : rule.completion === 'utilitarian' ? 'none' : rule.completion;
  const bought = count(election, {
    ...rule,
    ties: 'cost-votes-name',
    comparison: undefined,
    completion: plain,
  }).winners;
  const finished = completes ? completeInKeyOrder(election, bought) : bought;
  const careless: Comparison | undefined =
    rule.comparison === 'satisfaction' ? 'satisfaction-without-excluded' : rule.comparison;
  if (careless !== rule.comparison && isLike(finished, careless))
    return 'its comparison ignores voters without a winner on one side';
  if (completes && isLike(finished, rule.comparison))
    return 'its completion breaks equal votes by key order, not by the tie rule';
  if (name.includes('float') && isLike(countLikeComputeTool(election, rule.completion), careless))
    return 'equal shares added up in doubles fall short of the cost';
  return undefined;
}

/** As the tool does it: greedy, with its own order of equal votes, replaces an outcome fewer voters prefer. */
function afterComparison(
  election: Election,
  winners: readonly number[],
  by: Comparison | undefined,
): readonly number[] {
  if (!by) return winners;
  const other = completeInKeyOrder(election, []);
  return compareOutcomes(election, winners, other, by).keepsFirst ? winners : other;
}

const isSame = (a: readonly number[], b: readonly number[]): boolean => {
  const set = new Set(b);
  return a.length === set.size && a.every((p) => set.has(p));
};
