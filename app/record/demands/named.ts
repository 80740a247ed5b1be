// How demands are called and where they stand, for what cites them by their id and knows nothing else of them.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { routes } from '../../base/routes.ts';
import type { View } from '../../web/view.ts';
import { addressOfLetter } from '../letters/store.ts';

export type DemandNamed = { words: string | null; lang: string; href: string };

/** By id; a demand that is not there is not in it. `words` is null where its heading is covered. */
export async function demandsNamed(tx: Tx, view: View, ids: readonly string[]): Promise<Map<string, DemandNamed>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{
    id: string;
    number: number;
    heading: string | null;
    lang: string;
    letter: number;
    slug: string;
  }>`
    select d.id, d.number, d.heading, l.lang, l.number as letter, l.slug from demands d
    join letters l on l.place_id = d.place_id and l.id = d.letter_id and l.superseded_by is null
    where d.id = any(${[...ids]}::uuid[]) and d.superseded_by is null`.execute(tx);
  return new Map(
    rows.map(({ id, number, heading, lang, letter, slug }) => {
      const address = addressOfLetter({ number: letter, slug });
      return [id, { words: heading, lang, href: view.href(routes.demand, { letter: address, demand: number }) }];
    }),
  );
}
