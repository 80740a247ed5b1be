// The form for a letter that is known only from reports: no text, only what a source says of it.
import Type from 'typebox';
import { type FieldError, Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { area, checkboxes, dateField, type FormState, form, radios, textField } from '../../web/forms.ts';
import { type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import type { Site, Visit } from '../../web/site.ts';
import { parseHolder } from '../people/holder.ts';
import { allOrganizations } from '../people/store.ts';
import { asKeeper, holderOptions, languageField, sourcesField, sourcesToChoose } from '../words/form-parts.ts';
import { saidPlainly } from '../words/parts.ts';
import { recordReportedLetter } from './actions.ts';
import { asSpeaker, isClerk, languageFaults, one, speakers, titleFaults } from './desk-parts.ts';
import { DEMANDS_MAX } from './rules.ts';

const Report = Type.Object({
  title: Type.String({ minLength: 1, maxLength: 300 }),
  organizations: Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 100 }),
  day: Type.String({ format: 'fuzzy-date' }),
  summary: Type.Optional(Type.String({ maxLength: 3000 })),
  demands: Type.String({ minLength: 1, maxLength: DEMANDS_MAX * 201 }),
  complete: Type.Enum(['all', 'some']),
  holders: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 40 })),
  lang: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}$' })),
  sources: Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 20 }),
});

export function wireReport(site: Site): void {
  site.form(routes.deskLetterReport, {
    who: ['speaker', 'clerk'],
    schema: Report,
    start: ({ view }) => ({ lang: view.lang, complete: 'some' }),
    check: (raw, visit) => [
      ...titleFaults(raw),
      ...languageFaults(raw, visit),
      ...lineFaults(one(raw.demands as string)),
    ],
    show: reportPage,
    act: async (visit, value) => {
      const holders = (value.holders ?? []).flatMap((key) => parseHolder(key) ?? []);
      const headings = linesOf(value.demands);
      const { id } = await recordReportedLetter(recorder(visit, value.organizations), {
        organizations: value.organizations,
        title: value.title,
        ...(value.summary ? { summary: value.summary } : {}),
        lang: value.lang ?? visit.place.languages[0]!,
        day: value.day,
        complete: value.complete === 'all',
        sources: value.sources,
        demands: headings.map((heading) => ({ heading, holders })),
      });
      return visit.view.href(routes.deskLetter, { letter: id });
    },
  });
}

const linesOf = (demands: string): string[] =>
  demands
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Every line that is too long for a heading. */
const lineFaults = (demands: string): FieldError[] =>
  linesOf(demands).flatMap((line, i) =>
    line.length > 200 ? [{ field: 'demands', code: 'letters-line-too-long', args: { n: i + 1 } }] : [],
  );

/** Who keeps the record enters any letter; a speaker only one of the own organization. */
function recorder(visit: Visit, organizations: readonly string[]) {
  if (isClerk(visit)) return asKeeper(visit);
  const own = speakers(visit).find((one) => organizations.length === 1 && organizations[0] === one);
  if (!own) throw new Refused('invalid', { fields: [{ field: 'organizations', code: 'letters-own-only' }] });
  return asSpeaker(visit, own);
}

async function reportPage(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const { organizations, holders, sources } = await visit.tx(async (tx) => ({
    organizations: await allOrganizations(tx),
    holders: (await holderOptions(tx, view)).flatMap((group) => group.options),
    sources: await sourcesToChoose(tx),
  }));
  const own = new Set(speakers(visit));
  const options = organizations
    .filter((one) => isClerk(visit) || own.has(one.id))
    .map((one) => ({ value: one.id, label: saidPlainly(view, one.name) }));
  const fields = html`${textField(view, state, { name: 'title', label: t('letters-new-name'), hint: t('letters-report-title-hint'), maxLength: 300 })}
${checkboxes(view, state, { name: 'organizations', label: t('letters-report-organizations'), options })}
${dateField(view, state, { name: 'day', label: t('letters-report-day'), fuzzy: true })}
${area(view, state, { name: 'summary', label: t('letters-new-summary'), hint: t('letters-report-summary-hint'), optional: true, maxLength: 3000, rows: 3 })}
${area(view, state, { name: 'demands', label: t('letters-report-demands'), hint: t('letters-report-demands-hint'), rows: 8 })}
${radios(view, state, {
  name: 'complete',
  label: t('letters-report-complete'),
  options: [
    { value: 'all', label: t('letters-report-all') },
    { value: 'some', label: t('letters-report-some') },
  ],
})}
${checkboxes(view, state, { name: 'holders', label: t('letters-report-holders'), hint: t('letters-report-holders-hint'), optional: true, options: holders })}${sourcesField(view, state, sources, true)}${languageField(view, state)}`;
  const drawn = form(view, state, { action: view.path, fields, submit: t('letters-report-save') });
  const title = t('letters-report-title');
  return layout(view, {
    title,
    main: html`<h1>${title}</h1><p class="lead">${t('letters-report-what')}</p>${drawn}`,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: [{ label: t('letters-desk-title'), href: view.href(routes.deskLetters) }, { label: title }],
  });
}
