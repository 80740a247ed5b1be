// The working days of a place: which days of the week rest, and the days off its stewards copied in by an act. Pure.
// It knows no holiday package: a deadline moves only by an act anybody can read.

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

/** Why a day is no working day, or undefined where it is one. */
export function restOn(calendar: Calendar, day: string): Rest | undefined {
  const name = calendar.daysOff.get(day);
  if (name !== undefined) return { why: 'holiday', name };
  return calendar.weekend.has(new Date(`${day}T00:00:00Z`).getUTCDay()) ? { why: 'weekend' } : undefined;
}
