// Organizations, posts, persons and memberships against a real database: history kept, addresses steady, bad input told at once.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshDatabase, freshPlace } from '../../../test/database.ts';
import type { Ctx } from '../../acts/commit.ts';
import { checkPlace } from '../../acts/rebuild.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import {
  changeOrganization,
  changePerson,
  changePost,
  endMembership,
  type OrganizationWords,
  recordMembership,
  recordOrganization,
  recordPerson,
  recordPost,
} from './actions.ts';
import { actingAs, boardTown } from './board.ts';
import { holderNames } from './holder.ts';
import {
  findOrganization,
  findPerson,
  findPost,
  holdersOn,
  isMembershipValid,
  membershipsOfPosts,
  organizationsByIds,
} from './store.ts';

const { db, ownerUrl } = await freshDatabase();
const at = <T>(ctx: Ctx, work: (tx: Tx) => Promise<T>) => inPlace(db, ctx.place, work);

/** Asserts a refusal; for `invalid`, exactly these field:code pairs, in any order. */
const refused =
  (code: string, ...faults: string[]) =>
  (error: unknown) => {
    assert.ok(error instanceof Refused, String(error));
    assert.equal(error.code, code);
    if (faults.length > 0) {
      assert.deepEqual(error.fields.map((fault) => `${fault.field}:${fault.code}`).sort(), faults.sort());
    }
    return true;
  };

const plain: OrganizationWords = { name: 'Library', kind: 'public-body' };

describe('who holds a post', () => {
  it('is computed from the dates: the predecessor stays visible and the successor is current', async () => {
    const { ctx, mayor, before, now, first, second } = await boardTown(db);
    const names = async (day: string) =>
      (await at(ctx, (tx) => holdersOn(tx, [mayor], day))).get(mayor)?.map((held) => held.person?.name) ?? [];
    assert.deepEqual(await names('2021-04-22'), ['Ada Example']);
    assert.deepEqual(await names('2023-07-31'), ['Ada Example']);
    assert.deepEqual(await names('2023-08-01'), ['Ben Example']);
    assert.deepEqual(await names('2019-07-31'), []);
    const all = await at(ctx, (tx) => membershipsOfPosts(tx, [mayor]));
    assert.deepEqual(
      all.map((held) => [held.id, held.person?.id, held.from, held.until]),
      [
        [now, second.id, '2023-08-01', null],
        [before, first.id, '2019-08-01', '2023-07-31'],
      ],
    );
  });

  it('may be someone the record does not name', async () => {
    const { ctx, chief } = await boardTown(db);
    await recordMembership(ctx, { post: chief, role: 'acting', from: '2025' });
    const held = (await at(ctx, (tx) => holdersOn(tx, [chief], '2026-03-02'))).get(chief);
    assert.deepEqual(
      held?.map((one) => [one.person, one.role, one.sure]),
      [[null, 'acting', true]],
    );
  });

  it('ends on the day it is said to end; nobody acts by it from then on, and it ends once', async () => {
    const { ctx, now } = await boardTown(db);
    const valid = (day: string) => at(ctx, (tx) => isMembershipValid(tx, now, day));
    assert.equal(await valid('2026-03-02'), true);
    await endMembership(ctx, now, { until: '2026-03-01' });
    assert.equal(await valid('2026-03-01'), true);
    assert.equal(await valid('2026-03-02'), false);
    await assert.rejects(endMembership(ctx, now, { until: '2026-03-02' }), refused('closed'));
    assert.equal(await at(ctx, (tx) => isMembershipValid(tx, newId(), '2026-03-01')), false);
    assert.equal(await at(ctx, (tx) => isMembershipValid(tx, 'nobody', '2026-03-01')), false);
  });
});

describe('changing what is recorded', () => {
  it('supersedes, keeps the address, and leaves the older words in place', async () => {
    const { ctx, board } = await boardTown(db);
    const before = await at(ctx, (tx) => findOrganization(tx, board));
    await changeOrganization(
      ctx,
      board,
      { name: 'Board of Police Commissioners', kind: 'public-body' },
      before?.act_id,
    );
    const after = await at(ctx, (tx) => findOrganization(tx, 'police-board'));
    assert.equal(after?.name, 'Board of Police Commissioners');
    assert.equal(after?.id, board);
    const rows = await at(ctx, (tx) =>
      tx.selectFrom('organizations').select(['name', 'superseded_by']).where('id', '=', board).execute(),
    );
    assert.deepEqual(rows.find((row) => row.name === 'Police Board')?.superseded_by, after?.act_id);
  });

  it('two clerks at once: the second is refused, and loses and destroys nothing', async () => {
    const { ctx, board } = await boardTown(db);
    const seen = (await at(ctx, (tx) => findOrganization(tx, board)))!.act_id;
    const other: Ctx = { ...ctx, author: { role: 'clerk', name: 'Another clerk' } };
    const results = await Promise.allSettled([
      changeOrganization(ctx, board, { ...plain, name: 'One' }, seen),
      changeOrganization(other, board, { ...plain, name: 'Two' }, seen),
    ]);
    const lost = results.filter((result) => result.status === 'rejected');
    assert.equal(lost.length, 1);
    refused('changed-meanwhile')(lost[0]!.reason);
    // A membership that is recorded meanwhile moves the stream, but is no change of the words.
    const now = (await at(ctx, (tx) => findOrganization(tx, board)))!.act_id;
    await recordMembership(ctx, { organization: board, role: 'secretary' });
    await changeOrganization(ctx, board, { ...plain, name: 'Three' }, now);
  });

  it('refuses an organization that would be part of itself, however long the way', async () => {
    const { ctx, city, board } = await boardTown(db);
    await assert.rejects(
      changeOrganization(ctx, city, { ...plain, parent: city }),
      refused('invalid', 'parent:people-parent-circle'),
    );
    await assert.rejects(
      changeOrganization(ctx, city, { ...plain, parent: board }),
      refused('invalid', 'parent:people-parent-circle'),
    );
  });

  it('refuses to move a post to another organization, and a membership in a post of another one', async () => {
    const { ctx, mayor, board } = await boardTown(db);
    await assert.rejects(
      changePost(ctx, mayor, { organization: board, label: 'Mayor' }),
      refused('invalid', 'organization:people-post-moves'),
    );
    await assert.rejects(
      recordMembership(ctx, { organization: board, post: mayor, role: 'x' }),
      refused('invalid', 'post:people-post-elsewhere'),
    );
  });
});

describe('addresses', () => {
  it('of the same name are told apart, a post by its organization first', async () => {
    const { ctx } = await freshPlace(db);
    const slugs: string[] = [];
    for (let i = 0; i < 3; i++) slugs.push((await recordOrganization(ctx, plain)).slug);
    assert.deepEqual(slugs, ['library', 'library-2', 'library-3']);
    const [one, two] = [
      await recordOrganization(ctx, { ...plain, name: 'Council' }),
      await recordOrganization(ctx, { ...plain, name: 'Board' }),
    ];
    const posts = [];
    for (const organization of [one.id, two.id, two.id])
      posts.push((await recordPost(ctx, { organization, label: 'Chair' })).slug);
    assert.deepEqual(posts, ['chair', 'chair-board', 'chair-2']);
  });

  it('stay apart when many record the same name at once', async () => {
    const { ctx } = await freshPlace(db);
    const made = await Promise.all(Array.from({ length: 8 }, () => recordOrganization(ctx, plain)));
    assert.equal(new Set(made.map((one) => one.slug)).size, 8);
  });

  it('exist for names in emoji and for names in other scripts', async () => {
    const { ctx } = await freshPlace(db);
    for (const name of ['🗳️🏛️', 'مجلس المدينة', 'Ýmir’s Væktari']) {
      const { slug, id } = await recordOrganization(ctx, { ...plain, name });
      assert.match(slug, /^[a-z0-9]+(-[a-z0-9]+)*$/);
      assert.equal((await at(ctx, (tx) => findOrganization(tx, slug)))?.id, id);
    }
  });

  it('of a person hold no name, so that an erased name is in no address', async () => {
    const { ctx, first, second } = await boardTown(db);
    assert.deepEqual([first.slug, second.slug], ['1', '2']);
    await changePerson(ctx, first.id, { name: 'Ada Other' });
    assert.equal((await recordPerson(ctx, { name: 'Cyd Example' })).slug, '3');
    assert.equal((await at(ctx, (tx) => findPerson(tx, '1')))?.name, 'Ada Other');
  });
});

describe('bad input', () => {
  const hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{7*7}} '; drop table posts; --";

  it('of an organization is told all at once', async () => {
    const { ctx } = await freshPlace(db);
    const wrong = {
      name: ' ',
      kind: 'party' as never,
      summary: 'x'.repeat(2001),
      contact: 'a\u202eb',
      site: 'javascript:alert(1)',
      domain: 'https://city.example/',
      parent: 'nobody',
      lang: 'English please',
      sources: ['not an id'],
    };
    await assert.rejects(
      recordOrganization(ctx, wrong),
      refused(
        'invalid',
        'name:empty',
        'kind:choose',
        'summary:too-long',
        'contact:bad-characters',
        'site:record-https',
        'domain:people-domain',
        'parent:choose',
        'lang:choose',
        'sources:source-unknown',
      ),
    );
  });

  it('of a post, a person and a membership is told all at once', async () => {
    const { ctx, city } = await boardTown(db);
    await assert.rejects(
      recordPost(ctx, { organization: '', label: '', seats: 0 }),
      refused('invalid', 'organization:choose', 'label:empty', 'seats:people-seats'),
    );
    await assert.rejects(
      recordPost(ctx, { organization: city, label: 'x', seats: Number.NaN }),
      refused('invalid', 'seats:people-seats'),
    );
    await assert.rejects(
      recordPerson(ctx, { name: '\u0000', note: 'x'.repeat(2001) }),
      refused('invalid', 'name:bad-characters', 'note:too-long'),
    );
    await assert.rejects(
      recordMembership(ctx, { organization: city, from: '2021-02-30', until: '21' }),
      refused('invalid', 'from:fuzzy-date', 'until:fuzzy-date', 'person:people-membership-empty'),
    );
  });

  it('dates that are absurd, or end before they begin, are refused; a term that lies ahead is not', async () => {
    const { ctx, city, mayor } = await boardTown(db);
    for (const from of ['0021-01-01', '9999', '2021-13', '2021-00-01', 'yesterday', '2021-1-1', '-2021']) {
      await assert.rejects(
        recordMembership(ctx, { organization: city, role: 'x', from }),
        refused('invalid', 'from:fuzzy-date'),
      );
    }
    await assert.rejects(
      recordMembership(ctx, { organization: city, role: 'x', from: '2022', until: '2021-12' }),
      refused('invalid', 'until:record-until-before-from'),
    );
    const { id } = await recordMembership(ctx, {
      post: mayor,
      from: '2027-08-01',
      until: '2031-07-31',
      role: 'elected',
    });
    await assert.rejects(
      endMembership(ctx, id, { until: '2027-07' }),
      refused('invalid', 'until:record-until-before-from'),
    );
    await assert.rejects(endMembership(ctx, id, { until: '' }), refused('invalid', 'until:date-empty'));
  });

  it('a field of ten megabytes is refused in words and quickly', async () => {
    const { ctx } = await freshPlace(db);
    const began = performance.now();
    await assert.rejects(
      recordOrganization(ctx, { ...plain, name: 'x'.repeat(10_000_000), summary: '🏛'.repeat(5_000_000) }),
      refused('invalid', 'name:too-long', 'summary:too-long'),
    );
    assert.ok(performance.now() - began < 2000);
  });

  it('hostile markup is stored as words and changes nothing else', async () => {
    const { ctx } = await freshPlace(db);
    const { id } = await recordOrganization(ctx, { ...plain, name: hostile, summary: hostile, contact: hostile });
    const { id: post } = await recordPost(ctx, { organization: id, label: hostile, summary: hostile });
    const person = await recordPerson(ctx, { name: hostile, note: hostile });
    await recordMembership(ctx, { post, person: person.id, role: hostile });
    assert.equal((await at(ctx, (tx) => findPost(tx, post)))?.label, hostile);
  });

  it('ids that are unknown, or another place’s, are not found', async () => {
    const here = await boardTown(db);
    const there = await boardTown(db);
    const { ctx } = there;
    for (const organization of [newId(), here.city]) {
      await assert.rejects(recordPost(ctx, { organization, label: 'Mayor' }), refused('not-found'));
      await assert.rejects(changeOrganization(ctx, organization, plain), refused('not-found'));
      await assert.rejects(recordOrganization(ctx, { ...plain, parent: organization }), refused('not-found'));
      await assert.rejects(recordMembership(ctx, { organization, role: 'x' }), refused('not-found'));
      await assert.rejects(
        recordMembership(ctx, { organization: there.city, person: organization }),
        refused('not-found'),
      );
    }
    await assert.rejects(endMembership(ctx, here.now, { until: '2026-01-01' }), refused('not-found'));
    await assert.rejects(recordMembership(ctx, { post: here.mayor, role: 'x' }), refused('invalid'));
    await assert.rejects(
      recordOrganization(ctx, { ...plain, sources: [here.law] }),
      refused('invalid', 'sources:source-unknown'),
    );
    assert.equal((await at(ctx, (tx) => organizationsByIds(tx, [here.city]))).size, 0);
    assert.equal((await at(ctx, (tx) => holderNames(tx, [{ post: here.mayor }, { organization: here.city }]))).size, 0);
  });

  it('only those who keep the record may record or change', async () => {
    const { ctx, city, now } = await boardTown(db);
    for (const role of ['holder', 'speaker'] as const) {
      const other = actingAs(ctx, role, now);
      await assert.rejects(recordOrganization(other, plain), refused('forbidden'));
      await assert.rejects(changeOrganization(other, city, plain), refused('forbidden'));
      await assert.rejects(recordPerson(other, { name: 'x' }), refused('forbidden'));
      await assert.rejects(endMembership(other, now, { until: '2026-01-01' }), refused('forbidden'));
    }
  });
});

it('the people of a place replay from its acts to the same tables', async () => {
  const { ctx, board, first } = await boardTown(db);
  await changeOrganization(ctx, board, { ...plain, name: 'Renamed' });
  await changePerson(ctx, first.id, { name: 'Ada Other', note: 'corrected' });
  assert.deepEqual(await checkPlace(ownerUrl, ctx.place), []);
});
