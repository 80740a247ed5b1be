// Which sources an act rests on: written beside the act, read back for a whole page in one query.
// It never judges a source; `standing` on the source says what it is.
import { sql } from 'kysely';
import type { Applied } from '../../acts/define.ts';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import type { Tables } from '../../base/tables.ts';

/** Every act's body may carry these: the ids of the sources it rests on, the weightiest first. */
export const MAX_SOURCES = 20;

/** Writes the citations of an act; called by every `apply` whose body may carry `sources`. */
export async function cite(tx: Tx, act: Applied<{ sources?: string[] | undefined }>): Promise<void> {
  const given = [...new Set(act.body.sources ?? [])];
  if (given.length === 0) return;
  await tx
    .insertInto('citations')
    .values(given.map((source_id, i) => ({ place_id: act.place, act_id: act.id, source_id, position: i + 1 })))
    .execute();
}

/** A source as pages show it. Words are null where they are covered. */
export type Source = Omit<Tables['sources'], 'place_id' | 'superseded_by'>;

/** The sources of many acts at once, in the order the author gave. An act without sources is not in the map. */
export const sourcesOf = async (tx: Tx, actIds: readonly string[]): Promise<Map<string, Source[]>> =>
  actIds.length === 0 ? new Map() : sourcesIn((await sourceRows(actIds).execute(tx)).rows);

type CitedRow = Source & { cited_by: string };

export const sourceRows = (actIds: readonly string[]) => sql<CitedRow>`
    select c.act_id as cited_by, s.id, s.act_id, s.title, s.publisher, s.published, s.url, s.standing, s.held,
      s.capture, s.captured_by, s.captured_on, s.note, s.lang
    from citations c join sources s on s.place_id = c.place_id and s.id = c.source_id and s.superseded_by is null
    where c.act_id = any(${[...new Set(actIds)]}::uuid[]) order by c.act_id, c.position`;

export function sourcesIn(rows: readonly CitedRow[]): Map<string, Source[]> {
  const found = new Map<string, Source[]>();
  for (const { cited_by, ...source } of rows) {
    const list = found.get(cited_by);
    if (list) list.push(source);
    else found.set(cited_by, [source]);
  }
  return found;
}

/**
 * For `decide` of an act that cites: every source must be one of this place's. Sources are never deleted, so no lock is needed.
 * @throws Refused invalid `source-unknown` on the field `sources`
 */
export async function mustKnowSources(tx: Tx, ids: readonly string[] | undefined): Promise<void> {
  const given = [...new Set(ids ?? [])];
  if (given.length === 0) return;
  const known = given.every(isId)
    ? await tx
        .selectFrom('sources')
        .select('id')
        .where('superseded_by', 'is', null)
        .where(sql<boolean>`id = any(${given}::uuid[])`)
        .execute()
    : [];
  if (known.length < given.length)
    throw new Refused('invalid', { fields: [{ field: 'sources', code: 'source-unknown' }] });
}
