// What binding rules come to as limits of single rows, and that no binding rule is passed over in silence.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RuledSheet } from '../plans/sheet.ts';
import type { Bound } from '../rules/evaluate.ts';
import { limitsFrom } from './limits.ts';

const units = ['Police', 'Housing', 'Debt'].map((name, i) => ({ key: name, name, today: [50, 30, 20][i]! }));
const all = { fixed: 0, units: [0, 1, 2] };
const of = (...units: number[]) => ({ fixed: 0, units });

function limits(bounds: Record<string, Bound>, hard = true) {
  const rules = Object.entries(bounds).map(([id, bound]) => ({ id, hard, bound })) as unknown as RuledSheet['rules'];
  return limitsFrom({ units, total: 100, rules, values: new Map() });
}

test('a rule about one row and money that does not move limits that row', () => {
  const found = limits({
    cap: { kind: 'cap', of: of(0), basis: all, share: { num: 1, den: 5 } },
    debt: { kind: 'lock', of: of(2), today: [20] },
  });
  assert.deepEqual(found, { floors: [0, 0, 20], caps: [20, 100, 20], kept: ['cap', 'debt'], unkept: [] });
});

test('a binding rule that is about several rows, or cannot be judged here, is named; one about nothing here is not', () => {
  const nothing = { kind: 'cap', of: of(), cents: 1 } as const;
  const { kept, unkept } = limits({
    several: { kind: 'floor', of: of(0, 1), cents: 90 },
    cut: { ...nothing, unjudged: 'cuts-group' },
    baseless: { ...nothing, unjudged: 'no-basis' },
    elsewhere: { ...nothing, unjudged: 'no-lines' },
  });
  assert.deepEqual([kept, unkept], [[], ['several', 'cut', 'baseless']]);
  assert.deepEqual(
    limits({ wish: { kind: 'cap', of: of(0), cents: 1 } }, false).caps,
    [100, 100, 100],
    'a wish limits nothing',
  );
});

test('rules that no plan can keep together limit nothing, and all are named', () => {
  const found = limits({
    floor: { kind: 'floor', of: of(0), cents: 60 },
    cap: { kind: 'cap', of: of(0), cents: 40 },
  });
  assert.deepEqual(found, { floors: [0, 0, 0], caps: [100, 100, 100], kept: [], unkept: ['floor', 'cap'] });
});
