// Over HTTP and without JavaScript: a private person named in a letter is told, the draft waits, they reply, and everybody sees the reply
// beside the letter with equal space. Their name and address are nowhere.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestSite } from '../../../test/site.ts';
import { civilDate } from '../../base/clock.ts';
import { inPlace } from '../../base/database.ts';
import { replayed } from '../letters/town.ts';
import { beginLetter, linkIn, monday, text, town } from './town.ts';

const clock = { now: monday };
const site = await openTestSite({ now: () => clock.now });

describe('a private person named in a letter', () => {
  it('is told before publication, is waited for, replies, and has equal space beside the letter', async () => {
    const { ctx, organizer, visitor, mayor } = await town(site);
    const draft = await beginLetter(organizer);
    const mail = site.sink!.next();
    const named = await organizer.send(`${draft}/named`, {
      name: 'Ruth Okafor',
      address: 'ruth@okafor.example',
      called: 'a bookkeeper',
      holder: '',
    });
    assert.equal(named.status, 303, named.text.slice(named.text.indexOf('<main'), 3000));
    const both = await organizer.send(`${draft}/named`, { holder: `post:${mayor}` });
    assert.equal(both.status, 303);
    const waits = await organizer.get(`${draft}/named`);
    assert.match(waits.text, /The letter waits since March 2, 2026, through March 4, 2026/);
    assert.doesNotMatch(waits.text, /ruth@okafor/, 'once entered, nobody is shown the address');

    const refused = await organizer.send(`${draft}/publish`, {});
    assert.equal(refused.status, 422);
    assert.match(refused.text, /Ruth Okafor was told and can reply through March 4, 2026/);

    const link = await linkIn(mail);
    const seen = await visitor.get(link);
    assert.match(seen.text, /Ms\. Okafor has refused us the books for a year\./);
    assert.doesNotMatch(seen.text, /We ask for open books/, 'only what names her');
    assert.match(String(seen.headers['cache-control']), /no-store/);
    const rows = () => inPlace(site.db, ctx.place, (tx) => tx.selectFrom('named_people').selectAll().execute());
    assert.equal(
      (await rows()).find((row) => row.kind === 'private')!.replied,
      null,
      'opening the link changes nothing',
    );

    const words = 'I was never asked for them. <b>Never.</b>';
    assert.equal((await visitor.send(link, { words: '', stands: 'role' })).status, 422);
    const kept = await visitor.send(link, { words, stands: 'role' });
    assert.equal(kept.status, 303, kept.text);
    assert.match((await visitor.get(kept.location!)).text, /Your reply is kept/);
    assert.match((await organizer.get(`${draft}/named`)).text, /has replied/);
    assert.doesNotMatch(
      (await organizer.get(`${draft}/named`)).text,
      /never asked/,
      'read by everybody at the same time',
    );

    const toMayor = site.sink!.next();
    const published = await organizer.send(`${draft}/publish`, {});
    assert.equal(published.status, 303, published.text.slice(published.text.indexOf('<main'), 3000));
    const page = (await visitor.get('/letters/1-open-the-books')).text;
    const beside = page.slice(page.indexOf('id="named"'));
    assert.match(beside, /a bookkeeper/);
    assert.match(beside, /I was never asked for them\. &lt;b&gt;Never\.&lt;\/b&gt;/);
    assert.match(beside, /before publication\. Publication waited for a reply, at the longest through March 4, 2026/);
    assert.match(beside, /<h3><a href="\/posts\/mayor">Mayor<\/a><\/h3>/, 'an official stands in the same block');
    for (const hidden of ['Ruth', 'ruth@okafor', 'mayor@town.example'])
      assert.ok(!page.includes(hidden), `${hidden} is not on the page`);

    // The same link goes on working: a later reply is a version, and may be signed.
    const again = await visitor.send(link, { words: 'I was asked once, in May.', stands: 'name' });
    assert.match(again.location!, /^\/letters\/1-open-the-books#named$/);
    const later = (await visitor.get('/letters/1-open-the-books')).text;
    assert.match(later, /Ruth Okafor/);
    assert.match(later, /An earlier reply, and what changed/);

    // The mayor, at publication, by mail to the published address.
    const mayorLink = await linkIn(toMayor);
    const reply = await visitor.send(mayorLink, { words: 'The books are at the library.' });
    assert.equal(reply.status, 303);
    assert.match((await visitor.get('/letters/1-open-the-books')).text, /The books are at the library\./);
    assert.deepEqual(await replayed(site.ownerUrl, ctx), []);
    const log = await inPlace(site.db, ctx.place, (tx) => tx.selectFrom('acts').select(['kind', 'fields']).execute());
    assert.ok(!JSON.stringify(log).includes('ruth@okafor'), 'no address in any act');
    const first = log.find((act) => act.kind === 'reply.given/1')!;
    assert.equal((first.fields.author as { role: string }).role, 'named', 'whose act it is');
  });

  it('who says nothing is waited for two working days of the place and no longer', async () => {
    const { organizer, visitor } = await town(site);
    const draft = await beginLetter(organizer);
    const friday = clock.now;
    clock.now = new Date('2026-03-06T15:00:00Z');
    await organizer.send(`${draft}/named`, { name: 'Ruth Okafor', address: 'ruth@okafor.example' });
    clock.now = new Date('2026-03-10T23:00:00Z');
    assert.equal(civilDate(clock.now, 'America/Chicago'), '2026-03-10');
    assert.equal((await organizer.send(`${draft}/publish`, {})).status, 422, 'Monday and Tuesday are hers');
    clock.now = new Date('2026-03-11T14:00:00Z');
    // What is said of her may not change behind her back.
    await organizer.send(`${draft}/text`, { text: text.replace('refused', 'stolen') });
    const changed = await organizer.send(`${draft}/publish`, {});
    assert.match(changed.text, /has changed since they were told/);
    await organizer.send(`${draft}/text`, { text });
    const done = await organizer.send(`${draft}/publish`, {});
    assert.equal(done.status, 303, done.text.slice(done.text.indexOf('<main'), 2000));
    const page = (await visitor.get('/letters/1-open-the-books')).text;
    assert.match(page, /a private person/);
    assert.match(page, /No reply here so far/);
    clock.now = friday;
  });

  it('without an address is not waited for, and the page says that notice could not be sent', async () => {
    const { organizer, visitor } = await town(site);
    const draft = await beginLetter(organizer);
    await organizer.send(`${draft}/named`, { name: 'Ruth Okafor' });
    assert.equal((await organizer.send(`${draft}/publish`, {})).status, 303);
    assert.match((await visitor.get('/letters/1-open-the-books')).text, /notice could not be sent/);
  });
});
