// Payments in two doubles against the same equations in fractions, where every winner empties many payers of earlier ones: the
// trap of sums of rounded purses, whose error would grow with every winner.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { runs } from '../test/elections.ts';
import { DoubleDouble } from './double-double.ts';
import { nearest, toDoubles } from './fraction.ts';
import { Payments } from './payments.ts';

const exactly = (value: number): [bigint, bigint] => {
  let [scaled, den] = [value, 1n];
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    den *= 2n;
  }
  return [BigInt(scaled), den];
};

/** |hi + lo - num/den| as a double */
function off(hi: number, lo: number, num: bigint, den: bigint): number {
  const [a, b] = exactly(hi);
  const [c, d] = exactly(lo);
  const [n, m] = [a * d + c * b, b * d];
  const difference = n * den - num * m;
  return Math.abs(nearest(difference, m * den));
}

test('two doubles hold a fraction to 2^-104', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 40n }), fc.bigInt({ min: 1n, max: 10n ** 40n }), (num, den) => {
      const { hi, lo } = toDoubles(num, den);
      assert.ok(off(hi, lo, num, den) <= hi * 2 ** -104);
    }),
    { numRuns: runs(100) },
  );
});

test('sums, products and quotients of two doubles stay within their bound', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), fc.integer({ min: 1, max: 2 ** 50 })), {
        minLength: 1,
        maxLength: 30,
      }),
      fc.integer({ min: 1, max: 2 ** 40 }),
      (terms, divisor) => {
        const sum = new DoubleDouble();
        let [exact, size] = [0n, 0];
        for (const [factor, value] of terms) {
          const { hi, lo } = toDoubles(BigInt(value), 7n);
          sum.addProduct(factor, hi, lo);
          exact += BigInt(factor) * BigInt(value);
          size += Math.abs(factor * hi);
        }
        sum.divide(divisor);
        assert.ok(off(sum.hi, sum.lo, exact, 7n * BigInt(divisor)) <= (size / divisor) * terms.length * 2 ** -99);
      },
    ),
    { numRuns: runs(100) },
  );
});

test('each payment is within the error it states, whatever chain of equations led to it', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          rich: fc.integer({ min: 1, max: 50 }),
          emptied: fc.nat(3000),
          owed: fc.array(fc.nat(900), { maxLength: 6 }),
        }),
        { minLength: 1, maxLength: 40 },
      ),
      (chain) => {
        const payments = new Payments({ num: 1_000_003n, den: 6586n });
        for (const { rich, emptied, owed } of chain) {
          const k = payments.equations.length;
          const owners = owed.map((_, i) => i).filter((q) => q < k);
          // As in an election: the cost is what makes the payment a part of the endowment.
          const had = emptied * payments.startHigh - owners.reduce((sum, q) => sum + owed[q]! * payments.hi[q]!, 0);
          const cost = Math.max(1, Math.round(had + rich * payments.startHigh * 0.37));
          payments.add({ cost, rich, emptied, owners, owed: owners.map((q) => owed[q]!) });
          const error = off(payments.hi[k]!, payments.lo[k]!, payments.numerator(k), payments.denominator);
          assert.ok(error <= payments.error[k]!, `${k}: ${error} > ${payments.error[k]}`);
          assert.ok(payments.error[k]! <= payments.startHigh * 2 ** -55);
        }
      },
    ),
    { numRuns: runs(300) },
  );
});
