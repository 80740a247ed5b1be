// A reader who kept something from before: the log it is of must still begin with it, whatever else it shows today.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { served } from '../fuzz/served.ts';
import { memorySource, signerCalled, smallLog } from '../fuzz/small-log.ts';
import { formatKey, formatProof, TileTree, utf8Bytes } from '../src/index.ts';
import { sha256 } from '../src/node.ts';
import { check } from './check.ts';

const room = mkdtempSync(join(tmpdir(), 'ledger-saved-'));
after(() => rmSync(room, { recursive: true, force: true }));
const entries = Array.from({ length: 30 }, (_, at) => utf8Bytes(`entry ${at}`));
const files = new Map<string, Uint8Array>();
const url = await served(files);
const signer = signerCalled('test.example/log1');

function publish(all: readonly Uint8Array[]): ReadonlyMap<string, Uint8Array> {
  files.clear();
  for (const [path, bytes] of smallLog(all, { signer }).files) files.set(path, bytes);
  return files;
}

async function checked(...saved: string[]): Promise<{ isSound: boolean; said: string }> {
  const lines: string[] = [];
  const isSound = await check(url, { key: formatKey(signer.key), plain: true, saved, say: (line) => lines.push(line) });
  return { isSound, said: lines.join('\n') };
}

const keep = (name: string, bytes: Uint8Array | string): string => {
  const path = join(room, name);
  writeFileSync(path, bytes);
  return path;
};

const early = publish(entries.slice(0, 10));
const checkpoint = keep('checkpoint', early.get('checkpoint')!);
const hashes = await new TileTree(sha256, 10, memorySource(new Map(early)).tile).inclusion(3);
const proof = keep('proof', formatProof({ index: 3, hashes, checkpoint: early.get('checkpoint')! }));

test('a log that grew from what was kept is sound', async () => {
  publish(entries);
  const { isSound, said } = await checked(checkpoint, proof);
  assert.ok(isSound, said);
  assert.match(said, /held against 2 of your own/);
});

test('a log that shows a past of its own to this reader is found out, by checkpoint and by proof', async () => {
  publish([utf8Bytes('another story'), ...entries.slice(1)]);
  for (const path of [checkpoint, proof])
    assert.match((await checked(path)).said, /✖ the 10 entries that were seen before are not the first 10/);
  publish(entries.slice(0, 5));
  assert.match((await checked(checkpoint)).said, /✖ it had 10 entries and now says 5/);
});

test('what the log’s key did not sign proves nothing against it', async () => {
  publish(entries);
  const other = smallLog([utf8Bytes('x')], { signer: signerCalled('test.example/log1', 'log', 9) }).files.get(
    'checkpoint',
  )!;
  await assert.rejects(checked(keep('forged', other)), /is not signed by the key of this log/);
  await assert.rejects(checked(keep('nonsense', 'hello\n')), /neither a checkpoint nor a proof/);
  const elsewhere = smallLog([utf8Bytes('x')], { signer: signerCalled('other.example/log1') }).files.get('checkpoint')!;
  const { isSound, said } = await checked(keep('elsewhere', elsewhere));
  assert.equal(isSound, false);
  assert.match(said, /is of the log other\.example\/log1, which is not here/);
});
