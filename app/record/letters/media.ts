// The kinds of file a letter can come as, and what each is called in an act.
import type { Kind } from '../../files/extracted.ts';

const media = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  txt: 'text/plain',
} as const satisfies Record<Kind, string>;

export const mediaOf = (kind: Kind): string => media[kind];

export const kindOfMedia = (name: string): Kind | undefined =>
  (Object.keys(media) as Kind[]).find((kind) => media[kind] === name);
