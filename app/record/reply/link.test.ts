// The link in a notice: for whom it speaks, when it speaks for them no more, and how often.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestSite } from '../../../test/site.ts';
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { inPlace } from '../../base/database.ts';
import { verificationEnded } from '../../identity/acts.ts';
import { verify } from '../letters/town.ts';
import { endMembership } from '../people/actions.ts';
import { recordSource } from '../words/actions.ts';
import { hasChangedHands } from './people.ts';
import { linkIn, monday, saidOf, town } from './town.ts';

const clock = { now: monday };
const site = await openTestSite({ now: () => clock.now });

/** The link in the notice of something said about `who`. */
async function told(ctx: Ctx, who: string): Promise<string> {
  const mail = site.sink!.next();
  await saidOf(ctx, [who]);
  return linkIn(mail);
}

describe('a link to reply', () => {
  it('speaks for an office no more once a term in it, or whoever spoke for an organization, has ended', async () => {
    const { ctx, mayor, alpha, membership, visitor } = await town(site);
    const now = clock.now;
    await verify(site.db, ctx, { organization: alpha });
    const source = await recordSource(ctx, { title: 'Paper', standing: 'reported', held: false });
    const links = [await told(ctx, `post/${mayor}`), await told(ctx, `organization/${alpha}`)];
    for (const link of links) assert.equal((await visitor.send(link, { words: 'Ours.' })).status, 303);
    clock.now = new Date('2026-03-05T15:00:00Z');
    await endMembership(ctx, membership, { until: '2026-03-04', sources: [source.id] });
    const { id } = await inPlace(site.db, ctx.place, (tx) =>
      tx.selectFrom('verifications').select('id').where('organization_id', '=', alpha).executeTakeFirstOrThrow(),
    );
    const ended = { verification: id, organization: alpha, subject: 'organization', ended: '2026-03-05' } as const;
    await commit(ctx, [draft({ act: verificationEnded, body: { ...ended, reason: 'withdrawn' } })]);
    for (const link of links) {
      const page = await visitor.get(link);
      assert.match(page.text, /This link no longer speaks for them/);
      assert.doesNotMatch(page.text, /<textarea/);
      assert.equal((await visitor.post(link, { words: 'I am still the mayor.' })).status, 403);
    }
    // What was said while it did stands.
    assert.match((await visitor.get('/statements/1')).text, /Ours\./);
    const successors = await told(ctx, `post/${mayor}`);
    assert.equal((await visitor.send(successors, { words: 'The next one.' })).status, 303);
    clock.now = now;
  });

  it('outlives an end that lies ahead, and one from before it was mailed', async () => {
    const { ctx: made, mayor, alpha, membership } = await town(site);
    const at = (day: string) => new Date(`${day}T15:00:00Z`);
    const ctx = { ...made, now: () => at('2026-03-02') };
    const source = await recordSource(ctx, { title: 'Paper', standing: 'reported', held: false });
    await endMembership(ctx, membership, { until: '2026-03-10', sources: [source.id] });
    const office = { holder_post: mayor, holder_organization: null };
    const gone = (who: Parameters<typeof hasChangedHands>[1], day: string, today: string) =>
      inPlace(site.db, ctx.place, (tx) => hasChangedHands(tx, who, { day, made: at(day), today }));
    assert.equal(await gone(office, '2026-03-03', '2026-03-05'), false, 'it is known that it will end');
    assert.equal(await gone(office, '2026-03-03', '2026-03-11'), true, 'it has ended since');
    assert.equal(await gone(office, '2026-03-11', '2026-03-12'), false, 'it was mailed to the next one');
    const organization = { holder_post: null, holder_organization: alpha };
    await verify(site.db, ctx, { organization: alpha });
    const { id } = await inPlace(site.db, ctx.place, (tx) =>
      tx.selectFrom('verifications').select('id').where('organization_id', '=', alpha).executeTakeFirstOrThrow(),
    );
    const ended = { verification: id, organization: alpha, subject: 'organization', ended: '2026-03-05' } as const;
    const later = { ...ctx, now: () => at('2026-03-05') };
    await commit(later, [draft({ act: verificationEnded, body: { ...ended, reason: 'withdrawn' } })]);
    assert.equal(await gone(organization, '2026-03-03', '2026-03-06'), true, 'one was withdrawn since');
    assert.equal(await gone(organization, '2026-03-06', '2026-03-07'), false, 'it was mailed after that');
  });

  it('is not stopped by a renewal alone', async () => {
    const { ctx, alpha } = await town(site);
    await verify(site.db, ctx, { organization: alpha });
    const { id } = await inPlace(site.db, ctx.place, (tx) =>
      tx.selectFrom('verifications').select('id').where('organization_id', '=', alpha).executeTakeFirstOrThrow(),
    );
    const ended = { verification: id, organization: alpha, subject: 'organization', ended: '2026-03-03' } as const;
    const later = { ...ctx, now: () => new Date('2026-03-03T15:00:00Z') };
    await commit(later, [draft({ act: verificationEnded, body: { ...ended, reason: 'renewed' } })]);
    const who = { holder_post: null, holder_organization: alpha };
    const mailed = { day: '2026-03-02', made: monday, today: '2026-03-05' };
    assert.equal(await inPlace(site.db, ctx.place, (tx) => hasChangedHands(tx, who, mailed)), false);
  });

  it('that is nobody’s is not there; one person cannot flood the record, and nobody else is locked out', async () => {
    const { ctx, mayor, alpha, visitor } = await town(site);
    assert.equal((await visitor.get(`/reply/${'x'.repeat(43)}`)).status, 404);
    const mayors = await told(ctx, `post/${mayor}`);
    const alphas = await told(ctx, `organization/${alpha}`);
    for (let n = 1; n <= 10; n++) assert.equal((await visitor.send(mayors, { words: `Reply ${n}` })).status, 303);
    assert.equal((await visitor.send(mayors, { words: 'Reply 11' })).status, 429);
    assert.equal((await visitor.send(alphas, { words: 'Ours' })).status, 303);
  });
});
