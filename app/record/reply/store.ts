// Who is named beside an item and what they said, as pages show it: a whole page in one query. Words are null where they are covered.
// Nothing private is read here.
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import type { Tables } from '../../base/tables.ts';
import './tables.ts';

export type Naming = Omit<Tables['namings'], 'place_id' | 'act_id'>;

export const namingById = async (tx: Tx, id: string): Promise<Naming | undefined> =>
  isId(id)
    ? tx
        .selectFrom('namings')
        .select([
          'id',
          'stream',
          'holder_post',
          'holder_organization',
          'person',
          'called',
          'private',
          'notice',
          'day',
          'until_day',
          'given',
          'lang',
        ])
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;

export type ReplyVersion = {
  act_id: string;
  number: number;
  words: string | null;
  called: string | null;
  way: string;
  day: string;
  lang: string;
  cover: string | null;
};

/** Streams, or a query for an array of them: so that a page can ask for all it needs at once. */
export type Streams = readonly string[] | RawBuilder<unknown>;
const listOf = (streams: Streams) => ('toOperationNode' in streams ? streams : sql`${[...streams]}::text[]`);

/** Somebody named, how far notice has come, and all versions of what they say, the last first. */
export type NamedHere = Naming & {
  act_id: string;
  slug: string | null;
  name: string | null;
  name_lang: string | null;
  outcome: 'mailed' | 'failed' | null;
  outcome_day: string | null;
  replies: ReplyVersion[];
};

/** Those named in these items, in the order in which they were named. */
export const namedRows = (streams: Streams) => sql<NamedHere>`
  select n.id, n.act_id, n.stream, n.holder_post, n.holder_organization, n.person, n.called, n.private, n.notice, n.day, n.until_day,
    n.given, n.lang, coalesce(p.slug, o.slug, r.slug) as slug, coalesce(p.label, o.name, r.name) as name,
    coalesce(p.lang, o.lang, r.lang) as name_lang, t.outcome, t.day as outcome_day, coalesce(v.replies, '[]') as replies
  from namings n
  left join posts p on p.place_id = n.place_id and p.id = n.holder_post and p.superseded_by is null
  left join organizations o on o.place_id = n.place_id and o.id = n.holder_organization and o.superseded_by is null
  left join persons r on r.place_id = n.place_id and r.id = n.person and r.superseded_by is null
  left join lateral (
    select outcome, day from naming_notices t where t.place_id = n.place_id and t.naming_id = n.id order by act_id desc limit 1
  ) t on true
  left join lateral (
    select jsonb_agg(jsonb_build_object('act_id', v.act_id, 'number', v.number, 'words', v.words, 'called', v.called, 'way', v.way,
      'day', v.day, 'lang', v.lang, 'cover', (select c.by_act from covers c where c.place_id = v.place_id and c.act_id = v.act_id
        and c.field = 'words' and c.lifted_by is null order by c.how, c.by_act desc limit 1)) order by v.number desc) as replies
    from replies v where v.place_id = n.place_id and v.naming_id = n.id
  ) v on true
  where n.stream = any(${listOf(streams)}) order by n.act_id`;

export const namedBeside = async (tx: Tx, streams: readonly string[]): Promise<NamedHere[]> =>
  streams.length === 0 ? [] : (await namedRows(streams).execute(tx)).rows;

/** What names these posts, organizations and persons: for those who speak for them. */
export async function namingsOf(
  tx: Tx,
  who: { posts: readonly string[]; organizations: readonly string[]; persons: readonly string[] },
): Promise<(Naming & { replied: boolean })[]> {
  const { rows } = await sql<Naming & { replied: boolean }>`
    select n.id, n.stream, n.holder_post, n.holder_organization, n.person, n.called, n.private, n.notice, n.day, n.until_day, n.given, n.lang,
      exists (select from replies r where r.place_id = n.place_id and r.naming_id = n.id) as replied
    from namings n where n.holder_post = any(${[...who.posts]}::uuid[]) or n.holder_organization = any(${[...who.organizations]}::uuid[])
      or n.person = any(${[...who.persons]}::uuid[])
    order by n.act_id desc limit 200`.execute(tx);
  return rows;
}

export type Correction = {
  id: string;
  act_id: string;
  stream: string;
  target: string;
  holder_post: string | null;
  holder_organization: string | null;
  words: string | null;
  day: string;
  lang: string;
  cover: string | null;
  outcome: 'revised' | 'kept' | null;
  answer: string | null;
  answer_act: string | null;
  answer_lang: string | null;
  answer_day: string | null;
  /** who decided */
  answer_by: string | null;
  /** the decision is by who recorded it */
  alone: boolean | null;
  slug: string | null;
  name: string | null;
  name_lang: string | null;
};

export const correctionRows = (streams: Streams) => sql<Correction>`
  select c.id, c.act_id, c.stream, c.target, c.holder_post, c.holder_organization, c.words, c.day, c.lang,
    (select k.by_act from covers k where k.place_id = c.place_id and k.act_id = c.act_id and k.lifted_by is null limit 1) as cover,
    d.outcome, d.words as answer, d.act_id as answer_act, d.lang as answer_lang, d.day as answer_day, d.alone,
    (select a.fields->'author'->>'name' from acts a where a.place_id = d.place_id and a.id = d.act_id) as answer_by,
    coalesce(p.slug, o.slug) as slug, coalesce(p.label, o.name) as name, coalesce(p.lang, o.lang) as name_lang
  from corrections c
  left join posts p on p.place_id = c.place_id and p.id = c.holder_post and p.superseded_by is null
  left join organizations o on o.place_id = c.place_id and o.id = c.holder_organization and o.superseded_by is null
  left join correction_outcomes d on d.place_id = c.place_id and d.correction_id = c.id
  where c.stream = any(${listOf(streams)}) order by c.act_id`;

export const correctionsBeside = async (tx: Tx, streams: readonly string[]): Promise<Correction[]> =>
  streams.length === 0 ? [] : (await correctionRows(streams).execute(tx)).rows;

export async function correctionById(tx: Tx, id: string): Promise<Correction | undefined> {
  if (!isId(id)) return undefined;
  const row = await tx.selectFrom('corrections').select('stream').where('id', '=', id).executeTakeFirst();
  return row && (await correctionsBeside(tx, [row.stream])).find((one) => one.id === id);
}

/** Corrections nobody has decided, the oldest first. */
export async function openCorrections(tx: Tx): Promise<{ id: string; stream: string; day: string }[]> {
  const { rows } = await sql<{ id: string; stream: string; day: string }>`
    select c.id, c.stream, c.day from corrections c
    where not exists (select from correction_outcomes d where d.place_id = c.place_id and d.correction_id = c.id)
    order by c.act_id limit 200`.execute(tx);
  return rows;
}
