// How often something may be done, counted in the database so that it holds for all processes. POST only.
// A limit slows down; it must never lock the owner of an account out of what was already sent to them.
import { sql } from 'kysely';
import type { Tx } from '../base/database.ts';

export type Rate = { what: string; limit: number; seconds: number };

/** Mails that let someone sign in: a person who lost one asks again, a prankster fills nobody's mailbox. */
export const mailsToOneAddress: Rate = { what: 'sign-in mail', limit: 5, seconds: 3600 };
/** Everything a place's sign-in page may cause: far above a busy hour, far below a mail bomb. */
export const mailsOfOnePlace: Rate = { what: 'sign-in mails', limit: 3000, seconds: 3600 };
export const secondFactorTries: Rate = { what: 'second factor', limit: 8, seconds: 900 };
export const claimsOfOneAccount: Rate = { what: 'claim', limit: 10, seconds: 86_400 };
export const dnsLooks: Rate = { what: 'dns look', limit: 20, seconds: 3600 };

/** In seconds: no rate, of whatever room, counts over a longer time, so that an older window is surely closed. */
export const longestWindow = 86_400;

/**
 * Counts one more and says whether it is still within the limit. The count stands only if the transaction commits.
 * A window opens with the first use and closes `seconds` later, so a refused caller knows when to come back.
 */
export async function within(tx: Tx, place: string, rate: Rate, who: string, now: Date): Promise<boolean> {
  if (rate.seconds > longestWindow) throw new TypeError(`the window of ${rate.what} would be cleared before it closes`);
  const { rows } = await sql<{ used: number }>`
    insert into rates as r (place_id, what, who, since, used) values (${place}, ${rate.what}, ${who}, ${now}, 1)
    on conflict (place_id, what, who) do update set
      used = case when r.since <= ${now}::timestamptz - make_interval(secs => ${rate.seconds}) then 1 else r.used + 1 end,
      since = case when r.since <= ${now}::timestamptz - make_interval(secs => ${rate.seconds}) then excluded.since else r.since end
    returning used`.execute(tx);
  return rows[0]!.used <= rate.limit;
}
