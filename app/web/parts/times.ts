// Moments and days on a page: for people in words, for machines in the datetime attribute; and the timeline made of them.
// A day known only roughly stays rough: it is never filled up to look exact.

import { openTo } from '../../base/fuzzy-day.ts';
import { type FuzzyDate, grainOf, sayDate, sayDay, sayInstant, sayMoney, sayWhen } from '../../i18n/say.ts';
import { attrs, type Html, html, type Value } from '../html.ts';
import { rich, type View } from '../view.ts';
import { stateTag } from './states.ts';

/** A day, month or year, or a fuzzy date with its doubt said: "May 24 or 25, 2021 (disputed)". */
export function whenTag(view: View, when: FuzzyDate | string): Html {
  const fuzzy = typeof when === 'string' ? { on: when } : when;
  const said = sayWhen(view.lang, fuzzy);
  const span = fuzzy.until !== undefined && fuzzy.until !== fuzzy.on;
  // A machine would read either end of a span, or a bound, as the day itself.
  if (span || openTo(fuzzy.on)) return html`<span>${said}</span>${doubt(view, fuzzy)}`;
  const machine = fuzzy.time && fuzzy.on.length === 10 ? `${fuzzy.on}T${fuzzy.time}` : fuzzy.on;
  return html`<time datetime="${machine}">${said}</time>${doubt(view, fuzzy)}`;
}

/** The same as it stands in a sentence: "on Thursday, April 22, 2021", "in April 2021". For a day without a span. */
export const onTag = (view: View, on: string): Html => rich(view, `say-on-${grainOf(on)}`, { day: whenTag(view, on) });

/** A day without its weekday, as sources are cited. */
export const dateTag = (view: View, on: string): Html =>
  openTo(on) ? html`${sayDate(view.lang, on)}` : html`<time datetime="${on}">${sayDate(view.lang, on)}</time>`;

const doubt = (view: View, when: FuzzyDate): Html =>
  html`${when.basis === 'disputed' && html` · ${stateTag(view, 'disputed')}`}`;

/** An instant in the place's zone. */
export const instantTag = (view: View, instant: Date): Html =>
  html`<time datetime="${`${instant.toISOString().slice(0, 19)}Z`}">${sayInstant(view.lang, instant, view.place.zone)}</time>`;

/** An amount as people say it, the exact figure beside it. */
export function moneyTag(view: View, cents: number | bigint, currency = 'USD'): Html {
  const { said, exact } = sayMoney(view.lang, cents, currency);
  return html`<span>${said}</span>${exact && html` <small>(${exact})</small>`}`;
}

export type Happening = {
  when: FuzzyDate | string;
  /** the civil day it was entered here, when that differs */
  recorded?: string;
  what: Value;
  id?: string;
};

/** What happened, in the order given. "recorded …" stands beside what was entered on another day than it happened. */
export function timeline(view: View, items: readonly Happening[]): Html {
  return html`<ol class="time">${items.map((item) => {
    const on = typeof item.when === 'string' ? item.when : item.when.on;
    const late = item.recorded !== undefined && item.recorded !== on;
    return html`<li ${attrs({ id: item.id })}><span class="when">${whenTag(view, item.when)}${
      late && html` · ${view.t('part-recorded-on', { day: sayDay(view.lang, item.recorded as string) })}`
    }</span>${item.what}</li>`;
  })}</ol>`;
}
