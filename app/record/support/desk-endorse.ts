// The desk's forms about endorsements: a speaker endorses for the own organization, a clerk records one from a source; either is
// withdrawn the same way. What is endorsed stands beside the form.
import Type from 'typebox';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import {
  area,
  checkboxes,
  dateField,
  type FormState,
  form,
  hidden,
  radios,
  select,
  submit,
  textField,
} from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { notice } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { rich, to } from '../../web/view.ts';
import { asSpeaker, isClerk, speakers } from '../letters/desk-parts.ts';
import { letterHref, letterName } from '../letters/parts.ts';
import { addressOfLetter, type LetterEntered, letterById } from '../letters/store.ts';
import { allOrganizations } from '../people/store.ts';
import {
  asKeeper,
  dayFrom,
  languageField,
  Sent,
  SentIds,
  sentDay,
  sourcesField,
  sourcesToChoose,
} from '../words/form-parts.ts';
import { saidPlainly } from '../words/parts.ts';
import { endorse, withdrawEndorsement } from './endorse.ts';
import { type Mandate, mandates } from './rules.ts';
import { openVersion } from './sign.ts';
import { endorsementById } from './store.ts';

const Endorsing = Type.Object({
  version: Sent,
  organization: Sent,
  demands: SentIds,
  signed_by: Sent,
  mandate: Sent,
  authority: Sent,
  reservation: Sent,
  lang: Sent,
  sources: SentIds,
  ...sentDay('day'),
});

const Withdrawing = Type.Object({ words: Sent, lang: Sent, sources: SentIds, ...sentDay('day') });

export function wireEndorsing(site: Site): void {
  site.form(routes.deskEndorse, {
    who: ['speaker', 'clerk'],
    schema: Endorsing,
    start: async (visit) => {
      const { version } = await mustEndorse(visit);
      const [own] = speakers(visit);
      return { version: version.id, lang: visit.view.lang, ...(own && !isClerk(visit) ? { organization: own } : {}) };
    },
    show: showEndorsing,
    act: async (visit, value) => {
      const { letter } = await mustEndorse(visit);
      const organization = value.organization ?? '';
      const own = speakers(visit).includes(organization) && !value.sources?.length;
      await endorse(own ? asSpeaker(visit, organization) : asRecorder(visit), {
        letter: letter.id,
        version: value.version ?? '',
        organization,
        demands: value.demands,
        signedBy: value.signed_by,
        mandate: value.mandate as Mandate,
        authority: value.authority,
        reservation: value.reservation,
        lang: value.lang || visit.view.lang,
        day: dayFrom(value, 'day'),
        sources: value.sources,
      });
      return visit.view.href(routes.letterSupport, { letter: addressOfLetter(letter) });
    },
  });
  site.form(routes.deskEndorsementWithdraw, {
    who: ['speaker', 'clerk'],
    schema: Withdrawing,
    start: ({ view }) => ({ lang: view.lang }),
    show: showWithdrawing,
    act: async (visit, value) => {
      const { letter, ctx, id } = await mustWithdraw(visit, value.sources);
      await withdrawEndorsement(ctx, {
        endorsement: id,
        words: value.words,
        lang: value.lang || visit.view.lang,
        day: dayFrom(value, 'day'),
        sources: value.sources,
      });
      return visit.view.href(routes.letterSupport, { letter });
    },
  });
}

function asRecorder(visit: Visit) {
  if (!isClerk(visit)) throw new Refused('forbidden');
  return asKeeper(visit);
}

type Endorsable = {
  letter: LetterEntered;
  version: { id: string; number: number };
  demands: { id: string; number: number; heading: string | null }[];
};

async function mustEndorse(visit: Visit): Promise<Endorsable> {
  return visit.tx(async (tx) => {
    const letter = await letterById(tx, visit.params.letter ?? '');
    const version = letter && (await openVersion(tx, letter.id));
    if (!letter) throw new Refused('not-found');
    if (!version) throw new Refused('closed');
    const demands = await tx
      .selectFrom('demands')
      .select(['id', 'number', 'heading'])
      .where('letter_id', '=', letter.id)
      .where('superseded_by', 'is', null)
      .orderBy('number')
      .execute();
    return { letter, version, demands };
  });
}

async function showEndorsing(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t, href } = view;
  const { letter, version, demands } = await mustEndorse(visit);
  const { organizations, sources } = await visit.tx(async (tx) => ({
    organizations: await allOrganizations(tx),
    sources: isClerk(visit) ? await sourcesToChoose(tx) : [],
  }));
  const own = speakers(visit);
  const offered = isClerk(visit) ? organizations : organizations.filter((one) => own.includes(one.id));
  const moved = typeof state.values.version === 'string' && state.values.version !== version.id;
  const fields = html`${hidden('version', version.id)}${select(view, state, {
    name: 'organization',
    label: t('support-endorse-organization'),
    options: offered.map((one) => ({ value: one.id, label: saidPlainly(view, one.name) })),
  })}${
    demands.length > 0 &&
    checkboxes(view, state, {
      name: 'demands',
      label: t('support-endorse-demands'),
      hint: t('support-endorse-demands-hint'),
      optional: true,
      options: demands.map((one) => ({ value: one.id, label: `${one.number}. ${saidPlainly(view, one.heading)}` })),
    })
  }${textField(view, state, { name: 'signed_by', label: t('support-endorse-signed-by'), hint: t('support-endorse-signed-by-hint'), maxLength: 200 })}${radios(
    view,
    state,
    {
      name: 'mandate',
      label: t('support-endorse-mandate'),
      options: mandates.map((one) => ({ value: one, label: t(`support-mandate-${one}`) })),
    },
  )}${textField(view, state, { name: 'authority', label: t('support-endorse-authority'), hint: t('support-endorse-authority-hint'), optional: true, maxLength: 500 })}${area(
    view,
    state,
    {
      name: 'reservation',
      label: t('support-endorse-reservation'),
      hint: t('support-endorse-reservation-hint'),
      optional: true,
      maxLength: 3000,
    },
  )}${languageField(view, state)}${
    isClerk(visit)
      ? html`${dateField(view, state, { name: 'day', label: t('support-endorse-day'), fuzzy: true, optional: true })}${sourcesField(view, state, sources, own.length === 0)}`
      : nothing
  }`;
  const at = { letter: addressOfLetter(letter), version: version.number };
  const title = t('support-endorse-title', { title: letterName(view, letter) });
  const main = html`<h1>${title}</h1><p class="lead">${rich(view, 'support-endorse-lead', { n: version.number, link: to(href(routes.letterVersion, at)) })}</p>${
    moved &&
    notice(
      view,
      'warn',
      t('support-new-version-title'),
      html`<p>${rich(view, 'support-new-version-what', { link: to(href(routes.letterVersion, at)) })}</p>`,
    )
  }${form(view, state, { action: view.path, fields, submit: t('support-endorse-do') })}`;
  return layout(view, {
    title,
    main,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: [{ label: letterName(view, letter), href: letterHref(view, letter) }, { label: t('support-endorse') }],
  });
}

/** @throws Refused `not-found`, `forbidden` for anyone it is not of */
async function mustWithdraw(visit: Visit, sources?: readonly string[]) {
  const id = visit.params.endorsement ?? '';
  const one = await visit.tx((tx) => endorsementById(tx, id));
  if (!one) throw new Refused('not-found');
  const own = speakers(visit).includes(one.organization);
  if (!own && !isClerk(visit)) throw new Refused('forbidden');
  const ctx = own && !sources?.length ? asSpeaker(visit, one.organization) : asRecorder(visit);
  return { id, one, ctx, letter: `${one.letter_number}-${one.letter_slug}` };
}

async function showWithdrawing(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t, href } = view;
  const { one, letter } = await mustWithdraw(visit);
  if (one.withdrawn) throw new Refused('duplicate');
  const sources = isClerk(visit) ? await visit.tx(sourcesToChoose) : [];
  const fields = html`${area(view, state, { name: 'words', label: t('support-withdraw-words'), hint: t('support-withdraw-words-hint'), optional: true, maxLength: 3000 })}${languageField(view, state)}${
    isClerk(visit)
      ? html`${dateField(view, state, { name: 'day', label: t('support-endorse-day'), fuzzy: true, optional: true })}${sourcesField(view, state, sources)}`
      : nothing
  }`;
  const title = t('support-withdraw-title');
  const who = saidPlainly(view, one.name);
  const main = html`<h1>${title}</h1><p class="lead">${t('support-withdraw-lead', { who, title: saidPlainly(view, one.letter_title), n: one.version })}</p>${form(
    view,
    state,
    { action: view.path, fields, submit: submit(t('support-withdraw-do'), { kind: 'final' }) },
  )}`;
  return layout(view, {
    title,
    main,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: [{ label: t('support-title'), href: href(routes.letterSupport, { letter }) }, { label: title }],
  });
}
