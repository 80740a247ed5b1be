// Whoever works with the keyboard: a form that came back begins at what is wrong, without JavaScript; the keys of the desk do what
// their list says, and nothing while somebody types or after they were turned off.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { type Person, sitDown } from './browser.ts';
import { millbrook, openExampleSite } from './examples.ts';

const site = await openExampleSite();
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const focused = ({ page }: Person): Promise<string> =>
  page.evaluate(() => document.activeElement?.id || (document.activeElement?.textContent ?? '').trim());
const isOpen = ({ page }: Person): Promise<boolean> =>
  page.evaluate(() => document.querySelector('#keys')?.hasAttribute('open') ?? false);

async function steward(javaScript: boolean): Promise<Person> {
  const person = await sitDown(site, { host: millbrook, javaScript, width: 1280 });
  await person.becomes('Ruth Amadi');
  return person;
}

/** Presses a key that leads to another page. */
async function goBy({ page }: Person, key: string, path: string): Promise<void> {
  await Promise.all([page.waitForURL((url) => url.pathname === path), page.keyboard.press(key)]);
}

/** What the accessibility checker finds in the page as it stands, an opened dialog included. */
async function troubles({ page }: Person): Promise<string[]> {
  type Axe = { run: () => Promise<{ violations: { id: string }[] }> };
  // Through the debugger, as the page itself lets no other script in.
  await page.evaluate(readFileSync(axe, 'utf8'));
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: Axe }).axe.run());
  return violations.map((one) => one.id);
}

test('a form that came back begins at what is wrong, in either language and without JavaScript', async () => {
  const reader = await sitDown(site, { host: millbrook });
  for (const path of ['/report', '/es/report']) {
    await reader.goTo(path);
    assert.notEqual(await focused(reader), 'problems');
    await reader.press(/^(Send|Enviar)/, 422);
    assert.equal(await focused(reader), 'problems');
    await reader.page.keyboard.press('Tab');
    assert.match(await reader.page.evaluate(() => document.activeElement?.getAttribute('href') ?? ''), /^#f-/);
  }
  await reader.leave();
});

test('the keys of the desk do what their list says', async () => {
  const person = await steward(true);
  const { page } = person;
  const { keyboard } = page;
  await keyboard.press('?');
  assert.ok(await isOpen(person));
  const listed = await page.locator('#keys kbd').allTextContents();
  assert.deepEqual(listed, ['?', 'd', '/', 'c', 'j', 'k']);
  assert.deepEqual(await troubles(person), []);
  await keyboard.press('Escape');
  assert.ok(!(await isOpen(person)));
  await keyboard.press('j');
  const first = await focused(person);
  await keyboard.press('j');
  assert.notEqual(await focused(person), first);
  await keyboard.press('k');
  assert.equal(await focused(person), first);
  await goBy(person, '/', '/search');
  await person.goTo('/desk/moderation');
  await goBy(person, 'd', '/desk');
  await person.goTo('/es/desk');
  await goBy(person, 'c', '/es/changes');
  await person.leave();
});

test('no key acts while somebody types, nor once they turned the keys off, and that is remembered', async () => {
  const person = await steward(true);
  const { page } = person;
  await person.goTo('/desk/moderation');
  const box = page.getByLabel('Words of the text');
  await box.pressSequentially('d?jc/');
  assert.equal(await box.inputValue(), 'd?jc/');
  assert.equal(person.path(), '/desk/moderation');
  assert.ok(!(await isOpen(person)));
  await page.getByRole('link', { name: 'Keyboard shortcuts' }).click();
  assert.ok(await isOpen(person));
  await page.getByLabel(/^Use these keys/).uncheck();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.locator('h1').click();
  await page.keyboard.press('?');
  assert.ok(!(await isOpen(person)));
  await person.goTo('/desk');
  await page.keyboard.press('?');
  assert.ok(!(await isOpen(person)));
  await page.getByRole('link', { name: 'Keyboard shortcuts' }).click();
  await page.getByLabel(/^Use these keys/).check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  assert.ok(await isOpen(person));
  await person.leave();
});

test('without JavaScript the same list stands on a page, and no visitor loads a script for it', async () => {
  const person = await steward(false);
  await person.followAround('Keyboard shortcuts');
  assert.equal(person.path(), '/accessibility');
  await person.sees('Show this list', 'Next line of a list');
  assert.equal(await person.page.locator('script, dialog').count(), 0);
  await person.leave();
});
