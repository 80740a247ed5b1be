// Ed25519 (RFC 8032) signatures from strangers. Libraries differ on odd points, so odd points are refused here, before a library is asked:
// otherwise two honest readers could disagree about one checkpoint. It must never let a library see a key or signature it refuses.

import type { Suite } from './suite.ts';

const POINT_BYTES = 32;
const SIGNATURE_BYTES = 64;

/**
 * The y of the points whose order divides 8, little endian; the sign bit above is ignored. A signature "by" such a key holds for
 * messages nobody signed. Found in every list of them, libsodium's first; the test derives them anew.
 */
const SMALL_ORDER_Y = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
].map(fromHex);
/** 2^255 - 19, the field's size: a y must be smaller (RFC 8032 section 5.1.3). */
const P = fromHex('edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f');
/** The group's order: a signature's second half must be smaller (RFC 8032 section 5.1.7), or a copy of it would hold as well. */
const L = fromHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010');

/** Whether 32 bytes may stand for a public key, or for the first half of a signature. */
export function isSoundPoint(bytes: Uint8Array): boolean {
  if (bytes.length !== POINT_BYTES) return false;
  const y = bytes.slice();
  y[POINT_BYTES - 1]! &= 0x7f;
  return isSmaller(y, P) && !SMALL_ORDER_Y.some((small) => small.every((byte, at) => byte === y[at]));
}

/** Whether a signature holds. False for odd points too; an error only when the surroundings cannot check signatures at all. */
export async function verifyEd25519(
  suite: Suite,
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (signature.length !== SIGNATURE_BYTES) return false;
  if (!isSoundPoint(publicKey) || !isSoundPoint(signature.subarray(0, POINT_BYTES))) return false;
  if (!isSmaller(signature.subarray(POINT_BYTES), L)) return false;
  return await suite.verifyEd25519(publicKey, message, signature);
}

/** Compares two little-endian numbers of 32 bytes. */
function isSmaller(a: Uint8Array, b: Uint8Array): boolean {
  for (let at = POINT_BYTES - 1; at >= 0; at -= 1) if (a[at] !== b[at]) return a[at]! < b[at]!;
  return false;
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g)!, (pair) => Number.parseInt(pair, 16));
}
