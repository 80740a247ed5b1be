// Table of contents of @redress/tally, in reading order. It must never hold code of its own.

export {
  type Certificate,
  checkProportionality,
  checkPurchases,
  type Purchase,
  type Violation,
} from './certificate.ts';
export { COMPARISONS, type Compared, type Comparison, compareOutcomes } from './comparison.ts';
export { compareWith, type Reference, ruleNamed, type Verdict } from './conformance.ts';
// Counting it.
export {
  COMPLETIONS,
  type Completion,
  type CountOptions,
  count,
  METHODS,
  type Method,
  type Result,
  type Rule,
  usualRule,
} from './count.ts';
// One budget out of many plans.
export { DIVISIONS, type Divided, type Division, divide, type Plans } from './divide.ts';
// An election, and the file it comes from.
export { type Election, type Project, rowsOf, type VoteType } from './election.ts';
// Explaining it, and proving it without trusting it.
export { type Explanation, explain, type Fate } from './explain.ts';
export type { Fraction } from './fraction.ts';
export { type GenerateOptions, generate } from './generate.ts';
export { groupEqualBallots } from './group.ts';
export type { Limits } from './limits.ts';
export { writeAmount } from './money.ts';
export { type PbFile, PbReader, type ReadOptions, readPb } from './pb-read.ts';
export { writePb } from './pb-write.ts';
export { type ProblemCode, TallyError, type Tolerance } from './problem.ts';
export type { RoundExplained } from './rounds.ts';
export { TIE_RULES, type TieRule } from './ties.ts';
export { UTILITIES, type Utility } from './utilities.ts';
