// The lockfile a fresh clone is installed from: npm ci refuses it when one optional package of any platform is left
// out, and npm leaves out those its registry does not have.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkout } from './folders.ts';

interface Locked {
  optionalDependencies?: Record<string, string>;
  dependencies?: Record<string, string>;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  dev?: boolean;
  optional?: boolean;
  os?: string | string[];
  cpu?: string | string[];
  libc?: string[];
}

const { packages } = JSON.parse(readFileSync(join(checkout, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};

test('every package another one asks for is in the lockfile, for every platform', () => {
  const names = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
  const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !names.has(name))
      .map((name) => `${name}, for ${path}`),
  );
  assert.deepEqual(missing, []);
});

test('the lockfile names no address to fetch from, so any registry serves', () => {
  const fixed = Object.entries(packages).filter(([, { resolved, link }]) => resolved && !link);
  assert.deepEqual(fixed, []);
});

// The builds of these two tools for other platforms were on no registry within reach when the lockfile was written, so nobody could say
// what is in them. They are for developers only; a city runs nothing of them.
const unseen = /^node_modules\/(@biomejs\/cli-|@oxc-parser\/binding-)/;
const UNSEEN_MAX = 23;

const runsOnLinux = ({ os, cpu, libc }: Locked): boolean =>
  [os ?? 'linux'].flat().includes('linux') &&
  [cpu ?? 'x64'].flat().some((one) => one === 'x64' || one === 'arm64') &&
  (libc ?? ['glibc']).includes('glibc');

test('every package has its checksum, except two developer tools as built for other platforms', () => {
  const bare = Object.entries(packages).filter(
    ([path, { integrity, link }]) => path.includes('node_modules/') && !link && !/^sha512-/.test(integrity ?? ''),
  );
  const unexcused = bare.filter(
    ([path, locked]) => !unseen.test(path) || !locked.dev || !locked.optional || runsOnLinux(locked),
  );
  assert.deepEqual(
    unexcused.map(([path]) => path),
    [],
  );
  assert.ok(bare.length <= UNSEEN_MAX, `${bare.length} packages have no checksum: this list only ever gets shorter`);
});
