// What a witness says of a checkpoint: "at this time, this was the largest tree of this log I had seen" (C2SP tlog-cosignature, Ed25519).
// It must never be made without the witness's own check of consistency; this file only knows the bytes.

import type { Signer } from './key.ts';
import { LogError } from './log-error.ts';
import { joinBytes, utf8Bytes } from './text.ts';

const TIME_BYTES = 8;
const SIGNATURE_BYTES = 64;

/** Two lines, `cosignature/v1` and `time …`, and then the note's text. `time` in seconds since 1970 UTC. */
export const cosignedMessage = (time: number, text: Uint8Array): Uint8Array =>
  joinBytes(utf8Bytes(`cosignature/v1\ntime ${time}\n`), text);

/** @throws LogError signature-wrong for another length or a time no clock shows */
export function splitCosignature(bytes: Uint8Array, at: string): { time: number; signature: Uint8Array } {
  if (bytes.length !== TIME_BYTES + SIGNATURE_BYTES) throw new LogError('signature-wrong', at);
  const time = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0));
  if (!Number.isSafeInteger(time)) throw new LogError('signature-wrong', at);
  return { time, signature: bytes.subarray(TIME_BYTES) };
}

/** The bytes of a cosignature line after the key's id: the time, then the signature. */
export function cosign(signer: Signer, time: number, text: string): Uint8Array {
  const stamped = new Uint8Array(TIME_BYTES);
  new DataView(stamped.buffer).setBigUint64(0, BigInt(time));
  return joinBytes(stamped, signer.sign(cosignedMessage(time, utf8Bytes(text))));
}
