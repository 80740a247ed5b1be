// Files at the edge of what memory and patience hold.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { electionOf } from '../test/elections.ts';
import type { AddOneOutcome } from './add-one.ts';
import { count, usualRule } from './count.ts';
import { generate } from './generate.ts';
import { PbReader } from './pb-read.ts';
import { writePb } from './pb-write.ts';
import { Random } from './random.ts';

test('a million projects are written, read and counted', () => {
  const election = generate({ voters: 500, projects: 1_000_000, seed: 'many', approvals: 8 });
  const reader = new PbReader();
  for (const piece of writePb(election)) reader.push(piece);
  const back = reader.end().election;
  assert.ok(back.chosen instanceof Uint32Array);
  assert.deepEqual(back.chosen, election.chosen);
  const result = count(back, { ...usualRule, completion: 'utilitarian' });
  assert.ok(result.spent <= back.budget);
  assert.ok(result.winners.length > 100_000, `${result.winners.length}`);
});

test('jumping over Add1 steps ends where every step ends, over a million steps', () => {
  let [stepped, jumped] = [0, 0];
  for (let seed = 0; seed < 120; seed++) {
    const random = new Random(`jump ${seed}`);
    const projects = 3 + random.below(12);
    const costs = Array.from(
      { length: projects },
      () => 1000 * (1 + random.below(60)) + (random.below(3) ? random.below(1000) : 0),
    );
    const ballots = Array.from({ length: 5 + random.below(40) }, () => {
      const named = new Set(
        Array.from({ length: 1 + random.below(6) }, () => Math.floor(projects * random.unit() ** 1.5)),
      );
      return [...named].map((p): [number] => [p]);
    });
    const budget = Math.floor(costs.reduce((sum, cost) => sum + cost) * (0.2 + 0.5 * random.unit()));
    const election = electionOf(budget, costs, ballots);
    for (const completion of ['add1', 'add1-nonexh', 'add1-nonint'] as const) {
      const every = count(election, { ...usualRule, completion }, { everyStep: true });
      const jumps = count(election, { ...usualRule, completion });
      assert.deepEqual(jumps.winners, every.winners, `seed ${seed}, ${completion}`);
      const [a, b] = [every.equalShares as AddOneOutcome, jumps.equalShares as AddOneOutcome];
      assert.deepEqual([b.steps, b.stoppedBy], [a.steps, a.stoppedBy], `seed ${seed}, ${completion}`);
      stepped += a.runs;
      jumped += b.runs;
    }
  }
  assert.ok(stepped > 1_000_000 && jumped * 5 < stepped, `${stepped} steps, ${jumped} runs`);
});
