// Answering at the desk: a holder answers one demand or several, revises, or corrects what was recorded of them.
// Nothing is lost when something is wrong or somebody was faster: the words stay in the form, the other's stand beside them.
import type { Static } from 'typebox';
import type { Ctx } from '../../acts/commit.ts';
import type { Tx } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { type FormState, form, hidden, typed } from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, notice } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { rich, to, type View } from '../../web/view.ts';
import { askedOf } from '../people/asked.ts';
import { type Holder, holderKey } from '../people/holder.ts';
import { privatePart, startHeld } from '../reply/held-parts.ts';
import { holderOptions } from '../words/form-parts.ts';
import { saidPlainly } from '../words/parts.ts';
import { correctRecorded, giveAnswer, reviseAnswer } from './actions.ts';
import { askedPage, deskCrumbs } from './asked-page.ts';
import {
  AnswerForm,
  askedList,
  changedNotice,
  fieldsOf,
  followsFields,
  followsFrom,
  readChoices,
  referralsOf,
  startFrom,
  wordsFrom,
} from './form.ts';
import { namedInAnswer } from './named.ts';
import { holderCalled } from './sitting/form.ts';
import { draftsFor, dropUnchanged } from './sitting/store.ts';
import { answerById, type ToAnswer, toAnswer } from './store.ts';

const holders = ['holder', 'speaker'] as const;

export function wireHolderDesk(site: Site): void {
  site.desk(routes.deskAsked, [...holders], askedPage);
  site.form(routes.deskAnswer, {
    who: [...holders],
    schema: AnswerForm,
    start: async (visit) =>
      startHeld(visit, {
        ...(await startOf(visit, visit.params.referral ?? '')),
        referrals: [visit.params.referral],
      }),
    show: (visit, state) => showForm(visit, state, visit.view.href(routes.deskAnswer, visit.params)),
    act: act,
  });
  site.form(routes.deskAskedAnswer, {
    who: [...holders],
    schema: AnswerForm,
    start: async (visit) => startHeld(visit, { referrals: await chosen(visit), lang: visit.view.lang }),
    show: (visit, state) => showForm(visit, state, visit.view.href(routes.deskAskedAnswer)),
    act: act,
  });
  site.form(routes.deskAnswerRevise, {
    who: [...holders],
    schema: AnswerForm,
    start: async (visit) => {
      const answer = await answerOf(visit);
      return startHeld(visit, { ...startFrom(answer), referrals: [answer.referral] });
    },
    show: (visit, state) => showForm(visit, state, visit.view.href(routes.deskAnswerRevise, visit.params)),
    act: async (visit, value) => {
      const before = await answerOf(visit);
      const asked = await visit.tx((tx) => toAnswer(tx, [before.referral]));
      const ctx = seatFor(visit, asked[0]!.holder);
      const does = before.given === 'source' ? correctRecorded : reviseAnswer;
      const words = wordsFrom(visit.view, value);
      const first = await namedInAnswer(visit, ctx, value, { asked, words, given: 'here' });
      if (first.waits !== undefined) return first.waits;
      const { number } = await does(ctx, { ...words, answer: before.id }, first);
      return publicHref(visit, before.referral, number);
    },
  });
}

/** A holder who answered before revises: the form starts with their own words; out of a sitting, with the draft's. */
async function startOf(visit: Visit, referral: string) {
  const [asked] = await visit.tx((tx) => toAnswer(tx, [referral]));
  if (!asked) throw new Refused('not-found');
  if (visit.query.draft) {
    seatFor(visit, asked.holder);
    const draft = await visit.tx((tx) => startFromDraft(tx, visit.view, referral));
    if (draft) return { ...draft, private: 'yes' };
  }
  return asked.current ? startFrom(asked.current) : { lang: visit.view.lang };
}

/** The words of a sitting's draft, as the form of one answer takes them. */
async function startFromDraft(tx: Tx, view: View, referral: string) {
  const draft = (await draftsFor(tx, [referral])).get(referral);
  if (!draft) return undefined;
  const { verdict, reasons, refers, noneKnown, lang } = draft.words;
  const holder = refers ? holderCalled(await holderOptions(tx, view), refers) : undefined;
  const words = { verdict, reasons, lang, refers: holder ? holderKey(holder) : '', none_known: noneKnown ? 'yes' : '' };
  return { ...words, draft: draft.revision };
}

async function answerOf(visit: Visit) {
  const answer = await visit.tx((tx) => answerById(tx, visit.params.answer ?? ''));
  if (!answer) throw new Refused('not-found');
  return answer;
}

/** What was ticked, or everything of a letter that waits. */
async function chosen(visit: Visit): Promise<string[]> {
  const { r } = visit.request.query as { r?: string | string[] };
  if (r !== undefined) return [r].flat().slice(0, 200);
  const { viewer, view } = visit;
  const asked = await visit.tx((tx) =>
    askedOf(
      tx,
      viewer!.posts.map((one) => one.post),
      viewer!.speaksFor.map((one) => one.organization),
      view.today,
    ),
  );
  const letter = Number(visit.query.letter);
  const open = asked.filter((one) => one.letter.number === letter && one.state.state !== 'answered');
  // One form speaks for one office: whoever holds two answers for each.
  const first = open[0] && holderKey(open[0].holder);
  return open.filter((one) => holderKey(one.holder) === first).map((one) => one.referral);
}

/** The context to speak for a holder in. @throws Refused forbidden when the viewer does not hold it */
export function seatFor(visit: Visit, holder: Holder): Ctx {
  const { viewer } = visit;
  if ('post' in holder) {
    const held = viewer?.posts.find((one) => one.post === holder.post);
    if (held) return visit.as('holder', viewer!.name, held.membership);
  } else {
    const spoken = viewer?.speaksFor.find((one) => one.organization === holder.organization);
    if (spoken) return visit.as('speaker', viewer!.name, spoken.organization);
  }
  throw new Refused('forbidden');
}

async function act(visit: Visit, value: Static<typeof AnswerForm>): Promise<string> {
  const all = await visit.tx((tx) => toAnswer(tx, value.referrals ?? []));
  if (all.length === 0) throw new Refused('not-found');
  const ctx = seatFor(visit, all[0]!.holder);
  const words = wordsFrom(visit.view, value);
  const first = await namedInAnswer(visit, ctx, value, { asked: all, words, given: 'here' });
  if (first.waits !== undefined) return first.waits;
  const referrals = all.map((one) => one.referral);
  const { draft } = value;
  const beside = draft ? (tx: Tx) => dropUnchanged(tx, ctx.place, referrals[0]!, Number(draft)) : undefined;
  const answered = await giveAnswer(ctx, { ...words, referrals, follows: followsFrom(value) }, { ...first, beside });
  const [only] = answered;
  if (answered.length === 1 && only) return publicHref(visit, only.referral, only.number);
  return visit.view.href(routes.deskAsked, {}, { answered: answered.length });
}

async function publicHref(visit: Visit, referral: string, number: number): Promise<string> {
  const [asked] = await visit.tx((tx) => toAnswer(tx, [referral]));
  return visit.view.href(routes.answer, {
    letter: asked!.letter.address,
    demand: asked!.demand.number,
    answer: `${asked!.current!.holder_slug}-${number}`,
  });
}

/** Sent without a tick, as anyone may. */
function nothingChosen(view: View): Html {
  const { t, href } = view;
  const title = t('answers-form-none-title');
  const next = { href: href(routes.deskAsked), label: t('answers-asked-title') };
  const main = html`<h1>${title}</h1>${emptyState(view, { title: t('answers-form-none'), what: t('answers-form-none-what'), next })}`;
  return layout(view, { title, desk: true, main, crumbs: deskCrumbs(view, title) });
}

/** What the page is called: one demand by its own name, several by their number. */
function titleOf(view: View, all: readonly ToAnswer[]): string {
  const { t } = view;
  const [one] = all;
  if (all.length > 1 || !one) return t('answers-form-title', { n: all.length });
  const demand = { demand: `${one.demand.number}. ${saidPlainly(view, one.demand.heading)}` };
  if (one.current?.given === 'source') return t('answers-form-correct', demand);
  return one.current ? t('answers-form-revise', demand) : t('answers-form-one', demand);
}

/** Out of a sitting: the others are published, this one asks who is named in it. */
const publishedBefore = ({ view, query }: Visit): Html =>
  /^[1-9]\d{0,2}$/.test(query.published ?? '')
    ? notice(view, 'done', view.t('answers-asked-done', { n: Number(query.published) }))
    : nothing;

async function showForm(visit: Visit, state: FormState, action: string): Promise<Html> {
  const { view, tx } = visit;
  const { t } = view;
  const choices = await tx((tx) => readChoices(tx, view, referralsOf(state)));
  const { all } = choices;
  if (all.length === 0) return nothingChosen(view);
  for (const one of all) seatFor(visit, one.holder);
  const title = titleOf(view, all);
  const draft = typed(state, 'draft');
  const fields = html`${followsFields(all)}${draft && hidden('draft', draft)}${fieldsOf(view, state, choices, 'holder')}${await privatePart(visit, state)}`;
  const main = html`<h1>${title}</h1><p class="lead">${rich(view, 'answers-form-lead', { letter: html`<a href="${view.href(routes.letter, { letter: all[0]!.letter.address })}">${all[0]!.letter.title ?? t('state-covered')}</a>` })}</p>${publishedBefore(visit)}${changedNotice(view, state)}
<div class="two"><div>${form(view, state, { action, fields, submit: t('answers-form-publish') })}<p class="hint gap">${rich(view, 'answers-form-public', { link: to(view.href(routes.about)) })}</p></div>
<aside><h2>${t('answers-form-asked')}</h2>${askedList(view, all)}</aside></div>`;
  return layout(view, {
    title,
    desk: true,
    main,
    problems: state.errors.length > 0,
    crumbs: [
      { label: t('answers-asked-title'), href: view.href(routes.deskAsked) },
      ...deskCrumbs(view, title).slice(1),
    ],
  });
}
