// A passkey from end to end: a real Chromium with a virtual authenticator, and the site as it is.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../../dev/browser.ts';
import { freshDatabase, freshPlace } from '../../../test/database.ts';
import { openRehearsal } from '../../../test/walkers.ts';
import { inPlace } from '../../base/database.ts';
import { wireAssets } from '../../web/assets.ts';
import { makeAccount } from '../accounts.ts';
import { grantRole } from '../roles.ts';
import { partyOf } from './passkeys.ts';

const { db } = await freshDatabase();
const { ctx } = await freshPlace(db, { slug: 'gum' });
const { site, mailroom, close } = await openRehearsal([{ ctx, slug: 'gum' }], { before: wireAssets });
let browser: Browser;
let home = '';
before(async () => {
  browser = await openBrowser();
  await site.app.listen({ host: '127.0.0.1', port: 0 });
  const address = site.app.server.address();
  home = `http://gum.localhost:${typeof address === 'object' && address ? address.port : 0}`;
});
after(async () => {
  await browser.close();
  await close();
});

const email = 'steward@example.org';
const account = await makeAccount(ctx, { email, name: 'Ana', lang: 'en' });
await grantRole(ctx, { account: account.id, role: 'steward' });

async function signIn(page: Page): Promise<void> {
  await page.goto(`${home}/sign-in`);
  await page.getByLabel('Your email address').fill(email);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await page.waitForURL('**/sign-in/sent');
  await mailroom.deliver();
  const code = /^(\d{3} \d{3})$/m.exec((await mailroom.last()).text)![1]!;
  await page.getByLabel('Code from the mail').fill(code);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL('**/desk');
}

describe('a passkey', () => {
  it('is made, signs the steward in next time, and counts up', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
      },
    });
    await signIn(page);
    await page.goto(`${home}/desk/account/second-factor`);
    await page.getByLabel('A name for this passkey').fill('My phone');
    await page.getByRole('button', { name: 'Make a passkey' }).click();
    await page.getByText('Write down these recovery codes').waitFor();
    await page.getByRole('heading', { name: 'My phone' }).waitFor();
    assert.equal((await page.goto(`${home}/desk/staff`))?.status(), 200);

    await context.clearCookies();
    await signIn(page);
    await page.goto(`${home}/desk/staff`);
    assert.match(page.url(), /\/sign-in\/second-factor\?next=/);
    await page.getByRole('button', { name: 'Use my passkey' }).click();
    await page.waitForURL('**/desk/staff');
    const [key] = await inPlace(db, ctx.place, (tx) => tx.selectFrom('passkeys').selectAll().execute());
    assert.ok(Number(key?.counter) >= 1 && key?.used);

    // A device without the key: the person is told, and the other way stays open.
    await devtools.send('WebAuthn.clearCredentials', { authenticatorId });
    await context.clearCookies();
    await signIn(page);
    await page.goto(`${home}/sign-in/second-factor`);
    await page.getByRole('button', { name: 'Use my passkey' }).click();
    await page.getByText('That did not work').waitFor();
    assert.ok(await page.getByLabel('Code from your app').isVisible());
    await context.close();
  });

  it('is not offered where scripts do not run', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await signIn(page);
    await page.goto(`${home}/sign-in/second-factor`);
    assert.equal(await page.getByRole('button', { name: 'Use my passkey' }).isVisible(), false);
    assert.ok(await page.getByRole('button', { name: 'Confirm' }).isVisible());
    await context.close();
  });

  it('answered with nonsense, or with another session’s challenge, is refused', async () => {
    const answer = JSON.stringify({
      id: 'AAAA',
      rawId: 'AAAA',
      type: 'public-key',
      clientExtensionResults: {},
      response: { clientDataJSON: '', authenticatorData: '', signature: '' },
    });
    const { takePasskey } = await import('./passkeys.ts');
    const party = partyOf({ baseUrl: home, name: 'Gum' }, 'gum.localhost')!;
    const [session] = await inPlace(db, ctx.place, (tx) => tx.selectFrom('sessions').select('id').execute());
    for (const said of [answer, '{}', 'null', '[', '{"id":1}']) {
      const at = { place: ctx.place, account: account.id, session: session!.id, party, now: ctx.now() };
      assert.equal(await inPlace(db, ctx.place, (tx) => takePasskey(tx, at, said)), false);
    }
  });

  it('is made for the place’s own address, and for no bare IP', () => {
    const place = { baseUrl: 'https://record.example.org', name: 'Gum' };
    assert.equal(partyOf(place, 'evil.example')?.origin, 'https://record.example.org');
    assert.equal(partyOf(place, 'gum.localhost:8080')?.origin, 'http://gum.localhost:8080');
    assert.equal(partyOf(place, '127.0.0.1:8080'), undefined);
    assert.equal(partyOf({ ...place, baseUrl: 'https://[2001:db8::1]' }, 'evil.example'), undefined);
  });
});
