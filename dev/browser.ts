// A real browser for tests and screenshots: the Chromium that came with the packages where there is one, otherwise
// one that is installed. Never downloads anything, and never uses a browser another account could have put there.
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, normalize, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { checkout } from './folders.ts';

// The package's own default arguments (--single-process) end the browser when a page's context closes.
const args = ['--no-sandbox', '--headless=shell', '--disable-background-networking'];

const beside = join(checkout, 'node_modules', '.cache', 'redress');

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

interface Program {
  path: string;
  env: Record<string, string>;
}

/** @throws Error saying what to install when there is no browser */
export async function openBrowser(): Promise<Browser> {
  const { path, env } = await findBrowser();
  return chromium.launch({ executablePath: path, args, env: { ...ownEnvironment(), ...env } });
}

async function findBrowser(): Promise<Program> {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROME_PATH names ${chosen}, where there is no program.`);
    return { path: chosen, env: {} };
  }
  if (process.platform === 'linux' && process.arch === 'x64') return packaged();
  const path = installed.find((candidate) => existsSync(candidate));
  if (path) return { path, env: {} };
  throw new Error('No browser found: install Chrome or Chromium, or give the path of one as CHROME_PATH.');
}

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

let unpacking: Promise<Program> | undefined;

/** Unpacks the package once; several processes may do so at the same time, the first to finish is used by all. */
function packaged(): Promise<Program> {
  unpacking ??= unpackOnce();
  return unpacking;
}

async function unpackOnce(): Promise<Program> {
  const pack = resolve(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..');
  const { version } = JSON.parse(await readFile(join(pack, 'package.json'), 'utf8')) as { version: string };
  const name = `chromium-${version}`;
  const folder = join(existsSync(join(beside, name)) ? beside : writableFolder(), name);
  if (!existsSync(folder)) {
    const draft = `${folder}.making-${process.pid}`;
    try {
      await unpack(join(pack, 'bin'), draft);
      renameSync(draft, folder);
    } catch (error) {
      if (!existsSync(folder)) throw error;
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  }
  return { path: join(folder, 'chromium'), env: libraries(folder) };
}

/** Beside the packages where we may write; otherwise a folder of this account's own in the temporary folder. */
function writableFolder(): string {
  try {
    mkdirSync(beside, { recursive: true });
    writeFileSync(join(beside, `.try-${process.pid}`), '');
    rmSync(join(beside, `.try-${process.pid}`));
    return beside;
  } catch {
    const own = join(tmpdir(), `redress-${process.getuid?.() ?? 'browser'}`);
    mkdirSync(own, { recursive: true, mode: 0o700 });
    const { uid, mode } = statSync(own);
    if (uid !== process.getuid?.() || (mode & 0o022) !== 0) {
      throw new Error(`${own} belongs to another account or is writable by others; remove it and try again.`);
    }
    return own;
  }
}

async function unpack(bin: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const program = join(folder, 'chromium');
  await pipeline(createReadStream(join(bin, 'chromium.br')), createBrotliDecompress(), createWriteStream(program));
  chmodSync(program, 0o755);
  const decompress = promisify(brotliDecompress);
  for (const name of ['al2023', 'fonts']) {
    untar(await decompress(await readFile(join(bin, `${name}.tar.br`))), join(folder, name));
  }
  // The package's own file names folders of the machine it was made for; these are relative to the file itself.
  const fonts =
    '<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>';
  writeFileSync(join(folder, 'fonts', 'fonts.conf'), `<?xml version="1.0"?>\n${fonts}\n`);
}

/** The plain files of a ustar archive (POSIX 1003.1, pax interchange: name at 0, size at 124 in octal, type at 156). */
function untar(archive: Buffer, folder: string): void {
  const text = (at: number, length: number) => archive.toString('latin1', at, at + length).replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const name = normalize(text(at, 100));
    const size = Number.parseInt(text(at + 124, 12), 8) || 0;
    const isFile = text(at + 156, 1) === '0' || text(at + 156, 1) === '';
    if (isFile && !name.startsWith('..')) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), archive.subarray(at + 512, at + 512 + size));
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

/** A bare machine has no NSS and no fonts; the package carries both, and a machine's own win. */
function libraries(folder: string): Record<string, string> {
  const places = ['/lib', '/usr/lib', '/lib64', '/usr/lib64', '/lib/x86_64-linux-gnu', '/usr/lib/x86_64-linux-gnu'];
  const hasNss = places.some((place) => existsSync(join(place, 'libnss3.so')));
  const ours = join(folder, 'al2023', 'lib');
  const path = [ours, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return {
    ...(hasNss ? {} : { LD_LIBRARY_PATH: path }),
    ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
  };
}
