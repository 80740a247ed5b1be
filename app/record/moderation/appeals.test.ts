// Appeals over HTTP: somebody affected appeals without an account and follows it by a link of their own; another steward than the one who
// acted decides, in public; what was covered comes back with a granted one, and with nothing else.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { freshPlace } from '../../../test/database.ts';
import { openTestSite, reader } from '../../../test/site.ts';
import type { Ctx } from '../../acts/commit.ts';
import { inPlace } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { makeAccount } from '../../identity/accounts.ts';
import { grantRole } from '../../identity/roles.ts';
import { openSession } from '../../identity/sessions.ts';
import { replayed } from '../letters/town.ts';
import { recordSource, recordStatement } from '../words/actions.ts';
import { coverText, eraseText } from './actions.ts';
import { appeal } from './appeals.ts';
import { takenIn } from './bursts.ts';
import { decideReport, reportContent } from './reports.ts';
import { openReports, takedownLog } from './store.ts';

const site = await openTestSite({ now: () => new Date('2026-03-02T15:00:00Z') });

async function town() {
  const { ctx: made } = await freshPlace(site.db);
  const ctx: Ctx = { ...made, now: site.now, wake: site.site.wake };
  await site.directory.refresh();
  const host = `${site.directory.byId(ctx.place)!.view.slug}.localhost`;
  const steward = async (name: string) => {
    const account = await makeAccount(ctx, {
      email: `${name.toLowerCase().replace(' ', '.')}@town.example`,
      name,
      lang: 'en',
    });
    await grantRole(ctx, { account: account.id, role: 'steward' });
    const { token } = await inPlace(site.db, ctx.place, (tx) =>
      openSession(tx, ctx.place, account.id, undefined, site.now(), true),
    );
    const there = reader(site, host);
    there.cookies.set('redress_session', token);
    return { there, ctx: { ...ctx, author: { role: 'steward' as const, name, account: account.id } } };
  };
  const source = await recordSource(ctx, { title: 'Paper', standing: 'reported', held: false });
  const said = await recordStatement(ctx, {
    speaker: { role: 'A resident' },
    words: 'Call Jo Roe on 555-0142.',
    quoted: true,
    day: '2026-03-01',
    attribution: 'reported',
    given: 'source',
    standing: 'reported',
    about: [],
    sources: [source.id],
  });
  const { act_id } = await inPlace(site.db, ctx.place, (tx) =>
    tx.selectFrom('statements').select('act_id').where('id', '=', said.id).executeTakeFirstOrThrow(),
  );
  return {
    ctx,
    host,
    act: act_id,
    page: `/statements/${said.number}`,
    one: await steward('Uma First'),
    two: await steward('Vic Second'),
    visitor: reader(site, host),
  };
}

describe('an appeal', () => {
  it('is decided by another steward, in public; a granted one brings the words back', async () => {
    const { ctx, act, page, one, two, visitor } = await town();
    const [cover] = await coverText(one.ctx, { act, field: 'words', words: ['555-0142'], reason: 'contact-details' });
    const takedown = `/takedowns/${cover}`;
    assert.match((await visitor.get(takedown)).text, new RegExp(`href="${takedown}/appeal"`));
    assert.equal((await visitor.send(`${takedown}/appeal`, { words: '' })).status, 422);
    const sent = await visitor.send(`${takedown}/appeal`, {
      words: 'It is the number of my shop.',
      contact: 'jo@roe.example',
    });
    const own = sent.location!;
    assert.match(own, /^\/appeals\/[\w-]{43}$/);
    const waits = await visitor.get(own);
    assert.match(waits.text, /Your appeal waits[\s\S]*It is the number of my shop\./);
    assert.match(String(waits.headers['cache-control']), /no-store/);
    assert.equal((await visitor.get(`/appeals/${'x'.repeat(43)}`)).status, 404);
    assert.doesNotMatch((await visitor.get(takedown)).text, /my shop/, 'what an appellant wrote is not public');

    const form = /\/desk\/moderation\/appeals\/[0-9a-f-]{36}/.exec((await two.there.get('/desk/moderation')).text)![0];
    assert.match((await one.there.get(form)).text, /You cannot decide this one/);
    const hidden = /name="csrf" value="([^"]+)"/.exec((await two.there.get(form)).text)![1]!;
    const mine = /name="csrf" value="([^"]+)"/.exec((await one.there.get('/desk/moderation/refuse')).text)![1]!;
    const tried = await one.there.post(form, { csrf: mine, outcome: 'refused', words: 'No.', lang: 'en' });
    assert.equal(tried.status, 403, 'nor by sending the form');
    const mail = site.sink!.next();
    const done = await two.there.post(form, {
      csrf: hidden,
      outcome: 'granted',
      words: 'A shop’s number is public.',
      lang: 'en',
    });
    assert.equal(done.location, takedown, done.text);
    assert.match(String((await mail).raw), /appeal was granted/i);
    assert.match((await visitor.get(takedown)).text, /The appeal was granted[\s\S]*A shop’s number is public\./);
    assert.match((await visitor.get(page)).text, /555-0142/);
    assert.match((await visitor.get(own)).text, /The appeal was granted/);
    const again = await two.there.post(form, { csrf: hidden, outcome: 'refused', words: 'No.', lang: 'en' });
    assert.equal(again.status, 409);
    assert.deepEqual(await replayed(site.ownerUrl, ctx), []);
  });

  it('that is refused leaves the cover, and so does one against an erasure', async () => {
    const { ctx, act, page, one, two, visitor } = await town();
    const [cover] = await coverText(one.ctx, { act, field: 'words', words: ['Jo Roe'], reason: 'private-person' });
    const decide = async (outcome: string) => {
      const form = /\/desk\/moderation\/appeals\/[0-9a-f-]{36}/.exec(
        (await two.there.get('/desk/moderation')).text,
      )![0];
      return two.there.send(form, { outcome, words: 'It was looked at again.', lang: 'en' });
    };
    await visitor.send(`/takedowns/${cover}/appeal`, { words: 'I want to read it.' });
    assert.equal((await decide('refused')).status, 303);
    assert.doesNotMatch((await visitor.get(page)).text, /Jo Roe/);
    const [erasure] = await eraseText(one.ctx, { act, field: 'words', ground: 'person-asked' });
    await visitor.send(`/takedowns/${erasure}/appeal`, { words: 'It was not hers to ask.' });
    assert.equal((await decide('granted')).status, 303);
    assert.doesNotMatch((await visitor.get(page)).text, /Call/, 'what is erased does not come back');
    assert.deepEqual(await replayed(site.ownerUrl, ctx), []);
  });

  it('is not decided by a steward whom the text names', async () => {
    const { act, one, visitor, ctx, host } = await town();
    const account = await makeAccount(ctx, { email: 'jo@town.example', name: 'Jo Roe', lang: 'en' });
    await grantRole(ctx, { account: account.id, role: 'steward' });
    const { token } = await inPlace(site.db, ctx.place, (tx) =>
      openSession(tx, ctx.place, account.id, undefined, site.now(), true),
    );
    const jo = reader(site, host);
    jo.cookies.set('redress_session', token);
    const [cover] = await coverText(one.ctx, { act, field: 'words', words: ['555-0142'], reason: 'contact-details' });
    await visitor.send(`/takedowns/${cover}/appeal`, { words: 'Please.' });
    const form = /\/desk\/moderation\/appeals\/[0-9a-f-]{36}/.exec((await jo.get('/desk/moderation')).text)![0];
    assert.match((await jo.get(form)).text, /You cannot decide this one/);
  });
});

describe('a refusal to publish', () => {
  it('is public with its reason, and can be appealed', async () => {
    const { one, visitor, ctx } = await town();
    assert.equal((await one.there.send('/desk/moderation/refuse', { what: 'letter', lang: 'en' })).status, 422);
    const made = await one.there.send('/desk/moderation/refuse', {
      what: 'letter',
      reason: 'not-verified',
      ground: '',
      words: 'Nobody has shown that they speak for the group.',
      lang: 'en',
    });
    const page = await visitor.get(made.location!);
    assert.match(page.text, /Not published: a letter[\s\S]*Nobody has shown that they may speak for it/);
    assert.match((await visitor.get('/takedowns')).text, /Not published: a letter/);
    const id = made.location!.split('/').at(-1);
    assert.equal((await visitor.send(`/takedowns/${id}/appeal`, { words: 'Here is the proof.' })).status, 303);
    assert.match((await visitor.get('/changes')).text, /Something was not published/);
    assert.deepEqual(await replayed(site.ownerUrl, ctx), []);
  });
});

describe('reports', () => {
  const report = (words: string, path = '/letters') => ({
    path,
    reason: 'wrong' as const,
    words,
    lang: 'en',
    contact: 'ro@porter.example',
  });

  it('are answered: by mail, and at the reference', async () => {
    const { ctx, one, visitor } = await town();
    const reference = await reportContent(ctx, report('The date is wrong.'));
    assert.match((await visitor.get(`/report/received?reference=${reference}`)).text, /A steward/);
    const [open] = await inPlace(site.db, ctx.place, openReports);
    const mail = site.sink!.next();
    const clerk: Ctx = { ...one.ctx, author: { ...one.ctx.author, role: 'clerk' } };
    await assert.rejects(decideReport(clerk, { report: open!.id, decision: 'acted' }), { code: 'forbidden' });
    await decideReport(one.ctx, { report: open!.id, decision: 'acted', answer: 'Thank you, it was May.' });
    assert.match(String((await mail).raw), /it was May/);
    const told = await visitor.get(`/report/received?reference=${reference}`);
    assert.match(told.text, /Something was done about it[\s\S]*Thank you, it was May\./);
    assert.match(String(told.headers['cache-control']), /no-store/);
    assert.equal(
      (await visitor.get('/report/received?reference=XXXXXXXX')).status,
      200,
      'an unknown one tells nothing',
    );
  });

  it('of one page for one reason stand together, so that a flood hides no other', async () => {
    const { ctx, one } = await town();
    for (let n = 0; n < 30; n++) await reportContent(ctx, report(`Flood ${n}`));
    await reportContent(ctx, report('This one matters.', '/statements/1'));
    const open = await inPlace(site.db, ctx.place, openReports);
    assert.deepEqual(
      open.map((each) => [each.path, each.alike]),
      [
        ['/letters', 29],
        ['/statements/1', 0],
      ],
    );
    await decideReport(one.ctx, { report: open[0]!.id, decision: 'not-ours', alike: true });
    assert.deepEqual(
      (await inPlace(site.db, ctx.place, openReports)).map((each) => each.path),
      ['/statements/1'],
    );
  });
});

describe('what comes in at once', () => {
  const now = new Date('2026-03-02T15:00:00Z');
  const many = (place: string, network: string, n: number) =>
    inPlace(site.db, place, async (tx) => {
      let taken = 0;
      for (let i = 0; i < n; i++) if (await takenIn(tx, place, 'reports', network, now)) taken++;
      return taken;
    });

  /** As if so much had come in already, of everybody and of each network that has sent anything. */
  const came = (place: string, used: number) =>
    inPlace(site.db, place, (tx) => tx.updateTable('rates').set({ used }).execute());
  const tooMany = (error: unknown) => error instanceof Refused && error.code === 'too-many';

  it('from a library full of people is taken; from everywhere at once too; only a flood from one network is not', async () => {
    const { ctx } = await town();
    assert.equal(await many(ctx.place, 'library', 30), 30, 'a shared network is not locked out');
    await many(ctx.place, 'flood', 1);
    await came(ctx.place, 1999);
    assert.equal(await many(ctx.place, 'flood', 10), 1, 'the last that a place takes from anybody');
    for (let n = 0; n < 10; n++)
      assert.equal(await many(ctx.place, `somebody-${n}`, 3), 3, 'whoever did nothing gets in');
    assert.equal(await many((await town()).ctx.place, 'flood', 1), 1, 'and no other place is touched');
  });

  it('is counted alike for reports and for appeals', async () => {
    const { ctx, act, one } = await town();
    const [subject] = await coverText(one.ctx, { act, field: 'words', reason: 'contact-details' });
    const words = { words: 'Mine.', lang: 'en', network: 'flood' };
    const report = (n: number) => reportContent(ctx, { ...words, path: `/letters/${n}`, reason: 'wrong' });
    await report(1);
    await appeal(ctx, { ...words, subject: subject! });
    await came(ctx.place, 2000);
    await assert.rejects(report(2), tooMany);
    await assert.rejects(appeal(ctx, { ...words, subject: subject! }), tooMany);
    assert.ok(await reportContent(ctx, { ...words, path: '/letters/3', reason: 'wrong', network: 'home' }));
  });
});

describe('every state of moderation (invariant 1)', () => {
  it('whatever is covered, appealed, lifted or erased in whatever order, the log tells all of it and the words follow it', async () => {
    const { ctx, act, one, two, visitor } = await town();
    const ops = fc.array(fc.constantFrom('cover', 'grant', 'refuse'), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(ops, async (steps) => {
        let cover: string | undefined;
        for (const step of steps) {
          const before = await inPlace(site.db, ctx.place, (tx) => takedownLog(tx, { limit: 500, offset: 0 }));
          if (step === 'cover' && !cover) {
            [cover] = await coverText(one.ctx, { act, field: 'words', words: ['Jo Roe'], reason: 'private-person' });
          } else if (cover && step !== 'cover') {
            await visitor.send(`/takedowns/${cover}/appeal`, { words: 'Please.' });
            const form = /\/desk\/moderation\/appeals\/[0-9a-f-]{36}/.exec(
              (await two.there.get('/desk/moderation')).text,
            )![0];
            await two.there.send(form, {
              outcome: step === 'grant' ? 'granted' : 'refused',
              words: 'Looked at.',
              lang: 'en',
            });
            if (step === 'grant') cover = undefined;
          }
          const log = await inPlace(site.db, ctx.place, (tx) => takedownLog(tx, { limit: 500, offset: 0 }));
          assert.ok(
            log.length >= before.length && before.every((was) => log.some((is) => is.id === was.id)),
            'nothing leaves the log',
          );
          const shown = await inPlace(site.db, ctx.place, (tx) =>
            tx.selectFrom('statements').select('words').where('act_id', '=', act).executeTakeFirstOrThrow(),
          );
          assert.equal(shown.words?.includes('Jo Roe'), cover === undefined);
          assert.equal(log.filter((each) => !each.lifted).length, cover ? 1 : 0, 'and what stands is told');
        }
        if (cover) {
          await visitor.send(`/takedowns/${cover}/appeal`, { words: 'Please.' });
          const form = /\/desk\/moderation\/appeals\/[0-9a-f-]{36}/.exec(
            (await two.there.get('/desk/moderation')).text,
          )![0];
          await two.there.send(form, { outcome: 'granted', words: 'Looked at.', lang: 'en' });
        }
      }),
      { numRuns: 8 },
    );
    assert.deepEqual(await replayed(site.ownerUrl, ctx), []);
  });
});
