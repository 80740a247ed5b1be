// Reads the log for whoever asks: tiles, entries, checkpoints, and the published acts beside them. Writes nothing.
import {
  canonicalize,
  type Json,
  JsonError,
  NotThere,
  packEntries,
  type ReadTile,
  TILE_WIDTH,
  type Tile,
} from '@redress/ledger';
import { sql } from 'kysely';
import { publishedAct } from '../acts/export.ts';
import type { StoredAct } from '../acts/replay.ts';
import type { Tx } from '../base/database.ts';

const HASH_BYTES = 32;

export type SignedCheckpoint = {
  number: string;
  size: number;
  root: Buffer;
  /** The note as the log signed it. */
  note: string;
  signed: Date;
  /** What witnesses added, a line each. */
  cosignatures: { witness: string; line: string; at: Date }[];
};

/** The log of a place that is being signed now. */
const currentLog = (place: string) => sql<string>`(select origin from trees where place_id = ${place})`;

/** The last checkpoint that was signed of a log, the current one where none is named; undefined where none was. */
export async function latestCheckpoint(tx: Tx, place: string, origin?: string): Promise<SignedCheckpoint | undefined> {
  const last = await tx
    .selectFrom('checkpoints')
    .select(['number', 'size', 'root', 'note', 'signed'])
    .where('place_id', '=', place)
    .where('origin', '=', origin ?? currentLog(place))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last) return undefined;
  const cosignatures = await tx
    .selectFrom('cosignatures')
    .select(['witness', 'line', 'at'])
    .where('place_id', '=', place)
    .where('number', '=', last.number)
    .orderBy('witness')
    .execute();
  return { ...last, size: Number(last.size), cosignatures } as SignedCheckpoint;
}

/** A checkpoint with everybody's signatures under it, as it is served. */
export const servedNote = (checkpoint: Pick<SignedCheckpoint, 'note' | 'cosignatures'>): string =>
  checkpoint.note + checkpoint.cosignatures.map(({ line }) => line).join('');

/** Tiles of a place out of the database, as the ledger's TileTree asks for them. */
export const tileReader =
  (tx: Tx, place: string): ReadTile =>
  async (tile) => {
    const hashes = await readTile(tx, place, tile);
    if (!hashes) throw new NotThere(`tile ${tile.level}/${tile.index}`);
    return hashes;
  };

/** A tile of that width, or undefined while the log is shorter. */
export async function readTile(tx: Tx, place: string, { level, index, width }: Tile): Promise<Buffer | undefined> {
  const row = await tx
    .selectFrom('tiles')
    .select('hashes')
    .where('place_id', '=', place)
    .where('level', '=', level)
    .where('index', '=', String(index))
    .executeTakeFirst();
  return row && row.hashes.length >= width * HASH_BYTES ? row.hashes.subarray(0, width * HASH_BYTES) : undefined;
}

/** A bundle of entries of that width, packed; undefined while the log is shorter. */
export async function readBundle(tx: Tx, place: string, index: number, width: number): Promise<Uint8Array | undefined> {
  const from = index * TILE_WIDTH;
  const rows = await tx
    .selectFrom('entries')
    .select('leaf')
    .where('place_id', '=', place)
    .where('index', '>=', String(from))
    .where('index', '<', String(from + width))
    .orderBy('index')
    .execute();
  return rows.length === width ? packEntries(rows.map(({ leaf }) => Buffer.from(leaf, 'utf8'))) : undefined;
}

/** A page of past checkpoints of one log, 256 of them, packed as entries are; undefined past the last. */
export async function readCheckpoints(
  tx: Tx,
  place: string,
  page: number,
  origin?: string,
): Promise<Uint8Array | undefined> {
  const { rows } = await sql<{ note: string }>`
    with first as (
      select origin, number from checkpoints where place_id = ${place} and origin = ${origin ?? currentLog(place)}
      order by number limit 1
    )
    select c.note from checkpoints c join first on first.origin = c.origin
    where c.place_id = ${place} and c.number >= first.number + ${page * TILE_WIDTH}
      and c.number < first.number + ${(page + 1) * TILE_WIDTH} order by c.number`.execute(tx);
  return rows.length ? packEntries(rows.map(({ note }) => Buffer.from(note, 'utf8'))) : undefined;
}

/** The logs of this place that were closed, oldest first, each with the act that says so. */
export const successionsOf = (tx: Tx, place: string) =>
  tx.selectFrom('successions').selectAll().where('place_id', '=', place).orderBy('number').execute();

type Found = StoredAct & { index: string | null; leaf: string | null };

/** The published acts of entries [from, to), a line of canonical JSON each. What is covered or erased is not in them. */
export async function readPublished(tx: Tx, place: string, from: number, to: number): Promise<string[]> {
  const { rows } = await sql<Found>`
    select a.n, a.id, a.kind, a.recorded, a.streams, a.fields, a.salts, e.index, e.leaf
    from log.entries e join log.acts a on a.place_id = e.place_id and a.n = e.n
    where e.place_id = ${place} and e.index >= ${from} and e.index < ${to} order by e.index`.execute(tx);
  const covers = await coversOf(tx, place, rows);
  return rows.map((act) => lineOf(act, covers));
}

/** One act whose row was spoiled must not take the 255 beside it along: what cannot be published stands as an act that is none. */
function lineOf(act: Found, covers: Covers): string {
  try {
    return canonicalize(publishedAct(act, covers) as unknown as Json);
  } catch (error) {
    if (error instanceof JsonError) return '{}';
    throw error;
  }
}

type Covers = Parameters<typeof publishedAct>[1];

/** What stands over the fields of these acts now, and over the fields that lifts among them brought back. */
async function coversOf(tx: Tx, place: string, acts: readonly Found[]): Promise<Covers> {
  const ids = acts.flatMap(({ id, kind, fields }) =>
    kind === 'moderation.lifted/1' ? [id, String(fields.target)] : [id],
  );
  const { rows } = await sql<{
    act_id: string;
    field: string;
    by_act: string;
    how: 'covered' | 'erased';
    shown: string | null;
  }>`
    select c.act_id, c.field, c.by_act, c.how, t.shown from covers c
      left join texts t on t.place_id = c.place_id and t.act_id = c.act_id and t.field = c.field
    where c.place_id = ${place} and c.act_id = any(${ids}::uuid[]) and c.lifted_by is null`.execute(tx);
  return new Map(rows.map((row) => [`${row.act_id} ${row.field}`, { by: row.by_act, how: row.how, shown: row.shown }]));
}

/** The entries of these acts, by act; those that wait to be logged have none. */
export async function entriesOf(tx: Tx, place: string, acts: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; index: string }>`
    select a.id, e.index from log.acts a join log.entries e on e.place_id = a.place_id and e.n = a.n
    where a.place_id = ${place} and a.id = any(${[...acts]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, index }) => [id, Number(index)]));
}

/** The index of an act's entry, or undefined while it waits to be logged. */
export const entryOf = async (tx: Tx, place: string, act: string): Promise<number | undefined> =>
  (await entriesOf(tx, place, [act])).get(act);
