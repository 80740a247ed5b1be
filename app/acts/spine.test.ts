// The spine under many hands: order, locks, the log without gaps, replay to identical tables.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import Type from 'typebox';
import { freshDatabase, freshPlace } from '../../test/database.ts';
import { inPlace } from '../base/database.ts';
import { newId } from '../base/ids.ts';
import { Refused } from '../base/refused.ts';
import { commit, draft } from './commit.ts';
import { covered, erased, forget, lifted } from './cover.ts';
import { defineAct, Id, Text } from './define.ts';
import { placeChanged } from './places.ts';
import { checkPlace, rebuildPlace } from './rebuild.ts';
import { sequence } from './sequencer.ts';

const { db, ownerUrl } = await freshDatabase({ max: 20 });

/** A kind of act for these tests only: it writes into an existing table of sources. */
const noted = defineAct({
  kind: 'test.noted/1',
  body: Type.Object({ source: Id, under: Type.String(), title: Text(200), fresh: Type.Boolean() }),
  streams: (b) =>
    b.fresh
      ? { touches: [], opens: [{ stream: `source/${b.source}`, under: b.under }] }
      : { touches: [`source/${b.source}`] },
  texts: { title: 'sources.title' },
  apply: async (tx, act) => {
    await tx
      .updateTable('sources')
      .set({ superseded_by: act.id })
      .where('place_id', '=', act.place)
      .where('id', '=', act.body.source)
      .where('superseded_by', 'is', null)
      .execute();
    await sql`insert into sources (place_id, act_id, id, title, standing, held, lang) values (${act.place}, ${act.id}, ${act.body.source}, ${act.body.title}, 'own', true, 'en')`.execute(
      tx,
    );
  },
});

const note = (source: string, title: string, fresh = false) =>
  draft({ act: noted, body: { source, under: 'place', title, fresh } });

test('fifty writers over shared and separate streams: the log has no gap and replays to identical tables', async () => {
  const { ctx } = await freshPlace(db);
  const shared = newId();
  await commit(ctx, [note(shared, 'begun', true)]);
  await Promise.all(
    Array.from({ length: 50 }, async (_, writer) => {
      const own = newId();
      await commit(ctx, [note(own, `writer ${writer}`, true)]);
      for (let i = 0; i < 4; i++) {
        await commit(ctx, [note(i % 2 ? shared : own, `writer ${writer} says ${i}`)]);
        if (i === 2) await sequence(db, ctx.place, `sequencer ${writer % 3}`);
      }
    }),
  );
  await inPlace(db, ctx.place, (tx) => sql`update heads set until = now() - interval '1 second'`.execute(tx));
  await sequence(db, ctx.place, 'last');
  const log = await inPlace(db, ctx.place, (tx) =>
    tx.selectFrom('entries').select(['index', 'n']).orderBy('index').execute(),
  );
  assert.equal(log.length, 1 + 1 + 50 * 5);
  for (const [i, entry] of log.entries()) assert.equal(Number(entry.index), i);
  const order = await inPlace(db, ctx.place, async (tx) =>
    tx
      .selectFrom('timeline')
      .innerJoin('entries', (join) =>
        join.onRef('entries.n', '=', 'timeline.n').onRef('entries.place_id', '=', 'timeline.place_id'),
      )
      .select(['timeline.n', 'entries.index'])
      .where('timeline.stream', '=', `source/${shared}`)
      .orderBy('entries.index')
      .execute(),
  );
  const numbers = order.map((row) => Number(row.n));
  assert.deepEqual(
    numbers,
    [...numbers].sort((a, b) => a - b),
  );
  assert.deepEqual(await checkPlace(ownerUrl, ctx.place), []);
});

test('a changed projection row is found and named by its act', async () => {
  const { ctx } = await freshPlace(db);
  const source = newId();
  const [act] = await commit(ctx, [note(source, 'as it was', true)]);
  await sequence(db, ctx.place, 'one');
  await inPlace(db, ctx.place, (tx) =>
    sql`update sources set title = 'as somebody wished' where id = ${source}`.execute(tx),
  );
  const found = await checkPlace(ownerUrl, ctx.place);
  assert.equal(found.length, 2);
  assert.ok(found.every((d) => d.table === 'sources' && d.act === act!.id && d.index === '1'));
  await rebuildPlace(ownerUrl, ctx.place);
  assert.deepEqual(await checkPlace(ownerUrl, ctx.place), []);
});

test('a stream that moved on since it was seen is refused, and nothing is written', async () => {
  const { ctx } = await freshPlace(db);
  const source = newId();
  const [first] = await commit(ctx, [note(source, 'one', true)]);
  const seen = { [`source/${source}`]: first!.n };
  await commit(ctx, [note(source, 'two')], { seen });
  await assert.rejects(
    commit(ctx, [note(source, 'three')], { seen }),
    (e) => e instanceof Refused && e.code === 'changed-meanwhile',
  );
  const rows = await inPlace(db, ctx.place, (tx) => tx.selectFrom('acts').select('id').execute());
  assert.equal(rows.length, 3);
});

test('several acts stand together or not at all', async () => {
  const { ctx } = await freshPlace(db);
  const source = newId();
  await assert.rejects(commit(ctx, [note(source, 'one', true), note(newId(), 'on nothing')]));
  const rows = await inPlace(db, ctx.place, (tx) => tx.selectFrom('acts').select('id').execute());
  assert.equal(rows.length, 1);
});

test('the same stream begun twice at once stands once', async () => {
  const { ctx } = await freshPlace(db);
  const source = newId();
  const results = await Promise.allSettled([1, 2, 3].map(() => commit(ctx, [note(source, 'twin', true)])));
  assert.equal(results.filter((r) => r.status === 'fulfilled').length, 1);
});

test('a covered text is in no public table, can be lifted, and an erased one is gone from the log too', async () => {
  const { ctx } = await freshPlace(db);
  const source = newId();
  const secret = 'zanzibar phone number 555';
  const [act] = await commit(ctx, [note(source, `Call ${secret} now`, true)]);
  const aim = {
    target: act!.id,
    target_kind: 'test.noted/1',
    stream: `source/${source}`,
    field: 'title',
    role: 'steward' as const,
  };
  const inPub = () => countInSchema(ctx.place, 'pub', 'zanzibar');
  assert.ok((await inPub()) > 0);
  const [cover] = await commit(ctx, [
    draft({ act: covered, body: { ...aim, spans: [[5, 5 + secret.length]], reason: 'contact-details' } }),
  ]);
  assert.equal(await inPub(), 0);
  const shown = await inPlace(db, ctx.place, (tx) =>
    tx.selectFrom('sources').select('title').executeTakeFirstOrThrow(),
  );
  assert.match(shown.title!, /^Call █{25} now$/);
  assert.deepEqual(await checkPlace(ownerUrl, ctx.place), []);
  await commit(ctx, [draft({ act: lifted, body: { ...aim, cover: cover!.id, words: `Call ${secret} now` } })]);
  assert.ok((await inPub()) > 0);
  assert.deepEqual(await checkPlace(ownerUrl, ctx.place), []);
  await commit(ctx, [draft({ act: erased, body: { ...aim, ground: 'person-asked' } })], {
    beside: (tx, [mine]) => forget(tx, ctx.place, act!.id, 'title', mine!.id),
  });
  assert.equal(await inPub(), 0);
  assert.equal(await countInSchema(ctx.place, 'log', 'zanzibar'), 0);
  assert.deepEqual(await checkPlace(ownerUrl, ctx.place), []);
});

test('a second place sees nothing of the first, and no place sees nothing at all', async () => {
  const { ctx } = await freshPlace(db);
  const other = await freshPlace(db);
  await commit(ctx, [note(newId(), 'ours', true)]);
  const seen = await inPlace(db, other.ctx.place, (tx) => tx.selectFrom('sources').selectAll().execute());
  assert.deepEqual(seen, []);
  assert.equal((await db.pool.query('select 1 from acts')).rowCount, 0);
  await assert.rejects(
    inPlace(db, other.ctx.place, (tx) => sql`insert into streams values (${ctx.place}, 'forged', 1, 1)`.execute(tx)),
    /row-level security/,
  );
});

test('the application cannot delete or truncate what is public', async () => {
  const { ctx } = await freshPlace(db);
  await assert.rejects(
    inPlace(db, ctx.place, (tx) => sql`delete from sources`.execute(tx)),
    /permission denied/,
  );
  await assert.rejects(
    inPlace(db, ctx.place, (tx) => sql`delete from acts`.execute(tx)),
    /permission denied/,
  );
  for (const change of [
    "entries set leaf = ''",
    'acts set recorded = now()',
    "acts set kind = 'forged/1'",
    "outbox set leaf = ''",
  ]) {
    await assert.rejects(
      inPlace(db, ctx.place, (tx) => sql.raw(`update ${change}`).execute(tx)),
      /permission denied/,
      change,
    );
  }
});

test('a place changes its settings by an act and keeps the old ones in its history', async () => {
  const { ctx } = await freshPlace(db);
  const body = {
    name: 'Renamed',
    division: 'ocd-division/country:us',
    languages: ['es', 'en'],
    zone: 'America/Denver',
  };
  await commit(ctx, [draft({ act: placeChanged, body })]);
  const rows = await inPlace(db, ctx.place, (tx) =>
    tx.selectFrom('place').select(['name', 'superseded_by']).orderBy('name').execute(),
  );
  assert.deepEqual(
    rows.map((r) => [r.name, r.superseded_by === null]),
    [
      ['Renamed', true],
      ['Testville', false],
    ],
  );
});

async function countInSchema(place: string, schema: string, words: string): Promise<number> {
  return inPlace(db, place, async (tx) => {
    const tables = await sql<{
      name: string;
    }>`select tablename as name from pg_tables where schemaname = ${schema}`.execute(tx);
    let found = 0;
    for (const { name } of tables.rows) {
      const { rows } = await sql<{
        n: number;
      }>`select count(*)::int as n from ${sql.id(schema, name)} t where t::text like ${`%${words}%`}`.execute(tx);
      found += rows[0]!.n;
    }
    return found;
  });
}
