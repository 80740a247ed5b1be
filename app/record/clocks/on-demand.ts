// The clocks of one demand, one for each of those it was put to: what the demand's page shows beside every referral.
import type { Tx } from '../../base/database.ts';
import type { Answer } from '../answers/store.ts';
import { type DeliveryFact, sinceAsked } from '../demands/rules.ts';
import { type Holder, holderAt, holderKey } from '../people/holder.ts';
import type { Clock } from './rules.ts';
import { clockReader, counting, eventRows, readGround } from './store.ts';

type Referral = { id: string; holder_post: string | null; holder_organization: string | null; asked: string | null };

/** By referral. Two queries, whatever their number. */
export async function clocksOfDemand(
  tx: Tx,
  demand: string,
  of: {
    referrals: readonly Referral[];
    answers: readonly Pick<Answer, 'referral' | 'day'>[];
    deliveries: (key: string) => readonly DeliveryFact[];
    today: string;
  },
): Promise<Map<string, Clock>> {
  if (of.referrals.length === 0) return new Map();
  const { rows: events } = await eventRows({ demand }).execute(tx);
  const clock = clockReader(await readGround(tx), of.today);
  return new Map(
    of.referrals.map(({ id, holder_post, holder_organization, asked }) => {
      const holder: Holder = holderAt(holder_post, holder_organization)!;
      const own = events.filter((one) => one.referral === id);
      const answered = of.answers.filter((one) => one.referral === id).map((one) => one.day);
      const deliveries = sinceAsked(of.deliveries(holderKey(holder)), asked);
      return [id, clock({ holder, deliveries, events: counting(own), answered })];
    }),
  );
}
