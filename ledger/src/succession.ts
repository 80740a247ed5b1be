// A log that follows another says so in an entry: which log was closed, with its last checkpoint, and how many of its entries are its own first
// ones. It must never be believed for the rest: who closed the log and whether they might, only somebody outside can say.

import type { Leaf } from './leaf.ts';

const CONTINUED = /^log\.continued\//;
const NUMBER = /^(0|[1-9][0-9]{0,15})$/;

/** `root`: of the closed log when it had `size` entries. `kept`: so many of them stand at the beginning of the one that follows. */
export type Succession = {
  entry: number;
  why: string;
  previous: string;
  size: number;
  root: Uint8Array;
  kept: number;
  origin: string;
};

/** What an act says of such a step; undefined for every other act, `false` for one that is none although it is called so. */
export function successionIn({ type, codes }: Leaf, entry: number): Succession | undefined | false {
  if (!CONTINUED.test(type)) return undefined;
  const { why, previous, size, root, kept, origin } = codes as Record<string, string | undefined>;
  if (!why || !previous || !origin || !NUMBER.test(size ?? '') || !NUMBER.test(kept ?? '')) return false;
  if (!/^[0-9a-f]{64}$/.test(root ?? '') || Number(kept) > Math.min(Number(size), entry)) return false;
  const bytes = Uint8Array.from(root!.match(/../g)!, (pair) => Number.parseInt(pair, 16));
  return { entry, why, previous, size: Number(size), root: bytes, kept: Number(kept), origin };
}
