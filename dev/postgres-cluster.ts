// The folder PostgreSQL keeps its files in: made whole or not at all, and checked before each start.
// Never deletes a folder that holds, or may once have held, a real cluster.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Account, closedFolder, isRoot, makeFolder, serverAccount } from './folders.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { CannotStart, diskFull, notWritable } from './start-failure.ts';

const major = '18';
export const superuser = 'postgres';

/** Everything of one cluster, below one folder. */
export interface ClusterFolder {
  folder: string;
  cluster: string;
  password: string;
  port: string;
  log: string;
  account: Account | undefined;
}

/** Makes the folder for PostgreSQL's account, or says which folder on the way is closed to it. */
export function clusterFolder(folder: string): ClusterFolder {
  const isNew = !existsSync(folder);
  makeFolder(folder);
  const cluster = join(folder, 'cluster');
  const account = accountFor(cluster);
  const closed = closedFolder(join(folder, '..'), account);
  if (closed) {
    throw new CannotStart(
      'unreachable-folder',
      `PostgreSQL may not run as root, and no other account can enter ${closed}, on the way to ${folder}.`,
      'Leave REDRESS_DATA out, point it to a folder others can pass through, or start as an ordinary user.',
    );
  }
  if (isNew && account) chownSync(folder, account.uid, account.gid);
  if (isNew) chmodSync(folder, 0o700);
  return {
    folder,
    cluster,
    password: join(folder, 'password'),
    port: join(folder, 'port'),
    log: join(folder, 'server.log'),
    account,
  };
}

/** Root runs an existing cluster under the account that owns it; an ordinary user can only run the own one. */
function accountFor(cluster: string): Account | undefined {
  const account = serverAccount();
  if (!existsSync(cluster)) return account;
  const { uid, gid } = statSync(cluster);
  if (isRoot()) return uid === 0 ? account : { uid, gid };
  if (uid !== process.getuid?.()) throw notWritable(`${cluster}, which belongs to another account (number ${uid})`);
  return account;
}

/** Makes the cluster where there is none; `say` gets a line when something had to be set aside. */
export async function prepareCluster(
  at: ClusterFolder,
  binaries: PostgresBinaries,
  options: { fsync: boolean; superuserPassword: string | undefined; say: (line: string) => void },
): Promise<void> {
  for (const name of readdirSync(at.folder)) {
    // Only ever an initdb that was cut off: a finished one is renamed.
    if (name.startsWith('cluster.making-')) rmSync(join(at.folder, name), { recursive: true, force: true });
  }
  if (existsSync(at.cluster) && !isCluster(at.cluster)) setAside(at.cluster, options.say);
  if (!existsSync(at.cluster)) {
    keep(at, at.password, options.superuserPassword ?? randomBytes(24).toString('base64url'));
    await makeCluster(at, binaries, options.fsync);
  }
  const version = readFileSync(join(at.cluster, 'PG_VERSION'), 'utf8').trim();
  if (version !== major) {
    throw new CannotStart(
      'other-postgres',
      `The data in ${at.cluster} was written by PostgreSQL ${version}; this Redress comes with PostgreSQL ${major}.`,
      `Start the Redress that made it and run \`npx redress export\`, then import the file here into a new data folder.`,
    );
  }
  if (!existsSync(at.password) || options.superuserPassword) {
    const password = options.superuserPassword ?? randomBytes(24).toString('base64url');
    await resetPassword(at, binaries, password);
    keep(at, at.password, password);
  }
  if (isRoot() && at.account && statSync(at.cluster).uid === 0) giveTo(at.account, at.cluster);
}

/** initdb writes both of these; a folder without them holds no cluster that could ever start. */
function isCluster(cluster: string): boolean {
  return existsSync(join(cluster, 'PG_VERSION')) && existsSync(join(cluster, 'global', 'pg_control'));
}

function setAside(cluster: string, say: (line: string) => void): void {
  if (readdirSync(cluster).length === 0) {
    rmSync(cluster, { recursive: true });
    return;
  }
  const aside = `${cluster}.unfinished-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  renameSync(cluster, aside);
  say(`The database folder was half made. It was set aside as ${aside}, and a new one is made.`);
}

/** Writes a small file whole or not at all, for PostgreSQL's account alone (and root, who reads everything). */
export function keep(at: ClusterFolder, path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${text}\n`, { mode: 0o600 });
  if (at.account) chownSync(draft, at.account.uid, at.account.gid);
  renameSync(draft, path);
}

async function makeCluster(at: ClusterFolder, binaries: PostgresBinaries, fsync: boolean): Promise<void> {
  const draft = join(at.folder, `cluster.making-${process.pid}`);
  mkdirSync(draft, { mode: 0o700 });
  if (at.account) chownSync(draft, at.account.uid, at.account.gid);
  // The built-in C.UTF-8 sorts the same on every machine and after every upgrade (pages name their own collation);
  // the system's ctype only tells letters from punctuation when text is indexed for search.
  const args = ['-D', draft, '-U', superuser, `--pwfile=${at.password}`, '--auth=scram-sha-256', '--encoding=UTF8']
    .concat(['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--text-search-config=simple'])
    .concat(fsync ? [] : ['--no-sync']);
  try {
    let made = await run(at, binaries.initdb, [...args, `--lc-ctype=${utf8Type()}`]);
    if (made.code !== 0 && /invalid locale name/.test(made.text)) {
      rmSync(draft, { recursive: true, force: true });
      made = await run(at, binaries.initdb, [...args, '--lc-ctype=C']);
    }
    if (made.code !== 0) throw postgresFailed('PostgreSQL could not make its folder', at.cluster, made.text);
    renameSync(draft, at.cluster);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function utf8Type(): string {
  return process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
}

/** A lost password file locks nobody out: the single-user mode asks for none. */
async function resetPassword(at: ClusterFolder, binaries: PostgresBinaries, password: string): Promise<void> {
  const quoted = password.replaceAll("'", "''");
  const single = ['--single', '-D', at.cluster, '-c', 'log_statement=none', 'postgres'];
  const reset = await run(at, binaries.postgres, single, `ALTER ROLE ${superuser} PASSWORD '${quoted}'\n`);
  if (reset.code !== 0) throw postgresFailed('PostgreSQL could not be given a new password', at.cluster, reset.text);
}

function giveTo(account: Account, folder: string): void {
  chownSync(folder, account.uid, account.gid);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    chownSync(join(folder, name), account.uid, account.gid);
  }
}

/** The environment PostgreSQL sees: nothing of ours, and English messages, because we read them. */
export function serverEnvironment(at: ClusterFolder): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', HOME: at.folder, LC_MESSAGES: 'C', TZ: 'UTC' };
}

function run(
  at: ClusterFolder,
  program: string,
  args: string[],
  input = '',
): Promise<{ code: number | null; text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: at.folder, env: serverEnvironment(at), ...at.account });
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
    });
    child.stderr.on('data', (chunk) => {
      text += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, text }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** Puts PostgreSQL's own words under ours; a full disk and closed folders get theirs. */
export function postgresFailed(what: string, where: string, text: string): CannotStart {
  if (/No space left on device|Disk quota exceeded/.test(text)) return diskFull(where);
  if (/Permission denied/.test(text)) return notWritable(where);
  const told = text.split('\n').filter((line) => /FATAL|PANIC|error|could not/i.test(line));
  const lines = (told.length > 0 ? told : text.trim().split('\n')).slice(-4).map((line) => `    ${line.trim()}`);
  return new CannotStart(
    'postgres-failed',
    `${what} (${where}). It says:\n${lines.join('\n')}`,
    'Keep a copy of that folder before you change anything in it.',
  );
}
