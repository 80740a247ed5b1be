// Letters that are nearly the same, so that whoever publishes one sees the other first. It warns and shows; it never blocks, and it
// judges nothing: two organizations may well publish the same words.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import type { Letter } from './store.ts';

export type Alike = Pick<Letter, 'id' | 'number' | 'slug' | 'title' | 'lang' | 'day'> & {
  /** how much of their phrases is the same, 0 to 100; null where only titles or headings could be compared */
  percent: number | null;
};

/** From here on two letters are said to be much alike. */
export const MUCH = 30;
/** A sketch says little about a text with fewer phrases than this. */
const ENOUGH = 8;

/**
 * Published letters whose words are much like these, the most alike first. The share is the Jaccard index of their runs of five words,
 * estimated from the smallest hashes of each (Broder 1997): exact for short letters.
 */
export async function alikeTo(tx: Tx, words: string, except?: string): Promise<Alike[]> {
  const { rows } = await sql<Alike>`
    with mine as materialized (select base.sketch_of(${words}) as sketch)
    select l.id, l.number, l.slug, l.title, l.lang, l.day, s.percent from mine
    join letter_versions v on v.superseded_by is null and cardinality(v.sketch) >= ${ENOUGH} and v.sketch && mine.sketch
    join letters l on l.place_id = v.place_id and l.id = v.letter_id and l.superseded_by is null
    cross join lateral (
      select round(100.0 * count(*) filter (where both_have) / greatest(count(*), 1))::int as percent from (
        select hash, count(*) > 1 as both_have from (
          select unnest(mine.sketch) as hash union all select unnest(v.sketch)
        ) one group by hash order by hash limit 128
      ) least
    ) s
    where cardinality(mine.sketch) >= ${ENOUGH} and s.percent >= ${MUCH} and l.id is distinct from ${except ?? null}::uuid
    order by s.percent desc, l.number desc limit 5`.execute(tx);
  return rows;
}

const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** For a letter that is known only from reports: published ones of the same title, or that make half of the same demands. */
export async function alikeReports(
  tx: Tx,
  letter: { title: string; headings: readonly string[] },
  except?: string,
): Promise<Alike[]> {
  const title = plain(letter.title);
  const headings = [...new Set(letter.headings.map(plain))].filter(Boolean);
  const { rows } = await sql<Alike>`
    select l.id, l.number, l.slug, l.title, l.lang, l.day, null::int as percent from letters l
    cross join lateral (
      select count(distinct ${normal('d.heading')}) as same from demands d
      where d.place_id = l.place_id and d.letter_id = l.id and d.superseded_by is null and ${normal('d.heading')} = any(${headings}::text[])
    ) s
    where l.superseded_by is null and l.id is distinct from ${except ?? null}::uuid
      and (${normal('l.title')} = ${title} or (s.same >= 2 and s.same * 2 >= ${headings.length}))
    order by s.same desc, l.number desc limit 5`.execute(tx);
  return rows;
}

const normal = (column: string) => sql`btrim(regexp_replace(lower(${sql.ref(column)}), '[^[:alnum:]]+', ' ', 'g'))`;
