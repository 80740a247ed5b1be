// Entries on their way: 256 to a bundle, each behind its length as two bytes (C2SP tlog-tiles, "Log entries").
// It must never hand out a part of a bundle: one byte too many or too few and the whole is refused.

import { LogError } from './log-error.ts';

export type BundleErrorCode =
  | 'entry-too-long' // over 65,535 bytes
  | 'bundle-cut-short'
  | 'bundle-too-long'; // bytes after the last entry it should hold

export const ENTRY_BYTES = 0xffff;
const LENGTH_BYTES = 2;

/** @throws LogError entry-too-long */
export function packEntries(entries: readonly Uint8Array[]): Uint8Array {
  const packed = new Uint8Array(entries.reduce((length, entry) => length + LENGTH_BYTES + entry.length, 0));
  let at = 0;
  for (const [index, entry] of entries.entries()) {
    if (entry.length > ENTRY_BYTES) throw new LogError('entry-too-long', index);
    packed[at] = entry.length >> 8;
    packed[at + 1] = entry.length & 0xff;
    packed.set(entry, at + LENGTH_BYTES);
    at += LENGTH_BYTES + entry.length;
  }
  return packed;
}

/**
 * The entries of a bundle, as views into it. Without `width`: however many there are.
 * @throws LogError bundle-cut-short, bundle-too-long
 */
export function unpackEntries(bundle: Uint8Array, width?: number): Uint8Array[] {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bundle.length) {
    if (entries.length === width) throw new LogError('bundle-too-long', entries.length);
    if (at + LENGTH_BYTES > bundle.length) throw new LogError('bundle-cut-short', entries.length);
    const end = at + LENGTH_BYTES + ((bundle[at]! << 8) | bundle[at + 1]!);
    if (end > bundle.length) throw new LogError('bundle-cut-short', entries.length);
    entries.push(bundle.subarray(at + LENGTH_BYTES, end));
    at = end;
  }
  if (width !== undefined && entries.length < width) throw new LogError('bundle-cut-short', entries.length);
  return entries;
}
