// A plan somebody wants to show: kept under a name made of what is in it, so the same plan has one address and says nothing about whose
// it is. It never holds more than what differs from today.
import { createHash } from 'node:crypto';
import type { Database, Tx } from '../../base/database.ts';
import { inPlace } from '../../base/database.ts';
import { type Rate, within } from '../../identity/rates.ts';
import { packed } from './rebalance.ts';
import type { RuledSheet } from './sheet.ts';

const TOKEN = /^[A-Za-z0-9_-]{22}$/;

/** Rows that nobody signs for: no machine may fill the database with them. */
export const plansShown: Rate = { what: 'plans shown', limit: 5000, seconds: 86_400 };

/** @returns the name under which anyone can look at it; undefined when a place has kept enough for a day: the plan's own address is left */
export async function sharePlan(
  where: { db: Database; place: string; now: () => Date },
  consultation: string,
  sheet: RuledSheet,
  amounts: readonly number[],
): Promise<string | undefined> {
  const changes = packed(sheet, amounts);
  const token = createHash('sha256').update(`${consultation} ${changes}`).digest('base64url').slice(0, 22);
  const made = where.now();
  return inPlace(where.db, where.place, async (tx) => {
    if (!(await within(tx, where.place, plansShown, '', made))) return undefined;
    await tx
      .insertInto('budget_shared_plans')
      .values({ place_id: where.place, token, consultation_id: consultation, changes, made })
      .onConflict((oc) => oc.columns(['place_id', 'token']).doUpdateSet({ made }))
      .execute();
    return token;
  });
}

export async function sharedPlan(
  tx: Tx,
  place: string,
  token: string | undefined,
): Promise<{ consultation: string; changes: string } | undefined> {
  if (!token || !TOKEN.test(token)) return undefined;
  return tx
    .selectFrom('budget_shared_plans')
    .select(['consultation_id as consultation', 'changes'])
    .where('place_id', '=', place)
    .where('token', '=', token)
    .executeTakeFirst();
}
