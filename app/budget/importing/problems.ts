// What is wrong with a file, row by row, and what is worth knowing about one that is right. Codes and numbers only: the words are on
// the page (budget-problem-…) and on the terminal (say.ts), the same codes for both.
import { ownText } from './read-rows.ts';

/** `row` from 1 as a spreadsheet counts, 0 where it is the file or the mapping as a whole; `column` by its name. */
export type Problem = {
  code: ProblemCode;
  row: number;
  column?: string;
  /** the cell as it stands, shortened */
  cell?: string;
  n?: number;
};

export const problemCodes = [
  'not-an-amount',
  'part-of-a-cent',
  'too-great',
  'rounded-by-a-program',
  'percent',
  'formula-without-value',
  'sum-too-great',
  'unknown-side',
  'no-year',
  'too-few-cells',
  'too-many-cells',
  'quotes',
  'too-long',
  'too-many-columns',
  'no-column',
  'no-amount-column',
  'no-side-column',
  'no-dimension',
  'no-year-given',
  'looks-like-total',
  'too-many-lines',
  'too-many-names',
  'no-lines',
  'no-rows',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Told at most so many; how many there are is always told. */
export const MOST_PROBLEMS = 100;

export class Problems {
  readonly list: Problem[] = [];
  count = 0;

  add(problem: Problem): void {
    this.count++;
    if (this.list.length < MOST_PROBLEMS)
      this.list.push(problem.cell === undefined ? problem : { ...problem, cell: ownText(problem.cell.slice(0, 60)) });
  }
}
