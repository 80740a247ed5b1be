// Putting something on the agenda of a meeting, changing and removing it. Everyone who is a party to the meeting may put something on it,
// in their own words; what one put there is changed or removed by the same, or removed by who proposed the meeting, with a reason.
import { sql } from 'kysely';
import { type Ctx, commit, draft } from '../../../acts/commit.ts';
import { Faults } from '../../../acts/faults.ts';
import { inPlace, type Tx } from '../../../base/database.ts';
import { isId, newId } from '../../../base/ids.ts';
import { Refused } from '../../../base/refused.ts';
import { holderAt } from '../../people/holder.ts';
import type { NamedFirst } from '../../reply/publishing.ts';
import { currentEvent } from '../saying.ts';
import { isProposer, type Speaking, type Spoken, sameHolder, speaking } from '../spoken.ts';
import { ITEM_DEMANDS, ITEM_MAX, itemAdded, itemChanged, itemRemoved } from './acts.ts';
import { type AgendaItem, agendaItem } from './store.ts';

export type ItemWords = Spoken & { words: string; demands?: string[] | undefined };

/**
 * @returns the item's id and its number
 * @throws Refused `invalid` (`empty`), `closed` (the meeting is cancelled), `forbidden`, `not-found` (a demand that is not there)
 */
export async function addItem(
  ctx: Ctx,
  given: ItemWords & { event: string },
  named?: NamedFirst,
): Promise<{ item: string; number: number }> {
  const { said, words, demands } = await checkedItem(ctx, given);
  const item = newId();
  let number = 0;
  const body = { ...said.fields, event: given.event, item, number: 1, words, demands };
  const decide = async (tx: Tx, decided: typeof body) => {
    await said.must(tx, given.event);
    await mustBeOpen(tx, given.event);
    const { rows } = await sql<{ last: number | null }>`
      select max(number) as last from agenda_items where event_id = ${given.event}`.execute(tx);
    number = (rows[0]?.last ?? 0) + 1;
    return { ...decided, number };
  };
  const added = draft({ act: itemAdded, body, occurred: said.occurred, decide });
  await commit(ctx, [added, ...(named?.also ?? [])], named ? { beside: named.beside } : {});
  return { item, number };
}

/** @param given.seen the act of the telling the author saw; refused `changed-meanwhile` when there is another */
export async function changeItem(
  ctx: Ctx,
  given: ItemWords & { item: string; seen?: string | undefined },
  named?: NamedFirst,
): Promise<void> {
  const { said, words, demands } = await checkedItem(ctx, given);
  const now = await inPlace(ctx.db, ctx.place, (tx) => mustHaveItem(tx, given.item));
  const body = { ...said.fields, event: now.event, item: now.id, number: now.number, words, demands };
  const decide = async (tx: Tx, decided: typeof body) => {
    await said.must(tx, now.event);
    const current = await mustHaveItem(tx, given.item, given.seen);
    mustBeOwn(said, current);
    await mustBeOpen(tx, now.event);
    if (current.words === words && [...current.demands].sort().join() === [...demands].sort().join())
      throw new Refused('duplicate');
    return decided;
  };
  const changed = draft({ act: itemChanged, body, occurred: said.occurred, decide });
  await commit(ctx, [changed, ...(named?.also ?? [])], named ? { beside: named.beside } : {});
}

export async function removeItem(ctx: Ctx, given: Spoken & { item: string; reason: string }): Promise<void> {
  const faults = new Faults();
  const said = await speaking(ctx, given, faults);
  const reason = faults.words('reason', given.reason, 2000);
  faults.stop();
  const now = await inPlace(ctx.db, ctx.place, (tx) => mustHaveItem(tx, given.item));
  const body = { ...said.fields, event: now.event, item: now.id, number: now.number, reason };
  const decide = async (tx: Tx, decided: typeof body) => {
    await said.must(tx, now.event);
    const current = await mustHaveItem(tx, given.item);
    const host = said.saying.given === 'here' && (await isProposer(tx, now.event, said.saying.holder));
    if (!host) mustBeOwn(said, current);
    return decided;
  };
  await commit(ctx, [draft({ act: itemRemoved, body, occurred: said.occurred, decide })]);
}

/** @throws Refused invalid with every fault */
export async function checkedItem(ctx: Ctx, given: ItemWords) {
  const faults = new Faults();
  const said = await speaking(ctx, given, faults);
  const words = faults.words('words', given.words, ITEM_MAX);
  const demands = [...new Set(given.demands ?? [])];
  if (demands.length > ITEM_DEMANDS) faults.add('demands', 'too-many-chosen', { limit: ITEM_DEMANDS });
  if (!demands.every(isId)) faults.add('demands', 'demand-unknown');
  faults.stop();
  return { said, words, demands };
}

/** What one put on the agenda here is changed by the same holder only; staff keep what they recorded from a source. */
function mustBeOwn({ saying }: Speaking, item: AgendaItem): void {
  if (saying.given !== item.given) throw new Refused('forbidden');
  const own = holderAt(item.by_post, item.by_organization);
  if (saying.given === 'here' && !sameHolder(saying.holder, own)) throw new Refused('forbidden');
}

async function mustHaveItem(tx: Tx, id: string, seen?: string): Promise<AgendaItem> {
  const found = await agendaItem(tx, id);
  if (!found) throw new Refused('not-found');
  if (found.what === 'removed') throw new Refused('closed');
  if (seen && seen !== found.act) throw new Refused('changed-meanwhile');
  return found;
}

async function mustBeOpen(tx: Tx, event: string): Promise<void> {
  if ((await currentEvent(tx, event)).status === 'cancelled') throw new Refused('closed');
}
