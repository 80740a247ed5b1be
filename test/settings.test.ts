// The steward's settings and calendar, and what becomes of words when a form is refused as a whole.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inPlace } from '../app/base/database.ts';
import { millbrook, openExampleSite } from './examples.ts';
import { hiddenFields, reader } from './site.ts';

const site = await openExampleSite();
const place = site.directory.byHost(millbrook)!.view.id;

async function as(word: string) {
  const person = reader(site, millbrook);
  assert.equal((await person.send('/try-as', { as: word })).status, 303);
  return person;
}

const errorsOf = (page: string): number => page.match(/class="error"/g)?.length ?? 0;

test('all that is wrong with the settings is said at once, and nothing is changed', async () => {
  const steward = await as('steward');
  const hidden = hiddenFields((await steward.get('/desk/place')).text);
  const answer = await steward.post('/desk/place', { ...hidden, name: '', division: 'nonsense', zone: 'Mars/Olympus' });
  assert.equal(answer.status, 422);
  assert.equal(errorsOf(answer.text), 4);
  assert.match(answer.text, /Mars\/Olympus/);
});

test('a calendar names every wrong line at once, and keeps what was typed', async () => {
  const steward = await as('steward');
  const page = await steward.get('/desk/place/calendar?year=2027');
  assert.match(page.text, /2027-07-0[45] Independence Day/);
  const hidden = hiddenFields(page.text);
  const wrong = await steward.post('/desk/place/calendar', {
    ...hidden,
    year: '2027',
    days: '2026-01-01 Old\nSunday\n2027-02-30 Never',
  });
  assert.equal(wrong.status, 422);
  for (const words of ['Line 1 is not in 2027', 'Line 2 is not a day', 'Line 3 is not a day'])
    assert.ok(wrong.text.includes(words), words);
  const right = await steward.post('/desk/place/calendar', {
    ...hidden,
    year: '2027',
    days: '2027-01-01 New Year’s Day',
    rest: ['6', '0'],
  });
  assert.equal(right.status, 303, right.text.slice(0, 2000));
  const kept = await inPlace(site.db, place, (tx) =>
    tx
      .selectFrom('calendar')
      .select('days')
      .where('year', '=', 2027)
      .where('superseded_by', 'is', null)
      .executeTakeFirst(),
  );
  assert.deepEqual(kept?.days, [{ date: '2027-01-01', name: 'New Year’s Day' }]);
});

test('a place that rests on other days of the week says so, and the year after rests on them too', async () => {
  const steward = await as('steward');
  const page = await steward.get('/desk/place/calendar?year=2031');
  const checked = (text: string) =>
    [...text.matchAll(/name="rest"[^>]*value="(\d)"[^>]*checked/g)].map(([, day]) => day);
  assert.deepEqual(checked(page.text), ['6', '0'], 'Saturday and Sunday where nothing was said');
  const days = '2031-01-01 New Year’s Day';
  const saved = await steward.post('/desk/place/calendar', {
    ...hiddenFields(page.text),
    year: '2031',
    days,
    rest: ['5', '6'],
  });
  assert.equal(saved.status, 303, saved.text.slice(0, 2000));
  for (const year of [2031, 2032])
    assert.deepEqual(checked((await steward.get(`/desk/place/calendar?year=${year}`)).text), ['5', '6'], `${year}`);
});

test('a resident who sends a staff form is refused, and reads once more what they wrote', async () => {
  const resident = await as('resident');
  const words = 'A long name that took a while to think of';
  const answer = await resident.post('/desk/organizations/new', { name: words, kind: 'association' });
  assert.equal(answer.status, 403);
  assert.match(answer.text, new RegExp(words));
  const foreign = await resident.post('/desk/organizations/new', { name: words }, { 'sec-fetch-site': 'cross-site' });
  assert.equal(foreign.status, 403);
  assert.doesNotMatch(foreign.text, new RegExp(words));
});
