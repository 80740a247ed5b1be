// One running instance per data folder. Each start leaves a note of its own and then looks for notes of others, so of
// two at once at least one sees the other. Never takes a folder from a living process; always from a dead one, even
// when its process number was given out again.
import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './folders.ts';
import { CannotStart } from './start-failure.ts';

export interface Lock {
  /** Says where this instance serves, so that a second start can point there. */
  setAddress(address: string): void;
  release(): void;
}

/** What a note's name says: whose it is, and whether that process still lives. */
interface Note {
  name: string;
  pid: number;
  isAlive: boolean;
}

/** What is in a note: nothing while its process is still looking around, then that it holds the folder. */
interface Holding {
  address?: string;
}

const patience = 3000;

/**
 * Takes the folder, or throws CannotStart 'already-running' naming the process and its address.
 * Released at exit; what a killed process leaves behind is removed by the next.
 */
export function lockFolder(folder: string): Lock {
  makeFolder(folder);
  const name = `running-${process.pid}-${beginning(process.pid)}-${randomUUID().slice(0, 13)}`;
  const path = join(folder, name);
  const release = () => {
    process.off('exit', release);
    rmSync(path, { force: true });
  };
  process.on('exit', release);
  try {
    takeFolder(folder, name);
  } catch (error) {
    release();
    throw error;
  }
  return {
    release,
    setAddress: (address) => writeFileSync(path, JSON.stringify({ address } satisfies Holding)),
  };
}

/** Nobody holds the folder but who, with the own note in place, has seen no other living note. */
function takeFolder(folder: string, name: string): void {
  const path = join(folder, name);
  for (const deadline = Date.now() + patience; ; ) {
    writeFileSync(path, '', { mode: 0o600 });
    const others = notesIn(folder).filter((note) => note.name !== name);
    // A name is never used twice, so what is dead here is nobody's.
    for (const note of others) if (!note.isAlive) rmSync(join(folder, note.name), { force: true });
    const living = others.filter((note) => note.isAlive);
    if (living.length === 0) {
      writeFileSync(path, '{}');
      return;
    }
    const holder = living.find((note) => holding(folder, note) !== undefined);
    if (holder || Date.now() > deadline) throw alreadyRunning(folder, holder ?? living[0]);
    // All are still looking: the first by name stays, the others step back and come again.
    if (living.some((note) => note.name < name)) rmSync(path, { force: true });
    pause(2 + Math.random() * 20);
  }
}

function notesIn(folder: string): Note[] {
  return readdirSync(folder).flatMap((name) => {
    const match = /^running-(\d+)-([0-9a-f]+|none)-/.exec(name);
    if (!match) return [];
    const pid = Number(match[1]);
    return [{ name, pid, isAlive: match[2] !== 'none' && beginning(pid) === match[2] }];
  });
}

/** Undefined while that process is still looking around, or gone meanwhile. */
function holding(folder: string, note: Note): Holding | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, note.name), 'utf8')) as Holding;
  } catch {
    return undefined;
  }
}

function beginning(pid: number): string {
  const began = processBegan(pid);
  return began === undefined ? 'none' : createHash('sha256').update(began).digest('hex').slice(0, 16);
}

/** Node can only wait without giving up its turn by waiting for what never comes. */
function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** When a process began, in the system's own units; undefined when there is no such process. */
export function processBegan(pid: number): string | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  try {
    if (process.platform !== 'linux') {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
    }
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // proc(5): the name in parentheses may hold anything; state is the first field after it, start time the 20th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : `${boot} ${fields[19]}`;
  } catch {
    return undefined;
  }
}

function alreadyRunning(folder: string, note: Note | undefined): CannotStart {
  const address = note && holding(folder, note)?.address;
  return new CannotStart(
    'already-running',
    `Redress is already running${address ? ` at ${address}` : ''} (process ${note?.pid ?? 'unknown'}) on the data folder ${folder}.`,
    'Open that address, stop that process first, or start on another folder: REDRESS_DATA=/path/to/folder PORT=8081 npm start',
  );
}
