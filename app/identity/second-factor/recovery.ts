// Ten codes on paper for the day the phone is lost, each good once. They are shown until their owner says they are kept.
import type { Tx } from '../../base/database.ts';
import { hashOf, newPaperCode, paperCodeOf } from '../secrets.ts';
import '../tables.ts';

const HOW_MANY = 10;

/** New codes; the old ones stop working. */
export async function makeRecoveryCodes(tx: Tx, place: string, account: string): Promise<void> {
  await tx.deleteFrom('recovery_codes').where('place_id', '=', place).where('account_id', '=', account).execute();
  const codes = Array.from({ length: HOW_MANY }, () => newPaperCode(3));
  await tx
    .insertInto('recovery_codes')
    .values(
      codes.map((code) => ({ place_id: place, account_id: account, hash: hashOf(code), shown: code, used: null })),
    )
    .execute();
}

/** From now on only hashes of the codes are here. */
export async function codesAreKept(tx: Tx, place: string, account: string): Promise<void> {
  await tx
    .updateTable('recovery_codes')
    .set({ shown: null })
    .where('place_id', '=', place)
    .where('account_id', '=', account)
    .execute();
}

/** Takes one code, once. */
export async function takeRecoveryCode(
  tx: Tx,
  place: string,
  account: string,
  typed: string,
  now: Date,
): Promise<boolean> {
  const taken = await tx
    .updateTable('recovery_codes')
    .set({ used: now, shown: null })
    .where('place_id', '=', place)
    .where('account_id', '=', account)
    .where('hash', '=', hashOf(paperCodeOf(typed)))
    .where('used', 'is', null)
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n;
}
