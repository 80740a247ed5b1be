// Reading what strangers wrote: decimals, base64, UTF-8 and bytes side by side, each with exactly one spelling.
// It must never repair: two spellings of one thing would be two logs that look alike.

import { LogError } from './log-error.ts';

export type TextErrorCode =
  | 'not-utf8'
  | 'not-decimal' // signs, leading zeroes, nothing at all
  | 'number-too-large' // beyond 2^53 - 1: no log of ours is that long, and a reader would round
  | 'not-base64'
  | 'wrong-length';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** Bytes as text. @throws LogError not-utf8 for anything an encoder would not have written, a byte order mark included */
export function utf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new LogError('not-utf8');
  }
}

export const utf8Bytes = (text: string): Uint8Array => encoder.encode(text);

/** A whole number from 0 to 2^53 - 1 in plain decimal. `at` is told in the error. */
export function decimal(text: string, at: string | number = ''): number {
  if (!/^(0|[1-9][0-9]*)$/.test(text)) throw new LogError('not-decimal', at);
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new LogError('number-too-large', at);
  return value;
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Uint8Array(128);
for (let value = 0; value < 64; value += 1) VALUES[SIGNS.charCodeAt(value)] = value;
/** Padded, and with no bit set that the padding throws away: those would spell the same bytes another way. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/;

/** RFC 4648 section 4, padded, with no stray bits: what comes out is spelled back the same. */
export function fromBase64(text: string, at: string | number = ''): Uint8Array {
  if (!BASE64.test(text)) throw new LogError('not-base64', at);
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let bits = 0;
  for (let sign = 0, byte = 0; byte < bytes.length; sign += 1) {
    bits = (bits << 6) | VALUES[text.charCodeAt(sign)]!;
    const ready = (sign % 4) * 2; // 0, 2, 4 or 6 bits short of the next byte, counted from the top
    if (ready === 0) continue;
    bytes[byte] = bits >> (6 - ready);
    byte += 1;
  }
  return bytes;
}

/** As fromBase64, of so many bytes. @throws LogError wrong-length */
export function fromBase64Of(length: number, text: string, at: string | number = ''): Uint8Array {
  const bytes = fromBase64(text, at);
  if (bytes.length !== length) throw new LogError('wrong-length', at);
  return bytes;
}

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a, b, c] = [bytes[at]!, bytes[at + 1], bytes[at + 2]];
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    text += SIGNS[bits >> 18]! + SIGNS[(bits >> 12) & 63]!;
    text += b === undefined ? '==' : SIGNS[(bits >> 6) & 63]! + (c === undefined ? '=' : SIGNS[bits & 63]!);
  }
  return text;
}

/** Whether two byte strings are the same. Everything compared here is public: no need to hide where they differ. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
