// The public record leaves as one file and comes back the same: tables, hashes, and nothing that was covered.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { freshDatabase, freshPlace } from '../../test/database.ts';
import { type Database, inPlace } from '../base/database.ts';
import { newId } from '../base/ids.ts';
import { Refused } from '../base/refused.ts';
import { openStore } from '../files/store.ts';
import { sourceRecorded } from '../record/words/acts.ts';
import { commit, draft } from './commit.ts';
import { covered, erased, forget, lifted } from './cover.ts';
import { exportPlace } from './export.ts';
import { importPlace } from './import.ts';
import { leafOf } from './leaf.ts';
import { checkPlace } from './rebuild.ts';
import { sequence } from './sequencer.ts';

const here = await freshDatabase();
const there = await freshDatabase();
const folder = mkdtempSync(join(tmpdir(), 'redress-export-'));
const shelf = await openStore(join(folder, 'files'));

const source = (title: string) => ({ source: newId(), title, standing: 'own' as const, held: true, lang: 'en' });

async function placeWithHistory() {
  const { ctx } = await freshPlace(here.db);
  const aims = [];
  for (const title of ['plain', 'to be whispered', 'to be masked here', 'to be lifted', 'to be erased']) {
    const body = source(title);
    const [act] = await commit(ctx, [draft({ act: sourceRecorded, body })]);
    aims.push({
      target: act!.id,
      target_kind: 'source.recorded/1',
      stream: `source/${body.source}`,
      field: 'title',
      role: 'steward' as const,
    });
  }
  const [, whole, part, up, gone] = aims;
  await commit(ctx, [draft({ act: covered, body: { ...whole!, reason: 'mistake' } })]);
  await commit(ctx, [draft({ act: covered, body: { ...part!, spans: [[6, 12]], reason: 'mistake' } })]);
  const [cover] = await commit(ctx, [draft({ act: covered, body: { ...up!, reason: 'mistake' } })]);
  await commit(ctx, [draft({ act: lifted, body: { ...up!, cover: cover!.id, words: 'to be lifted', lang: 'en' } })]);
  await commit(ctx, [draft({ act: erased, body: { ...gone!, ground: 'person-asked' } })], {
    beside: (tx, [mine]) => forget(tx, ctx.place, gone!.target, 'title', mine!.id),
  });
  await sequence(here.db, ctx.place, 'test');
  await commit(ctx, [draft({ act: sourceRecorded, body: source('not yet logged') })]);
  return ctx;
}

const rowsOf = (db: Database, place: string) =>
  inPlace(db, place, async (tx) => {
    const tables = await sql<{ name: string }>`select schemaname || '.' || tablename as name from pg_tables
      where schemaname = 'pub' or (schemaname = 'log' and tablename in ('entries', 'outbox')) order by 1`.execute(tx);
    const rows: Record<string, string[]> = {};
    for (const { name } of tables.rows) {
      const found = await sql<{
        row: string;
      }>`select to_jsonb(t)::text as row from ${sql.table(name)} t order by 1`.execute(tx);
      rows[name] = found.rows.map((r) => r.row);
    }
    return rows;
  });

test('an export comes back to the same tables and leaves, without a covered or erased word', async () => {
  const ctx = await placeWithHistory();
  const file = join(folder, 'place.redress');
  await exportPlace(here.db, ctx.place, shelf, file);
  const text = gunzipSync(readFileSync(file)).toString();
  assert.ok(!/whispered|masked|erased here|"to be erased"/.test(text));
  await importPlace(there.db, shelf, file);
  assert.deepEqual(await rowsOf(there.db, ctx.place), await rowsOf(here.db, ctx.place));
  assert.deepEqual(await checkPlace(there.ownerUrl, ctx.place), []);
  await assert.rejects(importPlace(there.db, shelf, file), (e) => e instanceof Refused && e.code === 'duplicate');
  const again = join(folder, 'again.redress');
  await exportPlace(there.db, ctx.place, shelf, again);
  assert.equal(gunzipSync(readFileSync(again)).toString(), text);
});

test('a changed word, a cut file and a foreign file are refused with the line, and nothing is left', async () => {
  const ctx = await placeWithHistory();
  const file = join(folder, 'good.redress');
  await exportPlace(here.db, ctx.place, shelf, file);
  const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
  const bad: [string, Buffer][] = [
    ['a changed word', gzipSync(`${lines.join('\n').replace('"plain"', '"plane"')}\n`)],
    ['a missing act', gzipSync(`${lines.slice(0, -2).join('\n')}\n`)],
    ['a cut file', readFileSync(file).subarray(0, 900)],
    ['another file', Buffer.from('%PDF-1.7 not an export')],
    ['swapped acts', gzipSync(`${[...lines.slice(0, 1), lines[2], lines[1], ...lines.slice(3)].join('\n')}\n`)],
  ];
  for (const [what, bytes] of bad) {
    const path = join(folder, 'bad.redress');
    writeFileSync(path, bytes);
    await assert.rejects(
      importPlace(there.db, shelf, path),
      (e) => e instanceof Refused && e.code === 'unreadable' && 'line' in e.args,
      what,
    );
    const left = await there.db.pool.query('select 1 from priv.places where id = $1', [ctx.place]);
    assert.equal(left.rowCount, 0, what);
  }
});

test('an export whose log is made to fit a forged act is refused all the same', async () => {
  const ctx = await placeWithHistory();
  const file = join(folder, 'to-forge.redress');
  await exportPlace(here.db, ctx.place, shelf, file);
  const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
  const at = lines.findIndex((line) => line.includes('"not yet logged"'));
  const forge = (change: (act: ForgedAct) => void): Buffer => {
    const act = JSON.parse(lines[at]!) as ForgedAct;
    change(act);
    const codes = Object.keys(JSON.parse(act.leaf).codes);
    const leaf = leafOf({
      id: act.id,
      kind: act.kind,
      at: act.at,
      fields: act.fields as never,
      salts: act.salts,
      codes,
    });
    return gzipSync(
      `${[...lines.slice(0, at), JSON.stringify({ ...act, leaf }), ...lines.slice(at + 1)].join('\n')}\n`,
    );
  };
  const forged: Record<string, Buffer> = {
    'does not know acts': forge((act) => {
      act.kind = 'mayor.crowned/1';
    }),
    'not a whole': forge((act) => {
      act.fields.held = 'perhaps';
    }),
    'not about what it says': forge((act) => {
      act.streams = ['place'];
    }),
  };
  for (const [why, bytes] of Object.entries(forged)) {
    const path = join(folder, 'forged.redress');
    writeFileSync(path, bytes);
    await assert.rejects(
      importPlace(there.db, shelf, path),
      (e) => e instanceof Refused && String(e.args.why).includes(why) && e.args.line === at + 1,
      why,
    );
  }
});

type ForgedAct = {
  id: string;
  kind: string;
  at: string;
  leaf: string;
  streams: string[];
  fields: Record<string, unknown>;
  salts: Record<string, string>;
};
