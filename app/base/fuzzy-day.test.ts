// Days known only as far as they are: what they can mean, and that a bound is never taken for a day.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from './clock.ts';
import { bareDay, bounded, compareDays, earliest, isFuzzyDay, latest, openTo } from './fuzzy-day.ts';

const days = fc
  .integer({ min: 0, max: 100_000 })
  .map((n) => addDays('1900-01-01', n))
  .chain((day) =>
    fc.record({
      day: fc.constant(day),
      cut: fc.constantFrom(4, 7, 10),
      open: fc.constantFrom(undefined, 'before' as const, 'after' as const),
    }),
  )
  .map(({ day, cut, open }) => bounded(day.slice(0, cut), open));

describe('a fuzzy day', () => {
  it('is a year, a month, a day, or one of them as a bound, and exists in the calendar', () => {
    for (const day of ['2021', '2021-04', '2021-04-22', '../2021', '../2021-04-22', '2021-04/..', '2021-04-22/..'])
      assert.ok(isFuzzyDay(day), day);
    for (const day of [
      '',
      '21',
      '2021-02-30',
      '../2021-02-30',
      '../2021/..',
      '2021/',
      '/..',
      '2021-4',
      '../..',
      '2021-04-22/',
    ])
      assert.ok(!isFuzzyDay(day), day);
  });

  it('can mean any day of its year, and no day beyond its bound', () => {
    assert.deepEqual([earliest('2021'), latest('2021-02')], ['2021-01-01', '2021-02-28']);
    assert.deepEqual([latest('../2021-04-22'), earliest('2021-04-22/..')], ['2021-04-22', '2021-04-22']);
    assert.ok(earliest('../2021-04-22') < '1000' && latest('2021-04-22/..') > '3000');
  });

  it('comes apart and together again, and can always mean something', () => {
    fc.assert(
      fc.property(days, (day) => {
        assert.ok(isFuzzyDay(day));
        assert.equal(bounded(bareDay(day), openTo(day)), day);
        assert.ok(earliest(day) <= latest(day));
      }),
    );
  });

  it('is only said to be before another where every day it can mean is', () => {
    assert.equal(compareDays('2021', '2021-04-22'), 0);
    assert.equal(compareDays('2021-04-21', '2021-04-22'), -1);
    assert.equal(compareDays('../2021-04-21', '2021-04-22'), -1);
    assert.equal(compareDays('../2021-04-22', '2021-04-21'), 0);
    assert.equal(compareDays('2021-04-22/..', '2021-04-21'), 1);
    assert.equal(compareDays('2021-04-20/..', '2021-04-21'), 0);
    fc.assert(fc.property(days, days, (a, b) => compareDays(a, b) === -compareDays(b, a) || compareDays(a, b) === 0));
  });
});
