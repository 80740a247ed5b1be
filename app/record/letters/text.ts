// The words of a letter as they are frozen: one canonical text, its digest, and the paragraphs it is read and marked by.
// Pure. It never changes a sign that a reader sees; what it drops are signs nobody can see or that could make a page lie.
import { createHash } from 'node:crypto';

/** The longest letter, in UTF-16 units: about 100 printed pages, and never more than PostgreSQL's index of one text can hold. */
export const LETTER_MAX = 250_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly the signs that have no place in a letter
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Paragraphs of a text: cut at blank lines, without signs that cannot be seen, spaces at line ends and empty paragraphs.
 * Doing it again changes nothing, and `paragraphsOf(canonicalText(p))` gives `p` back.
 */
export function paragraphsOf(text: string): string[] {
  return text
    .toWellFormed()
    .replace(/\r\n?|\u2028/g, '\n')
    .replace(/\u2029/g, '\n\n')
    .replace(unseen, '')
    .normalize('NFC')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replace(/^\n+|\n+$/g, '').trimStart())
    .filter((paragraph) => paragraph !== '');
}

/** The text whose digest is published: paragraphs joined by one blank line. */
export const canonicalText = (paragraphs: readonly string[]): string =>
  paragraphs.flatMap((paragraph) => paragraphsOf(paragraph)).join('\n\n');

/** SHA-256 over the UTF-8 bytes of a canonical text, hex: what `sha256sum` says of the downloaded text. */
export const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Where each paragraph begins in the canonical text, in UTF-16 units. */
export function startsOf(paragraphs: readonly string[]): number[] {
  let at = 0;
  return paragraphs.map((paragraph) => {
    const start = at;
    at += paragraph.length + 2;
    return start;
  });
}

/** True when somebody wrote something: at least one letter of some script. Emoji, digits and rules alone are no letter. */
export const hasWords = (text: string): boolean => /\p{L}/u.test(text);
