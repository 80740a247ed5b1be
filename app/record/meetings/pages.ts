// The public pages of meetings and other public happenings: what is to come, what has been, and one with who was invited and what
// they said. Whoever invites or declines is shown in the same words and the same order: that of the invitations.
import { civilDate } from '../../base/clock.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { sayDay, sayWhen } from '../../i18n/say.ts';
import { type Html, html, jsonLd, nothing, type Value } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import {
  answerBlock,
  citeBlock,
  details,
  facts,
  instantTag,
  notice,
  originTag,
  stateTag,
  tag,
  timeline,
  whenTag,
} from '../../web/parts.ts';
import { Moved, type Visit } from '../../web/site.ts';
import { inLanguage, type View } from '../../web/view.ts';
import { commitmentsBlock } from '../commitments/parts.ts';
import { hrefOf, titleOf } from '../front/tell.ts';
import type { Where } from '../front/where.ts';
import { coverHref, coverMark, shown } from '../letters/parts.ts';
import { listsOf, outletHead, outletLinks } from '../outlets/links.ts';
import { holderAt, holderKey } from '../people/holder.ts';
import { objectWords, verbTitle } from '../powers/parts.ts';
import { correctionBlock, correctLink, replyBlock } from '../reply/parts.ts';
import { citedSources, holderLink, said, saidInLink, saidPlainly, standingTag } from '../words/parts.ts';
import { agendaSection } from './agenda/parts.ts';
import { attendanceSection, cameTag, wordsOnHolder } from './attendance/parts.ts';
import { invitationState } from './attendance/rules.ts';
import { unansweredBlock, wayDetails } from './delivery/parts.ts';
import { meetingInMachineWords } from './machine-words.ts';
import { minutesSection } from './minutes/parts.ts';
import { ownSources, whenOfEvent } from './parts.ts';
import { type MeetingPage, readMeeting } from './read.ts';
import { replyState } from './reply-state.ts';
import { fitsInACalendar, type Reply, stateOn } from './rules.ts';
import { seriesAddress } from './series/store.ts';
import { type Counts, eventAddress, type Invitation, type InvitationReply, type PublicEvent } from './store.ts';
import { turnLine, turnNotice } from './turns/parts.ts';

export function eventLine(view: View, event: PublicEvent, counts: Counts | undefined): Html {
  const { t } = view;
  const href = view.href(routes.meeting, { meeting: eventAddress(event) });
  return html`<li><p class="soft">${whenTag(view, whenOfEvent(event))} · ${t(`meetings-kind-${event.kind}`)}</p><h3><a href="${href}">${titleWords(view, event)}</a></h3><p>${eventState(view, event)}${
    counts && counts.invited > 0 ? html` · <small>${invitedWords(view, counts)}</small>` : nothing
  }</p></li>`;
}

const titleWords = (view: View, event: PublicEvent): Html =>
  event.title === null ? html`${view.t('state-covered')}` : inLanguage(view, event.lang, event.title);

/** "7 invited: 6 declined, 1 with no delivery evidenced", counting only what was said, and silence only where a delivery is evidenced. */
function invitedWords(view: View, counts: Counts): string {
  const { t } = view;
  const said = (Object.keys(replyState) as Reply[]).filter((reply) => counts[reply] > 0);
  const parts = said.map((reply) => t(`meetings-count-${reply}`, { n: counts[reply] }));
  const unsaid = counts.invited - said.reduce((sum, reply) => sum + counts[reply], 0);
  // Nobody is silent whom the invitation may not have reached.
  if (counts.waited > 0) parts.push(t('meetings-count-none', { n: counts.waited }));
  if (unsaid > counts.waited) parts.push(t('meetings-count-unreached', { n: unsaid - counts.waited }));
  return `${t('meetings-invited-n', { n: counts.invited })}: ${parts.join(', ')}`;
}

/** The state in words and a shape. A day that has passed is not said to have been kept. */
export function eventState(view: View, event: PublicEvent): Html {
  const state = stateOn(event, view.today);
  if (state === 'over' || state === 'undated') return tag('unheld', view.t(`meetings-state-${state}`));
  return tag(
    ({ tentative: 'asked', confirmed: 'yes', cancelled: 'declined', passed: 'done' } as const)[state],
    view.t(`meetings-state-${state}`),
  );
}

/** /meetings/:meeting */
export async function meetingPage({ view, params, tx }: Visit): Promise<Html> {
  const read = await tx((tx) => readMeeting(tx, params.meeting ?? ''));
  if (!read) throw new Refused('not-found');
  const { t } = view;
  const { event, covers, sources } = read;
  const meeting = eventAddress(event);
  if (params.meeting !== meeting) throw new Moved(view.href(routes.meeting, { meeting }));
  const title = shown(view, event.lang, event.title, covers, event.act, 'title');
  // Meetings of one title are told apart by their day.
  const plain = `${saidPlainly(view, event.title)}, ${sayWhen(view.lang, whenOfEvent(event))}`;
  const origin = originTag(view, event.given === 'here' ? 'given' : 'recorded', event.author.name);
  const main = html`<h1>${title}</h1><p class="lead">${t(`meetings-kind-${event.kind}`)} · ${whenTag(view, whenOfEvent(event))}</p>
<div class="two"><div><p>${eventState(view, event)}</p><p><small>${origin}</small></p>${turnNotice(view, read)}${summary(view, read)}${disputed(view, read)}${corrected(view, read)}${agendaSection(view, read)}${minutesSection(view, read)}${commitmentsBlock(view, read.commitments)}${attendanceSection(view, read)}${invited(view, read)}${replyBlock(view, read.named)}</div><aside><h2>${t('meetings-about')}</h2>${facts(factRows(view, read))}
<h2>${t('meetings-sources')}</h2>${event.given === 'here' && !sources.has(event.act) ? html`<p class="soft">${t('meetings-sources-own')}</p>` : citedSources(view, sources.get(event.act))}${versions(view, read)}${citeBlock(view, { title: plain, address: view.place.baseUrl + view.href(routes.meeting, { meeting }), day: sayDay(view.lang, view.today) })}</aside></div>${outletLinks(view, listsOf.meeting, { meeting: event.number })}`;
  return layout(view, {
    title: plain,
    main,
    head: html`${event.kind === 'meeting' && jsonLd(meetingInMachineWords(view, read))}${outletHead(view, ['changes'], { meeting: event.number })}`,
    crumbs: [{ label: t('meetings-title'), href: view.href(routes.meetings) }, { label: titleWords(view, event) }],
  });
}

function summary(view: View, { event, covers }: MeetingPage): Html {
  if (event.summary === null && !covers.has(`${event.act}.summary`)) return nothing;
  if (event.summary === null) return html`<p>${coverMark(view, covers, event.act, 'summary')}</p>`;
  return html`${event.summary.split(/\n{2,}/).map((one) => html`<p class="measure">${shown(view, event.lang, one, covers, event.act, 'summary')}</p>`)}`;
}

/** What an office or organization it is about says is wrong, and the way to say so: only of what was recorded from a source. */
function corrected(view: View, { event, about, corrections }: MeetingPage): Html {
  const isAboutSomebody = about.some(({ kind }) => kind === 'post' || kind === 'organization');
  return html`${correctionBlock(view, corrections)}${event.given === 'source' && isAboutSomebody && correctLink(view, event.act)}`;
}

/** Where the sources differ, every version is shown, none first by right. */
function disputed(view: View, { event, covers }: MeetingPage): Html {
  const hidden = covers.has(`${event.act}.dispute`);
  if (event.dispute === null && !hidden && event.standing !== 'disputed') return nothing;
  const lines = (event.dispute ?? '').split('\n').filter((one) => one.trim() !== '');
  const words =
    event.dispute === null
      ? html`<p>${coverMark(view, covers, event.act, 'dispute')}</p>`
      : html`<ul>${lines.map((one) => html`<li>${shown(view, event.lang, one, covers, event.act, 'dispute')}</li>`)}</ul>`;
  return notice(view, 'warn', view.t('meetings-disputed-title'), html`<p>${view.t('meetings-disputed')}</p>${words}`);
}

function factRows(
  view: View,
  { event, about, powers, covers, invitations, names, series }: MeetingPage,
): (readonly [Value, Value])[] {
  const { t } = view;
  const inviters = [
    ...new Set(invitations.flatMap((one) => holderAt(one.from_post, one.from_organization) ?? []).map(holderKey)),
  ];
  const venue =
    event.venue !== null || covers.has(`${event.act}.venue`)
      ? shown(view, event.lang, event.venue, covers, event.act, 'venue')
      : null;
  return [
    [t('meetings-fact-when'), whenTag(view, whenOfEvent(event))],
    [t('meetings-fact-venue'), venue],
    [t('meetings-fact-series'), seriesFact(view, event, series)],
    [
      t('meetings-fact-by'),
      inviters.length > 0 && inviters.map((key, i) => html`${i > 0 && ', '}${holderLink(view, names.get(key), false)}`),
    ],
    [t('meetings-fact-standing'), standingTag(view, event.standing)],
    [
      t('meetings-fact-about'),
      about.length > 0 && about.map((one, i) => html`${i > 0 && html`<br>`}${aboutLink(view, one, powers)}`),
    ],
    [t('meetings-fact-recorded'), instantTag(view, event.recorded)],
    [
      t('meetings-calendar'),
      fitsInACalendar(event) &&
        html`<a href="${view.href(routes.meetingCalendar, { meeting: eventAddress(event) })}">${t('meetings-calendar-one')}</a>`,
    ],
  ];
}

/** The series as a thing of its own, with the day this one was planned for if it moved; or the words a source calls it by. */
function seriesFact(view: View, event: PublicEvent, series: MeetingPage['series']): Value {
  if (!series) return event.series && inLanguage(view, event.lang, event.series);
  const href = view.href(routes.series, { series: seriesAddress(series) });
  const moved =
    series.planned !== event.day &&
    html` <small>${view.t('meetings-series-moved', { day: sayDay(view.lang, series.planned) })}</small>`;
  return html`<a href="${href}">${saidInLink(view, series.lang, series.title)}</a>${moved}`;
}

/** A power is called by what it lets its holder do: the holder may be in the list as well. */
function aboutLink(view: View, where: Where, powers: MeetingPage['powers']): Html {
  const power = where.kind === 'power' ? powers.get(where.stream.slice('power/'.length)) : undefined;
  const words = power ? html`${verbTitle(view, power.verb)}: ${objectWords(view, power)}` : titleOf(view, where);
  return html`<a href="${hrefOf(view, where)}">${words}</a>${power && html` <small>(${titleOf(view, where)})</small>`}`;
}

function invited(view: View, read: MeetingPage): Html {
  const { t } = view;
  const { invitations, event } = read;
  if (invitations.length === 0)
    return event.kind === 'meeting'
      ? html`<h2>${t('meetings-invited')}</h2><p>${t('meetings-invited-nobody')}</p>`
      : nothing;
  return html`<h2>${t('meetings-invited')}</h2><div class="answers">${invitations.map((one) => invitationBlock(view, read, one))}</div>`;
}

/** Who was invited, in what words, and what they said last; earlier replies folded under it. */
function invitationBlock(view: View, read: MeetingPage, invitation: Invitation): Html {
  const { t } = view;
  const { names, replies, covers } = read;
  const all = replies.get(invitation.id) ?? [];
  const [now, ...earlier] = all;
  const who = holderLink(view, names.get(holderKey(holderAt(invitation.to_post, invitation.to_organization)!)));
  const words =
    (invitation.words !== null || covers.has(`${invitation.act}.words`)) &&
    html`<p><small>${t('meetings-invitation-words')}</small> ${shown(view, invitation.lang, invitation.words, covers, invitation.act, 'words')}</p>`;
  const way = html`${cameLine(view, read, invitation)}${wayDetails(view, read, read.ways.get(invitation.id) ?? [])}`;
  const by = { origin: invitation.given === 'here' ? 'given' : 'recorded', by: invitation.author.name } as const;
  if (!now)
    return unansweredBlock(view, {
      ways: read.ways.get(invitation.id) ?? [],
      who,
      when: invitation.occurred ?? { on: invitation.day },
      ...by,
      more: html`${words}${ownSources(view, read, invitation.act)}${way}`,
    });
  const more = html`${words}${ownSources(view, read, now.act)}${
    earlier.length > 0 &&
    details(
      t('meetings-earlier-replies', { n: earlier.length }),
      html`${earlier.map((one) => earlierReply(view, read, one))}`,
    )
  }${way}`;
  return answerBlock(view, {
    state: replyState[now.reply],
    who,
    when: now.occurred ?? { on: now.day },
    origin: now.given === 'here' ? 'given' : 'recorded',
    by: now.author.name,
    ...(now.words !== null || covers.has(`${now.act}.words`)
      ? { quote: { words: now.words, lang: now.lang, takedown: coverHref(view, covers, now.act, 'words') } }
      : {}),
    more,
  });
}

/** After the meeting: whether they came, as far as anybody said so. */
function cameLine(view: View, read: MeetingPage, invitation: Invitation): Html | false {
  const { came } = invitationState({
    deliveries: read.ways.get(invitation.id) ?? [],
    reply: read.replies.get(invitation.id)?.[0]?.reply,
    words: wordsOnHolder(read, holderKey(holderAt(invitation.to_post, invitation.to_organization)!)),
    today: view.today,
  });
  return came !== undefined && html`<p><a href="#came">${view.t('meetings-came')}</a> ${cameTag(view, came)}</p>`;
}

function earlierReply(view: View, { covers }: MeetingPage, reply: InvitationReply): Html {
  const words =
    (reply.words !== null || covers.has(`${reply.act}.words`)) &&
    html`<blockquote>${shown(view, reply.lang, reply.words, covers, reply.act, 'words')}</blockquote>`;
  return html`<p>${stateTag(view, replyState[reply.reply])} <small>${whenTag(view, reply.day)} · ${originTag(view, reply.given === 'here' ? 'given' : 'recorded', reply.author.name)}</small></p>${words}`;
}

/** What was said of it before, each version and each turn with its day; a turn that still counts stands at the head of the page. */
function versions(view: View, read: MeetingPage): Html {
  const { versions, event, turns } = read;
  const earlier = versions.filter((one) => one.act !== event.act);
  const told = earlier.map((one) => ({
    at: one.recorded,
    when: whenOfEvent(one),
    what: html`${said(view, one.lang, one.title)} · ${view.t(`meetings-state-${one.told}`)}${one.venue && html` · ${inLanguage(view, one.lang, one.venue)}`}`,
  }));
  const turned = turns.map((one) => ({ at: one.recorded, when: { on: one.day }, what: turnLine(view, read, one) }));
  const items = [...told, ...turned]
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .map(({ at, ...item }) => ({ ...item, recorded: civilDate(at, view.place.zone) }));
  if (items.length === 0) return nothing;
  return html`<h2>${view.t('meetings-earlier')}</h2>${timeline(view, items)}`;
}
