// Puts paragraphs together again from lines that were broken to fit a page.
// It must never lose a character but the break itself, and says when it guessed.

import type { Warning } from './extracted.ts';

/** One line as it stood; `starts` says that it begins a paragraph. */
export type Line = { text: string; starts: boolean };

/** Joins every line to the one before it unless it starts a paragraph. */
export function joinLines(lines: readonly Line[]): { paragraphs: string[]; warnings: Warning[] } {
  const words = wholeWords(lines);
  const warnings = new Set<Warning>();
  // Stretches that stand apart by a space: only a paragraph's last one is looked at again, however long it has become.
  const paragraphs: string[][] = [];
  for (const { text, starts } of lines) {
    const line = text.trim();
    const stretches = starts ? undefined : paragraphs.at(-1);
    if (stretches === undefined) {
      paragraphs.push([line]);
      continue;
    }
    warnings.add('lines-joined');
    stretches.push(...join(stretches.pop() ?? '', line, words, warnings));
  }
  const whole = paragraphs.map((stretches) => stretches.join(' '));
  return { paragraphs: whole.filter((paragraph) => paragraph !== ''), warnings: [...warnings] };
}

/** The words of a document but for those a line break cut in two: their halves prove nothing. */
function wholeWords(lines: readonly Line[]): Set<string> {
  const words = new Set<string>();
  let cut = false;
  for (const { text } of lines) {
    const line = text.trim().toLowerCase();
    const whole = (cut ? line.replace(/^\S+/, '') : line).replace(/(?<!\S)\S+[-‐]$/u, '');
    for (const word of whole.match(WORDS) ?? []) words.add(word);
    cut = /[-‐]$/u.test(line);
  }
  return words;
}

const WORDS = /[\p{L}\p{N}]+(?:[-‐'’][\p{L}\p{N}]+)*/gu;
const NO_SPACE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u;

/** What a line and the one before it become: one stretch, or two with a space between. */
function join(before: string, line: string, words: Set<string>, warnings: Set<Warning>): string[] {
  if (before.endsWith('\u00ad')) return [before.slice(0, -1) + line];
  const head = /(?<![\p{L}\p{N}][-‐'’]?)([\p{L}\p{N}]+(?:[-‐'’][\p{L}\p{N}]+)*)[-‐]$/u.exec(before)?.[1]?.toLowerCase();
  const tail = /^\p{Ll}[\p{L}\p{N}]*/u.exec(line)?.[0].toLowerCase();
  if (head && tail) {
    // Does the rest of the document write the word with its hyphen, or without?
    if (words.has(`${head}-${tail}`)) return [before + line];
    if (words.has(head + tail)) return [before.slice(0, -1) + line];
    warnings.add('hyphens-joined');
    return [words.has(head) && words.has(tail) ? before + line : before.slice(0, -1) + line];
  }
  if (before.endsWith('-') && !` ${before}`.endsWith(' -')) return [before + line];
  return NO_SPACE.test(before) && NO_SPACE.test(line.slice(0, 1)) ? [before + line] : [before, line];
}

/**
 * The paragraphs of a plain text. A line that would have had room for the next line's first word ended on purpose;
 * a blank line, a bullet or the next number of a list begins a new paragraph.
 */
export function unwrap(text: string): { paragraphs: string[]; warnings: Warning[] } {
  const texts = text.split(/\r\n?|[\n\v\f\u0085\u2028\u2029]/u).map((line) => line.trimEnd());
  const width = texts.reduce((most, { length }) => (length <= WIDEST_WRAP && length > most ? length : most), 0);
  const isItem = itemFinder();
  let before = '';
  const lines: Line[] = [];
  for (const line of texts) {
    const item = isItem(line.trim());
    const room = width - before.length - 1;
    const wrapped = before !== '' && before.length <= WIDEST_WRAP && width >= NARROWEST_WRAP && firstWord(line) > room;
    if (line.trim() !== '') lines.push({ text: line, starts: item || !wrapped });
    before = line;
  }
  return joinLines(lines);
}

// Mail wraps at 72, typewriters at 60 to 80, terminals at 80 to 100. A longer line was never wrapped; in a text whose
// lines are all short (a poem, a list of names) nothing was.
const WIDEST_WRAP = 120;
const NARROWEST_WRAP = 45;

const firstWord = (line: string): number => line.trimStart().split(/\s/, 1)[0]!.length;

/**
 * Tells the first line of a list item from a line that happens to begin with a number ("on April / 22. The city …"):
 * a number counts only when it is 1 or follows the last one. Lines must be given in order.
 */
export function itemFinder(): (line: string) => boolean {
  let last = 0;
  return (line) => {
    if (/^[•◦▪■●‣⁃*–—-]\s+\S/u.test(line)) return true;
    if (/^\(?[a-z]\)\s+\S/.test(line) || /^\(?[ivx]{1,5}\)\s+\S/.test(line)) return true;
    const number = Number(/^\(?(\d{1,3})[.)]\s+\S/.exec(line)?.[1] ?? Number.NaN);
    if (number !== 1 && number !== last + 1) return false;
    last = number;
    return true;
  };
}
