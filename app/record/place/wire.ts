// The place's own pages: what every place says of itself, and the steward's settings, contact and calendar, all changed by acts.
import { isDeepStrictEqual } from 'node:util';
import Type, { type Static } from 'typebox';
import { commit, draft } from '../../acts/commit.ts';
import { calendarSet, contactDraft, isZone, placeChanged } from '../../acts/places.ts';
import { routes } from '../../base/routes.ts';
import { languages } from '../../i18n/languages.ts';
import {
  area,
  checkboxes,
  type FieldError,
  type FormState,
  form,
  type Raw,
  textField,
  typed,
} from '../../web/forms.ts';
import { type Html, html, join } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import type { Site, Visit } from '../../web/site.ts';
import { staticPage, staticPages } from '../../web/static-pages.ts';
import type { View } from '../../web/view.ts';
import { calendarOf } from '../clocks/calendar.ts';
import { languageField } from '../words/form-parts.ts';
import { linesOf, proposedDays, readDays } from './calendar.ts';

const Settings = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 120 }),
  division: Type.String({ minLength: 1, maxLength: 200 }),
  languages: Type.Array(Type.String({ enum: languages.map((language) => language.code) }), { minItems: 1 }),
  zone: Type.String({ minLength: 1, maxLength: 64 }),
  email: Type.Optional(Type.String({ maxLength: 254 })),
  words: Type.Optional(Type.String({ maxLength: 500 })),
  lang: Type.Optional(Type.String({ enum: languages.map((language) => language.code) })),
});
const Calendar = Type.Object({
  year: Type.String({ pattern: '^20[0-9]{2}$' }),
  days: Type.String({ maxLength: 20_000 }),
  rest: Type.Optional(Type.Array(Type.String({ pattern: '^[0-6]$' }), { maxItems: 6 })),
});

export function wire(site: Site): void {
  for (const { page, route } of staticPages) site.page(route, (visit) => staticPage(visit.view, page));
  site.form(routes.deskPlace, {
    who: 'steward',
    schema: Settings,
    start: ({ place, view }) => ({
      name: place.name,
      division: place.divisionId,
      languages: place.languages,
      zone: place.zone,
      lang: view.lang,
      ...place.contact,
    }),
    show: (visit, state) => settingsPage(visit.view, state),
    check: unknownIn,
    async act(visit, value) {
      const changes = changedIn(visit, value);
      if (changes.length > 0) await commit(visit.as('steward', visit.viewer!.name), changes);
      await site.directory.refresh();
      return visit.view.href(routes.deskPlace);
    },
  });
  site.form(routes.deskCalendar, {
    who: 'steward',
    schema: Calendar,
    start: startCalendar,
    check: (raw) =>
      readDays(String(raw.days ?? ''), String(raw.year ?? '').trim()).problems.map(({ code, line }) => ({
        field: 'days',
        code,
        args: { line: String(line), year: String(raw.year) },
      })),
    show: (visit, state) => calendarPage(visit.view, state),
    async act(visit, value) {
      const { days } = readDays(value.days, value.year);
      await commit(visit.as('steward', visit.viewer!.name), [
        draft({ act: calendarSet, body: { year: Number(value.year), days, rest: (value.rest ?? []).map(Number) } }),
      ]);
      return visit.view.href(routes.deskCalendar, {}, { year: value.year });
    },
  });
}

/** An act for each of the two that says something else than before: the settings, and how the stewards are reached. */
function changedIn({ place, view }: Visit, value: Static<typeof Settings>): ReturnType<typeof draft>[] {
  const { email = '', words = '', lang = view.lang, ...settings } = value;
  const { name, divisionId: division, languages, zone, example, contact } = place;
  const changes: ReturnType<typeof draft>[] = [];
  if (!isDeepStrictEqual(settings, { name, division, languages, zone }))
    changes.push(draft({ act: placeChanged, body: { ...settings, ...(example ? { banner: example } : {}) } }));
  const before = { email: contact?.email ?? '', words: contact?.words ?? '', lang: contact?.lang ?? lang };
  if (!isDeepStrictEqual({ email, words, lang }, before)) changes.push(contactDraft({ email, words, lang }));
  return changes;
}

/** A zone or division that cannot be. */
function unknownIn(raw: Raw): FieldError[] {
  const problems: FieldError[] = [];
  if (!/^ocd-division\/country:[a-z]{2}(\/[^/:]+:[^/:]+)*$/.test(String(raw.division ?? '').trim()))
    problems.push({ field: 'division', code: 'place-division' });
  if (!isZone(String(raw.zone ?? '').trim())) problems.push({ field: 'zone', code: 'place-zone' });
  return problems;
}

/** The calendar as it stands; for a year that has none yet, the proposal of the holiday package. */
async function startCalendar(visit: Visit) {
  const year = Number(/^\d{4}$/.exec(visit.query.year ?? '')?.[0] ?? visit.view.today.slice(0, 4));
  const all = await visit.tx((tx) =>
    tx.selectFrom('calendar').select(['year', 'days', 'rest']).where('superseded_by', 'is', null).execute(),
  );
  const kept = all.find((one) => one.year === year);
  const days = kept?.days ?? (await proposedDays(visit.place.divisionId, year, visit.view.lang));
  return { year: String(year), days: linesOf(days), rest: [...calendarOf(all).restOf(year)].map(String) };
}

function settingsPage(view: View, state: FormState): Html {
  const { t } = view;
  const fields = html`${textField(view, state, { name: 'name', label: t('place-name'), maxLength: 120 })}
${textField(view, state, { name: 'division', label: t('place-division'), hint: t('place-division-hint'), spellcheck: false })}
${checkboxes(view, state, { name: 'languages', label: t('place-languages'), hint: t('place-languages-hint'), options: languages.map(({ code, name }) => ({ value: code, label: name })) })}
${textField(view, state, { name: 'zone', label: t('place-zone'), hint: t('place-zone-hint'), spellcheck: false })}
${textField(view, state, { name: 'email', label: t('place-email'), hint: t('place-email-hint'), type: 'email', optional: true })}
${area(view, state, { name: 'words', label: t('place-contact'), hint: t('place-contact-hint'), optional: true, rows: 3, maxLength: 500 })}${languageField(view, state)}`;
  return desk(
    view,
    state,
    t('place-settings-title'),
    t('place-settings-lead'),
    html`${form(view, state, { action: view.href(routes.deskPlace), fields, submit: t('place-save') })}
<p class="gap"><a href="${view.href(routes.deskCalendar)}">${t('place-calendar-link')}</a></p>`,
  );
}

function calendarPage(view: View, state: FormState): Html {
  const { t } = view;
  const fields = html`${textField(view, state, { name: 'year', label: t('place-year'), hint: t('place-year-hint'), inputmode: 'numeric', short: true })}
${checkboxes(view, state, { name: 'rest', label: t('place-rest'), hint: t('place-rest-hint'), options: weekdays(view) })}
${area(view, state, { name: 'days', label: t('place-days'), hint: t('place-days-hint'), rows: 16 })}`;
  return desk(
    view,
    state,
    t('place-calendar-title'),
    t('place-calendar-lead'),
    html`<p>${otherYears(view, typed(state, 'year'))}</p>
${form(view, state, { action: view.href(routes.deskCalendar), fields, submit: t('place-save') })}`,
  );
}

/** Monday first; 0 is Sunday, as in the act. */
function weekdays(view: View) {
  const names = new Intl.DateTimeFormat(view.lang, { weekday: 'long', timeZone: 'UTC' });
  // The first of March 2026 is a Sunday.
  return [1, 2, 3, 4, 5, 6, 0].map((day) => ({ value: String(day), label: names.format(Date.UTC(2026, 2, 1 + day)) }));
}

/** Ways to the year before and the year after. */
function otherYears(view: View, year: string): Html {
  const around = /^20\d\d$/.test(year) ? [Number(year) - 1, Number(year) + 1] : [];
  return join(
    around.map((each) => html`<a href="${view.href(routes.deskCalendar, {}, { year: each })}">${String(each)}</a>`),
    ' · ',
  );
}

const desk = (view: View, state: FormState, title: string, lead: string, main: Html): Html =>
  layout(view, {
    title,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: [{ label: view.t('web-nav-own-desk'), href: view.href(routes.desk) }, { label: title }],
    main: html`<h1>${title}</h1><p class="lead">${lead}</p>${main}`,
  });
