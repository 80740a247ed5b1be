// What a collective budget promises: it adds up, it keeps limits, nobody gains by asking for something else, and people who each
// want one line get it in proportion.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { runs } from '../test/elections.ts';
import { DIVISIONS, type Division, divide, type Plans } from './divide.ts';

/** Up to 8 plans over up to 4 lines; shares of a total that is often too small to divide evenly. */
const anyPlans = fc
  .record({
    lines: fc.integer({ min: 1, max: 4 }),
    total: fc.integer({ min: 0, max: 60 }),
    cuts: fc.array(fc.array(fc.nat(60), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
  })
  .map(({ lines, total, cuts }): Plans => {
    const plan = (cut: number[]): number[] => {
      const at = [0, ...cut.slice(0, lines - 1).map((c) => Math.min(c, total)), total].sort((a, b) => a - b);
      return Array.from({ length: lines }, (_, i) => at[i + 1]! - at[i]!);
    };
    return {
      lines: Array.from({ length: lines }, (_, i) => `line ${i}`),
      total,
      amounts: Float64Array.from(cuts.flatMap(plan)),
    };
  });

const plansOf = (total: number, rows: number[][], limits: Partial<Plans> = {}): Plans => ({
  lines: rows[0]!.map((_, i) => `line ${i}`),
  total,
  amounts: Float64Array.from(rows.flat()),
  ...limits,
});

const asNumbers = (list: { num: bigint; den: bigint }[]): number[] =>
  list.map(({ num, den }) => Number(num) / Number(den));

for (const how of DIVISIONS)
  test(`${how}: adds up exactly, and what all want is what all get`, () => {
    fc.assert(
      fc.property(anyPlans, (plans) => {
        const { amounts } = divide(plans, how);
        assert.equal(
          amounts.reduce((sum, value) => sum + value, 0),
          plans.total,
        );
        assert.ok(amounts.every((value) => Number.isInteger(value) && value >= 0));
        const one = [...plans.amounts.subarray(0, plans.lines.length)];
        const alike = { ...plans, amounts: Float64Array.from([...one, ...one, ...one]) };
        assert.deepEqual(divide(alike, how).amounts, one);
      }),
      { numRuns: runs(400) },
    );
  });

/** The definition, in doubles: the median of plans and phantoms, at the time found by bisection. */
function slowly(plans: Plans, how: Division): number[] {
  const { lines, total, amounts } = plans;
  const n = amounts.length / lines.length;
  const phantom = (k: number, t: number): number =>
    how === 'utilitarian' ? total * Math.min(1, Math.max(0, t * (n + 1) - (n - k))) : total * Math.min(1, k * t);
  const at = (t: number): number[] =>
    lines.map((_, line) => {
      const all = Array.from({ length: n }, (_, i) => amounts[i * lines.length + line]!);
      for (let k = 0; k <= n; k++) all.push(phantom(k, t));
      return all.sort((a, b) => a - b)[n]!;
    });
  let [low, high] = [0, 1];
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (at(middle).reduce((sum, value) => sum + value, 0) < total) low = middle;
    else high = middle;
  }
  return at(high);
}

for (const how of ['utilitarian', 'independent-markets'] as const) {
  test(`${how}: as the definition has it`, () => {
    fc.assert(
      fc.property(anyPlans, (plans) => {
        const exact = asNumbers(divide(plans, how).exact);
        for (const [i, value] of slowly(plans, how).entries())
          assert.ok(Math.abs(value - exact[i]!) < 1e-6, `${value} ${exact}`);
      }),
      { numRuns: runs(400) },
    );
  });

  test(`${how}: nobody gets nearer to their wish by asking for something else`, () => {
    fc.assert(
      fc.property(anyPlans, fc.array(fc.nat(60), { minLength: 3, maxLength: 3 }), (plans, cut) => {
        const m = plans.lines.length;
        const wish = plans.amounts.subarray(0, m);
        const at = [0, ...cut.slice(0, m - 1).map((c) => Math.min(c, plans.total)), plans.total].sort((a, b) => a - b);
        const lie = plans.amounts.slice();
        for (let i = 0; i < m; i++) lie[i] = at[i + 1]! - at[i]!;
        const distance = (p: Plans): number =>
          asNumbers(divide(p, how).exact).reduce((sum, value, i) => sum + Math.abs(value - wish[i]!), 0);
        assert.ok(distance(plans) <= distance({ ...plans, amounts: lie }) + 1e-9);
      }),
      { numRuns: runs(400) },
    );
  });
}

test('independent markets is proportional to people who want one line each; the median is not', () => {
  const plans = plansOf(100, [
    [100, 0, 0],
    [100, 0, 0],
    [0, 100, 0],
    [0, 0, 100],
  ]);
  assert.deepEqual(divide(plans, 'independent-markets').amounts, [50, 25, 25]);
  assert.deepEqual(divide(plans, 'mean').amounts, [50, 25, 25]);
  assert.deepEqual(
    divide(
      plansOf(100, [
        [100, 0],
        [100, 0],
        [0, 100],
      ]),
      'median',
    ).amounts,
    [100, 0],
  );
});

test('floors and caps are kept, the rest stays in proportion, and what cannot be kept is refused', () => {
  fc.assert(
    fc.property(anyPlans, fc.constantFrom(...DIVISIONS), fc.nat(20), fc.nat(60), (plans, how, low, high) => {
      const m = plans.lines.length;
      const floors = plans.lines.map((_, i) => (i === 0 ? Math.min(low, plans.total) : 0));
      const caps = plans.lines.map((_, i) => (i === m - 1 && m > 1 ? Math.min(plans.total, high) : plans.total));
      const { amounts } = divide({ ...plans, floors, caps }, how);
      assert.equal(
        amounts.reduce((sum, value) => sum + value, 0),
        plans.total,
      );
      for (const [i, value] of amounts.entries())
        assert.ok(value >= floors[i]! && value <= caps[i]!, `${amounts} ${floors} ${caps}`);
    }),
    { numRuns: runs(400) },
  );
  const plans = plansOf(100, [[80, 10, 10]]);
  assert.deepEqual(divide({ ...plans, caps: [60, 100, 100] }, 'mean').amounts, [60, 20, 20]);
  assert.deepEqual(divide({ ...plans, caps: [60, 100, 100] }, 'mean').held, ['cap', undefined, undefined]);
  assert.throws(() => divide({ ...plans, caps: [10, 10, 10] }, 'mean'), { code: 'bad-option' });
  assert.throws(() => divide({ ...plans, floors: [90, 20, 0] }, 'mean'), { code: 'bad-option' });
  assert.throws(() => divide(plansOf(100, [[50, 49, 0]]), 'mean'), { code: 'bad-option' });
  assert.throws(() => divide(plansOf(100, [[150, -50, 0]]), 'mean'), { code: 'bad-option' });
  for (const broken of [0.5, Number.NaN])
    for (const limits of [{ floors: [broken, 0, 0] }, { caps: [100, broken, 100] }])
      assert.throws(() => divide({ ...plans, ...limits }, 'mean'), { code: 'bad-option' });
  assert.throws(() => divide(plans, 'markets' as Division), { code: 'bad-option', message: /"markets" is not known/ });
});

test('several methods at once give what each gives alone', () => {
  fc.assert(
    fc.property(anyPlans, (plans) => {
      assert.deepEqual(
        divide(plans, DIVISIONS),
        DIVISIONS.map((how) => divide(plans, how)),
      );
    }),
    { numRuns: runs(100) },
  );
});

/** Every way to divide a total over three lines. */
const allPlansOf = (total: number): number[][] =>
  Array.from({ length: total + 1 }, (_, a) =>
    Array.from({ length: total - a + 1 }, (_, b) => [a, b, total - a - b]),
  ).flat();

for (const how of ['utilitarian', 'independent-markets'] as const)
  test(`${how}: of all plans there are, nobody is served better by any than by their own`, () => {
    const every = allPlansOf(4);
    const others = fc.array(fc.constantFrom(...every), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(others, (rest) => {
        const result = every.map((plan) => asNumbers(divide(plansOf(4, [plan, ...rest]), how).exact));
        const distance = (wish: number[], got: number[]) =>
          wish.reduce((sum, amount, i) => sum + Math.abs(amount - got[i]!), 0);
        for (const [i, wish] of every.entries())
          for (const got of result) assert.ok(distance(wish, result[i]!) <= distance(wish, got) + 1e-9);
      }),
      { numRuns: runs(60) },
    );
  });
