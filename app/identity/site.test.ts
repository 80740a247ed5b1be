import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { freshDatabase, freshPlace } from '../../test/database.ts';
import { openRehearsal } from '../../test/walkers.ts';
import { inPlace } from '../base/database.ts';
import { makeAccount } from './accounts.ts';
import { grantRole } from './roles.ts';
import { stewardLink } from './sign-in.ts';

const { db } = await freshDatabase();
const { ctx, clock } = await freshPlace(db, { slug: 'alder' });
const { ctx: birch } = await freshPlace(db, { slug: 'birch' });
const { site, mailroom, person, close } = await openRehearsal([
  { ctx, slug: 'alder' },
  { ctx: birch, slug: 'birch' },
]);
after(close);

const alder = 'alder.localhost:8080';
let people = 0;
const someone = () => `resident${++people}@example.org`;
const isAskedToSignIn = (answer: { status: number; to: string | undefined }) =>
  answer.status === 303 && answer.to?.startsWith('/sign-in');

describe('signing in with a browser', () => {
  it('works without JavaScript, by code, and leads to where one wanted to go', async () => {
    const ana = person(alder);
    const page = await ana.get('/sign-in?next=/desk/letters');
    assert.equal(page.status, 200);
    assert.match(String(page.headers['cache-control']), /no-store/);
    const asked = await ana.post('/sign-in', { email: someone(), next: '/desk/letters' });
    assert.equal(asked.to, '/sign-in/sent');
    await mailroom.deliver();
    const mail = await mailroom.last();
    const code = /^(\d{3} \d{3})$/m.exec(mail.text)![1]!;
    const signedIn = await ana.post('/sign-in/sent', { code });
    assert.equal(signedIn.to, '/desk/letters');
    const cookie = signedIn.cookies.find((line) => line.startsWith('redress_session='))!;
    assert.match(cookie, /HttpOnly; SameSite=Lax/);
    assert.match((await ana.get('/desk/account')).text, /resident1@example\.org/);
  });

  it('works by the link in another browser', async () => {
    const { token } = await person(alder).askToSignIn(someone());
    const phone = person(alder);
    const page = await phone.get(`/sign-in/confirm?token=${token}`);
    assert.equal(page.status, 200);
    assert.match(page.text, /r…\d@example\.org/);
    const signedIn = await phone.post('/sign-in/confirm', { token });
    assert.equal(signedIn.to, '/desk');
    assert.equal((await phone.get('/desk/account')).status, 200);
  });

  it('a mail scanner that opens every link, with GET and HEAD, uses nothing up', async () => {
    const email = someone();
    const { token } = await person(alder).askToSignIn(email);
    const mail = await mailroom.last();
    for (const link of mail.text.match(/https?:\/\/\S+/g) ?? []) {
      const { pathname, search } = new URL(link);
      const scanner = person(alder, 'LinkScanner/1.0');
      for (const method of ['HEAD', 'GET', 'GET'] as const) {
        const seen = await scanner.send(method, pathname + search);
        assert.ok(!seen.cookies.some((line) => line.startsWith('redress_session=')));
      }
    }
    const accounts = await inPlace(db, ctx.place, (tx) =>
      tx.selectFrom('accounts').select('email').where('email', '=', email).execute(),
    );
    assert.deepEqual(accounts, []);
    assert.equal((await person(alder).post('/sign-in/confirm', { token })).status, 303);
  });

  it('says plainly that a link was used, is too old, or is from elsewhere, and offers a new one', async () => {
    const first = await person(alder).askToSignIn(someone());
    await person(alder).post('/sign-in/confirm', { token: first.token });
    const used = await person(alder).get(`/sign-in/confirm?token=${first.token}`);
    assert.match(used.text, /already used/);
    assert.match((await person(alder).post('/sign-in/confirm', { token: first.token })).text, /already used/);
    const second = await person(alder).askToSignIn(someone());
    clock.now = new Date(clock.now.getTime() + 16 * 60_000);
    assert.match((await person(alder).get(`/sign-in/confirm?token=${second.token}`)).text, /too old/);
    const third = await person(alder).askToSignIn(someone());
    const foreign = await person('birch.localhost:8080').get(`/sign-in/confirm?token=${third.token}`);
    assert.match(foreign.text, /not from/);
    for (const { text } of [used, foreign]) assert.match(text, /<a class="button" href="\/sign-in">/);
  });

  it('sends the button twice and is signed in once', async () => {
    const { token } = await person(alder).askToSignIn(someone());
    const ana = person(alder);
    await ana.get(`/sign-in/confirm?token=${token}`);
    const both = await Promise.all([ana.post('/sign-in/confirm', { token }), ana.post('/sign-in/confirm', { token })]);
    assert.deepEqual(
      both.map((answer) => answer.status),
      [303, 303],
    );
    assert.equal((await ana.get('/desk/account')).status, 200);
  });

  it('answers an unknown address as it answers a known one', async () => {
    const known = someone();
    await person(alder).signIn(known);
    const answers = [];
    for (const email of [known, someone()]) {
      const ana = person(alder);
      await ana.get('/sign-in');
      const sent = await ana.post('/sign-in', { email });
      const page = await ana.get('/sign-in/sent');
      answers.push([sent.status, sent.to, sent.text, page.status, page.text.replace(/name="once" value="[^"]*"/g, '')]);
    }
    assert.deepEqual(answers[0], answers[1]);
  });

  it('keeps what was typed when it is not an address', async () => {
    const answer = await person(alder).post('/sign-in', { email: 'ana@nowhere', next: '/desk/letters' });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /value="ana@nowhere"/);
    assert.match(answer.text, /value="\/desk\/letters"/);
  });

  it('says how many mails are enough', async () => {
    const email = someone();
    for (let i = 0; i < 5; i++) await person(alder).post('/sign-in', { email });
    const answer = await person(alder).post('/sign-in', { email });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /We sent 5 mails/);
  });

  it('in Spanish stays in Spanish, mail included', async () => {
    const ana = person(alder);
    const asked = await ana.post('/es/sign-in', { email: someone() });
    assert.equal(asked.to, '/es/sign-in/sent');
    await mailroom.deliver();
    const mail = await mailroom.last();
    assert.match(mail.subject, /enlace para entrar/);
    assert.match(mail.text, /http:\/\/alder\.localhost:8080\/es\/sign-in\/confirm/);
  });
});

describe('where signing in is safe', () => {
  it('a plain-http host that is not this machine is refused, and told why', async () => {
    await inPlace(db, ctx.place, (tx) =>
      tx
        .updateTable('places')
        .set({ hosts: ['alder.example.org'] })
        .where('id', '=', ctx.place)
        .execute(),
    );
    await site.directory.refresh();
    for (const path of ['/sign-in', '/sign-in/confirm?token=x']) {
      const answer = await person('alder.example.org').get(path);
      assert.equal(answer.status, 421);
      assert.match(answer.text, /not encrypted/);
      assert.deepEqual(answer.cookies, []);
    }
    assert.equal((await person('alder.example.org').post('/sign-in', { email: someone() })).status, 421);
  });

  it('over TLS the cookie is bound to the host', async () => {
    await inPlace(db, ctx.place, (tx) =>
      tx
        .updateTable('places')
        .set({ hosts: ['record.example.org'], base_url: 'https://record.example.org' })
        .where('id', '=', ctx.place)
        .execute(),
    );
    await site.directory.refresh();
    const answer = await person('record.example.org').get('/sign-in');
    assert.equal(answer.status, 200);
    assert.match(
      answer.cookies[0]!,
      /^__Host-redress-browser=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
    );
    await inPlace(db, ctx.place, (tx) =>
      tx.updateTable('places').set({ hosts: [], base_url: null }).where('id', '=', ctx.place).execute(),
    );
    await site.directory.refresh();
  });

  it('a forged Host header never gets into a mail', async () => {
    await person('alder.localhost:666').post('/sign-in', { email: someone() }, { 'x-forwarded-host': 'evil.example' });
    await mailroom.deliver();
    const mail = await mailroom.last();
    assert.ok(!mail.raw.includes('evil.example') && !mail.raw.includes(':666'));
    assert.match(mail.text, /http:\/\/alder\.localhost:8080\/sign-in\/confirm/);
    assert.equal((await person('evil.example').post('/sign-in', { email: someone() })).status, 404);
  });

  it('a form from another site does nothing', async () => {
    const ana = person(alder);
    await ana.signIn(someone());
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ] as Record<string, string>[]) {
      assert.equal((await ana.post('/sign-out', {}, headers)).status, 403);
    }
    assert.equal((await ana.send('POST', '/sign-out', { csrf: 'guessed' })).status, 403);
    assert.equal((await ana.get('/desk/account')).status, 200);
  });
});

describe('sessions', () => {
  it('of one place are nothing in another', async () => {
    const ana = person(alder);
    await ana.signIn(someone());
    const there = person('birch.localhost:8080');
    for (const [name, value] of ana.jar) there.jar.set(name, value);
    assert.ok(isAskedToSignIn(await there.get('/desk/account')));
  });

  it('can be seen and ended one by one, and all at once', async () => {
    const email = someone();
    const laptop = person(alder);
    await laptop.signIn(email);
    clock.now = new Date(clock.now.getTime() + 60_000);
    const phone = person(alder, 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1');
    await phone.signIn(email);
    const page = await laptop.get('/desk/account/sessions');
    assert.match(page.text, /Firefox, Linux/);
    assert.match(page.text, /Safari, iPhone/);
    const other = /name="session" value="([^"]+)"/.exec(page.text)![1]!;
    assert.equal((await laptop.post('/desk/account/sessions', { do: 'end', session: other })).status, 303);
    assert.ok(isAskedToSignIn(await phone.get('/desk/account')));
    assert.equal((await laptop.get('/desk/account')).status, 200);
    const out = await laptop.post('/desk/account/sessions', { do: 'end-all' });
    assert.equal(out.to, '/sign-in');
    assert.ok(isAskedToSignIn(await laptop.get('/desk/account')));
  });

  it('nobody ends a session that is not theirs', async () => {
    const ana = person(alder);
    const eva = person(alder);
    await ana.signIn(someone());
    await eva.signIn(someone());
    const [row] = await inPlace(db, ctx.place, (tx) =>
      tx.selectFrom('sessions').select('id').where('revoked', 'is', null).orderBy('id', 'desc').limit(1).execute(),
    );
    await ana.post('/desk/account/sessions', { do: 'end', session: row!.id });
    assert.equal((await eva.get('/desk/account')).status, 200);
  });

  it('signing out takes the cookie away and ends the session', async () => {
    const ana = person(alder);
    await ana.signIn(someone());
    const stolen = new Map(ana.jar);
    assert.equal((await ana.post('/sign-out', {})).status, 303);
    assert.ok(!ana.jar.has('redress_session'));
    for (const [name, value] of stolen) ana.jar.set(name, value);
    assert.ok(isAskedToSignIn(await ana.get('/desk/account')));
  });
});

describe('the steward’s link and staff', () => {
  it('a new steward is led to a second step before any staff page', async () => {
    const link = await stewardLink(ctx);
    const ana = person(alder);
    const page = await ana.get(link);
    assert.match(page.text, /Become the steward/);
    const token = new URL(link, 'http://x').searchParams.get('token')!;
    assert.equal((await ana.post('/sign-in/confirm', { token })).status, 422);
    assert.equal((await ana.post('/sign-in/confirm', { token, name: 'Ana', email: someone() })).status, 303);
    await ana.fresh();
    const staff = await ana.get('/desk/staff');
    assert.equal(staff.to, '/sign-in/second-factor?next=%2Fdesk%2Fstaff');
    assert.match((await ana.get('/sign-in/second-factor')).text, /Set up a second step/);
  });

  it('a role needs a steward; residents are turned away', async () => {
    const ana = person(alder);
    await ana.signIn(someone());
    for (const path of ['/desk/staff', '/desk/staff/jobs', '/desk/people', '/desk/people/verify']) {
      assert.equal((await ana.get(path)).status, 403, path);
      assert.equal(
        (await ana.post(path, { do: 'grant', email: 'x@example.org', role: 'steward' })).status,
        path === '/desk/people' ? 404 : 403,
        path,
      );
    }
  });

  it('"Try it as" is not there when the site may be reached by real people', async () => {
    const account = await makeAccount(ctx, { email: 'aide@alder.invalid', lang: 'en' });
    await grantRole(ctx, { account: account.id, role: 'clerk' });
    assert.equal((await person(alder).post('/try-as', { as: 'clerk' })).status, 404);
  });
});
