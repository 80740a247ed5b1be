// Public pages are kept and shared, and still never older than the record: the same bytes for everyone, new after every act.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordOrganization } from '../app/record/people/actions.ts';
import { openPageCache, type Page, type PageCache, type Version } from '../app/web/cache.ts';
import { freshPlace } from './database.ts';
import { openTestSite, reader } from './site.ts';

const site = await openTestSite();
const one = await freshPlace(site.db, { slug: 'one', hosts: ['one.test'] });
const two = await freshPlace(site.db, { slug: 'two' });
await site.directory.refresh();
// What an action of this process does: the site hears of it.
const ctx = { ...one.ctx, wake: site.site.wake };

test('a page is the same bytes whoever asks, and says so with an etag', async () => {
  const plain = await reader(site, 'one.test').get('/organizations');
  const signed = await reader(site, 'one.localhost').get('/organizations', { cookie: 'redress_session=whoever' });
  assert.equal(plain.status, 200);
  assert.equal(signed.text, plain.text);
  assert.match(String(plain.headers['cache-control']), /public, max-age=0, must-revalidate/);
  const again = await reader(site, 'one.test').get('/organizations', { 'if-none-match': String(plain.headers.etag) });
  assert.equal(again.status, 304);
  assert.equal(again.text, '');
});

test('after an act the next reader sees it, also one who had the old page', async () => {
  const at = reader(site, 'one.test');
  const before = await at.get('/organizations');
  await recordOrganization(ctx, { name: 'Friends of the river', kind: 'association' });
  const after = await at.get('/organizations', { 'if-none-match': String(before.headers.etag) });
  assert.equal(after.status, 200);
  assert.match(after.text, /Friends of the river/);
});

test('the other place has its own pages under the same addresses', async () => {
  const page = await reader(site, 'two.localhost').get('/organizations');
  assert.equal(page.status, 200);
  assert.doesNotMatch(page.text, /Friends of the river/);
  await recordOrganization({ ...two.ctx, wake: site.site.wake }, { name: 'Friends of the hill', kind: 'association' });
  assert.doesNotMatch((await reader(site, 'one.test').get('/organizations')).text, /hill/);
});

test('a name that leads nowhere gets the list of places, and is never repeated', async () => {
  const page = await reader(site, 'evil.example').get('/organizations');
  assert.equal(page.status, 404);
  assert.doesNotMatch(page.text, /evil\.example/);
  assert.match(page.text, /one\.localhost/);
  assert.equal((await reader(site, 'evil.example').get('/')).status, 200);
});

test('no page is kept under a name or address it was not drawn for', async () => {
  const spanish = await reader(site, 'one.test').get('/es/organizations');
  assert.match(spanish.text, /<html lang="es"/);
  assert.match((await reader(site, 'one.test').get('/organizations')).text, /<html lang="en"/);
  assert.equal((await reader(site, 'one.test').get('/en/organizations')).status, 404);
  assert.equal((await reader(site, 'one.test').get('/fr/organizations')).status, 404);
});

test('many readers of a new page share one drawing, and the oldest go when the shelf is full', async () => {
  const cache = openPageCache(40_000);
  const at = (record: string) => ({ record, count: 0 });
  let drawn = 0;
  const draw = async () => {
    drawn++;
    return { gzipped: Buffer.alloc(4000), etag: '"x"', headers: {} };
  };
  await Promise.all(Array.from({ length: 20 }, () => cache.through('a', at('1'), draw)));
  assert.equal(drawn, 1);
  await cache.through('a', at('2'), draw);
  assert.equal(drawn, 2);
  assert.equal(cache.get('a', at('1')), undefined);
  for (let i = 0; i < 20; i++) await askTwice(cache, `page ${i}`, at('1'), draw);
  assert.equal(cache.get('a', at('2')), undefined);
  assert.ok(cache.get('page 19', at('1')));
});

test('a page asked for once takes nobody’s room: it is kept when it is asked for again', async () => {
  const cache = openPageCache(40_000);
  const version = { record: '1', count: 0 };
  const draw = async () => ({ gzipped: Buffer.alloc(4000), etag: '"x"', headers: {} });
  await askTwice(cache, 'read by people', version, draw);
  for (let i = 0; i < 50; i++) await cache.through(`search ${i}`, version, draw);
  assert.equal(cache.get('search 49', version), undefined);
  assert.ok(cache.get('read by people', version));
  const endless = 'x'.repeat(1001);
  await askTwice(cache, endless, version, draw);
  assert.equal(cache.get(endless, version), undefined, 'nor is what a stranger makes as long as he likes');
});

async function askTwice(cache: PageCache, key: string, version: Version, draw: () => Promise<Page>): Promise<Page> {
  await cache.through(key, version, draw);
  return cache.through(key, version, draw);
}

test('while one reader waits for the page with a new count, the others are sent the last; anything else makes it old at once', async () => {
  const cache = openPageCache();
  const page = (words: string) => async () => ({ gzipped: Buffer.from(words), etag: words, headers: {} });
  const one = await askTwice(cache, 'a', { record: '1', count: 1 }, page('one'));
  assert.equal(cache.get('a', { record: '1', count: 2 }), undefined, 'one reader is sent for it');
  assert.equal(cache.get('a', { record: '1', count: 2 }), one, 'others do not wait');
  assert.equal(cache.get('a', { record: '2', count: 2 }), undefined, 'another act: nobody sees the old page');
  const two = await cache.through('a', { record: '1', count: 2 }, page('two'));
  assert.notEqual(two.etag, one.etag);
  assert.equal(cache.get('a', { record: '1', count: 2 }), two);
});
