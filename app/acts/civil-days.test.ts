// The day of an act that says none is the place's own, in the zone the place has now; whatever happens while the zone changes, a replay
// of the acts makes the same days.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import Type from 'typebox';
import { freshDatabase, freshPlace } from '../../test/database.ts';
import { inPlace } from '../base/database.ts';
import { newId } from '../base/ids.ts';
import { type Ctx, commit, draft } from './commit.ts';
import { defineAct, Id } from './define.ts';
import { calendarSet, isZone, placeChanged } from './places.ts';
import { checkPlace } from './rebuild.ts';

const { db, ownerUrl } = await freshDatabase();
/** Ten in the evening of March 2 in Chicago, eight in the evening in Los Angeles, noon of March 3 in Tokyo. */
const evening = new Date('2026-03-03T03:59:00Z');

/** An act of these tests only, about a stream of its own; it changes no table of its own. */
const said = defineAct({
  kind: 'test.said/1',
  body: Type.Object({ source: Id, fresh: Type.Boolean() }),
  streams: (b) =>
    b.fresh
      ? { touches: [], opens: [{ stream: `source/${b.source}`, under: 'place' }] }
      : { touches: [`source/${b.source}`] },
  apply: async () => undefined,
});
const settings = ['place.calendar-set/1', 'place.changed/1'];

async function somewhere() {
  const { ctx, clock } = await freshPlace(db);
  clock.now = evening;
  return { ...ctx, now: () => clock.now };
}

const act = (year: number) => draft({ act: calendarSet, body: { year, days: [] } });
const move = (zone: string) =>
  draft({
    act: placeChanged,
    body: { name: 'Elsewhere', division: 'ocd-division/country:us', languages: ['en'], zone },
  });

const days = (ctx: Ctx, ...kinds: string[]) =>
  inPlace(db, ctx.place, async (tx) => {
    const rows = await tx.selectFrom('timeline').select('day').where('kind', 'in', kinds).orderBy('n').execute();
    return rows.map((row) => row.day);
  });

test('an act has the civil day of its place, and it follows the place into another zone', async () => {
  const ctx = await somewhere();
  await commit(ctx, [act(2026)]);
  await commit(ctx, [{ ...act(2027), occurred: { on: '2021-04', zone: 'America/Chicago', basis: 'own' } }]);
  assert.deepEqual(await days(ctx, ...settings), ['2026-03-02', '2021-04']);
  assert.deepEqual(await checkPlace(ownerUrl, ctx.place), []);
  await commit(ctx, [move('Asia/Tokyo'), act(2028)]);
  assert.deepEqual(await days(ctx, ...settings), ['2026-03-03', '2021-04', '2026-03-03', '2026-03-03']);
  await commit(ctx, [move('America/Los_Angeles')]);
  assert.deepEqual(await days(ctx, ...settings), ['2026-03-02', '2021-04', '2026-03-02', '2026-03-02', '2026-03-02']);
  assert.deepEqual(await checkPlace(ownerUrl, ctx.place), []);
});

test('an act that is on its way while the zone changes has its day in the new one as well', async () => {
  const ctx = await somewhere();
  const source = newId();
  await commit(ctx, [draft({ act: said, body: { source, fresh: true } })]);
  const written = Promise.withResolvers<void>();
  const leave = Promise.withResolvers<void>();
  // It is about something else than the place, so it shares no stream with the change.
  const going = commit(ctx, [draft({ act: said, body: { source, fresh: false } })], {
    beside: async () => {
      written.resolve();
      await leave.promise;
    },
  });
  await written.promise;
  let moved = false;
  const moving = commit(ctx, [move('Asia/Tokyo')]).then(() => {
    moved = true;
  });
  while (!moved && !(await someoneWaits())) await new Promise(setImmediate);
  leave.resolve();
  await Promise.all([going, moving]);
  assert.deepEqual(await days(ctx, 'test.said/1'), ['2026-03-03', '2026-03-03']);
  assert.deepEqual(await checkPlace(ownerUrl, ctx.place), []);
});

/** True while a transaction waits for the timeline. */
async function someoneWaits(): Promise<boolean> {
  const { rowCount } = await db.pool.query(
    "select from pg_locks where not granted and relation = 'pub.timeline'::regclass",
  );
  return rowCount === 1;
}

test('a zone the server does not know has the days of UTC and stops nobody', async () => {
  const ctx = await somewhere();
  const day = async (zone: string) => {
    const { rows } = await inPlace(db, ctx.place, (tx) =>
      sql<{ day: string }>`select base.civil_day(${evening}::timestamptz, ${zone}) as day`.execute(tx),
    );
    return rows[0]!.day;
  };
  assert.equal(await day('America/Chicago'), '2026-03-02');
  assert.equal(await day('Mars/Olympus'), '2026-03-03');
  assert.equal(await day('+05:30'), '2026-03-03');
  assert.deepEqual(['America/Chicago', 'UTC', '+05:30', 'Mars/Olympus', ''].map(isZone), [
    true,
    true,
    false,
    false,
    false,
  ]);
});
