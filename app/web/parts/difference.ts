// What changed between two versions of a text, in words, signs and shape: nothing depends on seeing color.
// It never guesses past its limit: texts too different to compare are shown whole, one after the other.

import { diffWordsWithSpace } from 'diff';
import { type Html, html } from '../html.ts';
import type { View } from '../view.ts';

/** The word-by-word difference. Bounded work: at most half a second and 4,000 changes. */
export function diffView(view: View, before: string, after: string): Html {
  const { t } = view;
  if (before === after) return html`<p class="soft">${t('part-diff-same')}</p><div class="change">${after}</div>`;
  const changes = diffWordsWithSpace(before, after, { timeout: 500, maxEditLength: 4000 });
  const removed = (words: string) =>
    html`<del><span class="vh">${t('part-diff-removed')} </span>${words}</del><span class="vh"> ${t('part-diff-end')} </span>`;
  const added = (words: string) =>
    html`<ins><span class="vh">${t('part-diff-added')} </span>${words}</ins><span class="vh"> ${t('part-diff-end')} </span>`;
  const legend = html`<p class="hint"><del>${t('part-diff-legend-removed')}</del> · <ins>${t('part-diff-legend-added')}</ins></p>`;
  const body =
    changes === undefined
      ? html`${removed(before)}\n\n${added(after)}`
      : html`${changes.map((c) => (c.added ? added(c.value) : c.removed ? removed(c.value) : c.value))}`;
  return html`${legend}<div class="change">${body}</div>`;
}
