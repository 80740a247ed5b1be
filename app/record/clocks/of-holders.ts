// The clocks of everything that waits with some holders: for their own desk and for the page of what was asked of them.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import type { DeliveryFact } from '../demands/rules.ts';
import type { Holder } from '../people/holder.ts';
import type { Clock, ClockEvent } from './rules.ts';
import { clockReader, readGround } from './store.ts';

type Of = { posts: readonly string[]; organizations: readonly string[]; today: string };

/** Two queries; what it returns gives the clock of one unanswered referral, and computes those alike once. */
export async function clocksOfHolders(
  tx: Tx,
  { posts, organizations, today }: Of,
): Promise<(referral: string, holder: Holder, deliveries: readonly DeliveryFact[]) => Clock> {
  const { rows } = await sql<ClockEvent & { referral: string }>`
    select referral_id as referral, id, what, day, days from clock_events
    where withdrawn_by is null and what <> 'withdrawn'
      and (holder_post = any(${[...posts]}::uuid[]) or holder_organization = any(${[...organizations]}::uuid[])) order by act_id`.execute(
    tx,
  );
  const events = Map.groupBy(rows, (row) => row.referral);
  const clock = clockReader(await readGround(tx), today);
  return (referral, holder, deliveries) =>
    clock({
      holder,
      deliveries,
      events: (events.get(referral) ?? []).map(({ id, what, day, days }) => ({ id, what, day, days })),
      answered: [],
    });
}
