// How near was it? Held against the slow way, counting again by every method: with that many more supporters, or at that cost, a loser
// wins; with one supporter less, or at any cost between, it does not.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyElectionWithRules, electionOf, type RulesDrawn, runs } from '../test/elections.ts';
import * as slow from '../test/reference.ts';
import { type Completion, count, type Method, usualRule } from './count.ts';
import type { Election, VoteType } from './election.ts';
import { explain, type Fate } from './explain.ts';
import { generate } from './generate.ts';
import { groupEqualBallots } from './group.ts';
import { nearWelfare } from './near-welfare.ts';
import { prepare } from './prepare.ts';
import { Random } from './random.ts';
import { leastWhole, mostWhole } from './search.ts';
import type { Utility } from './utilities.ts';
import { maximumWelfare } from './welfare.ts';

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

type Asked = { method: Method; utility: Utility; completion?: Completion };

/** Does p win? `endowment` is what every voter had in the count explained. */
function winsSlowly(election: Election, asked: Asked, rules: RulesDrawn, endowment: slow.Q, p: number): boolean {
  const { skip, ...others } = rules;
  const profile = slow.profileOf(election, asked.utility, others);
  if (asked.method === 'greedy') return slow.greedy(profile, [], skip).includes(p);
  if (asked.method === 'phragmen') return slow.phragmen(profile).includes(p);
  if (asked.method === 'overspending') return slow.overspending(profile, endowment).includes(p);
  const bought = slow.equalShares(profile, endowment);
  if (bought.includes(p) || !asked.completion || asked.completion === 'none' || asked.completion === 'add1')
    return bought.includes(p);
  return slow.greedy(profile, bought).includes(p);
}

function checkFate(fate: Fate, most: number, wins: (more: number, cost: number) => boolean): void {
  const { votesMissing: more, costToWin, cost } = fate;
  if (more !== undefined) assert.ok(wins(more, cost), `wins with ${more} more`);
  for (let fewer = Math.min((more ?? most) - 1, most); fewer > 0; fewer -= fewer > 6 ? 3 : 1)
    assert.ok(!wins(fewer, cost), `wins with ${fewer} more already, not ${more}`);
  if (costToWin !== undefined) assert.ok(wins(0, costToWin), `wins at ${costToWin}`);
  for (let dearer = (costToWin ?? 0) + 1; dearer < cost; dearer++)
    assert.ok(!wins(0, dearer), `wins at ${dearer}, not only at ${costToWin}`);
}

const measured: [VoteType, Asked][] = [
  ...(['cost', 'cardinality'] as const).flatMap((utility): [VoteType, Asked][] => [
    ['approval', { method: 'equal-shares', utility }],
    ['approval', { method: 'equal-shares', utility, completion: 'utilitarian' }],
    ['approval', { method: 'equal-shares', utility, completion: 'add1' }],
    ['approval', { method: 'equal-shares', utility, completion: 'add1u' }],
    ['approval', { method: 'greedy', utility }],
    ['approval', { method: 'overspending', utility }],
  ]),
  ['approval', { method: 'phragmen', utility: 'cardinality' }],
  ['cumulative', { method: 'equal-shares', utility: 'points' }],
  ['cumulative', { method: 'greedy', utility: 'points' }],
  ['ordinal', { method: 'overspending', utility: 'borda' }],
];

for (const [voteType, asked] of measured)
  test(`${Object.values(asked).join(', ')}: the votes missing and the cost to win are exact`, () => {
    let checked = 0;
    fc.assert(
      fc.property(anyElectionWithRules(voteType), fc.boolean(), ([drawn, rules], isMerged) => {
        const election = isMerged ? groupEqualBallots(drawn) : drawn;
        const { endowment: each, fates } = explain(count(election, { ...usualRule, ...rules, ...asked }));
        const endowment = each ? { n: each.num, d: each.den } : { n: BigInt(drawn.budget), d: BigInt(drawn.voters) };
        for (const fate of fates) {
          if (fate.won || fate.way === 'not-admitted') continue;
          const most = voteType === 'approval' ? 40 : 0;
          const p = fate.project;
          checkFate(fate, most, (more, cost) =>
            winsSlowly(withMore(atCost(drawn, p, cost), p, more), asked, rules, endowment, p),
          );
          checked++;
        }
      }),
      { numRuns: runs(100) },
    );
    assert.ok(checked > runs(100) / 4, `${checked} losers`);
  });

for (const [voteType, utility] of [
  ['approval', 'cost'],
  ['approval', 'cardinality'],
  ['cumulative', 'points'],
] as [VoteType, Utility][])
  test(`welfare, ${utility}: what is missing puts it into a best set, and less does not put it into all`, () => {
    let checked = 0;
    fc.assert(
      fc.property(anyElectionWithRules(voteType), ([drawn, { ties, seed }]) => {
        const rule = { ...usualRule, method: 'welfare', utility, ties, seed } as const;
        for (const fate of explain(count(drawn, rule)).fates) {
          if (fate.won || fate.way === 'not-admitted') continue;
          const p = fate.project;
          const fast = (more: number, cost: number): boolean => {
            const changed = withMore(atCost(drawn, p, cost), p, more);
            const { inAll, inSome } = slow.bestSets(slow.profileOf(changed, utility));
            const wins = count(changed, rule).winners.includes(p);
            assert.ok(wins ? inSome.has(p) : !inAll.has(p));
            return wins;
          };
          checkFate(fate, utility === 'points' ? 0 : 20, fast);
          checked++;
        }
      }),
      { numRuns: runs(40) },
    );
    assert.ok(checked > runs(40) / 8, `${checked} losers`);
  });

test('welfare counts how much it looks at, and leaves untold what would take too long', () => {
  const election = generate({ voters: 60, projects: 40, seed: 'welfare' });
  const shares = prepare(election, usualRule);
  const { winners } = maximumWelfare(shares, election.budget);
  assert.throws(() => maximumWelfare(shares, election.budget, { pairs: 100 }), { code: 'too-hard' });
  const told = (mostPairs?: number): number =>
    nearWelfare(shares, election.budget, winners, mostPairs).filter((near) => near?.costToWin !== undefined).length;
  assert.deepEqual([told(), told(40 * 100)], [told(1e9), 0]);
  assert.ok(told() > 5);
});

test('for greedy, the votes missing bring the turn while there is money', () => {
  const election = electionOf(100, [60, 50, 40], [[[0]], [[0]], [[0], [1]], [[1]], [[2]]]);
  const explained = explain(count(election, { ...usualRule, method: 'greedy' }));
  const lost = explained.fates[1]!;
  assert.deepEqual([lost.way, lost.left, lost.costToWin, lost.votesMissing], ['lost', 40, 40, 2]);
  assert.ok(count(withMore(election, 1, 2), { ...usualRule, method: 'greedy' }).winners.includes(1));
});

test('a free project that loses a conflict by its votes would have won it with more of them', () => {
  const election = electionOf(0, [0, 0], [[[0]], [[0]], [[0]], [[1]]]);
  const limits = { conflicts: [['1', '2']] };
  for (const method of ['equal-shares', 'phragmen', 'overspending'] as const) {
    const { fates } = explain(count(election, { ...usualRule, method, ties: 'cost-votes-name', limits }));
    assert.deepEqual([fates[1]!.way, fates[1]!.votesMissing], ['barred', 3], method);
  }
});

test('a loser that ties with a winner at every cost is not asked about each of them', () => {
  // Three lone supporters: every project costs its own 1 for each 1 it is worth, so only names, or costs, part them.
  const purse = 3_000_000;
  const election = electionOf(3 * purse, [purse, purse - 7, 2 * purse], [[[0]], [[1], [2]], []]);
  const began = performance.now();
  const costToWin = (ties: 'name' | 'cost-votes-name'): number | undefined =>
    explain(count(election, { ...usualRule, ties })).fates[2]!.costToWin;
  assert.equal(costToWin('name'), 7, 'what is left in the end');
  assert.equal(costToWin('cost-votes-name'), purse - 8, 'cheaper than the first winner it ties with');
  assert.ok(performance.now() - began < 5000, `${performance.now() - began} ms`);
});

test('the end of a run of numbers is found wherever it lies', () => {
  const random = new Random('ends');
  for (let i = 0; i < 2000; i++) {
    const [from, span, at] = [random.below(50), random.below(1000), random.below(1100)];
    const [to, end] = [from + span, from + at];
    assert.equal(
      leastWhole(from, to, (n) => n >= end),
      end <= to ? end : undefined,
    );
    assert.equal(
      mostWhole(from, to, (n) => n <= to - at),
      at <= span ? to - at : undefined,
    );
  }
});
