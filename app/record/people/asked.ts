// What was asked of an office or an organization, and where each referral stands on a day. Five queries whatever their number.
// The state is computed by the demands room's rule, never stored; without an evidenced delivery nobody is said to be silent.
import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import type { Verdict } from '../answers/rules.ts';
import { clocksOfHolders } from '../clocks/of-holders.ts';
import type { Clock } from '../clocks/rules.ts';
import { type DeliveryFact, type ReferralState, referralState, sinceAsked } from '../demands/rules.ts';
import { askedLater } from '../demands/store.ts';
import { type Holder, holderAt, holderKey } from './holder.ts';

export type Asked = {
  referral: string;
  holder: Holder;
  demand: { number: number; heading: string | null };
  letter: { number: number; slug: string; title: string | null; lang: string; day: string };
  answer: number | null;
  /** the day of the first delivery that counts */
  delivered: string | null;
  state: ReferralState;
  /** the clock of what was delivered and waits */
  clock?: Clock;
};

type Row = {
  referral: string;
  holder_post: string | null;
  holder_organization: string | null;
  letter_id: string;
  asked: string | null;
  demand: number;
  heading: string | null;
  letter: number;
  slug: string;
  title: string | null;
  lang: string;
  day: string;
  answer: number | null;
  verdict: Verdict | null;
  answer_day: string | null;
};

const ofHolders = (alias: string, posts: readonly string[], organizations: readonly string[]) =>
  sql<SqlBool>`(${sql.ref(`${alias}.holder_post`)} = any(${posts}::uuid[]) or ${sql.ref(`${alias}.holder_organization`)} = any(${organizations}::uuid[]))`;

/** Referrals to any of these posts and organizations, the latest letter first; only these of them where some are named. */
export async function askedOf(
  tx: Tx,
  posts: readonly string[],
  organizations: readonly string[],
  today: string,
  only?: readonly string[],
): Promise<Asked[]> {
  if (posts.length + organizations.length === 0) return [];
  const { rows } = await sql<Row>`
    select r.id as referral, r.holder_post, r.holder_organization, r.letter_id, d.number as demand, d.heading,
      l.number as letter, l.slug, l.title, l.lang, l.day, ${askedLater('r', 'l')} as asked, a.number as answer, a.verdict, a.day as answer_day
    from referrals r
    join demands d on d.place_id = r.place_id and d.id = r.demand_id and d.superseded_by is null
    join letters l on l.place_id = r.place_id and l.id = r.letter_id and l.superseded_by is null
    left join answers a on a.place_id = r.place_id and a.referral_id = r.id and a.superseded_by is null
    where ${ofHolders('r', posts, organizations)} ${only ? sql`and r.id = any(${[...only]}::uuid[])` : sql``}
    order by btrim(l.day, './') desc, l.number desc, d.number, r.id`.execute(tx);
  const facts = rows.length ? await deliveriesTo(tx, posts, organizations) : new Map<string, DeliveryFact[]>();
  const clockOf = rows.length ? await clocksOfHolders(tx, { posts, organizations, today }) : undefined;
  return rows.map((row) => {
    const holder = holderAt(row.holder_post, row.holder_organization)!;
    const answer = row.verdict && row.answer_day ? { verdict: row.verdict, day: row.answer_day } : undefined;
    const deliveries = sinceAsked(facts.get(`${row.letter_id} ${holderKey(holder)}`) ?? [], row.asked);
    const arrived = referralState({ referral: true, deliveries, today });
    return {
      referral: row.referral,
      holder,
      delivered: arrived.state === 'waiting' ? arrived.since : null,
      demand: { number: row.demand, heading: row.heading },
      letter: { number: row.letter, slug: row.slug, title: row.title, lang: row.lang, day: row.day },
      answer: row.answer,
      state: answer ? referralState({ referral: true, deliveries, answer, today }) : arrived,
      ...(!answer && arrived.state === 'waiting' && clockOf
        ? { clock: clockOf(row.referral, holder, deliveries) }
        : {}),
    };
  });
}

/** What is recorded of the way to these holders, by `letter holder`. One query. */
export async function deliveriesTo(
  tx: Tx,
  posts: readonly string[],
  organizations: readonly string[],
): Promise<Map<string, DeliveryFact[]>> {
  const { rows } = await sql<DeliveryFact & { letter_id: string; holder_post: string; holder_organization: string }>`
    select v.letter_id, v.holder_post, v.holder_organization, v.fact, v.day,
      v.disputed_by is not null as disputed, v.acknowledged_by is not null as acknowledged,
      v.withdrawn_by is not null as withdrawn
    from deliveries v where ${ofHolders('v', posts, organizations)}`.execute(tx);
  const found = new Map<string, DeliveryFact[]>();
  for (const { letter_id, holder_post, holder_organization, ...fact } of rows) {
    const key = `${letter_id} ${holderKey(holderAt(holder_post, holder_organization)!)}`;
    found.set(key, [...(found.get(key) ?? []), fact]);
  }
  return found;
}

/** The letters an organization put its name to, the latest first. */
export async function lettersOf(
  tx: Tx,
  organization: string,
): Promise<
  { number: number; slug: string; title: string | null; lang: string; day: string; given: 'here' | 'source' }[]
> {
  const { rows } = await sql<{
    number: number;
    slug: string;
    title: string | null;
    lang: string;
    day: string;
    given: 'here' | 'source';
  }>`
    select distinct on (btrim(l.day, './'), l.number) l.number, l.slug, l.title, l.lang, l.day, n.given
    from letter_organizations n join letters l on l.place_id = n.place_id and l.id = n.letter_id and l.superseded_by is null
    where n.organization_id = ${organization} order by btrim(l.day, './') desc, l.number desc`.execute(tx);
  return rows;
}

export type Verified = {
  membership: string | null;
  organization: string | null;
  method: string;
  since: string;
  until: string;
  ended: string | null;
  /** the last day of the post itself, where it has one */
  post_until: string | null;
};

/** How and when someone was verified to speak for these memberships or organizations, the latest first. */
export async function verificationsOf(
  tx: Tx,
  memberships: readonly string[],
  organizations: readonly string[],
): Promise<Verified[]> {
  const { rows } = await sql<Verified>`
    select v.membership_id as membership, v.organization_id as organization, v.method, v.since, v.until, v.ended,
      m.until_day as post_until
    from verifications v left join memberships m on m.place_id = v.place_id and m.id = v.membership_id
    where v.membership_id = any(${memberships}::uuid[]) or v.organization_id = any(${organizations}::uuid[])
    order by v.since desc, v.id`.execute(tx);
  return rows;
}
