// Publishing the minutes of a meeting, approving and objecting to them. Any party may publish a version; the next one stands beside it.
// Who approves is somebody else than who wrote; an objection quotes the words it is to, at exactly one place, or is to the whole. Whoever
// said either can take it back.
import { sql } from 'kysely';
import { type Ctx, commit, draft } from '../../../acts/commit.ts';
import { Faults } from '../../../acts/faults.ts';
import { inPlace, type Tx } from '../../../base/database.ts';
import { newId } from '../../../base/ids.ts';
import { invalid, Refused } from '../../../base/refused.ts';
import { resolve } from '../../letters/quotes.ts';
import { canonicalText, digestOf, hasWords, LETTER_MAX } from '../../letters/text.ts';
import { type Holder, holderAt } from '../../people/holder.ts';
import type { NamedFirst } from '../../reply/publishing.ts';
import { currentEvent } from '../saying.ts';
import { type Spoken, sameHolder, speaking } from '../spoken.ts';
import { mustHaveBegun } from '../turns/actions.ts';
import { minutesApproved, minutesObjected, minutesPublished, minutesWordWithdrawn } from './acts.ts';
import { type Approval, type MinutesVersion, minutesById, type Objection, standing } from './store.ts';

export type NewMinutes = Spoken & {
  event: string;
  paragraphs: readonly string[];
  file?: { digest: string; name: string; media: string; bytes: number } | null | undefined;
  /** the number of the version the author saw last, 0 for none; refused `changed-meanwhile` when there is another */
  seen?: number | undefined;
};

/** @throws Refused invalid with every fault */
export async function checkedMinutes(ctx: Ctx, given: Spoken & Pick<NewMinutes, 'paragraphs'>) {
  const faults = new Faults();
  const said = await speaking(ctx, given, faults);
  const words = canonicalText(given.paragraphs);
  if (!hasWords(words)) faults.add('text', 'letters-no-words');
  if (words.length > LETTER_MAX) faults.add('text', 'too-long', { limit: LETTER_MAX });
  faults.stop();
  return { said, words };
}

type Published = Parameters<typeof minutesPublished.streams>[0] & { number: number; words: string; digest: string };

/** @throws Refused `invalid` (`letters-no-words`, `too-long`, `event-not-yet`), `duplicate`, `closed`, `changed-meanwhile`, `forbidden` */
export async function publishMinutes(
  ctx: Ctx,
  given: NewMinutes,
  named?: NamedFirst,
): Promise<{ version: string; number: number }> {
  const { said, words } = await checkedMinutes(ctx, given);
  const version = newId();
  const { file } = given;
  let number = 0;
  const body = {
    ...said.fields,
    event: given.event,
    version,
    number: 1,
    words,
    digest: digestOf(words),
    ...(file ? { file: file.digest, file_name: file.name, media: file.media, bytes: file.bytes } : {}),
  };
  const decide = async (tx: Tx, decided: typeof body) => {
    const event = await currentEvent(tx, given.event);
    if (event.status === 'cancelled') throw new Refused('closed');
    mustHaveBegun(event, said.here.today);
    await said.must(tx, given.event);
    const { rows } = await sql<{ number: number; digest: string }>`
      select number, digest from minutes where event_id = ${given.event} and superseded_by is null`.execute(tx);
    if (given.seen !== undefined && given.seen !== (rows[0]?.number ?? 0)) throw new Refused('changed-meanwhile');
    if (rows[0]?.digest === body.digest) throw new Refused('duplicate');
    number = (rows[0]?.number ?? 0) + 1;
    return { ...decided, number } satisfies Published;
  };
  const published = draft({ act: minutesPublished, body, occurred: said.occurred, decide });
  await commit(ctx, [published, ...(named?.also ?? [])], named ? { beside: named.beside } : {});
  return { version, number };
}

export type OnMinutes = Spoken & { minutes: string; words?: string | undefined };

/** @throws Refused `closed` (a later version stands), `duplicate`, `forbidden` (not a party, or who wrote them) */
export async function approveMinutes(ctx: Ctx, given: OnMinutes): Promise<void> {
  const { said, words, version } = await begin(ctx, given, false);
  const body = { ...said.fields, event: version.event, version: version.id, ...(words ? { words } : {}) };
  const decide = async (tx: Tx, decided: typeof body) => {
    await said.must(tx, version.event);
    const now = await mustHave(tx, given.minutes);
    if (now.superseded_by) throw new Refused('closed');
    if (said.saying.given === 'here') {
      const { holder } = said.saying;
      if (sameHolder(holder, holderAt(now.by_post, now.by_organization))) throw new Refused('forbidden');
      if (standing(now.approvals).some((one) => sameHolder(holder, holderAt(one.by_post, one.by_organization))))
        throw new Refused('duplicate');
    }
    return decided;
  };
  await commit(ctx, [draft({ act: minutesApproved, body, occurred: said.occurred, decide })]);
}

/** @throws Refused as `objectToMinutes` */
export async function checkedObjection(ctx: Ctx, given: OnMinutes & { quote?: string | undefined }) {
  const begun = await begin(ctx, given, true);
  const quote = given.quote?.replace(/\r\n?/g, '\n').normalize('NFC').trim() || undefined;
  if (quote && quote.length > 5000) throw invalid('quote', 'too-long', { limit: 5000 });
  return { ...begun, quote, at: quote ? placeIn(begun.version, quote) : {} };
}

/** @throws Refused `invalid` (`empty`, `quote-nowhere`, `quote-twice`), `covered`, `forbidden`, `not-found` */
export async function objectToMinutes(
  ctx: Ctx,
  given: OnMinutes & { quote?: string | undefined },
  named?: NamedFirst,
): Promise<void> {
  const { said, words, version, quote, at } = await checkedObjection(ctx, given);
  const body = {
    ...said.fields,
    event: version.event,
    version: version.id,
    number: 1,
    digest: version.digest,
    ...at,
    words: words!,
  };
  const decide = async (tx: Tx, decided: typeof body) => {
    await said.must(tx, version.event);
    const { objections } = await mustHave(tx, given.minutes);
    const same = standing(objections).some((one) => one.words === words && one.quote === (quote ?? null));
    if (same) throw new Refused('duplicate');
    return { ...decided, number: objections.length + 1 };
  };
  const objected = draft({ act: minutesObjected, body, occurred: said.occurred, decide });
  await commit(ctx, [objected, ...(named?.also ?? [])], named ? { beside: named.beside } : {});
}

export type Taken = { what: 'approval' | 'objection'; one: Approval | Objection };

/** The approval or objection an act is, if it is one of this version. */
export function wordBy(version: MinutesVersion, act: string): Taken | undefined {
  const approval = version.approvals.find((one) => one.act === act);
  if (approval) return { what: 'approval', one: approval };
  const objection = version.objections.find((one) => one.act === act);
  return objection && { what: 'objection', one: objection };
}

/** Here whoever said it takes it back; what was read in a source, staff do from a source that says so, and nobody else. */
export const mayTakeBack = (one: Pick<Approval, 'given' | 'by_post' | 'by_organization'>, as: Holder | undefined) =>
  as ? sameHolder(as, holderAt(one.by_post, one.by_organization)) : one.given === 'source';

/**
 * Takes an approval or an objection back, with the reason. Both stay where they are, and can be said anew.
 * @throws Refused `invalid` (`empty`), `closed` (taken back already), `forbidden` (not whose word it is), `not-found`
 */
export async function withdrawWord(
  ctx: Ctx,
  given: Omit<OnMinutes, 'by'> & { minutes: string; of: string },
): Promise<void> {
  const before = await inPlace(ctx.db, ctx.place, (tx) => mustHave(tx, given.minutes));
  const of = wordBy(before, given.of)?.one;
  if (!of) throw new Refused('not-found');
  const { said, words, version } = await begin(ctx, { ...given, by: holderAt(of.by_post, of.by_organization) }, true);
  if (words!.length > 2000) throw invalid('words', 'too-long', { limit: 2000 });
  const { what } = wordBy(version, given.of)!;
  const body = { ...said.fields, event: version.event, version: version.id, what, of: given.of, words: words! };
  const decide = async (tx: Tx, decided: typeof body) => {
    await said.must(tx, version.event);
    const now = wordBy(await mustHave(tx, given.minutes), given.of)!.one;
    if (!mayTakeBack(now, said.saying.given === 'here' ? said.saying.holder : undefined))
      throw new Refused('forbidden');
    if (now.withdrawn) throw new Refused('closed');
    return decided;
  };
  await commit(ctx, [draft({ act: minutesWordWithdrawn, body, occurred: said.occurred, decide })]);
}

/** Words stand at one place or the objector quotes more of them: they are never moved by guess. */
function placeIn(version: MinutesVersion, quote: string): { quote: string; start_at: number; end_at: number } {
  if (version.words === null) throw new Refused('covered');
  const found = resolve(version.words, quote);
  if (found.mark === 'unresolved') throw invalid('quote', found.found === 0 ? 'quote-nowhere' : 'quote-twice');
  return { quote, start_at: found.start, end_at: found.end };
}

async function begin(ctx: Ctx, given: OnMinutes, needed: boolean) {
  const faults = new Faults();
  const said = await speaking(ctx, given, faults);
  const words = faults.text('words', given.words, { max: needed ? 5000 : 2000, needed });
  faults.stop();
  const version = await inPlace(ctx.db, ctx.place, (tx) => mustHave(tx, given.minutes));
  return { said, words, version };
}

async function mustHave(tx: Tx, id: string): Promise<MinutesVersion> {
  const found = await minutesById(tx, id);
  if (!found) throw new Refused('not-found');
  return found;
}
