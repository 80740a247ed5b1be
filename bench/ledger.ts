// The log's mathematics: appending against a bare loop of the same hashes, and a check of a million entries.
// Targets: append at least 70% of the bare rate; the check at most 15 s and 256 MB.
import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { act, signerCalled } from '../ledger/fuzz/small-log.ts';
import {
  bundleAt,
  bundlePath,
  formatKey,
  Growth,
  leafHash,
  leafHasher,
  packEntries,
  signCheckpoint,
  TILE_WIDTH,
  tilePath,
} from '../ledger/src/index.ts';
import { sha256 } from '../ledger/src/node.ts';
import { median, printTable, spread } from './with/table.ts';

const ROUNDS = 5;
const APPENDS = 200_000;
const ENTRY_BYTES = 400;
const MILLION = 1_000_000;
const WITH_BODIES = 100_000;

/** So many a CPU-second, which others on the machine disturb less than the clock. */
function rate(count: number, work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return count / ((user + system) / 1e6);
}

const entry = new Uint8Array(ENTRY_BYTES).fill(7);
const leaf = new Uint8Array(1 + ENTRY_BYTES).fill(7);
const node = new Uint8Array(65).fill(9);

const bare = () => {
  for (let i = 0; i < APPENDS; i += 1) {
    hash('sha256', leaf, 'buffer');
    hash('sha256', node, 'buffer');
  }
};
const appending = () => {
  const growth = Growth.restore(sha256, 0);
  const hashed = leafHasher(sha256);
  for (let i = 0; i < APPENDS; i += 1) {
    entry[i % ENTRY_BYTES]! ^= 1;
    growth.append(hashed(entry));
    if (i % 2048 === 0) growth.takeChanged();
  }
};

bare();
appending();
const bares: number[] = [];
const appends: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  bares.push(rate(APPENDS, bare));
  appends.push(rate(APPENDS, appending));
}
const ratio = median(appends.map((each, i) => each / bares[i]!));
printTable([
  [`entries of ${ENTRY_BYTES} bytes`, 'per CPU-second', 'spread', 'ratio', 'target'],
  ['appended, tiles made', Math.round(median(appends)), spread(appends), ratio.toFixed(2), '≥ 0.70'],
  ['the same crypto.hash calls alone', Math.round(median(bares)), spread(bares), '1.00', ''],
]);

const signer = signerCalled('bench.example/log1');
const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'));
try {
  const size = writeLog(join(folder, 'million'), MILLION, false);
  writeLog(join(folder, 'bodies'), WITH_BODIES, true);
  const bytes = checkIn('million', 'bytes');
  const leaves = checkIn('million', 'leaves');
  const bodies = checkIn('bodies', 'bodies');
  console.log('');
  printTable([
    [`a check, leaves of ${size} bytes`, 'entries', 'seconds', 'MB at most', 'target'],
    [
      'every entry, tile and root',
      bytes.entries,
      bytes.seconds.toFixed(1),
      Math.round(bytes.mostMb),
      '≤ 15 s, ≤ 256 MB',
    ],
    ['and every leaf read', leaves.entries, leaves.seconds.toFixed(1), Math.round(leaves.mostMb), '≤ 15 s, ≤ 256 MB'],
    ['and every published field opened', bodies.bodies, bodies.seconds.toFixed(1), Math.round(bodies.mostMb), ''],
  ]);
  const isSlow = ratio < 0.7 || leaves.seconds > 15 || leaves.mostMb > 256;
  if (isSlow || bytes.findings + leaves.findings + bodies.findings > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Writes a log as it would be served. @returns the length of a leaf, bytes */
function writeLog(to: string, count: number, withBodies: boolean): number {
  const growth = Growth.restore(sha256, 0);
  const write = (path: string, bytes: Uint8Array | string) => {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    writeFileSync(join(to, path), bytes);
  };
  const fields = { author: { role: 'clerk', name: 'Invented' }, title: 'An invented letter' };
  const made = act(1, fields);
  const template = Buffer.from(made.entry);
  const idAt = template.indexOf(made.id) + made.id.length - 12;
  for (let index = 0; index * TILE_WIDTH < count; index += 1) {
    const bundle = bundleAt(index, count);
    const entries: Uint8Array[] = [];
    const lines: string[] = [];
    for (let at = 0; at < bundle.width; at += 1) {
      const number = index * TILE_WIDTH + at;
      if (withBodies) {
        const each = act(number, fields);
        entries.push(each.entry);
        lines.push(`${each.body}\n`);
      } else {
        const copy = Buffer.from(template);
        copy.write(String(number).padStart(12, '0'), idAt);
        entries.push(copy);
      }
      growth.append(leafHash(sha256, entries.at(-1)!));
    }
    write(bundlePath(bundle), packEntries(entries));
    if (withBodies) write(`bodies/${index}`, lines.join(''));
    for (const tile of growth.takeFull()) write(tilePath(tile), tile.hashes);
  }
  for (const tile of growth.takeChanged()) write(tilePath(tile), tile.hashes);
  write('checkpoint', signCheckpoint(signer, growth.size, growth.root()));
  return template.length;
}

function checkIn(name: string, how: 'bytes' | 'leaves' | 'bodies') {
  const script = fileURLToPath(new URL('./with/ledger-check.ts', import.meta.url));
  const args = [script, join(folder, name), formatKey(signer.key), how];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (stderr && !stderr.includes('ExperimentalWarning')) console.error(stderr.slice(0, 2000));
  return JSON.parse(stdout) as {
    seconds: number;
    mostMb: number;
    entries: number;
    bodies: number;
    findings: number;
  };
}
