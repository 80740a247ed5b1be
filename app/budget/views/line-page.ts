// One line of one version, at an address that stays: what it is about, how much, from how many rows, and the same thing in other years
// and versions of the budget.
import { routes } from '../../base/routes.ts';
import { type Html, html, nothing, type Value } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { citeBlock, facts, table } from '../../web/parts.ts';
import { inLanguage, type View } from '../../web/view.ts';
import { dimensions } from '../versions/words.ts';
import { askedOf, type Filters } from './asked.ts';
import type { LineRead } from './lines.ts';
import { lineName } from './lines-table.ts';
import {
  budgetName,
  change,
  crumbsTo,
  exactly,
  ifWrong,
  said,
  valueName,
  versionName,
  versionParams,
  viewHref,
} from './parts.ts';

export function linePage(view: View, read: LineRead): Html {
  const { t } = view;
  const { budget, version, line } = read;
  const name = lineName(view, line);
  const about = `${t(`budget-views-column-${line.side}-${line.measure}`)} ${line.year}`;
  const yesNo = (value: boolean | null) => value !== null && t(value ? 'budget-views-yes' : 'budget-views-no');
  const rows: [Value, Value][] = [
    ...dimensionRows(view, read),
    [t('budget-views-kind'), t(`budget-views-column-${line.side}-${line.measure}`)],
    [t('budget-views-year'), line.year],
    [t('budget-views-restricted-line'), yesNo(line.restricted)],
    [t('budget-views-recurring-line'), yesNo(line.recurring)],
    [t('budget-views-rows'), line.rows > 1 && line.rows],
    [
      t('budget-views-version'),
      html`<a href="${view.href(routes.budgetVersion, versionParams(read))}">${said(view, version.lang, version.label)}</a>`,
    ],
    [t('budget-views-source'), said(view, version.lang, version.source.title)],
  ];
  const main = html`<h1>${name}</h1><p class="lead">${t(`budget-views-lead-${line.side}-${line.measure}`, {
    amount: exactly(view.lang, line.cents, budget.currency),
    year: line.year,
  })}</p>${facts(rows)}${alikeTable(view, read)}${ifWrong(view)}${citeBlock(view, {
    title: `${name}, ${about}, ${versionName(view, version)}, ${budgetName(view, budget)}`,
    address: view.place.baseUrl + view.href(routes.budgetLine, { ...versionParams(read), line: line.n + 1 }),
    day: view.today,
  })}`;
  return layout(view, {
    title: `${name}, ${about}, ${t('budget-views-line-number', { n: line.n + 1 })}, ${versionName(view, version)}, ${budgetName(view, budget)}`,
    main,
    crumbs: crumbsTo(view, budget, [
      { label: versionName(view, version), href: view.href(routes.budgetVersion, versionParams(read)) },
      { label: t('budget-views-line-number', { n: line.n + 1 }) },
    ]),
    noindex: true,
  });
}

/** Each thing the line is about, with a link to all that shares it and what stands above it. */
function dimensionRows(view: View, read: LineRead): [Value, Value][] {
  const filters: Filters = {};
  return dimensions.flatMap((one): [Value, Value][] => {
    const value = read.line[one];
    if (!value) return [];
    const key = value.code || value.name;
    const name = valueName(view, one, value);
    if (!key) return [[view.t(`budget-views-by-${one}`), name]];
    filters[one] = key;
    const asked = { ...askedOf({}), side: read.line.side, filters: { ...filters } };
    const code = value.code && value.name ? ` (${value.code})` : '';
    return [[view.t(`budget-views-by-${one}`), html`<a href="${viewHref(view, read, asked)}">${name}</a>${code}`]];
  });
}

/** The same thing by years, in every version. */
function alikeTable(view: View, { budget, version, line, alike }: LineRead): Html {
  const { t, lang } = view;
  if (alike.length < 2) return nothing;
  const params = versionParams({ budget, version });
  const rows = alike.map((one) => {
    const here = one.version === version.number && one.n === line.n;
    const label = `${one.year}, ${t(`budget-views-${one.measure}`)}`;
    return [
      here
        ? html`<strong>${label}</strong>`
        : html`<a href="${view.href(routes.budgetLine, { ...params, version: one.version, line: one.n + 1 })}">${label}</a>`,
      one.label === null ? t('state-covered') : inLanguage(view, one.lang, one.label),
      exactly(lang, one.cents, budget.currency),
      here ? t('budget-views-this-line') : change(lang, line.cents - one.cents, budget.currency),
    ];
  });
  return html`<h2>${t('budget-views-alike')}</h2>${table(view, {
    id: 'alike',
    caption: t('budget-views-alike-caption'),
    columns: [
      { label: t('budget-views-year') },
      { label: t('budget-views-version') },
      { label: t('budget-views-amount'), num: true },
      { label: t('budget-views-alike-change'), num: true },
    ],
    rows,
  })}`;
}
