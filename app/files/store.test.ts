// The file store: what is put is there for good under the digest of its bytes, and nothing else ever is.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { Refused } from '../base/refused.ts';
import { ARRIVING, openStore, pathOf } from './store.ts';
import { sweep } from './sweep.ts';

const folder = await mkdtemp(join(tmpdir(), 'redress-files-'));
after(() => rm(folder, { recursive: true, force: true }));
let count = 0;
const emptyRoot = () => join(folder, String(count++));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const limits = { limit: 1_000_000 };
const isRefused = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;

async function* inPieces(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(store: Awaited<ReturnType<typeof openStore>>, digest: string): Promise<Buffer> {
  const { stream } = await store.open(digest);
  return Buffer.concat(await stream().toArray());
}

/** Every file under the root, the waiting ones included. */
async function everyFile(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
}

test('what is put comes back by the digest of its bytes, from bytes or from a stream', async () => {
  const root = emptyRoot();
  const store = await openStore(root);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), fc.integer({ min: 1, max: 999 }), async (bytes, size) => {
      const stored = await store.put(inPieces(bytes, size), limits);
      assert.deepEqual(stored, { digest: sha256(bytes), size: bytes.length });
      assert.deepEqual(await store.put(bytes, limits), stored);
      assert.deepEqual(await read(store, stored.digest), Buffer.from(bytes));
      assert.equal((await store.open(stored.digest)).size, bytes.length);
      assert.equal(await store.has(stored.digest), true);
    }),
    { numRuns: 30 },
  );
  assert.deepEqual(await readdir(join(root, ARRIVING)), []);
});

test('a file lies at ab/<digest>, can be read by its owner only and written by nobody', async () => {
  const root = emptyRoot();
  const { digest } = await (await openStore(root)).put(Buffer.from('letter'), limits);
  const path = join(root, digest.slice(0, 2), digest);
  assert.equal((await stat(path)).mode & 0o777, 0o400);
  assert.equal((await stat(join(root, digest.slice(0, 2)))).mode & 0o777, 0o700);
});

test('a removed file is gone, and removing it twice says so', async () => {
  const store = await openStore(emptyRoot());
  const { digest } = await store.put(Buffer.from('erase me'), limits);
  assert.equal(await store.remove(digest), true);
  assert.equal(await store.has(digest), false);
  assert.equal(await store.remove(digest), false);
  await assert.rejects(store.open(digest), isRefused('not-found'));
});

test('a stream over the limit is refused at the limit, and the rest is not read', async () => {
  const root = emptyRoot();
  const store = await openStore(root);
  let given = 0;
  const endless = Readable.from(
    (async function* () {
      for (;;) {
        given += 64_000;
        yield Buffer.alloc(64_000);
      }
    })(),
  );
  const refusal = (error: unknown) =>
    isRefused('too-large')(error) &&
    (error as Refused).args.limit === 25_000_000 &&
    (error as Refused).args.megabytes === 25;
  await assert.rejects(store.put(endless, { limit: 25_000_000 }), refusal);
  assert.ok(given < 26_500_000, `${given} bytes were read`);
  assert.equal(endless.destroyed, true);
  assert.deepEqual(await everyFile(root), []);
  await assert.rejects(store.put(Buffer.alloc(11), { limit: 10 }), isRefused('too-large'));
  assert.equal((await store.put(Buffer.alloc(10), { limit: 10 })).size, 10);
});

test('an upload that breaks off leaves nothing behind', async () => {
  const root = emptyRoot();
  const store = await openStore(root);
  async function* broken() {
    yield Buffer.from('half a let');
    throw new Error('connection lost');
  }
  await assert.rejects(store.put(broken(), limits), /connection lost/);
  assert.deepEqual(await everyFile(root), []);
});

test('twenty people storing the same bytes at once all get the same file', async () => {
  const root = emptyRoot();
  const store = await openStore(root);
  const bytes = randomBytes(200_000);
  const all = await Promise.all(Array.from({ length: 20 }, (_, i) => store.put(inPieces(bytes, 1000 + i), limits)));
  assert.equal(new Set(all.map((stored) => stored.digest)).size, 1);
  assert.deepEqual(await everyFile(root), [pathOf(root, sha256(bytes))]);
  assert.deepEqual(await readFile(pathOf(root, sha256(bytes))), bytes);
});

test('a text that is not a digest names no file, wherever it points', async () => {
  const root = emptyRoot();
  const store = await openStore(root);
  await writeFile(join(root, 'secret'), 'key');
  const { digest } = await store.put(Buffer.from('x'), limits);
  const bad = [
    '',
    '..',
    '../secret',
    `../${digest}`,
    digest.toUpperCase(),
    digest.slice(1),
    `${digest}\n`,
    `${digest}/`,
  ];
  for (const text of [...bad, `${digest}\0`, '/etc/passwd', 'g'.repeat(64)]) {
    assert.equal(await store.has(text), false, text);
    assert.equal(await store.remove(text), false, text);
    await assert.rejects(store.open(text), isRefused('not-found'), text);
  }
  assert.equal(await store.has(digest), true);
});

test('a link in the place of a file or of its folder is never followed', async () => {
  const root = emptyRoot();
  const store = await openStore(root);
  const outside = join(folder, 'outside');
  await mkdir(outside, { recursive: true });
  const secret = Buffer.from('kept elsewhere');
  const digest = sha256(secret);
  await writeFile(join(outside, digest), secret);

  await symlink(outside, join(root, digest.slice(0, 2)));
  assert.equal(await store.has(digest), false);
  await assert.rejects(store.open(digest), isRefused('not-found'));
  assert.equal(await store.remove(digest), false);
  await assert.rejects(store.put(secret, limits), /not a folder of the file store/);

  await rm(join(root, digest.slice(0, 2)));
  await mkdir(join(root, digest.slice(0, 2)));
  await symlink(join(outside, digest), pathOf(root, digest));
  assert.equal(await store.has(digest), false);
  await assert.rejects(store.open(digest), isRefused('not-found'));
  await assert.rejects(store.put(secret, limits), /stored file is damaged/);
  assert.deepEqual(await readFile(join(outside, digest)), secret);
});

test('a stored file is not rewritten, and one whose size changed is reported, not replaced', async () => {
  const root = emptyRoot();
  const store = await openStore(root);
  const bytes = Buffer.from('frozen');
  const { digest } = await store.put(bytes, limits);
  const before = await stat(pathOf(root, digest));
  await store.put(bytes, limits);
  assert.equal((await stat(pathOf(root, digest))).ino, before.ino);
  await chmod(pathOf(root, digest), 0o600);
  await writeFile(pathOf(root, digest), 'frozen, then changed');
  await assert.rejects(store.put(bytes, limits), /stored file is damaged/);
  assert.equal(await readFile(pathOf(root, digest), 'utf8'), 'frozen, then changed');
});

test('a disk that takes no more is refused by name, also to an ordinary user', () => {
  // The system refuses this process any file above half a megabyte; a write then fails as on a full disk.
  const script = `
    import { openStore } from ${JSON.stringify(new URL('./store.ts', import.meta.url).href)};
    const store = await openStore(process.argv[1]);
    await store.put(Buffer.alloc(3_000_000), { limit: 5_000_000 }).catch((error) => console.log(error.code));
    console.log((await store.put(Buffer.alloc(100), { limit: 5_000_000 })).size);
  `;
  const limited = [
    '-c',
    'ulimit -f 1000; exec "$@"',
    'sh',
    process.execPath,
    '--input-type=module',
    '-e',
    script,
    emptyRoot(),
  ];
  assert.equal(spawnSync('/bin/sh', limited, { encoding: 'utf8' }).stdout, 'disk-full\n100\n');
});

test('a full disk is refused by name and leaves nothing half done', async (t) => {
  const disk = emptyRoot();
  await mkdir(disk);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]);
  if (mounted.status !== 0) {
    t.skip('a disk of 1 MB cannot be mounted here (that needs root); the test before this one proves the refusal');
    return;
  }
  try {
    const store = await openStore(disk);
    const small = await store.put(Buffer.alloc(100_000, 1), { limit: 5_000_000 });
    await assert.rejects(
      store.put(inPieces(randomBytes(3_000_000), 64_000), { limit: 5_000_000 }),
      isRefused('disk-full'),
    );
    assert.deepEqual(await everyFile(disk), [pathOf(disk, small.digest)]);
    assert.equal((await store.put(Buffer.alloc(200_000, 2), limits)).size, 200_000);
  } finally {
    spawnSync('umount', [disk]);
  }
});

test('the sweep takes old files nobody names, and leaves known, fresh and foreign ones', async () => {
  const root = emptyRoot();
  const store = await openStore(root);
  const [known, orphan, fresh] = await Promise.all(
    ['known', 'orphan', 'fresh'].map((text) => store.put(Buffer.from(text), limits)),
  );
  const long = new Date('2026-01-01');
  for (const { digest } of [known!, orphan!]) await utimes(pathOf(root, digest), long, long);
  await writeFile(join(root, ARRIVING, 'half'), 'a killed upload');
  await utimes(join(root, ARRIVING, 'half'), long, long);
  await writeFile(join(root, ARRIVING, 'under-way'), 'an upload of this minute');
  await mkdir(join(root, 'zz'));
  await writeFile(join(root, 'README'), 'not ours');

  const swept = await sweep(root, [known!.digest], new Date('2026-02-01'));
  assert.deepEqual(swept, { removed: 1, bytes: 6 });
  assert.equal(await store.has(known!.digest), true);
  assert.equal(await store.has(fresh!.digest), true);
  assert.equal(await store.has(orphan!.digest), false);
  assert.deepEqual(await readdir(join(root, ARRIVING)), ['under-way']);
  assert.equal(await readFile(join(root, 'README'), 'utf8'), 'not ours');
});

test('an orphan that somebody stores again counts as fresh, so the sweep leaves it', async () => {
  const root = emptyRoot();
  const store = await openStore(root);
  const { digest } = await store.put(Buffer.from('again'), limits);
  const long = new Date('2026-01-01');
  await utimes(pathOf(root, digest), long, long);
  await store.put(Buffer.from('again'), limits);
  assert.deepEqual(await sweep(root, [], new Date('2026-02-01')), { removed: 0, bytes: 0 });
  assert.equal(await store.has(digest), true);
});

test('a file that a killed sweep had moved aside returns to its place', async () => {
  const root = emptyRoot();
  const store = await openStore(root);
  const bytes = Buffer.from('moved aside');
  await mkdir(join(root, sha256(bytes).slice(0, 2)));
  await writeFile(join(root, ARRIVING, sha256(bytes)), bytes);
  await sweep(root, [sha256(bytes)], new Date('2026-02-01'));
  assert.deepEqual(await read(store, sha256(bytes)), bytes);
});

test('a sweep while the same orphans are being stored again loses none of them', async () => {
  const root = emptyRoot();
  const store = await openStore(root);
  const long = new Date('2026-01-01');
  const texts = Array.from({ length: 60 }, (_, i) => Buffer.from(`orphan ${i}`));
  for (const text of texts) await utimes(pathOf(root, (await store.put(text, limits)).digest), long, long);
  await Promise.all([sweep(root, [], new Date('2026-02-01')), ...texts.map((text) => store.put(text, limits))]);
  for (const text of texts) assert.equal(await store.has(sha256(text)), true, String(text));
});
