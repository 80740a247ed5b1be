// Pieces that letters and demands share on pages: words that may be covered, who said so, a letter's body with its demands marked.
// They never fill in what is covered, and never say more than the record holds.
import { routes } from '../../base/routes.ts';
import type { PublicAuthor } from '../../base/tables.ts';
import { attrs, type Html, html, type Value } from '../../web/html.ts';
import { originTag, stateTag, withCovered } from '../../web/parts.ts';
import { inLanguage, type View } from '../../web/view.ts';
import { stretches } from './quotes.ts';
import { addressOfLetter, type Covers, type Letter } from './store.ts';
import { paragraphsOf, startsOf } from './text.ts';

/** Words of an act in their own language; where they are taken out of view, that they are, with a link to when and why. */
export function shown(
  view: View,
  lang: string,
  words: string | null,
  covers: Covers,
  act: string,
  field: string,
): Html {
  if (words === null) return coverMark(view, covers, act, field);
  return inLanguage(view, lang, withCovered(view, words, coverHref(view, covers, act, field)));
}

/** The takedown that covers words of a text, if one does. */
export function coverHref(view: View, covers: Covers, act: string, field: string): string | undefined {
  const cover = covers.get(`${act}.${field}`);
  return cover && view.href(routes.takedown, { takedown: cover.by });
}

export function coverMark(view: View, covers: Covers, act: string, field: string): Html {
  const cover = covers.get(`${act}.${field}`);
  const href = cover ? view.href(routes.takedown, { takedown: cover.by }) : view.href(routes.takedowns);
  return stateTag(view, cover?.how ?? 'covered', { href });
}

/** Given here or recorded from a source, and by whom. */
export const originOf = (view: View, given: 'here' | 'source', author: PublicAuthor | null): Html =>
  originTag(view, given === 'here' ? 'given' : 'recorded', author?.name);

export const letterHref = (view: View, letter: Pick<Letter, 'number' | 'slug'>): string =>
  view.href(routes.letter, { letter: addressOfLetter(letter) });

export const demandHref = (view: View, letter: Pick<Letter, 'number' | 'slug'>, demand: number): string =>
  view.href(routes.demand, { letter: addressOfLetter(letter), demand });

/** The plain name of a letter, for titles and crumbs. */
export const letterName = (view: Pick<View, 't'>, letter: Pick<Letter, 'number' | 'title'>): string =>
  letter.title ?? view.t('letters-number', { n: letter.number });

type Marked = { number: number; start_at: number | null; end_at: number | null; mark: string };

/**
 * A letter's words set like a letter, each demand marked where it was made and linked to its page. `takedown` is the page that says
 * why stretches of it are covered.
 */
export function letterBody(
  view: View,
  letter: Pick<Letter, 'number' | 'slug'>,
  version: { words: string; lang: string },
  demands: readonly Marked[],
  takedown?: string,
): Html {
  const marks = demands
    .flatMap(({ number, start_at: start, end_at: end, mark }) =>
      mark === 'resolved' && start !== null && end !== null ? [{ number, start, end }] : [],
    )
    .sort((a, b) => a.start - b.start || a.number - b.number);
  const paragraphs = paragraphsOf(version.words);
  const starts = startsOf(paragraphs);
  const shownIn = inEach(marks, paragraphs, starts);
  const one = (text: string, i: number): Html => {
    const here = shownIn[i]!;
    if (here.length === 0) return html`<p>${withCovered(view, text, takedown)}</p>`;
    const pieces: Value[] = stretches(text, here, starts[i]).map(({ text: words, within, ends }) => [
      within.length > 0 ? html`<mark>${withCovered(view, words, takedown)}</mark>` : withCovered(view, words, takedown),
      ends.map(
        ({ number }) =>
          html`<a class="d" id="d${number}" href="${demandHref(view, letter, number)}">${view.t('letters-demand-n', { n: number })}</a>`,
      ),
    ]);
    return html`<p>${pieces}</p>`;
  };
  const own = version.lang !== view.lang && attrs({ lang: version.lang, dir: 'auto' });
  return html`<div class="letter" ${own}>${paragraphs.map(one)}</div>`;
}

/** The marks that touch each paragraph. Both lists are in order, so each mark is looked at only where it can be. */
function inEach<M extends { start: number; end: number }>(
  marks: readonly M[],
  texts: string[],
  starts: number[],
): M[][] {
  const each: M[][] = texts.map(() => []);
  let first = 0;
  for (const mark of marks) {
    while (first < texts.length && starts[first]! + texts[first]!.length <= mark.start) first++;
    for (let i = first; i < texts.length && starts[i]! < mark.end; i++) each[i]!.push(mark);
  }
  return each;
}
