// How much is looked at: counted, so the same on every machine. A count that reads its ballots again and again would be right, and fail here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AddOneOutcome } from './add-one.ts';
import { count, usualRule } from './count.ts';
import { generate } from './generate.ts';

for (const [size, options] of [
  ['Łódź', { voters: 90_494, projects: 160, approvals: 4, seed: 'a', budget: 6_000_000 }],
  ['Warsaw', { voters: 61_668, projects: 83, approvals: 5, seed: 'b' }],
  ['Mokotów', { voters: 12_933, projects: 98, approvals: 10, seed: 'c' }],
] as const)
  test(`an election as large as ${size} is counted in two passes of gathering, five and a half of all touches`, () => {
    const { work, shares } = count(generate(options), usualRule);
    const entries = shares.supporters.rows.length;
    const { gathered, scanned, ballots, paid } = work;
    assert.ok(gathered > 0 && scanned > 0 && ballots > 0 && paid > 0);
    assert.ok(gathered <= 2 * entries, `${gathered / entries} passes gathered`);
    assert.ok(
      gathered + scanned + ballots + paid <= 5.5 * entries,
      `${(gathered + scanned + ballots + paid) / entries}`,
    );
  });

test('where few voters and many projects make ties stand for long, Add1 still jumps over them', () => {
  const election = generate({ voters: 50, projects: 60, seed: 'q' });
  const { steps, runs } = count(election, { ...usualRule, completion: 'add1' }).equalShares as AddOneOutcome;
  assert.ok(steps > 10_000 && runs * 20 < steps, `${runs} runs for ${steps} steps`);
});
