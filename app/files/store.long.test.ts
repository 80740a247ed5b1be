// A server killed while files arrive: every acknowledged file is whole, and no half file ever has a digest for a name.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStore, pathOf } from './store.ts';
import { storedBefore, sweep } from './sweep.ts';

// Stores random files without end, four at a time, and prints each digest once put has returned.
const writer = `
  import { randomBytes } from 'node:crypto';
  import { openStore } from ${JSON.stringify(new URL('./store.ts', import.meta.url).href)};
  const store = await openStore(process.argv[1]);
  const one = async () => {
    for (;;) process.stdout.write((await store.put(randomBytes(Math.random() * 300_000), { limit: 1e6 })).digest + '\\n');
  };
  await Promise.all([one(), one(), one(), one()]);
`;

test('thirty kills lose no acknowledged file and leave no half file under a digest', async () => {
  const root = await mkdtemp(join(tmpdir(), 'redress-kill-'));
  try {
    for (let kill = 0; kill < 30; kill += 1) {
      const acknowledged = await storeUntilKilled(root, 1 + kill * 2);
      const store = await openStore(root);
      for (const digest of acknowledged) assert.equal(await store.has(digest), true, digest);
      for await (const digest of storedBefore(root)) {
        assert.equal(
          createHash('sha256')
            .update(await readFile(pathOf(root, digest)))
            .digest('hex'),
          digest,
        );
      }
      await sweep(root, acknowledged, new Date(Date.now() + 1000));
      for (const digest of acknowledged) assert.equal(await store.has(digest), true, digest);
    }
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});

/** Runs the writer, kills it with SIGKILL after so many acknowledged files, and says which they were. */
async function storeUntilKilled(root: string, files: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', writer, root], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (bytes) => {
    said += bytes;
    if (said.split('\n').length > files) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return said.split('\n').filter((line) => line.length === 64);
}
