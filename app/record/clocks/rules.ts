// The clock of one referral: a pure function of its deliveries, its events, its answers, the periods, the calendar and the date.
// It starts only on an evidenced delivery, its state is never stored, and a doubt about a day is never counted against the holder.
import { daysBetween } from '../../base/clock.ts';
import { earliest, latest } from '../../base/fuzzy-day.ts';
import type { DeliveryFact } from '../demands/rules.ts';
import { type Calendar, dayAfter, type Rest, restOn, workingDays } from './calendar.ts';
import { type Bound, begunSince, bindingOn, type Period } from './periods.ts';

export const clockStates = [
  'not-started',
  'running',
  'due-soon',
  'overdue',
  'long-overdue',
  'paused',
  'stopped-in-time',
  'stopped-late',
] as const;
export type ClockState = (typeof clockStates)[number];

export const changes = ['pause', 'resume', 'extend', 'stop'] as const;
export type Change = (typeof changes)[number];

/** A thing that happened to a clock, on an exact day; those of one day stand in the order they were recorded in. */
export type ClockEvent = { id: string; what: Change | 'transfer'; day: string; days: number | null };

export type ClockFacts = {
  deliveries: readonly DeliveryFact[];
  events: readonly ClockEvent[];
  /** the day of every answer and revision: the first one counts, whatever it says */
  answered: readonly string[];
  periods: readonly Period[];
  bound: Bound;
  calendar: Calendar;
  today: string;
};

export type Clock = {
  state: ClockState;
  /** why it has not started: nothing arrived, its receiver disputes it, or its day is not known well enough */
  why?: 'no-delivery' | 'disputed' | 'day-open';
  period: Period;
  /** other periods that bind the holder too, and do not rule */
  others: readonly Period[];
  /** the period that ruled when the clock started, where a later one says that it counts instead */
  before?: Period;
  /** day zero */
  start?: string;
  /** the days of the period with every extension that came before they were over */
  allowed: number;
  /** the last day in time; undefined while the clock is paused or has not started */
  due?: string;
  /** days counted so far, of the period's own unit */
  used: number;
  left: number;
  late: number;
  stop?: { day: string; by: 'answer' | 'stop' | 'transfer' };
};

/** The day counting begins after: that of the first delivery that counts, at the latest it can mean. */
export function startOf(
  deliveries: readonly DeliveryFact[],
  today: string,
): { start: string } | { why: NonNullable<Clock['why']> } {
  const standing = deliveries.filter((one) => one.fact === 'delivered' && !one.withdrawn);
  const counting = standing.filter((one) => !one.disputed);
  const days = counting.map((one) => latest(one.day)).sort();
  if (days[0] !== undefined && days[0] <= today) return { start: days[0] };
  if (counting.length > 0) return { why: 'day-open' };
  return {
    why: deliveries.some((one) => one.fact !== 'published' && one.disputed && !one.withdrawn)
      ? 'disputed'
      : 'no-delivery',
  };
}

export function clockAt(facts: ClockFacts): Clock {
  const { today, periods, bound } = facts;
  const began = startOf(facts.deliveries, today);
  const stop = stopOf(facts);
  if ('why' in began) {
    const [period, ...others] = bindingOn(periods, bound, today);
    return {
      state: 'not-started',
      why: began.why,
      period,
      others,
      allowed: period.days,
      used: 0,
      left: period.days,
      late: 0,
    };
  }
  const { start } = began;
  const until = countedUntil(start, stop, today);
  const events = facts.events.filter((one) => one.day <= until);
  const { period, before, ...counted } = ruling(facts, start, until, events);
  const others = bindingOn(periods, bound, start).filter((one) => one !== period && one !== before);
  const { due } = counted;
  const between = (from: string, to: string, counted = events) =>
    daysCounted(facts.calendar, period, counted, from, to);
  // A pause that began after the last day takes nothing off the days it is late.
  const inTime = due === undefined ? events : events.filter((one) => one.day <= due);
  const used = between(start, until, inTime);
  const late = due !== undefined && until > due ? between(due, until, inTime) : 0;
  const left = due !== undefined && until < due ? between(until, due) : 0;
  const shared = { period, others, start, ...counted, ...(before ? { before } : {}), used, left, late };
  if (stop) return { ...shared, stop, state: due !== undefined && stop.day > due ? 'stopped-late' : 'stopped-in-time' };
  if (due === undefined) return { ...shared, state: 'paused' };
  if (today > due) return { ...shared, state: late > period.long ? 'long-overdue' : 'overdue' };
  return { ...shared, state: left <= period.soon ? 'due-soon' : 'running' };
}

/** The last day that has been counted: today, or the day it stopped; an answer before the delivery stops it on day zero. */
export function countedUntil(start: string, stop: Clock['stop'], today: string): string {
  const end = stop && stop.day < today ? stop.day : today;
  return end < start ? start : end;
}

/** What ended the clock first: an answer, at the earliest its day can mean, or an event. */
function stopOf({ answered, events, today }: ClockFacts): Clock['stop'] {
  const answers = answered.map((day) => ({ day: earliest(day), by: 'answer' as const }));
  const ends = events.flatMap(({ what, day }) => (what === 'stop' || what === 'transfer' ? [{ day, by: what }] : []));
  return [...answers, ...ends].filter((one) => one.day <= today).sort((a, b) => a.day.localeCompare(b.day))[0];
}

type Counted = { due?: string; allowed: number };

/**
 * The period of the day of delivery rules. A later one rules instead only where it says so itself, and where the last day had not
 * passed before it began; then the last day is never earlier than the day on which the new rule began.
 */
function ruling(facts: ClockFacts, start: string, until: string, events: readonly ClockEvent[]) {
  const { calendar, periods, bound } = facts;
  const [first] = bindingOn(periods, bound, start);
  let now: { period: Period; before?: Period } & Counted = { period: first, ...dueOf(calendar, first, events, start) };
  for (const next of begunSince(periods, bound, start, until)) {
    if (now.due !== undefined && now.due < next.from!) break;
    const counted = dueOf(calendar, next, events, start);
    const due = counted.due !== undefined && counted.due < next.from! ? next.from! : counted.due;
    now = { period: next, before: first, allowed: counted.allowed, ...(due === undefined ? {} : { due }) };
  }
  return now;
}

/** Longer than any period with its pauses; a count that goes on has no last day. */
const MOST_DAYS = 20_000;

/** The last day in time. What happens to a clock after it changes nothing: a deadline that has passed has passed. */
function dueOf(calendar: Calendar, period: Period, events: readonly ClockEvent[], start: string): Counted {
  const pauses = pausesOf(events);
  let allowed = period.days;
  const extensions = events.filter((one) => one.what === 'extend').sort((a, b) => a.day.localeCompare(b.day));
  let count = 0;
  let next = 0;
  for (let day = dayAfter(start), i = 0; i < MOST_DAYS; i++, day = dayAfter(day)) {
    for (; next < extensions.length && extensions[next]!.day <= day; next++) allowed += extensions[next]!.days ?? 0;
    const pause = pauses.find((one) => one.from <= day && day <= (one.until ?? day));
    if (pause) {
      if (pause.until === undefined) return { allowed };
      continue;
    }
    const rest = restOn(calendar, day);
    if (period.unit === 'calendar' || !rest) count++;
    if (count >= allowed && !(rest && period.rolls)) return { due: day, allowed };
  }
  return { allowed };
}

/** From the day of a pause to the day on which the count goes on, both not counted; like the day of delivery, the count starts after. */
export function pausesOf(events: readonly ClockEvent[]): { from: string; until?: string }[] {
  const pauses: { from: string; until?: string }[] = [];
  const inOrder = events.map((one, i) => ({ ...one, i })).sort((a, b) => a.day.localeCompare(b.day) || a.i - b.i);
  for (const { what, day } of inOrder) {
    const open = pauses.at(-1);
    const isOpen = open !== undefined && open.until === undefined;
    if (what === 'pause' && !isOpen) pauses.push({ from: day });
    if (what === 'resume' && isOpen) open.until = day;
  }
  return pauses;
}

/** Why a day is not counted, or undefined where it is. */
export function uncounted(
  calendar: Calendar,
  period: Pick<Period, 'unit'>,
  pauses: readonly { from: string; until?: string }[],
  day: string,
): Rest | { why: 'paused' } | undefined {
  if (pauses.some((one) => one.from <= day && day <= (one.until ?? day))) return { why: 'paused' };
  return period.unit === 'working' ? restOn(calendar, day) : undefined;
}

/** Days counted after `from`, up to and with `to`. */
function daysCounted(
  calendar: Calendar,
  period: Pick<Period, 'unit'>,
  events: readonly ClockEvent[],
  from: string,
  to: string,
): number {
  const pauses = pausesOf(events);
  if (pauses.length === 0)
    return period.unit === 'working' ? workingDays(calendar, from, to) : Math.max(0, daysBetween(from, to));
  let n = 0;
  for (let day = dayAfter(from); day <= to; day = dayAfter(day)) {
    if (!uncounted(calendar, period, pauses, day)) n++;
  }
  return n;
}
