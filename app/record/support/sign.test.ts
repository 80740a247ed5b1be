// The signer's way as somebody without JavaScript walks it, and as mail scanners, pranksters, twins and schools do.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { freshDatabase } from '../../../test/database.ts';
import { tokenIn } from '../../../test/mailroom.ts';
import { openRehearsal, type Person, type Rehearsal } from '../../../test/walkers.ts';
import { clearServed } from '../../base/clearing.ts';
import { inPlace } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { household, networkOf } from '../../identity/networks.ts';
import { publishLetter, publishVersion } from '../letters/actions.ts';
import { withdrawLetter } from '../letters/standing/actions.ts';
import { town } from '../letters/town.ts';
import { setAreas } from './areas.ts';
import { setAside } from './batches.ts';
import { servedSupport } from './clearing.ts';
import { countSignatures, supportTasks } from './count.ts';
import { ofNetwork, waitFor } from './paces.ts';
import { askToSign } from './sign.ts';
import { wire } from './wire.ts';

const { db, ownerUrl } = await freshDatabase();
const there = await town(db);
const { ctx, clock } = there;
const speaker = there.as('speaker', there.alpha);
const steward = { ...ctx, author: { role: 'steward', name: 'Sam', account: newId() } as const };
const where = { db, place: ctx.place, now: ctx.now };
let site: Rehearsal;
let areas: string[];

before(async () => {
  areas = await setAreas(steward, { names: ['North', 'South'], lang: 'en' });
  site = await openRehearsal([{ ctx, slug: 'testville-1' }], {
    tasks: supportTasks({ db, now: ctx.now }),
    before: (made) => wire(made, {} as never),
  });
});
after(() => site.close());

let letters = 0;
async function letter() {
  letters++;
  const made = await publishLetter(speaker, {
    organizations: [there.alpha],
    title: `Letter ${letters}`,
    lang: 'en',
    paragraphs: [`We ask for thing ${letters}.`],
    demands: [],
  });
  return { ...made, version: made.version!, path: `/letters/${made.number}-${made.slug}` };
}

const person = (): Person => site.person('testville-1.localhost');
/** A minute later, so that nothing is taken for a double click. */
const later = (minutes = 1) => {
  clock.now = new Date(clock.now.getTime() + minutes * 60_000);
};
const mails = () => site.mailroom.count();
const lastMail = async () => {
  await site.mailroom.deliver();
  return site.mailroom.last();
};

async function sign(path: string, version: string, email: string, fields: Record<string, string> = {}) {
  return person().send('POST', `${path}/sign`, { email, version, ...fields });
}
const press = (token: string, what = 'confirm') => person().send('POST', '/signature', { token, do: what });
const rowsOf = (version: string) =>
  inPlace(db, ctx.place, (tx) => tx.selectFrom('signatures').selectAll().where('version_id', '=', version).execute());
const stateOf = async (version: string) => (await rowsOf(version)).map((row) => row.state);

describe('signing', () => {
  it('takes a form, a mail and one press, and can be withdrawn by the same link', async () => {
    const { path, version } = await letter();
    const form = await person().get(`${path}/sign`);
    assert.equal(form.status, 200);
    assert.match(form.text, new RegExp(`value="${version}"`));
    const sent = await sign(path, version, 'ann@people.example', { area: areas[0]! });
    assert.equal(sent.to, `${path}/sign/sent`);
    assert.equal((await person().get(sent.to!)).status, 200);
    const token = tokenIn(await lastMail());
    const page = await person().get(`/signature?token=${token}`);
    assert.match(page.text, /Confirm my signature/);
    assert.match(String(page.headers['cache-control']), /no-store/);
    const pressed = await press(token);
    assert.equal(pressed.status, 303);
    assert.match((await person().get(pressed.to!)).text, /You have signed/);
    assert.deepEqual(await stateOf(version), ['confirmed']);
    await press(token, 'withdraw');
    assert.deepEqual(
      (await rowsOf(version)).map(({ state, address, canonical }) => ({ state, address, canonical })),
      [{ state: 'withdrawn', address: null, canonical: null }],
      'and the address is gone at once',
    );
    assert.match((await person().get(pressed.to!)).text, /is withdrawn/);
  });

  it('does nothing by a mail scanner that opens every link, follows it, and asks for its head (invariant 10)', async () => {
    const { path, version } = await letter();
    await sign(path, version, 'scanned@people.example');
    const token = tokenIn(await lastMail());
    for (const method of ['GET', 'HEAD', 'GET'] as const)
      await person().send(method, `/signature?token=${token}&do=confirm`);
    assert.deepEqual(await stateOf(version), ['pending']);
    const elsewhere = await person().send(
      'POST',
      '/signature',
      { token, do: 'confirm' },
      { 'sec-fetch-site': 'cross-site' },
    );
    assert.equal(elsewhere.status, 403);
    assert.deepEqual(await stateOf(version), ['pending'], 'nor by a page of another site');
  });

  it('pressed twice is one signature, and the page says so both times (e-petitions #352)', async () => {
    const { path, version } = await letter();
    await sign(path, version, 'twice@people.example');
    const token = tokenIn(await lastMail());
    const [one, two] = await Promise.all([press(token), press(token)]);
    assert.deepEqual([one.to, two.to, (await press(token)).to], Array(3).fill(`/signature?token=${token}`));
    await countSignatures(where, version);
    assert.match((await person().get(`${path}/support`)).text, /<b>1<\/b> resident signed/);
  });

  it('refuses what is no link with a page, and takes no other word for one', async () => {
    for (const token of ['', 'x', "' or 1=1", 'A'.repeat(43)]) {
      assert.equal((await press(token)).status, 404);
      assert.equal((await person().get(`/signature?token=${encodeURIComponent(token)}`)).status, 404);
    }
  });

  it('again is answered exactly like the first time; only the owner is told, by mail (e-petitions #573)', async () => {
    const { path, version } = await letter();
    const first = await sign(path, version, 'jo.roe@gmail.com');
    await press(tokenIn(await lastMail()));
    later();
    const again = await sign(path, version, 'joroe+other@googlemail.com');
    assert.equal(again.status, first.status);
    assert.equal(again.to, first.to);
    assert.equal(again.text, first.text);
    assert.deepEqual(await stateOf(version), ['confirmed'], 'one person, whatever forms the address takes');
    const mail = await lastMail();
    assert.match(mail.subject, /already signed/);
    assert.deepEqual(mail.to, ['joroe+other@googlemail.com']);
  });

  it('set aside, is answered the same too, and the owner learns where the reason stands', async () => {
    const { path, version } = await letter();
    const first = await sign(path, version, 'bot@farm.example');
    await press(tokenIn(await lastMail()));
    await setAside(steward, {
      version,
      chosen: { by: 'domain', domain: 'farm.example' },
      reason: 'automated',
      words: 'A farm.',
      lang: 'en',
    });
    later();
    assert.equal((await sign(path, version, 'bot@farm.example')).to, first.to);
    assert.match((await lastMail()).subject, /set aside/);
    assert.deepEqual(await stateOf(version), ['invalidated']);
    const support = await person().get(`${path}/support`);
    assert.match(support.text, /A farm\./);
    assert.doesNotMatch(support.text, /farm\.example|bot@/, 'a number and a reason, never whose');
  });

  it('fills no mailbox: three mails a day about one letter, and the answer never changes', async () => {
    const { path, version } = await letter();
    await site.mailroom.deliver();
    const had = mails();
    const answers = new Set<string>();
    for (let i = 0; i < 8; i++) {
      later();
      answers.add(String((await sign(path, version, 'victim@people.example')).to));
    }
    await site.mailroom.deliver();
    assert.equal(mails() - had, 3);
    assert.equal(answers.size, 1);
    later(24 * 60);
    await sign(path, version, 'victim@people.example');
    await site.mailroom.deliver();
    assert.equal(mails() - had, 4, 'tomorrow it goes on: nobody is locked out');
  });

  it('is one mail for a double click, and three a day for all forms of one mailbox', async () => {
    const { path, version } = await letter();
    const before = await mails();
    await sign(path, version, 'dot.ted@gmail.com');
    await sign(path, version, 'dot.ted@gmail.com');
    await site.mailroom.deliver();
    assert.equal((await mails()) - before, 1);
    for (const form of ['dotted', 'd.otted', 'dotted+1', 'dotted+2', 'dott.ed']) {
      later();
      assert.equal((await sign(path, version, `${form}@gmail.com`)).to, `${path}/sign/sent`);
    }
    await site.mailroom.deliver();
    assert.equal((await mails()) - before, 3);
  });

  it('brings one person no more than twenty mails a day, whatever the letters', async () => {
    const { path, version } = await letter();
    const before = await mails();
    const spent = (used: number) =>
      inPlace(db, ctx.place, (tx) =>
        tx.updateTable('rates').set({ used }).where('what', '=', 'signature mails').execute(),
      );
    await sign(path, version, 'often@people.example');
    await spent(19);
    const [second, third] = [await letter(), await letter()];
    await sign(second.path, second.version, 'often@people.example');
    assert.equal((await sign(third.path, third.version, 'often@people.example')).to, `${third.path}/sign/sent`);
    await site.mailroom.deliver();
    assert.equal((await mails()) - before, 2);
  });

  it('is of the words that were read: a new version in between comes back as the form', async () => {
    const made = await letter();
    await publishVersion(speaker, {
      letter: made.id,
      title: 'Letter',
      lang: 'en',
      paragraphs: ['Other words.'],
    } as never);
    const answer = await sign(made.path, made.version, 'late@people.example');
    assert.equal(answer.status, 422);
    assert.match(answer.text, /late@people\.example/, 'what was typed is kept');
    assert.match(answer.text, /new version was published/);
    assert.deepEqual(await stateOf(made.version), []);
  });

  it('says what is wrong with an address or an area, and keeps what was typed', async () => {
    const { path, version } = await letter();
    const answer = await sign(path, version, 'no address');
    assert.equal(answer.status, 422);
    assert.match(answer.text, /value="no address"/);
    assert.equal((await sign(path, version, 'a@b.example', { area: newId() })).status, 422);
  });

  it('ends when everyone behind the letter has withdrawn it', async () => {
    const { id, path, version } = await letter();
    await withdrawLetter(speaker, { letter: id, organization: there.alpha, reason: 'A better one.', lang: 'en' });
    assert.equal((await sign(path, version, 'late@people.example')).status, 409);
    assert.deepEqual(await stateOf(version), []);
  });

  it('never confirmed, is forgotten with its link after thirty days; a confirmed one stays', async () => {
    const { path, version } = await letter();
    await sign(path, version, 'kept@people.example');
    await press(tokenIn(await lastMail()));
    await sign(path, version, 'gone@people.example');
    const token = tokenIn(await lastMail());
    const after = new Date(clock.now.getTime() + 31 * 86_400_000);
    await clearServed(db, servedSupport, after);
    assert.deepEqual(await stateOf(version), ['confirmed']);
    await clearServed(db, servedSupport, after);
    assert.equal((await person().get(`/signature?token=${token}`)).status, 404);
  });

  it('speaks Spanish from the form to the mail', async () => {
    const { path, version } = await letter();
    assert.match((await person().get(`/es${path}/sign`)).text, /Firmar/);
    await person().send('POST', `/es${path}/sign`, { email: 'es@people.example', version });
    const mail = await lastMail();
    assert.match(mail.subject, /Confirme su firma/);
    assert.match(mail.text, /\/es\/signature\?token=/);
  });
});

describe('a school on one network', () => {
  it('of two hundred who sign within minutes, everyone gets the mail: at once, or a little later', async () => {
    const { id, version } = await letter();
    await site.mailroom.deliver();
    for (let i = 0; i < 200; i++) {
      clock.now = new Date(clock.now.getTime() + 500);
      await askToSign(where, {
        letter: id,
        version,
        email: `pupil${i}@school.example`,
        lang: 'en',
        network: '203.0.113.7',
      });
    }
    const queued = await inPlace(db, ctx.place, async (tx) =>
      tx
        .selectFrom('mails')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .where('sent', 'is', null)
        .executeTakeFirstOrThrow(),
    );
    assert.equal(Number(queued.n), 200);
    assert.equal((await rowsOf(version)).length, 200, 'nobody was turned away');
    // A hundred seconds at four times the pace, less the burst: the last waits under five minutes.
    const wait = await inPlace(db, ctx.place, (tx) =>
      waitFor(tx, ctx.place, ofNetwork, networkOf('203.0.113.7', household, id, clock.now), clock.now),
    );
    assert.ok(wait > 0 && wait < 5 * 60_000, `${wait} ms`);
    const home = await inPlace(db, ctx.place, (tx) =>
      waitFor(tx, ctx.place, ofNetwork, networkOf('198.51.100.1', household, id, clock.now), clock.now),
    );
    assert.equal(home, 0, 'and nobody elsewhere waits for them');
  });

  it('waits no longer than six hours, whatever was sent from it; and a letter that everybody signs is paced as well', async () => {
    const { id, version } = await letter();
    const wait = () =>
      inPlace(db, ctx.place, (tx) => waitFor(tx, ctx.place, ofNetwork, 'a network', new Date(clock.now)));
    assert.equal(await wait(), 0);
    const due = new Date(clock.now.getTime() + 100 * 86_400_000);
    await inPlace(db, ctx.place, (tx) => tx.updateTable('signature_paces').set({ due }).execute());
    assert.equal(await wait(), 6 * 3_600_000);
    await askToSign(where, { letter: id, version, email: 'one@people.example', lang: 'en' });
    await inPlace(db, ctx.place, (tx) =>
      tx.updateTable('signature_paces').set({ due }).where('who', '=', id).execute(),
    );
    await askToSign(where, { letter: id, version, email: 'other@people.example', lang: 'en' });
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    const { rowCount } = await owner.query('select from graphile_worker.jobs where run_at = $1', [
      new Date(clock.now.getTime() + 6 * 3_600_000),
    ]);
    await owner.end();
    assert.equal(rowCount, 1, 'the second mail waits; the first went out at once');
  });
});
