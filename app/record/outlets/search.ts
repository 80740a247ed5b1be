// What a search finds, as a list: bounded, the best first. The same words find the same things as on the page.
import Type from 'typebox';
import type { Tx } from '../../base/database.ts';
import { invalid } from '../../base/refused.ts';
import type { View } from '../../web/view.ts';
import { among, findAll, type NarrowedBy, plain, plainWords, searchStates } from '../front/search-page.ts';
import { hrefOf } from '../front/tell.ts';
import type { Entry } from './formats.ts';
import { type Item, maybe, uuid, words } from './list.ts';

/** More than this nobody reads; the search is narrowed instead. */
export const MOST_FOUND = 500;

const fields = {
  id: uuid(),
  url: Type.String({ format: 'uri' }),
  what: words(),
  title: maybe(words()),
  within: maybe(words()),
  words: words(),
  lang: words(),
};
export const foundSchema = Type.Object(fields, { additionalProperties: false });
export const searchFields = Object.keys(fields);

export type Searched = { words: string } & NarrowedBy;

/** @throws Refused invalid without words, or with a kind of thing there is not */
export function wordsAsked(query: Record<string, string>): Searched {
  const words = plainWords(query.q);
  if (words === '') throw invalid('q', 'empty');
  if (query.in !== undefined && !Object.hasOwn(among, query.in)) throw invalid('in', 'choose');
  if (query.state !== undefined && !searchStates.includes(query.state)) throw invalid('state', 'choose');
  if (query.holder !== undefined && !/^[a-z0-9-]{1,140}$/.test(query.holder)) throw invalid('holder', 'choose');
  const { in: what, holder, state } = query;
  return { words, ...(what ? { in: what } : {}), ...(holder ? { holder } : {}), ...(state ? { state } : {}) };
}

export async function searchItems(tx: Tx, view: View, asked: Searched, most = MOST_FOUND): Promise<Item[]> {
  const found = await findAll(tx, asked.words, asked, 1, most);
  return found.hits.flatMap((hit) => {
    const where = found.answers.get(hit.act) ?? found.where.get(hit.stream);
    if (!where) return [];
    const within = where.within?.title ?? null;
    const url = view.place.baseUrl + hrefOf(view, where);
    return [
      { id: hit.act, url, what: where.kind, title: where.title, within, words: plain(hit.pieces), lang: hit.lang },
    ];
  });
}

export const searchEntries = (view: View, items: readonly Item[]): Entry[] =>
  items.map((item) => ({
    id: `urn:uuid:${item.id}`,
    url: item.url,
    title: typeof item.title === 'string' ? item.title : view.t('state-covered'),
    recorded: new Date(Number.parseInt(item.id.replace('-', '').slice(0, 12), 16)).toISOString(),
    words: String(item.words),
  }));
