// Taking in a copy of a source: kept by its digest, then looked at for what it is and for its words, in a process of its own. A picture
// or a scan is kept without words; what cannot be read safely is refused with a reason.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';
import { type FieldError, Refused } from '../../../base/refused.ts';
import { extractText } from '../../../files/document.ts';
import { safeName } from '../../../files/serve.ts';
import type { Store } from '../../../files/store.ts';
import type { Upload } from '../../../web/site.ts';
import { mediaOf, type StoredKind } from '../../letters/media.ts';
import { canonicalText } from '../../letters/text.ts';
import { bring, LIMITS } from '../../letters/upload.ts';
import type { captureMedia } from './acts.ts';

export type Copy = {
  file: string;
  name: string;
  media: (typeof captureMedia)[number];
  bytes: number;
  /** the words read out of it, and their digest; none for a picture or a scan */
  text?: string;
  digest?: string;
};

export type BroughtCopy = { copy?: Copy; refused?: Refused };

const pictures: Record<string, StoredKind> = { png: 'png', jpg: 'jpg', webp: 'webp', gif: 'gif' };

export async function bringCopy(upload: Upload, files: Store): Promise<BroughtCopy> {
  const { stored, name, extracted, refused } = await bring(upload, files);
  if (!stored) return { refused: refused ?? new Refused('unreadable') };
  const made = (kind: StoredKind, text?: string): Copy => ({
    file: stored.digest,
    name: safeName(name, kind),
    media: mediaOf(kind),
    bytes: stored.size,
    ...(text ? { text, digest: digestOf(text) } : {}),
  });
  if (extracted) return { copy: made(extracted.kind, textOf(extracted.paragraphs)) };
  if (refused?.code === 'scanned') return { copy: made('pdf') };
  const picture = refused?.code === 'wrong-kind' ? await pictureIn(files, stored.digest) : undefined;
  return picture ? { copy: made(picture) } : { refused: refused ?? new Refused('unreadable') };
}

/** The same for bytes that are at hand. @throws Refused as they would be refused at the form */
export async function copyOf(files: Store, name: string, bytes: Uint8Array): Promise<Copy> {
  const stream = Readable.from([bytes]);
  const { copy, refused } = await bringCopy({ field: 'file', name, stream, truncated: () => false }, files);
  if (!copy) throw refused ?? new Refused('unreadable');
  return copy;
}

/** By its first bytes only, never by its name. */
async function pictureIn(files: Store, digest: string): Promise<StoredKind | undefined> {
  const { stream } = await files.open(digest);
  for await (const piece of stream()) {
    const known = await fileTypeFromBuffer(piece as Uint8Array);
    return known && pictures[known.ext];
  }
  return undefined;
}

const textOf = (paragraphs: readonly string[]): string => canonicalText(paragraphs);
const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The words of a stored copy, read again: undefined when the file is gone or reads otherwise than it did. */
export async function textOfCopy(files: Store, file: string, digest: string): Promise<string | undefined> {
  try {
    const { stream } = await files.open(file);
    const text = textOf((await extractText(stream())).paragraphs);
    return digestOf(text) === digest ? text : undefined;
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

/** What is wrong with a copy that was brought, at the field where it was chosen. A full disk is nobody's fault at a form. */
export function copyFaults(brought: BroughtCopy | undefined): FieldError[] {
  if (!brought) return [{ field: 'file', code: 'words-capture-needed' }];
  const { refused } = brought;
  if (!refused) return [];
  if (refused.code === 'disk-full') throw refused;
  return [
    {
      field: 'file',
      code: `words-capture-${faultOf[refused.code] ?? 'unreadable'}`,
      args: { megabytes: LIMITS.maxBytes / 1e6 },
    },
  ];
}

const faultOf: Record<string, string> = {
  'too-large': 'too-large',
  encrypted: 'locked',
  macros: 'unsafe',
  'zip-bomb': 'unsafe',
  'took-too-long': 'unsafe',
  'too-much-memory': 'unsafe',
  'wrong-kind': 'wrong-kind',
};
