import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import Type from 'typebox';
import { freshDatabase, freshPlace } from '../../../test/database.ts';
import { openMailroom, placeViewOf, tokenIn } from '../../../test/mailroom.ts';
import { nameServer } from '../../../test/name-server.ts';
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { defineAct, Id } from '../../acts/define.ts';
import { inPlace } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { accountByEmail, makeAccount } from '../accounts.ts';
import type { Method } from '../tables.ts';
import { type SubjectDirectory, spokenFor } from '../viewer.ts';
import { claimById, claims, type Here, openClaim, refuseClaim } from './claims.ts';
import { dnsAsker } from './dns.ts';
import { endVerification, grantVerification, type Subject } from './grant.ts';
import {
  attestInPerson,
  confirmByDns,
  confirmByLetter,
  confirmByMail,
  LETTER_TRIES,
  printLetter,
  vouch,
} from './proofs.ts';
import { holdsOn, verificationsOf } from './shown.ts';

// The record as identity sees it: streams that some domain opened, and facts it may ask for.
const opened = defineAct({
  kind: 'test.opened/1',
  body: Type.Object({ kind: Type.String(), id: Id }),
  streams: (b) => ({ touches: [], opens: [{ stream: `${b.kind}/${b.id}`, under: 'place' }] }),
  apply: async () => undefined,
});

const { db } = await freshDatabase();
const { ctx, clock } = await freshPlace(db, { slug: 'dogwood' });
const place = placeViewOf(ctx, 'https://dogwood.example');
const mailroom = await openMailroom(db, [place], () => clock.now);
after(() => mailroom.close());

const memberships = new Map<
  string,
  { title: string; until?: string; ended?: boolean; publishedAddress?: string; domain?: string }
>();
const organizations = new Map<string, { name: string; publishedAddress?: string; domain?: string }>();
const directory: SubjectDirectory = {
  memberships: async (_, ids) =>
    new Map([...memberships].flatMap(([id, one]) => (ids.includes(id) ? [[id, { post: 'post', ...one }]] : []))),
  organizations: async (_, ids) => new Map([...organizations].filter(([id]) => ids.includes(id))),
  choices: async () => ({ memberships: [], organizations: [] }),
};
const here: Here = { db, place: ctx.place, now: ctx.now, zone: 'America/Chicago', directory };
const steward: Ctx = { ...ctx, author: { role: 'steward', name: 'Ana' } };
const today = '2026-03-02';

async function open(kind: 'membership' | 'organization'): Promise<string> {
  const id = newId();
  await commit(ctx, [draft({ act: opened, body: { kind, id } })]);
  return id;
}
async function aPost(
  facts: Partial<typeof memberships extends Map<string, infer V> ? V : never> = {},
): Promise<Subject & { membership: string }> {
  const membership = await open('membership');
  memberships.set(membership, {
    title: 'Mayor',
    publishedAddress: 'mayor@dogwood.example',
    domain: 'dogwood.example',
    ...facts,
  });
  return { membership };
}
async function anOrganization(): Promise<Subject & { organization: string }> {
  const organization = await open('organization');
  organizations.set(organization, { name: 'Tenants Union' });
  return { organization };
}
let people = 0;
const someone = async (): Promise<string> =>
  (await makeAccount(ctx, { email: `person${++people}@example.org`, lang: 'en' })).id;
const speaks = (account: string, day = today) =>
  inPlace(db, ctx.place, (tx) => spokenFor(tx, directory, ctx.place, account, day));
const claimed = async (account: string, of: Subject, method: Method) =>
  openClaim(here, { account, lang: 'en', of, method });
const stateOf = async (id: string) => (await inPlace(db, ctx.place, (tx) => claimById(tx, here, id)))?.state;
const refused = (code: string) => (error: unknown) =>
  error instanceof Refused && (error.code === code || error.fields[0]?.code === code);
const verified = async (of: Subject) => {
  const account = await someone();
  await grantVerification(steward, { account, of, method: 'in-person', since: today, evidence: [] });
  return account;
};

describe('mail to the published address', () => {
  it('goes there and not to the claimant, and only a button verifies', async () => {
    const account = await someone();
    const of = await aPost();
    await claimed(account, of, 'mail');
    await mailroom.deliver();
    const mail = await mailroom.last();
    assert.deepEqual(mail.to, ['mayor@dogwood.example']);
    assert.match(mail.text, /person\d+@example\.org/);
    assert.deepEqual((await speaks(account)).posts, []);
    await confirmByMail(here, tokenIn(mail));
    assert.deepEqual((await speaks(account)).posts, [{ membership: of.membership, post: 'post', title: 'Mayor' }]);
    const [shown] = await inPlace(db, ctx.place, (tx) =>
      verificationsOf(tx, ctx.place, { memberships: [of.membership] }),
    );
    assert.deepEqual(
      [shown?.method, shown?.since, shown?.until, shown?.by],
      ['mail', '2026-03-02', '2027-03-02', 'site'],
    );
    await assert.rejects(confirmByMail(here, tokenIn(mail)), refused('used'));
  });

  it('confirmed twice at once grants once', async () => {
    const of = await aPost();
    await claimed(await someone(), of, 'mail');
    await mailroom.deliver();
    const token = tokenIn(await mailroom.last());
    const results = await Promise.allSettled([confirmByMail(here, token), confirmByMail(here, token)]);
    assert.deepEqual(results.map((result) => result.status).sort(), ['fulfilled', 'rejected']);
    assert.equal(
      (await inPlace(db, ctx.place, (tx) => verificationsOf(tx, ctx.place, { memberships: [of.membership] }))).length,
      1,
    );
  });

  it('is refused by whoever reads the address, runs out, and needs an address', async () => {
    const id = await claimed(await someone(), await aPost(), 'mail');
    await mailroom.deliver();
    const token = tokenIn(await mailroom.last());
    await refuseClaim(here, id);
    await assert.rejects(confirmByMail(here, token), refused('closed'));
    const late = await claimed(await someone(), await aPost(), 'mail');
    await mailroom.deliver();
    const old = tokenIn(await mailroom.last());
    const before = clock.now;
    clock.now = new Date(before.getTime() + 8 * 86_400_000);
    await assert.rejects(confirmByMail(here, old), refused('expired'));
    assert.equal(await stateOf(late), 'expired');
    clock.now = before;
    await assert.rejects(confirmByMail(here, 'x'.repeat(43)), refused('not-found'));
    const silent = await open('membership');
    memberships.set(silent, { title: 'Clerk' });
    await assert.rejects(claimed(await someone(), { membership: silent }, 'mail'), refused('no-published-address'));
  });
});

describe('a DNS record', () => {
  it('verifies when the domain says exactly what was asked for', async () => {
    const records = new Map<string, string[][]>();
    const server = await nameServer(records);
    after(() => server.close());
    const ask = dnsAsker([server.address]);
    const account = await someone();
    const of = await aPost({ domain: 'office.example' });
    const id = await claimed(account, of, 'dns');
    const { secret } = (await inPlace(db, ctx.place, (tx) => claimById(tx, here, id)))!;
    await assert.rejects(confirmByDns(here, id, account, ask), refused('dns-not-found'));
    records.set('_redress.office.example', [['v=spf1 -all'], [`redress-verification=${secret}x`]]);
    await assert.rejects(confirmByDns(here, id, account, ask), refused('dns-not-found'));
    const value = `redress-verification=${secret}`;
    records.set('_redress.office.example', [['v=spf1 -all'], [value.slice(0, 20), value.slice(20)]]);
    await assert.rejects(confirmByDns(here, id, await someone(), ask), refused('not-found'));
    await confirmByDns(here, id, account, ask);
    assert.equal((await speaks(account)).posts.length, 1);
    assert.deepEqual([...new Set(server.asked)], ['_redress.office.example']);
  });

  it('says so when no name server answers, and when the record names no domain', async () => {
    const gone = await nameServer(new Map());
    gone.close();
    const account = await someone();
    const id = await claimed(account, await aPost(), 'dns');
    await assert.rejects(confirmByDns(here, id, account, dnsAsker([gone.address])), refused('dns-unreachable'));
    for (const domain of [undefined, 'localhost', '127.0.0.1', 'a b.example', 'x'.repeat(300)]) {
      const { domain: _, ...facts } = { title: 'Mayor', domain: '' };
      const membership = await open('membership');
      memberships.set(membership, { ...facts, ...(domain ? { domain } : {}) });
      await assert.rejects(claimed(account, { membership }, 'dns'), refused('no-domain'));
    }
  });
});

describe('a letter with a code', () => {
  it('is printed by somebody else and typed in by the claimant', async () => {
    const account = await someone();
    const id = await claimed(account, await aPost(), 'letter');
    await assert.rejects(confirmByLetter(here, id, account, ''), refused('not-found'));
    await assert.rejects(printLetter(here, id, account), refused('forbidden'));
    const printed = await printLetter(here, id, await someone());
    assert.equal((await printLetter(here, id, await someone())).secret, printed.secret);
    await assert.rejects(confirmByLetter(here, id, account, 'WRNG-CODE-2222'), refused('code-wrong'));
    await confirmByLetter(here, id, account, printed.secret!.toLowerCase().replaceAll('-', ' '));
    assert.equal((await speaks(account)).posts.length, 1);
  });

  it('cannot be guessed', async () => {
    const account = await someone();
    const id = await claimed(account, await aPost(), 'letter');
    const { secret } = await printLetter(here, id, await someone());
    const results = await Promise.allSettled(
      Array.from({ length: LETTER_TRIES + 3 }, () => confirmByLetter(here, id, account, 'WRNG-CODE-2222')),
    );
    assert.equal(
      results.filter((result) => result.status === 'rejected' && refused('code-wrong')(result.reason)).length,
      LETTER_TRIES,
    );
    await assert.rejects(confirmByLetter(here, id, account, secret!), refused('code-spent'));
  });
});

describe('in person', () => {
  it('a steward attests what they saw, of others only, and the note stays private', async () => {
    const account = await someone();
    const of = await anOrganization();
    const self: Ctx = { ...steward, author: { ...steward.author, account } };
    await assert.rejects(attestInPerson(self, here, { account, of, note: 'I know myself well' }), refused('forbidden'));
    await attestInPerson(steward, here, { account, of, note: 'Minutes of the board, with her name' });
    assert.deepEqual((await speaks(account)).speaksFor, [{ organization: of.organization, name: 'Tenants Union' }]);
    const acts = await inPlace(db, ctx.place, (tx) =>
      tx.selectFrom('acts').select('fields').where('kind', '=', 'verification.granted/1').execute(),
    );
    assert.ok(!JSON.stringify(acts).includes('Minutes of the board'));
  });

  it('closes the claim that asked for it', async () => {
    const account = await someone();
    const of = await anOrganization();
    const id = await claimed(account, of, 'in-person');
    await attestInPerson(steward, here, { account, of, note: 'Staff card and letter of appointment', claim: id });
    assert.equal(await stateOf(id), 'granted');
    await assert.rejects(
      attestInPerson(steward, here, { account, of, note: 'Once more, by mistake', claim: id }),
      refused('used'),
    );
  });
});

describe('two vouchers', () => {
  it('verify together, and neither alone', async () => {
    const account = await someone();
    const id = await claimed(account, await aPost(), 'vouchers');
    const first = await verified(await aPost());
    assert.equal(await vouch(here, id, first), 1);
    assert.deepEqual((await speaks(account)).posts, []);
    await assert.rejects(vouch(here, id, first), refused('duplicate'));
    assert.equal(await vouch(here, id, await verified(await anOrganization())), 'granted');
    assert.equal((await speaks(account)).posts.length, 1);
  });

  it('must not be the claimant, unverified, verified for the same thing, or two accounts of one post', async () => {
    const of = await aPost();
    const account = await verified(await anOrganization());
    const id = await claimed(account, of, 'vouchers');
    await assert.rejects(vouch(here, id, account), refused('forbidden'));
    await assert.rejects(vouch(here, id, await someone()), refused('not-verified'));
    await assert.rejects(vouch(here, id, await verified(of)), refused('not-verified'));
    const shared = await aPost();
    assert.equal(await vouch(here, id, await verified(shared)), 1);
    await assert.rejects(vouch(here, id, await verified(shared)), refused('not-verified'));
  });

  it('who has lost their own verification counts no more', async () => {
    const account = await someone();
    const id = await claimed(account, await aPost(), 'vouchers');
    const post = await aPost();
    assert.equal(await vouch(here, id, await verified(post)), 1);
    memberships.get(post.membership)!.ended = true;
    assert.equal(await vouch(here, id, await verified(await anOrganization())), 1);
    assert.deepEqual((await speaks(account)).posts, []);
  });
});

describe('what a verification allows', () => {
  it('ends with the post at once, whatever its interval says', async () => {
    const of = await aPost();
    const account = await verified(of);
    assert.equal((await speaks(account)).posts.length, 1);
    memberships.get(of.membership)!.ended = true;
    assert.deepEqual((await speaks(account)).posts, []);
    await assert.rejects(claimed(account, of, 'mail'), refused('post-ended'));
  });

  it('a claim made before the post ended grants nothing after', async () => {
    const of = await aPost();
    await claimed(await someone(), of, 'mail');
    await mailroom.deliver();
    memberships.get(of.membership)!.ended = true;
    await assert.rejects(confirmByMail(here, tokenIn(await mailroom.last())), refused('post-ended'));
  });

  it('runs from its first to its last day, and stops when it is ended', async () => {
    const of = await anOrganization();
    const account = await someone();
    const verification = await grantVerification(steward, {
      account,
      of,
      method: 'in-person',
      since: '2026-03-02',
      until: '2026-03-31',
      evidence: [],
    });
    for (const [day, n] of [
      ['2026-03-01', 0],
      ['2026-03-02', 1],
      ['2026-03-31', 1],
      ['2026-04-01', 0],
    ] as const) {
      assert.equal((await speaks(account, day)).speaksFor.length, n, day);
    }
    await endVerification(steward, { verification, reason: 'mistake', zone: 'America/Chicago' });
    await endVerification(steward, { verification, reason: 'withdrawn', zone: 'America/Chicago' });
    assert.deepEqual((await speaks(account)).speaksFor, []);
    const [shown] = await inPlace(db, ctx.place, (tx) =>
      verificationsOf(tx, ctx.place, { organizations: [of.organization] }),
    );
    assert.deepEqual([shown?.ended, shown?.endReason, holdsOn(shown!, today)], [today, 'mistake', false]);
  });

  it('granted again, the earlier one ends as renewed', async () => {
    const of = await anOrganization();
    const account = await someone();
    for (let i = 0; i < 2; i++)
      await grantVerification(steward, { account, of, method: 'in-person', since: today, evidence: [] });
    const all = await inPlace(db, ctx.place, (tx) =>
      verificationsOf(tx, ctx.place, { organizations: [of.organization] }),
    );
    assert.deepEqual(all.map((one) => one.endReason).sort(), [null, 'renewed']);
    assert.equal((await speaks(account)).speaksFor.length, 1);
  });

  it('is not granted for what the record does not have', async () => {
    await assert.rejects(claimed(await someone(), { membership: newId() }, 'mail'), refused('not-found'));
  });
});

describe('what becomes public', () => {
  it('is neither an account, an address, a record, a note nor a voucher: nowhere in pub or log', async () => {
    const schema = async (family: string) => {
      const { rows } = await db.pool.query(
        "select table_name from information_schema.tables where table_schema = $1 and table_type = 'BASE TABLE'",
        [family],
      );
      return rows.map((row) => row.table_name as string);
    };
    const everything = await inPlace(db, ctx.place, async (tx) => {
      const texts: string[] = [];
      for (const family of ['pub', 'log']) {
        for (const table of await schema(family)) {
          const rows = await tx
            .selectFrom(table as never)
            .selectAll()
            .execute();
          texts.push(JSON.stringify(rows));
        }
      }
      return texts.join('\n');
    });
    const secret = await inPlace(db, ctx.place, async (tx) => [
      ...(await tx.selectFrom('accounts').select(['id', 'email', 'shown']).execute()).flatMap((row) => [
        row.id,
        row.email,
        row.shown,
      ]),
      ...(await tx.selectFrom('verification_evidence').select(['kind', 'value']).execute())
        .filter((row) => row.kind !== 'voucher' && row.kind !== 'letter')
        .map((row) => row.value),
    ]);
    assert.ok(everything.includes('verification.granted/1'));
    for (const value of secret) assert.ok(!everything.includes(value), value);
  });

  it('a claim is known to its claimant and the stewards only', async () => {
    const account = await someone();
    await claimed(account, await aPost(), 'in-person');
    const own = await inPlace(db, ctx.place, (tx) => claims(tx, here, { account }));
    assert.equal(own.length, 1);
    const other = await someone();
    assert.deepEqual(await inPlace(db, ctx.place, (tx) => claims(tx, here, { account: other })), []);
    assert.ok(await inPlace(db, ctx.place, (tx) => accountByEmail(tx, ctx.place, 'PERSON1@example.org')));
  });
});
