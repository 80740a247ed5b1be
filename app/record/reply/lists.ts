// The right of reply as public lists: who is named beside what and whether notice went out, what they reply, and what holders say is
// wrong. Of a private person they hold what the page shows: what they are called, and never an address.
import { type RawBuilder, sql } from 'kysely';
import Type from 'typebox';
import type { Tx } from '../../base/database.ts';
import { routes } from '../../base/routes.ts';
import type { View } from '../../web/view.ts';
import { hrefOf } from '../front/tell.ts';
import { whereOf } from '../front/where.ts';
import {
  byHolder,
  day,
  defineList,
  holderColumns,
  holderFields,
  holderJoins,
  maybe,
  maybeWords,
  oneOf,
  type Row,
  uuid,
  words,
} from '../outlets/list.ts';

/** Who is named: an office, an organization or a person of the record, or a private person by what they are called. */
const namedFields = { ...holderFields, person: maybeWords(), private: Type.Boolean(), called: maybeWords() };
const namedColumns = sql`${holderColumns}, pn.slug as person, n.private`;
const namedFrom = (table: RawBuilder<unknown>) => sql`${table} ${holderJoins('n')}
  left join persons pn on pn.place_id = n.place_id and pn.id = n.person and pn.superseded_by is null`;

/** Where each stands: the item's own page. */
async function findItems(tx: Tx, rows: Row[]): Promise<void> {
  const where = await whereOf(tx, [...new Set(rows.map((row) => row.on as string))]);
  for (const row of rows) row._where = where.get(row.on);
}
const beside = (row: Row, view: View, part: string): string =>
  row._where ? `${hrefOf(view, row._where)}#${part}` : view.href(routes.home);

defineList({
  name: 'named',
  fields: {
    on: words(),
    ...namedFields,
    notice: oneOf('mailed', 'no-address', 'failed'),
    notice_day: day(),
    waited_until: maybe(day()),
    replies: Type.Integer(),
    given: oneOf('here', 'source'),
    lang: words(),
  },
  columns: sql`x.stream as on, ${namedColumns}, x.called, x.until_day as waited_until, x.given, x.lang,
    coalesce(t.outcome, x.notice) as notice, coalesce(t.day, x.day) as notice_day,
    (select count(*)::int from replies r where r.place_id = x.place_id and r.naming_id = x.id) as replies`,
  from: sql`${namedFrom(sql`namings x join namings n on n.place_id = x.place_id and n.act_id = x.act_id`)}
    left join lateral (select outcome, day from naming_notices t where t.place_id = x.place_id and t.naming_id = x.id
      order by act_id desc limit 1) t on true`,
  filters: { holder: byHolder },
  finish: findItems,
  href: (row, view) => beside(row, view, 'named'),
  title: (row, view) => row.holder_name ?? row.called ?? view.t('reply-private-person'),
  page: routes.changes,
});

defineList({
  name: 'replies',
  fields: {
    on: words(),
    naming: uuid(),
    ...namedFields,
    number: Type.Integer(),
    words: maybeWords(),
    way: oneOf('link', 'account'),
    day: day(),
    lang: words(),
    current: Type.Boolean(),
  },
  columns: sql`n.stream as on, n.id as naming, ${namedColumns}, coalesce(x.called, n.called) as called, x.number, x.words, x.way, x.day,
    x.lang, x.superseded_by is null as current`,
  from: namedFrom(sql`replies x join namings n on n.place_id = x.place_id and n.id = x.naming_id`),
  filters: { holder: byHolder },
  finish: findItems,
  href: (row, view) => beside(row, view, 'named'),
  title: (row, view) => row.holder_name ?? row.called ?? view.t('reply-private-person'),
  words: ['words'],
  page: routes.changes,
});

defineList({
  name: 'corrections',
  fields: {
    on: words(),
    target: uuid(),
    ...holderFields,
    words: maybeWords(),
    day: day(),
    outcome: maybe(oneOf('revised', 'kept')),
    outcome_words: maybeWords(),
    outcome_day: maybe(day()),
    decided_alone: maybe(Type.Boolean()),
    lang: words(),
  },
  columns: sql`x.stream as on, x.target, ${holderColumns}, x.words, x.day, x.lang, d.outcome, d.words as outcome_words,
    d.day as outcome_day, d.alone as decided_alone`,
  from: sql`corrections x ${holderJoins('x')}
    left join correction_outcomes d on d.place_id = x.place_id and d.correction_id = x.id`,
  filters: { holder: byHolder },
  finish: findItems,
  href: (row, view) => beside(row, view, 'corrections'),
  title: (row) => row.holder_name,
  words: ['words'],
  page: routes.changes,
});
