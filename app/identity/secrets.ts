// Tokens and codes: made here, stored only as hashes, compared in constant time.
import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** 256 random bits, base64url: 43 signs. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** True for what `newToken` makes: anything else never reaches a query. */
export const isToken = (text: unknown): text is string => typeof text === 'string' && /^[A-Za-z0-9_-]{43}$/.test(text);

/** SHA-256: a token's 256 random bits need no slow hash. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Six digits, each equally likely. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** A short code is hashed together with what it is for, so that equal codes do not look equal. */
export const codeHash = (about: string, code: string): Buffer => hashOf(`${about} ${code}`);

/** Digits as people type them: "123 456", "123-456". */
export const digitsOf = (typed: string): string => typed.replace(/[\s.-]/g, '');

// No vowels and no look-alikes: a printed code spells no word and is read the same by everyone.
const signs = 'BCDFGHJKMNPQRTVWXZ2346789';

/** A code to be read from paper: groups of four signs, about 4.6 bits each. */
export function newPaperCode(groups: number): string {
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}

/** A paper code as people type it, in the form `newPaperCode` makes. */
export function paperCodeOf(typed: string): string {
  const plain = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return (plain.match(/.{1,4}/g) ?? []).join('-');
}

export const equal = (a: Buffer | null, b: Buffer): boolean =>
  a !== null && a.length === b.length && timingSafeEqual(a, b);
