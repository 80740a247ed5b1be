// A person presses "Confirm" or "Withdraw". Many who press at once share one transaction (group commit): each waits for the fsync it
// would have waited for anyway, and the database writes a hundred signatures as cheaply as one. Nothing is counted here, ever.
import { sql } from 'kysely';
import { type Database, inPlace, type Tx } from '../../base/database.ts';
import { hashOf, isToken } from '../../identity/secrets.ts';
import type { SignatureState } from './rules.ts';

/** What became of it: the state it is in now; undefined for a link nobody was sent. */
export type Pressed = { letter: string; version: string; state: SignatureState } | undefined;

/**
 * Confirms by any number of links, in one statement. A link pressed twice, or two links of one signature, confirm once.
 * @returns what became of each, in the order given
 */
export async function confirmIn(tx: Tx, place: string, tokens: readonly string[], now: Date): Promise<Pressed[]> {
  const hashes = tokens.map((token) => (isToken(token) ? hashOf(token).toString('hex') : ''));
  // `was` reads the snapshot the statement began with, `moved` what it changed: together the state now.
  const { rows } = await sql<{ token: string; letter: string; version: string; state: SignatureState; moved: boolean }>`
    with asked as materialized (
      select distinct l.token, l.signature_id as id from unnest(${[...new Set(hashes)]}::text[]) as t(hex)
      join signature_links l on l.place_id = ${place}::uuid and l.token = decode(t.hex, 'hex')
    ), moved as (
      update signatures s set state = 'confirmed', confirmed = ${now}::timestamptz
      from (select distinct id from asked order by id) a
      where s.place_id = ${place}::uuid and s.id = a.id and s.state = 'pending' returning s.id
    )
    select encode(a.token, 'hex') as token, was.letter_id as letter, was.version_id as version, was.state, m.id is not null as moved
    from asked a join signatures was on was.place_id = ${place}::uuid and was.id = a.id left join moved m on m.id = a.id`.execute(
    tx,
  );
  const by = new Map(rows.map((row) => [row.token, row]));
  return hashes.map((hex) => {
    const row = by.get(hex);
    return row && { letter: row.letter, version: row.version, state: row.moved ? 'confirmed' : row.state };
  });
}

/**
 * Withdraws by a link: the address goes at once and for good; that a signature was withdrawn stays in the counts.
 * @returns what became of it
 */
export async function withdrawIn(tx: Tx, place: string, token: string, now: Date): Promise<Pressed> {
  if (!isToken(token)) return undefined;
  const { rows } = await sql<{ letter: string; version: string; state: SignatureState }>`
    with asked as (
      select s.* from signature_links l join signatures s on s.place_id = l.place_id and s.id = l.signature_id
      where l.place_id = ${place}::uuid and l.token = ${hashOf(token)} for update of s
    ), moved as (
      update signatures s set state = 'withdrawn', withdrawn = ${now}::timestamptz, address = null, canonical = null
      from asked a where s.place_id = ${place}::uuid and s.id = a.id and a.state in ('pending', 'confirmed') returning s.id
    )
    select a.letter_id as letter, a.version_id as version, case when m.id is null then a.state else 'withdrawn' end as state
    from asked a left join moved m on m.id = a.id`.execute(tx);
  return rows[0];
}

type Waiting = { token: string; done: (pressed: Pressed) => void; failed: (error: unknown) => void };

export type Confirmer = { confirm: (place: string, token: string) => Promise<Pressed> };

/** As many as wait while a transaction is on its way go with the next one; a quiet site's signer waits for nobody. */
const MOST = 500;

/**
 * @param after what is asked for in the same transaction for every version that moved (a count)
 */
export function openConfirmer(
  db: Database,
  now: () => Date,
  after: (tx: Tx, place: string, versions: string[]) => Promise<void>,
): Confirmer {
  const queues = new Map<string, Waiting[]>();
  const busy = new Set<string>();

  async function work(place: string): Promise<void> {
    busy.add(place);
    for (let queue = queues.get(place); queue?.length; queue = queues.get(place)) {
      const batch = queue.splice(0, MOST);
      await settle(place, batch);
    }
    queues.delete(place);
    busy.delete(place);
  }

  async function settle(place: string, batch: Waiting[]): Promise<void> {
    try {
      const pressed = await inPlace(db, place, async (tx) => {
        const all = await confirmIn(
          tx,
          place,
          batch.map((one) => one.token),
          now(),
        );
        await after(tx, place, [...new Set(all.flatMap((one) => one?.version ?? []))]);
        return all;
      });
      for (const [i, one] of batch.entries()) one.done(pressed[i]);
    } catch (error) {
      for (const one of batch) one.failed(error);
    }
  }

  return {
    confirm: (place, token) =>
      new Promise((done, failed) => {
        const queue = queues.get(place) ?? [];
        queues.set(place, queue);
        queue.push({ token, done, failed });
        if (!busy.has(place)) void work(place);
      }),
  };
}
