// /budget/N-slug/plan: a resident's own version of the budget. Works whole without scripts: amounts are typed, "See what it means" shows
// totals, rules and changes; an island does the same at every keystroke with the very same modules. Nothing is stored by looking.
import Type from 'typebox';
import { type FieldError, Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { errorSummary, type FormState, fieldId, hidden, select, submit, textField, typed } from '../../web/forms.ts';
import { attrs, type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { dateTag, details, emptyState, notice } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { rich, to, type View } from '../../web/view.ts';
import type { DemandsAsked } from '../rules/page.ts';
import { budgetAddress } from '../versions/store.ts';
import { amountText, centsOf } from '../versions/typed-amount.ts';
import { bar, crumbsTo, exactly, said, titleTag } from '../views/parts.ts';
import { islandData, planIsland } from './island-data.ts';
import { campaign, changesBlock, leftNotice, rulesBlock } from './parts.ts';
import { atHome, type NothingAsked, type Reading, readSheet, which } from './reading.ts';
import { movedIn, packed, standingOf, sumOfAmounts, unpacked } from './rebalance.ts';
import { sharePlan } from './shared.ts';

export const amountField = (unit: number): string => `a${unit}`;

const Sheet = Type.Object({
  do: Type.Optional(Type.String()),
  from: Type.Optional(Type.String()),
  to: Type.Optional(Type.String()),
  move: Type.Optional(Type.String()),
});

export function wirePlan(site: Site, demandsOf: DemandsAsked): void {
  const readFor = (visit: Visit) => visit.tx((tx) => readSheet(tx, visit, demandsOf));
  site.form(routes.budgetPlan, {
    who: 'visitor',
    schema: Sheet,
    start: async (visit) => {
      const reading = await readFor(visit);
      atHome(visit, routes.budgetPlan, reading.budget, visit.query);
      return {};
    },
    show: async (visit, state) => show(visit, await readFor(visit), state),
    act: async (visit, value) => {
      const reading = await readFor(visit);
      if (!reading.consultation) throw new Refused('not-found');
      const typedIn = (visit.request.body ?? {}) as Record<string, unknown>;
      const amounts =
        value.do === 'move' ? moved(reading, readAmounts(reading, typedIn), value) : readAmounts(reading, typedIn);
      return whereTo(visit, reading, amounts, value.do);
    },
  });
}

async function whereTo(visit: Visit, reading: Reading, amounts: number[], what: string | undefined): Promise<string> {
  const { view } = visit;
  const at = { budget: budgetAddress(reading.budget) };
  const query = { ...which(reading), p: packed(reading.sheet, amounts) };
  if (what === 'share') {
    const where = { db: visit.db, place: visit.place.id, now: visit.now };
    const token = await sharePlan(where, reading.consultation.id, reading.sheet, amounts);
    if (token) return view.href(routes.budgetShared, { ...at, token });
  }
  if (what === 'send') {
    if (sumOfAmounts(amounts) !== reading.sheet.total) throw refusal([{ field: 'plan', code: 'budget-not-balanced' }]);
    return view.href(routes.budgetPlanSend, at, query);
  }
  return `${view.href(routes.budgetPlan, at, query)}#plan-means`;
}

const refusal = (fields: FieldError[]) => new Refused('invalid', { fields });

/** @throws Refused invalid with every field that holds no amount */
function readAmounts({ sheet }: Reading, raw: Record<string, unknown>): number[] {
  const wrong: FieldError[] = [];
  const amounts = sheet.units.map(({ today }, unit) => {
    const text = raw[amountField(unit)];
    const cents = typeof text === 'string' ? centsOf(text) : today;
    if (cents === undefined) wrong.push({ field: amountField(unit), code: 'budget-amount' });
    return cents ?? today;
  });
  if (wrong.length > 0) throw refusal(wrong);
  return amounts;
}

/** @throws Refused invalid: no such row, the same row twice, no amount, or more than there is */
function moved({ sheet }: Reading, amounts: number[], value: { from?: string; to?: string; move?: string }): number[] {
  const [from, to] = [Number(value.from), Number(value.to)];
  const cents = centsOf(value.move ?? '');
  const wrong: FieldError[] = [];
  if (!value.from || !sheet.units[from]) wrong.push({ field: 'from', code: 'choose' });
  if (!value.to || !sheet.units[to] || from === to) wrong.push({ field: 'to', code: 'choose' });
  if (cents === undefined) wrong.push({ field: 'move', code: 'budget-amount' });
  else if (wrong.length === 0 && cents > amounts[from]!) wrong.push({ field: 'move', code: 'budget-not-so-much' });
  if (wrong.length > 0) throw refusal(wrong);
  return movedIn(amounts, { from: [from], to, cents: cents! });
}

/** The plan an address carries; what cannot be read is today's. */
function amountsIn(visit: Visit, { sheet }: Reading): number[] {
  return unpacked(sheet, visit.query.p ?? '') ?? sheet.units.map(({ today }) => today);
}

/** A link that was cut off on its way must not pass for a plan that changes nothing. */
const isUnread = ({ query }: Visit, { sheet }: Reading): boolean => unpacked(sheet, query.p ?? '') === undefined;

function show(visit: Visit, reading: Reading | NothingAsked, state: FormState): Html {
  const { view } = visit;
  const { t } = view;
  const { budget } = reading;
  const crumbs = crumbsTo(view, budget, [{ label: t('budget-plans-title') }]);
  if (!reading.consultation) {
    const next = {
      href: view.href(routes.budget, { budget: budgetAddress(budget) }),
      label: t('budget-plans-none-next'),
    };
    const main = html`<h1>${t('budget-plans-title')}</h1>${emptyState(view, { title: t('budget-plans-none'), what: t('budget-plans-none-what'), next })}`;
    return layout(view, { title: t('budget-plans-title'), main, crumbs });
  }
  return drawn(visit, reading, state, crumbs);
}

function drawn(visit: Visit, reading: Reading, state: FormState, crumbs: ReturnType<typeof crumbsTo>): Html {
  const { view } = visit;
  const { t } = view;
  const { consultation, sheet } = reading;
  // Of a form that came back every amount that can be read is the plan; what cannot stays in its field.
  const amounts = amountsIn(visit, reading).map((cents, i) => centsOf(typed(state, amountField(i))) ?? cents);
  const standing = standingOf(sheet, amounts);
  const sheetForm = html`<form ${attrs({ action: hereWith(view, reading), method: 'post', id: 'plan', novalidate: true, 'data-sheet': islandData(reading) })}>${view.once && hidden('once', view.once)}${rowsTable(view, reading, amounts, state)}${leftNotice(reading, standing)}<div class="buttons">${submit(t('budget-plans-see'), { name: 'do', value: 'see' })}${
    reading.phase === 'open' && submit(t('budget-plans-send'), { name: 'do', value: 'send', kind: 'quiet' })
  }${submit(t('budget-plans-share'), { name: 'do', value: 'share', kind: 'quiet' })} <a href="${view.href(routes.budgetPlan, { budget: budgetAddress(reading.budget) }, which(reading))}">${t('budget-plans-again')}</a></div>${moveFields(view, reading, state)}</form>`;
  const means = html`<section id="plan-means" class="gap"><h2>${t('budget-plans-changed')}</h2><div id="plan-changes">${changesBlock(reading, amounts)}</div><div id="plan-campaign">${campaign(reading, standing)}</div></section>`;
  const main = html`<h1>${said(view, consultation.lang, consultation.title)}</h1>${intro(view, reading)}${isUnread(visit, reading) && notice(view, 'warn', t('budget-plans-unread'), html`<p>${t('budget-plans-unread-what')}</p>`)}${errorSummary(view, state)}<div class="two"><div>${sheetForm}${means}</div><aside><h2>${t('budget-rules-title')}</h2><div id="plan-rules">${rulesBlock(reading, standing)}</div></aside></div>${more(view, reading, visit.query.p)}`;
  return layout(view, {
    title: consultation.title ?? t('budget-plans-title'),
    main,
    crumbs,
    wide: true,
    problems: state.errors.length > 0,
    // A plan somebody is trying is no page to be found.
    noindex: visit.query.p !== undefined,
    scripts: [planIsland()],
  });
}

const hereWith = (view: View, reading: Reading) =>
  view.href(routes.budgetPlan, { budget: budgetAddress(reading.budget) }, which(reading));

function intro(view: View, reading: Reading): Html {
  const { t, lang } = view;
  const { consultation, phase, budget } = reading;
  const total = exactly(lang, reading.sheet.total, budget.currency);
  return html`<p class="lead">${t('budget-plans-lead', { total })}</p>${consultation.note !== null && html`<p>${said(view, consultation.lang, consultation.note)}</p>`}<p class="soft">${rich(view, `budget-plans-phase-${phase}`, { opens: dateTag(view, consultation.opens), closes: dateTag(view, consultation.closes) })} ${t(`budget-plans-who-${consultation.who}`)} ${rich(view, 'budget-plans-of-budget', { budget: titleTag(view, budget), link: to(view.href(routes.budgetVersion, { budget: budgetAddress(budget), version: consultation.version })) })}</p>`;
}

function rowsTable(view: View, reading: Reading, amounts: readonly number[], state: FormState): Html {
  const { t, lang } = view;
  const { sheet, names, budget, consultation } = reading;
  const longest = Math.max(1, ...sheet.units.map(({ today }, i) => Math.max(today, amounts[i]!)));
  const wrong = new Map(state.errors.map((error) => [error.field, error]));
  const rows = sheet.units.map(({ today }, i) => {
    const name = amountField(i);
    state.labels.set(name, names[i]!);
    const error = wrong.get(name);
    const value = name in state.values ? typed(state, name) : amountText(amounts[i]!);
    return html`<tr ${attrs({ 'data-unit': i })}><th scope="row"><label for="${fieldId(name)}">${names[i]}</label></th><td class="wide">${bar(amounts[i]!, longest, today)}</td><td class="num"><input ${attrs({ type: 'text', id: fieldId(name), name, class: 'amount', value, inputmode: 'decimal', autocomplete: 'off', 'aria-invalid': error && 'true', 'aria-describedby': error && `${fieldId(name)}-error` })}>${error && html`<small class="error" id="${`${fieldId(name)}-error`}">${t(`web-error-${error.code}`)}</small>`}</td><td class="num more"><b>${t('budget-plans-today')}</b> ${exactly(lang, today, budget.currency)}</td></tr>`;
  });
  return html`<div class="scroll" role="region" tabindex="0" aria-labelledby="plan-rows"><table class="bars plan"><caption id="plan-rows">${t('budget-plans-caption')}</caption><thead><tr><th scope="col">${t(`budget-plans-by-${consultation.by}`)}</th><th scope="col"><span class="vh">${t('budget-plans-bar')}</span></th><th scope="col" class="num">${t('budget-plans-your-amount', { currency: budget.currency })}</th><th scope="col" class="num">${t('budget-plans-today')}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** Moving a sum from one row to another in one step: for whoever would rather not reckon. */
function moveFields(view: View, { names }: Reading, state: FormState): Html {
  const { t } = view;
  const options = names.map((label, i) => ({ value: String(i), label }));
  const fields = html`${select(view, state, { name: 'from', label: t('budget-plans-move-from'), options, empty: t('budget-plans-choose'), optional: true })}${select(view, state, { name: 'to', label: t('budget-plans-move-to'), options, empty: t('budget-plans-choose'), optional: true })}${textField(view, state, { name: 'move', label: t('budget-plans-move-amount'), hint: t('budget-plans-amount-hint'), short: true, optional: true })}<p>${submit(t('budget-plans-move'), { name: 'do', value: 'move', kind: 'quiet' })}</p>`;
  const open = state.errors.some(({ field }) => field === 'from' || field === 'to' || field === 'move');
  return details(t('budget-plans-move-title'), fields, open);
}

function more(view: View, reading: Reading, p: string | undefined): Html {
  const { t } = view;
  const at = { budget: budgetAddress(reading.budget) };
  const link = (href: string, label: string) => html`<li><a href="${href}">${label}</a></li>`;
  const earlier = reading.others.filter(({ id }) => id !== reading.consultation.id);
  return html`${notice(view, 'info', t('budget-plans-private'), html`<p>${t('budget-plans-private-what')}</p>`)}<ul class="list gap">${link(view.href(routes.budgetCollective, at, { ...which(reading), p }), t(p === undefined ? 'budget-collective-title' : 'budget-plans-compare'))}${link(view.href(routes.budgetRules, at), t('budget-rules-title'))}${earlier.map((one) => link(view.href(routes.budgetPlan, at, { consultation: one.number }), one.title ?? t('budget-plans-consultation')))}</ul>`;
}
