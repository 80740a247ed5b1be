// The floors of the house: an import may only point down, domains do not know each other, and the two packages know nobody.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

const root = new URL('../', import.meta.url).pathname;
const floors = [
  ['ledger', 'tally'],
  ['app/base'],
  ['app/acts'],
  ['app/web', 'app/i18n'],
  ['app/identity', 'app/following', 'app/files', 'app/log'],
  ['app/record', 'app/budget', 'app/complaints', 'app/conduct'],
  ['app', 'dev', 'examples'],
];

const roomOf = (path: string): string =>
  floors
    .flat()
    .filter((room) => path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0] ?? 'app';
const floorOf = (path: string): number => floors.findIndex((rooms) => rooms.includes(roomOf(path)));

type Import = { from: string; to: string };

function imports(): Import[] {
  const files = globSync(['app/**/*.ts', 'ledger/**/*.ts', 'tally/**/*.ts'], {
    cwd: root,
    exclude: ['**/node_modules/**', '**/*.test.ts'],
  });
  return files.flatMap((from) => {
    const text = readFileSync(join(root, from), 'utf8');
    const found = [
      ...text.matchAll(
        /(?:^|\n)\s*(?:import|export)\b[^'"\n]*?(?:\n[^'";]*?)*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|^import\s+['"]([^'"]+)['"]/gm,
      ),
    ];
    return found.map((m) => {
      const target = (m[1] ?? m[2] ?? m[3])!;
      const to = target.startsWith('.') ? normalize(join(dirname(from), target)) : target.replace(/^@redress\//, '');
      return { from, to };
    });
  });
}

const local = imports().filter(({ to }) => /^(app|ledger|tally|dev|examples)(\/|$)/.test(to));

test('imports are found at all', () => {
  assert.ok(local.length > 100, `${local.length} imports`);
});

test('an import only points down or stays on its floor', () => {
  const up = local.filter(({ from, to }) => floorOf(`${to}/`) > floorOf(from));
  assert.deepEqual(up, []);
});

test('rooms side by side on the floor of domains do not know each other', () => {
  const domains = floors[5]!;
  const across = local.filter(({ from, to }) => {
    const [a, b] = [roomOf(from), roomOf(`${to}/`)];
    return a !== b && domains.includes(a) && domains.includes(b);
  });
  assert.deepEqual(across, []);
});

test('the spine and base never reach for the web', () => {
  const reaching = imports().filter(({ from, to }) => /^app\/(base|acts)\//.test(from) && /fastify/.test(to));
  assert.deepEqual(reaching, []);
});

test('the packages strangers audit depend on nothing', () => {
  for (const name of ['ledger', 'tally']) {
    const path = join(root, name, 'package.json');
    const found = globSync(`${name}/package.json`, { cwd: root });
    if (found.length) assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')).dependencies, {});
  }
  const foreign = imports().filter(
    ({ from, to }) => /^ledger\/src\//.test(from) && !to.startsWith('ledger') && !to.startsWith('node:'),
  );
  assert.deepEqual(foreign, []);
});
