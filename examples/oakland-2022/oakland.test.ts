// Oakland's figures are those of their file, everything invented says so, and the invented plans are real divisions that differ.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { revenue, spending, totals } from './adopted.ts';
import { banner, lines } from './load.ts';
import { inventedPlans } from './plans.ts';
import { rules } from './rules.ts';

const sumOf = (by: Record<string, Record<string, number>>): number =>
  Object.values(by).reduce((all, one) => Object.values(one).reduce((sum, dollars) => sum + dollars, all), 0);

test('what was typed comes to what the lines of the file come to, with the gap between the two', () => {
  assert.deepEqual([sumOf(spending), sumOf(revenue)], [totals.spending, totals.revenue]);
  assert.equal(totals.spending - totals.revenue, 192_000);
  assert.equal(lines.length, 260);
});

test('no rule looks as if somebody had looked it up', () => {
  for (const { title, citation, standing } of rules) {
    assert.match(title, /^Invented: /);
    assert.ok(citation);
    assert.equal(standing, 'unconfirmed');
  }
  assert.match(banner, /invented/);
});

test('the invented plans are the same each time, divide the total to the cent, and differ where people differ', () => {
  const units = Object.entries(spending).map(([key, by]) => ({ key, today: sumOf({ [key]: by }) * 100 }));
  const total = totals.revenue * 100;
  const plans = inventedPlans(units, total, 400, 7);
  assert.deepEqual(inventedPlans(units, total, 400, 7), plans);
  for (const plan of plans) {
    assert.equal(
      plan.reduce((sum, cents) => sum + cents, 0),
      total,
    );
    assert.ok(plan.every((cents) => Number.isSafeInteger(cents) && cents >= 0));
  }
  const police = plans.map((plan) => plan[units.findIndex(({ key }) => key === 'Police')]! / total).sort();
  assert.ok(police[100]! < 0.21 && police[300]! > 0.4, `the middle half: ${police[100]} to ${police[300]}`);
});
