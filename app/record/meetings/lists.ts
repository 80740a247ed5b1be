// What a meeting is made of, as public lists: agendas, who came, minutes, objections to them, series. CSV, JSON, feed and read API.
// Minutes are listed without their text, which has a page of its own for every version.
import { sql } from 'kysely';
import Type from 'typebox';
import { routes } from '../../base/routes.ts';
import type { View } from '../../web/view.ts';
import {
  byCode,
  byMeeting,
  day,
  defineList,
  maybe,
  maybeWords,
  meetingColumns,
  meetingJoin,
  oneOf,
  party,
  type Row,
  uuid,
  words,
} from '../outlets/list.ts';
import { bases, cameSays } from './attendance/rules.ts';
import { rhythms } from './series/days.ts';

const meetingOf = (row: Row): string => `${row.meeting}-${row._meeting_slug}`;
const href = (row: Row, view: View, part = ''): string =>
  `${view.href(routes.meeting, { meeting: meetingOf(row) })}${part}`;
const minutesHref = (row: Row, view: View, part = ''): string =>
  `${view.href(routes.meetingMinutes, { meeting: meetingOf(row), version: row.version })}${part}`;
const titled = (row: Row, more: string): string | null => row._meeting_title && `${row._meeting_title} · ${more}`;

/** Who said it, on whose behalf, and how it is known: on every row of what a meeting is made of. */
const spoken = { said_by: maybeWords(), given: oneOf('here', 'source'), day: day(), lang: words() };
const spokenColumns = sql`${party('by', 'said_by')}, x.given, x.day, x.lang`;

defineList({
  name: 'agenda',
  fields: {
    meeting: Type.Integer(),
    item: Type.Integer(),
    words: maybeWords(),
    what: oneOf('added', 'changed', 'removed'),
    reason: maybeWords(),
    demands: Type.Array(words(), { description: 'letter/demand' }),
    ...spoken,
  },
  columns: sql`${meetingColumns}, x.number as item, x.words, x.what, x.reason, ${spokenColumns},
    coalesce((select array_agg(l.number || '/' || d.number order by l.number, d.number) from agenda_demands a
      join demands d on d.place_id = a.place_id and d.id = a.demand_id and d.superseded_by is null
      join letters l on l.place_id = d.place_id and l.id = d.letter_id and l.superseded_by is null
      where a.place_id = x.place_id and a.act_id = x.act_id), '{}') as demands`,
  from: sql`agenda_items x ${meetingJoin}`,
  where: sql`x.superseded_by is null`,
  filters: { meeting: byMeeting, what: byCode('x.what', 'added', 'changed', 'removed') },
  href: (row, view) => href(row, view, `#item${row.item}`),
  title: (row, view) => titled(row, view.t('meetings-agenda-item', { n: row.item })),
  words: ['words', 'reason'],
  page: routes.meetings,
});

defineList({
  name: 'attendance',
  fields: {
    meeting: Type.Integer(),
    who: maybeWords(),
    who_name: maybeWords(),
    says: oneOf(...cameSays),
    basis: oneOf(...bases),
    minutes: maybe(Type.Integer()),
    words: maybeWords(),
    ...spoken,
  },
  columns: sql`${meetingColumns}, coalesce('posts/' || p.slug, 'organizations/' || o.slug, 'people/' || n.slug) as who,
    coalesce(p.label, o.name, n.name) as who_name, x.says, x.basis, m.number as minutes, x.words, ${spokenColumns}`,
  from: sql`attendance x ${meetingJoin}
    left join posts p on p.place_id = x.place_id and p.id = x.who_post and p.superseded_by is null
    left join organizations o on o.place_id = x.place_id and o.id = x.who_organization and o.superseded_by is null
    left join persons n on n.place_id = x.place_id and n.id = x.who_person and n.superseded_by is null
    left join minutes m on m.place_id = x.place_id and m.id = x.minutes_id`,
  where: sql`x.superseded_by is null`,
  id: 'x.act_id',
  filters: { meeting: byMeeting, says: byCode('x.says', ...cameSays) },
  href: (row, view) => href(row, view, '#came'),
  title: (row, view) => titled(row, `${row.who_name ?? view.t('state-covered')}: ${view.t(`state-${row.says}`)}`),
  words: ['words'],
  page: routes.meetings,
});

/** What was not taken back. */
const stands = (row: string) =>
  sql.raw(
    `not exists (select from minutes_withdrawals w where w.place_id = ${row}.place_id and w.of_act = ${row}.act_id)`,
  );

defineList({
  name: 'minutes',
  fields: {
    meeting: Type.Integer(),
    version: Type.Integer(),
    digest: words(),
    current: Type.Boolean(),
    approved_by: Type.Array(words()),
    objections: Type.Integer(),
    ...spoken,
  },
  columns: sql`${meetingColumns}, x.number as version, x.digest, x.superseded_by is null as current, ${spokenColumns},
    coalesce((select array_agg(coalesce('posts/' || p.slug, 'organizations/' || o.slug, 'source') order by a.act_id) from minutes_approvals a
      left join posts p on p.place_id = a.place_id and p.id = a.by_post and p.superseded_by is null
      left join organizations o on o.place_id = a.place_id and o.id = a.by_organization and o.superseded_by is null
      where a.place_id = x.place_id and a.minutes_id = x.id and ${stands('a')}), '{}') as approved_by,
    (select count(*)::int from minutes_objections b where b.place_id = x.place_id and b.minutes_id = x.id and ${stands('b')}) as objections`,
  from: sql`minutes x ${meetingJoin}`,
  filters: { meeting: byMeeting },
  href: minutesHref,
  title: (row, view) => titled(row, view.t('meetings-minutes-n', { n: row.version })),
  page: routes.meetings,
});

defineList({
  name: 'objections',
  fields: {
    meeting: Type.Integer(),
    version: Type.Integer(),
    number: Type.Integer(),
    quote: maybeWords(),
    words: maybeWords(),
    ...spoken,
    withdrawn: maybe(day()),
    withdrawn_act: maybe(uuid()),
    withdrawn_words: maybeWords(),
  },
  columns: sql`${meetingColumns}, m.number as version, x.number, x.quote, x.words, ${spokenColumns},
    w.day as withdrawn, w.act_id as withdrawn_act, w.words as withdrawn_words`,
  from: sql`minutes_objections x left join minutes_withdrawals w on w.place_id = x.place_id and w.of_act = x.act_id
    join minutes m on m.place_id = x.place_id and m.id = x.minutes_id ${meetingJoin}`,
  id: 'x.act_id',
  filters: { meeting: byMeeting },
  href: (row, view) => minutesHref(row, view, `#objection${row.number}`),
  title: (row, view) => titled(row, view.t('meetings-objection-n', { n: row.number })),
  words: ['quote', 'words'],
  page: routes.meetings,
});

defineList({
  name: 'series',
  fields: {
    number: Type.Integer(),
    title: maybeWords(),
    summary: maybeWords(),
    every: oneOf(...rhythms),
    first_day: day(),
    time: maybeWords(),
    meetings: Type.Array(Type.Integer()),
    said_by: maybeWords(),
    given: oneOf('here', 'source'),
    lang: words(),
  },
  columns: sql`x.number, x.slug as _slug, x.title, x.summary, x.every, x.first_day, x.time, ${party('by', 'said_by')}, x.given, x.lang,
    coalesce((select array_agg(e.number order by s.occurrence, e.number) from series_events s
      join events e on e.place_id = s.place_id and e.id = s.event_id and e.superseded_by is null
      where s.place_id = x.place_id and s.series_id = x.id), '{}') as meetings`,
  from: sql`meeting_series x`,
  where: sql`x.superseded_by is null`,
  named: 'x.number',
  href: (row, view) => view.href(routes.series, { series: `${row.number}-${row._slug}` }),
  title: (row) => row.title,
  words: ['summary'],
  page: routes.meetings,
});
