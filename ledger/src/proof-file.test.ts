// Proofs that are kept: made today, checked without anybody, and spoiled in every way.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memorySource, signerCalled, smallLog } from '../fuzz/small-log.ts';
import { cosign } from './cosignature.ts';
import { formatKey } from './key.ts';
import { nodeSuite, sha256 } from './node.ts';
import { formatSignatureLine, parseNote } from './note.ts';
import { parsePolicy } from './policy.ts';
import { formatProof, type ProofFile, parseProof, verifyProof } from './proof-file.ts';
import { joinBytes, utf8Bytes } from './text.ts';
import { TileTree } from './tile.ts';

const entries = Array.from({ length: 300 }, (_, index) => utf8Bytes(`entry-${index}`));
const { files, signer } = smallLog(entries);
const tree = new TileTree(sha256, 300, memorySource(files).tile);
const policyText = `log ${formatKey(signer.key)}\n`;
const policy = parsePolicy(sha256, utf8Bytes(`${policyText}quorum none\n`));
const proofOf = async (index: number): Promise<ProofFile> => ({
  index,
  hashes: await tree.inclusion(index),
  checkpoint: files.get('checkpoint')!,
});

test('a proof is read back as it was written, with extra words and without', async () => {
  for (const extra of [undefined, new Uint8Array(0), utf8Bytes('{"leaf":"…"}')]) {
    const proof = { ...(await proofOf(7)), ...(extra ? { extra } : {}) };
    const text = formatProof(proof);
    assert.equal(formatProof(parseProof(utf8Bytes(text))), text);
  }
  const alone = smallLog(entries.slice(0, 1));
  const only: ProofFile = { index: 0, hashes: [], checkpoint: alone.files.get('checkpoint')! };
  await verifyProof(nodeSuite, parseProof(utf8Bytes(formatProof(only))), entries[0]!, policy);
});

test('each entry is proven at its place and nowhere else', async () => {
  for (const index of [0, 1, 255, 256, 299]) {
    const proof = await proofOf(index);
    assert.equal((await verifyProof(nodeSuite, proof, entries[index]!, policy)).size, 300);
    const other = entries[(index + 1) % 300]!;
    await assert.rejects(verifyProof(nodeSuite, proof, other, policy), { code: 'root-differs' });
  }
  await assert.rejects(verifyProof(nodeSuite, { ...(await proofOf(0)), index: 300 }, entries[0]!, policy), {
    code: 'index-beyond-tree',
  });
});

test('without enough witnesses a strict reader refuses, and with them it tells their time', async () => {
  const witness = signerCalled('w.example', 'witness', 3);
  const strict = parsePolicy(sha256, utf8Bytes(`${policyText}witness W ${formatKey(witness.key)}\nquorum W\n`));
  const proof = await proofOf(12);
  await assert.rejects(verifyProof(nodeSuite, proof, entries[12]!, strict), { code: 'too-few-witnesses' });
  const { text } = parseNote(proof.checkpoint);
  const line = utf8Bytes(formatSignatureLine(witness.key, cosign(witness, 1_700_000_000, text)));
  const seen = await verifyProof(
    nodeSuite,
    { ...proof, checkpoint: joinBytes(proof.checkpoint, line) },
    entries[12]!,
    strict,
  );
  assert.equal(seen.cosignatures[0]!.time, 1_700_000_000);
  const nobody = parsePolicy(sha256, utf8Bytes('quorum none\n'));
  await assert.rejects(verifyProof(nodeSuite, proof, entries[12]!, nobody), { code: 'no-known-log' });
});

test('a file that is not written as the specification asks is refused', async () => {
  const text = formatProof(await proofOf(7));
  for (const [wrong, code] of [
    ['', 'not-a-proof'],
    [text.replace('@v1', '@v2'), 'not-a-proof'],
    [text.replace('index 7\n', ''), 'not-a-proof'],
    [text.replace('index 7', 'index 07'), 'not-decimal'],
    [text.replace('index 7', 'extra !\nindex 7'), 'not-base64'],
    [text.replace('index 7\n', 'index 7\nAAAA\n'), 'wrong-length'],
    [text.replace('index 7\n', `index 7\n${`${'A'.repeat(43)}=\n`.repeat(64)}`), 'proof-too-long'],
    [text.replaceAll('\n', '\r\n'), 'not-a-proof'],
  ] as const) {
    assert.throws(() => parseProof(utf8Bytes(wrong)), { code }, JSON.stringify(wrong).slice(0, 80));
  }
});
