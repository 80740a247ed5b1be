// Remembers, outside the database, the last checkpoint that was signed: whoever puts an older database back would else sign a second story
// under the same name, and readers could prove it. It must never go back itself: a smaller checkpoint is refused, and every write is on disk
// before the checkpoint is shown to anyone.
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Checkpoint, parseNote, readUnproven, sameBytes } from '@redress/ledger';
import { CannotSign } from './cannot-sign.ts';
import { guardPath } from './which.ts';

/** What was signed last, as far as this machine knows. @throws CannotSign broken-guard */
export const guarded = (folder: string, name: string): Checkpoint | undefined =>
  checkpointAt(guardPath(folder, name), name);

function checkpointAt(path: string, name: string): Checkpoint | undefined {
  try {
    return readUnproven(readFileSync(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new CannotSign('broken-guard', name, path);
  }
}

/**
 * Puts a new checkpoint in the place of the one that was expected there.
 * @throws CannotSign fork when another stands there: somebody else signs with the same folder
 */
export function guard(folder: string, name: string, note: string, expected: Checkpoint | undefined): void {
  const path = guardPath(folder, name);
  try {
    replace(path, note, () => {
      const there = guarded(folder, name);
      const isExpected =
        there === undefined
          ? expected === undefined
          : expected !== undefined && there.size === expected.size && sameBytes(there.root, expected.root);
      if (!isExpected) throw new CannotSign('fork', name, path);
    });
  } catch (error) {
    if (error instanceof CannotSign || (error as NodeJS.ErrnoException).syscall === undefined) throw error;
    throw new CannotSign('not-written', name, path);
  }
}

/**
 * A second copy, outside the data folder: whoever puts a copy of that whole folder back puts the first one back with it. A file a key, so that a
 * log that begins anew under the same name is not held for this one.
 */
export const secondPath = (folder: string, slug: string, keyId: string): string =>
  join(folder, `${slug}-${keyId}.checkpoint`);

/** What the second copy says of the log with that key (as readers pin it). @throws CannotSign broken-guard */
export const guardedTwice = (folder: string, slug: string, key: string): Checkpoint | undefined =>
  checkpointAt(secondPath(folder, slug, key.split('+')[1]!), slug);

/** Copies what was remembered last. */
export function guardTwice(folder: string, name: string, second: string, slug: string): void {
  const note = readFileSync(guardPath(folder, name));
  const [line] = parseNote(note).lines;
  replace(secondPath(second, slug, line!.id.toString(16).padStart(8, '0')), note, () => undefined);
}

/** Exchanges a file as a whole, on disk before anybody sees it. `allow` throws while the other still stands there. */
function replace(path: string, content: string | Buffer, allow: () => void): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const claim = `${path}.new`;
  const file = claimFile(claim);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
    allow();
    renameSync(claim, path);
  } catch (error) {
    rmSync(claim, { force: true });
    throw error;
  } finally {
    closeSync(file);
  }
  syncFolder(dirname(path));
}

/** A claim left by a process that was killed holds nothing: whoever signs now holds the database's lock as well. */
function claimFile(claim: string): number {
  rmSync(claim, { force: true });
  return openSync(claim, 'wx', 0o600);
}

/** A renamed file is safe from losing power only when its folder is on disk, too. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
