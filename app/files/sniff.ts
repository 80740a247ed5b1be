// What a file really is, by its content alone: names and declared types are never believed.
// Four kinds are let in; of anything else it says what it is, so that a person knows what to do.

import { fileTypeFromBuffer } from 'file-type';
import { type Kind, refuseDocument } from './extracted.ts';

/**
 * @throws Refused 'wrong-kind' (args: is) · 'encrypted' for a Word document with a password · 'macros'
 */
export async function sniff(bytes: Uint8Array): Promise<Kind> {
  if (startsWith(bytes, '%PDF-')) return 'pdf';
  if (startsWith(bytes, 'PK\u0003\u0004')) return sniffZip(bytes);
  if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0')) return refuseOldOffice(bytes);
  if (startsWith(bytes, '{\\rtf')) throw refuseDocument('wrong-kind', { is: 'RTF' });
  const head = textHead(bytes);
  if (
    /^(?:<!--[\s\S]*?-->|<\?xml[^>]*>|\s)*<(?:!doctype\s+html|html|head|body|title|div|p|h[1-6]|article|section|main)\b/i.test(
      head,
    )
  ) {
    return 'html';
  }
  if (/^\s*<(?:\?xml|svg)\b/i.test(head)) throw refuseDocument('wrong-kind', { is: 'XML' });
  // Its mark says text, and the same two bytes can begin an MPEG frame: reading it settles which of the two it is.
  if (wideMark(bytes)) return 'txt';
  const known = await fileTypeFromBuffer(bytes.subarray(0, 1_000_000));
  if (known) throw refuseDocument('wrong-kind', { is: known.ext.toUpperCase() });
  return 'txt'; // as far as its first bytes tell; reading it settles whether it is text
}

/** A Word document says in its list of types what it is; that list is unpacked with the same care as the rest. */
async function sniffZip(bytes: Uint8Array): Promise<Kind> {
  const known = await fileTypeFromBuffer(bytes);
  if (known?.ext === 'docm' || known?.ext === 'dotm') throw refuseDocument('macros');
  if (known?.ext === 'docx' || known?.ext === 'dotx') return 'docx';
  // file-type stops at the first entry that tells it something; a plain ZIP may still be a Word document.
  if (known === undefined || known.ext === 'zip') return 'docx'; // checkDocx decides, and refuses any other ZIP
  throw refuseDocument('wrong-kind', { is: known.ext.toUpperCase() });
}

/** The container of .doc and .xls is also the one around a DOCX with a password (MS-OFFCRYPTO §2.3.4). */
function refuseOldOffice(bytes: Uint8Array): never {
  const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    'EncryptedPackage',
    0,
    'utf16le',
  );
  throw isEncrypted ? refuseDocument('encrypted') : refuseDocument('wrong-kind', { is: 'DOC' });
}

function startsWith(bytes: Uint8Array, magic: string): boolean {
  return [...magic].every((character, i) => bytes[i] === character.charCodeAt(0));
}

/** The beginning as text, in whichever of the usual encodings it is. */
function textHead(bytes: Uint8Array): string {
  return new TextDecoder(wideMark(bytes) ?? 'utf-8').decode(bytes.subarray(0, 2048));
}

/** The encoding a byte order mark of UTF-16 names: what Notepad calls "Unicode". */
function wideMark([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}
