// Who a request comes from: session, roles, and what the account is verified to speak for today. Asked anew with every request,
// so an ended session, role, verification or post counts at once.
import { civilDate } from '../base/clock.ts';
import { type Database, inPlace, type Tx } from '../base/database.ts';
import { earliest, latest } from '../base/fuzzy-day.ts';
import type { PlaceView, Viewer } from '../web/view.ts';
import { accountById, calledBy } from './accounts.ts';
import { type Asked, cookieNames, readCookie } from './cookies.ts';
import { rolesOf } from './roles.ts';
import { csrfOf, findSession } from './sessions.ts';
import './tables.ts';

/** What identity asks the record; main.ts answers it from the rooms that know. */
export type SubjectDirectory = {
  /** Any number at once, by id; what the record does not have is not in the answer. */
  memberships: (tx: Tx, ids: readonly string[]) => Promise<Map<string, MembershipFacts>>;
  organizations: (tx: Tx, ids: readonly string[]) => Promise<Map<string, OrganizationFacts>>;
  /** memberships that can be spoken for on a day, and organizations: for choosing one on a form */
  choices: (
    tx: Tx,
    today: string,
  ) => Promise<{ memberships: { id: string; label: string }[]; organizations: { id: string; label: string }[] }>;
};

export type MembershipFacts = {
  post: string;
  /** the post's title, as pages show it */
  title: string;
  /** who holds it, when the record names anybody */
  person?: string;
  /** first and last day, as far as known (a year, a month, a day, or a bound) */
  from?: string;
  until?: string;
  /** an act has ended it: counts at once, whatever the last day says */
  ended?: boolean;
  publishedAddress?: string;
  domain?: string;
};
export type OrganizationFacts = { name: string; publishedAddress?: string; domain?: string };

export type Known = {
  viewer: Viewer;
  csrf: string;
  lang: string;
  session: string;
  /** a passkey exchange under way */
  challenge: string | null;
};

export type Lookup = { db: Database; now: () => Date; directory: SubjectDirectory; examples: boolean };

/** @param examples true on loopback without SMTP: accounts of an example need no second factor there */
export async function viewerOf(lookup: Lookup, asked: Asked, place: PlaceView): Promise<Known | undefined> {
  const names = cookieNames(asked, place.baseUrl);
  const token = names && readCookie(asked, names.session);
  if (!token) return undefined;
  const now = lookup.now();
  return inPlace(lookup.db, place.id, async (tx) => {
    const session = await findSession(tx, place.id, token, now);
    const account = session && (await accountById(tx, place.id, session.account));
    if (!session || !account) return undefined;
    const today = civilDate(now, place.zone);
    const viewer: Viewer = {
      account: account.id,
      name: calledBy(account),
      email: account.shown,
      roles: await rolesOf(tx, place.id, account.id),
      ...(await spokenFor(tx, lookup.directory, place.id, account.id, today)),
      strong: session.strong || (lookup.examples && account.example !== null),
    };
    return { viewer, csrf: csrfOf(token), lang: account.lang, session: session.id, challenge: session.challenge };
  });
}

/** What an account may speak for on a day: verified, not ended, not run out, and the post not over. */
export async function spokenFor(
  tx: Tx,
  directory: SubjectDirectory,
  place: string,
  account: string,
  today: string,
): Promise<Pick<Viewer, 'posts' | 'speaksFor'>> {
  const rows = await tx
    .selectFrom('verifications')
    .innerJoin('verification_accounts as holder', (join) =>
      join
        .onRef('holder.place_id', '=', 'verifications.place_id')
        .onRef('holder.verification_id', '=', 'verifications.id'),
    )
    .select(['membership_id', 'organization_id'])
    .where('verifications.place_id', '=', place)
    .where('holder.account_id', '=', account)
    .where('ended', 'is', null)
    .where('since', '<=', today)
    .where('until', '>=', today)
    .orderBy('since')
    .execute();
  // In the order in which they were verified, each once.
  const of = (column: 'membership_id' | 'organization_id') => [...new Set(rows.flatMap((row) => row[column] ?? []))];
  const memberships = await directory.memberships(tx, of('membership_id'));
  const organizations = await directory.organizations(tx, of('organization_id'));
  return {
    posts: of('membership_id').flatMap((membership) => {
      const found = memberships.get(membership);
      return found && isNow(found, today) ? [{ membership, post: found.post, title: found.title }] : [];
    }),
    speaksFor: of('organization_id').flatMap((organization) => {
      const found = organizations.get(organization);
      return found ? [{ organization, name: found.name }] : [];
    }),
  };
}

/** A fuzzy last day counts to its end: a term until '2021' runs through December. */
export const isNow = (membership: Pick<MembershipFacts, 'from' | 'until' | 'ended'>, today: string): boolean =>
  !membership.ended &&
  (!membership.from || earliest(membership.from) <= today) &&
  (!membership.until || latest(membership.until) >= today);
