// At the desk of one meeting: everything a person may do about it now, in one list, and how things stand beside it. A party and a clerk see
// the same list; what is not theirs to do is not on it.
import { routes } from '../../base/routes.ts';
import { type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { type QueueItem, queue, whenTag } from '../../web/parts.ts';
import type { Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { holderAt } from '../people/holder.ts';
import { saidPlainly } from '../words/parts.ts';
import { type AgendaItem, agendaOf } from './agenda/store.ts';
import { type AtDesk, atDesk, meetingHref, mustHaveMeeting } from './at-desk.ts';
import { mayTakeBack } from './minutes/actions.ts';
import { minutesTags } from './minutes/parts.ts';
import { type Approval, type MinutesVersion, minutesOf } from './minutes/store.ts';
import { eventState } from './pages.ts';
import { whenOfEvent } from './parts.ts';
import { sameHolder } from './spoken.ts';
import { eventAddress } from './store.ts';

type Work = AtDesk & { agenda: AgendaItem[]; minutes: MinutesVersion[] };

/** /desk/meetings/:meeting/work */
export async function workPage(visit: Visit): Promise<Html> {
  const { view, tx, params } = visit;
  const { t } = view;
  const work = await tx(async (tx): Promise<Work> => {
    const event = await mustHaveMeeting(tx, params.meeting);
    return {
      ...(await atDesk(visit, tx, event)),
      agenda: (await agendaOf(tx, event.id)).filter((one) => one.superseded_by === null && one.what !== 'removed'),
      minutes: await minutesOf(tx, event.id),
    };
  });
  const { event } = work;
  const title = t('meetings-work-title', { title: saidPlainly(view, event.title) });
  const main = html`<h1>${title}</h1><p class="lead">${whenTag(view, whenOfEvent(event))}</p><p>${eventState(view, event)} <a href="${meetingHref(view, event)}">${t('meetings-work-public')}</a></p>
<h2>${t('meetings-work-do')}</h2><ul>${toDo(view, work).map(([key, href]) => html`<li><a href="${href}">${t(key)}</a></li>`)}</ul>${
    work.agenda.length > 0 &&
    html`<h2>${t('meetings-agenda')}</h2>${queue(work.agenda.map((one) => itemOnAgenda(view, work, one)))}`
  }${
    work.minutes.length > 0 &&
    html`<h2>${t('meetings-minutes')}</h2>${queue(work.minutes.map((one) => versionAtDesk(view, work, one)))}`
  }`;
  return layout(view, {
    title,
    desk: true,
    main,
    crumbs: [{ label: t('meetings-desk-title'), href: view.href(routes.deskMeetings) }, { label: title }],
  });
}

/** What may be done to the meeting now, by its state and by who asks: a key of words and an address each. */
function toDo(view: View, { event, hosts, clerk }: AtDesk): [string, string][] {
  const meeting = { meeting: eventAddress(event) };
  const rules = hosts.length > 0 || clerk;
  const begun = event.day.replace(/^\.\.\//, '').slice(0, 10) <= view.today;
  const cancelled = event.status === 'cancelled';
  const all: [boolean, string, { path: string }][] = [
    [rules, 'meetings-work-change', routes.deskMeeting],
    [rules && !cancelled && event.status !== 'passed', 'meetings-desk-invite', routes.deskMeetingInvite],
    [!cancelled, 'meetings-work-agenda', routes.deskMeetingAgenda],
    [begun && !cancelled, 'meetings-work-came', routes.deskMeetingAttendance],
    [begun && !cancelled, 'meetings-work-minutes', routes.deskMeetingMinutes],
    [rules && begun && !cancelled && event.status !== 'passed', 'meetings-work-held', routes.deskMeetingHeld],
    [rules && !cancelled && event.status !== 'passed', 'meetings-work-cancel', routes.deskMeetingCancel],
    [rules && cancelled, 'meetings-work-return', routes.deskMeetingReturn],
  ];
  return all.flatMap(([may, key, route]) => (may ? [[key, view.href(route, meeting)]] : []));
}

/** What one put on the agenda oneself can be changed; who proposed the meeting may take anything off. */
function itemOnAgenda(view: View, { event, seats, hosts, clerk }: AtDesk, item: AgendaItem): QueueItem {
  const { t } = view;
  const own =
    item.given === 'here'
      ? seats.some((one) => sameHolder(one.holder, holderAt(item.by_post, item.by_organization)))
      : clerk;
  const change = view.href(routes.deskAgendaItem, { item: item.id });
  const remove = view.href(routes.deskAgendaRemove, { item: item.id });
  return {
    title: `${item.number}. ${saidPlainly(view, item.words)}`,
    href: own ? change : meetingHref(view, event, `#item${item.number}`),
    ...(own || hosts.length > 0 ? { action: html`<a href="${remove}">${t('meetings-work-agenda-remove')}</a>` } : {}),
  };
}

/** What of a version this viewer may take back: their own words, and for clerks what was read in a source. */
function ownWords(view: View, { seats, clerk }: AtDesk, version: MinutesVersion): Html[] {
  const may = (one: Approval) =>
    one.withdrawn === null &&
    (seats.some((seat) => mayTakeBack(one, seat.holder)) || (clerk && mayTakeBack(one, undefined)));
  const link = (key: string, one: Approval, n: number) =>
    may(one)
      ? [
          html` <a href="${view.href(routes.deskMinutesWithdraw, { minutes: version.id, word: one.act })}">${view.t(key, { n })}</a>`,
        ]
      : [];
  return [
    ...version.approvals.flatMap((one) => link('meetings-work-withdraw-approval-short', one, version.number)),
    ...version.objections.flatMap((one) => link('meetings-work-withdraw-objection-short', one, one.number)),
  ];
}

function versionAtDesk(view: View, at: AtDesk, one: MinutesVersion): QueueItem {
  const { t } = view;
  const { event, seats, clerk } = at;
  const wrote = holderAt(one.by_post, one.by_organization);
  const may = one.superseded_by === null && (clerk || seats.some((seat) => !sameHolder(seat.holder, wrote)));
  const approve = view.href(routes.deskMinutesApprove, { minutes: one.id });
  const object = view.href(routes.deskMinutesObject, { minutes: one.id });
  return {
    title: t('meetings-minutes-n', { n: one.number }),
    href: view.href(routes.meetingMinutes, { meeting: eventAddress(event), version: one.number }),
    state: minutesTags(view, one),
    action: html`${may && html`<a href="${approve}">${t('meetings-work-approve')}</a> `}<a href="${object}">${t('meetings-work-object')}</a>${ownWords(view, at, one)}`,
  };
}
