// The tree: public proofs, Go's own, and what holds for every size.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { memorySource, smallLog } from '../fuzz/small-log.ts';
import { fromB64, jsonFiles, readJson, vectors } from '../fuzz/vectors.ts';
import { LogError } from './log-error.ts';
import { emptyRoot, Frontier, leafHash, leafHasher, nodeHash, verifyConsistency, verifyInclusion } from './merkle.ts';
import { sha256 } from './node.ts';
import { utf8Bytes } from './text.ts';
import { TileTree } from './tile.ts';

const entry = (index: number) => utf8Bytes(`entry-${index}`);
const holds = (run: () => void): boolean => {
  try {
    run();
    return true;
  } catch (error) {
    assert.ok(error instanceof LogError, String(error));
    return false;
  }
};
const rootOf = (size: number): Uint8Array => {
  const frontier = new Frontier(sha256);
  for (let index = 0; index < size; index += 1) frontier.append(leafHash(sha256, entry(index)));
  return frontier.root();
};

test('the empty tree is the hash of nothing, a tree of one its leaf hash', () => {
  assert.equal(Buffer.from(emptyRoot(sha256)).toString('base64'), '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=');
  assert.deepEqual(rootOf(0), emptyRoot(sha256));
  assert.deepEqual(rootOf(1), leafHash(sha256, entry(0)));
  assert.deepEqual(rootOf(2), nodeHash(sha256, leafHash(sha256, entry(0)), leafHash(sha256, entry(1))));
});

test('the public RFC 6962 proofs are taken and refused as they should be', (t) => {
  const folder = vectors(t, 'rfc6962-merkle');
  if (!folder) return;
  type Case = {
    wantErr: boolean;
    desc: string;
    proof: string[] | null;
    root: string;
    root1: string;
    root2: string;
  } & Record<'leafIdx' | 'treeSize' | 'size1' | 'size2', number> & { leafHash: string };
  let ran = 0;
  for (const file of jsonFiles(folder)) {
    const each: Case = readJson(folder, file);
    const proof = (each.proof ?? []).map(fromB64);
    const isTaken = holds(() =>
      file.startsWith('inclusion')
        ? verifyInclusion(sha256, {
            leaf: fromB64(each.leafHash),
            index: each.leafIdx,
            size: each.treeSize,
            root: fromB64(each.root),
            proof,
          })
        : verifyConsistency(sha256, {
            old: each.size1,
            oldRoot: fromB64(each.root1),
            size: each.size2,
            root: fromB64(each.root2),
            proof,
          }),
    );
    assert.equal(isTaken, !each.wantErr, `${file}: ${each.desc}`);
    ran += 1;
  }
  assert.equal(ran, 196);
  t.diagnostic(`${ran} proofs`);
});

test('roots and proofs are those of Go’s sumdb/tlog', async (t) => {
  const folder = vectors(t, 'go-sumdb-golden');
  if (!folder) return;
  const golden = readJson<{
    roots: Record<string, string>;
    inclusion: { Size: number; Index: number; Proof: string[] | null }[];
    consistency: { Old: number; New: number; Proof: string[] | null }[];
  }>(folder, 'golden.json');
  const frontier = new Frontier(sha256);
  for (let size = 1; size <= 600; size += 1) {
    frontier.append(leafHash(sha256, entry(size - 1)));
    assert.equal(Buffer.from(frontier.root()).toString('base64'), golden.roots[size], `size ${size}`);
  }
  const source = memorySource(smallLog(Array.from({ length: 600 }, (_, index) => entry(index))).files);
  const tree = new TileTree(sha256, 600, source.tile);
  const text = (hashes: Uint8Array[]) => hashes.map((hash) => Buffer.from(hash).toString('base64'));
  for (const { Size, Index, Proof } of golden.inclusion) {
    assert.deepEqual(text(await tree.inclusion(Index, Size)), Proof ?? []);
  }
  for (const { Old, New, Proof } of golden.consistency) {
    assert.deepEqual(text(await tree.consistency(Old, New)), Proof ?? []);
  }
  t.diagnostic(`600 roots, ${golden.inclusion.length + golden.consistency.length} proofs`);
});

test('every proof made from tiles holds, and with one bit changed anywhere it does not', async () => {
  const size = 700;
  const entries = Array.from({ length: size }, (_, index) => entry(index));
  const tree = new TileTree(sha256, size, memorySource(smallLog(entries).files).tile);
  const sizes = fc.integer({ min: 1, max: size });
  await fc.assert(
    fc.asyncProperty(sizes, fc.nat(), fc.nat(), async (upTo, first, spoiled) => {
      const index = first % upTo;
      const root = rootOf(upTo);
      const claim = {
        leaf: leafHash(sha256, entry(index)),
        index,
        size: upTo,
        root,
        proof: await tree.inclusion(index, upTo),
      };
      verifyInclusion(sha256, claim);
      const old = 1 + (first % upTo);
      const grown = { old, oldRoot: rootOf(old), size: upTo, root, proof: await tree.consistency(old, upTo) };
      verifyConsistency(sha256, grown);
      for (const part of [claim, grown] as { proof: Uint8Array[] }[]) {
        if (part.proof.length === 0) continue;
        const proof = part.proof.map((hash) => hash.slice());
        proof[spoiled % proof.length]![spoiled % 32]! ^= 1 << (spoiled % 8);
        const isHolding = holds(() =>
          part === claim
            ? verifyInclusion(sha256, { ...claim, proof })
            : verifyConsistency(sha256, { ...grown, proof }),
        );
        assert.equal(isHolding, false);
      }
      assert.equal(
        holds(() => verifyInclusion(sha256, { ...claim, proof: [...claim.proof, root] })),
        false,
      );
      assert.equal(
        holds(() => verifyConsistency(sha256, { ...grown, proof: [...grown.proof, root] })),
        false,
      );
    }),
    { numRuns: 60 },
  );
});

test('sizes beyond 32 bits are counted right, and what is no size is refused', () => {
  const leaf = leafHash(sha256, entry(0));
  // A proof for the first leaf of 2^40 entries that are all the same: each sibling is the same subtree.
  const proof: Uint8Array[] = [];
  let node = leaf;
  for (let height = 0; height < 40; height += 1) {
    proof.push(node);
    node = nodeHash(sha256, node, node);
  }
  verifyInclusion(sha256, { leaf, index: 0, size: 2 ** 40, root: node, proof });
  verifyInclusion(sha256, { leaf, index: 2 ** 40 - 1, size: 2 ** 40, root: node, proof });
  for (const [index, size] of [
    [2 ** 40, 2 ** 40],
    [-1, 2],
    [0.5, 2],
    [0, 2 ** 53],
    [Number.NaN, 1],
  ] as const) {
    assert.equal(
      holds(() => verifyInclusion(sha256, { leaf, index, size, root: node, proof })),
      false,
    );
  }
  const first = { old: 0, oldRoot: emptyRoot(sha256), size: 5, root: rootOf(5), proof: [] };
  assert.throws(() => verifyConsistency(sha256, first), { code: 'size-zero' });
  assert.throws(() => verifyConsistency(sha256, { ...first, old: 6 }), { code: 'sizes-swapped' });
});

test('a frontier that was saved goes on as if it had not been', () => {
  fc.assert(
    fc.property(fc.nat(600), fc.nat(300), (before, more) => {
      const whole = new Frontier(sha256);
      for (let index = 0; index < before; index += 1) whole.append(leafHash(sha256, entry(index)));
      const restored = Frontier.restore(sha256, before, whole.save());
      for (let index = before; index < before + more; index += 1) restored.append(leafHash(sha256, entry(index)));
      assert.deepEqual(restored.root(), rootOf(before + more));
    }),
    { numRuns: 20 },
  );
  assert.throws(() => Frontier.restore(sha256, 3, [rootOf(1)]), { code: 'proof-length' });
  assert.throws(() => Frontier.restore(sha256, 2, [rootOf(1), rootOf(1)]), { code: 'proof-length' });
});

test('the hasher for many entries gives what the one for one gives, longer entries included', () => {
  const hash = leafHasher(sha256);
  for (const length of [0, 1, 4095, 4096, 65_535, 10]) {
    const bytes = new Uint8Array(length).fill(length);
    assert.deepEqual(hash(bytes), leafHash(sha256, bytes));
  }
});
