// Lines of a version that hold some words, the largest first. Whatever is typed is words to look for: nothing is an error.
import { routes } from '../../base/routes.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, pager } from '../../web/parts.ts';
import type { View } from '../../web/view.ts';
import type { Budget, Version } from '../versions/store.ts';
import { type Filters, fixedOf, UNSAID } from './asked.ts';
import { LINES_A_PAGE, type LineFound, wordsOf } from './lines.ts';
import { linesTable } from './lines-table.ts';
import { budgetName, crumbsTo, exactly, versionName, versionParams } from './parts.ts';
import { dataLinks } from './take-away.ts';

export type LinesRead = {
  budget: Budget;
  version: Version;
  typed: string;
  filters: Filters;
  page: number;
  lines: LineFound[];
  count: number;
  spending: number;
  revenue: number;
};

export function linesPage(view: View, read: LinesRead): Html {
  const { t, lang } = view;
  const { budget, version, typed, filters, count } = read;
  const title = typed ? t('budget-views-search-title-for', { words: typed }) : t('budget-views-search-title');
  const href = (page: number, words: string | undefined = typed) =>
    view.href(routes.budgetLines, versionParams(read), { ...filters, q: words, page: page > 1 ? page : undefined });
  const narrowed = fixedOf(filters).map((one) => ({ one, value: filters[one]! }));
  const hidden = narrowed.map(({ one, value }) => html`<input type="hidden" name="${one}" value="${value}">`);
  const form = html`<form method="get" role="search" action="${view.href(routes.budgetLines, versionParams(read))}">${hidden}<div class="field"><label for="q">${t('budget-views-search')}</label><input id="q" name="q" type="search" maxlength="200" value="${typed}"></div><p class="buttons"><button class="button" type="submit">${t('budget-views-search-go')}</button></p></form>`;
  const within =
    narrowed.length > 0 &&
    html`<p>${t('budget-views-search-within', {
      what: narrowed
        .map(({ one, value }) =>
          value === UNSAID ? t(`budget-views-unsaid-${one}`) : `${t(`budget-views-by-${one}`)} ${value}`,
        )
        .join(', '),
    })} <a href="${view.href(routes.budgetLines, versionParams(read), { q: typed })}">${t('budget-views-search-everywhere')}</a></p>`;
  const sums = t('budget-views-found', {
    n: count,
    spending: exactly(lang, read.spending, budget.currency),
    revenue: exactly(lang, read.revenue, budget.currency),
  });
  const results =
    count === 0
      ? emptyState(view, {
          title: t('budget-views-found-none'),
          what: t('budget-views-found-none-what'),
          next: {
            href: view.href(routes.budgetVersion, versionParams(read)),
            label: t('budget-views-found-none-next'),
          },
        })
      : html`<p class="gap">${sums}</p>${linesTable(view, read, read.lines, wordsOf(typed))}${pager(view, {
          page: read.page,
          pages: Math.ceil(count / LINES_A_PAGE),
          href,
        })}${dataLinks(view, read, filters, typed)}`;
  return layout(view, {
    title: `${title}, ${versionName(view, version)}, ${budgetName(view, budget)}`,
    main: html`<h1>${title}</h1>${form}${within || nothing}${results}`,
    crumbs: crumbsTo(view, budget, [
      { label: versionName(view, version), href: view.href(routes.budgetVersion, versionParams(read)) },
      { label: t('budget-views-search-title') },
    ]),
    noindex: true,
  });
}
