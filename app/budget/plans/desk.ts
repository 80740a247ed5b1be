// At the desk: the consultations of a budget, beginning one, and putting the plans of one together now. Whose plans they are is shown to
// nobody, staff included.
import Type from 'typebox';
import type { Tx } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { area, checkboxes, dateField, type FormState, radios, select, textField } from '../../web/forms.ts';
import { type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { dateTag, emptyState, queue } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { rich } from '../../web/view.ts';
import { recordCollective } from '../collective/gather.ts';
import { deskForm, setFieldset } from '../rules/desk.ts';
import { isInForce, rulesOf } from '../rules/store.ts';
import { setTyped } from '../rules/typed.ts';
import { asKeeper, deskCrumbs, mustFindBudget } from '../versions/desk-parts.ts';
import { type Budget, budgetAddress, budgetById, valuesOf } from '../versions/store.ts';
import { dimensions } from '../versions/words.ts';
import { said, versionName } from '../views/parts.ts';
import { beginConsultation } from './actions.ts';
import { whoMay } from './acts.ts';
import { type Consultation, consultationById, consultationsOf, phaseOf } from './store.ts';

const Text = Type.Optional(Type.String({ maxLength: 5000 }));

const ConsultationForm = Type.Object({
  title: Type.String({ maxLength: 200 }),
  note: Type.Optional(Type.String({ maxLength: 3000 })),
  version: Type.String({ format: 'uuid' }),
  ...Object.fromEntries(['side', 'year', ...dimensions].map((name) => [`of-${name}`, Text])),
  by: Type.Enum([...dimensions]),
  rules: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 200 })),
  opens: Type.String({ format: 'date' }),
  closes: Type.String({ format: 'date' }),
  who: Type.Enum([...whoMay]),
});

export function wirePlansDesk(site: Site): void {
  site.desk(routes.deskConsultations, 'clerk', listPage);
  site.form(routes.deskConsultation, {
    who: 'clerk',
    schema: ConsultationForm,
    start: async (visit) => {
      const { budget } = await mustFindBudget(visit);
      const rules = await visit.tx((tx) => rulesOf(tx, budget.id));
      return {
        who: 'residents',
        by: 'department',
        'of-side': 'spending',
        rules: rules.filter((one) => isInForce(one, visit.view.today)).map(({ id }) => id),
      };
    },
    show: showNew,
    act: async (visit, value) => {
      const { budget } = await mustFindBudget(visit);
      const { title, note, version, by, rules, opens, closes, who } = value;
      const set = setTyped(value, 'of') ?? {};
      const { year, ...of } = set;
      const { number } = await beginConsultation(asKeeper(visit), {
        ...{ title, note, version, of, by, year, opens, closes, who },
        rules: rules ?? [],
        lang: visit.view.lang,
      });
      return visit.view.href(routes.budgetPlan, { budget: budgetAddress(budget) }, { consultation: number });
    },
  });
  site.form(routes.deskCollective, {
    who: 'steward',
    schema: Type.Object({}),
    show: showCollect,
    act: async (visit) => {
      const { budget, consultation } = await visit.tx((tx) => mustFindConsultation(tx, visit));
      await recordCollective(asKeeper(visit), consultation.id);
      return visit.view.href(
        routes.budgetCollective,
        { budget: budgetAddress(budget) },
        { consultation: consultation.number },
      );
    },
  });
}

async function mustFindConsultation(
  tx: Tx,
  { params }: Visit,
): Promise<{ budget: Budget; consultation: Consultation }> {
  const consultation = await consultationById(tx, params.consultation ?? '');
  const budget = consultation && (await budgetById(tx, consultation.budget_id));
  if (!consultation || !budget) throw new Refused('not-found');
  return { budget, consultation };
}

async function listPage(visit: Visit): Promise<Html> {
  const { view, tx } = visit;
  const { t, href } = view;
  const { budget } = await mustFindBudget(visit);
  const all = await tx((db) => consultationsOf(db, budget.id));
  const at = { budget: budgetAddress(budget) };
  const items = all.map((one) => ({
    title: said(view, one.lang, one.title),
    href: href(routes.budgetPlan, at, { consultation: one.number }),
    about: rich(view, `budget-plans-phase-${phaseOf(one, view.today)}`, {
      opens: dateTag(view, one.opens),
      closes: dateTag(view, one.closes),
    }),
    // Stewards only may look before the end.
    ...(visit.viewer?.roles.includes('steward')
      ? {
          action: html`<a href="${href(routes.deskCollective, { consultation: one.id })}">${t('budget-plans-desk-collect')}<span class="vh"> ${one.number}</span></a>`,
        }
      : {}),
  }));
  const main = html`<h1>${t('budget-plans-desk-title')}</h1><p><a class="button" href="${href(routes.deskConsultation, at)}">${t('budget-plans-desk-new')}</a></p>${items.length > 0 ? html`<h2>${t('budget-rules-desk-recorded')}</h2>${queue(items)}` : emptyState(view, { title: t('budget-plans-none'), what: t('budget-plans-desk-none-what') })}`;
  return layout(view, {
    title: t('budget-plans-desk-title'),
    desk: true,
    main,
    crumbs: deskCrumbs(view, budget, t('budget-plans-desk-title')),
  });
}

async function showNew(visit: Visit, state: FormState): Promise<Html> {
  const { view, tx } = visit;
  const { t } = view;
  const { budget, versions } = await mustFindBudget(visit);
  const { values, rules } = await tx(async (db) => ({
    values: versions[0] ? [...(await valuesOf(db, versions[0].id)).values()] : [],
    rules: await rulesOf(db, budget.id),
  }));
  const fields = html`${textField(view, state, { name: 'title', label: t('budget-plans-form-title'), hint: t('budget-plans-form-title-hint'), maxLength: 200 })}${area(view, state, { name: 'note', label: t('budget-plans-form-note'), optional: true, maxLength: 3000 })}${select(view, state, { name: 'version', label: t('budget-plans-form-version'), options: versions.map((one) => ({ value: one.id, label: versionName(view, one) })) })}${setFieldset(view, state, 'of', values)}${select(view, state, { name: 'by', label: t('budget-plans-form-by'), options: dimensions.map((one) => ({ value: one, label: t(`budget-plans-by-${one}`) })) })}${
    rules.length > 0 &&
    checkboxes(view, state, {
      name: 'rules',
      label: t('budget-plans-form-rules'),
      optional: true,
      options: rules.map(({ id, title, number }) => ({
        value: id,
        label: `${number}. ${title ?? t('state-covered')}`,
      })),
    })
  }${dateField(view, state, { name: 'opens', label: t('budget-plans-form-opens') })}${dateField(view, state, { name: 'closes', label: t('budget-plans-form-closes') })}${radios(view, state, { name: 'who', label: t('budget-plans-form-who'), options: whoMay.map((one) => ({ value: one, label: t(`budget-plans-who-${one}`) })) })}`;
  const before = html`<p class="lead">${t('budget-plans-form-frozen')}</p>`;
  return deskForm(view, state, {
    title: t('budget-plans-desk-new'),
    before,
    fields,
    submit: t('budget-plans-form-begin'),
  });
}

async function showCollect(visit: Visit, state: FormState): Promise<Html> {
  const { view, tx } = visit;
  const { t } = view;
  const { consultation } = await tx((db) => mustFindConsultation(db, visit));
  state.labels.set('consultation', t('budget-plans-consultation'));
  const before = html`<p class="lead">${said(view, consultation.lang, consultation.title)}</p><p>${t('budget-plans-desk-collect-what')}</p>`;
  return deskForm(view, state, {
    title: t('budget-plans-desk-collect'),
    before,
    fields: html``,
    submit: t('budget-plans-desk-collect'),
  });
}
