// Every piece of a page, in a real browser: nothing is wider than a small phone, nobody is shut out, and the markup is sound.
// `GALLERY_SHOTS=1` also writes pictures to the temporary folder, to be looked at.

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../dev/browser.ts';
import { gallery } from './gallery.ts';
import { markupProblems } from './markup-rules.ts';
import { style } from './style.ts';

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const shots = process.env.GALLERY_SHOTS ? join(tmpdir(), 'redress-gallery') : undefined;
// Pages of headings and paragraphs only, whose colors the others have shown.
const plain = new Set(['about', 'privacy', 'moderation', 'accessibility', 'missing', 'places']);
const origin = 'https://millbrook.example';

let browser: Browser;
before(async () => {
  if (shots) mkdirSync(shots, { recursive: true });
  browser = await openBrowser();
});
after(() => browser.close());

/** One page, opened once per color scheme and changed in width, with the checker already in it. */
async function open(markup: string, colorScheme: 'light' | 'dark'): Promise<Page> {
  const page = await browser.newPage({ colorScheme, reducedMotion: 'reduce' });
  await page.addInitScript({ path: axeSource });
  await page.route('**/*', (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path.endsWith('.css')) return route.fulfill({ contentType: 'text/css', body: style });
    if (path === '/page') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: markup });
    return route.fulfill({ status: 404, body: '' });
  });
  await page.goto(`${origin}/page`);
  return page;
}

// Everything on a page, and what of it can differ in other colors.
const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const ofColors = ['color-contrast', 'link-in-text-block'];

async function troubles(page: Page, runOnly = everything): Promise<string[]> {
  const found = await page.evaluate(async (only) => {
    const axe = (
      globalThis as unknown as {
        axe: {
          run: (
            o: object,
          ) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
        };
      }
    ).axe;
    return (await axe.run({ runOnly: only, resultTypes: ['violations'] })).violations;
  }, runOnly);
  return found.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.html.slice(0, 160)} ${n.failureSummary}`).join(' | ')}`);
}

/** Names of elements that stick out of the window to the side, outside areas that scroll on their own. */
const tooWide = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((e) => !e.closest('.scroll, .vh, .skip, .sprite') && e.getBoundingClientRect().right > innerWidth + 1)
      .map((e) => `${e.tagName}.${e.className}`)
      .concat(
        document.documentElement.scrollWidth > innerWidth ? [`page ${document.documentElement.scrollWidth}`] : [],
      ),
  );

describe('every piece of a page', () => {
  for (const [name, make] of Object.entries(gallery)) {
    for (const lang of ['en', 'es']) {
      it(`${name} in ${lang} is sound markup`, async () => {
        assert.deepEqual(await markupProblems(make(lang).toString()), []);
      });

      // Colors do not depend on the words: in the dark one language is looked at.
      for (const colors of plain.has(name) || lang === 'es' ? (['light'] as const) : (['light', 'dark'] as const)) {
        it(`${name} in ${lang}, ${colors}, fits 320 px and 1280 px and shuts nobody out`, async () => {
          const page = await open(make(lang).toString(), colors);
          try {
            for (const width of [320, 1280]) {
              await page.setViewportSize({ width, height: 900 });
              assert.deepEqual(await tooWide(page), [], `${width} px`);
              assert.deepEqual(await troubles(page, colors === 'dark' ? ofColors : everything), [], `${width} px`);
              if (shots)
                await page.screenshot({ path: join(shots, `${name}-${lang}-${colors}-${width}.png`), fullPage: true });
            }
          } finally {
            await page.close();
          }
        });
      }
    }
  }
});

it('the stylesheet stays within 5.5 kB, and a record page with it within 14 kB', () => {
  assert.ok(gzipSync(style, { level: 9 }).length <= 5632, `${gzipSync(style, { level: 9 }).length} bytes`);
  const page = gzipSync((gallery.letter as (lang: string) => { toString(): string })('en').toString());
  assert.ok(page.length + gzipSync(style).length <= 14_336);
});

it('squeezing the stylesheet changes no rule of it', async () => {
  const folder = new URL('./style/', import.meta.url);
  const whole = readdirSync(folder)
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('');
  const page = await browser.newPage();
  try {
    const [read, squeezed] = await page.evaluate(
      (sheets) =>
        sheets.map((text) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(text);
          return Array.from(sheet.cssRules, (rule) => rule.cssText).join('');
        }),
      [whole, style],
    );
    // An unregistered custom property keeps its spaces as written.
    const plain = (text: string | undefined) => text?.replace(/\s+/g, '');
    assert.equal(plain(squeezed), plain(read));
    assert.ok((read ?? '').length > 8000);
  } finally {
    await page.close();
  }
});

it('the checks themselves see a page that is too wide, shuts people out, or is not sound', async () => {
  const bad =
    '<!doctype html><html lang="en"><head><title>t</title></head><body><main><h1>x</h1><img src="a"><div class="card" id="w"></div></main></body></html>';
  const page = await open(bad, 'light');
  try {
    await page.setViewportSize({ width: 320, height: 900 });
    await page.evaluate(() => document.getElementById('w')?.setAttribute('style', 'width:900px;height:9px'));
    assert.match((await tooWide(page)).join(), /DIV\.card/);
    assert.match((await troubles(page)).join(), /image-alt/);
    await page.evaluate(() => {
      const pale = document.createElement('p');
      pale.textContent = 'Too pale to be read';
      pale.style.cssText = 'color:#ddd;background:#fff';
      document.querySelector('main')?.prepend(pale);
    });
    assert.match((await troubles(page, ofColors)).join(), /color-contrast/);
    assert.match((await markupProblems(bad)).join(), /wcag\/h37/);
  } finally {
    await page.close();
  }
});
