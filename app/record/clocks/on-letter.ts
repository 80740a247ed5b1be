// The clocks of a whole letter for its matrix: everything in one more row of the read that the page makes anyway.
// A column of unanswered referrals shares one clock; only a referral something happened to has one of its own.
import { type RawBuilder, sql } from 'kysely';
import type { DeliveryFact } from '../demands/rules.ts';
import type { LetterId } from '../letters/store.ts';
import { type Holder, holderAt, holderKey } from '../people/holder.ts';
import type { Clock, ClockEvent } from './rules.ts';
import { boundRows, calendarRows, clockReader, groundIn, periodRows } from './store.ts';

type Rows<R> = R extends RawBuilder<infer Row> ? Row[] : never;
type Event = ClockEvent & { demand: string; post: string | null; organization: string | null };
export type LetterClockRow = {
  periods: Rows<ReturnType<typeof periodRows>>;
  years: Rows<ReturnType<typeof calendarRows>>;
  bodies: Rows<ReturnType<typeof boundRows>>;
  events: Event[];
};

const ofLetter = (column: string, letter: LetterId) =>
  sql`select ${sql.ref(column)} from referrals where letter_id = ${letter}`;
const list = (rows: RawBuilder<unknown>) => sql`(select coalesce(json_agg(each), '[]') from (${rows}) each)`;

/** One row with everything the letter's clocks need besides its deliveries. */
export const letterClockRows = (letter: LetterId): RawBuilder<LetterClockRow> => sql<LetterClockRow>`
  select ${list(periodRows())} as periods, ${list(calendarRows())} as years, ${list(boundRows({ posts: ofLetter('holder_post', letter), organizations: ofLetter('holder_organization', letter) }))} as bodies,
    ${list(sql`select id, demand_id as demand, holder_post as post, holder_organization as organization, what, day, days
      from clock_events where letter_id = ${letter} and withdrawn_by is null and what <> 'withdrawn' order by act_id`)} as events`;

export type LetterClocks = { columns: Map<string, Clock>; apart: Map<string, Clock> };

/** By holder, and by demand and holder for those apart. Answered cells show their answer and need no clock. */
export function letterClocks(
  [row]: readonly LetterClockRow[],
  holders: readonly Holder[],
  deliveriesTo: (key: string) => readonly DeliveryFact[],
  today: string,
): LetterClocks {
  const clock = clockReader(groundIn(row ?? { periods: [], years: [], bodies: [] }), today);
  const of = (holder: Holder, events: readonly ClockEvent[]) =>
    clock({ holder, deliveries: deliveriesTo(holderKey(holder)), events, answered: [] });
  const columns = new Map(holders.map((holder) => [holderKey(holder), of(holder, [])]));
  const own = Map.groupBy(
    row?.events ?? [],
    (one) => `${one.demand} ${holderKey(holderAt(one.post, one.organization)!)}`,
  );
  const apart = new Map(
    [...own].map(([key, events]) => [key, of(holderAt(events[0]!.post, events[0]!.organization)!, events)] as const),
  );
  return { columns, apart };
}
