// The committed proof of what `tally conformance` finds on real elections: on invented ones, lists made the slow way all agree, a
// wrong list does not, and each known defect of an inexact tool is told by its name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { electionOf, runs } from '../test/elections.ts';
import * as slow from '../test/reference.ts';
import { compareWith, type Reference, ruleNamed } from './conformance.ts';
import { count } from './count.ts';
import type { Election } from './election.ts';
import { generate } from './generate.ts';

const by = 'test/reference.ts';
const listOf = (election: Election, winners: number[]): Reference => ({
  winners: winners.map((p) => election.projects[p]!.id),
  exact: true,
  by,
});

/** What pabutools names, made by the reference. */
function golden(election: Election): Record<string, Reference> {
  const lists: Record<string, Reference> = {};
  const measures =
    election.voteType === 'ordinal'
      ? (['borda'] as const)
      : election.points
        ? (['points'] as const)
        : (['cost', 'cardinality'] as const);
  for (const measure of measures) {
    const profile = slow.profileOf(election, measure);
    const name = measure === 'cardinality' ? 'card' : measure;
    const shares = slow.equalShares(profile, { n: profile.budget, d: BigInt(election.voters) });
    lists[`pabutools:mes/${name}`] = listOf(election, shares);
    lists[`pabutools:mes-add1/${name}`] = listOf(
      election,
      slow.addOne(profile, { wholeStart: false, exhaustive: true, over: 'supported' }).winners,
    );
    lists[`pabutools:mes+greedy/${name}`] = listOf(election, [...shares, ...slow.greedy(profile, shares)]);
    lists[`pabutools:greedy/${name}`] = listOf(election, slow.greedy(profile));
    if (!election.points && election.voteType === 'approval')
      lists['pabutools:phragmen'] = listOf(election, slow.phragmen(profile));
  }
  return lists;
}

for (const voteType of ['approval', 'choose-1', 'cumulative', 'ordinal'] as const)
  test(`every list of invented ${voteType} elections agrees`, () => {
    for (let seed = 0; seed < runs(4); seed++) {
      // Small money, so that the slow Add1 ends soon.
      const drawn = generate({ voters: 60, projects: 9, approvals: 3, seed: `golden ${seed}`, voteType });
      const small = drawn.projects.map((project) => ({ ...project, cost: Math.ceil(project.cost / 300) }));
      const election = {
        ...drawn,
        projects: small,
        budget: Math.round(small.reduce((sum, { cost }) => sum + cost, 0) * 0.4),
      };
      for (const [name, reference] of Object.entries(golden(election)))
        assert.equal(compareWith(election, name, reference).verdict, 'agree', `${seed} ${name}`);
    }
  });

const election = electionOf(100, [50, 40, 30], [[[0]], [[0], [1]], [[1], [2]], [[2]]]);

test('a wrong list differs, whoever made it, and says in what', () => {
  const wrong = { winners: ['1', '2'], exact: true, by };
  const compared = compareWith(election, 'pabutools:mes/cost', wrong);
  assert.equal(compared.verdict, 'differ');
  assert.notDeepEqual([compared.ours, compared.theirs], [[], []]);
  assert.equal(compareWith(election, 'pabutools:maxwelfare-pd/cost', { ...wrong, winners: ['3'] }).verdict, 'differ');
  assert.equal(
    compareWith(election, 'equalshares-js:floats/none/minCost-maxVotes-lex', {
      ...wrong,
      winners: ['3', '2'],
      exact: false,
    }).verdict,
    'differ',
  );
});

test('what cannot be compared is said, not passed', () => {
  assert.equal(compareWith(election, 'pabutools:cstv/cost', { winners: [], by }).verdict, 'not-comparable');
  assert.equal(compareWith(election, 'pabutools:mes/cost', { winners: ['q'], by }).verdict, 'not-comparable');
  assert.equal(compareWith(election, 'pabutools:mes/points', { winners: ['1'], by }).verdict, 'not-comparable');
  assert.equal(compareWith(election, 'pabutools:mes/cost', { by, error: 'time limit' }).verdict, 'producer-failed');
  assert.equal(ruleNamed('somebody:mes'), undefined);
});

// equalshares-compute-tool @31f52ee: 61 equal shares of 150000, added up one after the other in doubles, are less than 150000.
test('the defects of the compute tool are told by name', () => {
  const unanimous = electionOf(
    150_000,
    [150_000],
    Array.from({ length: 61 }, (): [number][] => [[0]]),
  );
  const nobody = { winners: [], exact: false, by };
  for (const rule of ['none', 'add1', 'add1-nonexh', 'add1-nonint'])
    assert.match(
      compareWith(unanimous, `equalshares-js:floats/${rule}/minCost-maxVotes-lex`, nobody).note,
      /doubles/,
      rule,
    );
  // Two projects with a vote each and room for one: the tool takes the first key, 2 before 10; the rule takes the cheaper.
  const keys = electionOf(
    10,
    [
      { id: '2', cost: 9 },
      { id: '10', cost: 8 },
    ],
    [[[0]], [[1]], []],
  );
  const byKey = compareWith(keys, 'equalshares-js:floats/utilitarian/minCost-maxVotes-lex', {
    winners: ['2'],
    exact: false,
    by,
  });
  assert.match(byKey.note, /key order/);
  // Whoever has no winner on one side is not heard by the tool: the first invented election where that turns the decision.
  const name = 'equalshares-js:floats/add1u+cmp-sat/minCost-maxVotes-lex';
  const rule = ruleNamed(name)!;
  for (let seed = 0; ; seed++) {
    assert.ok(seed < 500, 'no such election');
    const turned = generate({ voters: 30, projects: 12, approvals: 2, seed: `deaf ${seed}` });
    const careless = count(turned, { ...rule, comparison: 'satisfaction-without-excluded' }).winners;
    if (count(turned, rule).winners.join() === careless.join()) continue;
    const list = { ...listOf(turned, careless), exact: false };
    assert.match(compareWith(turned, name, list).note, /ignores voters/);
    break;
  }
});
