// The days of a series: every week, every second week, the same day or the same weekday of every month. Pure: civil days only, so that
// a change of the clocks moves no meeting; the hour is the hour of the place.
import { addDays } from '../../../base/clock.ts';

export const rhythms = ['week', 'two-weeks', 'month-day', 'month-weekday'] as const;
export type Rhythm = (typeof rhythms)[number];

/** As many as a year of weeks has. */
export const SERIES_MAX = 53;

/**
 * The days of the occurrences numbered `from` (counted from 0) up to `from + count`, beginning with `first`. The 31st of a short month is
 * its last day; a fifth Tuesday is the last Tuesday of months that have four.
 */
export function daysOfSeries(every: Rhythm, first: string, count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, i) => nthDay(every, first, from + i));
}

function nthDay(every: Rhythm, first: string, n: number): string {
  if (every === 'week') return addDays(first, 7 * n);
  if (every === 'two-weeks') return addDays(first, 14 * n);
  const [year, month, day] = first.split('-').map(Number) as [number, number, number];
  const months = year * 12 + (month - 1) + n;
  const [y, m] = [Math.floor(months / 12), months % 12];
  const last = new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
  return civil(y, m, every === 'month-day' ? Math.min(day, last) : sameWeekday(first, day, y, m, last));
}

/** "The second Tuesday": the week of the month counts, not the day. */
function sameWeekday(first: string, day: number, y: number, m: number, last: number): number {
  const weekday = new Date(`${first}T00:00:00Z`).getUTCDay();
  const week = Math.floor((day - 1) / 7);
  const begins = new Date(Date.UTC(y, m, 1)).getUTCDay();
  const found = 1 + ((weekday - begins + 7) % 7) + 7 * week;
  return found > last ? found - 7 : found;
}

const civil = (y: number, m: number, d: number): string =>
  `${String(y).padStart(4, '0')}-${String(m + 1).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
