// A process of its own for whatever parses what somebody sent: little memory, little time and no rights.
// It must never get a database address, a secret or write access, and never outlive its parent by more than seconds.

import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** `timeoutMs` by the wall · `memoryMb` the child may hold. */
export type ChildLimits = { timeoutMs: number; memoryMb: number };

/** The script that is run, and what else of our own code it reads besides that of this folder. */
export type ChildOf = { script: URL; args?: readonly string[]; readable?: readonly URL[] };

export type Killed = 'took-too-long' | 'too-much-memory' | undefined;
export type Heard<T> = { heard: T | undefined; complaints: string; killedFor: Killed };

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * What the child may do: read its own code and nothing else. Node's permission model keeps it from writing, from
 * starting processes and from loading native code.
 */
export function childFlags(memoryMb: number, more: readonly URL[] = []): string[] {
  const readable = ['./', '../base/', '../package.json', '../../package.json', '../../node_modules/'];
  const rights = [...readable.map(here), ...more.map((url) => fileURLToPath(url))];
  return [
    `--max-old-space-size=${memoryMb}`,
    '--no-warnings',
    '--permission',
    ...rights.map((path) => `--allow-fs-read=${path}`),
  ];
}

/** The shell's limit on processor seconds ends a child whose parent was killed and can end it no more. */
function startChild({ script, args = [], readable }: ChildOf, { memoryMb, timeoutMs }: ChildLimits): ChildProcess {
  const seconds = String(Math.ceil(timeoutMs / 1000) + 5);
  const command = [process.execPath, ...childFlags(memoryMb, readable), fileURLToPath(script), ...args];
  return spawn('/bin/sh', ['-c', 'ulimit -t "$0"; exec "$@"', seconds, ...command], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {}, // no database address, no secret
  });
}

const MEMORY_CHECK_MS = 50;

/**
 * Hands the child its document and hears it out, within the limits.
 * @param hear what is done with its answer as it comes; what it throws ends the child and is thrown on
 */
export async function hearChild<T>(
  of: ChildOf,
  bytes: Uint8Array,
  limits: ChildLimits,
  hear: (said: AsyncIterable<Buffer>) => Promise<T>,
): Promise<Heard<T>> {
  const child = startChild(of, limits);
  let killedFor: Killed;
  const kill = (why: Killed) => {
    killedFor ??= why;
    child.kill('SIGKILL');
  };
  const timer = setTimeout(() => kill('took-too-long'), limits.timeoutMs);
  const watch = setInterval(async () => {
    if ((await residentMb(child.pid)) > limits.memoryMb) kill('too-much-memory');
  }, MEMORY_CHECK_MS);
  let complaints = '';
  child.stderr!.on('data', (piece: Buffer) => {
    complaints = (complaints + piece).slice(-20_000);
  });
  child.stdin!.on('error', () => {}); // a child that ended early has said why, or is judged by how it ended
  child.stdin!.end(bytes);
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  try {
    const heard = await Promise.all([
      hear(child.stdout!).catch((error) => {
        child.kill('SIGKILL');
        throw error;
      }),
      ended,
    ]).then(([answer]) => answer);
    const { code, signal } = await ended;
    killedFor ??= howItEnded(code, signal, complaints);
    return { heard, complaints, killedFor };
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
  }
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
