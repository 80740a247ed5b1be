// Counting signatures: by windows, under the lock of the version's own stream, into one public act. No confirmation ever adds to a
// number. A signature is moved by exactly one count, because a count marks the rows it moves in the transaction of its act: what
// commits late falls into the next count, what runs twice finds nothing left, and what crashes leaves no mark.
import { sql } from 'kysely';
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { instantText } from '../../base/clock.ts';
import { type Database, inPlace, outsidePlaces, type Tx } from '../../base/database.ts';
import { enqueue, type Tasks } from '../../base/jobs.ts';
import { Refused } from '../../base/refused.ts';
import { signaturesCounted } from './acts.ts';
import { breakdownOf } from './rules.ts';

/** A version whose signatures move is counted once in so many milliseconds, however many move. */
export const WINDOW = 10_000;
/** Rows moved by one act: no statement runs for long, however many people signed while no job ran. */
const MOST = 50_000;
const TRIES = 20;

export type Counter = Pick<Ctx, 'db' | 'place' | 'now' | 'wake'>;
type Body = Parameters<typeof signaturesCounted.streams>[0];

/**
 * Counts what moved since the last count of a version. Any number of these may run at once: one counts, the others find nothing.
 * @returns the total that is public from now on, or undefined when nothing had moved
 */
export async function countSignatures(counter: Counter, version: string): Promise<number | undefined> {
  let total: number | undefined;
  for (let tries = 1; ; tries++) {
    const last = await inPlace(counter.db, counter.place, (tx) => standing(tx, counter.place, version));
    if (!last?.moved) return total;
    try {
      const counted = await countOnce(counter, version, last);
      total = counted.total;
      // What moves while we count waits for the next window: counting on would never end while people sign.
      if (!counted.full) return total;
    } catch (error) {
      // Another count came first: look again, most likely to find nothing left.
      const lost = error instanceof Refused && (error.code === 'changed-meanwhile' || error.code === 'duplicate');
      if (!lost) throw error;
      // Somebody counts all the time: then it is being done.
      if (tries >= TRIES) return total;
    }
  }
}

type Standing = { letter: string; number: number; until: Date | null; moved: boolean };

async function standing(tx: Tx, place: string, version: string): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    select v.letter_id as letter, coalesce(c.number, 0) as number, c.until_at as until,
      exists (select from signatures s where s.place_id = ${place}::uuid and s.version_id = v.id and s.counted <> (s.state = 'confirmed')) as moved
    from letter_versions v
    left join signature_counts c on c.place_id = v.place_id and c.version_id = v.id and c.superseded_by is null
    where v.id = ${version}::uuid`.execute(tx);
  return rows[0];
}

/** @returns the total; `full` when there may be more to move than one act holds */
async function countOnce(counter: Counter, version: string, last: Standing): Promise<{ total: number; full: boolean }> {
  let total = 0;
  let full = false;
  const empty = { confirmed: 0, restored: 0, withdrawn: 0, invalidated: 0, total: 0, areas: [], elsewhere: 0 };
  const body: Body = {
    letter: last.letter,
    version,
    number: last.number + 1,
    ...(last.until ? { from: last.until.toISOString() } : {}),
    until: instantText(counter.now()),
    ...empty,
    root: '0'.repeat(64),
  };
  const ctx: Ctx = { ...counter, author: { role: 'site', name: 'Redress' } };
  const decide = async (tx: Tx): Promise<Body> => {
    // The stream is ours from here on; only now is it sure that no other count came between.
    const now = await standing(tx, ctx.place, version);
    if (now?.number !== last.number) throw new Refused('changed-meanwhile');
    const moves = await moveRows(tx, ctx.place, version);
    const counted = breakdownOf(await tally(tx, ctx.place, version));
    total = counted.total;
    full = moves.confirmed + moves.restored + moves.withdrawn + moves.invalidated >= MOST;
    return { ...body, ...moves, ...counted };
  };
  await commit(ctx, [draft({ act: signaturesCounted, body, decide })]);
  return { total, full };
}

type Moves = Pick<Body, 'confirmed' | 'restored' | 'withdrawn' | 'invalidated' | 'root'>;

/** Marks the rows whose state differs from what the last count said, and says how many went which way. */
async function moveRows(tx: Tx, place: string, version: string): Promise<Moves> {
  const { rows } = await sql<Moves>`
    with open as materialized (
      select id from signatures where place_id = ${place}::uuid and version_id = ${version}::uuid and counted <> (state = 'confirmed')
      limit ${MOST}
    ), moved as (
      update signatures s set counted = (s.state = 'confirmed') from open
      where s.place_id = ${place}::uuid and s.id = open.id and s.counted <> (s.state = 'confirmed')
      returning s.id, s.state, s.batch_id, s.salt
    )
    select count(*) filter (where state = 'confirmed' and batch_id is null)::int as confirmed,
      count(*) filter (where state = 'confirmed' and batch_id is not null)::int as restored,
      count(*) filter (where state = 'withdrawn')::int as withdrawn,
      count(*) filter (where state in ('invalidated', 'pending'))::int as invalidated,
      encode(sha256(coalesce(string_agg(sha256(salt || convert_to(id::text || ' ' || state, 'UTF8')), ''::bytea order by id), '')), 'hex') as root
    from moved`.execute(tx);
  return rows[0]!;
}

/** Everything counted, by area. Nobody but the holder of this lock writes `counted`, so this is one snapshot with the moves above. */
async function tally(tx: Tx, place: string, version: string): Promise<{ area: string | null; n: number }[]> {
  const { rows } = await sql<{ area: string | null; n: number }>`
    select area_id as area, count(*)::int as n from signatures
    where place_id = ${place}::uuid and version_id = ${version}::uuid and counted group by area_id`.execute(tx);
  return rows;
}

/** Versions whose signatures have moved since their last count. */
export async function uncounted(tx: Tx, place: string): Promise<string[]> {
  const { rows } = await sql<{ version: string }>`
    select distinct version_id as version from signatures
    where place_id = ${place}::uuid and counted <> (state = 'confirmed')`.execute(tx);
  return rows.map((row) => row.version);
}

/**
 * Asks for a count at the end of the window, in the transaction of what moved. A process asks once a window; should that job be lost,
 * the round of every minute counts all the same.
 */
export function countsSoon(now: () => Date): (tx: Tx, place: string, versions: readonly string[]) => Promise<void> {
  const asked = new Map<string, number>();
  return async (tx, place, versions) => {
    const window = Math.floor(now().getTime() / WINDOW);
    for (const version of versions) {
      if (asked.get(version) === window) continue;
      if (asked.size > 10_000) asked.clear();
      asked.set(version, window);
      const at = new Date((window + 1) * WINDOW + 500);
      // Without a key: one would put the waiting count off, window after window, as long as people sign.
      await enqueue(tx, 'signatures.count', { place, version }, { at });
    }
  };
}

type Work = { db: Database; now: () => Date; wake?: Ctx['wake'] };

/** The worker's tasks of this room. */
export const supportTasks = ({ db, now, wake }: Work): Tasks => ({
  'signatures.count': async ({ place, version }) => {
    await countSignatures({ db, place, now, ...(wake ? { wake } : {}) }, version!);
  },
  // For what a lost job left behind.
  'signatures.count-all': async () => {
    const places = await outsidePlaces(db, (tx) => tx.selectFrom('places').select('id').orderBy('id').execute());
    for (const { id: place } of places) {
      for (const version of await inPlace(db, place, (tx) => uncounted(tx, place)))
        await countSignatures({ db, place, now, ...(wake ? { wake } : {}) }, version);
    }
  },
});
