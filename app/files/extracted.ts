// What reading a document gives: its words as paragraphs, and what a person should look at before freezing them.
// Every text, uploaded or pasted, passes `asExtracted`: no other way may lead from foreign bytes to a letter.

import { type RefusalCode, Refused } from '../base/refused.ts';

export type Kind = 'pdf' | 'docx' | 'html' | 'txt';

/** What was done to the text beyond copying it; each is shown to the person who checks it against the original. */
export type Warning =
  | 'characters-removed' // control characters, direction overrides and other invisible ones
  | 'characters-replaced' // bytes that stand for no character
  | 'comments-left-out'
  | 'embedded-files' // the file carries other files; they are not read
  | 'encoding-guessed'
  | 'hyphens-joined' // a word broken at the end of a line was put together on a guess
  | 'lines-joined'
  | 'numbers-added' // automatic list numbers, written into the text
  | 'pages-without-text'
  | 'running-lines-removed' // page numbers, headers and footers
  | 'tracked-changes'; // read as if all were accepted

/** Each paragraph is one line without leading or trailing space, in NFC. `lang` is what the document says of itself. */
export type Extracted = { kind: Kind; paragraphs: string[]; lang?: string; warnings: Warning[] };

/** Every reason for which a document is not read; each is a code of `Refused`. */
export type DocumentRefusal = Extract<
  RefusalCode,
  | 'too-large' // args: limit and megabytes, or pages, or characters
  | 'encrypted'
  | 'scanned' // no text layer: paste the text, or type it beside the scan
  | 'macros' // save it as .docx without macros
  | 'zip-bomb'
  | 'wrong-kind' // args: is (what the file really is, '' when unknown)
  | 'unreadable'
  | 'no-words'
  | 'took-too-long' // args: seconds
  | 'too-much-memory' // args: megabytes
>;

export const refuseDocument = (code: DocumentRefusal, args: Record<string, string | number> = {}): Refused =>
  new Refused(code, { args });

/** A long book has about 1.5 million characters; a letter that is longer is something else. */
const MOST_CHARACTERS = 2_000_000;

/** Before anything is done with a raw text: one that cleaning cannot make short enough is not worth the work. @throws Refused 'too-large' */
export function mustBeReadable(text: string): void {
  if (text.length > 2 * MOST_CHARACTERS) throw refuseDocument('too-large', { characters: MOST_CHARACTERS });
}

/**
 * Cleans the raw paragraphs of any reader and refuses a text without words.
 * @throws Refused 'no-words' · 'too-large' (args: characters)
 */
export function asExtracted(
  kind: Kind,
  raw: readonly string[],
  found: { lang?: string; warnings?: Warning[] } = {},
): Extracted {
  const warnings = new Set(found.warnings);
  const paragraphs = raw.flatMap((text) => cleanParagraphs(text, warnings));
  const characters = paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
  if (characters > MOST_CHARACTERS) throw refuseDocument('too-large', { characters: MOST_CHARACTERS });
  if (!paragraphs.some((paragraph) => /\p{L}/u.test(paragraph))) throw refuseDocument('no-words');
  const lang = languageTag(found.lang);
  return { kind, paragraphs, ...(lang ? { lang } : {}), warnings: [...warnings].sort() };
}

// Characters that change how text looks or is ordered without being seen: direction embeddings, overrides and isolates,
// zero-width spaces, byte order marks, interlinear notes, object replacements, tags. Kept: joiners that scripts and
// emoji need (U+200C, U+200D), direction marks (U+200E, U+200F, U+061C), variation selectors.
const INVISIBLE =
  /[\p{Cc}\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff\u{e0000}-\u{e007f}]/gu;
const PARAGRAPH_BREAK = /\r\n?|[\n\v\f\u0085\u2028\u2029]/u;

function cleanParagraphs(raw: string, warnings: Set<Warning>): string[] {
  const text = raw.toWellFormed();
  if (text !== raw || text.includes('\ufffd')) warnings.add('characters-replaced');
  return text
    .split(PARAGRAPH_BREAK)
    .map((line) => {
      const spaced = line.replaceAll('\t', ' ').replaceAll('\u00ad', ''); // a soft hyphen is a place to break, not a character
      const visible = spaced.replace(INVISIBLE, '');
      if (visible !== spaced) warnings.add('characters-removed');
      return visible
        .normalize('NFC')
        .replace(/\p{Zs}+/gu, ' ')
        .trim();
    })
    .filter((line) => line !== '');
}

/** The tag in its usual spelling, or nothing when the document's own claim is not a language tag. */
function languageTag(claim: string | undefined): string | undefined {
  try {
    return claim ? Intl.getCanonicalLocales(claim.trim().replaceAll('_', '-'))[0] : undefined;
  } catch {
    return undefined; // a wrong tag is only a missing hint: the person chooses the language
  }
}
