// The kinds of file a letter can come as, and what each is called in an act.
import type { Kind } from '../../files/extracted.ts';

/** Kinds of file that are kept: documents with words, and pictures, which have none. */
export type StoredKind = Kind | 'png' | 'jpg' | 'webp' | 'gif';

const media = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  txt: 'text/plain',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
} as const satisfies Record<StoredKind, string>;

export const mediaOf = <K extends StoredKind>(kind: K): (typeof media)[K] => media[kind];

export const kindOfMedia = (name: string): StoredKind | undefined =>
  (Object.keys(media) as StoredKind[]).find((kind) => media[kind] === name);
