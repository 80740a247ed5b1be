// The desk forms of periods: setting one with its ground, and ending or withdrawing one. A courtesy of this site is no period of an office
// and stands in no form.
import Type from 'typebox';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { area, checkbox, dateField, type FormState, radios, select, textField } from '../../web/forms.ts';
import { type Html, html } from '../../web/html.ts';
import type { Site, Visit } from '../../web/site.ts';
import { parseHolder } from '../people/holder.ts';
import { organizationKinds } from '../people/rules.ts';
import {
  asKeeper,
  dayFrom,
  holderOptions,
  keeperPage,
  languageField,
  Sent,
  SentIds,
  sentDay,
  sourcesField,
  sourcesToChoose,
} from '../words/form-parts.ts';
import { basisSentence } from './parts.ts';
import { endPeriod, setPeriod } from './period-actions.ts';
import { type Basis, bases, type Unit, units } from './periods.ts';
import { periodRows } from './store.ts';

const PeriodForm = Type.Object({
  holder: Sent,
  bodyKind: Sent,
  basis: Sent,
  days: Sent,
  unit: Sent,
  soon: Sent,
  long: Sent,
  rolls: Sent,
  extendMost: Sent,
  running: Sent,
  citation: Sent,
  url: Sent,
  note: Sent,
  ...sentDay('from'),
  ...sentDay('until'),
  lang: Sent,
  sources: SentIds,
});

/** A whole number as it was typed; NaN for anything else, which the action refuses. */
export const numberIn = (sent: string | undefined): number =>
  /^\d{1,5}$/.test((sent ?? '').trim()) ? Number(sent) : Number.NaN;

export function wirePeriodForms(site: Site): void {
  site.form(routes.deskPeriods, {
    who: 'clerk',
    schema: PeriodForm,
    start: ({ view }) => ({
      basis: 'law',
      unit: 'working',
      days: '20',
      soon: '5',
      long: '20',
      rolls: 'yes',
      lang: view.lang,
    }),
    show: showPeriod,
    act: async (visit, value) => {
      await setPeriod(asKeeper(visit), {
        ...value,
        holder: parseHolder(value.holder),
        basis: value.basis as Basis,
        unit: value.unit as Unit,
        days: numberIn(value.days),
        soon: numberIn(value.soon),
        long: numberIn(value.long),
        rolls: value.rolls === 'yes',
        running: value.running === 'yes',
        extendMost: value.extendMost?.trim() ? numberIn(value.extendMost) : undefined,
        from: dayFrom(value, 'from'),
        until: dayFrom(value, 'until'),
        sources: value.sources ?? [],
      });
      return visit.view.href(routes.periods);
    },
  });
  site.form(routes.deskPeriodEnd, {
    who: 'clerk',
    schema: Type.Object({ what: Sent, ...sentDay('until'), words: Sent, lang: Sent, sources: SentIds }),
    start: ({ view }) => ({ what: 'ended', lang: view.lang }),
    show: showPeriodEnd,
    act: async (visit, value) => {
      await endPeriod(asKeeper(visit), visit.params.period ?? '', {
        what: value.what as 'ended',
        until: dayFrom(value, 'until'),
        words: value.words ?? '',
        lang: value.lang,
        sources: value.sources ?? [],
      });
      return visit.view.href(routes.periods);
    },
  });
}

async function showPeriod({ view, tx }: Visit, state: FormState): Promise<Html> {
  const { t } = view;
  const { holders, sources } = await tx(async (tx) => ({
    holders: await holderOptions(tx, view),
    sources: await sourcesToChoose(tx),
  }));
  const short = { inputmode: 'numeric', short: true } as const;
  const fields = html`${select(view, state, { name: 'holder', label: t('clocks-form-holder'), hint: t('clocks-form-holder-hint'), optional: true, empty: t('clocks-everyone'), options: holders })}
${select(view, state, { name: 'bodyKind', label: t('clocks-form-kind'), optional: true, empty: t('clocks-form-kind-none'), options: organizationKinds.map((kind) => ({ value: kind, label: t(`people-kind-${kind}`) })) })}
${radios(view, state, { name: 'basis', label: t('clocks-form-basis'), options: bases.map((basis) => ({ value: basis, label: t(`clocks-form-basis-${basis}`), hint: t(`clocks-form-basis-${basis}-hint`) })) })}
${textField(view, state, { name: 'citation', label: t('clocks-form-citation'), hint: t('clocks-form-citation-hint'), optional: true, maxLength: 1000 })}
${textField(view, state, { name: 'url', label: t('clocks-form-url'), type: 'url', optional: true })}
${textField(view, state, { name: 'days', label: t('clocks-form-days'), ...short })}
${radios(view, state, { name: 'unit', label: t('clocks-form-unit'), options: units.map((unit) => ({ value: unit, label: t(`clocks-form-unit-${unit}`) })) })}
${checkbox(view, state, { name: 'rolls', label: t('clocks-form-rolls') })}
${textField(view, state, { name: 'extendMost', label: t('clocks-form-extend'), hint: t('clocks-form-extend-hint'), optional: true, ...short })}
${textField(view, state, { name: 'soon', label: t('clocks-form-soon'), ...short })}
${textField(view, state, { name: 'long', label: t('clocks-form-long'), ...short })}
${dateField(view, state, { name: 'from', label: t('clocks-form-from'), optional: true })}
${dateField(view, state, { name: 'until', label: t('clocks-form-until'), optional: true })}
${checkbox(view, state, { name: 'running', label: t('clocks-form-running') })}
${area(view, state, { name: 'note', label: t('clocks-form-note'), optional: true, maxLength: 2000 })}
${languageField(view, state)}${sourcesField(view, state, sources)}`;
  return keeperPage(view, state, { title: t('clocks-desk-period'), fields });
}

async function showPeriodEnd({ view, tx, params }: Visit, state: FormState): Promise<Html> {
  const { t } = view;
  const { period, sources } = await tx(async (tx) => {
    const { rows } = await periodRows().execute(tx);
    return { period: rows.find((one) => one.id === params.period), sources: await sourcesToChoose(tx) };
  });
  if (!period) throw new Refused('not-found');
  const fields = html`${radios(view, state, { name: 'what', label: t('clocks-form-end'), options: (['ended', 'withdrawn'] as const).map((what) => ({ value: what, label: t(`clocks-form-end-${what}`) })) })}
${dateField(view, state, { name: 'until', label: t('clocks-form-until'), hint: t('clocks-form-end-until'), optional: true })}
${area(view, state, { name: 'words', label: t('clocks-form-why'), maxLength: 2000 })}${languageField(view, state)}${sourcesField(view, state, sources)}`;
  return keeperPage(view, state, {
    title: t('clocks-desk-end'),
    before: html`<p class="lead">${basisSentence(view, period)}</p>`,
    fields,
  });
}
