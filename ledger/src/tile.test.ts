// Tiles: how they are called, which ones there are, and that nothing else is one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { memorySource, smallLog } from '../fuzz/small-log.ts';
import { Growth } from './growth.ts';
import { emptyRoot, Frontier, leafHash } from './merkle.ts';
import { sha256 } from './node.ts';
import { utf8Bytes } from './text.ts';
import { parseTilePath, TILE_WIDTH, TileTree, tilePath, tilesOf, widthAt } from './tile.ts';

test('a tile’s path is the one of the specification', () => {
  assert.equal(tilePath({ level: 0, index: 1_234_067, width: 256 }), 'tile/0/x001/x234/067');
  assert.equal(tilePath({ level: 2, index: 0, width: 1 }), 'tile/2/000.p/1');
  assert.deepEqual(parseTilePath('tile/entries/x001/000.p/17'), { kind: 'entries', index: 1000, width: 17 });
});

test('every path is read back, and no second spelling is one', () => {
  fc.assert(
    fc.property(fc.nat(63), fc.nat(2 ** 40), fc.integer({ min: 1, max: 256 }), (level, index, width) => {
      assert.deepEqual(parseTilePath(tilePath({ level, index, width })), { kind: 'tile', level, index, width });
    }),
    { numRuns: 200 },
  );
  for (const path of [
    'tile/00/000',
    'tile/64/000',
    'tile/0/0',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/x01/002',
    'tile/entries/../000',
    'tile/-1/000',
    'tile/0/000/',
    '/tile/0/000',
    'tile/0/000\n',
    'tile/0/x999/x999/x999/x999/x999/x999/999',
  ]) {
    assert.throws(() => parseTilePath(path), { code: 'not-a-tile-path' }, path);
  }
});

test('a tree of 70,000 has the tiles the specification counts', () => {
  const tiles = [...tilesOf(70_000)];
  const full = tiles.filter((tile) => tile.width === TILE_WIDTH);
  assert.deepEqual(
    [full.filter((tile) => tile.level === 0).length, full.filter((tile) => tile.level === 1).length],
    [273, 1],
  );
  const partial = tiles.filter((tile) => tile.width < TILE_WIDTH).map(({ level, width }) => [level, width]);
  assert.deepEqual(partial, [
    [0, 112],
    [1, 17],
    [2, 1],
  ]);
  assert.deepEqual(
    [...tilesOf(256)].map(({ level, width }) => [level, width]),
    [
      [0, 256],
      [1, 1],
    ],
  );
  assert.deepEqual([...tilesOf(0)], []);
  assert.equal(widthAt(0, 5, 3), 0);
});

test('a tree grown in batches has the same tiles and root as one grown at once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400), { maxLength: 6 }), (batches) => {
      const kept = new Map<string, Uint8Array>();
      const frontier = new Frontier(sha256);
      let size = 0;
      for (const batch of batches) {
        const edges: Uint8Array[] = [];
        for (let level = 0; 256 ** level <= size; level += 1) {
          const index = Math.floor(size / 256 ** (level + 1));
          edges[level] = kept.get(`${level} ${index}`) ?? new Uint8Array(0);
        }
        const growth = Growth.restore(sha256, size, edges);
        for (let at = 0; at < batch; at += 1) {
          const leaf = leafHash(sha256, utf8Bytes(`entry-${size + at}`));
          growth.append(leaf);
          frontier.append(leaf);
        }
        for (const tile of growth.takeChanged()) kept.set(`${tile.level} ${tile.index}`, tile.hashes);
        assert.deepEqual(growth.takeChanged(), [], 'what was taken is not changed');
        size = growth.size;
        assert.deepEqual(growth.root(), frontier.root());
      }
      const whole = smallLog(Array.from({ length: size }, (_, index) => utf8Bytes(`entry-${index}`)));
      for (const tile of tilesOf(size)) {
        const hashes = kept.get(`${tile.level} ${tile.index}`)!;
        assert.deepEqual(Buffer.from(hashes), Buffer.from(whole.files.get(tilePath(tile))!));
      }
    }),
    { numRuns: 25 },
  );
});

test('an edge that is not as wide as the size asks for is refused', () => {
  assert.throws(() => Growth.restore(sha256, 3, [new Uint8Array(64)]), { code: 'tile-length' });
  assert.throws(() => Growth.restore(sha256, 256, [new Uint8Array(32)]), { code: 'tile-length' });
});

test('proofs are refused beyond the tree, and from tiles of the wrong length', async () => {
  const { files } = smallLog([1, 2, 3].map((byte) => Uint8Array.of(byte)));
  const tree = new TileTree(sha256, 3, memorySource(files).tile);
  await assert.rejects(tree.inclusion(3), { code: 'beyond-tree' });
  await assert.rejects(tree.consistency(4, 3), { code: 'beyond-tree' });
  await assert.rejects(tree.root(4), { code: 'beyond-tree' });
  assert.deepEqual(await tree.consistency(0), []);
  assert.deepEqual(await new TileTree(sha256, 0, () => new Uint8Array(0)).root(), emptyRoot(sha256));
  await assert.rejects(new TileTree(sha256, 3, () => new Uint8Array(95)).root(), { code: 'tile-length' });
});
