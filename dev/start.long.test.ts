// `npm start` as a newcomer meets it: a fresh clone, nothing installed, as root and as an ordinary user; then the
// things that happen to it. Fetches the packages for real, so it needs the registry this machine uses.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { type Account, checkout, isRoot, serverAccount } from './folders.ts';

const root = mkdtempSync(join(tmpdir(), 'redress-clone-'));
chmodSync(root, 0o755);
const running = new Set<Start>();
afterEach(async () => {
  for (const { child, ended } of running) {
    child.kill('SIGTERM');
    await ended;
  }
});
after(() => {
  rmSync(root, { recursive: true, force: true });
});

/** What a person's shell has: nothing of the npm that runs this test, and no Node but the machine's own. */
function shell(home: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|NODE_|REDRESS_|PORT$|HOST$|DATABASE_URL$)/i.test(name),
  );
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return { ...Object.fromEntries(kept), PATH: path.join(delimiter), HOME: home };
}

function registry(): string {
  return execFileSync('npm', ['config', 'get', 'registry'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
    cwd: tmpdir(),
    env: shell(process.env.HOME ?? ''),
  }).trim();
}

interface Clone {
  folder: string;
  env: NodeJS.ProcessEnv;
  account: Partial<Account>;
}

function freshClone(name: string, account: Account | undefined): Clone {
  const home = join(root, name);
  const folder = join(home, 'redress');
  mkdirSync(home);
  execFileSync('git', ['clone', '--quiet', `file://${checkout}`, folder]);
  if (account) execFileSync('chown', ['-R', `${account.uid}:${account.gid}`, home]);
  return { folder, account: account ?? {}, env: { ...shell(home), npm_config_registry: registry() } };
}

interface Start {
  child: ReturnType<typeof spawn>;
  /** Everything on the screen up to now. */
  screen(): string;
  /** The address once it serves; rejects with the screen when it ends before. */
  address: Promise<string>;
  ended: Promise<number>;
}

function npmStart({ folder, env, account }: Clone, settings: NodeJS.ProcessEnv, args: string[] = []): Start {
  const child = spawn('npm', ['start', '--', ...args], {
    cwd: folder,
    env: { ...env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, as a terminal gives it.
    detached: true,
    ...account,
  });
  let text = '';
  const address = Promise.withResolvers<string>();
  const listen = (chunk: Buffer) => {
    text += chunk;
    const found = /running at (http:\S+).*Ctrl-C/s.exec(text)?.[1];
    if (found) address.resolve(found);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const ended = once(child, 'close').then(([code]) => {
    running.delete(start);
    address.reject(new Error(`it ended with ${code}:\n${text}`));
    return code as number;
  });
  address.promise.catch(() => undefined);
  const start: Start = { child, screen: () => text, address: address.promise, ended };
  running.add(start);
  return start;
}

function freePort(): Promise<string> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(String(typeof address === 'object' && address ? address.port : 0)));
    });
  });
}

/** The example's home page; with several places, which one it is is said by the host name. */
function page(address: string): Promise<string> {
  const { port } = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = get({ host: '127.0.0.1', port, headers: { host: `millbrook.localhost:${port}` } }, async (answer) => {
      const text = Buffer.concat(await answer.toArray()).toString();
      if (answer.statusCode === 200) resolve(text);
      else reject(new Error(`${answer.statusCode}: ${text.slice(0, 300)}`));
    });
    asked.on('error', reject);
  });
}

/** The page again, however often it must be asked for while PostgreSQL comes back. */
async function pageInTime(address: string): Promise<string> {
  for (const deadline = Date.now() + 30_000; ; await wait(100)) {
    try {
      return await page(address);
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

const noise = /\bwarn|deprecat|ExperimentalWarning|EBADENGINE|npm (error|notice)|added \d+ packages|\n\s+at /i;
const accounts: [string, Account | undefined][] = isRoot()
  ? [
      ['root', undefined],
      ['an ordinary user', serverAccount()],
    ]
  : [['an ordinary user', undefined]];

for (const [who, account] of accounts) {
  test(`a fresh clone started by ${who} shows its first page, survives kills, and ends cleanly`, async (t) => {
    const clone = freshClone(who.replaceAll(' ', '-'), account);
    const data = join(clone.folder, '.redress');
    const settings = { PORT: await freePort() };

    const cold = Date.now();
    const first = npmStart(clone, settings);
    const address = await first.address;
    const before = await page(address);
    const took = Date.now() - cold;
    t.diagnostic(`cold start ${(took / 1000).toFixed(1)} s`);
    // A minute on a quiet machine with a common connection; here only multiples of it are a defect.
    assert.ok(took < 180_000, `the cold start took ${took} ms`);
    assert.doesNotMatch(first.screen(), noise);

    const second = npmStart(clone, { PORT: await freePort() });
    assert.equal(await second.ended, 1);
    assert.ok(second.screen().includes(`already running at ${address}`), second.screen());

    const postmaster = Number(readFileSync(join(data, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(postmaster, 'SIGKILL');
    await pageInTime(address);

    const note = readdirSync(data).find((name) => name.startsWith('running-'));
    process.kill(Number(note?.split('-')[1]), 'SIGKILL');
    await first.ended;

    const warm = Date.now();
    const third = npmStart(clone, settings);
    assert.equal(await third.address, address);
    t.diagnostic(`start after a kill ${((Date.now() - warm) / 1000).toFixed(1)} s`);
    assert.equal((await page(address)).length, before.length);
    assert.doesNotMatch(third.screen(), noise);

    // Ctrl-C reaches npm, its shell and us together; npm may be gone first, what counts is that nothing is left.
    process.kill(-(third.child.pid ?? 0), 'SIGINT');
    await third.ended;
    const isClean = () =>
      !readdirSync(data).some((name) => name.startsWith('running-')) &&
      !existsSync(join(data, 'postgres', 'cluster', 'postmaster.pid'));
    for (const deadline = Date.now() + 20_000; !isClean() && Date.now() < deadline; ) await wait(100);
    assert.ok(isClean(), readdirSync(data).join());
  });
}

test('a taken port and a folder that may not be written end the start with what to do', async (t) => {
  const name = accounts[0]?.[0].replaceAll(' ', '-') ?? '';
  const clone: Clone = { folder: join(root, name, 'redress'), account: {}, env: shell(join(root, name)) };
  const squatter = createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  t.after(() => squatter.close());
  const taken = squatter.address();
  const onTaken = npmStart(clone, { PORT: String(typeof taken === 'object' && taken?.port) });
  assert.equal(await onTaken.ended, 1);
  assert.match(onTaken.screen(), /Port \d+ is already used/);
  assert.doesNotMatch(onTaken.screen(), noise);

  const closed = join(root, 'closed');
  mkdirSync(closed, { mode: 0o500 });
  const user = serverAccount();
  if (user) chownSync(closed, 0, 0);
  const inClosed = npmStart({ ...clone, account: user ?? {} }, { REDRESS_DATA: join(closed, 'here'), PORT: '0' });
  assert.equal(await inClosed.ended, 1);
  assert.match(inClosed.screen(), /may not write to .*closed/);
});
