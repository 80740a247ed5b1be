// The review before publishing: every draft with its words, what is still missing, and a tick for each that is ready.
// What is published is what stands here: a draft that was changed since the page was shown is not published unseen.
import Type, { type Static } from 'typebox';
import { Faults } from '../../../acts/faults.ts';
import { invalid, Refused } from '../../../base/refused.ts';
import { routes } from '../../../base/routes.ts';
import { islandPath } from '../../../web/assets.ts';
import {
  errorText,
  type FieldError,
  type FormState,
  form,
  hidden,
  type OptionGroup,
  submit,
  textField,
} from '../../../web/forms.ts';
import { attrs, type Html, html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { emptyState, notice } from '../../../web/parts.ts';
import type { Visit } from '../../../web/site.ts';
import { rich, to, type View } from '../../../web/view.ts';
import { holderOptions, Sent } from '../../words/form-parts.ts';
import { said } from '../../words/parts.ts';
import type { OwnWords } from '../actions.ts';
import { seatFor } from '../desk-pages.ts';
import { textsOf, untoldInAnswers } from '../named.ts';
import { checkedWords, type Verdict } from '../rules.ts';
import type { ToAnswer } from '../store.ts';
import { publishDrafts, readSitting, type Sitting } from './actions.ts';
import { holderCalled } from './form.ts';
import { wordsShown } from './pages.ts';
import { type Draft, isEmpty, numbersIn } from './rules.ts';

export const ReviewForm = Type.Object({
  r: Type.Optional(Type.Array(Type.String(), { maxItems: 200 })),
  seen: Type.Optional(Type.Array(Type.String(), { maxItems: 1000 })),
  /** the numbers of answers that name a private person */
  private: Sent,
});

type Reviewed = { asked: ToAnswer; draft: Draft; words: OwnWords; faults: FieldError[] };

/** Each draft as it would be published, and what is still wrong with it. */
function reviewed(view: View, { all, drafts }: Sitting, holders: readonly OptionGroup[]): Reviewed[] {
  return all.flatMap((asked) => {
    const draft = drafts.get(asked.referral);
    if (!draft || isEmpty(draft.words)) return [];
    const { verdict, reasons, refers, noneKnown, lang } = draft.words;
    const named = refers ? holderCalled(holders, refers) : undefined;
    const faults = new Faults();
    const words = checkedWords(
      faults,
      { verdict: verdict as Verdict, reasons, refers: named, noneKnown, lang },
      view.place.languages[0]!,
    );
    const unknown = verdict === 'not-my-power' && refers && !named;
    const told = unknown
      ? [...faults.fields.filter((one) => one.field !== 'refers'), { field: 'refers', code: 'holder-unknown' }]
      : faults.fields;
    return [
      { asked, draft, words: { ...words, referral: asked.referral, follows: asked.current?.id ?? null }, faults: told },
    ];
  });
}

async function readReview(visit: Visit): Promise<{ sitting: Sitting; list: Reviewed[] }> {
  return visit.tx(async (tx) => {
    const sitting = await readSitting(tx, visit);
    return { sitting, list: reviewed(visit.view, sitting, await holderOptions(tx, visit.view)) };
  });
}

/**
 * Publishes what is ticked, in one commit; but for answers that name a private person, who is told first: they are led to the form of one
 * answer, where the question is asked.
 */
export async function publishReviewed(visit: Visit, value: Static<typeof ReviewForm>): Promise<string> {
  const { sitting, list } = await readReview(visit);
  const alone = namingIn(list, value.private ?? '');
  const wanted = new Set(value.r ?? []);
  // `referral:revision:answer`: what stood on the page for each, and the answer that counted then.
  const marks = (value.seen ?? []).map((one) => one.split(':'));
  const seen = new Map(marks.map(([id, revision]) => [id!, Number(revision)]));
  const follows = new Map(marks.map(([id, , answer]) => [id!, answer || null]));
  const chosen = list.filter((one) => wanted.has(one.asked.referral));
  if (wanted.size === 0) throw new Refused('invalid', { fields: [{ field: 'r', code: 'answer-none-chosen' }] });
  // A draft that is gone or was emptied since is as changed as one with other words.
  if (chosen.length < wanted.size) throw new Refused('changed-meanwhile');
  const wrong = chosen.filter((one) => one.faults.length > 0);
  if (wrong.length > 0) throw new Refused('invalid', { fields: [{ field: 'r', code: 'sitting-not-ready' }] });
  const now = chosen.filter((one) => !alone.includes(one));
  const texts = now.map(({ words }) => ({ referral: words.referral, texts: textsOf(words) }));
  const [name] = now.length > 0 ? await visit.tx((tx) => untoldInAnswers(tx, texts)) : [];
  if (name) throw invalid('private', 'reply-named-before', { name });
  const answered =
    now.length > 0
      ? await publishDrafts(
          seatFor(visit, sitting.holder),
          now.map(({ words }) => ({ ...words, follows: follows.get(words.referral) ?? null })),
          seen,
        )
      : [];
  const [first] = alone;
  if (first) {
    const query = { draft: 'yes', published: answered.length || undefined };
    return visit.view.href(routes.deskAnswer, { referral: first.asked.referral }, query);
  }
  return visit.view.href(routes.deskSitting, {}, { for: visit.query.for, published: answered.length });
}

/** The drafts of these demands. @throws Refused invalid for what is no number, or of no draft */
function namingIn(list: readonly Reviewed[], typed: string): Reviewed[] {
  const numbers = typed.trim() ? numbersIn(typed) : [];
  if (!numbers) throw invalid('private', 'sitting-numbers');
  const unknown = numbers.filter((n) => !list.some((one) => one.asked.demand.number === n));
  if (unknown.length > 0)
    throw invalid('private', 'sitting-numbers-unknown', { numbers: unknown.slice(0, 10).join(', ') });
  return list.filter((one) => numbers.includes(one.asked.demand.number));
}

export async function reviewPage(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const { list } = await readReview(visit);
  const title = t('sitting-review-title');
  const ready = list.filter((one) => one.faults.length === 0);
  const back = view.href(routes.deskSitting, {}, { for: visit.query.for });
  // A form that came back keeps its ticks; at first everything that is ready is ticked, but for what has other words beside it.
  const sent = state.errors.length > 0 ? new Set([state.values.r ?? []].flat().map(String)) : undefined;
  const ticked = ({ asked, draft }: Reviewed) => sent?.has(asked.referral) ?? draft.asides.length === 0;
  const changed = state.errors.some((error) => error.code === 'changed-meanwhile');
  state.labels.set('r', t('sitting-review-choose'));
  const fields = html`<fieldset class="field" id="f-r"><legend>${t('sitting-review-choose')}</legend><ul class="list">${list.map((one) => row(view, one, ticked(one), back))}</ul></fieldset>${textField(view, state, { name: 'private', label: t('sitting-review-private'), hint: t('sitting-review-private-hint'), optional: true, short: true })}`;
  const main = html`<h1>${title}</h1><p class="lead">${t('sitting-review-lead', { ready: ready.length, all: list.length })}</p><p><a href="${back}">${t('sitting-back')}</a></p>${
    changed && notice(view, 'warn', t('words-form-meanwhile'), html`<p>${t('sitting-changed')}</p>`)
  }${
    list.length === 0
      ? emptyState(view, {
          title: t('sitting-review-none'),
          what: t('sitting-review-none-what'),
          next: { href: back, label: t('sitting-back') },
        })
      : html`${form(view, state, {
          action: view.href(routes.deskSittingReview, {}, { for: visit.query.for }),
          id: 'sitting-review',
          fields,
          submit: submit(t('sitting-publish'), {}),
        })}<div class="gap" id="sitting-publishing" role="status" data-words="${t('sitting-publishing')}"></div><p class="hint gap">${rich(view, 'answers-form-public', { link: to(view.href(routes.about)) })}</p>`
  }`;
  return layout(view, {
    title,
    desk: true,
    main,
    problems: state.errors.length > 0,
    scripts: [islandPath('sitting.ts')],
    crumbs: [
      { label: t('answers-asked-title'), href: view.href(routes.deskAsked) },
      { label: t('sitting-crumb'), href: back },
      { label: title },
    ],
  });
}

function row(view: View, { asked, draft, faults }: Reviewed, ticked: boolean, back: string): Html {
  const { t } = view;
  const id = `r-${asked.referral}`;
  const name = html`<b>${asked.demand.number}.</b> ${said(view, asked.letter.lang, asked.demand.heading)}`;
  const words = wordsShown(view, draft.words);
  const change = html`<p><a href="${back}#d-${asked.referral}">${t('part-change')}<span class="vh"> ${asked.demand.number}</span></a>${draft.asides.length > 0 && html` · ${t('sitting-aside-now')}`}</p>`;
  if (faults.length > 0)
    return html`<li><div>${name}<p class="error">${faults.map((fault) => html`${errorText(view, fault)} `)}</p>${words}${change}</div></li>`;
  return html`<li>${hidden('seen', `${asked.referral}:${draft.revision}:${asked.current?.id ?? ''}`)}<div class="pick"><input ${attrs({ type: 'checkbox', id, name: 'r', value: asked.referral, checked: ticked })}><div><label for="${id}">${name}</label>${words}${change}</div></div></li>`;
}
