// The boxes of a treemap: true to the amounts, side by side without a gap, and square where that is possible.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Box, treemap } from './treemap.ts';

const close = (a: number, b: number, of: number) => Math.abs(a - b) <= 1e-6 * of;
const areaOf = (box: Box) => box.width * box.height;

const amounts = fc
  .array(fc.integer({ min: 1, max: 99_999_999_999 }), { minLength: 1, maxLength: 60 })
  .map((all) => all.sort((a, b) => b - a));
const paper = fc.record({ width: fc.integer({ min: 1, max: 2000 }), height: fc.integer({ min: 1, max: 2000 }) });

test('every box has the share of the area that its amount has of the whole, and lies within the paper', () => {
  fc.assert(
    fc.property(amounts, paper, (all, area) => {
      const boxes = treemap(all, area);
      const whole = area.width * area.height;
      const sum = all.reduce((a, b) => a + b, 0);
      assert.equal(boxes.length, all.length);
      for (const [i, box] of boxes.entries()) {
        assert.ok(close(areaOf(box), (all[i]! / sum) * whole, whole), `box ${i}`);
        assert.ok(box.x >= -1e-6 && box.y >= -1e-6 && box.width > 0 && box.height > 0);
        assert.ok(box.x + box.width <= area.width * (1 + 1e-9) && box.y + box.height <= area.height * (1 + 1e-9));
      }
    }),
  );
});

test('no two boxes lie over each other', () => {
  fc.assert(
    fc.property(amounts, paper, (all, area) => {
      const boxes = treemap(all, area);
      const within = 1e-6 * Math.max(area.width, area.height);
      for (const [i, one] of boxes.entries())
        for (const other of boxes.slice(i + 1))
          assert.ok(
            Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x) <= within ||
              Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y) <= within,
          );
    }),
    { numRuns: 50 },
  );
});

test('the example of the paper comes out as its figure 4 has it', () => {
  const boxes = treemap([6, 6, 4, 3, 2, 2, 1], { width: 6, height: 4 });
  const rounded = boxes.map(({ x, y, width, height }) => [x, y, width, height].map((n) => Math.round(n * 100) / 100));
  assert.deepEqual(rounded, [
    [0, 0, 3, 2],
    [0, 2, 3, 2],
    [3, 0, 1.71, 2.33],
    [4.71, 0, 1.29, 2.33],
    [3, 2.33, 1.2, 1.67],
    [4.2, 2.33, 1.2, 1.67],
    [5.4, 2.33, 0.6, 1.67],
  ]);
});

test('what is not above zero has no box', () => {
  for (const wrong of [0, -1, Number.NaN])
    assert.throws(() => treemap([5, wrong], { width: 10, height: 10 }), RangeError);
  assert.deepEqual(treemap([], { width: 10, height: 10 }), []);
});
