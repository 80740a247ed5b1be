// Whether anything is missing before a command runs: a package, its version, or one of our own commands.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
// @ts-expect-error plain JavaScript, for Node 20
import { isInstalled } from './install.mjs';

const root = mkdtempSync(join(tmpdir(), 'redress-installed-'));
after(() => rmSync(root, { recursive: true, force: true }));
const write = (path: string, packages: object) => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), JSON.stringify({ packages }));
};
const wanted = {
  '': { name: 'redress' },
  ledger: { bin: { ledger: 'cli/ledger.mjs' } },
  'node_modules/pg': { version: '8.0.0' },
  'node_modules/elsewhere': { version: '1.0.0', optional: true },
  'node_modules/@redress/ledger': { link: true },
};

test('packages are there when each is, in its version, with the commands of our own', () => {
  write('package-lock.json', wanted);
  assert.equal(isInstalled(root), false, 'nothing was ever installed');
  write('node_modules/.package-lock.json', { 'node_modules/pg': { version: '8.0.0' } });
  mkdirSync(join(root, 'node_modules/@redress/ledger'), { recursive: true });
  assert.equal(isInstalled(root), false, 'the command is not linked');
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
  writeFileSync(join(root, 'node_modules/.bin/ledger'), '');
  assert.equal(isInstalled(root), true);
  write('node_modules/.package-lock.json', { 'node_modules/pg': { version: '7.0.0' } });
  assert.equal(isInstalled(root), false, 'another version');
});
