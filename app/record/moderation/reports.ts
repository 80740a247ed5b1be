// What a visitor reports, and what a steward decides about it. Private from end to end: nothing of it is published, and nothing about
// the visitor is kept but what they wrote.
import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Ctx } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { isId, newId } from '../../base/ids.ts';
import { mailAddress } from '../../base/mail-address.ts';
import { Refused } from '../../base/refused.ts';
import { defineMail, sendMail } from '../../following/mail.ts';
import { takenIn } from './bursts.ts';
import { type Decision, decisions, type ReportReason, reportReasons } from './rules.ts';
import { reportById } from './store.ts';

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
  /** where it came from, as bursts.ts says it; never kept with the report */
  network?: string;
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
    if (!(await takenIn(tx, ctx.place, 'reports', given.network ?? '', now))) throw new Refused('too-many');
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
        answer: null,
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

/** To a reporter who left a mail address: what was decided, in the steward's words. */
const answerMail = defineMail({
  kind: 'moderation.report-answered',
  words: { subject: 'moderation-mail-subject', body: 'moderation-mail-body' },
  compose: async (tx, mail, { view }) => {
    const report = mail.about ? await reportById(tx, mail.about) : undefined;
    if (!report?.decided) return undefined;
    return {
      reference: report.reference,
      page: report.path,
      decision: view.t(`moderation-decision-${report.decided}`),
      answer: report.answer ?? view.t('moderation-mail-no-answer'),
    };
  },
});

export type DecidedReport = {
  report: string;
  decision: Decision;
  /** for the other stewards */
  note?: string | undefined;
  /** for whoever reported */
  answer?: string | undefined;
  /** every other open report of the same page for the same reason is closed with it */
  alike?: boolean;
};

/**
 * A steward closes a report and answers whoever sent it; what was done about it, if anything, stands in the takedown log.
 * @throws Refused `forbidden`, `not-found`, `closed` when another steward decided it first
 */
export async function decideReport(ctx: Ctx, given: DecidedReport): Promise<void> {
  if (ctx.author.role !== 'steward') throw new Refused('forbidden');
  const faults = new Faults();
  const decision = faults.oneOf('decision', given.decision, decisions);
  const note = faults.text('note', given.note, { max: 2000 });
  const answer = faults.text('answer', given.answer, { max: 2000 });
  faults.stop();
  if (!isId(given.report)) throw new Refused('not-found');
  const now = ctx.now();
  await inPlace(ctx.db, ctx.place, async (tx) => {
    const { rows } = await sql<{ decided: string | null; path: string; reason: string }>`
      select decided, path, reason from reports where place_id = ${ctx.place} and id = ${given.report} for update`.execute(
      tx,
    );
    const [one] = rows;
    if (!one) throw new Refused('not-found');
    if (one.decided) throw new Refused('closed');
    const closed = await tx
      .updateTable('reports')
      .set({
        decided: decision,
        decided_at: now,
        decided_by: ctx.author.account ?? null,
        note: note ?? null,
        answer: answer ?? null,
      })
      .where('decided', 'is', null)
      .where((each) =>
        given.alike
          ? each.and([each('path', '=', one.path), each('reason', '=', one.reason)])
          : each('id', '=', given.report),
      )
      .returning(['id', 'contact', 'lang'])
      .execute();
    for (const { id, contact, lang } of closed) {
      const to = contact && mailAddress(contact);
      if (to) await sendMail(tx, ctx.place, answerMail, { to: to.shown, lang, about: id }, now);
    }
  });
}
