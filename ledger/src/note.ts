// Signed notes (C2SP signed-note): a text and, after its last empty line, who signed it. Log and witnesses both sign this way.
// The text must never be used before a known key's signature over it has held; openNote is the only way to it.

import { cosignedMessage, splitCosignature } from './cosignature.ts';
import { verifyEd25519 } from './ed25519.ts';
import { isKeyName, type Signer, type VerifierKey } from './key.ts';
import { LogError } from './log-error.ts';
import type { Suite } from './suite.ts';
import { fromBase64, joinBytes, toBase64, utf8, utf8Bytes } from './text.ts';

export type NoteErrorCode =
  | 'note-too-long' // over 256 KiB or over 100 signatures
  | 'note-control-character'
  | 'note-no-signatures' // no empty line with signatures after it
  | 'note-signature-line'
  | 'note-text' // a text to be signed that no note can hold
  | 'signature-wrong' // by a known key, and it does not hold: the whole note is refused
  | 'no-known-signature'
  | 'keys-alike'; // two known keys with one name and id

const LONGEST = 256 * 1024;
const MOST_SIGNATURES = 100;
const DASH = '— ';

export type SignatureLine = { name: string; id: number; signature: Uint8Array };
/** `time`: when a witness says it saw the note, in seconds since 1970 UTC. */
export type Signature = { key: VerifierKey; time?: number };
export type OpenNote = { text: string; signatures: Signature[] };

/**
 * The text and the signatures by known keys; all others are ignored, as are repeated ones.
 * @throws LogError signature-wrong when one by a known key does not hold, no-known-signature when there is none
 */
export async function openNote(suite: Suite, note: Uint8Array, known: readonly VerifierKey[]): Promise<OpenNote> {
  const { text, lines } = parseNote(note);
  const keys = new Map(known.map((key) => [`${key.name}+${key.id}`, key]));
  if (keys.size < known.length) throw new LogError('keys-alike');
  const signatures: Signature[] = [];
  const message = utf8Bytes(text);
  for (const line of lines) {
    const key = keys.get(`${line.name}+${line.id}`);
    if (!key || signatures.some((each) => each.key === key)) continue;
    signatures.push(await heldSignature(suite, key, message, line.signature));
  }
  if (signatures.length === 0) throw new LogError('no-known-signature');
  return { text, signatures };
}

async function heldSignature(
  suite: Suite,
  key: VerifierKey,
  message: Uint8Array,
  bytes: Uint8Array,
): Promise<Signature> {
  if (key.role === 'log') {
    if (!(await verifyEd25519(suite, key.publicKey, message, bytes))) throw new LogError('signature-wrong', key.name);
    return { key };
  }
  const { time, signature } = splitCosignature(bytes, key.name);
  if (!(await verifyEd25519(suite, key.publicKey, cosignedMessage(time, message), signature))) {
    throw new LogError('signature-wrong', key.name);
  }
  return { key, time };
}

/** The parts of a note; nothing in them is proven yet. @throws LogError */
export function parseNote(note: Uint8Array): { text: string; lines: SignatureLine[] } {
  if (note.length > LONGEST) throw new LogError('note-too-long');
  const whole = utf8(note);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones a note may not have
  if (/[\x00-\x09\x0b-\x1f]/.test(whole)) throw new LogError('note-control-character');
  const split = whole.lastIndexOf('\n\n');
  if (split < 0) throw new LogError('note-no-signatures');
  const text = whole.slice(0, split + 1);
  return { text, lines: parseSignatureLines(whole.slice(split + 2)) };
}

/** Signature lines by themselves, as a witness answers. @throws LogError */
export function parseSignatureLines(text: string): SignatureLine[] {
  if (text === '' || !text.endsWith('\n')) throw new LogError('note-no-signatures');
  const lines = text.slice(0, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) throw new LogError('note-too-long');
  return lines.map((line, at) => {
    const found = new RegExp(`^${DASH}([^ ]+) ([^ ]+)$`).exec(line);
    if (!found || !isKeyName(found[1]!)) throw new LogError('note-signature-line', at + 1);
    const bytes = fromBase64(found[2]!, at + 1);
    if (bytes.length < 5) throw new LogError('note-signature-line', at + 1);
    const id = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    return { name: found[1]!, id, signature: bytes.slice(4) };
  });
}

/** `— name base64(id ‖ signature)` and a newline. */
export function formatSignatureLine({ name, id }: { name: string; id: number }, signature: Uint8Array): string {
  const bytes = joinBytes(new Uint8Array(4), signature);
  new DataView(bytes.buffer).setUint32(0, id);
  return `${DASH}${name} ${toBase64(bytes)}\n`;
}

/** A note with one signature of a log's key. @throws LogError note-text for a text that does not end in a newline */
export function signNote(text: string, signer: Signer): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones a note may not have
  if (!text.endsWith('\n') || !text.isWellFormed() || /[\x00-\x09\x0b-\x1f]/.test(text))
    throw new LogError('note-text');
  return `${text}\n${formatSignatureLine(signer.key, signer.sign(utf8Bytes(text)))}`;
}
