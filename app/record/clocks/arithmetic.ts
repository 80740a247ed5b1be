// How the days of a clock were counted, one by one: which counted, which did not and why, which was the last, which were late. Pure.
// It says the same as clockAt, which a test holds against it.
import { addDays } from '../../base/clock.ts';
import type { Calendar } from './calendar.ts';
import { type Clock, type ClockEvent, countedUntil, pausesOf, uncounted } from './rules.ts';

export type CountedDay = {
  day: string;
  /** the number of the day among those counted; late days are numbered from 1 again */
  n?: number;
  why: 'zero' | 'counted' | 'weekend' | 'holiday' | 'paused' | 'late';
  /** what a holiday is called */
  name?: string;
  isDue?: boolean;
  isStop?: boolean;
  isToday?: boolean;
  isAhead?: boolean;
};

/** From the day of delivery to the last day in time, to the day it stopped, or to today, whichever is the latest. */
export function arithmetic(
  clock: Clock,
  events: readonly ClockEvent[],
  calendar: Calendar,
  today: string,
): CountedDay[] {
  const { start, due, stop, period } = clock;
  if (start === undefined) return [];
  const until = countedUntil(start, stop, today);
  const pauses = pausesOf(events.filter((one) => one.day <= until && (due === undefined || one.day <= due)));
  const end = due !== undefined && due > until ? due : until;
  const days: CountedDay[] = [{ ...marksOf(start), day: start, why: 'zero' }];
  let n = 0;
  let late = 0;
  for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) {
    const rest = uncounted(calendar, period, pauses, day);
    const isLate = due !== undefined && day > due;
    if (rest) days.push({ ...marksOf(day), day, why: rest.why, ...('name' in rest ? { name: rest.name } : {}) });
    else if (isLate) days.push({ ...marksOf(day), day, why: 'late', n: ++late });
    else days.push({ ...marksOf(day), day, why: 'counted', n: ++n });
  }
  return days;

  function marksOf(day: string) {
    return {
      ...(day === due ? { isDue: true } : {}),
      ...(day === stop?.day ? { isStop: true } : {}),
      ...(day === today && !stop ? { isToday: true } : {}),
      ...(day > until ? { isAhead: true } : {}),
    };
  }
}
