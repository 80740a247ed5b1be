// A day as far as it is known: a year, a month, a day, or a day known only as a bound, written as the open intervals of the Extended
// Date/Time Format (ISO 8601-2): '../2021-04-22' is that day or an earlier one, '2021-04-22/..' that day or a later one.
// Pure. It never makes a day look more exact than it is.
import { isCivilDate } from './clock.ts';

/** For a schema: 'YYYY', 'YYYY-MM', 'YYYY-MM-DD', each alone or as the bound of an open interval. */
export const FUZZY_DAY = '^(\\.\\./\\d{4}(-\\d{2}(-\\d{2})?)?|\\d{4}(-\\d{2}(-\\d{2})?)?(/\\.\\.)?)$';

const form = new RegExp(FUZZY_DAY);

/** Which side of its day a bound is open to. */
export type Open = 'before' | 'after';

export function openTo(fuzzy: string): Open | undefined {
  if (fuzzy.startsWith('../')) return 'before';
  return fuzzy.endsWith('/..') ? 'after' : undefined;
}

/** The day, month or year itself: what a bound is sorted by, and all that an exact day is. In SQL: btrim(day, './'). */
export const bareDay = (fuzzy: string): string => fuzzy.replace(/^\.\.\/|\/\.\.$/g, '');

/** A bare day with its bound. */
export const bounded = (bare: string, open: string | undefined): string => {
  if (open === 'before') return `../${bare}`;
  return open === 'after' ? `${bare}/..` : bare;
};

/** True for a fuzzy day whose year, month and day exist in the calendar. */
export const isFuzzyDay = (text: string): boolean => form.test(text) && isCivilDate(firstOf(bareDay(text)));

const firstOf = (bare: string): string => `${bare}${'-01-01'.slice(bare.length - 4)}`;

function lastOf(bare: string): string {
  if (bare.length === 10) return bare;
  if (bare.length === 4) return `${bare}-12-31`;
  const [year, month] = bare.split('-').map(Number) as [number, number];
  return `${bare}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
}

/** The first day a fuzzy day can mean. */
export const earliest = (fuzzy: string): string =>
  openTo(fuzzy) === 'before' ? '0000-01-01' : firstOf(bareDay(fuzzy));

/** The last day a fuzzy day can mean. */
export const latest = (fuzzy: string): string => (openTo(fuzzy) === 'after' ? '9999-12-31' : lastOf(bareDay(fuzzy)));

/** A day to ask about where only a fuzzy one is known: the first of what it names. */
export const firstDay = (fuzzy: string): string => firstOf(bareDay(fuzzy));

/** The later of what a fuzzy day names: the last day of its year or month, the day of a bound. */
export const lastDay = (fuzzy: string): string => lastOf(bareDay(fuzzy));

/** -1 or 1 where one surely lies before or after the other; 0 where they may be the same day. */
export function compareDays(one: string, other: string): number {
  if (latest(one) < earliest(other)) return -1;
  return earliest(one) > latest(other) ? 1 : 0;
}
