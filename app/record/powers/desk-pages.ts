// The clerks' forms of the register of powers: record one, mark its standing, end it.
// A power's words are never changed: an error is marked as withdrawn, and a later law is a new entry that replaces it.
import Type from 'typebox';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { area, checkboxes, dateField, type FormState, radios, select, textField, typed } from '../../web/forms.ts';
import { type Html, html } from '../../web/html.ts';
import { stateWords } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { parseHolder } from '../people/holder.ts';
import { allPosts } from '../people/store.ts';
import {
  asKeeper,
  dayFrom,
  faultsAt,
  holderOptions,
  keeperPage,
  languageField,
  Sent,
  SentIds,
  sentDay,
  sourcesField,
  sourcesToChoose,
} from '../words/form-parts.ts';
import { saidPlainly } from '../words/parts.ts';
import { endPower, markPower, recordPower } from './actions.ts';
import { powerReasons, powerSentence, verbWords } from './parts.ts';
import { type Mode, mayStandAs, modes, type PowerStanding, powerStandings, type Verb, verbs } from './rules.ts';
import { allPowers, findPower, nameOf, type Power, powerContext } from './store.ts';

const PowerForm = Type.Object({
  holder: Sent,
  verb: Sent,
  object: Sent,
  objectKey: Sent,
  division: Sent,
  mode: Sent,
  n: Sent,
  m: Sent,
  jointMembers: Sent,
  jointPosts: SentIds,
  basis: Sent,
  basisUrl: Sent,
  ...sentDay('from'),
  ...sentDay('until'),
  standing: Sent,
  note: Sent,
  replaces: Sent,
  limits: Sent,
  lang: Sent,
  sources: SentIds,
});

const MarkForm = Type.Object({
  what: Sent,
  standing: Sent,
  ...sentDay('until'),
  note: Sent,
  lang: Sent,
  sources: SentIds,
});

export function wireDesk(site: Site): void {
  site.form(routes.deskPowers, {
    who: 'clerk',
    schema: PowerForm,
    start: ({ query, view }) => ({ ...query, standing: 'asserted', lang: view.lang }),
    show: showPower,
    act: async (visit, value) => {
      const { n, m, sources, ...words } = value;
      const { id } = await recordPower(asKeeper(visit), {
        ...words,
        holder: parseHolder(value.holder) ?? { post: '' },
        verb: value.verb as Verb,
        object: value.object ?? '',
        mode: value.mode as Mode,
        joint: n || m ? { n: n ? Number(n) : null, m: Number(m) } : null,
        standing: value.standing as PowerStanding,
        from: dayFrom(value, 'from'),
        until: dayFrom(value, 'until'),
        sources: sources ?? [],
      });
      return visit.view.href(routes.power, { power: id });
    },
  });
  site.form(routes.deskPower, {
    who: 'clerk',
    schema: MarkForm,
    start: ({ view }) => ({ what: 'standing', lang: view.lang }),
    show: showMark,
    act: async (visit, value) => {
      const id = visit.params.power ?? '';
      const { note, lang } = value;
      const words = { note, lang, ...(value.sources ? { sources: value.sources } : {}) };
      if (value.what === 'ended') await endPower(asKeeper(visit), id, { ...words, until: dayFrom(value, 'until') });
      else await markPower(asKeeper(visit), id, { ...words, standing: value.standing as PowerStanding });
      return visit.view.href(routes.power, { power: id });
    },
  });
}

async function showPower({ view, tx }: Visit, given: FormState): Promise<Html> {
  const { t } = view;
  const state = faultsAt(given, 'joint', 'm');
  const { holders, posts, powers, sources, context } = await tx(async (tx) => {
    const powers = await allPowers(tx);
    return {
      holders: await holderOptions(tx, view),
      posts: await allPosts(tx),
      powers,
      context: await powerContext(tx, powers),
      sources: await sourcesToChoose(tx),
    };
  });
  const older = powers.filter((power) => !power.superseded || power.id === typed(state, 'replaces'));
  const option = (power: Power) => ({
    value: power.id,
    label: `${verbWords(view, power.verb)}: ${power.object ?? power.objectKey} (${saidPlainly(view, nameOf(context, power)?.name ?? null)})`,
  });
  const fields = html`${select(view, state, { name: 'holder', label: t('powers-holder'), options: holders })}
${select(view, state, { name: 'verb', label: t('powers-form-verb'), options: verbs.map((verb) => ({ value: verb, label: verbWords(view, verb) })) })}
${textField(view, state, { name: 'object', label: t('powers-form-object'), hint: t('powers-form-object-hint'), maxLength: 200 })}
${textField(view, state, { name: 'objectKey', label: t('powers-form-key'), hint: t('powers-form-key-hint'), optional: true })}
${radios(view, state, { name: 'mode', label: t('powers-mode'), options: modes.map((mode) => ({ value: mode, label: t(`powers-mode-${mode}`), hint: t(`powers-mode-${mode}-hint`) })) })}
${textField(view, state, { name: 'n', label: t('powers-form-n'), hint: t('powers-form-n-hint'), optional: true, inputmode: 'numeric', short: true })}
${textField(view, state, { name: 'm', label: t('powers-form-m'), optional: true, inputmode: 'numeric', short: true })}
${area(view, state, { name: 'jointMembers', label: t('powers-form-members'), optional: true, rows: 2, maxLength: 500 })}
${checkboxes(view, state, { name: 'jointPosts', label: t('powers-form-posts'), hint: t('powers-form-posts-hint'), optional: true, options: posts.map((post) => ({ value: post.id, label: saidPlainly(view, post.label) })) })}
${textField(view, state, { name: 'basis', label: t('powers-basis'), hint: t('powers-form-basis-hint'), optional: true, maxLength: 1000 })}
${textField(view, state, { name: 'basisUrl', label: t('powers-form-basis-url'), type: 'url', optional: true })}
${dateField(view, state, { name: 'from', label: t('powers-form-from'), fuzzy: true, optional: true })}
${dateField(view, state, { name: 'until', label: t('powers-form-until'), fuzzy: true, optional: true })}
${standingField(view, state, undefined)}
${area(view, state, { name: 'note', label: t('powers-form-note'), optional: true, maxLength: 2000 })}
${textField(view, state, { name: 'division', label: t('powers-division'), hint: t('powers-form-division-hint'), optional: true })}
${select(view, state, { name: 'replaces', label: t('powers-form-replaces'), hint: t('powers-form-replaces-hint'), optional: true, empty: t('powers-form-replaces-none'), options: older.map(option) })}
${select(view, state, { name: 'limits', label: t('powers-form-limits'), hint: t('powers-form-limits-hint'), optional: true, empty: t('powers-form-replaces-none'), options: older.map(option) })}
${languageField(view, state)}${sourcesField(view, state, sources, true)}`;
  return keeperPage(view, state, { title: t('powers-desk-new'), fields });
}

const standingField = (view: Visit['view'], state: FormState, now: PowerStanding | undefined): Html =>
  radios(view, state, {
    name: 'standing',
    label: view.t('powers-standing'),
    options: powerStandings
      .filter((standing) => mayStandAs(now, standing))
      .map((standing) => ({
        value: standing,
        label: stateWords(view, standing),
        hint: view.t(`powers-standing-${standing}`),
      })),
  });

async function showMark({ view, tx, params }: Visit, state: FormState): Promise<Html> {
  const { t } = view;
  const { power, context, sources } = await tx(async (tx) => {
    const power = await findPower(tx, params.power ?? '');
    if (!power) throw new Refused('not-found');
    if (!mayStandAs(power.standing, power.standing)) throw new Refused('closed');
    return { power, context: await powerContext(tx, [power]), sources: await sourcesToChoose(tx) };
  });
  const fields = html`${radios(view, state, {
    name: 'what',
    label: t('powers-form-what'),
    options: [
      { value: 'standing', label: t('powers-form-what-standing') },
      { value: 'ended', label: t('powers-form-what-ended') },
    ],
  })}
${standingField(view, state, power.standing)}
${dateField(view, state, { name: 'until', label: t('powers-form-until'), fuzzy: true, optional: true })}
${area(view, state, { name: 'note', label: t('powers-form-why'), maxLength: 2000 })}
${languageField(view, state)}${sourcesField(view, state, sources)}`;
  return keeperPage(view, state, {
    title: t('powers-desk-mark'),
    before: html`<p class="lead">${powerSentence(view, power, nameOf(context, power))}</p><p>${powerReasons(view, power)}</p>`,
    fields,
  });
}
