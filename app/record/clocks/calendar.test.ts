// Working days counted at once are those counted one by one, whatever the days, the weekend and the days off.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../../base/clock.ts';
import { calendarOf, restOn, workingDays } from './calendar.ts';

test('working days counted at once are those counted one by one', () => {
  const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays('2024-01-01', n));
  fc.assert(
    fc.property(day, day, fc.array(day, { maxLength: 20 }), (from, to, off) => {
      const calendar = calendarOf([{ year: 2024, days: off.map((date) => ({ date, name: 'A day off' })) }]);
      let counted = 0;
      for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) if (!restOn(calendar, on)) counted++;
      assert.equal(workingDays(calendar, from, to), counted);
    }),
  );
});
