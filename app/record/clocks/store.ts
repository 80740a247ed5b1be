// What clocks are computed from, read for a whole page at a time: the periods and the calendar of the place once, the facts of all its
// referrals together. It computes each clock that is the same only once, and it writes nothing.
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { together } from '../../base/together.ts';
import { type DeliveryFact, sinceAsked } from '../demands/rules.ts';
import { askedLater } from '../demands/store.ts';
import { type Holder, holderKey } from '../people/holder.ts';
import { type Calendar, calendarOf, type YearKept } from './calendar.ts';
import type { Bound, Period } from './periods.ts';
import { type Clock, type ClockEvent, clockAt } from './rules.ts';

/** A period as pages show it. Words are null where they are covered. */
export type PeriodRow = Period & {
  id: string;
  act_id: string;
  citation: string | null;
  url: string | null;
  note: string | null;
  lang: string;
  ended_by: string | null;
  withdrawn: boolean;
};

/** All periods ever set here, those taken back too, which bind nobody. */
export const periodRows = (): RawBuilder<PeriodRow> => sql<PeriodRow>`
  select id, act_id, holder_post as post, holder_organization as organization, body_kind as "bodyKind", basis, days, unit, soon,
    long_after as long, rolls, extend_most as "extendMost", running, citation, url, note, from_day as "from", until_day as until,
    lang, ended_by, withdrawn
  from periods order by act_id`;

export const calendarRows = (): RawBuilder<YearKept> =>
  sql<YearKept>`select year, days, rest from calendar where superseded_by is null order by year`;

/** The body a post belongs to and what kind of body each holder is, which periods may bind; of all holders, or of those chosen. */
export const boundRows = (
  which: { posts: RawBuilder<unknown>; organizations: RawBuilder<unknown> } = everyone,
): RawBuilder<BoundRow> =>
  sql<BoundRow>`
  select p.id, p.organization_id as organization, o.kind from posts p
    left join organizations o on o.place_id = p.place_id and o.id = p.organization_id and o.superseded_by is null
    where p.superseded_by is null and exists (select from periods) and p.id in (${which.posts})
  union all select id, id, kind from organizations
    where superseded_by is null and exists (select from periods) and id in (${which.organizations})`;
const everyone = {
  posts: sql`select holder_post from referrals`,
  organizations: sql`select holder_organization from referrals`,
};
type BoundRow = { id: string; organization: string; kind: string | null };

/** What is the same for all clocks of a place. */
export type ClockGround = { periods: PeriodRow[]; calendar: Calendar; boundOf: (holder: Holder) => Bound };

export const groundQueries = () => ({ periods: periodRows(), years: calendarRows(), bodies: boundRows() });
type GroundRows = { periods: PeriodRow[]; years: YearKept[]; bodies: BoundRow[] };

export function groundIn({ periods, years, bodies }: GroundRows): ClockGround {
  const known = new Map(bodies.map((row) => [row.id, row]));
  return {
    periods: periods.filter((one) => !one.withdrawn),
    calendar: calendarOf(years),
    boundOf: (holder) => {
      const id = 'post' in holder ? holder.post : holder.organization;
      const body = known.get(id);
      const organization = body?.organization ?? ('organization' in holder ? id : null);
      return { post: 'post' in holder ? id : null, organization, kind: body?.kind ?? null };
    },
  };
}

export const readGround = async (tx: Tx): Promise<ClockGround> => groundIn(await together(tx, groundQueries()));

/** What one clock is made of besides the ground. */
export type ClockOf = {
  holder: Holder;
  deliveries: readonly DeliveryFact[];
  events: readonly ClockEvent[];
  answered: readonly string[];
};

/** Clocks of one day, each computed once however many referrals share it: a column of a letter's matrix is one clock. */
export function clockReader(ground: ClockGround, today: string): (of: ClockOf) => Clock {
  const known = new Map<string, Clock>();
  return ({ holder, deliveries, events, answered }) => {
    const bound = ground.boundOf(holder);
    const facts = { deliveries, events, answered };
    // Where no period is set, whoever is asked has the same courtesy.
    const key = `${ground.periods.length > 0 ? holderKey(holder) : ''} ${JSON.stringify(facts)}`;
    let clock = known.get(key);
    if (!clock) {
      clock = clockAt({ ...facts, periods: ground.periods, bound, calendar: ground.calendar, today });
      known.set(key, clock);
    }
    return clock;
  };
}

/** An event of a clock as its page shows it. */
export type ClockEventRow = {
  id: string;
  act_id: string;
  referral: string;
  demand: string;
  holder_post: string | null;
  holder_organization: string | null;
  what: ClockEvent['what'] | 'withdrawn';
  day: string;
  days: number | null;
  words: string | null;
  about: string | null;
  to_referral: string | null;
  given: 'here' | 'source';
  lang: string;
  withdrawn: boolean;
  author: { role: string; name: string; as?: string };
};

export type Within = { letter: string | RawBuilder<string> } | { demand: string } | { referral: string };

/** Everything that happened to the clocks of a letter, a demand or a referral, in the order it was recorded. */
export function eventRows(within: Within): RawBuilder<ClockEventRow> {
  const which =
    'letter' in within
      ? sql`e.letter_id = ${within.letter}`
      : 'demand' in within
        ? sql`e.demand_id = ${within.demand}`
        : sql`e.referral_id = ${within.referral}`;
  return sql<ClockEventRow>`
    select e.id, e.act_id, e.referral_id as referral, e.demand_id as demand, e.holder_post, e.holder_organization, e.what, e.day, e.days,
      e.words, e.about, e.to_referral, e.given, e.lang, e.withdrawn_by is not null as withdrawn, a.fields->'author' as author
    from clock_events e join acts a on a.place_id = e.place_id and a.id = e.act_id where ${which} order by a.n`;
}

/** Those that count: not taken back, and not the taking back itself. */
export const counting = (rows: readonly ClockEventRow[]): ClockEvent[] =>
  rows.flatMap((row) =>
    row.withdrawn || row.what === 'withdrawn' ? [] : [{ id: row.id, what: row.what, day: row.day, days: row.days }],
  );

/** A referral for the list of clocks, with everything its clock is computed from. */
export type ListedReferral = {
  referral: string;
  holder_post: string | null;
  holder_organization: string | null;
  demand: number;
  heading: string | null;
  letter: number;
  slug: string;
  title: string | null;
  lang: string;
  deliveries: readonly DeliveryFact[];
  events: ClockEvent[];
  answered: string[];
};

/** A referral's deliveries as JSON; `r` is what its table is called in the query. */
export const deliveriesJson = (r: string) => sql`
  (select coalesce(jsonb_agg(jsonb_build_object('fact', v.fact, 'day', v.day, 'disputed', v.disputed_by is not null,
      'acknowledged', v.acknowledged_by is not null, 'withdrawn', v.withdrawn_by is not null) order by v.act_id), '[]')
    from deliveries v where v.place_id = ${sql.ref(`${r}.place_id`)} and v.letter_id = ${sql.ref(`${r}.letter_id`)} and v.fact <> 'published'
      and v.holder_post is not distinct from ${sql.ref(`${r}.holder_post`)}
      and v.holder_organization is not distinct from ${sql.ref(`${r}.holder_organization`)})`;
export const eventsJson = (r: string) => sql`
  (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'what', e.what, 'day', e.day, 'days', e.days) order by e.act_id), '[]')
    from clock_events e where e.place_id = ${sql.ref(`${r}.place_id`)} and e.referral_id = ${sql.ref(`${r}.id`)} and e.withdrawn_by is null and e.what <> 'withdrawn')`;

/** Referrals whose clock may run: something was delivered and nothing was answered. With `answered`, those too. */
export async function listedReferrals(tx: Tx, answered: boolean): Promise<ListedReferral[]> {
  const { rows } = await sql<ListedReferral & { asked: string | null }>`
    select r.id as referral, r.holder_post, r.holder_organization, d.number as demand, d.heading, l.number as letter, l.slug, l.title,
      l.lang, ${askedLater('r', 'l')} as asked, ${deliveriesJson('r')} as deliveries, ${eventsJson('r')} as events,
      (select coalesce(jsonb_agg(a.day order by a.number), '[]') from answers a where a.place_id = r.place_id and a.referral_id = r.id) as answered
    from referrals r
    join demands d on d.place_id = r.place_id and d.id = r.demand_id and d.superseded_by is null
    join letters l on l.place_id = r.place_id and l.id = r.letter_id and l.superseded_by is null
    where exists (select from deliveries v where v.place_id = r.place_id and v.letter_id = r.letter_id and v.fact = 'delivered'
        and v.holder_post is not distinct from r.holder_post and v.holder_organization is not distinct from r.holder_organization)
      and (${answered} or not exists (select from answers a where a.place_id = r.place_id and a.referral_id = r.id))
    order by l.number, d.number, r.act_id`.execute(tx);
  return rows.map(({ asked, ...row }) => ({ ...row, deliveries: sinceAsked(row.deliveries, asked) }));
}

export type ClockedReferral = {
  id: string;
  demand: string;
  letter: string;
  post: string | null;
  organization: string | null;
  deliveries: readonly DeliveryFact[];
  answered: string[];
};

/** One referral with what its clock is made of, but its events. */
export async function clockedReferral(tx: Tx, referral: string): Promise<ClockedReferral | undefined> {
  const { rows } = await sql<ClockedReferral & { asked: string | null }>`
    select r.id, r.demand_id as demand, r.letter_id as letter, r.holder_post as post, r.holder_organization as organization,
      ${askedLater('r', 'l')} as asked, ${deliveriesJson('r')} as deliveries,
      (select coalesce(jsonb_agg(a.day order by a.number), '[]') from answers a where a.place_id = r.place_id and a.referral_id = r.id) as answered
    from referrals r join letters l on l.place_id = r.place_id and l.id = r.letter_id and l.superseded_by is null
    where r.id = ${referral}`.execute(tx);
  return rows[0] && { ...rows[0], deliveries: sinceAsked(rows[0].deliveries, rows[0].asked) };
}
