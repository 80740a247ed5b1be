import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { freshDatabase, freshPlace } from '../../test/database.ts';
import { outsidePlaces, readPlace } from './database.ts';
import { preparedName } from './prepared.ts';
import { togetherAgain } from './together.ts';

const { db, url } = await freshDatabase();

const prepared = (like: string) =>
  outsidePlaces(db, async (tx) => {
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(tx);
    return rows.filter((row) => row.statement.includes(like)).length;
  });

test('a query asked often is prepared on its connection, one asked a few times is not', async () => {
  const ask = (times: number) =>
    outsidePlaces(db, async (tx) => {
      for (let i = 0; i < times; i++) await sql`select ${i}::int + 40 as sum`.execute(tx);
    });
  await ask(4);
  assert.equal(await prepared('+ 40'), 0);
  await ask(2);
  assert.equal(await prepared('+ 40'), 1);
});

test('what is prepared answers as before, also when the parameters change their kind', async () => {
  for (const value of ['a', null, 'b', null, 'c', 'd', null, 'e']) {
    const { rows } = await outsidePlaces(db, (tx) => sql`select ${value}::text as said`.execute(tx));
    assert.deepEqual(rows, [{ said: value }]);
  }
});

test('texts that never come again do not fill the names, and the names have an end', () => {
  for (let i = 0; i < 5_000; i++) assert.equal(preparedName(`once ${i}`), undefined);
  const named = new Set<string>();
  for (let text = 0; text < 400; text++) {
    for (let times = 0; times < 6; times++) {
      const name = preparedName(`often ${text}`);
      if (name) named.add(name);
    }
  }
  assert.ok(named.size > 100 && named.size <= 200, `${named.size} names`);
  assert.equal(preparedName('often 0'), preparedName('often 0'));
});

test('who only reads cannot write, and many readers on few connections each see their own place', async () => {
  const { ctx } = await freshPlace(db);
  const other = (await freshPlace(db, { slug: 'other' })).ctx.place;
  const write = readPlace(db, ctx.place, (tx) =>
    sql`insert into once (place_id, key) values (${ctx.place}, gen_random_uuid())`.execute(tx),
  );
  await assert.rejects(write, /read-only transaction/);
  const seen = await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      readPlace(db, i % 2 ? ctx.place : other, async (tx) => {
        const { rows } = await sql<{ place: string }>`select current_setting('app.place') as place`.execute(tx);
        return rows[0]?.place;
      }),
    ),
  );
  for (const [i, place] of seen.entries()) assert.equal(place, i % 2 ? ctx.place : other);
});

test('pg is asked by callback: behind its own promises what is read outlives the young generation', async () => {
  const { query } = pg.Client.prototype;
  const asked: string[] = [];
  // Seen where it is handed to pg; the module takes pg's own way when it is loaded.
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    asked.push(typeof given.at(-1));
    return Reflect.apply(query, this, given);
  } as typeof query;
  const again = './prepared.ts?again';
  const { PreparingClient } = (await import(again)) as typeof import('./prepared.ts');
  const client = new PreparingClient(url);
  try {
    await client.connect();
    for (const text of ['begin', 'select 1', 'end']) await client.query(text);
    assert.deepEqual((await client.query('select $1::int as n', [2])).rows, [{ n: 2 }]);
    assert.deepEqual(asked, ['function', 'function', 'function', 'function']);
    await assert.rejects(client.query('select 1 / 0'), /division by zero/);
  } finally {
    pg.Client.prototype.query = query;
    await client.end();
  }
});

test('a query whose transaction could not begin is refused, and the connection is not used again', async () => {
  const broken = outsidePlaces(db, async (tx) => {
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx).catch(() => undefined);
    await sql`select 1`.execute(tx);
  });
  await assert.rejects(broken);
  assert.equal(await prepared('nothing of ours'), 0);
});

test('a page asked for again and again has its SQL written once, and its own values each time', async () => {
  let written = 0;
  const numbers = togetherAgain((of: { from: number; name: string }) => {
    written++;
    return {
      two: sql<{ n: number }>`select n::int from generate_series(${of.from}::int, ${of.from}::int + 1) n order by n`,
      named: sql<{ name: string }>`select ${of.name}::text as name, ${'kept'}::text as always`,
    };
  });
  for (const [from, name] of [
    [1, 'a'],
    [7, "it's"],
  ] as const) {
    const read = await outsidePlaces(db, (tx) => numbers(tx, { from, name }));
    assert.deepEqual(read, { two: [{ n: from }, { n: from + 1 }], named: [{ name, always: 'kept' }] });
  }
  assert.equal(written, 1);
  const computing = togetherAgain((of: { from: number }) => ({ one: sql`select ${of.from + 1}::int` }));
  await assert.rejects(
    outsidePlaces(db, (tx) => computing(tx, { from: 1 })),
    /'from' may only be handed on/,
  );
});
