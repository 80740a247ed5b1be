// Intervals between fuzzy days: from when to when someone held a post, a power was in force. Pure.
// It never guesses: what falls into the unknown part of a fuzzy day is "perhaps", not yes or no.
import { bareDay, earliest, latest } from '../../base/fuzzy-day.ts';

/** Fuzzy days; null where the record does not know, which is taken as open. */
export type Interval = { from: string | null; until: string | null };
export type Within = 'yes' | 'perhaps' | 'no';

/** Whether a day lies in an interval; both ends are the first and the last day that count. */
export function within({ from, until }: Interval, day: string): Within {
  if (from && day < earliest(from)) return 'no';
  if (until && day > latest(until)) return 'no';
  if (from && day < latest(from)) return 'perhaps';
  if (until && day > earliest(until)) return 'perhaps';
  return 'yes';
}

/** True when no day can lie in the interval. */
export const isEmpty = ({ from, until }: Interval): boolean =>
  from !== null && until !== null && latest(until) < earliest(from);

/** Whether someone may act in a post on a day. A fuzzy end that was entered as an end has ended once it can have. */
export function mayActOn(held: Interval & { ended: boolean }, day: string): boolean {
  if (held.from && day < earliest(held.from)) return false;
  if (!held.until) return true;
  return day <= (held.ended ? earliest(held.until) : latest(held.until));
}

/** Newest first, for lists of holders: by start, the unknown start last; then by end, the open end first. */
export function byLatest(a: Interval, b: Interval): number {
  const start = bareDay(b.from ?? '').localeCompare(bareDay(a.from ?? ''));
  return start !== 0 ? start : bareDay(b.until ?? '9999').localeCompare(bareDay(a.until ?? '9999'));
}
