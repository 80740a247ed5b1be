// "Try it as …": signing in as one of an example's invented people, without mail. Only places registered as examples have such
// accounts, and only a site on loopback without SMTP offers this.
import { inPlace, type Tx } from '../base/database.ts';
import { Refused } from '../base/refused.ts';
import { endSessionOf, openSession } from './sessions.ts';
import type { Browser, SignedIn, Where } from './sign-in.ts';

/** The words "Try it as …" knows, in the order they are offered. */
export const exampleWords = ['organizer', 'aide', 'resident', 'steward', 'clerk', 'auditor'] as const;
export type ExampleWord = (typeof exampleWords)[number];
export type ExampleAccount = { example: string; name: string };

/** The example's accounts; none in a place that is not an example, whatever its accounts say. */
export async function exampleAccounts(tx: Tx, place: string): Promise<ExampleAccount[]> {
  const rows = await tx
    .selectFrom('accounts')
    .innerJoin('places', 'places.id', 'accounts.place_id')
    .select(['accounts.example', 'accounts.name'])
    .where('accounts.place_id', '=', place)
    .where('places.example', '=', true)
    .where('accounts.example', 'is not', null)
    .execute();
  const order: readonly string[] = exampleWords;
  return rows
    .map((row) => ({ example: row.example!, name: row.name }))
    .filter((row) => order.includes(row.example))
    .sort((a, b) => order.indexOf(a.example) - order.indexOf(b.example));
}

/**
 * Whether a place can verify anybody. An example told of real people has no accounts of its own: whoever it names took no part in it,
 * and nobody may come to speak for them there.
 */
export async function verifies(tx: Tx, place: string): Promise<boolean> {
  const row = await tx.selectFrom('places').select('example').where('id', '=', place).executeTakeFirst();
  return row?.example !== true || (await exampleAccounts(tx, place)).length > 0;
}

/** @throws Refused forbidden where nobody is verified */
export async function mustVerify(tx: Tx, place: string): Promise<void> {
  if (!(await verifies(tx, place))) throw new Refused('forbidden');
}

/** @throws Refused not-found when this place has nobody of that word */
export function signInAsExample(where: Where, word: string, browser: Browser): Promise<SignedIn> {
  const now = where.now();
  return inPlace(where.db, where.place, async (tx) => {
    const offered = await exampleAccounts(tx, where.place);
    if (!offered.some((account) => account.example === word)) throw new Refused('not-found');
    const account = await tx
      .selectFrom('accounts')
      .select('id')
      .where('place_id', '=', where.place)
      .where('example', '=', word)
      .executeTakeFirstOrThrow();
    await endSessionOf(tx, where.place, browser.session, now);
    const { token } = await openSession(tx, where.place, account.id, browser.userAgent, now);
    return { token, account: account.id, next: null };
  });
}
