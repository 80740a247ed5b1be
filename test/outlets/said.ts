// Statements, copies of what they stand in, who is named and what they reply, corrections and appeals: each text with a word of its own.
import type { Ctx } from '../../app/acts/commit.ts';
import { inPlace } from '../../app/base/database.ts';
import { appeal, decideAppeal, openAppeals, refuse } from '../../app/record/moderation/appeals.ts';
import { giveReply } from '../../app/record/reply/actions.ts';
import { correct, decideCorrection } from '../../app/record/reply/corrections.ts';
import { recordNaming } from '../../app/record/reply/name.ts';
import { correctionsBeside } from '../../app/record/reply/store.ts';
import { changeStatement, recordStatement } from '../../app/record/words/actions.ts';
import { captureSource } from '../../app/record/words/captures/actions.ts';
import type { Marked } from './marked.ts';

export async function makeStatements(there: Marked, letter: string, mayor: string, sources: string[]): Promise<void> {
  const { clerk, mark } = there;
  const said = () => ({
    speaker: { post: mayor, role: `speaking as ${mark()}` },
    words: `Words ${mark()}`,
    quoted: true,
    venue: `Venue ${mark()}`,
    day: '2026-01-12',
    attribution: 'reported' as const,
    given: 'source' as const,
    standing: 'disputed' as const,
    dispute: `Another says ${mark()}`,
    about: [`letter/${letter}`],
    sources,
  });
  const { id } = await recordStatement(clerk, said());
  await changeStatement(clerk, id, said());
  await copyAndQuote(there, mayor, sources);
  await replyTo(there, id, mayor);
  await appealAndDecide(there);
}

/** A copy of a source, and words that are found in it. */
async function copyAndQuote({ clerk, mark, site }: Marked, mayor: string, sources: string[]): Promise<void> {
  const quote = `Quoted ${mark()}`;
  const text = `Before ${mark()}. ${quote}. After ${mark()}.`;
  const kept = await site.files.put(Buffer.from(text), { limit: 10_000 });
  const copy = { file: kept.digest, name: `copy-${mark()}.txt`, media: 'text/plain' as const, bytes: kept.size };
  const quoted = {
    speaker: { role: 'A resident' },
    words: quote,
    quoted: true,
    day: '2026-01-12',
    attribution: 'reported' as const,
    given: 'source' as const,
    standing: 'reported' as const,
    about: [`post/${mayor}`],
    sources,
  };
  await recordStatement(clerk, quoted);
  await captureSource(clerk, sources[0]!, {
    copy: { ...copy, text, digest: 'b'.repeat(64) },
    capturedBy: `Copyist ${mark()}`,
    capturedOn: '2026-01-13',
    note: `Note ${mark()}`,
  });
}

/** Who is named and what they say; what a holder says is wrong. */
async function replyTo({ as, clerk, db, mark, place }: Marked, statement: string, mayor: string): Promise<void> {
  const named = { on: `statement/${statement}`, name: 'Never shown', called: `a resident ${mark()}` };
  const naming = await recordNaming(clerk, named);
  const anyone: Ctx = { ...clerk, author: { role: 'named', name: 'named' } };
  await giveReply(anyone, naming, 'link', { words: `Reply ${mark()}` });
  const person = `Jo ${mark()}`;
  const other = await recordNaming(clerk, { ...named, name: person, called: undefined });
  await giveReply(anyone, other, 'link', { words: `Signed ${mark()}`, stands: 'name' });
  const said = await inPlace(db, place, (tx) =>
    tx
      .selectFrom('statements')
      .select('act_id')
      .where('id', '=', statement)
      .where('superseded_by', 'is', null)
      .executeTakeFirstOrThrow(),
  );
  const membership = await inPlace(db, place, (tx) =>
    tx.selectFrom('memberships').select('id').where('post_id', '=', mayor).executeTakeFirstOrThrow(),
  );
  await correct(as('holder', membership.id), said.act_id, { words: `Wrong because ${mark()}` });
  const waiting = await inPlace(db, place, (tx) => correctionsBeside(tx, [`statement/${statement}`]));
  await decideCorrection(clerk, waiting[0]!.id, { outcome: 'kept', words: `Kept because ${mark()}` });
}

/** A refusal and an appeal. Nobody moderates what they did themselves: each of these is another steward. */
async function appealAndDecide({ another, clerk, db, mark, place }: Marked): Promise<void> {
  const refusal = await refuse(another('Bea Steward'), {
    what: 'letter',
    reason: 'court-order',
    ground: `Case ${mark()}`,
    words: `Not now ${mark()}`,
  });
  const about = { subject: refusal, words: 'Private.', lang: 'en', network: '' };
  await appeal(clerk, about);
  const [open] = await inPlace(db, place, openAppeals);
  await decideAppeal(another('Cy Steward'), open!.id, { outcome: 'refused', words: `Looked at ${mark()}` });
}
