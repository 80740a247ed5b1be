// Every piece of a page, in a real browser: nothing is wider than a small phone, nobody is shut out, and the markup is sound.
// `GALLERY_SHOTS=1` also writes pictures to the temporary folder, to be looked at.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import chromiumFiles from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';
import { gallery } from './gallery.ts';
import { markupProblems } from './markup-rules.ts';
import { style } from './style.ts';

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const shots = process.env.GALLERY_SHOTS ? join(tmpdir(), 'redress-gallery') : undefined;
const origin = 'https://millbrook.example';

let browser: Browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: await chromiumFiles.executablePath(),
    args: ['--no-sandbox', '--headless=shell', '--disable-background-networking'],
    headless: true,
  });
});
after(() => browser.close());

async function open(markup: string, width: number, colorScheme: 'light' | 'dark'): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' });
  await page.route('**/*', (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path.endsWith('.css')) return route.fulfill({ contentType: 'text/css', body: style });
    if (path === '/page') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: markup });
    return route.fulfill({ status: 404, body: '' });
  });
  await page.goto(`${origin}/page`);
  return page;
}

async function troubles(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axeSource });
  const found = await page.evaluate(async () => {
    const axe = (
      globalThis as unknown as {
        axe: {
          run: (
            o: object,
          ) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
        };
      }
    ).axe;
    return (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
      .violations;
  });
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

      for (const colors of ['light', 'dark'] as const) {
        it(`${name} in ${lang}, ${colors}, fits 320 px and 1280 px and shuts nobody out`, async () => {
          for (const width of [320, 1280]) {
            const page = await open(make(lang).toString(), width, colors);
            try {
              assert.deepEqual(await tooWide(page), []);
              assert.deepEqual(await troubles(page), []);
              if (shots && (lang === 'en' || colors === 'light')) {
                mkdirSync(shots, { recursive: true });
                await page.screenshot({ path: join(shots, `${name}-${lang}-${colors}-${width}.png`), fullPage: true });
              }
            } finally {
              await page.close();
            }
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
