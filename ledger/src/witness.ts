// What a log and a witness say to each other (C2SP tlog-witness, add-checkpoint), and the witness's rules as a pure function.
// Whoever answers must decide and store in one step: two requests decided beside each other could roll the witness back.

import { type Checkpoint, openCheckpoint, readUnproven } from './checkpoint.ts';
import { cosign } from './cosignature.ts';
import type { Signer, VerifierKey } from './key.ts';
import { LogError } from './log-error.ts';
import { HASH_BYTES, verifyConsistency } from './merkle.ts';
import { formatSignatureLine, parseNote } from './note.ts';
import type { Suite } from './suite.ts';
import { decimal, fromBase64Of, sameBytes, toBase64, utf8, utf8Bytes } from './text.ts';

export type WitnessErrorCode =
  | 'witness-request' // not `old …`, hashes, an empty line and a checkpoint
  | 'witness-request-long';

const MOST_HASHES = 63;
const LONGEST = 300 * 1024;

export type AddCheckpoint = { old: number; proof: Uint8Array[]; checkpoint: Uint8Array };

export function formatAddCheckpoint({ old, proof, checkpoint }: AddCheckpoint): string {
  return `${[`old ${old}`, ...proof.map(toBase64), ''].join('\n')}\n${utf8(checkpoint)}`;
}

/** @throws LogError witness-request, witness-request-long and those of text.ts */
export function parseAddCheckpoint(body: Uint8Array): AddCheckpoint {
  if (body.length > LONGEST) throw new LogError('witness-request-long');
  const text = utf8(body);
  const end = text.indexOf('\n\n');
  if (end < 0) throw new LogError('witness-request');
  const [first, ...hashes] = text.slice(0, end).split('\n') as [string, ...string[]];
  if (!first.startsWith('old ')) throw new LogError('witness-request', 1);
  if (hashes.length > MOST_HASHES) throw new LogError('witness-request-long', hashes.length);
  return {
    old: decimal(first.slice('old '.length), 1),
    proof: hashes.map((line, at) => fromBase64Of(HASH_BYTES, line, at + 2)),
    checkpoint: utf8Bytes(text.slice(end + 2)),
  };
}

/** What a witness remembers of one log. */
export type Seen = { size: number; root: Uint8Array };
/** Its answer: the status of HTTP, and either lines to send or what to remember first. */
export type Answer =
  | { status: 200; remember: Seen; text: string }
  | { status: 400 | 403 | 404 | 422 }
  | { status: 409; size: number };

/**
 * Decides one request against what was seen before. Changes nothing itself: the caller stores `remember` (in the same step) and only
 * then hands out `text`, the cosignature made at `time` (seconds since 1970 UTC).
 */
export async function answerAddCheckpoint(
  suite: Suite,
  given: {
    request: Uint8Array;
    logs: readonly VerifierKey[];
    seen: Seen | undefined;
    signer: Signer;
    time: number;
  },
): Promise<Answer> {
  const opened = await openRequest(suite, given.request, given.logs);
  if ('status' in opened) return opened;
  const { request, checkpoint } = opened;
  if (request.old > checkpoint.size) return { status: 400 };
  const { size, root } = given.seen ?? { size: 0, root: undefined };
  if (request.old !== size) return { status: 409, size };
  if (size === checkpoint.size && root && !sameBytes(root, checkpoint.root)) return { status: 409, size };
  if (!isConsistent(suite, request, checkpoint, root)) return { status: 422 };
  const { text } = parseNote(request.checkpoint);
  const line = formatSignatureLine(given.signer.key, cosign(given.signer, given.time, text));
  return { status: 200, remember: { size: checkpoint.size, root: checkpoint.root }, text: line };
}

/** Which log a request is about, before anything is believed: what to look up first. Undefined when it cannot be read. */
export function originOf(request: Uint8Array): string | undefined {
  try {
    return readUnproven(parseAddCheckpoint(request).checkpoint).origin;
  } catch (error) {
    if (error instanceof LogError) return undefined;
    throw error;
  }
}

async function openRequest(
  suite: Suite,
  body: Uint8Array,
  logs: readonly VerifierKey[],
): Promise<{ request: AddCheckpoint; checkpoint: Checkpoint } | { status: 400 | 403 | 404 }> {
  let request: AddCheckpoint;
  let origin: string;
  try {
    request = parseAddCheckpoint(body);
    origin = readUnproven(request.checkpoint).origin;
  } catch (error) {
    if (error instanceof LogError) return { status: 400 };
    throw error;
  }
  const keys = logs.filter((key) => key.name === origin);
  if (keys.length === 0) return { status: 404 };
  try {
    return { request, checkpoint: await openCheckpoint(suite, request.checkpoint, keys) };
  } catch (error) {
    if (error instanceof LogError) return { status: 403 };
    throw error;
  }
}

function isConsistent(suite: Suite, request: AddCheckpoint, checkpoint: Checkpoint, root?: Uint8Array): boolean {
  const { old, proof } = request;
  if (old === 0 || !root) return proof.length === 0;
  try {
    const { size } = checkpoint;
    verifyConsistency(suite.sha256, { old, oldRoot: root, size, root: checkpoint.root, proof });
    return true;
  } catch (error) {
    if (error instanceof LogError) return false;
    throw error;
  }
}
