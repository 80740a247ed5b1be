// Makes the public tables again from the acts alone: the proof that nothing else ever wrote to them, and the way a change of
// `apply` reaches old acts. Reads in the log's order; acts not yet logged come last, by n.
import { sql } from 'kysely';
import type { Tx } from '../base/database.ts';
import type { Occurred, PublicAuthor } from '../base/tables.ts';
import { type Applied, hiddenKey, kindOf } from './define.ts';
import { publish } from './publish.ts';

export type StoredAct = {
  n: string;
  id: string;
  kind: string;
  recorded: Date;
  streams: string[];
  fields: Record<string, unknown>;
  salts: Record<string, string>;
};

export type Progress = (done: number, of: number) => void;

const PAGE = 500;

/** All acts of a place in the log's order, a page at a time; or only those of some numbers. */
export async function* storedActs(
  tx: Tx,
  place: string,
  only?: readonly string[],
): AsyncGenerator<StoredAct & { index: string | null; leaf: string | null }> {
  let after = { index: '-1', n: '0' };
  const which = only ? sql`a.n = any(${[...only]}::bigint[])` : sql`true`;
  for (;;) {
    // Not yet logged acts sort behind every index: the largest bigint stands for "no index yet".
    const { rows } = await sql<StoredAct & { index: string | null; leaf: string | null; place_in_log: string }>`
      select a.n, a.id, a.kind, a.recorded, a.streams, a.fields, a.salts, e.index, coalesce(e.leaf, o.leaf) as leaf,
        coalesce(e.index, 9223372036854775807) as place_in_log
      from log.acts a left join log.entries e on e.place_id = a.place_id and e.n = a.n
        left join log.outbox o on o.place_id = a.place_id and o.n = a.n
      where a.place_id = ${place} and ${which} and (coalesce(e.index, 9223372036854775807), a.n) > (${after.index}::bigint, ${after.n}::bigint)
      order by coalesce(e.index, 9223372036854775807), a.n limit ${PAGE}`.execute(tx);
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < PAGE || !last) return;
    after = { index: last.place_in_log, n: last.n };
  }
}

/** Applies one stored act to whatever public tables the search path leads to. */
export async function replayAct(tx: Tx, place: string, stored: StoredAct): Promise<void> {
  const { author, occurred, ...rest } = stored.fields as { author: PublicAuthor; occurred?: Occurred };
  const act = kindOf(stored.kind);
  const left = (field: string, value: unknown) => wordsLeft(value) ?? (act.made[field] ? hiddenKey(stored.id) : null);
  const body = Object.fromEntries(Object.entries(rest).map(([field, value]) => [field, left(field, value)])) as never;
  const applied: Applied<never> = {
    place,
    id: stored.id,
    n: stored.n,
    kind: stored.kind,
    at: stored.recorded,
    author,
    body,
    ...(occurred && 'on' in occurred ? { occurred } : {}),
  };
  await act.apply(tx, applied);
  await publish(tx, [{ applied, streams: act.streams(body) }]);
}

/** What is left of a field: an erased or covered one is met as a marker and applies as null, or as its masked words. */
function wordsLeft(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if ('erased' in value) return null;
  if ('covered' in value) return 'shown' in value ? value.shown : null;
  return value;
}
