// Takes away files no act names: uploads that were never published, and what a killed process left half written.
// It must never take a file that is known, or one that somebody has just stored again.

import { lstat, readdir, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ARRIVING, ignoreMissing, isDigest, pathOf, syncFolder } from './store.ts';

export type Swept = { removed: number; bytes: number };

/**
 * Removes every file last stored before `olderThan` whose digest is not among `known`.
 * `known` must be read after `olderThan` lies far enough back (a day) for every act in flight to have been committed.
 */
export async function sweep(
  root: string,
  known: AsyncIterable<string> | Iterable<string>,
  olderThan: Date,
): Promise<Swept> {
  await tidyArriving(root, olderThan);
  const orphans = new Set<string>();
  for await (const digest of storedBefore(root, olderThan)) orphans.add(digest);
  for await (const digest of known) orphans.delete(digest);
  const swept: Swept = { removed: 0, bytes: 0 };
  for (const digest of orphans) {
    const bytes = await takeAway(root, digest, olderThan);
    if (bytes === undefined) continue;
    swept.removed += 1;
    swept.bytes += bytes;
  }
  return swept;
}

/** Every digest in the store; with `before`, only those last stored before it. */
export async function* storedBefore(root: string, before?: Date): AsyncIterable<string> {
  const shards = (await readdir(root, { withFileTypes: true })).filter(
    (e) => e.isDirectory() && /^[0-9a-f]{2}$/.test(e.name),
  );
  for (const shard of shards) {
    for (const digest of await readdir(join(root, shard.name))) {
      if (!isDigest(digest) || !digest.startsWith(shard.name)) continue;
      const file = await lstat(pathOf(root, digest)).catch(ignoreMissing);
      if (file?.isFile() && (!before || file.mtime < before)) yield digest;
    }
  }
}

/**
 * Moves the file aside, looks at its date once more, and only then deletes it. Somebody who stores the same bytes
 * meanwhile either finds the file gone and stores them anew, or has marked it as used, and then it goes back.
 */
async function takeAway(root: string, digest: string, olderThan: Date): Promise<number | undefined> {
  const path = pathOf(root, digest);
  const aside = join(root, ARRIVING, digest);
  const moved = await rename(path, aside).then(() => true, ignoreMissing);
  const file = moved && (await lstat(aside));
  if (!file) return undefined;
  if (file.mtime < olderThan) await unlink(aside).catch(ignoreMissing);
  else await rename(aside, path);
  await syncFolder(join(root, digest.slice(0, 2)));
  return file.mtime < olderThan ? file.size : undefined;
}

/** Half-written files of killed processes go; a file that a killed sweep had moved aside returns to its place. */
async function tidyArriving(root: string, olderThan: Date): Promise<void> {
  for (const name of await readdir(join(root, ARRIVING))) {
    const path = join(root, ARRIVING, name);
    if (isDigest(name)) {
      await rename(path, pathOf(root, name)).catch(ignoreMissing);
      continue;
    }
    const file = await lstat(path).catch(ignoreMissing);
    if (file && file.mtime < olderThan) await unlink(path).catch(ignoreMissing);
  }
}
