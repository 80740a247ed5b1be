// Taking in the file a letter comes as: kept, then read for its words in a process of its own. Whatever is wrong with it comes back as
// words at the form, with what to do; the page and everything else that was typed stays.

import { type FieldError, invalid, Refused } from '../../base/refused.ts';
import { extractText, LIMITS } from '../../files/document.ts';
import type { Extracted } from '../../files/extracted.ts';
import { readPasted } from '../../files/read-text.ts';
import { safeName } from '../../files/serve.ts';
import { type Store, tooLarge } from '../../files/store.ts';
import type { Upload } from '../../web/site.ts';
import { mediaOf } from './media.ts';
import { LETTER_MAX } from './text.ts';

export { LIMITS };
/** Up to here a file that is too large is read to its end and thrown away: a browser hears an answer only after it has sent all. */
export const UPLOAD_LIMIT = 500_000_000;

/** A file that was sent: stored, and read or refused. */
export type Brought = {
  stored?: { digest: string; size: number };
  name: string;
  extracted?: Extracted;
  refused?: Refused;
};

export async function bring(upload: Upload, files: Store): Promise<Brought> {
  const brought: Brought = { name: upload.name };
  try {
    brought.stored = await files.put(heardOut(upload.stream as AsyncIterable<Uint8Array>), { limit: LIMITS.maxBytes });
    const { stream } = await files.open(brought.stored.digest);
    brought.extracted = await extractText(stream());
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    brought.refused = error;
  }
  return brought;
}

/** The bytes up to our limit; what is over it is read, not kept, and refused at the end. */
async function* heardOut(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of stream) {
    size += piece.byteLength;
    if (size <= LIMITS.maxBytes) yield piece;
  }
  if (size > LIMITS.maxBytes) throw tooLarge(LIMITS.maxBytes);
}

export type Letter = {
  paragraphs: string[];
  warnings: string[];
  file: { digest: string; name: string; media: string; bytes: number } | null;
};

/**
 * The letter out of what a form brought: a file, a pasted text, or a scan with its text pasted beside it.
 * @throws Refused `invalid` with what is wrong at the field where it can be put right
 */
export function letterFrom(pasted: string | undefined, brought: Brought | undefined): Letter {
  const text = pasted?.trim() ?? '';
  if (!text && !brought) throw new Refused('invalid', { fields: [{ field: 'file', code: 'letters-file-or-text' }] });
  const scanned = brought?.refused?.code === 'scanned' && text !== '';
  if (brought?.refused && !scanned) throw new Refused('invalid', { fields: [fileFault(brought.refused)] });
  const read = text ? pastedText(text) : brought!.extracted!;
  mustFit(read, text ? 'text' : 'file');
  return { paragraphs: read.paragraphs, warnings: [...read.warnings], file: fileOf(brought) };
}

/** What is wrong with what was brought, if anything: the same, before anything is done. */
export function letterFaults(pasted: string | undefined, brought: Brought | undefined): FieldError[] {
  try {
    letterFrom(pasted, brought);
    return [];
  } catch (error) {
    if (error instanceof Refused && error.code === 'invalid') return error.fields;
    throw error;
  }
}

function fileOf(brought: Brought | undefined): Letter['file'] {
  if (!brought?.stored) return null;
  // Only a PDF can be a scan: it is the one kind that is kept although no words were found in it.
  const kind = brought.extracted?.kind ?? 'pdf';
  const { digest, size } = brought.stored;
  return { digest, name: safeName(brought.name, kind), media: mediaOf(kind), bytes: size };
}

function pastedText(text: string): Extracted {
  try {
    return readPasted(text);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.code === 'too-large') throw tooLong('text');
    throw invalid('text', 'letters-no-words');
  }
}

function mustFit({ paragraphs }: Extracted, field: string): void {
  const length = paragraphs.reduce((sum, one) => sum + one.length + 2, 0);
  if (length > LETTER_MAX) throw tooLong(field);
}

const tooLong = (field: string): Refused =>
  invalid(field, field === 'file' ? 'letters-file-too-long' : 'letters-too-long', { max: LETTER_MAX });

const known = new Set<string>([
  'too-large',
  'encrypted',
  'scanned',
  'macros',
  'zip-bomb',
  'wrong-kind',
  'unreadable',
  'no-words',
  'took-too-long',
  'too-much-memory',
]);

/** Why a file is not taken, at the field it was chosen in. A full disk is nobody's fault at a form. */
function fileFault(refused: Refused): FieldError {
  if (!known.has(refused.code)) throw refused;
  const { megabytes } = refused.args;
  const code = refused.code === 'too-large' && megabytes === undefined ? 'too-long' : refused.code;
  return { field: 'file', code: `letters-file-${code}`, args: { megabytes: LIMITS.maxBytes / 1e6, max: LETTER_MAX } };
}
