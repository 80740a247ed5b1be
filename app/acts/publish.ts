// What every act leaves in the public tables besides what its own kind applies: stream heads, the timeline, the searchable texts.
// Used alike by commit and by replay, so it too reads nothing but the act.
import { sql } from 'kysely';
import type { Tx } from '../base/database.ts';
import { bareDay } from '../base/fuzzy-day.ts';
import { Refused } from '../base/refused.ts';
import { type Applied, kindOf, NO_PROSE, type Streams } from './define.ts';

export type Row = { applied: Applied<never>; streams: Streams };

/** The streams a batch opens, and those that must be there already (touched, or the place a new one is opened under). */
export function openedAndTouched(all: Streams[]): { opened: Set<string>; existing: string[] } {
  const opened = new Set(all.flatMap((s) => (s.opens ?? []).map((open) => open.stream)));
  const needed = all.flatMap((s) => [...s.touches, ...(s.opens ?? []).map((open) => open.under)]);
  const existing = [...new Set(needed)].filter((stream) => stream !== '' && !opened.has(stream)).sort();
  return { opened, existing };
}

/** The stream an act is first about: the one it opens, else the first it touches. */
export const subjectOf = (streams: Streams): string => streams.opens?.[0]?.stream ?? streams.touches[0] ?? 'place';

export async function publish(tx: Tx, rows: Row[]): Promise<void> {
  const place = rows[0]!.applied.place;
  const heads = new Map<string, { stream: string; head: string; opened: string | null }>();
  for (const { applied, streams } of rows) {
    for (const open of streams.opens ?? [])
      heads.set(open.stream, { stream: open.stream, head: applied.n, opened: applied.n });
    for (const stream of streams.touches) {
      heads.set(stream, { stream, head: applied.n, opened: heads.get(stream)?.opened ?? null });
    }
  }
  const given = JSON.stringify({
    heads: [...heads.values()],
    texts: rows.flatMap(textsOf),
    days: rows.flatMap(daysOf),
  });
  try {
    await sql`
      with given as (select ${given}::jsonb as it),
      opened as (
        insert into streams (place_id, stream, head, opened)
        select ${place}::uuid, stream, head, opened
        from jsonb_to_recordset((select it->'heads' from given)) as h(stream text, head bigint, opened bigint) where opened is not null
      ), touched as (
        update streams set head = h.head
        from jsonb_to_recordset((select it->'heads' from given)) as h(stream text, head bigint, opened bigint)
        where streams.place_id = ${place}::uuid and streams.stream = h.stream and h.opened is null
      ), today as materialized (
        -- Acts of one commit have one moment; a place that opens with this act has its row already. See daysInNewZone in places.ts.
        select base.civil_day(${rows[0]!.applied.at}::timestamptz,
          coalesce((select zone from place where place_id = ${place}::uuid and superseded_by is null), 'UTC')) as day
      ), said as (
        insert into texts (place_id, act_id, field, stream, kind, lang, shown)
        select ${place}::uuid, t.*
        from jsonb_to_recordset((select it->'texts' from given)) as t(act_id uuid, field text, stream text, kind text, lang text, shown text)
      )
      insert into timeline (place_id, act_id, stream, n, kind, at, day, until, basis)
      select ${place}::uuid, act_id, stream, n, kind, at, coalesce(day, (select day from today)), until, basis from jsonb_to_recordset((select it->'days' from given))
        as d(act_id uuid, stream text, n bigint, kind text, at timestamptz, day text, until text, basis text)`.execute(
      tx,
    );
  } catch (error) {
    // Two people began the same stream at once: the first one stands.
    if ((error as { code?: string; table?: string }).code === '23505') throw new Refused('duplicate');
    throw error;
  }
}

function textsOf({ applied, streams }: Row) {
  const { texts, lists, lang } = kindOf(applied.kind);
  const body = applied.body as Record<string, unknown>;
  return Object.keys(texts)
    .filter((field) => (typeof body[field] === 'string' && body[field] !== '') || isJson(body[field]))
    .map((field) => ({
      act_id: applied.id,
      field,
      stream: subjectOf(streams),
      kind: applied.kind,
      lang: lists[field] ? NO_PROSE : (lang(applied.body) ?? 'und'),
      shown: body[field],
    }));
}

/** Words that an early act held as JSON: the database writes it as a text, the same way wherever it stands. */
const isJson = (value: unknown): boolean => typeof value === 'object' && value !== null;

function daysOf({ applied, streams }: Row) {
  if (kindOf(applied.kind).quiet) return [];
  const occurred = applied.occurred;
  const about = [...new Set([...(streams.opens ?? []).map((open) => open.stream), ...streams.touches])];
  return about.map((stream) => ({
    act_id: applied.id,
    stream,
    n: applied.n,
    kind: applied.kind,
    at: applied.at.toISOString(),
    // A bound is sorted by its day; what it says of that day stands in the act. Without one it is the place's own day of its moment.
    day: occurred ? bareDay(occurred.on) : null,
    until: occurred?.until ?? null,
    basis: occurred?.basis ?? 'recorded',
  }));
}
