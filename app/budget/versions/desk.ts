// /desk/budget: the budgets of the place for whoever keeps them: begin one, see its versions, bring a file, go on with one.
import Type from 'typebox';
import { inPlace } from '../../base/database.ts';
import { routes } from '../../base/routes.ts';
import { type FormState, form, textField } from '../../web/forms.ts';
import { type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { dateTag, emptyState, instantTag, queue } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { WAITING_DAYS } from '../importing/clearing.ts';
import { beginBudget } from './actions.ts';
import { asKeeper, deskCrumbs, mustFindBudget, Sent, saidBare } from './desk-parts.ts';
import { type Budget, budgetAddress, budgetById, budgetsOf, type Version } from './store.ts';

export function wireDesk(site: Site): void {
  site.desk(routes.deskBudgets, 'clerk', showBudgets);
  site.form(routes.deskBudgetNew, {
    who: 'clerk',
    schema: Type.Object({ title: Sent, body: Sent, currency: Sent }),
    start: () => ({ currency: 'USD' }),
    show: showNew,
    act: async (visit, value) => {
      const { budget } = await beginBudget(asKeeper(visit), {
        title: value.title ?? '',
        body: value.body ?? '',
        currency: value.currency ?? '',
      });
      const begun = await inPlace(visit.db, visit.place.id, (tx) => budgetById(tx, budget));
      return visit.view.href(routes.deskBudgetFile, { budget: budgetAddress(begun!) });
    },
  });
  site.desk(routes.deskBudget, 'clerk', showBudget);
}

async function showBudgets({ view, tx }: Visit): Promise<Html> {
  const { t, href } = view;
  const budgets = await tx(budgetsOf);
  const title = t('budget-desk-title');
  const items = budgets.map((one) => ({
    title: saidBare(view, one.title),
    href: href(routes.deskBudget, { budget: budgetAddress(one) }),
    ...(one.body ? { about: one.body } : {}),
  }));
  const begin = html`<p><a class="button" href="${href(routes.deskBudgetNew)}">${t('budget-new-title')}</a></p>`;
  const main = html`<h1>${title}</h1><p class="lead">${t('budget-desk-lead')}</p>${
    items.length > 0
      ? html`<h2>${t('budget-rules-desk-recorded')}</h2>${queue(items)}${begin}`
      : emptyState(view, {
          title: t('budget-desk-none'),
          what: t('budget-desk-none-what'),
          next: { href: href(routes.deskBudgetNew), label: t('budget-new-title') },
        })
  }`;
  return layout(view, { title, desk: true, crumbs: deskCrumbs(view, undefined, title).slice(1), main });
}

function showNew({ view }: Visit, state: FormState): Html {
  const { t } = view;
  const fields = html`${textField(view, state, { name: 'title', label: t('budget-new-name'), hint: t('budget-new-name-hint'), maxLength: 200 })}
${textField(view, state, { name: 'body', label: t('budget-new-body'), hint: t('budget-new-body-hint'), optional: true, maxLength: 200 })}
${textField(view, state, { name: 'currency', label: t('budget-new-currency'), hint: t('budget-new-currency-hint'), short: true })}`;
  const title = t('budget-new-title');
  const drawn = form(view, state, { action: view.path, fields, submit: t('budget-new-submit') });
  return layout(view, {
    title,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: deskCrumbs(view, undefined, title),
    main: html`<h1>${title}</h1><p class="lead">${t('budget-new-lead')}</p>${drawn}`,
  });
}

/** The files brought for a budget that are no version yet. */
const openImports = ({ tx }: Visit, budget: Budget) =>
  tx((tx) =>
    tx
      .selectFrom('budget_imports')
      .select(['id', 'file_name', 'created'])
      .where('budget_id', '=', budget.id)
      .where('version_id', 'is', null)
      .orderBy('created', 'desc')
      .limit(20)
      .execute(),
  );

async function showBudget(visit: Visit): Promise<Html> {
  const { view } = visit;
  const { t, href } = view;
  const { budget, versions } = await mustFindBudget(visit);
  const waiting = await openImports(visit, budget);
  const address = budgetAddress(budget);
  const title = saidBare(view, budget.title);
  const main = html`<h1>${title}</h1><p><a href="${href(routes.budget, { budget: address })}">${t('budget-desk-public')}</a></p>
${
  waiting.length > 0 &&
  html`<h2>${t('budget-desk-waiting')}</h2>${queue(
    waiting.map((one) => ({
      title: one.file_name,
      href: href(routes.deskBudgetImport, { import: one.id }),
      about: html`${instantTag(view, one.created)}, ${t('budget-desk-waiting-until', { days: WAITING_DAYS })}`,
    })),
  )}`
}<h2>${t('budget-desk-versions')}</h2>${
    versions.length > 0
      ? html`<ul class="list">${versions.map((one) => versionItem(view, address, one))}</ul>`
      : html`<p>${t('budget-desk-no-version')}</p>`
  }<p><a class="button" href="${href(routes.deskBudgetFile, { budget: address })}">${t('budget-file-title')}</a></p>
<h2>${t('budget-rules-title')}</h2><p><a href="${href(routes.deskBudgetRules, { budget: address })}">${t('budget-rules-desk-list')}</a> · <a href="${href(routes.deskConsultations, { budget: address })}">${t('budget-plans-desk-title')}</a></p>`;
  return layout(view, { title, desk: true, crumbs: [...deskCrumbs(view, undefined, title)], main });
}

function versionItem(view: View, budget: string, one: Version): Html {
  const { t, href } = view;
  const at = { budget, version: one.number };
  return html`<li class="row"><div><h3>${one.number}. ${saidBare(view, one.label)}</h3><p class="soft">${t(`budget-state-${one.state}`)}${one.on_day && html`, ${dateTag(view, one.on_day)}`} · ${t('budget-desk-lines', { n: one.lines })}</p>
<p><a href="${href(routes.deskBudgetCertify, at)}">${t('budget-certify-title')}<span class="vh"> ${one.number}</span></a> · <a href="${href(routes.deskBudgetAmend, at)}">${t('budget-amend-title')}<span class="vh"> ${one.number}</span></a>${
    one.number > 1 &&
    html` · <a href="${href(routes.budgetVersionDiff, at)}">${t('budget-diff-link')}<span class="vh"> ${one.number}</span></a>`
  }</p></div></li>`;
}
