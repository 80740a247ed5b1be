// What is wrong with a file in words, with the row, the column and what to do: the same on the page and on the terminal.
import type { Translate } from '../../i18n/translator.ts';
import type { Problem } from './problems.ts';

export function sayProblem(t: Translate, problem: Problem): string {
  const { row, column = '', cell = '', n = 0 } = problem;
  return t(`budget-problem-${problem.code}`, { row, column, cell, n });
}
