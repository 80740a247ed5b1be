// The tree in tiles of 256 hashes (C2SP tlog-tiles): how they are called, which ones a tree of some size has, and proofs made of them.
// It must never fetch: whoever asks for a proof hands in a way to read tiles, and what comes back is checked against the root by the reader.

import type { Sha256 } from './commitment.ts';
import { LogError } from './log-error.ts';
import { emptyRoot, HASH_BYTES, nodeHash, split } from './merkle.ts';

export type TileErrorCode =
  | 'not-a-tile-path'
  | 'tile-length' // not as many bytes as its width asks for
  | 'beyond-tree';

export const TILE_WIDTH = 256;
/** Heights of the tree a tile spans. */
const TILE_HEIGHT = 8;
const TOP_LEVEL = 63;

/** `level` counts from the leaves; `width` is 256, or less for the tile on the right edge. */
export type Tile = { level: number; index: number; width: number };
export type Bundle = { index: number; width: number };

/** Bytes of a tile: `width` hashes of 32 bytes. */
export type ReadTile = (tile: Tile) => Promise<Uint8Array> | Uint8Array;

/** `tile/0/x001/x234/067` or, for a partial one, `tile/0/000.p/112`. */
export const tilePath = ({ level, index, width }: Tile): string => `tile/${level}/${indexPath(index)}${partial(width)}`;
export const bundlePath = ({ index, width }: Bundle): string => `tile/entries/${indexPath(index)}${partial(width)}`;

function indexPath(index: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/.{3}/g)!;
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
}

const partial = (width: number): string => (width === TILE_WIDTH ? '' : `.p/${width}`);

/** What a path asks for. @throws LogError not-a-tile-path for any other spelling than the one tilePath gives */
export function parseTilePath(path: string): ({ kind: 'tile' } & Tile) | ({ kind: 'entries' } & Bundle) {
  const found = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/.exec(path);
  if (!found) throw new LogError('not-a-tile-path');
  const index = Number(found[2]!.replaceAll(/[x/]/g, ''));
  const width = found[3] === undefined ? TILE_WIDTH : Number(found[3]);
  if (
    indexPath(index) !== found[2] ||
    (found[3] !== undefined && width >= TILE_WIDTH) ||
    !Number.isSafeInteger(index)
  ) {
    throw new LogError('not-a-tile-path');
  }
  if (found[1] === 'entries') return { kind: 'entries', index, width };
  const level = Number(found[1]);
  if (level > TOP_LEVEL) throw new LogError('not-a-tile-path');
  return { kind: 'tile', level, index, width };
}

/** How many entries one hash of a tile of that level stands for. */
const spanOf = (level: number): number => 256 ** level;

/** How many hashes a tree of that size has at a level: floor(size / 256^level). */
export const hashesAt = (level: number, size: number): number => Math.floor(size / spanOf(level));

/** The width a tile has in a tree of that size: 0 where it has none. */
export function widthAt(level: number, index: number, size: number): number {
  return Math.max(0, Math.min(TILE_WIDTH, hashesAt(level, size) - index * TILE_WIDTH));
}

/** All tiles of a tree, from the leaves up, from the left. */
export function* tilesOf(size: number): Generator<Tile> {
  for (let level = 0; hashesAt(level, size) > 0; level += 1) {
    for (let index = 0; index * TILE_WIDTH < hashesAt(level, size); index += 1) {
      yield { level, index, width: widthAt(level, index, size) };
    }
  }
}

/** How many entry bundles a log of that size has. */
export const bundlesIn = (size: number): number => Math.ceil(size / TILE_WIDTH);
export const bundleAt = (index: number, size: number): Bundle => ({ index, width: widthAt(0, index, size) });

/** Reads tree hashes out of tiles; each tile is asked for once. */
export class TileTree {
  readonly #hash: Sha256;
  readonly #read: ReadTile;
  readonly #size: number;
  readonly #tiles = new Map<string, Promise<Uint8Array>>();

  /** `size` is that of the checkpoint the tiles belong to: it says which widths to ask for. */
  constructor(hash: Sha256, size: number, read: ReadTile) {
    this.#hash = hash;
    this.#size = size;
    this.#read = read;
  }

  /** The hash over entries [start, end): RFC 6962's MTH(D[start:end]), where start is one at which a subtree of that size begins. */
  async over(start: number, end: number): Promise<Uint8Array> {
    const count = end - start;
    if (count === 0) return emptyRoot(this.#hash);
    const height = Math.log2(count);
    if (Number.isInteger(height)) return this.#full(start / count, height);
    const middle = start + split(count);
    const [left, right] = await Promise.all([this.over(start, middle), this.over(middle, end)]);
    return nodeHash(this.#hash, left, right);
  }

  async root(size = this.#size): Promise<Uint8Array> {
    this.#within(size);
    return this.over(0, size);
  }

  /** From the sibling of the leaf up (RFC 6962 section 2.1.1), as verifyInclusion wants it. */
  async inclusion(index: number, size = this.#size): Promise<Uint8Array[]> {
    this.#within(size);
    if (index >= size) throw new LogError('beyond-tree', index);
    const path: Promise<Uint8Array>[] = [];
    let [start, end] = [0, size];
    while (end - start > 1) {
      const middle = start + split(end - start);
      if (index < middle) {
        path.push(this.over(middle, end));
        end = middle;
      } else {
        path.push(this.over(start, middle));
        start = middle;
      }
    }
    return (await Promise.all(path)).reverse();
  }

  /** RFC 6962 section 2.1.2, as verifyConsistency wants it; empty from an empty tree and between equal ones. */
  async consistency(old: number, size = this.#size): Promise<Uint8Array[]> {
    this.#within(size);
    if (old > size) throw new LogError('beyond-tree', old);
    if (old === 0 || old === size) return [];
    const path: Promise<Uint8Array>[] = [];
    let [start, end] = [0, size];
    // While the old tree reaches past the middle, the left half is common to both.
    while (end !== old) {
      const middle = start + split(end - start);
      if (old <= middle) {
        path.push(this.over(middle, end));
        end = middle;
      } else {
        path.push(this.over(start, middle));
        start = middle;
      }
    }
    if (start > 0) path.push(this.over(start, end));
    return (await Promise.all(path)).reverse();
  }

  #within(size: number): void {
    if (size > this.#size) throw new LogError('beyond-tree', size);
  }

  /** A full subtree of 2^height entries: in a tile of the level below its height, or built from a few hashes of it. */
  async #full(index: number, height: number): Promise<Uint8Array> {
    const level = Math.floor(height / TILE_HEIGHT);
    const count = 2 ** (height % TILE_HEIGHT);
    const first = index * count;
    const at = Math.floor(first / TILE_WIDTH);
    const tile = await this.#tile({ level, index: at, width: widthAt(level, at, this.#size) });
    return subtreeHash(this.#hash, tile, first - at * TILE_WIDTH, count);
  }

  #tile(tile: Tile): Promise<Uint8Array> {
    const path = tilePath(tile);
    let bytes = this.#tiles.get(path);
    if (!bytes) {
      bytes = Promise.resolve(this.#read(tile)).then((read) => {
        if (read.length !== tile.width * HASH_BYTES) throw new LogError('tile-length', path);
        return read;
      });
      this.#tiles.set(path, bytes);
    }
    return bytes;
  }
}

/** The hash over `count` (a power of two) hashes of a tile from `first` on. */
export function subtreeHash(hash: Sha256, tile: Uint8Array, first: number, count: number): Uint8Array {
  if (count === 1) return tile.slice(first * HASH_BYTES, (first + 1) * HASH_BYTES);
  const half = count / 2;
  return nodeHash(hash, subtreeHash(hash, tile, first, half), subtreeHash(hash, tile, first + half, half));
}
