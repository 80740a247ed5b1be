// Meetings, invitations, statements, sources, takedowns and the acts themselves, as lists.
import { type RawBuilder, sql } from 'kysely';
import Type from 'typebox';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import { routes } from '../../base/routes.ts';
import type { View } from '../../web/view.ts';
import { actsTold } from '../front/store.ts';
import { namesFor, tellPlainly } from '../front/tell.ts';
import { eventKinds, eventStates } from '../meetings/rules.ts';
import { reasonWords, thingWords } from '../moderation/pages.ts';
import { attributions, standings } from '../words/rules.ts';
import {
  byCode,
  byHolder,
  byLetter,
  byMeeting,
  day,
  defineList,
  maybe,
  maybeWords,
  oneOf,
  party,
  type Row,
  uuid,
  words,
} from './list.ts';

const eventHref = (row: Row, view: View): string =>
  view.href(routes.meeting, { meeting: `${row.number}-${row._slug}` });

defineList({
  name: 'meetings',
  fields: {
    number: Type.Integer(),
    kind: oneOf(...eventKinds),
    title: maybeWords(),
    summary: maybeWords(),
    status: oneOf(...eventStates),
    venue: maybeWords(),
    day: day(),
    until: maybe(day()),
    time: maybeWords(),
    standing: oneOf(...standings),
    dispute: maybeWords(),
    given: oneOf('here', 'source'),
    lang: words(),
  },
  columns: sql`x.number, x.slug as _slug, x.kind, x.title, x.summary, coalesce(x.stands, x.status) as status, x.venue, x.day, x.until_day as until, x.time, x.standing,
    x.dispute, x.given, x.lang`,
  from: sql`events x`,
  where: sql`x.superseded_by is null`,
  named: 'x.number',
  filters: {
    kind: byCode('x.kind', ...eventKinds),
    status: { schema: oneOf(...eventStates), where: (code) => sql`coalesce(x.stands, x.status) = ${code}` },
  },
  href: eventHref,
  title: (row) => row.title,
  words: ['summary'],
  page: routes.meetings,
});

defineList({
  name: 'invitations',
  fields: {
    meeting: Type.Integer(),
    from: maybeWords(),
    to: maybeWords(),
    words: maybeWords(),
    reply: maybe(oneOf('accept', 'tentative', 'decline', 'conditions')),
    reply_words: maybeWords(),
    reply_day: maybe(day()),
    given: oneOf('here', 'source'),
    day: day(),
    lang: words(),
  },
  columns: sql`e.number as meeting, e.number, e.slug as _slug, e.title as _title, x.words, x.given, x.day, x.lang, r.reply,
    r.words as reply_words, r.day as reply_day, ${party('from', 'from')}, ${party('to', 'to')}`,
  from: sql`invitations x
    join events e on e.place_id = x.place_id and e.id = x.event_id and e.superseded_by is null
    left join invitation_replies r on r.place_id = x.place_id and r.invitation_id = x.id and r.superseded_by is null`,
  key: { column: 'x.id', type: 'uuid' },
  filters: { meeting: byMeeting },
  href: eventHref,
  title: (row) => row._title && `${row._title} · ${row.to ?? ''}`,
  words: ['words', 'reply_words'],
  page: routes.meetings,
});

defineList({
  name: 'statements',
  fields: {
    number: Type.Integer(),
    speaker: maybeWords(),
    speaker_name: maybeWords(),
    speaker_role: maybeWords(),
    words: maybeWords(),
    quoted: Type.Boolean(),
    venue: maybeWords(),
    day: day(),
    until: maybe(day()),
    attribution: oneOf(...attributions),
    given: oneOf('here', 'source'),
    standing: oneOf(...standings),
    dispute: maybeWords(),
    lang: words(),
  },
  columns: sql`x.number, coalesce('posts/' || p.slug, 'people/' || n.slug, 'organizations/' || o.slug) as speaker,
    coalesce(p.label, n.name, o.name) as speaker_name, x.speaker_role, x.words, x.quoted, x.venue, x.day, x.until_day as until, x.attribution,
    x.given, x.standing, x.dispute, x.lang`,
  from: sql`statements x
    left join posts p on p.place_id = x.place_id and p.id = x.speaker_post and p.superseded_by is null
    left join persons n on n.place_id = x.place_id and n.id = x.speaker_person and n.superseded_by is null
    left join organizations o on o.place_id = x.place_id and o.id = x.speaker_organization and o.superseded_by is null`,
  where: sql`x.superseded_by is null`,
  named: 'x.number',
  filters: { standing: byCode('x.standing', ...standings) },
  href: (row, view) => view.href(routes.statement, { statement: row.number }),
  title: (row, view) => row.words && `${view.t('front-thing-statement')} ${row.number} · ${row.speaker_name ?? ''}`,
  words: ['words'],
  page: routes.statements,
});

defineList({
  name: 'sources',
  fields: {
    title: maybeWords(),
    publisher: maybeWords(),
    published: maybe(day()),
    address: maybeWords(),
    standing: oneOf(...standings),
    held: Type.Boolean(),
    capture: maybeWords(),
    captured_by: maybeWords(),
    captured_on: maybeWords(),
    note: maybeWords(),
    lang: words(),
  },
  columns: sql`x.title, x.publisher, x.published, x.url as address, x.standing, x.held, x.capture, x.captured_by, x.captured_on, x.note, x.lang`,
  from: sql`sources x`,
  where: sql`x.superseded_by is null`,
  filters: { standing: byCode('x.standing', ...standings) },
  href: (row, view) => view.href(routes.source, { source: row.id }),
  title: (row) => row.title,
  words: ['publisher', 'note'],
  page: routes.statements,
});

defineList({
  name: 'takedowns',
  fields: {
    target: uuid(),
    target_kind: words(),
    field: words(),
    how: oneOf('covered', 'erased'),
    reason: words(),
    lifted: Type.Boolean(),
  },
  columns: sql`x.act_id as target, t.kind as target_kind, x.field, x.how, x.reason, x.lifted_by is not null as lifted`,
  from: sql`covers x join acts t on t.place_id = x.place_id and t.id = x.act_id`,
  key: { column: 'x.by_act', type: 'uuid' },
  id: 'x.by_act',
  act: 'x.by_act',
  filters: { how: byCode('x.how', 'covered', 'erased') },
  href: (row, view) => view.href(routes.takedown, { takedown: row.id }),
  title: (row, view) => `${thingWords(view, row as never)} · ${reasonWords(view, row as never)}`,
  page: routes.takedowns,
});

/**
 * Acts about any of these streams. Read off the act itself, page after page in the log's order: asking the timeline for the numbers of
 * all of them again for each page of a long letter took minutes.
 */
const isAbout = (streams: RawBuilder<unknown>) => sql`x.streams && array(${streams})`;

/** What each act is told as, by the one generator of sentences there is, and the page it leads to. */
async function tellRows(tx: Tx, rows: Row[], view: View): Promise<void> {
  const acts = await actsTold(
    tx,
    rows.map((row) => row.act as string),
  );
  const names = await namesFor(tx, [...acts.values()]);
  for (const row of rows) {
    const act = acts.get(row.act)!;
    row.told = tellPlainly(view, act, names);
    row._where = names.answers.get(act.id) ?? names.where.get(act.stream);
  }
}

defineList({
  name: 'changes',
  fields: {
    entry: Type.Integer(),
    kind: words(),
    told: words(),
    streams: Type.Array(words()),
    day: day(),
    leaf: words(),
  },
  // Only what is in the log: its order never changes, so whoever reads on from the last entry misses nothing.
  columns: sql`e.index::int as entry, x.kind, x.streams, e.leaf,
    coalesce(x.fields->'occurred'->>'on', to_char(x.recorded at time zone 'UTC', 'YYYY-MM-DD')) as day`,
  from: sql`entries e join acts x on x.place_id = e.place_id and x.n = e.n`,
  key: { column: 'e.index', type: 'bigint' },
  act: 'x.id',
  named: 'e.index',
  filters: {
    kind: { schema: Type.String({ maxLength: 60 }), where: (kind) => sql`x.kind = ${kind}` },
    letter: {
      ...byLetter,
      where: (number) => isAbout(sql`select 'letter/' || id from letters where number = ${Number(number)}`),
    },
    meeting: {
      ...byMeeting,
      where: (number) => isAbout(sql`select 'event/' || id from events where number = ${Number(number)}`),
    },
    holder: {
      ...byHolder,
      where: (slug) =>
        isAbout(
          sql`select 'post/' || id from posts where slug = ${slug} union select 'organization/' || id from organizations where slug = ${slug}`,
        ),
    },
    person: { ...byHolder, where: (slug) => isAbout(sql`select 'person/' || id from persons where slug = ${slug}`) },
  },
  finish: tellRows,
  href: (row, view) =>
    row._where && isId(row.id) ? view.href(row._where.route, row._where.params) : view.href(routes.changes),
  title: (row) => row.told,
  page: routes.changes,
});
