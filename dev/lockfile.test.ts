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
  link?: boolean;
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
