// Every state a record can show, each as words and a shape: the same for whoever is asked and whoever asks.
// "No answer" is not among them: a page says "waiting" after an evidenced delivery and "no delivery evidenced" before.

import { type Html, html } from '../html.ts';
import { type Icon, icon } from '../icons.ts';
import type { View } from '../view.ts';

const iconOf = {
  // a demand before a holder
  'not-asked': null,
  asked: 'asked',
  'delivery-disputed': 'disputed',
  returned: 'unheld',
  waiting: 'silent',
  accepted: 'yes',
  partly: 'part',
  declined: 'declined',
  'not-my-power': 'notmine',
  'under-review': 'review',
  'cannot-comment': 'mute',
  // standing of a fact or a power
  asserted: 'asked',
  attested: 'done',
  reported: 'source',
  official: 'done',
  mirror: 'source',
  unconfirmed: 'silent',
  disputed: 'disputed',
  'not-established': 'unheld',
  // where words come from
  given: 'given',
  recorded: 'source',
  unheld: 'unheld',
  covered: 'covered',
  erased: 'covered',
  // letters
  draft: 'given',
  adopted: 'part',
  published: 'yes',
  superseded: 'review',
  withdrawn: 'declined',
  // meetings
  proposed: 'asked',
  confirmed: 'yes',
  cancelled: 'declined',
  passed: 'done',
  conditions: 'part',
  tentative: 'review',
  'no-reply': 'silent',
  attended: 'yes',
  absent: 'declined',
  // clocks
  running: 'review',
  'not-started': 'asked',
  'due-soon': 'review',
  overdue: 'late',
  'long-overdue': 'late',
  paused: 'paused',
  stopped: 'done',
  'stopped-in-time': 'done',
  'stopped-late': 'late',
  transferred: 'notmine',
  // commitments: what is said, what is found, how it stands to its day
  stated: 'given',
  restated: 'given',
  changed: 'part',
  abandoned: 'declined',
  'none-found': 'silent',
  begun: 'review',
  'partly-done': 'part',
  'done-all': 'done',
  contradicted: 'disputed',
  'no-date': 'asked',
  'on-time': 'review',
  met: 'done',
  missed: 'late',
} as const satisfies Record<string, Icon | null>;

export type StateCode = keyof typeof iconOf;

/** All codes, in the order of the list above. */
export const stateCodes = Object.keys(iconOf) as StateCode[];

/** What a state is called: "waiting, day 14" or "overdue, day 3" when `n` is given. */
export const stateWords = (view: Pick<View, 't'>, code: StateCode, n?: number): string =>
  n !== undefined && counted.has(code) ? view.t(`state-${code}-day`, { n }) : view.t(`state-${code}`);

const counted = new Set<StateCode>(['waiting', 'overdue', 'long-overdue']);

/** A state as shape and words, a link when it leads somewhere. */
export function stateTag(view: Pick<View, 't'>, code: StateCode, more: { n?: number; href?: string } = {}): Html {
  return tagOf(stateInside(view, code, more.n), more.href);
}

/** A shape and words of your own. */
export const tag = (shape: Icon | null, words: string | Html, href?: string): Html =>
  tagOf(html`${shape && icon(shape)}${typeof words === 'string' ? words : html`<span>${words}</span>`}`, href);

/** What stands in the tag of a state. */
export const stateInside = (view: Pick<View, 't'>, code: StateCode, n?: number): Html =>
  html`${iconOf[code] && icon(iconOf[code])}${stateWords(view, code, n)}`;

export const tagOf = (inside: Html, href?: string): Html =>
  href === undefined ? html`<span class="tag">${inside}</span>` : html`<a class="tag" href="${href}">${inside}</a>`;
