// The key a place's log is signed with: a file that only this account can read, made once. Loaded by whoever signs, by nobody else.
// It must never be made anew for a log that has signed before: readers who pinned the old one would rightly call the log forged.
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { formatKey, LogError, type Signer } from '@redress/ledger';
import { makeKey, openSigner } from '@redress/ledger/node';
import { CannotSign } from './cannot-sign.ts';

type Given = { folder: string; keys?: readonly string[] };

/**
 * The signer of a log called `origin`: out of the keys that were given, else out of its file.
 * @param known the key that signed before, as readers pin it; undefined for a log that never signed
 * @throws CannotSign no-key, key-not-given, other-key, broken-key
 */
export function signerOf(given: Given, name: string, origin: string, known: string | null): Signer {
  const path = join(given.folder, `${name}.key`);
  const there = readable(() => secretOf(given, path, origin), name, path);
  if (there === undefined && known !== null) throw new CannotSign('no-key', name, path);
  // Whoever gives keys does not want one made in a file.
  if (there === undefined && given.keys) throw new CannotSign('key-not-given', name, path);
  const secret = there ?? writeSecret(given.folder, path, origin);
  const signer = readable(() => openSigner(secret), name, path);
  if (known !== null && formatKey(signer.key) !== known) throw new CannotSign('other-key', name, path);
  return signer;
}

/** A key file that may not be read, or is none, is one trouble: somebody has to look at it. */
function readable<T>(read: () => T, name: string, path: string): T {
  try {
    return read();
  } catch (error) {
    const isOfFile = error instanceof LogError || (error as NodeJS.ErrnoException).syscall !== undefined;
    throw isOfFile ? new CannotSign('broken-key', name, path) : error;
  }
}

/** The signer of a log that is about to follow another: its key is on disk before anything names it. One that was left by an earlier try is taken. */
export function makeKeyFile(given: Given, name: string, origin: string): Signer {
  const path = join(given.folder, `${name}.key`);
  return openSigner(secretOf(given, path, origin) ?? writeSecret(given.folder, path, origin));
}

/** @returns the secret of a log, wherever it is kept; undefined where it is nowhere */
export const secretOf = ({ keys = [] }: Given, path: string, origin: string): string | undefined =>
  keys.find((key) => key.startsWith(`PRIVATE+KEY+${origin}+`)) ?? readSecret(path);

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
