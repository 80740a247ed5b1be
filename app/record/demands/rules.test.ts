// Invariant 5: silence is said only after an evidenced delivery that nobody disputes.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { bareDay } from '../../base/fuzzy-day.ts';
import { verdicts } from '../answers/rules.ts';
import { type DeliveryFact, referralState, sinceAsked } from './rules.ts';

const day = fc.constantFrom(
  '../2025-12-30',
  '2026-01-05/..',
  '2025',
  '2025-12',
  '2025-12-30',
  '2026-01',
  '2026-01-05',
  '2026-02-01',
  '2026-03',
);
const delivery: fc.Arbitrary<DeliveryFact> = fc.record({
  fact: fc.constantFrom('published', 'sent', 'delivered'),
  day,
  disputed: fc.boolean(),
  acknowledged: fc.boolean(),
  withdrawn: fc.boolean(),
});
const answer = fc.option(fc.record({ verdict: fc.constantFrom(...verdicts), day }), { nil: undefined });
const today = '2026-01-31';

describe('where a referral stands', () => {
  it('waits only where a delivery is recorded, undisputed and not ahead; days are never negative', () => {
    fc.assert(
      fc.property(fc.array(delivery), answer, fc.boolean(), (deliveries, given, referral) => {
        const found = referralState({ referral, deliveries, answer: given, today });
        if (!referral) return assert.equal(found.state, 'not-asked');
        if (given) return assert.deepEqual(found, { state: 'answered', ...given });
        const arrived = deliveries.filter(
          (one) => one.fact === 'delivered' && !one.disputed && !one.withdrawn && bareDay(one.day) <= today,
        );
        assert.equal(found.state, arrived.length ? 'waiting' : 'asked');
        if (found.state !== 'waiting') return;
        assert.ok(arrived.every((one) => bareDay(found.since) <= bareDay(one.day)));
        // A month, a year or a bound never starts counting days.
        assert.ok(found.days === undefined ? found.since.length !== 10 : found.days >= 0);
      }),
    );
  });

  it('does not depend on the order in which deliveries were recorded', () => {
    fc.assert(
      fc.property(fc.array(delivery), (deliveries) => {
        const { state } = referralState({ referral: true, deliveries, today });
        assert.equal(referralState({ referral: true, deliveries: [...deliveries].reverse(), today }).state, state);
      }),
    );
  });

  it('nobody waits from a day before they were asked, however early the letter arrived', () => {
    fc.assert(
      fc.property(fc.array(delivery), fc.constantFrom('2025-12-31', '2026-01-20'), (deliveries, asked) => {
        const found = referralState({ referral: true, deliveries: sinceAsked(deliveries, asked), today });
        if (found.state === 'waiting' && found.days !== undefined) assert.ok(found.since >= asked);
        const before = referralState({ referral: true, deliveries, today });
        assert.equal(found.state === 'asked' || before.state !== 'asked', true);
      }),
    );
  });

  it('being published or sent is not being delivered', () => {
    const facts = (['published', 'sent'] as const).map((fact) => ({
      fact,
      day: '2025-12-30',
      disputed: false,
      acknowledged: true,
      withdrawn: false,
    }));
    assert.deepEqual(referralState({ referral: true, deliveries: facts, today }), {
      state: 'asked',
      sent: '2025-12-30',
      disputed: false,
    });
  });

  it('a month or a year is waited since, but its days are not counted', () => {
    const known = [
      { fact: 'delivered', day: '2026-01', disputed: false, acknowledged: false, withdrawn: false },
    ] as const;
    assert.deepEqual(referralState({ referral: true, deliveries: known, today }), {
      state: 'waiting',
      since: '2026-01',
      days: undefined,
      acknowledged: false,
    });
  });
});
