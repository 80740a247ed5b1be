// Remembers, outside the database, the last checkpoint that was signed: whoever puts an older database back would else sign a second story
// under the same name, and readers could prove it. It must never go back itself: a smaller checkpoint is refused, and every write is on disk
// before the checkpoint is shown to anyone.
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Checkpoint, LogError, readUnproven, sameBytes } from '@redress/ledger';
import { CannotSign } from './cannot-sign.ts';
import { guardPath } from './which.ts';

/** What was signed last, as far as this machine knows. @throws CannotSign broken-guard */
export function guarded(folder: string, name: string): Checkpoint | undefined {
  const path = guardPath(folder, name);
  let note: Buffer;
  try {
    note = readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return readUnproven(note);
  } catch (error) {
    if (error instanceof LogError) throw new CannotSign('broken-guard', name, path);
    throw error;
  }
}

/**
 * Puts a new checkpoint in the place of the one that was expected there.
 * @throws CannotSign fork when another stands there: somebody else signs with the same folder
 */
export function guard(folder: string, name: string, note: string, expected: Checkpoint | undefined): void {
  const path = guardPath(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const claim = `${path}.new`;
  const file = claimFile(claim);
  try {
    writeSync(file, note);
    fsyncSync(file);
    const there = guarded(folder, name);
    const isExpected =
      there === undefined
        ? expected === undefined
        : expected !== undefined && there.size === expected.size && sameBytes(there.root, expected.root);
    if (!isExpected) throw new CannotSign('fork', name, path);
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
