// Every list at its own address: /letters.csv, /letters.json, /letters.atom. Sent as it is read, with a tag, to anyone from anywhere.
import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { publicHeaders } from '../../web/headers.ts';
import type { Site, Visit } from '../../web/site.ts';
import type { Services } from '../services.ts';
import { questionOf } from './asked.ts';
import { asAtom, asCsv, asJson, columnsOf, type Entry, entriesOf, type Format, mediaTypes } from './formats.ts';
import { listTitle } from './links.ts';
import type { Item, List } from './list.ts';
import { allLists, listCalled } from './lists.ts';
import { openDataPage } from './pages.ts';
import { answerProblem } from './problems.ts';
import { type AsOf, asOf, readAll, readRows } from './read.ts';
import { searchEntries, searchFields, searchItems, wordsAsked } from './search.ts';

/** Read by anyone's program, in any page: nothing of it depends on who asks. */
export const openHeaders: Record<string, string> = {
  ...publicHeaders,
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-expose-headers': 'etag, link',
};

const IN_A_FEED = 100;

export function wire(site: Site, services: Pick<Services, 'openData'>): void {
  site.page(routes.openData, (visit) => openDataPage(visit, services));
  // A fixed address for each: what is not a list stays what it was, a page that is not there.
  for (const name of [...allLists().map((list) => list.name), 'search'])
    for (const format of ['csv', 'json', 'atom'] as const)
      site.raw(['GET', 'HEAD'], `/${name}.${format}`, (visit) =>
        answerProblem(visit, () => sendOutlet(visit, name, format)),
      );
}

/** Of the same record, address and language: the same. Weak, for it is said of the words and not of the packed bytes. */
export const tagOf = (asOf: AsOf, url: string, lang: string): string =>
  `W/"${asOf.acts}-${hash('sha256', `1 ${asOf.day} ${lang} ${url}`, 'base64url').slice(0, 16)}"`;

async function sendOutlet(visit: Visit, name: string, format: Format): Promise<unknown> {
  const { request, reply, view, place, tx } = visit;
  const list = listCalled(name);
  if (!list && name !== 'search') throw new Refused('not-found');
  const source = list ? fromList(visit, list) : fromSearch(visit);
  const now = await tx((tx) => asOf(tx, place.id, view.today));
  const etag = tagOf(now, request.url, view.lang);
  reply.headers({ ...openHeaders, etag, vary: 'accept-encoding', 'content-language': view.lang });
  if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
  reply.type(mediaTypes[format]);
  if (format === 'csv') reply.header('content-disposition', `attachment; filename="${place.slug}-${name}.csv"`);
  if (request.method === 'HEAD') return reply.send();
  return sendPacked(visit, body(visit, source, name, format, now));
}

type Source = {
  fields: string[];
  pages: () => AsyncIterable<Item[]>;
  entries: () => Promise<Entry[]>;
  title: string;
  page: string;
};

function fromList({ view, place, query, tx }: Visit, list: List): Source {
  const { filters } = questionOf(list, query, false);
  const asked = { place: place.id, view, filters };
  return {
    fields: columnsOf(list),
    pages: () => readAll(tx, list, asked),
    entries: async () => {
      const { rows, items } = await tx((tx) => readRows(tx, list, { ...asked, limit: IN_A_FEED, newest: true }));
      return entriesOf(
        list,
        rows.map((row, i) => ({ row, item: items[i]! })),
        view,
      );
    },
    title: listTitle(view, list.name),
    page: view.href(list.page),
  };
}

function fromSearch({ view, query, tx }: Visit): Source {
  const asked = wordsAsked(query);
  const items = () => tx((tx) => searchItems(tx, view, asked));
  return {
    fields: searchFields,
    pages: async function* () {
      yield await items();
    },
    entries: async () => searchEntries(view, await items()),
    title: view.t('front-search-title-for', { words: asked.words }),
    page: view.href(routes.search, {}, { q: asked.words }),
  };
}

async function* body(visit: Visit, source: Source, name: string, format: Format, now: AsOf): AsyncGenerator<string> {
  const { view, place } = visit;
  const self = place.baseUrl + view.path;
  if (format === 'csv') yield* asCsv(source.fields, source.pages());
  else if (format === 'json') {
    const about = {
      list: name,
      place: { name: place.name, division: place.divisionId },
      self,
      page: place.baseUrl + source.page,
      as_of: now,
    };
    yield* asJson(about, source.pages());
  } else {
    const title = `${source.title} · ${place.name}`;
    const feed = { title, self, page: place.baseUrl + source.page, place: place.name };
    yield asAtom(feed, await source.entries(), view, now);
  }
}

export const isKnown = (given: string | undefined, etag: string): boolean =>
  given?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag.replace(/^W\//, '')) ?? false;

/** Sends what comes as it comes, packed where the reader takes it. A reader who goes away ends the reading. */
async function sendPacked({ request, reply }: Visit, text: AsyncGenerator<string>): Promise<unknown> {
  // The first piece is asked for before anything is sent, so that what is refused can still be said.
  const first = await text.next();
  const whole = Readable.from(from(first, text), { objectMode: false, highWaterMark: 256 * 1024 });
  if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(whole);
  const packed = createGzip({ level: 4 });
  whole.on('error', (error) => packed.destroy(error));
  packed.on('close', () => whole.destroy());
  return reply.header('content-encoding', 'gzip').send(whole.pipe(packed));
}

async function* from(first: IteratorResult<string>, rest: AsyncGenerator<string>): AsyncGenerator<Buffer> {
  if (!first.done) yield Buffer.from(first.value);
  for await (const piece of rest) yield Buffer.from(piece);
}
