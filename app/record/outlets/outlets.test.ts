// Lists as CSV, JSON and Atom, and the read API over the same rows: what they hold, how they are asked, what they refuse.
// What is covered is looked for in all of them by test/outlets.test.ts.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { parse as parseCsv } from 'csv-parse/sync';
import { Compile } from 'typebox/compile';
import { kansasCity, millbrook, openExampleSite } from '../../../test/examples.ts';
import { type Reader, reader } from '../../../test/site.ts';
import { inPlace } from '../../base/database.ts';
import { textOf } from '../../web/hostile.ts';
import { listsOf } from './links.ts';
import { allLists, schemaOf } from './list.ts';

const site = await openExampleSite();
const town = reader(site, millbrook);
const city = reader(site, kansasCity);
const json = async (path: string, by: Reader = town) => JSON.parse((await by.get(path)).text);
const lists = allLists();
/** What Millbrook surely has some of; rooms that come later fill their own. */
const filled =
  'letters demands asked answers deliveries organizations posts people memberships powers meetings invitations agenda attendance minutes objections series statements sources changes'.split(
    ' ',
  );
// The list of changes holds what is in the log.
for (const place of site.directory.all()) await logged(place.view.id);

/** Until the site's own sequencer has logged everything. */
async function logged(place: string): Promise<void> {
  const waiting = () => inPlace(site.db, place, (tx) => tx.selectFrom('outbox').select('n').limit(1).execute());
  while ((await waiting()).length > 0);
}

type Bare = { status: number | undefined; headers: Record<string, unknown>; bytes: number };
const ask = (method: string, path: string): Promise<Bare> =>
  new Promise((resolve, reject) => {
    const host = `${millbrook}:${site.port}`;
    const sent = request({ host: '127.0.0.1', port: site.port, method, path, headers: { host } }, (answer) => {
      let bytes = 0;
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, bytes }));
    });
    sent.on('error', reject);
    sent.end();
  });

describe('every list', () => {
  it('holds in each format the same rows, and only what its schema says', async () => {
    for (const list of lists) {
      const whole = await json(`/${list.name}.json`);
      const check = Compile(schemaOf(list));
      for (const item of whole.items)
        assert.ok(
          check.Check(item),
          `${list.name}: ${JSON.stringify([...check.Errors(item)][0])} ${JSON.stringify(item)}`,
        );
      const csv = await town.get(`/${list.name}.csv`);
      assert.match(String(csv.headers['content-type']), /^text\/csv; charset=utf-8/);
      const rows = parseCsv(csv.text, { bom: true, columns: true }) as Record<string, string>[];
      assert.deepEqual(
        rows.map((row) => row.id),
        whole.items.map((item: { id: string }) => item.id),
        list.name,
      );
      const feed = await town.get(`/${list.name}.atom`);
      assert.equal(feed.status, 200, list.name);
      assert.match(
        feed.text,
        /^<\?xml version="1.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www.w3.org\/2005\/Atom"/,
      );
      assert.equal(feed.text.match(/<entry>/g)?.length ?? 0, Math.min(100, whole.items.length), list.name);
      if (filled.includes(list.name)) assert.ok(whole.items.length > 0, `Millbrook has ${list.name}`);
    }
  });

  it('leads from every row to a page that is there', async () => {
    for (const list of lists) {
      const { items } = await json(`/${list.name}.json`);
      for (const item of items.slice(0, 3)) {
        const path = new URL(item.url).pathname;
        const page = await town.get(path);
        assert.equal(page.status, 200, `${list.name} ${path}`);
      }
    }
  });

  it('is named and described in both languages, on one page that links all of it', async () => {
    for (const prefix of ['', '/es']) {
      const page = await town.get(`${prefix}/open-data`);
      for (const { name } of lists)
        for (const format of ['csv', 'json', 'atom'])
          assert.ok(page.text.includes(`href="${prefix}/${name}.${format}"`), name);
    }
  });

  it('answers with the same bytes and tag until something is recorded, in each language its own', async () => {
    const first = await town.get('/letters.json');
    const tag = String(first.headers.etag);
    const again = await town.get('/letters.json', { 'if-none-match': tag });
    assert.deepEqual([again.status, again.text], [304, '']);
    assert.equal((await town.get('/letters.json')).text, first.text);
    const spanish = await town.get('/es/letters.json');
    assert.notEqual(spanish.headers.etag, tag);
    assert.equal(spanish.headers['content-language'], 'es');
    assert.match(JSON.parse(spanish.text).items[0].url, /\/es\/letters\//);
    assert.equal(first.headers['access-control-allow-origin'], '*');
  });

  it('can be narrowed, and says what it cannot be narrowed by', async () => {
    const { items } = await json('/answers.json?verdict=declined');
    assert.ok(items.length > 0 && items.every((item: { verdict: string }) => item.verdict === 'declined'));
    for (const [path, field] of [
      ['/answers.json?verdict=nonsense', 'verdict'],
      ['/answers.csv?verdikt=declined', 'verdikt'],
      ["/letters.atom?known=held'--", 'known'],
      ['/asked.csv?letter=1%20or%201=1', 'letter'],
    ] as const) {
      const refused = await town.get(path);
      assert.equal(refused.status, 422, path);
      assert.match(String(refused.headers['content-type']), /^application\/problem\+json/);
      const problem = JSON.parse(refused.text);
      assert.deepEqual([problem.status, problem.errors[0].field], [422, field]);
      assert.ok(problem.title && problem.detail && problem.errors[0].detail);
    }
  });

  it('sends nothing but headers when only they are asked for', async () => {
    for (const path of ['/letters.csv', '/api/letters']) {
      const answer = await ask('HEAD', path);
      assert.equal(answer.status, 200);
      assert.ok(answer.headers.etag);
      assert.equal(answer.bytes, 0);
    }
  });
});

describe('the list of changes', () => {
  const entries = (feed: string) =>
    [...feed.matchAll(/<entry>\s*<title type="html"><!\[CDATA\[(.*?)\]\]><\/title>/gs)].map(([, title]) => title!);

  it('tells each act in the sentence of the page of changes, in the language of whoever reads', async () => {
    for (const prefix of ['', '/es']) {
      const feed = await town.get(`${prefix}/changes.atom`);
      const told = entries(feed.text);
      assert.equal(told.length, 100);
      const pages = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => town.get(`${prefix}/changes?page=${n}`)));
      const shown = pages
        .map(({ text }) =>
          textOf(text)
            .replaceAll(/\s+/g, ' ')
            .replaceAll(/(█+)\p{L}+/gu, '$1'),
        )
        .join(' ');
      for (const title of told) {
        assert.doesNotMatch(title, /<|&\w+;|[a-z]\.[a-z-]+\/\d/, title);
        assert.ok(shown.includes(title), `${prefix} ${title}`);
        assert.match(title, /^[\p{Lu}\p{N}“«¿]/u);
      }
    }
    const [english, spanish] = await Promise.all([json('/changes.json'), json('/es/changes.json')]);
    assert.ok(english.items.every((item: { told: string }) => item.told.length > 10));
    assert.notEqual(english.items[0].told, spanish.items[0].told);
  });

  it('of one letter, office, meeting or person holds what is about it and nothing else', async () => {
    const all = (await json('/changes.json')).items as { id: string; streams: string[] }[];
    for (const [narrowed, kinds] of [
      ['letter=1', 'letter'],
      ['holder=mayor', 'post'],
      ['meeting=7', 'event'],
      ['person=1', 'person'],
    ] as const) {
      const some = (await json(`/changes.json?${narrowed}`)).items as typeof all;
      assert.ok(some.length > 0 && some.length < all.length, narrowed);
      const common = some.map(({ streams }) => streams).reduce((a, b) => a.filter((one) => b.includes(one)));
      assert.ok(
        common.some((stream) => stream.startsWith(`${kinds}/`)),
        `${narrowed}: ${common}`,
      );
      const of = common.find((stream) => stream.startsWith(`${kinds}/`))!;
      assert.equal(all.filter(({ streams }) => streams.includes(of)).length, some.length, narrowed);
    }
  });

  it('and the lists of a letter, a holder and a meeting can all be narrowed to it', async () => {
    for (const [of, value] of [
      ['letter', '1'],
      ['holder', 'mayor'],
      ['meeting', '7'],
    ] as const)
      for (const list of listsOf[of]) {
        const some = await town.get(`/${list}.json?${of}=${value}`);
        assert.equal(some.status, 200, `${list} ${of}`);
        const { items } = JSON.parse(some.text) as { items: Record<string, unknown>[] };
        if (list !== 'changes')
          assert.ok(
            items.every((item) => String(item[of]) === value),
            `${list} of ${of}`,
          );
      }
  });

  it('and every other list that a page names can be narrowed to what the page is of', async () => {
    for (const page of [
      '/posts/mayor',
      '/meetings/7-working-meeting-on-the-evening-buses',
      '/letters/1-buses-after-eight/timeline',
    ]) {
      const { text } = await town.get(page);
      const links = [...text.matchAll(/href="(\/[a-z-]+\.(?:csv|json|atom)\?[^"]+)"/g)].map(([, href]) => href!);
      assert.ok(links.length >= 3, page);
      for (const link of new Set(links)) assert.equal((await town.get(link)).status, 200, `${page} ${link}`);
    }
  });
});

describe('what is asked and where it stands', () => {
  it('has one row for each demand and holder, with the state the pages show', async () => {
    const { items } = await json('/asked.json');
    const states = new Set(items.map((item: { state: string }) => item.state));
    for (const state of ['waiting', 'partly', 'accepted', 'delivery-disputed'])
      assert.ok(states.has(state), `${state} of ${[...states]}`);
    const waiting = items.find((item: { state: string }) => item.state === 'waiting');
    const page = await town.get(new URL(waiting.url).pathname);
    assert.ok(page.text.includes(String(waiting.days)), 'the page says the same days');
    const narrowed = await json('/asked.json?state=waiting');
    assert.ok(narrowed.items.length > 0 && narrowed.items.every((item: { state: string }) => item.state === 'waiting'));
  });
});

describe('the read API', () => {
  it('gives every answer an address of its own (WhiteHouse/petitions#57)', async () => {
    const { items, as_of } = await json('/api/answers', city);
    assert.ok(items.length > 0 && as_of.acts > 0 && /^\d{4}-\d{2}-\d{2}$/.test(as_of.day));
    for (const item of items) {
      const one = await json(new URL(item.self).pathname, city);
      assert.deepEqual(one.item, item);
      assert.equal((await city.get(new URL(item.url).pathname)).status, 200);
    }
  });

  it('finds a thing by its readable name as well as by its id, and says plainly what is not there', async () => {
    const { items } = await json('/api/posts');
    const one = await json(`/api/posts/${items[0].slug}`);
    assert.equal(one.item.id, items[0].id);
    assert.equal((await json('/api/letters/1')).item.number, 1);
    for (const path of [
      '/api/nothing',
      '/api/posts/nobody',
      '/api/posts/a/b/c',
      '/api/answers/1',
      `/api/letters/${'9'.repeat(30)}`,
    ]) {
      const missing = await town.get(path, { accept: 'text/html' });
      assert.equal(missing.status, 404, path);
      assert.match(String(missing.headers['content-type']), /^application\/problem\+json/, path);
      assert.equal(missing.headers['access-control-allow-origin'], '*', path);
    }
  });

  it('pages through a whole list by cursors: every row once, none left out', async () => {
    for (const name of ['answers', 'changes', 'asked', 'asked?state=waiting']) {
      const whole = await json(`/${name.replace(/(\?|$)/, '.json$1')}`);
      const seen: string[] = [];
      let next: string | null = `/api/${name}${name.includes('?') ? '&' : '?'}limit=3`;
      while (next) {
        const page: { items: { id: string }[]; next: string | null } = await json(next);
        assert.ok(page.items.length <= 3);
        seen.push(...page.items.map((item) => item.id));
        next = page.next?.replace(/^https?:\/\/[^/]+/, '') ?? null;
      }
      assert.deepEqual(
        seen,
        whole.items.map((item: { id: string }) => item.id),
        name,
      );
    }
    for (const bad of ['limit=0', 'limit=501', 'limit=x', 'after=x', 'after=1;drop'])
      assert.equal((await town.get(`/api/answers?${bad}`)).status, 422, bad);
  });

  it('is described in OpenAPI 3.1 out of the schemas the rows are held against, and on a page without a script', async () => {
    const description = await json('/api/openapi.json');
    assert.equal(description.openapi, '3.1.0');
    for (const { name, fields } of lists) {
      assert.ok(description.paths[`/api/${name}`].get.responses[200], name);
      for (const field of Object.keys(fields))
        assert.ok(description.components.schemas[name].properties[field], `${name}.${field}`);
    }
    for (const refs of JSON.stringify(description).matchAll(/"#\/components\/schemas\/([\w-]+)"/g))
      assert.ok(description.components.schemas[refs[1]!], refs[1]);
    const first = (await json('/api/answers')).items[0].id;
    for (const [path, asked] of [
      ['/api/answers', '/api/answers'],
      ['/api/answers', '/api/answers?limit=0'],
      ['/api/answers/{item}', `/api/answers/${first}`],
      ['/api/answers/{item}', '/api/answers/none'],
      ['/api/search', '/api/search?q=library'],
      ['/api/search', '/api/search'],
    ] as const) {
      const { status, headers } = await town.get(asked);
      const again = headers.etag ? (await town.get(asked, { 'if-none-match': String(headers.etag) })).status : status;
      for (const one of [status, again])
        assert.ok(description.paths[path].get.responses[one], `${asked} answers ${one}, which nothing describes`);
    }
    const page = await town.get('/api');
    assert.doesNotMatch(page.text, /<script/);
    assert.ok(page.text.includes('href="/api/openapi.json"'));
    assert.match(JSON.parse((await town.get('/es/api/openapi.json')).text).info.title, /^Leer/);
  });

  it('lets any page elsewhere read it, and lets nobody write', async () => {
    const { headers } = await ask('OPTIONS', '/api/letters');
    assert.equal(headers['access-control-allow-origin'], '*');
    assert.equal(headers['access-control-allow-methods'], 'GET, HEAD');
    assert.equal((await town.post('/api/letters', {})).status, 404);
  });

  it('searches as the page does, and needs words', async () => {
    const found = await json('/api/search?q=library');
    assert.ok(found.items.length > 0);
    assert.equal((await town.get('/api/search')).status, 422);
    assert.equal((await town.get('/search.csv?q=')).status, 422);
    const csv = parseCsv((await town.get('/search.csv?q=library')).text, { bom: true, columns: true }) as {
      id: string;
    }[];
    assert.ok(csv.length >= found.items.length);
    assert.match((await town.get('/search.atom?q=library')).text, /<entry>/);
  });
});
