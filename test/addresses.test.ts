// Addresses: one true one for every page, plain pages for what cannot be an address, and the mail of this machine for this machine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshPlace } from './database.ts';
import { kansasCity, openExampleSite } from './examples.ts';
import { openTestSite, reader } from './site.ts';

const site = await openExampleSite();
const person = reader(site, kansasCity);

test('an invented title in an address leads to the true address, and is nowhere on a page', async () => {
  const letter = /\/letters\/1-[a-z0-9-]+/.exec((await person.get('/letters')).text)![0];
  const meeting = /\/meetings\/1-[a-z0-9-]+/.exec((await person.get('/meetings')).text)![0];
  const pages = [
    [`/letters/1-the-mayor-lied`, letter],
    ['/letters/1-the-mayor-lied/demands/1', `${letter}/demands/1`],
    ['/es/letters/1-the-mayor-lied', `/es${letter}`],
    ['/meetings/1-the-mayor-lied', meeting],
    ['/letters/1-the-mayor-lied/demands/1/answers/mayor-1', `${letter}/demands/1/answers/mayor-1`],
  ] as const;
  for (const [invented, truth] of pages) {
    const answer = await person.get(invented);
    assert.deepEqual([answer.status, answer.location], [301, truth], invented);
    assert.equal((await person.get(truth)).status, 200);
  }
});

test('what cannot be an address is a page of ours that is not there', async () => {
  for (const path of [
    '/letters/%ff',
    '/letters/%',
    '/..%2f..%2fetc/passwd',
    '/files/../../etc/passwd',
    '/letters/1-x/demands/999999999999',
  ]) {
    const answer = await person.get(path);
    assert.equal(answer.status, 404, path);
    assert.match(String(answer.headers['content-type']), /text\/html/, path);
    assert.doesNotMatch(answer.text, /FST_ERR|root:|rel="canonical"/);
  }
});

test('the mail kept on this machine is read by a name of this machine only', async () => {
  const alone = await openTestSite();
  await freshPlace(alone.db, { slug: 'alone' });
  await alone.directory.refresh();
  assert.equal((await reader(alone, 'localhost').get('/dev/mail')).status, 200);
  assert.equal((await reader(alone, 'alone.localhost').get('/dev/mail')).status, 200);
  assert.equal((await reader(alone, 'evil.example').get('/dev/mail')).status, 421);
});
