// How a clock is said: its state in a tag, its last day and its basis in a sentence. The same words whoever is asked.
// "By law" is never said without the law's citation, and nobody is called late before a delivery is evidenced.
import { routes } from '../../base/routes.ts';
import { sayDay } from '../../i18n/say.ts';
import { type Html, html, nothing, type Value } from '../../web/html.ts';
import { onTag, type StateCode, stateTag, whenTag } from '../../web/parts.ts';
import { inLanguage, rich, to, type View } from '../../web/view.ts';
import { addressOfLetter } from '../letters/store.ts';
import type { HolderName } from '../people/holder.ts';
import { webLink } from '../words/parts.ts';
import type { Period } from './periods.ts';
import type { Clock } from './rules.ts';

/** The word and shape of a clock where an answer is awaited. A running one says how long it has waited, as before. */
export function clockCode(clock: Clock): { state: StateCode; n?: number } {
  if (clock.stop?.by === 'transfer') return { state: 'transferred' };
  if (clock.state === 'overdue' || clock.state === 'long-overdue') return { state: clock.state, n: clock.late };
  return { state: clock.state };
}

/** The same beside a referral's own state: a clock that runs in good time leaves "waiting, day 14" as it is. */
export const clockedCode = <C extends { state: StateCode; n?: number }>(
  own: C,
  clock: Clock | undefined,
): C | { state: StateCode; n?: number } =>
  own.state !== 'waiting' || !clock || clock.state === 'running' || clock.state === 'not-started'
    ? own
    : clockCode(clock);

export const clockTag = (view: View, clock: Clock, href?: string): Html => {
  const { state, n } = clockCode(clock);
  return stateTag(view, state, { ...(n === undefined ? {} : { n }), ...(href === undefined ? {} : { href }) });
};

type At = { letter: { number: number; slug: string }; demand: number; holder: Pick<HolderName, 'slug'> };

/** Where the days of one referral are counted. */
export const clockHref = (view: View, { letter, demand, holder }: At): string =>
  view.href(routes.clock, { letter: addressOfLetter(letter), demand, holder: holder.slug });

/** "20 working days". */
export const daysWords = (view: Pick<View, 't'>, { days, unit }: Pick<Period, 'days' | 'unit'>): string =>
  view.t(`clocks-days-${unit}`, { n: days });

/** On what ground somebody has that long: a law with its citation and link, a rule, a promise, or only the courtesy of this site. */
export function basisSentence(view: View, period: Period): Html {
  const days = daysWords(view, period);
  if (period.basis === 'courtesy') return html`${view.t('clocks-basis-courtesy', { days })}`;
  const words = period.citation && inLanguage(view, period.lang, period.citation);
  const cited = words && (period.url ? webLink(period.url, words, words) : words);
  // A citation that was taken out of view leaves no law to name.
  if (period.basis === 'law' && !cited) return html`${view.t('clocks-basis-uncited', { days })}`;
  if (!cited) return html`${view.t(`clocks-basis-${period.basis}-plain`, { days })}`;
  return rich(view, `clocks-basis-${period.basis}`, { days, citation: html`${cited}` });
}

/** Where the clock stands, in one sentence with its last day. */
export function clockSentence(view: View, clock: Clock): Html {
  const { due, stop, start } = clock;
  if (clock.state === 'not-started') return html`${view.t(`clocks-why-${clock.why ?? 'no-delivery'}`)}`;
  const began = onTag(view, start!);
  if (stop) {
    const key = `clocks-says-${clock.state}-${stop.by}`;
    return rich(view, key, {
      day: onTag(view, stop.day),
      due: due ? sayDay(view.lang, due) : '',
      n: clock.late,
      began,
    });
  }
  if (!due) return rich(view, 'clocks-says-paused', { began, n: clock.used });
  const last = whenTag(view, due);
  if (clock.late > 0) return rich(view, `clocks-says-late-${clock.period.unit}`, { due: last, began, n: clock.late });
  return rich(view, `clocks-says-left-${clock.period.unit}`, { due: last, began, n: clock.left });
}

/** For the block of one referral on a demand's page: its last day, its basis, and the way to the arithmetic. */
export function clockBlock(view: View, clock: Clock, at: At): Html {
  if (clock.state === 'not-started') return nothing;
  const link = rich(view, 'clocks-see', { link: to(clockHref(view, at)) });
  return html`<p><small>${clockSentence(view, clock)} ${!clock.stop && basisSentence(view, clock.period)} ${link}</small></p>`;
}

/** Whom a period binds, in words. */
export function whomWords(view: View, period: Period, name: Value): Html {
  if (period.post || period.organization) return html`${name}`;
  return html`${period.bodyKind ? view.t(`people-kind-${period.bodyKind}`) : view.t('clocks-everyone')}`;
}
