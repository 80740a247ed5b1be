// Salted commitments: the log proves what a field said without saying it, and keeps nothing once value and salt are gone.
// SHA-256 over length-prefixed parts (uint32, big endian), so that no two different fields can share one preimage.
// It must never make up a salt: 32 bytes from a good generator are the caller's duty, a fresh one for every field.

/** SHA-256 as a function, so that the same code runs in Node, in a page and in a worker. 32 bytes out. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** One field of one record, as published beside the log. `value` is the canonical JSON of the field, as UTF-8. */
export type Opening = { record: string; field: string; salt: Uint8Array; value: Uint8Array };

export type CommitmentErrorCode = 'salt-not-32-bytes' | 'name-empty' | 'name-lone-surrogate' | 'too-long';

export class CommitmentError extends Error {
  readonly code: CommitmentErrorCode;
  readonly at: keyof Opening;
  constructor(code: CommitmentErrorCode, at: keyof Opening) {
    super(`Commitment refused: ${code} in ${at}`);
    this.name = 'CommitmentError';
    this.code = code;
    this.at = at;
  }
}

export const SALT_BYTES = 32;
const DOMAIN = new TextEncoder().encode('redress/commitment/v1');
const UINT32 = 4;
const LONGEST = 0xffff_ffff;

/**
 * The commitment (32 bytes) to one field of one record.
 * @throws CommitmentError when a part cannot stand in the preimage unambiguously
 */
export function commit(hash: Sha256, opening: Opening): Uint8Array {
  return hash(preimage(opening));
}

/**
 * Whether an opening is the one that was committed to. The opening may come from anyone: one that could never have been
 * committed to opens nothing, which is `false`, not an error.
 */
export function opens(hash: Sha256, commitment: Uint8Array, opening: Opening): boolean {
  let expected: Uint8Array;
  try {
    expected = commit(hash, opening);
  } catch (error) {
    if (error instanceof CommitmentError) return false;
    throw error;
  }
  if (commitment.length !== expected.length) return false;
  // No early exit: the time taken tells nothing about where the two differ.
  let difference = 0;
  for (let i = 0; i < expected.length; i += 1) difference |= expected[i]! ^ commitment[i]!;
  return difference === 0;
}

/** What is hashed, in the order of the specification: domain, record, field, salt, value. */
export function preimage({ record, field, salt, value }: Opening): Uint8Array {
  if (salt.length !== SALT_BYTES) throw new CommitmentError('salt-not-32-bytes', 'salt');
  if (value.length > LONGEST) throw new CommitmentError('too-long', 'value');
  const parts = [DOMAIN, nameBytes(record, 'record'), nameBytes(field, 'field'), salt, value];
  const bytes = new Uint8Array(parts.reduce((length, part) => length + UINT32 + part.length, 0));
  const lengths = new DataView(bytes.buffer);
  let at = 0;
  for (const part of parts) {
    lengths.setUint32(at, part.length);
    bytes.set(part, at + UINT32);
    at += UINT32 + part.length;
  }
  return bytes;
}

function nameBytes(name: string, at: 'record' | 'field'): Uint8Array {
  if (name === '') throw new CommitmentError('name-empty', at);
  // An encoder turns every half character into the same U+FFFD, and two names would become one.
  if (!name.isWellFormed()) throw new CommitmentError('name-lone-surrogate', at);
  return new TextEncoder().encode(name);
}
