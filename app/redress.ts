// `redress`: what an operator does from a terminal. Every verb says what it did, shows progress on a terminal, and ends with status 1
// and a plain sentence when it could not. It works beside a running installation.
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LogError } from '@redress/ledger';
import { Command, CommanderError } from 'commander';
import pg from 'pg';
import { reachPostgres } from '../dev/reach-postgres.ts';
import { withScratchCluster } from '../dev/scratch-cluster.ts';
import { startFailure } from '../dev/start-failure.ts';
import { NoAnswer } from '../ledger/cli/source-site.ts';
import { WrongCall } from '../ledger/cli/wrong-call.ts';
import { commit } from './acts/commit.ts';
import { exportPlace } from './acts/export.ts';
import { importPlace } from './acts/import.ts';
import { openPlace, type RegisteredPlace, registeredPlaces } from './acts/places.ts';
import { checkLog, checkPlace, rebuildPlace } from './acts/rebuild.ts';
import { systemClock } from './base/clock.ts';
import { appUrl, type Database, inPlace, migrate, openDatabase, outsidePlaces } from './base/database.ts';
import { Refused } from './base/refused.ts';
import { addBudgetImport } from './budget/importing/commands.ts';
import { readConfig } from './config.ts';
import { openStore, type Store } from './files/store.ts';
import { addMail } from './following/commands.ts';
import { stewardLink } from './identity/sign-in.ts';
import { addLog } from './log/commands.ts';
import {
  type ContactGiven,
  checkBaseUrl,
  checkNewPlace,
  contactChange,
  contactGiven,
  type NewPlaceGiven,
  saysContact,
  Told,
} from './place-given.ts';
import { filesInUse } from './record/files-in-use.ts';
import { addImports } from './record/imports/commands.ts';
import { exportHolder, holdersCalled } from './record/outlets/holder-export.ts';
import './budget/kinds.ts';
import './record/kinds.ts';
import { verifySite } from './verify.ts';

type Tools = {
  db: Database;
  ownerUrl: string;
  files: Store;
  port: number;
  log: { folder: string; keys?: readonly string[] };
};

/** Opens the database and files for one command, and closes them whatever happens. */
async function withTools(work: (tools: Tools) => Promise<void>): Promise<void> {
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
        log: { folder: join(config.dataDir, 'log'), ...(config.logKeys ? { keys: config.logKeys } : {}) },
      });
    } finally {
      await db.close();
    }
  } finally {
    await reached.stop();
  }
}

async function thePlace(db: Database, slug: string): Promise<RegisteredPlace> {
  const places = await registeredPlaces(db);
  const found = places.find((place) => place.slug === slug);
  if (found) return found;
  const known = places.map((place) => place.slug).join(', ') || 'none yet';
  throw new Told(`There is no place called "${slug}" here. Places: ${known}.`);
}

async function theOnlyPlace(db: Database): Promise<RegisteredPlace> {
  const places = await registeredPlaces(db);
  if (places.length === 1) return places[0]!;
  const known = places.map((place) => place.slug).join(', ') || 'none yet';
  throw new Told(`Say which place: --place SLUG. Places: ${known}.`);
}

/** The stream of a holder of that short name. @throws Told when there is none, or an office and an organization */
async function theHolder(db: Database, { id, slug }: RegisteredPlace, name: string): Promise<string> {
  const found = await inPlace(db, id, (tx) => holdersCalled(tx, name));
  if (found.length === 1) return found[0]!.stream;
  if (found.length > 1) throw new Told(`Say which: ${found.map((one) => `--holder ${one.address}`).join(' or ')}.`);
  throw new Told(
    `Nobody in ${slug} has the short name "${name}". It is the last part of the holder's address: mayor, from /posts/mayor.`,
  );
}

const installation = { role: 'site', name: 'Installation' } as const;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** A counter that rewrites its line on a terminal and stays silent elsewhere. */
const counter = (what: string) => (done: number, of: number) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${what} ${done} of ${of}${done === of ? '\n' : ''}`);
};

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

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const program = new Command('redress')
  .description('Runs an installation of Redress from the terminal.')
  .helpCommand(false)
  .showHelpAfterError('(redress --help lists what it can do)')
  .exitOverride();

const exportHelp = `
A part holds the acts that name the holder, what followed from them, and what they need to be read: with the same numbers,
leaves and salts as in the whole log. "redress import" reads it into an installation that does not have the place.

Example: everything about the mayor, read in elsewhere
  redress export springfield mayor.redress --holder mayor
  redress import mayor.redress --slug springfield-mayor`;

const place = program.command('place').description('the places this installation serves');

place
  .command('list')
  .description('list them, with the address of each')
  .action(() =>
    withTools(async ({ db, port }) => {
      const places = await registeredPlaces(db);
      if (!places.length) say('No place yet. Open one: redress place open --help');
      for (const each of places) {
        const hosts = [...each.hosts, `${each.slug}.localhost:${port}`].join(', ');
        say(
          `${each.slug}${each.example ? ' (example)' : ''}\n  ${each.base_url ?? `http://${each.slug}.localhost:${port}`}\n  hosts: ${hosts}`,
        );
      }
    }),
  );

place
  .command('open')
  .description('open a new, empty place')
  .argument('<slug>', 'its short name in addresses: lower-case letters, digits, hyphens')
  .requiredOption('--name <name>', 'its name on every page, such as "Springfield"')
  .requiredOption(
    '--division <id>',
    'its Open Civic Data division id, such as ocd-division/country:us/state:mo/place:springfield',
  )
  .option('--languages <list>', 'languages of the pages, the first is its own', 'en,es')
  .option('--zone <zone>', 'its IANA time zone', 'America/Chicago')
  .option('--host <name...>', 'host names that lead to it')
  .option('--base-url <url>', 'the address that links in mail begin with')
  .option('--email <address>', 'public mail address of its stewards')
  .option('--contact <words>', 'where and when its stewards can be found: an office, its hours, a phone number')
  .action((slug: string, given: NewPlaceGiven) =>
    withTools(async ({ db }) => {
      checkNewPlace(slug, given);
      await openPlace(
        { db, author: installation, now: systemClock },
        {
          slug,
          name: given.name,
          division: given.division,
          languages: given.languages.split(','),
          zone: given.zone,
          hosts: given.host ?? [],
          ...(given.baseUrl ? { baseUrl: given.baseUrl.replace(/\/+$/, '') } : {}),
          ...(saysContact(given) ? { contact: contactGiven(given, given.languages.split(',')[0]!) } : {}),
        },
      ).catch((error) => {
        if (error instanceof Refused && error.code === 'duplicate')
          throw new Told(`There is a place called "${slug}" already.`);
        throw error;
      });
      say(`${given.name} is open. Make its first steward: redress user steward ${slug}`);
    }),
  );

place
  .command('set')
  .description('change which host names lead to a place, where links in mail begin, or how its stewards are reached')
  .argument('<slug>', 'its short name')
  .option('--host <name...>', 'all host names that lead to it; those not named no longer do')
  .option('--base-url <url>', 'such as https://record.example.org')
  .option('--email <address>', 'public mail address of its stewards; "" takes it back')
  .option('--contact <words>', 'where and when its stewards can be found; "" takes it back')
  .action((slug: string, given: { host?: string[]; baseUrl?: string } & ContactGiven) =>
    withTools(async ({ db }) => {
      const found = await thePlace(db, slug);
      if (!given.host && !given.baseUrl && !saysContact(given))
        throw new Told('Say what to change: --host, --base-url, --email or --contact.');
      if (given.baseUrl) checkBaseUrl(given.baseUrl);
      const wrong = given.host?.find((host) => !/^[a-z0-9.-]+$/i.test(host));
      if (wrong) throw new Told(`"${wrong}" is not a host name. It looks like record.example.org, without a port.`);
      const contact = saysContact(given) ? [await contactChange(db, found.id, given)] : [];
      const register = {
        ...(given.host ? { hosts: given.host.map((host) => host.toLowerCase()) } : {}),
        ...(given.baseUrl ? { base_url: given.baseUrl.replace(/\/+$/, '') } : {}),
      };
      if (Object.keys(register).length > 0)
        await outsidePlaces(db, (tx) => tx.updateTable('places').set(register).where('id', '=', found.id).execute());
      if (contact.length > 0) await commit({ db, place: found.id, author: installation, now: systemClock }, contact);
      say('Changed. A running Redress follows within seconds. See it: redress place list');
    }),
  );

program
  .command('user')
  .description('people who run a place')
  .command('steward')
  .description('print a link that makes whoever opens it a steward, once')
  .argument('<place>', 'the short name of the place')
  .action((slug: string) =>
    withTools(async ({ db, port }) => {
      const found = await thePlace(db, slug);
      const baseUrl = found.base_url ?? `http://${slug}.localhost:${port}`;
      say(`${baseUrl}${await stewardLink({ db, place: found.id, now: systemClock })}`);
      say('It works once, within 24 hours. Whoever opens it becomes a steward: give it to nobody else.');
    }),
  );

program
  .command('export')
  .description('write the public record of a place to one file: acts, log and files, nothing private')
  .argument('<place>', 'the short name of the place')
  .argument('<file>', 'where to write it')
  .option(
    '--holder <name>',
    'only what concerns one office or organization, by its short name in addresses: mayor, or posts/mayor',
  )
  .addHelpText('after', exportHelp)
  .action((slug: string, file: string, given: { holder?: string }) =>
    withTools(async ({ db, files }) => {
      const found = await thePlace(db, slug);
      const progress = counter('act');
      const holder = given.holder === undefined ? undefined : await theHolder(db, found, given.holder);
      const work = holder
        ? exportHolder(db, found.id, files, file, holder, progress)
        : exportPlace(db, found.id, files, file, progress);
      const header = await work.catch(async (error) => {
        if (!(error instanceof Refused) || error.code !== 'unreadable') throw error;
        await rm(file, { force: true });
        throw new Told(`Nothing was exported: ${error.args.why}. "redress rebuild --check" lists all that is wrong.`);
      });
      say(`${file} holds ${count(header.acts, 'act')} and ${count(header.files, 'file')} of ${header.name}.`);
      if (holder)
        say(`It is a part of the record: only what concerns ${given.holder}. Whoever reads it in is told so.`);
    }),
  );

const importing = program
  .command('import')
  .description('read a file written by "redress export" into this installation; every commitment is checked')
  .argument('<file>', 'the file')
  .option('--slug <slug>', 'another short name, when its own is taken here')
  .action((file: string, given: { slug?: string }) =>
    withTools(async ({ db, files }) => {
      const header = await importPlace(db, files, file, { ...given, progress: counter('act') }).catch((error) => {
        if (error instanceof Refused && error.code === 'duplicate')
          throw new Told('That place, or a place of that short name, is here already. Nothing was changed.');
        if (error instanceof Refused && error.code === 'unreadable')
          throw new Told(`${file}, line ${error.args.line}: ${error.args.why}. Nothing was imported.`);
        throw error;
      });
      say(`${header.name} is here now, with ${header.acts} acts. See it: redress place list`);
      if (header.part)
        say('It is a part of that record, and its pages say so: only what concerns one office or organization.');
    }),
  );

addImports(importing, {
  say,
  counter,
  told: (why) => new Told(why),
  inPlace: (slug, work) =>
    withTools(async ({ db }) => {
      const found = slug === undefined ? await theOnlyPlace(db) : await thePlace(db, slug);
      await work({ db, place: found.id, now: systemClock }, found.slug);
    }),
});

addBudgetImport(importing, {
  say,
  counter,
  told: (why) => new Told(why),
  inPlace: (slug, work) =>
    withTools(async ({ db }) => {
      const found = slug === undefined ? await theOnlyPlace(db) : await thePlace(db, slug);
      await work({ db, place: found.id, now: systemClock }, found.slug);
    }),
});

addMail(program, {
  say,
  told: (why) => new Told(why),
  withPlaces: (work) => withTools(async ({ db }) => work(db, await registeredPlaces(db))),
});

addLog(program, {
  say,
  told: (why) => new Told(why),
  withLog: (slug, work) =>
    withTools(async ({ db, port, log }) => {
      const found = await thePlace(db, slug);
      const host = new URL(found.base_url ?? `http://${slug}.localhost:${port}`).hostname;
      await work(
        { db, place: found.id, author: installation, now: systemClock },
        { ...log, place: found.id, slug: found.slug, host },
      );
    }),
});

program
  .command('verify')
  .description(
    'whether a site shows what its log says: reads everything it publishes and makes its lists again from the acts',
  )
  .argument('<url>', 'its public address')
  .option('--key <key>', 'the public key of its log, when you have it from elsewhere')
  .option('--policy <file>', 'logs and witnesses to believe')
  .action((url: string, given: { key?: string; policy?: string }) => verifyFromOutside(url, given));

/** Needs no installation: what is replayed goes into a database that is gone afterwards. */
async function verifyFromOutside(url: string, given: { key?: string; policy?: string }): Promise<void> {
  await withScratchCluster({ fsync: false }, async (cluster) => {
    let made = 0;
    const emptyDatabase = async () => {
      const name = `verify_${++made}`;
      const client = new pg.Client({ connectionString: cluster });
      await client.connect();
      await client.query(`create database ${name}`).finally(() => client.end());
      const address = new URL(cluster);
      address.pathname = `/${name}`;
      return address.href;
    };
    const found = await verifySite(url.replace(/\/+$/, ''), { ...given, emptyDatabase, say }).catch((error) => {
      const isTold = [WrongCall, LogError, NoAnswer].some((kind) => error instanceof kind);
      throw isTold ? new Told(error.message) : error;
    });
    for (const { log, entries, lists, rows, files, faults } of found) {
      for (const fault of faults) say(`${log}: ${fault}`);
      if (faults.length === 0)
        say(`${log}: ${rows} rows in ${lists} lists and ${count(files, 'file')} are what its ${entries} entries make.`);
    }
    const faults = found.flatMap((each) => each.faults);
    if (found.length === 0 || faults.length > 0) throw new Told(`${faults.length} found.`);
  });
}

program
  .command('rebuild')
  .description('make the public tables again from the acts alone')
  .argument('[place]', 'the short name of the place; all of them when left out')
  .option('--check', 'only compare with what is served, and say what differs')
  .action((slug: string | undefined, given: { check?: boolean }) =>
    withTools(async ({ db, ownerUrl, files }) => {
      const places = slug ? [await thePlace(db, slug)] : await registeredPlaces(db);
      let differing = 0;
      for (const each of places) {
        if (!given.check) {
          await rebuildPlace(ownerUrl, each.id, counter(each.slug));
          say(`${each.slug}: made again.`);
          continue;
        }
        const faults = await checkLog(db, each.id);
        const damaged = await damagedFiles(db, files, each.id);
        const found = await checkPlace(ownerUrl, each.id, counter(each.slug));
        differing += found.length + faults.length + damaged.length;
        if (found.length + faults.length + damaged.length === 0)
          say(`${each.slug}: what is served is what its acts say, and its acts are what the log committed to.`);
        for (const { act, index, fault } of faults)
          say(
            `${each.slug}: ${act ? `act ${act}` : 'the log'}, ${index === null ? 'not in the log' : `log entry ${index}`}: ${fault}`,
          );
        for (const file of damaged) say(`${each.slug}: the file ${file} is missing or not what its name says`);
        for (const d of found) {
          const entry = d.index === null ? 'not yet in the log' : `log entry ${d.index}`;
          say(
            `${each.slug}: ${d.table} differs (${d.side}), act ${d.act ?? 'unknown'}, ${entry}: ${d.row.slice(0, 300)}`,
          );
        }
      }
      if (differing)
        throw new Told(
          `${differing} found. Keep a copy of the database first, to find out who changed it. "redress rebuild" puts public tables back to what the acts say; a changed act or log only a backup can mend.`,
        );
    }),
  );

const pathTroubles: Record<string, string> = {
  ENOENT: 'there is no such file or folder.',
  EACCES: 'this account may not read or write there.',
  EISDIR: 'this is a folder, and a file is needed.',
  ENOSPC: 'the disk is full.',
};

try {
  await program.parseAsync();
} catch (error) {
  const known = startFailure(error);
  if (error instanceof CommanderError) process.exitCode = error.exitCode;
  else if (error instanceof Told || known) {
    process.stderr.write(`${(error as Error).message}\n${known ? `${known.todo}\n` : ''}`);
    process.exitCode = 1;
  } else if (pathTroubles[(error as NodeJS.ErrnoException).code ?? '']) {
    const { code, path } = error as NodeJS.ErrnoException;
    process.stderr.write(`${path}: ${pathTroubles[code!]}\n`);
    process.exitCode = 1;
  } else throw error;
}
