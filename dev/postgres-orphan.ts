// A server whose Redress was killed goes on alone. Before a new start it is asked to end, so that one folder
// never has two. Never signals a process that is not a PostgreSQL server on this very folder.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { processBegan } from './lock.ts';
import { CannotStart } from './start-failure.ts';

// PostgreSQL refuses to start while the number in its note belongs to any living process of its account, even one that
// got a dead server's number. The rest of the note stays: through it PostgreSQL sees whether children still live.
const noProcess = '2147483647';

/** Call only while holding the folder's lock: then whoever started that server is gone. */
export async function stopOrphan(cluster: string): Promise<void> {
  const note = join(cluster, 'postmaster.pid');
  if (!existsSync(note)) return;
  const lines = readFileSync(note, 'utf8').split('\n');
  const pid = Number(lines[0]);
  if (!isServerOn(pid, cluster)) {
    if (processBegan(pid) !== undefined) writeFileSync(note, [noProcess, ...lines.slice(1)].join('\n'));
    return;
  }
  process.kill(pid, 'SIGINT');
  for (const deadline = Date.now() + 30_000; isServerOn(pid, cluster); ) {
    if (Date.now() > deadline) {
      throw new CannotStart(
        'postgres-failed',
        `A PostgreSQL from an earlier start (process ${pid}) still uses ${cluster} and does not end.`,
        `End it yourself: kill -QUIT ${pid}`,
      );
    }
    await wait(50);
  }
}

function isServerOn(pid: number, cluster: string): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 1) return false;
  try {
    const line =
      process.platform === 'linux'
        ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return /postgres\b/.test(line) && line.includes(`-D ${cluster} `);
  } catch {
    return false;
  }
}
