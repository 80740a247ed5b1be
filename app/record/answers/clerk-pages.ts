// The clerk's side of answers: everything that was put to anyone, and recording from a source what a holder said.
// What a clerk records is the clerk's reading and is shown as that; what a holder gave here is not theirs to replace.
import Type from 'typebox';
import type { Faults } from '../../acts/faults.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { checkboxes, dateField, type FormState, form, formState, select } from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, notice, queue, stateTag } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { addressOfLetter, letterAt, listLetters } from '../letters/store.ts';
import { holderKey, holderNames } from '../people/holder.ts';
import { privatePart, startHeld } from '../reply/held-parts.ts';
import { asKeeper, dayFrom, Sent, SentIds, sentDay, sourcesField, sourcesToChoose } from '../words/form-parts.ts';
import { holderLink, saidPlainly } from '../words/parts.ts';
import { checkedReport, recordAnswer } from './actions.ts';
import { deskCrumbs } from './asked-page.ts';
import {
  answerFields,
  askedList,
  changedNotice,
  fieldsOf,
  followsFields,
  followsFrom,
  readChoices,
  startFrom,
  wordsFrom,
} from './form.ts';
import { namedInAnswer } from './named.ts';
import { siblingsOf, type ToAnswer, toAnswer } from './store.ts';

export function wireClerkDesk(site: Site): void {
  site.desk(routes.deskReferrals, 'clerk', referralsPage);
  site.form(routes.deskReferral, {
    who: 'clerk',
    schema: Type.Object({
      ...answerFields,
      ...sentDay('on'),
      ...sentDay('until'),
      basis: Sent,
      sources: SentIds,
      also: SentIds,
    }),
    start: async (visit) => startHeld(visit, await startRecording(visit)),
    show: showRecording,
    act: async (visit, value) => {
      const own = visit.params.referral ?? '';
      const until = dayFrom(value, 'until');
      const ctx = asKeeper(visit);
      const words = wordsFrom(visit.view, value);
      const referrals = [own, ...(value.also ?? [])];
      const asked = await visit.tx((tx) => toAnswer(tx, referrals));
      const occurred = {
        on: dayFrom(value, 'on'),
        ...(until ? { until } : {}),
        basis: value.basis === 'disputed' ? ('disputed' as const) : ('reported' as const),
      };
      const sources = value.sources ?? [];
      const check = (faults: Faults) =>
        checkedReport(faults, { lang: words.lang, today: visit.view.today }, { ...words, sources, occurred });
      const first = await namedInAnswer(visit, ctx, value, { asked, words, given: 'source', check });
      if (first.waits !== undefined) return first.waits;
      const follows = followsFrom(value);
      const [recorded] = await recordAnswer(ctx, { ...words, referrals, sources, occurred, follows }, first);
      const [told] = await visit.tx((tx) => toAnswer(tx, [own]));
      return visit.view.href(routes.answer, {
        letter: told!.letter.address,
        demand: told!.demand.number,
        answer: `${told!.current!.holder_slug}-${recorded!.number}`,
      });
    },
  });
}

/** /desk/referrals: choose a letter, see what was put to whom, record what was said. */
async function referralsPage({ view, query, tx }: Visit): Promise<Html> {
  const { t, href } = view;
  const read = await tx(async (tx) => {
    const letters = await listLetters(tx, { limit: 200, offset: 0 });
    const letter = query.letter ? await letterAt(tx, query.letter) : undefined;
    const rows = letter
      ? await tx.selectFrom('referrals').select('id').where('letter_id', '=', letter.id).limit(2000).execute()
      : [];
    const all = await toAnswer(
      tx,
      rows.map((row) => row.id),
    );
    return {
      letters,
      letter,
      all,
      names: await holderNames(
        tx,
        all.map((one) => one.holder),
      ),
    };
  });
  const state = formState({ letter: read.letter ? addressOfLetter(read.letter) : '', holder: query.holder ?? '' });
  const names = [...read.names.values()];
  const fields = html`${select(view, state, {
    name: 'letter',
    label: t('answers-record-letter'),
    options: read.letters.map((one) => ({
      value: addressOfLetter(one),
      label: `${one.number}. ${saidPlainly(view, one.title)}`,
    })),
  })}${
    names.length > 1
      ? select(view, state, {
          name: 'holder',
          label: t('answers-record-holder'),
          optional: true,
          options: names.map((name) => ({ value: name.key, label: saidPlainly(view, name.name) })),
        })
      : nothing
  }`;
  const shown = read.all.filter((one) => !query.holder || holderKey(one.holder) === query.holder);
  const main = html`<h1>${t('answers-record-list')}</h1><p class="lead">${t('answers-record-list-lead')}</p>${
    read.letters.length === 0
      ? emptyState(view, { title: t('answers-record-none'), what: t('answers-record-none-what') })
      : form(view, state, {
          action: href(routes.deskReferrals),
          method: 'get',
          fields,
          submit: t('answers-record-show'),
        })
  }${read.letter && list(view, shown, read.names)}`;
  return layout(view, {
    title: t('answers-record-list'),
    desk: true,
    main,
    crumbs: deskCrumbs(view, t('answers-record-list')),
  });
}

function list(view: View, all: readonly ToAnswer[], names: Awaited<ReturnType<typeof holderNames>>): Html {
  const { t } = view;
  return html`<h2>${t('answers-record-found', { n: all.length })}</h2>${queue(
    all.map((one) => ({
      title: html`${one.demand.number}. ${saidPlainly(view, one.demand.heading)}`,
      href: view.href(routes.deskReferral, { referral: one.referral }),
      about: saidPlainly(view, names.get(holderKey(one.holder))?.name ?? null),
      state: one.current
        ? html`${stateTag(view, one.current.verdict)} ${stateTag(view, one.current.given === 'here' ? 'given' : 'recorded')}`
        : html`<small>${t('answers-record-nothing-yet')}</small>`,
    })),
  )}`;
}

async function startRecording(visit: Visit) {
  const [asked] = await visit.tx((tx) => toAnswer(tx, [visit.params.referral ?? '']));
  if (!asked) throw new Refused('not-found');
  const { current } = asked;
  return current?.given === 'source' ? { ...startFrom(current), on: current.day } : { lang: visit.view.lang };
}

async function showRecording(visit: Visit, state: FormState): Promise<Html> {
  const { view, tx, params } = visit;
  const { t } = view;
  const { choices, sources, siblings, name } = await tx(async (tx) => {
    const choices = await readChoices(tx, view, [params.referral ?? '']);
    const siblings = await toAnswer(tx, await siblingsOf(tx, params.referral ?? ''));
    const [first] = choices.all;
    return {
      choices,
      siblings,
      sources: await sourcesToChoose(tx),
      name: first && (await holderNames(tx, [first.holder])).get(holderKey(first.holder)),
    };
  });
  const [asked] = choices.all;
  if (!asked) throw new Refused('not-found');
  const here = asked.current?.given === 'here';
  const title = t('answers-record-title', {
    who: saidPlainly(view, name?.name ?? null),
    demand: `${asked.demand.number}. ${saidPlainly(view, asked.demand.heading)}`,
  });
  const fields = html`${followsFields([asked, ...siblings])}${fieldsOf(view, state, choices, 'clerk')}
${dateField(view, state, { name: 'on', label: t('answers-record-on'), fuzzy: true })}${dateField(view, state, { name: 'until', label: t('answers-record-until'), hint: t('answers-record-until-hint'), optional: true, fuzzy: true })}
${select(view, state, { name: 'basis', label: t('answers-record-basis'), optional: true, empty: t('answers-record-basis-reported'), options: [{ value: 'disputed', label: t('answers-record-basis-disputed') }] })}
${sourcesField(view, state, sources, true)}${alsoField(view, state, siblings)}${await privatePart(visit, state)}`;
  const main = html`<h1>${title}</h1><p class="lead">${t('answers-record-lead')}</p>${changedNotice(view, state)}${
    here && notice(view, 'warn', t('answers-record-here-title'), html`<p>${t('answers-record-here')}</p>`)
  }<div class="two"><div>${form(view, state, { action: view.href(routes.deskReferral, params), fields, submit: t('answers-record-publish') })}</div>
<aside><h2>${t('answers-form-asked')}</h2><p>${holderLink(view, name)}</p>${askedList(view, choices.all)}</aside></div>`;
  return layout(view, {
    title,
    desk: true,
    main,
    problems: state.errors.length > 0,
    crumbs: [
      { label: t('answers-record-list'), href: view.href(routes.deskReferrals, {}, { letter: asked.letter.address }) },
      { label: title },
    ],
  });
}

/** The same words said of other demands of the letter. */
function alsoField(view: View, state: FormState, siblings: readonly ToAnswer[]): Html {
  if (siblings.length === 0) return nothing;
  return checkboxes(view, state, {
    name: 'also',
    label: view.t('answers-record-also'),
    hint: view.t('answers-record-also-hint'),
    optional: true,
    options: siblings.map((one) => ({
      value: one.referral,
      label: `${one.demand.number}. ${saidPlainly(view, one.demand.heading)}${one.current ? ` (${view.t(`state-${one.current.verdict}`)})` : ''}`,
    })),
  });
}
