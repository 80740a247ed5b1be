// The bounds themselves: on elections large enough for rounding to show, every purse, every lower and every upper end is held
// against exact numbers. A bound that is too small fails here even where no winner would change.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usualRule } from './count.ts';
import { EqualShares } from './equal-shares.ts';
import { compare, type Fraction, fraction } from './fraction.ts';
import { generate } from './generate.ts';
import { groupEqualBallots } from './group.ts';
import { exactlyPaid, paidAt } from './paid.ts';
import { prepare } from './prepare.ts';

/** A finite double as a fraction. */
function exactly(value: number): Fraction {
  let [scaled, den] = [value, 1n];
  while (!Number.isInteger(scaled)) {
    scaled *= 2 ** 20;
    den <<= 20n;
  }
  return fraction(BigInt(scaled), den);
}

for (const [what, voteType, utility, isGrouped] of [
  ['approvals', 'approval', 'cost', false],
  ['merged approvals', 'approval', 'cost', true],
  ['points', 'cumulative', 'points', false],
] as const)
  test(`${what}: purses and payments lie within their bounds`, () => {
    let [off, rounds] = [0, 0];
    for (const seed of ['a', 'b', 'c']) {
      const drawn = generate({ voters: 3000, projects: 60, approvals: 5, seed, voteType });
      const election = isGrouped ? groupEqualBallots(drawn) : drawn;
      const run = new EqualShares(prepare(election, { ...usualRule, utility }));
      const lows: number[] = [];
      run.beforePaying = (winner) => lows.push(run.lowLevel[winner]!);
      const outcome = run.run(fraction(BigInt(election.budget), BigInt(election.voters)));
      const { payments } = outcome;
      const den = payments.denominator;
      for (const [k, round] of outcome.rounds.entries()) {
        const payment = { num: payments.numerator(k), den };
        const rate = { num: payment.num, den: den * BigInt(run.shares.factors[round.project]!) };
        assert.ok(compare(exactly(lows[k]!), payment) <= 0, `${seed}: lower end of round ${k}`);
        assert.ok(compare(exactly(round.high), rate) >= 0, `${seed}: upper end of round ${k}`);
        assert.ok(
          round.high * run.shares.factors[round.project]! - lows[k]! < payments.startHigh * 1e-7,
          'the interval is narrow',
        );
        rounds++;
      }
      const bound = exactly(run.purseError);
      for (let row = 0; row < run.purses.length; row++) {
        const has = exactly(run.purses[row]! < 1e-100 ? 0 : run.purses[row]!);
        const difference = has.num * den - run.exactPurse(row) * has.den;
        const error = { num: difference < 0n ? -difference : difference, den: den * has.den };
        assert.ok(compare(error, bound) <= 0, `${seed}: purse of row ${row}`);
        if (error.num > 0n) off++;
      }
    }
    assert.ok(rounds > 20 && off > 1000, `${rounds} rounds, ${off} purses off at all`);
  });

test('what supporters pay up to a level is within its bound, and exact where it is called exact', () => {
  let [checked, near] = [0, 0];
  for (const [voteType, utility, isGrouped] of [
    ['approval', 'cardinality', false],
    ['approval', 'cost', true],
    ['cumulative', 'points', false],
  ] as const) {
    const drawn = generate({ voters: 800, projects: 25, approvals: 5, seed: 'levels', voteType });
    const election = isGrouped ? groupEqualBallots(drawn) : drawn;
    const run = new EqualShares(prepare(election, { ...usualRule, utility }));
    run.beforePaying = (winner, k) => {
      const { supporters } = run.shares;
      const den = run.payments.denominator;
      const own = run.payments.numerator(k);
      for (const p of [winner, (winner + 1) % 25, (winner + 7) % 25])
        for (const level of [
          { num: own, den: 1n },
          { num: own * 2n, den: 7n },
          { num: own * 10n ** 9n, den: 1n },
        ]) {
          let sum = 0n;
          for (let j = supporters.from[p]!; j < supporters.from[p + 1]!; j++) {
            const row = supporters.rows[j]!;
            const due = level.num * BigInt(supporters.weights ? supporters.weights[j]! : 1);
            const purse = run.exactPurse(row) * level.den;
            sum += (purse < due ? purse : due) * BigInt(election.times ? election.times[row]! : 1);
          }
          assert.equal(exactlyPaid(run, p, level), sum);
          const rough = paidAt(run.shares, run, p, Number((level.num * 10n ** 12n) / (den * level.den)) / 1e12);
          const off = Math.abs(rough.sum - Number((sum * 10n ** 6n) / (den * level.den)) / 1e6);
          assert.ok(off <= rough.error + rough.sum * 1e-9 + 1e-5, `${off} ${rough.error}`);
          checked++;
          if (off > 0) near++;
        }
    };
    run.run(fraction(BigInt(election.budget), BigInt(election.voters)));
  }
  assert.ok(checked > 60 && near > 10, `${checked} ${near}`);
});
