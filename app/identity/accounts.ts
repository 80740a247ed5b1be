// An account is how somebody signs in to one place. It is not a person of the record and is never shown in public;
// what its owner may say in public comes from verifications.
import type { Ctx } from '../acts/commit.ts';
import { inPlace, type Tx } from '../base/database.ts';
import { newId } from '../base/ids.ts';
import { mailAddress } from '../base/mail-address.ts';
import { invalid } from '../base/refused.ts';
import type { ExampleWord } from './examples.ts';
import './tables.ts';

export type Account = { id: string; email: string; shown: string; name: string; lang: string; example: string | null };

export type NewAccount = {
  email: string;
  name?: string;
  lang: string;
  /** the word of "Try it as …"; only for places that are examples */
  example?: ExampleWord;
};

const columns = ['id', 'email', 'shown', 'name', 'lang', 'example'] as const;

/** The account of an address, made when there is none. Run twice, or by two at once, it makes one. */
export async function accountFor(
  tx: Tx,
  place: string,
  given: { email: string; shown: string; lang: string },
  now: Date,
): Promise<Account> {
  await tx
    .insertInto('accounts')
    .values({
      place_id: place,
      id: newId(now.getTime()),
      email: given.email,
      shown: given.shown,
      lang: given.lang,
      example: null,
      created: now,
    })
    .onConflict((conflict) => conflict.columns(['place_id', 'email']).doNothing())
    .execute();
  return tx
    .selectFrom('accounts')
    .select(columns)
    .where('place_id', '=', place)
    .where('email', '=', given.email)
    .executeTakeFirstOrThrow();
}

/**
 * Makes an account without anybody signing in: for the examples and for staff named by a command.
 * @throws Refused `invalid` for an address that is not one, or an example's word in a place that is no example
 */
export async function makeAccount(ctx: Pick<Ctx, 'db' | 'place' | 'now'>, given: NewAccount): Promise<Account> {
  const address = mailAddress(given.email);
  if (!address) throw invalid('email', 'email');
  return inPlace(ctx.db, ctx.place, async (tx) => {
    if (given.example !== undefined) {
      const place = await tx.selectFrom('places').select('example').where('id', '=', ctx.place).executeTakeFirst();
      if (!place?.example) throw invalid('example', 'not-an-example');
    }
    const account = await accountFor(
      tx,
      ctx.place,
      { email: address.canonical, shown: address.shown, lang: given.lang },
      ctx.now(),
    );
    const changed = { name: given.name ?? account.name, example: given.example ?? account.example };
    await tx
      .updateTable('accounts')
      .set(changed)
      .where('place_id', '=', ctx.place)
      .where('id', '=', account.id)
      .execute();
    return { ...account, ...changed };
  });
}

export const accountById = (tx: Tx, place: string, id: string): Promise<Account | undefined> =>
  tx.selectFrom('accounts').select(columns).where('place_id', '=', place).where('id', '=', id).executeTakeFirst();

/** By address, in any of its forms. */
export async function accountByEmail(tx: Tx, place: string, email: string): Promise<Account | undefined> {
  const address = mailAddress(email);
  if (!address) return undefined;
  return tx
    .selectFrom('accounts')
    .select(columns)
    .where('place_id', '=', place)
    .where('email', '=', address.canonical)
    .executeTakeFirst();
}

export async function changeAccount(
  tx: Tx,
  place: string,
  id: string,
  change: { name: string; lang: string },
): Promise<void> {
  await tx.updateTable('accounts').set(change).where('place_id', '=', place).where('id', '=', id).execute();
}

/** What somebody is called on their own pages: their name, or their address while they gave none. */
export const calledBy = (account: Pick<Account, 'name' | 'shown'>): string => account.name || account.shown;
