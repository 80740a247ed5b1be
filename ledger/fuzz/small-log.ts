// A log in memory, made by the same code that writes real ones, with every file within reach to be spoiled. Used by tests only.

import {
  bundleAt,
  bundlePath,
  bundlesIn,
  canonicalize,
  commit,
  Growth,
  type Json,
  type LogSource,
  leafHash,
  NotThere,
  packEntries,
  type Signer,
  signCheckpoint,
  TILE_WIDTH,
  tilePath,
  toBase64,
  utf8Bytes,
} from '../src/index.ts';
import { makeKey, openSigner, sha256 } from '../src/node.ts';

/** A key that is the same in every run: whoever reads a failing test can make it again. */
export const signerCalled = (name: string, role: 'log' | 'witness' = 'log', seed = 1): Signer =>
  openSigner(makeKey(role, name, new Uint8Array(32).fill(seed)).secret);

export type SmallLog = { files: Map<string, Uint8Array>; signer: Signer; size: number };

/** Entries as a served log: tiles, bundles, checkpoints at the given sizes and at the end, and published acts when there are any. */
export function smallLog(
  entries: readonly Uint8Array[],
  options: { signer?: Signer; checkpoints?: readonly number[]; bodies?: readonly string[] } = {},
): SmallLog {
  const signer = options.signer ?? signerCalled('test.example/log1');
  const files = new Map<string, Uint8Array>();
  const growth = Growth.restore(sha256, 0);
  const past: Uint8Array[] = [];
  const sign = () => past.push(utf8Bytes(signCheckpoint(signer, growth.size, growth.root())));
  for (const entry of entries) {
    growth.append(leafHash(sha256, entry));
    if (options.checkpoints?.includes(growth.size)) sign();
  }
  sign();
  for (const tile of growth.takeChanged()) files.set(tilePath(tile), tile.hashes);
  for (let index = 0; index < bundlesIn(entries.length); index += 1) {
    const from = index * TILE_WIDTH;
    files.set(bundlePath(bundleAt(index, entries.length)), packEntries(entries.slice(from, from + TILE_WIDTH)));
    const lines = options.bodies?.slice(from, from + TILE_WIDTH);
    if (lines) files.set(`bodies/${index}`, utf8Bytes(lines.map((line) => `${line}\n`).join('')));
  }
  files.set('checkpoint', past.at(-1)!);
  files.set('checkpoints/0', packEntries(past));
  return { files, signer, size: entries.length };
}

export function memorySource(files: ReadonlyMap<string, Uint8Array>): LogSource {
  const read = async (path: string) => {
    const bytes = files.get(path);
    if (!bytes) throw new NotThere(path);
    return bytes;
  };
  const bodies = [...files.keys()].some((path) => path.startsWith('bodies/'));
  return {
    checkpoint: () => read('checkpoint'),
    tile: (tile) => read(tilePath(tile)),
    entries: (bundle) => read(bundlePath(bundle)),
    checkpoints: async (page) => files.get(`checkpoints/${page}`),
    ...(bodies
      ? { bodies: async (bundle: number) => new TextDecoder().decode(files.get(`bodies/${bundle}`)) || undefined }
      : {}),
  };
}

/** An act as a log and its readers know it: the leaf's bytes, and the line published beside it. All words are invented. */
export function act(
  number: number,
  fields: Record<string, Json>,
  options: { type?: string; codes?: string[]; at?: string; hide?: Record<string, Json> } = {},
): { id: string; entry: Uint8Array; body: string } {
  const id = idOf(number);
  const salts: Record<string, string> = {};
  const commitments = Object.keys(fields)
    .sort()
    .map((name) => {
      const salt = sha256(utf8Bytes(`${id} ${name}`));
      salts[name] = toBase64(salt);
      return {
        name,
        hash: toBase64(
          commit(sha256, { record: id, field: name, salt, value: utf8Bytes(canonicalize(fields[name]!)) }),
        ),
      };
    });
  const codes = Object.fromEntries((options.codes ?? []).map((name) => [name, String(fields[name])]));
  const type = options.type ?? 'letter.published/1';
  const leaf = canonicalize({ v: 1, type, id, at: options.at ?? '2026-03-01T12:00:00Z', codes, commitments });
  const shown = { ...fields, ...options.hide };
  for (const name of Object.keys(options.hide ?? {})) delete salts[name];
  return { id, entry: utf8Bytes(leaf), body: canonicalize({ leaf, fields: shown, salts }) };
}

export const idOf = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
