// Which second factors an account has. Staff act only in a session where one of them was given; everybody else may have one.
import type { Tx } from '../../base/database.ts';
import '../tables.ts';

export type ShownPasskey = { id: string; name: string; created: Date; used: Date | null };
export type Factors = {
  totp: boolean;
  passkeys: ShownPasskey[];
  /** recovery codes not yet used */
  codesLeft: number;
  /** codes their owner has not yet said to have kept */
  codesToKeep: string[];
};

export const hasFactor = (factors: Factors): boolean => factors.totp || factors.passkeys.length > 0;

export async function factorsOf(tx: Tx, place: string, account: string): Promise<Factors> {
  const totp = await tx
    .selectFrom('totps')
    .select('confirmed')
    .where('place_id', '=', place)
    .where('account_id', '=', account)
    .executeTakeFirst();
  const passkeys = await tx
    .selectFrom('passkeys')
    .select(['id', 'name', 'created', 'used'])
    .where('place_id', '=', place)
    .where('account_id', '=', account)
    .orderBy('created')
    .execute();
  const codes = await tx
    .selectFrom('recovery_codes')
    .select(['shown'])
    .where('place_id', '=', place)
    .where('account_id', '=', account)
    .where('used', 'is', null)
    .execute();
  return {
    totp: Boolean(totp?.confirmed),
    passkeys,
    codesLeft: codes.length,
    codesToKeep: codes.flatMap((code) => code.shown ?? []).sort(),
  };
}
