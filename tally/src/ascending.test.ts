// The radix sort against the platform's, on amounts of every size, in part of a larger buffer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascending } from './ascending.ts';

/** Numerical Recipes' generator: the same numbers every time. */
function numbers(n: number, most: number): Float64Array {
  let seed = 1;
  const next = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  return Float64Array.from({ length: n }, () => Math.floor(next() * most));
}

test('puts many amounts in order as the platform does, small and great, whole and not', () => {
  for (const most of [1, 2, 2000, 2 ** 31, 2 ** 32 + 7, 2 ** 40, Number.MAX_SAFE_INTEGER])
    assert.deepEqual(ascending(numbers(5000, most)), numbers(5000, most).sort(), `up to ${most}`);
  const parts = numbers(5000, 2 ** 40).map((value) => value / 7);
  assert.deepEqual(ascending(parts.slice()), parts.slice().sort());
});

test('minus zero is nothing, not the most there is', () => {
  const values = numbers(5000, 100);
  values[17] = -0;
  assert.equal(ascending(values)[4999], 99);
});

test('leaves the rest of a buffer alone', () => {
  const all = numbers(6000, 2 ** 40);
  const before = all.slice();
  ascending(all.subarray(100, 5100));
  assert.deepEqual(all.slice(0, 100), before.slice(0, 100));
  assert.deepEqual(all.slice(100, 5100), before.slice(100, 5100).sort());
  assert.deepEqual(all.slice(5100), before.slice(5100));
});
