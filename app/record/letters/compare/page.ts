// The page of two letters side by side, and the one that asks which other letter to compare. The address is the link to share; the
// letters stand in the order it names them, and both are told in the same words.
import { routes } from '../../../base/routes.ts';
import { sayDay, sayList } from '../../../i18n/say.ts';
import { type Html, html, nothing, type Value } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { citeBlock, details, diffView, emptyState, pager, stateTag, tag, whenTag } from '../../../web/parts.ts';
import type { View } from '../../../web/view.ts';
import { saidInLink } from '../../words/parts.ts';
import type { Alike } from '../alike.ts';
import { type LettersPage, letterCrumbs, listed } from '../pages.ts';
import { coverMark, demandHref, letterHref, letterName, shown } from '../parts.ts';
import { stateOf } from '../standing/state.ts';
import { addressOfLetter, type Letter, type LetterEntered } from '../store.ts';
import type { Compared, Pairing, Side } from './read.ts';

export const comparedHref = (
  view: View,
  one: Pick<Letter, 'number' | 'slug'>,
  other: Pick<Letter, 'number' | 'slug'>,
): string => view.href(routes.letterCompared, { letter: addressOfLetter(one), other: addressOfLetter(other) });

export function comparedPage(view: View, read: Compared): Html {
  const { t } = view;
  const { left, right } = read;
  const title = t('work-compare-title');
  const names = t('work-compare-names', { one: letterName(view, left.letter), other: letterName(view, right.letter) });
  const address = view.place.baseUrl + comparedHref(view, left.letter, right.letter);
  const main = html`<h1>${title}</h1><div class="pair">${letterHead(view, left)}${letterHead(view, right)}</div>
<h2>${t('work-compare-demands')}</h2>${demandPairs(view, read)}<h2>${t('work-compare-words')}</h2>${wordsBlock(view, read)}
<p class="gap"><a href="${comparedHref(view, right.letter, left.letter)}">${t('work-compare-turn')}</a></p>
${citeBlock(view, { title: `${title}: ${names}`, address, day: sayDay(view.lang, view.today) })}`;
  return layout(view, {
    title: `${title}: ${names}`,
    main,
    wide: true,
    crumbs: [...letterCrumbs(view, left.letter), { label: title }],
    description: names,
  });
}

function letterHead(view: View, { letter, version, behind, demands }: Side): Html {
  const state = stateOf(version, behind);
  const whose = behind.map((one) => one.name ?? view.t('state-covered'));
  return html`<section class="card"><h2><a href="${letterHref(view, letter)}">${saidInLink(view, letter.lang, letter.title)}</a></h2><p class="soft">${whenTag(view, letter.day)}${
    whose.length > 0 && html` · ${sayList(view.lang, whose)}`
  }${state === 'withdrawn' && html` · ${stateTag(view, state)}`}</p><p>${view.t('letters-count-demands', { n: demands.length })}</p></section>`;
}

/** Demands that belong together stand in one row; then those that only one of the letters makes. */
function demandPairs(view: View, { left, right, pairs, covers }: Compared): Html {
  const { t } = view;
  const at = new Map([...left.demands, ...right.demands].map((one) => [one.id, one]));
  const cell = (side: Side, id: string): Html => {
    const demand = at.get(id)!;
    const quote =
      demand.quote !== null &&
      html`<blockquote>${shown(view, side.letter.lang, demand.quote, covers, demand.act_id, 'quote')}</blockquote>`;
    return html`<div class="card"><h3>${demand.number}. <a href="${demandHref(view, side.letter, demand.number)}">${saidInLink(view, side.letter.lang, demand.heading)}</a></h3>${quote}</div>`;
  };
  const together = inOrder(left, pairs).map(
    (pair) =>
      html`<li><p>${tag(null, pairWords(view, pair))}</p><div class="pair">${cell(left, pair.left)}${cell(right, pair.right)}</div>${differenceOf(view, at.get(pair.left)?.quote, at.get(pair.right)?.quote)}</li>`,
  );
  const rest = (side: Side, ids: Set<string>): Html => {
    const some = side.demands.filter((one) => !ids.has(one.id));
    return html`<section><h3>${t('work-compare-only', { title: letterName(view, side.letter) })}</h3>${
      some.length > 0
        ? html`<ol>${some.map((one) => html`<li value="${one.number}"><a href="${demandHref(view, side.letter, one.number)}">${saidInLink(view, side.letter.lang, one.heading)}</a></li>`)}</ol>`
        : html`<p>${t('work-compare-none-left')}</p>`
    }</section>`;
  };
  const matched =
    together.length > 0
      ? html`<div><ul class="list">${together}</ul></div>`
      : html`<p>${t('work-compare-no-pairs')}</p>`;
  const lefts = new Set(pairs.map((pair) => pair.left));
  const rights = new Set(pairs.map((pair) => pair.right));
  return html`${matched}<div class="pair gap">${rest(left, lefts)}${rest(right, rights)}</div>`;
}

const inOrder = (left: Side, pairs: readonly Pairing[]): Pairing[] => {
  const number = new Map(left.demands.map((one) => [one.id, one.number]));
  return [...pairs].sort((a, b) => (number.get(a.left) ?? 0) - (number.get(b.left) ?? 0));
};

/** Read from the first letter's demand to the second's. */
const pairWords = (view: View, { how, forward }: Pairing): string =>
  how === 'same-words' ? view.t('work-compare-same-words') : view.t(`work-pair-${how}${forward ? '' : '-back'}`);

function differenceOf(view: View, before: string | null | undefined, after: string | null | undefined): Html {
  if (!before || !after || before === after) return nothing;
  return details(view.t('work-compare-difference'), diffView(view, before, after));
}

/** The whole of both letters, word by word; folded, as it may be long. */
function wordsBlock(view: View, { left, right, covers }: Compared): Html {
  const { t } = view;
  const [one, other] = [left.version, right.version];
  if (!one || !other) return html`<p>${t('work-compare-unheld')}</p>`;
  const hidden = [one, other].find((version) => version.words === null);
  if (hidden) return html`<p>${coverMark(view, covers, hidden.act_id, 'words')} ${t('letters-words-covered')}</p>`;
  return details(
    t('work-compare-whole'),
    html`<div class="letter">${diffView(view, one.words ?? '', other.words ?? '')}</div>`,
  );
}

export type ComparePage = { letter: LetterEntered; alike: Alike[]; list: LettersPage };

/** Which other letter? Those that are much alike first, then all. */
export function comparePage(view: View, { letter, alike, list }: ComparePage): Html {
  const { t } = view;
  const title = t('work-compare-with');
  const others = list.letters.filter((one) => one.id !== letter.id);
  const link = (other: Pick<Letter, 'number' | 'slug'>, words: Value) =>
    html`<a href="${comparedHref(view, letter, other)}">${words}</a>`;
  const near =
    alike.length > 0 &&
    html`<h2>${t('work-alike-title')}</h2><ul class="list">${alike.map((one) => html`<li>${link(one, saidInLink(view, one.lang, one.title))} <small>${alikeWords(view, one)}</small></li>`)}</ul>`;
  const all =
    others.length > 0
      ? html`<ul class="list">${others.map((one) => html`<li>${listed(view, one)}<p>${link(one, t('work-compare-this', { title: letterName(view, one) }))}</p></li>`)}</ul>`
      : emptyState(view, { title: t('work-compare-empty'), what: t('work-compare-empty-what') });
  const main = html`<h1>${title}</h1><p class="lead">${letterName(view, letter)}</p>${near}<h2>${t('work-compare-all')}</h2>${all}${pager(
    view,
    {
      page: list.page,
      pages: list.pages,
      href: (n) =>
        view.href(routes.letterCompare, { letter: addressOfLetter(letter) }, { page: n > 1 ? n : undefined }),
    },
  )}`;
  return layout(view, {
    title: `${title} · ${letterName(view, letter)}`,
    main,
    crumbs: [...letterCrumbs(view, letter), { label: title }],
  });
}

export const alikeWords = (view: View, { percent }: Pick<Alike, 'percent'>): string =>
  percent === null ? view.t('work-alike-report') : view.t('work-alike-percent', { percent });

/** A warning at the desk: much like letters that are public already, with the way to see both. It stops nobody. */
export function alikeNotice(
  view: View,
  alike: readonly Alike[],
  href: (one: Alike) => string,
): { title: string; body: Html } | undefined {
  if (alike.length === 0) return undefined;
  const { t } = view;
  return {
    title: t('work-alike-title'),
    body: html`<p>${t('work-alike-what')}</p><ul>${alike.map(
      (one) =>
        html`<li>${saidInLink(view, one.lang, one.title)} · ${alikeWords(view, one)} · <a href="${href(one)}">${t('work-alike-compare')}</a></li>`,
    )}</ul>`,
  };
}
