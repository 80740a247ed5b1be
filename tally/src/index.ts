// Table of contents of @redress/tally, in reading order. It must never hold code of its own.

export { COMPARISONS, type Comparison, compareOutcomes } from './comparison.ts';
// Counting.
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
export { type Election, type Project, rowsOf, type VoteType } from './election.ts';
export { groupEqualBallots } from './group.ts';
export { writeAmount } from './money.ts';
// Reading and writing elections.
export { type PbFile, PbReader, type ReadOptions, readPb } from './pb-read.ts';
export { type ProblemCode, TallyError, type Tolerance } from './problem.ts';
export { TIE_RULES, type TieRule } from './ties.ts';
export { UTILITIES, type Utility } from './utilities.ts';
