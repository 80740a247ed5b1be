// Every page of both examples, read as anyone reads them: followed from the front page in both languages, each one there; and what the
// pages of the real case must never say.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { routeOf } from '../test/crawl.ts';
import { openExampleSite } from '../test/examples.ts';
import { type Answer, type Reader, reader } from '../test/site.ts';

const site = await openExampleSite();

type Page = { path: string; answer: Answer };

/** Of addresses that are many and alike, which kind this is; nothing for a page of its own, which is always read. */
function repeated(path: string): { kind: string; most: number } | undefined {
  const { pathname, searchParams } = new URL(path, 'http://here.localhost');
  const route = routeOf(pathname);
  const narrowed = [...new Set(searchParams.keys())].sort();
  const kind = `${route}?${route === 'budgetVersion' ? narrowed.length : narrowed}`;
  // Files, feeds and the log come from one piece of code each, whoever they are narrowed to.
  if (/\.\w+$/.test(pathname) || route.startsWith('log')) return { kind, most: 2 };
  // A budget is looked at along every way through its dimensions, and has a page for each of its lines.
  if (route === 'budgetVersion' || route === 'budgetLine') return { kind: route, most: 20 };
  return searchParams.size > 0 ? { kind, most: 5 } : undefined;
}

/**
 * Every page that links lead to from the front page, in one language; of lists narrowed down, downloads and the log, some of each kind.
 * Pages that only take input are asked for as well. It goes in rounds, so that what is read is the same each time.
 */
async function walk(visitor: Reader, start: string): Promise<Page[]> {
  const pages: Page[] = [];
  const seen = new Set([start]);
  const kinds = new Map<string, number>();
  for (let round = [start]; round.length > 0; ) {
    const got: Page[] = [];
    const left = round.entries();
    const go = async () => {
      for (const [i, path] of left) got[i] = { path, answer: await visitor.get(path) };
    };
    await Promise.all(Array.from({ length: 8 }, go));
    pages.push(...got);
    round = got.flatMap(linked).filter((next) => {
      // One language a walk; signing in and reporting are other tests' stories, and every page links to them with its own address.
      if (
        next.startsWith('/es') !== start.startsWith('/es') ||
        /\/(sign-in|report|dev|desk)\b/.test(next) ||
        seen.has(next)
      )
        return false;
      seen.add(next);
      const many = repeated(next);
      if (!many) return true;
      const before = kinds.get(many.kind) ?? 0;
      kinds.set(many.kind, before + 1);
      return before < many.most;
    });
  }
  return pages;
}

const linked = ({ answer }: Page): string[] =>
  String(answer.headers['content-type']).startsWith('text/html')
    ? [...answer.text.matchAll(/<a [^>]*href="(\/[^"#]*)/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))
    : [];

const walks = new Map<string, Page[]>();
before(async () => {
  for (const slug of ['kansas-city-2021', 'millbrook']) {
    for (const start of ['/', '/es/']) {
      walks.set(`${slug} ${start}`, await walk(reader(site, `${slug}.localhost`), start === '/es/' ? '/es' : start));
    }
  }
});

/** What a reader reads: text without marks. */
const read = (page: Page): string =>
  page.answer.text
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;|&rsquo;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

test('every link of both places leads to a page, in both languages', () => {
  for (const [name, pages] of walks) {
    const broken = pages
      // An act in the log is led to by its entry.
      .filter(
        ({ path, answer }) => answer.status !== 200 && !(answer.status === 303 && /^(\/es)?\/log\/acts\//.test(path)),
      )
      .map(({ path, answer }) => `${answer.status} ${path}`);
    assert.deepEqual(broken, [], name);
    assert.ok(pages.length > 60, `${name}: ${pages.length} pages`);
  }
});

test('every page of an example says so, and asks search engines to stay away', () => {
  for (const [name, pages] of walks) {
    const words = name.startsWith('kansas')
      ? "Made by the software's authors from press reports"
      : 'Millbrook is invented';
    for (const page of pages.filter(({ answer }) => String(answer.headers['content-type']).startsWith('text/html'))) {
      assert.ok(read(page).includes(words), `no banner on ${name} ${page.path}`);
      const robots = `${page.answer.headers['x-robots-tag'] ?? ''} ${/<meta[^>]*name="robots"[^>]*>/.exec(page.answer.text)?.[0] ?? ''}`;
      assert.match(robots, /noindex/, `${name} ${page.path}`);
    }
  }
});

test('no page of the real case says that anybody is silent, waiting, late or verified', () => {
  for (const [name, pages] of walks) {
    if (!name.startsWith('kansas')) continue;
    for (const page of pages) {
      // Pages that explain the product use these words of no one in particular.
      if (
        /\/(about|privacy|moderation|accessibility|help|verifications|api|open-data|states|clocks|commitments|search)\b/.test(
          page.path,
        )
      )
        continue;
      // A count of none is said by the name of what is counted.
      const none = /(Delivered, waiting|Entregado, en espera|Inherited[^0-9]*|Heredado[^0-9]*) 0\b/g;
      const text = read(page)
        .replace(/not directed[^.]*\./g, '')
        .replace(none, '');
      assert.doesNotMatch(
        text,
        /no answer|unanswered|waiting, |overdue|sin respuesta|en espera, /i,
        `${name} ${page.path}`,
      );
    }
  }
});

test('no clock runs in the real case, and none is listed there', async () => {
  const visitor = reader(site, 'kansas-city-2021.localhost');
  const rows = JSON.parse((await visitor.get('/clocks.json')).text) as { items: { state: string }[] };
  assert.deepEqual(
    rows.items.filter((row) => row.state !== 'not-started'),
    [],
  );
});

test('the demand about the chief tells who can act, what the mayor said, and from which source', async () => {
  const visitor = reader(site, 'kansas-city-2021.localhost');
  const letter = '/letters/1-policing-a-letter-from-seven-organizations';
  const demand = read({ path: '', answer: await visitor.get(`${letter}/demands/1`) });
  for (const words of [
    'Board of Police Commissioners',
    'RSMo 84.420.2',
    'cannot hire or fire',
    'The example’s editors',
  ])
    assert.ok(demand.includes(words), words);
  const office = read({ path: '', answer: await visitor.get(`${letter}/demands/5`) });
  assert.match(office, /not established/i);
  const whole = read({ path: '', answer: await visitor.get(letter) });
  for (const words of ['sent to the media', 'not held', 'Black Rainbow']) assert.ok(whole.includes(words), words);
});
