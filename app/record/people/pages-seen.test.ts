// The public pages of people, powers and words in a real browser: everyone fits on a small phone and nobody is shut out.
// `PAGES_SHOTS=1` also writes pictures to the temporary folder, to be looked at.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../../dev/browser.ts';
import { freshDatabase } from '../../../test/database.ts';
import { toldTown } from './told-town.ts';

const { site, pages } = await toldTown((await freshDatabase()).db);

describe('in a browser', () => {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  const shots = process.env.PAGES_SHOTS ? join(tmpdir(), 'redress-pages') : undefined;
  let browser: Browser;
  let readers: { page: Page; colors: string; lang: string }[];
  before(async () => {
    if (shots) mkdirSync(shots, { recursive: true });
    browser = await openBrowser();
    const open = async (colors: 'light' | 'dark', lang: string) => {
      const page = await browser.newPage({ colorScheme: colors, reducedMotion: 'reduce', bypassCSP: true });
      await page.addInitScript({ path: axe });
      return { page, colors, lang };
    };
    readers = [await open('light', ''), await open('dark', '/es')];
  });
  after(() => browser.close());

  for (const [name, path] of Object.entries(pages)) {
    it(`${name} fits 320 px and 1280 px, and shuts nobody out`, async () => {
      for (const { page, colors, lang } of readers) {
        await page.goto(`${site.url}${lang}${path}`);
        for (const width of [1280, 320]) {
          await page.setViewportSize({ width, height: 900 });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${wide} px too wide at ${width}`);
          const file = `${name.replaceAll(' ', '-')}-${colors}-${width}.png`;
          if (shots) await page.screenshot({ path: join(shots, file), fullPage: true });
        }
        if (!name.startsWith('hostile')) assert.deepEqual(await troubles(page), []);
      }
    });
  }
});

/** What the accessibility checker finds, each with the elements. */
async function troubles(page: Page): Promise<string[]> {
  type Axe = { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: Axe }).axe.run());
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`);
}
