// Whose word an event, an invitation or a reply is: said here by a verified seat, or recorded by staff from a named source.
// Shared by the actions of this room; it decides nothing about meetings themselves.
import type { Ctx } from '../../acts/commit.ts';
import type { Tx } from '../../base/database.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { mustSpeakFor, type Seat, seatOf, todayIn } from '../answers/standing.ts';
import type { Holder } from '../people/holder.ts';
import { mustKeepTheRecord } from '../words/rules.ts';
import { mustKnowSources } from '../words/sources.ts';
import { eventsById, type PublicEvent } from './store.ts';

/** Where something is said: here by a seat, or in a source recorded by staff. */
export type Saying = { given: 'here'; seat: Seat; holder: Holder } | { given: 'source' };

/**
 * Whose word it is. Staff record from a source, which must be named; anyone else speaks for the holder `as`.
 * @throws Refused `forbidden`, `invalid` `source-needed`
 */
export function sayingOf(ctx: Ctx, as: Holder | undefined, sources: string[] | undefined): Saying {
  if (as) return { given: 'here', seat: seatOf(ctx), holder: as };
  mustKeepTheRecord(ctx.author.role);
  if (!sources?.length) throw invalid('sources', 'source-needed');
  return { given: 'source' };
}

export const membershipOf = (saying: Saying): { membership?: string } =>
  saying.given === 'here' && 'membership' in saying.seat ? { membership: saying.seat.membership } : {};

/** Asked after the locks: the seat still holds, the sources are this place's. */
export async function mustBeSaid(tx: Tx, ctx: Ctx, saying: Saying, sources: string[] | undefined): Promise<void> {
  if (saying.given === 'here') await mustSpeakFor(tx, ctx, saying.seat, saying.holder, (await todayIn(tx, ctx)).day);
  await mustKnowSources(tx, sources);
}

/** @throws Refused not-found */
export async function currentEvent(tx: Tx, id: string): Promise<PublicEvent> {
  const found = (await eventsById(tx, [id])).get(id);
  if (!found) throw new Refused('not-found');
  return found;
}
