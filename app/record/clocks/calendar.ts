// The working days of a place: which days of the week rest, and the days off its stewards copied in by an act. Pure.
// It knows no holiday package: a deadline moves only by an act anybody can read.
import { addDays, daysBetween } from '../../base/clock.ts';

export type Calendar = {
  /** days of the week that are not working days in a year, 0 is Sunday */
  restOf: (year: number) => ReadonlySet<number>;
  /** civil date → what the day is called */
  daysOff: ReadonlyMap<string, string>;
  /** years whose days off are recorded; of others only the weekdays are known */
  years: ReadonlySet<number>;
};

export type DayOff = { date: string; name: string };

export type YearKept = { year: number; days: readonly DayOff[]; rest?: readonly number[] | null };

const saturdayAndSunday: ReadonlySet<number> = new Set([0, 6]);

/**
 * The years as the place's acts set them. Where a year says nothing of its days of rest they are Saturday and Sunday; a year that is not
 * set has those of the year before it that is, or else of the first.
 */
export function calendarOf(kept: readonly YearKept[]): Calendar {
  const years = kept.toSorted((a, b) => a.year - b.year);
  const known = new Map<number, ReadonlySet<number>>();
  const restOf = (year: number): ReadonlySet<number> => {
    let rest = known.get(year);
    if (!rest) {
      const from = years.findLast((one) => one.year <= year) ?? years[0];
      rest = from?.rest ? new Set(from.rest) : saturdayAndSunday;
      known.set(year, rest);
    }
    return rest;
  };
  return {
    restOf,
    daysOff: new Map(kept.flatMap((year) => year.days.map(({ date, name }) => [date, name] as const))),
    years: new Set(kept.map(({ year }) => year)),
  };
}

export type Rest = { why: 'weekend' } | { why: 'holiday'; name: string };

type CivilDay = { next: string; weekday: number; year: number };
const walked = new Map<string, CivilDay>();
/** Some sixty years; every clock walks over the same days, and what comes after a day never changes. */
const MOST_WALKED = 20_000;

function civilDay(day: string): CivilDay {
  let known = walked.get(day);
  if (!known) {
    if (walked.size >= MOST_WALKED) walked.clear();
    known = { next: addDays(day, 1), weekday: weekdayOf(day), year: yearOf(day) };
    walked.set(day, known);
  }
  return known;
}

const yearOf = (day: string): number => Number(day.slice(0, 4));
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

export const dayAfter = (day: string): string => civilDay(day).next;

/** Why a day is no working day, or undefined where it is one. */
export function restOn(calendar: Calendar, day: string): Rest | undefined {
  const name = calendar.daysOff.get(day);
  if (name !== undefined) return { why: 'holiday', name };
  const { weekday, year } = civilDay(day);
  return calendar.restOf(year).has(weekday) ? weekend : undefined;
}
const weekend: Rest = { why: 'weekend' };

/** Working days after `from`, up to and with `to`, without walking over them: an office may have thousands of clocks of many years. */
export function workingDays(calendar: Calendar, from: string, to: string): number {
  if (to <= from) return 0;
  let working = 0;
  // Each year has its own days of rest, and is counted by itself.
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    const before = `${year - 1}-12-31`;
    const last = `${year}-12-31`;
    working += weekdaysBut(calendar.restOf(year), before > from ? before : from, last < to ? last : to);
  }
  for (const day of calendar.daysOff.keys())
    if (day > from && day <= to && !calendar.restOf(yearOf(day)).has(weekdayOf(day))) working--;
  return working;
}

function weekdaysBut(rest: ReadonlySet<number>, from: string, to: string): number {
  const days = daysBetween(from, to);
  const weeks = Math.floor(days / 7);
  let working = weeks * (7 - rest.size);
  const weekday = weekdayOf(from);
  for (let i = weeks * 7 + 1; i <= days; i++) if (!rest.has((weekday + i) % 7)) working++;
  return working;
}
