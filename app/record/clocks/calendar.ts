// The working days of a place: which days of the week rest, and the days off its stewards copied in by an act. Pure.
// It knows no holiday package: a deadline moves only by an act anybody can read.
import { addDays } from '../../base/clock.ts';

export type Calendar = {
  /** days of the week that are not working days, 0 is Sunday */
  weekend: ReadonlySet<number>;
  /** civil date → what the day is called */
  daysOff: ReadonlyMap<string, string>;
  /** years whose days off are recorded; of others only the weekdays are known */
  years: ReadonlySet<number>;
  /** days looked at already: the clocks of a page all walk over the same ones */
  seen: Map<string, { next: string; rest: Rest | undefined }>;
};

export type DayOff = { date: string; name: string };

/** Saturday and Sunday rest; `kept` are the years as the place's acts set them. */
export function calendarOf(kept: readonly { year: number; days: readonly DayOff[] }[]): Calendar {
  return {
    weekend: new Set([0, 6]),
    daysOff: new Map(kept.flatMap((year) => year.days.map(({ date, name }) => [date, name] as const))),
    years: new Set(kept.map(({ year }) => year)),
    seen: new Map(),
  };
}

export type Rest = { why: 'weekend' } | { why: 'holiday'; name: string };

/** A day of the calendar: why it is no working day, if it is none, and the day after it. */
export function dayIn(calendar: Calendar, day: string): { next: string; rest: Rest | undefined } {
  let known = calendar.seen.get(day);
  if (!known) {
    const name = calendar.daysOff.get(day);
    const rests = calendar.weekend.has(new Date(`${day}T00:00:00Z`).getUTCDay());
    const rest: Rest | undefined =
      name !== undefined ? { why: 'holiday', name } : rests ? { why: 'weekend' } : undefined;
    known = { next: addDays(day, 1), rest };
    calendar.seen.set(day, known);
  }
  return known;
}

/** Why a day is no working day, or undefined where it is one. */
export const restOn = (calendar: Calendar, day: string): Rest | undefined => dayIn(calendar, day).rest;
