// The command as a person types it: what it prints, and the status it ends with. 0 sound, 1 not, 2 typed wrong.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ledger } from './main.ts';

const room = mkdtempSync(join(tmpdir(), 'ledger-cli-'));
after(() => rmSync(room, { recursive: true, force: true }));
process.chdir(room);

async function typed(...words: string[]): Promise<{ status: number; said: string }> {
  const lines: string[] = [];
  const status = await ledger(words, { say: (line) => lines.push(line), complain: (line) => lines.push(line) });
  return { status, said: lines.join('\n') };
}

test('the program itself says what it says here, and ends with the same status', () => {
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'check', 'nowhere'], { encoding: 'utf8' });
  assert.deepEqual([status, stdout], [2, '']);
  assert.match(stderr, /^✖ nowhere is not a folder\.\n[\s\S]*ledger check DIR\|URL/m);
});

test('a log of one’s own from its key to a proof that is checked without it', async () => {
  const made = await typed('keygen', 'mine.example/log1', 'secret');
  assert.equal(made.status, 0, made.said);
  assert.equal(statSync(join(room, 'secret')).mode & 0o777, 0o600);
  writeFileSync(join(room, 'one'), 'first words');
  writeFileSync(join(room, 'two'), 'second words');
  assert.match((await typed('append', 'log', 'one', 'two', '--secret', 'secret')).said, /Entries 0 to 1 added/);
  assert.match((await typed('check', 'log')).said, /2 entries[\s\S]*✔ Everything agrees/);
  assert.equal((await typed('prove', 'log', '1', 'two.tlog-proof')).status, 0);
  const key = made.said.trim();
  assert.match((await typed('verify', 'two.tlog-proof', 'two', '--key', key)).said, /✔ Entry 1 of mine\.example\/log1/);
  const wrong = await typed('verify', 'two.tlog-proof', 'one', '--key', key);
  assert.deepEqual([wrong.status, /root-differs/.test(wrong.said)], [1, true]);
  assert.equal((await typed('monitor', 'log', '--state', 'state')).status, 0);
  const path = join(room, 'log/tile/entries/000.p/2');
  writeFileSync(path, readFileSync(path, 'utf8').replace('first', 'worst'));
  const spoiled = await typed('check', 'log');
  assert.equal(spoiled.status, 1);
  assert.match(spoiled.said, /✖ Entry 0: /);
});

test('what is typed wrong is told with the list of commands, and nothing is written over', async () => {
  for (const words of [
    [],
    ['fly'],
    ['check'],
    ['check', 'nowhere'],
    ['verify', 'two.tlog-proof'],
    ['append', 'log', 'one'],
    ['check', '--fast'],
    ['check', '.', '--rules', 'nowhere.ts'],
    ['monitor', 'log'],
  ]) {
    const { status, said } = await typed(...words);
    assert.equal(status, 2, words.join(' '));
    assert.match(said, /ledger check DIR\|URL/);
  }
  await typed('keygen', 'b.example', 'kept');
  const before = readFileSync(join(room, 'kept'), 'utf8');
  assert.equal((await typed('keygen', 'b.example', 'kept')).status, 2);
  assert.equal(readFileSync(join(room, 'kept'), 'utf8'), before);
  const other = (await typed('keygen', 'c.example', 'c')).said;
  assert.equal((await typed('witness', '--secret', 'kept', '--state', 's', '--key', other)).status, 2);
  const silent = await typed('check', 'http://127.0.0.1:1');
  assert.deepEqual([silent.status, /ECONNREFUSED/.test(silent.said)], [1, true]);
});
