// Before a letter, minutes or another record is published: who is named in it, the days a private person has, what they say meanwhile.
// The draft waits; nothing of this is public until what names them is. Nobody who was told is forgotten while they are still named.
import { type CommitOptions, type Ctx, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { mailAddress } from '../../base/mail-address.ts';
import { type FieldError, invalid, Refused } from '../../base/refused.ts';
import { type Rate, within } from '../../identity/rates.ts';
import { hashOf } from '../../identity/secrets.ts';
import { calendarOf } from '../clocks/calendar.ts';
import { calendarRows } from '../clocks/store.ts';
import { withoutGaps } from '../words/rules.ts';
import { hereAndNow } from '../words/today.ts';
import { type ReplyWords, replyFaults } from './actions.ts';
import { namingRecorded, noticeTurned, replyGiven } from './acts.ts';
import { namedFields, namingDrafts } from './name.ts';
import { mailEarlyNotice, type Named } from './notice.ts';
import { type NamedPerson, personNamed } from './people.ts';
import { DAYS_BEFORE, mayPublish, passagesNaming, workingDaysAfter } from './rules.ts';

/** Nobody's mailbox is filled by being named: tomorrow it goes on. */
const noticesToOne: Rate = { what: 'early notices', limit: 6, seconds: 86_400 };

/** What of a draft this room reads. */
export type Draft = {
  id: string;
  letter: string | null;
  title: string;
  summary: string;
  paragraphs: readonly string[];
  lang: string;
};

const textsOf = (one: Draft): string[] => [one.title, ...(one.summary ? [one.summary] : []), ...one.paragraphs];

const namingIn = (one: Draft, name: string): string[] => passagesNaming(textsOf(one), name);

/** Where a name stands in a draft; the whole letter where it stands nowhere by itself. */
export function passagesIn(one: Draft, name: string): string[] {
  const found = namingIn(one, name);
  return found.length ? found : textsOf(one);
}

export const namedInDraft = async (tx: Tx, id: string): Promise<NamedPerson[]> =>
  (await tx
    .selectFrom('named_people')
    .selectAll()
    .where('draft_id', '=', id)
    .orderBy('added')
    .orderBy('id')
    .execute()) as NamedPerson[];

export type NewNamed = {
  named?: Named | undefined;
  name?: string | undefined;
  address?: string | undefined;
  called?: string | undefined;
};

/**
 * Somebody is named in a draft. A private person with an address is told at once, and the draft waits from today.
 * @throws Refused invalid, duplicate
 */
export async function nameInDraft(ctx: Ctx, one: Draft, given: NewNamed): Promise<void> {
  const { today } = await hereAndNow(ctx);
  const faults = new Faults();
  const name = faults.text('name', given.name, { max: 200, needed: !given.named });
  const called = faults.text('called', given.called, { max: 200 });
  const typed = given.address?.trim() ?? '';
  const address = typed ? mailAddress(typed) : undefined;
  if (typed && !address) faults.add('address', 'email');
  if (given.named && (name || typed)) faults.add('name', 'reply-one-at-a-time');
  faults.stop();
  await inPlace(ctx.db, ctx.place, async (tx) => {
    const [kind, subject] = given.named
      ? (Object.entries(given.named)[0] as [NamedPerson['kind'], string])
      : (['private', null] as const);
    // One at a time: the same form sent twice names one person, and tells them once.
    for (const table of ['letter_drafts', 'held_words'] as const)
      await tx.selectFrom(table).select('id').where('id', '=', one.id).forUpdate().execute();
    const there = await namedInDraft(tx, one.id);
    const twice = there.find((row) =>
      subject ? row.subject === subject : row.kind === 'private' && row.name === name,
    );
    if (twice && address && address.shown !== twice.address && !twice.replied)
      return tellElsewhere(tx, ctx, one, twice.id, address.shown, today);
    if (twice) throw invalid(subject ? 'holder' : 'name', 'reply-named-already');
    const id = newId();
    await tx
      .insertInto('named_people')
      .values({
        place_id: ctx.place,
        id,
        draft_id: one.id,
        kind,
        subject,
        name: name ?? null,
        address: address?.shown ?? null,
        called: called ?? null,
        lang: one.lang,
        noticed: null,
        until_day: null,
        passages: '[]',
        words: null,
        stands: null,
        replied: null,
        added: ctx.now(),
      })
      .execute();
    if (kind === 'private' && address) await tell(tx, ctx, one, id, today);
  });
}

/** The address was wrong: links sent there lead nowhere any more, and the days begin anew. */
async function tellElsewhere(tx: Tx, ctx: Ctx, one: Draft, id: string, address: string, today: string): Promise<void> {
  await tx.deleteFrom('reply_links').where('naming_id', '=', id).execute();
  await tx
    .updateTable('mails')
    .set({ dropped: 'not-needed', address: null, args: null })
    .where('about', '=', id)
    .where('sent', 'is', null)
    .execute();
  await tx.updateTable('named_people').set({ address }).where('id', '=', id).execute();
  await tell(tx, ctx, one, id, today);
}

/** The mail goes out, the days begin, and what is said of the person is kept as it was shown. @throws Refused too-many */
async function tell(tx: Tx, ctx: Ctx, one: Draft, naming: string, today: string): Promise<void> {
  const person = await personNamed(tx, naming);
  if (person?.kind !== 'private' || !person.address) throw new Refused('not-found');
  const mailbox = hashOf(mailAddress(person.address)?.canonical ?? person.address).toString('base64url');
  if (!(await within(tx, ctx.place, noticesToOne, mailbox, ctx.now()))) throw new Refused('too-many');
  const { rows: years } = await calendarRows().execute(tx);
  await tx
    .updateTable('named_people')
    .set({
      noticed: today,
      until_day: workingDaysAfter(today, DAYS_BEFORE, calendarOf(years)),
      passages: JSON.stringify(passagesIn(one, person.name ?? '')),
    })
    .where('id', '=', naming)
    .execute();
  const held = await tx.selectFrom('held_words').select('id').where('id', '=', one.id).executeTakeFirst();
  const to = { to: person.address, lang: person.lang, letter: !held };
  await mailEarlyNotice(tx, ctx.place, naming, to, ctx.now());
}

/** Told again, because what is said of them has changed: the days begin anew. Where nothing has, nobody is mailed. */
export async function tellAgain(ctx: Ctx, one: Draft, naming: string): Promise<void> {
  const { today } = await hereAndNow(ctx);
  await inPlace(ctx.db, ctx.place, async (tx) => {
    const row = (await namedInDraft(tx, one.id)).find((each) => each.id === naming);
    if (!row) throw new Refused('not-found');
    if (hasChanged(one, row, today)) await tell(tx, ctx, one, naming, today);
  });
}

export const hasChanged = (one: Draft, row: NamedPerson, today: string): boolean =>
  waitingFaults(one, [row], today).some((fault) => fault.code === 'reply-again');

/**
 * Somebody is not named after all: what they were asked and what they said is forgotten. Whoever was told and still stands there is not
 * taken away: their days, and the reply they gave, would go with them.
 * @throws Refused invalid `reply-still-named`
 */
export async function unname(ctx: Ctx, one: Draft, naming: string): Promise<void> {
  await inPlace(ctx.db, ctx.place, async (tx) => {
    const row = (await namedInDraft(tx, one.id)).find((each) => each.id === naming);
    if (!row) throw new Refused('not-found');
    if (row.noticed && isStillNamed(one, row)) throw invalid('remove', 'reply-still-named', { name: row.name ?? '' });
    await tx.deleteFrom('reply_links').where('naming_id', '=', naming).execute();
    await tx.deleteFrom('named_people').where('id', '=', naming).where('draft_id', '=', one.id).execute();
  });
}

/** Their name stands there; or they have replied to words that do, by whatever name they are meant. */
const isStillNamed = (one: Draft, row: NamedPerson): boolean =>
  namingIn(one, row.name ?? '').length > 0 ||
  (row.replied !== null && textsOf(one).some((text) => row.passages.includes(text)));

/**
 * What a private person says before publication; they may put it better until then. The row is written first and looked for afterwards:
 * publishing holds it, so a reply either goes out with it or learns that it came too late to.
 * @throws Refused invalid, closed once it is published
 */
export async function replyBefore(ctx: Ctx, naming: string, given: ReplyWords): Promise<void> {
  const { words, faults } = replyFaults(given);
  faults.stop();
  await inPlace(ctx.db, ctx.place, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('named_people')
      .set({ words, stands: given.stands === 'name' ? 'name' : 'role', replied: ctx.now() })
      .where('id', '=', naming)
      .where('draft_id', 'is not', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Refused('not-found');
    const published = await tx.selectFrom('namings').select('id').where('id', '=', naming).executeTakeFirst();
    if (published) throw new Refused('closed');
  });
}

/** Why a draft may not be published yet, if so: whom it waits for and until when. */
export function waitingFaults(
  one: Draft,
  named: readonly NamedPerson[],
  today: string,
  say: (day: string) => string = (day) => day,
): FieldError[] {
  return named.flatMap((row) => {
    if (row.kind !== 'private') return [];
    const state = mayPublish(
      { until: row.until_day, noticed: row.noticed, replied: row.replied !== null, shown: row.passages },
      { today, passages: passagesIn(one, row.name ?? '') },
    );
    if (state === 'yes') return [];
    const args = { name: row.name ?? '', until: row.until_day ? say(row.until_day) : '' };
    return [{ field: 'named', code: state === 'wait' ? 'reply-wait' : 'reply-again', args }];
  });
}

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
