// Moves acts from the outbox into the log, in order of n, with an index that has no gap. Several may run: a lease row lets one work.
// It never decides anything about an act; what is committed will be logged.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type Database, inPlace, type Tx } from '../base/database.ts';

/**
 * Three looks of a living holder. Whoever is killed holds the others up for so long, and an act must be signed for five seconds after it was
 * committed. The lease saves work; what keeps two apart is the lock of the head row.
 */
export const LEASE_SECONDS = 3;
const BATCH = 1000;

/**
 * Logs what is waiting in a place's outbox, a batch a transaction.
 * The head row is locked while a batch is written, so that a holder that was paused past its lease cannot write beside its successor.
 * @returns how many entries were logged; 0 when another sequencer holds the lease
 */
export async function sequence(db: Database, place: string, holder: string): Promise<number> {
  let logged = 0;
  for (;;) {
    const moved = await inPlace(db, place, (tx) => moveBatch(tx, place, holder));
    logged += moved;
    if (moved < BATCH) return logged;
  }
}

async function moveBatch(tx: Tx, place: string, holder: string): Promise<number> {
  await sql`insert into heads (place_id) values (${place}) on conflict do nothing`.execute(tx);
  const { rows } = await sql<{ moved: string }>`
    with head as (
      select size from heads where place_id = ${place} and (holder is null or holder = ${holder} or until < now()) for update skip locked
    ), batch as (
      delete from outbox where place_id = ${place} and n in (
        select n from outbox where place_id = ${place} and exists (select from head) order by n limit ${BATCH}
      ) returning n, leaf
    ), logged as (
      insert into entries (place_id, index, n, leaf)
      select ${place}::uuid, (select size from head) + row_number() over (order by n) - 1, n, leaf from batch returning 1
    ), moved as (select count(*) as entries from logged)
    update heads set size = heads.size + moved.entries, holder = ${holder}, until = now() + make_interval(secs => ${LEASE_SECONDS})
    from moved, head where heads.place_id = ${place} returning moved.entries::text as moved`.execute(tx);
  return Number(rows[0]?.moved ?? 0);
}

const release = (db: Database, place: string, holder: string) =>
  inPlace(db, place, (tx) =>
    sql`update heads set holder = null where place_id = ${place} and holder = ${holder}`.execute(tx),
  );

export type Sequencer = { wake: (place: string) => void; stop: () => Promise<void> };

/** Runs the sequencer for the given places: at once when woken, and every `pollMs` for acts that other processes committed. */
export function startSequencer(
  db: Database,
  places: () => Promise<string[]>,
  options: { pollMs?: number; onError?: (error: unknown) => void } = {},
): Sequencer {
  const holder = randomUUID();
  const due = new Set<string>();
  let stopped = false;
  let running: Promise<void> | undefined;
  const run = async () => {
    while (due.size && !stopped) {
      const [place] = due as unknown as [string];
      due.delete(place);
      await sequence(db, place, holder);
    }
  };
  const start = () => {
    running ??= run().then(
      () => {
        running = undefined;
        // Woken between the last look and here: that act must not wait for the poll.
        if (due.size && !stopped) start();
      },
      (error) => {
        running = undefined;
        options.onError?.(error);
      },
    );
  };
  const timer = setInterval(() => {
    places()
      .then((all) => {
        for (const place of all) due.add(place);
        start();
      })
      .catch((error) => options.onError?.(error));
  }, options.pollMs ?? 1000);
  return {
    wake(place) {
      due.add(place);
      if (!stopped) start();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
      // Whoever is started next need not wait for a lease nobody uses. Where the database is away, the lease ends by itself.
      await places()
        .then((all) => Promise.all(all.map((place) => release(db, place, holder))))
        .catch(() => undefined);
    },
  };
}
