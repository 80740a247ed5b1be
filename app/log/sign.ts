// Signs checkpoints: at most one at a time for a place, only over a tree that holds everything signed before, and only after the guard
// outside the database knows. It must never sign on where it was refused once.
import { formatKey, type Signer, sameBytes, signCheckpoint, TileTree } from '@redress/ledger';
import { sha256 } from '@redress/ledger/node';
import { type Database, inPlace, type Tx } from '../base/database.ts';
import { CannotSign } from './cannot-sign.ts';
import { lockTree, restoreGrowth, type Tree } from './grow.ts';
import { guard, guarded, guardPath } from './guard.ts';
import { signerOf } from './keys.ts';
import { tileReader } from './store.ts';

/** Which place's log, under which name, and where its key and its guard lie. */
export type LogOf = { place: string; slug: string; host: string; folder: string };

/** An idle log signs once an hour, so that nobody can say later it stood still. */
const IDLE_SECONDS = 3600;

/**
 * Signs the tree as it stands, when it has grown since the last checkpoint or the last one is an hour old.
 * @returns the number of the new checkpoint, undefined when none was due
 * @throws CannotSign
 */
export async function signTree(db: Database, log: LogOf, now: Date): Promise<string | undefined> {
  return inPlace(db, log.place, async (tx) => {
    const tree = await lockTree(tx, log.place);
    const last = await lastSigned(tx, log.place);
    const before = await holdAgainstGuard(tx, log, tree);
    // An empty log has nothing to say yet.
    if (tree.size === 0) return undefined;
    const isDue = !last || last.size < tree.size || now.getTime() - last.signed.getTime() >= IDLE_SECONDS * 1000;
    if (!isDue) return undefined;
    const signer = signerOf(log.folder, log.slug, tree.origin ?? `${log.host}/log1`, tree.key);
    const root = (await restoreGrowth(tx, log.place, tree.size)).root();
    const note = signCheckpoint(signer, tree.size, root);
    guard(log.folder, log.slug, note, before);
    await keep(tx, log.place, tree, { signer, root, note, now });
    return String(tree.checkpoints);
  });
}

/** Whether this tree begins with what was signed before, and its key is there: asked at every start. @throws CannotSign */
export async function checkGuard(db: Database, log: LogOf): Promise<void> {
  await inPlace(db, log.place, async (tx) => {
    const tree = await lockTree(tx, log.place);
    await holdAgainstGuard(tx, log, tree);
    if (tree.key !== null) signerOf(log.folder, log.slug, tree.origin!, tree.key);
  });
}

async function holdAgainstGuard(tx: Tx, { place, slug, folder }: LogOf, tree: Tree) {
  const before = guarded(folder, slug);
  if (!before) return undefined;
  const fork = () => new CannotSign('fork', slug, guardPath(folder, slug));
  if (before.size > tree.size || (tree.origin !== null && before.origin !== tree.origin)) throw fork();
  const root = await new TileTree(sha256, before.size, tileReader(tx, place)).root();
  if (!sameBytes(root, before.root)) throw fork();
  return before;
}

async function lastSigned(tx: Tx, place: string): Promise<{ size: number; signed: Date } | undefined> {
  const row = await tx
    .selectFrom('checkpoints')
    .select(['size', 'signed'])
    .where('place_id', '=', place)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { size: Number(row.size), signed: row.signed };
}

async function keep(
  tx: Tx,
  place: string,
  tree: Tree,
  { signer, root, note, now }: { signer: Signer; root: Uint8Array; note: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('checkpoints')
    .values({
      place_id: place,
      number: String(tree.checkpoints),
      size: String(tree.size),
      root: Buffer.from(root),
      note,
      signed: now,
    })
    .execute();
  await tx
    .updateTable('trees')
    .set({ checkpoints: String(tree.checkpoints + 1), origin: signer.key.name, key: formatKey(signer.key) })
    .where('place_id', '=', place)
    .execute();
}
