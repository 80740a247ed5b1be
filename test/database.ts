// Real databases for tests: one migrated template on the test cluster, a clone for each test file. Needs REDRESS_TEST_CLUSTER,
// which the test runner sets; without it a test fails and says so.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { after } from 'node:test';
import pg from 'pg';
import type { Ctx } from '../app/acts/commit.ts';
import { openPlace } from '../app/acts/places.ts';
import { appUrl, type Database, migrate, openDatabase } from '../app/base/database.ts';

function clusterUrl(): string {
  const url = process.env.REDRESS_TEST_CLUSTER ?? process.env.REDRESS_BENCH_CLUSTER;
  if (!url) throw new Error('This test needs a PostgreSQL cluster of its own: run it through npm test.');
  return url;
}

const onDatabase = (name: string): string => {
  const url = new URL(clusterUrl());
  url.pathname = `/${name}`;
  return url.href;
};

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: onDatabase('postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The template's name says which schema it holds, so a kept cluster never serves an old one. */
function templateName(): string {
  const folder = new URL('../app/base/migrations/', import.meta.url);
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(new URL(name, folder)));
  hash.update(readFileSync(new URL('../app/base/database.ts', import.meta.url)));
  return `redress_${hash.digest('hex').slice(0, 16)}`;
}

/** A database that others are cloned from: made once on a cluster, by whoever needs it first. */
export type Template = { name: string; fill: (ownerUrl: string) => Promise<void> };

const migrated = (): Template => ({ name: templateName(), fill: async (url) => void (await migrate(url)) });

async function template(client: pg.Client, { name, fill }: Template): Promise<string> {
  // Test files run side by side: one makes the template, the others wait on a lock of the cluster.
  await client.query("select pg_advisory_lock(hashtext('redress template'))");
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (!rowCount) {
    await client.query(`drop database if exists ${name}_making`);
    await client.query(`create database ${name}_making`);
    await fill(onDatabase(`${name}_making`));
    await client.query(`alter database ${name}_making rename to ${name}`);
  }
  await client.query("select pg_advisory_unlock(hashtext('redress template'))");
  return name;
}

export type FreshDatabase = { db: Database; ownerUrl: string; url: string };

/** A migrated, empty database of this test file's own, dropped after it. */
export async function freshDatabase(options: { max?: number } = {}): Promise<FreshDatabase> {
  const { drop, ...made } = await makeDatabase(options);
  after(drop);
  return made;
}

/** The same for a measurement, which drops it itself, or of another template. */
export async function makeDatabase(
  options: { max?: number; from?: Template } = {},
): Promise<FreshDatabase & { drop: () => Promise<void> }> {
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await asOwner(async (client) => {
    const from = await template(client, options.from ?? migrated());
    await client.query(`create database ${name} template ${from} strategy file_copy`);
  });
  const ownerUrl = onDatabase(name);
  const url = appUrl(ownerUrl);
  const db = openDatabase(url, { max: options.max ?? 10 });
  const drop = async () => {
    await db.close();
    await asOwner((client) => client.query(`drop database if exists ${name} with (force)`));
  };
  return { db, ownerUrl, url, drop };
}

let places = 0;

/** A place to act in, and the context of a clerk who acts there. `now` may be moved by assigning `clock.now`. */
export async function freshPlace(
  db: Database,
  given: { slug?: string; languages?: string[]; hosts?: string[] } = {},
): Promise<{ ctx: Ctx; clock: { now: Date } }> {
  const clock = { now: new Date('2026-03-02T15:00:00Z') };
  const author = { role: 'clerk', name: 'Test clerk' } as const;
  const slug = given.slug ?? `testville-${++places}`;
  const place = await openPlace(
    { db, author, now: () => clock.now },
    {
      slug,
      hosts: given.hosts ?? [],
      name: 'Testville',
      division: `ocd-division/country:us/state:mo/place:${slug.replaceAll('-', '_')}`,
      languages: given.languages ?? ['en', 'es'],
      zone: 'America/Chicago',
    },
  );
  return { ctx: { db, place, author, now: () => clock.now }, clock };
}
