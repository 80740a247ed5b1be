// Letters, their demands, whom each was put to, what was answered and what is known of delivery, as lists.
import { sql } from 'kysely';
import Type from 'typebox';
import type { Tx } from '../../base/database.ts';
import { routes } from '../../base/routes.ts';
import type { View } from '../../web/view.ts';
import { verdicts } from '../answers/rules.ts';
import { type DeliveryFact, referralState, sinceAsked } from '../demands/rules.ts';
import { askedLater } from '../demands/store.ts';
import {
  byCode,
  byHolder,
  byLetter,
  day,
  defineList,
  holderColumns,
  holderFields,
  holderJoins,
  letterAddress,
  letterColumns,
  maybe,
  maybeWords,
  oneOf,
  type Row,
  uuid,
  words,
} from './list.ts';

const inLetter = sql`join letters l on l.place_id = x.place_id and l.id = x.letter_id and l.superseded_by is null`;
const demandHref = (row: Row, view: View): string =>
  view.href(routes.demand, { letter: letterAddress(row), demand: row.demand });

defineList({
  name: 'letters',
  fields: {
    number: Type.Integer(),
    title: maybeWords(),
    summary: maybeWords(),
    lang: words(),
    organizations: Type.Array(words()),
    known: oneOf('held', 'reported'),
    complete: Type.Boolean(),
    day: day(),
    versions: Type.Integer(),
    demands: Type.Integer(),
    asked: Type.Integer(),
    answered: Type.Integer(),
  },
  columns: sql`x.number, x.slug as _slug, x.title, x.summary, x.lang, x.known, x.complete, x.day,
    coalesce((select array_agg(o.slug order by lo.position) from (
      select organization_id, min(position) as position from letter_organizations
      where place_id = x.place_id and letter_id = x.id group by 1) lo
      join organizations o on o.place_id = x.place_id and o.id = lo.organization_id and o.superseded_by is null), '{}') as organizations,
    (select count(*)::int from letter_versions v where v.place_id = x.place_id and v.letter_id = x.id) as versions,
    (select count(*)::int from demands d where d.place_id = x.place_id and d.letter_id = x.id and d.superseded_by is null) as demands,
    (select count(*)::int from referrals r where r.place_id = x.place_id and r.letter_id = x.id) as asked,
    (select count(*)::int from referrals r join answers a on a.place_id = r.place_id and a.referral_id = r.id and a.superseded_by is null
      where r.place_id = x.place_id and r.letter_id = x.id) as answered`,
  from: sql`letters x`,
  where: sql`x.superseded_by is null`,
  named: 'x.number',
  filters: { known: byCode('x.known', 'held', 'reported') },
  href: (row, view) => view.href(routes.letter, { letter: `${row.number}-${row._slug}` }),
  title: (row) => row.title,
  words: ['summary'],
  page: routes.letters,
});

defineList({
  name: 'demands',
  fields: {
    letter: Type.Integer(),
    demand: Type.Integer(),
    heading: maybeWords(),
    quote: maybeWords(),
    lang: words(),
    mark: oneOf('resolved', 'unresolved', 'reported'),
    verb: maybeWords(),
    object: maybeWords(),
    asked: Type.Integer(),
    answered: Type.Integer(),
  },
  columns: sql`${letterColumns}, l.lang, x.number as demand, x.heading, x.quote, x.mark, x.verb, x.object_key as object,
    (select count(*)::int from referrals r where r.place_id = x.place_id and r.demand_id = x.id) as asked,
    (select count(*)::int from referrals r join answers a on a.place_id = r.place_id and a.referral_id = r.id and a.superseded_by is null
      where r.place_id = x.place_id and r.demand_id = x.id) as answered`,
  from: sql`demands x ${inLetter}`,
  where: sql`x.superseded_by is null`,
  filters: { letter: byLetter, mark: byCode('x.mark', 'resolved', 'unresolved', 'reported') },
  href: demandHref,
  title: (row) => row.heading,
  words: ['quote'],
  page: routes.letters,
});

const states = ['asked', 'delivery-disputed', 'waiting', ...verdicts];

defineList({
  name: 'asked',
  fields: {
    letter: Type.Integer(),
    demand: Type.Integer(),
    heading: maybeWords(),
    lang: words(),
    ...holderFields,
    ground: words(),
    state: oneOf(...states),
    since: maybe(day()),
    days: maybe(Type.Integer()),
    answer: maybe(uuid()),
  },
  columns: sql`${letterColumns}, l.lang, x.letter_id as _letter, ${askedLater('x', 'l')} as _asked, d.number as demand, d.heading, x.ground, x.holder_post as _post,
    x.holder_organization as _organization, a.id as answer, a.verdict as _verdict, a.day as _day, ${holderColumns}`,
  from: sql`referrals x ${inLetter}
    join demands d on d.place_id = x.place_id and d.id = x.demand_id and d.superseded_by is null
    left join answers a on a.place_id = x.place_id and a.referral_id = x.id and a.superseded_by is null ${holderJoins('x')}`,
  key: { column: 'x.id', type: 'uuid' },
  filters: { letter: byLetter, holder: byHolder },
  late: { state: { schema: oneOf(...states), keep: (row, state) => row.state === state } },
  finish: sayStates,
  href: demandHref,
  title: (row) => row.heading && `${row.heading} · ${row.holder_name ?? ''}`,
  page: routes.letters,
});

/** Where each of these referrals stands today, by the same rule as the pages. */
async function sayStates(tx: Tx, rows: Row[], view: View): Promise<void> {
  const letters = [...new Set(rows.map((row) => row._letter as string))];
  const { rows: facts } = await sql<DeliveryFact & { of: string }>`
    select letter_id || ' ' || coalesce(holder_post, holder_organization)::text as of, fact, day, disputed_by is not null as disputed,
      acknowledged_by is not null as acknowledged, withdrawn_by is not null as withdrawn
    from deliveries where letter_id = any(${letters}::uuid[])`.execute(tx);
  const byHolder = Map.groupBy(facts, (fact) => fact.of);
  for (const row of rows) {
    const found = referralState({
      referral: true,
      deliveries: sinceAsked(byHolder.get(`${row._letter} ${row._post ?? row._organization}`) ?? [], row._asked),
      answer: row._verdict ? { verdict: row._verdict, day: row._day } : undefined,
      today: view.today,
    });
    row.state = found.state === 'answered' ? found.verdict : found.state;
    if (found.state === 'asked' && found.disputed) row.state = 'delivery-disputed';
    if (found.state === 'waiting') Object.assign(row, { since: found.since, days: found.days ?? null });
    if (found.state === 'answered') row.since = found.day;
  }
}

defineList({
  name: 'answers',
  fields: {
    letter: Type.Integer(),
    demand: Type.Integer(),
    heading: maybeWords(),
    ...holderFields,
    number: Type.Integer(),
    verdict: oneOf(...verdicts),
    reasons: maybeWords(),
    quote: maybeWords(),
    lang: words(),
    given: oneOf('here', 'source'),
    day: day(),
    current: Type.Boolean(),
  },
  columns: sql`${letterColumns}, d.number as demand, d.heading, x.number, x.verdict, x.reasons, x.quote, x.lang, x.given, x.day,
    x.superseded_by is null as current, ${holderColumns}`,
  from: sql`answers x
    join referrals r on r.place_id = x.place_id and r.id = x.referral_id
    join letters l on l.place_id = x.place_id and l.id = r.letter_id and l.superseded_by is null
    join demands d on d.place_id = x.place_id and d.id = r.demand_id and d.superseded_by is null ${holderJoins('r')}`,
  key: { column: 'x.id', type: 'uuid' },
  filters: {
    letter: byLetter,
    holder: byHolder,
    verdict: byCode('x.verdict', ...verdicts),
    given: byCode('x.given', 'here', 'source'),
    current: {
      schema: oneOf('true', 'false'),
      where: (yes) => (yes === 'true' ? sql`x.superseded_by is null` : sql`x.superseded_by is not null`),
    },
  },
  href: (row, view) =>
    view.href(routes.answer, { letter: letterAddress(row), demand: row.demand, answer: `${row.holder}-${row.number}` }),
  title: (row, view) => `${view.t(`state-${row.verdict}`, { n: 1 })} · ${row.holder_name ?? ''}`,
  words: ['reasons'],
  page: routes.letters,
});

defineList({
  name: 'deliveries',
  fields: {
    letter: Type.Integer(),
    title: maybeWords(),
    ...holderFields,
    fact: oneOf('published', 'sent', 'delivered'),
    channel: words(),
    day: day(),
    evidence: maybeWords(),
    given: oneOf('here', 'source'),
    disputed: Type.Boolean(),
    acknowledged: Type.Boolean(),
    withdrawn: Type.Boolean(),
  },
  columns: sql`${letterColumns}, l.title, x.fact, x.channel, x.day, x.evidence, x.given, x.disputed_by is not null as disputed,
    x.acknowledged_by is not null as acknowledged, x.withdrawn_by is not null as withdrawn, ${holderColumns}`,
  from: sql`deliveries x ${inLetter} ${holderJoins('x')}`,
  filters: { letter: byLetter, holder: byHolder, fact: byCode('x.fact', 'published', 'sent', 'delivered') },
  href: (row, view) => view.href(routes.letter, { letter: letterAddress(row) }),
  title: (row, view) =>
    row.title && [row.title, view.t(`outlets-fact-${row.fact}`), row.holder_name].filter(Boolean).join(' · '),
  words: ['evidence'],
  page: routes.letters,
});
