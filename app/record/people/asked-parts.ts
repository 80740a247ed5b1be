// The numbers of what was asked of a holder, each a link to the list that makes it up, and the list itself.
// One generator and the same words for whoever it is; there is no score, no rank and no color.
import { bareDay, lastDay } from '../../base/fuzzy-day.ts';
import { sayNumber } from '../../i18n/say.ts';
import { type Html, html, join, nothing, type Value } from '../../web/html.ts';
import { dateTag, facts, table } from '../../web/parts.ts';
import type { View } from '../../web/view.ts';
import { bases } from '../clocks/periods.ts';
import type { Asked } from './asked.ts';
import { within } from './interval.ts';
import { whoHolds } from './parts.ts';
import { type List, type Scorecard, type Time, times } from './scorecard.ts';
import type { Membership } from './store.ts';

export type Narrowed = { show: List; basis?: string; time?: Time };

type Card = {
  card: Scorecard;
  /** where the list of a number is */
  href: (to: Narrowed) => string;
  /** a post passes from one holder to the next; an organization stays who it is */
  post: boolean;
};

const shown = ['asked', 'delivered', 'answered', 'waiting', 'late', 'undelivered', 'stopped'] as const satisfies List[];

/** Asked, delivered, answered, waiting, late: each with its list. What waited and how long, by what the time rests on. */
export function scorecardBlock(view: View, { card, href, post }: Card): Html {
  const { t } = view;
  const number = (n: number, to: Narrowed, about: string): Value =>
    n === 0 ? '0' : html`<a href="${href(to)}">${sayNumber(view.lang, n)}<span class="vh"> ${about}</span></a>`;
  const names = post ? [...shown, 'inherited' as const] : shown;
  const rows = names.map(
    (list) => [t(`people-list-${list}`), number(card.numbers[list], { show: list }, t(`people-list-${list}`))] as const,
  );
  return html`${facts(rows)}${basisTable(view, card, number)}<p class="soft"><small>${t('people-numbers-what')}</small></p>`;
}

function basisTable(
  view: View,
  { byBasis }: Scorecard,
  number: (n: number, to: Narrowed, about: string) => Value,
): Html {
  const { t } = view;
  const used = bases.filter((basis) => times.some((time) => byBasis[basis][time] > 0));
  if (used.length === 0) return nothing;
  const columns = [
    { label: t('people-basis') },
    ...times.map((time) => ({ label: t(`people-time-${time}`), num: true })),
  ];
  const rows = used.map((basis) => [
    t(`people-basis-${basis}`),
    ...times.map((time) =>
      number(
        byBasis[basis][time],
        { show: 'asked', basis, time },
        `${t(`people-time-${time}`)}, ${t(`people-basis-${basis}`)}`,
      ),
    ),
  ]);
  return table(view, { id: 'by-basis', caption: t('people-basis-caption'), columns, rows });
}

/**
 * Who held the post when it was asked, delivered and answered: the present holder inherits it, and the list says from whom. Moments that
 * fell to the same people are told in one line.
 */
export function whoThen(view: View, held: readonly Membership[], asked: Asked): Html {
  const { t } = view;
  const moments: readonly (readonly [string, string | null])[] = [
    ['asked', asked.letter.day],
    ['delivered', asked.delivered],
    ['answered', asked.state.state === 'answered' ? asked.state.day : null],
  ];
  const lines = new Map<string, { who: Html; what: Html[] }>();
  for (const [what, day] of moments) {
    if (day === null) continue;
    const who = heldOn(view, held, day);
    const line = lines.get(who.markup) ?? { who, what: [] };
    line.what.push(html`${t(`people-then-${what}`)} ${dateTag(view, day)}`);
    lines.set(who.markup, line);
  }
  const since = held.filter((one) => within(one, view.today) !== 'no');
  const successor =
    asked.state.state !== 'answered' &&
    since.length > 0 &&
    since.every((one) => one.from !== null && bareDay(one.from) > bareDay(asked.letter.day));
  return html`${[...lines.values()].map(({ who, what }) => html`<span>${who}: <small>${join(what, ' · ')}</small></span><br>`)}${
    successor &&
    html`<small>${t('people-inherited-by')} ${since.map((one, i) => html`${i > 0 && ', '}${whoHolds(view, one)}`)}</small>`
  }`;
}

function heldOn(view: View, held: readonly Membership[], day: string): Html {
  const then = held.filter((one) => within(one, lastDay(day)) !== 'no');
  if (then.length === 0) return html`${view.t('people-asked-then-unknown')}`;
  const names = then.map((one, i) => html`${i > 0 && ', '}${whoHolds(view, one)}`);
  const still = then.some((one) => within(one, view.today) !== 'no');
  return html`${names}${!still && html` <small>(${view.t('people-asked-predecessor')})</small>`}`;
}
