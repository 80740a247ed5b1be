// Working days counted at once are those counted one by one, whatever the days, the weekend and the days off.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../../base/clock.ts';
import { calendarOf, restOn, workingDays } from './calendar.ts';

const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2024-01-01', n));
const rest = fc.option(fc.subarray([0, 1, 2, 3, 4, 5, 6], { maxLength: 6 }), { nil: null });
const kept = fc.uniqueArray(
  fc.record({ year: fc.constantFrom(2023, 2024, 2025, 2026), days: fc.array(day, { maxLength: 12 }), rest }),
  { selector: (one) => one.year },
);
const named = (days: readonly string[]) => days.map((date) => ({ date, name: 'A day off' }));

test('working days counted at once are those counted one by one, whatever rests in which year', () => {
  fc.assert(
    fc.property(day, day, kept, (from, to, years) => {
      const calendar = calendarOf(years.map((one) => ({ ...one, days: named(one.days) })));
      let counted = 0;
      for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) if (!restOn(calendar, on)) counted++;
      assert.equal(workingDays(calendar, from, to), counted);
    }),
  );
});

test('a year rests on the days its act says; one that says nothing on Saturday and Sunday; one not set as the year before', () => {
  const calendar = calendarOf([
    { year: 2025, days: [] },
    { year: 2026, days: [], rest: [5, 6] },
    { year: 2028, days: [], rest: [] },
  ]);
  const resting = (from: string) =>
    [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(from, n)).filter((on) => restOn(calendar, on));
  assert.deepEqual(resting('2025-03-03'), ['2025-03-08', '2025-03-09']);
  assert.deepEqual(resting('2026-03-02'), ['2026-03-06', '2026-03-07']);
  assert.deepEqual(resting('2027-03-01'), ['2027-03-05', '2027-03-06']);
  assert.deepEqual(resting('2028-03-06'), []);
  assert.deepEqual(resting('2023-03-06'), ['2023-03-11', '2023-03-12']);
});
