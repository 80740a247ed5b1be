// A covered text of these rooms is on none of their pages, public or at the desk.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshDatabase } from '../../../test/database.ts';
import { inPlace } from '../../base/database.ts';
import { markupProblems } from '../../web/markup-rules.ts';
import { coverText } from '../moderation/actions.ts';
import { recordPower } from '../powers/actions.ts';
import { recordSource, recordStatement } from '../words/actions.ts';
import { recordMembership, recordOrganization, recordPerson, recordPost } from './actions.ts';
import { actingAs, boardTown } from './board.ts';
import { openSmallSite } from './small-site.ts';

const { db } = await freshDatabase();
const { ctx, clock } = await boardTown(db);
const site = await openSmallSite(db, () => clock.now);
const steward = actingAs(ctx, 'steward');

describe('a covered text', () => {
  const secret = 'Zebulon Quagmire';

  it('is on no page of these rooms, public or at the desk, and the pages still stand', async () => {
    const source = await recordSource(ctx, { title: secret, publisher: secret, standing: 'reported', held: true });
    const organization = await recordOrganization(ctx, { name: secret, kind: 'association', summary: secret });
    const post = await recordPost(ctx, { organization: organization.id, label: secret });
    const person = await recordPerson(ctx, { name: secret, note: secret });
    const held = await recordMembership(ctx, { post: post.id, person: person.id, role: secret });
    const power = await recordPower(ctx, {
      holder: { post: post.id },
      verb: 'meet',
      object: secret,
      objectKey: 'covered',
      mode: 'sole',
      basis: secret,
      note: secret,
      standing: 'asserted',
      sources: [source.id],
    });
    const statement = await recordStatement(ctx, {
      speaker: { person: person.id, role: secret },
      words: secret,
      quoted: false,
      venue: secret,
      day: '2025',
      attribution: 'reported',
      given: 'source',
      standing: 'reported',
      about: [`post/${post.id}`],
      sources: [source.id],
    });
    const addresses = [
      '/organizations',
      '/powers',
      '/statements',
      `/sources/${source.id}`,
      `/organizations/${organization.slug}`,
      `/posts/${post.slug}`,
      `/people/${person.slug}`,
      `/powers/${power.id}`,
      '/powers/who-can?verb=meet&object=covered',
      `/statements/${statement.number}`,
      '/desk/organizations',
      `/desk/organizations/${organization.slug}`,
      `/desk/posts/${post.slug}`,
      `/desk/persons/${person.slug}`,
      '/desk/memberships/new',
      `/desk/memberships/${held.id}`,
      '/desk/powers/new',
      `/desk/powers/${power.id}`,
      `/desk/sources/${source.id}`,
      '/desk/statements/new',
      `/desk/statements/${statement.number}`,
    ];
    site.forget();
    const shows = async (path: string) => (await site.get(path, 'ana')).page.includes(secret);
    assert.deepEqual(
      await Promise.all(addresses.map(shows)),
      addresses.map(() => true),
    );
    const texts = await inPlace(db, ctx.place, (tx) =>
      tx.selectFrom('texts').select(['act_id', 'field']).where('shown', '=', secret).execute(),
    );
    for (const { act_id, field } of texts) await coverText(steward, { act: act_id, field, reason: 'private-person' });
    site.forget();
    // An address made of a name that is covered says it no more; the page has another.
    const addressNow = async (table: 'organizations' | 'posts', id: string) =>
      (
        await inPlace(db, ctx.place, (tx) =>
          tx.selectFrom(table).select('slug').where('id', '=', id).executeTakeFirstOrThrow(),
        )
      ).slug;
    const moved = [
      [`organizations/${organization.slug}`, `organizations/${await addressNow('organizations', organization.id)}`],
      [`posts/${post.slug}`, `posts/${await addressNow('posts', post.id)}`],
    ] as const;
    for (const old of addresses) {
      const path = moved.reduce((path, [before, now]) => path.replace(before, now), old);
      const { status, page } = await site.get(path, 'ana');
      assert.equal(status, 200, path);
      assert.ok(!page.includes(secret), path);
      assert.deepEqual(await markupProblems(page), [], path);
    }
  });
});

describe('a web address', () => {
  it('of which a part is covered leads nowhere, and covered whole it is gone', async () => {
    const secret = 'my-home-street';
    const address = `https://group.example/${secret}`;
    const law = `https://law.example/${secret}`;
    const organization = await recordOrganization(ctx, { name: 'A group', kind: 'association', site: address });
    const power = await recordPower(ctx, {
      holder: { organization: organization.id },
      verb: 'meet',
      object: 'anybody',
      mode: 'sole',
      basis: 'Law 1',
      basisUrl: law,
      standing: 'asserted',
      sources: [(await recordSource(ctx, { title: 'A law', standing: 'official', held: true })).id],
    });
    const pages = async () => {
      site.forget();
      const paths = [`/organizations/${organization.slug}`, `/es/powers/${power.id}`];
      return (await Promise.all(paths.map((path) => site.get(path)))).map(({ page }) => page);
    };
    const texts = await inPlace(db, ctx.place, (tx) =>
      tx.selectFrom('texts').select(['act_id', 'field']).where('shown', 'in', [address, law]).execute(),
    );
    assert.deepEqual(texts.map(({ field }) => field).sort(), ['basis_url', 'site']);
    const cover = async (words?: string[]) => {
      for (const { act_id, field } of texts)
        await coverText(steward, { act: act_id, field, reason: 'contact-details', ...(words ? { words } : {}) });
    };
    for (const page of await pages()) assert.match(page, new RegExp(`href="[^"]*${secret}"`));
    await cover([secret]);
    for (const page of await pages()) {
      assert.ok(!page.includes(secret));
      assert.doesNotMatch(page, /href="[^"]*█/);
      assert.deepEqual(await markupProblems(page), []);
    }
    await cover();
    for (const page of await pages()) assert.doesNotMatch(page, /(group|law)\.example/);
  });
});
