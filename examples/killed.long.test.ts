// Loading killed with SIGKILL, again and again, until it gets through: nothing is there twice, nothing is missing, all of it replays.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checkPlace } from '../app/acts/rebuild.ts';
import { openStore } from '../app/files/store.ts';
import { freshDatabase } from '../test/database.ts';
import { contentOf } from './compared.ts';
import { loadExamples } from './index.ts';

const AT = '2026-03-02T15:00:00Z';
const MOST_KILLS = 60;
const loading = fileURLToPath(new URL('./loading.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'redress-killed-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Lets a load take some steps it has not taken before, and kills it at a moment nobody chose. @returns how far it came, and whether it ended */
function loadUntilKilled(
  ownerUrl: string,
  further: number,
  from: number,
): Promise<{ reached: number; ended: boolean }> {
  const child = spawn(process.execPath, [loading, ownerUrl, join(folder, 'files'), AT], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let reached = from;
  let rest = '';
  child.stdout.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    reached = Math.max(reached, ...lines.map(Number));
    if (reached >= from + further) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ reached, ended: code === 0 })));
}

test('killed at dozens of moments nobody chose, the examples are the same as loaded in one go', async () => {
  const { db, ownerUrl } = await freshDatabase();
  let reached = 0;
  let kills = 0;
  for (let ended = false; !ended; kills++) {
    assert.ok(kills < MOST_KILLS, 'it never ends');
    ({ reached, ended } = await loadUntilKilled(ownerUrl, 1 + (kills % 11), reached));
  }
  assert.ok(kills > 10, `${kills} starts`);
  const straight = await freshDatabase();
  const files = await openStore(join(folder, 'straight'));
  const whole = await loadExamples({ db: straight.db, files, now: () => new Date(AT) });
  const killed = await loadExamples({ db, files, now: () => new Date(AT) });
  for (const slug of Object.keys(whole)) {
    assert.deepEqual(await contentOf(db, killed[slug]!), await contentOf(straight.db, whole[slug]!), slug);
    assert.deepEqual(await checkPlace(ownerUrl, killed[slug]!), [], slug);
  }
});
