// The days of a series, and the hour on the wall of the place whatever the clocks do.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../../../base/clock.ts';
import { instantIn, isShown } from '../calendar/instant.ts';
import { daysOfSeries, rhythms } from './days.ts';

const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
const someDay = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n));

describe('the days of a series', () => {
  it('are what people mean by every month, also at its end', () => {
    assert.deepEqual(daysOfSeries('month-day', '2026-01-31', 4), [
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
    assert.deepEqual(daysOfSeries('month-weekday', '2026-03-31', 3), ['2026-03-31', '2026-04-28', '2026-05-26']);
    assert.deepEqual(daysOfSeries('week', '2026-02-26', 2), ['2026-02-26', '2026-03-05']);
  });

  it('begin with the first, go forward, keep their weekday, and go on where they stopped', () => {
    fc.assert(
      fc.property(fc.constantFrom(...rhythms), someDay, fc.integer({ min: 1, max: 30 }), (every, first, count) => {
        const days = daysOfSeries(every, first, count);
        assert.equal(days[0], first);
        assert.equal(new Set(days).size, count);
        assert.deepEqual(days, days.toSorted());
        if (every !== 'month-day') for (const day of days) assert.equal(weekday(day), weekday(first));
        const cut = Math.floor(count / 2);
        assert.deepEqual(days.slice(cut), daysOfSeries(every, first, count - cut, cut));
      }),
    );
  });
});

describe('an hour on the wall', () => {
  it('stays the same hour through a change of the clocks, in the zone of the place (nyc-councilmatic #129)', () => {
    const at = (zone: string, day: string) => instantIn(zone, day, '18:30').toISOString();
    assert.equal(at('America/Chicago', '2026-03-07'), '2026-03-08T00:30:00.000Z');
    assert.equal(at('America/Chicago', '2026-03-08'), '2026-03-08T23:30:00.000Z');
    assert.equal(at('Pacific/Kiritimati', '2026-03-08'), '2026-03-08T04:30:00.000Z');
    assert.equal(at('Asia/Kathmandu', '2026-03-08'), '2026-03-08T12:45:00.000Z');
  });

  it('that the clocks skip is the hour after; one that comes twice is the first', () => {
    assert.equal(instantIn('America/New_York', '2026-03-08', '02:30').toISOString(), '2026-03-08T07:30:00.000Z');
    assert.equal(instantIn('America/New_York', '2026-11-01', '01:30').toISOString(), '2026-11-01T05:30:00.000Z');
  });

  it('is known to be left out where the clocks go forward, and nowhere else', () => {
    assert.equal(isShown('America/New_York', '2026-03-08', '02:30'), false);
    assert.equal(isShown('America/New_York', '2026-03-08', '03:00'), true);
    assert.equal(isShown('America/New_York', '2026-11-01', '01:30'), true);
    assert.equal(isShown('Australia/Lord_Howe', '2026-10-04', '02:15'), false, 'half an hour is left out there');
    assert.equal(isShown('America/Phoenix', '2026-03-08', '02:30'), true);
  });
});
