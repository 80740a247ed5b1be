// Whether quoted words stand in a stored text: in exactly one place, or they are marked unresolved. Pure. It never moves a quotation to
// where it "probably" belongs, and never mends its signs.
import { placesOf, resolve } from '../../letters/quotes.ts';
import { CONTEXT } from './acts.ts';

/** A text that is kept for good: of a capture, or of a version of a letter. */
export type HeldText =
  | { capture: string; text: string; digest: string }
  | { version: string; text: string; digest: string };

export type Placed = {
  capture?: string;
  version?: string;
  text_digest?: string;
  mark: 'resolved' | 'unresolved';
  start?: number;
  end?: number;
  found: number;
  before?: string;
  after?: string;
};

/**
 * The place of quoted words: the only one in the first text where they stand once, in the order in which the texts are cited.
 * Nothing where no text is held. Of several texts without exactly one place, the one that holds the words most often is named.
 */
export function placeQuote(words: string, texts: readonly HeldText[]): Placed | undefined {
  const quote = words.trim();
  const most = texts
    .map((held) => ({ held, found: placesOf(held.text, quote).length }))
    .sort((a, b) => Number(b.found === 1) - Number(a.found === 1) || b.found - a.found)[0];
  if (!most) return undefined;
  const { held, found } = most;
  const where = 'capture' in held ? { capture: held.capture } : { version: held.version };
  const mark = resolve(held.text, quote);
  if (mark.mark === 'unresolved') return { ...where, text_digest: held.digest, mark: 'unresolved', found };
  const before = held.text.slice(Math.max(0, mark.start - CONTEXT), mark.start);
  const after = held.text.slice(mark.end, mark.end + CONTEXT);
  return {
    ...where,
    text_digest: held.digest,
    mark: 'resolved',
    start: mark.start,
    end: mark.end,
    found: 1,
    // A sign of two units may be cut at the border of the context, never in the quotation.
    ...(before.trim() ? { before: before.toWellFormed().replace(/^\ufffd/, '') } : {}),
    ...(after.trim() ? { after: after.toWellFormed().replace(/\ufffd$/, '') } : {}),
  };
}
