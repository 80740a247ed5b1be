// Bugs of other systems that no room's own tests hold, each once, named by its issue. docs/peers.md says where all of them are tested.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { inPlace } from '../app/base/database.ts';
import { routes } from '../app/base/routes.ts';
import { signerAt } from '../app/identity/addresses.ts';
import { publishLetter, publishVersion } from '../app/record/letters/actions.ts';
import { withdrawLetter } from '../app/record/letters/standing/actions.ts';
import { town } from '../app/record/letters/town.ts';
import { withdrawIn } from '../app/record/support/confirm.ts';
import { countSignatures } from '../app/record/support/count.ts';
import { confirmMany, pendingSignatures } from '../app/record/support/signed.ts';
import { millbrook, openExampleSite } from './examples.ts';
import { reader } from './site.ts';

const site = await openExampleSite();
const visitor = reader(site, millbrook);
const main = (text: string) => text.slice(text.indexOf('<main'), text.indexOf('</main'));

describe('what went wrong elsewhere', () => {
  it('an answer that was revised keeps its words, its own day and what changed (e-petitions#782, decidim#16384)', async () => {
    const demand = '/letters/1-buses-after-eight/demands/4';
    const first = main((await visitor.get(`${demand}/answers/mayor-1`)).text);
    assert.match(first, /seats on the commission should go to people who have run a service/);
    const second = main((await visitor.get(`${demand}/answers/mayor-2`)).text);
    assert.match(second, /no longer the mayor/);
    const days = [first, second].map((text) => /<time datetime="([^"]+)"/.exec(text)![1]!);
    assert.ok(days[0]! < days[1]!, `${days}: the later answer has not taken the day of the first`);
    assert.match(second, /answers\/mayor-1/, 'and leads to the first');
  });

  it('what is overdue can be searched for and taken away as a list (alaveteli#1482, #7440; WhiteHouse/petitions#47)', async () => {
    const late = main((await visitor.get('/clocks?show=late')).text);
    assert.match(late, /class="list"|<table/);
    const searched = main((await visitor.get('/clocks?show=late&q=biblioteca')).text);
    assert.match(searched, /biblioteca/i);
    const none = main((await visitor.get('/clocks?show=late&q=nothing-of-the-kind')).text);
    assert.doesNotMatch(none, /una-biblioteca/);
    const { text } = await visitor.get('/clocks.csv?state=overdue');
    const [, ...rows] = text.trimEnd().split(/\r?\n/);
    assert.ok(rows.length > 0 && rows.every((row) => /,overdue,/.test(row)), rows.join('\n'));
  });

  it('counts are published by window, and add up to the total (e-petitions#561)', async () => {
    const { text } = await visitor.get('/signature-counts.json?letter=1');
    const all = JSON.parse(text) as { items?: Record<string, number>[] } | Record<string, number>[];
    const windows = Array.isArray(all) ? all : (all.items ?? (all as { rows?: Record<string, number>[] }).rows ?? []);
    assert.equal(windows.length, 2);
    let total = 0;
    for (const one of windows) {
      total += one.confirmed! + one.restored! - one.withdrawn! - one.invalidated!;
      assert.equal(one.total, total);
    }
    assert.equal(total, 2000);
  });

  it('whoever signed can leave though the letter is replaced or withdrawn (rms-support-letter/revoke-open-letter-signature#7, #12)', async () => {
    const there = await town(site.db);
    const { ctx } = there;
    const speaker = there.as('speaker', there.alpha);
    const letter = await publishLetter(speaker, {
      organizations: [there.alpha],
      title: 'Open the books',
      lang: 'en',
      paragraphs: ['We ask for open books.'],
      demands: [],
    });
    const at = { db: site.db, place: ctx.place, now: ctx.now };
    const signers = ['ann', 'bob'].map((name) => ({ signer: signerAt(`${name}@people.example`)! }));
    const links = await pendingSignatures(at, { letter: letter.id, version: letter.version!, signers });
    await confirmMany(at, links);
    await countSignatures(at, letter.version!);
    const leave = (link: string) => inPlace(site.db, ctx.place, (tx) => withdrawIn(tx, ctx.place, link, ctx.now()));
    await publishVersion(speaker, {
      letter: letter.id,
      title: 'Open the books',
      lang: 'en',
      paragraphs: ['We ask again.'],
    });
    assert.equal((await leave(links[0]!))!.state, 'withdrawn');
    await withdrawLetter(speaker, {
      letter: letter.id,
      organization: there.alpha,
      reason: 'We think again.',
      lang: 'en',
    });
    assert.equal((await leave(links[1]!))!.state, 'withdrawn');
    assert.equal(await countSignatures(at, letter.version!), 0);
  });

  it('a quotation whose words are gone is shown as not found, and not left out (hypothesis/product-backlog#954)', async () => {
    const list = main((await visitor.get(routes.statements.href())).text);
    const pages = [...new Set([...list.matchAll(/href="(\/statements\/\d+)"/g)].map(([, href]) => href!))];
    const texts = await Promise.all(pages.map(async (path) => main((await visitor.get(path)).text)));
    const lost = texts.filter((text) => text.includes('These words are not placed'));
    assert.equal(lost.length, 1);
    assert.match(lost[0]!, /The exact words do not stand in the copy that is kept/);
    assert.match(lost[0]!, /<blockquote/, 'the words are shown all the same');
  });
});

describe('docs/peers.md', () => {
  it('names only tests that are there', () => {
    const text = readFileSync(new URL('../docs/peers.md', import.meta.url), 'utf8');
    const files = [...text.matchAll(/`((?:app|test|ledger|examples|bench)\/[\w./-]+)`/g)].map(([, file]) => file!);
    assert.ok(files.length > 30);
    for (const file of files) assert.ok(existsSync(new URL(`../${file}`, import.meta.url)), file);
  });
});
