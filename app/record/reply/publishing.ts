// A letter or a record that names somebody goes out: who is named in it, with what private people said before, in the commit that publishes
// it. Whoever replied a moment ago is waited for; nobody's reply is lost between the form and the commit.
import { type CommitOptions, type Ctx, draft } from '../../acts/commit.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { withoutGaps } from '../words/rules.ts';
import { hereAndNow } from '../words/today.ts';
import { namingRecorded, noticeTurned, replyGiven } from './acts.ts';
import { type Draft, namedInDraft, namingIn, waitingFaults } from './before.ts';
import { namedFields, namingDrafts } from './name.ts';
import type { Named } from './notice.ts';
import type { NamedPerson } from './people.ts';

export type NamedFirst = { also: ReturnType<typeof draft>[]; beside: NonNullable<CommitOptions['beside']> };

/** What names them, as a stream, and whether it is told here or from a source. */
export type Published = { on: string; given: 'here' | 'source' };

/**
 * The acts that say, with a publication, who is named in it and what they said before.
 * @throws Refused invalid while it waits for somebody; `beside` refuses changed-meanwhile when somebody replied a moment ago
 */
export async function namedOnPublishing(
  ctx: Ctx,
  one: Draft,
  say?: (day: string) => string,
  { on, given }: Published = { on: `letter/${one.letter ?? one.id}`, given: 'here' },
): Promise<NamedFirst> {
  const { today } = await hereAndNow(ctx);
  const { named, before, untold, reached } = await inPlace(ctx.db, ctx.place, async (tx) => ({
    named: await namedInDraft(tx, one.id),
    reached: await reachedBy(tx, one.id),
    before: await tx.selectFrom('namings').selectAll().where('stream', '=', on).execute(),
    untold: await untoldAgain(tx, on, one),
  }));
  const faults = [
    ...waitingFaults(one, named, today, say),
    ...untold.map((name) => ({ field: 'named', code: 'reply-named-before', args: { name } })),
  ];
  if (faults.length) throw new Refused('invalid', { fields: faults });
  const open = named.flatMap((row) => (row.kind === 'private' ? [] : [{ [row.kind]: row.subject! } as Named]));
  const anew = open.filter(
    (each) =>
      !before.some((row) => Object.entries(namedFields(each)).every(([name, id]) => row[name as 'person'] === id)),
  );
  const publicly = await namingDrafts(ctx, { on, named: anew, given, lang: one.lang, today });
  const privately = named
    .filter((row) => row.kind === 'private')
    .flatMap((row) => privateDrafts(row, { on, given, lang: one.lang, today, reached: reached.has(row.id) }));
  const beside: NamedFirst['beside'] = async (tx, committed) => {
    await mustStandStill(tx, one.id, named);
    await publicly.beside(tx, committed);
  };
  return { also: [...publicly.drafts, ...privately], beside };
}

/**
 * Private people named in what this is a next version of, of whom it says something else now, and who are not on its list.
 * @returns of each the word of the name that stands in it, and no more: who publishes may be somebody else than who told them
 */
export async function untoldAgain(tx: Tx, on: string, one: Draft): Promise<string[]> {
  const earlier = await tx
    .selectFrom('named_people as p')
    .innerJoin('namings as n', (join) => join.onRef('n.place_id', '=', 'p.place_id').onRef('n.id', '=', 'p.id'))
    .select(['p.name', 'p.passages'])
    .where('n.stream', '=', on)
    .where('p.kind', '=', 'private')
    .where('p.address', 'is not', null)
    .execute();
  const listed = await namedInDraft(tx, one.id);
  const lastWord = (name: string | null) => (name ?? '').trim().split(/\s+/).at(-1) ?? '';
  const shown = (word: string) =>
    [...earlier, ...listed].flatMap((row) => (lastWord(row.name) === word ? (row.passages as string[]) : []));
  const words = [...new Set(earlier.map((row) => lastWord(row.name)))];
  return words.filter(
    (word) =>
      !listed.some((row) => lastWord(row.name) === word) &&
      namingIn(one, word).some((passage) => !shown(word).includes(passage)),
  );
}

/** Nobody replied, was added or was told anew since the acts were drafted; from here on they wait for this transaction. */
async function mustStandStill(tx: Tx, id: string, named: readonly NamedPerson[]): Promise<void> {
  await tx.selectFrom('named_people').select('id').where('draft_id', '=', id).orderBy('id').forUpdate().execute();
  const now = await namedInDraft(tx, id);
  if (JSON.stringify(now) !== JSON.stringify(named)) throw new Refused('changed-meanwhile');
}

/** Those of a draft whose notice left here and did not come back; whoever replied has had it, however it went. */
async function reachedBy(tx: Tx, draft: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('named_people as p')
    .leftJoin('mails as m', (join) =>
      join
        .onRef('m.place_id', '=', 'p.place_id')
        .onRef('m.about', '=', 'p.id')
        .on('m.sent', 'is not', null)
        .on('m.returned', 'is', null),
    )
    .select('p.id')
    .where('p.draft_id', '=', draft)
    .where((eb) => eb.or([eb('m.id', 'is not', null), eb('p.replied', 'is not', null)]))
    .execute();
  return new Set(rows.map((row) => row.id));
}

type Told = Published & { lang: string; today: string; reached: boolean };

function privateDrafts(row: NamedPerson, { on, given, lang, today, reached }: Told): ReturnType<typeof draft>[] {
  const naming = draft({
    act: namingRecorded,
    body: withoutGaps({
      naming: row.id,
      on,
      called: row.called ?? undefined,
      private: true,
      notice: row.noticed ? ('mailed' as const) : ('no-address' as const),
      day: row.noticed ?? today,
      until: row.until_day ?? undefined,
      given,
      lang,
    }),
  });
  // Whoever was waited for and never had the mail is not said to have had it.
  const turned = draft({ act: noticeTurned, body: { naming: row.id, on, outcome: 'failed', day: today } });
  if (row.words === null) return row.noticed && !reached ? [naming, turned] : [naming];
  const reply = draft({
    act: replyGiven,
    author: { role: 'named', name: 'named' },
    body: withoutGaps({
      reply: newId(),
      naming: row.id,
      on,
      number: 1,
      words: row.words,
      called: row.stands === 'name' ? (row.name ?? undefined) : undefined,
      way: 'link' as const,
      day: today,
      lang: row.lang,
    }),
  });
  return [naming, reply];
}
