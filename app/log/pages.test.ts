// The log's pages for people, and a proof that is kept: saved from the site today, checked by a page on disk without any site.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { browser } from '../../test/browser.ts';
import { freshPlace } from '../../test/database.ts';
import { millbrook, openExampleSite } from '../../test/examples.ts';
import { reader } from '../../test/site.ts';
import { inPlace, outsidePlaces } from '../base/database.ts';
import { oneScript } from './one-file.ts';

const site = await openExampleSite();
const place = site.directory.byHost(millbrook)!.view.id;
while ((await inPlace(site.db, place, (tx) => tx.selectFrom('outbox').select('n').limit(1).execute())).length > 0);
await site.publisher.round();
const person = reader(site, millbrook);
const room = mkdtempSync(join(tmpdir(), 'redress-verifier-'));
after(() => rmSync(room, { recursive: true, force: true }));

/** The entry of the first act of a kind. */
async function entryOfKind(kind: string): Promise<number> {
  const { index } = await inPlace(site.db, place, (tx) =>
    tx
      .selectFrom('entries as e')
      .innerJoin('acts as a', (join) => join.onRef('a.place_id', '=', 'e.place_id').onRef('a.n', '=', 'e.n'))
      .select('e.index')
      .where('e.place_id', '=', place)
      .where('a.kind', '=', kind)
      .orderBy('e.index')
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
  return Number(index);
}

/** An act that erased words, and the act whose words they were. */
async function erasure(): Promise<{ act: string; target: string }> {
  const { id, fields } = await inPlace(site.db, place, (tx) =>
    tx
      .selectFrom('acts')
      .select(['id', 'fields'])
      .where('kind', '=', 'moderation.erased/1')
      .orderBy('n')
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
  return { act: id, target: String((fields as { target: string }).target) };
}

test('the page of the log says how it stands and how to check it, in both languages', async () => {
  for (const [path, words] of [
    ['/log', ['The log', 'No outside witness watches this log yet', 'ledger check', 'The newest entries']],
    ['/es/log', ['El registro verificable', 'Ningún testigo de fuera', 'ledger check', 'Las entradas más nuevas']],
  ] as const) {
    const { status, text, headers } = await person.get(path);
    assert.equal(status, 200);
    for (const each of words) assert.ok(text.includes(each), `${path}: ${each}`);
    assert.match(String(headers['content-security-policy']), /default-src 'none'/);
  }
});

test('an erased field says which entry erased it, and that entry is there', async () => {
  const erasing = await entryOfKind('moderation.erased/1');
  const own = await person.get(`/log/entries/${erasing}`);
  const target = /"target":"([0-9a-f-]{36})"/.exec(own.text.replaceAll('&quot;', '"'))![1]!;
  const led = await person.get(`/log/acts/${target}`);
  assert.equal(led.status, 303);
  const { text } = await person.get(led.location!);
  assert.match(text, new RegExp(`Erased, see <a href="/log/entries/${erasing}">entry ${erasing}</a>`));
});

test('pages of an act, and each line of a timeline, lead to their entry', async () => {
  const acts = [
    'statement.recorded/1',
    'answer.given/1',
    'power.recorded/1',
    'commitment.recorded/1',
    'moderation.erased/1',
  ];
  const pages = ['/statements/1', '/commitments/1'];
  const listed = [
    /href="(\/powers\/[0-9a-f-]{36})"/,
    /href="(\/takedowns\/[0-9a-f-]{36})"/,
    /href="(\/letters\/[^"]+\/answers\/[^"]+)"/,
  ];
  const demand = /href="(\/letters\/[^"]+\/demands\/1)"/.exec((await person.get('/letters/1')).text)?.[1];
  for (const [at, path] of ['/powers', '/takedowns', demand ?? '/letters'].entries()) {
    const found = listed[at]!.exec((await person.get(path)).text);
    if (found) pages.push(found[1]!);
  }
  const kinds: string[] = [];
  for (const path of pages) {
    const seal = /class="seal"><a href="(\/log\/acts\/[0-9a-f-]{36})"/.exec((await person.get(path)).text);
    assert.ok(seal, `${path} does not lead to the log`);
    const led = await person.get(seal[1]!);
    assert.equal(led.status, 303);
    kinds.push(...(/<code>([a-z.-]+\/1)<\/code>/.exec((await person.get(led.location!)).text)?.slice(1) ?? []));
  }
  assert.ok(
    kinds.length >= 4 && kinds.every((kind) => acts.includes(kind) || kind.startsWith('moderation.')),
    kinds.join(' '),
  );
  const { text } = await person.get('/timeline');
  const [, entry, id] = /<a href="\/log\/entries\/(\d+)">(log entry \d+)<\/a>/.exec(text) ?? [];
  assert.equal(id, `log entry ${entry}`);
});

test('a part of another record says that only the whole is signed', async () => {
  const { ctx } = await freshPlace(site.db, { slug: 'part' });
  const part = 'post/00000000-0000-7000-8000-000000000001';
  await outsidePlaces(site.db, (tx) => tx.updateTable('places').set({ part }).where('id', '=', ctx.place).execute());
  await site.directory.refresh();
  assert.match((await reader(site, 'part.localhost').get('/log')).text, /This is a part of another record/);
});

test('what is no entry is a page that is not there', async () => {
  for (const path of [
    '/log/entries/99999',
    '/log/entries/-1',
    '/log/entries/x',
    '/log/entries/99999/proof',
    '/log/acts/me',
  ]) {
    assert.equal((await person.get(path)).status, 404, path);
  }
});

async function checkOnDisk(page: Page, proof: string, policy?: (old: string) => string): Promise<string> {
  const path = join(room, 'one.tlog-proof');
  writeFileSync(path, proof);
  await page.setInputFiles('#proof', path);
  if (policy) await page.fill('#policy', policy(await page.inputValue('#policy')));
  await page.evaluate(() => document.getElementById('result')!.replaceChildren());
  await page.click('#check');
  await page.waitForSelector('#result h2');
  return (await page.textContent('#result')) ?? '';
}

test('a proof saved today is checked by a page on disk, offline, and a changed one is refused', async () => {
  const entry = await entryOfKind('letter.published/1');
  const proof = await person.get(`/log/entries/${entry}/proof`);
  assert.match(String(proof.headers['content-disposition']), /attachment; filename="millbrook-\d+\.tlog-proof"/);
  const { act: erasing, target } = await erasure();
  const erased = await person.get(`${(await person.get(`/log/acts/${target}`)).location}/proof`);
  const context = await (await browser()).newContext({ offline: true });
  for (const [path, proven, refused] of [
    ['/log/verify.html', 'Proven', 'Not proven'],
    ['/es/log/verify.html', 'Probado', 'No probado'],
  ] as const) {
    const file = join(room, 'verify.html');
    writeFileSync(file, (await person.get(path)).text);
    const page = await context.newPage();
    const trouble: string[] = [];
    page.on('pageerror', (error) => trouble.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()));
    await page.goto(pathToFileURL(file).href);
    const said = await checkOnDisk(page, proof.text);
    assert.match(said, new RegExp(`^${proven}`));
    assert.match(said, /millbrook\.localhost\/log1/);
    // That words were erased a proof cannot show: it is neither ticked nor crossed.
    await checkOnDisk(page, erased.text);
    const marks = await page.$$eval('#result li', (items) => items.map((item) => [item.textContent, item.className]));
    assert.deepEqual(
      marks.filter(([text]) => text?.includes(erasing)).map(([, mark]) => mark),
      [''],
    );
    // One sign of the words, of the entry's place, of the signed root: each is refused.
    const extra = /extra (.+)/.exec(proof.text)![1]!;
    const words = Buffer.from(extra, 'base64').toString('utf8');
    const lying = Buffer.from(words.replace(/"name":"[^"]+"/, '"name":"Somebody else"')).toString('base64');
    assert.doesNotMatch(await checkOnDisk(page, proof.text.replace(extra, lying)), new RegExp(`^${proven}`));
    assert.match(
      await checkOnDisk(page, proof.text.replace(/\nindex (\d+)/, '\nindex 1$1')),
      new RegExp(`^${refused}`),
    );
    assert.match(await checkOnDisk(page, proof.text.replace('log1\n', 'log2\n')), new RegExp(`^${refused}`));
    assert.match(await checkOnDisk(page, 'hello'), new RegExp(`^${refused}`));
    assert.match(await checkOnDisk(page, proof.text, () => 'quorum none\n'), new RegExp(`^${refused}`));
    assert.deepEqual(trouble, []);
    await page.close();
  }
  await context.close();
});

test('one file holds only what it says it holds', () => {
  const bad = join(room, 'bad.ts');
  for (const [source, why] of [
    [`import { readFileSync } from 'node:fs';\n`, /no file beside it/],
    [`import * as all from './x.ts';\n`, /cannot hold/],
    [`export default 1;\n`, /cannot hold/],
    ['export const end = "</script>";\n', /would end the script/],
  ] as const) {
    writeFileSync(bad, source);
    assert.throws(() => oneScript(pathToFileURL(bad)), why);
  }
});
