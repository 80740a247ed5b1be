// Our logs read by another implementation: Go's sumdb/tlog, from Debian's packages golang-go and golang-golang-x-mod-dev.
// `npm run test:interop` fails where Go is not; `npm test` says so and goes on.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { memorySource, type SmallLog, smallLog } from '../fuzz/small-log.ts';
import {
  formatKey,
  leafHash,
  openNote,
  parseKey,
  TileTree,
  utf8Bytes,
  verifyConsistency,
  verifyInclusion,
} from '../src/index.ts';
import { makeKey, nodeSuite, openSigner, sha256 } from '../src/node.ts';

const PACKAGES = '/usr/share/gocode';
const PROOFS = 40;
const room = mkdtempSync(join(tmpdir(), 'ledger-go-'));
const program = join(room, 'check');
after(() => rmSync(room, { recursive: true, force: true }));

const env = {
  ...process.env,
  GO111MODULE: 'off',
  GOPATH: PACKAGES,
  GOFLAGS: '',
  GOCACHE: join(tmpdir(), 'ledger-go-cache'),
};
const isHere =
  spawnSync('go', ['version']).status === 0 && existsSync(join(PACKAGES, 'src/golang.org/x/mod/sumdb/tlog'));
const isWanted = process.env.REDRESS_INTEROP === 'must';
const skip =
  !isHere &&
  !isWanted &&
  'Go is not on this machine (Debian: golang-go, golang-golang-x-mod-dev): no second implementation has read our logs';

before(() => {
  if (skip) return;
  assert.ok(isHere, 'npm run test:interop needs Go: install Debian’s golang-go and golang-golang-x-mod-dev');
  const source = fileURLToPath(new URL('./check.go', import.meta.url));
  const built = spawnSync('go', ['build', '-o', program, source], { env, encoding: 'utf8' });
  assert.equal(built.status, 0, built.stderr);
});

const { secret } = makeKey('log', 'interop.example/log1', new Uint8Array(32).fill(3));
const signer = openSigner(secret);
const entryAt = (index: number) => utf8Bytes(`entry ${index} ${'·'.repeat(index % 7)}`);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** A small generator, so that a failing size and proof can be made again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

async function proofsOf(log: SmallLog, seed: number) {
  const tree = new TileTree(sha256, log.size, memorySource(log.files).tile);
  const pick = numbers(seed);
  const inclusion: object[] = [];
  const consistency: object[] = [];
  for (let round = 0; log.size > 0 && round < PROOFS; round += 1) {
    const size = 1 + pick(log.size);
    const [index, old] = [pick(size), 1 + pick(size)];
    const [root, oldRoot] = [await tree.root(size), await tree.root(old)];
    const [path, steps] = [await tree.inclusion(index, size), await tree.consistency(old, size)];
    verifyInclusion(sha256, { leaf: leafHash(sha256, entryAt(index)), index, size, root, proof: path });
    verifyConsistency(sha256, { old, oldRoot, size, root, proof: steps });
    inclusion.push({ Size: size, Index: index, Proof: path.map(hex), Root: hex(root) });
    consistency.push({ Old: old, Size: size, Proof: steps.map(hex), OldRoot: hex(oldRoot), Root: hex(root) });
  }
  return { inclusion, consistency };
}

function writeFiles(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

function askGo(folder: string, log: SmallLog, proofs: Awaited<ReturnType<typeof proofsOf>>) {
  const request = {
    Folder: folder,
    Key: formatKey(signer.key),
    Secret: secret,
    Inclusion: proofs.inclusion,
    Consistency: proofs.consistency,
  };
  const said = spawnSync(program, { input: JSON.stringify(request), encoding: 'utf8', maxBuffer: 2 ** 26 });
  return {
    status: said.status,
    why: said.stderr,
    answer: said.status === 0 ? JSON.parse(said.stdout) : undefined,
    log,
  };
}

const day = Math.floor(Date.now() / 86_400_000);
const random = numbers(day);
const sizes = [0, 1, 2, 255, 256, 257, 70_000, 2 + random(5000), 2 + random(70_000)];

for (const size of sizes) {
  test(`Go agrees with a log of ${size} entries: notes, roots, every tile, proofs`, { skip }, async (t) => {
    const log = smallLog(
      Array.from({ length: size }, (_, index) => entryAt(index)),
      { signer },
    );
    const folder = join(room, `log-${size}`);
    writeFiles(folder, log.files);
    const { answer, why } = askGo(folder, log, await proofsOf(log, size + day));
    assert.ok(answer, why);
    assert.equal(answer.Entries, size);
    const opened = await openNote(nodeSuite, utf8Bytes(answer.Note), [parseKey(sha256, formatKey(signer.key))]);
    assert.equal(opened.text, 'signed by Go\n\nwith a blank line\n');
    t.diagnostic(`${answer.Tiles} tiles, ${answer.Proofs} proofs, ${answer.Refused} changed proofs refused`);
    rmSync(folder, { recursive: true });
  });
}

test('Go refuses a log with one bit changed in a tile or an entry', { skip }, async () => {
  const log = smallLog(
    Array.from({ length: 300 }, (_, index) => entryAt(index)),
    { signer },
  );
  const proofs = await proofsOf(log, 7);
  for (const path of ['tile/0/000', 'tile/0/001.p/44', 'tile/1/000.p/1', 'tile/entries/000', 'checkpoint']) {
    const bytes = log.files.get(path)!.slice();
    bytes[20]! ^= 1;
    const folder = join(room, 'spoiled');
    writeFiles(folder, new Map(log.files).set(path, bytes));
    assert.equal(askGo(folder, log, proofs).status, 1, path);
    rmSync(folder, { recursive: true });
  }
});
