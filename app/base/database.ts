// The database: one pool as the application's own role, migrations as the owner, and `inPlace`, the only way to a query.
// Never hand out the pool: a query outside a place sees no row.
import { createHmac, hash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { isId } from './ids.ts';
import { installJobs } from './jobs-schema.ts';
import { PreparingClient } from './prepared.ts';
import type { Tables } from './tables.ts';

export type Tx = Kysely<Tables>;
export type Database = { kysely: Tx; pool: pg.Pool; close: () => Promise<void> };

// bigint stays a string (n and head pass 2^53 only in theory, but a lossy read would be silent); dates stay civil texts.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

const role = 'redress_app';
const schemas = 'pub,priv,log';

/** Opens the application's pool. `url` is the application role's address (see `appUrl`). */
export function openDatabase(url: string, options: { max?: number; onError?: (error: Error) => void } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 20,
    options: `-c search_path=${schemas}`,
    application_name: 'redress',
    Client: PreparingClient,
  });
  // An idle connection that dies (database restarted) is an event of the pool; unhandled, it would end the process.
  pool.on('error', (error) => options.onError?.(error));
  // And one that dies in use, between two queries, is an event of its own; the next query on it fails and says so.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    kysely,
    pool,
    // Kysely.destroy() does not end a pool that ran no query, so the pool is ended by hand.
    close: () => pool.end(),
  };
}

const lost = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '53300',
]);

/** True for an error that says the database is away for now (stopped, starting, out of connections), not that something is wrong with us. */
export const isDatabaseAway = (error: unknown): boolean =>
  error instanceof Error &&
  (lost.has((error as { code?: string }).code ?? '') ||
    /^Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect/.test(
      error.message,
    ));

const retryable = new Set(['40001', '40P01']);

/**
 * Runs `work` in one transaction bound to a place; row-level security shows it no other place's rows.
 * Serialization failures and deadlocks (SQLSTATE 40001, 40P01) are retried here and nowhere else, so `work` may run again.
 */
export async function inPlace<T>(db: Database, place: string, work: (tx: Tx) => Promise<T>, tries = 5): Promise<T> {
  if (!isId(place)) throw new TypeError('a place is named by its id');
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction(db, `begin; select set_config('app.place', '${place}', true)`, work);
    } catch (error) {
      if (attempt >= tries || !retryable.has((error as { code?: string }).code ?? '')) throw error;
    }
  }
}

/** The same for a reader: PostgreSQL refuses to write, and nobody waits for the end. */
export async function readPlace<T>(db: Database, place: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  if (!isId(place)) throw new TypeError('a place is named by its id');
  return transaction(db, `begin read only; select set_config('app.place', '${place}', true)`, work, 'end');
}

/** One unchanging picture of a place for a long reading: what is committed meanwhile is not in it. */
export const inSnapshot = <T>(db: Database, place: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
  if (!isId(place)) throw new TypeError('a place is named by its id');
  return transaction(
    db,
    `begin isolation level repeatable read; select set_config('app.place', '${place}', true)`,
    work,
  );
};

/** Runs `work` in a transaction that sees no place: only the register of places is visible. */
export const outsidePlaces = <T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction(db, 'begin', work);

function transaction<T>(db: Database, begin: string, work: (tx: Tx) => Promise<T>, end = 'commit'): Promise<T> {
  return db.kysely.connection().execute(async (tx) => {
    // One round trip for both statements: pg sends texts without parameters by the simple protocol.
    await sql.raw(begin).execute(tx);
    try {
      const result = await work(tx);
      await sql.raw(end).execute(tx);
      return result;
    } catch (error) {
      // A connection that died cannot roll back; the server did it. The first error is the one worth telling.
      await sql
        .raw('rollback')
        .execute(tx)
        .catch(() => undefined);
      throw error;
    }
  });
}

/** The application role's address, derived from the owner's: same server and database, a password only the owner's can make. */
export function appUrl(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  const secret = createHmac('sha256', decodeURIComponent(url.password)).update(role).digest('base64url');
  url.username = role;
  url.password = secret;
  return url.href;
}

/** The database was made by another version of Redress than this one: going on could misread it. */
export class OtherSchema extends Error {
  override name = 'OtherSchema';
  constructor(migration: string) {
    super(`The database was made by another version of Redress: its migration ${migration} is not the one here.`);
  }
}

/** Brings the schema up to date as the owner. Each file runs once, in one transaction; two processes at once are safe. */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const folder = new URL('./migrations/', import.meta.url);
    const files = (await readdir(folder)).filter((name) => /^\d{4}-.*\.sql$/.test(name)).sort();
    await ensureRole(client, appUrl(ownerUrl));
    await client.query('begin');
    await client.query(
      `create table if not exists public.migrations
        (name text primary key, digest text not null, at timestamptz not null default now())`,
    );
    await client.query('lock table public.migrations in exclusive mode');
    const done = new Map(
      (await client.query('select name, digest from public.migrations')).rows.map((row) => [row.name, row.digest]),
    );
    const fresh: string[] = [];
    for (const name of files) {
      const text = await readFile(new URL(name, folder), 'utf8');
      const digest = hash('sha256', text);
      if (done.get(name) === digest) continue;
      if (done.has(name)) throw new OtherSchema(name);
      await client.query(text);
      await client.query('insert into public.migrations (name, digest) values ($1, $2)', [name, digest]);
      fresh.push(name);
    }
    const unknown = [...done.keys()].find((name) => !files.includes(name));
    if (unknown) throw new OtherSchema(unknown);
    await installJobs(client, ownerUrl);
    await client.query('commit');
    return fresh;
  } finally {
    await client.end();
  }
}

/**
 * Makes the application's role, or gives it the password that belongs to this owner. A role is the whole cluster's: migrations of two
 * databases may do this at the same moment, and PostgreSQL then refuses one of them, which tries again.
 */
async function ensureRole(client: pg.Client, url: string, tries = 8): Promise<void> {
  if (await logsIn(url)) return;
  const password = client.escapeLiteral(decodeURIComponent(new URL(url).password));
  for (let attempt = 1; ; attempt++) {
    const exists = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    const verb = exists.rowCount ? 'alter' : 'create';
    try {
      await client.query(
        `${verb} role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole password ${password}`,
      );
      return;
    } catch (error) {
      // XX000 "tuple concurrently updated", 42710 and 23505: another one was making it.
      if (attempt >= tries || !['XX000', '42710', '23505'].includes((error as { code?: string }).code ?? ''))
        throw error;
    }
  }
}

async function logsIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}
