// Every page that a link leads to, in all examples, for visitors and for everyone who signs in, and the first of each kind in the
// other language: it is there, it is sound, it is light, and nobody is shut out of it. A page that no link leads to is not tested here.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { exampleWords } from '../app/identity/examples.ts';
import { shapeOf } from '../app/web/hostile.ts';
import { markupProblems } from '../app/web/markup-rules.ts';
import { style } from '../app/web/style.ts';
import { browser } from './browser.ts';
import { attribute, type Crawled, crawl, elementsOf, type Read, wordsOf } from './crawl.ts';
import { kansasCity, millbrook, oakland, openExampleSite } from './examples.ts';
import { type Reader, reader } from './site.ts';

const site = await openExampleSite();
const messages = new URL('../app/i18n/en/', import.meta.url);
const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Pages that stand for the record, and must arrive in the first round trip: HTML and stylesheet, gzipped. */
const recordPages = [
  ...['home', 'changes', 'letter', 'letterVersion', 'demand', 'answer', 'organization', 'post', 'power', 'meeting'],
  ...['statement', 'source', 'takedowns'],
];
const dark = ['letter', 'demand', 'answer', 'letterDiff', 'takedown', 'desk', 'deskAnswer'];
const firstRoundTrip = 14 * 1024;
/** So many differently built pages of a kind are checked to be sound HTML. */
const SHAPES = 3;

type Walk = { who: string; host: string; reader: Reader; pages: Crawled };
const walks: Walk[] = [];

before(async () => {
  for (const host of [kansasCity, millbrook, oakland]) {
    const visitor = reader(site, host);
    walks.push({ who: 'visitor', host, reader: visitor, pages: await crawl(visitor) });
  }
  for (const word of exampleWords) {
    const person = reader(site, millbrook);
    if ((await person.send('/try-as', { as: word })).status !== 303) continue;
    const isDesk = (path: string) => /^(\/es)?\/(desk|claim)(?=[/?]|$)/.test(path);
    const pages = await crawl(person, { from: ['/desk', '/es/desk'], stays: isDesk });
    walks.push({ who: word, host: millbrook, reader: person, pages });
  }
});

const html = () =>
  walks.flatMap(({ who, host, pages }) =>
    [...pages.values()].filter((page) => page.tree).map((page) => ({ who, host, page })),
  );
const all = (check: (page: Read, where: string) => string[] | string | false): string[] =>
  html().flatMap(({ who, page }) => {
    const found = check(page, `${who} ${page.path}`);
    return (found === false ? [] : [found].flat()).map((one) => `${who} ${page.path}: ${one}`);
  });

describe('every page that a link leads to', () => {
  it('is there', async () => {
    const dead: string[] = [];
    for (const { who, host, reader: by, pages } of walks) {
      const others = walks.find((one) => one.who === 'visitor' && one.host === host)!.pages;
      for (const { path, status, links } of pages.values()) {
        if (![200, 303].includes(status)) dead.push(`${who} ${path}: ${status}`);
        for (const link of links) {
          const [address, part] = link.split('#') as [string, string | undefined];
          if (pages.passed.has(address) || others.passed.has(address)) continue;
          let target = pages.get(address) ?? others.get(address);
          if (!target) {
            const answer = await by.get(address);
            target = { ...answer, path: address, route: '', lang: '', links: [], ids: new Set() };
            others.set(address, target);
            if (![200, 303].includes(answer.status)) dead.push(`${who} ${path} leads to ${link}: ${answer.status}`);
          } else if (part && target.tree && !target.ids.has(decodeURIComponent(part)))
            dead.push(`${who} ${path} leads to ${link}, where no #${part} is`);
        }
      }
    }
    assert.deepEqual(dead, []);
    const walked = Object.fromEntries(walks.map(({ who, host, pages }) => [`${who} at ${host}`, pages.size]));
    console.log('pages walked', walked);
    assert.ok(Math.min(...Object.values(walked)) >= 4, 'somebody found hardly any page');
  });

  it('is sound HTML', async () => {
    const found: string[] = [];
    const shapes = new Set<string>();
    const ofRoute = new Map<string, number>();
    for (const { who, page } of html()) {
      const ids = [...elementsOf(page.tree)].flatMap((one) => attribute(one, 'id') ?? []);
      if (new Set(ids).size !== ids.length) found.push(`${who} ${page.path}: an id stands twice`);
      // Pages of the same elements and attributes are sound or unsound together: a page in its other language, the next demand.
      const shape = shapeOf(page.text);
      const alike = ofRoute.get(page.route) ?? 0;
      if (shapes.has(shape) || alike >= SHAPES) continue;
      shapes.add(shape);
      ofRoute.set(page.route, alike + 1);
      for (const problem of await markupProblems(page.text)) found.push(`${who} ${page.path}: ${problem}`);
    }
    console.log(`${html().length} pages of ${shapes.size} shapes`);
    assert.deepEqual(briefly(found), []);
  });

  it('has one heading, a title and a language', () => {
    const wrong = all((page) => {
      const elements = [...elementsOf(page.tree)];
      const problems: string[] = [];
      const headings = elements.filter((one) => one.tagName === 'h1');
      if (headings.length !== 1 || wordsOf(headings[0]).trim() === '') problems.push(`${headings.length} headings`);
      if (attribute(elements[0]!, 'lang') !== page.lang) problems.push(`lang is ${attribute(elements[0]!, 'lang')}`);
      if (elements.filter((one) => one.tagName === 'main').length !== 1) problems.push('not one main part');
      const title = elements.find((one) => one.tagName === 'title');
      if (wordsOf(title).trim().length < 5) problems.push('no title');
      return problems;
    });
    assert.deepEqual(wrong, []);
  });

  it('is called by a name of its own, where it is public', () => {
    const alike: string[] = [];
    for (const { pages } of walks.filter((one) => one.who === 'visitor')) {
      const titles = new Map<string, string>();
      for (const page of pages.values()) {
        // The same page asked with other words in its query may share a title; another page may not.
        if (page.status !== 200 || !page.tree || page.path.includes('?')) continue;
        const title = `${page.lang} ${wordsOf([...elementsOf(page.tree)].find((one) => one.tagName === 'title'))}`;
        const other = titles.get(title);
        if (other) alike.push(`${page.path} and ${other} are both called ${title}`);
        titles.set(title, page.path);
      }
    }
    assert.deepEqual(alike, []);
  });

  it('is all in its language, or says which words are not', () => {
    const known = new Set<string>();
    for (const file of globSync('*.ftl', { cwd: messages })) {
      const text = readFileSync(new URL(file, messages), 'utf8');
      for (const [, key] of text.matchAll(/^([a-z][a-z0-9-]+-[a-z0-9-]+) =/gm)) known.add(key!);
    }
    const keys = all((page) =>
      [...wordsOf(page.tree).matchAll(/[a-z]+(?:-[a-z0-9]+)+/g)]
        .filter(([word]) => known.has(word))
        .map(([word]) => `a key instead of words: ${word}`),
    );
    assert.deepEqual(keys, []);
    const wordings = all((page) => /\bundefined\b|\bNaN\b|\[object /.exec(wordsOf(page.tree))?.[0] ?? false);
    assert.deepEqual(wordings, []);
  });

  it('arrives in the first round trip, where it is a page of the record', () => {
    const styleBytes = gzipSync(style).length;
    const heaviest = new Map<string, { bytes: number; path: string }>();
    for (const { page } of html()) {
      const bytes = gzipSync(page.text).length + styleBytes;
      if (bytes > (heaviest.get(page.route)?.bytes ?? 0)) heaviest.set(page.route, { bytes, path: page.path });
    }
    const rows = [...heaviest].sort((a, b) => b[1].bytes - a[1].bytes);
    console.log(`Heaviest page of each kind, HTML and stylesheet (${styleBytes} bytes) gzipped:`);
    for (const [route, { bytes, path }] of rows)
      console.log(`${String(bytes).padStart(6)}  ${route.padEnd(22)} ${path}`);
    const tooHeavy = rows.filter(([route, { bytes }]) => recordPages.includes(route) && bytes > firstRoundTrip);
    assert.deepEqual(tooHeavy, []);
    assert.deepEqual(
      recordPages.filter((route) => !heaviest.has(route)),
      [],
      'a kind of record page that no example shows',
    );
  });
});

describe('every kind of page', () => {
  it('fits 1280 px and 320 px, in one language or the other, and shuts nobody out', async () => {
    const kinds = new Map<string, Seen>();
    // The longest page of a kind has the most to go wrong.
    for (const { who, host, pages } of walks) {
      for (const page of pages.values()) {
        if (page.status !== 200 || !page.tree) continue;
        const known = kinds.get(page.route);
        if (!known || known.page.text.length < page.text.length) kinds.set(page.route, { who, host, page });
      }
    }
    const wrong: string[] = [];
    for (const { who, host, pages } of [...kinds.values()].reduce(bySeat, [])) {
      const person = walks.find((one) => one.who === who && one.host === host)!.reader;
      const context = await (await browser()).newContext({
        reducedMotion: 'reduce',
        extraHTTPHeaders: { cookie: [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      });
      const view = await context.newPage();
      view.on('console', (line) => line.type() === 'error' && wrong.push(`${who}: the console says ${line.text()}`));
      await view.addInitScript({ path: axeSource });
      for (const [i, page] of pages.entries()) {
        const lang = i % 2 === 0 ? 'en' : 'es';
        const bare = page.path.replace(/^\/es(?=\/|\?|$)/, '') || '/';
        const path = lang === 'es' ? `/es${bare === '/' ? '' : bare}` : bare;
        await view.emulateMedia({ colorScheme: dark.includes(page.route) ? 'dark' : 'light' });
        const answer = await view.goto(`http://${host}:${site.port}${path}`);
        if (answer?.status() !== 200) wrong.push(`${who} ${path}: ${answer?.status()}`);
        // What shuts people out seldom depends on the width, and looking for it takes longest: every other kind is searched at either.
        const searched = (i >> 1) % 2 === 0 ? 1280 : 320;
        for (const width of [1280, 320]) {
          await view.setViewportSize({ width, height: 900 });
          const rows = width === 1280 ? await navigationRows(view) : [];
          const shutOut = width === searched ? await troubles(view) : [];
          for (const problem of [...rows, ...(await tooWide(view)), ...shutOut])
            wrong.push(`${who} ${path} at ${width} px: ${problem}`);
        }
      }
      await context.close();
    }
    console.log(`${kinds.size} kinds of page looked at`);
    assert.deepEqual(briefly(wrong), []);
  });
});

type Seen = { who: string; host: string; page: Read };

/** Whoever is signed in looks at all of theirs in one go. */
function bySeat(seats: { who: string; host: string; pages: Read[] }[], { who, host, page }: Seen) {
  const seat = seats.find((one) => one.who === who && one.host === host);
  if (seat) seat.pages.push(page);
  else seats.push({ who, host, pages: [page] });
  return seats;
}

/** Many pages share a piece: a fault in it is told with the first few only. */
function briefly(found: string[]): string[] {
  const kinds = new Map<string, number>();
  return found.filter((one) => {
    const kind = one
      .replace(/^.*?: /, '')
      .replace(/\d+/g, 'n')
      .slice(0, 60);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    return kinds.get(kind)! <= 3;
  });
}

async function troubles(page: Page): Promise<string[]> {
  const found = await page.evaluate(async () => {
    type Found = { id: string; nodes: { html: string; failureSummary: string }[] };
    const { axe } = globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: Found[] }> } };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    return (await axe.run({ runOnly: tags, resultTypes: ['violations'] })).violations;
  });
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((n) => `${n.html.slice(0, 120)} ${n.failureSummary}`)
        .join(' | ')
        .slice(0, 400)}`,
  );
}

/** The main navigation stands on one row of a usual window, in both languages; what falls to a second one looks forgotten. */
const navigationRows = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const items = [...document.querySelectorAll('.top nav li')].map((one) => one.getBoundingClientRect());
    const fallen = items.filter((one) => one.top >= items[0]!.bottom).length;
    return fallen > 0 ? [`${fallen} entries of the navigation fall to a second row`] : [];
  });

/** What sticks out of the window to the side, outside areas that scroll on their own. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter(
        (one) => !one.closest('.scroll, .vh, .skip, .sprite') && one.getBoundingClientRect().right > innerWidth + 1,
      )
      .map((one) => `${one.tagName}.${one.className} is too wide: ${one.textContent?.trim().slice(0, 60)}`)
      .concat(
        document.documentElement.scrollWidth > innerWidth
          ? [`the page is ${document.documentElement.scrollWidth} px wide`]
          : [],
      ),
  );
