// At the desk: how each invitation of a meeting has reached its receiver, with the way to record more or to take back an error; and for
// the invited, what was recorded of the invitation to them, with a word of their own.
import { routes } from '../../../base/routes.ts';
import { type Html, html, nothing } from '../../../web/html.ts';
import { type QueueItem, queue, stateTag, whenTag } from '../../../web/parts.ts';
import type { Visit } from '../../../web/site.ts';
import { rich, to } from '../../../web/view.ts';
import { type HolderName, holderAt, holderKey, holderNames } from '../../people/holder.ts';
import { saidPlainly } from '../../words/parts.ts';
import { replyState } from '../reply-state.ts';
import { type Invitation, type InvitationReply, invitationsTo, repliesTo } from '../store.ts';
import { mayTakeBack, speaksFor } from './form.ts';
import { unansweredTag } from './parts.ts';
import { type InvitationDelivery, waysOf } from './store.ts';

type Invited = {
  invitation: Invitation;
  name: HolderName | undefined;
  reply: InvitationReply | undefined;
  ways: InvitationDelivery[];
};

/** The invitations to an event this person may speak of: staff of all, who invites of their own, the invited of the one to them. */
export async function waysAtDesk(visit: Visit, event: string): Promise<Html> {
  const all = await visit.tx(async (tx): Promise<Invited[]> => {
    const invitations = (await invitationsTo(tx, event)).filter((one) => speaksFor(visit, one));
    const ids = invitations.map((one) => one.id);
    const [replies, ways] = [await repliesTo(tx, ids), await waysOf(tx, ids)];
    const names = await holderNames(
      tx,
      invitations.map((one) => holderAt(one.to_post, one.to_organization)!),
    );
    return invitations.map((invitation) => ({
      invitation,
      name: names.get(holderKey(holderAt(invitation.to_post, invitation.to_organization)!)),
      reply: replies.get(invitation.id)?.[0],
      ways: ways.get(invitation.id) ?? [],
    }));
  });
  if (all.length === 0) return nothing;
  const { t } = visit.view;
  return html`<h2 id="ways">${t('meetings-way-desk-title')}</h2><p class="soft">${t('meetings-way-desk-hint')}</p>${queue(all.map((one) => item(visit, one)))}`;
}

function item(visit: Visit, { invitation, name, reply, ways }: Invited): QueueItem {
  const { view } = visit;
  const href = view.href(routes.deskInvitationWay, { invitation: invitation.id });
  return {
    title: saidPlainly(view, name?.name ?? null),
    href,
    about: html`${ways.map((one, i) => html`${i > 0 && html`<br>`}${wayLine(visit, one)}`)}`,
    state: reply ? stateTag(view, replyState[reply.reply]) : unansweredTag(view, ways),
    action: html`<a href="${href}">${view.t('meetings-way-desk-record')}</a>`,
  };
}

/** One fact in a line, with the way to take it back for whoever may. */
function wayLine(visit: Visit, one: InvitationDelivery): Html {
  const { view } = visit;
  const back = view.href(routes.deskInvitationWayWithdraw, { delivery: one.id });
  return html`${view.t(`letters-way-${one.fact}`)} · ${whenTag(view, one.day)} · ${view.t(`letters-channel-${one.channel}`)}${
    one.withdrawn
      ? html` ${stateTag(view, 'withdrawn')}`
      : one.disputed && html` ${stateTag(view, 'delivery-disputed')}`
  }${mayTakeBack(visit, one) && html` <a href="${back}">${view.t('meetings-way-desk-withdraw')}</a>`}`;
}

/** For the invited, beside their reply: what is recorded of how the invitation reached them, and their word about it. */
export function waysToMe(visit: Visit, ways: readonly InvitationDelivery[]): Html {
  const { view } = visit;
  const open = ways.filter((one) => !one.withdrawn && one.fact !== 'published');
  if (open.length === 0) return nothing;
  const line = (one: InvitationDelivery): Html => {
    const href = view.href(routes.deskInvitationWayWords, { delivery: one.id });
    return html`<li>${view.t(`letters-way-${one.fact}`)} · ${whenTag(view, one.day)} · ${view.t(`letters-channel-${one.channel}`)}<br>${rich(view, 'meetings-way-mine-say', { link: to(href) })}</li>`;
  };
  return html`<h2>${view.t('meetings-way-mine')}</h2><ul>${open.map(line)}</ul>`;
}
