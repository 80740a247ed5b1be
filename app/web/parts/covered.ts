// Stretches of a text that moderation covered: said to be covered, also to those who hear the page, and leading to when and why.
// The bars alone would say nothing to a screen reader; what was under them is not here.
import { marked } from '../../acts/cover.ts';
import { attrs, type Html, html, trusted, type Value } from '../html.ts';
import type { View } from '../view.ts';

const runs = new RegExp(`(${marked}+)`);

/** One stretch; `takedown` is the address of the page that says why. */
function stretch(view: Pick<View, 't'>, bars: string, takedown?: string): Html {
  const inner = html`<span aria-hidden="true">${bars}</span><span class="vh">${view.t('state-covered')}</span>`;
  return takedown
    ? html`<a ${attrs({ class: 'covered', href: takedown })}>${inner}</a>`
    : html`<span class="covered">${inner}</span>`;
}

/** Words, every covered stretch of them marked. */
export function withCovered(view: Pick<View, 't'>, words: string, takedown?: string): Value {
  if (!words.includes(marked)) return words;
  return words.split(runs).map((piece, i) => (i % 2 ? stretch(view, piece, takedown) : piece));
}

// What stands in a tag, in an element that holds text only, or is marked already stays as it is.
const pieces = new RegExp(
  `<(option|textarea|title|script)\\b[\\s\\S]*?</\\1>|<span aria-hidden="true">${marked}+</span>|<[^>]*>|${marked}+`,
  'g',
);

/** A whole page's markup: stretches that no room marked are at least said to be covered. */
export function sayCovered(view: Pick<View, 't'>, page: Html): Html {
  if (!page.covered) return page;
  return trusted(
    page.markup.replace(pieces, (piece) => (piece.startsWith(marked) ? stretch(view, piece).markup : piece)),
    { shapes: page.shapes, langs: page.langs },
  );
}
