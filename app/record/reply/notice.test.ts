// Who is told of what names them: offices and organizations alike, by mail to the address they publish, once; and what the page says where
// a notice never went out or came back. What was recorded about an office, its holder can say is wrong.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { simpleParser } from 'mailparser';
import { freshPlace } from '../../../test/database.ts';
import { openTestSite } from '../../../test/site.ts';
import { commit } from '../../acts/commit.ts';
import { inPlace } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { markReturned, readReturned } from '../../following/returned.ts';
import { makeAccount } from '../../identity/accounts.ts';
import { grantRole } from '../../identity/roles.ts';
import { giveAnswer } from '../answers/actions.ts';
import { recordCommitment } from '../commitments/actions.ts';
import { publishLetter, recordDelivery } from '../letters/actions.ts';
import { replayed, signedIn, verify } from '../letters/town.ts';
import { recordEvent } from '../meetings/actions.ts';
import { endMembership, recordPost } from '../people/actions.ts';
import { recordSource } from '../words/actions.ts';
import { giveReply } from './actions.ts';
import { nameInDraft } from './before.ts';
import { correct, decideCorrection } from './corrections.ts';
import { recordNaming } from './name.ts';
import { turnNotices } from './notices-round.ts';
import { namedOnPublishing } from './publishing.ts';
import { correctionsBeside } from './store.ts';
import { hasLeft, linkIn, monday, saidOf, town } from './town.ts';

const site = await openTestSite({ now: () => monday });

describe('an office and an organization that a statement is about', () => {
  it('get the same notice and the same space; without an address the page says so', async () => {
    const { ctx, mayor, alpha, treasurer, visitor, membership } = await town(site);
    const mail = site.sink!.next();
    const { number } = await saidOf(ctx, [`post/${mayor}`, `organization/${alpha}`, `post/${treasurer}`]);
    await mail;
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
    assert.deepEqual(await replayed(site.ownerUrl, ctx), []);
  });
});

describe('a notice that never went out', () => {
  it('is told as having come back, once, and only when it did', async () => {
    const { ctx, mayor, visitor } = await town(site);
    const mail = site.sink!.next();
    const { number } = await saidOf(ctx, [`post/${mayor}`]);
    await mail;
    await hasLeft(ctx);
    assert.equal(await turnNotices(ctx, 'America/Chicago'), 0);
    await inPlace(site.db, ctx.place, (tx) =>
      tx.updateTable('mails').set({ sent: null, dropped: 'stopped' }).execute(),
    );
    assert.equal(await turnNotices(ctx, 'America/Chicago'), 1);
    assert.equal(await turnNotices(ctx, 'America/Chicago'), 0);
    assert.match((await visitor.get(`/statements/${number}`)).text, /notice came back/);
    assert.deepEqual(await replayed(site.ownerUrl, ctx), []);
  });
});

describe('a notice that a mail server sends back', () => {
  it('is told as having come back, by the report alone, once', async () => {
    const { ctx, alpha, visitor } = await town(site);
    const mail = site.sink!.next();
    const { number } = await saidOf(ctx, [`organization/${alpha}`]);
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
    await hasLeft(ctx);
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
    const { ctx, alpha, mayor, treasurer, visitor } = await town(site);
    const mail = site.sink!.next();
    await publishLetter(
      { ...ctx, author: { role: 'speaker', name: 'Ann', as: alpha } },
      {
        organizations: [alpha],
        title: 'A letter',
        lang: 'en',
        paragraphs: ['We ask the mayor to resign.'],
        demands: [{ heading: 'Resign', paragraph: 1, aboutPost: mayor, holders: [{ post: treasurer }] }],
      },
    );
    const link = await linkIn(mail);
    assert.equal((await visitor.send(link, { words: 'I was elected.' })).status, 303);
    const page = (await visitor.get('/letters/1-a-letter/demands/1')).text;
    assert.match(page, /id="named"[\s\S]*Mayor[\s\S]*I was elected\./);
  });
});

describe('an office that an answer names as able to act', () => {
  it('is told once for all questions it is named in, and has its space beside each; a revision tells nobody twice', async () => {
    const { ctx, alpha, mayor, council, membership, visitor } = await town(site);
    await recordPost(ctx, { organization: council, label: 'Board of parks', contact: 'board@town.example' });
    const asked = site.sink!.next();
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
    // Whoever is asked is told once, of both demands; and when somebody else says that it reached them.
    assert.match(
      (await simpleParser((await asked).raw)).text ?? '',
      /2 demands[\s\S]*\/letters\/1-a-letter[\s\S]*not the delivery/,
    );
    const arrived = site.sink!.next();
    const to = { letter: letter.id, holder: { post: mayor }, lang: 'en' };
    const by = { fact: 'delivered', channel: 'hand', evidence: 'A stamp', day: '2026-03-02' } as const;
    await recordDelivery({ ...ctx, author: { role: 'speaker', name: 'Ann', as: alpha } }, { ...to, ...by });
    assert.match((await simpleParser((await arrived).raw)).text ?? '', /delivered[\s\S]*March 2, 2026, by hand/);
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
    const link = await linkIn(mail);
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

describe('what was recorded about an office from a source', () => {
  it('is said to be wrong by its holder, beside the record, and an editor decides in public', async () => {
    const { ctx, mayor, alpha, membership, visitor } = await town(site);
    const { number } = await saidOf(ctx, [`post/${mayor}`]);
    const { id: source } = await recordSource(ctx, { title: 'Paper', standing: 'reported', held: false });
    const sources = [source];
    await recordCommitment(ctx, { holder: { post: mayor }, words: 'They will resign.', sources });
    await recordEvent(ctx, {
      ...{ kind: 'meeting', title: 'A secret meeting', status: 'passed', day: '2026-03-01', standing: 'reported' },
      ...{ lang: 'en', about: [`post/${mayor}`], sources },
    });
    const holder = await signedIn(site, ctx, 'Max Mayor', { membership });
    const other = await signedIn(site, ctx, 'Ann Other', { organization: alpha });
    const clerk = await signedIn(site, ctx, 'Cleo Clerk', 'clerk');
    for (const path of [`/statements/${number}`, '/commitments/1', '/meetings/1-a-secret-meeting']) {
      const page = async () => (await visitor.get(path)).text;
      const correct = /\/desk\/corrections\/of\/[0-9a-f-]{36}/.exec(await page())![0];
      assert.equal((await other.get(correct)).status, 403, path);
      const wrong = await holder.send(correct, { words: 'It was said in April.', lang: 'en' });
      assert.equal(wrong.location, `${path}#corrections`, wrong.text);
      assert.match(await page(), /says this is wrong[\s\S]*It was said in April\.[\s\S]*An editor has not decided yet/);
      const decide = /\/desk\/corrections\/[0-9a-f-]{36}/.exec((await clerk.get('/desk')).text)![0];
      assert.equal((await holder.get(decide)).status, 403);
      const decided = await clerk.send(decide, { outcome: 'kept', words: 'The paper says March.', lang: 'en' });
      assert.equal(decided.status, 303);
      assert.match(await page(), /The record was kept as it is[\s\S]*The paper says March\./);
    }
    assert.deepEqual(await replayed(site.ownerUrl, ctx), []);
  });

  it('is decided once, by an editor; what they said here themselves is not corrected but said anew', async () => {
    const { ctx, mayor, membership } = await town(site);
    const { id } = await saidOf(ctx, [`post/${mayor}`]);
    await verify(site.db, ctx, { membership });
    const holder = { ...ctx, author: { role: 'holder' as const, name: 'Max Mayor', as: membership } };
    const own = await recordCommitment(holder, { holder: { post: mayor }, words: 'We will.' });
    const acts = await inPlace(site.db, ctx.place, async (tx) => ({
      said: (await tx.selectFrom('statements').select('act_id').where('id', '=', id).executeTakeFirstOrThrow()).act_id,
      own: (await tx.selectFrom('commitments').select('act_id').where('id', '=', own.id).executeTakeFirstOrThrow())
        .act_id,
    }));
    await assert.rejects(correct(holder, acts.own, { words: 'Wrong.' }), { code: 'not-found' });
    await assert.rejects(correct(ctx, acts.said, { words: 'Wrong.' }), { code: 'forbidden' });
    await correct(holder, acts.said, { words: 'Wrong.' });
    const [one] = await inPlace(site.db, ctx.place, (tx) => correctionsBeside(tx, [`statement/${id}`]));
    const decided = { outcome: 'kept', words: 'The paper says so.' } as const;
    await assert.rejects(decideCorrection(holder, one!.id, decided), { code: 'forbidden' });
    await decideCorrection(ctx, one!.id, decided);
    await assert.rejects(decideCorrection(ctx, one!.id, decided), { code: 'closed' });
  });

  it('is decided by another than who recorded it; where there is no other, the page says so', async () => {
    const { ctx: made, mayor, membership, visitor } = await town(site);
    await verify(site.db, made, { membership });
    const holder = { ...made, author: { role: 'holder' as const, name: 'Max Mayor', as: membership } };
    const clerk = async (name: string) => {
      const { id } = await makeAccount(made, { email: `${name}@town.example`, name, lang: 'en' });
      await grantRole(made, { account: id, role: 'clerk' });
      return { ...made, author: { role: 'clerk' as const, name, account: id } };
    };
    const cleo = await clerk('Cleo');
    const wrongIn = async () => {
      const { id, number } = await saidOf(cleo, [`post/${mayor}`]);
      const [said] = await inPlace(site.db, made.place, (tx) =>
        tx.selectFrom('statements').select('act_id').where('id', '=', id).execute(),
      );
      await correct(holder, said!.act_id, { words: 'Wrong.' });
      const [one] = await inPlace(site.db, made.place, (tx) => correctionsBeside(tx, [`statement/${id}`]));
      return { id: one!.id, page: `/statements/${number}` };
    };
    const decided = { outcome: 'kept', words: 'The paper says so.' } as const;
    const [first, second] = [await wrongIn(), await wrongIn()];
    await decideCorrection(cleo, first.id, decided);
    assert.match((await visitor.get(first.page)).text, /Decided by the same person who recorded it/);
    const otto = await clerk('Otto');
    await assert.rejects(decideCorrection(cleo, second.id, decided), { code: 'forbidden' });
    await decideCorrection(otto, second.id, decided);
    assert.match((await visitor.get(second.page)).text, /decided by Otto/);
    assert.doesNotMatch((await visitor.get(second.page)).text, /Decided by the same person/);
    assert.deepEqual(await replayed(site.ownerUrl, made), []);
  });
});

describe('somebody whom a keeper of the record finds named', () => {
  it('is entered once, by nobody else, and nobody who is not in the record without a name', async () => {
    const { ctx, mayor, membership } = await town(site);
    const { id } = await saidOf(ctx, []);
    const named = { on: `statement/${id}`, named: { post: mayor } };
    const holder = { ...ctx, author: { role: 'holder' as const, name: 'Max Mayor', as: membership } };
    await assert.rejects(recordNaming(holder, named), { code: 'forbidden' });
    await recordNaming(ctx, named);
    await assert.rejects(recordNaming(ctx, named), { code: 'duplicate' });
    await assert.rejects(recordNaming(ctx, { on: named.on }), { message: /name empty/ });
    await assert.rejects(recordNaming(ctx, { on: 'source/1', name: 'Ruth Okafor' }), { code: 'not-found' });
  });

  it('is answered for by account only by whoever is verified for them on the day', async () => {
    const { ctx, mayor, alpha, membership } = await town(site);
    const { id } = await saidOf(ctx, []);
    const naming = await recordNaming(ctx, { on: `statement/${id}`, named: { post: mayor } });
    const by = (role: 'holder' | 'speaker', as: string) => ({ ...ctx, author: { role, name: 'Somebody', as } });
    const reply = (who: ReturnType<typeof by>) => giveReply(who, naming, 'account', { words: 'We do not agree.' });
    await assert.rejects(reply(by('speaker', alpha)), { code: 'forbidden' });
    await assert.rejects(reply(by('holder', membership)), { code: 'not-verified' });
    await verify(site.db, ctx, { membership });
    await reply(by('holder', membership));
    const { id: source } = await recordSource(ctx, { title: 'Paper', standing: 'reported', held: false });
    await endMembership(ctx, membership, { until: '2026-03-01', sources: [source] });
    await assert.rejects(reply(by('holder', membership)), { code: 'post-ended' });
  });

  it('is named once beside a thing, in however many versions they are named', async () => {
    const { ctx, mayor } = await town(site);
    const on = { on: `statement/${(await saidOf(ctx, [])).id}`, given: 'here' } as const;
    for (const namings of [1, 0]) {
      const one = { id: newId(), letter: null, title: 'A letter', summary: '', paragraphs: ['The mayor.'], lang: 'en' };
      await nameInDraft(ctx, one, { named: { post: mayor } });
      const { also, beside } = await namedOnPublishing(ctx, one, undefined, on);
      assert.equal(also.length, namings);
      if (namings > 0) await commit(ctx, also, { beside });
    }
  });
});
