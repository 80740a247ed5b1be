// A PostgreSQL in the temporary folder that lives as long as one run of tests or measurements.
// Never outlives its run: what a killed run left behind is removed by the next.
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRoot } from './folders.ts';
import { processBegan } from './lock.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { stopOrphan } from './postgres-orphan.ts';

const prefix = 'redress-scratch-';

/** Starts a cluster, calls `use` with the superuser's url, and removes the cluster whatever happened. */
export async function withScratchCluster<T>(options: { fsync: boolean }, use: (url: string) => Promise<T>): Promise<T> {
  await sweep();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  // PostgreSQL runs under another account below root's folder and must be able to pass through.
  if (isRoot()) chmodSync(folder, 0o711);
  writeFileSync(join(folder, 'run-by'), `${process.pid}\n${processBegan(process.pid)}`);
  let postgres: Postgres | undefined;
  const end = async () => {
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const interrupted = () => void end().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.once(signal, interrupted);
  try {
    postgres = await startPostgres({ dataDir: join(folder, 'postgres'), fsync: options.fsync });
    return await use(postgres.url);
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.off(signal, interrupted);
    await end();
  }
}

async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(prefix)) continue;
    const folder = join(tmpdir(), name);
    try {
      const [pid, began] = readFileSync(join(folder, 'run-by'), 'utf8').split('\n');
      if (processBegan(Number(pid)) === began) continue;
      await stopOrphan(join(folder, 'postgres', 'cluster'));
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Being made right now by another run, or another account's: not ours to remove.
    }
  }
}
