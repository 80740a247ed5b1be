// Covering, lifting and erasing, by a steward and by nobody else; never about what names the steward. Each is an act in the takedown
// log that says the reason; none of them removes anything without a trace.
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { covered, erased, forget, lifted, mask } from '../../acts/cover.ts';
import { Faults } from '../../acts/faults.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { withoutGaps } from '../words/rules.ts';
import {
  type CoverReason,
  coverReasons,
  type EraseGround,
  eraseGrounds,
  findOnce,
  inOrder,
  names,
  needsGround,
  type Span,
} from './rules.ts';
import {
  type Aim,
  authorsOfLetters,
  coversOn,
  madeOf,
  madeWith,
  ownStreams,
  type PublishedText,
  type Target,
  takedownById,
  targetOf,
  wasDoneBy,
  wordsSaid,
} from './store.ts';

type CoverBody = Parameters<typeof covered.streams>[0];

/**
 * @throws Refused `forbidden` for anyone but a steward, and for a steward whom the text names, who wrote it, or who belongs to
 * the post or organization it is about
 */
export async function mustBeImpartial(tx: Tx, ctx: Ctx, target: Target): Promise<void> {
  const { account, name } = ctx.author;
  if (target.texts.some((text) => text.shown !== null && names(text.shown, name))) throw new Refused('forbidden');
  if (!account) return;
  const own = await ownStreams(tx, account);
  const about = [...target.streams, ...(await authorsOfLetters(tx, target.streams))];
  if (about.some((stream) => own.has(stream))) throw new Refused('forbidden');
  // Words a steward put here as a clerk may be theirs to correct, but not to take away.
  if (await wasDoneBy(tx, target.act, account)) throw new Refused('forbidden');
}

export function mustBeSteward({ author }: Ctx): void {
  if (author.role !== 'steward') throw new Refused('forbidden');
}

/** The text under the steward's hand, found again under the lock. @throws Refused `not-found`, `covered` when nothing of it is readable */
async function readableText(tx: Tx, ctx: Ctx, act: string, field: string) {
  const target = await targetOf(tx, ctx.place, act);
  const text = [...target.texts, ...target.keys].find((one) => one.field === field);
  if (!text) throw new Refused('not-found');
  await mustBeImpartial(tx, ctx, target);
  return { target, text };
}

const targetFields = (target: Target, field: string) => ({
  target: target.act,
  target_kind: target.kind,
  stream: target.stream,
  field,
});

export type CoverWords = {
  act: string;
  field: string;
  /** exact words to cover, each of which stands once in the text; without them the whole text is covered */
  words?: readonly string[] | undefined;
  reason: CoverReason;
  ground?: string | undefined;
  note?: string | undefined;
};

/**
 * Covers a published text, whole or in exact words. With `also`, other fields of the same act are covered whole in the same commit
 * (the file a version came from holds the same words).
 * @returns the id of each covering act: its address in the takedown log
 * @throws Refused `forbidden`, `not-found`, `covered`, `invalid` (`words-not-there`, `words-several`)
 */
export async function coverText(ctx: Ctx, given: CoverWords & { also?: readonly string[] }): Promise<string[]> {
  mustBeSteward(ctx);
  const faults = new Faults();
  const said = {
    reason: faults.oneOf('reason', given.reason, coverReasons),
    ground: faults.text('ground', given.ground, { max: 300, needed: needsGround(given.reason) }),
    note: faults.text('note', given.note, { max: 1000 }),
    role: 'steward' as const,
  };
  faults.stop();
  const aims = await aimsOf(ctx, given, 'covered');
  const drafts = aims.map(({ target, field, made }) => {
    const body: CoverBody = withoutGaps({ ...targetFields(target, field), ...said });
    const decide = async (tx: Tx) => {
      if (made) return body;
      const { text } = await readableText(tx, ctx, target.act, field);
      if (text.shown === null) throw new Refused('covered');
      const spans = field === given.field ? spansOf(text.shown, given.words) : undefined;
      return withoutGaps({ ...body, spans });
    };
    return draft({ act: covered, body, decide });
  });
  return (await commit(ctx, drafts, { purge: true })).map(({ id }) => id);
}

type Aimed = { target: Target; field: string; made: boolean };

/** The texts to hide, and after them the addresses and keys that are made of their words. */
async function aimsOf(
  ctx: Ctx,
  given: { act: string; field: string; also?: readonly string[] },
  how: 'covered' | 'erased',
): Promise<Aimed[]> {
  return inPlace(ctx.db, ctx.place, async (tx) => {
    const target = await targetOf(tx, ctx.place, given.act);
    const fields = [...new Set([given.field, ...(given.also ?? [])])];
    const aims: Aimed[] = fields.map((field) => ({ target, field, made: false }));
    for (const field of fields)
      for (const one of await madeOf(tx, target, field, how))
        aims.push({ target: await targetOf(tx, ctx.place, one.act), field: one.field, made: true });
    return aims;
  });
}

function spansOf(text: string, words: readonly string[] | undefined): Span[] | undefined {
  if (!words?.length) return undefined;
  const spans = words.map((one) => {
    const found = findOnce(text, one);
    if (found === 'none') throw invalid('words', 'words-not-there', { words: one.slice(0, 60) });
    if (found === 'several') throw invalid('words', 'words-several', { words: one.slice(0, 60) });
    return found;
  });
  return inOrder(spans);
}

/**
 * Takes a cover back. What other covers still hide stays hidden.
 * @throws Refused `forbidden`, `not-found`, `closed` when it was lifted already, when the text is erased, or when a later cover
 * hides the whole text: that one is lifted first
 */
export async function liftCover(ctx: Ctx, given: { cover: string; note?: string | undefined }): Promise<string> {
  const [act] = await commit(ctx, await liftDrafts(ctx, given), { purge: true });
  return act!.id;
}

/** The acts that lift a cover, for a commit of its own or that of an appeal which is granted. */
export async function liftDrafts(
  ctx: Ctx,
  given: { cover: string; note?: string | undefined },
): Promise<ReturnType<typeof draft>[]> {
  mustBeSteward(ctx);
  const faults = new Faults();
  const note = faults.text('note', given.note, { max: 1000 });
  faults.stop();
  const aims = await inPlace(ctx.db, ctx.place, async (tx) => {
    const takedown = await takedownById(tx, given.cover);
    if (takedown?.how !== 'covered') throw new Refused('not-found');
    const first = { cover: given.cover, act: takedown.target, field: takedown.field };
    // The address comes back with the name, unless something of the name is still hidden; whichever cover had hidden it.
    const covers = (await coversOn(tx, first.act)).filter((one) => one.field === first.field);
    const isLast = covers.filter((one) => !one.lifted_by).length < 2;
    const made = isLast ? await madeWith(tx, [...covers.map((one) => one.by_act), given.cover]) : [];
    const all = [first, ...made];
    const aims: (Aim & { cover: string; target: Target })[] = [];
    for (const one of all) aims.push({ ...one, target: await targetOf(tx, ctx.place, one.act) });
    return aims;
  });
  return aims.map(({ target, field, cover }) => {
    const body = withoutGaps({
      ...targetFields(target, field),
      cover,
      words: '',
      lang: target.lang,
      note,
      role: 'steward' as const,
    });
    const decide = async (tx: Tx) => {
      await readableText(tx, ctx, target.act, field);
      const words = await wordsWithout(tx, target.act, field, cover);
      if (names(words, ctx.author.name)) throw new Refused('forbidden');
      return { ...body, words };
    };
    return draft({ act: lifted, body, decide });
  });
}

/** The words as they stand once one cover is gone. */
async function wordsWithout(tx: Tx, act: string, field: string, cover: string): Promise<string> {
  const standing = (await coversOn(tx, act)).filter((one) => one.field === field && one.lifted_by === null);
  const others = standing.filter((one) => one.by_act !== cover);
  const words = await wordsSaid(tx, act, field);
  if (others.length === standing.length || words === null) throw new Refused('closed');
  if (others.some((one) => one.spans === null)) throw new Refused('closed');
  return others.reduce((shown, one) => mask(shown, one.spans as Span[]), words);
}

/**
 * Erases a text for good: the words and the salt that would open their commitment are deleted in the same commit. With `also`,
 * other fields of the same act go with it.
 * @returns the id of each erasing act
 * @throws Refused `forbidden`, `not-found`, `covered` when it is erased already
 */
export async function eraseText(
  ctx: Ctx,
  given: { act: string; field: string; ground: EraseGround; also?: readonly string[] },
): Promise<string[]> {
  mustBeSteward(ctx);
  const faults = new Faults();
  const ground = faults.oneOf('ground', given.ground, eraseGrounds);
  faults.stop();
  const aims = await aimsOf(ctx, given, 'erased');
  const drafts = aims.map(({ target, field, made }) => {
    const body = { ...targetFields(target, field), ground, role: 'steward' as const };
    const decide = async (tx: Tx) => {
      if (made) return body;
      const { text } = await readableText(tx, ctx, target.act, field);
      if (isErased(text)) throw new Refused('covered');
      return body;
    };
    return draft({ act: erased, body, decide });
  });
  const committed = await commit(ctx, drafts, {
    purge: true,
    beside: async (tx, acts) => {
      for (const [i, { target, field }] of aims.entries()) await forget(tx, ctx.place, target.act, field, acts[i]!.id);
    },
  });
  return committed.map(({ id }) => id);
}

export const isErased = (text: PublishedText): boolean => text.covers.some((cover) => cover.how === 'erased');
