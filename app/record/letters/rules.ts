// Who may do what with a letter, and what a letter must have. Pure: asks no database and no clock.
// It judges form only; nothing here reads what a letter asks for.
import { type FieldError, invalid, Refused } from '../../base/refused.ts';
import type { PublicAuthor } from '../../base/tables.ts';
import type { Holder } from '../people/holder.ts';
import { follow, placesOf, resolve } from './quotes.ts';
import { canonicalText, hasWords, LETTER_MAX, paragraphsOf, startsOf } from './text.ts';

export type Given = 'here' | 'source';
/** How many demands one letter can make, and to how many holders one demand can be put. */
export const DEMANDS_MAX = 500;
export const HOLDERS_MAX = 40;

/** Those who keep the record: they record what a source says and speak for nobody. */
export const recorders: ReadonlySet<string> = new Set(['steward', 'clerk', 'editor', 'site']);

/**
 * Whether what is said of these organizations' letter is said by themselves or taken from a source.
 * A speaker speaks for the own organization alone; staff record what a source says and never speak for anyone.
 * @throws Refused `forbidden`
 */
export function givenBy(author: PublicAuthor, organizations: readonly string[]): Given {
  if (recorders.has(author.role)) return 'source';
  const own = author.role === 'speaker' && organizations.length > 0 && organizations.every((one) => one === author.as);
  if (!own) throw new Refused('forbidden');
  return 'here';
}

/** What is recorded from a source names one. @throws Refused `invalid` */
export function mustNameSource(given: Given, sources: readonly string[] | undefined): void {
  if (given === 'source' && !sources?.length) throw invalid('sources', 'letters-source-needed');
}

export type NewRendition = { file: string; name: string; media: string; bytes: number };
/** A rendition as an act's body holds it. */
export function renditionFields(rendition: NewRendition | undefined) {
  if (!rendition) return {};
  const { file, name, media, bytes } = rendition;
  return { file, file_name: name, media, bytes };
}

export type Asked = Holder | { holder: Holder; ground?: 'named' | 'power' | 'chosen' | 'reported'; power?: string };

/** A demand as its author marks it: by exact words, by the paragraph it stands in (1 is the first), or by both. */
export type NewDemand = {
  id?: string;
  heading: string;
  quote?: string;
  paragraph?: number;
  /** Which of several places of the quote is meant; 1 is the first. */
  occurrence?: number;
  verb?: string;
  object?: string;
  aboutPost?: string;
  holders?: Asked[];
};

export type Marked =
  | { mark: 'resolved'; quote: string; start: number; end: number }
  | { mark: 'unresolved'; quote: string; found: number };

/**
 * Where a demand stands in a letter. Undefined when the words are not in it, or when it names neither words nor a paragraph.
 * `found` says at how many places an unresolved quote stands.
 */
export function markOf(paragraphs: readonly string[], demand: NewDemand): Marked | undefined {
  const text = paragraphs.join('\n\n');
  const quote = demand.quote ? paragraphsOf(demand.quote).join('\n\n') : '';
  const start = demand.paragraph === undefined ? undefined : startsOf(paragraphs)[demand.paragraph - 1];
  const paragraph = demand.paragraph === undefined ? undefined : paragraphs[demand.paragraph - 1];
  if (demand.paragraph !== undefined && (start === undefined || paragraph === undefined)) return undefined;
  if (quote === '') {
    return start === undefined || paragraph === undefined
      ? undefined
      : { mark: 'resolved', quote: paragraph, start, end: start + paragraph.length };
  }
  return resolveIn(paragraph ?? text, start ?? 0, quote, demand.occurrence);
}

function resolveIn(text: string, from: number, quote: string, occurrence?: number): Marked | undefined {
  const places = placesOf(text, quote);
  if (places.length === 0) return undefined;
  const chosen = occurrence === undefined ? undefined : places[occurrence - 1];
  const found = resolve(text, quote, chosen);
  return found.mark === 'resolved'
    ? { mark: 'resolved', quote, start: from + found.start, end: from + found.end }
    : { mark: 'unresolved', quote, found: found.found };
}

/** Everything wrong with a letter that is about to be published, at once. */
export function problemsOf(letter: {
  title: string;
  organizations: readonly string[];
  paragraphs: readonly string[];
  demands: readonly NewDemand[];
}): FieldError[] {
  const problems: FieldError[] = [];
  const words = canonicalText(letter.paragraphs);
  if (!hasWords(letter.title)) problems.push({ field: 'title', code: 'letters-title-needed' });
  if (letter.organizations.length === 0) problems.push({ field: 'organization', code: 'letters-organization-needed' });
  if (!hasWords(words)) problems.push({ field: 'text', code: 'letters-no-words' });
  if (words.length > LETTER_MAX) problems.push({ field: 'text', code: 'letters-too-long', args: { max: LETTER_MAX } });
  const paragraphs = paragraphsOf(words);
  problems.push(
    ...demandProblems(letter.demands, (demand) => {
      if (demand.quote || demand.paragraph !== undefined)
        return markOf(paragraphs, demand) ? undefined : 'letters-quote-not-found';
      return 'letters-quote-needed';
    }),
  );
  return problems;
}

/** What is wrong with a list of demands; `ofWords` says what is wrong with one's words, if they can be looked up. */
export function demandProblems(
  demands: readonly NewDemand[],
  ofWords: (demand: NewDemand) => string | undefined = () => undefined,
): FieldError[] {
  const problems: FieldError[] = [];
  if (demands.length > DEMANDS_MAX) {
    problems.push({ field: 'demands', code: 'letters-too-many-demands', args: { max: DEMANDS_MAX } });
  }
  for (const [i, demand] of demands.entries()) {
    const n = i + 1;
    if (!hasWords(demand.heading))
      problems.push({ field: `heading-${n}`, code: 'letters-heading-needed', args: { n } });
    const words = ofWords(demand);
    if (words) problems.push({ field: `quote-${n}`, code: words, args: { n } });
    if ((demand.holders?.length ?? 0) > HOLDERS_MAX) {
      problems.push({ field: `holders-${n}`, code: 'letters-too-many-holders', args: { n, max: HOLDERS_MAX } });
    }
  }
  return problems;
}

/**
 * A demand's mark in a new version: where its exact words are certain to stand, else unresolved. Never nearby, never "about".
 * @param before the words of the version it was marked in and where; undefined where they were not held
 */
export function carryOver(
  words: string,
  quote: string | null,
  before?: { words: string | null; start: number | null },
): { mark: 'resolved'; start: number; end: number } | { mark: 'unresolved' } {
  if (quote === null) return { mark: 'unresolved' };
  const found = before ? follow(before.words ?? '', words, quote, before.start ?? undefined) : resolve(words, quote);
  return found.mark === 'resolved' ? found : { mark: 'unresolved' };
}
