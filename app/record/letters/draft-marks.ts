// The demands of a letter that is being written, marked by paragraph. Pure: a step of the form in, the marks out.
// When the text is changed afterwards, a mark follows its own words or loses its place; it never lands in other words.
import type { FieldError } from '../../base/refused.ts';
import { parseHolder } from '../people/holder.ts';
import { placesOf } from './quotes.ts';
import { DEMANDS_MAX, type NewDemand } from './rules.ts';
import { hasWords } from './text.ts';

export type DraftMark = {
  /** Counted from 0; null when the text changed and the paragraph is gone. */
  paragraph: number | null;
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
 * In the order of the letter, marks that lost their place last.
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
  return inOrder([...kept, ...fresh]);
}

const inOrder = (marks: DraftMark[]): DraftMark[] =>
  marks.sort((a, b) => (a.paragraph ?? Number.POSITIVE_INFINITY) - (b.paragraph ?? Number.POSITIVE_INFINITY) || 0);

/** The marks over a changed text: each stays with its own paragraph, wherever that stands now, or loses its place. */
export function rebased(before: readonly string[], after: readonly string[], marks: readonly DraftMark[]): DraftMark[] {
  return inOrder(marks.map((mark) => ({ ...mark, paragraph: whereNow(before, after, mark) })));
}

function whereNow(before: readonly string[], after: readonly string[], { paragraph, quote }: DraftMark): number | null {
  const words = paragraph === null ? undefined : before[paragraph];
  if (paragraph === null || words === undefined) return null;
  if (after[paragraph] === words) return paragraph;
  const same = after.flatMap((text, i) => (text === words ? [i] : []));
  if (same.length === 1) return same[0]!;
  if (!quote) return null;
  const holding = after.flatMap((text, i) => (text.includes(quote) ? [i] : []));
  return holding.length === 1 ? holding[0]! : null;
}

/** How many places of a paragraph the exact words of a mark stand at; 1 where the whole paragraph is meant. */
export const placesIn = (paragraphs: readonly string[], { paragraph, quote }: DraftMark): number =>
  quote
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
      code: mark.quote ? 'letters-quote-not-found' : 'letters-place-lost',
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
