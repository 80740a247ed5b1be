// How to reach the stewards: set at the desk or from the terminal, both by an act; said wherever a page sends people to them; and where
// nothing is set, the form is.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { before, test } from 'node:test';
import { promisify } from 'node:util';
import { inPlace } from '../app/base/database.ts';
import { markupProblems } from '../app/web/markup-rules.ts';
import { kansasCity, millbrook, openExampleSite } from './examples.ts';
import { hiddenFields, type Reader, reader } from './site.ts';

const site = await openExampleSite();
const visitor = reader(site, millbrook);
const wordsOf = (page: string): string =>
  page
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, '’')
    .replace(/\s+/g, ' ');

let steward: Reader;
before(async () => {
  steward = reader(site, millbrook);
  assert.equal((await steward.send('/try-as', { as: 'steward' })).status, 303);
});

async function settings(fields: Record<string, string>) {
  const page = await steward.get('/desk/place');
  const now = { name: 'Millbrook, an example', division: 'ocd-division/country:us/state:zz/place:millbrook' };
  const kept = { ...hiddenFields(page.text), ...now, zone: 'America/New_York', languages: ['en', 'es'], lang: 'en' };
  return steward.post('/desk/place', { ...kept, ...fields });
}

const acts = async (): Promise<string[]> => {
  const rows = await inPlace(site.db, site.directory.byHost(millbrook)!.view.id, (tx) =>
    tx.selectFrom('acts').select('kind').where('kind', 'like', 'place.%').orderBy('n').execute(),
  );
  return rows.map((row) => row.kind);
};

/** Pages that send people to the stewards, each in both languages. */
const pages = ['/about', '/privacy', '/moderation', '/accessibility', '/report', '/nowhere'];
const everywhere = pages.flatMap((path) => [path, `/es${path}`]);

test('every page that sends people to the stewards says how to reach them, in both languages', async () => {
  for (const path of everywhere) {
    const { text } = await visitor.get(path);
    assert.match(text, /<a href="mailto:stewards@millbrook\.invalid">/, path);
    assert.match(wordsOf(text.slice(text.indexOf('<main'))), /Town hall, second floor/, path);
    assert.deepEqual(await markupProblems(text), [], path);
  }
  const home = (await visitor.get('/')).text;
  assert.match(home.slice(home.indexOf('<footer')), /href="\/about#reach".*mailto:stewards@millbrook\.invalid/s);
  const resident = reader(site, millbrook);
  await resident.send('/try-as', { as: 'resident' });
  const refused = await resident.get('/desk/staff');
  assert.equal(refused.status, 403);
  assert.match(refused.text.slice(refused.text.indexOf('<main')), /mailto:stewards@millbrook\.invalid/);
});

test('the real case says that nobody of the city answers there', async () => {
  const { text } = await reader(site, kansasCity).get('/es/about');
  assert.match(text, /<span lang="en"[^>]*>[^<]*nobody of Kansas City answers here/);
  assert.doesNotMatch(text, /mailto:/);
});

test('it can be covered like any other text, and is gone from every page at once', async () => {
  const { id: act } = await inPlace(site.db, site.directory.byHost(millbrook)!.view.id, (tx) =>
    tx.selectFrom('acts').select('id').where('kind', '=', 'place.contact-set/1').executeTakeFirstOrThrow(),
  );
  const whole = { field: 'email', extent: 'whole', reason: 'contact-details' };
  assert.equal((await steward.send(`/desk/moderate/${act}`, whole)).status, 303);
  for (const path of ['/', ...everywhere]) assert.doesNotMatch((await visitor.get(path)).text, /stewards@/, path);
  assert.match((await visitor.get('/takedowns')).text, /mail address/);
});

test('a steward changes it by an act, and only what changed is one', async () => {
  const before = await acts();
  const wrong = await settings({ email: 'not an address', words: 'x' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /href="#f-email"/);
  const words = 'Library, first floor\r\nOpen on Mondays';
  assert.equal((await settings({ email: 'Office+1@millbrook.example', words })).status, 303);
  assert.deepEqual(await acts(), [...before, 'place.contact-set/1']);
  const { text } = await visitor.get('/about');
  assert.match(text, /mailto:Office%2B1@millbrook\.example/);
  assert.match(text, /<p>Library, first floor<\/p><p>Open on Mondays<\/p>/);
  assert.doesNotMatch(text, /Town hall, second floor/);
  assert.equal((await settings({ email: 'Office+1@millbrook.example', words })).status, 303);
  assert.deepEqual(await acts(), [...before, 'place.contact-set/1']);
  assert.match(wordsOf((await visitor.get('/changes')).text), /how the stewards of this place can be reached/);
});

test('where nothing is set, each page says how to report without an account', async () => {
  assert.equal((await settings({ email: '', words: '' })).status, 303);
  for (const path of everywhere) {
    const main = (await visitor.get(path)).text.replace(/^[\s\S]*<main/, '');
    assert.doesNotMatch(main, /mailto:|<address/, path);
    if (!path.endsWith('/report')) assert.match(main, /href="(\/es)?\/report"/, path);
  }
  assert.match(wordsOf((await visitor.get('/about')).text), /have published no address yet/);
});

const redress = (...args: string[]) =>
  promisify(execFile)(process.execPath, ['--no-warnings', 'app/redress.ts', 'place', 'set', 'millbrook', ...args], {
    cwd: new URL('../', import.meta.url),
    env: { ...process.env, DATABASE_URL: site.ownerUrl, REDRESS_DATA: site.dataDir },
  });

test('from the terminal what is not named stays as it is, and nonsense changes nothing', async () => {
  await redress('--email', 'stewards@millbrook.invalid');
  await redress('--contact', 'Town hall');
  await assert.rejects(redress('--email', 'nobody'), /"nobody" is not a mail address/);
  await assert.rejects(redress(), /--email or --contact/);
  await site.directory.refresh();
  const { contact } = site.directory.byHost(millbrook)!.view;
  assert.deepEqual(contact, { email: 'stewards@millbrook.invalid', words: 'Town hall', lang: 'en' });
  await redress('--email', '');
  await site.directory.refresh();
  assert.equal(site.directory.byHost(millbrook)!.view.contact?.email, null);
});
