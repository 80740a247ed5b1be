// /budget: the budgets of a place; and one of them: its latest version at a glance, and every version there is.
import { routes } from '../../base/routes.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { dateTag, emptyState, tag } from '../../web/parts.ts';
import type { Route, View } from '../../web/view.ts';
import { budgetAddress } from '../versions/store.ts';
import { briefly, budgetName, crumbsTo, said, titleTag, versionParams } from './parts.ts';
import type { BudgetListed, Doing } from './store.ts';
import { aboutVersion, figures, type Page } from './view-page.ts';

export function budgetsPage(view: View, budgets: readonly BudgetListed[]): Html {
  const { t, lang } = view;
  const one = (each: BudgetListed) =>
    html`<li><h2><a href="${view.href(routes.budget, { budget: budgetAddress(each) })}">${titleTag(view, each)}</a></h2>${
      each.latest
        ? html`<p>${said(view, each.latest.lang, each.latest.label)} ${tag(null, t(`budget-views-state-${each.latest.state}`))}</p><p>${t(`budget-views-lead-spending-${each.latest.measure}`, { amount: briefly(lang, each.latest.spending, each.currency), year: each.latest.year })} ${t('budget-views-beside-spending', { amount: briefly(lang, each.latest.revenue, each.currency) })}</p>`
        : html`<p class="soft">${t('budget-views-no-version')}</p>`
    }</li>`;
  const main = html`<h1>${t('budget-views-title')}</h1><p class="lead">${t('budget-views-lead', { place: view.place.name })}</p>${
    budgets.length === 0
      ? emptyState(view, {
          title: t('budget-views-none'),
          what: t('budget-views-none-what'),
          next: { href: view.href(routes.about), label: t('budget-views-none-next') },
        })
      : html`<ul class="list gap">${budgets.map(one)}</ul>`
  }`;
  return layout(view, {
    title: t('budget-views-title'),
    description: t('budget-views-lead', { place: view.place.name }),
    main,
  });
}

/** One budget: what its latest version holds, what can be done with it, and the versions before. */
export function budgetPage(view: View, page: Page, doing: Doing): Html {
  const { t } = view;
  const { read } = page;
  const main = html`<h1>${titleTag(view, read.budget)}</h1>${figures(view, page, doingBlock(view, page, doing))}${versionsBlock(view, page)}${aboutVersion(view, read)}`;
  return layout(view, {
    title: budgetName(view, read.budget),
    main,
    crumbs: crumbsTo(view, read.budget),
    description: t(`budget-views-lead-spending-${read.measure}`, {
      amount: briefly(view.lang, read.total, read.budget.currency),
      year: read.year,
    }),
  });
}

/** The ways on from here: only those that lead somewhere. */
function doingBlock(view: View, { read }: Page, doing: Doing): Html {
  const { t, href } = view;
  const at = { budget: budgetAddress(read.budget) };
  const way = (there: boolean, route: Route, what: 'plan' | 'rules' | 'collective' | 'certificate', n = 0) =>
    there &&
    html`<li><a href="${href(route, at)}">${t(`budget-views-doing-${what}`)}</a><br><span class="soft">${t(`budget-views-doing-${what}-what`, { n })}</span></li>`;
  const ways = [
    way(doing.consultations > 0, routes.budgetPlan, 'plan'),
    way(doing.rules > 0, routes.budgetRules, 'rules', doing.rules),
    way(doing.collected, routes.budgetCollective, 'collective'),
    way(doing.certificates > 0, routes.budgetCertificate, 'certificate'),
  ].filter((one) => one !== false);
  return ways.length === 0
    ? nothing
    : html`<section class="gap no-print"><h2>${t('budget-views-doing')}</h2><ul>${ways}</ul></section>`;
}

export function emptyBudgetPage(view: View, budget: BudgetListed): Html {
  const { t } = view;
  return layout(view, {
    title: budgetName(view, budget),
    main: html`<h1>${titleTag(view, budget)}</h1>${emptyState(view, { title: t('budget-views-no-version'), what: t('budget-views-no-version-what') })}`,
    crumbs: crumbsTo(view, budget),
  });
}

function versionsBlock(view: View, { read }: Page): Html {
  const { t } = view;
  const { versions, budget } = read;
  const line = (one: (typeof versions)[number], i: number) => {
    const params = versionParams({ budget, version: one });
    const changes =
      i < versions.length - 1 &&
      html` · <a href="${view.href(routes.budgetVersionDiff, params)}">${t('budget-views-changes')}</a>`;
    return html`<li><a href="${view.href(routes.budgetVersion, params)}">${said(view, one.lang, one.label)}</a> ${tag(null, t(`budget-views-state-${one.state}`))}${one.on_day && html`, ${dateTag(view, one.on_day)}`}${changes}</li>`;
  };
  return html`<section class="gap"><h2>${t('budget-views-versions')}</h2><ul>${versions.map(line)}</ul></section>`;
}
