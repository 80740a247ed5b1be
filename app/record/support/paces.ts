// How fast mail to signers goes out for one network and one letter. Too much at once goes out later, evenly, and is never refused: a
// school signs from one address in one lesson, and every pupil gets the mail. It keeps no address of any computer.
import { sql } from 'kysely';
import { daysBefore, type Served } from '../../base/clearing.ts';
import type { Tx } from '../../base/database.ts';

/** So many at once, then one every so many milliseconds. */
export type Pace = { burst: number; each: number };

/** A class at once; then a school of 900 within half an hour. */
export const ofNetwork: Pace = { burst: 40, each: 2000 };
/** A letter everybody signs: a hundred times the busiest minute of a petition that failed under it (research/record.md §2). */
export const ofLetter: Pace = { burst: 20_000, each: 1 };
/** Nobody waits longer than this, whatever a network sends. */
const LONGEST = 6 * 3_600_000;

/**
 * Takes the next place in the row (GCRA: one instant says it all).
 * @returns how many milliseconds to wait before the mail goes out; 0 within the burst
 */
export async function waitFor(tx: Tx, place: string, pace: Pace, who: string, now: Date): Promise<number> {
  const { rows } = await sql<{ due: Date }>`
    insert into signature_paces as p (place_id, who, due) values (${place}, ${who}, ${new Date(now.getTime() + pace.each)})
    on conflict (place_id, who) do update set
      due = least(greatest(p.due, ${now}::timestamptz) + make_interval(secs => ${pace.each / 1000}),
        ${new Date(now.getTime() + LONGEST + pace.burst * pace.each)}::timestamptz)
    returning due`.execute(tx);
  return Math.max(0, rows[0]!.due.getTime() - now.getTime() - pace.burst * pace.each);
}

/** A pace that was due a day ago limits nobody. */
export const servedPaces: Served = { table: 'signature_paces', rows: (now) => sql`due < ${daysBefore(now, 1)}` };
