// Every process of an installation writes the times the log holds, and the log goes on in the order acts were committed in. The database is
// the one clock they share: a process whose own clock is far from it is not started, since its acts would seem dated back or ahead.
import { sql } from 'kysely';
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';

/** Half of what a reader of the log allows between entries (acts/log-rules.ts): two processes may each be off by this. */
export const MOST_APART_MS = 60_000;

export class ClocksApart extends Error {
  override name = 'ClocksApart';
  readonly todo = 'Set the clocks of both machines by the same time servers (NTP), then start again.';
}

/** @throws ClocksApart */
export async function mustShareTime(db: Pick<Database, 'kysely'>, now: Clock): Promise<void> {
  const before = now().getTime();
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db.kysely);
  const after = now().getTime();
  const there = rows[0]!.at.getTime();
  // The question took a while: it was answered at some moment between.
  const apart = there < before ? before - there : Math.max(0, there - after);
  if (apart <= MOST_APART_MS) return;
  throw new ClocksApart(
    `This machine says it is ${new Date(after).toISOString()}, and the database says ${new Date(there).toISOString()}.`,
  );
}
