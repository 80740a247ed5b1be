// What a visitor reports, and what a steward decides about it. Private from end to end: nothing of it is published, and nothing about
// the visitor is kept but what they wrote.
import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Ctx } from '../../acts/commit.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { isId, newId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { type Rate, within } from '../../identity/rates.ts';
import { Faults } from '../words/faults.ts';
import { type Decision, decisions, type ReportReason, reportReasons } from './rules.ts';

/** Far above an honest hour, far below a flood; there is no other limit on visitors, who are not known. */
const reportsOfOnePlace: Rate = { what: 'reports', limit: 300, seconds: 3600 };

// Without letters and digits that look alike when read aloud or copied by hand.
const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const newReference = (): string => Array.from({ length: 8 }, () => signs[randomInt(signs.length)]).join('');
export const isReference = (text: string): boolean => /^[A-HJ-NP-Z2-9]{8}$/.test(text);

export type ReportWords = {
  path: string;
  reason: ReportReason;
  words: string;
  contact?: string | undefined;
  lang: string;
};

/**
 * Keeps a report. The same report sent again within the hour gets the same reference.
 * @returns the reference the visitor keeps
 * @throws Refused invalid, too-many
 */
export async function reportContent(ctx: Pick<Ctx, 'db' | 'place' | 'now'>, given: ReportWords): Promise<string> {
  const faults = new Faults();
  const path = faults.words('path', given.path, 500);
  const reason = faults.oneOf('reason', given.reason, reportReasons);
  const words = faults.words('words', given.words, 4000);
  const contact = faults.text('contact', given.contact, { max: 300 });
  if (path && !/^\/[^\s]*$/.test(path)) faults.add('path', 'report-path');
  faults.stop();
  return inPlace(ctx.db, ctx.place, async (tx) => {
    const now = ctx.now();
    const same = await sentBefore(tx, { path, words }, now);
    if (same) return same;
    if (!(await within(tx, ctx.place, reportsOfOnePlace, 'everyone', now))) throw new Refused('too-many');
    const reference = newReference();
    await tx
      .insertInto('reports')
      .values({
        place_id: ctx.place,
        id: newId(now.getTime()),
        reference,
        path,
        reason,
        words,
        contact: contact ?? null,
        lang: given.lang,
        at: now,
        decided: null,
        decided_at: null,
        decided_by: null,
        note: null,
      })
      .execute();
    return reference;
  });
}

async function sentBefore(tx: Tx, { path, words }: { path: string; words: string }, now: Date) {
  const row = await tx
    .selectFrom('reports')
    .select('reference')
    .where('path', '=', path)
    .where('words', '=', words)
    .where('at', '>', new Date(now.getTime() - 3_600_000))
    .executeTakeFirst();
  return row?.reference;
}

/**
 * A steward closes a report; what was done about it, if anything, stands in the takedown log.
 * @throws Refused `forbidden`, `not-found`, `closed` when another steward decided it first
 */
export async function decideReport(ctx: Ctx, given: { report: string; decision: Decision; note?: string | undefined }) {
  if (ctx.author.role !== 'steward') throw new Refused('forbidden');
  const faults = new Faults();
  const decision = faults.oneOf('decision', given.decision, decisions);
  const note = faults.text('note', given.note, { max: 2000 });
  faults.stop();
  if (!isId(given.report)) throw new Refused('not-found');
  await inPlace(ctx.db, ctx.place, async (tx) => {
    const { rows } = await sql<{ decided: string | null }>`
      select decided from reports where place_id = ${ctx.place} and id = ${given.report} for update`.execute(tx);
    if (!rows[0]) throw new Refused('not-found');
    if (rows[0].decided) throw new Refused('closed');
    await tx
      .updateTable('reports')
      .set({ decided: decision, decided_at: ctx.now(), decided_by: ctx.author.account ?? null, note: note ?? null })
      .where('id', '=', given.report)
      .execute();
  });
}
