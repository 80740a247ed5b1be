// The written rules by which vague words become a last day, as data with a version. A version is never changed: a new one is added, and
// every commitment keeps the one it was read by. Pure.
import { addDays } from '../../base/clock.ts';
import { bareDay, lastDay } from '../../base/fuzzy-day.ts';

type Rule =
  /** so many days or months after it was said, which is the day given */
  | { code: string; days: number }
  | { code: string; months: number }
  /** the next such day of a year on or after it was said: 'MM-DD' */
  | { code: string; until: string }
  /** the last day of the year it was said in, or of the one after */
  | { code: string; year: 0 | 1 };

export type Rubric = { version: number; from: string; rules: readonly Rule[] };

/** What each rule means in words stands in the language files under commitments-rule-CODE. */
export const rubrics: readonly Rubric[] = [
  {
    version: 1,
    from: '2026-01-01',
    rules: [
      { code: 'now', days: 30 },
      { code: 'weeks', days: 42 },
      { code: 'soon', months: 3 },
      { code: 'months', months: 6 },
      // The seasons of the northern half of the world: "by summer" is before it begins.
      { code: 'spring', until: '03-20' },
      { code: 'summer', until: '06-20' },
      { code: 'autumn', until: '09-22' },
      { code: 'winter', until: '12-21' },
      { code: 'this-year', year: 0 },
      { code: 'next-year', year: 1 },
    ],
  },
];

export const RUBRIC = rubrics.at(-1)!.version;
export const ruleCodes = rubrics.flatMap((rubric) => rubric.rules.map((rule) => rule.code));

/** The last day a vague word means by a version's rule; undefined for a rule that version does not have. */
export function dueBy(code: string, said: string, version = RUBRIC): string | undefined {
  const rule = rubrics.find((one) => one.version === version)?.rules.find((one) => one.code === code);
  // Said on a day known only by its month: counted from the last one it can have been.
  const from = lastDay(said);
  if (!rule) return undefined;
  if ('days' in rule) return addDays(from, rule.days);
  if ('months' in rule) return addMonths(from, rule.months);
  const year = Number(from.slice(0, 4));
  if ('year' in rule) return `${year + rule.year}-12-31`;
  const day = `${year}-${rule.until}`;
  return day >= from ? day : `${year + 1}-${rule.until}`;
}

/** The same day of a later month, or the last day of that month where it has no such day. */
function addMonths(day: string, months: number): string {
  const [year, month, date] = bareDay(day).split('-').map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}
