// Granting and ending: the public act, and beside it, in the same transaction, whose account it is and what it rests on.
// Whether it may be granted was decided before, by the flow of its method; that the post is not over is asked here, under the lock.
import { type Ctx, commit, type Draft, draft } from '../../acts/commit.ts';
import { addDays, civilDate } from '../../base/clock.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { lastDay } from '../../base/fuzzy-day.ts';
import { newId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { type EndReason, verificationEnded, verificationGranted } from '../acts.ts';
import type { EvidenceKind, Method, SubjectKind } from '../tables.ts';
import { isNow, type SubjectDirectory } from '../viewer.ts';

/** A verification is looked at again after a year: people move on without telling anybody. */
export const VALID_DAYS = 365;

/** One membership or one organization. */
export type Subject = { membership: string } | { organization: string };
export type Evidence = { kind: EvidenceKind; value: string };

export const subjectBody = (subject: Subject): { subject: SubjectKind; membership?: string; organization?: string } =>
  'membership' in subject
    ? { subject: 'post-membership', membership: subject.membership }
    : { subject: 'organization', organization: subject.organization };

export type Grant = {
  account: string;
  of: Subject;
  method: Method;
  since: string;
  until?: string;
  evidence: Evidence[];
  /** under the subject's lock, before anything is written */
  check?: (tx: Tx) => Promise<void>;
  /** in the same transaction, after the act */
  beside?: (tx: Tx, verification: string) => Promise<void>;
};

/**
 * Grants a verification; one the account already has for the same subject ends as renewed.
 * @returns its id
 * @throws Refused `not-found` when the record has no such subject, or what `check` refuses
 */
export async function grantVerification(ctx: Ctx, grant: Grant): Promise<string> {
  const verification = newId(ctx.now().getTime());
  const subject = subjectBody(grant.of);
  const before = await inPlace(ctx.db, ctx.place, (tx) => currentOf(tx, ctx.place, grant.account, grant.of));
  const granted: Draft<never> = draft({
    act: verificationGranted,
    body: {
      verification,
      ...subject,
      method: grant.method,
      since: grant.since,
      until: grant.until ?? addDays(grant.since, VALID_DAYS),
    },
    decide: async (tx, body) => {
      await grant.check?.(tx);
      return body;
    },
  });
  const ended = before.map((id) =>
    draft({ act: verificationEnded, body: { verification: id, ...subject, ended: grant.since, reason: 'renewed' } }),
  );
  await commit(ctx, [granted, ...ended], {
    beside: async (tx) => {
      const at = ctx.now();
      const key = { place_id: ctx.place, verification_id: verification };
      await tx
        .insertInto('verification_accounts')
        .values({ ...key, account_id: grant.account })
        .execute();
      const rows = grant.evidence.map((one, position) => ({ ...key, position, kind: one.kind, value: one.value, at }));
      if (rows.length > 0) await tx.insertInto('verification_evidence').values(rows).execute();
      await grant.beside?.(tx, verification);
    },
  });
  return verification;
}

async function currentOf(tx: Tx, place: string, account: string, subject: Subject): Promise<string[]> {
  const rows = await tx
    .selectFrom('verifications')
    .innerJoin('verification_accounts as holder', (join) =>
      join
        .onRef('holder.place_id', '=', 'verifications.place_id')
        .onRef('holder.verification_id', '=', 'verifications.id'),
    )
    .select('verifications.id')
    .where('verifications.place_id', '=', place)
    .where('holder.account_id', '=', account)
    .where(
      'membership' in subject ? 'membership_id' : 'organization_id',
      '=',
      'membership' in subject ? subject.membership : subject.organization,
    )
    .where('ended', 'is', null)
    .execute();
  return rows.map((row) => row.id);
}

/**
 * Ends a verification from today on: what it allowed stops with the next request. Ended before, it stays as it was.
 * @throws Refused not-found
 */
export async function endVerification(
  ctx: Ctx,
  which: { verification: string; reason: EndReason; zone: string },
): Promise<void> {
  const row = await inPlace(ctx.db, ctx.place, (tx) =>
    tx
      .selectFrom('verifications')
      .selectAll()
      .where('place_id', '=', ctx.place)
      .where('id', '=', which.verification)
      .executeTakeFirst(),
  );
  if (!row) throw new Refused('not-found');
  if (row.ended) return;
  const subject = subjectBody(
    row.membership_id ? { membership: row.membership_id } : { organization: row.organization_id! },
  );
  await commit(ctx, [
    draft({
      act: verificationEnded,
      body: { verification: row.id, ...subject, ended: civilDate(ctx.now(), which.zone), reason: which.reason },
    }),
  ]);
}

/** What pages call a subject. `over`: a post that is not held any more, `last`: the last day it was. */
type SubjectFacts = {
  label: string;
  over: boolean;
  last?: string | undefined;
  address: string | undefined;
  domain: string | undefined;
};

export const subjectId = (subject: Subject): string =>
  'organization' in subject ? subject.organization : subject.membership;

/** Facts of any number of subjects, by id; what the record does not have is left out. Two questions, whatever their number. */
export async function factsOf(
  tx: Tx,
  directory: SubjectDirectory,
  subjects: readonly Subject[],
  today: string,
): Promise<Map<string, SubjectFacts>> {
  const isOrganization = (one: Subject) => 'organization' in one;
  const ids = (some: readonly Subject[]) => [...new Set(some.map(subjectId))];
  const organizations = await directory.organizations(tx, ids(subjects.filter(isOrganization)));
  const memberships = await directory.memberships(tx, ids(subjects.filter((one) => !isOrganization(one))));
  const facts = new Map<string, SubjectFacts>();
  for (const [id, { name, publishedAddress, domain }] of organizations)
    facts.set(id, { label: name, over: false, address: publishedAddress, domain });
  for (const [id, found] of memberships) {
    const label = found.person ? `${found.person}, ${found.title}` : found.title;
    const over = !isNow(found, today);
    const last = over && found.until && lastDay(found.until) < today ? lastDay(found.until) : undefined;
    facts.set(id, { label, over, last, address: found.publishedAddress, domain: found.domain });
  }
  return facts;
}

/** The same of one; undefined when the record does not have it. */
export const subjectFacts = async (tx: Tx, directory: SubjectDirectory, subject: Subject, today: string) =>
  (await factsOf(tx, directory, [subject], today)).get(subjectId(subject));

/**
 * For the examples: a verification as if its method had been gone through. Only in a place registered as an example.
 * @throws Refused forbidden elsewhere
 */
export async function verifyByExample(
  ctx: Ctx,
  given: Subject & { account: string; method: Method; since: string; until?: string },
): Promise<string> {
  const { account, method, since, until, ...of } = given;
  return grantVerification(ctx, {
    account,
    of: of as Subject,
    method,
    since,
    ...(until ? { until } : {}),
    evidence: [{ kind: 'note', value: 'example' }],
    check: async (tx) => {
      const place = await tx.selectFrom('places').select('example').where('id', '=', ctx.place).executeTakeFirst();
      if (!place?.example) throw new Refused('forbidden');
    },
  });
}
