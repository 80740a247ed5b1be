// What this package asks of its surroundings: a hash and a signature check, two functions. node.ts and browser.ts bring them.
// Nothing else in src/ may reach for a clock, a network, a file or a source of randomness.

import type { Sha256 } from './commitment.ts';

/** Whether an Ed25519 signature (RFC 8032, 64 bytes) by a public key (32 bytes) over a message holds. A browser answers later. */
export type VerifyEd25519 = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => boolean | Promise<boolean>;

export type Suite = { sha256: Sha256; verifyEd25519: VerifyEd25519 };

/** Signs a message with a key that stays where it is: 64 bytes of Ed25519. */
export type SignEd25519 = (message: Uint8Array) => Uint8Array;
