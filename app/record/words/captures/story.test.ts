// A clerk hands in copies of a source over HTTP: what is kept, how it leaves the house, and where quoted words stand in it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { freshPlace } from '../../../../test/database.ts';
import { openTestSite, reader } from '../../../../test/site.ts';
import { inPlace } from '../../../base/database.ts';
import { makePdf } from '../../../files/made-documents.ts';
import { replayed, signedIn } from '../../letters/town.ts';
import { coverText } from '../../moderation/actions.ts';
import { recordSource } from '../actions.ts';

const site = await openTestSite({ now: () => new Date('2026-03-02T15:00:00Z') });

async function town() {
  const { ctx: made } = await freshPlace(site.db);
  const ctx = { ...made, now: site.now, wake: site.site.wake };
  await site.directory.refresh();
  const source = await recordSource(ctx, { title: 'The Paper', standing: 'reported', held: true });
  const clerk = await signedIn(site, ctx, 'Cleo Clerk', 'clerk');
  const visitor = reader(site, `${site.directory.byId(ctx.place)!.view.slug}.localhost`);
  return { ctx, source: source.id, clerk, visitor };
}

const captured = {
  capturedBy: 'Cleo Clerk',
  'capturedOn-year': '2026',
  'capturedOn-month': '3',
  'capturedOn-day': '1',
  time: '09:30',
};
const said = {
  role: 'The mayor',
  words: 'There is no money',
  quoted: 'quoted',
  'day-year': '2026',
  attribution: 'reported',
  standing: 'reported',
  lang: 'en',
  private: 'no',
};
const html = Buffer.from(
  '<!doctype html><title>x</title><script>alert(1)</script><p>He said: There is no money. Then he left.</p>',
);
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('a copy of a source', () => {
  it('is kept by its digest, served as a download that runs nothing, and never called proof', async () => {
    const { ctx, source, clerk, visitor } = await town();
    const form = `/desk/sources/${source}/copy`;
    const sent = await clerk.upload(form, captured, {
      field: 'file',
      name: 'page.html',
      type: 'text/html',
      bytes: html,
    });
    assert.equal(sent.location, `/sources/${source}#copies`, sent.text.slice(sent.text.indexOf('<main'), 2000));
    const page = (await visitor.get(`/sources/${source}`)).text;
    assert.match(page, /Captured by Cleo Clerk on <time[^>]*>March 1, 2026<\/time>, 09:30/);
    assert.doesNotMatch(page, /\bproof\b|\bproves\b/i);
    const digest = createHash('sha256').update(html).digest('hex');
    const served = await visitor.get(`/files/${digest}`);
    assert.equal(served.headers['content-type'], 'application/octet-stream');
    assert.match(String(served.headers['content-disposition']), /^attachment; filename="page\.html"/);
    assert.match(String(served.headers['content-security-policy']), /sandbox/);
    const again = await clerk.upload(form, captured, {
      field: 'file',
      name: 'other.html',
      type: 'text/html',
      bytes: html,
    });
    assert.equal(again.status, 409, 'the same file is kept once for a source');
    for (const [name, bytes, wanted] of [
      ['photo.exe', png, 303],
      ['scan.pdf', Buffer.from(makePdf({ pages: [[]], lang: 'en' })), 303],
      ['song.png', Buffer.from('ID3\u0003\u0000\u0000\u0000\u0000\u0000\u0000xxxxxxxxxxxx', 'latin1'), 422],
      ['picture.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 422],
    ] as const) {
      const answer = await clerk.upload(form, captured, { field: 'file', name, type: 'image/png', bytes });
      assert.equal(answer.status, wanted, `${name}: ${/id="problems"[\s\S]{0,400}/.exec(answer.text)?.[0]}`);
    }
    const picture = createHash('sha256').update(png).digest('hex');
    const shown = await visitor.get(`/files/${picture}`);
    assert.equal(shown.headers['content-type'], 'image/png');
    assert.match(String(shown.headers['content-disposition']), /attachment; filename="photo\.exe\.png"/);
    assert.deepEqual(await replayed(site.ownerUrl, ctx), []);
  });

  it('shows quoted words where they stand, says when they do not, and hides both when they are covered', async () => {
    const { ctx, source, clerk, visitor } = await town();
    const first = await clerk.send('/desk/statements/new', { ...said, sources: [source] });
    const statement = first.location!;
    assert.match((await visitor.get(statement)).text, /no copy to look in/);
    await clerk.upload(`/desk/sources/${source}/copy`, captured, {
      field: 'file',
      name: 'page.html',
      type: 'text/html',
      bytes: html,
    });
    const placed = (await visitor.get(statement)).text;
    assert.match(
      placed,
      />He said: <mark>There is no money<\/mark>\. Then he left\.</,
      'the copy came later and was looked in',
    );
    const other = await clerk.send('/desk/statements/new', {
      ...said,
      words: 'There is no money at all',
      sources: [source],
    });
    assert.match((await visitor.get(other.location!)).text, /The exact words do not stand in the copy/);
    assert.match((await visitor.get('/search?q="no+money+at+all"&in=statements')).text, /Statement/);

    const act = await inPlace(site.db, ctx.place, (tx) =>
      tx.selectFrom('statements').select('act_id').where('number', '=', 1).executeTakeFirstOrThrow(),
    );
    const steward = { ...ctx, author: { role: 'steward' as const, name: 'Sam Steward' } };
    await coverText(steward, { act: act.act_id, field: 'words', reason: 'private-person' });
    const covered = (await visitor.get(statement)).text;
    assert.doesNotMatch(covered, /He said: |Then he left/, 'what stands around covered words would tell them');
    assert.deepEqual(await replayed(site.ownerUrl, ctx), []);
  });
});
