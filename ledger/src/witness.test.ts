// A witness's rules, as the specification gives them, status by status.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memorySource, signerCalled, smallLog } from '../fuzz/small-log.ts';
import { signCheckpoint } from './checkpoint.ts';
import { emptyRoot } from './merkle.ts';
import { nodeSuite, sha256 } from './node.ts';
import { openNote } from './note.ts';
import { utf8, utf8Bytes } from './text.ts';
import { TileTree } from './tile.ts';
import { answerAddCheckpoint, formatAddCheckpoint, parseAddCheckpoint, type Seen } from './witness.ts';

const entries = Array.from({ length: 300 }, (_, index) => utf8Bytes(`entry-${index}`));
const { files, signer: log } = smallLog(entries);
const tree = new TileTree(sha256, 300, memorySource(files).tile);
const witness = signerCalled('witness.example', 'witness', 4);
const at = async (size: number): Promise<Seen> => ({ size, root: await tree.root(size) });
const noteAt = async (size: number, signer = log) => signCheckpoint(signer, size, (await at(size)).root);

async function asked(old: number, size: number, seen?: Seen, given: { proof?: Uint8Array[]; note?: string } = {}) {
  const proof = given.proof ?? (await tree.consistency(old, size));
  const request = formatAddCheckpoint({ old, proof, checkpoint: utf8Bytes(given.note ?? (await noteAt(size))) });
  return answerAddCheckpoint(nodeSuite, {
    request: utf8Bytes(request),
    logs: [log.key],
    seen,
    signer: witness,
    time: 99,
  });
}

test('a first checkpoint and a longer one are cosigned, with the time', async () => {
  for (const answer of [await asked(0, 17), await asked(17, 300, await at(17)), await asked(300, 300, await at(300))]) {
    assert.equal(answer.status, 200);
    assert.ok(answer.status === 200);
    const note = utf8Bytes((await noteAt(answer.remember.size)) + answer.text);
    const { signatures } = await openNote(nodeSuite, note, [witness.key]);
    assert.equal(signatures[0]!.time, 99);
  }
});

test('each fault has the status of the specification', async () => {
  const stranger = signerCalled('other.example');
  assert.equal((await asked(0, 17, undefined, { note: await noteAt(17, stranger) })).status, 404);
  const impostor = signerCalled(log.key.name, 'log', 9);
  assert.equal((await asked(0, 17, undefined, { note: await noteAt(17, impostor) })).status, 403);
  assert.equal((await asked(20, 17, await at(20), { proof: [] })).status, 400);
  assert.deepEqual(await asked(0, 300, await at(17), { proof: [] }), { status: 409, size: 17 });
  assert.deepEqual(await asked(17, 300), { status: 409, size: 0 });
  assert.equal((await asked(17, 300, await at(17), { proof: [] })).status, 422);
  assert.equal((await asked(0, 300, undefined, { proof: [emptyRoot(sha256)] })).status, 422);
  const fork = { size: 17, root: sha256(utf8Bytes('another story')) };
  assert.equal((await asked(17, 300, fork)).status, 422);
  assert.deepEqual(await asked(17, 17, fork), { status: 409, size: 17 });
});

test('a request that is not written as the specification asks is a bad request', async () => {
  const good = formatAddCheckpoint({ old: 0, proof: [], checkpoint: utf8Bytes(await noteAt(17)) });
  assert.equal(utf8(parseAddCheckpoint(utf8Bytes(good)).checkpoint), await noteAt(17));
  for (const wrong of [
    '',
    good.replace('old 0', 'old 00'),
    good.replace('old 0', 'old -1'),
    good.replace('old 0\n', ''),
    good.replace('old 0\n', `old 0\n${'A'.repeat(43)}=\n`.repeat(1) + `${'A'.repeat(43)}=\n`.repeat(63)),
    good.replace('old 0\n', 'old 0\nAAAA\n'),
    good.slice(0, 30),
    `${good}x`,
    `old 0\n\n${'x'.repeat(301 * 1024)}`,
  ]) {
    const given = { request: utf8Bytes(wrong), logs: [log.key], seen: undefined, signer: witness, time: 1 };
    assert.equal((await answerAddCheckpoint(nodeSuite, given)).status, 400, wrong.slice(0, 60));
  }
});
