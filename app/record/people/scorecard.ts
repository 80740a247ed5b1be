// What was asked of a holder, in numbers, and never a score: how many were asked, delivered, answered, are waiting or late, by what basis.
// Pure. Every number is the length of a list that can be read; the same numbers come of the same facts, whoever the holder is.
import { bareDay } from '../../base/fuzzy-day.ts';
import { type Basis, bases } from '../clocks/periods.ts';
import type { Clock } from '../clocks/rules.ts';
import { type DeliveryFact, referralState } from '../demands/rules.ts';

/** Referrals that stand alike: of one letter to one holder, answered on the same day or not, with the same events of their clock. */
export type Alike = {
  count: number;
  answered: string | null;
  deliveries: readonly DeliveryFact[];
  clock: Clock;
  /** the day the letter was published */
  asked: string;
};

/** Where a referral stands for counting: exactly one of these. */
export const places = ['undelivered', 'waiting', 'answered', 'stopped'] as const;
export type Place = (typeof places)[number];

/** How the time of a clock went; only what was delivered has one. */
export const times = ['answered-in-time', 'answered-late', 'waiting-in-time', 'late', 'stopped'] as const;
export type Time = (typeof times)[number];

/** What a list can be asked for. */
export const lists = ['asked', 'delivered', ...places, 'late', 'inherited'] as const;
export type List = (typeof lists)[number];

export function placeOf({ answered, clock, deliveries }: Alike, today: string): Place {
  if (answered !== null) return 'answered';
  if (clock.stop && clock.stop.by !== 'answer') return 'stopped';
  return isDelivered(deliveries, today) ? 'waiting' : 'undelivered';
}

const isDelivered = (deliveries: readonly DeliveryFact[], today: string): boolean =>
  referralState({ referral: true, deliveries, today }).state === 'waiting';

const isLate = (clock: Clock): boolean => clock.state === 'overdue' || clock.state === 'long-overdue';

/** How the time went, or undefined where no clock has begun. */
export function timeOf({ answered, clock }: Alike): Time | undefined {
  if (clock.start === undefined) return undefined;
  if (answered !== null) return clock.state === 'stopped-late' ? 'answered-late' : 'answered-in-time';
  if (clock.stop && clock.stop.by !== 'answer') return 'stopped';
  return isLate(clock) ? 'late' : 'waiting-in-time';
}

/**
 * Whether it reached the post before anyone who holds it today, and is not answered.
 * @param since the first day on which somebody who holds it today did; undefined where the record does not know one
 */
export function isInherited(alike: Alike, since: string | undefined, today: string): boolean {
  const place = placeOf(alike, today);
  if (since === undefined || place === 'answered' || place === 'stopped') return false;
  return bareDay(alike.asked) < since;
}

/** Whether a group belongs to a list; `basis` and `time` narrow it to one number of the table. */
export function isIn(
  alike: Alike,
  of: { list: List; basis?: Basis | undefined; time?: Time | undefined },
  about: { today: string; since: string | undefined },
): boolean {
  if (of.basis && (alike.clock.start === undefined || alike.clock.period.basis !== of.basis)) return false;
  if (of.time && timeOf(alike) !== of.time) return false;
  switch (of.list) {
    case 'asked':
      return true;
    case 'delivered':
      return isDelivered(alike.deliveries, about.today);
    case 'late':
      return timeOf(alike) === 'late';
    case 'inherited':
      return isInherited(alike, about.since, about.today);
    default:
      return placeOf(alike, about.today) === of.list;
  }
}

export type Scorecard = { numbers: Record<List, number>; byBasis: Record<Basis, Record<Time, number>> };

export function scorecard(all: readonly Alike[], about: { today: string; since: string | undefined }): Scorecard {
  const none = <K extends string>(keys: readonly K[]) =>
    Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
  const numbers = none(lists);
  const byBasis = Object.fromEntries(bases.map((basis) => [basis, none(times)])) as Scorecard['byBasis'];
  for (const alike of all) {
    for (const list of lists) if (isIn(alike, { list }, about)) numbers[list] += alike.count;
    const time = timeOf(alike);
    if (time) byBasis[alike.clock.period.basis][time] += alike.count;
  }
  return { numbers, byBasis };
}
