// Reads for the front of the place: what changed, by the day it happened; the search over every public text.
// It never reads words from an act: a covered text is nowhere here.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import type { Occurred, PublicAuthor } from '../../base/tables.ts';
import type { ToldAct } from './tell.ts';

/** An act on the place's timeline. */
export type Change = ToldAct & {
  n: string;
  at: Date;
  day: string;
  until: string | null;
  basis: string;
  author: PublicAuthor;
  time: string | null;
};

/** Fields that hold ids, numbers and codes only. Words are not among them, so a sentence cannot repeat a covered one. */
const codes = [
  'letter',
  'demand',
  'referral',
  'event',
  'invitation',
  'organization',
  'post',
  'membership',
  'holder_post',
  'holder_organization',
  'to_post',
  'to_organization',
  'from_post',
  'from_organization',
  'speaker',
  'number',
  'year',
  'known',
  'fact',
  'verdict',
  'reply',
  'standing',
  'kind',
  'status',
  'given',
  'supersedes',
  'replaces',
  'cover',
  'target',
];

/** The place's timeline or that of one stream: what happened last, first. */
export async function changes(
  tx: Tx,
  page: { limit: number; offset: number; stream?: string; only?: string[] },
): Promise<Change[]> {
  const { rows } = await sql<Change & { fields: Record<string, unknown> }>`
    with shown as (
      select distinct t.day, t.n, t.act_id, t.kind, t.at, t.until, t.basis from timeline t
      where (${page.stream ?? null}::text is null or t.stream = ${page.stream ?? null})
        and (${page.only ?? null}::text[] is null or t.kind = any(${page.only ?? null}::text[]))
      order by t.day desc, t.n desc limit ${page.limit} offset ${page.offset}
    )
    select s.act_id as id, s.kind, s.n, s.at, coalesce(l.fields->'occurred'->>'on', s.day) as day, s.until, s.basis, l.fields->'author' as author,
      l.fields->'occurred'->>'time' as time,
      (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(l.fields) where key = any(${codes}::text[])) as body,
      coalesce(
        (select t.stream from timeline t join streams o on o.place_id = t.place_id and o.stream = t.stream and o.opened = s.n
          where t.act_id = s.act_id and t.n = s.n order by split_part(t.stream, '/', 1) = split_part(s.kind, '.', 1) desc limit 1),
        (select t.stream from timeline t where t.act_id = s.act_id and t.n = s.n
          order by split_part(t.stream, '/', 1) = split_part(s.kind, '.', 1) desc,
            array_position(array['referral','demand','event','letter','power','statement','source','post','organization','person','membership'], split_part(t.stream, '/', 1)) nulls last
          limit 1)) as stream
    from shown s join acts l on l.place_id = ${sql`nullif(current_setting('app.place', true), '')::uuid`} and l.id = s.act_id
    order by s.day desc, s.n desc`.execute(tx);
  return rows;
}

export async function countChanges(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(distinct n)::int as n from timeline`.execute(tx);
  return rows[0]!.n;
}

/** When an act happened, as a page says it. */
export const occurredWhen = (change: Pick<Change, 'day' | 'until' | 'basis' | 'time'>): Occurred | { on: string } => ({
  on: change.day,
  ...(change.until ? { until: change.until } : {}),
  ...(change.time && change.day.length === 10 ? { time: change.time } : {}),
  ...(change.basis === 'disputed' ? { basis: 'disputed' as const } : {}),
});

/** One thing that was found: its stream, and the words around what matched. */
export type Hit = { stream: string; act: string; kind: string; lang: string; pieces: string; more: number };

/** Marks around the words that matched; no text can hold them, since they are not characters. */
export const HIT = { start: '\ufdd0', end: '\ufdd1' } as const;

/**
 * Searches every public text. What people type is taken as words, "phrases" and -exclusions; nothing they type is an error.
 * @returns things, the best first, each once; and how many there are in all
 */
export async function search(
  tx: Tx,
  asked: { words: string; kind?: string; limit: number; offset: number },
): Promise<{ hits: Hit[]; total: number }> {
  const options = `StartSel=${HIT.start}, StopSel=${HIT.end}, MaxFragments=2, MaxWords=24, MinWords=8, FragmentDelimiter=" … "`;
  const { rows } = await sql<Hit & { total: number }>`
    with asked as (
      select websearch_to_tsquery('english', ${asked.words}) as en, websearch_to_tsquery('spanish', ${asked.words}) as es
    ), matching as (
      select t.stream, t.act_id, t.kind, t.lang, t.shown, ts_rank_cd(t.found, case t.lang when 'es' then es else en end) as rank,
        case t.lang when 'es' then es else en end as query
      from texts t, asked
      where t.found @@ (case t.lang when 'es' then es else en end)
        and (${asked.kind ?? null}::text is null or split_part(t.stream, '/', 1) = any(string_to_array(${asked.kind ?? ''}, ',')))
    ), things as (
      select distinct on (stream) stream, act_id, kind, lang, shown, query, rank, count(*) over (partition by stream) - 1 as more
      from matching order by stream, rank desc, act_id desc
    ), page as (
      select *, count(*) over () as total from things order by rank desc, act_id desc limit ${asked.limit} offset ${asked.offset}
    )
    select stream, act_id as act, kind, lang, more::int as more, total::int as total,
      ts_headline(case lang when 'es' then 'spanish' else 'english' end::regconfig, left(shown, 20000), query, ${options}) as pieces
    from page order by rank desc, act_id desc`.execute(tx);
  return { hits: rows, total: rows[0]?.total ?? 0 };
}
