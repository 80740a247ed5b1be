// Bringing a schema up to date, by several at once; and the one way to a query.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { explainStartFailure } from '../../dev/start-failure.ts';
import { freshDatabase, freshPlace } from '../../test/database.ts';
import { appUrl, inPlace, migrate, OtherSchema, openDatabase } from './database.ts';
import { mustShareTime } from './one-time.ts';

const { db, ownerUrl, url } = await freshDatabase();

test('many that start at once bring the schema up to date once, and all can go on', async () => {
  const results = await Promise.all(Array.from({ length: 6 }, () => migrate(ownerUrl)));
  assert.deepEqual(results, Array(6).fill([]));
});

test('a database that another version made is refused by name, and left as it is', async () => {
  const other = await freshDatabase();
  const owner = new pg.Client({ connectionString: other.ownerUrl });
  await owner.connect();
  await owner.query("update public.migrations set digest = 'other' where name like '0002%'");
  await assert.rejects(migrate(other.ownerUrl), (e) => e instanceof OtherSchema && /0002-acts/.test(e.message));
  await owner.query("delete from public.migrations where name like '0002%'");
  await owner.query("insert into public.migrations (name, digest) values ('9999-from-the-future.sql', 'x')");
  await assert.rejects(migrate(other.ownerUrl));
  await owner.end();
});

test('the application connects as its own role, with a password only the owner’s can make', async () => {
  assert.equal(appUrl(ownerUrl), url);
  const own = openDatabase(url, { max: 1 });
  assert.equal((await own.pool.query('select current_user as me')).rows[0].me, 'redress_app');
  await own.close();
});

test('a pool of one with two places in turn never shows one the rows of the other', async () => {
  const narrow = openDatabase(url, { max: 1 });
  const one = await freshPlace(db);
  const two = await freshPlace(db);
  for (let i = 0; i < 20; i++) {
    const at = i % 2 ? one.ctx.place : two.ctx.place;
    const seen = await inPlace(narrow, at, (tx) => tx.selectFrom('place').select('place_id').execute());
    assert.deepEqual(seen, [{ place_id: at }]);
    assert.equal((await narrow.pool.query('select 1 from place')).rowCount, 0);
  }
  await narrow.close();
});

test('a place is named by its id and by nothing that could be more than that', async () => {
  await assert.rejects(
    inPlace(db, "x'; drop table acts; --", async () => undefined),
    TypeError,
  );
});

test('what fails half way leaves nothing, and the connection is good again', async () => {
  const { ctx } = await freshPlace(db);
  const broken = inPlace(db, ctx.place, async (tx) => {
    await tx
      .insertInto('once')
      .values({ place_id: ctx.place, key: '0199d000-0000-7000-8000-000000000001', href: null })
      .execute();
    throw new Error('no');
  });
  await assert.rejects(broken, /no/);
  const left = await inPlace(db, ctx.place, (tx) => tx.selectFrom('once').select('key').execute());
  assert.deepEqual(left, []);
});

test('a process whose clock is far from the database’s is not started, and is told both times; a minute is no reason', async () => {
  const moved = (ms: number) => () => new Date(Date.now() + ms);
  for (const ms of [0, 50_000, -50_000]) await mustShareTime(db, moved(ms));
  const told = /This machine says it is 20\S+, and the database says 20\S+\.\n\s+Set the clocks/;
  for (const ms of [180_000, -180_000])
    await assert.rejects(mustShareTime(db, moved(ms)), (error) => told.test(explainStartFailure(error)));
});
