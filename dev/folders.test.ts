// Where things lie, and for whom; and the programs of PostgreSQL when their package cannot be used where it is.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { closedFolder, defaultDataFolder, isRoot, makeFolder, shelter } from './folders.ts';
import { findPackage, postgresBinaries } from './postgres-binaries.ts';

const root = mkdtempSync(join(tmpdir(), 'redress-folders-'));
chmodSync(root, 0o755);
after(() => rmSync(root, { recursive: true, force: true }));
const nobody = { uid: 65534, gid: 65534 };

test('a folder closed to others is named; for whoever owns the process nothing is closed', () => {
  mkdirSync(join(root, 'home', 'checkout'), { recursive: true });
  chmodSync(join(root, 'home'), 0o700);
  assert.equal(closedFolder(join(root, 'home', 'checkout', 'later'), nobody), join(root, 'home'));
  assert.equal(closedFolder(join(root, 'home', 'checkout'), undefined), undefined);
  assert.equal(closedFolder(root, nobody), undefined);
});

test('root keeps data in the shelter when the checkout is closed, and beside the checkout otherwise', () => {
  assert.equal(defaultDataFolder(join(root, 'home', 'checkout'), nobody), shelter);
  assert.equal(defaultDataFolder(root, nobody), join(root, '.redress'));
  assert.equal(
    defaultDataFolder(join(root, 'home', 'checkout'), undefined),
    join(root, 'home', 'checkout', '.redress'),
  );
});

test('new folders are private, or for root just passable; folders that were there keep their rights', () => {
  makeFolder(join(root, 'a', 'b'));
  for (const path of ['a', 'a/b']) assert.equal(statSync(join(root, path)).mode & 0o777, isRoot() ? 0o711 : 0o700);
  assert.equal(statSync(root).mode & 0o777, 0o755);
});

test('programs in a closed checkout are copied once to where PostgreSQL can run them, and the place is told', () => {
  const pack = join(root, 'home', 'pack');
  cpSync(findPackage(), pack, { recursive: true, verbatimSymlinks: true });
  const lines: string[] = [];
  const first = postgresBinaries(nobody, join(root, 'kept'), (line) => lines.push(line), pack);
  const second = postgresBinaries(nobody, join(root, 'kept'), (line) => lines.push(line), pack);
  assert.deepEqual(first, second);
  assert.equal(lines.length, 1);
  assert.ok(lines[0]?.includes(join(root, 'kept')));
  assert.equal(closedFolder(first.folder, isRoot() ? nobody : undefined), undefined);
  const version = execFileSync(first.postgres, ['--version'], {
    encoding: 'utf8',
    ...(isRoot() ? nobody : {}),
    cwd: '/',
  });
  assert.match(version, /PostgreSQL\) 18/);
});

test('links that are missing or wrong are made again', () => {
  const pack = join(root, 'pack');
  cpSync(findPackage(), pack, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(readFileSync(join(pack, 'native', 'pg-symlinks.json'), 'utf8')) as { target: string }[];
  for (const { target } of links) rmSync(join(pack, target), { force: true });
  chmodSync(join(pack, 'native', 'bin', 'postgres'), 0o644);
  postgresBinaries(undefined, join(root, 'unused'), assert.fail, pack);
  for (const { target } of links) assert.ok(lstatSync(join(pack, target)).isSymbolicLink());
  assert.match(execFileSync(join(pack, 'native', 'bin', 'postgres'), ['--version'], { encoding: 'utf8' }), /18/);
});
