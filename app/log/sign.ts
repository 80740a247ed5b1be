// Signs checkpoints: at most one at a time for a place, only over a tree that holds everything signed before, and only after the guard
// outside the database knows. It must never sign on where it was refused once.
import { existsSync } from 'node:fs';
import { type Checkpoint, formatKey, type Signer, sameBytes, signCheckpoint, TileTree } from '@redress/ledger';
import { sha256 } from '@redress/ledger/node';
import { type Database, inPlace, type Tx } from '../base/database.ts';
import { CannotSign } from './cannot-sign.ts';
import { lockTree, restoreGrowth, type Tree } from './grow.ts';
import { guard, guarded, guardedTwice, guardTwice, secondPath } from './guard.ts';
import { signerOf } from './keys.ts';
import { tileReader } from './store.ts';
import { guardPath, nameOf, newestIn, numberOf, originOf } from './which.ts';

/**
 * Which place's log, under which name, and where its key and its guard lie. `keys`: secret keys that were given and lie in no file. `second`: a
 * folder outside the data folder, where the last checkpoint is remembered once more.
 */
export type LogOf = {
  place: string;
  slug: string;
  host: string;
  folder: string;
  keys?: readonly string[];
  second?: string;
};

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
    const last = await lastSigned(tx, log.place, tree.origin);
    const name = fileName(log, tree);
    const before = await holdAgainstGuard(tx, log, tree, name);
    // An empty log has nothing to say yet.
    if (tree.size === 0) return undefined;
    const isDue = !last || last.size < tree.size || now.getTime() - last.signed.getTime() >= IDLE_SECONDS * 1000;
    if (!isDue) return undefined;
    const signer = signerOf(log, name, tree.origin ?? before?.origin ?? originOf(log.host, 1), tree.key);
    const root = (await restoreGrowth(tx, log.place, tree.size)).root();
    const note = signCheckpoint(signer, tree.size, root);
    guard(log.folder, name, note, before);
    await keep(tx, log.place, tree, { signer, root, note, now });
    return String(tree.checkpoints);
  });
}

/** Whether this tree begins with what was signed before, and its key is there: asked at every start. @throws CannotSign */
export async function checkGuard(db: Database, log: LogOf): Promise<void> {
  await inPlace(db, log.place, async (tx) => {
    const tree = await lockTree(tx, log.place);
    const name = fileName(log, tree);
    await holdAgainstGuard(tx, log, tree, name);
    if (tree.key !== null) signerOf(log, name, tree.origin!, tree.key);
  });
}

/** Remembers the newest checkpoint in the second place, too. One that lags behind is still a net; one that cannot be written stops nothing. */
export async function rememberTwice(db: Database, log: LogOf): Promise<void> {
  const { folder, second, slug } = log;
  if (second === undefined) return;
  const tree = await inPlace(db, log.place, (tx) =>
    tx.selectFrom('trees').select('origin').where('place_id', '=', log.place).executeTakeFirst(),
  );
  if (tree?.origin) guardTwice(folder, nameOf(slug, numberOf(tree.origin)), second, slug);
}

/** What this log's files are called. A database that knows of no log, being read in anew, goes on with the newest there is. */
const fileName = ({ folder, slug }: LogOf, { origin }: Tree): string =>
  nameOf(slug, origin === null ? newestIn(folder, slug) : numberOf(origin));

async function holdAgainstGuard(
  tx: Tx,
  { place, slug, folder, second }: LogOf,
  tree: Tree,
  name: string,
): Promise<Checkpoint | undefined> {
  const fork = (path: string) => new CannotSign('fork', slug, path);
  // A log that was closed signs no more, whatever database says so.
  const next = guardPath(
    folder,
    nameOf(slug, tree.origin === null ? 1 + newestIn(folder, slug) : numberOf(tree.origin) + 1),
  );
  if (existsSync(next)) throw fork(next);
  const mustBegin = async (before: Checkpoint, path: string) => {
    if (before.size > tree.size || (tree.origin !== null && before.origin !== tree.origin)) throw fork(path);
    const root = await new TileTree(sha256, before.size, tileReader(tx, place)).root();
    if (!sameBytes(root, before.root)) throw fork(path);
  };
  const before = guarded(folder, name);
  if (before) await mustBegin(before, guardPath(folder, name));
  const elsewhere = second === undefined || tree.key === null ? undefined : guardedTwice(second, slug, tree.key);
  const isSame = before && elsewhere && before.size === elsewhere.size && sameBytes(before.root, elsewhere.root);
  if (elsewhere && !isSame) await mustBegin(elsewhere, secondPath(second!, slug, tree.key!.split('+')[1]!));
  return before;
}

async function lastSigned(
  tx: Tx,
  place: string,
  origin: string | null,
): Promise<{ size: number; signed: Date } | undefined> {
  if (origin === null) return undefined;
  const row = await tx
    .selectFrom('checkpoints')
    .select(['size', 'signed'])
    .where('place_id', '=', place)
    .where('origin', '=', origin)
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
