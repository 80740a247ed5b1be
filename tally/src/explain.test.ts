// What an explanation says of the rounds, and the certificates that prove a count without trusting it (how near losers were: near.test.ts).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyElection, electionOf, runs } from '../test/elections.ts';
import { checkProportionality, checkPurchases } from './certificate.ts';
import { count, usualRule } from './count.ts';
import type { Election } from './election.ts';
import { explain } from './explain.ts';
import { compare } from './fraction.ts';
import type { Utility } from './utilities.ts';

test('the rounds tell what was paid: effective votes never rise, and never exceed the votes', () => {
  fc.assert(
    fc.property(anyElection(), (election) => {
      const { rounds } = explain(count(election, usualRule));
      for (const [k, round] of rounds.entries()) {
        assert.ok(compare(round.effectiveVotes, { num: BigInt(round.votes), den: 1n }) <= 0);
        if (k > 0) assert.ok(compare(round.effectiveVotes, rounds[k - 1]!.effectiveVotes) <= 0);
      }
    }),
    { numRuns: runs(400) },
  );
});

const purchasesOf = (election: Election, utility: Utility) => {
  const result = count(election, { ...usualRule, utility });
  const explained = explain(result);
  const free = result.winners.filter((_, k) => result.ways[k] === 'free');
  const purchases = [
    ...free.map((project) => ({ project, payment: { num: 0n, den: 1n } })),
    ...explained.rounds.map(({ project, payment }) => ({ project, payment })),
  ];
  return { result, endowment: explained.endowment!, purchases };
};

test('the certificate holds for every count of equal shares', () => {
  fc.assert(
    fc.property(anyElection(), fc.constantFrom<Utility>('cost', 'cardinality'), (election, utility) => {
      const { result, endowment, purchases } = purchasesOf(election, utility);
      assert.deepEqual(checkPurchases(election, endowment, purchases).violations, []);
      const worth = (p: number): number => (utility === 'cost' ? election.projects[p]!.cost : 1);
      assert.deepEqual(checkProportionality(election, result.winners, worth).violations, []);
    }),
    { numRuns: runs(400) },
  );
});

test('the certificate catches a winner left out, a payment a little off, and an outcome that serves one side only', () => {
  const ballots = [
    ...Array.from({ length: 6 }, (): [number][] => [[0], [1]]),
    ...Array.from({ length: 4 }, (): [number][] => [[2]]),
  ];
  const election = electionOf(100, [50, 50, 40], ballots);
  const { endowment, purchases, result } = purchasesOf(election, 'cost');
  assert.deepEqual(result.winners.toSorted(), [0, 2]);
  assert.equal(checkPurchases(election, endowment, purchases.slice(0, 1)).violations[0]?.kind, 'could-be-paid');
  const off = [
    {
      ...purchases[0]!,
      payment: { num: purchases[0]!.payment.num * 1000n - 1n, den: purchases[0]!.payment.den * 1000n },
    },
  ];
  assert.equal(checkPurchases(election, endowment, off).violations[0]?.kind, 'not-paid');
  const oneSided = checkProportionality(election, [0, 1], (p) => election.projects[p]!.cost);
  assert.deepEqual(
    oneSided.violations.map(({ kind, project }) => [kind, project]),
    [['not-proportional', 2]],
  );
});
