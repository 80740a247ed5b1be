// The package as a stranger meets it: by its name, with its types. What should not compile must not; nothing else may be reached.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as tally from '@redress/tally';
import { type Election, explain, type Fate, type Result, type Rule, TallyError, usualRule } from '@redress/tally';

test('what it offers is known by name, and its insides cannot be imported', async () => {
  assert.deepEqual(Object.keys(tally).toSorted(), [
    'COMPARISONS',
    'COMPLETIONS',
    'DIVISIONS',
    'METHODS',
    'PbReader',
    'TIE_RULES',
    'TallyError',
    'UTILITIES',
    'checkProportionality',
    'checkPurchases',
    'compareOutcomes',
    'compareWith',
    'count',
    'divide',
    'explain',
    'generate',
    'groupEqualBallots',
    'readPb',
    'rowsOf',
    'ruleNamed',
    'usualRule',
    'writeAmount',
    'writePb',
  ]);
  const inside = '@redress/tally/src/visit.ts';
  await assert.rejects(import(inside), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
});

test('an election is counted, explained, written and proven through what is offered', () => {
  const election: Election = tally.generate({ voters: 300, projects: 12, seed: 'stranger' });
  const rule: Rule = { ...usualRule, completion: 'add1u', ties: 'cost-votes-lot', seed: 'drawn in public' };
  const result: Result = tally.count(election, rule);
  const lost: Fate[] = explain(result).fates.filter(({ won }) => !won);
  assert.equal(lost.length + result.winners.length, election.projects.length);
  const reader = new tally.PbReader({ acceptCounts: true });
  for (const piece of tally.writePb(election)) reader.push(piece);
  assert.deepEqual(reader.end().election.chosen, election.chosen);
  const { rounds, endowment } = explain(tally.count(election, usualRule));
  assert.ok(tally.checkPurchases(election, endowment!, rounds).holds);
  const { amounts } = tally.divide({ lines: ['a', 'b'], total: 3, amounts: Float64Array.of(1, 2, 3, 0) }, 'mean');
  assert.equal(amounts[0]! + amounts[1]!, 3);
  const problem: tally.ProblemCode = 'bad-option';
  assert.throws(
    () => tally.count(election, { ...rule, seed: undefined }),
    (error: unknown) => error instanceof TallyError && error.code === problem && error.remedy.length > 0,
  );
});

/** Never run: each line says what the types must refuse. */
export function mustNotCompile(election: Election, result: Result, fate: Fate): void {
  // @ts-expect-error a rule must say how ties are broken
  tally.count(election, { method: 'greedy', utility: 'cost', completion: 'none' });
  // @ts-expect-error no such method
  tally.count(election, { ...usualRule, method: 'best' });
  // @ts-expect-error no such completion
  tally.count(election, { ...usualRule, completion: 'add2' });
  // @ts-expect-error an election holds no list of voters
  void election.voters.length;
  // @ts-expect-error an election is never changed
  election.projects.push({ id: 'x', cost: 1 });
  // @ts-expect-error projects are told by number
  void result.winners.includes('P01');
  // @ts-expect-error a distance may be unknown
  void fate.votesMissing.toFixed();
  // @ts-expect-error bytes, not text
  tally.readPb('META');
  // @ts-expect-error a limit names projects in lists
  tally.count(election, { ...usualRule, limits: { conflicts: ['A'] } });
  // @ts-expect-error amounts are numbers in one typed array
  tally.divide({ lines: ['a'], total: 1, amounts: [1] }, 'mean');
}
