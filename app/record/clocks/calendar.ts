// The working days of a place: which days of the week rest, and the days off its stewards copied in by an act. Pure.
// It knows no holiday package: a deadline moves only by an act anybody can read.
import { addDays, daysBetween } from '../../base/clock.ts';

export type Calendar = {
  /** days of the week that are not working days, 0 is Sunday */
  weekend: ReadonlySet<number>;
  /** civil date → what the day is called */
  daysOff: ReadonlyMap<string, string>;
  /** years whose days off are recorded; of others only the weekdays are known */
  years: ReadonlySet<number>;
};

export type DayOff = { date: string; name: string };

/** Saturday and Sunday rest; `kept` are the years as the place's acts set them. */
export function calendarOf(kept: readonly { year: number; days: readonly DayOff[] }[]): Calendar {
  return {
    weekend: new Set([0, 6]),
    daysOff: new Map(kept.flatMap((year) => year.days.map(({ date, name }) => [date, name] as const))),
    years: new Set(kept.map(({ year }) => year)),
  };
}

export type Rest = { why: 'weekend' } | { why: 'holiday'; name: string };

type CivilDay = { next: string; weekday: number };
const walked = new Map<string, CivilDay>();
/** Some sixty years; every clock walks over the same days, and what comes after a day never changes. */
const MOST_WALKED = 20_000;

function civilDay(day: string): CivilDay {
  let known = walked.get(day);
  if (!known) {
    if (walked.size >= MOST_WALKED) walked.clear();
    known = { next: addDays(day, 1), weekday: new Date(`${day}T00:00:00Z`).getUTCDay() };
    walked.set(day, known);
  }
  return known;
}

export const dayAfter = (day: string): string => civilDay(day).next;

/** Why a day is no working day, or undefined where it is one. */
export function restOn(calendar: Calendar, day: string): Rest | undefined {
  const name = calendar.daysOff.get(day);
  if (name !== undefined) return { why: 'holiday', name };
  return calendar.weekend.has(civilDay(day).weekday) ? weekend : undefined;
}
const weekend: Rest = { why: 'weekend' };

/** Working days after `from`, up to and with `to`, without walking over them: an office may have thousands of clocks of many years. */
export function workingDays(calendar: Calendar, from: string, to: string): number {
  const days = daysBetween(from, to);
  if (days <= 0) return 0;
  const weeks = Math.floor(days / 7);
  let working = weeks * (7 - calendar.weekend.size);
  const weekday = new Date(`${from}T00:00:00Z`).getUTCDay();
  for (let i = weeks * 7 + 1; i <= days; i++) if (!calendar.weekend.has((weekday + i) % 7)) working++;
  for (const day of calendar.daysOff.keys())
    if (day > from && day <= to && !calendar.weekend.has(new Date(`${day}T00:00:00Z`).getUTCDay())) working--;
  return working;
}
