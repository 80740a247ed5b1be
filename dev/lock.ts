// One running instance per data folder: a file that says which process holds it and at which address it serves.
// Never takes a folder from a living process; always takes it from a dead one, even when its number was given out again.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './folders.ts';
import { CannotStart } from './start-failure.ts';

interface Holder {
  pid: number;
  /** When that process began, as the system tells it: a recycled process number has another. */
  began: string;
  token: string;
  address?: string;
}

export interface Lock {
  /** Says where this instance serves, so that a second start can point there. */
  setAddress(address: string): void;
  release(): void;
}

/**
 * Takes the folder, or throws CannotStart 'already-running' naming the process and its address.
 * Released at exit; what a killed process leaves behind is taken over by the next.
 */
export function lockFolder(folder: string, file = 'running.json'): Lock {
  makeFolder(folder);
  const path = join(folder, file);
  const mine: Holder = { pid: process.pid, began: processBegan(process.pid) ?? '', token: randomUUID() };
  takeOver(path, mine);

  const isMine = () => readHolder(path)?.token === mine.token;
  const release = () => {
    process.off('exit', release);
    if (isMine()) rmSync(path, { force: true });
  };
  process.on('exit', release);
  return {
    release,
    setAddress(address) {
      if (!isMine()) throw alreadyRunning(folder, readHolder(path));
      mine.address = address;
      place(path, mine, (draft) => renameSync(draft, path));
    },
  };
}

function takeOver(path: string, mine: Holder): void {
  for (;;) {
    try {
      // link() fails when the name exists: the file appears whole and once, or not at all.
      place(path, mine, (draft) => linkSync(draft, path));
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readHolder(path);
    if (holder && isAlive(holder)) throw alreadyRunning(join(path, '..'), holder);
    setAside(path, holder?.token);
  }
}

function place(path: string, holder: Holder, put: (draft: string) => void): void {
  const draft = `${path}.${holder.token}`;
  try {
    writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
    put(draft);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes a dead holder's file; if another starter was quicker and this is already its file, puts it back. */
function setAside(path: string, deadToken: string | undefined): void {
  const aside = `${path}.dead-${randomUUID()}`;
  try {
    renameSync(path, aside);
    if (readHolder(aside)?.token !== deadToken) linkSync(aside, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch {
    // Gone, or cut short by a full disk: nobody who is alive is named in it.
    return undefined;
  }
}

function isAlive(holder: Holder): boolean {
  const began = processBegan(holder.pid);
  return began !== undefined && began === holder.began;
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

function alreadyRunning(folder: string, holder: Holder | undefined): CannotStart {
  const where = holder?.address ? ` at ${holder.address}` : '';
  return new CannotStart(
    'already-running',
    `Redress is already running${where} (process ${holder?.pid ?? 'unknown'}) on the data folder ${folder}.`,
    'Open that address, stop that process first, or start on another folder: REDRESS_DATA=/path/to/folder PORT=8081 npm start',
  );
}
