// The desk of rules, consultations, certificates and files over HTTP: who may come, what is kept when something is missing, where each form leads.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { millbrook, openExampleSite } from '../../../test/examples.ts';
import { hiddenFields, type Reader, reader } from '../../../test/site.ts';
import { beginBudget, recordVersion } from '../versions/actions.ts';
import type { Line } from '../versions/words.ts';
import { limitTyped, setTyped, shareTyped } from './typed.ts';

test('shares and amounts are read as staff type them, or not at all', () => {
  assert.deepEqual(shareTyped('20%'), { num: 1, den: 5 });
  assert.deepEqual(shareTyped('12.5 %'), { num: 1, den: 8 });
  assert.deepEqual(shareTyped('2 of 6'), { num: 1, den: 3 });
  for (const bad of ['', 'a fifth', '1/0', '-5%', '20']) assert.equal(shareTyped(bad), undefined, bad);
  assert.deepEqual(limitTyped('4.2 M'), { cents: 420_000_000 });
  assert.equal(limitTyped('much'), undefined);
  const set = setTyped({ 'of-side': 'spending', 'of-fund': ' 1010 ; Water, sewer ', 'of-year': '' }, 'of');
  assert.deepEqual(set, { side: 'spending', fund: ['1010', 'Water, sewer'] });
  assert.equal(setTyped({ 'of-fund': ' ; ' }, 'of'), undefined);
});

const site = await openExampleSite();

async function triedAs(word: string): Promise<Reader> {
  const person = reader(site, millbrook);
  assert.equal((await person.send('/try-as', { as: word })).status, 303);
  return person;
}

const fund = { code: '1010', name: 'General fund' };
const line = (department: string, category: string, cents: number): Line => ({
  side: 'spending',
  measure: 'planned',
  year: '2026',
  fund,
  department: { code: '', name: department },
  category: { code: '', name: category },
  cents,
  rows: 1,
});
let at = '';
let ofManyFunds = '';

before(async () => {
  const place = site.directory.byHost(millbrook)!.view.id;
  const ctx = {
    db: site.db,
    place,
    author: { role: 'clerk', name: 'Test' },
    now: site.now,
    wake: site.site.wake,
  } as const;
  const { budget, number } = await beginBudget(ctx, { title: 'Budget made by a test' });
  const lines = [
    line('Library', 'Staff', 1_000_000_00),
    line('Library', 'Books', 200_000_00),
    line('Parks', 'Staff', 800_000_00),
  ];
  const about = { budget, label: 'Adopted', state: 'adopted', source: { title: 'Invented for tests' } };
  await recordVersion(ctx, about, lines);
  at = `${number}-budget-made-by-a-test`;
  const many = await beginBudget(ctx, { title: 'Budget of many funds' });
  const funds = Array.from({ length: 210 }, (_, i) => ({ code: String(1000 + i), name: `Fund ${i}` }));
  const each = funds.map((one, i) => ({ ...line('Library', 'Staff', 100 + i), fund: one }));
  await recordVersion(ctx, { ...about, budget: many.budget }, each);
  ofManyFunds = `${many.number}-budget-of-many-funds`;
});

test('a clerk records a rule with what it rests on, and says later that it holds no longer', async () => {
  const path = `/desk/budget/${at}/rules/new`;
  assert.notEqual((await reader(site, millbrook).get(path)).status, 200);
  const clerk = await triedAs('clerk');
  const fields = {
    title: 'Libraries keep a thousandth of the fund',
    kind: 'floor',
    'of-side': 'spending',
    'of-fund': '1010',
    'basis-fund': '1010',
    limit: 'a little',
    authority: 'policy',
    citation: 'Made by a test',
    standing: 'unconfirmed',
    'from-year': '2022',
  };
  const wrong = await clerk.send(path, fields);
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /Write a share such as 20% or 1\/5/);
  assert.match(wrong.text, /value="Libraries keep a thousandth of the fund"/);
  const nowhere = await clerk.send(path, { ...fields, limit: '0.1%', demand: '/letters/1-letter/demands/99999' });
  assert.equal(nowhere.status, 422);
  assert.match(nowhere.text, /No demand is at this address/);
  const [, demand] = /<option value="(\/letters\/[^"]+)">/.exec(nowhere.text)!;
  const done = await clerk.send(path, { ...fields, limit: '0.1%', demand: `https://elsewhere.example/es${demand}` });
  assert.equal(done.location, `/budget/${at}/rules`);
  const page = (await clerk.get(done.location!)).text;
  assert.match(page, /Libraries keep a thousandth of the fund/);
  assert.ok(page.includes(`href="${demand}"`), 'the demand that asks for it is linked');
  assert.match((await clerk.get(demand!)).text, /Libraries keep a thousandth of the fund/, 'and it tells of the rule');
  const list = (await clerk.get(`/desk/budget/${at}/rules`)).text;
  const ends = [...list.matchAll(/href="(\/desk\/budget\/rules\/[^"]+\/end)"/g)].map(([, href]) => href!);
  const ended = await clerk.send(ends.at(-1)!, { 'until-year': '2023', words: 'Repealed by a test.' });
  assert.equal(ended.status, 303);
  const gone = (await clerk.get(`/budget/${at}/rules`)).text;
  assert.match(gone.slice(gone.indexOf('not in force today')), /Repealed by a test\./);
});

test('a clerk begins a consultation, which shows the rows it was asked for; only a steward puts plans together early', async () => {
  const clerk = await triedAs('clerk');
  const path = `/desk/budget/${at}/consultations/new`;
  const version = /<option[^>]*value="([0-9a-f-]{36})"/.exec((await clerk.get(path)).text)![1]!;
  const day = (name: string, year: number) => ({
    [`${name}-year`]: String(year),
    [`${name}-month`]: '1',
    [`${name}-day`]: '2',
  });
  const fields = {
    title: 'Made by a test',
    version,
    by: 'category',
    who: 'anyone',
    'of-fund': '1010',
    'of-side': 'spending',
  };
  const year = new Date().getUTCFullYear();
  const wrong = await clerk.send(path, { ...fields, ...day('opens', year + 1), ...day('closes', year) });
  assert.equal(wrong.status, 422);
  const done = await clerk.send(path, { ...fields, ...day('opens', year - 1), ...day('closes', year + 1) });
  assert.equal(done.status, 303);
  const page = await clerk.get(done.location!);
  assert.equal(page.status, 200);
  assert.match(page.text, /Made by a test/);
  const collective = /href="(\/desk\/budget\/consultations\/[^"]+\/collective)"/;
  const list = `/desk/budget/${at}/consultations`;
  assert.doesNotMatch((await clerk.get(list)).text, collective);
  const steward = await triedAs('steward');
  const collect = collective.exec((await steward.get(list)).text)![1]!;
  assert.equal((await clerk.get(collect)).status, 403);
  const put = await steward.send(collect, {});
  assert.match((await steward.get(put.location!)).text, /No figures yet/);
});

test('a budget of more funds than a page asks about is certified page by page', async () => {
  const clerk = await triedAs('clerk');
  const path = `/desk/budget/${ofManyFunds}/versions/1/certificate`;
  const first = await clerk.get(path);
  assert.match(first.text, /Totals 1 to 200 of 211/);
  const next = /href="([^"]*certificate\?year=2026&amp;page=2)"/.exec(first.text)?.[1]?.replace('&amp;', '&');
  assert.ok(next, 'there is a way to the others');
  const second = await clerk.get(next);
  assert.match(second.text, /Totals 201 to 211 of 211/);
  const sent = { ...hiddenFields(second.text), 'official-10': '3.10', source_title: 'Adopted budget, invented' };
  const signed = await clerk.post(path, sent);
  assert.equal(signed.status, 303);
  assert.match((await clerk.get(signed.location!)).text, /1209 Fund 209[\s\S]*\$3\.09[\s\S]*−\$0\.01/);
});

test('a file that writes revenue below zero is not passed over because it comes to nothing', async () => {
  const clerk = await triedAs('clerk');
  const bytes = Buffer.from('Fund,Account,Amount\nGeneral,Staff,500\nGeneral,Taxes,-500\n');
  const file = { field: 'file', name: 'adopted-2026.csv', type: 'text/csv', bytes };
  const brought = await clerk.upload(`/desk/budget/${at}/file`, {}, file);
  const page = await clerk.get(brought.location!);
  assert.match(page.text, /All totals are zero: spending and revenue seem to cancel each other out/);
});
