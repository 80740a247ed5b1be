// Real budgets of real cities, in place, where they are at hand: every file is read with the totals its city published, to the cent, or
// refused with row and column. The files are nobody's to copy; set REDRESS_BUDGET_FILES to the folder that holds them.
import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { beginMapping, takeFile } from './dry-run.ts';
import type { Mapping, Meaning } from './mapping.ts';
import { totalsOf } from './sums.ts';
import type { Taken } from './take.ts';

/** Beside the checkout, unless said otherwise. */
const folder =
  process.env.REDRESS_BUDGET_FILES ?? new URL('../../../../shared/data/budgets/', import.meta.url).pathname;
const isThere = existsSync(folder);
let ran = 0;

const columns = (given: Record<string, Meaning>): Mapping['columns'] =>
  Object.entries(given).map(([column, as]) => ({ column, as }));

async function taking(file: string, change: (guessed: Mapping) => Partial<Mapping> = () => ({})): Promise<Taken> {
  const source = () => createReadStream(join(folder, file));
  const guessed = await beginMapping(source, file);
  ran++;
  return takeFile(source, { ...guessed, ...change(guessed) });
}

/** A total in cents; all funds where none is named. */
const total = (taken: Taken, which: { fund?: string; year: string; side: string; measure?: string }) =>
  totalsOf(taken.lines, which.fund !== undefined).find(
    (one) =>
      one.year === which.year &&
      one.side === which.side &&
      one.measure === (which.measure ?? 'planned') &&
      (which.fund === undefined || one.fund?.code === which.fund || one.fund?.name === which.fund),
  )?.cents;

const fine = (taken: Taken) => assert.deepEqual(taken.problems.list, []);

if (!isThere) it('the real files of cities', { skip: `there is no folder ${folder}` });

describe('the real files of cities', { skip: !isThere }, () => {
  it('Oakland, adopted FY22-23: fund 1010 is out by 192,000, as published', async () => {
    const taken = await taking('oakland-ca-fy22-23-adopted.csv');
    fine(taken);
    assert.equal(taken.rows, 22_236);
    const fund = { fund: '1010', year: 'FY22-23' };
    assert.equal(total(taken, { ...fund, side: 'spending' }), 76_023_833_200);
    assert.equal(total(taken, { ...fund, side: 'revenue' }), 76_004_633_200);
  });

  it('Sacramento: two sets of words for its sides are told, and both read right once they are named', async () => {
    const file = 'sacramento-ca-approved-budgets.csv';
    const asked = await taking(file);
    assert.deepEqual(asked.problems.list[0], {
      code: 'unknown-side',
      row: 6601,
      column: 'ExpenseRevenue',
      cell: 'Expenses',
    });
    assert.deepEqual(asked.strangers, ['Expenses', 'Revenues']);
    const taken = await taking(file, () => ({ side: { spending: ['E', 'Expenses'], revenue: ['R', 'Revenues'] } }));
    fine(taken);
    const fund = { fund: 'General Fund', year: '2025' };
    assert.equal(total(taken, { ...fund, side: 'spending' }), 67_771_801_900);
    assert.equal(total(taken, { ...fund, side: 'revenue' }), 67_336_281_900);
    assert.equal(taken.leftOut.totals, 0, '“Fund Total” is a category here, not a sum');
  });

  it('Oklahoma City FY2015: the General Fund is 415,048,224, the police fund beside it', async () => {
    const taken = await taking('okc-ok-fy2015-budget-detail.csv');
    fine(taken);
    assert.equal(total(taken, { fund: '001', year: '2015', side: 'spending' }), 41_504_822_400);
    assert.ok(taken.lines.some((line) => line.fund?.name === 'POLICE'));
  });

  it('Asheville FY2015: the General Fund balances to the cent, with revenue turned round and codes kept', async () => {
    const taken = await taking('asheville-nc-fy2015-adopted.csv', (guessed) => ({
      columns: [...guessed.columns, { column: 'Account Code', as: 'side' }],
      side: { spending: ['5', '6', '7', '8'], revenue: ['4'], begins: true },
      flip: ['revenue'],
    }));
    fine(taken);
    for (const side of ['spending', 'revenue'])
      assert.equal(total(taken, { fund: '1100', year: '2015', side }), 10_834_935_797, side);
    assert.ok(taken.lines.some((line) => line.department?.code === '01'));
  });

  it('Cook County: 25 years in the names of columns become years, a blank no zero', async () => {
    const taken = await taking('cook-county-il-1993-2017.csv');
    fine(taken);
    assert.equal(new Set(taken.lines.map((line) => line.year)).size, 25);
    assert.equal(total(taken, { year: '2012', side: 'spending' }), 335_926_507_700);
    assert.equal(total(taken, { year: '2012', side: 'spending', measure: 'spent' }), 292_415_014_108);
    assert.equal(total(taken, { year: '2017', side: 'spending', measure: 'spent' }), undefined);
  });

  it('Kansas City, Missouri, an ordinance: its sections add up to what the ordinance says', async () => {
    const taken = await taking('kcmo-mo-ordinance-sample.csv');
    fine(taken);
    assert.equal(total(taken, { fund: '1000', year: '2025-26', side: 'spending' }), 378_856_150);
    assert.equal(total(taken, { fund: '1000', year: '2025-26', side: 'revenue' }), 47_878_250);
  });

  it('the example of the Fiscal Data Package: levels become dimensions, the year is taken out of its day', async () => {
    const taken = await taking('fiscal-data-package-example/budget.csv', (guessed) => ({
      columns: [
        ...guessed.columns,
        ...columns({
          level1_id: 'department-code',
          level1_title: 'department-name',
          level2_id: 'division-code',
          level2_title: 'division-name',
        }),
      ],
    }));
    fine(taken);
    assert.deepEqual(taken.lines, [
      {
        side: 'spending',
        measure: 'planned',
        year: '2015',
        department: { code: '09', name: 'Education' },
        division: { code: '0901', name: 'Higher Education' },
        cents: 1_000_000,
        rows: 1,
      },
    ]);
  });

  it('tables of codes are no budget, and say so', async () => {
    for (const part of ['accounts', 'department', 'division', 'fund'])
      assert.equal((await taking(`asheville-nc-codes-${part}.csv`)).problems.list[0]?.code, 'no-amount-column', part);
  });
});

after(() => {
  process.stdout.write(
    isThere ? `${ran} readings of real files of cities\n` : `No real file was read: there is no folder ${folder}\n`,
  );
});
