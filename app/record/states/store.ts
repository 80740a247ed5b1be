// A living example of each state, where this place has one: the newest found among the last few hundred. Nothing private is looked at;
// where a state is private by its nature, it is said where those whom it concerns see it.
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { routes } from '../../base/routes.ts';
import { together } from '../../base/together.ts';
import type { View } from '../../web/view.ts';
import { type Axis, axes } from '../commitments/rules.ts';
import { type List, listCalled, type Row } from '../outlets/list.ts';
import { readRows } from '../outlets/read.ts';
import { type PowerStanding, stateOfPower } from '../powers/rules.ts';

export type Example = {
  href: string;
  /** who alone sees such a one: it leads to where they do */
  private?: 'writers' | 'office' | 'signer';
};

/** How many of a list are looked at: enough to find what there is, and no more work however long the record grows. */
const LOOKED_AT = 300;
/** The same of a table that is asked directly: its newest rows, read off its key. */
const NEWEST = 2000;

const newestOf = (table: 'letter_versions' | 'answers' | 'invitations' | 'attendance' | 'signature_counts') =>
  sql`(select * from ${sql.table(table)} order by act_id desc limit ${NEWEST})`;
const newestReferrals = sql`(select * from referrals order by id desc limit ${NEWEST})`;
const newestLetters = sql`(select * from letters where superseded_by is null order by number desc limit ${LOOKED_AT})`;

type At = { state: string; number: number; slug: string; demand: number | null; other: string | null };

const found = (state: string, from: RawBuilder<unknown>, more = sql`null::int as demand, null::text as other`) =>
  sql<At>`(select ${state}::text as state, l.number, l.slug, ${more} ${from})`;
const all = (parts: readonly RawBuilder<At>[]) => sql<At>`${sql.join(parts, sql` union all `)}`;

const ofVersion = (which: RawBuilder<unknown>) => sql`from ${newestOf('letter_versions')} v
  join letters l on l.place_id = v.place_id and l.id = v.letter_id and l.superseded_by is null where ${which} order by v.act_id limit 1`;
/** Somebody who stood behind these words still does: see letters/standing/state.ts. */
const stands = sql`exists (select from letter_organizations o where o.place_id = v.place_id and o.letter_id = v.letter_id
  and not exists (select from letter_withdrawals w where w.place_id = o.place_id and w.letter_id = o.letter_id
    and w.organization_id = o.organization_id and w.version_id is not distinct from o.version_id))`;
const versioned = sql`null::int as demand, v.number::text as other`;

const versions = () =>
  all([
    found(
      'adopted',
      ofVersion(sql`exists (select from letter_adoptions a where a.place_id = v.place_id and a.version_id = v.id)`),
      versioned,
    ),
    found('published', ofVersion(sql`v.superseded_by is null and ${stands}`)),
    found('superseded', ofVersion(sql`v.superseded_by is not null`), versioned),
    found('withdrawn', ofVersion(sql`v.superseded_by is null and not ${stands}`)),
  ]);

const sameHolder = (of: string) => sql`${sql.ref(`${of}.holder_post`)} is not distinct from r.holder_post
  and ${sql.ref(`${of}.holder_organization`)} is not distinct from r.holder_organization`;
const answered = sql`exists (select from answers a where a.place_id = r.place_id and a.referral_id = r.id)`;
const passedOn = sql`exists (select from clock_events e where e.place_id = r.place_id and e.referral_id = r.id
  and e.what = 'transfer' and e.withdrawn_by is null)`;
const went = (which: RawBuilder<unknown>) => sql`exists (select from deliveries v where v.place_id = r.place_id
  and v.letter_id = r.letter_id and v.withdrawn_by is null and ${sameHolder('v')} and ${which})`;
const arrived = went(sql`v.fact = 'delivered' and v.disputed_by is null`);

const ofReferral = (which: RawBuilder<unknown>) => sql`from ${newestReferrals} r
  join letters l on l.place_id = r.place_id and l.id = r.letter_id and l.superseded_by is null
  join demands d on d.place_id = r.place_id and d.id = r.demand_id and d.superseded_by is null
  where ${which} order by r.id desc limit 1`;
const ofDemand = sql`d.number as demand, null::text as other`;

const referrals = () =>
  all([
    // In a letter's matrix a cell is empty where its column was asked for another demand of the letter only.
    found(
      'not-asked',
      sql`from ${newestLetters} l where exists (select from referrals r
        join demands d on d.place_id = r.place_id and d.letter_id = r.letter_id and d.id <> r.demand_id and d.superseded_by is null
        where r.place_id = l.place_id and r.letter_id = l.id and not exists (select from referrals o
          where o.place_id = r.place_id and o.demand_id = d.id and ${sameHolder('o')})) order by l.number limit 1`,
    ),
    found(
      'asked',
      ofReferral(
        sql`not ${answered} and not ${went(sql`v.fact <> 'published' and v.disputed_by is not null`)} and not ${arrived}`,
      ),
      ofDemand,
    ),
    found('waiting', ofReferral(sql`not ${answered} and not ${passedOn} and ${arrived}`), ofDemand),
    found(
      'delivery-disputed',
      ofReferral(sql`not ${answered} and ${went(sql`v.fact <> 'published' and v.disputed_by is not null`)}`),
      ofDemand,
    ),
    found('answered', ofReferral(answered), ofDemand),
    found('transferred', ofReferral(passedOn), ofDemand),
  ]);

const answers = () => sql<At>`
  select distinct on (a.superseded_by is null) case when a.superseded_by is null then 'published' else 'revised' end as state,
    l.number, l.slug, d.number as demand, coalesce(p.slug, o.slug) || '-' || a.number as other
  from ${newestOf('answers')} a join referrals r on r.place_id = a.place_id and r.id = a.referral_id
  join letters l on l.place_id = r.place_id and l.id = r.letter_id and l.superseded_by is null
  join demands d on d.place_id = r.place_id and d.id = r.demand_id and d.superseded_by is null
  left join posts p on p.place_id = r.place_id and p.id = r.holder_post and p.superseded_by is null
  left join organizations o on o.place_id = r.place_id and o.id = r.holder_organization and o.superseded_by is null
  where coalesce(p.slug, o.slug) is not null order by (a.superseded_by is null), a.act_id`;

const wayOf = (
  which: RawBuilder<unknown>,
) => sql`exists (select from invitation_deliveries w where w.place_id = i.place_id
  and w.invitation_id = i.id and w.withdrawn_by is null and ${which})`;
const invitations = () => sql<At>`
  select distinct on (state) coalesce(y.reply, case
      when ${wayOf(sql`w.fact = 'delivered' and w.disputed_by is null`)} then 'no-reply'
      when ${wayOf(sql`w.fact <> 'published' and w.disputed_by is not null`)} then 'delivery-disputed' else 'sent' end) as state,
    e.number, e.slug, null::int as demand, null::text as other
  from ${newestOf('invitations')} i join events e on e.place_id = i.place_id and e.id = i.event_id and e.superseded_by is null
  left join invitation_replies y on y.place_id = i.place_id and y.invitation_id = i.id and y.superseded_by is null
  order by state, e.number`;

/** Who came: claimed, confirmed or disputed, see meetings/attendance/rules.ts. Of each looked at, everybody's word counts, the old ones too. */
const came = () => sql<At>`
  select distinct on (state) * from (
    select case when count(distinct a.says) > 1 then 'disputed'
        else min(a.says) || case when bool_or(a.basis <> 'claim') then '-confirmed' else '-claimed' end end as state,
      e.number, e.slug, null::int as demand, null::text as other
    from attendance a join events e on e.place_id = a.place_id and e.id = a.event_id and e.superseded_by is null
    where a.superseded_by is null and a.event_id = any(array(select event_id from ${newestOf('attendance')} x))
    group by e.number, e.slug, a.who_post, a.who_organization, a.who_person) one
  order by state, number desc`;

const signatures = () =>
  all(
    (['confirmed', 'withdrawn', 'invalidated'] as const).map((state) =>
      found(
        state,
        sql`from ${newestOf('signature_counts')} c join letter_versions v on v.place_id = c.place_id and v.id = c.version_id
          join letters l on l.place_id = v.place_id and l.id = v.letter_id and l.superseded_by is null
          where ${sql.ref(`c.${state}`)} > 0 order by c.act_id desc limit 1`,
      ),
    ),
  );
/** Where one signs: a letter whose current words are held and which was signed before, or else any. */
const open = () => sql<At>`
  select 'pending' as state, l.number, l.slug, null::int as demand, null::text as other from ${newestOf('letter_versions')} v
  join letters l on l.place_id = v.place_id and l.id = v.letter_id and l.superseded_by is null
  where v.superseded_by is null and ${stands} order by exists (select from signature_counts c
    where c.place_id = v.place_id and c.version_id = v.id) desc, l.number limit 1`;

const powers = () => sql<{ id: string; standing: PowerStanding; from: string | null; until: string | null }>`
  select id, standing, from_day as "from", until_day as until from powers order by id desc limit ${LOOKED_AT}`;

async function newest(tx: Tx, view: View, list: List): Promise<Row[]> {
  const asked = { place: view.place.id, view, filters: {}, limit: LOOKED_AT, newest: true };
  return (await readRows(tx, list, asked)).rows;
}

/** @returns addresses by `machine.state`, or `machine.part.state` where a machine has parts */
export async function livingExamples(tx: Tx, view: View): Promise<Map<string, Example>> {
  const of = await together(tx, {
    versions: versions(),
    referrals: referrals(),
    answers: answers(),
    invitations: invitations(),
    came: came(),
    signatures: signatures(),
    open: open(),
    powers: powers(),
  });
  const examples = new Map<string, Example>([
    ['letter.draft', { href: view.href(routes.deskLetters), private: 'writers' }],
    ['answer.draft', { href: view.href(routes.deskAsked), private: 'office' }],
  ]);
  const at = ({ number, slug }: At) => `${number}-${slug}`;
  const letterAt = (one: At) =>
    one.other
      ? `${view.href(routes.letterVersion, { letter: at(one), version: one.other })}#states`
      : view.href(routes.letter, { letter: at(one) });
  for (const one of of.versions) examples.set(`letter.${one.state}`, { href: letterAt(one) });
  for (const one of of.referrals)
    examples.set(`referral.${one.state}`, {
      href: one.demand ? view.href(routes.demand, { letter: at(one), demand: one.demand }) : letterAt(one),
    });
  for (const one of of.answers)
    examples.set(`answer.${one.state}`, {
      href: view.href(routes.answer, { letter: at(one), demand: one.demand!, answer: one.other! }),
    });
  const meetingAt = (one: At) => view.href(routes.meeting, { meeting: at(one) });
  for (const one of of.invitations) examples.set(`invitation.reply.${one.state}`, { href: meetingAt(one) });
  for (const one of of.came) examples.set(`invitation.came.${one.state}`, { href: meetingAt(one) });
  for (const one of of.signatures)
    examples.set(`signature.${one.state}`, { href: view.href(routes.letterSupport, { letter: at(one) }) });
  for (const one of of.open)
    examples.set('signature.pending', { href: view.href(routes.letterSign, { letter: at(one) }), private: 'signer' });
  for (const one of of.powers)
    examples.set(`power.${stateOfPower(one, view.today)}`, { href: view.href(routes.power, { power: one.id }) });
  for (const [key, href] of [...(await clockExamples(tx, view)), ...(await commitmentExamples(tx, view))])
    examples.set(key, { href });
  return examples;
}

async function clockExamples(tx: Tx, view: View): Promise<[string, string][]> {
  const list = listCalled('clocks')!;
  return (await newest(tx, view, list)).map((row) => [`clock.${row.state}`, list.href(row, view)]);
}

async function commitmentExamples(tx: Tx, view: View): Promise<[string, string][]> {
  const list = listCalled('commitments')!;
  const stand = (row: Row, axis: Axis) => [`commitment.${axis}.${row[axis]}`, list.href(row, view)] as [string, string];
  return (await newest(tx, view, list)).flatMap((row) => axes.map((axis) => stand(row, axis)));
}
