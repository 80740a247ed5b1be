// A plan's amounts as bytes and back: nothing of an amount may be lost, however great.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { amountsFrom, bytesOf } from './amounts-bytes.ts';

const amounts = fc.array(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), { minLength: 3, maxLength: 3 });

test('amounts come back whole, plan after plan, out of any pieces', () => {
  fc.assert(
    fc.property(fc.array(amounts), (plans) => {
      assert.deepEqual([...amountsFrom(plans.map(bytesOf))], plans.flat());
      assert.deepEqual([...amountsFrom([Buffer.concat(plans.map(bytesOf))])], plans.flat());
    }),
  );
});

test('they are written as PostgreSQL writes a bigint', () => {
  assert.equal(
    bytesOf([1, 2 ** 32, Number.MAX_SAFE_INTEGER]).toString('hex'),
    '00000000000000010000000100000000001fffffffffffff',
  );
});
