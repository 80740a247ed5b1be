// Closes a place's log and has another follow it, when it can never be signed again: its key is lost or known to others, or its newest entries are
// gone for good. The entries go on as they are; an act among them says which log was closed, with its last checkpoint. It must never be done in
// silence, nor while the old log could go on.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatKey, LogError, openCheckpoint, parseKey, readUnproven, sameBytes, TileTree } from '@redress/ledger';
import { nodeSuite, openSigner, sha256 } from '@redress/ledger/node';
import { type Ctx, commit, draft } from '../acts/commit.ts';
import { inPlace, type Tx } from '../base/database.ts';
import { logContinued, type Reason } from './acts.ts';
import { lockTree, type Tree } from './grow.ts';
import { secondPath } from './guard.ts';
import { makeKeyFile, secretOf } from './keys.ts';
import type { LogOf } from './sign.ts';
import { tileReader } from './store.ts';
import { guardPath, nameOf, newestIn, numberOf, originOf } from './which.ts';

export type CannotContinueCode =
  | 'never-signed' // nothing was promised to anybody: it simply begins
  | 'key-is-there' // nothing is lost: the old log can go on
  | 'nothing-lost' // every entry of the old log is here
  | 'entries-lost' // some are not, and the reason given does not say so
  | 'key-not-known' // the database was read in anew, and the public key went with the secret one
  | 'not-its-checkpoint'; // a file handed in is none that this log's key signed

const words: Record<CannotContinueCode, string> = {
  'never-signed': 'This log has not signed anything yet: start Redress, and it begins.',
  'key-is-there': 'Its key is there, so it can go on. If others may have the key, say --why key-exposed.',
  'nothing-lost': 'Every entry that was signed is here, so nothing is lost. Say --why key-lost or --why key-exposed.',
  'entries-lost':
    'Entries that were signed are not in this database. Look for a newer state first: a backup, an export, a copy of anyone who mirrors ' +
    'the record. If there is none, say --why state-lost.',
  'key-not-known':
    'Neither this database nor a key file knows the public key of that log, so nothing it signed can be proven here. Move its .checkpoint ' +
    'file away: Redress then begins a log of its own, and readers have to be told why.',
  'not-its-checkpoint': 'That file is no checkpoint this log has signed.',
};

export class CannotContinue extends Error {
  readonly code: CannotContinueCode;
  constructor(code: CannotContinueCode) {
    super(words[code]);
    this.name = 'CannotContinue';
    this.code = code;
  }
}

type Head = { size: number; root: Uint8Array };
type Closing = { origin: string; key: string };
export type Continued = { previous: string; size: number; kept: number; origin: string; key: string };

/**
 * @param given.kept checkpoints of the old log that somebody else kept: one may be newer than any here, and each shows how much of it is here
 * @throws CannotContinue
 */
export async function continueLog(
  ctx: Ctx,
  log: LogOf,
  given: { why: Reason; kept?: readonly Uint8Array[] },
): Promise<Continued> {
  const { closing, head, kept } = await inPlace(ctx.db, log.place, async (tx) => {
    const tree = await lockTree(tx, log.place);
    const closing = closingOf(log, tree);
    const others = await headsIn(log, closing, given.kept ?? []);
    const own = await signedHere(tx, log.place, closing.origin);
    const head = longest(own ? [own, ...others] : others);
    if (!head) throw new CannotContinue('never-signed');
    return { closing, head, kept: await keptOf(tx, log.place, { tree, closing, head, others }) };
  });
  if (given.why === 'key-lost' && hasKey(log, closing)) throw new CannotContinue('key-is-there');
  if (given.why === 'state-lost' && kept === head.size) throw new CannotContinue('nothing-lost');
  if (given.why !== 'state-lost' && kept < head.size) throw new CannotContinue('entries-lost');
  const number = numberOf(closing.origin) + 1;
  const { key } = makeKeyFile(log, nameOf(log.slug, number), originOf(log.host, number));
  const follows = { origin: key.name, key: formatKey(key) };
  const closed = { previous: closing.origin, previous_key: closing.key, size: head.size, root: hex(head.root), kept };
  await commit(ctx, [draft({ act: logContinued, body: { number, why: given.why, ...closed, ...follows } })], {
    beside: async (tx) => {
      // Whoever did the same a moment earlier has changed the name, and this one is refused by the number's index already.
      await lockTree(tx, log.place);
      await tx.updateTable('trees').set(follows).where('place_id', '=', log.place).execute();
    },
  });
  return { previous: closing.origin, size: head.size, kept, ...follows };
}

/** The log that is to be closed. A database that was read in anew knows of none: then the files beside the key do. */
function closingOf({ folder, slug, keys }: LogOf, tree: Tree): Closing {
  if (tree.origin !== null && tree.key !== null) return { origin: tree.origin, key: tree.key };
  const name = nameOf(slug, newestIn(folder, slug));
  const path = guardPath(folder, name);
  if (!existsSync(path)) throw new CannotContinue('never-signed');
  const { origin } = readUnproven(readFileSync(path));
  const secret = secretOf({ folder, ...(keys ? { keys } : {}) }, join(folder, `${name}.key`), origin);
  if (secret === undefined) throw new CannotContinue('key-not-known');
  return { origin, key: formatKey(openSigner(secret).key) };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const longest = (heads: readonly Head[]): Head | undefined =>
  heads.reduce<Head | undefined>((most, one) => (most && most.size >= one.size ? most : one), undefined);

/** Checkpoints outside the database: the guard beside the key, as far as it can be read, and the files handed in. */
async function headsIn(log: LogOf, closing: Closing, files: readonly Uint8Array[]): Promise<Head[]> {
  const guard = guardPath(log.folder, nameOf(log.slug, numberOf(closing.origin)));
  const second = log.second && secondPath(log.second, log.slug, closing.key.split('+')[1]!);
  const own = await Promise.all(
    [guard, second].map((path) => (path && existsSync(path) ? opened(closing, readFileSync(path)) : undefined)),
  );
  const theirs = await Promise.all(files.map((note) => opened(closing, note)));
  if (theirs.includes(undefined)) throw new CannotContinue('not-its-checkpoint');
  return [...own, ...theirs].filter((head) => head !== undefined);
}

async function opened({ key }: Closing, note: Uint8Array): Promise<Head | undefined> {
  try {
    return await openCheckpoint(nodeSuite, note, [parseKey(sha256, key)]);
  } catch (error) {
    if (error instanceof LogError) return undefined;
    throw error;
  }
}

async function signedHere(tx: Tx, place: string, origin: string, below?: Head): Promise<Head | undefined> {
  const row = await tx
    .selectFrom('checkpoints')
    .select(['size', 'root'])
    .where('place_id', '=', place)
    .where('origin', '=', origin)
    .where('size', '<', below ? String(below.size) : '9223372036854775807')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { size: Number(row.size), root: row.root };
}

type Known = { tree: Tree; closing: Closing; head: Head; others: readonly Head[] };

/** How many entries of the log as it was signed stand at the beginning of this tree: as far as a checkpoint proves it. */
async function keptOf(tx: Tx, place: string, { tree, closing, head, others }: Known): Promise<number> {
  const ours = new TileTree(sha256, tree.size, tileReader(tx, place));
  const isHere = async (at: Head) => at.size <= tree.size && sameBytes(await ours.root(at.size), at.root);
  let kept = 0;
  for (const one of [head, ...others]) if (one.size > kept && (await isHere(one))) kept = one.size;
  for (let at = await signedHere(tx, place, closing.origin); at && at.size > kept; ) {
    if (await isHere(at)) return at.size;
    at = await signedHere(tx, place, closing.origin, at);
  }
  return kept;
}

function hasKey(log: LogOf, { origin, key }: Closing): boolean {
  const secret = secretOf(log, join(log.folder, `${nameOf(log.slug, numberOf(origin))}.key`), origin);
  try {
    return secret !== undefined && formatKey(openSigner(secret).key) === key;
  } catch (error) {
    if (error instanceof LogError) return false;
    throw error;
  }
}
