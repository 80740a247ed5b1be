// The clerks' forms over real HTTP: every value kept, every fault told at once, two clerks at once, double and forged posts.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshDatabase } from '../../../test/database.ts';
import { inPlace } from '../../base/database.ts';
import { markupProblems } from '../../web/markup-rules.ts';
import { allPowers } from '../powers/store.ts';
import { allStatements } from '../words/store.ts';
import { boardTown } from './board.ts';
import { hiddenIn, openSmallSite } from './small-site.ts';
import { allOrganizations, findOrganization, membershipsOfPosts } from './store.ts';

const { db } = await freshDatabase();
const town = await boardTown(db);
const site = await openSmallSite(db, () => town.clock.now);
const at = <T>(work: Parameters<typeof inPlace<T>>[2]) => inPlace(db, town.ctx.place, work);

describe('a clerk’s form', () => {
  it('tells every fault at once, keeps every value, and links to each field', async () => {
    const fields = {
      name: '',
      kind: 'public-body',
      site: 'javascript:alert(1)',
      domain: 'not a domain',
      summary: 'Kept <b>as typed</b>',
    };
    const { status, page } = await site.send('/desk/organizations/new', fields, 'ana');
    assert.equal(status, 422);
    for (const field of ['name', 'site', 'domain']) assert.match(page, new RegExp(`href="#f-${field}"`));
    assert.match(page, /value="javascript:alert\(1\)"/);
    assert.match(page, /Kept &lt;b&gt;as typed&lt;\/b&gt;/);
    assert.match(page, /value="public-body"[^>]* checked/);
    assert.deepEqual(await markupProblems(page), []);
  });

  it('records what is whole, and leads to its page', async () => {
    const sent = await site.send(
      '/desk/organizations/new',
      { name: 'Water Works', kind: 'public-body', sources: [town.law] },
      'ana',
    );
    assert.equal(sent.status, 303);
    assert.equal(sent.headers.get('location'), '/organizations/water-works');
    assert.match((await site.get('/organizations/water-works')).page, /Charter of Testville/);
  });

  it('sent twice, records once', async () => {
    const form = hiddenIn((await site.get('/desk/organizations/new', 'ana')).page);
    const fields = { ...form, name: 'Once Only', kind: 'company' };
    const [one, two] = await Promise.all([
      site.post('/desk/organizations/new', fields, 'ana'),
      site.post('/desk/organizations/new', fields, 'ana'),
    ]);
    assert.deepEqual([one.status, two.status], [303, 303]);
    const named = (await at(allOrganizations)).filter((organization) => organization.name === 'Once Only');
    assert.equal(named.length, 1);
  });

  it('without its token changes nothing; without signing in leads to the door', async () => {
    const forged = await site.post('/desk/organizations/new', { name: 'Forged', kind: 'company' }, 'ana');
    assert.equal(forged.status, 403);
    assert.equal((await site.get('/desk/organizations')).status, 303);
    assert.equal(
      (await at(allOrganizations)).some((organization) => organization.name === 'Forged'),
      false,
    );
  });
});

describe('two clerks at once', () => {
  it('the second sees the first’s change beside the own words, loses nothing, and can then save', async () => {
    const path = '/desk/organizations/police-board';
    const ben = hiddenIn((await site.get(path, 'ben')).page);
    const first = await site.send(
      path,
      { name: 'Board of Police', kind: 'public-body', summary: 'Ana wrote this.' },
      'ana',
    );
    assert.equal(first.status, 303);
    const second = await site.post(
      path,
      { ...ben, name: 'The Police Board', kind: 'public-body', contact: 'board@testville.example' },
      'ben',
    );
    assert.equal(second.status, 409);
    assert.match(second.page, /Board of Police/);
    assert.match(second.page, /Ana wrote this\./);
    assert.match(second.page, /value="The Police Board"/);
    assert.match(second.page, /value="board@testville.example"/);
    assert.deepEqual(await markupProblems(second.page), []);
    assert.equal((await at((tx) => findOrganization(tx, 'police-board')))?.name, 'Board of Police');
    const again = await site.post(
      path,
      { ...hiddenIn(second.page), name: 'The Police Board', kind: 'public-body', contact: 'board@testville.example' },
      'ben',
    );
    assert.equal(again.status, 303);
    assert.equal((await at((tx) => findOrganization(tx, 'police-board')))?.name, 'The Police Board');
  });
});

describe('the other forms', () => {
  it('record a post, a person and who holds it, with days as far as they are known', async () => {
    const post = await site.send(
      '/desk/posts/new',
      { organization: town.board, label: 'Secretary', seats: '1' },
      'ana',
    );
    assert.equal(post.headers.get('location'), '/posts/secretary');
    const person = await site.send('/desk/persons/new', { name: 'Cyd Example' }, 'ana');
    assert.equal(person.headers.get('location'), '/people/3');
    const held = { post: town.chief, 'from-year': '2024', 'from-month': '5', 'from-day': '' };
    const sent = await site.send('/desk/memberships/new', held, 'ana');
    assert.equal(sent.headers.get('location'), '/posts/chief-of-police');
    const [membership] = await at((tx) => membershipsOfPosts(tx, [town.chief]));
    assert.equal(membership?.from, '2024-05');
    const end = `/desk/memberships/${membership?.id}`;
    const wrong = await site.send(end, { 'until-year': '2024', 'until-month': '2', 'until-day': '30' }, 'ana');
    assert.equal(wrong.status, 422);
    assert.match(wrong.page, /value="30"/);
    assert.equal((await site.send(end, { 'until-year': '2025' }, 'ana')).status, 303);
    assert.equal((await site.get(end, 'ana')).status, 409);
  });

  it('record a power, mark it and end it', async () => {
    const fields = {
      holder: `organization:${town.city}`,
      verb: 'establish',
      object: 'an office of complaints',
      mode: 'joint',
      standing: 'asserted',
    };
    const wrong = await site.send('/desk/powers/new', fields, 'ana');
    assert.equal(wrong.status, 422);
    assert.match(wrong.page, /href="#f-m"/);
    assert.match(wrong.page, /href="#f-sources"/);
    assert.deepEqual(await markupProblems(wrong.page), []);
    const sent = await site.send('/desk/powers/new', { ...fields, m: '9', sources: [town.law] }, 'ana');
    assert.equal(sent.status, 303);
    const power = (await at(allPowers)).find((one) => one.verb === 'establish');
    assert.deepEqual(power?.joint, { n: null, m: 9 });
    assert.equal(power?.objectKey, 'an-office-of-complaints');
    const path = `/desk/powers/${power?.id}`;
    assert.equal((await site.send(path, { what: 'standing', standing: 'disputed' }, 'ana')).status, 422);
    assert.equal(
      (
        await site.send(
          path,
          { what: 'standing', standing: 'disputed', note: 'The council reads it otherwise.' },
          'ana',
        )
      ).status,
      303,
    );
    assert.equal((await site.send(path, { what: 'ended', 'until-year': '2030' }, 'ana')).status, 303);
    const shown = (await site.get(`/powers/${power?.id}`)).page;
    assert.match(shown, /The council reads it otherwise\./);
    assert.deepEqual(await markupProblems(shown), []);
  });

  it('record a source and a statement, and correct both', async () => {
    const source = await site.send(
      '/desk/sources/new',
      { title: 'A report', standing: 'reported', held: 'yes' },
      'ana',
    );
    assert.match(source.headers.get('location') ?? '', /^\/sources\//);
    const fields = {
      role: 'a police spokesman',
      quoted: 'told',
      words: 'More meetings are planned.',
      'day-year': '2021',
      'day-month': '4',
      'day-day': '22',
      attribution: 'reported',
      standing: 'reported',
      about: [`organization/${town.board}`],
      private: 'no',
    };
    const wrong = await site.send(
      '/desk/statements/new',
      { ...fields, quoted: 'quoted', words: 'word '.repeat(25) },
      'ana',
    );
    assert.equal(wrong.status, 422);
    assert.match(wrong.page, /href="#f-words"/);
    assert.match(wrong.page, /href="#f-sources"/);
    assert.deepEqual(await markupProblems(wrong.page), []);
    const sent = await site.send('/desk/statements/new', { ...fields, sources: [town.law] }, 'ana');
    assert.equal(sent.headers.get('location'), '/statements/1');
    const form = await site.get('/desk/statements/1', 'ana');
    assert.match(form.page, /More meetings are planned\./);
    assert.deepEqual(await markupProblems(form.page), []);
    const corrected = await site.send(
      '/desk/statements/1',
      { ...fields, words: 'Said that more meetings are planned.', sources: [town.law] },
      'ana',
    );
    assert.equal(corrected.status, 303);
    assert.equal((await at(allStatements))[0]?.words, 'Said that more meetings are planned.');
    const address = source.headers.get('location') ?? '';
    assert.equal(
      (await site.send(`/desk${address}`, { title: 'A press report', standing: 'reported', held: 'yes' }, 'ana'))
        .status,
      303,
    );
    assert.match((await site.get(address)).page, /A press report/);
  });

  it('are sound pages, in both languages', async () => {
    for (const lang of ['', '/es']) {
      for (const path of [
        'organizations',
        'organizations/new',
        'organizations/police-board',
        'posts/new',
        'posts/mayor',
        'persons/new',
        'persons/1',
        'memberships/new',
        `memberships/${town.now}`,
        'powers/new',
        `powers/${town.dismiss}`,
        'sources/new',
        `sources/${town.law}`,
        'statements/new',
      ]) {
        const { status, page } = await site.get(`${lang}/desk/${path}`, 'ana');
        assert.equal(status, 200, path);
        assert.deepEqual(await markupProblems(page), [], path);
      }
    }
  });

  it('answer unknown things as not found', async () => {
    for (const path of [
      'organizations/nobody',
      'posts/nobody',
      'persons/99',
      'memberships/x',
      'powers/x',
      'sources/x',
      'statements/999',
      'statements/x',
    ]) {
      assert.equal((await site.get(`/desk/${path}`, 'ana')).status, 404, path);
    }
  });
});
