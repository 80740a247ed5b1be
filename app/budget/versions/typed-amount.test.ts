// What people type into an amount's field.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountText, centsOf } from './typed-amount.ts';

test('amounts are read as people type them, or not at all', () => {
  const cases: [string, number | undefined][] = [
    ['1234', 123_400],
    ['$1,234.50', 123_450],
    ['64.1 M', 6_410_000_000],
    ['64.1 million', 6_410_000_000],
    ['300k', 30_000_000],
    ['2 mil', 200_000],
    ['1.5 millones', 150_000_000],
    ['0', 0],
    ['.5', 50],
    ['1,234', 123_400],
    ['1.234', undefined],
    ['1.250', undefined],
    ['.500', undefined],
    ['1.250 M', 125_000_000],
    ['12,34', undefined],
    ['1,23,456', undefined],
    ['-5', undefined],
    ['', undefined],
    ['ten', undefined],
    ['99999999999999999', undefined],
    ['1.2345678901 M', undefined],
  ];
  for (const [text, cents] of cases) assert.equal(centsOf(text), cents, text);
});

test('what stands in a field is read as the same amount', () => {
  for (const cents of [0, 1, 50, 100, 123_456, 125_000_000, 76_004_633_200, 99_999_999_999_99])
    assert.equal(centsOf(amountText(cents)), cents, amountText(cents));
});
