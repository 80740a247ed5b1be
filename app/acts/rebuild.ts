// `redress rebuild`: replays a place into a fresh schema and compares it with what is served, or puts it in its place.
// Runs as the owner, beside a serving installation; the check changes nothing that anyone reads.
import { type Kysely, Kysely as KyselyOn, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Tx } from '../base/database.ts';
import type { Tables } from '../base/tables.ts';
import { type Progress, replayAct, storedActs } from './replay.ts';

export type Difference = {
  table: string;
  side: 'served' | 'rebuilt';
  act: string | null;
  index: string | null;
  row: string;
};

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
