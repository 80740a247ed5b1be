// The five ways to prove a claim. Each checks its own proof and then grants in one commit that also closes the claim, so a claim
// is granted once whatever is clicked twice. Nobody proves anything for themselves.
import type { Author, Ctx } from '../../acts/commit.ts';
import { civilDate } from '../../base/clock.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { mustVerify } from '../examples.ts';
import { dnsLooks, within } from '../rates.ts';
import { newPaperCode, paperCodeOf } from '../secrets.ts';
import type { Method } from '../tables.ts';
import { spokenFor } from '../viewer.ts';
import { type Claim, claimById, claimByToken, type Here } from './claims.ts';
import { type AskDns, holdsRecord, recordName } from './dns.ts';
import { type Evidence, grantVerification, type Subject, subjectFacts } from './grant.ts';

export const LETTER_TRIES = 5;

/** The site itself grants what a machine can check; a steward what a person saw. */
const byTheSite: Author = { role: 'site', name: 'Redress' };

type Proof = { evidence: Evidence[]; author?: Author; wake?: Ctx['wake'] };

/** @throws Refused used, expired, closed or post-ended when the claim cannot be granted any more */
async function grantClaim(here: Here, claim: Claim, proof: Proof): Promise<string> {
  const ctx: Ctx = {
    db: here.db,
    place: here.place,
    now: here.now,
    author: proof.author ?? byTheSite,
    ...(proof.wake ? { wake: proof.wake } : {}),
  };
  return grantVerification(ctx, {
    account: claim.account,
    of: claim.of,
    method: claim.method,
    since: civilDate(here.now(), here.zone),
    evidence: proof.evidence,
    check: async (tx) => {
      // The claim's row is locked: of two proofs at once the second sees what the first did.
      await tx
        .selectFrom('claims')
        .select('id')
        .where('place_id', '=', here.place)
        .where('id', '=', claim.id)
        .forUpdate()
        .execute();
      checkOpen(await claimById(tx, here, claim.id));
    },
    beside: async (tx, verification) => {
      await tx
        .updateTable('claims')
        .set({ state: 'granted', secret: null, verification_id: verification })
        .where('place_id', '=', here.place)
        .where('id', '=', claim.id)
        .execute();
    },
  });
}

function checkOpen(claim: Claim | undefined): asserts claim is Claim {
  if (!claim) throw new Refused('not-found');
  if (claim.state === 'granted') throw new Refused('used');
  if (claim.state === 'expired') throw new Refused('expired');
  if (claim.state === 'refused') throw new Refused('closed');
  if (claim.over) throw new Refused('post-ended');
}

async function openClaimOf(here: Here, id: string, method: Method): Promise<Claim> {
  const claim = await inPlace(here.db, here.place, (tx) => claimById(tx, here, id));
  checkOpen(claim);
  if (claim.method !== method) throw new Refused('not-found');
  return claim;
}

type Wake = { wake?: Ctx['wake'] };

/** By mail: whoever reads the published address pressed the button. @throws Refused not-found, used, expired, closed, post-ended */
export async function confirmByMail(here: Here & Wake, token: string | undefined): Promise<Claim> {
  const claim = await inPlace(here.db, here.place, (tx) => claimByToken(tx, here, token));
  checkOpen(claim);
  await grantClaim(here, claim, { evidence: [{ kind: 'address', value: claim.address! }], wake: here.wake });
  return claim;
}

/** By DNS: the domain the record names says what we asked for. @throws Refused `invalid` dns-not-found, dns-unreachable, too-many-looks */
export async function confirmByDns(here: Here & Wake, id: string, account: string, ask: AskDns): Promise<void> {
  const claim = await openClaimOf(here, id, 'dns');
  if (claim.account !== account) throw new Refused('not-found');
  const fits = await inPlace(here.db, here.place, (tx) => within(tx, here.place, dnsLooks, claim.id, here.now()));
  if (!fits) throw invalid('look', 'too-many-looks');
  const name = recordName(claim.address!);
  if (!holdsRecord(await ask(name), claim.secret!)) throw invalid('look', 'dns-not-found', { name });
  await grantClaim(here, claim, { evidence: [{ kind: 'record', value: name }], wake: here.wake });
}

/** The steward prints the letter; printing again shows the same code. @throws Refused forbidden for one's own claim */
export async function printLetter(here: Here, id: string, steward: string): Promise<Claim> {
  const claim = await openClaimOf(here, id, 'letter');
  if (claim.account === steward) throw new Refused('forbidden');
  if (claim.secret) return claim;
  const printed = here.now();
  const secret = newPaperCode(3);
  await inPlace(here.db, here.place, (tx) =>
    tx
      .updateTable('claims')
      .set({ secret, printed })
      .where('place_id', '=', here.place)
      .where('id', '=', id)
      .where('secret', 'is', null)
      .execute(),
  );
  return openClaimOf(here, id, 'letter');
}

/** By letter: the code came to the post's own address on paper. A wrong code is counted. @throws Refused `invalid` code-wrong, code-spent */
export async function confirmByLetter(here: Here & Wake, id: string, account: string, typed: string): Promise<void> {
  const claim = await openClaimOf(here, id, 'letter');
  if (claim.account !== account || !claim.secret) throw new Refused('not-found');
  const tries = await inPlace(here.db, here.place, async (tx) => {
    const counted = await tx
      .updateTable('claims')
      .set((row) => ({ tries: row('tries', '+', 1) }))
      .where('place_id', '=', here.place)
      .where('id', '=', id)
      .returning('tries')
      .executeTakeFirstOrThrow();
    return counted.tries;
  });
  if (tries > LETTER_TRIES) throw invalid('code', 'code-spent');
  if (paperCodeOf(typed) !== claim.secret) throw invalid('code', 'code-wrong', { left: LETTER_TRIES - tries });
  await grantClaim(here, claim, {
    evidence: [{ kind: 'letter', value: claim.printed?.toISOString().slice(0, 10) ?? '' }],
    wake: here.wake,
  });
}

export type Attesting = { account: string; of: Subject; note: string; claim?: string };

/** In person: a steward saw what they note, about somebody else. @throws Refused forbidden for oneself, post-ended, not-found */
export async function attestInPerson(ctx: Ctx, here: Here, attesting: Attesting): Promise<string> {
  if (ctx.author.account === attesting.account) throw new Refused('forbidden');
  await inPlace(ctx.db, ctx.place, (tx) => mustVerify(tx, ctx.place));
  const evidence: Evidence[] = [{ kind: 'seen', value: attesting.note }];
  if (attesting.claim)
    return grantClaim(here, await openClaimOf(here, attesting.claim, 'in-person'), {
      evidence,
      author: ctx.author,
      wake: ctx.wake,
    });
  const since = civilDate(here.now(), here.zone);
  return grantVerification(ctx, {
    account: attesting.account,
    of: attesting.of,
    method: 'in-person',
    since,
    evidence,
    check: async (tx) => {
      const facts = await subjectFacts(tx, here.directory, attesting.of, since);
      if (!facts) throw new Refused('not-found');
      if (facts.over) throw new Refused('post-ended');
    },
  });
}

/**
 * By vouchers: two people verified here for two other things say that it is so. The second word grants.
 * @returns how many have vouched now, or 'granted'
 * @throws Refused forbidden (oneself), not-verified (nothing verified that counts), duplicate (said it before)
 */
export async function vouch(here: Here & Wake, id: string, voucher: string): Promise<number | 'granted'> {
  const claim = await openClaimOf(here, id, 'vouchers');
  if (claim.account === voucher) throw new Refused('forbidden');
  const standing = await inPlace(here.db, here.place, async (tx) => {
    await tx
      .selectFrom('claims')
      .select('id')
      .where('place_id', '=', here.place)
      .where('id', '=', id)
      .forUpdate()
      .execute();
    const before = await vouchersOf(tx, here, claim);
    if (before.some((one) => one.account === voucher)) {
      // Two words are there already but the grant was cut off: saying it again finishes what began.
      if (before.length >= 2) return before;
      throw new Refused('duplicate');
    }
    const own = await standingOf(tx, here, voucher);
    const subject = subjectKey(claim.of);
    // One person may hold two accounts. Two accounts that speak for the same thing count once, and none for its own thing.
    const counts = own.find(
      (one) => one.subject !== subject && !before.some((earlier) => earlier.subject === one.subject),
    );
    if (!counts) throw new Refused('not-verified');
    await tx
      .insertInto('vouchers')
      .values({
        place_id: here.place,
        claim_id: id,
        account_id: voucher,
        verification_id: counts.verification,
        at: here.now(),
      })
      .execute();
    return [...before, { ...counts, account: voucher }];
  });
  if (standing.length < 2) return standing.length;
  await grantClaim(here, claim, {
    evidence: standing.map((one) => ({ kind: 'voucher', value: one.verification })),
    wake: here.wake,
  });
  return 'granted';
}

type Standing = { verification: string; subject: string };
const subjectKey = (of: Subject): string => ('membership' in of ? of.membership : of.organization);

/** The verifications an account has that hold today. */
async function standingOf(tx: Tx, here: Here, account: string): Promise<Standing[]> {
  const today = civilDate(here.now(), here.zone);
  const { posts, speaksFor } = await spokenFor(tx, here.directory, here.place, account, today);
  const living = new Set([...posts.map((post) => post.membership), ...speaksFor.map((each) => each.organization)]);
  const rows = await tx
    .selectFrom('verifications')
    .innerJoin('verification_accounts as holder', (join) =>
      join
        .onRef('holder.place_id', '=', 'verifications.place_id')
        .onRef('holder.verification_id', '=', 'verifications.id'),
    )
    .select(['verifications.id', 'membership_id', 'organization_id'])
    .where('verifications.place_id', '=', here.place)
    .where('holder.account_id', '=', account)
    .where('ended', 'is', null)
    .where('since', '<=', today)
    .where('until', '>=', today)
    .execute();
  return rows
    .map((row) => ({ verification: row.id, subject: (row.membership_id ?? row.organization_id)! }))
    .filter((one) => living.has(one.subject));
}

/** Who has vouched and still may: a voucher whose own verification has ended since counts no more. */
async function vouchersOf(tx: Tx, here: Here, claim: Claim): Promise<(Standing & { account: string })[]> {
  const rows = await tx
    .selectFrom('vouchers')
    .selectAll()
    .where('place_id', '=', here.place)
    .where('claim_id', '=', claim.id)
    .execute();
  const found: (Standing & { account: string })[] = [];
  for (const row of rows) {
    const standing = await standingOf(tx, here, row.account_id);
    const same =
      standing.find((one) => one.verification === row.verification_id) ??
      standing.find((one) => one.subject !== subjectKey(claim.of));
    if (same) found.push({ ...same, account: row.account_id });
  }
  return found;
}

export const voucherCount = (tx: Tx, here: Here, claim: Claim): Promise<number> =>
  vouchersOf(tx, here, claim).then((all) => all.length);
