// Where a referral stands, computed from what is recorded and never stored. Pure: today is a parameter.
// It never says that someone has not answered unless a delivery is evidenced and undisputed: silence needs a question that arrived.
import { daysBetween } from '../../base/clock.ts';
import { bareDay, latest } from '../../base/fuzzy-day.ts';
import type { Verdict } from '../answers/rules.ts';

export type DeliveryFact = {
  fact: 'published' | 'sent' | 'delivered';
  /** fuzzy: a year, a month, a day, or a bound */
  day: string;
  disputed: boolean;
  acknowledged: boolean;
  /** recorded in error: it counts for nothing */
  withdrawn: boolean;
};

/**
 * The deliveries as they count for a demand that was put to their receiver only later, on `asked`: a letter may have arrived long before,
 * but nobody is waited for from a day on which they were not asked. Null where it was asked with the letter itself.
 */
export const sinceAsked = (deliveries: readonly DeliveryFact[], asked: string | null): readonly DeliveryFact[] =>
  asked === null
    ? deliveries
    : deliveries.map((one) =>
        one.fact === 'delivered' && latest(one.day) < latest(asked) ? { ...one, day: asked } : one,
      );

export type ReferralState =
  | { state: 'not-asked' }
  | { state: 'asked'; sent?: string; disputed: boolean }
  | { state: 'waiting'; since: string; days: number | undefined; acknowledged: boolean }
  | { state: 'answered'; verdict: Verdict; day: string };

/**
 * The state of one cell of the matrix.
 * A delivery counts when it is recorded as delivered (which needs evidence), its receiver does not dispute it and nobody took it back;
 * the first that counts is the one waiting is counted from. `days` is undefined where that day is only known by month or year, or as a bound.
 */
export function referralState(of: {
  referral: boolean | object | undefined;
  deliveries: readonly DeliveryFact[];
  answer?: { verdict: Verdict; day: string } | undefined;
  today: string;
}): ReferralState {
  if (!of.referral) return { state: 'not-asked' };
  if (of.answer) return { state: 'answered', verdict: of.answer.verdict, day: of.answer.day };
  const deliveries = of.deliveries.filter((one) => !one.withdrawn);
  const arrived = deliveries
    .filter((one) => one.fact === 'delivered' && !one.disputed && bareDay(one.day) <= of.today)
    .sort((a, b) => bareDay(a.day).localeCompare(bareDay(b.day)))[0];
  if (arrived) {
    const days = arrived.day.length === 10 ? daysBetween(arrived.day, of.today) : undefined;
    return { state: 'waiting', since: arrived.day, days, acknowledged: arrived.acknowledged };
  }
  const sent = deliveries.find((one) => one.fact !== 'published' && bareDay(one.day) <= of.today);
  return {
    state: 'asked',
    ...(sent ? { sent: sent.day } : {}),
    disputed: deliveries.some((one) => one.fact !== 'published' && one.disputed),
  };
}
