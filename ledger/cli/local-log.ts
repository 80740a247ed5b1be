// A log in a folder of one's own, for learning and for tests: `append` lengthens it, laid out as it would be served.
// It must never rewrite an entry, a full tile or an earlier checkpoint.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  bundleAt,
  bundlePath,
  ENTRY_BYTES,
  formatKey,
  Growth,
  hashesAt,
  leafHasher,
  type OpenCheckpoint,
  openCheckpoint,
  packEntries,
  type Signer,
  signCheckpoint,
  TILE_WIDTH,
  tilePath,
  unpackEntries,
  utf8Bytes,
  widthAt,
} from '../src/index.ts';
import { nodeSuite, sha256 } from '../src/node.ts';
import { claim, writeWhole } from './on-disk.ts';
import { checkpointsPath, folderSource } from './source-folder.ts';
import { fileOf } from './trust.ts';
import { WrongCall } from './wrong-call.ts';

/** Adds the bytes of files as entries, and signs. @returns the size before and after */
export async function appendFiles(folder: string, paths: readonly string[], signer: Signer): Promise<[number, number]> {
  const entries = await Promise.all(paths.map(fileOf));
  for (const [at, entry] of entries.entries()) {
    if (entry.length > ENTRY_BYTES)
      throw new WrongCall(`${paths[at]} is over ${ENTRY_BYTES} bytes: no entry may be longer.`);
  }
  return appendEntries(folder, entries, signer);
}

/** The same for bytes. */
export async function appendEntries(
  folder: string,
  entries: Iterable<Uint8Array>,
  signer: Signer,
): Promise<[number, number]> {
  const release = await claim(join(folder, '.claim'));
  try {
    const before = await openOwn(folder, signer);
    const size = before?.size ?? 0;
    const growth = Growth.restore(sha256, size, await edgesOf(folder, size));
    await writeEntries(folder, size, entries, growth);
    for (const tile of growth.takeChanged()) await writeWhole(join(folder, tilePath(tile)), tile.hashes);
    await sign(folder, growth, signer);
    return [size, growth.size];
  } finally {
    await release();
  }
}

async function openOwn(folder: string, signer: Signer): Promise<OpenCheckpoint | undefined> {
  let note: Uint8Array;
  try {
    note = await readFile(join(folder, 'checkpoint'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return openCheckpoint(nodeSuite, note, [signer.key]);
}

async function edgesOf(folder: string, size: number): Promise<Uint8Array[]> {
  const source = folderSource(folder);
  const edges: Uint8Array[] = [];
  for (let level = 0; hashesAt(level, size) > 0; level += 1) {
    const index = Math.floor(hashesAt(level, size) / TILE_WIDTH);
    const width = widthAt(level, index, size);
    edges.push(width === 0 ? new Uint8Array(0) : await source.tile({ level, index, width }));
  }
  return edges;
}

/** Writes bundles as they fill, so that any number of entries can be added; leaf hashes go into the tree on the way. */
async function writeEntries(
  folder: string,
  size: number,
  entries: Iterable<Uint8Array>,
  growth: Growth,
): Promise<void> {
  const { index, width } = bundleAt(Math.floor(size / TILE_WIDTH), size);
  const open = width === 0 ? [] : unpackEntries(await readFile(join(folder, bundlePath({ index, width }))), width);
  const hash = leafHasher(sha256);
  const write = () => {
    const at = Math.floor((growth.size - 1) / TILE_WIDTH);
    return writeWhole(join(folder, bundlePath({ index: at, width: open.length })), packEntries(open));
  };
  for (const entry of entries) {
    open.push(entry);
    growth.append(hash(entry));
    if (open.length < TILE_WIDTH) continue;
    await write();
    open.length = 0;
    for (const tile of growth.takeFull()) await writeWhole(join(folder, tilePath(tile)), tile.hashes);
  }
  if (open.length > 0) await write();
}

async function sign(folder: string, growth: Growth, signer: Signer): Promise<void> {
  const note = utf8Bytes(signCheckpoint(signer, growth.size, growth.root()));
  await writeWhole(join(folder, 'key.pub'), `${formatKey(signer.key)}\n`);
  const source = folderSource(folder);
  let page = 0;
  let notes: Uint8Array[] = [];
  for (let read = await source.checkpoints!(0); read; read = await source.checkpoints!(page)) {
    notes = unpackEntries(read);
    if (notes.length < TILE_WIDTH) break;
    page += 1;
    notes = [];
  }
  await writeWhole(join(folder, checkpointsPath(page)), packEntries([...notes, note]));
  await writeWhole(join(folder, 'checkpoint'), note);
}
