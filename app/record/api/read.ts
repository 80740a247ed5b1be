// The read API: a page of a list, or one thing of it, as JSON. It only reads, and says the same to everyone.
import type { FastifyReply } from 'fastify';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import type { Visit } from '../../web/site.ts';
import { questionOf } from '../outlets/asked.ts';
import type { Item, List } from '../outlets/list.ts';
import { listCalled } from '../outlets/lists.ts';
import { type AsOf, asOf, readOne, readRows } from '../outlets/read.ts';
import { searchItems, wordsAsked } from '../outlets/search.ts';
import { isKnown, openHeaders, tagOf } from '../outlets/wire.ts';

const jsonType = 'application/json; charset=utf-8';

/** GET /api/:list */
export async function sendPage(visit: Visit): Promise<unknown> {
  const { params, view, place, tx } = visit;
  if (params.list === 'search') return sendFound(visit);
  const list = listOf(params.list!);
  const question = questionOf(list, visit.query, true);
  return sendRead(visit, async (as_of) => {
    const read = await tx((tx) => readRows(tx, list, { place: place.id, view, ...question }));
    const limit = question.limit === 50 ? undefined : question.limit;
    const next = read.next
      ? place.baseUrl + view.href(routes.apiList, { list: list.name }, { ...question.filters, limit, after: read.next })
      : null;
    if (next) visit.reply.header('link', `<${next}>; rel="next"`);
    return { list: list.name, as_of, items: read.items.map((item) => withSelf(visit, list, item)), next };
  });
}

async function sendFound(visit: Visit): Promise<unknown> {
  const { view, tx, query } = visit;
  const { limit = '20', ...rest } = query;
  if (!/^([1-9]\d?|100)$/.test(limit))
    throw new Refused('invalid', { fields: [{ field: 'limit', code: 'too-big', args: { limit: 100 } }] });
  const asked = wordsAsked(rest);
  return sendRead(visit, async (as_of) => ({
    list: 'search',
    as_of,
    items: await tx((tx) => searchItems(tx, view, asked, Number(limit))),
    next: null,
  }));
}

/** GET /api/:list/:item */
export async function sendItem(visit: Visit): Promise<unknown> {
  const { params, view, place, tx } = visit;
  const list = listOf(params.list!);
  return sendRead(visit, async (as_of) => {
    const item = await tx((tx) => readOne(tx, list, { place: place.id, view }, params.item!));
    if (!item) throw new Refused('not-found');
    return { list: list.name, as_of, item: withSelf(visit, list, item) };
  });
}

function listOf(name: string): List {
  const list = listCalled(name);
  if (!list) throw new Refused('not-found');
  return list;
}

const withSelf = ({ view, place }: Visit, list: List, item: Item): Item & { self: string } => ({
  ...item,
  self: place.baseUrl + view.href(routes.apiItem, { list: list.name, item: item.id }),
});

async function sendRead(visit: Visit, read: (asOf: AsOf) => Promise<object>): Promise<FastifyReply> {
  const { request, reply, view, place, tx } = visit;
  const now = await tx((tx) => asOf(tx, place.id, view.today));
  const etag = tagOf(now, request.url, view.lang);
  reply.headers({ ...openHeaders, etag, 'content-language': view.lang });
  if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
  return reply.header('content-type', jsonType).send(`${JSON.stringify(await read(now))}\n`);
}
