// Somebody says they hold a post or speak for an organization. A claim is private and temporary: it ends granted, refused or expired,
// and only what was granted becomes public. Here: opening one, looking at one, refusing one.
import type { Ctx } from '../../acts/commit.ts';
import { civilDate } from '../../base/clock.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { isId, newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { defineMail, sendMail } from '../../following/mail.ts';
import { mustVerify } from '../examples.ts';
import { claimsOfOneAccount, within } from '../rates.ts';
import { hashOf, newToken } from '../secrets.ts';
import type { ClaimState, Method } from '../tables.ts';
import type { SubjectDirectory } from '../viewer.ts';
import { isDomain } from './dns.ts';
import { type Subject, subjectFacts } from './grant.ts';

const DAY = 86_400_000;
const OPEN_DAYS = 60;
export const CLAIM_LINK_DAYS = 7;

export type Here = { db: Ctx['db']; place: string; now: Ctx['now']; zone: string; directory: SubjectDirectory };

export type Claim = {
  id: string;
  account: string;
  /** the claimant's address, as written */
  shown: string;
  name: string;
  of: Subject;
  /** what pages call it; '' when the record no longer has it */
  label: string;
  over: boolean;
  method: Method;
  state: ClaimState;
  address: string | null;
  secret: string | null;
  printed: Date | null;
  tries: number;
  created: Date;
  expires: Date;
};

/**
 * Opens a claim, or returns the one that is open already. By mail it also sends the link to the published address.
 * @throws Refused `invalid` (no-published-address, no-domain, too-many-claims), `not-found`, `post-ended`
 */
export async function openClaim(
  here: Here,
  wish: { account: string; lang: string; of: Subject; method: Method },
): Promise<string> {
  const now = here.now();
  return inPlace(here.db, here.place, async (tx) => {
    await mustVerify(tx, here.place);
    const facts = await subjectFacts(tx, here.directory, wish.of, civilDate(now, here.zone));
    if (!facts) throw new Refused('not-found');
    if (facts.over) throw new Refused('post-ended');
    if (wish.method === 'mail' && !facts.address) throw invalid('method', 'no-published-address');
    if (wish.method === 'dns' && !isDomain(facts.domain)) throw invalid('method', 'no-domain');
    const subject = 'membership' in wish.of ? wish.of.membership : wish.of.organization;
    const open = await tx
      .selectFrom('claims')
      .select(['id', 'expires'])
      .where('place_id', '=', here.place)
      .where('account_id', '=', wish.account)
      .where('subject_id', '=', subject)
      .where('method', '=', wish.method)
      .where('state', '=', 'open')
      .executeTakeFirst();
    if (open && open.expires > now) return open.id;
    if (open)
      await tx
        .updateTable('claims')
        .set({ state: 'expired', secret: null })
        .where('place_id', '=', here.place)
        .where('id', '=', open.id)
        .execute();
    if (!(await within(tx, here.place, claimsOfOneAccount, wish.account, now)))
      throw invalid('method', 'too-many-claims');
    const id = newId(now.getTime());
    await tx
      .insertInto('claims')
      .values({
        place_id: here.place,
        id,
        account_id: wish.account,
        subject: 'membership' in wish.of ? 'post-membership' : 'organization',
        subject_id: subject,
        method: wish.method,
        state: 'open',
        address: wish.method === 'mail' ? facts.address! : wish.method === 'dns' ? facts.domain! : null,
        secret: wish.method === 'dns' ? newToken() : null,
        created: now,
        // A link in a mail works for a shorter time, also before the mail is sent.
        expires: new Date(now.getTime() + (wish.method === 'mail' ? CLAIM_LINK_DAYS : OPEN_DAYS) * DAY),
      })
      .execute();
    if (wish.method === 'mail') {
      await sendMail(
        tx,
        here.place,
        claimMail,
        { to: facts.address!, lang: wish.lang, about: id, args: { subject: facts.label } },
        now,
      );
    }
    return id;
  });
}

/** Goes to the address the public record names, not to the claimant: whoever reads it there decides. */
const claimMail = defineMail({
  kind: 'identity.claim',
  words: { subject: 'identity-mail-claim-subject', body: 'identity-mail-claim-body' },
  compose: async (tx, mail, { view, address, now }) => {
    const { id: place } = view.place;
    const claim = await tx
      .selectFrom('claims')
      .innerJoin('accounts', (join) =>
        join.onRef('accounts.place_id', '=', 'claims.place_id').onRef('accounts.id', '=', 'claims.account_id'),
      )
      .select(['claims.id', 'claims.state', 'accounts.shown'])
      .where('claims.place_id', '=', place)
      .where('claims.id', '=', mail.about)
      .executeTakeFirst();
    if (claim?.state !== 'open') return undefined;
    const token = newToken();
    await tx
      .updateTable('claims')
      .set({ token: hashOf(token), expires: new Date(now.getTime() + CLAIM_LINK_DAYS * DAY) })
      .where('place_id', '=', place)
      .where('id', '=', claim.id)
      .execute();
    return {
      place: view.place.name,
      subject: mail.args.subject ?? '',
      who: claim.shown,
      days: CLAIM_LINK_DAYS,
      link: address(view.href(routes.claimConfirm, {}, { token })),
    };
  },
});

const columns = [
  'claims.id',
  'claims.account_id',
  'claims.subject',
  'claims.subject_id',
  'claims.method',
  'claims.state',
  'claims.address',
  'claims.secret',
  'claims.printed',
  'claims.tries',
  'claims.created',
  'claims.expires',
  'accounts.shown',
  'accounts.name',
] as const;

const claimRows = (tx: Tx, place: string) =>
  tx
    .selectFrom('claims')
    .innerJoin('accounts', (join) =>
      join.onRef('accounts.place_id', '=', 'claims.place_id').onRef('accounts.id', '=', 'claims.account_id'),
    )
    .select(columns)
    .where('claims.place_id', '=', place);

type Row = Awaited<ReturnType<ReturnType<typeof claimRows>['executeTakeFirstOrThrow']>>;

async function asClaim(tx: Tx, here: Here, row: Row): Promise<Claim> {
  const { account_id, subject, subject_id, state, ...same } = row;
  const of: Subject = subject === 'organization' ? { organization: subject_id } : { membership: subject_id };
  const now = here.now();
  const facts = await subjectFacts(tx, here.directory, of, civilDate(now, here.zone));
  return {
    ...same,
    account: account_id,
    of,
    label: facts?.label ?? '',
    over: facts?.over ?? true,
    state: state === 'open' && row.expires <= now ? 'expired' : state,
  };
}

export async function claimById(tx: Tx, here: Here, id: string): Promise<Claim | undefined> {
  if (!isId(id)) return undefined;
  const row = await claimRows(tx, here.place).where('claims.id', '=', id).executeTakeFirst();
  return row && asClaim(tx, here, row);
}

export async function claimByToken(tx: Tx, here: Here, token: string | undefined): Promise<Claim | undefined> {
  if (!token) return undefined;
  const row = await claimRows(tx, here.place).where('claims.token', '=', hashOf(token)).executeTakeFirst();
  return row && asClaim(tx, here, row);
}

/** An account's own claims, or all open ones for the stewards' queue; oldest first. */
export async function claims(tx: Tx, here: Here, whose: { account: string } | 'open'): Promise<Claim[]> {
  const all = claimRows(tx, here.place);
  const rows = await (whose === 'open'
    ? all.where('claims.state', '=', 'open')
    : all.where('claims.account_id', '=', whose.account)
  )
    .orderBy('claims.created')
    .limit(200)
    .execute();
  return Promise.all(rows.map((row) => asClaim(tx, here, row))).then((found) =>
    whose === 'open' ? found.filter((claim) => claim.state === 'open') : found,
  );
}

/**
 * Refuses an open claim, by a steward or by whoever reads the published address.
 * @throws Refused not-found
 */
export async function refuseClaim(here: Here, id: string): Promise<void> {
  await inPlace(here.db, here.place, async (tx) => {
    if (!(await claimById(tx, here, id))) throw new Refused('not-found');
    await tx
      .updateTable('claims')
      .set({ state: 'refused', secret: null })
      .where('place_id', '=', here.place)
      .where('id', '=', id)
      .where('state', '=', 'open')
      .execute();
  });
}
