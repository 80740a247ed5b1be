// Reads for moderation: the texts of an act as they stand, the takedown log, and visitors' reports.
// What is covered is never read from the act itself here, except under a lock for lifting a cover.
import { sql } from 'kysely';
import { columnOf, findTarget } from '../../acts/cover.ts';
import { allKinds, kindOf } from '../../acts/define.ts';
import { subjectOf } from '../../acts/publish.ts';
import type { Tx } from '../../base/database.ts';
import type { PublicAuthor } from '../../base/tables.ts';
import './tables.ts';

export type Cover = {
  by_act: string;
  field: string;
  how: 'covered' | 'erased';
  reason: string;
  lifted_by: string | null;
  spans: [number, number][] | null;
};

/** A published text: what is readable of it now, and what was done to it. */
export type PublishedText = { field: string; shown: string | null; covers: Cover[] };

/** An act that has texts, as moderation sees it. */
export type Target = {
  act: string;
  kind: string;
  stream: string;
  streams: string[];
  lang: string | undefined;
  recorded: Date;
  author: PublicAuthor;
  texts: PublishedText[];
  /** addresses and keys made of these texts: hidden with them, not by themselves */
  keys: PublishedText[];
};

/** @throws Refused not-found */
export async function targetOf(tx: Tx, place: string, act: string): Promise<Target> {
  const found = await findTarget(tx, place, act);
  const kind = kindOf(found.kind);
  const body = found.fields as Record<string, unknown>;
  const covers = await coversOn(tx, act);
  const read = async (fields: string[]): Promise<PublishedText[]> => {
    const all: PublishedText[] = [];
    for (const field of fields) {
      // A field that was never said has nothing to cover; an erased or covered one is there as a marker.
      if (body[field] === undefined || body[field] === '') continue;
      const shown = await shownWords(tx, found.kind, field, act);
      all.push({ field, shown, covers: covers.filter((cover) => cover.field === field) });
    }
    return all;
  };
  return {
    act,
    kind: found.kind,
    stream: subjectOf(kind.streams(body as never)),
    streams: found.streams,
    lang: kind.lang(body as never),
    recorded: found.recorded,
    author: body.author as PublicAuthor,
    texts: await read(Object.keys(kind.texts)),
    keys: await read(Object.keys(kind.made)),
  };
}

/** A field of an act, for moderating more than one at once. */
export type Aim = { act: string; field: string };

/**
 * The addresses and keys made of a text, in every act that says them: an address outlives the name it was made of.
 * Those hidden so already are left out.
 */
export async function madeOf(tx: Tx, target: Target, field: string, how: 'covered' | 'erased'): Promise<Aim[]> {
  const own = Object.entries(kindOf(target.kind).made).filter(([, made]) => made.of === field);
  const found: Aim[] = [];
  for (const [name] of own) {
    const said = await wordsSaid(tx, target.act, name);
    if (said === null) continue;
    for (const kind of allKinds()) {
      for (const other of Object.keys(kind.made)) {
        const { rows } = await sql<{ act: string }>`
          select a.id as act from acts a
          where a.kind = ${kind.kind} and a.fields->>${other} = ${said} and not exists (
            select 1 from covers c where c.place_id = a.place_id and c.act_id = a.id and c.field = ${other}
              and (c.how = 'erased' or (${how} = 'covered' and c.lifted_by is null)))
          order by a.n`.execute(tx);
        found.push(...rows.map(({ act }) => ({ act, field: other })));
      }
    }
  }
  return found;
}

/** Covers of addresses and keys that were made together with one of these covers, and still stand. */
export async function madeWith(tx: Tx, covers: readonly string[]): Promise<(Aim & { cover: string })[]> {
  const { rows } = await sql<Aim & { cover: string; kind: string }>`
    select distinct on (l.n, c.by_act) c.by_act as cover, c.act_id as act, c.field, l.fields->>'target_kind' as kind
    from acts one
    join acts l on l.place_id = one.place_id and l.kind = one.kind and l.recorded = one.recorded
      and l.fields->'author' = one.fields->'author' and l.id <> one.id
    join covers c on c.place_id = l.place_id and c.by_act = l.id and c.lifted_by is null
    where one.id = any(${[...covers]}::uuid[]) order by l.n, c.by_act`.execute(tx);
  return rows.filter(({ kind, field }) => kindOf(kind).made[field]).map(({ kind: _, ...one }) => one);
}

async function shownWords(tx: Tx, kind: string, field: string, act: string): Promise<string | null> {
  const { table, column } = columnOf(kind, field);
  const { rows } = await sql<{ words: string | null }>`
    select ${sql.ref(column)} as words from ${sql.table(table)} where act_id = ${act} limit 1`.execute(tx);
  return rows[0]?.words ?? null;
}

/** What was done to the texts of an act, first to last. */
export async function coversOn(tx: Tx, act: string): Promise<Cover[]> {
  const { rows } = await sql<Cover>`
    select c.by_act, c.field, c.how, c.reason, c.lifted_by, l.fields->'spans' as spans
    from covers c join acts l on l.place_id = c.place_id and l.id = c.by_act
    where c.act_id = ${act} order by l.n`.execute(tx);
  return rows;
}

/** The words an act was published with, for putting them back. Null once they are erased. */
export async function wordsSaid(tx: Tx, act: string, field: string): Promise<string | null> {
  const { rows } = await sql<{ words: string | null }>`
    select case jsonb_typeof(fields->${field}) when 'string' then fields->>${field}
      when 'object' then case when not fields->${field} ? 'erased' then fields->>${field} end end as words
    from acts where id = ${act}`.execute(tx);
  return rows[0]?.words ?? null;
}

/** One line of the takedown log. Nothing of the text it is about. */
export type Takedown = {
  id: string;
  target: string;
  target_kind: string;
  stream: string;
  field: string;
  how: 'covered' | 'erased';
  reason: string;
  partly: boolean;
  ground: string | null;
  note: string | null;
  author: PublicAuthor;
  recorded: Date;
  lifted: { by: string; at: string; author: PublicAuthor; note: string | null } | null;
};

const takedowns = sql`
  select c.by_act as id, c.act_id as target, l.fields->>'target_kind' as target_kind, l.fields->>'stream' as stream, c.field, c.how,
    c.reason, l.fields ? 'spans' as partly, case when c.how = 'covered' then l.fields->>'ground' end as ground,
    l.fields->>'note' as note, l.fields->'author' as author, l.recorded,
    case when u.id is not null then jsonb_build_object('by', u.id, 'at', to_char(u.recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      'author', u.fields->'author', 'note', u.fields->>'note') end as lifted
  from covers c
  join acts l on l.place_id = c.place_id and l.id = c.by_act
  left join acts u on u.place_id = c.place_id and u.id = c.lifted_by`;

/** The takedown log, newest first. */
export async function takedownLog(tx: Tx, page: { limit: number; offset: number }): Promise<Takedown[]> {
  const { rows } =
    await sql<Takedown>`${takedowns} order by l.n desc limit ${page.limit} offset ${page.offset}`.execute(tx);
  return rows;
}

export async function countTakedowns(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from covers`.execute(tx);
  return rows[0]!.n;
}

export async function takedownById(tx: Tx, id: string): Promise<Takedown | undefined> {
  const { rows } = await sql<Takedown>`${takedowns} where c.by_act = ${id}`.execute(tx);
  return rows[0];
}

/** Streams an account is part of: its memberships, posts, persons and organizations, whether verified now or before. */
export async function ownStreams(tx: Tx, account: string): Promise<Set<string>> {
  const { rows } = await sql<{ stream: string | null }>`
    with mine as (
      select v.membership_id, v.organization_id from verification_accounts a
      join verifications v on v.place_id = a.place_id and v.id = a.verification_id where a.account_id = ${account}
    ), held as (select m.* from memberships m join mine on mine.membership_id = m.id)
    select 'membership/' || id as stream from held
    union select 'post/' || post_id from held
    union select 'person/' || person_id from held
    union select 'organization/' || organization_id from held
    union select 'organization/' || organization_id from mine`.execute(tx);
  return new Set(rows.flatMap((row) => row.stream ?? []));
}

/** The organizations whose letters the given streams belong to, as streams: a letter's authors are part of all that is in it. */
export async function authorsOfLetters(tx: Tx, streams: string[]): Promise<string[]> {
  const letters = streams.filter((stream) => stream.startsWith('letter/')).map((stream) => stream.slice(7));
  if (letters.length === 0) return [];
  const { rows } = await sql<{ stream: string }>`
    select distinct 'organization/' || organization_id as stream from letter_organizations
    where letter_id = any(${letters}::uuid[])`.execute(tx);
  return rows.map((row) => row.stream);
}

/** Whether an account itself did an act. */
export async function wasDoneBy(tx: Tx, act: string, account: string): Promise<boolean> {
  const row = await tx
    .selectFrom('act_accounts')
    .select('act_id')
    .where('act_id', '=', act)
    .where('account_id', '=', account)
    .executeTakeFirst();
  return row !== undefined;
}

/** A public text a steward looks for, by words pasted from a page. */
export type FoundText = { act: string; kind: string; field: string; stream: string; piece: string };

/** Texts that hold exactly these words, whatever their case; the newest act first. */
export async function textsWith(tx: Tx, words: string): Promise<FoundText[]> {
  const pattern = `%${words.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const { rows } = await sql<FoundText>`
    select act_id as act, kind, field, stream,
      substr(shown, greatest(1, position(lower(${words}) in lower(shown)) - 60), 200) as piece
    from texts where shown ilike ${pattern} order by act_id desc limit 60`.execute(tx);
  return rows;
}

/** What a visitor asked to be looked at. Private. */
export type Report = {
  id: string;
  reference: string;
  path: string;
  reason: string;
  words: string;
  contact: string | null;
  lang: string;
  at: Date;
  decided: string | null;
  decided_at: Date | null;
  note: string | null;
  answer: string | null;
};

const reportColumns = [
  'id',
  'reference',
  'path',
  'reason',
  'words',
  'contact',
  'lang',
  'at',
  'decided',
  'decided_at',
  'note',
  'answer',
] as const;

/** Reports nobody has decided, the oldest first; those of one page for one reason stand together, so that a flood hides nothing. */
export async function openReports(tx: Tx): Promise<(Report & { alike: number })[]> {
  const { rows } = await sql<Report & { alike: number }>`
    select * from (
      select distinct on (path, reason) ${sql.join(reportColumns.map((name) => sql.ref(name)))},
        (count(*) over (partition by path, reason) - 1)::int as alike
      from reports where decided is null order by path, reason, at
    ) first order by at limit 200`.execute(tx);
  return rows;
}

export const reportById = (tx: Tx, id: string): Promise<Report | undefined> =>
  tx.selectFrom('reports').select(reportColumns).where('id', '=', id).executeTakeFirst();

export const reportByReference = (tx: Tx, reference: string): Promise<Report | undefined> =>
  tx.selectFrom('reports').select(reportColumns).where('reference', '=', reference).executeTakeFirst();

export async function countOpenReports(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from reports where decided is null`.execute(tx);
  return rows[0]!.n;
}
