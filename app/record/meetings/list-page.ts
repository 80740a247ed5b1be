// /meetings: what is to come, soonest first; what has been, latest first; and, for whoever looks for some of them, those to come, past,
// declined or cancelled, of one office or organization.
import type { Tx } from '../../base/database.ts';
import { routes } from '../../base/routes.ts';
import { form, formState, select } from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { details, emptyState, pager } from '../../web/parts.ts';
import type { Visit } from '../../web/site.ts';
import type { Query, View } from '../../web/view.ts';
import { listPage } from '../outlets/links.ts';
import { type Holder, holderKey, holderNames, parseHolder } from '../people/holder.ts';
import { saidInLink, saidPlainly } from '../words/parts.ts';
import { type EventList, eventLists, eventsListed, holdersAtMeetings } from './list-store.ts';
import { eventLine } from './pages.ts';
import { allSeries, seriesAddress } from './series/store.ts';
import { type Counts, eventsAround, type PublicEvent, replyCounts } from './store.ts';

const A_PAGE = 30;

export async function meetingsPage({ view, query, tx }: Visit): Promise<Html> {
  const { t } = view;
  const list = eventLists.find((one) => one === query.list);
  const holder = parseHolder(query.holder);
  const page = /^[1-9]\d{0,3}$/.test(query.page ?? '') ? Number(query.page) : 1;
  const body = await tx(async (tx) => {
    const search = await searchForm(tx, view, list, holder);
    const found = list || holder ? await listed(tx, view, { list, holder, page }) : await everything(tx, view);
    return found === nothing
      ? emptyState(view, { title: t('meetings-none-title'), what: t('meetings-none-what') })
      : html`${search}${found}`;
  });
  const main = html`<h1>${t('meetings-title')}</h1><p class="lead">${t('meetings-lead')}</p>${body}<p class="gap"><a href="${view.href(routes.meetingsCalendar)}">${t('meetings-calendar-all')}</a></p>`;
  return listPage(view, ['meetings', 'invitations', 'agenda', 'attendance', 'minutes', 'objections', 'series'], {
    title: t('meetings-title'),
    description: t('meetings-lead'),
    noindex: Boolean(list || holder),
    main,
  });
}

async function lines(tx: Tx, view: View, events: readonly PublicEvent[]): Promise<Html[]> {
  const counts: Map<string, Counts> = await replyCounts(
    tx,
    events.map((event) => event.id),
  );
  return events.map((event) => eventLine(view, event, counts.get(event.id)));
}

async function everything(tx: Tx, view: View): Promise<Html> {
  const { t } = view;
  const upcoming = await eventsAround(tx, view.today, 'upcoming');
  const undated = await eventsAround(tx, view.today, 'undated');
  const past = await eventsAround(tx, view.today, 'past');
  if (upcoming.length + undated.length + past.length === 0) return nothing;
  const all = await lines(tx, view, [...upcoming, ...undated, ...past]);
  const [first, second] = [upcoming.length, upcoming.length + undated.length];
  const list = (items: Html[]) => html`<ul class="list">${items}</ul>`;
  return html`<h2>${t('meetings-upcoming')}</h2>${first > 0 ? list(all.slice(0, first)) : html`<p>${t('meetings-none-upcoming')}</p>`}${
    undated.length > 0 && html`<h2>${t('meetings-undated')}</h2>${list(all.slice(first, second))}`
  }${past.length > 0 && html`<h2>${t('meetings-past')}</h2>${list(all.slice(second))}`}${await series(tx, view)}`;
}

async function series(tx: Tx, view: View): Promise<Html> {
  const all = await allSeries(tx);
  if (all.length === 0) return nothing;
  return html`<h2>${view.t('meetings-series-all')}</h2><ul>${all.map(
    (one) =>
      html`<li><a href="${view.href(routes.series, { series: seriesAddress(one) })}">${saidInLink(view, one.lang, one.title)}</a>: ${view.t(`meetings-every-${one.every}`)}, ${view.t('meetings-series-n', { n: one.meetings })}</li>`,
  )}</ul>`;
}

type Asked = { list: EventList | undefined; holder: Holder | undefined; page: number };

async function listed(tx: Tx, view: View, { list, holder, page }: Asked): Promise<Html> {
  const { events, more } = await eventsListed(tx, view.today, {
    list,
    holder,
    limit: A_PAGE,
    offset: (page - 1) * A_PAGE,
  });
  const asked: Query = { list, holder: holder && holderKey(holder) };
  const href = (n: number) => view.href(routes.meetings, {}, { ...asked, page: n > 1 ? n : undefined });
  const title = view.t(list ? `meetings-list-${list}` : 'meetings-list-all');
  return html`<h2>${title}</h2>${
    events.length > 0
      ? html`<ul class="list">${await lines(tx, view, events)}</ul>${pager(view, { page, more, href })}`
      : html`<p>${view.t('meetings-list-none')} <a href="${view.href(routes.meetings)}">${view.t('meetings-list-back')}</a></p>`
  }`;
}

async function searchForm(tx: Tx, view: View, list: EventList | undefined, holder: Holder | undefined): Promise<Html> {
  const { t } = view;
  const holders = await holdersAtMeetings(tx);
  const names = await holderNames(tx, [...holders, ...(holder ? [holder] : [])]);
  const state = formState({ list: list ?? '', holder: holder ? holderKey(holder) : '' });
  const options = [...names.values()]
    .map((one) => ({ value: one.key, label: saidPlainly(view, one.name) }))
    .sort((a, b) => a.label.localeCompare(b.label, view.lang));
  const drawn = form(view, state, {
    action: view.href(routes.meetings),
    method: 'get',
    fields: html`${select(view, state, { name: 'list', label: t('meetings-list-which'), optional: true, empty: t('meetings-list-all'), options: eventLists.map((value) => ({ value, label: t(`meetings-list-${value}`) })) })}${select(view, state, { name: 'holder', label: t('meetings-list-holder'), optional: true, empty: t('meetings-list-anybody'), options })}`,
    submit: t('meetings-list-show'),
  });
  return details(t('meetings-list-title'), drawn, Boolean(list || holder));
}
