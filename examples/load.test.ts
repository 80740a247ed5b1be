// Both examples in one database: whole, the same each time, killed and gone on with, rebuilt, taken away and brought back.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { exportPlace } from '../app/acts/export.ts';
import { importPlace } from '../app/acts/import.ts';
import { registeredPlaces } from '../app/acts/places.ts';
import { checkPlace } from '../app/acts/rebuild.ts';
import { sequence } from '../app/acts/sequencer.ts';
import { type Database, inPlace, outsidePlaces } from '../app/base/database.ts';
import { openStore } from '../app/files/store.ts';
import { freshDatabase, freshPlace } from '../test/database.ts';
import { contentOf } from './compared.ts';
import { examples, type Loading, loadExamples } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-examples-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const files = await openStore(join(folder, 'files'));
const now = () => new Date('2026-03-02T15:00:00Z');
const loading = (db: Database, more: Partial<Loading> = {}): Loading => ({ db, files, now, ...more });

const straight = await freshDatabase();
const told: [number, number][] = [];
const places = await loadExamples(loading(straight.db, { onProgress: (done, all) => told.push([done, all]) }));
const slugs = Object.keys(places);

const countActs = (db: Database, place: string) =>
  inPlace(db, place, async (tx) => (await tx.selectFrom('acts').select('n').execute()).length);

test('progress goes from one to the number of steps, one by one', () => {
  const all = told.length;
  assert.ok(all > 200, `${all} steps`);
  assert.deepEqual(
    told,
    told.map((_, i) => [i + 1, all]),
  );
});

test('all places are registered as examples, and loading them again changes nothing', async () => {
  assert.deepEqual(slugs, ['kansas-city-2021', 'millbrook', 'oakland-2022']);
  assert.deepEqual(
    (await registeredPlaces(straight.db)).map((place) => [place.slug, place.example]),
    slugs.map((slug) => [slug, true]),
  );
  const before = await Promise.all(slugs.map((slug) => countActs(straight.db, places[slug]!)));
  assert.deepEqual(await loadExamples(loading(straight.db)), places);
  assert.deepEqual(await Promise.all(slugs.map((slug) => countActs(straight.db, places[slug]!))), before);
});

test('a rebuild of either place finds no difference', async () => {
  for (const slug of slugs) assert.deepEqual(await checkPlace(straight.ownerUrl, places[slug]!), [], slug);
});

/** From its nth call on it never comes back: a process that is gone does nothing more for any place. */
function deadly<T>(nth: number, alive: () => T): () => T {
  let calls = 0;
  return () => {
    if (++calls >= nth) throw new Error('killed');
    return alive();
  };
}

test('killed again and again, after a commit or in the middle of one, it ends the same as in one go', async () => {
  const { db } = await freshDatabase();
  // In turn: right after a commit, before anything else knows of it; in the middle of an action or its transaction.
  const moments = [() => ({ wake: deadly(23, () => undefined) }), () => ({ now: deadly(97, now) })];
  const kills = [0, 0];
  for (let turn = 0, idle = 0; idle < moments.length; turn = 1 - turn) {
    try {
      await loadExamples(loading(db, moments[turn]!()));
      idle++;
    } catch (error) {
      assert.equal((error as Error).message, 'killed');
      kills[turn]!++;
      idle = 0;
      assert.ok(kills[turn]! < 100, 'it never ends');
    }
  }
  assert.ok(Math.min(...kills) > 2, `killed ${kills} times`);
  const again = await loadExamples(loading(db));
  for (const slug of slugs)
    assert.deepEqual(await contentOf(db, again[slug]!), await contentOf(straight.db, places[slug]!), slug);
});

test('killed before midnight and gone on with after it, it keeps the day it was begun', async () => {
  const { db } = await freshDatabase();
  const tomorrow = () => new Date('2026-03-03T15:00:00Z');
  await assert.rejects(loadExamples(loading(db, { wake: deadly(60, () => undefined) })), /killed/);
  const again = await loadExamples(loading(db, { now: tomorrow }));
  // What was said here on the second day is dated then, or says itself that it happened the day before; all else is the same.
  const told = async (of: Database, place: string) =>
    (await contentOf(of, place)).map((text) => {
      const act = JSON.parse(text.replaceAll('2026-03-03', '2026-03-02'));
      if (act.fields.given === 'here' && act.fields.occurred?.on === '2026-03-02') delete act.fields.occurred;
      return act;
    });
  for (const slug of slugs)
    assert.deepEqual(await told(db, again[slug]!), await told(straight.db, places[slug]!), slug);
});

test('a load that was left for days stops and says so', async () => {
  const { db } = await freshDatabase();
  await assert.rejects(loadExamples(loading(db, { wake: deadly(60, () => undefined) })), /killed/);
  const later = () => new Date('2026-03-12T15:00:00Z');
  await assert.rejects(loadExamples(loading(db, { now: later })), /begun on 2026-03-02/);
});

test('a load that lost its marks stops and says so, and makes nothing twice', async () => {
  const { db } = await freshDatabase();
  await assert.rejects(loadExamples(loading(db, { wake: deadly(9, () => undefined) })), /killed/);
  const there = await registeredPlaces(db);
  for (const { id } of there) await inPlace(db, id, (tx) => tx.deleteFrom('once').execute());
  await assert.rejects(loadExamples(loading(db)), /Start with a new data folder/);
});

test('a place of somebody’s own that is called like an example is left alone', async () => {
  const { db } = await freshDatabase();
  const { ctx } = await freshPlace(db, { slug: 'millbrook' });
  const before = await countActs(db, ctx.place);
  assert.deepEqual(Object.keys(await loadExamples(loading(db))), ['kansas-city-2021', 'oakland-2022']);
  assert.equal(await countActs(db, ctx.place), before);
});

const publicTables = async (db: Database, place: string): Promise<Record<string, string[]>> =>
  inPlace(db, place, async (tx) => {
    const { rows } = await sql<{ name: string }>`select schemaname || '.' || tablename as name from pg_tables
      where schemaname = 'pub' or tablename = 'entries' order by 1`.execute(tx);
    const found: Record<string, string[]> = {};
    for (const { name } of rows) {
      const { rows: lines } = await sql<{ line: string }>`select to_jsonb(t)::text as line from ${sql.table(name)} t
        where place_id = ${place} order by 1`.execute(tx);
      found[name] = lines.map(({ line }) => line);
    }
    return found;
  });

test('each place leaves as one file and comes back as the same tables', async () => {
  const elsewhere = await freshDatabase();
  const shelf = await openStore(join(folder, 'elsewhere'));
  for (const slug of slugs) {
    const place = places[slug]!;
    await sequence(straight.db, place, 'test');
    const path = join(folder, `${slug}.redress`);
    const { acts, files: kept } = await exportPlace(straight.db, place, files, path);
    assert.ok(acts > 10);
    assert.equal(kept, slug === 'millbrook' ? 2 : 0);
    await importPlace(elsewhere.db, shelf, path);
    const there = await publicTables(elsewhere.db, place);
    const here = await publicTables(straight.db, place);
    assert.deepEqual(Object.keys(there), Object.keys(here));
    for (const table of Object.keys(here)) assert.deepEqual(there[table], here[table], `${slug} ${table}`);
    assert.deepEqual(await checkPlace(elsewhere.ownerUrl, place), []);
  }
});

test('no two places share an id or see anything of each other', async () => {
  const streams = async (place: string): Promise<string[]> => {
    const rows = await inPlace(straight.db, place, (tx) =>
      tx.selectFrom('streams').select(['place_id', 'stream']).where('stream', '<>', 'place').execute(),
    );
    assert.deepEqual(new Set(rows.map((row) => row.place_id)), new Set([place]));
    return rows.map((row) => row.stream);
  };
  const all = (await Promise.all(slugs.map((slug) => streams(places[slug]!)))).flat();
  assert.ok(all.length > 100);
  assert.equal(new Set(all).size, all.length);
  const outside = await outsidePlaces(straight.db, (tx) => tx.selectFrom('streams').selectAll().execute());
  assert.deepEqual(outside, []);
});

test('every step of every example has a name of its own', () => {
  for (const example of examples) {
    const names = example.steps('2026-03-02').map((step) => step.name);
    assert.deepEqual(
      names.filter((name, i) => names.indexOf(name) !== i),
      [],
      example.place.slug,
    );
  }
});
