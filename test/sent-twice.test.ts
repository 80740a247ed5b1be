// A form that is sent again — double click, back button, a nervous proxy — acts once, and every sending leads to the same page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inPlace } from '../app/base/database.ts';
import { newId } from '../app/base/ids.ts';
import { millbrook, openExampleSite } from './examples.ts';
import { hiddenFields, reader } from './site.ts';

const site = await openExampleSite();
const place = site.directory.byHost(millbrook)!.view.id;
const acts = () => inPlace(site.db, place, async (tx) => (await tx.selectFrom('acts').select('id').execute()).length);

async function clerk() {
  const person = reader(site, millbrook);
  assert.equal((await person.send('/try-as', { as: 'clerk' })).status, 303);
  return person;
}

const form = '/desk/organizations/new';
const words = { name: 'Society of late readers', kind: 'association' };

test('sent three times at the same moment: one act, one destination', async () => {
  const person = await clerk();
  const hidden = hiddenFields((await person.get(form)).text);
  const before = await acts();
  const sent = await Promise.all([1, 2, 3].map(() => person.post(form, { ...hidden, ...words })));
  assert.deepEqual(
    sent.map((answer) => answer.status),
    [303, 303, 303],
    sent[0]!.text.slice(0, 3000),
  );
  assert.equal(new Set(sent.map((answer) => answer.location)).size, 1);
  assert.match(sent[0]!.location!, /^\/organizations\//);
  assert.equal(await acts(), before + 1);
});

test('sent again from the back button: led to what it did the first time', async () => {
  const person = await clerk();
  const hidden = hiddenFields((await person.get(form)).text);
  const first = await person.post(form, { ...hidden, ...words, name: 'Society of early readers' });
  const before = await acts();
  const again = await person.post(form, { ...hidden, ...words, name: 'Society of early readers' });
  assert.deepEqual([again.status, again.location], [303, first.location]);
  assert.equal(await acts(), before);
});

test('sent again with other words: nothing is dropped, they come back to be sent anew', async () => {
  const person = await clerk();
  const hidden = hiddenFields((await person.get(form)).text);
  await person.post(form, { ...hidden, ...words, name: 'Society of first words' });
  const before = await acts();
  const other = await person.post(form, { ...hidden, ...words, name: 'Society of second words' });
  assert.equal(other.status, 409);
  assert.match(other.text, /sent before, with other words/);
  assert.match(other.text, /value="Society of second words"/);
  assert.equal(await acts(), before);
  const anew = await person.post(form, { ...hiddenFields(other.text), ...words, name: 'Society of second words' });
  assert.equal(anew.status, 303);
  assert.equal(await acts(), before + 1);
});

test('another showing of the form is another sending', async () => {
  const person = await clerk();
  const hidden = hiddenFields((await person.get(form)).text);
  await person.post(form, { ...hidden, ...words, name: 'Society of slow readers' });
  const before = await acts();
  const other = await person.post(form, { ...hidden, once: newId(), ...words, name: 'Society of quick readers' });
  assert.equal(other.status, 303);
  assert.equal(await acts(), before + 1);
});

test('without its token, or from another site, it does nothing', async () => {
  const person = await clerk();
  const hidden = hiddenFields((await person.get(form)).text);
  const before = await acts();
  const tries = [
    person.post(form, { ...hidden, ...words, csrf: 'guessed' }),
    person.post(form, { ...hidden, ...words }, { 'sec-fetch-site': 'cross-site' }),
    person.post(form, { ...hidden, ...words }, { 'sec-fetch-site': '', origin: 'https://elsewhere.example' }),
  ];
  for (const answer of await Promise.all(tries)) assert.equal(answer.status, 403);
  assert.equal(await acts(), before);
});
