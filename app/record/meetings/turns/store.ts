// Reads the turns of meetings: when each was cancelled, returned or was held, and why. It writes nothing; covered reasons are null.
import { sql } from 'kysely';
import type { Tx } from '../../../base/database.ts';
import type { Occurred, PublicAuthor } from '../../../base/tables.ts';

export type EventTurn = {
  act: string;
  event: string;
  turn: 'cancelled' | 'returned' | 'held';
  reason: string | null;
  by_post: string | null;
  by_organization: string | null;
  given: 'here' | 'source';
  day: string;
  lang: string;
  author: PublicAuthor;
  occurred: Occurred | null;
  recorded: Date;
};

/** The turns of one event, the earliest first. */
export async function turnsOf(tx: Tx, event: string): Promise<EventTurn[]> {
  const { rows } = await sql<EventTurn>`
    select t.act_id as act, t.event_id as event, t.turn, t.reason, t.by_post, t.by_organization, t.given, t.day, t.lang,
      l.fields->'author' as author, l.fields->'occurred' as occurred, l.recorded
    from event_turns t join acts l on l.place_id = t.place_id and l.id = t.act_id
    where t.event_id = ${event} order by l.n`.execute(tx);
  return rows;
}

export type Revisions = { n: number; first: Date; last: Date };

/** How often each event was told, changed or turned: what a calendar counts to know the newest. */
export async function revisionsOf(tx: Tx, events: readonly string[]): Promise<Map<string, Revisions>> {
  if (events.length === 0) return new Map();
  const { rows } = await sql<Revisions & { event: string }>`
    select x.event, count(*)::int as n, min(l.recorded) as first, max(l.recorded) as last from (
      select id as event, act_id, place_id from events where id = any(${events}::uuid[])
      union all select event_id, act_id, place_id from event_turns where event_id = any(${events}::uuid[])
    ) x join acts l on l.place_id = x.place_id and l.id = x.act_id group by x.event`.execute(tx);
  return new Map(rows.map(({ event, ...rest }) => [event, rest]));
}
