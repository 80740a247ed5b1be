// A recording killed with SIGKILL at moments from its first row to its last write: each time nothing of it is there or all of it, the file
// still waits, and it can be recorded again without being there twice.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { freshDatabase, freshPlace } from '../../../test/database.ts';
import { checkPlace } from '../../acts/rebuild.ts';
import { sequence } from '../../acts/sequencer.ts';
import { inPlace } from '../../base/database.ts';
import type { Refused } from '../../base/refused.ts';
import { openStore } from '../../files/store.ts';
import '../../record/kinds.ts';
import '../kinds.ts';
import { beginBudget } from '../versions/actions.ts';
import { bringFile, importAt, recordImport } from './actions.ts';

const LINES = 20_000;
const STEP_MS = 60;
const MOST_KILLS = 80;

const folder = mkdtempSync(join(tmpdir(), 'redress-killed-import-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const recording = fileURLToPath(new URL('./recording-child.ts', import.meta.url));

/** Records the import in a process of its own and kills it so long after it has begun. @returns whether it came to its end */
function recordUntilKilled(ownerUrl: string, place: string, id: string, ms: number): Promise<boolean> {
  const args = [recording, ownerUrl, place, join(folder, 'files'), id];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.once('data', async () => {
    await wait(ms);
    child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0)));
}

test('a recording killed at any moment leaves nothing half done, and ends as one version', async () => {
  const { db, ownerUrl } = await freshDatabase();
  const { ctx } = await freshPlace(db);
  const files = await openStore(join(folder, 'files'));
  const rows = Array.from({ length: LINES }, (_, i) => `Fund ${i % 40},A${i},${i}.5`);
  const { digest, size } = await files.put(Buffer.from(`Fund,Account,Amount\n${rows.join('\n')}\n`), { limit: 1e7 });
  const { budget } = await beginBudget(ctx, { title: 'City budget' });
  const brought = { file: digest, source: digest, name: 'adopted-2026.csv', bytes: size };
  const id = await bringFile(ctx, files, { budget, brought });
  const kept = () =>
    inPlace(db, ctx.place, async (tx) => {
      const { rows: found } = await sql<{ versions: number; acts: number; lines: number; values: number }>`
        select (select count(*)::int from budget_versions) as versions, (select count(*)::int from budget_lines) as lines,
          (select count(*)::int from budget_values) as values,
          (select count(*)::int from acts where kind = 'budget.version-recorded/1') as acts`.execute(tx);
      return { ...found[0]!, waits: (await importAt(ctx, id))?.version_id === null };
    });
  const nothing = { versions: 0, acts: 0, lines: 0, values: 0, waits: true };
  const whole = { versions: 1, acts: 1, lines: LINES, values: LINES + 40, waits: false };
  let kills = 0;
  for (let ended = false; !ended; kills++) {
    assert.ok(kills < MOST_KILLS, 'it never ends');
    ended = await recordUntilKilled(ownerUrl, ctx.place, id, kills * STEP_MS);
    const there = await kept();
    if (!ended && there.versions === 0) assert.deepEqual(there, nothing, `after ${kills * STEP_MS} ms`);
    else assert.deepEqual(there, whole);
    if (there.versions === 1) break;
  }
  assert.ok(kills > 3, `${kills} kills: it was never killed in the middle`);
  const words = { label: 'Again', state: 'adopted', source: { title: 'Adopted budget, invented' } };
  await assert.rejects(recordImport(ctx, files, id, words), (error: Refused) => error.code === 'closed');
  assert.deepEqual(await kept(), whole);
  await sequence(db, ctx.place, 'test');
  assert.deepEqual(await checkPlace(ownerUrl, ctx.place), []);
});
