// Money is moved, never made; what is typed is read to the cent or not at all; a plan in an address comes back the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { changesOf, movedIn, packed, type Sheet, standingOf, sumOfAmounts, unpacked } from './rebalance.ts';

const amounts = fc.array(
  fc.oneof(
    fc.nat(9),
    fc.nat(2 ** 31 - 1),
    fc.nat(2 ** 31 - 1).map((n) => n * 100_000),
  ),
  {
    minLength: 2,
    maxLength: 12,
  },
);
const sheetOf = (today: readonly number[]): Sheet => ({
  units: today.map((cents, i) => ({ key: `u${i}`, name: `Unit ${i}`, today: cents })),
  total: sumOfAmounts(today),
  rules: [],
});

test('moving money conserves it, leaves nobody in debt, and touches only who gives and who gets', () => {
  const moves = amounts.chain((now) =>
    fc.record({
      now: fc.constant(now),
      to: fc.nat(now.length - 1),
      from: fc.uniqueArray(fc.nat(now.length - 1), { minLength: 1 }),
      part: fc.nat(1000),
    }),
  );
  fc.assert(
    fc.property(moves, ({ now, to, from, part }) => {
      const givers = from.filter((unit) => unit !== to);
      const have = givers.reduce((sum, unit) => sum + now[unit]!, 0);
      const cents = Math.floor((have / 1000) * part);
      const after = movedIn(now, { from: givers, to, cents });
      assert.equal(sumOfAmounts(after), sumOfAmounts(now));
      assert.equal(after[to], now[to]! + cents);
      for (const [unit, amount] of after.entries()) {
        assert.ok(amount >= 0);
        if (unit !== to && !givers.includes(unit)) assert.equal(amount, now[unit]);
      }
      assert.ok(standingOf(sheetOf(now), after).isBalanced);
      assert.throws(() => movedIn(now, { from: givers, to, cents: have + 1 }), RangeError);
    }),
  );
});

test('what changed adds up to what is left', () => {
  const two = amounts.chain((now) =>
    fc.tuple(fc.constant(now), fc.array(fc.nat(1e6), { minLength: now.length, maxLength: now.length })),
  );
  fc.assert(
    fc.property(two, ([now, plan]) => {
      const sheet = sheetOf(now);
      const changed = changesOf(sheet, plan).reduce((sum, { before, after }) => sum + after - before, 0);
      assert.equal(standingOf(sheet, plan).left, 0 - changed);
    }),
  );
});

test('a plan in an address comes back to the cent, and nothing else is read as one', () => {
  const two = amounts.chain((now) =>
    fc.tuple(fc.constant(now), fc.array(fc.nat(1e9), { minLength: now.length, maxLength: now.length })),
  );
  fc.assert(
    fc.property(two, ([now, plan]) => assert.deepEqual(unpacked(sheetOf(now), packed(sheetOf(now), plan)), plan)),
  );
  const sheet = sheetOf([5, 5]);
  for (const bad of ['x', '0.-6', '2.1', '0.1_0.1', '0.1_', '0.99999999999999999', '0.1.2', '-1.5'])
    assert.equal(unpacked(sheet, bad), undefined, bad);
});
