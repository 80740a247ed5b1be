// A clerk imports a budget from scratch and signs its certificate, on a phone without JavaScript: the real file of a city where it is at
// hand, and always an invented one with the traps real ones have. Nothing is public before the clerk says so.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { type Person, sitDown } from '../browser.ts';
import { millbrook, openExampleSite } from '../examples.ts';
import { reader } from '../site.ts';

const site = await openExampleSite();
const real = `${process.env.REDRESS_BUDGET_FILES ?? new URL('../../../shared/data/budgets', import.meta.url).pathname}/oakland-ca-fy22-23-adopted.csv`;

/** Invented: a mark in front, a title above the names, thousands with commas, a total of each fund, two words nobody expected. */
const invented = `\ufeffInvented budget of Exampleton,,,,
Fund Code,Fund,Department,Type,Amount
0100,General Fund,Police,Expense,"$2,000,000"
0100,General Fund,Library,Expense,"$1,000,000.50"
0100,General Fund,,Expense,"$3,000,000.50"
0100,General Fund,Taxes,Levy,"3,000,000"
`;

const money = (amount: string) => new RegExp(amount.replace(/[.$]/g, '\\$&'));

async function beginAt(title: string): Promise<Person> {
  const clerk = await sitDown(site, { host: millbrook });
  await clerk.becomes('Joan Whitcomb');
  await clerk.follow('Budgets');
  await clerk.follow('Begin a budget');
  await clerk.type('Title', title);
  await clerk.press('Begin the budget');
  await clerk.sees('Nothing is public yet');
  return clerk;
}

const csv = (name: string, bytes: Buffer | string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(bytes as Buffer),
});

describe('a clerk imports a budget and signs its certificate', () => {
  it('a file with traps: what is wrong is named, and put right on the page', async () => {
    const clerk = await beginAt('Budget of Exampleton');
    await clerk.attach('The file', csv('exampleton-2026.csv', invented));
    await clerk.press('Read the file');
    await clerk.sees('What the columns mean', 'Row 5 is the sum of rows above it');
    await clerk.choose('The column that says it', 'Type');
    await clerk.tick('A column says it');
    await clerk.type('Words for spending', 'Expense');
    await clerk.tick('Leave them out');
    await clerk.type('Year of all rows', '2026');
    await clerk.press('Show what comes of it');
    await clerk.sees(
      'Row 6, column “Type”: “Levy” is neither among the words for spending',
      'First put right what is named above',
    );
    assert.equal(await clerk.holds('Year of all rows'), '2026');
    await clerk.type('Words for revenue', 'Levy');
    await clerk.press('Show what comes of it');
    await clerk.sees('rows that are sums of rows above: 1', '$3,000,000.50');
    await clerk.follow('Go on with these totals');
    await clerk.type('Name of the version', 'Adopted 2026');
    await clerk.type('Where the figures stand', 'Adopted budget of Exampleton, invented');
    const record = clerk.path();
    await clerk.press('Record this version');
    await clerk.sees('Sign a certificate');
    // Whoever goes back finds that it is done, and the way on.
    await clerk.goTo(record);
    await clerk.sees('The version is recorded', 'It is version 1, “Adopted 2026”');
    await clerk.follow('Sign a certificate');
    await clerk.type('Official total: 0100 General Fund, Spending, Planned', '3,000,000.50');
    await clerk.type('Official total: 0100 General Fund, Revenue, Planned', '3,000,000.51');
    await clerk.press('Sign and publish');
    await clerk.sees('2 totals were checked', '−$0.51', 'Joan Whitcomb');
  });

  it('the real file of a city, whose general fund is out by 192,000', {
    skip: existsSync(real) ? false : `there is no ${real}`,
  }, async () => {
    const clerk = await beginAt('Oakland as its file has it');
    await clerk.attach('The file', csv('oakland.csv', readFileSync(real)));
    await clerk.press('Read the file');
    await clerk.sees('22,236', '$760,238,332', '$760,046,332');
    await clerk.follow('Go on with these totals');
    await clerk.type('Name of the version', 'Adopted FY22-23');
    await clerk.press('Record this version');
    assert.equal(await clerk.holds('Where the figures stand'), '', 'the file is no official document');
    await clerk.type('Where the figures stand', 'Adopted policy budget FY22-23');
    await clerk.type('Official total: 1010, Spending, Planned', '760,238,332');
    await clerk.type('Official total: 1010, Revenue, Planned', '760,238,332');
    await clerk.press('Sign and publish');
    await clerk.sees('2 totals were checked', '$192,000');
    const certificates = await reader(site, millbrook).get('/budget/3/certificate');
    assert.equal(certificates.status, 301, 'the address takes the title of the budget');
    const page = await reader(site, millbrook).get(certificates.location!);
    assert.match(page.text, money('−$192,000'));
  });
});
