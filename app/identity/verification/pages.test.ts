import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import Type from 'typebox';
import { freshDatabase, freshPlace } from '../../../test/database.ts';
import { tokenIn } from '../../../test/mailroom.ts';
import { openRehearsal, type Person } from '../../../test/walkers.ts';
import { commit, draft } from '../../acts/commit.ts';
import { defineAct, Id } from '../../acts/define.ts';
import { inPlace } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { markupProblems } from '../../web/markup-rules.ts';
import { makeAccount } from '../accounts.ts';
import { exampleWords } from '../examples.ts';
import { grantRole } from '../roles.ts';
import type { SubjectDirectory } from '../viewer.ts';
import { verifyByExample } from './grant.ts';

const opened = defineAct({
  kind: 'test.opened/1',
  body: Type.Object({ kind: Type.String(), id: Id }),
  streams: (b) => ({ touches: [], opens: [{ stream: `${b.kind}/${b.id}`, under: 'place' }] }),
  apply: async () => undefined,
});

const { db } = await freshDatabase();
const { ctx } = await freshPlace(db, { slug: 'fir' });
const { ctx: real } = await freshPlace(db, { slug: 'real' });
await inPlace(db, ctx.place, (tx) =>
  tx.updateTable('places').set({ example: true }).where('id', '=', ctx.place).execute(),
);

const mayor = newId();
const union = newId();
for (const { place, kind, id } of [
  { place: ctx.place, kind: 'membership', id: mayor },
  { place: ctx.place, kind: 'organization', id: union },
  { place: real.place, kind: 'organization', id: union },
]) {
  await commit({ ...ctx, place }, [draft({ act: opened, body: { kind, id } })]);
}
const directory: SubjectDirectory = {
  memberships: async (_, ids) => {
    const facts = {
      post: 'mayor',
      title: 'Mayor of Fir',
      person: 'Ada Example',
      publishedAddress: 'mayor@fir.invalid',
      domain: 'fir.invalid',
    };
    return new Map(ids.includes(mayor) ? [[mayor, facts]] : []);
  },
  organizations: async (_, ids) => new Map(ids.includes(union) ? [[union, { name: 'Tenants <Union>' }]] : []),
  choices: async () => ({
    memberships: [{ id: mayor, label: 'Ada Example: Mayor of Fir' }],
    organizations: [{ id: union, label: 'Tenants <Union>' }],
  }),
};
const askDns = async () => [['nothing for us']];
const { mailroom, person, close } = await openRehearsal(
  [
    { ctx, slug: 'fir' },
    { ctx: real, slug: 'real' },
  ],
  { directory, rehearsing: true, askDns },
);
after(close);

const fir = 'fir.localhost:8080';
for (const example of exampleWords) {
  const account = await makeAccount(ctx, {
    email: `${example}@fir.invalid`,
    name: `Pat ${example}`,
    lang: 'en',
    example,
  });
  if (example === 'steward' || example === 'clerk' || example === 'auditor')
    await grantRole(ctx, { account: account.id, role: example });
  if (example === 'aide')
    await verifyByExample(ctx, { account: account.id, membership: mayor, method: 'letter', since: '2026-01-05' });
}

async function as(word: string): Promise<Person> {
  const who = person(fir);
  await who.get('/try-as');
  const answer = await who.post('/try-as', { as: word });
  assert.equal(answer.to, '/desk');
  await who.fresh();
  return who;
}
async function sound(who: Person, path: string): Promise<string> {
  for (const at of [path, `/es${path}`]) {
    const answer = await who.get(at);
    assert.equal(answer.status, 200, at);
    assert.deepEqual(await markupProblems(answer.text), [], at);
  }
  return (await who.get(path)).text;
}

describe('"Try it as"', () => {
  it('signs in as an invented person, who needs no second factor here', async () => {
    const page = await sound(person(fir), '/try-as');
    for (const word of exampleWords) assert.match(page, new RegExp(`Pat ${word}`));
    const steward = await as('steward');
    await sound(steward, '/desk/staff');
    await sound(steward, '/desk/people');
    assert.match(await sound(await as('aide'), '/desk/account'), /Mayor of Fir/);
  });

  it('knows nobody else, and nobody in a place that is no example', async () => {
    assert.equal((await person(fir).post('/try-as', { as: 'mayor' })).status, 404);
    assert.equal((await person('real.localhost:8080').post('/try-as', { as: 'steward' })).status, 404);
    await assert.rejects(
      makeAccount(real, { email: 'x@real.invalid', lang: 'en', example: 'steward' }),
      /not-an-example/,
    );
    const account = await makeAccount(real, { email: 'y@real.invalid', lang: 'en' });
    await assert.rejects(
      verifyByExample(real, { account: account.id, organization: union, method: 'letter', since: '2026-01-05' }),
      /forbidden/,
    );
  });
});

describe('being verified, page by page', () => {
  it('by mail: asked for, confirmed at the published address, shown to everybody', async () => {
    const resident = await as('resident');
    await sound(resident, `/claim?membership=${mayor}`);
    const empty = await resident.post('/claim', { do: 'open' });
    assert.equal(empty.status, 422);
    assert.deepEqual(await markupProblems(empty.text), []);
    const asked = await resident.post('/claim', { do: 'open', of: `membership ${mayor}`, method: 'mail' });
    assert.equal(asked.to, '/claim');
    assert.match(await sound(resident, '/claim'), /We wrote to m…r@fir\.invalid/);
    await mailroom.deliver();
    const token = tokenIn(await mailroom.last());
    const office = person(fir);
    for (const method of ['HEAD', 'GET', 'GET'] as const) await office.send(method, `/claim/confirm?token=${token}`);
    assert.match(await sound(office, `/claim/confirm?token=${token}`), /resident@fir\.invalid/);
    assert.doesNotMatch((await resident.get('/desk/account')).text, /Mayor of Fir/);
    assert.equal((await office.post('/claim/confirm', { token, do: 'yes' })).to, '/verifications');
    assert.match((await resident.get('/desk/account')).text, /Mayor of Fir/);
    assert.match(await sound(office, `/claim/confirm?token=${token}`), /This is done/);
    const shown = await sound(office, '/verifications');
    assert.match(shown, /Ada Example, Mayor of Fir/);
    assert.match(shown, /Verified by mail to a published address, March 2, 2026 to March 2, 2027/);
    assert.doesNotMatch(shown, /resident@/);
    assert.match(await sound(office, '/claim/confirm?token=nonsense'), /not from/);
  });

  it('by DNS, letter and vouchers: the claimant is told what to do, and what is missing', async () => {
    const who = await as('organizer');
    const refusedDns = await who.post('/claim', { do: 'open', of: `organization ${union}`, method: 'dns' });
    assert.match(refusedDns.text, /names no domain/);
    await who.post('/claim', { do: 'open', of: `membership ${mayor}`, method: 'dns' });
    await who.post('/claim', { do: 'open', of: `organization ${union}`, method: 'letter' });
    await who.post('/claim', { do: 'open', of: `organization ${union}`, method: 'vouchers' });
    const page = await sound(who, '/claim');
    assert.match(page, /_redress\.fir\.invalid/);
    assert.match(page, /Tenants &lt;Union&gt;/);
    const claim = /name="do" value="look"><input type="hidden" name="claim" value="([^"]+)"/.exec(page)![1]!;
    const looked = await who.post('/claim', { do: 'look', claim });
    assert.equal(looked.status, 422);
    assert.match(looked.text, /We do not see the record at _redress\.fir\.invalid yet/);
    assert.deepEqual(await markupProblems(looked.text), []);
    assert.equal((await (await as('resident')).post('/claim', { do: 'look', claim })).status, 404);
    const address = /desk\/vouch\/[\w-]+/.exec(page)![0];
    assert.match(await sound(who, `/${address}`), /cannot vouch/);
    const aide = await as('aide');
    await sound(aide, `/${address}`);
    assert.equal((await aide.post(`/${address}`, {})).status, 303);
    assert.match(await sound(who, '/claim'), /1 of 2 have vouched/);
  });

  it('on the stewards’ desk: the letter is printed, evidence read, a verification ended', async () => {
    const steward = await as('steward');
    const people = await sound(steward, '/desk/people');
    const waiting = [...people.matchAll(/href="(\/desk\/people\/verifications\/[\w-]+)"/g)].map((found) => found[1]!);
    for (const path of waiting) await sound(steward, path);
    let letter = '';
    for (const path of waiting) if (/Make the letter/.test((await steward.get(path)).text)) letter = path;
    assert.equal((await steward.post(letter, { do: 'print' })).status, 303);
    const printed = await sound(steward, letter);
    const code = /<p class="big">([A-Z2-9-]{14})<\/p>/.exec(printed)![1]!;
    const organizer = await as('organizer');
    const own = await organizer.get('/claim');
    const claim = /name="do" value="code"><input type="hidden" name="claim" value="([^"]+)"/.exec(own.text)![1]!;
    assert.match((await organizer.post('/claim', { do: 'code', claim, code: 'nothing' })).text, /try 4 more times/);
    assert.equal((await organizer.post('/claim', { do: 'code', claim, code })).to, '/desk/account');
    assert.match(await sound(organizer, '/desk/account'), /Tenants &lt;Union&gt;/);

    const auditor = await as('auditor');
    const verified = [
      ...(await sound(auditor, '/desk/people')).matchAll(/href="(\/desk\/people\/verifications\/[\w-]+)"/g),
    ].map((found) => found[1]!);
    let ended = '';
    for (const path of verified) {
      const text = await sound(auditor, path);
      if (/organizer@fir\.invalid/.test(text) && /Letter printed on/.test(text)) ended = path;
      assert.doesNotMatch(text, /End this verification/);
    }
    assert.equal((await auditor.post(ended, { do: 'end', reason: 'mistake' })).status, 403);
    assert.equal((await steward.post(ended, { do: 'end' })).status, 422);
    assert.equal((await steward.post(ended, { do: 'end', reason: 'mistake' })).status, 303);
    assert.doesNotMatch((await organizer.get('/desk/account')).text, /Tenants/);
    assert.match(await sound(person(fir), '/verifications'), /March 2, 2026 to March 2, 2026: it was a mistake/);
    assert.equal((await (await as('clerk')).get(ended)).status, 403);
  });

  it('in person, by a steward who is not the person', async () => {
    const steward = await as('steward');
    await sound(steward, '/desk/people/verify');
    const given = { of: `organization ${union}`, note: 'Minutes of the board and a card' };
    const self = await steward.post('/desk/people/verify', { ...given, email: 'steward@fir.invalid' });
    assert.match(self.text, /cannot verify yourself/);
    assert.match(self.text, /Minutes of the board and a card/);
    assert.match(
      (await steward.post('/desk/people/verify', { ...given, email: 'nobody@fir.invalid' })).text,
      /Nobody has signed in/,
    );
    const done = await steward.post('/desk/people/verify', { ...given, email: 'clerk@fir.invalid' });
    assert.match(done.to!, /^\/desk\/people\/verifications\//);
    assert.match(await sound(steward, done.to!), /Minutes of the board and a card/);
  });
});

describe('every page of identity', () => {
  it('is sound markup in both languages', async () => {
    const visitor = person(fir);
    for (const path of ['/sign-in', '/sign-in/sent', '/sign-in/confirm?token=x', '/verifications', '/dev/mail']) {
      await sound(visitor, path);
    }
    const { token } = await visitor.askToSignIn('new@fir.invalid');
    await sound(visitor, `/sign-in/confirm?token=${token}`);
    const mail = /href="(\/dev\/mail\/\d+)"/.exec((await visitor.get('/dev/mail')).text)![1]!;
    assert.match(await sound(visitor, mail), /<a href="http:\/\/fir\.localhost:8080\/sign-in\/confirm\?token=/);
    const steward = await as('steward');
    for (const path of [
      '/desk/account',
      '/desk/account/sessions',
      '/desk/account/second-factor',
      '/sign-out',
      '/desk/staff',
      '/desk/staff/jobs',
    ]) {
      await sound(steward, path);
    }
    assert.equal((await visitor.get('/mail/stop/x')).status, 404);
    assert.equal((await visitor.get('/dev/mail/99999')).status, 404);
  });
});
