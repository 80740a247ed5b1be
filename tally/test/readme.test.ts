// The README does what it says: every command in it is run, in its order, in an empty folder; its program is checked against the
// types and run there too, as a stranger's who has the package by name only.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const launcher = join(root, 'tally/tally.mjs');
const readme = readFileSync(join(root, 'tally/README.md'), 'utf8');
const blocks = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text]) => text!);

const folder = mkdtempSync(join(tmpdir(), 'tally-readme-'));
after(() => rmSync(folder, { recursive: true }));
const said: string[] = [];

test('every command runs, one after the other', () => {
  const commands = blocks('sh')
    .flatMap((block) => block.split('\n'))
    .filter((line) => line.trim() !== '');
  assert.ok(commands.length >= 6);
  for (const line of commands) {
    const [, words] = /^npx --no-install tally (.*?)\s*(?:#.*)?$/.exec(line) ?? assert.fail(line);
    const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, ...words!.split(' ')], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(status, 0, `${line}\n${stderr}`);
    said.push(stdout);
  }
});

test('what it quotes is what is said', () => {
  const quotes = [...readme.matchAll(/^> (.*)$/gm)].map(([, text]) => text!);
  assert.ok(quotes.length > 0);
  for (const quote of quotes) assert.ok(said.join('\n').includes(quote), quote);
  const [, more, cost] = /with (\d+) more it would not have won, nor at ([\d,]+)\./.exec(readme.replace(/\s+/g, ' '))!;
  assert.ok(quotes.join().includes(`${Number(more) + 1} more supporters`));
  assert.ok(quotes.join().includes(`won at ${grouped(Number(cost!.replaceAll(',', '')) - 1)}.`));
});

const grouped = (n: number): string => n.toLocaleString('en');

test('its program compiles and runs for whoever has the package by name', () => {
  mkdirSync(join(folder, 'node_modules/@redress'), { recursive: true });
  symlinkSync(join(root, 'tally'), join(folder, 'node_modules/@redress/tally'));
  const [program] = blocks('ts');
  const opens = `import { readFileSync } from 'node:fs';\nconst file = new File([readFileSync('try.pb')], 'try.pb');\n`;
  writeFileSync(join(folder, 'program.mts'), opens + program!);
  const printed = execFileSync(process.execPath, ['program.mts'], { cwd: folder, encoding: 'utf8' });
  assert.match(printed, /^P\d+ \d+$/m);
  const types = join(root, 'node_modules/@types');
  const strict = [
    '--noEmit',
    '--strict',
    '--noUncheckedIndexedAccess',
    '--skipLibCheck',
    '--allowImportingTsExtensions',
  ];
  const how = ['--target', 'es2025', '--module', 'nodenext', '--typeRoots', types, '--types', 'node'];
  const checked = spawnSync(join(root, 'node_modules/.bin/tsc'), [...strict, ...how, 'program.mts'], {
    cwd: folder,
    encoding: 'utf8',
  });
  assert.equal(checked.stdout, '');
  assert.equal(checked.status, 0);
});
