import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { freshDatabase, freshPlace } from '../../test/database.ts';
import { codeIn, openMailroom, placeViewOf, tokenIn } from '../../test/mailroom.ts';
import { inPlace } from '../base/database.ts';
import { Refused } from '../base/refused.ts';
import { rolesOf } from './roles.ts';
import { newToken } from './secrets.ts';
import { endSessions, findSession, sessionsOf } from './sessions.ts';
import {
  askToSignIn,
  type Browser,
  CODE_TRIES,
  lookAtLink,
  ownPath,
  stewardLink,
  useCode,
  useLink,
  useStewardLink,
} from './sign-in.ts';

const { db } = await freshDatabase();
const { ctx, clock } = await freshPlace(db);
const { ctx: elsewhere } = await freshPlace(db);
const place = placeViewOf(ctx, 'https://testville.example');
const mailroom = await openMailroom(db, [place, placeViewOf(elsewhere, 'https://other.example')], () => clock.now);
after(() => mailroom.close());

let people = 0;
const someone = () => `person${++people}@example.org`;
const aBrowser = (): Browser => ({ secret: newToken(), userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' });
const later = (minutes: number) => {
  clock.now = new Date(clock.now.getTime() + minutes * 60_000);
};

async function asked(email = someone(), browser = aBrowser(), lang = 'en') {
  await askToSignIn(ctx, { email, lang, browser: browser.secret });
  await mailroom.deliver();
  const mail = await mailroom.last();
  return { email, browser, mail, token: tokenIn(mail), code: codeIn(mail) };
}

const refusedField = (code: string) => (error: unknown) => error instanceof Refused && error.fields[0]?.code === code;
const accountCount = () =>
  inPlace(
    db,
    ctx.place,
    async (tx) => (await tx.selectFrom('accounts').select('id').where('place_id', '=', ctx.place).execute()).length,
  );

describe('signing in by mail', () => {
  it('makes an account at the confirmation, not before', async () => {
    const before = await accountCount();
    const { token, browser } = await asked();
    assert.equal(await accountCount(), before);
    const signedIn = await useLink(ctx, token, aBrowser());
    assert.equal(await accountCount(), before + 1);
    const session = await inPlace(db, ctx.place, (tx) => findSession(tx, ctx.place, signedIn.token, clock.now));
    assert.equal(session?.account, signedIn.account);
    assert.equal(session?.strong, false);
    await assert.rejects(useCode(ctx, '000000', browser), refusedField('code-expired'));
  });

  it('by the code works only in the browser that asked', async () => {
    const { code, browser } = await asked();
    await assert.rejects(useCode(ctx, code, aBrowser()), refusedField('code-expired'));
    assert.ok((await useCode(ctx, code, browser)).token);
  });

  it('keeps neither link, code nor address where a reader of the database could use them', async () => {
    const { token, code, email } = await asked();
    const rows = await inPlace(db, ctx.place, async (tx) => [
      await tx.selectFrom('sign_ins').selectAll().execute(),
      await tx.selectFrom('mails').selectAll().execute(),
    ]);
    const kept = JSON.stringify(rows);
    assert.ok(!kept.includes(token) && !kept.includes(code) && !kept.includes(code.replace(' ', '')));
    assert.ok(!JSON.stringify(rows[1]).includes(email));
  });

  it('a link works once', async () => {
    const { token } = await asked();
    await useLink(ctx, token, aBrowser());
    await assert.rejects(useLink(ctx, token, aBrowser()), refusedField('link-used'));
  });

  it('a double click in the same browser is one sign-in, not a reused link', async () => {
    const { token } = await asked();
    const browser = aBrowser();
    const first = await useLink(ctx, token, browser);
    const second = await useLink(ctx, token, { ...browser, session: first.token });
    assert.equal(second.account, first.account);
    const open = await inPlace(db, ctx.place, (tx) => sessionsOf(tx, ctx.place, first.account, clock.now));
    assert.equal(open.length, 1);
    later(3);
    await assert.rejects(useLink(ctx, token, browser), refusedField('link-used'));
  });

  it('of two browsers that use a link at the same moment one gets in', async () => {
    const { token } = await asked();
    const results = await Promise.allSettled([useLink(ctx, token, aBrowser()), useLink(ctx, token, aBrowser())]);
    assert.deepEqual(results.map((result) => result.status).sort(), ['fulfilled', 'rejected']);
  });

  it('an old link says that it is old', async () => {
    const { token, code, browser } = await asked();
    later(16);
    await assert.rejects(useLink(ctx, token, aBrowser()), refusedField('link-expired'));
    await assert.rejects(useCode(ctx, code, browser), refusedField('code-expired'));
  });

  it('a link of another place, or of nowhere, is unknown here', async () => {
    const { token } = await asked();
    for (const link of [token, newToken(), '', 'x', "' or 1=1 --", undefined]) {
      await assert.rejects(useLink(elsewhere, link, aBrowser()), refusedField('link-unknown'));
    }
  });

  it('looking at a link, however often, changes nothing', async () => {
    const { token } = await asked();
    for (let i = 0; i < 5; i++) {
      const seen = await inPlace(db, ctx.place, (tx) => lookAtLink(tx, ctx.place, token, clock.now));
      assert.equal(seen.state, 'ready');
    }
    assert.ok((await useLink(ctx, token, aBrowser())).token);
  });

  it('guessing codes ends after a few tries, and the link still works for its owner', async () => {
    const { code, browser, token } = await asked();
    const wrong = code === '000 000' ? '111111' : '000000';
    for (let left = CODE_TRIES - 1; left > 0; left--)
      await assert.rejects(useCode(ctx, wrong, browser), refusedField('code-wrong'));
    await assert.rejects(useCode(ctx, wrong, browser), refusedField('code-spent'));
    await assert.rejects(useCode(ctx, code, browser), refusedField('code-spent'));
    assert.ok((await useLink(ctx, token, aBrowser())).token);
  });

  it('many guesses at once are counted one after the other', async () => {
    const { code, browser } = await asked();
    const guesses = Array.from({ length: 12 }, (_, i) => String(i).padStart(6, '0')).filter(
      (guess) => guess !== code.replace(' ', ''),
    );
    const results = await Promise.allSettled(guesses.map((guess) => useCode(ctx, guess, browser)));
    const counted = results.filter(
      (result) => result.status === 'rejected' && refusedField('code-wrong')(result.reason),
    );
    assert.ok(counted.length < CODE_TRIES);
  });

  it('sends a mailbox a few mails an hour, and locks nobody out of those already there', async () => {
    const email = someone();
    let last = await asked(email);
    for (let i = 1; i < 5; i++) last = await asked(email);
    await assert.rejects(
      askToSignIn(ctx, { email: email.toUpperCase(), lang: 'en', browser: newToken() }),
      (error) => error instanceof Refused && error.code === 'too-many',
    );
    assert.ok((await useLink(ctx, last.token, aBrowser())).token);
    later(61);
    await asked(email);
  });

  it('does the same work whether the address is known or not', async () => {
    const known = await asked();
    await useLink(ctx, known.token, aBrowser());
    const rows = async () =>
      inPlace(db, ctx.place, async (tx) => (await tx.selectFrom('sign_ins').select('id').execute()).length);
    const before = await rows();
    await askToSignIn(ctx, { email: known.email, lang: 'en', browser: newToken() });
    await askToSignIn(ctx, { email: someone(), lang: 'en', browser: newToken() });
    assert.equal(await rows(), before + 2);
    await mailroom.deliver();
    const [a, b] = mailroom.sink.list();
    assert.equal(a!.raw.length > 0 && b!.raw.length > 0, true);
  });

  it('a form sent twice sends one mail', async () => {
    const before = mailroom.count();
    const browser = newToken();
    const email = someone();
    await askToSignIn(ctx, { email, lang: 'en', browser });
    await askToSignIn(ctx, { email, lang: 'en', browser });
    await mailroom.deliver();
    assert.equal(mailroom.count(), before + 1);
  });

  it('takes the old session away in the same browser, so a token set before is worth nothing after', async () => {
    const first = await asked();
    const before = await useLink(ctx, first.token, first.browser);
    const second = await asked(first.email);
    const now = await useLink(ctx, second.token, { ...second.browser, session: before.token });
    assert.notEqual(now.token, before.token);
    const old = await inPlace(db, ctx.place, (tx) => findSession(tx, ctx.place, before.token, clock.now));
    assert.equal(old, undefined);
  });

  it('out everywhere ends every session, and idle ones end alone', async () => {
    const one = await asked();
    const a = await useLink(ctx, one.token, aBrowser());
    const two = await asked(one.email);
    const b = await useLink(ctx, two.token, aBrowser());
    assert.equal(await inPlace(db, ctx.place, (tx) => endSessions(tx, ctx.place, a.account, clock.now)), 2);
    for (const { token } of [a, b])
      assert.equal(await inPlace(db, ctx.place, (tx) => findSession(tx, ctx.place, token, clock.now)), undefined);
    const three = await asked();
    const c = await useLink(ctx, three.token, aBrowser());
    later(31 * 24 * 60);
    assert.equal(await inPlace(db, ctx.place, (tx) => findSession(tx, ctx.place, c.token, clock.now)), undefined);
  });

  it('a session of one place is nothing in another', async () => {
    const { token } = await asked();
    const signedIn = await useLink(ctx, token, aBrowser());
    assert.equal(
      await inPlace(db, elsewhere.place, (tx) => findSession(tx, elsewhere.place, signedIn.token, clock.now)),
      undefined,
    );
    // Even a query that names the first place sees no row of it from the second.
    assert.equal(
      await inPlace(db, elsewhere.place, (tx) => findSession(tx, ctx.place, signedIn.token, clock.now)),
      undefined,
    );
  });

  it('leads back to a path of this site and nowhere else', () => {
    assert.equal(ownPath('/desk/letters?x=1#top'), '/desk/letters?x=1#top');
    for (const next of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '/a\nSet-Cookie: x',
      '',
      undefined,
      '/\t/evil.example',
    ]) {
      assert.equal(ownPath(next), null, String(next));
    }
  });
});

describe('the steward’s first link', () => {
  it('makes one steward, once', async () => {
    const link = await stewardLink(ctx);
    const token = new URL(link, place.baseUrl).searchParams.get('token')!;
    assert.ok(link.startsWith('/sign-in/confirm?token='));
    await assert.rejects(useLink(ctx, token, aBrowser()), refusedField('link-unknown'));
    await assert.rejects(
      useStewardLink(ctx, token, { name: 'Ana', email: 'not an address' }, aBrowser()),
      refusedField('email'),
    );
    const signedIn = await useStewardLink(ctx, token, { name: 'Ana', email: 'ana@example.org' }, aBrowser());
    assert.deepEqual(await inPlace(db, ctx.place, (tx) => rolesOf(tx, ctx.place, signedIn.account)), ['steward']);
    await assert.rejects(
      useStewardLink(ctx, token, { name: 'Eva', email: 'eva@example.org' }, aBrowser()),
      refusedField('link-used'),
    );
  });

  it('an ordinary mailed link never makes a steward', async () => {
    const { token } = await asked();
    await assert.rejects(
      useStewardLink(ctx, token, { name: 'Eva', email: 'eva@example.org' }, aBrowser()),
      refusedField('link-unknown'),
    );
  });
});
