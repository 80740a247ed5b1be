// What was asked of holders, read in groups: referrals of one letter that stand alike are one row, whatever their number. So a page of
// somebody who was asked five thousand things counts them in one query, and lists name theirs by it.
import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import type { ClockEvent } from '../clocks/rules.ts';
import { clockReader, readGround } from '../clocks/store.ts';
import { type DeliveryFact, sinceAsked } from '../demands/rules.ts';
import { askedLater } from '../demands/store.ts';
import { deliveriesTo } from './asked.ts';
import { type Holder, holderAt, holderKey } from './holder.ts';
import { within } from './interval.ts';
import type { Alike } from './scorecard.ts';
import type { Membership } from './store.ts';

export type AskedAlike = Alike & { holder: Holder; letter: number };
export type AskedList = AskedAlike & { referrals: string[]; demands: number[] };

type Row = {
  letter_id: string;
  letter: number;
  day: string;
  holder_post: string | null;
  holder_organization: string | null;
  asked: string | null;
  answered: string[] | null;
  events: ClockEvent[] | null;
  count: number;
  referrals: string[];
  demands: number[];
};

export type Asking = {
  /** The groups, the latest letter first. */
  alike: () => Promise<AskedAlike[]>;
  /** The same with the referrals of each, in the order of their demands; only of these letters where some are named. */
  lists: (letters?: readonly number[]) => Promise<AskedList[]>;
};

/** What was asked of these posts and organizations. What all groups share is read once, each clock computed once. */
export async function askedOfEach(
  tx: Tx,
  posts: readonly string[],
  organizations: readonly string[],
  today: string,
): Promise<Asking> {
  if (posts.length + organizations.length === 0) return { alike: async () => [], lists: async () => [] };
  const ground = {
    deliveries: await deliveriesTo(tx, posts, organizations),
    clockOf: clockReader(await readGround(tx), today),
  };
  return {
    alike: () => read(tx, posts, organizations, ground, false),
    lists: (letters) => read(tx, posts, organizations, ground, true, letters),
  };
}

type Ground = { deliveries: Map<string, DeliveryFact[]>; clockOf: ReturnType<typeof clockReader> };

async function read(
  tx: Tx,
  posts: readonly string[],
  organizations: readonly string[],
  { deliveries, clockOf }: Ground,
  listed: boolean,
  letters?: readonly number[],
): Promise<AskedList[]> {
  const of = (alias: string) =>
    sql<SqlBool>`(${sql.ref(`${alias}.holder_post`)} = any(${posts}::uuid[]) or ${sql.ref(`${alias}.holder_organization`)} = any(${organizations}::uuid[]))`;
  const lists = listed
    ? sql`array_agg(r.id order by d.number, r.id) as referrals, array_agg(d.number order by d.number, r.id) as demands`
    : sql`'{}'::uuid[] as referrals, '{}'::int[] as demands`;
  const { rows } = await sql<Row>`
    with own as (
      select r.place_id, r.id, r.letter_id, r.demand_id, r.holder_post, r.holder_organization, r.asked from (
        select r.*, ${askedLater('r', 'l')} as asked from referrals r
        join letters l on l.place_id = r.place_id and l.id = r.letter_id and l.superseded_by is null where ${of('r')}
      ) r
    ), answered as (
      select a.referral_id, array_agg(distinct a.day order by a.day) as days
      from answers a join own on own.place_id = a.place_id and own.id = a.referral_id group by 1
    ), events as (
      select e.referral_id, jsonb_agg(jsonb_build_object('id', e.id, 'what', e.what, 'day', e.day, 'days', e.days) order by e.act_id) as events
      from clock_events e join own on own.place_id = e.place_id and own.id = e.referral_id
      where e.withdrawn_by is null and e.what <> 'withdrawn' group by 1
    )
    select r.letter_id, l.number as letter, l.day, r.holder_post, r.holder_organization, r.asked, a.days as answered, e.events,
      count(*)::int as count, ${lists}
    from own r
    join letters l on l.place_id = r.place_id and l.id = r.letter_id and l.superseded_by is null
    join demands d on d.place_id = r.place_id and d.id = r.demand_id and d.superseded_by is null
    left join answered a on a.referral_id = r.id
    left join events e on e.referral_id = r.id
    where ${letters ? sql<SqlBool>`l.number = any(${[...letters]}::int[])` : sql<SqlBool>`true`}
    group by r.letter_id, l.number, l.day, r.holder_post, r.holder_organization, r.asked, a.days, e.events
    order by btrim(l.day, './') desc, l.number desc, min(d.number)`.execute(tx);
  return rows.map((row) => {
    const holder = holderAt(row.holder_post, row.holder_organization)!;
    const arrived = sinceAsked(deliveries.get(`${row.letter_id} ${holderKey(holder)}`) ?? [], row.asked);
    const answered = row.answered ?? [];
    return {
      holder,
      letter: row.letter,
      asked: row.asked ?? row.day,
      count: row.count,
      answered: answered[0] ?? null,
      deliveries: arrived,
      clock: clockOf({ holder, deliveries: arrived, events: row.events ?? [], answered }),
      referrals: row.referrals,
      demands: row.demands,
    };
  });
}

/** The first day on which somebody who holds a post today held it; undefined where the record does not know one. */
export function heldSince(held: readonly Membership[], today: string): string | undefined {
  const now = held.filter((one) => within(one, today) !== 'no').map((one) => one.from);
  // Of several who hold it together, the first to come has known it all.
  return now.length > 0 && now.every((from) => from !== null && from.length === 10)
    ? (now as string[]).sort()[0]
    : undefined;
}
