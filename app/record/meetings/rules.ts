// What an event, an invitation and a reply may be. Pure: no database, no clock.
// It never asks which side invites or declines: organizations and offices invite and reply by the same rules.

import { bareDay, latest, openTo } from '../../base/fuzzy-day.ts';

export const eventKinds = ['meeting', 'vote', 'ruling', 'filing', 'announcement'] as const;
export type EventKind = (typeof eventKinds)[number];

export const eventStates = ['tentative', 'confirmed', 'cancelled', 'passed'] as const;
export type EventState = (typeof eventStates)[number];

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

/**
 * Over: its day has passed and nobody recorded whether it took place. Undated: nothing but the day before which it was not is known,
 * and that day is behind us. The record does not guess.
 */
export type ShownState = EventState | 'over' | 'undated';

export function stateOn(
  event: { status: EventState; day: string; until_day: string | null },
  today: string,
): ShownState {
  if (event.status === 'passed' || event.status === 'cancelled') return event.status;
  const last = event.until_day ?? event.day;
  if (openTo(last) === 'after') return bareDay(last) <= today ? 'undated' : event.status;
  return latest(last) < today ? 'over' : event.status;
}

/** Conditions are said in the invited's own words; for the other replies words are welcome. */
export const needsWords = (reply: Reply): boolean => reply === 'conditions';

/** Whether replies are still taken. */
export const takesReplies = (state: ShownState): boolean => ['tentative', 'confirmed', 'undated'].includes(state);

/** A day that is known only by its month, its year or a bound has no place in a calendar. */
export const fitsInACalendar = ({ day }: { day: string }): boolean => /^\d{4}-\d{2}-\d{2}$/.test(day);
