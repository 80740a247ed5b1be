// The clerks' forms for statements: record one, correct one. What was typed is kept; a quotation over the limit comes back with the reason,
// and a private person who is named is told first.
import Type from 'typebox';
import { newId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { area, dateField, type FormState, hidden, radios, select, textField } from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import type { Site, Visit } from '../../web/site.ts';
import { parseHolder } from '../people/holder.ts';
import { allPersons } from '../people/store.ts';
import { namedFirst, type Recording } from '../reply/held.ts';
import { askedFirst, fieldsToKeep, pathOf, privatePart, startHeld, waitingHref } from '../reply/held-parts.ts';
import type { Services } from '../services.ts';
import { changeStatement, checkStatement, recordStatement, type StatementWords } from './actions.ts';
import {
  asKeeper,
  dayFrom,
  faultsAt,
  holderOptions,
  keeperPage,
  languageField,
  meanwhile,
  Sent,
  SentIds,
  seenField,
  sentDay,
  sourcesField,
  sourcesToChoose,
} from './form-parts.ts';
import { said, saidPlainly } from './parts.ts';
import { attributions, QUOTE_WORDS, type Standing, standings } from './rules.ts';
import { sourcesOf } from './sources.ts';
import { aboutOf, type Statement, statementById, statementByNumber } from './store.ts';
import { nameStreams } from './streams.ts';

const StatementForm = Type.Object({
  holder: Sent,
  person: Sent,
  role: Sent,
  words: Sent,
  quoted: Sent,
  venue: Sent,
  ...sentDay('day'),
  ...sentDay('until'),
  basis: Sent,
  attribution: Sent,
  standing: Sent,
  dispute: Sent,
  about: SentIds,
  lang: Sent,
  sources: SentIds,
  seen: Sent,
  ...askedFirst,
});

type SentStatement = Record<string, unknown> & {
  about?: string[];
  sources?: string[];
  words?: string;
  quoted?: string;
};

function statementWords(value: SentStatement): StatementWords {
  const holder = parseHolder(value.holder);
  const text = (name: string) => (typeof value[name] === 'string' ? (value[name] as string) : undefined);
  return {
    speaker: { ...(holder ?? {}), person: text('person'), role: text('role') },
    words: value.words ?? '',
    quoted: value.quoted !== 'told',
    venue: text('venue'),
    day: dayFrom(value, 'day'),
    until: dayFrom(value, 'until'),
    ...(value.basis === 'disputed' ? { basis: 'disputed' } : {}),
    attribution: value.attribution as 'reported',
    given: 'source',
    standing: value.standing as Standing,
    dispute: text('dispute'),
    about: value.about ?? [],
    lang: text('lang'),
    sources: value.sources ?? [],
  };
}

/** The texts of a statement in which somebody can be named. */
const toRecord = (
  { view }: Visit,
  value: SentStatement,
  { words, dispute, venue, lang, speaker }: StatementWords,
): Recording => ({
  what: 'statement',
  path: pathOf(view),
  title: '',
  lang: lang || view.lang,
  paragraphs: [words, dispute, venue, speaker.role].flatMap((one) => one || []),
  fields: fieldsToKeep(value),
});

export function wireStatementForms(site: Site, { files }: Services): void {
  site.form(routes.deskStatements, {
    who: 'clerk',
    schema: StatementForm,
    start: (visit) =>
      startHeld(visit, {
        quoted: 'told',
        attribution: 'reported',
        standing: 'reported',
        lang: visit.view.lang,
        about: visit.query.about ? [visit.query.about] : [],
      }),
    show: (visit, state) => showStatement(visit, state),
    act: async (visit, value) => {
      const ctx = asKeeper(visit);
      const words = statementWords(value);
      const first = await namedFirst(ctx, value, toRecord(visit, value, words), () => checkStatement(ctx, words));
      if (first.waits !== undefined) return waitingHref(visit.view, first.waits);
      const id = newId();
      const named = await first.named({ on: `statement/${id}`, given: 'source' });
      const { number } = await recordStatement(ctx, { ...words, id }, files, named);
      return visit.view.href(routes.statement, { statement: number });
    },
  });
  const find = (visit: Visit) =>
    visit.tx(async (tx) => {
      const address = visit.params.statement ?? '';
      const it = /^\d{1,8}$/.test(address)
        ? await statementByNumber(tx, Number(address))
        : await statementById(tx, address);
      if (!it) throw new Refused('not-found');
      return { it, about: await aboutOf(tx, it), cited: (await sourcesOf(tx, [it.act_id])).get(it.act_id) ?? [] };
    });
  site.form(routes.deskStatement, {
    who: 'clerk',
    schema: StatementForm,
    start: async (visit) => {
      const { it, about, cited } = await find(visit);
      const holder = it.speaker_post ? `post:${it.speaker_post}` : `organization:${it.speaker_organization}`;
      return startHeld(visit, {
        ...it,
        holder: it.speaker_post || it.speaker_organization ? holder : '',
        person: it.speaker_person,
        role: it.speaker_role,
        quoted: it.quoted ? 'quoted' : 'told',
        until: it.until_day,
        about,
        sources: cited.map((source) => source.id),
      });
    },
    show: async (visit, state) => showStatement(visit, state, (await find(visit)).it),
    act: async (visit, value) => {
      const { it } = await find(visit);
      const ctx = asKeeper(visit);
      const words = statementWords(value);
      const first = await namedFirst(
        ctx,
        value,
        {
          ...toRecord(visit, value, words),
          on: `statement/${it.id}`,
        },
        () => checkStatement(ctx, words),
      );
      if (first.waits !== undefined) return waitingHref(visit.view, first.waits);
      const named = await first.named({ on: `statement/${it.id}`, given: 'source' });
      await changeStatement(ctx, it.id, words, value.seen, files, named);
      return visit.view.href(routes.statement, { statement: it.number });
    },
  });
}

async function showStatement(visit: Visit, given: FormState, now?: Statement): Promise<Html> {
  const { view, tx } = visit;
  const { t } = view;
  const state = faultsAt(given, 'speaker', 'holder');
  const about = [state.values.about ?? []].flat().map(String);
  const { holders, persons, sources, names } = await tx(async (tx) => ({
    holders: await holderOptions(tx, view),
    persons: await allPersons(tx),
    sources: await sourcesToChoose(tx),
    names: await nameStreams(
      tx,
      about.filter((stream) => /^[a-z]+\/[0-9a-f-]{36}$/.test(stream)),
    ),
  }));
  const fields = html`${seenField(now)}${select(view, state, { name: 'holder', label: t('words-form-speaker'), hint: t('words-form-speaker-hint'), optional: true, options: holders })}
${select(view, state, { name: 'person', label: t('words-form-person'), optional: true, options: persons.map((one) => ({ value: one.id, label: saidPlainly(view, one.name) })) })}
${textField(view, state, { name: 'role', label: t('words-form-role'), hint: t('words-form-role-hint'), optional: true, maxLength: 200 })}
${radios(view, state, {
  name: 'quoted',
  label: t('words-form-quoted'),
  options: [
    { value: 'told', label: t('words-form-told') },
    { value: 'quoted', label: t('words-form-quote'), hint: t('words-form-quote-hint', { limit: QUOTE_WORDS - 1 }) },
  ],
})}
${area(view, state, { name: 'words', label: t('words-form-words'), maxLength: 5000 })}
${textField(view, state, { name: 'venue', label: t('words-form-venue'), optional: true, maxLength: 300 })}
${dateField(view, state, { name: 'day', label: t('words-form-day'), fuzzy: true, bound: true })}
${dateField(view, state, { name: 'until', label: t('words-form-until'), hint: t('words-form-until-hint'), fuzzy: true, optional: true })}
${radios(view, state, { name: 'attribution', label: t('words-form-attribution'), options: attributions.map((one) => ({ value: one, label: t(`words-attribution-${one}`) })) })}
${radios(view, state, { name: 'standing', label: t('words-source-standing'), options: standings.map((standing) => ({ value: standing, label: t(standing === 'own' ? 'words-standing-own' : `state-${standing}`) })) })}
${area(view, state, { name: 'dispute', label: t('words-form-dispute'), hint: t('words-form-dispute-hint'), optional: true, rows: 3, maxLength: 2000 })}
${about.map((stream) => hidden('about', stream))}${
  names.size > 0 &&
  html`<p>${t('words-about')}: ${[...names.values()].map((one, i) => html`${i > 0 && ', '}${said(view, one.lang, one.name)}`)}</p>`
}${languageField(view, state)}${sourcesField(view, state, sources, true)}${await privatePart(visit, state)}`;
  const before = now
    ? meanwhile(view, state, [
        { name: 'words', label: t('words-form-words'), now: now.words },
        { name: 'role', label: t('words-form-role'), now: now.speaker_role },
        { name: 'venue', label: t('words-form-venue'), now: now.venue },
        { name: 'day', label: t('words-form-day'), now: now.day },
        { name: 'standing', label: t('words-source-standing'), now: now.standing },
        { name: 'dispute', label: t('words-form-dispute'), now: now.dispute },
      ])
    : nothing;
  const title = now ? t('words-desk-change-statement', { n: now.number }) : t('words-desk-new-statement');
  return keeperPage(view, state, { title, before, fields });
}
