// The demands of a letter that is being written, marked by paragraph or by selected words. Pure: a step of the form in, the marks out.
// When the text is changed afterwards, a mark follows its own words or loses its place; it never lands in other words.
import type { FieldError } from '../../base/refused.ts';
import { parseHolder } from '../people/holder.ts';
import { follow, placesOf } from './quotes.ts';
import { DEMANDS_MAX, type NewDemand } from './rules.ts';
import { hasWords, startsOf } from './text.ts';

export type DraftMark = {
  /** Counted from 0; null when the words run over several paragraphs, or when the text changed and the paragraph is gone. */
  paragraph: number | null;
  /** The text changed so that its words, though they may still stand somewhere, are not certain to be the ones that were marked. */
  lost?: true;
  heading: string;
  /** The exact words that ask, when they are not the whole paragraph. */
  quote?: string;
  occurrence?: number;
  verb?: string;
  object?: string;
  /** Holder keys. */
  holders: string[];
};

const HEADING = 90;

/** A first heading out of a paragraph: its first sentence, or as many whole words as fit. */
export function firstHeading(paragraph: string): string {
  const line = paragraph.replace(/\s+/g, ' ').replace(/^[\s\d.)•–-]+(?=\p{L})/u, '');
  const sentence = /^.+?[.!?](?=\s|$)/u.exec(line)?.[0] ?? line;
  if (sentence.length <= HEADING) return sentence.replace(/[.!?;:]+$/, '');
  const cut = sentence.slice(0, HEADING);
  return `${cut
    .slice(0, Math.max(cut.lastIndexOf(' '), 40))
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`;
}

/**
 * The marks after paragraphs were ticked: those of paragraphs no longer ticked go, new ones begin with a heading of their own words.
 */
export function ticked(
  paragraphs: readonly string[],
  marks: readonly DraftMark[],
  chosen: ReadonlySet<number>,
): DraftMark[] {
  const kept = marks.filter(({ paragraph }) => paragraph === null || chosen.has(paragraph));
  const there = new Set(kept.map(({ paragraph }) => paragraph));
  const fresh = [...chosen]
    .filter((i) => !there.has(i) && paragraphs[i] !== undefined)
    .map((i): DraftMark => ({ paragraph: i, heading: firstHeading(paragraphs[i]!), holders: [] }));
  return inOrder(paragraphs, [...kept, ...fresh]);
}

/** In the order of the letter, those without a place last. */
function inOrder(paragraphs: readonly string[], marks: DraftMark[]): DraftMark[] {
  const starts = startsOf(paragraphs);
  const at = (mark: DraftMark): number =>
    startOf(paragraphs, mark) ??
    (mark.paragraph === null ? undefined : starts[mark.paragraph]) ??
    Number.MAX_SAFE_INTEGER;
  return marks
    .map((mark) => [at(mark), mark] as const)
    .sort(([a], [b]) => a - b)
    .map(([, mark]) => mark);
}

/** The marks over a changed text: each stays with its own words, wherever those stand now, or loses its place. */
export function rebased(before: readonly string[], after: readonly string[], marks: readonly DraftMark[]): DraftMark[] {
  const [old, now] = [before.join('\n\n'), after.join('\n\n')];
  if (old === now) return [...marks];
  return inOrder(
    after,
    marks.map((mark) => whereNow({ before, after, old, now }, mark)),
  );
}

type Texts = { before: readonly string[]; after: readonly string[]; old: string; now: string };

function whereNow({ before, after, old, now }: Texts, mark: DraftMark): DraftMark {
  if (mark.lost) return mark;
  const words = mark.quote ?? (mark.paragraph === null ? undefined : before[mark.paragraph]);
  if (words === undefined) return { ...mark, paragraph: null };
  const start = startOf(before, mark);
  if (start === undefined) return openNow(before, after, mark);
  const found = follow(old, now, words, start);
  if (found.mark === 'resolved') return placed(after, mark, words, found.start);
  const { occurrence: _, ...rest } = mark;
  return { ...rest, paragraph: null, ...(mark.quote ? { lost: true as const } : {}) };
}

/** Where a mark begins in its text; undefined while its words stand in several places and none is chosen. */
function startOf(paragraphs: readonly string[], { paragraph, quote, occurrence }: DraftMark): number | undefined {
  const from = paragraph === null ? 0 : startsOf(paragraphs)[paragraph];
  if (from === undefined) return undefined;
  if (!quote) return from;
  const places = placesOf(paragraph === null ? paragraphs.join('\n\n') : paragraphs[paragraph]!, quote);
  const place = occurrence !== undefined ? places[occurrence - 1] : places.length === 1 ? places[0] : undefined;
  return place === undefined ? undefined : from + place;
}

/** Words without a chosen place wait in their paragraph while that is the same. */
function openNow(before: readonly string[], after: readonly string[], mark: DraftMark): DraftMark {
  const own = mark.paragraph === null ? undefined : before[mark.paragraph];
  const same = own === undefined ? [] : after.flatMap((text, i) => (text === own ? [i] : []));
  const sure = same.length === 1 && before.filter((text) => text === own).length === 1;
  return sure ? { ...mark, paragraph: same[0]! } : { ...mark, paragraph: null, lost: true };
}

/** A mark at a place of the text: in its paragraph, or over several; words that stand there more than once are counted. */
function placed(paragraphs: readonly string[], mark: DraftMark, quote: string, start: number): DraftMark {
  const { lost: _, occurrence: __, quote: ___, ...rest } = mark;
  const starts = startsOf(paragraphs);
  const i = starts.findLastIndex((from) => from <= start);
  const whole = paragraphs[i]!;
  if (start + quote.length > starts[i]! + whole.length) {
    const places = placesOf(paragraphs.join('\n\n'), quote);
    return { ...rest, paragraph: null, quote, ...(places.length > 1 ? { occurrence: places.indexOf(start) + 1 } : {}) };
  }
  if (whole === quote) return { ...rest, paragraph: i };
  const places = placesOf(whole, quote);
  const occurrence = places.length > 1 ? { occurrence: places.indexOf(start - starts[i]!) + 1 } : {};
  return { ...rest, paragraph: i, quote, ...occurrence };
}

/**
 * Marks for words that were selected in the text, each from `start` to `end` in UTF-16 units, beside those there are already.
 * What is no piece of the text, or marked already, is passed over; spaces around the words are left out.
 */
export function selected(
  paragraphs: readonly string[],
  marks: readonly DraftMark[],
  spans: readonly { start: number; end: number }[],
): DraftMark[] {
  const text = paragraphs.join('\n\n');
  const all = [...marks];
  for (const span of spans) {
    const words = text.slice(span.start, span.end);
    const quote = words.trim();
    if (quote === '' || span.end > text.length || !quote.isWellFormed()) continue;
    const start = span.start + words.indexOf(quote);
    const there = all.some((one) => startOf(paragraphs, one) === start && wordsOf(paragraphs, one) === quote);
    if (!there)
      all.push(placed(paragraphs, { paragraph: null, heading: firstHeading(quote), holders: [] }, quote, start));
  }
  return inOrder(paragraphs, all);
}

/** The words a mark stands for. */
export const wordsOf = (paragraphs: readonly string[], { paragraph, quote }: DraftMark): string | undefined =>
  quote ?? (paragraph === null ? undefined : paragraphs[paragraph]);

/** How many places of a paragraph the exact words of a mark stand at; 1 where the whole paragraph is meant. */
export const placesIn = (paragraphs: readonly string[], { paragraph, quote, lost }: DraftMark): number =>
  lost
    ? 0
    : quote
      ? placesOf(paragraph === null ? paragraphs.join('\n\n') : (paragraphs[paragraph] ?? ''), quote).length
      : paragraph === null
        ? 0
        : 1;

/** What is wrong with the marks, by their number (1 is the first). Words that stand twice are no fault: a place can be chosen later. */
export function markFaults(paragraphs: readonly string[], marks: readonly DraftMark[]): FieldError[] {
  const faults: FieldError[] = [];
  if (marks.length > DEMANDS_MAX)
    faults.push({ field: 'p', code: 'letters-too-many-demands', args: { max: DEMANDS_MAX } });
  for (const [i, mark] of marks.entries()) {
    const n = i + 1;
    if (!hasWords(mark.heading)) faults.push({ field: `heading-${n}`, code: 'letters-heading-needed', args: { n } });
    if (mark.heading.length > 200) faults.push({ field: `heading-${n}`, code: 'too-long', args: { limit: 200 } });
    if (placesIn(paragraphs, mark) > 0) continue;
    faults.push({
      field: `quote-${n}`,
      code: mark.quote && !mark.lost ? 'letters-quote-not-found' : 'letters-place-lost',
      args: { n },
    });
  }
  return faults;
}

/** A draft's mark as a demand to publish. */
export function demandFrom(mark: DraftMark): NewDemand {
  const { paragraph, heading, quote, occurrence, verb, object } = mark;
  return {
    heading,
    ...(paragraph !== null ? { paragraph: paragraph + 1 } : {}),
    ...(quote ? { quote } : {}),
    ...(quote && occurrence ? { occurrence } : {}),
    ...(verb && object ? { verb, object } : {}),
    holders: mark.holders.flatMap((key) => parseHolder(key) ?? []),
  };
}
