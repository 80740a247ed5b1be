// A budget begins, versions of it are recorded, and their lines come back from the tables as they were; every kind of act replays.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { freshDatabase, freshPlace } from '../../../test/database.ts';
import { checkPlace } from '../../acts/rebuild.ts';
import { sequence } from '../../acts/sequencer.ts';
import { inPlace } from '../../base/database.ts';
import type { Refused } from '../../base/refused.ts';
import { replayExamples } from '../../record/words/example-bodies.ts';
import { beginBudget, recordVersion } from './actions.ts';
import './acts.ts';
import examples from './examples.json' with { type: 'json' };
import { pack, unpack } from './packed.ts';
import { budgetAt, versionLines, versionsOf } from './store.ts';
import { dimensions, type Line, measures, sides } from './words.ts';

const { db, ownerUrl } = await freshDatabase();

it('every kind of act has an example that replays, and a leaf that fits', async () => {
  const { ctx } = await freshPlace(db);
  await replayExamples(ctx, ['budget'], examples);
});

const word = fc.stringMatching(/^[0-9A-Za-zéñ&' .-]{0,12}$/);
const value = fc.record({ code: word, name: word }, { noNullPrototype: true });
const line: fc.Arbitrary<Line> = fc.record(
  {
    side: fc.constantFrom(...sides),
    measure: fc.constantFrom(...measures),
    year: fc.constantFrom('2015', '2022-23', 'FY25'),
    cents: fc.maxSafeInteger(),
    rows: fc.integer({ min: 1, max: 1000 }),
    ...(Object.fromEntries(dimensions.map((each) => [each, value])) as Record<
      (typeof dimensions)[number],
      typeof value
    >),
    restricted: fc.boolean(),
    recurring: fc.boolean(),
  },
  { requiredKeys: ['side', 'measure', 'year', 'cents', 'rows'], noNullPrototype: true },
) as never;

it('lines that are packed and unpacked are the same lines', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      assert.deepEqual(unpack(pack(lines)), lines);
    }),
  );
});

const source = { title: 'Adopted budget', publisher: 'Testville', url: 'https://example.org/budget.csv' };

it('lines come back from the tables as they were recorded, and a rebuild makes the same rows', async () => {
  const { ctx } = await freshPlace(db);
  const { budget, number } = await beginBudget(ctx, { title: 'City budget', body: 'City of Testville' });
  assert.equal(number, 1);
  const lines = fc.sample(line, { numRuns: 60, seed: 6 });
  const recorded = await recordVersion(
    ctx,
    { budget, label: 'Adopted', state: 'adopted', day: '2026-03-01', source },
    lines,
  );
  const [found, versions, read] = await inPlace(db, ctx.place, async (tx) => [
    await budgetAt(tx, '1-old-words'),
    await versionsOf(tx, budget),
    await versionLines(tx, recorded.version),
  ]);
  assert.equal(found?.slug, 'city-budget');
  assert.deepEqual(
    versions.map(({ number, label, lines, source }) => ({ number, label, lines, source })),
    [{ number: 1, label: 'Adopted', lines: 60, source }],
  );
  assert.deepEqual(
    read.map(({ n: _, ...each }) => each),
    lines,
  );
  await sequence(db, ctx.place, 'test');
  assert.deepEqual(await checkPlace(ownerUrl, ctx.place), []);
});

it('a version without lines, or of an unknown budget, is refused and nothing is kept', async () => {
  const { ctx } = await freshPlace(db);
  const { budget } = await beginBudget(ctx, { title: 'City budget' });
  const words = { budget, label: 'Adopted', state: 'adopted', source };
  await assert.rejects(recordVersion(ctx, words, []), (error: Refused) => error.fields[0]?.code === 'budget-no-lines');
  const some: Line[] = [{ side: 'spending', measure: 'planned', year: '2026', cents: 1, rows: 1 }];
  const stranger = '01970000-0000-7000-8000-00000000b001';
  await assert.rejects(
    recordVersion(ctx, { ...words, budget: stranger }, some),
    (error: Refused) => error.code === 'not-found',
  );
  await assert.rejects(
    recordVersion({ ...ctx, author: { role: 'speaker', name: 'Somebody' } }, words, some),
    (error: Refused) => error.code === 'forbidden',
  );
  assert.equal((await inPlace(db, ctx.place, (tx) => versionsOf(tx, budget))).length, 0);
});
