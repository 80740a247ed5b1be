// What a source and a statement may be: standings, the quotation limit, who may record what. Pure: no database, no clock.
// It never asks which side speaks.

import { Refused } from '../../base/refused.ts';
import type { AuthorRole } from '../../base/tables.ts';

/** How sure the record is of a source or of what was said; every page uses these words. */
export const standings = ['reported', 'official', 'mirror', 'disputed', 'unconfirmed', 'own'] as const;
export type Standing = (typeof standings)[number];

export const attributions = ['own-channel', 'reported'] as const;
export type Attribution = (typeof attributions)[number];

/** Someone else's article may be quoted shortly; the rest is told in own words. */
export const QUOTE_WORDS = 25;

/** Words as a reader counts them, in scripts with and without spaces. */
export function countWords(text: string): number {
  let words = 0;
  for (const part of new Intl.Segmenter('und', { granularity: 'word' }).segment(text)) if (part.isWordLike) words++;
  return words;
}

export const isTooLongAQuote = (words: string): boolean => countWords(words) >= QUOTE_WORDS;

/** Those who keep the record: they record from sources what others said and did. */
const keepers: readonly AuthorRole[] = ['steward', 'clerk', 'editor', 'site'];
export const keepsTheRecord = (role: AuthorRole): boolean => keepers.includes(role);

/** @throws Refused forbidden for anyone who does not keep the record */
export function mustKeepTheRecord(role: AuthorRole): void {
  if (!keepsTheRecord(role)) throw new Refused('forbidden');
}

/** The kinds of stream a statement can be about. */
export const aboutKinds = [
  'letter',
  'demand',
  'referral',
  'event',
  'organization',
  'post',
  'person',
  'membership',
  'power',
  'statement',
  'source',
] as const;
const about = new RegExp(`^(${aboutKinds.join('|')})/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`);
export const isAbout = (stream: string): boolean => about.test(stream);

/** @throws Refused not-found, or changed-meanwhile when another editor's version came between */
export function mustBeUnchanged(now: { act_id: string } | undefined, seen: string | undefined): void {
  if (!now) throw new Refused('not-found');
  if (seen !== undefined && seen !== '' && seen !== now.act_id) throw new Refused('changed-meanwhile');
}

/** A body has no undefined fields: what is not said is not there. */
export function withoutGaps<T extends object>(body: T): T {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as T;
}
