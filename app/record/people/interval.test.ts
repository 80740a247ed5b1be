import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../../base/clock.ts';
import { earliest, latest } from '../../base/fuzzy-day.ts';
import { byLatest, isEmpty, mayActOn, within } from './interval.ts';

const civil = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('1850-01-01', days));
const fuzzy = fc.tuple(civil, fc.constantFrom(4, 7, 10)).map(([day, length]) => day.slice(0, length));
const open = fc.option(fuzzy, { nil: null });

describe('intervals between fuzzy days', () => {
  it('an exact day is its own first and last day; a month and a year span theirs', () => {
    assert.deepEqual([earliest('2024-02-10'), latest('2024-02-10')], ['2024-02-10', '2024-02-10']);
    assert.deepEqual([earliest('2024-02'), latest('2024-02')], ['2024-02-01', '2024-02-29']);
    assert.deepEqual([earliest('2023-02'), latest('2023-02')], ['2023-02-01', '2023-02-28']);
    assert.deepEqual([earliest('1900-12'), latest('1900')], ['1900-12-01', '1900-12-31']);
  });

  it('both ends count, and the day before and after do not', () => {
    const held = { from: '2011-10-13', until: '2022-04-22' };
    assert.equal(within(held, '2011-10-12'), 'no');
    assert.equal(within(held, '2011-10-13'), 'yes');
    assert.equal(within(held, '2022-04-22'), 'yes');
    assert.equal(within(held, '2022-04-23'), 'no');
  });

  it('says perhaps exactly where the choice of the unknown days decides', () => {
    fc.assert(
      fc.property(open, open, civil, fc.nat(366), fc.nat(366), (from, until, day, a, b) => {
        const pick = (fuzzyDay: string | null, n: number) => {
          if (!fuzzyDay) return null;
          const chosen = addDays(earliest(fuzzyDay), n);
          return [chosen, latest(fuzzyDay)].sort()[0]!;
        };
        const exactly = within({ from: pick(from, a), until: pick(until, b) }, day);
        const said = within({ from, until }, day);
        assert.notEqual(exactly, 'perhaps');
        if (said !== 'perhaps') assert.equal(exactly, said);
      }),
    );
  });

  it('what may hold can be made to hold and not to hold by some choice of the unknown days', () => {
    fc.assert(
      fc.property(open, open, civil, (from, until, day) => {
        if (within({ from, until }, day) !== 'perhaps') return;
        const widest = { from: from && earliest(from), until: until && latest(until) };
        const narrowest = { from: from && latest(from), until: until && earliest(until) };
        assert.equal(within(widest, day), 'yes');
        assert.equal(within(narrowest, day), 'no');
      }),
    );
  });

  it('a bound is sure on one side only', () => {
    const began = { from: '../2021-04-22', until: null };
    assert.deepEqual([within(began, '2021-04-21'), within(began, '2021-04-22')], ['perhaps', 'yes']);
    const since = { from: '2021-04-22/..', until: null };
    assert.deepEqual([within(since, '2021-04-21'), within(since, '2030-01-01')], ['no', 'perhaps']);
    const lasted = { from: null, until: '2021-04-22/..' };
    assert.deepEqual([within(lasted, '2021-04-22'), within(lasted, '2021-04-23')], ['yes', 'perhaps']);
    assert.equal(mayActOn({ from: null, until: '../2021-04-22', ended: true }, '2021-04-01'), false);
  });

  it('an interval is empty exactly when no day lies in it', () => {
    fc.assert(
      fc.property(fuzzy, fuzzy, (from, until) => {
        const held = { from, until };
        const some = [earliest(from), latest(until)].some((day) => within(held, day) !== 'no');
        assert.equal(isEmpty(held), !some);
      }),
    );
  });

  it('whoever has been ended may not act once the end can have come; a planned end lets act to its last day', () => {
    assert.equal(mayActOn({ from: null, until: '2026', ended: false }, '2026-11-22'), true);
    assert.equal(mayActOn({ from: null, until: '2026', ended: true }, '2026-11-22'), false);
    assert.equal(mayActOn({ from: null, until: '2026-11-22', ended: true }, '2026-11-22'), true);
    assert.equal(mayActOn({ from: null, until: '2026-11-22', ended: true }, '2026-11-23'), false);
    assert.equal(mayActOn({ from: '2027', until: null, ended: false }, '2026-12-31'), false);
    assert.equal(mayActOn({ from: null, until: null, ended: false }, '2026-12-31'), true);
  });

  it('nobody acts on a day that surely lies outside', () => {
    fc.assert(
      fc.property(open, open, fc.boolean(), civil, (from, until, ended, day) => {
        if (within({ from, until }, day) === 'no') assert.equal(mayActOn({ from, until, ended }, day), false);
      }),
    );
  });

  it('orders holders by their start, the latest first, in one and the same way', () => {
    const held = fc.record({ from: open, until: open });
    fc.assert(
      fc.property(held, held, held, (a, b, c) => {
        assert.equal(Math.sign(byLatest(a, b)) + Math.sign(byLatest(b, a)), 0);
        if (byLatest(a, b) <= 0 && byLatest(b, c) <= 0) assert.ok(byLatest(a, c) <= 0);
      }),
    );
  });
});
