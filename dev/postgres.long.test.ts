// What takes long or needs a small disk: a full one, a server that cannot come back, many starts at once.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { isRoot } from './folders.ts';
import { startPostgres } from './postgres.ts';
import { CannotStart } from './start-failure.ts';

const root = mkdtempSync(join(tmpdir(), 'redress-long-'));
if (isRoot()) chmodSync(root, 0o711);
const disks: string[] = [];
after(() => {
  for (const disk of disks) execFileSync('umount', [disk]);
  rmSync(root, { recursive: true, force: true });
});

/** A disk of its own size in memory; undefined where mounting is not allowed. */
function smallDisk(name: string, megabytes: number): string | undefined {
  const disk = join(root, name);
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=711`, 'tmpfs', disk], { stdio: 'ignore' });
    disks.push(disk);
    return disk;
  } catch {
    return undefined;
  }
}

const isDiskFull = (error: unknown) => error instanceof CannotStart && error.code === 'disk-full';

test('a disk too small for a new database is told as a full disk, and leaves nothing half made', async (t) => {
  const disk = smallDisk('tiny', 20);
  if (!disk) return t.skip('this account may not mount a small disk');
  const folder = join(disk, 'postgres');
  await assert.rejects(startPostgres({ dataDir: folder, fsync: false }), isDiskFull);
  assert.ok(!existsSync(join(folder, 'cluster')));
});

test('a disk that fills up while running refuses the write, keeps what was saved, and goes on when there is room', async (t) => {
  const disk = smallDisk('small', 160);
  if (!disk) return t.skip('this account may not mount a small disk');
  const folder = join(disk, 'postgres');
  const postgres = await startPostgres({ dataDir: folder, onLine: () => undefined });
  let client = new pg.Client(postgres.url);
  client.on('error', () => undefined);
  await client.connect();
  await client.query('create table kept as select generate_series(1, 100) as n');
  await client.query('create table big (text text)');
  const fill = async () => {
    for (;;) await client.query(`insert into big select repeat(md5(n::text), 100) from generate_series(1, 2000) as n`);
  };
  await assert.rejects(fill(), /No space left on device|Connection terminated|ended|could not/);
  await client.end().catch(() => undefined);
  await postgres.stop();

  const again = await startPostgres({ dataDir: folder, onLine: () => undefined }).catch(async (error: unknown) => {
    assert.ok(isDiskFull(error), String(error));
    execFileSync('mount', ['-o', 'remount,size=400m', disk]);
    return startPostgres({ dataDir: folder, onLine: () => undefined });
  });
  client = new pg.Client(again.url);
  await client.connect();
  assert.deepEqual((await client.query('select count(*)::int as n from kept')).rows, [{ n: 100 }]);
  await client.end();
  await again.stop();
});

test('a server that cannot come back is given up after several tries, with its last words', async () => {
  const folder = join(root, 'broken');
  const givenUp = Promise.withResolvers<CannotStart>();
  const lines: string[] = [];
  const postgres = await startPostgres({
    dataDir: folder,
    fsync: false,
    onLine: (line) => lines.push(line),
    onGiveUp: givenUp.resolve,
  });
  const control = join(folder, 'cluster', 'global', 'pg_control');
  renameSync(control, `${control}.away`);
  process.kill(postgres.pid, 'SIGKILL');
  const error = await givenUp.promise;
  assert.equal(error.code, 'postgres-failed');
  assert.match(error.message, /pg_control/);
  assert.equal(lines.length, 1);
  await postgres.stop();
  renameSync(`${control}.away`, control);
  await (await startPostgres({ dataDir: folder, fsync: false })).stop();
});

test('forty times six starts at once on a dead holder’s folder: always exactly one takes it', async () => {
  const module = JSON.stringify(join(import.meta.dirname, 'lock.ts'));
  // Each child tries the forty folders in turn, so that six are nearly always at the same one.
  const script = `import { lockFolder } from ${module};
    const taken = [];
    process.stdin.once('data', () => {
      for (let n = 0; n < 40; n += 1) {
        try { lockFolder(${JSON.stringify(root)} + '/lock-' + n); taken.push(n); } catch (error) { if (error.code !== 'already-running') throw error; }
      }
      console.log(JSON.stringify(taken));
    });
    console.log('ready');`;
  for (let n = 0; n < 40; n += 1) {
    mkdirSync(join(root, `lock-${n}`));
    writeFileSync(join(root, `lock-${n}`, 'running-1-0123456789abcdef-dead'), '{}');
  }
  const args = ['--no-warnings', '--input-type=module', '-e', script];
  const children = Array.from({ length: 6 }, () =>
    spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  const say = async (child: (typeof children)[number]) => String((await once(child.stdout, 'data'))[0]);
  await Promise.all(children.map(say));
  for (const child of children) child.stdin.write('go');
  // Nobody ends, and so gives anything up, before all have tried.
  const taken = (await Promise.all(children.map(say))).flatMap((text) => JSON.parse(text) as number[]);
  for (const child of children) child.stdin.end();
  await Promise.all(children.filter((child) => child.exitCode === null).map((child) => once(child, 'exit')));
  assert.deepEqual(
    taken.sort((a, b) => a - b),
    Array.from({ length: 40 }, (_, n) => n),
  );
});
