// The desk forms of a series: announce one with its first meetings, continue it, rename it. Everything else is done to one meeting at a time.
import Type from 'typebox';
import { Refused } from '../../../base/refused.ts';
import { routes } from '../../../base/routes.ts';
import {
  area,
  checkboxes,
  dateField,
  type FormState,
  form,
  hidden,
  radios,
  select,
  textField,
} from '../../../web/forms.ts';
import { type Html, html, nothing } from '../../../web/html.ts';
import type { Site, Visit } from '../../../web/site.ts';
import { listLetters } from '../../letters/store.ts';
import { holderAt, parseHolder } from '../../people/holder.ts';
import { dayFrom, holderOptions, meanwhile, Sent, SentIds, sentDay } from '../../words/form-parts.ts';
import { saidPlainly } from '../../words/parts.ts';
import { deskPage, deskWho, isClerk, seatsOf, spokenFields, spokenFrom, spokenSchema } from '../at-desk.ts';
import { numberIn } from '../read.ts';
import { sameHolder } from '../spoken.ts';
import { changeSeries, continueSeries, recordSeries } from './actions.ts';
import { type Rhythm, rhythms, SERIES_MAX } from './days.ts';
import { type Series, seriesAddress, seriesById, seriesByNumber } from './store.ts';

const SeriesForm = Type.Object({
  ...spokenSchema,
  title: Sent,
  summary: Sent,
  every: Sent,
  ...sentDay('day'),
  time: Sent,
  venue: Sent,
  count: Sent,
  status: Sent,
  about: SentIds,
  invite: SentIds,
  words: Sent,
});
const ChangeForm = Type.Object({ ...spokenSchema, title: Sent, summary: Sent, reason: Sent, seen: Sent });
const MoreForm = Type.Object({ ...spokenSchema, count: Sent });

/** A year of months: what most people plan. */
const USUAL = 6;

export function wireSeriesForms(site: Site): void {
  site.form(routes.deskSeriesNew, {
    who: [...deskWho],
    schema: SeriesForm,
    start: ({ view }) => ({ lang: view.lang, every: 'month-weekday', status: 'tentative', count: String(USUAL) }),
    show: showNew,
    act: async (visit, value) => {
      const { ctx, said } = spokenFrom(visit, value);
      const { series } = await recordSeries(ctx, {
        ...said,
        title: value.title ?? '',
        summary: value.summary,
        every: value.every as Rhythm,
        first: dayFrom(value, 'day'),
        time: value.time || undefined,
        venue: value.venue,
        count: Number(value.count),
        status: value.status === 'confirmed' ? 'confirmed' : 'tentative',
        about: value.about,
        invite: (value.invite ?? []).flatMap((key) => parseHolder(key) ?? []),
        saying: value.words,
      });
      return seriesHref(visit, series);
    },
  });
  site.form(routes.deskSeries, {
    who: [...deskWho],
    schema: ChangeForm,
    start: async (visit) => {
      const { series } = await mayContinue(visit);
      return { title: series.title ?? '', summary: series.summary ?? '', seen: series.act, lang: series.lang };
    },
    show: showChange,
    act: async (visit, value) => {
      const { series } = await mayContinue(visit);
      const { ctx, said } = spokenFrom(visit, value);
      const changed = await changeSeries(ctx, {
        ...said,
        series: series.id,
        title: value.title ?? '',
        summary: value.summary,
        reason: value.reason ?? '',
        seen: value.seen || undefined,
      });
      return visit.view.href(routes.series, { series: seriesAddress(changed.series) });
    },
  });
  site.form(routes.deskSeriesMore, {
    who: [...deskWho],
    schema: MoreForm,
    start: ({ view }) => ({ lang: view.lang, count: String(USUAL) }),
    show: showMore,
    act: async (visit, value) => {
      const { series } = await mayContinue(visit);
      const { ctx, said } = spokenFrom(visit, value);
      await continueSeries(ctx, { ...said, series: series.id, count: Number(value.count) });
      return visit.view.href(routes.series, { series: seriesAddress(series) });
    },
  });
}

async function seriesHref(visit: Visit, id: string): Promise<string> {
  const series = await visit.tx((tx) => seriesById(tx, id));
  return visit.view.href(routes.series, { series: seriesAddress(series!) });
}

async function mayContinue(visit: Visit): Promise<{ series: Series; seats: ReturnType<typeof seatsOf> }> {
  const series = await visit.tx((tx) => seriesByNumber(tx, numberIn(visit.params.series)));
  if (!series) throw new Refused('not-found');
  const seats = seatsOf(visit).filter((one) =>
    sameHolder(one.holder, holderAt(series.by_post, series.by_organization)),
  );
  if (seats.length === 0 && !isClerk(visit)) throw new Refused('forbidden');
  return { series, seats };
}

const countField = (visit: Visit, state: FormState): Html =>
  textField(visit.view, state, {
    name: 'count',
    label: visit.view.t('meetings-work-series-count'),
    hint: visit.view.t('meetings-work-series-count-hint', { max: SERIES_MAX }),
    inputmode: 'numeric',
    short: true,
  });

async function showNew(visit: Visit, state: FormState): Promise<Html> {
  const { view, tx } = visit;
  const { t } = view;
  const { letters, holders } = await tx(async (tx) => ({
    letters: await listLetters(tx, { limit: 100, offset: 0 }),
    holders: (await holderOptions(tx, view)).flatMap((group) => group.options),
  }));
  const fields = html`${textField(view, state, { name: 'title', label: t('meetings-form-title'), hint: t('meetings-form-title-hint'), maxLength: 200 })}
${select(view, state, { name: 'every', label: t('meetings-series-every'), options: rhythms.map((value) => ({ value, label: t(`meetings-every-${value}`) })) })}
${dateField(view, state, { name: 'day', label: t('meetings-work-series-first') })}${countField(visit, state)}
${textField(view, state, { name: 'time', label: t('meetings-form-time'), hint: t('meetings-form-time-hint'), type: 'time', short: true, optional: true })}
${textField(view, state, { name: 'venue', label: t('meetings-form-venue'), optional: true, maxLength: 300 })}
${area(view, state, { name: 'summary', label: t('meetings-form-summary'), optional: true, rows: 4, maxLength: 5000 })}
${radios(view, state, { name: 'status', label: t('meetings-form-status'), options: (['tentative', 'confirmed'] as const).map((value) => ({ value, label: t(`meetings-state-${value}`) })) })}
${letters.length > 0 ? checkboxes(view, state, { name: 'about', label: t('meetings-form-about'), optional: true, options: letters.map((one) => ({ value: `letter/${one.id}`, label: `${one.number}. ${saidPlainly(view, one.title)}` })) }) : nothing}
${checkboxes(view, state, { name: 'invite', label: t('meetings-form-invite'), optional: true, options: holders })}${area(view, state, { name: 'words', label: t('meetings-form-words'), hint: t('meetings-form-words-hint'), optional: true, rows: 4, maxLength: 5000 })}${await spokenFields(visit, state, seatsOf(visit), t('meetings-work-on'))}`;
  const title = t('meetings-work-series-title');
  const drawn = form(view, state, {
    action: view.href(routes.deskSeriesNew),
    fields,
    submit: t('meetings-work-series'),
  });
  return deskPage(
    view,
    title,
    html`<h1>${title}</h1><p class="lead">${t('meetings-work-series-lead')}</p>${drawn}`,
    state,
  );
}

async function showChange(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const { series, seats } = await mayContinue(visit);
  const title = t('meetings-work-rename-title', { title: saidPlainly(view, series.title) });
  const labels = { title: t('meetings-form-title'), summary: t('meetings-form-summary') };
  const drawn = form(view, state, {
    action: view.href(routes.deskSeries, { series: seriesAddress(series) }),
    fields: html`${hidden('seen', series.act)}${textField(view, state, { name: 'title', label: labels.title, maxLength: 200 })}
${area(view, state, { name: 'summary', label: labels.summary, optional: true, rows: 4, maxLength: 5000 })}
${area(view, state, { name: 'reason', label: t('meetings-work-rename-why'), rows: 3, maxLength: 2000 })}${await spokenFields(visit, state, seats, t('meetings-work-on'), true)}`,
    submit: t('meetings-work-rename'),
  });
  const differ = meanwhile(view, state, [
    { name: 'title', label: labels.title, now: series.title },
    { name: 'summary', label: labels.summary, now: series.summary },
  ]);
  return deskPage(
    view,
    title,
    html`<h1>${title}</h1><p class="lead">${t('meetings-work-rename-lead')}</p>${differ}${drawn}`,
    state,
  );
}

async function showMore(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const { series, seats } = await mayContinue(visit);
  const title = t('meetings-work-more-title', { title: saidPlainly(view, series.title) });
  const drawn = form(view, state, {
    action: view.href(routes.deskSeriesMore, { series: seriesAddress(series) }),
    fields: html`${countField(visit, state)}${await spokenFields(visit, state, seats, t('meetings-work-on'))}`,
    submit: t('meetings-work-more'),
  });
  return deskPage(
    view,
    title,
    html`<h1>${title}</h1><p class="lead">${t('meetings-work-more-lead')}</p>${drawn}`,
    state,
  );
}
