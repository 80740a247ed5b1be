// Where things may lie on this machine, and for whom: the data folder, and the account PostgreSQL runs under.
// Never loosens the rights of a folder it did not make.
import { chmodSync, existsSync, mkdirSync, type Stats, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export interface Account {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root, so root lends it the account made for owning nothing. */
const nobody: Account =
  process.platform === 'darwin' ? { uid: 4294967294, gid: 4294967294 } : { uid: 65534, gid: 65534 };

/** Where root keeps data when the checkout is closed to others. */
export const shelter = '/var/lib/redress';

export const checkout = resolve(import.meta.dirname, '..');

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The account to run PostgreSQL under: undefined means "as we are". */
export function serverAccount(): Account | undefined {
  return isRoot() ? nobody : undefined;
}

/** The nearest folder on the way to `path` (itself included) that `account` cannot pass through, if any. */
export function closedFolder(path: string, account: Account | undefined): string | undefined {
  if (!account) return undefined;
  const up: string[] = [];
  for (let at = resolve(path); ; at = dirname(at)) {
    up.unshift(at);
    if (at === dirname(at)) break;
  }
  return up.find((folder) => existsSync(folder) && !mayPass(statSync(folder), account));
}

function mayPass(folder: Stats, account: Account): boolean {
  if (!folder.isDirectory()) return true;
  if (folder.uid === account.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === account.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}

/** `.redress` in the checkout; for root in a checkout that others cannot enter, the shelter. */
export function defaultDataFolder(at: string, account: Account | undefined): string {
  return closedFolder(at, account) ? shelter : join(at, '.redress');
}

/**
 * Makes a folder and its missing parents. Root's are passable for others (not listable), because PostgreSQL
 * runs under another account below them; anyone else's are private.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
    chmodSync(path, isRoot() ? 0o711 : 0o700);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
