// How near was it? Checked by counting again: with that many more supporters, or at that cost, it wins; with one less, or one unit
// dearer, it does not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyElection, electionOf, runs } from '../test/elections.ts';
import { checkProportionality, checkPurchases } from './certificate.ts';
import { count, usualRule } from './count.ts';
import type { Election } from './election.ts';
import { EqualShares } from './equal-shares.ts';
import { explain } from './explain.ts';
import { compare, type Fraction } from './fraction.ts';
import { groupEqualBallots } from './group.ts';
import { prepare } from './prepare.ts';
import type { Utility } from './utilities.ts';

const winsAt = (election: Election, utility: Utility, endowment: Fraction, p: number): boolean =>
  new EqualShares(prepare(election, { utility, ties: 'name' })).run(endowment).winners.includes(p);

function withMore(election: Election, p: number, times: number): Election {
  const { start, chosen } = election;
  const end = start.at(-1)!;
  return {
    ...election,
    start: Uint32Array.from([...start, ...Array.from({ length: times }, (_, k) => end + k + 1)]),
    chosen: Uint16Array.from([...chosen, ...Array.from({ length: times }, () => p)]),
  };
}

const atCost = (election: Election, p: number, cost: number): Election => ({
  ...election,
  projects: election.projects.map((project, q) => (q === p ? { ...project, cost } : project)),
});

for (const utility of ['cost', 'cardinality'] as const)
  test(`by ${utility}, the votes missing and the cost to win are exact`, () => {
    let checked = 0;
    fc.assert(
      fc.property(anyElection(), fc.boolean(), (drawn, isMerged) => {
        const election = isMerged ? groupEqualBallots(drawn) : drawn;
        if (election.budget === 0) return;
        const explained = explain(count(election, { ...usualRule, utility }));
        const endowment = explained.endowment!;
        for (const fate of explained.fates) {
          if (fate.way !== 'lost') continue;
          const p = fate.project;
          const more = fate.votesMissing!;
          assert.ok(winsAt(withMore(drawn, p, more), utility, endowment, p), `${p} wins with ${more} more`);
          if (more > 1) assert.ok(!winsAt(withMore(drawn, p, more - 1), utility, endowment, p), `not with ${more - 1}`);
          const most = fate.costToWin!;
          if (most > 0) assert.ok(winsAt(atCost(drawn, p, most), utility, endowment, p), `${p} wins at ${most}`);
          if (most + 1 < fate.cost)
            assert.ok(!winsAt(atCost(drawn, p, most + 1), utility, endowment, p), `not at ${most + 1}`);
          checked++;
        }
      }),
      { numRuns: runs(400) },
    );
    assert.ok(checked > runs(400) / 4, `${checked} losers`);
  });

test('for greedy, the votes missing bring the turn while there is money', () => {
  const election = electionOf(100, [60, 50, 40], [[[0]], [[0]], [[0], [1]], [[1]], [[2]]]);
  const explained = explain(count(election, { ...usualRule, method: 'greedy' }));
  const lost = explained.fates[1]!;
  assert.deepEqual([lost.way, lost.left, lost.costToWin, lost.votesMissing], ['lost', 40, 40, 2]);
  assert.ok(count(withMore(election, 1, 2), { ...usualRule, method: 'greedy' }).winners.includes(1));
});

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
  const purchases = explained.rounds.map(({ project, payment }) => ({ project, payment }));
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
