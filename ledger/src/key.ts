// Keys as one line of text (C2SP signed-note, "Verifier keys"): name, short id, type and public key. A log's name is its origin.
// It must never hold a secret key longer than it takes to make a signer of it.

import type { Sha256 } from './commitment.ts';
import { isSoundPoint } from './ed25519.ts';
import { LogError } from './log-error.ts';
import type { SignEd25519 } from './suite.ts';
import { fromBase64, joinBytes, toBase64, utf8Bytes } from './text.ts';

export type KeyErrorCode =
  | 'key-not-readable' // not name+id+base64
  | 'key-name' // empty, or with a space or a plus
  | 'key-id' // the id does not belong to this name and key: a copying mistake
  | 'key-type' // a kind of signature this package does not know
  | 'key-unsound'; // a point with which anybody could sign

/** A log signs the note itself; a witness signs it with the time it saw it (C2SP tlog-cosignature). */
export type KeyRole = 'log' | 'witness';
const TYPES: Record<KeyRole, number> = { log: 0x01, witness: 0x04 };
const KEY_BYTES = 32;
const SECRET = 'PRIVATE+KEY+';

export type VerifierKey = {
  role: KeyRole;
  name: string;
  /** The first four bytes of a hash, as a number: tells keys apart, proves nothing. */
  id: number;
  publicKey: Uint8Array;
};

export type Signer = { key: VerifierKey; sign: SignEd25519 };

/** @throws LogError key-name, key-unsound, key-not-readable when it is not 32 bytes long */
export function verifierKey(hash: Sha256, role: KeyRole, name: string, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) throw new LogError('key-name', name);
  if (publicKey.length !== KEY_BYTES) throw new LogError('key-not-readable', name);
  if (!isSoundPoint(publicKey)) throw new LogError('key-unsound', name);
  return { role, name, id: keyId(hash, role, name, publicKey), publicKey };
}

export const formatKey = (key: VerifierKey): string =>
  `${key.name}+${hexId(key.id)}+${toBase64(joinBytes(Uint8Array.of(TYPES[key.role]), key.publicKey))}`;

/** Reads `name+id+base64`. @throws LogError of every kind above */
export function parseKey(hash: Sha256, text: string): VerifierKey {
  const { name, id, bytes } = parts(text);
  const role = (Object.keys(TYPES) as KeyRole[]).find((each) => TYPES[each] === bytes[0]);
  if (!role) throw new LogError('key-type', name);
  const key = verifierKey(hash, role, name, bytes.slice(1));
  if (key.id !== id) throw new LogError('key-id', name);
  return key;
}

/** The line a key file holds: `PRIVATE+KEY+name+id+base64`, as Go's note package writes it. `seed` is 32 random bytes. */
export const formatSecretKey = (key: VerifierKey, seed: Uint8Array): string =>
  `${SECRET}${key.name}+${hexId(key.id)}+${toBase64(joinBytes(Uint8Array.of(TYPES[key.role]), seed))}`;

/**
 * Reads a key file's line. The caller derives the public key from the seed and compares ids: this package cannot.
 * @throws LogError key-not-readable, key-name, key-type
 */
export function parseSecretKey(text: string): { role: KeyRole; name: string; id: number; seed: Uint8Array } {
  const line = text.trim();
  if (!line.startsWith(SECRET)) throw new LogError('key-not-readable');
  const { name, id, bytes } = parts(line.slice(SECRET.length));
  const role = (Object.keys(TYPES) as KeyRole[]).find((each) => TYPES[each] === bytes[0]);
  if (!role) throw new LogError('key-type', name);
  if (bytes.length !== 1 + KEY_BYTES) throw new LogError('key-not-readable', name);
  return { role, name, id, seed: bytes.slice(1) };
}

/** Non-empty, without spaces of any script and without a plus (C2SP signed-note, "Format"). */
export const isKeyName = (name: string): boolean =>
  name !== '' && name.isWellFormed() && !/[\p{White_Space}\p{Cc}+]/u.test(name);

const hexId = (id: number): string => id.toString(16).padStart(8, '0');

function parts(text: string): { name: string; id: number; bytes: Uint8Array } {
  const found = /^([^+]*)\+([0-9a-f]{8})\+(.+)$/s.exec(text);
  if (!found) throw new LogError('key-not-readable');
  const [, name, id, base64] = found as unknown as [string, string, string, string];
  if (!isKeyName(name)) throw new LogError('key-name', name);
  return { name, id: Number.parseInt(id, 16), bytes: fromBase64(base64, name) };
}

function keyId(hash: Sha256, role: KeyRole, name: string, publicKey: Uint8Array): number {
  const digest = hash(joinBytes(utf8Bytes(`${name}\n`), Uint8Array.of(TYPES[role]), publicKey));
  return new DataView(digest.buffer, digest.byteOffset).getUint32(0);
}
