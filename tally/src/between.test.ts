// A span that is called proven must buy the same everywhere in it: looked at step by step, on elections whose order changes often.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { electionOf, runs } from '../test/elections.ts';
import type { Guide } from './between.ts';
import { usualRule } from './count.ts';
import { EqualShares } from './equal-shares.ts';
import { prepare } from './prepare.ts';
import { Random } from './random.ts';
import type { Utility } from './utilities.ts';

function election(random: Random, voteType: 'approval' | 'cumulative') {
  const projects = 3 + random.below(10);
  const costs = Array.from({ length: projects }, () => 200 * (1 + random.below(20)) + random.below(200));
  const ballots = Array.from({ length: 4 + random.below(20) }, () => {
    const named = new Set(
      Array.from({ length: 1 + random.below(6) }, () => Math.floor(projects * random.unit() ** 1.5)),
    );
    return [...named].map((p): [number, number] => [p, 1 + random.below(5)]);
  });
  return electionOf(1, costs, ballots, voteType);
}

for (const [voteType, utility] of [
  ['approval', 'cost'],
  ['approval', 'cardinality'],
  ['cumulative', 'points'],
] as ['approval' | 'cumulative', Utility][])
  test(`by ${utility}, no order changes within a proven span, and most spans without a change are proven`, () => {
    let [proven, missed, changed, sloped] = [0, 0, 0, 0];
    for (let seed = 0; seed < runs(500); seed++) {
      const random = new Random(`span ${utility} ${seed}`);
      const run = new EqualShares(prepare(election(random, voteType), { ...usualRule, utility }));
      const orderAt = (x: number): string => run.run({ num: BigInt(x), den: 1n }).winners.join();
      const x = 50 + random.below(400);
      const apart = 2 + random.below(60);
      const { rounds } = run.run({ num: BigInt(x), den: 1n });
      const guide: Guide = { rounds, emptiedAt: run.emptiedAt.slice(), apart, stopsUnproven: false };
      const after = run.run({ num: BigInt(x + apart), den: 1n }, guide).winners.join();
      const purses = run.purses.slice();
      const isProven = run.isProven && after === rounds.map(({ project }) => project).join();
      const orders = Array.from({ length: apart + 1 }, (_, z) => orderAt(x + z));
      const isSame = orders.every((order) => order === orders[0]);
      if (isProven) {
        assert.ok(isSame, `seed ${seed}: ${x} + ${apart}`);
        // Every purse grew at least as fast as its slope says.
        const slopes = run.between!.slopes.slice();
        run.run({ num: BigInt(x), den: 1n });
        for (let row = 0; row < purses.length; row++)
          assert.ok(purses[row]! - run.purses[row]! >= slopes[row]! * apart - 1e-6, `seed ${seed}: row ${row}`);
        sloped += slopes.filter((slope) => slope > 1.001).length;
      }
      if (isProven) proven++;
      else if (isSame) missed++;
      else changed++;
    }
    assert.ok(sloped > 100, `${sloped} slopes above 1`);
    assert.ok(
      proven > 50 && changed > 50 && missed < proven / 2,
      `${proven} proven, ${missed} missed, ${changed} changed`,
    );
  });

// Three voters whom another purchase empties at 100 and up to 109 have something left at 120, and help to pay for W. Until they do, it costs
// a half of its utility, at 120 less; P falls below a half soon after 100, and stays above what W costs at 120.
for (const cost of [40, 80])
  test(`a winner at both ends for which all pay in full at one of them may lose in between (cost ${cost})`, () => {
    const [z, a, w, p] = [0, 1, 2, 3];
    const ballots = (times: number, ...named: number[]) =>
      Array.from({ length: times }, () => named.map((q): [number] => [q]));
    const voters = [
      ...ballots(3, z, a, w),
      ...ballots(2, z, p),
      ...ballots(16, z),
      ...ballots(10, a),
      ...ballots(2, w),
      ...ballots(1, p),
    ];
    const run = new EqualShares(prepare(electionOf(1, [1260, 620, cost, 163], voters), usualRule));
    const orderAt = (x: number): string => run.run({ num: BigInt(x), den: 1n }).winners.join();
    assert.deepEqual([100, 105, 120].map(orderAt), ['0,1,2,3', '0,1,3,2', '0,1,2,3']);
    const { rounds } = run.run({ num: 100n, den: 1n });
    assert.equal(rounds[2]!.steady, 2);
    const guide: Guide = { rounds, emptiedAt: run.emptiedAt.slice(), apart: 20, stopsUnproven: false };
    run.run({ num: 120n, den: 1n }, guide);
    assert.equal(run.isProven, false);
  });
