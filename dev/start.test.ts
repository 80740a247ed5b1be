// `npm start` before the app itself is there: fetching packages, finding Node, handing over. Each test has a small
// checkout of its own, with these very scripts and a stand-in for app/main.ts.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { isRoot } from './folders.ts';

// Plain JavaScript has no types of its own.
const { explainNpm } = (await import(new URL('./install.mjs', import.meta.url).href)) as {
  explainNpm(told: string): Error;
};

const root = mkdtempSync(join(tmpdir(), 'redress-start-'));
chmodSync(root, 0o755);
after(() => rmSync(root, { recursive: true, force: true }));

interface Made {
  /** What app/main.ts does. */
  main: string;
  /** Packages the lockfile names: none can be fetched, no registry answers. */
  needs?: Record<string, string>;
}

let checkouts = 0;
function newCheckout({ main, needs = {} }: Made): string {
  const folder = join(root, `checkout-${++checkouts}`);
  for (const name of ['dev', 'app']) mkdirSync(join(folder, name), { recursive: true });
  for (const name of ['start.mjs', 'install.mjs']) {
    copyFileSync(join(import.meta.dirname, name), join(folder, 'dev', name));
  }
  writeFileSync(
    join(folder, 'app', 'main.ts'),
    `const isHelp: boolean = process.argv.includes('--help'); if (!isHelp) {${main}}`,
  );
  // A part of the checkout itself, as ledger/ is: the one kind of package that needs no registry.
  mkdirSync(join(folder, 'part'));
  writeFileSync(join(folder, 'part', 'package.json'), JSON.stringify({ name: 'part', version: '1.0.0' }));
  const manifest = { name: 'small', version: '1.0.0', type: 'module', workspaces: ['part'], dependencies: needs };
  const packages: Record<string, object> = {
    '': manifest,
    part: { version: '1.0.0' },
    'node_modules/part': { resolved: 'part', link: true },
  };
  for (const [name, version] of Object.entries(needs)) packages[`node_modules/${name}`] = { version };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...manifest, lockfileVersion: 3, packages }));
  return folder;
}

function begin(folder: string, args: string[] = [], account: { uid?: number; gid?: number } = {}) {
  const env = { ...process.env, HOME: root, npm_config_registry: 'http://127.0.0.1:9', npm_config_fetch_retries: '0' };
  const child = spawn(process.execPath, [join(folder, 'dev', 'start.mjs'), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...account,
  });
  let seen = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (seen += chunk));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, seen }));
  return { child, ended };
}

test('a fresh checkout is installed with one calm line, then the app gets the arguments and its exit code counts', async () => {
  const folder = newCheckout({ main: 'console.log(process.argv.slice(2).join()); process.exit(7);' });
  const first = await begin(folder, ['--empty', '--other']).ended;
  assert.equal(first.code, 7);
  assert.match(first.seen, /^ {2}Fetching the packages Redress is built from \(once\) … \d+ s\n--empty,--other\n$/);
  const second = await begin(folder, ['--empty']).ended;
  assert.equal(second.seen, '--empty\n', 'nothing to fetch the second time');
});

test('two starts at once on a fresh checkout: one installs, the other waits, both go on', async () => {
  const folder = newCheckout({ main: 'console.log("up");' });
  const both = await Promise.all([begin(folder).ended, begin(folder).ended]);
  for (const { code, seen } of both) {
    assert.equal(code, 0);
    assert.match(seen, /up\n$/);
  }
  assert.ok(!existsSync(join(folder, '.redress', 'installing')));
});

test('an install that was killed does not keep the next one waiting', async () => {
  const folder = newCheckout({ main: 'console.log("up");' });
  mkdirSync(join(folder, '.redress'));
  writeFileSync(join(folder, '.redress', 'installing'), '2147483646');
  assert.match((await begin(folder).ended).seen, /up\n$/);
});

test('without a connection it says so, and what to do, without npm’s own noise', async () => {
  const folder = newCheckout({ main: 'console.log("up");', needs: { 'left-out': '1.0.0' } });
  const { code, seen } = await begin(folder).ended;
  assert.equal(code, 1);
  assert.match(seen, /could not be fetched: no connection to the package registry/);
  assert.doesNotMatch(seen, /npm (error|ERR|warn)|up/);
});

test('in a folder this account may not write to, it says which', {
  skip: !isRoot() && 'needs a second account',
}, async () => {
  const folder = newCheckout({ main: 'console.log("up");' });
  const { code, seen } = await begin(folder, [], { uid: 65534, gid: 65534 }).ended;
  assert.equal(code, 1);
  assert.ok(seen.includes(folder));
  assert.match(seen, /may not write/);
});

test('a signal reaches the app once, and the app decides how it ends', async () => {
  const folder = newCheckout({
    main: `let signals = 0;
      process.on('SIGTERM', () => { signals += 1; setImmediate(() => { console.log('signals ' + signals); process.exit(3); }); });
      setInterval(() => undefined, 1000);
      console.log('ready');`,
  });
  const { child, ended } = begin(folder);
  let text = '';
  for await (const chunk of child.stdout) {
    text += chunk;
    if (text.includes('ready')) break;
  }
  child.kill('SIGTERM');
  child.kill('SIGTERM');
  const { code, seen } = await ended;
  assert.equal(code, 3, seen);
});

test('each way npm fails is told in plain words', () => {
  const told = (text: string) => explainNpm(text).message;
  assert.match(told('npm error code ENOSPC'), /disk is full/);
  assert.match(told('npm error code EAI_AGAIN'), /no connection/);
  assert.match(told('npm error code EACCES\nnpm error path /x'), /may not write/);
  assert.match(told('npm error code EUSAGE\nnpm error out of sync'), /out of sync/);
});
