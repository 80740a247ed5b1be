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
import { NoAnswer, postText } from '../../ledger/cli/source-site.ts';
import { type Database, inPlace, readPlace } from '../base/database.ts';
import { CannotSign } from './cannot-sign.ts';
import type { LogOf } from './sign.ts';
import { latestCheckpoint, type SignedCheckpoint, tileReader } from './store.ts';

const SECONDS = 10;
/** Nobody waits long for a start. */
const SECONDS_AT_START = 3;

export type Watch = {
  /** Witnesses with their addresses, and how many should have seen a checkpoint: none without a file, or where it cannot be read. */
  policy: Policy;
  /** Why it cannot be read, and where. Nobody's page goes away for it. */
  fault?: string;
};

/** Who watches the log of a place, out of its policy file. */
export function watchOf(folder: string, slug: string): Watch {
  const none: Policy = { logs: [], witnesses: [], groups: new Map(), quorum: 'none' };
  const path = join(folder, `${slug}.policy`);
  try {
    return { policy: parsePolicy(sha256, readFileSync(path)) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { policy: none };
    return { policy: none, fault: `${path} is not used: ${(error as Error).message}` };
  }
}

/** Those who can be asked. @throws Error naming the file, where it cannot be read: whoever runs this has to know that nobody watches */
function reachable({ folder, slug }: LogOf): PolicyWitness[] {
  const { policy, fault } = watchOf(folder, slug);
  if (fault !== undefined) throw new Error(fault);
  return policy.witnesses.filter(({ url }) => url !== undefined);
}

/** Asks every witness with an address at once, and keeps what they say. */
export async function askWitnesses(db: Database, log: LogOf, number: string): Promise<void> {
  const witnesses = reachable(log);
  if (witnesses.length === 0) return;
  const checkpoint = await latest(db, log);
  if (checkpoint?.number !== number) return;
  await Promise.all(
    witnesses.map(async (witness) => {
      const { answer } = await askOne(db, log.place, checkpoint, witness, SECONDS);
      if (answer?.status === 200) await keep(db, log.place, checkpoint, witness, answer.text);
    }),
  );
}

/**
 * Asks, before anything is signed, whether a witness remembers more of this log than is here, or another beginning: what stands beside the database
 * may have been put back with it, what a witness has seen was not. One that is away says nothing.
 * @throws CannotSign witness-ahead
 */
export async function askWhatWasSeen(db: Database, log: LogOf): Promise<void> {
  // A policy that cannot be read is told by the rounds, which go on telling it.
  const witnesses = watchOf(log.folder, log.slug).policy.witnesses.filter(({ url }) => url !== undefined);
  const checkpoint = witnesses.length > 0 ? await latest(db, log) : undefined;
  if (!checkpoint) return;
  await Promise.all(
    witnesses.map(async (witness) => {
      const { answer, from } = await askOne(db, log.place, checkpoint, witness, SECONDS_AT_START);
      const stands = answer && standsAt(answer);
      // Another process may have signed meanwhile; what a witness has seen of that one is in the database already.
      const isAhead = stands !== undefined && stands > ((await latest(db, log))?.size ?? 0);
      // Asked from where it stands it still finds no way from there to here.
      if (isAhead || stands === from || answer?.status === 422)
        throw new CannotSign('witness-ahead', log.slug, witness.name);
    }),
  );
}

const latest = (db: Database, { place }: LogOf) => readPlace(db, place, (tx) => latestCheckpoint(tx, place));

/** What a witness said in the end, and from which size on it was asked. No answer where nobody is there. */
async function askOne(
  db: Database,
  place: string,
  checkpoint: SignedCheckpoint,
  witness: PolicyWitness,
  seconds: number,
): Promise<{ answer?: Answered; from: number }> {
  const from = await lastSeenBy(db, place, witness.name);
  try {
    const answer = await ask(db, place, checkpoint, witness, from, seconds);
    // Where a witness stands is its own business: it says so when it is asked from another size.
    const stands = standsAt(answer);
    if (stands === undefined || stands > checkpoint.size) return { answer, from };
    return { answer: await ask(db, place, checkpoint, witness, stands, seconds), from: stands };
  } catch (error) {
    if (error instanceof NoAnswer) return { from };
    throw error;
  }
}

type Answered = { status: number; text: string };

/** The size a witness says it has seen, where it answers that this is not the one it was asked from (C2SP tlog-witness, 409). */
function standsAt({ status, text }: Answered): number | undefined {
  const size = status === 409 ? /^(0|[1-9][0-9]{0,14})\n$/.exec(text)?.[1] : undefined;
  return size === undefined ? undefined : Number(size);
}

async function ask(
  db: Database,
  place: string,
  checkpoint: SignedCheckpoint,
  { url }: PolicyWitness,
  old: number,
  seconds: number,
): Promise<Answered> {
  const proof = await readPlace(db, place, (tx) =>
    new TileTree(sha256, checkpoint.size, tileReader(tx, place)).consistency(old),
  );
  const text = formatAddCheckpoint({ old, proof, checkpoint: utf8Bytes(checkpoint.note) });
  return postText(`${url!.replace(/\/+$/, '')}/add-checkpoint`, text, seconds);
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
