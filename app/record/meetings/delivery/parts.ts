// How far an invitation has come, on every page that shows one. "No reply yet" stands only where its delivery is evidenced and its
// receiver does not dispute it; before that the page says that no delivery is evidenced, and nothing about silence.
import { type Html, html } from '../../../web/html.ts';
import { type AnswerBlock, answerBlock, details, onTag, type StateCode, stateTag } from '../../../web/parts.ts';
import { rich, type View } from '../../../web/view.ts';
import { type DeliveryFact, type ReferralState, referralState } from '../../demands/rules.ts';
import { type Way, wayItem } from '../../letters/way.ts';
import type { InvitationDelivery } from './store.ts';

const stateOf = (view: View, deliveries: readonly DeliveryFact[]): ReferralState =>
  referralState({ referral: true, deliveries, today: view.today });

function codeOf(state: ReferralState): StateCode {
  if (state.state === 'waiting') return 'no-reply';
  return state.state === 'asked' && state.disputed ? 'delivery-disputed' : 'asked';
}

/** What is known of an invitation that nobody replied to, as a shape and words. */
export const unansweredTag = (view: View, ways: readonly DeliveryFact[] | undefined): Html =>
  stateTag(view, codeOf(stateOf(view, ways ?? [])));

/** An invitation without a reply: how far it has come, in a tag and a sentence. */
export function unansweredBlock(
  view: View,
  { ways, more, ...block }: Omit<AnswerBlock, 'state'> & { ways: readonly InvitationDelivery[] },
): Html {
  const state = stateOf(view, ways);
  return answerBlock(view, {
    ...block,
    state: codeOf(state),
    more: html`<p>${sentence(view, state)}</p>${more}`,
  });
}

function sentence(view: View, state: ReferralState): Html {
  if (state.state === 'waiting') {
    const said = state.acknowledged ? 'meetings-way-acknowledged' : 'meetings-way-delivered';
    return rich(view, said, { when: onTag(view, state.since) });
  }
  if (state.state === 'asked' && state.disputed) return html`${view.t('meetings-way-disputed')}`;
  if (state.state === 'asked' && state.sent) return rich(view, 'meetings-way-sent', { when: onTag(view, state.sent) });
  return html`${view.t('meetings-way-none')}`;
}

/** Everything recorded of an invitation's way, folded: each fact with how it is known and what was said about it. */
export function wayDetails(
  view: View,
  read: Pick<Way, 'names' | 'sources' | 'covers'>,
  ways: readonly InvitationDelivery[],
): Html | false {
  if (ways.length === 0) return false;
  const item = (one: InvitationDelivery): Html =>
    html`<li><p>${view.t(`letters-way-${one.fact}`)}</p>${wayItem(view, read, one)}</li>`;
  return details(view.t('meetings-way-title', { n: ways.length }), html`<ul class="list">${ways.map(item)}</ul>`);
}
