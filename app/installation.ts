// One running Redress: database, files, log, mail, jobs and the site, wired together here and nowhere else. main.ts starts one for
// people, the stories in test/ start one for themselves. It must leave nothing running behind when it is closed.
import { join } from 'node:path';
import pino from 'pino';
import { type MailSink, startMailSink } from '../dev/mail-sink.ts';
import { type Sequencer, startSequencer } from './acts/sequencer.ts';
import { type Clock, systemClock } from './base/clock.ts';
import { appUrl, type Database, isDatabaseAway, migrate, openDatabase } from './base/database.ts';
import { startWorker, type Worker } from './base/jobs.ts';
import { mustShareTime } from './base/one-time.ts';
import { budgetAtHome, budgetOnDemand, budgetsToTake } from './budget/beside.ts';
import { collectiveTasks } from './budget/collective/gather.ts';
import { wireBudget } from './budget/wire.ts';
import { openStore, type Store } from './files/store.ts';
import { mailTasks } from './following/mail.ts';
import { openPost } from './following/post.ts';
import { openIdentity } from './identity/open.ts';
import { CannotSign } from './log/cannot-sign.ts';
import { type Publisher, startPublisher } from './log/publisher.ts';
import { checkGuard, type LogOf } from './log/sign.ts';
import { wireLog } from './log/wire.ts';
import { askWhatWasSeen } from './log/witnesses.ts';
import { demandAtAddress, demandsNamed, demandsOffered } from './record/demands/named.ts';
import { subjectDirectory } from './record/people/subjects.ts';
import { supportTasks } from './record/support/count.ts';
import { wireRecord } from './record/wire.ts';
import { rounds, roundTasks } from './rounds.ts';
import { wireAssets } from './web/assets.ts';
import { type Directory, openDirectory } from './web/directory.ts';
import { createSite, type Site } from './web/site.ts';
import type { PlaceView } from './web/view.ts';

export type InstallationOptions = {
  /** The database owner's address. */
  ownerUrl: string;
  /** Where files, and on loopback the mail sink's messages, are kept. */
  dataDir: string;
  /** Where the keys of the logs lie, and the last checkpoint each has signed. */
  logDir?: string | undefined;
  /** A folder outside the data folder, where the last checkpoint of each log is remembered once more. */
  logGuard?: string | undefined;
  /** Keys of logs from the environment; then none is made in a file. */
  logKeys?: readonly string[] | undefined;
  host: string;
  /** 0 takes a free one. */
  port: number;
  smtpUrl?: string | undefined;
  mailFrom?: string | undefined;
  trustProxy?: boolean;
  /** The address people type, for a place that has none of its own. */
  baseUrl?: string | undefined;
  now?: Clock;
  log?: 'silent' | 'error' | 'info';
};

export type Installation = {
  url: string;
  port: number;
  db: Database;
  files: Store;
  site: Site;
  directory: Directory;
  publisher: Publisher;
  /** Logs that wait for their key: their places are served, and nothing is signed. */
  unsigned: readonly CannotSign[];
  now: Clock;
  /** Only on loopback without SMTP. */
  sink?: MailSink;
  /** True where accounts of examples may be tried by anyone: loopback, no SMTP. */
  rehearsing: boolean;
  close: () => Promise<void>;
};

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

const logOf = (place: PlaceView, folder: string, { logKeys, logGuard }: InstallationOptions): LogOf => ({
  ...(logKeys ? { keys: logKeys } : {}),
  ...(logGuard ? { second: logGuard } : {}),
  place: place.id,
  slug: place.slug,
  host: new URL(place.baseUrl).hostname,
  folder,
});

/**
 * Holds every log against what was signed before, here and before witnesses. An older database is one for all places, so it stops the start; a log
 * whose key is gone only waits for it.
 * @returns the logs that wait @throws CannotSign
 */
async function holdLogs(db: Database, logs: readonly LogOf[]): Promise<CannotSign[]> {
  const waiting: CannotSign[] = [];
  for (const log of logs) {
    await checkGuard(db, log).catch((error) => {
      if (!(error instanceof CannotSign) || !error.isWaiting) throw error;
      waiting.push(error);
    });
  }
  await Promise.all(logs.map((log) => askWhatWasSeen(db, log)));
  return waiting;
}

/** Opens everything and listens. What was opened is closed again when a later step fails. */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const closers: (() => Promise<unknown> | unknown)[] = [];
  const close = async () => {
    for (const step of closers.splice(0).reverse()) await step();
  };
  try {
    return await open(options, closers, close);
  } catch (error) {
    await close();
    throw error;
  }
}

/** One line an event. Of an error only what says where it broke: a database's error carries the row, and a row may be somebody's words. */
const openLog = (level: NonNullable<InstallationOptions['log']>) =>
  pino(
    {
      level,
      base: null,
      serializers: {
        err: (error: Error & { code?: string }) => ({
          type: error.name,
          code: error.code,
          message: error.message,
          stack: error.stack,
        }),
      },
    },
    pino.destination({ fd: 2, sync: true }),
  );

/** How the job runner words a lost connection. */
const awayWords =
  /terminating connection|ECONNREFUSED|ECONNRESET|Connection terminated|connection error|database system is/;

/** While the database is away every poll fails: that is one line, not a screen of them. Whoever keeps the database says it is back. */
function backgroundErrors(log: pino.Logger): (error: unknown) => void {
  let quietUntil = 0;
  return (error) => {
    if (!isDatabaseAway(error)) {
      log.error({ err: error }, 'something went wrong in the background; it will be tried again');
    } else if (Date.now() > quietUntil) {
      quietUntil = Date.now() + 60_000;
      log.warn('the database is away; trying again until it is back');
    }
  };
}

async function open(
  options: InstallationOptions,
  closers: (() => unknown)[],
  close: () => Promise<void>,
): Promise<Installation> {
  const now = options.now ?? systemClock;
  const log = openLog(options.log ?? 'error');
  const onError = backgroundErrors(log);
  const rehearsing = loopback.has(options.host) && !options.smtpUrl;

  await migrate(options.ownerUrl);
  const db = openDatabase(appUrl(options.ownerUrl), { onError });
  closers.push(() => db.close());
  // Whoever hands in a clock of their own (a test) means another time than the database's.
  if (!options.now) await mustShareTime(db, now);
  const fileRoot = join(options.dataDir, 'files');
  const files = await openStore(fileRoot);
  let port = options.port;
  const addressOf = (slug: string) => options.baseUrl ?? `http://${slug}.localhost:${port}`;
  const directory = await openDirectory({ db, now, addressOf, onError });
  closers.push(() => directory.stop());
  const sequencer: Sequencer = startSequencer(db, async () => directory.all().map((place) => place.view.id), {
    onError,
  });
  closers.push(() => sequencer.stop());
  const logDir = options.logDir ?? join(options.dataDir, 'log');
  // A part of another's record is not a log of its own.
  const logs = () =>
    directory
      .all()
      .filter(({ view }) => !view.part)
      .map(({ view }) => logOf(view, logDir, options));
  const unsigned = await holdLogs(db, logs());
  const publisher = startPublisher({
    db,
    logs,
    now,
    onError,
    onRefusal: (refusal) => log.error({ code: refusal.code }, `${refusal.message} ${refusal.todo}`),
  });
  closers.push(() => publisher.stop());

  const sink = rehearsing ? await startMailSink({ folder: join(options.dataDir, 'mail') }) : undefined;
  if (sink) closers.push(() => sink.close());
  const post = openPost(sink?.url ?? options.smtpUrl!, options.mailFrom);
  closers.push(() => post.close());

  const identity = openIdentity({ db, now, directory: subjectDirectory, rehearsing });
  const site = createSite({
    db,
    directory,
    identity,
    now,
    wake: (place) => sequencer.wake(place),
    trustProxy: options.trustProxy ?? false,
    log: { error: (about, message) => log.error(about, message) },
  });
  wireAssets(site);
  wireLog(site, { folder: logDir, publisher });
  identity.wire(site, sink);
  const ofBudget = { atHome: budgetAtHome, besideDemand: budgetOnDemand, openData: budgetsToTake };
  wireRecord(site, { files, fileRoot, rehearsing, ...ofBudget });
  const demandsToCite = { offered: demandsOffered, at: demandAtAddress };
  wireBudget(site, { files, demandsOf: demandsNamed, demandsToCite });

  const placeView = (id: string) => directory.byId(id)?.view;
  const worker: Worker = await startWorker(
    db,
    {
      ...mailTasks({ db, post, placeView, now }),
      ...identity.tasks,
      ...roundTasks({ db, fileRoot, directory, now }),
      ...supportTasks({ db, now, wake: site.wake }),
      ...collectiveTasks({ db, now, wake: site.wake }),
    },
    (level, message) => {
      if (awayWords.test(message)) onError(new Error(`Connection terminated: ${message}`));
      else log[level]({ message }, 'a job failed');
    },
    { rounds },
  );
  closers.push(() => worker.stop());
  await site.app.listen({ host: options.host, port: options.port });
  closers.push(() => site.app.close());
  const address = site.app.server.address();
  if (typeof address === 'object' && address) port = address.port;
  await directory.refresh();
  const shown = loopback.has(options.host) ? 'localhost' : options.host;
  return {
    url: `http://${shown}:${port}`,
    port,
    db,
    files,
    site,
    directory,
    publisher,
    unsigned,
    now,
    ...(sink ? { sink } : {}),
    rehearsing,
    close,
  };
}
