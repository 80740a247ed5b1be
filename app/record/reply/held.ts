// Before a meeting, minutes, a statement or an answer are recorded: whoever records is asked whether a private person is named. One who can be reached
// is told first and has the days a letter gives; until then the form is kept here, privately, and nothing of it is public.
// See docs/decisions/010-recorders-tell-private-people-first.md.
import type { Ctx } from '../../acts/commit.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { isId, newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import type { Tables } from '../../base/tables.ts';
import { hereAndNow } from '../words/today.ts';
import { type Draft, hasChanged, namedInDraft, nameInDraft, tellAgain, waitingFaults } from './before.ts';
import { type NamedFirst, namedOnPublishing, type Published, untoldAgain } from './publishing.ts';
import './tables.ts';

export type Held = Omit<Tables['held_words'], 'place_id' | 'paragraphs' | 'fields' | 'made' | 'changed'> & {
  paragraphs: string[];
  fields: Record<string, unknown>;
  made: Date;
};

/** What is about to be recorded. `fields`: the form as it was typed, `path`: where it is. */
export type Recording = Pick<Held, 'what' | 'title' | 'lang' | 'paragraphs' | 'fields' | 'path'> & {
  /** the stream of what this is a next version of */
  on?: string;
};

/** What the form's question was answered with. */
export type SaidNamed = {
  held?: string | undefined;
  private?: string | undefined;
  privateName?: string | undefined;
  privateAddress?: string | undefined;
  privateCalled?: string | undefined;
};

/** The recorder's own, or undefined: nobody else sees what is not public yet. */
export async function heldBy(tx: Tx, account: string, id: string): Promise<Held | undefined> {
  if (!isId(id)) return undefined;
  const row = await tx
    .selectFrom('held_words')
    .selectAll()
    .where('id', '=', id)
    .where('account_id', '=', account)
    .executeTakeFirst();
  return row as Held | undefined;
}

export const allHeldBy = async (tx: Tx, account: string): Promise<Held[]> =>
  (await tx
    .selectFrom('held_words')
    .selectAll()
    .where('account_id', '=', account)
    .orderBy('made')
    .orderBy('id')
    .limit(100)
    .execute()) as unknown as Held[];

/** As this room reads a draft: the texts a name can stand in. */
const asDraft = ({ id, title, paragraphs, lang }: Pick<Held, 'id' | 'title' | 'paragraphs' | 'lang'>): Draft => ({
  id,
  letter: null,
  title,
  summary: '',
  paragraphs,
  lang,
});

/** What is wrong with how the question was answered, before anybody is told. */
function askedFault(said: SaidNamed): { field: string; code: string } | undefined {
  if (said.private !== 'yes' && said.private !== 'no') return { field: 'private', code: 'choose' };
  if (said.private === 'no' && said.privateName?.trim()) return { field: 'privateName', code: 'reply-private-which' };
  return undefined;
}

type First = { waits: string } | { waits?: undefined; named: (about: Published) => Promise<NamedFirst | undefined> };

/** Every fault of the form at once, and nobody is told of words that could not be recorded. @throws Refused invalid */
export async function mustBeRight(said: SaidNamed, rest: () => unknown): Promise<void> {
  const own = askedFault(said);
  try {
    await rest();
  } catch (error) {
    if (!own || !(error instanceof Refused) || error.code !== 'invalid') throw error;
    throw new Refused('invalid', { fields: [...error.fields, own] });
  }
  if (own) throw invalid(own.field, own.code);
}

/**
 * Asked before anything is recorded.
 * @param rest checks the rest of the form, so that all that is wrong is said at once
 * @returns the id under which it waits; or, where it need not, what is committed with it once its stream is known
 * @throws Refused invalid (`private`: nothing answered; `privateName`, `privateAddress`), not-found, too-many
 */
export async function namedFirst(ctx: Ctx, said: SaidNamed, recording: Recording, rest: () => unknown): Promise<First> {
  const account = ctx.author.account;
  await mustBeRight(said, rest);
  if (said.private === 'no') await mustBeToldAgain(ctx, said.held, recording);
  if (!account || (said.private === 'no' && !said.held)) return { named: async () => undefined };
  // The form's own mark names what it makes: sent twice it waits once, and one person is told once.
  const id = said.held ?? ctx.once?.key ?? newId();
  await keep(ctx, id, account, recording, said.held !== undefined);
  const draft = asDraft({ ...recording, id });
  if (said.private === 'yes') await addPerson(ctx, draft, said);
  const { today } = await hereAndNow(ctx);
  const named = () => inPlace(ctx.db, ctx.place, (tx) => namedInDraft(tx, id));
  for (const row of await named()) if (hasChanged(draft, row, today)) await tellAgain(ctx, draft, row.id);
  if (waitingFaults(draft, await named(), today).length > 0) return { waits: id };
  return { named: (about) => publishing(ctx, draft, about) };
}

/** Nobody is named, but somebody who was told of an earlier version is, in other words. @throws Refused invalid `reply-named-before` */
async function mustBeToldAgain(ctx: Ctx, held: string | undefined, { on, ...recording }: Recording): Promise<void> {
  if (!on) return;
  const draft = asDraft({ ...recording, id: held && isId(held) ? held : newId() });
  const [name] = await inPlace(ctx.db, ctx.place, (tx) => untoldAgain(tx, on, draft));
  if (name) throw invalid('private', 'reply-named-before', { name });
}

/** A meeting that is called otherwise by now has another address and the same number. */
const numbered = (path: string): string => path.replace(/\/(\d+)-[^/]*/g, '/$1');

export const isSameForm = (one: string, other: string): boolean => numbered(one) === numbered(other);

/** Written anew each time the form is sent, so that nothing typed is lost. @throws Refused not-found for what is somebody else's */
async function keep(ctx: Ctx, id: string, account: string, recording: Recording, again: boolean): Promise<void> {
  const { what, path, title, lang } = recording;
  const texts = { paragraphs: JSON.stringify(recording.paragraphs), fields: JSON.stringify(recording.fields) };
  const now = ctx.now();
  await inPlace(ctx.db, ctx.place, async (tx) => {
    const before = again ? await heldBy(tx, account, id) : undefined;
    // What waits for one thing is not sent as another, with the first one's days.
    if (again && !(before && isSameForm(before.path, path))) throw new Refused('not-found');
    await tx
      .insertInto('held_words')
      .values({
        place_id: ctx.place,
        id,
        account_id: account,
        path,
        what,
        title,
        lang,
        ...texts,
        made: now,
        changed: now,
      })
      .onConflict((row) => row.columns(['place_id', 'id']).doUpdateSet({ title, lang, ...texts, changed: now }))
      .execute();
  });
}

async function addPerson(ctx: Ctx, draft: Draft, said: SaidNamed): Promise<void> {
  const [name, address] = [said.privateName?.trim(), said.privateAddress?.trim()];
  const there = () => inPlace(ctx.db, ctx.place, (tx) => namedInDraft(tx, draft.id));
  // Sent again with the same person in it, or with nobody new: those who are there already were told.
  const isThere = async () => (await there()).some((row) => row.name === name && (!address || row.address === address));
  if (name ? await isThere() : (await there()).length > 0) return;
  try {
    await nameInDraft(ctx, draft, { name, address, called: said.privateCalled });
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'invalid') throw error;
    // Of a double click both may have come this far: the one that waited finds the person there.
    if (name && (await isThere())) return;
    throw new Refused('invalid', {
      fields: error.fields.map((one) => ({ ...one, field: asked[one.field] ?? one.field })),
    });
  }
}

/** What the question's fields are called elsewhere. */
const asked: Record<string, string> = { name: 'privateName', address: 'privateAddress', called: 'privateCalled' };

/** What is committed with the record, which takes the kept form away. */
async function publishing(ctx: Ctx, draft: Draft, about: Published): Promise<NamedFirst> {
  const named = await namedOnPublishing(ctx, draft, undefined, about);
  return {
    also: named.also,
    beside: async (tx, committed) => {
      await named.beside(tx, committed);
      await tx.deleteFrom('held_words').where('id', '=', draft.id).execute();
    },
  };
}

/** Given up: who was to be named is forgotten, and their link says that nothing was published. @throws Refused not-found */
export async function discardHeld(ctx: Ctx, id: string): Promise<void> {
  await inPlace(ctx.db, ctx.place, async (tx) => {
    if (!ctx.author.account || !(await heldBy(tx, ctx.author.account, id))) throw new Refused('not-found');
    await tx.deleteFrom('held_words').where('id', '=', id).execute();
    await tx.deleteFrom('named_people').where('draft_id', '=', id).execute();
  });
}
