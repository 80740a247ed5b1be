// For tests only: a town with two organizations that may speak, a council with a mayor in office, and a source.
import { sql } from 'kysely';
import { freshPlace } from '../../../test/database.ts';
import type { Ctx } from '../../acts/commit.ts';
import { checkPlace, type Difference } from '../../acts/rebuild.ts';
import { type Database, inPlace } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { recordMembership, recordOrganization, recordPost } from '../people/actions.ts';
import { recordSource } from '../words/actions.ts';

/** A town: two organizations with verified speakers, a council with a mayor in office, and a source. */
export async function town(db: Database) {
  const { ctx, clock } = await freshPlace(db);
  const source = await recordSource(ctx, {
    title: 'A report',
    publisher: 'The Paper',
    standing: 'reported',
    held: false,
  });
  const make = async (name: string) => (await recordOrganization(ctx, { name, kind: 'association' })).id;
  const [alpha, beta, council] = [await make('Alpha'), await make('Beta'), await make('Council')];
  const mayor = (await recordPost(ctx, { organization: council, label: 'Mayor' })).id;
  const clerk = (await recordPost(ctx, { organization: council, label: 'City clerk' })).id;
  const { id: membership } = await recordMembership(ctx, { post: mayor, role: 'Mayor', from: '2024-01-01' });
  await verify(db, ctx, { organization: alpha });
  await verify(db, ctx, { organization: beta });
  await verify(db, ctx, { membership });
  const as = (role: 'speaker' | 'holder', of: string): Ctx => ({ ...ctx, author: { role, name: 'Someone', as: of } });
  return { ctx, clock, source: source.id, alpha, beta, council, mayor, clerk, membership, as };
}

async function verify(db: Database, ctx: Ctx, who: { organization: string } | { membership: string }): Promise<void> {
  const [subject, membership, organization] =
    'membership' in who ? ['post-membership', who.membership, null] : ['organization', null, who.organization];
  await inPlace(db, ctx.place, (tx) =>
    sql`insert into verifications (place_id, act_id, id, subject, membership_id, organization_id, method, since, until, by_role)
      values (${ctx.place}, ${newId()}, ${newId()}, ${subject}, ${membership}, ${organization}, 'in-person', '2026-01-01', '2099-01-01', 'steward')`.execute(
      tx,
    ),
  );
}

/** How the place's tables differ from a replay of its acts; the verifications of this town were not made by acts. */
export const replayed = async (ownerUrl: string, ctx: Ctx): Promise<Difference[]> =>
  (await checkPlace(ownerUrl, ctx.place)).filter(({ table }) => table !== 'verifications');
