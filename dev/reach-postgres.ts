// The way a command-line tool reaches the database: DATABASE_URL, the PostgreSQL of a running Redress on the same data folder, or one
// started for as long as the tool runs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from './postgres.ts';
import { clusterFolder, superuser } from './postgres-cluster.ts';
import { CannotStart } from './start-failure.ts';

export const databaseName = 'redress';
export const postgresFolder = (dataDir: string): string => join(dataDir, 'postgres');

export type Reached = { url: string; stop: () => Promise<void> };

/** @throws CannotStart when there is no database and none can be started */
export async function reachPostgres(dataDir: string, databaseUrl?: string): Promise<Reached> {
  if (databaseUrl) return { url: databaseUrl, stop: async () => undefined };
  const folder = postgresFolder(dataDir);
  try {
    return await startPostgres({ dataDir: folder, database: databaseName });
  } catch (error) {
    if (!(error instanceof CannotStart) || error.code !== 'already-running') throw error;
    const at = clusterFolder(folder);
    const password = encodeURIComponent(readFileSync(at.password, 'utf8').trim());
    const port = readFileSync(at.port, 'utf8').trim();
    return {
      url: `postgres://${superuser}:${password}@127.0.0.1:${port}/${databaseName}`,
      stop: async () => undefined,
    };
  }
}
