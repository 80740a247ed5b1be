// For tests only: an invented town with a board of five that appoints the chief, a mayor who has one of its votes, a successor in
// office, a law that changed, and statements from sources.
import { freshPlace } from '../../../test/database.ts';
import type { Ctx } from '../../acts/commit.ts';
import type { Database } from '../../base/database.ts';
import { recordPower } from '../powers/actions.ts';
import { recordSource } from '../words/actions.ts';
import { endMembership, recordMembership, recordOrganization, recordPerson, recordPost } from './actions.ts';

/** The clerk of a fresh place, and everything recorded in it by id. Today there is March 2, 2026. */
export async function boardTown(db: Database) {
  const { ctx, clock } = await freshPlace(db);
  const law = await recordSource(ctx, {
    title: 'Charter of Testville, article 4',
    publisher: 'City clerk',
    url: 'https://testville.example/charter',
    standing: 'official',
    held: true,
  });
  const city = await recordOrganization(ctx, {
    name: 'City of Testville',
    kind: 'public-body',
    domain: 'testville.example',
  });
  const board = await recordOrganization(ctx, { name: 'Police Board', kind: 'public-body', parent: city.id });
  const mayor = await recordPost(ctx, { organization: city.id, label: 'Mayor', contact: 'mayor@testville.example' });
  const chief = await recordPost(ctx, { organization: board.id, label: 'Chief of police' });
  const first = await recordPerson(ctx, { name: 'Ada Example' });
  const second = await recordPerson(ctx, { name: 'Ben Example' });
  const before = await recordMembership(ctx, { post: mayor.id, person: first.id, from: '2019-08-01' });
  await endMembership(ctx, before.id, { until: '2023-07-31' });
  const now = await recordMembership(ctx, { post: mayor.id, person: second.id, from: '2023-08-01' });
  const dismiss = await recordPower(ctx, {
    holder: { organization: board.id },
    verb: 'dismiss',
    object: 'the chief of police',
    objectKey: 'chief-of-police',
    mode: 'joint',
    joint: { n: 3, m: 5 },
    jointMembers: 'four commissioners and the mayor',
    jointPosts: [mayor.id],
    basis: 'Charter, art. 4.12',
    basisUrl: 'https://testville.example/charter#4.12',
    standing: 'asserted',
    sources: [law.id],
  });
  const ids = { law: law.id, city: city.id, board: board.id, mayor: mayor.id, chief: chief.id };
  return { ctx, clock, ...ids, first, second, before: before.id, now: now.id, dismiss: dismiss.id };
}

/** The same clerk's context with another author. */
export const actingAs = (ctx: Ctx, role: Ctx['author']['role'], as?: string): Ctx => ({
  ...ctx,
  author: { role, name: 'Someone', ...(as ? { as } : {}) },
});
