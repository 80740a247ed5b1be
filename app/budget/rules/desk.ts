// At the desk: the rules of a budget, recording one with what it rests on, and saying that one holds no longer. Sets of lines are typed in
// the budget's own codes or names, which every field offers.
import Type from 'typebox';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { area, checkbox, dateField, type FormState, form, radios, select, textField } from '../../web/forms.ts';
import { attrs, type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, queue } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { hrefIn, type View } from '../../web/view.ts';
import { asKeeper, deskCrumbs, mustFindBudget } from '../versions/desk-parts.ts';
import { budgetAddress, budgetById, type KnownValue, valuesOf } from '../versions/store.ts';
import { type Dimension, dimensions, keyOf } from '../versions/words.ts';
import { said } from '../views/parts.ts';
import { endRule, recordRule } from './actions.ts';
import type { RuleKind } from './evaluate.ts';
import type { DemandsToCite } from './page.ts';
import { askedWords } from './parts.ts';
import { isInForce, type KnownRule, rulesById, rulesOf } from './store.ts';
import { limitTyped, setTyped } from './typed.ts';
import { type Authority, authorities, type RuleStanding, ruleKinds, ruleStandings } from './words.ts';

const Text = Type.Optional(Type.String({ maxLength: 5000 }));
const setFields = (prefix: string) =>
  Object.fromEntries(['side', 'year', ...dimensions].map((name) => [`${prefix}-${name}`, Text]));

const RuleForm = Type.Object({
  title: Type.String({ maxLength: 200 }),
  kind: Type.Enum([...ruleKinds]),
  ...setFields('of'),
  ...setFields('basis'),
  limit: Text,
  authority: Type.Enum([...authorities]),
  citation: Type.Optional(Type.String({ maxLength: 500 })),
  url: Type.Optional(Type.String({ maxLength: 2000 })),
  standing: Type.Enum([...ruleStandings]),
  from: Type.Optional(Type.String({ format: 'fuzzy-date' })),
  until: Type.Optional(Type.String({ format: 'fuzzy-date' })),
  hard: Type.Boolean(),
  supersedes: Type.Optional(Type.String({ format: 'uuid' })),
  demand: Text,
  note: Type.Optional(Type.String({ maxLength: 3000 })),
});

export function wireRulesDesk(site: Site, demands: DemandsToCite): void {
  site.desk(routes.deskBudgetRules, 'clerk', listPage);
  site.form(routes.deskBudgetRule, {
    who: 'clerk',
    schema: RuleForm,
    start: ({ query }) => ({ standing: 'reported', 'of-side': 'spending', hard: 'yes', demand: query.demand ?? '' }),
    show: async (visit, state) => showRule(visit, state, await visit.tx((tx) => demands.offered(tx, visit.view))),
    act: async (visit, value) => {
      const typed = value.demand?.trim();
      const { budget } = await mustFindBudget(visit);
      const demand = typed ? await visit.tx((tx) => demands.at(tx, typed)) : undefined;
      if (typed && !demand) throw invalid('demand', 'budget-no-demand');
      await recordRule(asKeeper(visit), { ...ruleIn(value), demand, budget: budget.id, lang: visit.view.lang });
      return visit.view.href(routes.budgetRules, { budget: budgetAddress(budget) });
    },
  });
  site.form(routes.deskBudgetRuleEnd, {
    who: 'clerk',
    schema: Type.Object({
      until: Type.String({ format: 'fuzzy-date' }),
      words: Type.Optional(Type.String({ maxLength: 3000 })),
    }),
    show: showEnd,
    act: async (visit, { until, words }) => {
      const rule = await visit.tx((tx) => mustFindRule(tx, visit));
      await endRule(asKeeper(visit), { rule: rule.id, until, words, lang: visit.view.lang });
      const budget = await visit.tx((tx) => budgetById(tx, rule.budget_id));
      return visit.view.href(routes.budgetRules, { budget: budgetAddress(budget!) });
    },
  });
}

type Sent = Record<string, unknown> & {
  title: string;
  kind: RuleKind;
  limit?: string;
  authority: Authority;
  standing: RuleStanding;
  hard: boolean;
};

/** @throws Refused invalid where a limit is needed and none can be read, or no lines are named */
function ruleIn(value: Sent) {
  const needsLimit = value.kind !== 'lock' && value.kind !== 'balance';
  const limit = needsLimit ? limitTyped(value.limit) : {};
  if (!limit) throw invalid('limit', 'budget-limit');
  const of = setTyped(value, 'of');
  if (!of) throw invalid('of-department', 'budget-no-set');
  const text = (name: string) => value[name] as string | undefined;
  return {
    ...limit,
    kind: value.kind,
    title: value.title,
    of,
    basis: value.kind === 'lock' || limit.cents !== undefined ? undefined : setTyped(value, 'basis'),
    authority: value.authority,
    citation: text('citation'),
    url: text('url'),
    standing: value.standing,
    from: text('from'),
    until: text('until'),
    hard: value.hard,
    supersedes: text('supersedes'),
    note: text('note'),
  };
}

async function mustFindRule(tx: Tx, { params }: Visit): Promise<KnownRule> {
  const [rule] = isId(params.rule ?? '') ? await rulesById(tx, [params.rule!]) : [];
  if (!rule) throw new Refused('not-found');
  return rule;
}

async function listPage(visit: Visit): Promise<Html> {
  const { view, tx } = visit;
  const { t, href } = view;
  const { budget } = await mustFindBudget(visit);
  const rules = await tx((db) => rulesOf(db, budget.id));
  const speaking = { view, currency: budget.currency, values: new Map(), demands: new Map() };
  const items = rules.map((rule) => ({
    title: said(view, rule.lang, rule.title),
    href: `${href(routes.budgetRules, { budget: budgetAddress(budget) })}#rule-${rule.number}`,
    about: askedWords(speaking, rule),
    ...(isInForce(rule, view.today) && !rule.ended
      ? {
          action: html`<a href="${href(routes.deskBudgetRuleEnd, { rule: rule.id })}">${t('budget-rules-desk-end')}<span class="vh"> ${rule.number}</span></a>`,
        }
      : {}),
  }));
  const main = html`<h1>${t('budget-rules-title')}</h1><p><a class="button" href="${href(routes.deskBudgetRule, { budget: budgetAddress(budget) })}">${t('budget-rules-desk-new')}</a></p>${items.length > 0 ? html`<h2>${t('budget-rules-desk-recorded')}</h2>${queue(items)}` : emptyState(view, { title: t('budget-rules-none'), what: t('budget-rules-none-what') })}`;
  return layout(view, {
    title: t('budget-rules-title'),
    desk: true,
    main,
    crumbs: deskCrumbs(view, budget, t('budget-rules-title')),
  });
}

/** The fields of a set of lines: one for each dimension the latest version has, with what can be chosen there. */
export function setFieldset(view: View, state: FormState, prefix: string, values: Iterable<KnownValue>): Html {
  const { t } = view;
  const known = new Map<Dimension, string[]>();
  for (const value of values) known.set(value.dimension, [...(known.get(value.dimension) ?? []), keyOf(value)]);
  const shown = dimensions.filter((one) => known.has(one));
  const field = (one: Dimension) =>
    html`${textField(view, state, { name: `${prefix}-${one}`, label: t(`budget-plans-by-${one}`), optional: true, list: `${prefix}-${one}-known` })}<datalist ${attrs({ id: `${prefix}-${one}-known` })}>${known
      .get(one)!
      .slice(0, 500)
      .map((name) => html`<option value="${name}"></option>`)}</datalist>`;
  return html`<fieldset><legend>${t(`budget-rules-form-${prefix}`)}</legend><p class="hint">${t('budget-rules-form-set-hint')}</p>${select(view, state, { name: `${prefix}-side`, label: t('budget-rules-form-side'), optional: true, empty: t('budget-plans-choose'), options: (['spending', 'revenue'] as const).map((side) => ({ value: side, label: t(`budget-rules-form-${side}`) })) })}${shown.map(field)}${textField(view, state, { name: `${prefix}-year`, label: t('budget-rules-form-year'), hint: t('budget-rules-form-year-hint'), optional: true, short: true })}</fieldset>`;
}

type Offered = Awaited<ReturnType<DemandsToCite['offered']>>;

async function showRule(visit: Visit, state: FormState, offered: Offered): Promise<Html> {
  const { view, tx } = visit;
  const { t } = view;
  const { budget, versions } = await mustFindBudget(visit);
  const { values, rules } = await tx(async (db) => ({
    values: versions[0] ? [...(await valuesOf(db, versions[0].id)).values()] : [],
    rules: await rulesOf(db, budget.id),
  }));
  const closed = <T extends string>(name: string, all: readonly T[], key: string) => ({
    name,
    label: t(`budget-rules-form-${name}`),
    options: all.map((value) => ({ value, label: t(`${key}-${value}`) })),
  });
  const fields = html`${textField(view, state, { name: 'title', label: t('budget-rules-form-title'), hint: t('budget-rules-form-title-hint'), maxLength: 200 })}
${radios(view, state, { ...closed('kind', ruleKinds, 'budget-rules-kind'), options: ruleKinds.map((kind) => ({ value: kind, label: t(`budget-rules-kind-${kind}`), hint: t(`budget-rules-kind-${kind}-hint`) })) })}
${setFieldset(view, state, 'of', values)}${textField(view, state, { name: 'limit', label: t('budget-rules-form-limit'), hint: t('budget-rules-form-limit-hint'), optional: true, short: true })}${setFieldset(view, state, 'basis', values)}
${select(view, state, closed('authority', authorities, 'budget-rules-authority'))}${textField(view, state, { name: 'citation', label: t('budget-rules-form-citation'), hint: t('budget-rules-form-citation-hint'), optional: true, maxLength: 500 })}${textField(view, state, { name: 'url', type: 'url', inputmode: 'url', label: t('budget-rules-form-url'), optional: true })}${select(view, state, closed('standing', ruleStandings, 'budget-rules-standing'))}
${dateField(view, state, { name: 'from', label: t('budget-rules-form-from'), optional: true, fuzzy: true })}${dateField(view, state, { name: 'until', label: t('budget-rules-form-until'), optional: true, fuzzy: true })}${checkbox(view, state, { name: 'hard', label: t('budget-rules-form-hard'), hint: t('budget-rules-form-hard-hint') })}${
  rules.length > 0 &&
  select(view, state, {
    name: 'supersedes',
    label: t('budget-rules-form-supersedes'),
    optional: true,
    empty: t('budget-rules-form-supersedes-none'),
    options: rules.map(({ id, title, number }) => ({ value: id, label: `${number}. ${title ?? t('state-covered')}` })),
  })
}${textField(view, state, { name: 'demand', label: t('budget-rules-form-demand'), hint: t('budget-rules-form-demand-hint'), optional: true, list: 'demands-known' })}<datalist id="demands-known">${offered.map(({ words, href }) => html`<option value="${href}">${words ?? t('state-covered')}</option>`)}</datalist>${area(view, state, { name: 'note', label: t('budget-rules-form-note'), optional: true, maxLength: 3000 })}`;
  return deskForm(view, state, {
    title: t('budget-rules-desk-new'),
    before: nothing,
    fields,
    submit: t('budget-rules-form-save'),
  });
}

async function showEnd(visit: Visit, state: FormState): Promise<Html> {
  const { view, tx } = visit;
  const { t } = view;
  const rule = await tx((db) => mustFindRule(db, visit));
  const fields = html`${dateField(view, state, { name: 'until', label: t('budget-rules-form-until'), fuzzy: true })}${area(view, state, { name: 'words', label: t('budget-rules-form-why'), optional: true, maxLength: 3000 })}`;
  const before = html`<p class="lead">${said(view, rule.lang, rule.title)}</p>`;
  return deskForm(view, state, {
    title: t('budget-rules-desk-end'),
    before,
    fields,
    submit: t('budget-rules-form-save'),
  });
}

/** A desk page with one form. */
export function deskForm(
  view: View,
  state: FormState,
  about: { title: string; before: Html; fields: Html; submit: string },
): Html {
  const drawn = form(view, state, { action: hrefIn(view, view.lang), fields: about.fields, submit: about.submit });
  return layout(view, {
    title: about.title,
    desk: true,
    problems: state.errors.length > 0,
    main: html`<h1>${about.title}</h1>${about.before}${drawn}`,
    crumbs: deskCrumbs(view, undefined, about.title),
  });
}
