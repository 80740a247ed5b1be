// Divisions are told apart by their Open Civic Data ids, never by name; every kind of act of this room still replays.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { freshDatabase, freshPlace } from '../../../test/database.ts';
import { inPlace } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { replayExamples } from '../words/example-bodies.ts';
import { recordDivisions } from './actions.ts';
import { isDivision } from './acts.ts';
import examples from './examples.json' with { type: 'json' };
import { divisionsByCode, divisionsIn, pathOf } from './store.ts';

const { db } = await freshDatabase();

it('every kind of act has an example that replays, and a leaf that fits', async () => {
  const { ctx } = await freshPlace(db);
  await replayExamples(ctx, ['division'], examples);
});

it('two cities of one name stay two', async () => {
  const { ctx } = await freshPlace(db);
  const codes = ['mo', 'ks'].map((state) => `ocd-division/country:us/state:${state}/place:kansas_city`);
  await recordDivisions(ctx, { record: codes.map((code) => ({ code, name: 'Kansas City' })), sources: [] });
  const [found, all] = await inPlace(db, ctx.place, async (tx) => [
    await divisionsByCode(tx, codes),
    await divisionsIn(tx, { limit: 10, offset: 0 }),
  ]);
  assert.equal(new Set([...found.values()].map((one) => one.id)).size, 2);
  assert.deepEqual(
    [all.total, all.rows.map((one) => one.parent)],
    [2, ['ocd-division/country:us/state:ks', 'ocd-division/country:us/state:mo']],
  );
  await assert.rejects(
    recordDivisions(ctx, { record: [{ code: codes[0]!, name: 'Again' }], sources: [] }),
    (error) => error instanceof Refused && error.code === 'duplicate',
  );
});

it('an id says where its division lies', () => {
  assert.deepEqual(pathOf('ocd-division/country:us/state:mo/place:kansas_city'), [
    'ocd-division/country:us',
    'ocd-division/country:us/state:mo',
  ]);
  assert.deepEqual(pathOf('ocd-division/country:us'), []);
  for (const code of [
    'ocd-division/country:us/state:mo/sldl:103',
    'ocd-division/country:us/state:mo/county:st~clair',
    'ocd-division/country:ca/province:qc/ed:montréal',
  ])
    assert.ok(isDivision(code), code);
  for (const code of [
    '',
    'ocd-division',
    'ocd-division/country:USA',
    'ocd-division/country:us/state',
    'ocd-division/country:us/state:mo ',
    'x'.repeat(300),
  ])
    assert.ok(!isDivision(code), code);
});
