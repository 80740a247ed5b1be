// Invariants 1, 11 and 12 over all rooms: whatever people do in whatever order, no word that was published changes or goes, the record
// replays to itself, sending the same thing again changes nothing, and the record opened elsewhere is the same, hash by hash.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { freshDatabase } from '../../../test/database.ts';
import type { Ctx } from '../../acts/commit.ts';
import { allKinds } from '../../acts/define.ts';
import { exportPlace } from '../../acts/export.ts';
import { importPlace } from '../../acts/import.ts';
import { sequence } from '../../acts/sequencer.ts';
import { type Database, inPlace } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { openStore } from '../../files/store.ts';
import { replayed } from '../letters/town.ts';
import { townLife, tries } from './town-life.ts';

const here = await freshDatabase();
const there = await freshDatabase();
const folder = mkdtempSync(join(tmpdir(), 'redress-life-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const shelf = await openStore(join(folder, 'files'));

/** Every column that holds words somebody wrote, as the kinds of acts name them: a new kind is looked at by itself. */
const worded = [...new Set(allKinds().flatMap((kind) => Object.values(kind.texts ?? {})))]
  .map((column) => column.split('.') as [table: string, column: string])
  .filter(([table]) => table !== 'place' && table !== 'contacts');

/** All published words, each with its table, column and act. */
async function wordsOf(ctx: Ctx): Promise<Set<string>> {
  const each = worded.map(
    ([table, column]) =>
      sql`select ${`${table}.${column}`} as at, act_id, ${sql.ref(column)}::text as words from ${sql.table(table)}`,
  );
  const { rows } = await inPlace(here.db, ctx.place, (tx) =>
    sql<{ at: string; act_id: string; words: string | null }>`${sql.join(each, sql` union all `)}`.execute(tx),
  );
  return new Set(rows.map(({ at, act_id, words }) => `${at} ${act_id} ${words}`));
}

/** The rows of a place: all that is public, and its log. */
const rowsOf = (db: Database, place: string) =>
  inPlace(db, place, async (tx) => {
    const tables = await sql<{ name: string }>`select schemaname || '.' || tablename as name from pg_tables
      where schemaname = 'pub' or (schemaname = 'log' and tablename in ('acts', 'entries', 'outbox')) order by 1`.execute(
      tx,
    );
    const rows = [];
    for (const { name } of tables.rows) {
      const found = await sql<{
        row: string;
      }>`select ${name} || ' ' || to_jsonb(t)::text as row from ${sql.table(name)} t`.execute(tx);
      rows.push(...found.rows.map(({ row }) => row).sort());
    }
    return rows;
  });

const TRIES = 60;

describe('whatever people do', () => {
  it('no published word changes or goes, the same thing sent again does nothing, and elsewhere it is the same record', async () => {
    await fc.assert(
      fc.asyncProperty(fc.noShrink(tries(TRIES)), async (all) => {
        const life = await townLife(here.db);
        const { ctx } = life;
        let words = await wordsOf(ctx);
        for (const [i, one] of all.entries()) {
          if (i === TRIES / 2) await life.ends.office();
          const key = newId();
          const { name, done } = await life.attempt(one, { key, spent: false });
          if (!done) continue;
          const now = await wordsOf(ctx);
          for (const word of words) assert.ok(now.has(word), `${name} changed what was published: ${word}`);
          words = now;
          assert.equal(
            (await life.attempt({ ...one, days: 0 }, { key, spent: false })).done,
            false,
            `${name} was done twice`,
          );
          assert.deepEqual(await wordsOf(ctx), words, `${name} sent again said something more`);
        }
        assert.deepEqual(await wordsOf(ctx), words, 'what is refused leaves nothing behind');
        assert.deepEqual(await replayed(here.ownerUrl, ctx), []);
        await sequence(here.db, ctx.place, 'test');
        const file = join(folder, `${ctx.place}.redress`);
        await exportPlace(here.db, ctx.place, shelf, file);
        await importPlace(there.db, shelf, file);
        assert.deepEqual(await rowsOf(there.db, ctx.place), await rowsOf(here.db, ctx.place));
      }),
      { numRuns: 3 },
    );
  });
});
