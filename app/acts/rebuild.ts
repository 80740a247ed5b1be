// `redress rebuild`: replays a place into a fresh schema and compares it with what is served, or puts it in its place.
// Runs as the owner, beside a serving installation; the check changes nothing that anyone reads.
import { type Kysely, Kysely as KyselyOn, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { instantText } from '../base/clock.ts';
import { type Database, inSnapshot, type Tx } from '../base/database.ts';
import type { Tables } from '../base/tables.ts';
import { type Progress, replayAct, storedActs } from './replay.ts';
import { faultOf } from './soundness.ts';

export type Difference = {
  table: string;
  side: 'served' | 'rebuilt';
  act: string | null;
  index: string | null;
  row: string;
};

/** Something the log itself says against what is stored: named by act and entry where there is one. */
export type LogFault = { act: string | null; index: string | null; fault: string };

/**
 * Holds every stored act against its leaf, and the log against its own count and order.
 * @returns every fault, in the log's order
 */
export async function checkLog(db: Database, place: string): Promise<LogFault[]> {
  return inSnapshot(db, place, async (tx) => {
    const faults: LogFault[] = [];
    const erasures = await erasuresOf(tx, place);
    let next = 0n;
    const part = await isPart(tx, place);
    for await (const act of storedActs(tx, place)) {
      const at = { act: act.id, index: act.index };
      if (act.leaf === null) faults.push({ ...at, fault: 'it is neither in the log nor waiting for it' });
      else {
        const fault = faultOf({ ...act, at: instantText(act.recorded), leaf: act.leaf });
        if (fault) faults.push({ ...at, fault });
      }
      for (const [field, value] of Object.entries(act.fields)) {
        if (isErased(value) && !erasures.has(`${value.erased} ${act.id} ${field}`)) {
          faults.push({ ...at, fault: `the field ${field} is gone, and no act erased it` });
        }
      }
      if (act.index === null) continue;
      // A part of a record has the entries it was given, in the order of the whole.
      if (BigInt(act.index) !== next && !(part && BigInt(act.index) > next))
        faults.push({ ...at, fault: 'an entry before it is missing' });
      next = part ? BigInt(act.index) + 1n : next + 1n;
    }
    const head = await tx.selectFrom('heads').select('size').executeTakeFirst();
    const size = BigInt(head?.size ?? 0);
    if (part ? size < next : size !== next)
      faults.push({ act: null, index: null, fault: `the log says it has ${size} entries, and has ${next}` });
    return faults;
  });
}

const isPart = async (tx: Tx, place: string): Promise<boolean> =>
  Boolean((await tx.selectFrom('places').select('part').where('id', '=', place).executeTakeFirst())?.part);

const isErased = (value: unknown): value is { erased: string } =>
  typeof value === 'object' && value !== null && 'erased' in value;

/** 'erasing act, erased act, field' for every erasure, and for every lift that carried the same words. */
async function erasuresOf(tx: Tx, place: string): Promise<Set<string>> {
  const { rows } = await sql<{ by: string; target: string; field: string; lift: string | null }>`
    select e.id as by, e.fields->>'target' as target, e.fields->>'field' as field, l.id as lift
    from log.acts e left join log.acts l on l.place_id = e.place_id and l.kind = 'moderation.lifted/1'
      and l.fields->>'target' = e.fields->>'target' and l.fields->>'field' = e.fields->>'field'
    where e.place_id = ${place} and e.kind = 'moderation.erased/1'`.execute(tx);
  return new Set(
    rows.flatMap(({ by, target, field, lift }) => [
      `${by} ${target} ${field}`,
      ...(lift ? [`${by} ${lift} words`] : []),
    ]),
  );
}

/**
 * Replays a place and compares every public table, row by row.
 * @returns the differing rows, at most 50 a table and side, each with the act and the log index it belongs to
 */
export const checkPlace = (ownerUrl: string, place: string, progress?: Progress): Promise<Difference[]> =>
  withRebuilt(ownerUrl, place, (tx, schema, tables) => differences(tx, schema, tables, place), progress);

/** Replays a place and puts the result where the served rows were, in one transaction. */
export const rebuildPlace = (ownerUrl: string, place: string, progress?: Progress): Promise<void> =>
  withRebuilt(
    ownerUrl,
    place,
    async (tx, schema, tables) => {
      for (const table of tables) {
        const columns = await columnsOf(tx, table);
        await sql`delete from ${sql.table(`pub.${table}`)} where place_id = ${place}`.execute(tx);
        await sql`insert into ${sql.table(`pub.${table}`)} (${columns}) select ${columns} from ${sql.table(`${schema}.${table}`)}`.execute(
          tx,
        );
      }
    },
    progress,
  );

async function withRebuilt<T>(
  ownerUrl: string,
  place: string,
  work: (tx: Tx, schema: string, tables: string[]) => Promise<T>,
  progress?: Progress,
): Promise<T> {
  const schema = `rebuild_${place.replaceAll('-', '').slice(-12)}_${process.pid}`;
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1, options: `-c search_path=${schema}` });
  pool.on('error', () => undefined);
  const kysely = new KyselyOn<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await kysely.connection().execute(async (tx) => {
      // Repeatable read: acts committed while this runs are neither replayed nor compared. The schema itself goes with the rollback.
      await sql.raw('begin isolation level repeatable read').execute(tx);
      try {
        await sql`select set_config('app.place', ${place}, true)`.execute(tx);
        const tables = await makeTables(tx, schema);
        await replayAll(tx, place, progress);
        const result = await work(tx, schema, tables);
        await sql`drop schema ${sql.id(schema)} cascade`.execute(tx);
        await sql.raw('commit').execute(tx);
        return result;
      } catch (error) {
        await sql
          .raw('rollback')
          .execute(tx)
          .catch(() => undefined);
        throw error;
      }
    });
  } finally {
    await pool.end();
  }
}

async function makeTables(tx: Tx, schema: string): Promise<string[]> {
  await sql`create schema ${sql.id(schema)}`.execute(tx);
  const { rows } = await sql<{
    name: string;
  }>`select tablename as name from pg_tables where schemaname = 'pub' order by 1`.execute(tx);
  for (const { name } of rows) {
    await sql`create table ${sql.id(schema, name)} (like ${sql.id('pub', name)} including all)`.execute(tx);
  }
  return rows.map((row) => row.name);
}

async function replayAll(tx: Kysely<Tables>, place: string, progress?: Progress): Promise<void> {
  const total = await sql<{
    acts: number;
  }>`select count(*)::int as acts from log.acts where place_id = ${place}`.execute(tx);
  let done = 0;
  for await (const act of storedActs(tx, place)) {
    await replayAct(tx, place, act);
    done++;
    if (done % 100 === 0 || done === total.rows[0]!.acts) progress?.(done, total.rows[0]!.acts);
  }
}

async function differences(tx: Tx, schema: string, tables: string[], place: string): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const table of tables) {
    const served = sql`select to_jsonb(t) as row from ${sql.id('pub', table)} t where place_id = ${place}`;
    const rebuilt = sql`select to_jsonb(t) as row from ${sql.id(schema, table)} t where place_id = ${place}`;
    for (const side of ['served', 'rebuilt'] as const) {
      const [these, those] = side === 'served' ? [served, rebuilt] : [rebuilt, served];
      const { rows } = await sql<{ row: string; act: string | null; index: string | null }>`
        select d.row::text as row, a.id as act, e.index
        from (select * from (${these} except all ${those}) x limit 50) d
        left join log.acts a on a.place_id = ${place} and (a.id::text = d.row->>'act_id' or a.n::text = d.row->>'head')
        left join log.entries e on e.place_id = a.place_id and e.n = a.n`.execute(tx);
      found.push(...rows.map((row) => ({ table, side, ...row })));
    }
  }
  return found;
}

async function columnsOf(tx: Tx, table: string) {
  const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
    where table_schema = 'pub' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`.execute(
    tx,
  );
  return sql.join(rows.map((row) => sql.id(row.name)));
}
