// The minutes on a meeting's page: each version, who approved it, how many objections stand beside it. The words have pages of their own.
import { routes } from '../../../base/routes.ts';
import { type Html, html, nothing } from '../../../web/html.ts';
import { stateTag, tag } from '../../../web/parts.ts';
import type { View } from '../../../web/view.ts';
import { saidBy, speakerLink } from '../parts.ts';
import type { MeetingPage } from '../read.ts';
import { eventAddress } from '../store.ts';
import { type MinutesVersion, standing } from './store.ts';

export function minutesSection(view: View, read: MeetingPage): Html {
  if (read.minutes.length === 0) return nothing;
  const { t } = view;
  const meeting = eventAddress(read.event);
  const line = (one: MinutesVersion): Html => {
    const at = { meeting, version: one.number };
    return html`<li><h3><a href="${view.href(routes.meetingMinutes, at)}">${t('meetings-minutes-n', { n: one.number })}</a></h3><p>${minutesTags(view, one)}</p>${
      standing(one.approvals).length > 0 &&
      html`<p>${t('meetings-minutes-approved-by')} ${approvers(view, read, one)}</p>`
    }<p>${saidBy(view, read, one)}${one.number > 1 && html` · <a href="${view.href(routes.meetingMinutesDiff, at)}">${t('letters-changes-from', { n: one.number - 1 })}</a>`}</p></li>`;
  };
  return html`<h2 id="minutes">${t('meetings-minutes')}</h2><ul class="list">${read.minutes.map(line)}</ul>`;
}

const approvers = (view: View, read: Pick<MeetingPage, 'names'>, { approvals }: MinutesVersion) =>
  standing(approvals).map((one, i) => html`${i > 0 && ', '}${speakerLink(view, read, one) ?? one.author.name}`);

/** Approved or not, objected to or not, replaced or not: three facts, none of which follows from another. What was taken back counts no more. */
export const minutesTags = (view: View, one: MinutesVersion): Html =>
  html`${standing(one.approvals).length > 0 ? tag('done', view.t('meetings-minutes-approved')) : tag('asked', view.t('meetings-minutes-unapproved'))}${
    standing(one.objections).length > 0 &&
    html` ${tag('disputed', view.t('meetings-minutes-objections', { n: standing(one.objections).length }))}`
  }${one.superseded_by !== null && html` ${stateTag(view, 'superseded')}`}`;
