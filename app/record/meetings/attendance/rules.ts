// Who came, as far as it is known: claimed by others, confirmed by the one named, the chair or approved minutes, or disputed.
// Pure. It never asks which side is named: the same words make the same state for whoever it is.
import type { DeliveryFact } from '../../demands/rules.ts';
import { referralState } from '../../demands/rules.ts';
import type { Reply } from '../rules.ts';

export const cameSays = ['attended', 'absent'] as const;
export type CameSays = (typeof cameSays)[number];
/** Whose word it is: somebody else's, the one's named, the chair's, or that of minutes that were approved. */
export const bases = ['claim', 'self', 'chair', 'minutes'] as const;
export type Basis = (typeof bases)[number];

export type Came = { came: CameSays; how: 'claimed' | 'confirmed' } | { came: 'disputed' };

/** Of what counts now: one word is a claim until somebody who can confirm says the same; two that differ are a dispute, whoever says it. */
export function cameOf(words: readonly { says: CameSays; basis: Basis }[]): Came | undefined {
  const [first] = words;
  if (!first) return undefined;
  if (words.some((one) => one.says !== first.says)) return { came: 'disputed' };
  return { came: first.says, how: words.some((one) => one.basis !== 'claim') ? 'confirmed' : 'claimed' };
}

/** Where an invitation has come to: its reply, or how far it is known to have reached them; and, after the meeting, who came. */
export type InvitationState = {
  reply: 'sent' | 'delivery-disputed' | 'no-reply' | Reply;
  came?: Came;
};

export function invitationState(facts: {
  deliveries: readonly DeliveryFact[];
  reply: Reply | undefined;
  words: readonly { says: CameSays; basis: Basis }[];
  today: string;
}): InvitationState {
  const came = cameOf(facts.words);
  return { reply: facts.reply ?? unanswered(facts.deliveries, facts.today), ...(came ? { came } : {}) };
}

function unanswered(deliveries: readonly DeliveryFact[], today: string): 'sent' | 'delivery-disputed' | 'no-reply' {
  const way = referralState({ referral: true, deliveries, today });
  if (way.state === 'waiting') return 'no-reply';
  return way.state === 'asked' && way.disputed ? 'delivery-disputed' : 'sent';
}
