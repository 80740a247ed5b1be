// Gets the words out of a document somebody sent, in a process of its own with little memory, little time and no rights.
// It must never parse anything itself: a hostile file can take down a child, not the city's site.

import { Refused } from '../base/refused.ts';
import { hearChild } from './child.ts';
import type { Answer } from './document-child.ts';
import { type DocumentRefusal, type Extracted, type Kind, refuseDocument } from './extracted.ts';
import { tooLarge } from './store.ts';

/** `maxBytes` of the document · `timeoutMs` of reading it, by the wall · `memoryMb` the child may hold. */
export type Limits = { maxBytes: number; timeoutMs: number; memoryMb: number };

/** A letter of 500 demands takes under a second and 150 MB; scans with a text layer are the large ones. */
export const LIMITS: Limits = { maxBytes: 25_000_000, timeoutMs: 20_000, memoryMb: 384 };

/**
 * The text of a document. `kind` is what it was said to be, if anything; what it is, is found by content.
 * @throws Refused with one of `DocumentRefusal`; a failing source's own error
 */
export async function extractText(
  content: AsyncIterable<Uint8Array> | Uint8Array,
  kind?: Kind,
  limits: Partial<Limits> = {},
): Promise<Extracted> {
  const full: Limits = { ...LIMITS, ...limits };
  return await inTurn(async () => {
    // Only now: those who wait hold no document in memory.
    const bytes = await received(content, full.maxBytes);
    if (bytes.byteLength === 0) throw refuseDocument('no-words');
    return await readInChild(bytes, kind, full);
  });
}

/** Stops reading at the limit: a 300 MB file costs no more than the first bytes too many. */
async function received(content: AsyncIterable<Uint8Array> | Uint8Array, limit: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of content instanceof Uint8Array ? [content] : content) {
    size += piece.byteLength;
    if (size > limit) throw tooLarge(limit);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

// A hundred uploads at once must not become a hundred processes.
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((turn) => waiting.push(turn));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

async function readInChild(bytes: Buffer, kind: Kind | undefined, limits: Limits): Promise<Extracted> {
  const script = new URL('./document-child.ts', import.meta.url);
  const { heard, complaints, killedFor } = await hearChild({ script, args: kind ? [kind] : [] }, bytes, limits, whole);
  if (killedFor === 'took-too-long') throw refuseDocument(killedFor, { seconds: Math.ceil(limits.timeoutMs / 1000) });
  if (killedFor) throw refuseDocument(killedFor, { megabytes: limits.memoryMb });
  const answer = parsed(heard ?? '');
  if (!answer) throw new Error(`the process that reads documents ended without an answer: ${complaints}`);
  if ('refused' in answer) throw new Refused(answer.refused.code as DocumentRefusal, { args: answer.refused.args });
  return answer.extracted;
}

const LONGEST_ANSWER = 20_000_000;

async function whole(said: AsyncIterable<Buffer>): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of said) {
    length += piece.length;
    if (length > LONGEST_ANSWER) throw refuseDocument('too-much-memory');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function parsed(said: string): Answer | undefined {
  try {
    return JSON.parse(said) as Answer;
  } catch {
    return undefined; // the child ended without an answer
  }
}
