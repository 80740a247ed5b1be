// A server whose Redress was killed goes on alone. Before a new start it is asked to end, so that one folder
// never has two. Never signals a process that is not a PostgreSQL server on this very folder.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CannotStart } from './start-failure.ts';

// PostgreSQL refuses to start while the number in its note belongs to any living process of its account, even one that
// got a dead server's number. The rest of the note stays: through it PostgreSQL sees whether children still live.
const noProcess = '2147483647';

/** Call only while holding the folder's lock: then whoever started such a server is gone. */
export async function stopOrphan(cluster: string): Promise<void> {
  for (const pid of serversOn(cluster)) endProcess(pid, 'SIGINT');
  for (const deadline = Date.now() + 30_000; ; await wait(50)) {
    const [pid] = serversOn(cluster);
    if (pid === undefined) break;
    if (Date.now() < deadline) continue;
    throw new CannotStart(
      'postgres-failed',
      `A PostgreSQL from an earlier start (process ${pid}) still uses ${cluster} and does not end.`,
      `End it yourself: kill -QUIT ${pid}`,
    );
  }
  const note = join(cluster, 'postmaster.pid');
  if (!existsSync(note)) return;
  const lines = readFileSync(note, 'utf8').split('\n');
  if (endProcess(Number(lines[0]), 0)) writeFileSync(note, [noProcess, ...lines.slice(1)].join('\n'));
}

/** True when there is such a process, ended or not yet buried ones included. */
function endProcess(pid: number, signal: 'SIGINT' | 0): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 1) return false;
  try {
    return process.kill(pid, signal);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Looked for among all processes, not in PostgreSQL's note: a server that is still starting has not written it. */
function serversOn(cluster: string): number[] {
  return processes()
    .filter(({ command }) => /postgres\b/.test(command) && command.includes(`-D ${cluster} `))
    .map(({ pid }) => pid);
}

function processes(): { pid: number; command: string }[] {
  if (process.platform !== 'linux') {
    return execFileSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8', maxBuffer: 2 ** 26 })
      .split('\n')
      .map((line) => ({ pid: Number.parseInt(line, 10), command: line }));
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), command: commandOf(name) }));
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    // It ended since the list was made.
    return '';
  }
}
