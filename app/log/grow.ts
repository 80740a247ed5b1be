// Builds the tree over entries that are in the log, a batch a transaction: leaf hashes into tiles, tiles into the database.
// It must never skip or reorder an entry, and never touch a full tile again.
import { Growth, hashesAt, leafHasher, TILE_WIDTH } from '@redress/ledger';
import { sha256 } from '@redress/ledger/node';
import { sql } from 'kysely';
import { type Database, inPlace, type Tx } from '../base/database.ts';

const BATCH = 2048;

export type Tree = { size: number; checkpoints: number; origin: string | null; key: string | null };

/** Takes everything the sequencer has logged into the tree. @returns how many entries were added */
export async function growTree(db: Database, place: string): Promise<number> {
  let added = 0;
  for (;;) {
    const batch = await inPlace(db, place, (tx) => growBatch(tx, place));
    added += batch;
    if (batch < BATCH) return added;
  }
}

/** The place's tree, locked for the rest of the transaction; made when there is none. */
export async function lockTree(tx: Tx, place: string): Promise<Tree> {
  await sql`insert into trees (place_id) values (${place}) on conflict do nothing`.execute(tx);
  const row = await tx
    .selectFrom('trees')
    .selectAll()
    .where('place_id', '=', place)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { size: Number(row.size), checkpoints: Number(row.checkpoints), origin: row.origin, key: row.key };
}

async function growBatch(tx: Tx, place: string): Promise<number> {
  const { size } = await lockTree(tx, place);
  const rows = await tx
    .selectFrom('entries')
    .select(['index', 'leaf'])
    .where('place_id', '=', place)
    .where('index', '>=', String(size))
    .orderBy('index')
    .limit(BATCH)
    .execute();
  if (rows.length === 0) return 0;
  const growth = await restoreGrowth(tx, place, size);
  const hash = leafHasher(sha256);
  for (const [at, { index, leaf }] of rows.entries()) {
    if (Number(index) !== size + at) throw new Error(`the log of ${place} has no entry ${size + at}`);
    growth.append(hash(Buffer.from(leaf, 'utf8')));
  }
  const changed = growth.takeChanged();
  await sql`
    insert into tiles (place_id, level, index, hashes)
    select ${place}, level, index, hashes from unnest(
      ${changed.map((tile) => tile.level)}::int[], ${changed.map((tile) => tile.index)}::bigint[],
      ${changed.map((tile) => Buffer.from(tile.hashes))}::bytea[]) as grown(level, index, hashes)
    on conflict (place_id, level, index) do update set hashes = excluded.hashes`.execute(tx);
  await tx
    .updateTable('trees')
    .set({ size: String(growth.size) })
    .where('place_id', '=', place)
    .execute();
  return rows.length;
}

/** The tree as the tiles on its right edge tell it. */
export async function restoreGrowth(tx: Tx, place: string, size: number): Promise<Growth> {
  const levels: number[] = [];
  const indexes: number[] = [];
  for (let level = 0; hashesAt(level, size) > 0; level += 1) {
    levels.push(level);
    indexes.push(Math.floor(hashesAt(level, size) / TILE_WIDTH));
  }
  const { rows } = await sql<{ level: number; hashes: Buffer }>`
    select t.level, t.hashes from unnest(${levels}::int[], ${indexes}::bigint[]) as edge(level, index)
      join tiles t on t.place_id = ${place} and t.level = edge.level and t.index = edge.index`.execute(tx);
  const edges: Uint8Array[] = [];
  for (const { level, hashes } of rows) edges[level] = hashes;
  return Growth.restore(sha256, size, edges);
}
