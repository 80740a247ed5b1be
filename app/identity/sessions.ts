// Who is signed in where. A session is a row that its owner can see and end; the cookie is 256 random bits, kept here as a hash.
// Nothing is held in the process: a session ended anywhere is ended everywhere with the next request.
import { createHash } from 'node:crypto';
import type { Tx } from '../base/database.ts';
import { newId } from '../base/ids.ts';
import { hashOf, isToken, newToken } from './secrets.ts';
import './tables.ts';

const DAY = 86_400_000;
/** A session unused for so long is over. */
export const IDLE_DAYS = 30;
/** And none lasts longer than this, however much it is used. */
export const LONGEST_DAYS = 180;
/** How long a second factor counts. */
const STRONG_HOURS = 12;
const SEEN_EVERY = 5 * 60_000;

export const sessionSeconds = (IDLE_DAYS * DAY) / 1000;

export type Session = { id: string; account: string; strong: boolean; challenge: string | null };
export type ShownSession = { id: string; device: string; created: Date; seen: Date; strong: boolean };

/** Opens a session. @returns what the cookie holds; only its hash stays here */
export async function openSession(
  tx: Tx,
  place: string,
  account: string,
  userAgent: string | undefined,
  now: Date,
  strong = false,
): Promise<{ id: string; token: string }> {
  const token = newToken();
  const id = newId(now.getTime());
  await tx
    .insertInto('sessions')
    .values({
      place_id: place,
      id,
      account_id: account,
      token: hashOf(token),
      device: deviceWords(userAgent),
      created: now,
      seen: now,
      strong: strong ? now : null,
    })
    .execute();
  return { id, token };
}

/** The session a cookie opens, if it is still one. */
export async function findSession(
  tx: Tx,
  place: string,
  token: string | undefined,
  now: Date,
): Promise<Session | undefined> {
  if (!isToken(token)) return undefined;
  const row = await tx
    .selectFrom('sessions')
    .selectAll()
    .where('place_id', '=', place)
    .where('token', '=', hashOf(token))
    .executeTakeFirst();
  if (!row || row.revoked || !isAlive(row, now)) return undefined;
  if (now.getTime() - row.seen.getTime() > SEEN_EVERY) {
    await tx
      .updateTable('sessions')
      .set({ seen: now })
      .where('place_id', '=', place)
      .where('id', '=', row.id)
      .execute();
  }
  const fresh = row.challenge_at !== null && now.getTime() - row.challenge_at.getTime() < 10 * 60_000;
  return {
    id: row.id,
    account: row.account_id,
    strong: isStrong(row.strong, now),
    challenge: fresh ? row.challenge : null,
  };
}

const isAlive = (row: { created: Date; seen: Date }, now: Date): boolean =>
  now.getTime() - row.seen.getTime() < IDLE_DAYS * DAY && now.getTime() - row.created.getTime() < LONGEST_DAYS * DAY;

const isStrong = (strong: Date | null, now: Date): boolean =>
  strong !== null && now.getTime() - strong.getTime() < STRONG_HOURS * 3_600_000;

/** The account's living sessions, last used first. */
export async function sessionsOf(tx: Tx, place: string, account: string, now: Date): Promise<ShownSession[]> {
  const rows = await tx
    .selectFrom('sessions')
    .selectAll()
    .where('place_id', '=', place)
    .where('account_id', '=', account)
    .where('revoked', 'is', null)
    .orderBy('seen', 'desc')
    .limit(200)
    .execute();
  return rows
    .filter((row) => isAlive(row, now))
    .map((row) => ({
      id: row.id,
      device: row.device,
      created: row.created,
      seen: row.seen,
      strong: isStrong(row.strong, now),
    }));
}

/** Ends one session of the account, or all of them. @returns how many were ended */
export async function endSessions(
  tx: Tx,
  place: string,
  account: string,
  now: Date,
  which: { id?: string; but?: string } = {},
): Promise<number> {
  let ending = tx
    .updateTable('sessions')
    .set({ revoked: now, challenge: null })
    .where('place_id', '=', place)
    .where('account_id', '=', account)
    .where('revoked', 'is', null);
  if (which.id !== undefined) ending = ending.where('id', '=', which.id);
  if (which.but !== undefined) ending = ending.where('id', '!=', which.but);
  return Number((await ending.executeTakeFirst()).numUpdatedRows);
}

/** A new sign-in in the same browser ends what was open there: its old token is worth nothing afterwards. */
export async function endSessionOf(tx: Tx, place: string, token: string | undefined, now: Date): Promise<void> {
  if (!isToken(token)) return;
  await tx
    .updateTable('sessions')
    .set({ revoked: now, challenge: null })
    .where('place_id', '=', place)
    .where('token', '=', hashOf(token))
    .where('revoked', 'is', null)
    .execute();
}

/**
 * The session's second factor was given now. The session gets a new token, so that one taken before is worth nothing.
 * @returns what the cookie holds from now on
 */
export async function strengthen(tx: Tx, place: string, session: string, now: Date): Promise<string> {
  const token = newToken();
  await tx
    .updateTable('sessions')
    .set({ strong: now, challenge: null, token: hashOf(token) })
    .where('place_id', '=', place)
    .where('id', '=', session)
    .execute();
  return token;
}

/** Keeps what a passkey must sign; a newer exchange replaces it. */
export async function keepChallenge(
  tx: Tx,
  place: string,
  session: string,
  challenge: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ challenge, challenge_at: now })
    .where('place_id', '=', place)
    .where('id', '=', session)
    .execute();
}

/** The token signed-in forms carry. Made from the cookie, so it needs no row and dies with the session. */
export const csrfOf = (token: string): string =>
  createHash('sha256').update(`redress/csrf/v1 ${token}`).digest('base64url');

const browsers: [string, RegExp][] = [
  ['Edge', /\bEdgi?A?(?:OS)?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
];
const systems: [string, RegExp][] = [
  ['Android', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Windows', /\bWindows\b/],
  ['Mac', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
];

/** Browser and system by name only: enough to know one's own devices, too little to follow anybody. '' when neither is known. */
export function deviceWords(userAgent: string | undefined): string {
  const named = (list: [string, RegExp][]) => list.find(([, sign]) => sign.test(userAgent ?? ''))?.[0];
  return [named(browsers), named(systems)].filter(Boolean).join(', ');
}
