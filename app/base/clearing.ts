// Private rows that have served their purpose, cleared place by place. Each room says which of its rows those are; nothing public and
// nothing of the log is ever among them: the application's role may not delete there.
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Database, inPlace, outsidePlaces } from './database.ts';

/** Of one private table: the rows that nobody needs any more at `now`. */
export type Served = { table: string; rows: (now: Date) => RawBuilder<SqlBool> };

/** So many rows a transaction: the first clearing of a table that grew for years holds no lock for long. */
const BATCH = 1000;

export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);

/**
 * Clears what has served, in every place.
 * @returns how many rows of which table went
 */
export async function clearServed(
  db: Database,
  served: readonly Served[],
  now: Date,
  batch = BATCH,
): Promise<Record<string, number>> {
  const gone: Record<string, number> = Object.fromEntries(served.map(({ table }) => [table, 0]));
  const places = await outsidePlaces(db, (tx) => tx.selectFrom('places').select('id').orderBy('id').execute());
  for (const { id } of places) {
    for (const each of served) {
      for (let some = batch; some === batch; gone[each.table]! += some)
        some = await clearSome(db, id, each, now, batch);
    }
  }
  return gone;
}

/** A row somebody is just using is left for the next time. */
const clearSome = (db: Database, place: string, { table, rows }: Served, now: Date, batch: number): Promise<number> =>
  inPlace(db, place, async (tx) => {
    const name = sql.table(`priv.${table}`);
    const { numAffectedRows } = await sql`delete from ${name} where ctid = any(array(
      select ctid from ${name} where place_id = ${place} and ${rows(now)} limit ${batch} for update skip locked))`.execute(
      tx,
    );
    return Number(numAffectedRows ?? 0n);
  });
