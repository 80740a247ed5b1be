// A clerk of Millbrook reads in a newsletter what the mayor said, and records it as what it is: a reading of a source. The mayor's
// aide corrects it in the office's own words, in Spanish, and with nothing but the keyboard. Both stay readable, and say who said them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sitDown } from '../browser.ts';
import { millbrook, openExampleSite } from '../examples.ts';

const site = await openExampleSite();
const demandPage = '/letters/2-a-safe-way-to-elm-street-school/demands/2';
const letter = 'A safe way to Elm Street School';
const said = new Date(Date.now() - 3 * 86_400_000);
const demand = '20 miles an hour around the school';

describe('the clerk records, the office corrects', () => {
  it('an answer from a source is the clerk’s reading of it, and the page says so', async () => {
    const clerk = await sitDown(site, { host: millbrook });
    await clerk.becomes('Joan Whitcomb');
    await clerk.follow('Record what was answered');
    await clerk.choose('Letter', `2. ${letter}`);
    await clerk.press('Show');
    await clerk.follow(`2. ${demand}`);
    await clerk.sees('Record an answer by Mayor', 'Only the holder can give an answer as their own.');
    // Without a source nothing is recorded.
    await clerk.tick('Declined');
    await clerk.type('What they said, in short', 'The newsletter says that the mayor is against it.');
    await clerk.press('Record this answer', 422);
    await clerk.sees('When did they say it? – Give a date.', /Sources – /);
    await clerk.choose('Month', said.toLocaleString('en-US', { month: 'long' }));
    await clerk.type('Day', String(said.getDate()));
    await clerk.type('Year', String(said.getFullYear()));
    await clerk.tick(/From the mayor’s desk/);
    await clerk.tick('No');
    await clerk.press('Record this answer');
    await clerk.sees('declined', 'recorded from a source', 'Joan Whitcomb');
    await clerk.doesNotSee('given here');
    await clerk.leave();
  });

  it('the aide corrects it with the keyboard alone, in Spanish', async () => {
    const aide = await sitDown(site, { host: millbrook });
    await aide.becomes('Tomás Reyes');
    await aide.goTo('/es/desk/asked?show=answered#l2');
    const { keyboard } = aide.page;
    const toWords = (words: RegExp) => tabTo(aide.page, words);
    await toWords(/^Revisar 2$/);
    await Promise.all([aide.page.waitForEvent('domcontentloaded'), keyboard.press('Enter')]);
    await aide.sees('The newsletter says that the mayor is against it.');

    // Radio buttons are one stop; arrows choose.
    await toWords(/^Aceptad|^Rechazad/);
    await keyboard.press('Home');
    for (let i = 0; i < 6 && !/^Aceptado en parte/.test(await focused(aide.page)); i++)
      await keyboard.press('ArrowDown');
    assert.match(await focused(aide.page), /^Aceptado en parte/);
    await toWords(/^Sus razones/);
    await keyboard.press('Control+A');
    await keyboard.type('En Elm sí, desde mayo. En Third decide el consejo.');
    // The form began with the clerk’s words, in English; these are Spanish, and the page will say so.
    await toWords(/^Idioma/);
    await keyboard.type('Esp');
    // Nobody private is named: one stop, one key.
    await toWords(/^No$/);
    await keyboard.press('Space');
    await toWords(/^Publicar/);
    await Promise.all([aide.page.waitForEvent('domcontentloaded'), keyboard.press('Enter')]);
    await aide.sees('aceptado en parte', 'En Elm sí, desde mayo.', 'dado aquí');
    await aide.leave();
  });

  it('a resident sees both, in order, and whose words each is', async () => {
    const resident = await sitDown(site, { host: millbrook });
    await resident.goTo(demandPage);
    await resident.sees(
      'partly accepted',
      'En Elm sí, desde mayo.',
      'given here',
      'Tomás Reyes',
      'One earlier version',
    );
    // What is Spanish says that it is, to eyes and to screen readers.
    assert.ok((await resident.page.locator('main [lang="es"]').count()) > 0);
    await resident.follow('This answer’s own page');
    await resident.follow(/^Answer 1/);
    await resident.sees(
      'This is an earlier answer',
      'The newsletter says that the mayor is against it.',
      'recorded from a source',
      'Joan Whitcomb',
    );
    await resident.leave();
  });
});

type Page = Awaited<ReturnType<typeof sitDown>>['page'];

/** What a screen reader would say of what has the focus: its label, or its words. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const one = document.activeElement as HTMLInputElement | null;
    const label = one?.labels?.[0]?.textContent ?? one?.textContent ?? '';
    return label.replace(/\s+/g, ' ').trim();
  });

/** Presses Tab until something of these words has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, words: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    passed.push(now.slice(0, 40));
    if (words.test(now)) {
      const seen = await page.evaluate(() => {
        const box = document.activeElement!.getBoundingClientRect();
        return box.width > 0 && getComputedStyle(document.activeElement!).outlineStyle !== 'none';
      });
      assert.ok(seen, `the focus on ${now} cannot be seen`);
      return;
    }
  }
  assert.fail(`no way by keyboard to ${words}: ${passed.join(' | ')}`);
}
