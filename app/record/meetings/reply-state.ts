// What a reply to an invitation is called on pages: the same words and shape for every organization and every office.
import type { StateCode } from '../../web/parts.ts';
import type { Reply } from './rules.ts';

export const replyState: Record<Reply, StateCode> = {
  accept: 'accepted',
  tentative: 'tentative',
  decline: 'declined',
  conditions: 'conditions',
};
