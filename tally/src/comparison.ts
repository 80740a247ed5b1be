// The comparison step: would more voters rather have what greedy chooses? Then greedy wins. A voter without any winner has 0,
// and 0 is less than 1: leaving such voters out was a mistake of an early tool, kept here only to explain its results.
import { type Election, rowsOf } from './election.ts';

export const COMPARISONS = ['satisfaction', 'excluded', 'satisfaction-without-excluded'] as const;

/**
 * `satisfaction`: more winners named; `excluded`: any winner named at all; `satisfaction-without-excluded`: as the first, but
 * ignoring, wrongly, whoever has no winner on one side (equalshares-compute-tool @31f52ee).
 */
export type Comparison = (typeof COMPARISONS)[number];

export type Compared = { preferFirst: number; preferSecond: number; keepsFirst: boolean };

/** Every voter compares two outcomes; the first stays unless strictly more prefer the second. One pass over the ballots. */
export function compareOutcomes(
  election: Election,
  first: readonly number[],
  second: readonly number[],
  by: Comparison,
): Compared {
  const { start, chosen, times } = election;
  const inFirst = new Uint8Array(election.projects.length);
  const inSecond = new Uint8Array(election.projects.length);
  for (const p of first) inFirst[p] = 1;
  for (const p of second) inSecond[p] = 1;
  let [preferFirst, preferSecond] = [0, 0];
  for (let row = 0; row < rowsOf(election); row++) {
    let [a, b] = [0, 0];
    for (let k = start[row]!; k < start[row + 1]!; k++) {
      a += inFirst[chosen[k]!]!;
      b += inSecond[chosen[k]!]!;
    }
    if (by === 'satisfaction-without-excluded' && (a === 0 || b === 0)) continue;
    if (by === 'excluded') [a, b] = [Math.min(a, 1), Math.min(b, 1)];
    const t = times ? times[row]! : 1;
    if (a > b) preferFirst += t;
    else if (b > a) preferSecond += t;
  }
  return { preferFirst, preferSecond, keepsFirst: preferSecond <= preferFirst };
}
