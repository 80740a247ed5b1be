// Rules against a slow reference in big integers, hints against doing what they say, and conflicts against exact elimination.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contradictions } from './contradictions.ts';
import { type Bound, evaluate, isOnSheet, type RuleKind, shareOf } from './evaluate.ts';
import { hintFor, roomIn } from './hints.ts';
import { canBeKept } from './made-rules.ts';

const cents = fc.oneof(
  fc.integer({ min: 0, max: 12 }),
  fc.maxSafeNat().map((n) => Math.floor(n / 16)),
);
const share = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 12 }))
  // More than the whole is a share too: two dollars for every one.
  .map(([num, den]) => ({ num, den }));
const units = fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 3 });
/** Of lines that do not move: recoveries may be more than what they are recovered from. */
const fixed = fc.oneof(
  cents,
  cents.map((n) => 0 - n),
);

/** A rule over four units with these amounts. */
const someRule = (amounts: readonly number[], kinds: RuleKind[] = ['floor', 'cap', 'lock', 'balance', 'ratio']) =>
  fc
    .record({
      kind: fc.constantFrom(...kinds),
      of: units,
      basis: units,
      fixed,
      ofFixed: fc.oneof(fc.constant(0), fixed),
      share,
      cents,
      byShare: fc.boolean(),
    })
    .map((g): Bound => {
      const of = { fixed: g.ofFixed, units: g.of };
      if (g.kind === 'lock') return { kind: 'lock', of, today: g.of.map((unit) => amounts[unit]!) };
      const basis = { fixed: g.fixed, units: g.basis };
      if (g.kind === 'balance') return { kind: 'balance', of, basis };
      return g.byShare ? { kind: g.kind, of, basis, share: g.share } : { kind: g.kind, of, cents: g.cents };
    });

test('a share of an amount is exact, up and down, at any size and below nothing', () => {
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  const within = (exact: bigint) => (exact > most ? most : exact < 0n - most ? 0n - most : exact);
  const floor = (product: bigint, by: bigint) => product / by - (product % by < 0n ? 1n : 0n);
  fc.assert(
    fc.property(fc.maxSafeInteger(), share, (n, { num, den }) => {
      const [product, by] = [BigInt(n) * BigInt(num), BigInt(den)];
      assert.equal(BigInt(shareOf(n, { num, den }, 'down')), within(floor(product, by)));
      assert.equal(BigInt(shareOf(n, { num, den }, 'up')), within(0n - floor(0n - product, by)));
    }),
    { numRuns: 300, examples: [[-9007199254740989, { num: 1, den: 7 }]] },
  );
});

test('a rule is kept exactly where big integers say so, and broken by exactly the cents that mend it', () => {
  const amounts = fc.array(cents, { minLength: 4, maxLength: 4 });
  const cases = amounts.chain((now) => fc.record({ now: fc.constant(now), after: amounts, rule: someRule(now) }));
  fc.assert(
    fc.property(cases, ({ after, rule }) => {
      const state = evaluate(rule, after);
      const all = (sum: { fixed: number; units: readonly number[] } | undefined) =>
        sum ? sum.units.reduce((n, unit) => n + BigInt(after[unit]!), BigInt(sum.fixed)) : 0n;
      const [of, basis] = [all(rule.of), all(rule.basis)];
      // Both sides by the denominator, so nothing is divided.
      const den = BigInt(rule.share?.den ?? 1);
      const limit = rule.share ? BigInt(rule.share.num) * basis : BigInt(rule.cents ?? 0);
      const kept = {
        floor: of * den >= limit,
        cap: of * den <= limit,
        ratio: of * den > limit - den && of * den < limit + den,
        balance: of === basis,
        lock: rule.of.units.every((unit, i) => after[unit] === rule.today?.[i]),
      }[rule.kind];
      assert.equal(state.state, kept ? 'met' : 'broken');
      if (state.state !== 'broken' || state.side === 'changed') return;
      // A limit beyond every amount is broken by more than can be said.
      const named = Object.values(state.limits);
      if (named.some((one) => Math.abs(one) === Number.MAX_SAFE_INTEGER)) return;
      const mended = evaluateAt(
        rule,
        state.side === 'too-little' ? of + BigInt(state.by) : of - BigInt(state.by),
        basis,
      );
      assert.ok(mended, 'so many cents are enough');
      const nearly = BigInt(state.by) - 1n;
      assert.ok(!evaluateAt(rule, state.side === 'too-little' ? of + nearly : of - nearly, basis), 'one less is not');
    }),
    { numRuns: 400 },
  );
});

test('a rule that asks for a million times as much as there is takes no page down', () => {
  const rule: Bound = {
    kind: 'floor',
    of: { fixed: 0, units: [0] },
    basis: { fixed: 76e9, units: [] },
    share: { num: 1e6, den: 1 },
  };
  assert.equal(evaluate(rule, [5]).state, 'broken');
});

function evaluateAt(rule: Bound, of: bigint, basis: bigint): boolean {
  const den = BigInt(rule.share?.den ?? 1);
  const limit = rule.kind === 'balance' ? basis : rule.share ? BigInt(rule.share.num) * basis : BigInt(rule.cents ?? 0);
  if (rule.kind === 'floor') return of * den >= limit;
  if (rule.kind === 'cap') return of * den <= limit;
  if (rule.kind === 'balance') return of === limit;
  return of * den > limit - den && of * den < limit + den;
}

const hintAmong = (rule: Bound, rules: readonly Bound[], amounts: readonly number[]) =>
  hintFor(rule, evaluate(rule, amounts), roomIn(rules, amounts), amounts);

test('doing what a hint says mends the rule and moves no money in or out', () => {
  const small = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 4, maxLength: 4 });
  const cases = small.chain((now) =>
    fc.record({ now: fc.constant(now), rule: someRule(now, ['floor', 'cap', 'ratio']) }),
  );
  let done = 0;
  fc.assert(
    fc.property(cases, ({ now, rule }) => {
      const hint = hintAmong(rule, [rule], now);
      if (!hint?.isEnough) return;
      const [from, to] = hint.move === 'into' ? [hint.free, hint.units] : [hint.units, hint.free];
      const after = [...now];
      let left = hint.cents;
      for (const unit of from) {
        const taken = Math.min(left, after[unit]!);
        after[unit]! -= taken;
        left -= taken;
      }
      assert.equal(left, 0, 'the free lines have so much');
      after[to[0]!]! += hint.cents;
      assert.equal(evaluate(rule, after).state, 'met');
      done++;
    }),
    { numRuns: 600 },
  );
  assert.ok(done > 20, `${done} hints were followed`);
});

test('a lock names the lines that were changed, and a locked line is never named as free', () => {
  const lock: Bound = { kind: 'lock', of: { fixed: 0, units: [1] }, today: [50] };
  const cap: Bound = {
    kind: 'cap',
    of: { fixed: 0, units: [0] },
    basis: { fixed: 0, units: [0, 1, 2] },
    share: { num: 1, den: 5 },
  };
  assert.deepEqual(hintAmong(lock, [lock], [40, 60, 0])?.units, [1]);
  const hint = hintAmong(cap, [lock, cap], [100, 50, 50]);
  assert.deepEqual(hint, { move: 'out-of', cents: 60, units: [0], free: [2], isEnough: true });
});

test('of lines that nobody here can move no hint is made', () => {
  const elsewhere: Bound = { kind: 'floor', of: { fixed: 5, units: [] }, cents: 9 };
  const lock: Bound = { kind: 'lock', of: { fixed: 0, units: [0] }, today: [3] };
  const locked: Bound = { kind: 'floor', of: { fixed: 0, units: [0] }, cents: 9 };
  for (const rule of [elsewhere, locked]) {
    assert.equal(evaluate(rule, [3, 7]).state, 'broken');
    assert.equal(hintAmong(rule, [rule, lock], [3, 7]), undefined);
  }
  assert.deepEqual([elsewhere, locked].map(isOnSheet), [false, true]);
});

test('what a rule cannot be judged by is said, not guessed', () => {
  const rule: Bound = { kind: 'floor', of: { fixed: 0, units: [] }, cents: 1, unjudged: 'no-lines' };
  assert.deepEqual(evaluate(rule, [1]), { state: 'unjudged', why: 'no-lines' });
  assert.equal(hintAmong(rule, [rule], [1]), undefined);
});

test('a cap of a fifth and a floor of a quarter of the same money contradict each other, and nothing else is named', async () => {
  const all = { fixed: 0, units: [0, 1, 2] };
  const police = { fixed: 0, units: [0] };
  const rules = [
    { id: 'balance', bound: { kind: 'balance', of: all, basis: { fixed: 100, units: [] } } },
    { id: 'cap', bound: { kind: 'cap', of: police, basis: all, share: { num: 1, den: 5 } } },
    { id: 'floor', bound: { kind: 'floor', of: police, basis: { fixed: 100, units: [] }, share: { num: 1, den: 4 } } },
    { id: 'parks', bound: { kind: 'floor', of: { fixed: 0, units: [1] }, cents: 10 } },
  ] satisfies { id: string; bound: Bound }[];
  const frame = [{ units: [0, 1, 2], least: 0, most: 100 }];
  const found = await contradictions(rules, [40, 30, 30], frame);
  assert.deepEqual(found, { outcome: 'conflicts', sets: [['cap', 'floor']], isComplete: true });
  assert.deepEqual(await contradictions(rules.slice(1, 2).concat(rules[3]!), [40, 30, 30], frame), { outcome: 'none' });
});

test('a named conflict can be kept by nothing, and without any one of its rules it can; nothing named means all can be kept', async () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 4 });
  const modest = (rule: Bound): Bound => ({
    ...rule,
    ...(rule.cents === undefined ? {} : { cents: rule.cents % 40 }),
    of: { ...rule.of, fixed: rule.of.fixed % 40 },
    ...(rule.basis ? { basis: { ...rule.basis, fixed: rule.basis.fixed % 40 } } : {}),
  });
  const cases = amounts.chain((now) =>
    fc.record({ now: fc.constant(now), rules: fc.array(someRule(now).map(modest), { minLength: 2, maxLength: 5 }) }),
  );
  let conflicts = 0;
  await fc.assert(
    fc.asyncProperty(cases, async ({ now, rules }) => {
      const total = now.reduce((sum, n) => sum + n, 0);
      const frame = { units: [0, 1, 2, 3], least: total, most: total };
      const asked = rules.map((bound, i) => ({ id: String(i), bound }));
      const found = await contradictions(asked, now, [frame], 5000);
      assert.notEqual(found.outcome, 'unknown');
      if (found.outcome !== 'conflicts') return assert.ok(canBeKept(rules, 4, [frame]));
      for (const set of found.sets) {
        const named = set.map((id) => rules[Number(id)]!);
        assert.ok(!canBeKept(named, 4, [frame]), 'together they cannot be kept');
        for (const one of named)
          assert.ok(
            canBeKept(
              named.filter((other) => other !== one),
              4,
              [frame],
            ),
            'it is smallest',
          );
      }
      conflicts++;
    }),
    { numRuns: 150 },
  );
  assert.ok(conflicts > 20, `${conflicts} conflicts were looked at`);
});
