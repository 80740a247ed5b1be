// /desk/budget/…/amend: an amendment typed by hand. Lines are found by words; those with a new amount make the next version.

import Type from 'typebox';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { sayExactly } from '../../i18n/say.ts';
import {
  area,
  dateField,
  type FormState,
  fieldId,
  form,
  formState,
  type Raw,
  select,
  submit,
  textField,
  typed,
} from '../../web/forms.ts';
import { attrs, type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import type { Site, Visit } from '../../web/site.ts';
import { amountOf, decimalOf } from '../importing/amounts.ts';
import { amendVersion } from './amend.ts';
import { asKeeper, dayOf, deskCrumbs, mustFindVersion, Sent, saidBare, sourceFields } from './desk-parts.ts';
import { lineWords } from './difference-page.ts';
import { budgetAddress, type NumberedLine, versionLines } from './store.ts';
import { states } from './words.ts';

const SHOWN = 40;
const AmendForm = Type.Object({
  label: Sent,
  state: Sent,
  'day-year': Sent,
  'day-month': Sent,
  'day-day': Sent,
  source_title: Sent,
  source_publisher: Sent,
  source_url: Sent,
  note: Sent,
});

export function wireAmend(site: Site): void {
  site.form(routes.deskBudgetAmend, {
    who: 'clerk',
    schema: AmendForm,
    start: () => ({ state: 'amended' }),
    show: showAmend,
    act: async (visit, value) => {
      const { budget, version } = await mustFindVersion(visit);
      const recorded = await amendVersion(asKeeper(visit), {
        version: version.id,
        amounts: amountsIn((visit.request.body ?? {}) as Raw),
        label: value.label ?? '',
        state: value.state ?? '',
        day: dayOf(value),
        source: { title: value.source_title ?? '', publisher: value.source_publisher, url: value.source_url },
        note: value.note,
      });
      return visit.view.href(routes.budgetVersionDiff, { budget: budgetAddress(budget), version: recorded.number });
    },
  });
}

/** @throws Refused invalid, a field for every amount that is none */
function amountsIn(sent: Raw): Map<number, number> {
  const amounts = new Map<number, number>();
  const wrong: { field: string; code: string }[] = [];
  for (const [field, value] of Object.entries(sent)) {
    const n = /^amount-(\d{1,6})$/.exec(field)?.[1];
    const text = String([value ?? ''].flat()[0] ?? '').trim();
    if (n === undefined || text === '') continue;
    const amount = amountOf(text, { decimal: decimalOf([text]), unit: 1, round: false });
    if (typeof amount === 'number') amounts.set(Number(n), amount);
    else wrong.push({ field, code: 'budget-official' });
  }
  if (wrong.length > 0) throw new Refused('invalid', { fields: wrong });
  if (amounts.size === 0)
    throw new Refused('invalid', { fields: [{ field: 'amounts', code: 'budget-nothing-changed' }] });
  return amounts;
}

/** Lines in which every word stands, and those an amount was typed for. */
function linesAsked(
  lines: readonly NumberedLine[],
  words: string,
  state: FormState,
): { shown: NumberedLine[]; more: number } {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const typedFor = new Set(lines.filter((line) => typed(state, `amount-${line.n}`) !== '').map((line) => line.n));
  const hits = lines.filter((line) => {
    const said = `${lineWords(line)} ${line.year}`.toLowerCase();
    return !typedFor.has(line.n) && wanted.every((word) => said.includes(word));
  });
  return {
    shown: [...lines.filter((line) => typedFor.has(line.n)), ...hits.slice(0, SHOWN)],
    more: Math.max(0, hits.length - SHOWN),
  };
}

async function showAmend(visit: Visit, state: FormState): Promise<Html> {
  const { view, query, tx } = visit;
  const { t } = view;
  const { budget, version } = await mustFindVersion(visit);
  const lines = await tx((tx) => versionLines(tx, version.id));
  const words = query.words ?? '';
  const { shown, more } = linesAsked(lines, words, state);
  const search = form(view, formState({ words }), {
    action: view.path.split('?')[0]!,
    method: 'get',
    fields: textField(view, formState({ words }), {
      name: 'words',
      label: t('budget-amend-words'),
      hint: t('budget-amend-words-hint'),
      optional: true,
      type: 'search',
    }),
    submit: submit(t('budget-amend-search'), { kind: 'quiet' }),
  });
  const rows = shown.map((line) => {
    const name = `amount-${line.n}`;
    const label = lineWords(line);
    state.labels.set(name, label);
    const wrong = state.errors.some((error) => error.field === name);
    return html`<tr><th scope="row">${label}</th><td><b>${t('budget-side')}</b> <span>${t(`budget-side-${line.side}`)}, ${t(`budget-measure-${line.measure}`)}, ${line.year}</span></td><td class="num"><b>${t('budget-amend-now')}</b> <span>${sayExactly(view.lang, line.cents, budget.currency)}</span></td><td class="all"><b>${t('budget-amend-new')}</b> <label class="vh" for="${fieldId(name)}">${t('budget-amend-new-of', { line: label })}</label><input ${attrs({ id: fieldId(name), name, type: 'text', value: typed(state, name), inputmode: 'decimal', autocomplete: 'off', 'aria-invalid': wrong && 'true' })}></td></tr>`;
  });
  const fields = html`<div class="scroll" role="region" tabindex="0" aria-labelledby="amounts"><table class="stack"><caption id="amounts">${t('budget-amend-caption')}</caption><thead><tr><th scope="col">${t('budget-line')}</th><th scope="col">${t('budget-side')}</th><th scope="col" class="num">${t('budget-amend-now')}</th><th scope="col">${t('budget-amend-new')}</th></tr></thead><tbody>${rows}</tbody></table></div>${more > 0 && html`<p class="soft">${t('budget-amend-more', { n: more })}</p>`}
${textField(view, state, { name: 'label', label: t('budget-label'), hint: t('budget-label-hint'), maxLength: 200 })}
${select(view, state, { name: 'state', label: t('budget-state'), options: states.map((value) => ({ value, label: t(`budget-state-${value}`) })) })}
${dateField(view, state, { name: 'day', label: t('budget-day'), optional: true })}${sourceFields(visit, state)}
${area(view, state, { name: 'note', label: t('budget-note'), hint: t('budget-note-hint'), optional: true, maxLength: 3000 })}`;
  const drawn = form(view, state, {
    action: view.path,
    fields,
    submit: submit(t('budget-amend-submit'), { kind: 'final' }),
  });
  const title = t('budget-amend-title');
  const main = html`<h1>${title}</h1><p class="lead">${t('budget-amend-lead', { version: saidBare(view, version.label) })}</p>${search}${drawn}`;
  return layout(view, {
    title,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: deskCrumbs(view, budget, title),
    main,
  });
}
