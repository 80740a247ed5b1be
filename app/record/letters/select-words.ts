// Selecting words in a letter, for the island that marks them: the text in a field that can be read and selected but not changed, whose
// positions are those of the text whose digest is published. Without JavaScript none of it is shown, and nothing needs it.
import { attrs, type Html, html } from '../../web/html.ts';
import type { View } from '../../web/view.ts';
import { DEMANDS_MAX } from './rules.ts';

export type Span = { start: number; end: number };

/** "12-40" and the like, as the island sends them; anything else is passed over. */
export const spansIn = (sent: string | string[] | undefined): Span[] =>
  [sent ?? []]
    .flat()
    .flatMap((text) => {
      const found = /^(\d{1,7})-(\d{1,7})$/.exec(text);
      const [start, end] = [Number(found?.[1]), Number(found?.[2])];
      return found && start < end ? [{ start, end }] : [];
    })
    .slice(0, DEMANDS_MAX);

type Text = { lang: string; paragraphs: readonly string[] };

/** The text and its button, shown by the island. `chosen` are the words marked before a form came back. */
export function textToSelect(view: View, text: Text, chosen: readonly Span[] = []): Html {
  const { t } = view;
  const words = text.paragraphs.join('\n\n');
  return html`<section class="select-words" hidden data-select-words data-field="s" ${attrs({ 'data-none': t('work-select-none'), 'data-removed': t('work-select-removed'), 'data-remove': t('work-select-remove'), 'data-chosen': chosen.map(({ start, end }) => `${start}-${end}`).join(' ') })}><h2>${t('work-select-title')}</h2><p>${t('work-select-what')}</p>${field(view, text.lang, words)}
<div class="buttons"><button type="button" class="button quiet" data-mark>${t('work-select-mark')}</button></div><p role="status" data-said="${t('work-select-marked', { words: '%s' })}"></p><ol></ol></section>`;
}

/** The same for the one place of one demand: the words go into the fields of the form. */
export function textToPlace(view: View, lang: string, words: string): Html {
  const { t } = view;
  return html`<section class="select-words" hidden data-select-words data-quote="f-quote" data-occurrence="occurrence" ${attrs({ 'data-none': t('work-select-none') })}><p>${t('work-select-what')}</p>${field(view, lang, words)}
<div class="buttons"><button type="button" class="button quiet" data-mark>${t('work-select-use')}</button></div><p role="status" data-said="${t('work-select-marked', { words: '%s' })}"></p></section>`;
}

const field = (view: View, lang: string, words: string): Html =>
  html`<div class="field"><label for="letter-words">${view.t('work-select-text')}</label><textarea ${attrs({ id: 'letter-words', rows: 14, readonly: true, lang, dir: 'auto' })}>\n${words}</textarea></div>`;
