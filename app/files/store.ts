// Files by what they contain: `<root>/ab/<sha256>`. A file is on disk for good before `put` returns its digest.
// It must never rewrite a file, follow a link out of its folder, or leave half a file under a digest.

import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, link, lstat, mkdir, open, rename, unlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Refused } from '../base/refused.ts';

/** What the product needs from a place that keeps files. Object storage can stand here instead of a disk. */
export type Store = {
  /**
   * Keeps bytes. `limit` is in bytes and is enforced while they arrive.
   * @throws Refused 'too-large' (args: limit, megabytes) · 'disk-full'; a failing source's own error. Nothing is left behind.
   */
  put(content: AsyncIterable<Uint8Array> | Uint8Array, limits: { limit: number }): Promise<Stored>;
  /** @throws Refused 'not-found' */
  open(digest: string): Promise<Opened>;
  has(digest: string): Promise<boolean>;
  /** For erasure only. Says whether there was a file. */
  remove(digest: string): Promise<boolean>;
};

/** `digest` is the SHA-256 of the bytes in lower-case hex; `size` is in bytes. */
export type Stored = { digest: string; size: number };

/** `stream` opens the file when it is called, so that asking for the size alone holds nothing open. */
export type Opened = { size: number; stream: () => Readable };

/** Where files wait while they arrive, and while the sweep decides about them: same disk, so a rename is one step. */
export const ARRIVING = '.arriving';

export const isDigest = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
export const pathOf = (root: string, digest: string): string => join(root, digest.slice(0, 2), digest);
export const tooLarge = (limit: number): Refused =>
  new Refused('too-large', { args: { limit, megabytes: Math.round((limit / 1e6) * 10) / 10 } });

/** Opens the store in a folder, making it if it is not there. */
export async function openStore(root: string): Promise<Store> {
  await mkdir(join(root, ARRIVING), { recursive: true, mode: 0o700 });
  await syncFolder(root);
  return {
    put: (content, { limit }) => put(root, content, limit),
    open: (digest) => openFile(root, digest),
    has: async (digest) => isDigest(digest) && (await sizeOf(root, digest)) !== undefined,
    remove: (digest) => remove(root, digest),
  };
}

async function put(root: string, content: AsyncIterable<Uint8Array> | Uint8Array, limit: number): Promise<Stored> {
  const temporary = join(root, ARRIVING, randomUUID());
  try {
    const stored = await receive(temporary, content, limit);
    await settle(root, temporary, stored);
    return stored;
  } catch (error) {
    throw isFull(error) ? new Refused('disk-full') : error;
  } finally {
    await unlink(temporary).catch(ignoreMissing);
  }
}

/** Writes the bytes to a file of their own and flushes them to the disk. */
async function receive(path: string, content: AsyncIterable<Uint8Array> | Uint8Array, limit: number): Promise<Stored> {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'wx', 0o400);
  try {
    // Leaving this loop by an error ends the source too: the rest of an upload is not read.
    for await (const bytes of content instanceof Uint8Array ? [content] : content) {
      size += bytes.byteLength;
      if (size > limit) throw tooLarge(limit);
      hash.update(bytes);
      await writeAll(file, bytes);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { digest: hash.digest('hex'), size };
}

/** A write may take fewer bytes than it is given when a disk is nearly full; then the rest must be written or fail. */
async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.byteLength; ) at += (await file.write(bytes, at)).bytesWritten;
}

/** Gives the arrived file its name, once. Whoever comes second with the same bytes finds them there. */
async function settle(root: string, temporary: string, { digest, size }: Stored): Promise<void> {
  const shard = join(root, digest.slice(0, 2));
  await mkdir(shard, { recursive: true, mode: 0o700 });
  await mustBeFolder(shard);
  await syncFolder(root);
  const path = pathOf(root, digest);
  try {
    await link(temporary, path); // unlike rename, never replaces a file that is there
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') await reuse(path, temporary, size);
    else if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS')
      await rename(temporary, path); // no hard links here
    else throw error;
  }
  await syncFolder(shard);
}

/** The bytes are there already. Marking them as used today keeps a sweep that is under way from taking them. */
async function reuse(path: string, temporary: string, size: number): Promise<void> {
  const there = await lstat(path).catch(ignoreMissing);
  if (there && (!there.isFile() || there.size !== size)) throw new Error(`stored file is damaged: ${path}`);
  const now = new Date();
  const marked = there && (await utimes(path, now, now).then(() => true, ignoreMissing));
  if (!marked) await rename(temporary, path); // swept away since
}

async function openFile(root: string, digest: string): Promise<Opened> {
  const size = isDigest(digest) ? await sizeOf(root, digest) : undefined;
  if (size === undefined) throw new Refused('not-found');
  return { size, stream: () => createReadStream(pathOf(root, digest)) };
}

/** The size of a stored file, or undefined when there is none. A link or a folder in its place is none. */
async function sizeOf(root: string, digest: string): Promise<number | undefined> {
  const shard = await lstat(join(root, digest.slice(0, 2))).catch(ignoreMissing);
  if (!shard?.isDirectory()) return undefined;
  const file = await lstat(pathOf(root, digest)).catch(ignoreMissing);
  return file?.isFile() ? file.size : undefined;
}

async function remove(root: string, digest: string): Promise<boolean> {
  if (!isDigest(digest) || (await sizeOf(root, digest)) === undefined) return false;
  await unlink(pathOf(root, digest));
  await syncFolder(join(root, digest.slice(0, 2)));
  return true;
}

async function mustBeFolder(path: string): Promise<void> {
  if (!(await lstat(path)).isDirectory()) throw new Error(`not a folder of the file store: ${path}`);
}

/** A new name is only safe once the folder that holds it is flushed. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | undefined)?.code;
const isFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error) ?? '');

/** For `.catch`: a missing file is an answer (undefined); any other failure is thrown on. */
export function ignoreMissing(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
  return undefined;
}
