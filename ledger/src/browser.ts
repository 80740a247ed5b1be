// SHA-256 and Ed25519 for a page, also one saved to disk: the hash is our own (WebCrypto's answers later, far too late for trees), the
// signature check is the browser's. It must never claim a signature holds where the browser cannot check one.

import type { Sha256 } from './commitment.ts';
import type { Suite } from './suite.ts';

/** FIPS 180-4 section 4.2.2: the first 32 bits of the fractions of the cube roots of the first 64 primes. */
const ROUND = fractions(64, Math.cbrt, 3);
/** Section 5.3.3: of the square roots of the first eight. */
const START = fractions(8, Math.sqrt, 2);
const BLOCK = 64;

/** SHA-256 (FIPS 180-4), in one go. */
export const sha256: Sha256 = (bytes) => {
  const state = START.slice();
  const schedule = new Uint32Array(64);
  const whole = bytes.length - (bytes.length % BLOCK);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < whole; at += BLOCK) compress(state, schedule, view, at);
  // The rest, one bit, zeroes, and the length in bits (section 5.1.1).
  const rest = bytes.length - whole;
  const tail = new Uint8Array(rest + 9 > BLOCK ? 2 * BLOCK : BLOCK);
  tail.set(bytes.subarray(whole));
  tail[rest] = 0x80;
  const end = new DataView(tail.buffer);
  end.setUint32(tail.length - 8, Math.floor(bytes.length / 0x2000_0000));
  end.setUint32(tail.length - 4, (bytes.length << 3) >>> 0);
  for (let at = 0; at < tail.length; at += BLOCK) compress(state, schedule, end, at);
  const digest = new DataView(new ArrayBuffer(32));
  for (const [at, word] of state.entries()) digest.setUint32(at * 4, word);
  return new Uint8Array(digest.buffer);
};

/** Section 6.2.2. */
function compress(state: Uint32Array, w: Uint32Array, block: DataView, from: number): void {
  for (let t = 0; t < 16; t += 1) w[t] = block.getUint32(from + t * 4);
  for (let t = 16; t < 64; t += 1) {
    const [a, b] = [w[t - 15]!, w[t - 2]!];
    const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
    const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
    w[t] = w[t - 16]! + s0 + w[t - 7]! + s1;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let t = 0; t < 64; t += 1) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[t]! + w[t]!) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at]! += word;
}

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** Worked out exactly with whole numbers: a float's cube root has too few digits to be trusted with the last bit. */
function fractions(count: number, near: (n: number) => number, power: 2 | 3): Uint32Array {
  const found: number[] = [];
  for (let n = 2; found.length < count; n += 1) {
    if (isPrime(n)) found.push(Number(rootTimes2To32(n, near, power) & 0xffff_ffffn));
  }
  return Uint32Array.from(found);
}

function isPrime(n: number): boolean {
  for (let divisor = 2; divisor * divisor <= n; divisor += 1) if (n % divisor === 0) return false;
  return true;
}

/** floor(root(n) · 2^32). */
function rootTimes2To32(n: number, near: (n: number) => number, power: 2 | 3): bigint {
  const exponent = BigInt(power);
  const target = BigInt(n) << (32n * exponent);
  let root = BigInt(Math.floor(near(n) * 2 ** 32));
  while (root ** exponent > target) root -= 1n;
  while ((root + 1n) ** exponent <= target) root += 1n;
  return root;
}

/** Thrown where the browser has no Ed25519: the page then says so, and calls nothing proven. */
export class CannotCheckSignatures extends Error {
  constructor() {
    super('This browser cannot check signatures.');
    this.name = 'CannotCheckSignatures';
  }
}

async function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  // A page opened from disk is no secure context in every browser: then there is no crypto.subtle at all.
  const { subtle } = globalThis.crypto ?? {};
  if (!subtle) throw new CannotCheckSignatures();
  let key: CryptoKey;
  try {
    key = await subtle.importKey('raw', copy(publicKey), { name: 'Ed25519' }, false, ['verify']);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') throw new CannotCheckSignatures();
    return false; // no point of the curve
  }
  return subtle.verify({ name: 'Ed25519' }, key, copy(signature), copy(message));
}

const copy = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);

export const browserSuite: Suite = { sha256, verifyEd25519 };
