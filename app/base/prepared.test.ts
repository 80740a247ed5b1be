import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { freshDatabase } from '../../test/database.ts';
import { outsidePlaces } from './database.ts';
import { preparedName } from './prepared.ts';

const { db } = await freshDatabase();

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
