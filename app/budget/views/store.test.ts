// What a drill-down reads, held against plain addition in JavaScript: every sum of every view of any lines.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { freshDatabase, freshPlace } from '../../../test/database.ts';
import { inPlace } from '../../base/database.ts';
import '../kinds.ts';
import { beginBudget, recordVersion } from '../versions/actions.ts';
import { dimensions, keyOf, type Line, measures, sides } from '../versions/words.ts';
import { type Asked, askedOf, UNSAID } from './asked.ts';
import { readView, type ViewRead } from './store.ts';

const { db } = await freshDatabase();
const source = { title: 'A file' };

async function budgetOf(lines: Line[]): Promise<(query?: Record<string, string>) => Promise<ViewRead | undefined>> {
  const { ctx } = await freshPlace(db);
  const { budget } = await beginBudget(ctx, { title: 'City budget' });
  await recordVersion(ctx, { budget, label: 'Adopted', state: 'adopted', source }, lines);
  return (query = {}) =>
    inPlace(db, ctx.place, (tx) => readView(tx, ctx.place, { budget: 1, version: undefined }, askedOf(query)));
}

const value = fc.constantFrom(
  { code: '01', name: 'Police' },
  { code: '01', name: 'Police Department' },
  { code: '02', name: 'Fire' },
  { code: '', name: 'Parks' },
);
const lines: fc.Arbitrary<Line[]> = fc.uniqueArray(
  fc.record(
    {
      side: fc.constantFrom(...sides),
      measure: fc.constantFrom(...measures),
      year: fc.constantFrom('2014', '2015', '2016'),
      cents: fc.integer({ min: -1_000_000, max: 9_000_000 }),
      rows: fc.constant(1),
      ...(Object.fromEntries(dimensions.map((one) => [one, value])) as Record<
        (typeof dimensions)[number],
        typeof value
      >),
      restricted: fc.boolean(),
    },
    { requiredKeys: ['side', 'measure', 'year', 'cents', 'rows'] },
  ),
  { minLength: 1, maxLength: 40, selector: (line) => JSON.stringify({ ...line, cents: 0 }) },
) as never;

const keyIn = (line: Line, dimension: (typeof dimensions)[number]) =>
  line[dimension] ? keyOf(line[dimension]) : UNSAID;

/** The same by hand. */
function added(all: Line[], asked: Asked, seen: ViewRead) {
  const fixed = dimensions.filter((one) => asked.filters[one] !== undefined);
  const inside = all.filter((line) => fixed.every((one) => keyIn(line, one) === asked.filters[one]));
  const now = (line: Line) => line.measure === seen.measure && line.year === seen.year;
  const sum = (some: Line[]) => some.reduce((cents, line) => cents + line.cents, 0);
  const here = inside.filter((line) => now(line) && line.side === seen.side);
  const groups = new Map<string, number>();
  for (const line of here) {
    const key = seen.by ? keyIn(line, seen.by) : UNSAID;
    groups.set(key, (groups.get(key) ?? 0) + line.cents);
  }
  return {
    total: sum(here),
    other: sum(inside.filter((line) => now(line) && line.side !== seen.side)),
    restricted: sum(here.filter((line) => line.restricted)),
    free: sum(here.filter((line) => line.restricted === false)),
    groups,
  };
}

describe('a view of a budget', () => {
  it('adds up as plain addition does, at every step of every way down', async () => {
    await fc.assert(
      fc.asyncProperty(
        lines,
        fc.array(fc.tuple(fc.constantFrom(...dimensions), fc.nat())),
        fc.constantFrom(...sides),
        async (all, steps, side) => {
          const read = await budgetOf(all);
          const query: Record<string, string> = { side };
          for (const [dimension, pick] of [[undefined, 0] as const, ...steps]) {
            if (dimension) query[dimension] = keyIn(all[pick % all.length]!, dimension);
            const view = await read(query);
            if (!view) continue;
            const { groups, ...sums } = added(all, askedOf(query), view);
            const { total, other, restricted, free } = view;
            assert.deepEqual({ total, other, restricted, free }, sums);
            for (const [key, cents] of groups)
              assert.equal(view.groups.find((one) => (one.unsaid ? UNSAID : one.key) === key)?.cents, cents, key);
            assert.deepEqual(
              view.groups.map((one) => one.cents),
              view.groups.map((one) => one.cents).sort((a, b) => b - a),
            );
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('begins with what is planned in the latest year, by the widest dimension that tells lines apart', async () => {
    const line = (year: string, department: string, cents: number, side: Line['side'] = 'spending'): Line => ({
      side,
      measure: 'planned',
      year,
      fund: { code: '1010', name: 'General' },
      department: { code: '', name: department },
      cents,
      rows: 1,
    });
    const read = await budgetOf([
      line('2015', 'Police', 300),
      line('2015', 'Fire', 100),
      line('2014', 'Police', 250),
      line('2015', 'Police', 40, 'revenue'),
      { ...line('2016', 'Police', 280), measure: 'spent' },
    ]);
    const view = (await read())!;
    assert.deepEqual([view.measure, view.year, view.against, view.by], ['planned', '2015', '2014', 'department']);
    assert.deepEqual(
      view.groups.map(({ name, cents, other, before, lines }) => [name, cents, other, before, lines]),
      [
        ['Police', 300, 40, 250, 1],
        ['Fire', 100, 0, null, 1],
      ],
    );
    assert.deepEqual([view.total, view.above, view.other, view.before], [400, 400, 40, 250]);
    const police = (await read({ department: 'Police' }))!;
    assert.deepEqual([police.total, police.above, police.by, police.lines], [300, 400, null, 1]);
    assert.deepEqual(
      police.spans.map(({ year, measure, side, cents }) => [year, measure, side, cents]),
      [
        ['2014', 'planned', 'spending', 250],
        ['2015', 'planned', 'revenue', 40],
        ['2015', 'planned', 'spending', 300],
        ['2016', 'spent', 'spending', 280],
      ],
    );
  });

  it('shows sixty boxes at most, and what all the others come to', async () => {
    const all = Array.from(
      { length: 150 },
      (_, i): Line => ({
        side: 'spending',
        measure: 'planned',
        year: '2015',
        account: { code: String(1000 + i), name: `Account ${i}` },
        cents: 1000 - i,
        rows: 1,
      }),
    );
    const read = await budgetOf(all);
    const one = (await read())!;
    assert.equal(one.count, 150);
    assert.equal(
      one.rest.cents,
      all.slice(59).reduce((sum, line) => sum + line.cents, 0),
    );
    const three = (await read({ page: '3' }))!;
    assert.deepEqual(
      three.groups.map((group) => group.cents),
      all.slice(118).map((line) => line.cents),
    );
    assert.equal(three.rest.cents, 0);
  });

  it('of what nobody has there is no page', async () => {
    const read = await budgetOf([{ side: 'spending', measure: 'planned', year: '2015', cents: 1, rows: 1 }]);
    assert.equal(await read({ department: 'Police' }), undefined);
    assert.equal(await read({ fund: 'x', department: UNSAID }), undefined);
    assert.notEqual(await read({ department: UNSAID }), undefined);
  });
});
