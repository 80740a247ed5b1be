// Reading what strangers wrote: decimals, base64, UTF-8 and bytes side by side, each with exactly one spelling.
// It must never repair: two spellings of one thing would be two logs that look alike.

import { LogError } from './log-error.ts';

export type TextErrorCode =
  | 'not-utf8'
  | 'not-decimal' // signs, leading zeroes, nothing at all
  | 'number-too-large' // beyond 2^53 - 1: no log of ours is that long, and a reader would round
  | 'not-base64'
  | 'wrong-length';

/** Bytes as text. @throws LogError not-utf8 for anything an encoder would not have written, a byte order mark included */
export function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new LogError('not-utf8');
  }
}

export const utf8Bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A whole number from 0 to 2^53 - 1 in plain decimal. `at` is told in the error. */
export function decimal(text: string, at: string | number = ''): number {
  if (!/^(0|[1-9][0-9]*)$/.test(text)) throw new LogError('not-decimal', at);
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new LogError('number-too-large', at);
  return value;
}

/** RFC 4648 section 4, padded, with no stray bits: what comes out is spelled back the same. */
export function fromBase64(text: string, at: string | number = ''): Uint8Array {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new LogError('not-base64', at);
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i += 1) bytes[i] = raw.charCodeAt(i);
  if (toBase64(bytes) !== text) throw new LogError('not-base64', at);
  return bytes;
}

/** As fromBase64, of so many bytes. @throws LogError wrong-length */
export function fromBase64Of(length: number, text: string, at: string | number = ''): Uint8Array {
  const bytes = fromBase64(text, at);
  if (bytes.length !== length) throw new LogError('wrong-length', at);
  return bytes;
}

export function toBase64(bytes: Uint8Array): string {
  let raw = '';
  // In parts: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x2000) raw += String.fromCharCode(...bytes.subarray(at, at + 0x2000));
  return btoa(raw);
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
