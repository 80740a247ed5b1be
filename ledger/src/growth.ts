// A tree that grows: what a log's writer keeps between two batches, and which tiles each batch changed. Its whole state is the tile on the
// right edge of every level. It must never be given hashes it did not make or check itself: what it says is what gets signed.

import type { Sha256 } from './commitment.ts';
import { LogError } from './log-error.ts';
import { Frontier, HASH_BYTES } from './merkle.ts';
import { hashesAt, subtreeHash, TILE_WIDTH, type Tile } from './tile.ts';

const TILE_BYTES = TILE_WIDTH * HASH_BYTES;

export type GrownTile = Tile & { hashes: Uint8Array };

type Edge = { index: number; filled: number; bytes: Uint8Array; changed: boolean };

export class Growth {
  readonly #frontier: Frontier;
  readonly #edges: Edge[] = [];
  readonly #full: GrownTile[] = [];

  private constructor(frontier: Frontier) {
    this.#frontier = frontier;
  }

  /**
   * A tree of `size` entries, from the partial tiles on its right edge: for each level the hashes of its last tile, empty where that
   * tile is full or there is none.
   * @throws LogError tile-length when an edge is not as wide as the size asks for
   */
  static restore(hash: Sha256, size: number, edges: readonly Uint8Array[] = []): Growth {
    const full: Uint8Array[] = [];
    const rows: Edge[] = [];
    for (let level = 0; hashesAt(level, size) > 0; level += 1) {
      const filled = hashesAt(level, size) % TILE_WIDTH;
      const edge = edges[level] ?? new Uint8Array(0);
      if (edge.length !== filled * HASH_BYTES) throw new LogError('tile-length', level);
      const bytes = new Uint8Array(TILE_BYTES);
      bytes.set(edge);
      rows.push({ index: Math.floor(hashesAt(level, size) / TILE_WIDTH), filled, bytes, changed: false });
      full.unshift(...subtreesOf(hash, edge, filled));
    }
    const growth = new Growth(Frontier.restore(hash, size, full));
    growth.#edges.push(...rows);
    return growth;
  }

  get size(): number {
    return this.#frontier.size;
  }

  root(): Uint8Array {
    return this.#frontier.root();
  }

  append(leaf: Uint8Array): void {
    this.#put(0, leaf);
    this.#frontier.append(leaf, this.#above);
  }

  readonly #above = (height: number, hash: Uint8Array): void => {
    if (height % 8 === 0) this.#put(height / 8, hash);
  };

  /** The tiles that became full since the last call: for whoever adds more than fits in memory. */
  takeFull(): GrownTile[] {
    return this.#full.splice(0);
  }

  /** The tiles that are new or longer since the last call: full ones and the ones on the edge. */
  takeChanged(): GrownTile[] {
    const changed = this.takeFull();
    for (const [level, edge] of this.#edges.entries()) {
      if (!edge.changed) continue;
      edge.changed = false;
      if (edge.filled === 0) continue;
      const hashes = edge.bytes.slice(0, edge.filled * HASH_BYTES);
      changed.push({ level, index: edge.index, width: edge.filled, hashes });
    }
    return changed;
  }

  #put(level: number, hash: Uint8Array): void {
    let edge = this.#edges[level];
    if (!edge) {
      edge = { index: 0, filled: 0, bytes: new Uint8Array(TILE_BYTES), changed: false };
      this.#edges[level] = edge;
    }
    edge.bytes.set(hash, edge.filled * HASH_BYTES);
    edge.filled += 1;
    edge.changed = true;
    if (edge.filled < TILE_WIDTH) return;
    this.#full.push({ level, index: edge.index, width: TILE_WIDTH, hashes: edge.bytes });
    this.#edges[level] = { index: edge.index + 1, filled: 0, bytes: new Uint8Array(TILE_BYTES), changed: false };
  }
}

/** The full subtrees a partial tile consists of, largest first. */
function subtreesOf(hash: Sha256, tile: Uint8Array, filled: number): Uint8Array[] {
  const found: Uint8Array[] = [];
  let at = 0;
  for (let count = TILE_WIDTH / 2; count >= 1; count /= 2) {
    if (at + count > filled) continue;
    found.push(subtreeHash(hash, tile, at, count));
    at += count;
  }
  return found;
}
