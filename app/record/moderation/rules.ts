// What moderation may do, and to whom. Pure. A steward checks form, never content, and never decides about what names themselves.
import { coverReasons, eraseGrounds } from '../../acts/cover.ts';

export { coverReasons, eraseGrounds };
export type CoverReason = (typeof coverReasons)[number];
export type EraseGround = (typeof eraseGrounds)[number];

/** Why a visitor asks for something to be looked at; wider than what may be covered for. */
export const reportReasons = [
  'private',
  'wrong',
  'unlawful',
  'threat',
  'copyright',
  'accessibility',
  'reply',
  'other',
] as const;
export type ReportReason = (typeof reportReasons)[number];
export const decisions = ['acted', 'kept', 'not-ours'] as const;
export type Decision = (typeof decisions)[number];

/** What somebody can ask to be published and a steward can refuse. */
export const refused = ['letter', 'reply', 'statement', 'copy', 'organization'] as const;
/** Why: reasons of form and law, never of content. */
export const refusalReasons = [
  'not-verified',
  'not-public-business',
  'there-already',
  'unreadable',
  'private-person',
  'threat',
  'court-order',
  'secret-by-law',
  'copyright',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** A court's order or a law as the reason is named: which court, which law. */
export const needsGround = (reason: CoverReason | RefusalReason): boolean =>
  reason === 'court-order' || reason === 'secret-by-law';

export type Span = [number, number];

/**
 * Where exact words stand in a text.
 * @returns the one place, or how many there are: none, or more than one (then longer words must be given)
 */
export function findOnce(text: string, words: string): Span | 'none' | 'several' {
  const at = text.indexOf(words);
  if (words === '' || at < 0) return 'none';
  return text.indexOf(words, at + 1) < 0 ? [at, at + words.length] : 'several';
}

/** Spans in order, joined where they touch. */
export function inOrder(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a[0] - b[0]);
  const joined: Span[] = [];
  for (const [from, to] of sorted) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** Whether a text names somebody: all words of a name of two words or more, together, whatever their case and accents. */
export function names(text: string, name: string): boolean {
  const wanted = wordsOf(name);
  return wanted.length > 1 && ` ${wordsOf(text).join(' ')} `.includes(` ${wanted.join(' ')} `);
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
