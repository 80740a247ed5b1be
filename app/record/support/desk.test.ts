// The desk of support over HTTP: who may come, what is asked twice, what is kept, and where each form leads.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { idOf } from '../../../examples/world.ts';
import { millbrook, openExampleSite } from '../../../test/examples.ts';
import { type Reader, reader } from '../../../test/site.ts';
import type { Ctx } from '../../acts/commit.ts';
import { inPlace } from '../../base/database.ts';
import type { Refused } from '../../base/refused.ts';
import { makeAccount } from '../../identity/accounts.ts';
import { verify } from '../letters/town.ts';
import { setAside } from './batches.ts';

const site = await openExampleSite();
const place = site.directory.byHost(millbrook)!.view.id;
const letter = '/letters/1-buses-after-eight';
const id = (name: string) => idOf(place, name);
const ctxOf = (): Ctx => ({ db: site.db, place, author: { role: 'clerk', name: 'Test' }, now: site.now });

async function triedAs(word: string): Promise<Reader> {
  const person = reader(site, millbrook);
  assert.equal((await person.send('/try-as', { as: word })).status, 303);
  return person;
}
const states = async () => {
  const rows = await inPlace(site.db, place, (tx) =>
    tx
      .selectFrom('signatures')
      .select(['state', ({ fn }) => fn.countAll<string>().as('n')])
      .groupBy('state')
      .execute(),
  );
  return Object.fromEntries(rows.map((row) => [row.state, Number(row.n)]));
};

describe('Millbrook', () => {
  it('has two thousand signatures, by area where ten or more signed, and an endorsement with its reservation', async () => {
    const { text } = await reader(site, millbrook).get(`${letter}/support`);
    assert.match(text, /<b>2,000<\/b> residents signed/);
    assert.match(text, /Old Mill/);
    assert.doesNotMatch(text, /Race Island|resident-1@/);
    assert.match(text, /With this reservation/);
    assert.match(text, /withdrawn/);
    assert.match((await reader(site, millbrook).get('/endorsements')).text, /Merchants/);
  });
});

describe('setting signatures aside at the desk', () => {
  it('is for stewards alone, says how many before it does it, and keeps what was typed', async () => {
    const began = { confirmed: 2000, invalidated: 9, withdrawn: 5 };
    const steward = await triedAs('steward');
    const desk = await steward.get('/desk/signatures');
    const path = /href="(\/desk\/signatures\/[^"]+set-aside)"/.exec(desk.text)![1]!;
    const { status } = await (await triedAs('clerk')).get(path);
    assert.equal(status, 403);
    const fields = {
      chosen: 'addresses',
      addresses: 'resident-1@people.invalid resident-2@people.invalid',
      reason: 'error',
      words: 'Made by a test.',
      lang: 'en',
    };
    const asked = await steward.send(path, fields);
    assert.equal(asked.status, 422);
    assert.match(asked.text, /This meets 2 signatures/);
    assert.match(asked.text, /Made by a test\./);
    assert.deepEqual(await states(), began);
    const none = await steward.send(path, { ...fields, chosen: 'domain', domain: 'nobody.example' });
    assert.match(none.text, /No signature fits/);
    const faults: Record<string, string>[] = [
      { chosen: 'domain', domain: 'x' },
      { chosen: 'period', from: 'x' },
      { chosen: 'period', from: '2026-01-02 10:00', until: '2026-01-01 10:00' },
      { chosen: '' },
    ];
    for (const wrong of faults)
      assert.equal((await steward.send(path, { ...fields, sure: 'yes', ...wrong })).status, 422);
    const told = /name="told" value="([^"]+)"/.exec(asked.text)![1]!;
    const sure = { ...fields, sure: 'yes', told };
    const more = { addresses: `${fields.addresses} resident-3@people.invalid` };
    assert.match((await steward.send(path, { ...sure, ...more })).text, /This meets 3 signatures/, 'said anew');
    const noDay = { chosen: 'period', from: '2026-02-30 10:00', until: '2099-01-01 10:00' };
    assert.match((await steward.send(path, { ...sure, ...noDay })).text, /href="#f-from"/, 'no day of any calendar');
    assert.deepEqual(await states(), began);
    assert.equal((await steward.send(path, sure)).location, '/desk/signatures');
    assert.deepEqual(await states(), { ...began, confirmed: 1998, invalidated: 11 });
    const back = /href="(\/desk\/signatures\/batches\/[^"]+)"/.exec((await steward.get('/desk/signatures')).text)![1]!;
    assert.equal((await steward.send(back, { words: '', lang: 'en' })).status, 422);
    assert.equal((await steward.send(back, { words: 'They were people.', lang: 'en' })).status, 303);
    assert.deepEqual(await states(), began);
  });
});

describe('a steward who belongs to an organization whose letter it is', () => {
  it('decides about none of its signatures', async () => {
    const { version, organization } = await inPlace(site.db, place, async (tx) => {
      const { version } = await tx.selectFrom('signatures').select('version_id as version').executeTakeFirstOrThrow();
      const { organization_id: organization } = await tx
        .selectFrom('letter_organizations as o')
        .innerJoin('letter_versions as v', (join) =>
          join.onRef('v.place_id', '=', 'o.place_id').onRef('v.letter_id', '=', 'o.letter_id'),
        )
        .innerJoin('verifications as g', (join) =>
          join.onRef('g.place_id', '=', 'o.place_id').onRef('g.organization_id', '=', 'o.organization_id'),
        )
        .select('o.organization_id')
        .where('v.id', '=', version)
        .executeTakeFirstOrThrow();
      return { version, organization };
    });
    const account = await makeAccount(ctxOf(), { email: 'both@example.org', name: 'Bo Both', lang: 'en' });
    await verify(site.db, ctxOf(), { organization }, account.id);
    const given = {
      version,
      chosen: { by: 'domain', domain: 'people.invalid' },
      reason: 'error',
      words: 'x',
      lang: 'en',
    };
    const as = (id: string): Ctx => ({ ...ctxOf(), author: { role: 'steward', name: 'Bo Both', account: id } });
    const before = await states();
    await assert.rejects(setAside(as(account.id), given as never), (error) => (error as Refused).code === 'forbidden');
    assert.deepEqual(await states(), before);
  });
});

describe('areas at the desk', () => {
  it('open and close, and what was signed from a closed one stays counted there', async () => {
    const steward = await triedAs('steward');
    const form = await steward.get('/desk/place/areas');
    assert.match(form.text, /Old Mill\nDepot/);
    assert.equal((await steward.send('/desk/place/areas', { names: 'Depot\nNew Quay', lang: 'en' })).status, 303);
    const sign = (await reader(site, millbrook).get(`${letter}/sign`)).text;
    assert.match(sign, /New Quay/);
    assert.doesNotMatch(sign, /Old Mill/);
    assert.match((await reader(site, millbrook).get(`${letter}/support`)).text, /Old Mill/);
  });
});

describe('endorsing at the desk', () => {
  const path = `/desk/letters/${id('letter/buses')}/endorse`;
  it('a clerk needs a source, a speaker a signatory; an organization behind the letter need not', async () => {
    const clerk = await triedAs('clerk');
    const fields = { organization: id('organization/northside'), mandate: 'board', signed_by: 'The board', lang: 'en' };
    const without = await clerk.send(path, fields);
    assert.equal(without.status, 422);
    assert.match(without.text, /The board/);
    const done = await clerk.send(path, { ...fields, sources: [id('source/courier')] });
    assert.equal(done.location, `${letter}/support`);
    assert.match((await reader(site, millbrook).get(`${letter}/support`)).text, /recorded from a source/);
    const organizer = await triedAs('organizer');
    const own = await organizer.send(path, {
      organization: id('organization/riders'),
      mandate: 'board',
      signed_by: 'Us',
      lang: 'en',
    });
    assert.match(own.text, /stands behind the letter itself/);
    const another = await organizer.send(path, { ...fields, organization: id('organization/parents') });
    assert.equal(another.status, 403);
  });

  it('is withdrawn by whoever gave it or a clerk, and by nobody else', async () => {
    const withdraw = `/desk/endorsements/${id('endorsement/parents')}/withdraw`;
    assert.equal((await (await triedAs('organizer')).get(withdraw)).status, 403);
    const clerk = await triedAs('clerk');
    const done = await clerk.send(withdraw, {
      words: 'They wrote to us.',
      lang: 'en',
      sources: [id('source/courier')],
    });
    assert.equal(done.status, 303);
    assert.match((await reader(site, millbrook).get(`${letter}/support`)).text, /They wrote to us\./);
    assert.equal((await clerk.get(withdraw)).status, 409, 'and only once');
  });
});
