// The command as a person types it: what it prints, and the status it ends with. 0 sound, 1 not, 2 typed wrong.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { served } from '../fuzz/served.ts';
import { act, idOf, signerCalled, smallLog } from '../fuzz/small-log.ts';
import { formatKey, formatProof, utf8Bytes } from '../src/index.ts';
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
  assert.match(stderr, /^✖ nowhere is not a folder\.[^\n]*\n[\s\S]*ledger check DIR\|URL/m);
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
  writeFileSync(join(room, 'secret.pub'), key);
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

test('a proof that would not hold is not written, and none is written over', async () => {
  await typed('append', 'whole', 'one', 'two', '--secret', 'secret');
  assert.equal((await typed('prove', 'whole', '0', 'kept.tlog-proof')).status, 0);
  const before = readFileSync(join(room, 'kept.tlog-proof'), 'utf8');
  const again = await typed('prove', 'whole', '1', 'kept.tlog-proof');
  assert.deepEqual([again.status, /never written over/.test(again.said)], [2, true]);
  assert.equal(readFileSync(join(room, 'kept.tlog-proof'), 'utf8'), before);
  const tile = join(room, 'whole/tile/0/000.p/2');
  const bytes = readFileSync(tile);
  bytes[3]! ^= 1;
  writeFileSync(tile, bytes);
  const broken = await typed('prove', 'whole', '1', 'broken.tlog-proof');
  assert.deepEqual([broken.status, /root-differs/.test(broken.said)], [1, true]);
  assert.equal(existsSync(join(room, 'broken.tlog-proof')), false);
});

test('a marker in a proof is told as a word of whoever made the file, and cannot write on the screen', async () => {
  const { body, entry } = act(1, { title: 'Words' }, { hide: { title: { erased: idOf(9) } } });
  const { files, signer } = smallLog([entry]);
  const proof = (extra: string) =>
    formatProof({ index: 0, hashes: [], checkpoint: files.get('checkpoint')!, extra: utf8Bytes(extra) });
  writeFileSync(join(room, 'marked'), proof(body));
  const key = formatKey(signer.key);
  const marked = await typed('verify', 'marked', '--key', key);
  assert.equal(marked.status, 0);
  assert.match(marked.said, /^· title: not in this file\. It says that the act \S+9 erased it/m);
  writeFileSync(join(room, 'marked'), proof(body.replace(idOf(9), 'x\\n✔ title: as it was logged')));
  const forged = await typed('verify', 'marked', '--key', key);
  assert.equal(forged.status, 1);
  assert.match(forged.said, /^✖ title: not what was logged$/m);
  writeFileSync(join(room, 'name\n✔ Everything agrees'), '');
  const named = await typed('verify', 'name\n✔ Everything agrees', '--key', key);
  assert.doesNotMatch(named.said, /^✔/m);
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
    ['monitor', 'log', '--state', room],
    ['witness', '--secret', 'secret', '--state', 's', '--key', 'secret.pub', '--port', 'eighty'],
    ['witness', '--secret', 'secret', '--state', 's', '--key', 'secret.pub', '--port', '99999'],
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
  assert.deepEqual([silent.status, /nobody answers there \(ECONNREFUSED\)/.test(silent.said)], [1, true]);
  for (const words of [
    ['check', 'http://'],
    ['keygen', 'd.example', 'kept/under-a-file'],
  ]) {
    const { status, said } = await typed(...words);
    assert.equal(status, 1, words.join(' '));
    assert.match(said, /^✖ .+$/, 'one line in plain words');
  }
});

test('a site that drops a log from those it names, or names none, does not pass for sound', async () => {
  const files = new Map<string, Uint8Array>();
  const url = await served(files);
  const lines = ['a', 'b'].map((name, seed) => {
    const { entry, body } = act(1, { title: 'Words' }, { at: '2026-03-01T12:00:00Z' });
    const log = smallLog([entry], { bodies: [body], signer: signerCalled(`${name}.example/log1`, 'log', seed + 1) });
    for (const [path, bytes] of log.files) files.set(`${name}/${path}`, bytes);
    return `log ${formatKey(log.signer.key)} ${url}/${name}\n`;
  });
  const visit = (...named: string[]) => {
    files.set('log/policy', utf8Bytes(`${named.join('')}quorum none\n`));
    return typed('monitor', url, '--state', 'watched');
  };
  assert.equal((await visit(...lines)).status, 0);
  assert.equal((await visit(...lines)).status, 0);
  const fewer = await visit(lines[0]!);
  assert.equal(fewer.status, 1);
  assert.match(fewer.said, /✖ b\.example\/log1 was watched before, and \S+ does not name it any more/);
  const none = await visit();
  assert.deepEqual([none.status, /names no log/.test(none.said)], [1, true]);
});

test('a witness’s key makes no log, and a log’s key no witness', async () => {
  await typed('keygen', 'w.example', 'watching', '--witness');
  const { status, said } = await typed('append', 'never', 'one', '--secret', 'watching');
  assert.deepEqual([status, /A log needs one of its own/.test(said)], [2, true]);
  assert.equal(existsSync(join(room, 'never')), false);
});
