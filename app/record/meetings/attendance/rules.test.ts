// The states of an invitation as a machine: whatever is told of it, in whatever order, it is never more than what was told.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { DeliveryFact } from '../../demands/rules.ts';
import { type Reply, replies } from '../rules.ts';
import { bases, type CameSays, cameOf, cameSays, invitationState } from './rules.ts';

type Told =
  | { told: 'sent' | 'delivered' }
  | { told: 'disputed' | 'acknowledged' | 'withdrawn' }
  | { told: 'replied'; reply: Reply }
  | { told: 'came'; says: CameSays; basis: (typeof bases)[number] };

const told: fc.Arbitrary<Told> = fc.oneof(
  fc.record({ told: fc.constantFrom('sent' as const, 'delivered' as const) }),
  fc.record({ told: fc.constantFrom('disputed' as const, 'acknowledged' as const, 'withdrawn' as const) }),
  fc.record({ told: fc.constant('replied' as const), reply: fc.constantFrom(...replies) }),
  fc.record({
    told: fc.constant('came' as const),
    says: fc.constantFrom(...cameSays),
    basis: fc.constantFrom(...bases),
  }),
);

const day = '2026-03-01';
const today = '2026-03-12';

/** What the tables would hold after all of it was told, for one invitation with one delivery at a time. */
function after(story: readonly Told[]) {
  let deliveries: DeliveryFact[] = [];
  let reply: Reply | undefined;
  const words = new Map<string, { says: CameSays; basis: (typeof bases)[number] }>();
  for (const one of story) {
    const last = deliveries.at(-1);
    if (one.told === 'sent' || one.told === 'delivered')
      deliveries = [
        ...deliveries,
        { fact: one.told, day, disputed: false, acknowledged: false, withdrawn: false } as DeliveryFact,
      ];
    else if (one.told === 'replied') reply = one.reply;
    else if (one.told === 'came') words.set(one.basis, { says: one.says, basis: one.basis });
    else if (last) {
      const changed =
        one.told === 'withdrawn'
          ? { withdrawn: true }
          : { disputed: one.told === 'disputed', acknowledged: one.told === 'acknowledged' };
      deliveries = [...deliveries.slice(0, -1), { ...last, ...changed }];
    }
  }
  return { deliveries, reply, words: [...words.values()], today };
}

const stories = fc.array(told, { maxLength: 12 });

describe('an invitation, whatever is told of it', () => {
  it('is without a reply only where a delivery is evidenced, neither disputed nor withdrawn', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const facts = after(story);
        const { reply } = invitationState(facts);
        if (reply !== 'no-reply') return;
        assert.ok(
          facts.deliveries.some(
            (one) => !one.withdrawn && !one.disputed && (one.fact === 'delivered' || one.acknowledged),
          ),
          'silent, and nothing shows that it arrived',
        );
        assert.equal(facts.reply, undefined);
      }),
      { numRuns: 2000 },
    );
  });

  it('stands by the last reply, and no reply is made of anything else', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const last = story.findLast((one) => one.told === 'replied');
        const { reply } = invitationState(after(story));
        if (last?.told === 'replied') assert.equal(reply, last.reply);
        else assert.ok(!(replies as readonly string[]).includes(reply));
      }),
    );
  });

  it('ends in attended or absent only by somebody’s word: claimed, confirmed, or disputed where words differ', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const facts = after(story);
        const { came } = invitationState(facts);
        const says = new Set(facts.words.map((one) => one.says));
        if (says.size === 0) assert.equal(came, undefined);
        else if (says.size === 2) assert.deepEqual(came, { came: 'disputed' });
        else
          assert.deepEqual(came, {
            came: [...says][0],
            how: facts.words.some((one) => one.basis !== 'claim') ? 'confirmed' : 'claimed',
          });
      }),
    );
  });

  it('the order in which words on who came were said changes nothing', () => {
    const words = fc.array(fc.record({ says: fc.constantFrom(...cameSays), basis: fc.constantFrom(...bases) }));
    fc.assert(fc.property(words, (all) => assert.deepEqual(cameOf(all), cameOf(all.toReversed()))));
  });
});
