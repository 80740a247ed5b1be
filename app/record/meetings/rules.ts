// What an event, an invitation and a reply may be. Pure: no database, no clock.
// It never asks which side invites or declines: organizations and offices invite and reply by the same rules.
import { type FieldError, Refused } from '../../base/refused.ts';

export const eventKinds = ['meeting', 'vote', 'ruling', 'filing', 'announcement'] as const;
export type EventKind = (typeof eventKinds)[number];

export const eventStates = ['tentative', 'confirmed', 'cancelled', 'passed'] as const;
export type EventState = (typeof eventStates)[number];

/** How sure the record is: words every page of the record uses. */
export const standings = ['reported', 'official', 'mirror', 'disputed', 'unconfirmed', 'own'] as const;
export type Standing = (typeof standings)[number];

export const replies = ['accept', 'tentative', 'decline', 'conditions'] as const;
export type Reply = (typeof replies)[number];

/** A cancelled meeting can return; what has passed stays passed, since nobody can unhold a meeting. */
const follows: Record<EventState, readonly EventState[]> = {
  tentative: ['tentative', 'confirmed', 'cancelled', 'passed'],
  confirmed: ['confirmed', 'tentative', 'cancelled', 'passed'],
  cancelled: ['cancelled', 'tentative', 'confirmed'],
  passed: ['passed'],
};

export const mayBecome = (now: EventState, next: EventState): boolean => follows[now].includes(next);

/** What a reader is told: a meeting whose day is over has passed, even if nobody came back to say so. */
export function stateOn(event: { status: string; day: string; until_day: string | null }, today: string): EventState {
  const last = event.until_day ?? event.day;
  const over = last < today.slice(0, last.length);
  return over && event.status !== 'cancelled' ? 'passed' : (event.status as EventState);
}

/** @throws Refused invalid: conditions must be said in the invited's own words */
export function mustSay(reply: Reply, words: string | undefined): void {
  const fields: FieldError[] = [];
  if (reply === 'conditions' && !words?.trim()) fields.push({ field: 'words', code: 'reply-conditions' });
  if (fields.length > 0) throw new Refused('invalid', { fields });
}

/** A record that says its sources differ must say how. @throws Refused invalid */
export function mustTellDispute(standing: Standing, dispute: string | undefined): void {
  if (standing === 'disputed' && !dispute?.trim())
    throw new Refused('invalid', { fields: [{ field: 'dispute', code: 'event-dispute' }] });
}

/** Whether replies are still taken. */
export const takesReplies = (state: EventState): boolean => state === 'tentative' || state === 'confirmed';
