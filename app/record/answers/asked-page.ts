// /desk/asked: everything asked of whoever is signed in, what waits longest first, and several at once to answer together.
// It counts days only from an evidenced delivery, as the public page does; it works with the keyboard alone.
import { routes } from '../../base/routes.ts';
import { type Html, html, join } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, notice } from '../../web/parts.ts';
import type { Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { type Asked, askedOf } from '../people/asked.ts';
import { holderKey, holderNames } from '../people/holder.ts';
import { askedState, letterAddress } from '../people/parts.ts';
import { said, saidInLink, saidPlainly } from '../words/parts.ts';

const shows = ['open', 'answered', 'all'] as const;
type Show = (typeof shows)[number];

const answered = (one: Asked): boolean => one.state.state === 'answered';
const passes: Record<Show, (one: Asked) => boolean> = { open: (one) => !answered(one), answered, all: () => true };

/** Days waited; what has not been delivered waits less than what was delivered today. */
const waited = ({ state }: Asked): number => (state.state === 'waiting' ? (state.days ?? 0) : -1);

/** Letters with what is asked in them: the letter that has waited longest first, its demands in their own order. */
export function byLetter(asked: readonly Asked[]): Asked[][] {
  const letters = new Map<number, Asked[]>();
  for (const one of asked) {
    const list = letters.get(one.letter.number);
    if (list) list.push(one);
    else letters.set(one.letter.number, [one]);
  }
  const longest = (list: readonly Asked[]) => Math.max(...list.map(waited));
  return [...letters.values()].sort((a, b) => longest(b) - longest(a) || b[0]!.letter.number - a[0]!.letter.number);
}

export async function askedPage(visit: Visit): Promise<Html> {
  const { view, query, tx, viewer } = visit;
  const { t } = view;
  const show: Show = shows.find((one) => one === query.show) ?? 'open';
  const { asked, names } = await tx(async (tx) => {
    const asked = await askedOf(
      tx,
      viewer!.posts.map((one) => one.post),
      viewer!.speaksFor.map((one) => one.organization),
      view.today,
    );
    return {
      asked,
      names: await holderNames(
        tx,
        asked.map((one) => one.holder),
      ),
    };
  });
  const shown = asked.filter(passes[show]);
  const seats = new Set(asked.map((one) => holderKey(one.holder))).size;
  const holderOf = (one: Asked) => (seats > 1 ? saidPlainly(view, names.get(holderKey(one.holder))?.name ?? null) : '');
  const done = /^\d{1,3}$/.test(query.answered ?? '') ? Number(query.answered) : 0;
  const main = html`<h1>${t('answers-asked-title')}</h1><p class="lead">${t('answers-asked-lead')}</p>${
    done > 0 && notice(view, 'done', t('answers-asked-done', { n: done }))
  }${
    asked.filter(passes.open).length > 1 &&
    html`<p><a class="button" href="${view.href(routes.deskSitting)}">${t('sitting-link')}</a></p>`
  }${filters(view, asked, show)}${
    shown.length === 0
      ? emptyState(view, { title: t(`answers-asked-none-${show}`), what: t('answers-asked-none-what') })
      : byLetter(shown).map((list) => letterBlock(view, list, holderOf))
  }`;
  return layout(view, {
    title: t('answers-asked-title'),
    desk: true,
    main,
    crumbs: deskCrumbs(view, t('answers-asked-title')),
  });
}

export const deskCrumbs = (view: View, here: string) => [
  { label: view.t('web-nav-own-desk'), href: view.href(routes.desk) },
  { label: here },
];

function filters(view: View, asked: readonly Asked[], now: Show): Html {
  const { t } = view;
  const one = (show: Show) => {
    const words = t(`answers-asked-${show}`, { n: asked.filter(passes[show]).length });
    const href = view.href(routes.deskAsked, {}, { show: show === 'open' ? undefined : show });
    return show === now ? html`<b aria-current="page">${words}</b>` : html`<a href="${href}">${words}</a>`;
  };
  return html`<nav class="gap" aria-label="${t('answers-asked-filter')}"><p>${join(shows.map(one), ' · ')}</p></nav>`;
}

/** One letter: its demands to tick and answer together, or one by one. */
function letterBlock(view: View, list: readonly Asked[], holderOf: (one: Asked) => string): Html {
  const { t, href } = view;
  const { letter } = list[0]!;
  const id = `l${letter.number}`;
  const title = html`<a href="${href(routes.letter, { letter: letterAddress(letter) })}">${saidInLink(view, letter.lang, letter.title)}</a>`;
  const open = list.filter((one) => !answered(one)).length;
  const several = list.length > 1;
  const rows = html`<ul class="list">${list.map((one) => row(view, one, holderOf(one), several))}</ul>`;
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><p class="soft">${t('answers-asked-count', { open, n: list.length })}</p>
${
  several
    ? html`<form class="wide" method="get" action="${href(routes.deskAskedAnswer)}">${rows}<div class="buttons"><button type="submit" class="button quiet">${t('answers-asked-together')}</button>${
        open > 1 &&
        html`<a href="${href(routes.deskAskedAnswer, {}, { letter: letter.number })}">${t('answers-asked-all-open', { n: open })}</a>`
      }</div></form>`
    : rows
}</section>`;
}

function row(view: View, one: Asked, holder: string, several: boolean): Html {
  const { t, href } = view;
  const id = `r-${one.referral}`;
  const heading = said(view, one.letter.lang, one.demand.heading);
  const does = answered(one) ? t('answers-asked-revise') : t('answers-asked-answer');
  const words = html`<b>${one.demand.number}.</b> ${heading}`;
  const state = html`<p>${askedState(view, one)}${holder && html` · <small>${holder}</small>`}</p>`;
  const about = several
    ? html`<div class="pick"><input type="checkbox" id="${id}" name="r" value="${one.referral}"><div><label for="${id}">${words}</label>${state}</div></div>`
    : html`<div>${words}${state}</div>`;
  const clock =
    one.clock &&
    html`<br><small><a href="${href(routes.deskClock, { referral: one.referral })}">${t('clocks-desk-own')}<span class="vh"> ${one.demand.number}</span></a></small>`;
  return html`<li class="row">${about}<div><a href="${href(routes.deskAnswer, { referral: one.referral })}">${does}<span class="vh"> ${one.demand.number}</span></a>${clock}</div></li>`;
}
