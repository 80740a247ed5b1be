// Asks the witnesses of a log to cosign its newest checkpoint (C2SP tlog-witness). A witness that is away or refuses costs nothing but its
// line: publishing fails open, and the page says how many have seen it. What a witness sends is checked before it is kept.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  formatAddCheckpoint,
  LogError,
  openNote,
  type Policy,
  type PolicyWitness,
  parsePolicy,
  parseSignatureLines,
  TileTree,
  utf8Bytes,
} from '@redress/ledger';
import { nodeSuite, sha256 } from '@redress/ledger/node';
import { type Database, inPlace, readPlace } from '../base/database.ts';
import type { LogOf } from './sign.ts';
import { latestCheckpoint, type SignedCheckpoint, tileReader } from './store.ts';

const SECONDS = 10;

/** The policy of a place: witnesses with their addresses, and how many should have seen a checkpoint. None without a file. */
export function witnessPolicy(folder: string, slug: string): Policy {
  try {
    return parsePolicy(sha256, readFileSync(join(folder, `${slug}.policy`)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { logs: [], witnesses: [], groups: new Map(), quorum: 'none' };
  }
}

/** Asks every witness with an address at once, and keeps what they say. */
export async function askWitnesses(db: Database, log: LogOf, number: string): Promise<void> {
  const { witnesses } = witnessPolicy(log.folder, log.slug);
  const reachable = witnesses.filter((witness) => witness.url !== undefined);
  if (reachable.length === 0) return;
  const checkpoint = await readPlace(db, log.place, (tx) => latestCheckpoint(tx, log.place));
  if (checkpoint?.number !== number) return;
  await Promise.all(reachable.map((witness) => askOne(db, log.place, checkpoint, witness).catch(() => undefined)));
}

async function askOne(db: Database, place: string, checkpoint: SignedCheckpoint, witness: PolicyWitness) {
  // Where a witness stands is its own business: it says so when it is asked from another size.
  let answer = await ask(db, place, checkpoint, witness, await lastSeenBy(db, place, witness.name));
  const stands = answer.status === 409 ? /^(0|[1-9][0-9]{0,15})\n$/.exec(answer.text)?.[1] : undefined;
  if (stands !== undefined && Number(stands) <= checkpoint.size) {
    answer = await ask(db, place, checkpoint, witness, Number(stands));
  }
  if (answer.status === 200) await keep(db, place, checkpoint, witness, answer.text);
}

async function ask(db: Database, place: string, checkpoint: SignedCheckpoint, { url }: PolicyWitness, old: number) {
  const proof = await readPlace(db, place, (tx) =>
    new TileTree(sha256, checkpoint.size, tileReader(tx, place)).consistency(old),
  );
  const response = await fetch(`${url!.replace(/\/+$/, '')}/add-checkpoint`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: formatAddCheckpoint({ old, proof, checkpoint: utf8Bytes(checkpoint.note) }),
    redirect: 'error',
    signal: AbortSignal.timeout(SECONDS * 1000),
  });
  return { status: response.status, text: (await response.text()).slice(0, 64 * 1024) };
}

async function keep(
  db: Database,
  place: string,
  checkpoint: SignedCheckpoint,
  { name, key }: PolicyWitness,
  text: string,
): Promise<void> {
  const line = lineOf(text, key.name, key.id);
  if (!line) return;
  try {
    const opened = await openNote(nodeSuite, utf8Bytes(checkpoint.note + line), [key]);
    const at = new Date(opened.signatures[0]!.time! * 1000);
    await inPlace(db, place, (tx) =>
      tx
        .insertInto('cosignatures')
        .values({ place_id: place, number: checkpoint.number, witness: name, line, at })
        .onConflict((on) => on.doNothing())
        .execute(),
    );
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
  }
}

/** The one line by the key we know; a witness may send others as well. */
function lineOf(text: string, name: string, id: number): string | undefined {
  try {
    const at = parseSignatureLines(text).findIndex((line) => line.name === name && line.id === id);
    return at < 0 ? undefined : `${text.split('\n')[at]}\n`;
  } catch (error) {
    if (error instanceof LogError) return undefined;
    throw error;
  }
}

/** The size of the last checkpoint of ours that a witness cosigned. */
async function lastSeenBy(db: Database, place: string, witness: string): Promise<number> {
  return readPlace(db, place, async (tx) => {
    const row = await tx
      .selectFrom('cosignatures as s')
      .innerJoin('checkpoints as c', (join) =>
        join.onRef('c.place_id', '=', 's.place_id').onRef('c.number', '=', 's.number'),
      )
      .select('c.size')
      .where('s.place_id', '=', place)
      .where('s.witness', '=', witness)
      .orderBy('s.number', 'desc')
      .limit(1)
      .executeTakeFirst();
    return Number(row?.size ?? 0);
  });
}
