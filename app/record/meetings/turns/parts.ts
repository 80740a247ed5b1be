// How a meeting stands after a turn, at the head of its page: that it was cancelled and why, or that it returned. The reason is in the
// words of whoever cancelled; time and place stand on the page as before.
import { type Html, html } from '../../../web/html.ts';
import { notice } from '../../../web/parts.ts';
import type { View } from '../../../web/view.ts';
import { ownSources, saidBy, wordsOf } from '../parts.ts';
import type { MeetingPage } from '../read.ts';
import type { EventTurn } from './store.ts';

/** The last turn as a notice, while the meeting still stands by it; the earlier ones in the list of what was told before. */
export function turnNotice(view: View, read: MeetingPage): Html | false {
  const last = read.turns.at(-1);
  if (!last || last.recorded < read.event.recorded) return false;
  const title = view.t(`meetings-turn-${last.turn}`);
  return notice(view, last.turn === 'cancelled' ? 'warn' : 'info', title, turnWords(view, read, last));
}

function turnWords(view: View, read: MeetingPage, turn: EventTurn): Html {
  const kept = turn.turn === 'cancelled' && html`<p>${view.t('meetings-turn-cancelled-kept')}</p>`;
  return html`${wordsOf(view, read, turn, 'reason', turn.reason)}<p>${saidBy(view, read, turn)}</p>${kept}${ownSources(view, read, turn.act)}`;
}

/** One turn in a line, for the history. */
export const turnLine = (view: View, read: MeetingPage, turn: EventTurn): Html =>
  html`${view.t(`meetings-turn-${turn.turn}`)}${wordsOf(view, read, turn, 'reason', turn.reason)}`;
