// Before a letter, minutes or another record is published: who is named in it, the days a private person has, what they say meanwhile.
// The draft waits; nothing of this is public until what names them is. Nobody who was told is forgotten while they are still named.
import type { Ctx } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { mailAddress } from '../../base/mail-address.ts';
import { type FieldError, invalid, Refused } from '../../base/refused.ts';
import { type Rate, within } from '../../identity/rates.ts';
import { hashOf } from '../../identity/secrets.ts';
import { calendarOf } from '../clocks/calendar.ts';
import { calendarRows } from '../clocks/store.ts';
import { hereAndNow } from '../words/today.ts';
import { type ReplyWords, replyFaults } from './actions.ts';
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

export const namingIn = (one: Draft, name: string): string[] => passagesNaming(textsOf(one), name);

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
