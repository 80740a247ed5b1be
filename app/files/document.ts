// Gets the words out of a document somebody sent, in a process of its own with little memory, little time and no rights.
// It must never parse anything itself: a hostile file can take down a child, not the city's site.

import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Refused } from '../base/refused.ts';
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
  const { said, complaints, killedFor } = await converse(startChild(kind, limits), bytes, limits);
  if (killedFor === 'took-too-long') throw refuseDocument(killedFor, { seconds: Math.ceil(limits.timeoutMs / 1000) });
  if (killedFor) throw refuseDocument(killedFor, { megabytes: limits.memoryMb });
  const answer = parsed(said);
  if (!answer) throw new Error(`the process that reads documents ended without an answer: ${complaints}`);
  if ('refused' in answer) throw new Refused(answer.refused.code as DocumentRefusal, { args: answer.refused.args });
  return answer.extracted;
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * What the child may do: read its own code and nothing else. Node's permission model keeps it from writing, from
 * starting processes and from loading native code.
 */
export function childFlags(memoryMb: number): string[] {
  const readable = ['./', '../base/', '../package.json', '../../package.json', '../../node_modules/'];
  const rights = readable.map((path) => `--allow-fs-read=${here(path)}`);
  return [`--max-old-space-size=${memoryMb}`, '--no-warnings', '--permission', ...rights];
}

/** The shell's limit on processor seconds ends a child whose parent was killed and can end it no more. */
function startChild(kind: Kind | undefined, { memoryMb, timeoutMs }: Limits): ChildProcess {
  const seconds = String(Math.ceil(timeoutMs / 1000) + 5);
  const command = [process.execPath, ...childFlags(memoryMb), here('./document-child.ts'), ...(kind ? [kind] : [])];
  return spawn('/bin/sh', ['-c', 'ulimit -t "$0"; exec "$@"', seconds, ...command], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {}, // no database address, no secret
  });
}

type Killed = 'took-too-long' | 'too-much-memory' | undefined;
type Heard = { said: string; complaints: string; killedFor: Killed };
const LONGEST_ANSWER = 20_000_000;
const MEMORY_CHECK_MS = 50;

/** Hands the child its document and hears it out, within the limits. */
async function converse(child: ChildProcess, bytes: Buffer, limits: Limits): Promise<Heard> {
  let killedFor: Killed;
  const kill = (why: Killed) => {
    killedFor ??= why;
    child.kill('SIGKILL');
  };
  const timer = setTimeout(() => kill('took-too-long'), limits.timeoutMs);
  const watch = setInterval(async () => {
    if ((await residentMb(child.pid)) > limits.memoryMb) kill('too-much-memory');
  }, MEMORY_CHECK_MS);
  const said: Buffer[] = [];
  let length = 0;
  let complaints = '';
  child.stdout!.on('data', (piece: Buffer) => {
    said.push(piece);
    length += piece.length;
    if (length > LONGEST_ANSWER) kill('too-much-memory');
  });
  child.stderr!.on('data', (piece: Buffer) => {
    complaints = (complaints + piece).slice(-20_000);
  });
  child.stdin!.on('error', () => {}); // a child that ended early has said why, or is judged by how it ended
  child.stdin!.end(bytes);
  const { code, signal } = await new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  }).finally(() => {
    clearTimeout(timer);
    clearInterval(watch);
  });
  killedFor ??= howItEnded(code, signal, complaints);
  return { said: Buffer.concat(said).toString('utf8'), complaints, killedFor };
}

/** V8 aborts a process whose heap is full; the system kills with SIGKILL for memory, with SIGXCPU for time. */
function howItEnded(code: number | null, signal: string | null, complaints: string): Killed {
  if (signal === 'SIGXCPU') return 'took-too-long';
  if (signal === 'SIGKILL' || signal === 'SIGABRT' || code === 134 || /heap out of memory/.test(complaints)) {
    return 'too-much-memory';
  }
  return undefined;
}

/** The heap limit does not count buffers, so what the process really holds is looked at as well (where /proc tells). */
async function residentMb(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1000;
}

function parsed(said: string): Answer | undefined {
  try {
    return JSON.parse(said) as Answer;
  } catch {
    return undefined; // the child ended without an answer
  }
}
