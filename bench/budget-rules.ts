// The rules and the collective of a budget: contradictions among 50 rules over 5,000 lines, a keystroke of rebalancing over 500 lines,
// and 100,000 plans of 60 lines put together by every method.

import { movedIn, standingOf } from '../app/budget/plans/rebalance.ts';
import { type Asked, contradictions } from '../app/budget/rules/contradictions.ts';
import { bindAll, type Line, type Rule } from '../app/budget/rules/line-sets.ts';
import type { Dimension } from '../app/budget/versions/words.ts';
import { DIVISIONS, divide } from '../tally/src/divide.ts';
import { median, printTable, spread } from './with/table.ts';

const ROUNDS = 5;
const rows: string[][] = [];

async function measure(what: string, wanted: string, work: () => unknown): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  rows.push([what, `${median(times).toFixed(1)} ms`, spread(times), wanted]);
}

/** The same numbers every time, between 0 and 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const LINES = 5000;
const RULES = 50;

function city(lines: number) {
  const random = numbers(7);
  const values = new Map<number, { dimension: Dimension; code: string; name: string }>();
  const some = (dimension: Dimension, prefix: string, n: number) => {
    const first = values.size;
    for (let i = 0; i < n; i++) values.set(first + i, { dimension, code: `${prefix}${i}`, name: `${prefix} ${i}` });
    return first;
  };
  const funds = some('fund', 'fund', 12);
  const departments = some('department', 'dept', 40);
  const accounts = some('account', 'acct', 200);
  const categories = some('category', 'cat', 8);
  const all: Line[] = Array.from({ length: lines }, (_, i) => ({
    side: 'spending',
    measure: 'planned',
    year: '2023',
    fund: funds + (i % 12),
    department: departments + Math.floor(random() * 40),
    division: null,
    account: accounts + Math.floor(random() * 200),
    category: categories + Math.floor(random() * 8),
    cents: Math.floor(random() * 1e9),
  }));
  return { values, lines: all, frame: { measure: 'planned', year: '2023' } as const };
}

function fiftyRules(): Rule[] {
  const random = numbers(11);
  return Array.from({ length: RULES }, (_, i) => {
    const of =
      i % 3 === 0
        ? { fund: [`fund${i % 12}`] }
        : i % 3 === 1
          ? { department: [`dept${i % 40}`] }
          : { category: [`cat${i % 8}`] };
    const share = { num: 1 + Math.floor(random() * 30), den: 100 };
    const kind = (['floor', 'cap', 'floor', 'cap', 'lock'] as const)[i % 5]!;
    return { id: String(i), kind, of, basis: {}, share, hard: true };
  });
}

const { values, lines, frame } = city(LINES);
const world = { values, lines, frame, unit: lines.map((_, i) => i), today: lines.map(({ cents }) => cents) };
const total = world.today.reduce((sum, cents) => sum + cents, 0);
const everything = [{ units: world.unit, least: total, most: total }];
const ask = (): Asked[] => bindAll(fiftyRules(), world);
await contradictions(ask().slice(0, 2), world.today, everything);
await measure('contradictions, 50 rules × 5,000 lines', '≤ 1,000 ms', () =>
  contradictions(ask(), world.today, everything),
);

const small = city(500);
const units = small.lines.map(({ cents }, i) => ({ key: String(i), name: `Line ${i}`, today: cents }));
const sheet = {
  units,
  total: units.reduce((sum, unit) => sum + unit.today, 0),
  rules: bindAll(fiftyRules(), { ...small, unit: units.map((_, i) => i), today: units.map((unit) => unit.today) }),
};
const amounts = units.map((unit) => unit.today);
await measure('a keystroke: 500 lines, 50 rules', '≤ 4 ms', () =>
  standingOf(sheet, movedIn(amounts, { from: [3], to: 7, cents: 1_000_00 })),
);

const PLANS = 100_000;
const WIDTH = 60;
const plans = invented(PLANS, WIDTH, 76_023_833_200);
await measure('100,000 plans × 60 lines, every method', '≤ 2,000 ms', () => divide(plans, DIVISIONS));

function invented(n: number, width: number, total: number) {
  const random = numbers(3);
  const amounts = new Float64Array(n * width);
  for (let plan = 0; plan < n; plan++) {
    const weights = Array.from({ length: width }, (_, i) => (1 + (i % 7)) * (0.2 + random()));
    const sum = weights.reduce((all, weight) => all + weight, 0);
    let left = total;
    for (let line = 0; line < width; line++) {
      const amount = line === width - 1 ? left : Math.floor((weights[line]! / sum) * total);
      amounts[plan * width + line] = amount;
      left -= amount;
    }
  }
  return { total, amounts, lines: Array.from({ length: width }, (_, i) => `line ${i}`) };
}

printTable([['what', 'median', 'spread', 'wanted'], ...rows]);
