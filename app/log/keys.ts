// The key a place's log is signed with: a file that only this account can read, made once. Loaded by whoever signs, by nobody else.
// It must never be made anew for a log that has signed before: readers who pinned the old one would rightly call the log forged.
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { formatKey, LogError, type Signer } from '@redress/ledger';
import { makeKey, openSigner } from '@redress/ledger/node';
import { CannotSign } from './cannot-sign.ts';

/**
 * The signer of a log called `origin`.
 * @param known the key that signed before, as readers pin it; undefined for a log that never signed
 * @throws CannotSign no-key, other-key, broken-key
 */
export function signerOf(folder: string, slug: string, origin: string, known: string | null): Signer {
  const path = join(folder, `${slug}.key`);
  const secret = readSecret(path) ?? (known === null ? writeSecret(folder, path, origin) : undefined);
  if (secret === undefined) throw new CannotSign('no-key', slug, path);
  let signer: Signer;
  try {
    signer = openSigner(secret);
  } catch (error) {
    if (error instanceof LogError) throw new CannotSign('broken-key', slug, path);
    throw error;
  }
  if (known !== null && formatKey(signer.key) !== known) throw new CannotSign('other-key', slug, path);
  return signer;
}

function readSecret(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function writeSecret(folder: string, path: string, origin: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { secret } = makeKey('log', origin);
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, `${secret}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return secret;
}
