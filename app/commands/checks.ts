// `redress rebuild` and `redress verify`: whether what is served is what the acts say, from inside and from outside.
import { createHash } from 'node:crypto';
import { LogError, NotThere } from '@redress/ledger';
import type { Command } from 'commander';
import pg from 'pg';
import { withScratchCluster } from '../../dev/scratch-cluster.ts';
import { printable } from '../../ledger/cli/printable.ts';
import { NoAnswer } from '../../ledger/cli/source-site.ts';
import { WrongCall } from '../../ledger/cli/wrong-call.ts';
import { type RegisteredPlace, registeredPlaces } from '../acts/places.ts';
import { checkLog, checkPlace, rebuildPlace } from '../acts/rebuild.ts';
import type { Database } from '../base/database.ts';
import type { Store } from '../files/store.ts';
import { filesInUse } from '../record/files-in-use.ts';
import { type Verified, verifySite } from '../verify.ts';
import { Told } from './told.ts';
import { count, counter, say, type Tools, thePlace, withTools } from './tools.ts';

export function addChecks(program: Command): void {
  program
    .command('verify')
    .description(
      'whether a site shows what its log says: reads everything it publishes and makes its lists again from the acts',
    )
    .argument('<url>', 'its public address')
    .option('--key <key>', 'the public key of its log, when you have it from elsewhere')
    .option('--policy <file>', 'logs and witnesses to believe')
    .action((url: string, given: { key?: string; policy?: string }) => verifyFromOutside(url, given));
  program
    .command('rebuild')
    .description('make the public tables again from the acts alone')
    .argument('[place]', 'the short name of the place; all of them when left out')
    .option('--check', 'only compare with what is served, and say what differs')
    .action((slug: string | undefined, given: { check?: boolean }) =>
      withTools(async (tools) => {
        const places = slug ? [await thePlace(tools.db, slug)] : await registeredPlaces(tools.db);
        if (places.length === 0) throw new Told('There is no place here, so there was nothing to look at.');
        if (given.check) await checkPlaces(tools, places);
        else await rebuildPlaces(tools, places);
      }),
    );
}

async function rebuildPlaces({ ownerUrl }: Tools, places: readonly RegisteredPlace[]): Promise<void> {
  for (const { id, slug } of places) {
    await rebuildPlace(ownerUrl, id, counter(slug));
    say(`${slug}: made again.`);
  }
}

async function checkPlaces(tools: Tools, places: readonly RegisteredPlace[]): Promise<void> {
  let found = 0;
  for (const place of places) {
    const faults = await faultsOf(tools, place);
    found += faults.length;
    for (const fault of faults) say(`${place.slug}: ${printable(fault)}`);
    if (faults.length === 0)
      say(`${place.slug}: what is served is what its acts say, and its acts are what the log committed to.`);
  }
  if (found > 0)
    throw new Told(
      `${found} found. Keep a copy of the database first, to find out who changed it. "redress rebuild" puts public tables back to what the acts say; a changed act or log only a backup can mend.`,
    );
}

/** What the log, the files and the public tables of a place say against its acts, a line each. */
async function faultsOf({ db, ownerUrl, files }: Tools, { id, slug }: RegisteredPlace): Promise<string[]> {
  const log = await checkLog(db, id);
  const damaged = await damagedFiles(db, files, id);
  const rows = await checkPlace(ownerUrl, id, counter(slug));
  return [
    ...log.map(
      ({ act, index, fault }) =>
        `${act ? `act ${act}` : 'the log'}, ${index === null ? 'not in the log' : `log entry ${index}`}: ${fault}`,
    ),
    ...damaged.map((file) => `the file ${file} is missing or not what its name says`),
    ...rows.map(({ table, side, act, index, row }) => {
      const entry = index === null ? 'not yet in the log' : `log entry ${index}`;
      return `${table} differs (${side}), act ${act ?? 'unknown'}, ${entry}: ${row.slice(0, 300)}`;
    }),
  ];
}

/** Files that acts name and that are not there, or not what their digest says. */
async function damagedFiles(db: Database, files: Store, place: string): Promise<string[]> {
  const damaged: string[] = [];
  for await (const file of filesInUse(db, [place])) {
    const hash = createHash('sha256');
    try {
      for await (const part of (await files.open(file)).stream()) hash.update(part as Buffer);
    } catch {
      damaged.push(file);
      continue;
    }
    if (hash.digest('hex') !== file) damaged.push(file);
  }
  return damaged;
}

/** Needs no installation: what is replayed goes into a database that is gone afterwards. */
async function verifyFromOutside(given: string, trust: { key?: string; policy?: string }): Promise<void> {
  const url = given.replace(/\/+$/, '');
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new Told(`"${given}" is not the address of a site. One looks like https://record.example.org.`);
  await withScratchCluster({ fsync: false }, async (cluster) => {
    const emptyDatabase = emptyDatabasesOn(cluster);
    const found = await verifySite(url, { ...trust, emptyDatabase, say }).catch((error) => {
      const isTold = [WrongCall, LogError, NoAnswer, NotThere].some((kind) => error instanceof kind);
      throw isTold ? new Told(printable(error.message)) : error;
    });
    for (const each of found) for (const line of verdictOn(each)) say(printable(line));
    if (found.length === 0) throw new Told(`${url} names no log, so nothing it shows can be held against one.`);
    const faults = found.flatMap((each) => each.faults);
    if (faults.length > 0) throw new Told(`${faults.length} found.`);
  });
}

const verdictOn = ({ log, entries, lists, rows, files, faults }: Verified): string[] =>
  faults.length > 0
    ? faults.map((fault) => `${log}: ${fault}`)
    : [`${log}: ${rows} rows in ${lists} lists and ${count(files, 'file')} are what its ${entries} entries make.`];

function emptyDatabasesOn(cluster: string): () => Promise<string> {
  let made = 0;
  return async () => {
    const name = `verify_${++made}`;
    const client = new pg.Client({ connectionString: cluster });
    await client.connect();
    await client.query(`create database ${name}`).finally(() => client.end());
    const address = new URL(cluster);
    address.pathname = `/${name}`;
    return address.href;
  };
}
