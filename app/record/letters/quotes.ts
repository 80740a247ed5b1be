// Which words of a letter a demand stands in: a quote and its position over the version's text, in UTF-16 units.
// Pure. A quote resolves to exactly one place or is marked unresolved; it is never moved to where it "probably" belongs.

export type Mark = { mark: 'resolved'; start: number; end: number } | { mark: 'unresolved'; found: number };

/** Every place a quote stands at, overlapping ones too. An empty quote stands nowhere. */
export function placesOf(text: string, quote: string): number[] {
  const places: number[] = [];
  if (quote === '') return places;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push(at);
  return places;
}

/**
 * Resolves a quote in a text. With a position the quote must stand exactly there; without one it must stand at one place only.
 */
export function resolve(text: string, quote: string, start?: number): Mark {
  const places = placesOf(text, quote);
  const at = start === undefined && places.length === 1 ? places[0] : places.find((place) => place === start);
  return at === undefined
    ? { mark: 'unresolved', found: places.length }
    : { mark: 'resolved', start: at, end: at + quote.length };
}

/** Where paragraphs of a text begin and end: they are parted by one blank line. */
function paragraphsAround(text: string, start: number, end: number): { from: number; words: string } {
  const from = text.lastIndexOf('\n\n', start - 1) + 2;
  const to = text.indexOf('\n\n', end);
  const begin = from < 2 || start === 0 ? 0 : from;
  return { from: begin, words: text.slice(begin, to < 0 ? text.length : to) };
}

/** Every place at which whole paragraphs read exactly so. */
const wholePlaces = (text: string, words: string): number[] =>
  placesOf(text, words).filter((at) => {
    const around = paragraphsAround(text, at, at + words.length);
    return around.from === at && around.words === words;
  });

/**
 * Where a mark of one text stands in another. It follows its exact words when they stood once and stand once. Words that are repeated
 * are followed only inside paragraphs that read the same and stand once in both: after a deletion the look-alike that is left is not
 * the one that was marked (hypothesis/client#7571).
 * @param start where it stood before; undefined when that was never known
 */
export function follow(before: string, after: string, quote: string, start?: number): Mark {
  const there = placesOf(after, quote);
  const unresolved: Mark = { mark: 'unresolved', found: there.length };
  const at = (place: number): Mark => ({ mark: 'resolved', start: place, end: place + quote.length });
  const known = start !== undefined && quote !== '' && before.startsWith(quote, start);
  if (start !== undefined && !known) return unresolved;
  if (known && before === after) return at(start);
  const once = placesOf(before, quote).length < 2 && there.length === 1;
  if (once) return at(there[0]!);
  if (!known) return unresolved;
  const around = paragraphsAround(before, start, start + quote.length);
  const same = wholePlaces(after, around.words);
  if (same.length !== 1 || wholePlaces(before, around.words).length !== 1) return unresolved;
  return at(same[0]! + start - around.from);
}

/**
 * Cuts a text at the borders of its marks, so that each stretch is inside the same demands from its first sign to its last.
 * `ends` lists the demands whose mark closes with this stretch: there the link to the demand stands.
 */
export function stretches<D extends { start: number; end: number }>(
  text: string,
  marks: readonly D[],
  from = 0,
): { text: string; within: D[]; ends: D[] }[] {
  const to = from + text.length;
  const here = marks.filter((mark) => mark.start < to && mark.end > from);
  // Most paragraphs are one demand from their first sign to their last.
  const whole = here.length === 1 ? here[0] : undefined;
  if (whole && whole.start <= from && whole.end === to) return [{ text, within: here, ends: here }];
  const borders = new Set([from, to]);
  for (const { start, end } of here) {
    if (start > from) borders.add(start);
    if (end < to) borders.add(end);
  }
  const cuts = [...borders].sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i]!;
    return {
      text: text.slice(start - from, end - from),
      within: here.filter((mark) => mark.start <= start && mark.end >= end),
      // A mark that runs over several paragraphs is closed in its last one.
      ends: here.filter((mark) => mark.end === end),
    };
  });
}
