// /search: every public text, found by its words and shown under the thing it belongs to.
// Whatever is typed is words to look for: nothing is an error, and nothing typed is kept.
import type { Tx } from '../../base/database.ts';
import { routes } from '../../base/routes.ts';
import { type FormState, form, formState, select, textField } from '../../web/forms.ts';
import { attrs, type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { details, emptyState, pager, stateWords } from '../../web/parts.ts';
import type { Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { type Verdict, verdicts } from '../answers/rules.ts';
import { listPage } from '../outlets/links.ts';
import { pageOf } from './pages.ts';
import { HIT, type Hit, search } from './search.ts';
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
  const narrowed = narrowedBy(query);
  const page = pageOf(query.page);
  const found = words ? await tx((tx) => findAll(tx, words, narrowed, page)) : undefined;
  const pages = Math.ceil((found?.total ?? 0) / A_PAGE);
  const href = (n: number) => view.href(routes.search, {}, { q: words, ...narrowed, page: n > 1 ? n : undefined });
  const main = html`<h1>${t('front-search-title')}</h1>${searchForm(view, words, narrowed)}${found && results(view, words, found)}${pager(view, { page, pages, href })}`;
  const title = words ? t('front-search-title-for', { words }) : t('front-search-title');
  // A page about somebody's search is of no use to a search engine.
  const whole = { title, noindex: true, main };
  if (!found?.total) return layout(view, whole);
  return listPage(view, ['search'], whole, { q: words, ...narrowed });
}

/** What a search is narrowed by: what it is, whom it was put to, where it stands. What is none of these narrows nothing. */
export type NarrowedBy = { in?: string; holder?: string; state?: string };

/** Where a demand or an answer can stand. */
export const searchStates: readonly string[] = ['unanswered', ...verdicts];

function narrowedBy(query: Record<string, string>): NarrowedBy {
  const { in: what = '', holder = '', state = '' } = query;
  return {
    ...(Object.hasOwn(among, what) ? { in: what } : {}),
    ...(/^[a-z0-9-]{1,140}$/.test(holder) ? { holder } : {}),
    ...(searchStates.includes(state) ? { state } : {}),
  };
}

/** What was typed, without what no text can hold. */
export function plainWords(typed: string | undefined): string {
  return (typed ?? '')
    .replace(/[\p{Cc}\ufdd0\ufdd1]/gu, ' ')
    .toWellFormed()
    .trim()
    .slice(0, LONGEST);
}

type Found = { hits: Hit[]; total: number; capped: boolean; where: Map<string, Where>; answers: Map<string, Where> };

/** What a search finds, with where each thing is shown: a page of it. */
export async function findAll(
  tx: Tx,
  words: string,
  narrowed: NarrowedBy,
  page: number,
  limit = A_PAGE,
): Promise<Found> {
  const found = await search(tx, {
    words,
    kind: narrowed.in && among[narrowed.in],
    holder: narrowed.holder,
    state: narrowed.state,
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

function searchForm(view: View, words: string, narrowed: NarrowedBy): Html {
  const { t } = view;
  const state = formState({
    q: words,
    in: narrowed.in ?? '',
    state: narrowed.state ?? '',
    holder: narrowed.holder ?? '',
  });
  return form(view, state, {
    action: view.href(routes.search),
    method: 'get',
    fields: html`${textField(view, state, { name: 'q', label: t('front-search-words'), type: 'search', hint: t('front-search-hint') })}${details(
      t('front-search-narrow-title'),
      narrowing(view, state),
      Object.keys(narrowed).length > 0,
    )}`,
    submit: t('front-search-do'),
  });
}

/** By what it is, where it stands and whom it was put to. */
function narrowing(view: View, state: FormState): Html {
  const { t } = view;
  const kinds = Object.keys(among).map((value) => ({ value, label: t(`front-search-in-${value}`) }));
  const states = searchStates.map((value) => ({
    value,
    label: value === 'unanswered' ? t('front-search-unanswered') : stateWords(view, value as Verdict),
  }));
  return html`${select(view, state, { name: 'in', label: t('front-search-in'), optional: true, empty: t('front-search-everything'), options: kinds })}${select(
    view,
    state,
    {
      name: 'state',
      label: t('front-search-state'),
      optional: true,
      empty: t('front-search-any-state'),
      options: states,
    },
  )}${textField(view, state, { name: 'holder', label: t('front-search-holder'), hint: t('front-search-holder-hint'), optional: true })}`;
}

function results(view: View, words: string, found: Found): Html {
  const { t } = view;
  if (found.hits.length === 0)
    return emptyState(view, {
      title: t('front-search-none', { words }),
      what: t('front-search-none-what'),
      next: { href: view.href(routes.letters), label: t('front-search-none-next') },
    });
  return html`<h2>${t(found.capped ? 'front-search-found-many' : 'front-search-found', { n: found.total })}</h2>${found.capped && html`<p>${t('front-search-narrow')}</p>`}<ul class="list">${found.hits.map((hit) => line(view, hit, found))}</ul>`;
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
