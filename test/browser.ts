// A person at a real browser, for the stories: they read, click and type what they see, by its words, and never by a hidden name.
// Whatever goes wrong around them (a console error, a failed request, a page wider than the window) ends the story.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import type { Browser, BrowserContext, Locator, Page, Response } from 'playwright-core';
import { openBrowser } from '../dev/browser.ts';

export type Seat = {
  /** `millbrook.localhost` */
  host: string;
  javaScript?: boolean;
  width?: number;
  colors?: 'light' | 'dark';
};

export type Person = ReturnType<typeof person>;

let opened: Promise<Browser> | undefined;
after(async () => (await opened)?.close());

/** The one browser of a test file; closed after it. */
export function browser(): Promise<Browser> {
  opened ??= openBrowser();
  return opened;
}

/** Somebody sits down at a browser of their own: nobody else's cookies. Without JavaScript and at 320 px when not said otherwise. */
export async function sitDown(site: { port: number }, seat: Seat): Promise<Person> {
  const context = await (await browser()).newContext({
    javaScriptEnabled: seat.javaScript ?? false,
    viewport: { width: seat.width ?? 320, height: 800 },
    colorScheme: seat.colors ?? 'light',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(6000);
  return person(context, await context.newPage(), `http://${seat.host}:${site.port}`);
}

type Words = string | RegExp;

function person(context: BrowserContext, page: Page, home: string) {
  const trouble: string[] = [];
  /** Statuses that the story expects, such as the 422 of a form sent back. */
  const expected = new Set([200, 303, 304]);
  page.on('console', (message) => {
    // Chromium says a page's own status a second time here; it is told below, where it can be expected.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      trouble.push(`the console says: ${message.text()}`);
  });
  page.on('pageerror', (error) => trouble.push(`a script failed: ${error.message}`));
  page.on('dialog', (dialog) => {
    trouble.push(`a dialog opened: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('requestfailed', (request) => {
    // A download ends its navigation in the browser's eyes.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      trouble.push(`${request.url()}: ${request.failure()?.errorText}`);
  });
  page.on('response', (response) => {
    if (!expected.has(response.status())) trouble.push(`${response.url()} answers ${response.status()}`);
    if (!response.url().startsWith(home)) trouble.push(`${response.url()} is somewhere else`);
  });

  const main = page.locator('main');
  const path = () => new URL(page.url()).pathname + new URL(page.url()).search;

  /** Every page somebody comes to must be fit to be read. */
  async function arrive(): Promise<void> {
    const width = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const);
    assert.ok(width[0] <= width[1], `${path()} is ${width[0]} px wide in a window of ${width[1]} px`);
    assert.equal(await page.locator('h1').count(), 1, `${path()} has one heading`);
    if (trouble.length > 0) {
      const said = await page.locator('#problems, main').first().textContent();
      assert.fail(`${path()}: ${trouble.join('; ')}. The page says: ${squeezed(said ?? '').slice(0, 400)}`);
    }
  }

  async function go(leave: () => Promise<unknown>): Promise<void> {
    const arrived = page.waitForEvent('domcontentloaded');
    // When there is nothing to click, that is what the story is told, not that no page came.
    arrived.catch(() => undefined);
    await leave();
    await arrived;
    await arrive();
  }

  const sameWords = (words: Words) => (typeof words === 'string' ? { name: words, exact: true } : { name: words });
  /** A field by its label; that it may be left open is no part of its name. */
  const labelled = (label: Words): RegExp =>
    typeof label === 'string'
      ? new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}( \\((optional|opcional)\\))?$`)
      : label;
  const fieldIn = (part: Locator, label: Words): Locator => part.getByLabel(labelled(label)).first();
  const field = (label: Words): Locator => fieldIn(main, label);
  /** The part of a page under a heading of its own, where several have the same fields: "Demand 2". */
  const part = (heading: Words): Locator =>
    main
      .locator('section, li, .card')
      .filter({ has: page.getByRole('heading', sameWords(heading)) })
      .first();
  const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();

  const self = {
    page,
    context,
    trouble,
    /** Where they are, without the host. */
    path,
    /** Statuses a story is about, such as the 401 of a session that ended. */
    expectAlso(...statuses: number[]): void {
      for (const status of statuses) expected.add(status);
    },

    /** Types an address, as from a bookmark or a mail. */
    async goTo(address: string, status = 200): Promise<Response> {
      expected.add(status);
      const answer = await page.goto(address.startsWith('http') ? address : home + address);
      assert.equal(answer?.status(), status, address);
      await arrive();
      return answer!;
    },
    /** Follows a link in the page by its words. */
    follow: (words: Words) => go(() => main.getByRole('link', sameWords(words)).first().click()),
    /** Follows a link around the page: its header, its footer, its way back. */
    followAround: (words: Words) =>
      go(() => page.locator('header, footer, nav').getByRole('link', sameWords(words)).first().click()),
    /** Presses a button by its words. A story that sends a form with mistakes says so: 422. */
    async press(words: Words, status?: number): Promise<void> {
      if (status) expected.add(status);
      await go(() => page.getByRole('button', sameWords(words)).first().click());
      if (status) expected.delete(status);
    },
    type: (label: Words, text: string) => field(label).fill(text),
    choose: (label: Words, option: string) => field(label).selectOption({ label: option }),
    /** Ticks a box or picks one of a few. */
    tick: (label: Words) => field(label).check(),
    attach: (label: Words, file: { name: string; mimeType: string; buffer: Buffer }) =>
      field(label).setInputFiles(file),
    within: (heading: Words) => ({
      type: (label: Words, text: string) => fieldIn(part(heading), label).fill(text),
      choose: (label: Words, option: string) => fieldIn(part(heading), label).selectOption({ label: option }),
      tick: (label: Words) => fieldIn(part(heading), label).check(),
      follow: (words: Words) => go(() => part(heading).getByRole('link', sameWords(words)).first().click()),
      press: (words: Words) => go(() => part(heading).getByRole('button', sameWords(words)).first().click()),
      /** What stands in a field. */
      holds: (label: Words) => fieldIn(part(heading), label).inputValue(),
    }),
    holds: (label: Words) => field(label).inputValue(),

    /** Everything the page says, as somebody reading it would have it: hidden details opened. */
    async reads(): Promise<string> {
      return squeezed((await main.textContent()) ?? '');
    },
    async title(): Promise<string> {
      return squeezed((await page.locator('h1').textContent()) ?? '');
    },
    /** @throws AssertionError with what the page says instead */
    async sees(...all: Words[]): Promise<void> {
      const text = await self.reads();
      for (const words of all) {
        const found = typeof words === 'string' ? text.includes(words) : words.test(text);
        assert.ok(found, `${path()} does not say ${String(words)}. It says: ${text}`);
      }
    },
    /** What stands around the page: banner, header, footer. */
    async seesAround(...all: string[]): Promise<void> {
      const text = squeezed((await page.locator('body').textContent()) ?? '');
      for (const words of all) assert.ok(text.includes(words), `${path()} does not say ${words} anywhere`);
    },
    async doesNotSee(...all: Words[]): Promise<void> {
      const text = await self.reads();
      for (const words of all) {
        const found = typeof words === 'string' ? text.includes(words) : words.test(text);
        assert.ok(!found, `${path()} says ${String(words)}: ${text}`);
      }
    },
    /** "Try it as …": being one of the example's invented people. */
    async becomes(name: string): Promise<void> {
      await self.goTo('/');
      await self.follow('Try it as one of them');
      await self.press(new RegExp(`^Be ${name}`));
    },
    /** The story is over: nothing went wrong on the way. */
    async leave(): Promise<void> {
      assert.deepEqual(trouble, []);
      await context.close();
    },
  };
  return self;
}
