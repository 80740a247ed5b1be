// The likely disaster: somebody puts yesterday's database back and starts. The log must not tell a second story under its name.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { explainStartFailure } from '../../dev/start-failure.ts';
import { check } from '../../ledger/cli/check.ts';
import { freshPlace, makeDatabase } from '../../test/database.ts';
import { commit, draft } from '../acts/commit.ts';
import { sequence } from '../acts/sequencer.ts';
import { inPlace } from '../base/database.ts';
import { newId } from '../base/ids.ts';
import { type Installation, openInstallation } from '../installation.ts';
import { organizationRecorded } from '../record/people/acts.ts';
import { growTree } from './grow.ts';
import { guardPath } from './guard.ts';
import { checkGuard, signTree } from './sign.ts';

const room = mkdtempSync(join(tmpdir(), 'redress-restore-'));
const { db, ownerUrl, drop } = await makeDatabase();
const copies: string[] = [];
after(async () => {
  await drop();
  await withServer(async (client) => {
    for (const name of copies) await client.query(`drop database if exists ${name} with (force)`);
  });
  rmSync(room, { recursive: true, force: true });
});
const { ctx } = await freshPlace(db, { slug: 'restored' });
const log = { place: ctx.place, slug: 'restored', host: 'restored.localhost', folder: join(room, 'log') };

async function withServer(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const url = new URL(ownerUrl);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await work(client).finally(() => client.end());
}

/** Some acts, logged. */
async function act(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const id = newId();
    const body = {
      organization: id,
      slug: `o-${id}`,
      name: 'Invented',
      kind: 'association' as const,
      summary: 'Invented.',
      lang: 'en',
    };
    await commit(ctx, [draft({ act: organizationRecorded, body })]);
  }
  await sequence(db, ctx.place, 'test');
}

const publish = async () => {
  await growTree(db, ctx.place);
  return signTree(db, log, new Date());
};

/** A copy of the database as it is now, as a backup would be. */
async function backup(): Promise<string> {
  const name = `copy_${process.pid}_${copies.length}`;
  copies.push(name);
  await withServer(async (client) => {
    const from = new URL(ownerUrl).pathname.slice(1);
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [from]);
    await client.query(`create database ${name} template ${from} strategy file_copy`);
  });
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  return url.href;
}

const start = (url: string): Promise<Installation> =>
  openInstallation({ ownerUrl: url, dataDir: room, host: '127.0.0.1', port: 0, log: 'silent' });

test('an older database is refused at the start, with the reason and the way out; the newer one goes on', async () => {
  await act(300);
  assert.equal(await publish(), '0');
  const old = await backup();
  await act(20);
  assert.equal(await publish(), '1');
  const before = readFileSync(guardPath(log.folder, log.slug), 'utf8');
  const recent = await backup();
  await assert.rejects(start(old), (error: Error & { code?: string }) => {
    assert.equal(error.code, 'fork');
    const words = explainStartFailure(error);
    assert.match(words, /could not start[\s\S]*older state of the database was put back/);
    assert.match(words, /Put a newer state back[\s\S]*restored\.checkpoint/);
    return true;
  });
  assert.equal(readFileSync(guardPath(log.folder, log.slug), 'utf8'), before, 'the guard never goes back');
  const site = await start(recent);
  try {
    const said: string[] = [];
    assert.ok(await check(`http://localhost:${site.port}`, { say: (line) => said.push(line) }), said.join('\n'));
    assert.match(said.join('\n'), /321 entries[\s\S]*2 checkpoints/);
  } finally {
    await site.close();
  }
});

test('a database that went on by itself from an older state is refused as well, however long it is now', async () => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`select set_config('app.place', '${ctx.place}', false)`);
  await client.query(
    `update log.tiles set hashes = set_byte(hashes, 0, get_byte(hashes, 0) # 1) where level = 0 and index = 1`,
  );
  await act(5);
  await assert.rejects(publish(), { code: 'fork' });
  await client.query(
    `update log.tiles set hashes = set_byte(hashes, 0, get_byte(hashes, 0) # 1) where level = 0 and index = 1`,
  );
  await client.end();
  assert.equal(await publish(), '2');
});

test('a log that has signed before is not signed without its key, with another, or past a broken guard', async () => {
  await act(1);
  const key = join(log.folder, 'restored.key');
  const guard = guardPath(log.folder, log.slug);
  const [secret, note] = [readFileSync(key), readFileSync(guard)];
  rmSync(key);
  await growTree(db, ctx.place);
  await assert.rejects(signTree(db, log, new Date()), { code: 'no-key' });
  await assert.rejects(checkGuard(db, log), { code: 'no-key' });
  writeFileSync(key, 'nonsense');
  await assert.rejects(signTree(db, log, new Date()), { code: 'broken-key' });
  const { makeKey } = await import('@redress/ledger/node');
  writeFileSync(key, makeKey('log', 'restored.localhost/log1').secret);
  await assert.rejects(signTree(db, log, new Date()), { code: 'other-key' });
  writeFileSync(key, secret);
  writeFileSync(guard, 'half a no');
  await assert.rejects(signTree(db, log, new Date()), { code: 'broken-guard' });
  writeFileSync(guard, note);
  assert.equal(await publish(), '3');
});

test('two who grow and sign at once take turns: no checkpoint twice, none out of order, every entry once', async () => {
  await act(600);
  const rounds = Array.from({ length: 8 }, () => publish());
  const numbers = (await Promise.all(rounds)).filter((number) => number !== undefined);
  assert.deepEqual(numbers, [...new Set(numbers)]);
  await act(3);
  await publish();
  const rows = await inPlace(db, ctx.place, (tx) =>
    tx
      .selectFrom('checkpoints')
      .select(['number', 'size'])
      .where('place_id', '=', ctx.place)
      .orderBy('number')
      .execute(),
  );
  assert.deepEqual(
    rows.map(({ number }) => Number(number)),
    rows.map((_, at) => at),
  );
  for (const [at, { size }] of rows.entries()) if (at > 0) assert.ok(Number(size) >= Number(rows[at - 1]!.size));
});

test('an idle log signs again after an hour, and not before', async () => {
  const now = Date.now();
  assert.equal(await signTree(db, log, new Date(now + 3_500_000)), undefined);
  assert.notEqual(await signTree(db, log, new Date(now + 3_700_000)), undefined);
});
