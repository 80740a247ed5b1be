// Several small reads in one round trip: each a query of its own, all answered as JSON in one row. For pages that need many short lists;
// what they read must be texts, whole numbers, booleans and JSON, never instants, which JSON would turn into texts.
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from './database.ts';

type Rows<Q> = { [Name in keyof Q]: Q[Name] extends RawBuilder<infer Row> ? Row[] : never };

/** @returns the rows of each query by its name, in the query's own order */
export async function together<Q extends Record<string, RawBuilder<unknown>>>(tx: Tx, queries: Q): Promise<Rows<Q>> {
  const lists = Object.entries(queries).map(
    ([name, query]) => sql`(select coalesce(json_agg(each), '[]') from (${query}) each) as ${sql.ref(name)}`,
  );
  const { rows } = await sql<Rows<Q>>`select ${sql.join(lists)}`.execute(tx);
  return rows[0]!;
}
