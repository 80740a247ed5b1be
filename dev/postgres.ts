// The PostgreSQL that comes with Redress: starts it on a folder, keeps it running, stops it.
// It listens on loopback only, and never gives up a cluster: an unexpected end is followed by a new start.
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isRoot, shelter } from './folders.ts';
import { lockFolder } from './lock.ts';
import { type PostgresBinaries, postgresBinaries } from './postgres-binaries.ts';
import {
  type ClusterFolder,
  clusterFolder,
  keep,
  postgresFailed,
  prepareCluster,
  serverEnvironment,
  superuser,
} from './postgres-cluster.ts';
import { stopOrphan } from './postgres-orphan.ts';
import { CannotStart } from './start-failure.ts';

export interface PostgresOptions {
  /** Holds the cluster, its password, its port and its log; made when absent. */
  dataDir: string;
  /** Without it: the port of the last start, or a free one. */
  port?: number;
  /** False only where losing everything is fine: tests. */
  fsync?: boolean;
  /** A plain line for the person at the terminal; PostgreSQL's own log is `server.log` in dataDir. */
  onLine?: (line: string) => void;
  /** Called once when PostgreSQL ended too often to be started again. */
  onGiveUp?: (error: CannotStart) => void;
  superuserPassword?: string;
  /** Made when it does not exist, and named in the url. */
  database?: string;
}

export interface Postgres {
  /** Of the superuser, on 127.0.0.1. */
  url: string;
  /** Of the server process now; another after a restart. */
  readonly pid: number;
  stop(): Promise<void>;
}

/** A running server, and how its process ended when it does. */
interface Running {
  child: ChildProcess;
  ended: Promise<string>;
}

const pauses = [100, 500, 1000, 2000, 5000];
const calmAfter = 60_000;

/** Starts PostgreSQL and returns when it takes connections. Throws CannotStart. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const say = options.onLine ?? ((line: string) => console.error(line));
  const at = clusterFolder(options.dataDir);
  const lock = lockFolder(at.folder);
  try {
    return await startLocked(options, at, say, lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startLocked(
  options: PostgresOptions,
  at: ClusterFolder,
  say: (line: string) => void,
  unlock: () => void,
): Promise<Postgres> {
  const fsync = options.fsync ?? true;
  const binaries = postgresBinaries(at.account, isRoot() ? shelter : at.folder, say);
  await stopOrphan(at.cluster);
  await prepareCluster(at, binaries, { fsync, superuserPassword: options.superuserPassword, say });
  const { running, port } = await launchOnFreePort(at, binaries, options.port, fsync);
  keep(at, at.port, String(port));

  const password = readFileSync(at.password, 'utf8').trim();
  const database = options.database ?? 'postgres';
  const address = (name: string) => `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`;
  const keeper = keepRunning(running, () => launch(at, binaries, port, fsync), say, options.onGiveUp);
  const stop = async () => {
    await keeper.stop();
    unlock();
  };
  try {
    if (database !== 'postgres') await makeDatabase(address('postgres'), database);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: address(database),
    stop,
    get pid() {
      return keeper.pid();
    },
  };
}

async function makeDatabase(url: string, name: string): Promise<void> {
  const { Client } = (await import('pg')).default;
  const client = new Client(url);
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/** The port of last time is tried first, so that addresses noted down stay right; somebody may have taken it. */
async function launchOnFreePort(
  at: ClusterFolder,
  binaries: PostgresBinaries,
  wanted: number | undefined,
  fsync: boolean,
): Promise<{ running: Running; port: number }> {
  const stored = existsSync(at.port) ? Number(readFileSync(at.port, 'utf8')) : 0;
  for (let attempt = 0; ; attempt += 1) {
    const port = wanted ?? (attempt === 0 && stored > 0 ? stored : await freePort());
    try {
      return { running: await launch(at, binaries, port, fsync), port };
    } catch (error) {
      if (!(error instanceof CannotStart) || error.code !== 'port-taken' || wanted || attempt >= 5) throw error;
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function settings(port: number, fsync: boolean): string[] {
  const wanted = {
    listen_addresses: '127.0.0.1',
    port,
    // No socket file: its path may be too long, and its folder shared.
    unix_socket_directories: '',
    timezone: 'UTC',
    // Small containers give 64 MB of shared memory, which parallel plans overrun.
    max_parallel_workers_per_gather: 0,
    // A log holds no statement and no value: they may be personal.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }),
  };
  return Object.entries(wanted).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Starts the server process and waits until it says, in its own file, that it takes connections. */
async function launch(at: ClusterFolder, binaries: PostgresBinaries, port: number, fsync: boolean): Promise<Running> {
  if (existsSync(at.log)) renameSync(at.log, `${at.log}.1`);
  const log = openSync(at.log, 'w', 0o600);
  let child: ChildProcess;
  try {
    child = spawn(binaries.postgres, ['-D', at.cluster, ...settings(port, fsync)], {
      cwd: at.folder,
      env: serverEnvironment(at),
      stdio: ['ignore', log, log],
      // Its own session: Ctrl-C in the terminal must reach us first, so that requests end before the database.
      detached: true,
      ...at.account,
    });
  } finally {
    closeSync(log);
  }
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    child.once('error', (error) => resolve(error.message));
  });
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!isOver && !isReady(at, child.pid)) await wait(20);
  if (!isOver) return { child, ended };
  const told = existsSync(at.log) ? readFileSync(at.log, 'utf8') : '';
  if (/could not bind .*Address already in use/.test(told)) {
    throw new CannotStart(
      'port-taken',
      `Port ${port}, wanted for PostgreSQL, is used by another program.`,
      'Stop it, or choose another port.',
    );
  }
  throw postgresFailed(`PostgreSQL did not start (${await ended})`, at.folder, told);
}

// postmaster.pid (src/include/utils/pidfile.h): line 1 is the process number, line 8 its state, as pg_ctl reads them.
function isReady(at: ClusterFolder, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(at.cluster, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

/** Starts the server again whenever it ends unasked; after several ends in a row, says so and stops trying. */
function keepRunning(
  first: Running,
  again: () => Promise<Running>,
  say: (line: string) => void,
  onGiveUp: (error: CannotStart) => void = () => undefined,
): { pid(): number; stop(): Promise<void> } {
  let current = first;
  const stopping = new AbortController();
  const atExit = () => current.child.kill('SIGINT');
  process.once('exit', atExit);

  const watch = async () => {
    for (let failures = 0; ; ) {
      const since = Date.now();
      const how = await current.ended;
      if (stopping.signal.aborted) return;
      if (Date.now() - since > calmAfter) failures = 0;
      let last = how;
      say(`PostgreSQL ended unexpectedly (${how}); starting it again.`);
      for (;;) {
        const pause = pauses[failures];
        if (pause === undefined) return onGiveUp(gaveUp(last));
        failures += 1;
        await wait(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
        if (stopping.signal.aborted) return;
        try {
          current = await again();
          break;
        } catch (error) {
          // Right after a kill its children may still be ending; only the last reason is worth a person's eyes.
          last = error instanceof Error ? error.message : String(error);
        }
      }
      say('PostgreSQL is back; nothing that was saved is lost.');
    }
  };
  const watching = watch();
  return {
    pid: () => current.child.pid ?? 0,
    async stop() {
      stopping.abort();
      process.off('exit', atExit);
      await endServer(current);
      await watching;
      await endServer(current);
    },
  };
}

/** Fast shutdown; when that takes too long, immediate shutdown (the next start recovers from the write-ahead log). */
async function endServer({ child, ended }: Running): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGINT');
  const patience = new AbortController();
  const late = wait(20_000, 'late', { signal: patience.signal }).catch(() => 'ended');
  if ((await Promise.race([ended, late])) === 'late') child.kill('SIGQUIT');
  patience.abort();
  await ended;
}

function gaveUp(how: string): CannotStart {
  return new CannotStart(
    'postgres-failed',
    `PostgreSQL ended ${pauses.length + 1} times in a row (last: ${how}) and is not started again.`,
    'Look at server.log in the database folder; start Redress again when its cause is gone.',
  );
}
