// Intervals between fuzzy days: from when to when someone held a post, a power was in force. Pure.
// It never guesses: what falls into the unknown part of a fuzzy day is "perhaps", not yes or no.

/** 'YYYY', 'YYYY-MM', 'YYYY-MM-DD'; null where the record does not know, which is taken as open. */
export type Interval = { from: string | null; until: string | null };
export type Within = 'yes' | 'perhaps' | 'no';

/** The first day a fuzzy day can mean. */
export const earliest = (fuzzy: string): string => `${fuzzy}${'-01-01'.slice(fuzzy.length - 4)}`;

/** The last day a fuzzy day can mean. */
export function latest(fuzzy: string): string {
  if (fuzzy.length === 10) return fuzzy;
  if (fuzzy.length === 4) return `${fuzzy}-12-31`;
  const [year, month] = fuzzy.split('-').map(Number) as [number, number];
  return `${fuzzy}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
}

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
  const start = (b.from ?? '').localeCompare(a.from ?? '');
  return start !== 0 ? start : (b.until ?? '9999').localeCompare(a.until ?? '9999');
}
