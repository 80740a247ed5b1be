// Over HTTP and without JavaScript: a private person named in a letter is told, the draft waits, they reply, and everybody sees the reply
// beside the letter with equal space. Their name and address are nowhere.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { simpleParser } from 'mailparser';
import { freshPlace } from '../../../test/database.ts';
import { openTestSite, reader } from '../../../test/site.ts';
import { commit, draft } from '../../acts/commit.ts';
import { civilDate } from '../../base/clock.ts';
import { inPlace } from '../../base/database.ts';
import { markReturned, readReturned } from '../../following/returned.ts';
import { verificationEnded } from '../../identity/acts.ts';
import { giveAnswer } from '../answers/actions.ts';
import { publishLetter } from '../letters/actions.ts';
import { replayed, signedIn, verify } from '../letters/town.ts';
import { endMembership, recordMembership, recordOrganization, recordPost } from '../people/actions.ts';
import { recordSource, recordStatement } from '../words/actions.ts';
import { turnNotices } from './notices-round.ts';

const clock = { now: new Date('2026-03-02T15:00:00Z') }; // a Monday
const site = await openTestSite({ now: () => clock.now });

async function town() {
  const { ctx: made } = await freshPlace(site.db);
  const ctx = { ...made, now: site.now, wake: site.site.wake };
  await site.directory.refresh();
  const { id: alpha } = await recordOrganization(ctx, {
    name: 'Alpha',
    kind: 'association',
    contact: 'alpha@alpha.example',
  });
  const { id: council } = await recordOrganization(ctx, { name: 'Council', kind: 'legislature' });
  const { id: mayor } = await recordPost(ctx, {
    organization: council,
    label: 'Mayor',
    contact: 'Town hall, mayor@town.example',
  });
  const { id: treasurer } = await recordPost(ctx, { organization: council, label: 'Treasurer' });
  const { id: membership } = await recordMembership(ctx, { post: mayor, role: 'Mayor', from: '2024-01-01' });
  const host = `${site.directory.byId(ctx.place)!.view.slug}.localhost`;
  const visitor = reader(site, host);
  const organizer = await signedIn(site, ctx, 'Ann Organizer', { organization: alpha });
  return { ctx, alpha, council, mayor, treasurer, membership, visitor, organizer, host };
}

const linkIn = async (raw: Buffer): Promise<string> => {
  const { text, to, subject } = await simpleParser(raw);
  const link = /\/reply\/[A-Za-z0-9_-]{43}/.exec(text ?? '')?.[0];
  assert.ok(link, `${JSON.stringify(to)} ${subject}: ${text}`);
  return link;
};

const text = 'We ask for open books.\n\nMs. Okafor has refused us the books for a year.';

describe('a private person named in a letter', () => {
  it('is told before publication, is waited for, replies, and has equal space beside the letter', async () => {
    const { ctx, organizer, visitor, mayor } = await town();
    const made = await organizer.send('/desk/letters/new', { title: 'Open the books', lang: 'en', text });
    const draft = made.location!.replace(/\/text$/, '');
    await organizer.send(`${draft}/text`, { text });
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

    const link = await linkIn((await mail).raw);
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
    const mayorLink = await linkIn((await toMayor).raw);
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
    const { organizer, visitor } = await town();
    const made = await organizer.send('/desk/letters/new', { title: 'Open the books', lang: 'en', text });
    const draft = made.location!.replace(/\/text$/, '');
    await organizer.send(`${draft}/text`, { text });
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
    const { organizer, visitor } = await town();
    const made = await organizer.send('/desk/letters/new', { title: 'Open the books', lang: 'en', text });
    const draft = made.location!.replace(/\/text$/, '');
    await organizer.send(`${draft}/text`, { text });
    await organizer.send(`${draft}/named`, { name: 'Ruth Okafor' });
    assert.equal((await organizer.send(`${draft}/publish`, {})).status, 303);
    assert.match((await visitor.get('/letters/1-open-the-books')).text, /notice could not be sent/);
  });
});

describe('an office and an organization that a statement is about', () => {
  it('get the same notice and the same space; without an address the page says so', async () => {
    const { ctx, mayor, alpha, treasurer, visitor, membership } = await town();
    const source = await recordSource(ctx, { title: 'Paper', standing: 'reported', held: false });
    const mails: Promise<{ raw: Buffer }> = site.sink!.next();
    const { number, id } = await recordStatement(ctx, {
      speaker: { role: 'A resident' },
      words: 'She said that the mayor and Alpha agree more than they say.',
      quoted: false,
      day: '2026-03-01',
      attribution: 'reported',
      given: 'source',
      standing: 'reported',
      about: [`post/${mayor}`, `organization/${alpha}`, `post/${treasurer}`],
      sources: [source.id],
    });
    await mails;
    const page = async () => (await visitor.get(`/statements/${number}`)).text;
    const blocks = [...(await page()).matchAll(/<article class="answer" id="named-[\s\S]*?<\/article>/g)].map(
      ([one]) => one,
    );
    assert.equal(blocks.length, 3);
    const shape = (one: string) => one.replace(/<h3>.*?<\/h3>/, '<h3></h3>').replace(/id="[^"]*"/, '');
    assert.equal(shape(blocks[0]!), shape(blocks[1]!), 'nobody’s block differs by side');
    assert.match(blocks[2]!, /notice could not be sent/);
    const holder = await signedIn(site, ctx, 'Max Mayor', { membership });
    const list = await holder.get('/desk/replies');
    const form = /\/desk\/replies\/[0-9a-f-]{36}/.exec(list.text)![0];
    const sent = await holder.send(form, { words: 'We do not agree.', lang: 'en' });
    assert.equal(sent.location, `/statements/${number}#named`);
    assert.match(await page(), /We do not agree\./);
    const stranger = await signedIn(site, ctx, 'Ann Other', { organization: alpha });
    assert.equal((await stranger.get(form)).status, 403);

    // A correction of what was recorded of them stands with the record, and is decided in public.
    const correct = /\/desk\/corrections\/of\/[0-9a-f-]{36}/.exec(await page())![0];
    const wrong = await holder.send(correct, { words: 'It was said in April.', lang: 'en' });
    assert.equal(wrong.location, `/statements/${number}#corrections`, wrong.text);
    assert.match(await page(), /says this is wrong[\s\S]*It was said in April\.[\s\S]*An editor has not decided yet/);
    const clerk = await signedIn(site, ctx, 'Cleo Clerk', 'clerk');
    const desk = await clerk.get('/desk');
    const decide = /\/desk\/corrections\/[0-9a-f-]{36}/.exec(desk.text)![0];
    assert.equal((await holder.get(decide)).status, 403);
    assert.equal(
      (await clerk.send(decide, { outcome: 'kept', words: 'The paper says March.', lang: 'en' })).status,
      303,
    );
    assert.match(await page(), /The record was kept as it is[\s\S]*The paper says March\./);
    assert.ok(id);
    assert.deepEqual(await replayed(site.ownerUrl, ctx), []);
  });
});

describe('a notice that never went out', () => {
  it('is told as having come back, once, and only when it did', async () => {
    const { ctx, mayor, visitor } = await town();
    const source = await recordSource(ctx, { title: 'Paper', standing: 'reported', held: false });
    const mail = site.sink!.next();
    const { number, id } = await recordStatement(ctx, {
      speaker: { role: 'A resident' },
      words: 'Told.',
      quoted: false,
      day: '2026-03-01',
      attribution: 'reported',
      given: 'source',
      standing: 'reported',
      about: [`post/${mayor}`],
      sources: [source.id],
    });
    await mail;
    for (let tries = 0; tries < 2000; tries++) {
      const sent = await inPlace(site.db, ctx.place, (tx) => tx.selectFrom('mails').select('sent').executeTakeFirst());
      if (sent?.sent) break;
    }
    assert.equal(await turnNotices(ctx, 'America/Chicago'), 0);
    await inPlace(site.db, ctx.place, (tx) =>
      tx.updateTable('mails').set({ sent: null, dropped: 'stopped' }).execute(),
    );
    assert.equal(await turnNotices(ctx, 'America/Chicago'), 1);
    assert.equal(await turnNotices(ctx, 'America/Chicago'), 0);
    assert.match((await visitor.get(`/statements/${number}`)).text, /notice came back/);
    assert.ok(id);
    assert.deepEqual(await replayed(site.ownerUrl, ctx), []);
  });
});

describe('a notice that a mail server sends back', () => {
  it('is told as having come back, by the report alone, once', async () => {
    const { ctx, alpha, visitor } = await town();
    const source = await recordSource(ctx, { title: 'Paper', standing: 'reported', held: false });
    const mail = site.sink!.next();
    const { number } = await recordStatement(ctx, {
      speaker: { role: 'A resident' },
      words: 'Told.',
      quoted: false,
      day: '2026-03-01',
      attribution: 'reported',
      given: 'source',
      standing: 'reported',
      about: [`organization/${alpha}`],
      sources: [source.id],
    });
    const { messageId } = await simpleParser((await mail).raw);
    const report = Buffer.from(
      `From: MAILER-DAEMON@mail.example
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b

Not delivered.
--b
Content-Type: message/delivery-status

Final-Recipient: rfc822; alpha@alpha.example
Action: failed
--b
Content-Type: text/rfc822-headers

Message-ID: ${messageId}
--b--
`.replaceAll('\n', '\r\n'),
    );
    const read = await readReturned(report);
    assert.equal(read.what, 'returned');
    const hand = (place: string) =>
      inPlace(site.db, place, (tx) => markReturned(tx, place, read.what === 'returned' ? read.mail : '', site.now()));
    const { ctx: elsewhere } = await freshPlace(site.db);
    for (let tries = 0; tries < 2000 && !(await hand(ctx.place)); tries++);
    assert.equal(await hand(ctx.place), true);
    assert.equal(await hand(elsewhere.place), false, 'no mail of another place');
    assert.equal(await turnNotices(ctx, 'America/Chicago'), 1);
    assert.equal(await turnNotices(ctx, 'America/Chicago'), 0);
    assert.match((await visitor.get(`/statements/${number}`)).text, /notice came back/);
    assert.deepEqual(await replayed(site.ownerUrl, ctx), []);
  });
});

describe('a demand about whoever holds a post', () => {
  it('names them: notice is mailed with the letter and their space stands beside the demand', async () => {
    const { ctx, alpha, mayor, visitor } = await town();
    const mail = site.sink!.next();
    await publishLetter(
      { ...ctx, author: { role: 'speaker', name: 'Ann', as: alpha } },
      {
        organizations: [alpha],
        title: 'A letter',
        lang: 'en',
        paragraphs: ['We ask the mayor to resign.'],
        demands: [{ heading: 'Resign', paragraph: 1, aboutPost: mayor, holders: [{ post: mayor }] }],
      },
    );
    const link = await linkIn((await mail).raw);
    assert.equal((await visitor.send(link, { words: 'I was elected.' })).status, 303);
    const page = (await visitor.get('/letters/1-a-letter/demands/1')).text;
    assert.match(page, /id="named"[\s\S]*Mayor[\s\S]*I was elected\./);
  });
});

describe('an office that an answer names as able to act', () => {
  it('is told once for all questions it is named in, and has its space beside each; a revision tells nobody twice', async () => {
    const { ctx, alpha, mayor, council, membership, visitor } = await town();
    await recordPost(ctx, { organization: council, label: 'Board of parks', contact: 'board@town.example' });
    const letter = await publishLetter(
      { ...ctx, author: { role: 'speaker', name: 'Ann', as: alpha } },
      {
        organizations: [alpha],
        title: 'A letter',
        lang: 'en',
        paragraphs: ['We ask for trees.', 'We ask for benches.'],
        demands: [
          { heading: 'Trees', paragraph: 1, holders: [{ post: mayor }] },
          { heading: 'Benches', paragraph: 2, holders: [{ post: mayor }] },
        ],
      },
    );
    const { board, referrals } = await inPlace(site.db, ctx.place, async (tx) => ({
      board: (await tx.selectFrom('posts').select('id').where('label', '=', 'Board of parks').executeTakeFirstOrThrow())
        .id,
      referrals: (await tx.selectFrom('referrals').select('id').where('letter_id', '=', letter.id).execute()).map(
        (one) => one.id,
      ),
    }));
    await verify(site.db, ctx, { membership });
    const holder = { ...ctx, author: { role: 'holder' as const, name: 'Max Mayor', as: membership } };
    const words = { verdict: 'not-my-power' as const, refers: { post: board }, lang: 'en' };
    const mail = site.sink!.next();
    await giveAnswer(holder, { ...words, reasons: 'The board decides about parks.', referrals });
    const link = await linkIn((await mail).raw);
    const notices = () =>
      inPlace(site.db, ctx.place, (tx) =>
        tx.selectFrom('mails').select('id').where('kind', '=', 'reply.notice').execute(),
      );
    assert.equal((await notices()).length, 1);
    assert.equal((await visitor.send(link, { words: 'We only advise.' })).status, 303);
    const first = (await visitor.get('/letters/1-a-letter/demands/1')).text;
    assert.match(first, /id="named"[\s\S]*Board of parks[\s\S]*We only advise\./);
    const second = (await visitor.get('/letters/1-a-letter/demands/2')).text;
    assert.match(second, /id="named"[\s\S]*Board of parks[\s\S]*No reply here so far/);
    await giveAnswer(holder, { ...words, reasons: 'The board decides about all parks.', referrals: [referrals[0]!] });
    assert.equal((await notices()).length, 1);
    assert.deepEqual(await replayed(site.ownerUrl, ctx), []);
  });
});

describe('a link to reply', () => {
  it('speaks for an office no more once a term in it, or whoever spoke for an organization, has ended', async () => {
    const { ctx, mayor, alpha, membership, visitor } = await town();
    const now = clock.now;
    await verify(site.db, ctx, { organization: alpha });
    const source = await recordSource(ctx, { title: 'Paper', standing: 'reported', held: false });
    const told = async (who: string) => {
      const mail = site.sink!.next();
      await recordStatement(ctx, {
        speaker: { role: 'A resident' },
        words: 'Told.',
        quoted: false,
        day: '2026-03-01',
        attribution: 'reported',
        given: 'source',
        standing: 'reported',
        about: [who],
        sources: [source.id],
      });
      return linkIn((await mail).raw);
    };
    const links = [await told(`post/${mayor}`), await told(`organization/${alpha}`)];
    for (const link of links) assert.equal((await visitor.send(link, { words: 'Ours.' })).status, 303);
    clock.now = new Date('2026-03-05T15:00:00Z');
    await endMembership(ctx, membership, { until: '2026-03-04', sources: [source.id] });
    const { id } = await inPlace(site.db, ctx.place, (tx) =>
      tx.selectFrom('verifications').select('id').where('organization_id', '=', alpha).executeTakeFirstOrThrow(),
    );
    const ended = { verification: id, organization: alpha, subject: 'organization', ended: '2026-03-05' } as const;
    await commit(ctx, [draft({ act: verificationEnded, body: { ...ended, reason: 'withdrawn' } })]);
    for (const link of links) {
      const page = await visitor.get(link);
      assert.match(page.text, /This link no longer speaks for them/);
      assert.doesNotMatch(page.text, /<textarea/);
      assert.equal((await visitor.post(link, { words: 'I am still the mayor.' })).status, 403);
    }
    // What was said while it did stands.
    assert.match((await visitor.get('/statements/1')).text, /Ours\./);
    const successors = await told(`post/${mayor}`);
    assert.equal((await visitor.send(successors, { words: 'The next one.' })).status, 303);
    clock.now = now;
  });

  it('that is nobody’s is not there; one person cannot flood the record, and nobody else is locked out', async () => {
    const { ctx, mayor, alpha, visitor } = await town();
    assert.equal((await visitor.get(`/reply/${'x'.repeat(43)}`)).status, 404);
    const source = await recordSource(ctx, { title: 'Paper', standing: 'reported', held: false });
    const said = (who: string) =>
      recordStatement(ctx, {
        speaker: { role: 'A resident' },
        words: 'Told.',
        quoted: false,
        day: '2026-03-01',
        attribution: 'reported',
        given: 'source',
        standing: 'reported',
        about: [who],
        sources: [source.id],
      });
    const first = site.sink!.next();
    await said(`post/${mayor}`);
    const mayors = await linkIn((await first).raw);
    const second = site.sink!.next();
    await said(`organization/${alpha}`);
    const alphas = await linkIn((await second).raw);
    for (let n = 1; n <= 10; n++) assert.equal((await visitor.send(mayors, { words: `Reply ${n}` })).status, 303);
    assert.equal((await visitor.send(mayors, { words: 'Reply 11' })).status, 429);
    assert.equal((await visitor.send(alphas, { words: 'Ours' })).status, 303);
  });
});
