// The tree of RFC 6962: how entries become one root, and how a few hashes prove that an entry is in it or that it only grew.
// It must never trust a proof's shape: too short, too long and too strange are refused alike.

import type { Sha256 } from './commitment.ts';
import { LogError } from './log-error.ts';
import { sameBytes } from './text.ts';

export type MerkleErrorCode =
  | 'index-beyond-tree' // the entry cannot be in a tree of that size
  | 'sizes-swapped' // a log does not shrink
  | 'size-zero' // nothing is provable about the empty tree
  | 'proof-length' // another number of hashes than the sizes ask for
  | 'root-differs'; // the hashes lead elsewhere

export const HASH_BYTES = 32;
const LEAF = 0x00;
const NODE = 0x01;
const EMPTY = new Uint8Array(0);

/** The hash of an entry: SHA-256(0x00 ‖ entry), RFC 6962 section 2.1. */
export function leafHash(hash: Sha256, entry: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + entry.length);
  bytes[0] = LEAF;
  bytes.set(entry, 1);
  return hash(bytes);
}

/** Hashes entries one after another in one buffer: for whoever hashes millions. */
export function leafHasher(hash: Sha256): (entry: Uint8Array) => Uint8Array {
  let buffer = new Uint8Array(4096);
  return (entry) => {
    if (entry.length >= buffer.length) buffer = new Uint8Array(entry.length * 2);
    buffer[0] = LEAF;
    buffer.set(entry, 1);
    return hash(buffer.subarray(0, 1 + entry.length));
  };
}

/** The hash over two subtrees: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(hash: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + 2 * HASH_BYTES);
  bytes[0] = NODE;
  bytes.set(left, 1);
  bytes.set(right, 1 + HASH_BYTES);
  return hash(bytes);
}

/** The root of a log without entries: the hash of nothing. */
export const emptyRoot = (hash: Sha256): Uint8Array => hash(EMPTY);

/**
 * The right edge of a growing tree: the full subtrees it consists of, largest first. Enough to append and to tell the root;
 * old entries are not needed. At most 53 hashes are held.
 */
export class Frontier {
  readonly #hash: Sha256;
  readonly #node = new Uint8Array(1 + 2 * HASH_BYTES);
  /** By height: the full subtree of 2^height entries, wherever that bit of the size is set. */
  #full: (Uint8Array | undefined)[] = [];
  #size = 0;

  constructor(hash: Sha256) {
    this.#hash = hash;
    this.#node[0] = NODE;
  }

  get size(): number {
    return this.#size;
  }

  /**
   * Adds one entry by its leaf hash.
   * @param subtree told every full subtree above the leaf that this entry completes: its height (from 1) and its hash
   */
  append(leaf: Uint8Array, subtree?: (height: number, hash: Uint8Array) => void): void {
    let node = leaf;
    let height = 0;
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) {
      node = this.#join(this.#full[height]!, node);
      this.#full[height] = undefined;
      height += 1;
      subtree?.(height, node);
    }
    this.#full[height] = node;
    this.#size += 1;
  }

  /** The root over everything appended so far. */
  root(): Uint8Array {
    let root: Uint8Array | undefined;
    for (const node of this.#full) if (node) root = root ? this.#join(node, root) : node;
    return root ?? emptyRoot(this.#hash);
  }

  /** What a later process needs to go on from here: the full subtrees, largest first. */
  save(): Uint8Array[] {
    return this.#full.filter((node) => node !== undefined).reverse();
  }

  /** @throws LogError proof-length when there are not as many subtrees as the size has bits set */
  static restore(hash: Sha256, size: number, saved: readonly Uint8Array[]): Frontier {
    const frontier = new Frontier(hash);
    const left = [...saved];
    for (let rest = size, height = 0; rest > 0; rest = Math.floor(rest / 2), height += 1) {
      frontier.#full[height] = rest % 2 === 1 ? left.pop() : undefined;
      if (rest % 2 === 1 && frontier.#full[height]?.length !== HASH_BYTES) throw new LogError('proof-length', height);
    }
    if (left.length > 0) throw new LogError('proof-length');
    frontier.#size = size;
    return frontier;
  }

  #join(left: Uint8Array, right: Uint8Array): Uint8Array {
    this.#node.set(left, 1);
    this.#node.set(right, 1 + HASH_BYTES);
    return this.#hash(this.#node);
  }
}

/** The largest power of two smaller than n: where RFC 6962 splits a tree of n entries (n > 1). */
export function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/**
 * Checks that a leaf hash stands at `index` of the tree of `size` entries with that root (RFC 9162 section 2.1.3.2).
 * @throws LogError index-beyond-tree, proof-length, root-differs
 */
export function verifyInclusion(
  hash: Sha256,
  claim: {
    leaf: Uint8Array;
    index: number;
    size: number;
    root: Uint8Array;
    proof: readonly Uint8Array[];
  },
): void {
  const { leaf, index, size, root, proof } = claim;
  if (!isSize(index) || !isSize(size) || index >= size) throw new LogError('index-beyond-tree', index);
  if (leaf.length !== HASH_BYTES) throw new LogError('root-differs');
  let place = index;
  let last = size - 1;
  let node = leaf;
  for (const step of proof) {
    if (last === 0 || step.length !== HASH_BYTES) throw new LogError('proof-length', proof.length);
    if (place % 2 === 1 || place === last) {
      node = nodeHash(hash, step, node);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      node = nodeHash(hash, node, step);
    }
    [place, last] = [half(place), half(last)];
  }
  if (last !== 0) throw new LogError('proof-length', proof.length);
  if (!sameBytes(node, root)) throw new LogError('root-differs');
}

/**
 * Checks that the tree of `size` entries begins with the tree of `old` entries (RFC 9162 section 2.1.4.2).
 * @throws LogError sizes-swapped, size-zero, proof-length, root-differs
 */
export function verifyConsistency(
  hash: Sha256,
  claim: { old: number; oldRoot: Uint8Array; size: number; root: Uint8Array; proof: readonly Uint8Array[] },
): void {
  const { old, oldRoot, size, root, proof } = claim;
  if (!isSize(old) || !isSize(size) || old > size) throw new LogError('sizes-swapped', old);
  if (old === 0) throw new LogError('size-zero');
  if (old === size) {
    if (proof.length > 0) throw new LogError('proof-length', proof.length);
    if (!sameBytes(oldRoot, root)) throw new LogError('root-differs');
    return;
  }
  let place = old - 1;
  let last = size - 1;
  while (place % 2 === 1) [place, last] = [half(place), half(last)];
  // Where the old tree is one full subtree, its root is itself the first hash and is left out of the proof.
  const path = place === 0 ? [oldRoot, ...proof] : proof;
  const first = path[0];
  if (!first || path.some((step) => step.length !== HASH_BYTES)) throw new LogError('proof-length', proof.length);
  let before = first;
  let after = first;
  for (const step of path.slice(1)) {
    if (last === 0) throw new LogError('proof-length', proof.length);
    if (place % 2 === 1 || place === last) {
      before = nodeHash(hash, step, before);
      after = nodeHash(hash, step, after);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      after = nodeHash(hash, after, step);
    }
    [place, last] = [half(place), half(last)];
  }
  if (last !== 0) throw new LogError('proof-length', proof.length);
  if (!sameBytes(before, oldRoot) || !sameBytes(after, root)) throw new LogError('root-differs');
}

// Shifts would cut a number at 32 bits.
const half = (n: number): number => Math.floor(n / 2);
const isSize = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;
