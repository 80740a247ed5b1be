// The days of Millbrook: counted from today, and never a Saturday or a Sunday, when its counters, schools and chambers are closed.
import { addDays } from '../../app/base/clock.ts';

export type On = (days: number) => string;

/** What lies behind falls on the Friday before a weekend, what lies ahead on the Monday after it; today stays today. */
export function daysFrom(today: string): On {
  return (days) => {
    const step = Math.sign(days);
    let day = addDays(today, days);
    while (step !== 0 && isWeekend(day)) day = addDays(day, step);
    return day;
  };
}

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
