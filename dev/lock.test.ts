// Who holds a data folder: one living process, whatever dead ones left behind.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { lockFolder, processBegan } from './lock.ts';
import { CannotStart } from './start-failure.ts';

const root = mkdtempSync(join(tmpdir(), 'redress-lock-'));
after(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;
const newFolder = () => join(root, String(++folders));
const module = JSON.stringify(join(import.meta.dirname, 'lock.ts'));

/** Another process that takes the folder, says so, and holds it until its input ends. */
function starter(folder: string) {
  const script = `import { lockFolder } from ${module};
    try { lockFolder(${JSON.stringify(folder)}).setAddress('http://localhost:8099'); console.log('taken'); process.stdin.resume(); }
    catch (error) { console.log(error.code); }`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
}

async function word(child: ReturnType<typeof starter>): Promise<string> {
  const [chunk] = await once(child.stdout, 'data');
  return String(chunk).trim();
}

test('a second start on the same folder is told who runs there and at which address', async () => {
  const folder = newFolder();
  const first = starter(folder);
  assert.equal(await word(first), 'taken');
  assert.throws(
    () => lockFolder(folder),
    (error) =>
      error instanceof CannotStart &&
      error.code === 'already-running' &&
      error.message.includes('http://localhost:8099') &&
      error.message.includes(`process ${first.pid}`),
  );
  first.stdin.end();
  await once(first, 'exit');
  lockFolder(folder).release();
});

test('of several starts at once on the leftover of a killed process, exactly one takes the folder', async () => {
  const folder = newFolder();
  const killed = starter(folder);
  assert.equal(await word(killed), 'taken');
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  assert.equal(readdirSync(folder).length, 1);

  const starters = Array.from({ length: 6 }, () => starter(folder));
  const words = await Promise.all(starters.map(word));
  assert.deepEqual(words.sort(), [...Array(5).fill('already-running'), 'taken']);
  for (const child of starters) child.stdin.end();
  await Promise.all(starters.filter((child) => child.exitCode === null).map((child) => once(child, 'exit')));
  assert.deepEqual(readdirSync(folder), []);
});

test('a process number given out again does not keep the folder', () => {
  const folder = newFolder();
  lockFolder(folder).release();
  writeFileSync(join(folder, `running-${process.pid}-0123456789abcdef-old`), '{}');
  writeFileSync(join(folder, 'running-1-none-old'), '');
  lockFolder(folder).release();
  assert.deepEqual(readdirSync(folder), []);
});

test('a process that has ended has no beginning', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  assert.equal(processBegan(pid), undefined);
  assert.equal(processBegan(-1), undefined);
  assert.equal(typeof processBegan(process.pid), 'string');
});
