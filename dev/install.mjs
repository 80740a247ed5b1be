// Plain JavaScript for Node 20: makes sure the packages of the lockfile are there and finds a Node that can run us.
// Never runs a package's install script, never prints npm's noise, never says a thing went well that did not.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const checkout = dirname(dirname(fileURLToPath(import.meta.url)));
const wantedMajor = 24;

/** A reason to stop, in words; `todo` says what to do. */
export class CannotPrepare extends Error {
  constructor(message, todo) {
    super(message);
    this.todo = todo;
  }
}

/**
 * Installs the locked packages if any of them is missing or another version. Two processes at once: one installs,
 * the other waits. `onProgress(seconds)` is called about once a second while something is going on.
 */
export async function ensureInstalled(onProgress = () => undefined) {
  if (isInstalled()) return false;
  const release = await takeTurn(onProgress);
  try {
    if (isInstalled()) return false;
    await npmCi(onProgress);
    return true;
  } finally {
    release();
  }
}

/** Whether every locked package is there in its version, and our own with their commands. Exported for its test. */
export function isInstalled(root = checkout) {
  try {
    const wanted = packagesIn(join(root, 'package-lock.json'));
    const found = packagesIn(join(root, 'node_modules', '.package-lock.json'));
    return Object.entries(wanted).every(([path, entry]) => {
      if (entry.optional) return true;
      // An own package that was given a command later has none until npm has linked it.
      if (!path.startsWith('node_modules/'))
        return Object.keys(entry.bin ?? {}).every((name) => existsSync(join(root, 'node_modules', '.bin', name)));
      if (entry.link) return existsSync(join(root, path));
      return found[path]?.version === entry.version;
    });
  } catch {
    // npm writes its own list last: without it an install was never begun or never finished.
    return false;
  }
}

function packagesIn(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

async function takeTurn(onProgress) {
  const turn = join(checkout, '.redress', 'installing');
  const began = Date.now();
  mkdir(dirname(turn));
  for (;;) {
    try {
      writeFileSync(turn, String(process.pid), { flag: 'wx' });
      return () => rmSync(turn, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw cannotWrite(error);
    }
    if (!isAlive(Number(readIfThere(turn)))) rmSync(turn, { force: true });
    onProgress(Math.round((Date.now() - began) / 1000));
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

function mkdir(path) {
  try {
    // Passable for others, so that PostgreSQL's own account can reach its folder below.
    mkdirSync(path, { recursive: true, mode: 0o711 });
  } catch (error) {
    throw cannotWrite(error);
  }
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function npmCi(onProgress) {
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [program, all] = npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args];
  return new Promise((resolve, reject) => {
    const began = Date.now();
    onProgress(0);
    const child = spawn(program, all, { cwd: checkout, stdio: ['ignore', 'pipe', 'pipe'] });
    let told = '';
    const listen = (chunk) => {
      told = (told + chunk).slice(-20_000);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    const ticking = setInterval(() => onProgress(Math.round((Date.now() - began) / 1000)), 1000);
    child.on('error', () => {
      clearInterval(ticking);
      reject(new CannotPrepare('The program npm was not found.', 'Install Node 20 or newer together with npm.'));
    });
    child.on('close', (code) => {
      clearInterval(ticking);
      if (code === 0) resolve();
      else reject(explainNpm(told));
    });
  });
}

/** Turns npm's last words into ours. Exported for its test. */
export function explainNpm(told) {
  if (/ENOSPC/.test(told)) {
    return new CannotPrepare(
      'The disk is full: the packages need about 700 MB.',
      'Free some space and run this again.',
    );
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network|ENOTCACHED/i.test(told)) {
    return new CannotPrepare(
      'The packages Redress is built from could not be fetched: no connection to the package registry.',
      'Check the connection (or the proxy settings of npm) and run this again. It is only needed once.',
    );
  }
  if (/EACCES|EPERM|EROFS/.test(told)) return cannotWrite(new Error(told.match(/(?:EACCES|EPERM|EROFS).*/)?.[0]));
  const lines = told.split('\n').filter((line) => /^npm (error|ERR!)/.test(line) && !/complete log/.test(line));
  const words = (lines.length > 0 ? lines : told.trim().split('\n')).slice(0, 8);
  return new CannotPrepare(
    `The packages could not be installed. npm says:\n${words.map((line) => `    ${line}`).join('\n')}`,
    'Run `npm ci` to see everything it says.',
  );
}

function cannotWrite(error) {
  return new CannotPrepare(
    `This account may not write into the folder of Redress (${error.message}).`,
    `Give it the right to write to ${checkout}, or clone Redress into a folder of your own.`,
  );
}

/** Path of a Node ≥ 24: the one that came with the packages, or the one running this. */
export function findNode() {
  const name = `node-${process.platform}-${process.arch}`;
  const shipped = join(checkout, 'node_modules', name, 'bin', 'node');
  if (existsSync(shipped) && majorOf(shipped) >= wantedMajor) return shipped;
  if (Number(process.versions.node.split('.')[0]) >= wantedMajor) return process.execPath;
  throw new CannotPrepare(
    `Redress needs Node ${wantedMajor}; this is Node ${process.versions.node}, and npm has none for ${process.platform} on ${process.arch}.`,
    `Install Node ${wantedMajor} from nodejs.org and run this again.`,
  );
}

function majorOf(node) {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)\./.exec(stdout ?? '')?.[1] ?? 0);
}

/**
 * What every command begins with: the packages are there, and here is the Node to go on with.
 * Prints one calm line when it installs; on failure says what to do and ends this process with status 1.
 */
export async function prepare() {
  const isTerminal = Boolean(process.stdout.isTTY);
  const label = '  Fetching the packages Redress is built from (once)';
  try {
    let seconds = -1;
    const installed = await ensureInstalled((now) => {
      if (seconds < 0 || isTerminal)
        process.stdout.write(`${isTerminal ? '\r' : ''}${label}${isTerminal ? ` ${now} s` : ' …'}`);
      seconds = now;
    });
    if (seconds >= 0)
      process.stdout.write(`${isTerminal ? `\r${label}` : ''} ${installed ? `${seconds + 1} s` : 'done'}\n`);
    return findNode();
  } catch (error) {
    if (!(error instanceof CannotPrepare)) throw error;
    process.stderr.write(`\n\n  ${error.message}\n  ${error.todo}\n\n`);
    process.exit(1);
  }
}

// Stripped and compiled source is kept between starts.
const compiled = join(checkout, 'node_modules', '.cache', 'redress', 'compiled');
// The process stays under 200 MB: the old generation grows in small steps and gives back what is freed, and the young one stays at a
// size that short-lived pages fit into. Whatever is made anew for every page is made there: V8's guess of what will live long sends
// pages to the old generation, whose collection then costs more than drawing them. What survives in the young one is so little that
// waking other threads for it costs more than it saves.
const flags = [
  '--disable-warning=ExperimentalWarning',
  '--memory-saver-mode',
  '--min-semi-space-size=4',
  '--max-semi-space-size=4',
  '--heap-growing-percent=30',
  '--no-allocation-site-pretenuring',
  '--no-parallel-scavenge',
];
const environment = () => ({
  NODE_COMPILE_CACHE: compiled,
  MALLOC_ARENA_MAX: '1',
  MALLOC_TRIM_THRESHOLD_: '131072',
  MALLOC_MMAP_THRESHOLD_: '65536',
  ...process.env,
  PATH: `${join(checkout, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
});

/**
 * The first time, the source is stripped and compiled in a process that ends: what that takes would stay with the one that runs for weeks.
 * Nothing depends on it: whatever it does, the start goes on.
 */
export function compileFirst(node) {
  if (process.env.NODE_COMPILE_CACHE || existsSync(compiled)) return;
  try {
    mkdirSync(compiled, { recursive: true });
  } catch {
    return;
  }
  const main = join(checkout, 'app', 'main.ts');
  spawnSync(node, [...flags, main, '--help'], {
    env: environment(),
    stdio: 'ignore',
    timeout: 20_000,
    killSignal: 'SIGKILL',
  });
}

/**
 * Runs a program of ours with the right Node until it ends, and ends the same way. It has a session of its own, so
 * that Ctrl-C reaches it once, through us, and not a second time from the terminal.
 */
export function handOver(node, script, args, env = {}) {
  const child = spawn(node, [...flags, script, ...args], {
    cwd: process.cwd(),
    env: { ...environment(), ...env },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  let lastSignal = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // npm passes on what the terminal has sent to us as well: one press is one signal.
      if (Date.now() - lastSignal > 500) child.kill(signal);
      lastSignal = Date.now();
    });
  }
  // npm ends only the shell between us when it is told to end, and nothing when it is killed: without npm, so are we.
  const npm = process.ppid;
  const watch = setInterval(() => process.ppid !== npm && child.kill('SIGTERM'), 500);
  if (!process.env.npm_lifecycle_event) clearInterval(watch);
  child.on('error', (error) => {
    process.stderr.write(`\n  ${node} could not be run: ${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal && signal !== 'SIGKILL') process.exit(signal === 'SIGINT' ? 130 : 143);
    process.exit(code ?? 137);
  });
}
