// Logs that say they follow another: believed only for what their own entries bear out, and the lie is named with its entry.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { act, memorySource, signerCalled, smallLog } from '../fuzz/small-log.ts';
import { type Finding, type Json, TileTree } from './index.ts';
import { nodeSuite, sha256 } from './node.ts';
import { scanLog } from './scan.ts';

const acts = Array.from({ length: 20 }, (_, at) => act(at, { title: `Letter ${at}` }));
const second = signerCalled('test.example/log2');
const before = smallLog(acts.map(({ entry }) => entry));
const rootAt = async (size: number) =>
  Buffer.from(await new TileTree(sha256, 20, memorySource(before.files).tile).root(size)).toString('hex');
const step = { number: 2, why: 'key-lost', previous: 'test.example/log1', origin: 'test.example/log2' };

async function read(codes: Record<string, Json>, signer = second) {
  const fields = { ...step, ...codes };
  const following = act(99, fields, { type: 'log.continued/1', codes: Object.keys(fields) });
  const all = [...acts, following, act(100, { title: 'And on' })];
  const log = smallLog(
    all.map(({ entry }) => entry),
    { signer, bodies: all.map(({ body }) => body) },
  );
  const findings: Finding[] = [];
  const source = memorySource(log.files);
  const scanned = await scanLog(nodeSuite, {
    source,
    keys: [signer.key],
    acts: true,
    onFinding: (one) => findings.push(one),
  });
  return { found: findings.map(({ code, entry }) => [code, entry]), follows: scanned!.follows };
}

test('a log that follows another begins with what that one signed', async () => {
  const { found, follows } = await read({ size: 20, kept: 20, root: await rootAt(20) });
  assert.deepEqual(found, []);
  assert.deepEqual([follows[0]!.previous, follows[0]!.size, follows[0]!.entry], ['test.example/log1', 20, 20]);
});

test('one that lost entries says so, and is not held against a root nobody here can make', async () => {
  assert.deepEqual((await read({ size: 50, kept: 10, root: '5'.repeat(64) })).found, []);
});

test('one that begins otherwise, or leads to another name, or says nothing, is named', async () => {
  const lie = [['succession', 20]];
  assert.deepEqual((await read({ size: 20, kept: 20, root: await rootAt(19) })).found, lie);
  assert.deepEqual(
    (await read({ size: 20, kept: 20, root: await rootAt(20) }, signerCalled('test.example/log1'))).found,
    lie,
  );
  assert.deepEqual((await read({ size: 21, kept: 21, root: await rootAt(20) })).found, lie);
  assert.deepEqual((await read({ size: 19, kept: 20, root: await rootAt(19) })).found, lie);
  assert.deepEqual((await read({ size: 20, kept: 20, root: 'none' })).found, lie);
});
