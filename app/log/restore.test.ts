// The likely disaster: somebody puts yesterday's database back and starts. The log must not tell a second story under its name.
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { explainStartFailure } from '../../dev/start-failure.ts';
import { check } from '../../ledger/cli/check.ts';
import { smallPlace } from '../../test/place-with-log.ts';
import { appUrl, inPlace, openDatabase } from '../base/database.ts';
import type { CannotSign } from './cannot-sign.ts';
import { growTree } from './grow.ts';
import { startPublisher } from './publisher.ts';
import { checkGuard, signTree } from './sign.ts';
import { guardPath } from './which.ts';

const { room, db, ownerUrl, ctx, log, act, publish, backup, start, beside } = await smallPlace('restored');

test('an older database is refused at the start, with the reason and the way out; the newer one goes on', async () => {
  await act(300);
  assert.equal(await publish(), '0');
  const old = await backup();
  const oldFolder = join(room, 'old');
  cpSync(log.folder, oldFolder, { recursive: true });
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
  // A copy of the whole data folder brings the older guard along: what was remembered outside it still knows better.
  const newFolder = join(room, 'new');
  renameSync(log.folder, newFolder);
  renameSync(oldFolder, log.folder);
  await assert.rejects(start(old), (error: Error & { code?: string }) => {
    assert.equal(error.code, 'fork');
    assert.match(
      error.message + (error as CannotSign).todo,
      /older state[\s\S]*signed\/restored-[0-9a-f]{8}\.checkpoint/,
    );
    return true;
  });
  rmSync(log.folder, { recursive: true });
  renameSync(newFolder, log.folder);
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
  // One lost key stops nobody: every place is served, and this one says that it waits.
  const site = await start(ownerUrl);
  try {
    assert.deepEqual(
      site.unsigned.map(({ code }) => code),
      ['no-key'],
    );
    await site.publisher.round();
    assert.match(await (await fetch(`${site.url}/log`)).text(), /is not being signed now[\s\S]*Its key is not there/);
  } finally {
    await site.close();
  }
  mkdirSync(key);
  await assert.rejects(checkGuard(db, log), { code: 'broken-key' });
  rmdirSync(key);
  writeFileSync(key, 'nonsense');
  await assert.rejects(signTree(db, log, new Date()), { code: 'broken-key' });
  const { makeKey } = await import('@redress/ledger/node');
  writeFileSync(key, makeKey('log', 'restored.localhost/log1').secret);
  await assert.rejects(signTree(db, log, new Date()), { code: 'other-key' });
  writeFileSync(key, secret);
  writeFileSync(guard, 'half a no');
  await assert.rejects(signTree(db, log, new Date()), { code: 'broken-guard' });
  writeFileSync(guard, note);
  // As on a full disk: what would be signed cannot be remembered first.
  mkdirSync(`${guard}.new`);
  await assert.rejects(signTree(db, log, new Date()), { code: 'not-written' });
  rmdirSync(`${guard}.new`);
  assert.equal(await publish(), '3');
});

test('what goes wrong at every round is told once', async () => {
  const closed = openDatabase(appUrl(ownerUrl));
  await closed.close();
  const told: unknown[] = [];
  const onError = (error: unknown) => told.push(error);
  const publisher = startPublisher({ db: closed, logs: () => [log], now: () => new Date(), everyMs: 60_000, onError });
  for (let round = 0; round < 3; round++) await publisher.round();
  await publisher.stop();
  assert.equal(told.length, 1, String(told));
});

test('a key from the environment signs, and none is made in a file', async () => {
  const given = await beside('given');
  await given.act(1);
  await growTree(db, given.ctx.place);
  const { makeKey } = await import('@redress/ledger/node');
  const other = makeKey('log', 'other.localhost/log1').secret;
  await assert.rejects(signTree(db, { ...given.log, keys: [other] }, new Date()), { code: 'key-not-given' });
  const own = makeKey('log', 'given.localhost/log1');
  assert.equal(await signTree(db, { ...given.log, keys: [other, own.secret] }, new Date()), '0');
  assert.equal(existsSync(join(given.log.folder, 'given.key')), false);
  const row = await inPlace(db, given.ctx.place, (tx) => tx.selectFrom('trees').select('key').executeTakeFirst());
  assert.equal(row?.key, own.public);
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
