// Giving a second factor, and setting one up. Every try is counted before it is looked at, in a transaction of its own: a refused
// try must not take its own count back.
import { inPlace, type Tx } from '../../base/database.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { secondFactorTries, within } from '../rates.ts';
import { strengthen } from '../sessions.ts';
import type { Where } from '../sign-in.ts';
import { factorsOf, hasFactor } from './factors.ts';
import { enterPasskey, type Party, removePasskey, takePasskey } from './passkeys.ts';
import { makeRecoveryCodes, takeRecoveryCode } from './recovery.ts';
import { removeTotp, takeTotp } from './totp.ts';

/** The signed-in person, in the session that is to become strong. */
export type Holder = { account: string; session: string; strong: boolean };
export type Given = { code: string } | { answer: string; party: Party };

async function countTry(where: Where, holder: Holder): Promise<void> {
  const fits = await inPlace(where.db, where.place, (tx) =>
    within(tx, where.place, secondFactorTries, holder.account, where.now()),
  );
  if (!fits) throw invalid('code', 'too-many-tries', { minutes: secondFactorTries.seconds / 60 });
}

/** A good factor ends the counting: the owner's own mistakes of the morning do not shut them out in the evening. */
const forgetTries = (tx: Tx, where: Where, holder: Holder) =>
  tx
    .deleteFrom('rates')
    .where('place_id', '=', where.place)
    .where('what', '=', secondFactorTries.what)
    .where('who', '=', holder.account)
    .execute();

/**
 * Gives the second factor: a code from the app, a recovery code, or what a passkey answered.
 * @returns the session's new token
 * @throws Refused `invalid`: factor-wrong, passkey-failed or too-many-tries
 */
export async function giveSecondFactor(where: Where, holder: Holder, given: Given): Promise<string> {
  await countTry(where, holder);
  const now = where.now();
  const token = await inPlace(where.db, where.place, async (tx) => {
    if (!(await isRight(tx, where, holder, given, now))) return undefined;
    await forgetTries(tx, where, holder);
    return strengthen(tx, where.place, holder.session, now);
  });
  if (token === undefined)
    throw 'code' in given ? invalid('code', 'factor-wrong') : invalid('response', 'passkey-failed');
  return token;
}

async function isRight(tx: Tx, where: Where, holder: Holder, given: Given, now: Date): Promise<boolean> {
  if ('answer' in given)
    return takePasskey(
      tx,
      { place: where.place, account: holder.account, session: holder.session, party: given.party, now },
      given.answer,
    );
  return (
    (await takeTotp(tx, where.place, holder.account, given.code, now)) ||
    (await takeRecoveryCode(tx, where.place, holder.account, given.code, now))
  );
}

/**
 * Whoever has a factor must have given it before changing any: a stolen session alone changes nothing.
 * @throws Refused second-factor
 */
export async function mayChangeFactors(tx: Tx, where: Where, holder: Holder): Promise<void> {
  if (!holder.strong && hasFactor(await factorsOf(tx, where.place, holder.account))) throw new Refused('second-factor');
}

export type SetUp =
  | { do: 'totp'; code: string }
  | { do: 'passkey'; answer: string; party: Party; name: string }
  | { do: 'remove-totp' }
  | { do: 'remove-passkey'; passkey: string }
  | { do: 'new-codes' };

/**
 * Sets up, removes or renews. The first factor brings recovery codes and makes this session strong at once.
 * @returns the session's new token when it became strong
 * @throws Refused second-factor, or `invalid`: factor-wrong, passkey-failed, too-many-tries, last-factor
 */
export async function setUpFactor(
  where: Where,
  holder: Holder,
  wish: SetUp,
  staff: boolean,
): Promise<string | undefined> {
  if (wish.do === 'totp' || wish.do === 'passkey') await countTry(where, holder);
  const now = where.now();
  const result = await inPlace(where.db, where.place, async (tx): Promise<{ token?: string; failed?: true }> => {
    await mayChangeFactors(tx, where, holder);
    if (wish.do === 'totp' || wish.do === 'passkey') {
      const good =
        wish.do === 'totp'
          ? await takeTotp(tx, where.place, holder.account, wish.code, now, true)
          : await enterPasskey(
              tx,
              { place: where.place, account: holder.account, session: holder.session, party: wish.party, now },
              wish.answer,
              wish.name,
            );
      if (!good) return { failed: true };
      await forgetTries(tx, where, holder);
      const { codesLeft } = await factorsOf(tx, where.place, holder.account);
      if (codesLeft === 0) await makeRecoveryCodes(tx, where.place, holder.account);
      return { token: await strengthen(tx, where.place, holder.session, now) };
    }
    if (wish.do === 'new-codes') await makeRecoveryCodes(tx, where.place, holder.account);
    if (wish.do === 'remove-totp') await removeTotp(tx, where.place, holder.account);
    if (wish.do === 'remove-passkey') await removePasskey(tx, where.place, holder.account, wish.passkey);
    // Thrown inside the transaction, so the removal is taken back.
    if (staff && !hasFactor(await factorsOf(tx, where.place, holder.account))) throw invalid('do', 'last-factor');
    return {};
  });
  if (result.failed) throw wish.do === 'totp' ? invalid('code', 'factor-wrong') : invalid('response', 'passkey-failed');
  return result.token;
}
