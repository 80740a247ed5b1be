// What a demand's page may claim about other rules, and that nobody waits twice for the same answer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conflictsAmong, framesOf, standingAgainst } from './conflicts.ts';
import { contradictions } from './contradictions.ts';
import { bindAll, type Line, type Rule, type World } from './line-sets.ts';

const spending = (department: number, cents: number): Line => ({
  ...{ side: 'spending', measure: 'planned', year: '2026', cents, department },
  ...{ fund: 9, division: null, account: null, category: null },
});
/** 100 of spending and as much revenue: Police 40, Parks 60. */
const world: World = {
  lines: [spending(0, 40), spending(1, 60), { ...spending(2, 100), side: 'revenue' }],
  values: new Map([
    [0, { dimension: 'department', code: '', name: 'Police' }],
    [1, { dimension: 'department', code: '', name: 'Parks' }],
    [2, { dimension: 'department', code: '', name: 'Taxes' }],
  ]),
  frame: { measure: 'planned', year: '2026' },
  unit: [0, 1, -1],
  today: [40, 60],
};
const rule = (id: string, kind: 'floor' | 'cap', department: string, cents: number): Rule => {
  return { id, kind, of: { side: 'spending', department: [department] }, cents, hard: true };
};
const [cap, floor, parks, tooMuch] = bindAll(
  [
    rule('cap', 'cap', 'Police', 20),
    rule('floor', 'floor', 'Police', 25),
    rule('parks', 'floor', 'Parks', 10),
    rule('too-much', 'floor', 'Parks', 101),
  ],
  world,
) as [never, never, never, never];

test('only a rule that cannot be kept with another is named as standing against it', async () => {
  assert.deepEqual(await standingAgainst(cap, [cap, floor, parks], world), [floor]);
  assert.deepEqual(await standingAgainst(parks, [cap, floor, parks], world), []);
});

test('a rule that no budget of this money can keep blames no other rule', async () => {
  assert.equal(await standingAgainst(tooMuch, [cap, parks, tooMuch], world), 'alone');
  assert.deepEqual(await standingAgainst(cap, [cap, parks, tooMuch], world), []);
});

test('what could not be worked out in time, or a solver that fails, claims nothing; the next question is answered', async () => {
  const rules = [cap, parks];
  assert.equal(await standingAgainst(parks, rules, { ...world, today: [40, 61] }, 0), 'unknown');
  assert.deepEqual(await contradictions(rules, world.today, [{ units: [7], least: Number.NaN, most: 1 }]), {
    outcome: 'unknown',
  });
  assert.deepEqual(await contradictions(rules, world.today, framesOf(world)), { outcome: 'none' });
});

test('the same question is asked of the solver once, and another amount makes it another question', async () => {
  const rules = [cap, floor];
  const first = await conflictsAmong(rules, world);
  assert.deepEqual(first, { outcome: 'conflicts', sets: [['cap', 'floor']], isComplete: true });
  assert.equal(await conflictsAmong(bindAll(rules, world), world), first);
  const richer = { ...world, today: [40, 61] };
  assert.notEqual(await conflictsAmong(bindAll(rules, richer), richer), first);
  // The same sum in all, and another amount where it is locked.
  const kept = (at: World) => {
    const lock: Rule = { id: 'lock', kind: 'lock', of: { department: ['Police'] }, hard: true };
    return conflictsAmong(bindAll([lock, rule('floor', 'floor', 'Police', 41)], at), at);
  };
  assert.equal((await kept(world)).outcome, 'conflicts');
  assert.equal((await kept({ ...world, today: [41, 59] })).outcome, 'none');
});

test('a question that breaks is refused to whoever asks it, each time, and ends nothing else', async () => {
  // A lock knows what it keeps; this one does not.
  const broken = [{ id: 'broken', bound: { kind: 'lock', of: { fixed: 0, units: [0] } } as never }];
  await assert.rejects(conflictsAmong(broken, world), TypeError);
  await new Promise(setImmediate);
  await assert.rejects(conflictsAmong(broken, world), TypeError);
});
