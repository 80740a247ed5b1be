import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { freshDatabase, freshPlace } from '../../../test/database.ts';
import { openRehearsal, type Person } from '../../../test/walkers.ts';
import { inPlace } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { markupProblems } from '../../web/markup-rules.ts';
import { accountByEmail, makeAccount } from '../accounts.ts';
import { grantRole } from '../roles.ts';
import { findSession, openSession } from '../sessions.ts';
import { giveSecondFactor, type Holder, setUpFactor } from './actions.ts';
import { factorsOf } from './factors.ts';
import { codesAreKept } from './recovery.ts';
import { enrolment } from './totp.ts';

const { db } = await freshDatabase();
const { ctx, clock } = await freshPlace(db, { slug: 'cedar' });
const { person, close } = await openRehearsal([{ ctx, slug: 'cedar' }]);
after(close);

const cedar = 'cedar.localhost:8080';
let people = 0;
const seconds = (n: number) => {
  clock.now = new Date(clock.now.getTime() + n * 1000);
};
const codeOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({ timestamp: clock.now.getTime() });
const refusedField = (code: string) => (error: unknown) => error instanceof Refused && error.fields[0]?.code === code;

/** A signed-in account with an app set up, and the app's secret. */
async function someoneWithApp(): Promise<{ holder: Holder; secret: string; codes: string[] }> {
  const account = await makeAccount(ctx, { email: `factor${++people}@example.org`, lang: 'en' });
  const session = await inPlace(db, ctx.place, (tx) => openSession(tx, ctx.place, account.id, undefined, clock.now));
  const holder = { account: account.id, session: session.id, strong: false };
  const { secret } = (await inPlace(db, ctx.place, (tx) => enrolment(tx, { id: ctx.place, name: 'Cedar' }, account)))!;
  await setUpFactor(ctx, holder, { do: 'totp', code: codeOf(secret) }, false);
  const { codesToKeep } = await inPlace(db, ctx.place, (tx) => factorsOf(tx, ctx.place, account.id));
  seconds(30);
  return { holder, secret, codes: codesToKeep };
}

describe('a code from an app', () => {
  it('works once, and not again within its thirty seconds', async () => {
    const { holder, secret } = await someoneWithApp();
    const code = codeOf(secret);
    await giveSecondFactor(ctx, holder, { code });
    await assert.rejects(giveSecondFactor(ctx, holder, { code }), refusedField('factor-wrong'));
    seconds(30);
    await assert.rejects(giveSecondFactor(ctx, holder, { code }), refusedField('factor-wrong'));
    await giveSecondFactor(ctx, holder, { code: codeOf(secret) });
  });

  it('sent twice at the same moment works once', async () => {
    const { holder, secret } = await someoneWithApp();
    const code = codeOf(secret);
    const results = await Promise.allSettled([
      giveSecondFactor(ctx, holder, { code }),
      giveSecondFactor(ctx, holder, { code }),
    ]);
    assert.deepEqual(results.map((result) => result.status).sort(), ['fulfilled', 'rejected']);
  });

  it('of a clock that is half a minute off works, of one far off does not', async () => {
    const { holder, secret } = await someoneWithApp();
    const early = codeOf(secret);
    seconds(30);
    await giveSecondFactor(ctx, holder, { code: `${early.slice(0, 3)} ${early.slice(3)}` });
    seconds(30);
    const old = codeOf(secret);
    seconds(300);
    await assert.rejects(giveSecondFactor(ctx, holder, { code: old }), refusedField('factor-wrong'));
  });

  it('cannot be guessed: tries are counted, and a good one ends the counting', async () => {
    const { holder, secret } = await someoneWithApp();
    for (let i = 0; i < 5; i++)
      await assert.rejects(giveSecondFactor(ctx, holder, { code: '000000' }), refusedField('factor-wrong'));
    await giveSecondFactor(ctx, holder, { code: codeOf(secret) });
    seconds(60);
    for (let i = 0; i < 8; i++)
      await assert.rejects(giveSecondFactor(ctx, holder, { code: '000000' }), refusedField('factor-wrong'));
    await assert.rejects(giveSecondFactor(ctx, holder, { code: codeOf(secret) }), refusedField('too-many-tries'));
    seconds(901);
    await giveSecondFactor(ctx, holder, { code: codeOf(secret) });
  });

  it('an app that was never confirmed confirms nothing', async () => {
    const account = await makeAccount(ctx, { email: `factor${++people}@example.org`, lang: 'en' });
    const session = await inPlace(db, ctx.place, (tx) => openSession(tx, ctx.place, account.id, undefined, clock.now));
    const holder = { account: account.id, session: session.id, strong: false };
    const { secret } = (await inPlace(db, ctx.place, (tx) =>
      enrolment(tx, { id: ctx.place, name: 'Cedar' }, account),
    ))!;
    await assert.rejects(giveSecondFactor(ctx, holder, { code: codeOf(secret) }), refusedField('factor-wrong'));
  });
});

describe('recovery codes', () => {
  it('work once each, as they are typed from paper', async () => {
    const { holder, codes } = await someoneWithApp();
    assert.equal(codes.length, 10);
    const typed = codes[0]!.toLowerCase().replaceAll('-', ' ');
    await giveSecondFactor(ctx, holder, { code: typed });
    await assert.rejects(giveSecondFactor(ctx, holder, { code: codes[0]! }), refusedField('factor-wrong'));
    const { codesLeft } = await inPlace(db, ctx.place, (tx) => factorsOf(tx, ctx.place, holder.account));
    assert.equal(codesLeft, 9);
  });

  it('are here as hashes only, once their owner has kept them', async () => {
    const { holder, codes } = await someoneWithApp();
    await inPlace(db, ctx.place, (tx) => codesAreKept(tx, ctx.place, holder.account));
    const rows = await inPlace(db, ctx.place, (tx) =>
      tx.selectFrom('recovery_codes').selectAll().where('account_id', '=', holder.account).execute(),
    );
    assert.ok(!codes.some((code) => JSON.stringify(rows).includes(code)));
    await giveSecondFactor(ctx, holder, { code: codes[3]! });
  });

  it('made new end the old ones', async () => {
    const { holder, codes } = await someoneWithApp();
    await setUpFactor(ctx, { ...holder, strong: true }, { do: 'new-codes' }, false);
    await assert.rejects(giveSecondFactor(ctx, holder, { code: codes[0]! }), refusedField('factor-wrong'));
  });
});

describe('second factors', () => {
  it('of an account that has one cannot be changed by a session that did not give it', async () => {
    const { holder } = await someoneWithApp();
    for (const wish of [{ do: 'remove-totp' }, { do: 'new-codes' }] as const) {
      await assert.rejects(
        setUpFactor(ctx, holder, wish, false),
        (error) => error instanceof Refused && error.code === 'second-factor',
      );
    }
  });

  it('staff keep at least one', async () => {
    const { holder } = await someoneWithApp();
    await assert.rejects(
      setUpFactor(ctx, { ...holder, strong: true }, { do: 'remove-totp' }, true),
      refusedField('last-factor'),
    );
    const { totp } = await inPlace(db, ctx.place, (tx) => factorsOf(tx, ctx.place, holder.account));
    assert.equal(totp, true);
  });

  it('give the session a new token, so one taken before is worth nothing', async () => {
    const { holder, secret } = await someoneWithApp();
    const session = await inPlace(db, ctx.place, (tx) =>
      openSession(tx, ctx.place, holder.account, undefined, clock.now),
    );
    const token = await giveSecondFactor(ctx, { ...holder, session: session.id }, { code: codeOf(secret) });
    assert.equal(await inPlace(db, ctx.place, (tx) => findSession(tx, ctx.place, session.token, clock.now)), undefined);
    assert.equal((await inPlace(db, ctx.place, (tx) => findSession(tx, ctx.place, token, clock.now)))?.strong, true);
    seconds(13 * 3600);
    assert.equal((await inPlace(db, ctx.place, (tx) => findSession(tx, ctx.place, token, clock.now)))?.strong, false);
  });
});

const secretIn = (page: string) => /type this key into the app: <code>([A-Z2-7 ]+)<\/code>/.exec(page)![1]!;

async function setUpApp(who: Person): Promise<string> {
  const page = await who.get('/desk/account/second-factor');
  assert.deepEqual(await markupProblems(page.text), []);
  const secret = secretIn(page.text);
  assert.equal((await who.post('/desk/account/second-factor', { do: 'totp', code: codeOf(secret) })).status, 303);
  await who.fresh();
  return secret;
}

describe('a steward, without JavaScript', () => {
  it('sets up codes, keeps the recovery codes, works, and next time is asked for a code', async () => {
    const email = 'steward@example.org';
    const account = await makeAccount(ctx, { email, name: 'Ana', lang: 'en' });
    await grantRole(ctx, { account: account.id, role: 'steward' });
    const ana = person(cedar);
    await ana.signIn(email);
    assert.equal((await ana.get('/desk/staff')).to, '/sign-in/second-factor?next=%2Fdesk%2Fstaff');
    assert.match((await ana.get('/sign-in/second-factor')).text, /Set up a second step/);
    const secret = await setUpApp(ana);
    const page = await ana.get('/desk/account/second-factor');
    assert.match(page.text, /Write down these recovery codes/);
    assert.deepEqual(await markupProblems(page.text), []);
    await ana.post('/desk/account/second-factor', { do: 'codes-kept' });
    assert.doesNotMatch((await ana.get('/desk/account/second-factor')).text, /Write down these/);
    const staff = await ana.get('/desk/staff');
    assert.equal(staff.status, 200);
    assert.deepEqual(await markupProblems(staff.text), []);

    seconds(60);
    const phone = person(cedar);
    await phone.signIn(email);
    assert.equal((await phone.get('/desk/staff')).status, 303);
    assert.equal((await phone.get('/desk/account/second-factor')).status, 303);
    const asking = await phone.get('/sign-in/second-factor?next=/desk/staff');
    assert.deepEqual(await markupProblems(asking.text), []);
    const wrong = await phone.post('/sign-in/second-factor', { code: '123', next: '/desk/staff' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /value="\/desk\/staff"/);
    const right = await phone.post('/sign-in/second-factor', { code: codeOf(secret), next: '/desk/staff' });
    assert.equal(right.to, '/desk/staff');
    await phone.fresh();
    assert.equal((await phone.get('/desk/staff')).status, 200);
  });

  it('names a clerk by address, who gets the role by signing in, and ends it again', async () => {
    const ana = person(cedar);
    seconds(60);
    await ana.signIn('steward2@example.org');
    const account = (await inPlace(db, ctx.place, (tx) => accountByEmail(tx, ctx.place, 'steward2@example.org')))!;
    await grantRole(ctx, { account: account.id, role: 'steward' });
    await setUpApp(ana);
    assert.equal((await ana.post('/desk/staff', { do: 'grant', email: 'Eva@example.org', role: 'clerk' })).status, 303);
    const wrong = await ana.post('/desk/staff', { do: 'grant', email: 'nobody' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /value="nobody"/);
    assert.deepEqual(await markupProblems(wrong.text), []);
    const eva = person(cedar);
    await eva.signIn('eva@example.org');
    assert.match((await eva.get('/desk/account')).text, /Clerk/);
    const grant = /Clerk: [\s\S]*?name="grant" value="([^"]+)"/.exec((await ana.get('/desk/staff')).text)![1]!;
    assert.equal((await ana.post('/desk/staff', { do: 'end', grant })).status, 303);
    assert.doesNotMatch((await eva.get('/desk/account')).text, /Clerk/);
  });

  it('cannot end the last steward, even when two end each other at once', async () => {
    const { endRole, grants } = await import('../roles.ts');
    const stewards = (await inPlace(db, ctx.place, (tx) => grants(tx, ctx.place))).filter(
      (grant) => grant.role === 'steward' && !grant.ended,
    );
    const results = await Promise.allSettled(stewards.map((grant) => endRole(ctx, { grant: grant.id })));
    assert.equal(results.filter((result) => result.status === 'rejected').length, 1);
  });
});
