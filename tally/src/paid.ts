// What the supporters of a project would pay together if nobody paid more than a level: in doubles with a bound, and exactly. Asked
// thousands of times by an explanation; the exact sum reads a ballot only where a voter has less than the level.
import type { EqualShares, Shares, SharesOutcome } from './equal-shares.ts';
import { type Fraction, lesser, nearest } from './fraction.ts';
import { U } from './visit.ts';

/** Who has what, and how far the numbers may be off. */
export type Purses = Pick<SharesOutcome, 'purses' | 'purseError'>;

export type Paid = {
  /** Σ min(purse, level·weight) */
  sum: number;
  error: number;
  /** weight of those who have more than the level */
  rich: number;
  /** not less than what they have together; infinity where that was not added up */
  money: number;
};

// Sums of the loop last run; module variables because an object for each call would cost more than the call.
let paid = 0;
let richer = 0;
let owned = 0;

export function paidAt(shares: Shares, { purses, purseError }: Purses, p: number, level: number): Paid {
  const { supporters, election } = shares;
  const [from, to] = [supporters.from[p]!, supporters.from[p + 1]!];
  const isPlain = !supporters.weights && !election.times;
  if (isPlain) addPlain(supporters.rows, from, to, purses, level);
  else addWeighted(shares, from, to, purses, level);
  const [sum, rich] = [paid, richer];
  const held = rich > 0 ? 64 * U * level * rich : 0;
  const error = shares.votes[p]! * purseError + (2 * (to - from) + 16) * U * sum + held;
  return { sum, error, rich, money: isPlain ? owned * (1 + 1e-9) : Number.POSITIVE_INFINITY };
}

function addPlain(rows: Int32Array, from: number, to: number, purses: Float64Array, level: number): void {
  let [poor, all, rich] = [0, 0, 0];
  for (let j = from; j < to; j++) {
    const purse = purses[rows[j]!]!;
    const isRich = ((purse > level) as unknown as number) | 0;
    rich += isRich;
    all += purse;
    poor += (1 - isRich) * purse;
  }
  // Without rich ones there is nothing to add, not even for an infinite level.
  paid = rich > 0 ? poor + rich * level : poor;
  richer = rich;
  owned = all;
}

function addWeighted({ supporters, election }: Shares, from: number, to: number, purses: Float64Array, level: number) {
  const { rows, weights } = supporters;
  const { times } = election;
  let [sum, rich] = [0, 0];
  for (let j = from; j < to; j++) {
    const row = rows[j]!;
    const w = weights ? weights[j]! : 1;
    const t = times ? times[row]! : 1;
    if (purses[row]! > level * w) rich += t * w;
    sum += t * Math.min(purses[row]!, level * w);
  }
  paid = sum;
  richer = rich;
}

/** How often each purchase was paid; all 0 between calls, for an array a call would take longer than most calls do. */
let counts = new Float64Array(64);

function scratch(length: number): Float64Array {
  if (counts.length < length) counts = new Float64Array(2 * length);
  return counts;
}

/**
 * The same sum exactly, while a run goes on or just after: over the denominator of its payments × level.den.
 * @param level over the denominator of the payments
 */
export function exactlyPaid(run: EqualShares, p: number, level: Fraction): bigint {
  const { payments, purses, shares, electedAt } = run;
  const { supporters, election, weights } = shares;
  const { start, chosen, times } = election;
  const rough = nearest(level.num, level.den * payments.denominator);
  const slack = run.purseError * (1 + 8 * U);
  const owed = scratch(payments.equations.length);
  /** the purchases that were paid by those who have less than the level */
  const owners: number[] = [];
  let [rich, poor, between] = [0, 0, 0n];
  for (let j = supporters.from[p]!; j < supporters.from[p + 1]!; j++) {
    const row = supporters.rows[j]!;
    const w = supporters.weights ? supporters.weights[j]! : 1;
    const t = times ? times[row]! : 1;
    const purse = purses[row]!;
    // 0 is emptied, exactly
    if (purse === 0) continue;
    if (purse > rough * w * (1 + 16 * U) + slack) rich += t * w;
    else if (purse < rough * w * (1 - 16 * U) - slack) {
      poor += t;
      for (let k = start[row]!; k < start[row + 1]!; k++) {
        const q = electedAt[chosen[k]!]!;
        if (q < 0) continue;
        if (owed[q] === 0) owners.push(q);
        owed[q]! += t * (weights ? weights[k]! : 1);
      }
    } else between += lesser(run.exactPurse(row) * level.den, level.num * BigInt(w)) * BigInt(t);
  }
  let left = BigInt(poor) * payments.endowmentNumerator;
  for (const q of owners) {
    left -= BigInt(owed[q]!) * payments.numerator(q);
    owed[q] = 0;
  }
  return level.num * BigInt(rich) + left * level.den + between;
}
