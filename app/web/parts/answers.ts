// One answer, reply or statement: what was said, by whom, when, and how we know.
// It always says whether the words were given here or recorded from a source, and by whose reading.

import { dir, languageName } from '../../i18n/languages.ts';
import type { FuzzyDate } from '../../i18n/say.ts';
import { attrs, type Html, html, nothing, type Value } from '../html.ts';
import type { View } from '../view.ts';
import { withCovered } from './covered.ts';
import { type StateCode, stateTag } from './states.ts';
import { whenTag } from './times.ts';

export type AnswerBlock = {
  state: StateCode;
  n?: number;
  /** the post or organization that speaks */
  who: Value;
  when?: FuzzyDate | string;
  /** given here by the holder, or recorded from a source by an editor; absent while waiting */
  origin?: 'given' | 'recorded';
  /** for recorded: who read the source; for given: how the holder was verified */
  by?: string;
  source?: Html;
  /** `takedown`: the address of the page that says why words of it are covered */
  quote?: { words: string | null; lang?: string; takedown?: string | undefined };
  /** what stands under the words: reasons, another holder named, conditions */
  more?: Value;
  /** links to versions, correction, log */
  links?: readonly Html[];
  id?: string;
  /** 2 where the blocks stand right under the page's title */
  level?: 2 | 3;
};

/** The words in `quote` may be null: covered or erased, and the block says so. */
export function answerBlock(view: View, block: AnswerBlock): Html {
  const more = block.n === undefined ? {} : { n: block.n };
  const title = html`${block.who}`;
  const origin = block.origin && originTag(view, block.origin, block.by);
  const parts = [origin, block.source, ...(block.links ?? [])].filter((part) => part !== undefined);
  return html`<article ${attrs({ class: `answer${block.origin === 'given' ? ' given' : ''}`, id: block.id })}><header>${
    block.level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`
  }${stateTag(view, block.state, more)}${block.when && html` <small>${whenTag(view, block.when)}</small>`}</header>${quoteOf(view, block.quote)}${
    block.more && html`<div>${block.more}</div>`
  }${parts.length > 0 && html`<footer><small>${parts.map((part, i) => html`${i > 0 && ' · '}${part}`)}</small></footer>`}</article>`;
}

function quoteOf(view: View, quote: AnswerBlock['quote']): Html {
  if (quote === undefined) return nothing;
  if (quote.words === null)
    return html`<p>${stateTag(view, 'covered', quote.takedown ? { href: quote.takedown } : {})}</p>`;
  const words = withCovered(view, quote.words, quote.takedown);
  if (!quote.lang || quote.lang === view.lang) return html`<blockquote>${words}</blockquote>`;
  return html`<blockquote ${attrs({ lang: quote.lang, dir: dir(quote.lang) })}>${words}</blockquote><p>${languageNote(view, quote.lang)}</p>`;
}

/** "in Spanish": stands beside words that are shown in their own language because nobody has translated them. */
export const languageNote = (view: Pick<View, 't' | 'lang'>, lang: string): Html =>
  html`<small>${view.t('part-in-language', { language: languageName(view.lang, lang) })}</small>`;

/** "given here · verified by mail" or "recorded from a source · read by the example's editors". */
export function originTag(view: View, origin: 'given' | 'recorded', by?: string): Html {
  const words = origin === 'given' ? by && view.t('part-given-by', { by }) : by && view.t('part-recorded-by', { by });
  return html`${stateTag(view, origin)}${words && html` <span>${words}</span>`}`;
}
