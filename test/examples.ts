// A site with both examples in it, for the stories and for what reads every page. They are loaded once on a cluster, through the
// same actions as for anybody; every test file begins with a copy of its own.
import { createHash } from 'node:crypto';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { systemClock } from '../app/base/clock.ts';
import { appUrl, migrate, openDatabase } from '../app/base/database.ts';
import { openStore } from '../app/files/store.ts';
import type { InstallationOptions } from '../app/installation.ts';
import { loadExamples } from '../examples/index.ts';
import type { Template } from './database.ts';
import { openTestSite, type TestSite } from './site.ts';

export const kansasCity = 'kansas-city-2021.localhost';
export const millbrook = 'millbrook.localhost';
export const oakland = 'oakland-2022.localhost';

/** A site of this test file's own with Kansas City, Millbrook and Oakland as they ship. */
export async function openExampleSite(options: Partial<InstallationOptions> = {}): Promise<TestSite> {
  const site = await openTestSite({ ...options, from: { name: `examples_${sourcesDigest()}`, fill } });
  await withOwner(site.ownerUrl, async (client) => {
    const { rows } = await client.query('select bytes from public.example_files');
    for (const { bytes } of rows) await site.files.put(bytes, { limit: bytes.length });
  });
  return site;
}

/** Loads the examples into a database, and keeps their files there too, since a copy has a folder of its own. */
const fill: Template['fill'] = async (ownerUrl) => {
  await migrate(ownerUrl);
  const folder = mkdtempSync(join(tmpdir(), 'redress-examples-'));
  const db = openDatabase(appUrl(ownerUrl));
  try {
    await loadExamples({ db, files: await openStore(folder), now: systemClock });
    const digests = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /[0-9a-f]{64}$/.test(name),
    );
    await withOwner(ownerUrl, async (client) => {
      await client.query('create table public.example_files (bytes bytea not null)');
      for (const name of digests)
        await client.query('insert into public.example_files values ($1)', [readFileSync(join(folder, name))]);
    });
  } finally {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

async function withOwner(ownerUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** What the examples look like depends on all of this, so a kept cluster never serves old ones; nor yesterday's, whose days have passed. */
function sourcesDigest(): string {
  const hash = createHash('sha256').update(new Date().toISOString().slice(0, 10));
  const root = new URL('../', import.meta.url);
  const sources = globSync('{app,examples,ledger}/**/*.{ts,sql,txt}', {
    cwd: root,
    exclude: ['**/node_modules/**', '**/*.test.ts'],
  });
  for (const name of sources.sort()) hash.update(readFileSync(new URL(name, root)));
  return hash.digest('hex').slice(0, 16);
}
