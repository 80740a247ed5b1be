// Marking demands by selecting words, in a real browser with the keyboard alone; and that without JavaScript the page is as it was.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type Person, sitDown } from '../../../test/browser.ts';
import type { Reader } from '../../../test/site.ts';
import { begin, paragraphs, rows, site, town } from './desk-town.ts';

async function at(organizer: Reader, host: string, javaScript: boolean, width = 1280): Promise<Person> {
  const person = await sitDown(site, { host, javaScript, width });
  const url = `http://${host}:${site.port}`;
  await person.context.addCookies([...organizer.cookies].map(([name, value]) => ({ name, value, url })));
  return person;
}

const hostOf = (place: string) => `${site.directory.byId(place)!.view.slug}.localhost`;

it('words are selected and marked with the keyboard, taken away again, and stand in the draft where they were selected', async () => {
  const { ctx, organizer } = await town();
  const draft = await begin(organizer);
  const person = await at(organizer, hostOf(ctx.place), true);
  await person.goTo(`${draft}/demands`);
  const { page } = person;
  const text = paragraphs.join('\n\n');
  const field = page.getByLabel('The text of the letter');
  assert.equal(await field.inputValue(), text);
  const select = async (from: number, to: number) => {
    await field.focus();
    await page.keyboard.press('Control+Home');
    for (let i = 0; i < from; i++) await page.keyboard.press('ArrowRight');
    for (let i = from; i < to; i++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  };
  await page.getByRole('button', { name: 'Mark the selected words' }).click();
  await person.sees('Select some words in the text first.');
  const second = text.lastIndexOf('We ask you to meet us.');
  await select(second, text.length);
  await person.sees('Marked: “We ask you to meet us.”');
  await field.focus();
  await page.keyboard.type('not a word of it');
  assert.equal(await field.inputValue(), text, 'nothing can be typed into it');
  await select(0, 4);
  await page.getByRole('button', { name: 'Remove: Dear' }).press('Enter');
  await person.sees('Removed.');
  await person.press('Save and continue');
  const [row] = await rows(ctx, (tx) => tx.selectFrom('letter_drafts').select('marks').execute());
  assert.deepEqual(row!.marks, [
    { paragraph: 2, heading: 'We ask you to meet us', holders: [], quote: 'We ask you to meet us.', occurrence: 2 },
  ]);
  await person.leave();
});

it('without JavaScript only the paragraphs are there to tick', async () => {
  const { ctx, organizer } = await town();
  const draft = await begin(organizer);
  const person = await at(organizer, hostOf(ctx.place), false, 320);
  await person.goTo(`${draft}/demands`);
  assert.equal(await person.page.getByLabel('The text of the letter').isVisible(), false);
  await person.tick('We ask you to open the books.');
  await person.press('Save and continue');
  await person.sees('Demand 1');
  await person.leave();
});
