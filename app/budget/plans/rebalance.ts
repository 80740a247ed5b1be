// One resident's budget while it is being made: totals, what is left to give, moving money, every rule's state, what changed. The same
// module runs in the browser at every keystroke and on the server when a plan is sent. Whole cents; money is moved, never made.
import { type Bound, evaluate, type State } from '../rules/evaluate.ts';
import { type Hint, hintFor, roomIn } from '../rules/hints.ts';

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
  const room = roomIn(
    rules.map(({ bound }) => bound),
    amounts,
  );
  return {
    given,
    left: total - given,
    isBalanced: given === total,
    rules: rules.map(({ id, hard, bound }) => {
      const state = evaluate(bound, amounts);
      const hint = hintFor(bound, state, room, amounts);
      return { id, hard, state, ...(hint ? { hint } : {}) };
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

/** What is not as it is today: first what gives, then what gets; of each the largest change first. */
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
    .sort((a, b) => {
      const [first, second] = [a.after - a.before, b.after - b.before];
      if (first < 0 !== second < 0) return first < 0 ? -1 : 1;
      return Math.abs(second) - Math.abs(first) || a.unit - b.unit;
    });
}

/** Where money went from and to; undefined unless the plan is whole: of any other that cannot be said. */
export function movedBy(
  { total }: Pick<Sheet, 'total'>,
  amounts: Amounts,
  changes: readonly Change[],
): { cents: number; from: Change[]; to: Change[] } | undefined {
  const from = changes.filter(({ before, after }) => after < before);
  const to = changes.filter(({ before, after }) => after > before);
  if (from.length === 0 || to.length === 0 || sumOfAmounts(amounts) !== total) return undefined;
  return { cents: from.reduce((sum, { before, after }) => sum + before - after, 0), from, to };
}

/** A part of a whole in thousandths, rounded half up; nothing of nothing is nothing. */
export const thousandths = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 1000);

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
