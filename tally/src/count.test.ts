// The fast way against the slow, obvious one, on thousands of small elections full of ties: same winners, same order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyElection, anyElectionWithRules, electionOf, runs } from '../test/elections.ts';
import * as slow from '../test/reference.ts';
import type { AddOneOutcome } from './add-one.ts';
import { count, type Rule, usualRule } from './count.ts';
import type { Election, VoteType } from './election.ts';
import { groupEqualBallots } from './group.ts';
import type { Utility } from './utilities.ts';

const kinds: [VoteType, Utility][] = [
  ['approval', 'cost'],
  ['approval', 'cardinality'],
  ['cumulative', 'points'],
  ['ordinal', 'borda'],
];

const winnersOf = (election: Election, rule: Partial<Rule>): number[] =>
  count(election, { ...usualRule, ...rule }).winners;

for (const [voteType, utility] of kinds) {
  test(`equal shares by ${utility} buys what fractions say, in the same order, with equal ballots merged or not`, () => {
    fc.assert(
      fc.property(anyElection(voteType), (election) => {
        const profile = slow.profileOf(election, utility);
        const expected = slow.equalShares(profile, { n: profile.budget, d: BigInt(election.voters) });
        assert.deepEqual(winnersOf(election, { utility }), expected);
        assert.deepEqual(winnersOf(groupEqualBallots(election), { utility }), expected);
      }),
      { numRuns: runs(700) },
    );
  });

  test(`the utilitarian completion and greedy by ${utility} take what the slow way takes`, () => {
    fc.assert(
      fc.property(anyElection(voteType), (election) => {
        const profile = slow.profileOf(election, utility);
        assert.deepEqual(winnersOf(election, { method: 'greedy', utility }), slow.greedy(profile));
        const bought = slow.equalShares(profile, { n: profile.budget, d: BigInt(election.voters) });
        assert.deepEqual(winnersOf(election, { utility, completion: 'utilitarian' }), [
          ...bought,
          ...slow.greedy(profile, bought),
        ]);
      }),
      { numRuns: runs(700) },
    );
  });

  test(`Add1 by ${utility} ends at the same endowment and winners as step by step in fractions`, () => {
    fc.assert(
      fc.property(
        anyElection(voteType),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (election, isWhole, isExhaustive, isAll) => {
          const over = isAll ? 'all' : 'supported';
          const completion = isExhaustive ? (isWhole ? 'add1' : 'add1-nonint') : 'add1-nonexh';
          const wholeStart = completion !== 'add1-nonint';
          const expected = slow.addOne(slow.profileOf(election, utility), {
            wholeStart,
            exhaustive: isExhaustive,
            over,
          });
          const result = count(election, { ...usualRule, utility, completion, exhaustiveOver: over });
          assert.deepEqual(result.winners, expected.winners);
          const { endowment } = result.equalShares as AddOneOutcome;
          assert.equal(endowment.num * expected.endowment.d, expected.endowment.n * endowment.den);
        },
      ),
      { numRuns: runs(700) },
    );
  });

  test(`Add1 by ${utility} keeps limits and ends where single steps end`, () => {
    fc.assert(
      fc.property(anyElectionWithRules(voteType), fc.boolean(), ([election, { skip: _, ...rules }], isExhaustive) => {
        const completion = isExhaustive ? 'add1' : 'add1-nonexh';
        const options = { wholeStart: true, exhaustive: isExhaustive, over: 'all' } as const;
        const expected = slow.addOne(slow.profileOf(election, utility, rules), options);
        const result = count(election, { ...usualRule, utility, completion, ...rules });
        assert.deepEqual(result.winners, expected.winners);
        const { endowment } = result.equalShares as AddOneOutcome;
        assert.equal(endowment.num * expected.endowment.d, expected.endowment.n * endowment.den);
      }),
      { numRuns: runs(120) },
    );
  });

  test(`ties, conflicts, ceilings and least votes by ${utility} are kept as the slow way keeps them`, () => {
    fc.assert(
      fc.property(anyElectionWithRules(voteType), ([election, { skip, ...rules }]) => {
        const profile = slow.profileOf(election, utility, rules);
        const endowment = { n: profile.budget, d: BigInt(election.voters) };
        const bought = slow.equalShares(profile, endowment);
        assert.deepEqual(winnersOf(election, { utility, ...rules }), bought);
        assert.deepEqual(winnersOf(election, { utility, completion: 'utilitarian', ...rules }), [
          ...bought,
          ...slow.greedy(profile, bought),
        ]);
        assert.deepEqual(
          winnersOf(election, { utility, method: 'greedy', skip, ...rules }),
          slow.greedy(profile, [], skip),
        );
        assert.deepEqual(
          winnersOf(election, { utility, method: 'overspending', ...rules }),
          slow.overspending(profile),
        );
        if (utility === 'cardinality')
          assert.deepEqual(winnersOf(election, { utility, method: 'phragmen', ...rules }), slow.phragmen(profile));
      }),
      { numRuns: runs(400) },
    );
  });

  test(`welfare by ${utility} is as much as the best of all affordable sets`, () => {
    fc.assert(
      fc.property(anyElection(voteType), (election) => {
        const result = count(election, { ...usualRule, method: 'welfare', utility });
        assert.equal(result.welfare, slow.welfare(slow.profileOf(election, utility)));
        assert.ok(result.spent <= election.budget);
      }),
      { numRuns: runs(250) },
    );
  });

  test(`bounded overspending by ${utility} takes the cheapest share of every round`, () => {
    fc.assert(
      fc.property(anyElection(voteType), (election) => {
        assert.deepEqual(
          winnersOf(election, { method: 'overspending', utility }),
          slow.overspending(slow.profileOf(election, utility)),
        );
      }),
      { numRuns: runs(250) },
    );
  });
}

test('Phragmén buys what fractions say, in the same order, with equal ballots merged or not', () => {
  fc.assert(
    fc.property(anyElection(), (election) => {
      const expected = slow.phragmen(slow.profileOf(election, 'cardinality'));
      assert.deepEqual(winnersOf(election, { method: 'phragmen' }), expected);
      assert.deepEqual(winnersOf(groupEqualBallots(election), { method: 'phragmen' }), expected);
    }),
    { numRuns: runs(700) },
  );
});

/** An election beside its mirror image, voters shuffled: every project has a twin that is exactly as dear, by other sums. */
const mirrored = fc
  .record({
    costs: fc.array(fc.integer({ min: 20, max: 400 }), { minLength: 2, maxLength: 5 }),
    ballots: fc.array(fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 4 }), { minLength: 12, maxLength: 24 }),
    budget: fc.integer({ min: 200, max: 1500 }),
    order: fc.array(fc.nat(), { minLength: 48, maxLength: 48 }),
    ids: fc.array(fc.nat(1), { minLength: 5, maxLength: 5 }),
  })
  .map(({ costs, ballots, budget, order, ids }) => {
    const m = costs.length;
    const both = ballots.flatMap((ballot) => {
      const named = [...new Set(ballot.map((p) => p % m))];
      return [named, named.map((p) => p + m).reverse()];
    });
    const shuffled = both.map((ballot, i) => ({ ballot, key: order[i]! })).sort((a, b) => a.key - b.key);
    const projects = [...costs, ...costs].map((cost, p) => ({ cost, id: `${p % m}${(p < m ? 0 : 1) ^ ids[p % m]!}` }));
    return electionOf(
      budget,
      projects,
      shuffled.map(({ ballot }) => ballot.map((p): [number] => [p])),
    );
  });

for (const utility of ['cost', 'cardinality'] as const)
  test(`twins that tie exactly are told equal by ${utility}, although their sums round differently`, () => {
    fc.assert(
      fc.property(mirrored, (election) => {
        const profile = slow.profileOf(election, utility);
        const expected = slow.equalShares(profile, { n: profile.budget, d: BigInt(election.voters) });
        assert.deepEqual(winnersOf(election, { utility }), expected);
        if (utility === 'cost')
          assert.deepEqual(
            winnersOf(election, { method: 'phragmen' }),
            slow.phragmen(slow.profileOf(election, 'cardinality')),
          );
      }),
      { numRuns: runs(250) },
    );
  });

// equalshares-compute-tool @31f52ee elects nobody here: 61 equal shares of 150000 add up to less than 150000 in doubles.
for (const voters of [3, 7, 49, 61, 103, 1001])
  test(`${voters} voters who all want the one project get it, and a unit dearer they do not`, () => {
    const ballots = Array.from({ length: voters }, (): [number][] => [[0]]);
    assert.deepEqual(winnersOf(electionOf(150_000, [150_000], ballots), {}), [0]);
    assert.deepEqual(winnersOf(electionOf(150_000, [150_001], ballots), {}), []);
  });
