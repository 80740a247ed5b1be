// What changed between two versions: lines that are about the same thing, held against each other. Pure. The sum of all changes of a side
// is the change of its total, to the cent.
import { dimensions, keyOf, type Line, type Measure, type Side } from './words.ts';

export type Changed<L extends Line> = {
  before: L | undefined;
  after: L | undefined;
  /** after less before, in cents; never 0 */
  cents: number;
};

/** What a line is about, whatever its amount and its place in a file; names count only where there is no code. */
export const aboutOf = (line: Line): string =>
  JSON.stringify([
    line.side,
    line.measure,
    line.year,
    ...dimensions.map((one) => (line[one] ? keyOf(line[one]) : null)),
    line.restricted ?? null,
    line.recurring ?? null,
  ]);

/** Lines that differ, the greatest change first. Two lines about the same thing are added together before they are held against others. */
export function differenceOf<L extends Line>(before: Iterable<L>, after: Iterable<L>): Changed<L>[] {
  const old = byAbout(before);
  const changed: Changed<L>[] = [];
  for (const [about, now] of byAbout(after)) {
    const then = old.get(about);
    old.delete(about);
    const cents = now.cents - (then?.cents ?? 0);
    if (cents !== 0 || !then) changed.push({ before: then, after: now, cents });
  }
  for (const then of old.values()) changed.push({ before: then, after: undefined, cents: -then.cents });
  return changed.sort((a, b) => Math.abs(b.cents) - Math.abs(a.cents));
}

function byAbout<L extends Line>(lines: Iterable<L>): Map<string, L> {
  const found = new Map<string, L>();
  for (const line of lines) {
    const about = aboutOf(line);
    const same = found.get(about);
    found.set(about, same ? { ...same, cents: same.cents + line.cents, rows: same.rows + line.rows } : line);
  }
  return found;
}

export type SideChange = { year: string; side: Side; measure: Measure; before: number; after: number };

/** The totals before and after, a row for each side, measure and year. */
export function totalsBeside(before: Iterable<Line>, after: Iterable<Line>): SideChange[] {
  const found = new Map<string, SideChange>();
  const add = (line: Line, which: 'before' | 'after') => {
    const { year, side, measure } = line;
    const key = JSON.stringify([year, side, measure]);
    const row = found.get(key) ?? { year, side, measure, before: 0, after: 0 };
    row[which] += line.cents;
    found.set(key, row);
  };
  for (const line of before) add(line, 'before');
  for (const line of after) add(line, 'after');
  return [...found.values()].sort((a, b) =>
    a.year === b.year ? (a.side < b.side ? 1 : -1) : a.year < b.year ? 1 : -1,
  );
}
