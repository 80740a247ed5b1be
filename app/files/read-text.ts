// Reads plain text, and finds out how bytes are to be read as characters when nothing says so.
// It must never turn a picture or a program into words: bytes that are not text are refused.

import { asExtracted, type Extracted, mustBeReadable, refuseDocument, type Warning } from './extracted.ts';
import { unwrap } from './wrapped.ts';

export type Decoded = { text: string; warnings: Warning[] };

/** @throws Refused 'wrong-kind' · 'unreadable' · 'no-words' · 'too-large' */
export function readText(bytes: Uint8Array): Extracted {
  const { text, warnings } = decode(bytes);
  return readPasted(text, warnings);
}

/**
 * The same for text that somebody pasted or typed into a form.
 * @throws Refused 'no-words' · 'too-large'
 */
export function readPasted(text: string, warnings: Warning[] = []): Extracted {
  mustBeReadable(text);
  const joined = unwrap(text);
  return asExtracted('txt', joined.paragraphs, { warnings: [...warnings, ...joined.warnings] });
}

/**
 * Characters of a text of unknown encoding: a byte order mark decides, then UTF-8 if the bytes are valid UTF-8, then
 * `declared` (an HTML page's own claim), then UTF-16 by its pattern of zeros, then Windows-1252 with a warning.
 * @throws Refused 'wrong-kind' when the bytes are no text · 'unreadable' when they break their own encoding
 */
export function decode(bytes: Uint8Array, declared?: string): Decoded {
  const marked = byteOrderMark(bytes);
  if (marked) return notBinary({ text: strictly(marked, bytes), warnings: [] });
  const wide = bytes.includes(0) ? utf16Without(bytes) : undefined;
  if (wide) return notBinary({ text: strictly(wide, bytes), warnings: ['encoding-guessed'] });
  if (bytes.includes(0)) throw refuseDocument('wrong-kind', { is: '' });
  if (isUtf8(bytes)) return notBinary({ text: new TextDecoder().decode(bytes), warnings: [] });
  const claimed = declared && decoderFor(declared);
  if (claimed) return notBinary({ text: claimed.decode(bytes), warnings: [] });
  // Latin-1 in the wild is Windows-1252; a browser decides the same way (WHATWG Encoding §4.2).
  return notBinary({ text: new TextDecoder('windows-1252').decode(bytes), warnings: ['encoding-guessed'] });
}

function byteOrderMark([a, b, c]: Uint8Array): string | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return undefined;
}

/** Western text in UTF-16 has a zero in nearly every second byte, always on the same side. */
function utf16Without(bytes: Uint8Array): string | undefined {
  const zeros = [0, 0];
  const looked = Math.min(bytes.length, 4000);
  for (let i = 0; i < looked; i += 1) if (bytes[i] === 0) zeros[i & 1]! += 1;
  const most = looked / 2;
  if (zeros[1]! > most * 0.7 && zeros[0]! < most * 0.1) return 'utf-16le';
  if (zeros[0]! > most * 0.7 && zeros[1]! < most * 0.1) return 'utf-16be';
  return undefined;
}

function strictly(encoding: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw refuseDocument('unreadable', { is: encoding });
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function decoderFor(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined; // an encoding nobody knows says nothing
  }
}

/** Text has line ends and tabs, hardly any other control character; a program or a picture has many. */
function notBinary(decoded: Decoded): Decoded {
  const controls = decoded.text.match(/[^\P{Cc}\t\n\v\f\r\u0085]/gu)?.length ?? 0;
  if (controls > 3 && controls > decoded.text.length / 200) throw refuseDocument('wrong-kind', { is: '' });
  return decoded;
}
