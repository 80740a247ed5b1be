// A plan somebody wants to show: kept under a name made of what is in it, so the same plan has one address and says nothing about whose
// it is. It never holds more than what differs from today.
import { createHash } from 'node:crypto';
import type { Database, Tx } from '../../base/database.ts';
import { inPlace } from '../../base/database.ts';
import { packed, unpacked } from './rebalance.ts';
import type { RuledSheet } from './sheet.ts';

const TOKEN = /^[A-Za-z0-9_-]{22}$/;

/** @returns the name under which anyone can look at it */
export async function sharePlan(
  where: { db: Database; place: string; now: () => Date },
  consultation: string,
  sheet: RuledSheet,
  amounts: readonly number[],
): Promise<string> {
  const changes = packed(sheet, amounts);
  const token = createHash('sha256').update(`${consultation} ${changes}`).digest('base64url').slice(0, 22);
  const made = where.now();
  await inPlace(where.db, where.place, (tx) =>
    tx
      .insertInto('budget_shared_plans')
      .values({ place_id: where.place, token, consultation_id: consultation, changes, made })
      .onConflict((oc) => oc.columns(['place_id', 'token']).doUpdateSet({ made }))
      .execute(),
  );
  return token;
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

/** Its amounts on the sheet of its consultation. */
export const amountsOf = (sheet: RuledSheet, changes: string): number[] | undefined => unpacked(sheet, changes);
