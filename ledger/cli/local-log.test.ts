// A log kept in a folder by hand: it grows, it is checked, and who spoils it is found.

import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { signerCalled } from '../fuzz/small-log.ts';
import { bundleAt, bundlePath, formatKey, TILE_WIDTH, tilePath, utf8Bytes } from '../src/index.ts';
import { check } from './check.ts';
import { appendEntries, appendFiles } from './local-log.ts';
import { prove, verify } from './prove.ts';
import { folderSource } from './source-folder.ts';
import { policyOf } from './trust.ts';

const room = mkdtempSync(join(tmpdir(), 'ledger-'));
after(() => rmSync(room, { recursive: true, force: true }));
const signer = signerCalled('local.example/log1');
const entries = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => utf8Bytes(`entry-${from + at}`));

async function checked(folder: string, options: { key?: string; policy?: string } = {}) {
  const lines: string[] = [];
  const isSound = await check(folder, { ...options, say: (line) => lines.push(line) });
  return { isSound, words: lines.join('\n') };
}

test('a log grown in steps is sound after each, and has every checkpoint it ever signed', async () => {
  const folder = join(room, 'steps');
  let size = 0;
  for (const next of [1, 2, 255, 256, 257, 600]) {
    assert.deepEqual(await appendEntries(folder, entries(size, next), signer), [size, next]);
    size = next;
    const { isSound, words } = await checked(folder);
    assert.ok(isSound, words);
  }
  assert.match((await checked(folder)).words, /600 entries[\s\S]*6 checkpoints/);
  assert.ok(existsSync(join(folder, tilePath({ level: 0, index: 0, width: TILE_WIDTH }))));
});

test('an entry that is exchanged in the folder is named', async () => {
  const folder = join(room, 'spoiled');
  await appendEntries(folder, entries(0, 20), signer);
  const path = join(folder, bundlePath(bundleAt(0, 20)));
  writeFileSync(path, readFileSync(path, 'latin1').replace('entry-13', 'entry-31'), 'latin1');
  const { isSound, words } = await checked(folder);
  assert.equal(isSound, false);
  assert.match(words, /✖ Entry 13: /);
});

test('a log is not lengthened with another key, nor by two at once, nor by a file too long for an entry', async () => {
  const folder = join(room, 'keys');
  await appendEntries(folder, entries(0, 3), signer);
  await assert.rejects(appendEntries(folder, entries(3, 4), signerCalled('local.example/log1', 'log', 9)), {
    code: 'no-known-signature',
  });
  writeFileSync(join(folder, '.claim'), '1\n');
  await assert.rejects(appendEntries(folder, entries(3, 4), signer), /Another process/);
  rmSync(join(folder, '.claim'));
  const long = join(room, 'long');
  writeFileSync(long, new Uint8Array(65_536));
  await assert.rejects(appendFiles(folder, [long], signer), /over 65535 bytes/);
  await assert.rejects(appendFiles(folder, [join(room, 'absent')], signer), /ENOENT/);
});

test('whose log it is must be said by somebody', async () => {
  const folder = join(room, 'whose');
  await appendEntries(folder, entries(0, 3), signer);
  const stranger = formatKey(signerCalled('local.example/log1', 'log', 9).key);
  assert.equal((await checked(folder, { key: stranger })).isSound, false);
  assert.ok((await checked(folder, { key: formatKey(signer.key) })).isSound);
  rmSync(join(folder, 'key.pub'));
  await assert.rejects(checked(folder), /Whose log is it/);
  await assert.rejects(checked(join(room, 'nowhere')), /not a folder/);
  await assert.rejects(checked(folder, { key: 'a', policy: 'b' }), /not both/);
});

test('a proof from a folder holds without the folder', async () => {
  const folder = join(room, 'proof');
  const one = join(room, 'one');
  writeFileSync(one, 'the first words');
  await appendFiles(folder, [one], signer);
  await appendEntries(folder, entries(1, 300), signer);
  const policy = policyOf(formatKey(signer.key));
  const kept = join(room, 'one.tlog-proof');
  await prove(folderSource(folder), policy, '0', kept, () => undefined);
  rmSync(folder, { recursive: true });
  const said: string[] = [];
  assert.ok(await verify(kept, one, policy, (line) => said.push(line)));
  assert.match(said[0]!, /Entry 0 of local\.example\/log1, in a tree of 300/);
  appendFileSync(one, '!');
  await assert.rejects(
    verify(kept, one, policy, () => undefined),
    { code: 'root-differs' },
  );
  await assert.rejects(
    verify(kept, undefined, policy, () => undefined),
    /does not carry/,
  );
});
