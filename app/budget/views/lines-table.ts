// Lines of a budget as a table, each with a link to its own page: what a part holds once nothing tells its lines apart, and what a
// search finds.
import { routes } from '../../base/routes.ts';
import { attrs, type Html, html } from '../../web/html.ts';
import { table } from '../../web/parts.ts';
import type { View } from '../../web/view.ts';
import type { Budget } from '../versions/store.ts';
import { dimensions } from '../versions/words.ts';
import type { LineFound } from './lines.ts';
import { exactly, valueName, versionParams } from './parts.ts';

/** What a line is about, in one line of words: "Police, Overtime". */
export const lineName = (view: Pick<View, 't'>, line: LineFound): string => {
  const named = dimensions.flatMap((one) => {
    const value = line[one];
    return value ? [valueName(view, one, value)] : [];
  });
  return named.join(', ') || view.t('budget-views-line-unsaid');
};

export function linesTable(
  view: View,
  { budget, version }: { budget: Budget; version: { number: number } },
  lines: readonly LineFound[],
  marked: readonly string[] = [],
): Html {
  const { t, lang } = view;
  const one = (line: LineFound) => [
    html`<a href="${view.href(routes.budgetLine, { ...versionParams({ budget, version }), line: line.n + 1 })}">${withMarks(lineName(view, line), marked)}</a>`,
    html`<span ${attrs({ class: 'nowrap' })}>${t(`budget-views-column-${line.side}-${line.measure}`)}</span>`,
    line.year,
    exactly(lang, line.cents, budget.currency),
  ];
  return table(view, {
    id: 'found',
    caption: t('budget-views-lines-caption'),
    columns: [
      { label: t('budget-views-line') },
      { label: t('budget-views-kind') },
      { label: t('budget-views-year') },
      { label: t('budget-views-amount'), num: true },
    ],
    rows: lines.map(one),
  });
}

/** The words that were searched for, marked where they stand. */
function withMarks(name: string, words: readonly string[]): Html {
  if (words.length === 0) return html`${name}`;
  const pattern = new RegExp(`(${words.map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'gi');
  return html`${name.split(pattern).map((piece, i) => (i % 2 ? html`<mark>${piece}</mark>` : piece))}`;
}
