// Millbrook's invented budget adds up as a budget should: every fund is balanced where somebody adopted it, and moving money makes none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Line } from '../../app/budget/versions/words.ts';
import { adopted, amended, amountsOf, linesOf } from './budget.ts';

const YEAR = 2026;

function changed(lines: readonly Line[], amounts: ReadonlyMap<number, number>): Line[] {
  return lines.map((line, i) => ({ ...line, cents: amounts.get(i) ?? line.cents }));
}

const gaps = (lines: readonly Line[], year: number): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const { fund, side, year: of, measure, cents } of lines)
    if (of === String(year) && measure === 'planned')
      sums[fund!.name] = (sums[fund!.name] ?? 0) + (side === 'spending' ? cents : -cents);
  return sums;
};
const even = { 'General fund': 0, 'Transit fund': 0, 'Water fund': 0 };

test('what was submitted is not even in one fund; what was adopted and amended is even in all', () => {
  const submitted = linesOf(YEAR);
  assert.deepEqual(gaps(submitted, YEAR - 1), even);
  assert.deepEqual(gaps(submitted, YEAR), { ...even, 'General fund': -2_200_000 });
  const asAdopted = changed(submitted, amountsOf(submitted, YEAR, adopted));
  assert.deepEqual(gaps(asAdopted, YEAR), even);
  assert.deepEqual(gaps(changed(asAdopted, amountsOf(submitted, YEAR, amended)), YEAR), even);
});
