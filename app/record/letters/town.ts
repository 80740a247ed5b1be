// For tests only: a town with two organizations that may speak, a council with a mayor in office, and a source.
import { freshPlace } from '../../../test/database.ts';
import { type Reader, reader, type TestSite } from '../../../test/site.ts';
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { checkPlace, type Difference } from '../../acts/rebuild.ts';
import { type Database, inPlace } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { makeAccount } from '../../identity/accounts.ts';
import { verificationGranted } from '../../identity/acts.ts';
import { grantRole } from '../../identity/roles.ts';
import { openSession } from '../../identity/sessions.ts';
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

/** Verifies by the public act, and says which account it was: that account then acts for it. */
export async function verify(
  db: Database,
  ctx: Ctx,
  who: { organization: string } | { membership: string },
  account?: string,
): Promise<void> {
  const verification = newId();
  const subject = 'membership' in who ? 'post-membership' : 'organization';
  const body = {
    verification,
    subject,
    ...who,
    method: 'in-person',
    since: '2026-01-01',
    until: '2099-01-01',
  } as const;
  await commit(ctx, [draft({ act: verificationGranted, body })]);
  if (!account) return;
  await inPlace(db, ctx.place, (tx) =>
    tx
      .insertInto('verification_accounts')
      .values({ place_id: ctx.place, verification_id: verification, account_id: account })
      .execute(),
  );
}

/** Somebody signed in at a site, who speaks for an organization, holds a post or keeps the record. */
export async function signedIn(
  site: TestSite,
  ctx: Ctx,
  name: string,
  who: { organization: string } | { membership: string } | 'clerk',
): Promise<Reader> {
  const address = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const account = await makeAccount(ctx, { email: address, name, lang: 'en' });
  if (who === 'clerk') await grantRole(ctx, { account: account.id, role: 'clerk' });
  else await verify(site.db, ctx, who, account.id);
  const { token } = await inPlace(site.db, ctx.place, (tx) =>
    openSession(tx, ctx.place, account.id, undefined, site.now(), true),
  );
  const place = site.directory.byId(ctx.place);
  const there = reader(site, `${place?.view.slug}.localhost`);
  there.cookies.set('redress_session', token);
  return there;
}

/** How the place's tables differ from a replay of its acts. */
export const replayed = (ownerUrl: string, ctx: Ctx): Promise<Difference[]> => checkPlace(ownerUrl, ctx.place);
