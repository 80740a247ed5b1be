// Who works for a place: stewards, clerks, auditors. A role is given and ended by a steward, and every grant stays on record.
// A place never loses its last steward by a click.
import { sql } from 'kysely';
import type { Ctx } from '../acts/commit.ts';
import { inPlace, type Tx } from '../base/database.ts';
import { newId } from '../base/ids.ts';
import { invalid, Refused } from '../base/refused.ts';
import type { Role } from './tables.ts';

export const roles: readonly Role[] = ['steward', 'clerk', 'auditor'];

export type Grant = { account: string; role: Role; by?: string | undefined };

/** Gives a role; one that is held already stays as it is. */
export async function grantRoleIn(tx: Tx, place: string, grant: Grant, now: Date): Promise<void> {
  await tx
    .insertInto('roles')
    .values({
      place_id: place,
      id: newId(now.getTime()),
      account_id: grant.account,
      role: grant.role,
      granted_by: grant.by ?? null,
      since: now,
    })
    .onConflict((conflict) =>
      conflict.columns(['place_id', 'account_id', 'role']).where('ended', 'is', null).doNothing(),
    )
    .execute();
}

/** @throws Refused `invalid` when there is no such account in this place */
export async function grantRole(ctx: Pick<Ctx, 'db' | 'place' | 'now'>, grant: Grant): Promise<void> {
  await inPlace(ctx.db, ctx.place, async (tx) => {
    const account = await tx
      .selectFrom('accounts')
      .select('id')
      .where('place_id', '=', ctx.place)
      .where('id', '=', grant.account)
      .executeTakeFirst();
    if (!account) throw invalid('account', 'no-account');
    await grantRoleIn(tx, ctx.place, grant, ctx.now());
  });
}

/**
 * Ends a role from now on. Ended twice it stays as it is.
 * @throws Refused `not-found`, or `invalid` for the last steward
 */
export async function endRole(
  ctx: Pick<Ctx, 'db' | 'place' | 'now'>,
  which: { grant: string; by?: string },
): Promise<void> {
  await inPlace(ctx.db, ctx.place, async (tx) => {
    // Two stewards who end each other at once must not both succeed: the second waits here and counts again.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`roles ${ctx.place}`}, 0))`.execute(tx);
    const row = await tx
      .selectFrom('roles')
      .selectAll()
      .where('place_id', '=', ctx.place)
      .where('id', '=', which.grant)
      .executeTakeFirst();
    if (!row) throw new Refused('not-found');
    if (row.ended) return;
    if (row.role === 'steward' && (await countOf(tx, ctx.place, 'steward')) < 2) throw invalid('grant', 'last-steward');
    await tx
      .updateTable('roles')
      .set({ ended: ctx.now(), ended_by: which.by ?? null })
      .where('place_id', '=', ctx.place)
      .where('id', '=', row.id)
      .execute();
  });
}

const countOf = async (tx: Tx, place: string, role: Role): Promise<number> => {
  const { n } = await tx
    .selectFrom('roles')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('place_id', '=', place)
    .where('role', '=', role)
    .where('ended', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(n);
};

/** The roles an account holds now. */
export async function rolesOf(tx: Tx, place: string, account: string): Promise<Role[]> {
  const rows = await tx
    .selectFrom('roles')
    .select('role')
    .where('place_id', '=', place)
    .where('account_id', '=', account)
    .where('ended', 'is', null)
    .execute();
  return rows.map((row) => row.role).sort((a, b) => roles.indexOf(a) - roles.indexOf(b));
}

export type ShownGrant = {
  id: string;
  account: string;
  name: string;
  shown: string;
  role: Role;
  since: Date;
  ended: Date | null;
};

/** All grants there ever were, current ones first. */
export const grants = (tx: Tx, place: string): Promise<ShownGrant[]> =>
  tx
    .selectFrom('roles')
    .innerJoin('accounts', (join) =>
      join.onRef('accounts.place_id', '=', 'roles.place_id').onRef('accounts.id', '=', 'roles.account_id'),
    )
    .select([
      'roles.id',
      'roles.account_id as account',
      'accounts.name',
      'accounts.shown',
      'roles.role',
      'roles.since',
      'roles.ended',
    ])
    .where('roles.place_id', '=', place)
    .orderBy('roles.ended', (order) => order.desc().nullsFirst())
    .orderBy('roles.since')
    .limit(500)
    .execute();
