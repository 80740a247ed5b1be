// Every kind of record page on paper (A4): nothing is cut at its edge, nothing to click is printed, addresses of links are, and what is
// folded away on a screen stands open.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browser } from './browser.ts';
import { kansasCity, millbrook, openExampleSite } from './examples.ts';
import { reader } from './site.ts';

const site = await openExampleSite();
/** A4 less margins of 15 mm, at 96 dots per inch. */
const PAPER = 680;

/** One page of each kind, found by walking from list to thing. */
async function pagesOf(host: string): Promise<string[]> {
  const person = reader(site, host);
  const first = async (list: string, pattern: RegExp) => pattern.exec((await person.get(list)).text)?.[1];
  const letters = [...(await person.get('/letters')).text.matchAll(/href="(\/letters\/\d+-[^"/?]+)"/g)].map(
    ([, href]) => href!,
  );
  const letter = letters[0];
  const demand = `${letter}/demands/1`;
  const answer = await first(demand, new RegExp(`href="(${demand}/answers/[^"]+)"`));
  const found = [
    ...new Set(letters),
    `${letter}/timeline`,
    demand,
    `${demand}/compare`,
    answer,
    await first('/meetings', /href="(\/meetings\/\d+-[^"/?]+)"/),
    await first('/organizations', /href="(\/organizations\/[^"/?]+)"/),
    await first('/organizations', /href="(\/posts\/[^"/?]+)"/),
    '/posts/mayor/asked',
    '/people/1',
    '/powers',
    await first('/powers', /href="(\/powers\/[0-9a-f-]{36})"/),
    '/statements/1',
    '/timeline',
    '/clocks',
    '/states',
    '/takedowns',
    '/changes',
  ];
  return found.filter((path) => path !== undefined);
}

test('every record page prints on A4: nothing is cut, nothing to click is on it, addresses of links and folded words are', async () => {
  const wrong: string[] = [];
  const context = await (await browser()).newContext({ viewport: { width: PAPER, height: 990 } });
  const page = await context.newPage();
  await page.emulateMedia({ media: 'print' });
  for (const host of [millbrook, kansasCity])
    for (const path of await pagesOf(host)) {
      const answer = await page.goto(`http://${host}:${site.port}${path}`);
      if (answer?.status() === 404) continue;
      assert.equal(answer?.status(), 200, path);
      const cut = await page.evaluate(() => {
        const shown = (one: Element) => one.getClientRects().length > 0 && !one.closest('.vh, .skip, .sprite');
        const over = [...document.querySelectorAll('main *')]
          .filter((one) => shown(one) && one.getBoundingClientRect().right > innerWidth + 1)
          .map((one) => `${one.tagName} is cut: ${one.textContent?.trim().slice(0, 50)}`);
        const pressed = [...document.querySelectorAll('main button, main form, nav.pager')]
          .filter(shown)
          .map((one) => `${one.tagName} is printed`);
        const outside = [...document.querySelectorAll('main a[href^="http"]')].filter(
          (one) =>
            shown(one) &&
            !getComputedStyle(one, '::after').content.includes((one as HTMLAnchorElement).getAttribute('href')!),
        );
        const folded = [...document.querySelectorAll('main details:not(.no-print)')].filter(
          (one) =>
            shown(one) &&
            ![...one.children].some(
              (child) =>
                child.tagName !== 'SUMMARY' && (child as HTMLElement).checkVisibility({ contentVisibilityAuto: true }),
            ),
        );
        return [
          ...over.slice(0, 3),
          ...pressed.slice(0, 3),
          ...outside.slice(0, 3).map((one) => `${one.outerHTML.slice(0, 80)}: its address is not printed`),
          ...folded.slice(0, 3).map((one) => `folded: ${one.textContent?.trim().slice(0, 60)}`),
        ];
      });
      wrong.push(...cut.map((one) => `${host}${path}: ${one}`));
      if (process.env.PRINT_SHOTS)
        await page.pdf({
          path: `${process.env.PRINT_SHOTS}/${host.split('.')[0]}${path.replaceAll('/', '_').slice(0, 80)}.pdf`,
          format: 'A4',
          margin: { left: '15mm', right: '15mm', top: '15mm', bottom: '15mm' },
        });
    }
  await context.close();
  assert.deepEqual(wrong, []);
});
