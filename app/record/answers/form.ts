// The form of an answer, for the holder and for the clerk alike: the same questions in the same order, whoever answers.
// What the person answers, and what was answered before, stands beside what they write.
import Type from 'typebox';
import type { Tx } from '../../base/database.ts';
import { routes } from '../../base/routes.ts';
import { area, checkbox, type FormState, hidden, radios, select, typed } from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { details, notice, stateTag, stateWords, whenTag } from '../../web/parts.ts';
import { inLanguage, type View } from '../../web/view.ts';
import { holderKey, parseHolder } from '../people/holder.ts';
import { askedFirst } from '../reply/held-parts.ts';
import { holderOptions, languageField, Sent } from '../words/form-parts.ts';
import { said } from '../words/parts.ts';
import type { Follows } from './actions.ts';
import { type AnswerWords, QUOTE_MAX, REASONS_MAX, type Verdict, verdicts } from './rules.ts';
import { type Answer, type ToAnswer, toAnswer } from './store.ts';

export const answerFields = {
  verdict: Sent,
  reasons: Sent,
  quote: Sent,
  refers: Sent,
  none_known: Sent,
  lang: Sent,
  /** the revision of the sitting's draft these words come from */
  draft: Sent,
  ...askedFirst,
  referrals: Type.Optional(Type.Array(Type.String(), { maxItems: 200 })),
  follows: Type.Optional(Type.Array(Type.String(), { maxItems: 200 })),
};
export const AnswerForm = Type.Object(answerFields);
type Value = { [K in 'verdict' | 'reasons' | 'quote' | 'refers' | 'none_known' | 'lang']?: string | undefined } & {
  follows?: string[] | undefined;
};

/** What was typed, as the actions take it. */
export function wordsFrom(view: View, value: Value): AnswerWords {
  return {
    verdict: value.verdict as Verdict,
    reasons: value.reasons ?? '',
    quote: value.quote,
    refers: parseHolder(value.refers),
    noneKnown: value.none_known === 'yes',
    lang: value.lang || view.lang,
  };
}

/** Which answers the form was opened on: 'referral:answer', or 'referral:' where there was none. */
export const followsFrom = (value: Value): Follows =>
  Object.fromEntries(
    (value.follows ?? []).map((one) => one.split(':')).map(([referral, answer]) => [referral, answer || null]),
  );

export const followsFields = (all: readonly ToAnswer[]): Html =>
  html`${all.map((one) => html`${hidden('referrals', one.referral)}${hidden('follows', `${one.referral}:${one.current?.id ?? ''}`)}`)}`;

/** The values a form starts with when an answer is revised. */
export const startFrom = (answer: Answer | undefined) =>
  answer
    ? {
        verdict: answer.verdict,
        reasons: answer.reasons ?? '',
        quote: answer.quote ?? '',
        refers: answer.refers_post
          ? `post:${answer.refers_post}`
          : answer.refers_organization
            ? `organization:${answer.refers_organization}`
            : '',
        none_known: answer.none_known ? 'yes' : '',
        lang: answer.lang,
      }
    : {};

export type Choices = { holders: Awaited<ReturnType<typeof holderOptions>>; all: ToAnswer[] };

/** What is answered, with its holder and the answer that counts now; in the order of the letter. */
export async function readChoices(tx: Tx, view: View, referrals: readonly string[]): Promise<Choices> {
  return { all: await toAnswer(tx, referrals), holders: await holderOptions(tx, view) };
}

/** The fields. A clerk also gives the words of the source; the verdict is then the clerk's reading. */
export function fieldsOf(view: View, state: FormState, choices: Choices, by: 'holder' | 'clerk'): Html {
  const { t } = view;
  const own = new Set(choices.all.map((one) => holderKey(one.holder)));
  const others = choices.holders.map((group) => ({
    ...group,
    options: group.options.filter((option) => !own.has(option.value)),
  }));
  return html`${radios(view, state, {
    name: 'verdict',
    label: t(by === 'holder' ? 'answers-form-verdict' : 'answers-form-verdict-read'),
    hint: by === 'clerk' ? t('answers-form-verdict-read-hint') : undefined,
    options: verdicts.map((verdict) => ({
      value: verdict,
      label: capitalized(stateWords(view, verdict)),
      hint: t(`answers-form-verdict-${by === 'holder' ? '' : 'read-'}${verdict}`),
    })),
  })}${area(view, state, {
    name: 'reasons',
    label: t(by === 'holder' ? 'answers-form-reasons' : 'answers-form-reasons-read'),
    hint: t(by === 'holder' ? 'answers-form-reasons-hint' : 'answers-form-reasons-read-hint'),
    rows: 8,
    maxLength: REASONS_MAX,
  })}${
    by === 'clerk'
      ? area(view, state, {
          name: 'quote',
          label: t('answers-form-quote'),
          hint: t('answers-form-quote-hint'),
          rows: 3,
          optional: true,
          maxLength: QUOTE_MAX,
        })
      : nothing
  }<fieldset class="field"><legend>${t('answers-form-who')}</legend><p class="hint">${t('answers-form-who-hint')}</p>${select(
    view,
    state,
    {
      name: 'refers',
      label: t('answers-form-refers'),
      optional: true,
      empty: t('answers-form-refers-none'),
      options: others,
    },
  )}${checkbox(view, state, { name: 'none_known', label: t('answers-form-none-known'), optional: true })}</fieldset>${languageField(view, state)}`;
}

const capitalized = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);

/** What is being answered: each demand with its words, and the answer that stands now. */
export function askedList(view: View, all: readonly ToAnswer[]): Html {
  const { t } = view;
  const one = (asked: ToAnswer) =>
    html`<li><h3>${asked.demand.number}. ${said(view, asked.letter.lang, asked.demand.heading)}</h3>${
      asked.demand.quote &&
      html`<blockquote class="said">${inLanguage(view, asked.letter.lang, asked.demand.quote)}</blockquote>`
    }${asked.current && current(view, asked)}<p><small><a href="${view.href(routes.demand, { letter: asked.letter.address, demand: asked.demand.number })}">${t('answers-form-public-page')}</a></small></p></li>`;
  if (all.length > 5)
    return details(t('answers-form-these', { n: all.length }), html`<ul class="list">${all.map(one)}</ul>`);
  return html`<ul class="list">${all.map(one)}</ul>`;
}

function current(view: View, { current: now, letter, demand }: ToAnswer): Html {
  if (!now) return nothing;
  const { t } = view;
  const href = view.href(routes.answer, {
    letter: letter.address,
    demand: demand.number,
    answer: `${now.holder_slug}-${now.number}`,
  });
  const words = now.reasons === null ? t('state-covered') : inLanguage(view, now.lang, now.reasons);
  return html`<div class="answer"><p><b>${t('answers-form-now')}</b> ${stateTag(view, now.verdict, { href })} <small>${whenTag(view, now.day)}</small></p><p>${words}</p></div>`;
}

/** After "changed meanwhile": another answer counts by now; it is shown, and sending again revises it. */
export function changedNotice(view: View, state: FormState): Html {
  if (!state.errors.some((error) => error.code === 'changed-meanwhile')) return nothing;
  return notice(view, 'warn', view.t('words-form-meanwhile'), html`<p>${view.t('answers-form-meanwhile')}</p>`);
}

/** The referrals a sent form, or the address it was opened at, speaks of. */
export function referralsOf(state: FormState): string[] {
  const sent = state.values.referrals;
  if (Array.isArray(sent)) return sent.map(String);
  return typed(state, 'referrals') ? [typed(state, 'referrals')] : [];
}
