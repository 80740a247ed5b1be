// How demands are called and where they stand, for what cites them by their id and knows nothing else of them.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { routes } from '../../base/routes.ts';
import type { View } from '../../web/view.ts';
import { addressOfLetter } from '../letters/store.ts';

export type DemandNamed = { words: string | null; lang: string; href: string };

type Row = { id: string; number: number; heading: string | null; lang: string; letter: number; slug: string };

const namedOf = (view: View, { number, heading, lang, letter, slug }: Row): DemandNamed => {
  const address = addressOfLetter({ number: letter, slug });
  return { words: heading, lang, href: view.href(routes.demand, { letter: address, demand: number }) };
};

const standing = sql`select d.id, d.number, d.heading, l.lang, l.number as letter, l.slug from demands d
  join letters l on l.place_id = d.place_id and l.id = d.letter_id and l.superseded_by is null where d.superseded_by is null`;

/** By id; a demand that is not there is not in it. `words` is null where its heading is covered. */
export async function demandsNamed(tx: Tx, view: View, ids: readonly string[]): Promise<Map<string, DemandNamed>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Row>`${standing} and d.id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, namedOf(view, row)]));
}

/** So many are offered to choose from; any other is found by its address. */
const OFFERED = 300;

/** The demands of the newest letters, to choose one from. */
export async function demandsOffered(tx: Tx, view: View): Promise<DemandNamed[]> {
  const { rows } = await sql<Row>`${standing} order by l.number desc, d.number limit ${OFFERED}`.execute(tx);
  return rows.map((row) => namedOf(view, row));
}

/** The demand of an address, whole or from its path on, in any language. @returns its id */
export async function demandAtAddress(tx: Tx, address: string): Promise<string | undefined> {
  const found =
    /^(?:https?:\/\/[^/]+)?(?:\/[a-z]{2})?\/letters\/(\d{1,6})(?:-[^/]*)?\/demands\/(\d{1,6})(?:[/?#].*)?$/.exec(
      address.trim(),
    );
  if (!found) return undefined;
  const { rows } = await sql<Row>`
    ${standing} and l.number = ${Number(found[1])} and d.number = ${Number(found[2])}`.execute(tx);
  return rows[0]?.id;
}
