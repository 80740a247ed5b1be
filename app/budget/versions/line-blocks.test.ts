// Lines in blocks: every line is in one, in its order, and what is no number reaches the database as none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Block, blocksOf } from './line-blocks.ts';

const years = ['2025', '2026'];
const packed = (rows: string[]) => blocksOf(rows.join(';'), years);
/** A line of a block as the packed text said it. */
const inList = (list: string, at: number) => list.split(',')[at];
const saidBy = (block: Block, at: number) =>
  [
    block.side === 'spending' ? 0 : 1,
    block.measure === 'planned' ? 0 : 1,
    years.indexOf(block.year!),
    ...[
      block.fund,
      block.department,
      ...[block.divisions, block.accounts, block.categories].map((list) => inList(list, at)),
    ],
    ...[block.restricted, block.recurring].map((flag) => (flag === null ? '' : Number(flag))),
    ...[block.cents, block.rows].map((list) => inList(list, at)),
  ]
    .map((one) => (one === null || one === 'NULL' ? '' : one))
    .join();

test('every line is in one block, and says there what it said', () => {
  const rows = Array.from({ length: 1000 }, (_, i) => {
    const flags = ['', '0', '1'][i % 3];
    return `${i % 2},${i % 4 < 2 ? 0 : 1},${i % 2},${i % 5 || ''},${i % 2 ? '' : i % 7},,${i},${i % 11 || ''},${flags},,${i * 7 - 500},1`;
  });
  const found: string[] = [];
  for (const block of packed(rows)) {
    const numbers = block.numbers.split(',').map(Number);
    assert.deepEqual([block.first, block.lines], [numbers[0], numbers.length]);
    for (const [at, n] of numbers.entries()) found[n] = saidBy(block, at);
  }
  assert.deepEqual(found, rows);
});

test('no block holds more lines than fit a page of the database', () => {
  const sizes = [...packed(Array.from({ length: 250 }, (_, i) => `0,0,0,1,2,,${i},,,,100,1`))].map(
    ({ lines }) => lines,
  );
  assert.deepEqual(sizes, [100, 100, 50]);
});

test('what is no number is refused, and no word of a list can add to it or empty it', () => {
  for (const cents of ['NULL', '1.5', '"1', '{1}', '1 2', 'x'])
    assert.throws(() => packed([`0,0,0,1,2,,3,,,,${cents},1`]), TypeError, cents);
  assert.equal(packed(['0,0,0,1,2,,3,,,,,1'])[0]!.cents, 'none');
  assert.equal(packed(['0,0,0,1,2,,3,,,,1'])[0]!.rows, 'none');
  const [short] = packed(['0,0,0', '0,0,0,1,2,,3,,,,1,1']);
  assert.deepEqual([short!.cents, short!.rows], ['none', 'none'], 'a line takes nothing of the next');
  assert.equal(packed([',0,0,1,2,,3,,,,1,1'])[0]!.side, null);
  assert.equal(packed(['0,0,7,1,2,,3,,,,1,1'])[0]!.year, null);
});
