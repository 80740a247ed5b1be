// One resident's budget while it is being made: totals, what is left to give, moving money, every rule's state, what changed. The same
// module runs in the browser at every keystroke and on the server when a plan is sent. Whole cents; money is moved, never made.
import { type Bound, evaluate, type State } from '../rules/evaluate.ts';
import { type Hint, hintFor } from '../rules/hints.ts';

/** A line or a group that money can be moved in. Amounts are cents. */
export type Unit = { key: string; name: string; today: number };

export type Sheet = {
  units: readonly Unit[];
  /** what a plan divides, in cents */
  total: number;
  rules: readonly { id: string; hard: boolean; bound: Bound }[];
};

export type Standing = {
  /** what the plan gives out, and what is left of the total (less than nothing: too much is given) */
  given: number;
  left: number;
  isBalanced: boolean;
  rules: { id: string; hard: boolean; state: State; hint?: Hint }[];
};

export type Amounts = ArrayLike<number>;

export function sumOfAmounts(amounts: Amounts): number {
  let sum = 0;
  for (let unit = 0; unit < amounts.length; unit++) sum += amounts[unit]!;
  return sum;
}

/** Where a plan stands: everything the page shows beside the amounts. */
export function standingOf({ total, rules }: Sheet, amounts: Amounts): Standing {
  const given = sumOfAmounts(amounts);
  const bounds = rules.map(({ bound }) => bound);
  return {
    given,
    left: total - given,
    isBalanced: given === total,
    rules: rules.map(({ id, hard, bound }) => {
      const hint = hintFor(bound, bounds, amounts);
      return { id, hard, state: evaluate(bound, amounts), ...(hint ? { hint } : {}) };
    }),
  };
}

export type Move = { from: readonly number[]; to: number; cents: number };

/**
 * Takes money from units and gives it to one. From several, each gives in proportion to what it has; cents that do not divide come from
 * the earlier ones.
 * @throws RangeError when they do not have so much, or the amount is no whole number above nothing
 */
export function movedIn(amounts: Amounts, { from, to, cents }: Move): number[] {
  const after = Array.from(amounts);
  const have = from.reduce((sum, unit) => sum + after[unit]!, 0);
  if (!Number.isSafeInteger(cents) || cents < 0 || from.includes(to)) throw new RangeError('no such move');
  if (cents > have) throw new RangeError('they do not have so much');
  let left = cents;
  for (const unit of from) {
    const part = have === 0 ? 0 : Number((BigInt(after[unit]!) * BigInt(cents)) / BigInt(have));
    after[unit]! -= part;
    left -= part;
  }
  for (const unit of from) {
    const more = Math.min(left, after[unit]!);
    after[unit]! -= more;
    left -= more;
  }
  after[to]! += cents;
  return after;
}

export type Change = {
  unit: number;
  before: number;
  after: number;
  /** of all that is given out, then and now, in thousandths */
  shareBefore: number;
  shareAfter: number;
};

/** What is not as it is today: what gives first, the largest first. */
export function changesOf({ units }: Sheet, amounts: Amounts): Change[] {
  const before = units.reduce((sum, { today }) => sum + today, 0);
  const after = sumOfAmounts(amounts);
  return units
    .map(({ today }, unit) => ({
      unit,
      before: today,
      after: amounts[unit]!,
      shareBefore: thousandths(today, before),
      shareAfter: thousandths(amounts[unit]!, after),
    }))
    .filter((change) => change.before !== change.after)
    .sort((a, b) => a.after - a.before - (b.after - b.before) || a.unit - b.unit);
}

/** A part of a whole in thousandths, rounded half up; nothing of nothing is nothing. */
export const thousandths = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 1000);

/**
 * An amount as people type it: "1234", "$1,234.50", "1.2 M", "64.1 million", "300 k". A minus sign, letters, a comma that is no
 * thousands separator, or parts of a cent are not read.
 * @returns cents, or undefined
 */
export function centsOf(text: string): number | undefined {
  const bare = text
    .trim()
    .replace(/^[$€£]\s*/, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ');
  const found =
    /^((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?|\.(\d+)) ?(k|thousand|mil|m|million|millones|mill[oó]n|b|billion)?$/i.exec(
      bare,
    );
  if (!found) return undefined;
  const power = powers[(found[4] ?? '').toLowerCase().replace('ó', 'o')] ?? 0;
  const [whole = '', part = ''] = found[1]!.replaceAll(',', '').split('.');
  const places = power + 2;
  const digits = part.replace(/0+$/, '');
  if (digits.length > places) return undefined;
  const cents = Number(`${whole}${digits.padEnd(places, '0')}`);
  return Number.isSafeInteger(cents) ? cents : undefined;
}

const powers: Record<string, number> = {
  k: 3,
  thousand: 3,
  mil: 3,
  m: 6,
  million: 6,
  millon: 6,
  millones: 6,
  b: 9,
  billion: 9,
};

/** Only what is not as today, so that it fits an address: "4.-50000_7.50000" is unit and cents more or less. */
export function packed({ units }: Sheet, amounts: Amounts): string {
  return units
    .flatMap(({ today }, unit) => (amounts[unit] === today ? [] : [`${unit}.${amounts[unit]! - today}`]))
    .join('_');
}

/** @returns undefined where it is none of ours, names a unit twice, or takes more than there is */
export function unpacked({ units }: Sheet, text: string): number[] | undefined {
  const amounts = units.map(({ today }) => today);
  const seen = new Set<number>();
  for (const part of text === '' ? [] : text.split('_')) {
    const found = /^(\d{1,4})\.(-?\d{1,16})$/.exec(part);
    const unit = Number(found?.[1]);
    if (!found || !units[unit] || seen.has(unit)) return undefined;
    seen.add(unit);
    amounts[unit]! += Number(found[2]);
    if (!Number.isSafeInteger(amounts[unit]) || amounts[unit]! < 0) return undefined;
  }
  return amounts;
}
