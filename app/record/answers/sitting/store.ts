// The drafts of answers as they are read and written. Every write locks the referral's draft first, so two windows take turns.
// It knows nobody's rights: whoever calls has made sure that the writer speaks for the holder.
import { sql } from 'kysely';
import type { Tx } from '../../../base/database.ts';
import type { Draft } from './rules.ts';
import './tables.ts';

const columns = ['referral_id', 'words', 'browser', 'account_id', 'name', 'asides', 'revision', 'changed'] as const;

/** The drafts of these referrals, by referral. */
export async function draftsFor(tx: Tx, referrals: readonly string[]): Promise<Map<string, Draft>> {
  if (referrals.length === 0) return new Map();
  const rows = await tx
    .selectFrom('answer_drafts')
    .select(columns)
    .where('referral_id', '=', sql<string>`any(${[...referrals]}::uuid[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.referral_id,
      {
        words: row.words,
        browser: row.browser,
        account: row.account_id,
        name: row.name,
        asides: row.asides,
        revision: row.revision,
        changed: row.changed.toISOString(),
      },
    ]),
  );
}

/**
 * Changes drafts one after the other under a lock of each, in sorted order so that no two writers wait for each other.
 * @returns the drafts as they stand afterwards
 */
export async function changeDrafts(
  tx: Tx,
  place: string,
  changes: ReadonlyMap<string, (now: Draft | undefined) => Draft>,
): Promise<Map<string, Draft>> {
  const ids = [...changes.keys()].sort();
  if (ids.length === 0) return new Map();
  // An advisory lock, since there may be no row yet to lock: two first words must not meet either.
  await sql`select pg_advisory_xact_lock(hashtextextended('answer-draft/' || id, 0)) from unnest(${ids}::text[]) id order by id`.execute(
    tx,
  );
  const now = await draftsFor(tx, ids);
  for (const id of ids) {
    const before = now.get(id);
    const next = changes.get(id)!(before);
    if (next === before) continue;
    now.set(id, next);
    const row = {
      words: JSON.stringify(next.words),
      browser: next.browser,
      account_id: next.account,
      name: next.name,
      asides: JSON.stringify(next.asides),
      revision: next.revision,
      changed: new Date(next.changed),
    };
    await tx
      .insertInto('answer_drafts')
      .values({ place_id: place, referral_id: id, ...row })
      .onConflict((conflict) => conflict.columns(['place_id', 'referral_id']).doUpdateSet(row))
      .execute();
  }
  return now;
}

/** Takes away drafts that are published now; what stands aside of one stays until somebody puts it away. */
export async function dropPublished(tx: Tx, referrals: readonly string[]): Promise<void> {
  const all = sql<string>`any(${[...referrals]}::uuid[])`;
  await tx.deleteFrom('answer_drafts').where('referral_id', '=', all).where(sql<boolean>`asides = '[]'`).execute();
  await tx
    .updateTable('answer_drafts')
    .set({
      words: sql`words || '{"verdict": "", "reasons": "", "refers": "", "noneKnown": false}'`,
      revision: sql`revision + 1`,
    })
    .where('referral_id', '=', all)
    .execute();
}

/** The draft goes whose words were published by the form of one answer; one that was changed since stays. */
export async function dropUnchanged(tx: Tx, place: string, referral: string, revision: number): Promise<void> {
  const now = await changeDrafts(tx, place, new Map([[referral, (draft: Draft | undefined) => draft!]]));
  if (now.get(referral)?.revision === revision) await dropPublished(tx, [referral]);
}
