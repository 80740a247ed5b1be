// The fields of the mapping form: how the file is written, what each column means beside its first cells, whose side and year a row is,
// which rows are left out.
import { routes } from '../../base/routes.ts';
import { area, checkbox, checkboxes, type FormState, radios, select, textField } from '../../web/forms.ts';
import { attrs, type Html, html } from '../../web/html.ts';
import { details } from '../../web/parts.ts';
import type { View } from '../../web/view.ts';
import { dimensions, measures, sides } from '../versions/words.ts';
import type { Import } from './actions.ts';
import { delimiters, encodings } from './encodings.ts';
import { columnMeanings, MOST_RULES, shownOf } from './map-form.ts';

/** What the form is drawn from: the first rows as they stand, the columns' names, and which columns have blanks. */
export type Seen = { columns: string[]; below: string[][]; gaps: boolean[] };

export function mapFields(view: View, state: FormState, found: Import, seen: Seen): Html {
  return html`${columnsTable(view, state, seen)}${sideFields(view, state, seen)}${yearFields(view, state)}${rowFields(view, state, seen)}${codeTables(view, state)}${writing(view, state, found)}`;
}

const typed = (state: FormState, name: string): string => String([state.values[name] ?? ''].flat()[0] ?? '');

function columnsTable(view: View, state: FormState, { columns, below, gaps }: Seen): Html {
  const { t } = view;
  const fill = new Set([state.values.fill ?? []].flat().map(String));
  const rows = columns.map((column, at) => {
    const cells = [...new Set(below.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== ''))].slice(0, 3);
    const now = typed(state, `as-${at}`);
    const id = `f-as-${at}`;
    const options = columnMeanings.map(
      (one) => html`<option ${attrs({ value: one, selected: one === now })}>${t(`budget-as-${one}`)}</option>`,
    );
    const more =
      now === 'amount'
        ? html`<div class="field"><label for="f-yearOf-${at}">${t('budget-map-year-of')}<span class="vh"> ${column}</span></label><input ${attrs({ id: `f-yearOf-${at}`, name: `yearOf-${at}`, type: 'text', value: typed(state, `yearOf-${at}`), class: 'short', autocomplete: 'off' })}></div><div class="field"><label for="f-measureOf-${at}">${t('budget-map-measure-of')}<span class="vh"> ${column}</span></label><select ${attrs({ id: `f-measureOf-${at}`, name: `measureOf-${at}` })}><option value="">${t('budget-map-measure-all')}</option>${measures.map((one) => html`<option ${attrs({ value: one, selected: one === typed(state, `measureOf-${at}`) })}>${t(`budget-measure-${one}`)}</option>`)}</select></div><div class="field"><label for="f-sideOf-${at}">${t('budget-map-side-of')}<span class="vh"> ${column}</span></label><select ${attrs({ id: `f-sideOf-${at}`, name: `sideOf-${at}` })}><option value="">${t('budget-map-side-all')}</option>${sides.map((one) => html`<option ${attrs({ value: one, selected: one === typed(state, `sideOf-${at}`) })}>${t(`budget-side-${one}`)}</option>`)}</select></div>`
        : (gaps[at] || fill.has(String(at))) &&
          html`<div class="pick"><input ${attrs({ type: 'checkbox', id: `f-fill-${at}`, name: 'fill', value: String(at), checked: fill.has(String(at)) })}><label for="f-fill-${at}">${t('budget-map-fill')}<span class="vh"> ${column}</span></label></div>`;
    return html`<tr><th scope="row">${column}</th><td><b>${t('budget-map-cells')}</b> <span>${cells.map((cell, i) => html`${i > 0 && ' · '}${cell.slice(0, 40)}`)}</span></td><td class="all"><b>${t('budget-map-as')}</b> <label class="vh" for="${id}">${t('budget-map-as-of', { column })}</label><select ${attrs({ id, name: `as-${at}` })}><option value="">${t('budget-as-nothing')}</option>${options}</select></td><td class="all">${more}</td></tr>`;
  });
  return html`<h2>${t('budget-map-columns')}</h2><div class="scroll" role="region" tabindex="0" aria-labelledby="map-columns"><table class="stack"><caption id="map-columns">${t('budget-map-columns-hint')}</caption><thead><tr><th scope="col">${t('budget-map-column')}</th><th scope="col">${t('budget-map-cells')}</th><th scope="col">${t('budget-map-as')}</th><th scope="col">${t('budget-map-more')}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function sideFields(view: View, state: FormState, { columns }: Seen): Html {
  const { t } = view;
  return html`<h2>${t('budget-map-sides')}</h2>${radios(view, state, {
    name: 'sideBy',
    label: t('budget-map-side-by'),
    options: (['column', 'spending', 'revenue', 'by-sign'] as const).map((value) => ({
      value,
      label: t(`budget-map-side-${value}`),
    })),
  })}${select(view, state, { name: 'sideColumn', label: t('budget-map-side-column-of'), optional: true, empty: t('budget-as-nothing'), options: columns.map((value) => ({ value, label: value })) })}
${area(view, state, { name: 'spendingWords', label: t('budget-map-spending-words'), hint: t('budget-map-words-hint'), optional: true, rows: 3 })}
${area(view, state, { name: 'revenueWords', label: t('budget-map-revenue-words'), optional: true, rows: 3 })}
${checkbox(view, state, { name: 'begins', label: t('budget-map-begins') })}
${checkboxes(view, state, { name: 'flip', label: t('budget-map-flip'), hint: t('budget-map-flip-hint'), optional: true, options: sides.map((value) => ({ value, label: t(`budget-side-${value}`) })) })}`;
}

const yearFields = (view: View, state: FormState): Html => html`<h2>${view.t('budget-map-years')}</h2>
${textField(view, state, { name: 'year', label: view.t('budget-map-year'), hint: view.t('budget-map-year-hint'), optional: true, short: true })}
${checkbox(view, state, { name: 'yearDigits', label: view.t('budget-map-year-digits') })}
${radios(view, state, { name: 'measure', label: view.t('budget-map-measure'), options: measures.map((value) => ({ value, label: view.t(`budget-measure-${value}`) })) })}`;

function rowFields(view: View, state: FormState, { columns }: Seen): Html {
  const { t } = view;
  const shown = shownOf(state.values, 'withoutColumn', MOST_RULES);
  return html`<h2>${t('budget-map-rows')}</h2>${radios(view, state, {
    name: 'totals',
    label: t('budget-map-totals'),
    hint: t('budget-map-totals-hint'),
    options: (['ask', 'leave-out', 'keep'] as const).map((value) => ({
      value,
      label: t(`budget-map-totals-${value}`),
    })),
  })}${details(
    t('budget-map-without'),
    html`${Array.from({ length: shown }, (_, i) =>
      numbered(
        t('budget-map-without-one', { n: i + 1 }),
        html`${select(view, state, { name: `withoutColumn-${i}`, label: t('budget-map-without-column'), optional: true, empty: t('budget-as-nothing'), options: columns.map((value) => ({ value, label: value })) })}
${area(view, state, { name: `withoutWords-${i}`, label: t('budget-map-without-words'), hint: t('budget-map-words-hint'), optional: true, rows: 3 })}`,
      ),
    )}<p class="soft">${t('budget-map-one-more')}</p>`,
    shown > 1,
  )}`;
}

/** Tables of codes: one for each dimension whose columns say codes alone. */
function codeTables(view: View, state: FormState): Html {
  const { t } = view;
  const shown = shownOf(state.values, 'names', dimensions.length);
  const options = dimensions.map((value) => ({ value, label: t(`budget-dimension-${value}`) }));
  return details(
    t('budget-map-tables'),
    html`<p>${t('budget-map-names-hint')}</p>${Array.from({ length: shown }, (_, i) =>
      numbered(
        t('budget-map-table-one', { n: i + 1 }),
        html`${select(view, state, { name: `namesOf-${i}`, label: t('budget-map-names-of'), optional: true, empty: t('budget-as-nothing'), options })}
${area(view, state, { name: `names-${i}`, label: t('budget-map-names'), optional: true, rows: 4 })}`,
      ),
    )}<p class="soft">${t('budget-map-one-more')}</p>`,
    shown > 1,
  );
}

/** One of several alike, told apart by its number. */
const numbered = (legend: string, fields: Html): Html => html`<fieldset><legend>${legend}</legend>${fields}</fieldset>`;

function writing(view: View, state: FormState, found: Import): Html {
  const { t } = view;
  const sheets = found.workbook?.sheets ?? [];
  const fields = html`${
    sheets.length > 1 &&
    select(view, state, {
      name: 'sheet',
      label: t('budget-map-sheet'),
      empty: found.workbook!.sheet,
      options: sheets.map((value) => ({ value, label: value })),
    })
  }<div class="pair">${textField(view, state, { name: 'header', label: t('budget-map-header'), hint: t('budget-map-header-hint'), short: true, inputmode: 'numeric' })}</div>
${radios(view, state, { name: 'headerRows', label: t('budget-map-header-rows'), options: ['1', '2'].map((value) => ({ value, label: t('budget-map-header-row', { n: Number(value) }) })) })}
${
  !found.workbook &&
  html`${select(view, state, { name: 'encoding', label: t('budget-map-encoding'), hint: t('budget-map-encoding-hint'), options: encodings.map((value) => ({ value, label: value.toUpperCase() })) })}
${select(view, state, { name: 'delimiter', label: t('budget-map-delimiter'), options: delimiters.map((value) => ({ value, label: t(`budget-map-delimiter-${{ ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }[value]}`) })) })}`
}
${select(view, state, { name: 'decimal', label: t('budget-map-decimal'), options: ['.', ','].map((value) => ({ value, label: value === '.' ? '1,234.50' : '1.234,50' })) })}
${select(view, state, { name: 'unit', label: t('budget-map-unit'), options: ['1', '1000', '1000000'].map((value) => ({ value, label: t(`budget-map-unit-${value}`) })) })}
${checkbox(view, state, { name: 'round', label: t('budget-map-round') })}
`;
  const wrong = state.errors.some((error) => error.field === 'sheet' || error.field === 'header');
  return details(t('budget-map-writing'), fields, wrong);
}

/** Throwing the file away stands apart from the form: it is another thing to do. */
export const discardLink = (view: View, id: string): Html =>
  html`<p><a href="${view.href(routes.deskBudgetDiscard, { import: id })}">${view.t('budget-discard-title')}</a></p>`;
