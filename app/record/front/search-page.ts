// /search: every public text, found by its words and shown under the thing it belongs to.
// Whatever is typed is words to look for: nothing is an error, and nothing typed is kept.
import type { Tx } from '../../base/database.ts';
import { routes } from '../../base/routes.ts';
import { form, formState, select, textField } from '../../web/forms.ts';
import { attrs, type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, pager } from '../../web/parts.ts';
import type { Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { listPage } from '../outlets/links.ts';
import { pageOf } from './pages.ts';
import { HIT, type Hit, search } from './store.ts';
import { hrefOf, titleOf } from './tell.ts';
import { answersWhere, type Where, whereOf } from './where.ts';

const A_PAGE = 20;
const LONGEST = 200;

/** What one may look among; the values are kinds of stream. */
export const among: Record<string, string> = {
  letters: 'letter',
  demands: 'demand',
  answers: 'referral',
  statements: 'statement',
  meetings: 'event,series',
  holders: 'organization,post,person,membership',
  powers: 'power',
  sources: 'source',
  divisions: 'division',
};

export async function searchPage({ view, query, tx }: Visit): Promise<Html> {
  const { t } = view;
  const words = plainWords(query.q);
  const kind = among[query.in ?? ''];
  const page = pageOf(query.page);
  const found = words ? await tx((tx) => findAll(tx, words, kind, page)) : undefined;
  const pages = Math.ceil((found?.total ?? 0) / A_PAGE);
  const href = (n: number) =>
    view.href(routes.search, {}, { q: words, in: kind && query.in, page: n > 1 ? n : undefined });
  const main = html`<h1>${t('front-search-title')}</h1>${searchForm(view, words, query.in)}${found && results(view, words, found)}${pager(view, { page, pages, href })}`;
  const title = words ? t('front-search-title-for', { words }) : t('front-search-title');
  // A page about somebody's search is of no use to a search engine.
  const whole = { title, noindex: true, main };
  if (!found?.total) return layout(view, whole);
  return listPage(view, ['search'], whole, { q: words, ...(kind && query.in ? { in: query.in } : {}) });
}

/** What was typed, without what no text can hold. */
export function plainWords(typed: string | undefined): string {
  return (typed ?? '')
    .replace(/[\p{Cc}\ufdd0\ufdd1]/gu, ' ')
    .toWellFormed()
    .trim()
    .slice(0, LONGEST);
}

type Found = { hits: Hit[]; total: number; where: Map<string, Where>; answers: Map<string, Where> };

/** What a search finds, with where each thing is shown: a page of it. */
export async function findAll(
  tx: Tx,
  words: string,
  kind: string | undefined,
  page: number,
  limit = A_PAGE,
): Promise<Found> {
  const found = await search(tx, {
    words,
    ...(kind ? { kind } : {}),
    limit,
    offset: (page - 1) * limit,
  });
  return {
    ...found,
    where: await whereOf(
      tx,
      found.hits.map((hit) => hit.stream),
    ),
    answers: await answersWhere(
      tx,
      found.hits.filter((hit) => hit.kind === 'answer.given/1').map((hit) => hit.act),
    ),
  };
}

function searchForm(view: View, words: string, kind: string | undefined): Html {
  const { t } = view;
  const state = formState({ q: words, in: kind ?? '' });
  return form(view, state, {
    action: view.href(routes.search),
    method: 'get',
    fields: html`${textField(view, state, { name: 'q', label: t('front-search-words'), type: 'search', hint: t('front-search-hint') })}${select(
      view,
      state,
      {
        name: 'in',
        label: t('front-search-in'),
        optional: true,
        empty: t('front-search-everything'),
        options: Object.keys(among).map((value) => ({ value, label: t(`front-search-in-${value}`) })),
      },
    )}`,
    submit: t('front-search-do'),
  });
}

function results(view: View, words: string, found: Found): Html {
  const { t } = view;
  if (found.hits.length === 0)
    return emptyState(view, {
      title: t('front-search-none', { words }),
      what: t('front-search-none-what'),
      next: { href: view.href(routes.letters), label: t('front-search-none-next') },
    });
  return html`<h2>${t('front-search-found', { n: found.total })}</h2><ul class="list">${found.hits.map((hit) => line(view, hit, found))}</ul>`;
}

function line(view: View, hit: Hit, found: Found): Html {
  const { t } = view;
  const where = found.answers.get(hit.act) ?? found.where.get(hit.stream);
  const name = html`${t(`front-thing-${where?.kind ?? 'place'}`)}: ${where ? titleOf(view, where) : view.place.name}`;
  const within = where?.within && html`<p class="soft">${where.within.title}</p>`;
  // A title that was found need not be said twice.
  const said =
    where?.title === plain(hit.pieces) ? nothing : html`<p ${langOf(view, hit.lang)}>${marked(hit.pieces)}</p>`;
  return html`<li><h3>${where ? html`<a href="${hrefOf(view, where)}">${name}</a>` : name}</h3>${within}${said}${
    hit.more > 0 ? html`<p><small>${t('front-search-more', { n: hit.more })}</small></p>` : nothing
  }</li>`;
}

const langOf = (view: View, lang: string) =>
  lang !== view.lang && lang !== 'und' ? attrs({ lang, dir: 'auto' }) : null;

export const plain = (pieces: string): string => pieces.replaceAll(HIT.start, '').replaceAll(HIT.end, '');

/** The words around a hit, with the hit marked. */
function marked(pieces: string): Html {
  const parts = pieces.split(new RegExp(`${HIT.start}(.*?)${HIT.end}`, 's'));
  return html`${parts.map((part, i) => (i % 2 ? html`<mark>${part}</mark>` : plain(part)))}`;
}
