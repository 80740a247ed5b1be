// Signing in by mail: a link that works in any browser, and a code that works in the browser that asked. Opening a link changes
// nothing; only its button does. Nobody learns here whether an address is known: an account is looked for only after the proof.
import type { Ctx } from '../acts/commit.ts';
import { inPlace, type Tx } from '../base/database.ts';
import { newId } from '../base/ids.ts';
import { mailAddress } from '../base/mail-address.ts';
import { invalid, Refused } from '../base/refused.ts';
import { routes } from '../base/routes.ts';
import { defineMail, sendMail } from '../following/mail.ts';
import { accountFor } from './accounts.ts';
import { mailsOfOnePlace, mailsToOneAddress, within } from './rates.ts';
import { grantRoleIn } from './roles.ts';
import { codeHash, digitsOf, equal, hashOf, isToken, newCode, newToken } from './secrets.ts';
import { endSessionOf, openSession } from './sessions.ts';
import './tables.ts';

export type Where = Pick<Ctx, 'db' | 'place' | 'now'>;
/** The browser in front of us: its own secret, its name, and the session it still carries. */
export type Browser = { secret: string; userAgent?: string | undefined; session?: string | undefined };
export type SignedIn = { token: string; account: string; next: string | null };

const MINUTE = 60_000;
export const LINK_MINUTES = 15;
const STEWARD_HOURS = 24;
export const CODE_TRIES = 5;
/** Within this time the same browser may send the same button again: a double click is not a second use. */
const DOUBLE_CLICK = 2 * MINUTE;

/** A path on this site, or null: a link elsewhere must not be where signing in leads. */
export function ownPath(next: string | undefined): string | null {
  if (!next || next.length > 500 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(next)) return null;
  return next;
}

/**
 * Sends a link and a code. The same answer and the same work whether the address has an account or not.
 * @throws Refused `invalid` for what is no address, `too-many` when enough mails are already in that mailbox
 */
export async function askToSignIn(
  where: Where,
  asked: { email: string; lang: string; next?: string | undefined; browser: string },
): Promise<void> {
  const address = mailAddress(asked.email);
  if (!address) throw invalid('email', 'email');
  const now = where.now();
  const browser = hashOf(asked.browser);
  await inPlace(where.db, where.place, async (tx) => {
    const twin = await tx
      .selectFrom('sign_ins')
      .select('id')
      .where('place_id', '=', where.place)
      .where('browser', '=', browser)
      .where('email', '=', address.canonical)
      .where('used', 'is', null)
      .where('created', '>', new Date(now.getTime() - MINUTE / 2))
      .executeTakeFirst();
    if (twin) return;
    const toThem = await within(
      tx,
      where.place,
      mailsToOneAddress,
      hashOf(address.canonical).toString('base64url'),
      now,
    );
    if (!toThem) throw new Refused('too-many', { args: { n: mailsToOneAddress.limit } });
    if (!(await within(tx, where.place, mailsOfOnePlace, '', now))) throw new Refused('too-many');
    const id = newId(now.getTime());
    await tx
      .insertInto('sign_ins')
      .values({
        place_id: where.place,
        id,
        kind: 'mail',
        email: address.canonical,
        shown: address.shown,
        lang: asked.lang,
        next: ownPath(asked.next),
        browser,
        created: now,
        expires: new Date(now.getTime() + LINK_MINUTES * MINUTE),
      })
      .execute();
    await sendMail(tx, where.place, signInMail, { to: address.shown, lang: asked.lang, about: id }, now);
  });
}

/** The fifteen minutes begin when the mail goes out: a slow mail server does not eat them. */
const signInMail = defineMail({
  kind: 'identity.sign-in',
  words: { subject: 'identity-mail-sign-in-subject', body: 'identity-mail-sign-in-body' },
  compose: async (tx, mail, { view, address, now }) => {
    const { id: place } = view.place;
    const row = await tx
      .selectFrom('sign_ins')
      .select(['id', 'used', 'created'])
      .where('place_id', '=', place)
      .where('id', '=', mail.about)
      .executeTakeFirst();
    if (!row || row.used || now.getTime() - row.created.getTime() > 60 * MINUTE) return undefined;
    const token = newToken();
    const code = newCode();
    await tx
      .updateTable('sign_ins')
      .set({
        token: hashOf(token),
        code: codeHash(row.id, code),
        expires: new Date(now.getTime() + LINK_MINUTES * MINUTE),
      })
      .where('place_id', '=', place)
      .where('id', '=', row.id)
      .execute();
    return {
      place: view.place.name,
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
      link: address(view.href(routes.signInConfirm, {}, { token })),
      minutes: LINK_MINUTES,
    };
  },
});

export type LinkState = 'ready' | 'used' | 'expired' | 'unknown';
export type Link = { state: LinkState; kind: 'mail' | 'steward'; shown: string | null };

/** What a link would do, without doing it. @param token as it stands in the address, from anywhere */
export async function lookAtLink(
  tx: Tx,
  place: string,
  token: string | undefined,
  now: Date,
  browser?: string,
): Promise<Link> {
  const row = await rowOf(tx, place, token, false);
  if (!row) return { state: 'unknown', kind: 'mail', shown: null };
  return { state: stateOf(row, now, browser), kind: row.kind, shown: row.shown };
}

async function rowOf(tx: Tx, place: string, token: string | undefined, lock: boolean) {
  if (!isToken(token)) return undefined;
  const query = tx.selectFrom('sign_ins').selectAll().where('place_id', '=', place).where('token', '=', hashOf(token));
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

type Row = { used: Date | null; used_browser: Buffer | null; expires: Date };

function stateOf(row: Row, now: Date, browser?: string): LinkState {
  if (row.used) return browser && isDoubleClick(row, now, browser) ? 'ready' : 'used';
  return row.expires <= now ? 'expired' : 'ready';
}

const isDoubleClick = (row: Row, now: Date, browser: string): boolean =>
  row.used !== null && now.getTime() - row.used.getTime() < DOUBLE_CLICK && equal(row.used_browser, hashOf(browser));

/**
 * Signs in by a mailed link, once. A first sign-in makes the account: a resident without any role.
 * @throws Refused `invalid` with link-used, link-expired or link-unknown
 */
export function useLink(where: Where, token: string | undefined, browser: Browser): Promise<SignedIn> {
  const now = where.now();
  return inPlace(where.db, where.place, async (tx) => {
    const row = await rowOf(tx, where.place, token, true);
    const state = row?.kind === 'mail' ? stateOf(row, now, browser.secret) : 'unknown';
    if (!row || state !== 'ready') throw invalid('token', `link-${state}`);
    return signIn(tx, where.place, row, browser, now);
  });
}

/**
 * Signs in by the code, in the browser that asked for it. A wrong code is counted even though it is refused.
 * @throws Refused `invalid`: code-wrong (with the tries left), code-spent, code-expired
 */
export async function useCode(where: Where, typed: string, browser: Browser): Promise<SignedIn> {
  const now = where.now();
  const result = await inPlace(where.db, where.place, async (tx) => {
    const asked = await tx
      .selectFrom('sign_ins')
      .selectAll()
      .where('place_id', '=', where.place)
      .where('kind', '=', 'mail')
      .where('browser', '=', hashOf(browser.secret))
      .where('code', 'is not', null)
      .where('expires', '>', now)
      .orderBy('created', 'desc')
      .limit(3)
      .forUpdate()
      .execute();
    const usable = asked.filter((row) => !row.used || isDoubleClick(row, now, browser.secret));
    if (usable.length === 0) return { problem: 'code-expired' };
    const open = usable.filter((row) => row.tries < CODE_TRIES);
    if (open.length === 0) return { problem: 'code-spent' };
    const hit = open.find((row) => equal(row.code, codeHash(row.id, digitsOf(typed))));
    if (hit) return signIn(tx, where.place, hit, browser, now);
    for (const row of open) {
      await tx
        .updateTable('sign_ins')
        .set({ tries: row.tries + 1 })
        .where('place_id', '=', where.place)
        .where('id', '=', row.id)
        .execute();
    }
    const left = CODE_TRIES - 1 - Math.min(...open.map((row) => row.tries));
    return left > 0 ? { problem: 'code-wrong', left } : { problem: 'code-spent' };
  });
  if ('problem' in result) throw invalid('code', result.problem!, 'left' in result ? { left: result.left! } : {});
  return result;
}

type Request = {
  id: string;
  email: string | null;
  shown: string | null;
  lang: string;
  next: string | null;
  used: Date | null;
};

async function signIn(tx: Tx, place: string, row: Request, browser: Browser, now: Date): Promise<SignedIn> {
  const account = await accountFor(tx, place, { email: row.email!, shown: row.shown!, lang: row.lang }, now);
  return finish(tx, place, row, account.id, browser, now);
}

async function finish(
  tx: Tx,
  place: string,
  row: Request,
  account: string,
  browser: Browser,
  now: Date,
): Promise<SignedIn> {
  if (!row.used) {
    await tx
      .updateTable('sign_ins')
      .set({ used: now, used_browser: hashOf(browser.secret), account_id: account })
      .where('place_id', '=', place)
      .where('id', '=', row.id)
      .execute();
  }
  await endSessionOf(tx, place, browser.session, now);
  const { token } = await openSession(tx, place, account, browser.userAgent, now);
  return { token, account, next: row.next };
}

/**
 * A link for the first steward of a place, good once within a day. Whoever holds it becomes steward.
 * @returns its path; the caller puts the place's base URL before it
 */
export async function stewardLink(where: Where, lang = 'en'): Promise<string> {
  const token = newToken();
  const now = where.now();
  await inPlace(where.db, where.place, (tx) =>
    tx
      .insertInto('sign_ins')
      .values({
        place_id: where.place,
        id: newId(now.getTime()),
        kind: 'steward',
        lang,
        token: hashOf(token),
        created: now,
        expires: new Date(now.getTime() + STEWARD_HOURS * 60 * MINUTE),
      })
      .execute(),
  );
  return `${routes.signInConfirm.path}?token=${token}`;
}

/**
 * Turns a steward's link into an account with the role, signed in. The second factor is asked for before any staff act.
 * @throws Refused `invalid`: link-used, link-expired, link-unknown, or what is wrong with name or address
 */
export async function useStewardLink(
  where: Where,
  token: string | undefined,
  who: { name: string; email: string },
  browser: Browser,
): Promise<SignedIn> {
  const address = mailAddress(who.email);
  if (!address) throw invalid('email', 'email');
  const now = where.now();
  return inPlace(where.db, where.place, async (tx) => {
    const row = await rowOf(tx, where.place, token, true);
    const state = row?.kind === 'steward' ? stateOf(row, now, browser.secret) : 'unknown';
    if (!row || state !== 'ready') throw invalid('token', `link-${state}`);
    if (row.used && row.account_id) return finish(tx, where.place, row, row.account_id, browser, now);
    const account = await accountFor(
      tx,
      where.place,
      { email: address.canonical, shown: address.shown, lang: row.lang },
      now,
    );
    await tx
      .updateTable('accounts')
      .set({ name: who.name })
      .where('place_id', '=', where.place)
      .where('id', '=', account.id)
      .execute();
    await grantRoleIn(tx, where.place, { account: account.id, role: 'steward' }, now);
    return finish(tx, where.place, row, account.id, browser, now);
  });
}
