// SHA-256 and Ed25519 for Node. The only file of src/ that may import from `node:`; a page takes browser.ts.
// A secret key must never leave it but as the line of a key file.

import { createPrivateKey, createPublicKey, hash, type KeyObject, randomBytes, sign, verify } from 'node:crypto';
import type { Sha256 } from './commitment.ts';
import { formatKey, formatSecretKey, type KeyRole, parseSecretKey, type Signer, verifierKey } from './key.ts';
import { LogError } from './log-error.ts';
import type { Suite, VerifyEd25519 } from './suite.ts';

/** `crypto.hash` is the fastest of the hashes measured: 331,000 Merkle appends per CPU-second, `createHash` 237,000. */
export const sha256: Sha256 = (bytes) => hash('sha256', bytes, 'buffer');

// RFC 8410: the fixed bytes before a public and a secret Ed25519 key.
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const KEY_BYTES = 32;

const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  let key: KeyObject;
  try {
    key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
  } catch {
    return false; // 32 bytes that are no point of the curve
  }
  return verify(null, message, key, signature);
};

export const nodeSuite: Suite = { sha256, verifyEd25519 };

/** A new key: the line for the key file, and the line everybody may have. @throws LogError key-name */
export function makeKey(role: KeyRole, name: string, seed: Uint8Array = randomBytes(KEY_BYTES)) {
  const key = verifierKey(sha256, role, name, publicKeyOf(secretKeyOf(seed)));
  return { secret: formatSecretKey(key, seed), public: formatKey(key) };
}

/** Reads the line of a key file. @throws LogError key-id when the id is another key's, and those of parseSecretKey */
export function openSigner(secret: string): Signer {
  const { role, name, id, seed } = parseSecretKey(secret);
  const secretKey = secretKeyOf(seed);
  const key = verifierKey(sha256, role, name, publicKeyOf(secretKey));
  if (key.id !== id) throw new LogError('key-id', name);
  return { key, sign: (message) => sign(null, message, secretKey) };
}

const secretKeyOf = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });

const publicKeyOf = (secretKey: KeyObject): Uint8Array =>
  new Uint8Array(createPublicKey(secretKey).export({ format: 'der', type: 'spki' }).subarray(SPKI.length));
