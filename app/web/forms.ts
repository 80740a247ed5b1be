// Asking people for things, and asking again without losing a word: fields, hints, limits, and errors beside each field.
// A value once typed is always shown again; nothing needs JavaScript; an error is words, not a color.

import { bareDay, type Open, openTo } from '../base/fuzzy-day.ts';
import type { FieldError } from '../base/refused.ts';
import { sayMonth, saySize } from '../i18n/say.ts';
import { attrs, type Html, html, nothing, type Value } from './html.ts';
import type { View } from './view.ts';

export type { FieldError };
export type Raw = Record<string, unknown>;

/** What was typed and what is wrong with it. Labels are noted as fields are drawn, so that the summary can name them. */
export type FormState = { values: Raw; errors: readonly FieldError[]; labels: Map<string, string> };

export const formState = (values: Raw = {}, errors: readonly FieldError[] = []): FormState => ({
  values,
  errors,
  labels: new Map(),
});

type Field = {
  name: string;
  label: string;
  hint?: Value;
  /** adds "(optional)"; everything else is asked for */
  optional?: boolean;
  /** the language of what will be written, when it is not the page's */
  lang?: string;
};

export const fieldId = (name: string): string => `f-${name.replace(/[^\w-]/g, '-')}`;

/** What the person typed in a field last time, or the value it starts with. */
export function typed(state: FormState, name: string): string {
  const value = state.values[name];
  if (Array.isArray(value)) return String(value[0] ?? '');
  return value === undefined || value === null ? '' : String(value);
}

function chosen(state: FormState, name: string): string[] {
  const value = state.values[name];
  if (Array.isArray(value)) return value.map(String);
  return value === undefined || value === null || value === '' ? [] : [String(value)];
}

const errorsOf = (state: FormState, name: string): readonly FieldError[] =>
  state.errors.filter((e) => e.field === name);

/** The sentence for one error, in the page's language. */
export const errorText = (view: Pick<View, 't'>, error: FieldError): string =>
  view.t(`web-error-${error.code}`, error.args);

type Drawn = { id: string; about: string | undefined; top: Html; wrong: boolean; label: Html };

function begin(view: View, state: FormState, field: Field, extra?: string): Drawn {
  state.labels.set(field.name, field.label);
  const id = fieldId(field.name);
  const errors = errorsOf(state, field.name);
  const hints = [field.hint, extra].filter((hint) => hint !== undefined && hint !== '');
  const about = [hints.length > 0 && `${id}-hint`, errors.length > 0 && `${id}-error`].filter(Boolean).join(' ');
  const top = html`${hints.length > 0 && html`<div id="${id}-hint">${hints.map((hint) => html`<p class="hint">${hint}</p>`)}</div>`}${
    errors.length > 0 &&
    html`<p class="error" id="${id}-error"><span class="vh">${view.t('web-form-error-word')}</span>${errors.map((e) => html`${errorText(view, e)} `)}</p>`
  }`;
  const label = html`${field.label}${field.optional && html` <span class="soft">${view.t('web-form-optional')}</span>`}`;
  return { id, about: about || undefined, top, wrong: errors.length > 0, label };
}

const boxClass = (drawn: Drawn) => (drawn.wrong ? 'field wrong' : 'field');

type TextField = Field & {
  type?: 'text' | 'email' | 'url' | 'search' | 'tel' | 'time' | 'number';
  autocomplete?: string;
  inputmode?: 'numeric' | 'decimal' | 'email' | 'url';
  maxLength?: number;
  /** a narrow box for short answers */
  short?: boolean;
  spellcheck?: boolean;
  /** the id of a datalist of suggestions */
  list?: string;
};

/** One line of text. The limit is said, not enforced by cutting what is pasted. */
export function textField(view: View, state: FormState, field: TextField): Html {
  const drawn = begin(
    view,
    state,
    field,
    field.maxLength && field.maxLength <= 1000 && !field.short
      ? view.t('web-form-up-to', { n: field.maxLength })
      : undefined,
  );
  return html`<div class="${boxClass(drawn)}"><label for="${drawn.id}">${drawn.label}</label>${drawn.top}<input ${attrs(
    {
      id: drawn.id,
      name: field.name,
      type: field.type ?? 'text',
      value: typed(state, field.name),
      class: field.short && 'short',
      autocomplete: field.autocomplete ?? 'off',
      inputmode: field.inputmode,
      spellcheck: field.spellcheck === undefined ? null : String(field.spellcheck),
      lang: field.lang,
      list: field.list,
      'aria-describedby': drawn.about,
      'aria-invalid': drawn.wrong && 'true',
    },
  )}></div>`;
}

/** Several lines of text. */
export function area(
  view: View,
  state: FormState,
  field: Field & { rows?: number; maxLength?: number; long?: boolean },
): Html {
  const drawn = begin(
    view,
    state,
    field,
    field.maxLength ? view.t('web-form-up-to', { n: field.maxLength }) : undefined,
  );
  const own = attrs({
    id: drawn.id,
    name: field.name,
    rows: field.rows ?? 5,
    class: field.long && 'long',
    lang: field.lang,
    'aria-describedby': drawn.about,
    'aria-invalid': drawn.wrong && 'true',
  });
  // The parser drops a first line break, so one is given to it.
  return html`<div class="${boxClass(drawn)}"><label for="${drawn.id}">${drawn.label}</label>${drawn.top}<textarea ${own}>${`\n${typed(state, field.name)}`}</textarea></div>`;
}

export type Option = { value: string; label: string; hint?: Value };
export type OptionGroup = { group: string; options: readonly Option[] };

/** A list to choose one from; use radios for up to about seven. */
export function select(
  view: View,
  state: FormState,
  field: Field & { options: readonly (Option | OptionGroup)[]; empty?: string },
): Html {
  const drawn = begin(view, state, field);
  const now = typed(state, field.name);
  const one = (o: Option) => html`<option ${attrs({ value: o.value, selected: o.value === now })}>${o.label}</option>`;
  const all = field.options.map((o) =>
    'group' in o ? html`<optgroup label="${o.group}">${o.options.map(one)}</optgroup>` : one(o),
  );
  return html`<div class="${boxClass(drawn)}"><label for="${drawn.id}">${drawn.label}</label>${drawn.top}<select ${attrs(
    {
      id: drawn.id,
      name: field.name,
      'aria-describedby': drawn.about,
      'aria-invalid': drawn.wrong && 'true',
    },
  )}><option value="">${field.empty ?? view.t('web-form-choose')}</option>${all}</select></div>`;
}

type Choices = Field & { options: readonly Option[]; title?: boolean };

function choices(view: View, state: FormState, field: Choices, type: 'radio' | 'checkbox'): Html {
  const drawn = begin(view, state, field);
  const now = new Set(chosen(state, field.name));
  const rows = field.options.map((o, i) => {
    const id = i === 0 ? drawn.id : `${drawn.id}-${i + 1}`;
    return html`<div class="pick"><input ${attrs({
      type,
      id,
      name: field.name,
      value: o.value,
      checked: now.has(o.value),
      'aria-describedby': o.hint ? `${id}-about` : null,
    })}><label for="${id}">${o.label}</label>${o.hint && html`<span class="hint" id="${id}-about">${o.hint}</span>`}</div>`;
  });
  return html`<fieldset ${attrs({ class: boxClass(drawn), 'aria-describedby': drawn.about })}><legend ${attrs({
    class: field.title && 'title',
  })}>${drawn.label}</legend>${drawn.top}${rows}</fieldset>`;
}

/** One of a few. */
export const radios = (view: View, state: FormState, field: Choices): Html => choices(view, state, field, 'radio');
/** Any of a few; the value is a list. */
export const checkboxes = (view: View, state: FormState, field: Choices): Html =>
  choices(view, state, field, 'checkbox');

/** One yes-or-no box; its value is "yes" when ticked. */
export function checkbox(view: View, state: FormState, field: Field): Html {
  const drawn = begin(view, state, field);
  return html`<div class="${boxClass(drawn)}">${drawn.top}<div class="pick"><input ${attrs({
    type: 'checkbox',
    id: drawn.id,
    name: field.name,
    value: 'yes',
    checked: /^(yes|true|on)$/.test(typed(state, field.name)),
    'aria-describedby': drawn.about,
    'aria-invalid': drawn.wrong && 'true',
  })}><label for="${drawn.id}">${drawn.label}</label></div></div>`;
}

/** A file, with its kinds and greatest size said. The form must be multipart. */
export function fileField(
  view: View,
  state: FormState,
  field: Field & { kinds: string; accept: string; maxBytes: number; multiple?: boolean },
): Html {
  const limits = view.t('web-form-file-limits', { kinds: field.kinds, size: saySize(view.lang, field.maxBytes) });
  const drawn = begin(view, state, field, limits);
  return html`<div class="${boxClass(drawn)}"><label for="${drawn.id}">${drawn.label}</label>${drawn.top}<input ${attrs(
    {
      type: 'file',
      id: drawn.id,
      name: field.name,
      accept: field.accept,
      multiple: field.multiple ?? false,
      'aria-describedby': drawn.about,
      'aria-invalid': drawn.wrong && 'true',
    },
  )}></div>`;
}

export const hidden = (name: string, value: string | number): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`;

/**
 * A day in three parts: name-year, name-month, name-day; readForm puts them together. With `fuzzy`, the day or the day and
 * the month may be left open; with `bound`, it may be said that the day was that one or an earlier, or a later one. A value given
 * under the field's own name is taken apart.
 */
export function dateField(view: View, state: FormState, field: Field & { fuzzy?: boolean; bound?: boolean }): Html {
  const drawn = begin(view, state, field, field.fuzzy ? view.t('web-form-date-fuzzy') : undefined);
  const given = typed(state, field.name);
  const whole = bareDay(given).split('-');
  const now = (part: string, i: number) =>
    `${field.name}-${part}` in state.values ? typed(state, `${field.name}-${part}`) : (whole[i] ?? '');
  const shared = { 'aria-describedby': drawn.about, 'aria-invalid': drawn.wrong && 'true', autocomplete: 'off' };
  const month = Number(now('month', 1));
  const months = Array.from({ length: 12 }, (_, i) => ({ n: i + 1, name: sayMonth(view.lang, i + 1) }));
  const box = (part: 'day' | 'year', id: string, i: number) =>
    html`<div><label for="${id}">${view.t(`web-form-${part}`)}</label><input ${attrs({ id, name: `${field.name}-${part}`, type: 'text', inputmode: 'numeric', class: part, value: now(part, i).replace(/^0(?=\d$)/, ''), ...shared })}></div>`;
  const first = view.lang === 'en' ? 'month' : 'day';
  const monthId = first === 'month' ? drawn.id : `${drawn.id}-month`;
  const monthBox = html`<div><label for="${monthId}">${view.t('web-form-month')}</label><select ${attrs({ id: monthId, name: `${field.name}-month`, ...shared })}><option value=""></option>${months.map(
    (m) => html`<option ${attrs({ value: m.n, selected: m.n === month })}>${m.name}</option>`,
  )}</select></div>`;
  const dayBox = box('day', first === 'day' ? drawn.id : `${drawn.id}-day`, 2);
  const yearBox = box('year', `${drawn.id}-year`, 0);
  return html`<fieldset ${attrs({ class: boxClass(drawn), 'aria-describedby': drawn.about })}><legend>${drawn.label}</legend>${drawn.top}<div class="parts">${
    first === 'month' ? [monthBox, dayBox, yearBox] : [dayBox, monthBox, yearBox]
  }${(field.bound || openTo(given)) && boundBox(view, state, field.name, openTo(given), drawn.id)}</div></fieldset>`;
}

/** Whether the day is meant, or is only the bound of what is known. */
function boundBox(view: View, state: FormState, name: string, given: Open | undefined, id: string): Html {
  const now = typed(state, `${name}-bound`) || given;
  const option = (value: string, key: string) =>
    html`<option ${attrs({ value, selected: value === (now ?? '') })}>${view.t(`web-form-bound-${key}`)}</option>`;
  return html`<div><label for="${`${id}-bound`}">${view.t('web-form-bound')}</label><select ${attrs({ id: `${id}-bound`, name: `${name}-bound` })}>${option('', 'exact')}${option('before', 'before')}${option('after', 'after')}</select></div>`;
}

/** The button that sends the form. `final` marks what cannot be undone. */
export const submit = (
  label: string,
  options: { name?: string; value?: string; kind?: 'main' | 'quiet' | 'final' } = {},
): Html =>
  html`<button ${attrs({ type: 'submit', class: `button${options.kind && options.kind !== 'main' ? ` ${options.kind}` : ''}`, name: options.name, value: options.value })}>${label}</button>`;

export type FormOptions = {
  action: string;
  method?: 'post' | 'get';
  multipart?: boolean;
  /** the fields, drawn with the same state */
  fields: Value;
  /** the label of the one main button, or the row of buttons */
  submit: string | Html;
  id?: string;
  /** what an island reads of it: `data-…` */
  data?: Record<`data-${string}`, string>;
};

/** The whole form: the summary of what went wrong, the token, the fields, the buttons. */
export function form(view: View, state: FormState, options: FormOptions): Html {
  const buttons = typeof options.submit === 'string' ? submit(options.submit) : options.submit;
  const post = options.method !== 'get';
  return html`${errorSummary(view, state)}<form ${attrs({
    action: options.action,
    method: post ? 'post' : 'get',
    enctype: options.multipart ? 'multipart/form-data' : null,
    id: options.id,
    ...options.data,
    novalidate: true,
  })}>${post && view.csrf && hidden('csrf', view.csrf)}${post && view.once && hidden('once', view.once)}${options.fields}<div class="buttons">${buttons}</div></form>`;
}

/**
 * All problems at once, each a link to its field. Draw it after the fields, so that it knows their labels. The page opens with the
 * focus here, by the browser's own means: whoever cannot see that the form came back is told so first.
 */
export function errorSummary(view: View, state: FormState): Html {
  if (state.errors.length === 0) return nothing;
  const items = state.errors.map((error) => {
    const label = state.labels.get(error.field);
    const words = errorText(view, error);
    return label === undefined
      ? html`<li>${words}</li>`
      : html`<li><a href="#${fieldId(error.field)}">${view.t('web-form-error-named', { label, words })}</a></li>`;
  });
  return html`<div class="problems" id="problems" role="alert" tabindex="-1" autofocus><h2>${view.t('web-form-problems', { n: state.errors.length })}</h2><ul>${items}</ul></div>`;
}
