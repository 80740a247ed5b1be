// The page of a series: its rhythm, and each of its meetings with how it stands, also one that moved or was cancelled alone.
import { civilDate } from '../../../base/clock.ts';
import { Refused } from '../../../base/refused.ts';
import { routes } from '../../../base/routes.ts';
import { sayDay } from '../../../i18n/say.ts';
import { type Html, html, nothing } from '../../../web/html.ts';
import { facts, instantTag, originTag, timeline, whenTag } from '../../../web/parts.ts';
import { Moved, type Visit } from '../../../web/site.ts';
import type { View } from '../../../web/view.ts';
import { shown } from '../../letters/parts.ts';
import { type Covers, coversOf } from '../../letters/store.ts';
import { listPage } from '../../outlets/links.ts';
import { holderAt, holderNames } from '../../people/holder.ts';
import { foldedSources, saidInLink, saidPlainly } from '../../words/parts.ts';
import { sourcesOf } from '../../words/sources.ts';
import { eventState } from '../pages.ts';
import { speakerLink, whenOfEvent } from '../parts.ts';
import { numberIn } from '../read.ts';
import { eventAddress, eventsById, type PublicEvent } from '../store.ts';
import {
  earlierTellings,
  type Occurrence,
  occurrencesOf,
  type Series,
  seriesAddress,
  seriesByNumber,
} from './store.ts';

/** /meetings/series/:series */
export async function seriesPage({ view, params, tx }: Visit): Promise<Html> {
  const { t } = view;
  const read = await tx(async (tx) => {
    const series = await seriesByNumber(tx, numberIn(params.series));
    if (!series) throw new Refused('not-found');
    const occurrences = await occurrencesOf(tx, series.id);
    const earlier = await earlierTellings(tx, series.id);
    const acts = [series, ...earlier].map((one) => one.act);
    const by = holderAt(series.by_post, series.by_organization);
    return {
      series,
      occurrences,
      events: await eventsById(
        tx,
        occurrences.map((one) => one.event),
      ),
      names: await holderNames(tx, by ? [by] : []),
      earlier,
      covers: await coversOf(tx, acts),
      sources: await sourcesOf(tx, acts),
    };
  });
  const { series, occurrences, events, covers } = read;
  const address = seriesAddress(series);
  if (params.series !== address) throw new Moved(view.href(routes.series, { series: address }));
  const main = html`<h1>${shown(view, series.lang, series.title, covers, series.act, 'title')}</h1><p class="lead">${t('meetings-series')} · ${t(`meetings-every-${series.every}`)}</p>
<div class="two"><div>${
    (series.summary !== null || covers.has(`${series.act}.summary`)) &&
    html`<p class="measure">${shown(view, series.lang, series.summary, covers, series.act, 'summary')}</p>`
  }<h2>${t('meetings-series-meetings')}</h2><ol class="list">${occurrences.map((one) => occurrence(view, one, events.get(one.event)))}</ol></div><aside><h2>${t('meetings-about')}</h2>${facts(
    [
      [t('meetings-series-every'), t(`meetings-every-${series.every}`)],
      [t('meetings-series-by'), speakerLink(view, read, series) ?? series.author.name],
      [
        t('meetings-fact-standing'),
        originTag(view, series.given === 'here' ? 'given' : 'recorded', series.author.name),
      ],
      [t('meetings-series-count'), occurrences.length],
      [t('meetings-fact-recorded'), instantTag(view, series.recorded)],
      [
        t('meetings-calendar'),
        html`<a href="${view.href(routes.seriesCalendar, { series: address })}">${t('meetings-calendar-series')}</a>`,
      ],
    ],
  )}${foldedSources(view, read.sources.get(series.act))}${tellings(view, read)}</aside></div>`;
  return listPage(view, ['series'], {
    title: `${t('meetings-series')}: ${saidPlainly(view, series.title)}`,
    main,
    crumbs: [
      { label: t('meetings-title'), href: view.href(routes.meetings) },
      { label: saidInLink(view, series.lang, series.title) },
    ],
  });
}

/** How it was told before, and why it is told otherwise now. */
function tellings(view: View, read: { series: Series; earlier: Series[]; covers: Covers }): Html {
  if (read.earlier.length === 0) return nothing;
  const why = (one: Series) =>
    (one.reason !== null || read.covers.has(`${one.act}.reason`)) &&
    html`<p>${shown(view, one.lang, one.reason, read.covers, one.act, 'reason')}</p>`;
  const items = read.earlier.map((one, i) => {
    const next = i === 0 ? read.series : read.earlier[i - 1]!;
    return {
      when: civilDate(next.recorded, view.place.zone),
      what: html`${view.t('meetings-series-was')} ${shown(view, one.lang, one.title, read.covers, one.act, 'title')}${why(next)}`,
    };
  });
  return html`<h2>${view.t('meetings-earlier')}</h2>${timeline(view, items)}`;
}

/** One meeting of it; where it moved, the day it was planned for stands beside the day it is on now. */
function occurrence(view: View, { day }: Occurrence, event: PublicEvent | undefined): Html {
  if (!event) return html`<li>${sayDay(view.lang, day)}</li>`;
  const moved =
    event.day !== day && html` <small>${view.t('meetings-series-moved', { day: sayDay(view.lang, day) })}</small>`;
  return html`<li><a href="${view.href(routes.meeting, { meeting: eventAddress(event) })}">${whenTag(view, whenOfEvent(event))}</a> ${eventState(view, event)}${moved}</li>`;
}
