// What the app weighs: Redress as `npm start` runs it, with its examples, before and after a load of pages that nobody asked for yet.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeDatabase } from '../test/database.ts';
import { printTable } from './with/table.ts';

const SECONDS = 4;
const READERS = 32;
const PATHS = [
  '/?{n}',
  '/letters?{n}',
  '/letters/1',
  '/letters/1/demands/1',
  '/powers?{n}',
  '/meetings?{n}',
  '/changes?{n}',
  '/organizations?{n}',
  '/search?q=street+{n}',
  '/takedowns?{n}',
];

const main = fileURLToPath(new URL('../app/main.ts', import.meta.url));
const reader = fileURLToPath(new URL('./with/reader.ts', import.meta.url));

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

const { ownerUrl, drop } = await makeDatabase({ max: 1 });
const dataDir = mkdtempSync(join(tmpdir(), 'redress-bench-'));
const port = await freePort();
const app = spawn(process.execPath, [...process.execArgv.filter((flag) => flag !== '--expose-gc'), main], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, DATABASE_URL: ownerUrl, REDRESS_DATA: dataDir, HOST: '127.0.0.1', PORT: String(port) },
});

await new Promise<void>((resolve, reject) => {
  let said = '';
  app.stdout.on('data', (part) => {
    said += part;
    if (said.includes('Stop it with')) resolve();
  });
  app.once('exit', (code) => reject(new Error(`Redress ended with ${code}:\n${said}`)));
});

/** Memory of the process that is really in use, MB: what `ps` calls its resident set. */
function residentMb(): number {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(app.pid)], { encoding: 'utf8' });
  return Math.round(Number(stdout) / 1024);
}

/** Where a page of that number stands: a letter's words are part of its address. */
async function addressOf(path: string): Promise<string> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) =>
    get({ port, path, headers: { host: `millbrook.localhost:${port}` } }, resolve).on('error', reject),
  );
  answer.resume();
  return answer.headers.location ? `${answer.headers.location}?{n}` : path;
}

function load(path: string): Promise<number> {
  const host = `millbrook.localhost:${port}`;
  const child = spawn(process.execPath, [reader, String(port), path, host, String(READERS), String(SECONDS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (part) => {
    text += part;
  });
  return new Promise((resolve, reject) =>
    child.on('close', () => {
      const { done, bad } = JSON.parse(text) as { done: number; bad: number };
      bad ? reject(new Error(`${bad} of ${done} answers from ${path} were bad`)) : resolve(done);
    }),
  );
}

try {
  const rest = residentMb();
  let pages = 0;
  let most = rest;
  for (const path of PATHS) {
    pages += await load(await addressOf(path));
    most = Math.max(most, residentMb());
  }
  printTable([
    ['the app process, MB', 'measured', 'target'],
    ['examples loaded', rest, '≤ 200'],
    [`after ${pages} pages drawn anew for ${READERS} readers at once`, residentMb(), '≤ 200'],
    ['the most it was between', most, ''],
  ]);
} finally {
  app.removeAllListeners('exit');
  await new Promise((resolve) => {
    app.once('exit', resolve);
    app.kill('SIGTERM');
  });
  await drop();
  rmSync(dataDir, { recursive: true, force: true });
}
