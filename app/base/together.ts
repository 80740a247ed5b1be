// Several small reads in one round trip: each a query of its own, all answered as JSON in one row. For pages that need many short lists;
// what they read must be texts, whole numbers, booleans and JSON, never instants, which JSON would turn into texts.
import { type CompiledQuery, type RawBuilder, sql } from 'kysely';
import type { Tx } from './database.ts';

type Queries = Record<string, RawBuilder<unknown>>;
type Rows<Q> = { [Name in keyof Q]: Q[Name] extends RawBuilder<infer Row> ? Row[] : never };

function inOneRow<Q extends Queries>(queries: Q): RawBuilder<Rows<Q>> {
  const lists = Object.entries(queries).map(
    ([name, query]) => sql`(select coalesce(json_agg(each), '[]') from (${query}) each) as ${sql.ref(name)}`,
  );
  return sql<Rows<Q>>`select ${sql.join(lists)}`;
}

/** @returns the rows of each query by its name, in the query's own order */
export async function together<Q extends Queries>(tx: Tx, queries: Q): Promise<Rows<Q>> {
  const { rows } = await inOneRow(queries).execute(tx);
  return rows[0]!;
}

/** Stands for a value while the SQL is written. It can only be handed on: to compute with it would be to compute once for everybody. */
class Place {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
  [Symbol.toPrimitive](): never {
    throw new TypeError(`'${this.name}' may only be handed on to the query.`);
  }
}

/**
 * `together` for a page that is read over and over: its SQL is written the first time and kept, since writing it took a tenth of
 * drawing a letter. `queries` may hand on what it is given to a query, and must not look at it.
 */
export function togetherAgain<Given extends Record<string, unknown>, Q extends Queries>(
  queries: (given: Given, tx: Tx) => Q,
): (tx: Tx, given: Given) => Promise<Rows<Q>> {
  let kept: CompiledQuery<Rows<Q>> | undefined;
  const places = new Proxy({} as Given, { get: (_, name) => new Place(String(name)) });
  return async (tx, given) => {
    kept ??= inOneRow(queries(places, tx)).compile(tx);
    const parameters = kept.parameters.map((value) => (value instanceof Place ? given[value.name] : value));
    const { rows } = await tx.executeQuery<Rows<Q>>({ ...kept, parameters });
    return rows[0]!;
  };
}
