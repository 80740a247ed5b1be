// The clocks of a whole letter for its matrix: everything in one more row of the read that the page makes anyway.
// A column of unanswered referrals shares one clock; only a referral something happened to has one of its own.
import { type RawBuilder, sql } from 'kysely';
import { type DeliveryFact, sinceAsked } from '../demands/rules.ts';
import { askedLater } from '../demands/store.ts';
import type { LetterId } from '../letters/store.ts';
import { type Holder, holderAt, holderKey } from '../people/holder.ts';
import type { Clock, ClockEvent } from './rules.ts';
import { boundRows, calendarRows, clockReader, groundIn, periodRows } from './store.ts';

type Rows<R> = R extends RawBuilder<infer Row> ? Row[] : never;
type Referred = { demand: string; post: string | null; organization: string | null };
type Event = ClockEvent & Referred;
export type LetterClockRow = {
  periods: Rows<ReturnType<typeof periodRows>>;
  years: Rows<ReturnType<typeof calendarRows>>;
  bodies: Rows<ReturnType<typeof boundRows>>;
  events: Event[];
  /** the few that were asked only after the letter, each with the day */
  later: (Referred & { asked: string })[];
};

const ofLetter = (column: string, letter: LetterId) =>
  sql`select ${sql.ref(column)} from referrals where letter_id = ${letter}`;
const list = (rows: RawBuilder<unknown>) => sql`(select coalesce(json_agg(each), '[]') from (${rows}) each)`;

/** One row with everything the letter's clocks need besides its deliveries. */
export const letterClockRows = (letter: LetterId): RawBuilder<LetterClockRow> => sql<LetterClockRow>`
  select ${list(periodRows())} as periods, ${list(calendarRows())} as years, ${list(boundRows({ posts: ofLetter('holder_post', letter), organizations: ofLetter('holder_organization', letter) }))} as bodies,
    ${list(sql`select id, demand_id as demand, holder_post as post, holder_organization as organization, what, day, days
      from clock_events where letter_id = ${letter} and withdrawn_by is null and what <> 'withdrawn' order by act_id`)} as events,
    ${list(sql`select * from (select r.demand_id as demand, r.holder_post as post, r.holder_organization as organization, ${askedLater('r', 'l')} as asked
      from referrals r join letters l on l.place_id = r.place_id and l.id = r.letter_id and l.superseded_by is null
      where r.letter_id = ${letter} and coalesce(r.holder_post, r.holder_organization) in
        (select coalesce(v.holder_post, v.holder_organization) from deliveries v where v.letter_id = ${letter} and v.fact = 'delivered')) r
      where asked is not null`)} as later`;

export type LetterClocks = {
  columns: Map<string, Clock>;
  /** those with something of their own, by `demand holder` */
  apart: Map<string, { clock: Clock; deliveries: readonly DeliveryFact[] }>;
};

const noRow: LetterClockRow = { periods: [], years: [], bodies: [], events: [], later: [] };

/** By holder, and by demand and holder for those apart. Answered cells show their answer and need no clock. */
export function letterClocks(
  [row = noRow]: readonly LetterClockRow[],
  holders: readonly Holder[],
  deliveriesTo: (key: string) => readonly DeliveryFact[],
  today: string,
): LetterClocks {
  const clock = clockReader(groundIn(row), today);
  const of = (holder: Holder, deliveries: readonly DeliveryFact[], events: readonly ClockEvent[]) =>
    clock({ holder, deliveries, events, answered: [] });
  const columns = new Map(
    holders.map((holder) => [holderKey(holder), of(holder, deliveriesTo(holderKey(holder)), [])]),
  );
  const own = Map.groupBy<string, Referred>([...row.events, ...row.later], keyOf);
  const apart = new Map(
    [...own].map(([key, facts]) => {
      const holder = holderAt(facts[0]!.post, facts[0]!.organization)!;
      const asked = row.later.find((one) => keyOf(one) === key)?.asked ?? null;
      const deliveries = sinceAsked(deliveriesTo(holderKey(holder)), asked);
      const events = row.events.filter((one) => keyOf(one) === key);
      return [key, { clock: of(holder, deliveries, events), deliveries }] as const;
    }),
  );
  return { columns, apart };
}

const keyOf = ({ demand, post, organization }: Referred): string =>
  `${demand} ${holderKey(holderAt(post, organization)!)}`;
