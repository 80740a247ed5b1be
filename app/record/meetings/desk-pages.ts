// The desk of meetings: my invitations with what waits first, proposing a meeting, replying in one's own words; and for clerks, the
// same recorded from a source. Nobody replies for another here.
import { bareDay } from '../../base/fuzzy-day.ts';
import { routes } from '../../base/routes.ts';
import { type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, type QueueItem, queue, stateTag, whenTag } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { holderAt, holderKey, holderNames } from '../people/holder.ts';
import type { Services } from '../services.ts';
import { saidPlainly } from '../words/parts.ts';
import { wireAgendaForms } from './agenda/form.ts';
import { isClerk, seatsOf, workHref } from './at-desk.ts';
import { wireAttendanceForm } from './attendance/form.ts';
import { wireWayForms } from './delivery/form.ts';
import { unansweredTag } from './delivery/parts.ts';
import { type InvitationDelivery, waysOf } from './delivery/store.ts';
import { wireEventForms } from './event-form.ts';
import { wireMinutesForms } from './minutes/form.ts';
import { wireWithdrawForm } from './minutes/withdraw-form.ts';
import { eventState } from './pages.ts';
import { whenOfEvent } from './parts.ts';
import { wireReplyForms } from './reply-form.ts';
import { replyState } from './reply-state.ts';
import { stateOn, takesReplies } from './rules.ts';
import { wireSeriesForms } from './series/form.ts';
import { allSeries, type Series, seriesAddress } from './series/store.ts';
import {
  eventAddress,
  eventsAround,
  eventsById,
  eventsInvitedToBy,
  type Invitation,
  type InvitationReply,
  invitationsOf,
  type PublicEvent,
  repliesTo,
} from './store.ts';
import { wireTurnForms } from './turns/form.ts';
import { workPage } from './work-page.ts';

export function wireMeetingsDesk(site: Site, services: Services): void {
  site.desk(routes.deskMeetings, ['clerk', 'holder', 'speaker'], deskMeetings);
  wireEventForms(site);
  wireReplyForms(site);
  wireWayForms(site);
  site.desk(routes.deskMeetingWork, ['clerk', 'holder', 'speaker'], workPage);
  wireTurnForms(site);
  wireAgendaForms(site);
  wireAttendanceForm(site);
  wireMinutesForms(site, services);
  wireWithdrawForm(site);
  wireSeriesForms(site);
}

export type MyInvitation = {
  invitation: Invitation;
  event: PublicEvent;
  reply: InvitationReply | undefined;
  ways: InvitationDelivery[];
};

const seatIds = (visit: Visit) => {
  const seats = seatsOf(visit).map((one) => one.holder);
  return {
    posts: seats.flatMap((one) => ('post' in one ? [one.post] : [])),
    organizations: seats.flatMap((one) => ('organization' in one ? [one.organization] : [])),
  };
};

/** My invitations: those that can still be answered and have no reply first, then the soonest. */
export async function myInvitations(visit: Visit): Promise<MyInvitation[]> {
  const { view } = visit;
  const all = await visit.tx(async (tx) => {
    const invitations = await invitationsOf(tx, seatIds(visit));
    const events = await eventsById(
      tx,
      invitations.map((one) => one.event),
    );
    const ids = invitations.map((one) => one.id);
    const replies = await repliesTo(tx, ids);
    const ways = await waysOf(tx, ids);
    return invitations.flatMap((invitation) => {
      const event = events.get(invitation.event);
      if (!event) return [];
      return [{ invitation, event, reply: replies.get(invitation.id)?.[0], ways: ways.get(invitation.id) ?? [] }];
    });
  });
  const waits = (one: MyInvitation) => (isOpen(view, one) && !one.reply ? 0 : 1);
  return all.sort((a, b) => waits(a) - waits(b) || (bareDay(a.event.day) < bareDay(b.event.day) ? 1 : -1));
}

export const isOpen = (view: View, { event }: MyInvitation): boolean => takesReplies(stateOn(event, view.today));

async function deskMeetings(visit: Visit): Promise<Html> {
  const { view, tx } = visit;
  const { t, href } = view;
  const mine = await myInvitations(visit);
  const clerk = isClerk(visit);
  const { own, series, names } = await tx(async (tx) => {
    const all = [
      ...(await eventsAround(tx, view.today, 'upcoming')),
      ...(await eventsAround(tx, view.today, 'undated')),
      ...(await eventsAround(tx, view.today, 'past')),
    ];
    const speakers = new Set([
      ...(visit.viewer?.posts ?? []).map((one) => one.membership),
      ...(visit.viewer?.speaksFor ?? []).map((one) => one.organization),
    ]);
    const inviting = await eventsInvitedToBy(tx, seatIds(visit));
    const isOwn = (event: PublicEvent) =>
      (event.author.as !== undefined && speakers.has(event.author.as)) || inviting.has(event.id);
    const own = clerk ? all : all.filter(isOwn);
    const series = await allSeries(tx);
    return {
      own,
      series: clerk ? series : series.filter((one) => one.author.as && speakers.has(one.author.as)),
      names: await holderNames(
        tx,
        mine.flatMap(({ invitation }) => holderAt(invitation.from_post, invitation.from_organization) ?? []),
      ),
    };
  });
  const main = html`<h1>${t('meetings-desk-title')}</h1><p class="buttons"><a class="button" href="${href(routes.deskMeetingNew)}">${t(clerk ? 'meetings-desk-record' : 'meetings-desk-propose')}</a> <a class="button quiet" href="${href(routes.deskSeriesNew)}">${t('meetings-work-series-title')}</a></p>${
    seatsOf(visit).length > 0 &&
    html`<h2>${t('meetings-desk-invitations')}</h2>${
      mine.length === 0
        ? emptyState(view, { title: t('meetings-desk-none'), what: t('meetings-desk-none-what') })
        : queue(mine.map((one) => invitationItem(view, one, names)))
    }`
  }${own.length > 0 && html`<h2>${t(clerk ? 'meetings-desk-all' : 'meetings-desk-own')}</h2>${queue(own.map((event) => eventItem(view, event)))}`}${series.length > 0 && html`<h2>${t('meetings-series-all')}</h2>${queue(series.map((one) => seriesItem(view, one)))}`}`;
  return layout(view, {
    title: t('meetings-desk-title'),
    desk: true,
    main,
    crumbs: [{ label: t('web-nav-own-desk'), href: href(routes.desk) }, { label: t('meetings-desk-title') }],
  });
}

/** One invitation in a queue: what to, by whom, when, and what was said of it so far. */
export function invitationItem(
  view: View,
  one: MyInvitation,
  names: Awaited<ReturnType<typeof holderNames>>,
): QueueItem {
  const { t } = view;
  const from = holderAt(one.invitation.from_post, one.invitation.from_organization);
  const by = from && names.get(holderKey(from));
  const open = isOpen(view, one);
  const href = open ? view.href(routes.deskInvitation, { invitation: one.invitation.id }) : workHref(view, one.event);
  return {
    title: saidPlainly(view, one.event.title),
    href,
    about: html`${whenTag(view, whenOfEvent(one.event))}${by && html` · ${t('meetings-desk-by', { who: saidPlainly(view, by.name) })}`}`,
    state: html`${one.reply ? stateTag(view, replyState[one.reply.reply]) : unansweredTag(view, one.ways)} ${eventState(view, one.event)}`,
    ...(open
      ? { action: html`<a href="${href}">${t(one.reply ? 'meetings-desk-change-reply' : 'meetings-desk-reply')}</a>` }
      : {}),
  };
}

const eventItem = (view: View, event: PublicEvent): QueueItem => ({
  title: saidPlainly(view, event.title),
  href: workHref(view, event),
  about: whenTag(view, whenOfEvent(event)),
  state: eventState(view, event),
  action: html`<a href="${view.href(routes.deskMeetingInvite, { meeting: eventAddress(event) })}">${view.t('meetings-desk-invite')}</a>`,
});

const seriesItem = (view: View, series: Series & { meetings: number }): QueueItem => ({
  title: saidPlainly(view, series.title),
  href: view.href(routes.series, { series: seriesAddress(series) }),
  about: html`${view.t(`meetings-every-${series.every}`)} · ${view.t('meetings-series-n', { n: series.meetings })}`,
  action: html`<a href="${view.href(routes.deskSeriesMore, { series: seriesAddress(series) })}">${view.t('meetings-work-more')}</a> <a href="${view.href(routes.deskSeries, { series: seriesAddress(series) })}">${view.t('meetings-work-rename')}</a>`,
});
