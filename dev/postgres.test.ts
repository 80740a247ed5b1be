// The PostgreSQL that comes with Redress, treated badly: killed, half made, moved aside, short of a port.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import pg from 'pg';
import { isRoot, serverAccount } from './folders.ts';
import { type Postgres, type PostgresOptions, startPostgres } from './postgres.ts';
import { CannotStart } from './start-failure.ts';

const root = mkdtempSync(join(tmpdir(), 'redress-postgres-'));
if (isRoot()) chmodSync(root, 0o711);
const running = new Set<Postgres>();
afterEach(async () => {
  for (const postgres of running) await stop(postgres);
});
after(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;
const newFolder = () => join(root, `f${++folders}`);

async function start(dataDir: string, options: Partial<PostgresOptions> = {}): Promise<Postgres> {
  const postgres = await startPostgres({ dataDir, fsync: false, onLine: () => undefined, ...options });
  running.add(postgres);
  return postgres;
}

async function stop(postgres: Postgres): Promise<void> {
  running.delete(postgres);
  await postgres.stop();
}

async function ask<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

const isCode = (code: string) => (error: unknown) => error instanceof CannotStart && error.code === code;

/** Another process that starts PostgreSQL on the folder and prints its url; `uid` makes it an ordinary user's. */
function otherStarter(dataDir: string, fsync: boolean, account: { uid?: number; gid?: number } = {}) {
  const script = `import { startPostgres } from ${JSON.stringify(join(import.meta.dirname, 'postgres.ts'))};
    const postgres = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, fsync: ${fsync} });
    process.stdin.on('end', () => postgres.stop()).resume();
    console.log(postgres.url);`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...account,
  });
}

test('a new folder becomes a cluster that only this machine reaches, and only with its password', async () => {
  const folder = newFolder();
  const postgres = await start(folder, { database: 'redress' });
  const [row] = await ask<Record<string, string>>(
    postgres.url,
    `select current_database() as name, current_setting('listen_addresses') as listens, current_setting('server_encoding') as encoding,
       to_tsvector('simple', '«duty» ¿Qué?')::text as words, lower('ÑÉ') as lower`,
  );
  assert.deepEqual(row, {
    name: 'redress',
    listens: '127.0.0.1',
    encoding: 'UTF8',
    words: "'duty':1 'qué':2",
    lower: 'ñé',
  });
  const wrong = new URL(postgres.url);
  wrong.password = 'guess';
  await assert.rejects(ask(wrong.href, 'select 1'), { code: '28P01' });
  assert.equal(statSync(join(folder, 'password')).mode & 0o777, 0o600);
  await stop(postgres);
  const again = await start(folder, { database: 'redress' });
  assert.equal(again.url, postgres.url, 'the same port and password as before');
});

test('two starts on one folder: the second is refused and the first goes on', async () => {
  const folder = newFolder();
  const postgres = await start(folder);
  await assert.rejects(start(folder), isCode('already-running'));
  assert.equal((await ask(postgres.url, 'select 1')).length, 1);
});

test('PostgreSQL killed while running comes back with everything that was saved, and says so once', async () => {
  const lines: string[] = [];
  const back = Promise.withResolvers<void>();
  const postgres = await start(newFolder(), {
    fsync: true,
    onLine: (line) => {
      lines.push(line);
      if (/is back/.test(line)) back.resolve();
    },
  });
  await ask(postgres.url, 'create table kept as select generate_series(1, 1000) as n');
  const before = postgres.pid;
  process.kill(before, 'SIGKILL');
  await back.promise;
  assert.notEqual(postgres.pid, before);
  assert.deepEqual(await ask(postgres.url, 'select count(*)::int as n from kept'), [{ n: 1000 }]);
  assert.equal(lines.length, 2);
  assert.match(lines[0] ?? '', /ended unexpectedly \(SIGKILL\)/);
});

test('when Redress itself is killed, the next start ends the server left alone and finds everything', async () => {
  const folder = newFolder();
  const killed = otherStarter(folder, true);
  const url = String((await once(killed.stdout, 'data'))[0]).trim();
  await ask(url, 'create table kept as select 7 as n');
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  const postgres = await start(folder, { fsync: true });
  assert.deepEqual(await ask(postgres.url, 'select n from kept'), [{ n: 7 }]);
});

test('a server left alone is found even when it has not written its note', async () => {
  const folder = newFolder();
  const killed = otherStarter(folder, true);
  const url = String((await once(killed.stdout, 'data'))[0]).trim();
  await ask(url, 'create table kept as select 8 as n');
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  const note = join(folder, 'cluster', 'postmaster.pid');
  writeFileSync(note, readFileSync(note, 'utf8').replace(/^\d+/, '2147483646'));
  const postgres = await start(folder, { fsync: true });
  assert.deepEqual(await ask(postgres.url, 'select n from kept'), [{ n: 8 }]);
});

test('a folder whose making was cut off is made anew', async () => {
  const folder = newFolder();
  mkdirSync(folder);
  if (isRoot()) chownSync(folder, serverAccount()!.uid, serverAccount()!.gid);
  const making = Promise.withResolvers<void>();
  const watcher = watch(folder, (_event, name) => name?.startsWith('cluster.making-') && making.resolve());
  const killed = otherStarter(folder, false);
  await making.promise;
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  watcher.close();
  assert.ok(!existsSync(join(folder, 'cluster')), 'the making was cut off before it was done');
  const postgres = await start(folder);
  assert.equal((await ask(postgres.url, 'select 1')).length, 1);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.includes('making')),
    [],
  );
});

test('a half-made cluster found under the final name is set aside, never deleted', async () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'cluster', 'base'), { recursive: true });
  writeFileSync(join(folder, 'cluster', 'PG_VERSION'), '18\n');
  if (isRoot())
    for (const path of [folder, join(folder, 'cluster')]) chownSync(path, serverAccount()!.uid, serverAccount()!.gid);
  const lines: string[] = [];
  await start(folder, { onLine: (line) => lines.push(line) });
  const aside = readdirSync(folder).find((name) => name.startsWith('cluster.unfinished-'));
  assert.ok(aside && existsSync(join(folder, aside, 'PG_VERSION')));
  assert.match(lines.join(), /set aside/);
});

test('a port somebody took meanwhile is replaced; a port asked for by number is refused', async () => {
  const folder = newFolder();
  const first = await start(folder);
  const port = Number(new URL(first.url).port);
  await stop(first);
  const squatter = createServer().listen(port, '127.0.0.1');
  await once(squatter, 'listening');
  const second = await start(folder);
  assert.notEqual(Number(new URL(second.url).port), port);
  await stop(second);
  await assert.rejects(start(folder, { port }), isCode('port-taken'));
  squatter.close();
});

test('a lost password, a number given out again and another version: two recover, one says what to do', async () => {
  const folder = newFolder();
  const first = await start(folder);
  const note = readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8');
  await stop(first);

  rmSync(join(folder, 'password'));
  writeFileSync(join(folder, 'cluster', 'postmaster.pid'), note.replace(/^\d+/, String(process.pid)));
  const second = await start(folder);
  assert.notEqual(second.url, first.url);
  assert.equal((await ask(second.url, 'select 1')).length, 1);
  await stop(second);

  writeFileSync(join(folder, 'cluster', 'PG_VERSION'), '17\n');
  await assert.rejects(start(folder), isCode('other-postgres'));
  assert.ok(existsSync(join(folder, 'cluster', 'global', 'pg_control')));
});

test('an ordinary user runs it under the own account', {
  skip: !isRoot() && 'the tests above ran as one',
}, async () => {
  const folder = newFolder();
  mkdirSync(folder, { mode: 0o700 });
  const user = serverAccount()!;
  chownSync(folder, user.uid, user.gid);
  const other = otherStarter(folder, false, user);
  const url = String((await once(other.stdout, 'data'))[0]).trim();
  assert.equal((await ask(url, 'select 1')).length, 1);
  other.stdin.end();
  await once(other, 'exit');
  assert.equal(statSync(join(folder, 'cluster')).uid, user.uid);
});

test('a data folder behind a closed one is refused with its name', {
  skip: !isRoot() && 'only root lends an account',
}, async () => {
  const closed = newFolder();
  mkdirSync(closed, { mode: 0o700 });
  await assert.rejects(
    start(join(closed, 'inner')),
    (error) => isCode('unreachable-folder')(error) && String(error).includes(closed),
  );
});
