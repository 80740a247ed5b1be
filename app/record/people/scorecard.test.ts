// The numbers of a holder: each referral is counted in exactly one place, and they add up, whatever happened.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { calendarOf } from '../clocks/calendar.ts';
import { courtesy } from '../clocks/periods.ts';
import { clockAt } from '../clocks/rules.ts';
import { type Alike, isIn, lists, places, scorecard, timeOf, times } from './scorecard.ts';

const today = '2026-03-02';
const day = fc.constantFrom('2025', '2025-11', '2025-12-01', '2026-01-15', '2026-02-27', '2026-03-02');
const facts = fc.record({
  count: fc.integer({ min: 1, max: 100 }),
  asked: day,
  answered: fc.option(day),
  deliveries: fc.array(
    fc.record({
      fact: fc.constantFrom('published' as const, 'sent' as const, 'delivered' as const),
      day,
      disputed: fc.boolean(),
      acknowledged: fc.boolean(),
      withdrawn: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  stopped: fc.option(day),
});
const calendar = calendarOf([]);
const bound = { post: null, organization: null, kind: null };
const alikeOf = ({
  stopped,
  ...of
}: {
  count: number;
  asked: string;
  answered: string | null;
  deliveries: Alike['deliveries'];
  stopped: string | null;
}): Alike => ({
  ...of,
  clock: clockAt({
    deliveries: of.deliveries,
    events: stopped && stopped.length === 10 ? [{ id: 'x', what: 'stop', day: stopped, days: null }] : [],
    answered: of.answered ? [of.answered] : [],
    periods: [courtesy],
    bound,
    calendar,
    today,
  }),
});

describe('the numbers of a holder', () => {
  it('count every referral in exactly one place, and add up', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 20 }), fc.option(day), (given, since) => {
        const all = given.map(alikeOf);
        const about = { today, since: since ?? undefined };
        const { numbers, byBasis } = scorecard(all, about);
        const asked = all.reduce((sum, one) => sum + one.count, 0);
        assert.equal(numbers.asked, asked);
        assert.equal(
          places.reduce((sum, place) => sum + numbers[place], 0),
          asked,
        );
        assert.ok(numbers.late <= numbers.waiting && numbers.inherited <= numbers.waiting + numbers.undelivered);
        const begun = all.filter((one) => timeOf(one)).reduce((sum, one) => sum + one.count, 0);
        const counted = Object.values(byBasis).flatMap((row) => times.map((time) => row[time]));
        assert.equal(
          counted.reduce((sum, n) => sum + n, 0),
          begun,
        );
        for (const list of lists)
          assert.equal(
            all.filter((one) => isIn(one, { list }, about)).reduce((sum, one) => sum + one.count, 0),
            numbers[list],
            `the list ${list} has as many as its number says`,
          );
      }),
    );
  });

  it('nobody is late without an evidenced delivery', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const counted = given.deliveries.filter((one) => one.fact === 'delivered' && !one.disputed && !one.withdrawn);
        if (counted.length > 0) return;
        const { numbers } = scorecard([alikeOf(given)], { today, since: undefined });
        assert.equal(numbers.late + numbers.delivered + numbers.waiting, 0);
      }),
    );
  });
});
