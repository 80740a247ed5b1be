// Sums of lines by fund, year, side and measure: what a page and the terminal show before anything is recorded.
import type { Line, Measure, Side, Value } from '../versions/words.ts';

export type Total = {
  /** undefined where the sum is of all funds, or of lines without one */
  fund: Value | undefined;
  year: string;
  side: Side;
  measure: Measure;
  cents: number;
  lines: number;
};

/** How many lines are below zero, and what they come to: corrections, or revenue that nobody told from spending. */
export function belowZero(lines: Iterable<Line>): { lines: number; cents: number } {
  const below = { lines: 0, cents: 0 };
  for (const { cents } of lines) {
    if (cents >= 0) continue;
    below.lines++;
    below.cents += cents;
  }
  return below;
}

export function totalsOf(lines: Iterable<Line>, byFund = true): Total[] {
  const found = new Map<string, Total>();
  for (const line of lines) {
    const fund = byFund ? line.fund : undefined;
    const key = `${line.year}\t${line.measure}\t${fund ? fund.code || `\n${fund.name}` : ''}\t${line.side}`;
    const total = found.get(key);
    if (total) {
      total.cents += line.cents;
      total.lines++;
    } else
      found.set(key, { fund, year: line.year, side: line.side, measure: line.measure, cents: line.cents, lines: 1 });
  }
  return [...found.values()];
}
