// Ties, limits, thresholds, comparison: small elections one can count by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { electionOf } from '../test/elections.ts';
import { compareOutcomes } from './comparison.ts';
import { count, type Rule, usualRule } from './count.ts';
import type { Election } from './election.ts';
import { byCodePoint } from './ties.ts';

const idsOf = (election: Election, rule: Partial<Rule>): string[] =>
  count(election, { ...usualRule, ...rule }).winners.map((p) => election.projects[p]!.id);

test('names are compared by code point: digits as text, and a pair of surrogates after everything else', () => {
  assert.deepEqual(['9', '10', 'b', 'B', 'é', '\u{1f333}', '\uffee'].sort(byCodePoint), [
    '10',
    '9',
    'B',
    'b',
    'é',
    '\uffee',
    '\u{1f333}',
  ]);
});

const tied = electionOf(
  60,
  [
    { id: '9', cost: 50 },
    { id: '10', cost: 50 },
    { id: 'x', cost: 60 },
  ],
  [
    [[0], [1], [2]],
    [[0], [1], [2]],
  ],
);

test('a tie goes to the lower name, the lower cost, the lot of a published seed, or to nobody', () => {
  assert.deepEqual(idsOf(tied, { ties: 'name' }), ['10']);
  assert.deepEqual(idsOf(tied, { ties: 'cost-votes-name' }), ['10']);
  const lots = Array.from({ length: 20 }, (_, i) => idsOf(tied, { ties: 'cost-votes-lot', seed: `seed ${i}` })[0]);
  assert.ok(lots.includes('9') && lots.includes('10') && !lots.includes('x'), lots.join());
  assert.deepEqual(idsOf(tied, { ties: 'cost-votes-lot', seed: 'seed 3' }), [lots[3]]);
  assert.throws(() => idsOf(tied, { ties: 'cost-votes-lot' }), { code: 'bad-option' });
  assert.throws(() => idsOf(tied, { ties: 'fail' }), { code: 'tie', message: /10, 9, x/ });
  assert.throws(() => idsOf(tied, { method: 'greedy', ties: 'fail' }), { code: 'tie' });
  assert.throws(() => idsOf(tied, { method: 'phragmen', ties: 'fail' }), { code: 'tie' });
  assert.deepEqual(count(tied, usualRule).equalShares!.rounds[0]!.tied.toSorted(), [0, 1, 2]);
});

const limited = electionOf(
  100,
  [
    { id: 'a', cost: 40, category: 'parks' },
    { id: 'b', cost: 30, category: 'parks' },
    { id: 'c', cost: 20 },
  ],
  [[[0], [1], [2]], [[0], [1], [2]], [[0], [1]], [[0]]],
);

for (const method of ['equal-shares', 'greedy', 'phragmen', 'overspending'] as const)
  test(`${method} keeps conflicts, ceilings of categories and minimum votes`, () => {
    const utility = 'cost';
    assert.deepEqual(idsOf(limited, { method, utility, completion: 'utilitarian' }).toSorted(), ['a', 'b', 'c']);
    const wanted = (limits: Rule['limits'], minVotes?: number): string[] =>
      idsOf(limited, { method, utility, completion: 'utilitarian', limits, minVotes }).toSorted();
    assert.deepEqual(wanted({ conflicts: [['a', 'b']] }), ['a', 'c']);
    assert.deepEqual(wanted({ categories: new Map([['parks', 69]]) }), ['a', 'c']);
    assert.deepEqual(wanted({ categories: new Map([['parks', 70]]) }), ['a', 'b', 'c']);
    assert.deepEqual(wanted(undefined, 3), ['a', 'b']);
    assert.throws(() => wanted({ conflicts: [['a', 'q']] }), { code: 'bad-option' });
  });

test('Add1 with conflicts ends, and keeps them', () => {
  for (const completion of ['add1', 'add1-nonexh', 'add1u'] as const)
    assert.deepEqual(idsOf(limited, { completion, limits: { conflicts: [['a', 'b']] } }).toSorted(), ['a', 'c']);
});

test('greedy stops at the first that does not fit when told to', () => {
  const election = electionOf(50, [40, 20, 10], [[[0], [1], [2]], [[0], [1]], [[0]]]);
  assert.deepEqual(idsOf(election, { method: 'greedy' }), ['1', '3']);
  assert.deepEqual(idsOf(election, { method: 'greedy', skip: false }), ['1']);
});

// equalshares-compute-tool @31f52ee leaves out whoever has no winner on one side, and so never hears the excluded.
test('a voter without any winner prefers an outcome with one', () => {
  const election = electionOf(10, [10, 10], [[[0]], [[1]], [[1]]]);
  assert.deepEqual(compareOutcomes(election, [0], [1], 'satisfaction'), {
    preferFirst: 1,
    preferSecond: 2,
    keepsFirst: false,
  });
  assert.deepEqual(compareOutcomes(election, [0], [1], 'satisfaction-without-excluded'), {
    preferFirst: 0,
    preferSecond: 0,
    keepsFirst: true,
  });
  assert.deepEqual(compareOutcomes(election, [0], [1], 'excluded'), {
    preferFirst: 1,
    preferSecond: 2,
    keepsFirst: false,
  });
});

test('a free project with a supporter is taken first, one without is not', () => {
  const election = electionOf(10, [0, 0, 10], [[[0], [2]], [[2]]]);
  assert.deepEqual(idsOf(election, {}), ['1', '3']);
  assert.equal(count(election, usualRule).ways[0], 'free');
});

test('points and ranks are not for every ballot', () => {
  assert.throws(() => count(tied, { ...usualRule, utility: 'points' }), { code: 'not-for-these-ballots' });
  assert.throws(() => count(tied, { ...usualRule, utility: 'borda' }), { code: 'not-for-these-ballots' });
});

test('of two shares of a project that are equally cheap, the larger is bought', () => {
  const election = electionOf(
    2,
    [1, 1, 1, 1, 1],
    [[[0], [1]], [[0], [1], [3], [4], [2]], [[2], [0], [1]], [], [], []],
    'ordinal',
  );
  // purses of 1/3, worth 1, 4 and 1: half of the cost at 1/6, or all of it at 1/3; both give 1/3 for price over share
  const { overspending } = count(election, { ...usualRule, method: 'overspending', utility: 'borda' });
  assert.deepEqual(overspending?.rounds, [{ project: 0, share: { num: 1n, den: 1n }, price: { num: 1n, den: 3n } }]);
});

test('a rule misspelled, or money that is no whole number, is refused and never counted as something else', () => {
  for (const rule of [
    { method: 'equal_shares' },
    { completion: 'Add1' },
    { utility: 'Cost' },
    { ties: 'lot' },
    { comparison: 'satisfied' },
    { exhaustiveOver: 'everything' },
    { minVotes: -1 },
    { minVotes: Number.NaN },
  ])
    assert.throws(() => idsOf(limited, rule as Partial<Rule>), { code: 'bad-option' }, JSON.stringify(rule));
  for (const broken of [1.5, -3, Number.NaN, 2 ** 60]) {
    const projects = [{ id: 'a', cost: broken }, ...limited.projects.slice(1)];
    assert.throws(() => idsOf({ ...limited, projects }, {}), { code: 'bad-number', message: /"a" is / });
    assert.throws(() => idsOf({ ...limited, budget: broken }, {}), { code: 'bad-number', message: /budget/ });
    assert.throws(() => idsOf({ ...limited, voters: broken }, {}), { code: 'bad-number', message: /voters/ });
  }
});
