// A resident opens the example's budget, sees police beside everything else and tries to cap it at a fifth of the fund. In Kansas City a
// law stands in the way, and the page names it; in Oakland none does. They move the money to four departments, send their plan, confirm
// it from their mailbox, hold it beside everybody's and take both away.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readMail } from '../../app/following/read-mail.ts';
import { type Person, sitDown } from '../browser.ts';
import { kansasCity, oakland, openExampleSite } from '../examples.ts';

const site = await openExampleSite();

/** What the resident types: a fifth of the fund for the police, what that frees to four departments, to the dollar. */
const amounts: [string, string][] = [
  ['Police', '152,000,000'],
  ['Housing and Community Development', '60,029,447'],
  ['Human Services', '55,576,572'],
  ['Oakland Public Works', '42,151,856'],
  ['Oakland Public Library', '40,423,530'],
];

/** How many cells of a table with bars are cut off, or stand out of it. */
const cutOff = ({ page }: Person): Promise<number> =>
  page
    .locator('.bars :is(th, td, input)')
    .evaluateAll(
      (all) =>
        all.filter(
          (one) =>
            one.scrollWidth > one.clientWidth + 1 ||
            one.getBoundingClientRect().right > one.closest('table')!.getBoundingClientRect().right + 1,
        ).length,
    );

/** The file that comes down when a link is followed. */
async function download(person: Person, link: string): Promise<string> {
  const coming = person.page.waitForEvent('download');
  await person.page.locator('main').getByRole('link', { name: link, exact: true }).first().click();
  return readFileSync(await (await coming).path(), 'utf8');
}

describe('a resident tries the 20% cap', () => {
  for (const seat of [
    { width: 320, javaScript: false },
    { width: 1280, javaScript: true },
  ] as const) {
    const how = `at ${seat.width} px, ${seat.javaScript ? 'with' : 'without'} JavaScript`;

    it(`where a law stands in the way, ${how}`, async () => {
      const resident = await sitDown(site, { host: kansasCity, ...seat });
      await resident.goTo('/');
      await resident.follow('Read the letter');
      await resident.follow('Policing: a letter from seven organizations');
      await resident.follow(/brought to 20% of the city’s general fund/);
      await resident.sees(
        'What it would move in the budget',
        'It cannot be kept together with any of these rules',
        'Police at least one-fourth of the general revenue: the law',
        'change of state law',
      );
      await resident.follow('Try it yourself');
      await resident.sees('What if you divided one hundred parts?', 'The city asks nobody here');
      await resident.type('Police', '20');
      await resident.type('Housing', '10');
      await resident.press('See what it means');
      await resident.sees('Balanced: nothing left over', 'A campaign budget', 'change of state law', 'The law of 2022');
      await resident.leave();
    });

    it(`where none does, to a plan that counts, ${how}`, async () => {
      const resident = await sitDown(site, { host: oakland, ...seat });
      await resident.goTo('/');
      await resident.follow('See the budget');
      await resident.sees('$760,238,332', 'Spending is $192,000 more than revenue', 'Police', '42.0%', 'Fire', '24.0%');
      await resident.follow('Police');
      assert.equal(await resident.title(), 'Police');
      await resident.sees('That is 42.0% of the whole', 'Sworn Overtime', '$25,123,777');
      await resident.page.goBack();
      await resident.follow('The rules it is under');
      await resident.sees(
        'Invented: police at most 20% of the general purpose fund',
        'Not as asked',
        'All rules in force can be kept together',
      );
      await resident.page.goBack();

      await resident.follow('Divide it yourself');
      assert.equal(await cutOff(resident), 0);
      for (const [name, amount] of amounts) await resident.type(name, amount);
      await resident.press('See what it means');
      await resident.sees('Balanced: nothing left over, nothing missing', /Police goes from 42(\.0)?% to 20(\.0)?%/);
      await resident.doesNotSee('Not kept', 'Not as asked', 'A campaign budget', /change of/);
      const plan = resident.path();
      if (seat.javaScript) {
        await resident.type('Police', 'lots');
        await resident.sees('Police: Write an amount such as');
        assert.equal(await resident.page.locator('[aria-invalid=true]').count(), 1);
        await resident.type('Police', '151,999,999');
        await resident.sees('$1 left to give');
        await resident.goTo(`/es${plan}`);
        await resident.type('Police', '151,999,999');
        await resident.sees('Quedan $1 por repartir');
        await resident.goTo(plan);
      }

      await resident.press('Show it to others');
      await resident.sees('A plan somebody shows', 'Housing and Community Development');
      assert.match(await download(resident, 'CSV'), /,Police,319062906\.00,152000000\.00,-167062906\.00,USD/);
      await resident.follow('Hold it beside all residents’ plans');
      await resident.sees('Plans confirmed by mail', '400', 'Invented plans', 'Your plan', '$152');
      assert.equal(await cutOff(resident), 0);
      const collective = await download(resident, 'CSV');
      assert.match(collective, /Police/);

      await resident.goTo(plan);
      await resident.press('Send my plan');
      await resident.type('Your mail address', `resident-${seat.width}@people.example`);
      await resident.tick(/I live in the place this is about/);
      const mailed = site.sink!.next();
      await resident.press('Send my plan');
      await resident.sees('Look into your mailbox');
      const { text } = await readMail((await mailed).raw);
      await resident.goTo(/https?:\/\/\S+confirm\S+/.exec(text ?? '')![0]);
      await resident.sees('Confirm your plan');
      await resident.press('Confirm my plan');
      await resident.sees('Your plan is confirmed and counts');
      await resident.follow('Hold it beside all residents’ plans');
      await resident.sees('Your plan', '$152');
      assert.match(await download(resident, 'CSV'), /your_plan,currency\r\n.*,Police,.*,152000000\.00,USD\r\n/);
      await resident.leave();
    });
  }
});
