// Clocks and periods as public lists: CSV, JSON, feed and read API. A clock's state is computed for the day it is asked, as on the pages.
import { sql } from 'kysely';
import Type from 'typebox';
import type { Tx } from '../../base/database.ts';
import { routes } from '../../base/routes.ts';
import type { View } from '../../web/view.ts';
import { sinceAsked } from '../demands/rules.ts';
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
  words,
} from '../outlets/list.ts';
import { holderAt } from '../people/holder.ts';
import { bases, units } from './periods.ts';
import { clockStates } from './rules.ts';
import { clockReader, deliveriesJson, eventsJson, readGround } from './store.ts';

const states: string[] = [...clockStates];

defineList({
  name: 'clocks',
  fields: {
    letter: Type.Integer(),
    demand: Type.Integer(),
    heading: maybeWords(),
    lang: words(),
    ...holderFields,
    state: oneOf(...states),
    start: maybe(day()),
    due: maybe(day()),
    used: Type.Integer(),
    left: Type.Integer(),
    late: Type.Integer(),
    allowed: Type.Integer(),
    unit: oneOf(...units),
    basis: oneOf(...bases),
    citation: maybeWords(),
    stopped: maybe(day()),
    stopped_by: maybe(oneOf('answer', 'stop', 'transfer')),
  },
  columns: sql`${letterColumns}, l.lang, d.number as demand, d.heading, x.holder_post as _post, x.holder_organization as _organization,
    ${askedLater('x', 'l')} as _asked, ${deliveriesJson('x')} as _deliveries, ${eventsJson('x')} as _events,
    (select coalesce(jsonb_agg(a.day order by a.number), '[]') from answers a where a.place_id = x.place_id and a.referral_id = x.id) as _answered,
    ${holderColumns}`,
  from: sql`referrals x join letters l on l.place_id = x.place_id and l.id = x.letter_id and l.superseded_by is null
    join demands d on d.place_id = x.place_id and d.id = x.demand_id and d.superseded_by is null ${holderJoins('x')}`,
  key: { column: 'x.id', type: 'uuid' },
  filters: { letter: byLetter, holder: byHolder },
  late: { state: { schema: oneOf(...states), keep: (row, state) => row.state === state } },
  finish: sayClocks,
  href: (row, view) =>
    row.holder
      ? view.href(routes.clock, { letter: letterAddress(row), demand: row.demand, holder: row.holder })
      : view.href(routes.demand, { letter: letterAddress(row), demand: row.demand }),
  title: (row, view) => row.heading && `${row.heading} · ${row.holder_name ?? ''} · ${view.t(`state-${row.state}`)}`,
  page: routes.clocks,
});

async function sayClocks(tx: Tx, rows: Row[], view: View): Promise<void> {
  const clock = clockReader(await readGround(tx), view.today);
  for (const row of rows) {
    const holder = holderAt(row._post, row._organization)!;
    const deliveries = sinceAsked(row._deliveries, row._asked);
    const now = clock({ holder, deliveries, events: row._events, answered: row._answered });
    const { state, used, left, late, allowed, period } = now;
    Object.assign(row, { state, used, left, late, allowed, unit: period.unit, basis: period.basis });
    Object.assign(row, { start: now.start ?? null, due: now.due ?? null, citation: period.citation ?? null });
    Object.assign(row, { stopped: now.stop?.day ?? null, stopped_by: now.stop?.by ?? null });
  }
}

defineList({
  name: 'periods',
  fields: {
    ...holderFields,
    body_kind: maybeWords(),
    basis: oneOf(...bases),
    days: Type.Integer(),
    unit: oneOf(...units),
    rolls: Type.Boolean(),
    running: Type.Boolean(),
    citation: maybeWords(),
    citation_url: maybeWords(),
    note: maybeWords(),
    from: maybe(day()),
    until: maybe(day()),
    withdrawn: Type.Boolean(),
    lang: words(),
  },
  columns: sql`x.body_kind, x.basis, x.days, x.unit, x.rolls, x.running, x.citation, x.url as citation_url, x.note, x.from_day as from,
    x.until_day as until, x.withdrawn, x.lang, ${holderColumns}`,
  from: sql`periods x ${holderJoins('x')}`,
  filters: { holder: byHolder, basis: byCode('x.basis', ...bases) },
  href: (_row, view) => view.href(routes.periods),
  title: (row, view) => row.citation ?? view.t('clocks-periods-title'),
  words: ['note'],
  page: routes.periods,
});
