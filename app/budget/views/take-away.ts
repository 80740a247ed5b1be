// Links to the lines behind a page, as files: CSV, JSON and a Fiscal Data Package that describes the CSV.
import { routes } from '../../base/routes.ts';
import { type Html, html } from '../../web/html.ts';
import type { View } from '../../web/view.ts';
import type { Filters } from './asked.ts';
import { type At, versionParams } from './parts.ts';

export function dataLinks(view: View, at: At, filters: Filters, words?: string): Html {
  const { t } = view;
  const query = { ...filters, q: words };
  const all = Object.keys(filters).length === 0 && !words;
  const link = (route: { path: string }, type: string, label: string) =>
    html`<a href="${view.href(route, versionParams(at), query)}" type="${type}" rel="nofollow">${label}</a>`;
  return html`<section class="gap no-print"><h2>${t('budget-views-take')}</h2><p>${t(all ? 'budget-views-take-all' : 'budget-views-take-part')} ${link(routes.budgetCsv, 'text/csv', t('budget-views-csv'))} · ${link(routes.budgetJson, 'application/json', t('budget-views-json'))} · ${link(routes.budgetPackage, 'application/json', t('budget-views-package'))}</p></section>`;
}
