import { checkout } from '../dev/folders.ts';
import { lockFolder } from '../dev/lock.ts';
import { startPostgres } from '../dev/postgres.ts';
import { databaseName, postgresFolder } from '../dev/reach-postgres.ts';
import { openScreen, type Screen, type Step } from '../dev/screen.ts';
import { explainStartFailure } from '../dev/start-failure.ts';
import { loadExamples } from '../examples/index.ts';
import { openPlace, registeredPlaces } from './acts/places.ts';
import { systemClock } from './base/clock.ts';
import { type Config, readConfig } from './config.ts';
import { stewardLink } from './identity/sign-in.ts';
import { type Installation, openInstallation } from './installation.ts';

const help = `
  npm start                 start Redress; on a new data folder it loads two examples
  npm start -- --empty      start with an empty place of your own instead
  npm start -- --help       this

  Settings come from the environment:
    PORT           where to listen (8080)
    HOST           on which address (127.0.0.1: this machine only)
    REDRESS_DATA   the folder for the database, files and mail (.redress)
    DATABASE_URL   a PostgreSQL of your own: postgres://owner:password@host:5432/redress
    SMTP_URL       the mail server, needed as soon as HOST lets others in; MAIL_FROM is the sender
    BASE_URL       the address people type, such as https://record.example.org
    TRUST_PROXY    yes, when a proxy in front ends TLS
    LOG_KEYS       keys the logs are signed with, where they may not lie in the data folder
    LOG_GUARD      a folder that remembers what was signed last, outside the data folder (beside it: .redress.signed)
`;

type Closing = (() => Promise<unknown> | unknown)[];

async function start(screen: Screen, closing: Closing, empty: boolean): Promise<void> {
  const config = readConfig();
  const lock = lockFolder(config.dataDir);
  closing.push(() => lock.release());
  const ownerUrl = config.databaseUrl ?? (await startDatabase(config, screen, closing));

  const opening = screen.step('Opening the record');
  const installation = await openInstallation({ ...config, ownerUrl });
  closing.push(() => installation.close());
  lock.setAddress(installation.url);
  opening.done();

  const isNew = await fill(installation, screen, empty);
  await installation.directory.refresh();
  await tellWhere(installation, screen, isNew, config.dataDir);
}

async function startDatabase(config: Config, screen: Screen, closing: Closing): Promise<string> {
  const step = screen.step('Starting the database');
  const postgres = await startPostgres({
    dataDir: postgresFolder(config.dataDir),
    database: databaseName,
    onLine: (line) => screen.say(line),
    onGiveUp: (error) => {
      process.stderr.write(`${explainStartFailure(error)}\n`);
      process.exit(1);
    },
  });
  closing.push(() => postgres.stop());
  step.done();
  return postgres.url;
}

/** Gives a new installation its examples, or its own empty place. @returns whether it was new */
async function fill(installation: Installation, screen: Screen, empty: boolean): Promise<boolean> {
  const { db, now, files } = installation;
  const before = await registeredPlaces(db);
  if (empty && before.length === 0) {
    await openPlace(
      { db, now, author: { role: 'site', name: 'Installation' } },
      {
        slug: 'my-place',
        name: 'Your place',
        division: 'ocd-division/country:us',
        languages: ['en', 'es'],
        zone: 'America/Chicago',
      },
    );
    return true;
  }
  // Someone's own installation is never given examples; a load that was killed goes on where it stopped.
  if (before.length > 0 && !before.some((place) => place.example)) return false;
  let step: Step | undefined;
  await loadExamples({
    db,
    now,
    files,
    onProgress(done, all) {
      step ??= screen.step('Loading the examples');
      step.progress(done, all);
    },
  });
  step?.done();
  return before.length === 0;
}

async function tellWhere(installation: Installation, screen: Screen, isNew: boolean, dataDir: string): Promise<void> {
  const places = installation.directory.all();
  screen.say('');
  screen.say(`  Redress is running at ${installation.url}`);
  for (const { view } of places) screen.say(`    ${view.name.padEnd(34)} ${view.baseUrl}`);
  const own = places.find((place) => !place.view.example) ?? places.at(-1);
  if (isNew && own) {
    const path = await stewardLink({ db: installation.db, place: own.view.id, now: systemClock });
    screen.say('');
    screen.say(`  To run ${own.view.name} as its steward, open this once (it works for a day):`);
    screen.say(`    ${own.view.baseUrl}${path}`);
  }
  if (!dataDir.startsWith(checkout)) screen.say(`\n  Its data is in ${dataDir}`);
  for (const { message, todo } of installation.unsigned)
    screen.say(`\n  ${message}\n  ${todo}\n  Meanwhile it is served unsigned.`);
  screen.say('');
  screen.say('  Stop it with Ctrl-C.');
}

async function closeAll(closing: Closing): Promise<void> {
  for (const step of closing.splice(0).reverse()) await step();
}

const args = process.argv.slice(2);
const unknown = args.find((arg) => !['--empty', '--help'].includes(arg));
if (args.includes('--help') || unknown) {
  if (unknown) process.stderr.write(`\n  "${unknown}" is not something npm start knows.\n`);
  process.stdout.write(help);
  process.exit(unknown ? 1 : 0);
}

const closing: Closing = [];
const screen = openScreen();
let ending = false;
const end = () => {
  if (ending) process.exit(1);
  ending = true;
  closeAll(closing).then(
    () => process.exit(0),
    (error) => {
      process.stderr.write(`${error}\n`);
      process.exit(1);
    },
  );
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
// Whoever started this is gone: nothing may be left running that nobody can stop.
process.on('disconnect', end);
try {
  process.stdout.write('\n');
  await start(screen, closing, args.includes('--empty'));
} catch (error) {
  process.stderr.write(`\n${explainStartFailure(error)}\n`);
  await closeAll(closing).catch(() => undefined);
  process.exit(1);
}
