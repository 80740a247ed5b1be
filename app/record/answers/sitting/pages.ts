// /desk/asked/sitting: everything asked of one holder on one page, each with its own draft, to be answered in one sitting.
// Works with the keyboard alone and without JavaScript; nothing on it is public before it is published from the review page.
import Type from 'typebox';
import { newId } from '../../../base/ids.ts';
import { Refused } from '../../../base/refused.ts';
import { routes } from '../../../base/routes.ts';
import { language } from '../../../i18n/languages.ts';
import { sayInstant } from '../../../i18n/say.ts';
import { islandPath } from '../../../web/assets.ts';
import {
  area,
  checkbox,
  type FormState,
  form,
  hidden,
  type OptionGroup,
  select,
  submit,
  textField,
  typed,
} from '../../../web/forms.ts';
import { attrs, type Html, html, nothing } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { details, emptyState, notice, stateTag, stateWords, whenTag } from '../../../web/parts.ts';
import type { Visit } from '../../../web/site.ts';
import { inLanguage, rich, type View } from '../../../web/view.ts';
import { type HolderName, holderKey, holderNames } from '../../people/holder.ts';
import { holderOptions } from '../../words/form-parts.ts';
import { said, saidPlainly } from '../../words/parts.ts';
import { deskCrumbs } from '../asked-page.ts';
import { REASONS_MAX, verdicts } from '../rules.ts';
import type { ToAnswer } from '../store.ts';
import { begunIn, giveToMany, putAsideAway, readSitting, type Sitting, saveDrafts, useAside } from './actions.ts';
import { seenMark, touchedIn, valuesOf } from './form.ts';
import { type Aside, type DraftWords, isEmpty, numbersIn } from './rules.ts';

export const SittingForm = Type.Object({ does: Type.Optional(Type.String()) });

/** What the sitting's form does: saves all that was touched, then what its button says. */
export async function actInSitting(visit: Visit, value: { does?: string }): Promise<string> {
  const raw = visit.request.body as Record<string, unknown>;
  const { sent, faults } = touchedIn(raw, visit.view.lang);
  await saveDrafts(visit, sent);
  if (faults.length > 0) throw new Refused('invalid', { fields: faults });
  const [does, referral, browser] = (value.does ?? '').split(':');
  // Numbers typed for "the same answer" are meant by whatever button is pressed, and by Enter in their field.
  const given = await giveAll(visit, raw, does === 'give' ? referral : undefined);
  if (does === 'review') return visit.view.href(routes.deskSittingReview, {}, { for: visit.query.for });
  if (does === 'use') await useAside(visit, referral ?? '', browser ?? '');
  if (does === 'away') await putAsideAway(visit, referral ?? '', browser ?? '');
  const told = given > 0 ? { given } : { saved: sent.size };
  const at = visit.view.href(routes.deskSitting, {}, { for: visit.query.for, ...told });
  return referral ? `${at}#d-${referral}` : at;
}

/** One answer for many demands of its letter, by their numbers, wherever numbers were typed. @returns how many were given one */
async function giveAll(visit: Visit, raw: Record<string, unknown>, pressed: string | undefined): Promise<number> {
  const typedIn = Object.keys(raw).flatMap((name) => (name.startsWith('also-') && raw[name] ? [name.slice(5)] : []));
  const from = new Set([...typedIn, ...(pressed ? [pressed] : [])]);
  let given = 0;
  for (const referral of from) given += await giveTo(visit, referral, String(raw[`also-${referral}`] ?? ''));
  return given;
}

async function giveTo(visit: Visit, referral: string, text: string): Promise<number> {
  const fault = (code: string, args?: Record<string, string>) =>
    new Refused('invalid', { fields: [{ field: `also-${referral}`, code, ...(args ? { args } : {}) }] });
  const numbers = numbersIn(text);
  if (!numbers || numbers.length === 0) throw fault('sitting-numbers');
  const { all, drafts } = await visit.tx((tx) => readSitting(tx, visit));
  const from = all.find((one) => one.referral === referral);
  const words = drafts.get(referral)?.words;
  if (!from || !words || isEmpty(words)) throw fault('sitting-nothing-yet');
  const others = new Map(all.filter((one) => one.letter.id === from.letter.id).map((one) => [one.demand.number, one]));
  const unknown = numbers.filter((n) => !others.has(n));
  if (unknown.length > 0) throw fault('sitting-numbers-unknown', { numbers: unknown.slice(0, 10).join(', ') });
  const to = numbers.map((n) => others.get(n)!.referral).filter((one) => one !== referral);
  await giveToMany(visit, words, to);
  return to.length;
}

export async function sittingPage(visit: Visit, state: FormState): Promise<Html> {
  const { view, query } = visit;
  const { t } = view;
  const { sitting, names, holders } = await visit.tx(async (tx) => {
    const sitting = await readSitting(tx, visit);
    return { sitting, names: await holderNames(tx, sitting.seats), holders: await holderOptions(tx, view) };
  });
  const who = saidPlainly(view, names.get(holderKey(sitting.holder))?.name ?? null);
  const title = t('sitting-title', { who });
  const done = (name: string) => (/^\d{1,3}$/.test(query[name] ?? '') ? Number(query[name]) : 0);
  const main = html`<h1>${title}</h1><p class="lead">${t('sitting-lead')}</p>${otherSeats(view, sitting, names)}${
    done('published') > 0 && notice(view, 'done', t('answers-asked-done', { n: done('published') }))
  }${done('given') > 0 && notice(view, 'done', t('sitting-given', { n: done('given') }))}${
    sitting.all.length === 0
      ? emptyState(view, {
          title: t('answers-asked-none-open'),
          what: t('answers-asked-none-what'),
          next: { href: view.href(routes.deskAsked), label: t('answers-asked-title') },
        })
      : sheet(visit, state, sitting, holders, done('saved'))
  }`;
  return layout(view, {
    title,
    desk: true,
    main,
    scripts: [islandPath('sitting.ts')],
    problems: state.errors.length > 0,
    crumbs: [
      { label: t('answers-asked-title'), href: view.href(routes.deskAsked) },
      ...deskCrumbs(view, title).slice(1),
    ],
  });
}

/** Whoever speaks for several holders answers for one at a time. */
function otherSeats(view: View, { seats, holder }: Sitting, names: Map<string, HolderName>): Html {
  const others = seats.filter((one) => holderKey(one) !== holderKey(holder));
  if (others.length === 0) return nothing;
  const link = (key: string) =>
    html`<a href="${view.href(routes.deskSitting, {}, { for: key })}">${saidPlainly(view, names.get(key)?.name ?? null)}</a>`;
  return html`<p>${view.t('sitting-others')} ${others.map((one, i) => html`${i > 0 && ' · '}${link(holderKey(one))}`)}</p>`;
}

function sheet(visit: Visit, state: FormState, sitting: Sitting, holders: readonly OptionGroup[], saved: number): Html {
  const { view } = visit;
  const { t } = view;
  const { all, drafts } = sitting;
  const filled = { ...state, values: valuesOf(state, all, drafts, view.lang) };
  const begun = begunIn(sitting);
  const own = holderKey(sitting.holder);
  const suggestions = holders.flatMap((group) => group.options).filter((one) => one.value !== own);
  // Enter in a field presses a form's first button: it saves everything.
  const first = html`<button type="submit" class="vh" name="does" value="save" tabindex="-1">${t('sitting-save')}</button>`;
  const fields = html`${first}${hidden('browser', typed(state, 'browser') || newId())}<datalist id="holders">${suggestions.map((one) => html`<option value="${one.label}"></option>`)}</datalist>
${all.map((one) => block(visit, filled, sitting, one))}`;
  const data = {
    'data-draft': view.href(routes.deskSittingDraft),
    'data-owner': visit.viewer!.account,
    'data-lang': view.lang,
    'data-saving': t('sitting-saving'),
    'data-saved': t('sitting-saved-all'),
    'data-unsaved': t('sitting-unsaved'),
    'data-signed-out': t('sitting-signed-out'),
  };
  const buttons = html`${submit(t('sitting-save'), { name: 'does', value: 'save', kind: 'quiet' })}${submit(t('sitting-review'), { name: 'does', value: 'review' })}`;
  const told = saved > 0 ? t('sitting-saved', { n: saved }) : '';
  return html`<p><label for="sitting-begun">${t('sitting-begun', { begun, all: all.length })}</label> <progress id="sitting-begun" ${attrs({ max: all.length, value: begun })}></progress></p>
<p><a href="${view.href(routes.deskSittingReview, {}, { for: visit.query.for })}">${t('sitting-review-link')}</a></p>
${form(view, filled, { action: view.href(routes.deskSitting, {}, { for: visit.query.for }), id: 'sitting', data, fields, submit: buttons })}
<p class="sitting-told"><span id="sitting-told" role="status">${told}</span> <a id="sitting-door" ${attrs({ hidden: true, target: '_blank' })} href="${view.href(routes.signIn)}">${t('sitting-sign-in')}</a></p>`;
}

/** One demand: what is asked, what stands, the draft, and the words of others beside it. */
function block(visit: Visit, state: FormState, { drafts }: Sitting, one: ToAnswer): Html {
  const { view } = visit;
  const { t } = view;
  const { referral: id, demand, letter } = one;
  const draft = drafts.get(id);
  const asides = draft?.asides ?? [];
  const wrong = state.errors.some((error) => error.field.endsWith(id));
  const notMine = typed(state, `verdict-${id}`) === 'not-my-power' || typed(state, `refers-${id}`) !== '';
  const about = (words: string) =>
    html`${words}<span class="vh"> (${t('letters-demand-n', { n: demand.number })})</span>`;
  return html`<section class="card" id="d-${id}" data-referral="${id}" aria-labelledby="h-${id}"><h2 id="h-${id}">${demand.number}. ${said(view, letter.lang, demand.heading)}</h2>
<p class="soft"><a href="${view.href(routes.demand, { letter: letter.address, demand: demand.number })}">${rich(view, 'sitting-in', { letter: inLanguage(view, letter.lang, letter.title ?? t('state-covered')) })}</a>${
    draft &&
    html` · ${t('sitting-by', { who: draft.name, when: sayInstant(view.lang, new Date(draft.changed), view.place.zone) })}`
  }</p>${demand.quote && html`<blockquote class="said">${inLanguage(view, letter.lang, demand.quote)}</blockquote>`}${
    one.current &&
    html`<p>${t('sitting-stands')} ${stateTag(view, one.current.verdict)} <small>${whenTag(view, one.current.day)}</small></p>`
  }${hidden(`seen-${id}`, typed(state, `seen-${id}`) || seenMark(draft, view.lang))}
${select(view, state, { name: `verdict-${id}`, label: t('sitting-verdict'), empty: t('sitting-verdict-none'), options: verdicts.map((value) => ({ value, label: stateWords(view, value) })) })}
${area(view, state, { name: `reasons-${id}`, label: t('answers-form-reasons'), rows: 3, maxLength: REASONS_MAX })}${languageOf(view, state, id)}
${details(
  t('answers-form-who'),
  html`<p class="hint">${t('answers-form-who-hint')}</p>${textField(view, state, { name: `refers-${id}`, label: t('answers-form-refers'), hint: t('sitting-refers-hint'), optional: true, list: 'holders' })}${checkbox(view, state, { name: `none-${id}`, label: t('answers-form-none-known'), optional: true })}`,
  notMine || wrong,
)}
${details(
  t('sitting-also'),
  html`${textField(view, state, { name: `also-${id}`, label: t('sitting-also-label'), hint: t('sitting-also-hint'), optional: true, short: true })}<div class="buttons">${button(about(t('sitting-also-give')), `give:${id}`)}</div>`,
  typed(state, `also-${id}`) !== '',
)}
<div id="aside-${id}" ${attrs({ hidden: asides.length === 0 })}>${asides.length > 0 ? asides.map((aside) => asideOf(view, id, aside, about)) : html`<p class="notice">${t('sitting-aside-now')}</p>`}</div>
<div class="buttons">${button(about(t('sitting-save-one')), `save:${id}`)}</div></section>`;
}

/** The language of one draft; asked only where the place has more than one. */
const languageOf = (view: View, state: FormState, id: string): Html =>
  view.place.languages.length < 2
    ? nothing
    : select(view, state, {
        name: `lang-${id}`,
        label: view.t('words-form-lang'),
        options: view.place.languages.map((code) => ({ value: code, label: language(code).name })),
      });

const button = (label: Html, value: string): Html =>
  html`<button type="submit" class="button quiet" name="does" value="${value}">${label}</button>`;

/** Words of another window or another clerk: both are kept until a person chooses. */
function asideOf(view: View, id: string, aside: Aside, about: (words: string) => Html): Html {
  const { t } = view;
  const when = sayInstant(view.lang, new Date(aside.changed), view.place.zone);
  return notice(
    view,
    'warn',
    t('sitting-aside', { who: aside.name, when }),
    html`${wordsShown(view, aside.words)}<div class="buttons">${button(about(t('sitting-use')), `use:${id}:${aside.browser}`)}${button(about(t('sitting-away')), `away:${id}:${aside.browser}`)}</div>`,
  );
}

/** A draft's words, to be read. */
export function wordsShown(view: View, words: DraftWords): Html {
  const { t } = view;
  const verdict = (verdicts as readonly string[]).includes(words.verdict)
    ? stateTag(view, words.verdict as (typeof verdicts)[number])
    : html`<span class="soft">${t('sitting-verdict-none')}</span>`;
  return html`<p>${verdict}</p>${words.reasons ? words.reasons.split(/\n{2,}/).map((one) => html`<p>${one}</p>`) : html`<p class="soft">${t('part-not-given')}</p>`}${
    words.refers && html`<p>${t('answers-form-refers')}: ${words.refers}</p>`
  }${words.noneKnown && html`<p>${t('answers-form-none-known')}</p>`}`;
}
