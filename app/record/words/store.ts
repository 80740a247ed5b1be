// Sources and statements as they are read. Current rows only, unless a name says otherwise; covered words are null.
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import type { Tables } from '../../base/tables.ts';
import type { Source } from './sources.ts';
import './tables.ts';

const sourceColumns = [
  'id',
  'act_id',
  'title',
  'publisher',
  'published',
  'url',
  'standing',
  'held',
  'capture',
  'captured_by',
  'captured_on',
  'note',
  'lang',
] as const;

export async function sourceById(tx: Tx, id: string): Promise<Source | undefined> {
  if (!isId(id)) return undefined;
  return tx
    .selectFrom('sources')
    .select(sourceColumns)
    .where('id', '=', id)
    .where('superseded_by', 'is', null)
    .executeTakeFirst();
}

/** Every source, the latest published first; for lists and for choosing. */
export async function allSources(tx: Tx, limit = 1000): Promise<Source[]> {
  return tx
    .selectFrom('sources')
    .select(sourceColumns)
    .where('superseded_by', 'is', null)
    .orderBy(sql`published desc nulls last`)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** What rests on a source: each thing once, with the day of the latest act that cites it; the latest first. */
export async function restingOn(tx: Tx, sourceId: string, limit = 200): Promise<Resting[]> {
  // An act is in several streams; the one of its own kind (a demand's for demand.marked) says best what it is.
  const { rows } = await sql<Resting>`
    select stream, (array_agg(said order by day desc, n desc))[1] as day from (
      select distinct on (t.n) t.stream, t.day, t.n, coalesce(l.fields->'occurred'->>'on', t.day) as said
      from citations c join timeline t on t.place_id = c.place_id and t.act_id = c.act_id
      join acts l on l.place_id = t.place_id and l.id = t.act_id
      where c.source_id = ${sourceId}
      order by t.n, split_part(t.stream, '/', 1) = split_part(t.kind, '.', 1) desc
    ) cited group by stream order by max(n) desc limit ${limit}`.execute(tx);
  return rows;
}
export type Resting = { stream: string; day: string };

export type Statement = Omit<Tables['statements'], 'place_id' | 'superseded_by'>;

const statementColumns = [
  'id',
  'act_id',
  'number',
  'speaker_post',
  'speaker_organization',
  'speaker_person',
  'speaker_role',
  'words',
  'quoted',
  'venue',
  'day',
  'until_day',
  'attribution',
  'given',
  'standing',
  'dispute',
  'lang',
] as const;

const current = (tx: Tx) => tx.selectFrom('statements').select(statementColumns).where('superseded_by', 'is', null);

export const statementByNumber = (tx: Tx, number: number): Promise<Statement | undefined> =>
  current(tx).where('number', '=', number).executeTakeFirst();

export const statementById = async (tx: Tx, id: string): Promise<Statement | undefined> =>
  isId(id) ? current(tx).where('id', '=', id).executeTakeFirst() : undefined;

/** Statements by day, the latest first. */
export const allStatements = (tx: Tx, limit = 500): Promise<Statement[]> =>
  current(tx).orderBy(sql`btrim(day, './')`, 'desc').orderBy('number', 'desc').limit(limit).execute();

/** Statements about a stream (a letter, a demand, an organization …) or said by it, the earliest first. */
export const statementsAbout = (tx: Tx, stream: string, limit = 500): Promise<Statement[]> =>
  aboutStream(tx, sql`${stream}`, limit).execute();

/** The same as one of several reads of a page; `stream` may be computed by the query. */
export const statementRows = (tx: Tx, stream: RawBuilder<unknown>, limit: number) =>
  sql<Statement>`${aboutStream(tx, stream, limit)}`;

const aboutStream = (tx: Tx, stream: RawBuilder<unknown>, limit: number) =>
  current(tx)
    .where(sql<boolean>`act_id in (select act_id from timeline where stream = ${stream} and kind like 'statement.%')`)
    .orderBy(sql`btrim(day, './')`)
    .orderBy('number')
    .limit(limit);

/** The earlier wordings of a statement, the latest first. */
export const earlierStatements = (tx: Tx, id: string): Promise<Statement[]> =>
  tx
    .selectFrom('statements')
    .select(statementColumns)
    .where('id', '=', id)
    .where('superseded_by', 'is not', null)
    .orderBy('act_id', 'desc')
    .execute();

/** The streams a statement was said to be about, its own and its speaker's left out. */
export async function aboutOf(tx: Tx, statement: Statement): Promise<string[]> {
  const own = [
    `statement/${statement.id}`,
    `post/${statement.speaker_post}`,
    `organization/${statement.speaker_organization}`,
    `person/${statement.speaker_person}`,
  ];
  const rows = await tx
    .selectFrom('timeline')
    .select('stream')
    .where('act_id', '=', statement.act_id)
    .orderBy('stream')
    .execute();
  return rows.map((row) => row.stream).filter((stream) => !own.includes(stream));
}

/** The next statement's number; true only while the place's stream is locked. */
export async function nextStatementNumber(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('statements')
    .select((eb) => eb.fn.max('number').as('last'))
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}
