// What the commands of `redress` share: the database and files opened for one of them, the place that is meant, and how it speaks. It must leave
// nothing open behind, and end nothing itself.
import { join } from 'node:path';
import { reachPostgres } from '../../dev/reach-postgres.ts';
import { type RegisteredPlace, registeredPlaces } from '../acts/places.ts';
import { appUrl, type Database, migrate, openDatabase } from '../base/database.ts';
import { readConfig } from '../config.ts';
import { openStore, type Store } from '../files/store.ts';
import { Told } from './told.ts';

export type Tools = {
  db: Database;
  ownerUrl: string;
  files: Store;
  port: number;
  log: { folder: string; second: string; keys?: readonly string[] };
};

/** Opens the database and files for one command, and closes them whatever happens. */
export async function withTools(work: (tools: Tools) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  const reached = await reachPostgres(config.dataDir, config.databaseUrl);
  try {
    await migrate(reached.url);
    const db = openDatabase(appUrl(reached.url), { max: 4 });
    try {
      await work({
        db,
        ownerUrl: reached.url,
        files: await openStore(join(config.dataDir, 'files')),
        port: config.port,
        log: {
          folder: join(config.dataDir, 'log'),
          second: config.logGuard,
          ...(config.logKeys ? { keys: config.logKeys } : {}),
        },
      });
    } finally {
      await db.close();
    }
  } finally {
    await reached.stop();
  }
}

export async function thePlace(db: Database, slug: string): Promise<RegisteredPlace> {
  const places = await registeredPlaces(db);
  const found = places.find((place) => place.slug === slug);
  if (found) return found;
  const known = places.map((place) => place.slug).join(', ') || 'none yet';
  throw new Told(`There is no place called "${slug}" here. Places: ${known}.`);
}

export async function theOnlyPlace(db: Database): Promise<RegisteredPlace> {
  const places = await registeredPlaces(db);
  if (places.length === 1) return places[0]!;
  const known = places.map((place) => place.slug).join(', ') || 'none yet';
  throw new Told(`Say which place: --place SLUG. Places: ${known}.`);
}

export const installation = { role: 'site', name: 'Installation' } as const;

export const say = (line: string) => process.stdout.write(`${line}\n`);

/** A counter that rewrites its line on a terminal and stays silent elsewhere. */
export const counter = (what: string) => (done: number, of: number) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${what} ${done} of ${of}${done === of ? '\n' : ''}`);
};

export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
