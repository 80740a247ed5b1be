// A collective budget out of many people's plans: each plan divides the same sum over the same lines. Mean and median are what
// people know; the moving phantoms of Freeman, Pennock, Peters and Wortman Vaughan (2021, "Truthful aggregation of budget
// proposals") cannot be gamed: no one gets a result nearer to their wish by asking for something else.
//
// Exact: plans are whole units, and the phantoms' time is found as a fraction, not by bisecting doubles.
import { ascending } from './ascending.ts';
import { type Fraction, floor, fraction } from './fraction.ts';
import { knownWord, TallyError } from './problem.ts';

export const DIVISIONS = ['mean', 'median', 'utilitarian', 'independent-markets'] as const;

/**
 * `mean`: proportional, easily gamed. `median`: of each line, then scaled to the sum. `utilitarian`: truthful, serves the most
 * wishes, may leave minorities out. `independent-markets`: truthful and proportional when everyone wants one line only.
 */
export type Division = (typeof DIVISIONS)[number];

export type Plans = {
  /** what every plan adds up to, in units */
  total: number;
  lines: readonly string[];
  /** plan after plan, each as long as `lines`, in whole units */
  amounts: Float64Array;
  /** least and most for each line, in units; a line without has 0 and the total */
  floors?: readonly number[];
  caps?: readonly number[];
};

export type Divided = {
  /** whole units for each line, adding up to the total exactly */
  amounts: number[];
  /** before floors, caps and rounding, as fractions of a unit */
  exact: Fraction[];
  /** lines held at their floor or cap */
  held: ('floor' | 'cap' | undefined)[];
  median: number[];
  /** the middle half of the plans, line by line */
  spread: [low: number, high: number][];
};

/**
 * By one method, or by several at once: plans are looked through and sorted only once then, which is nearly all the work.
 * @returns one result, or one for each method in the order given
 * @throws TallyError `bad-option` when a plan does not add up, or floors and caps cannot be kept
 */
export function divide(plans: Plans, how: Division): Divided;
export function divide(plans: Plans, how: readonly Division[]): Divided[];
export function divide(plans: Plans, how: Division | readonly Division[]): Divided | Divided[] {
  return typeof how === 'string' ? divideBy(plans, [how])[0]! : divideBy(plans, how);
}

function divideBy(plans: Plans, methods: readonly Division[]): Divided[] {
  const { lines, amounts, total } = plans;
  for (const how of methods) knownWord('method', how, DIVISIONS);
  const n = lines.length === 0 ? 0 : amounts.length / lines.length;
  check(plans, n);
  const sorted = lines.map((_, line) => column(plans, line, n));
  const median = sorted.map((values) => (n === 0 ? 0 : values[Math.floor((n - 1) / 2)]!));
  const spread = sorted.map((values): [number, number] =>
    n === 0 ? [0, 0] : [values[Math.floor((n - 1) / 4)]!, values[Math.ceil((3 * (n - 1)) / 4)]!],
  );
  return methods.map((how) => {
    const exact =
      n === 0 ? lines.map(() => fraction(BigInt(total), BigInt(lines.length))) : share(sorted, n, total, how, median);
    const { values, held } = withinLimits(exact, plans);
    return { amounts: rounded(values, total, plans), exact, held, median: [...median], spread: [...spread] };
  });
}

function check({ lines, amounts, total, floors, caps }: Plans, n: number): void {
  if (lines.length === 0 || !Number.isInteger(n))
    throw new TallyError(
      'bad-option',
      'the plans have no lines, or not the same number each',
      'give every plan an amount for every line',
    );
  for (let plan = 0; plan < n; plan++) {
    let sum = 0;
    for (let line = 0; line < lines.length; line++) {
      const amount = amounts[plan * lines.length + line]!;
      if (!(amount >= 0) || !Number.isSafeInteger(amount))
        throw new TallyError(
          'bad-option',
          `plan ${plan + 1} has ${amount} for "${lines[line]}"`,
          'amounts are whole units, zero or more',
        );
      sum += amount;
    }
    if (sum !== total)
      throw new TallyError(
        'bad-option',
        `plan ${plan + 1} adds up to ${sum}, not ${total}`,
        'let every plan divide the same sum',
      );
  }
  let [least, most] = [0, 0];
  for (let line = 0; line < lines.length; line++) {
    const [low, high] = [floors?.[line] ?? 0, caps?.[line] ?? total];
    if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high))
      throw new TallyError(
        'bad-option',
        `the floor of "${lines[line]}" is ${low}, its cap ${high}`,
        'floors and caps are whole units',
      );
    if (low > high)
      throw new TallyError('bad-option', `the floor of "${lines[line]}" is above its cap`, 'correct one of them');
    least += low;
    most += high;
  }
  if (least > total || most < total)
    throw new TallyError(
      'bad-option',
      `floors add up to ${least}, caps to ${most}, the budget is ${total}`,
      'loosen the floors or the caps',
    );
}

/** One line of all plans, ascending. */
function column({ lines, amounts }: Plans, line: number, n: number): Float64Array {
  const values = new Float64Array(n);
  for (let plan = 0; plan < n; plan++) values[plan] = amounts[plan * lines.length + line]!;
  return ascending(values);
}

function share(sorted: Float64Array[], n: number, total: number, how: Division, median: number[]): Fraction[] {
  if (how === 'mean') return sorted.map((values) => fraction(exactSum(values), BigInt(n)));
  if (how === 'median') {
    const sum = median.reduce((all, value) => all + value, 0);
    if (sum === 0) return sorted.map(() => fraction(BigInt(total), BigInt(sorted.length)));
    return median.map((value) => fraction(BigInt(value) * BigInt(total), BigInt(sum)));
  }
  return solve(sorted, how === 'utilitarian' ? oneAfterAnother(n, total) : markets(total), total);
}

function exactSum(values: Float64Array): bigint {
  let [all, some] = [0n, 0];
  // By place: millions of amounts are slow through an iterator.
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    some += value;
    if (some < 2 ** 52) continue;
    all += BigInt(some - value);
    some = value;
  }
  return all + BigInt(some);
}

/** Where a median lies as a function of time: slope·time + base. */
type Piece = { slope: bigint; base: bigint };

/** n + 1 phantoms, at each time ascending from 0 to n and within 0…total; each rises with time. */
type Phantoms = { end: bigint; at(k: number, time: Fraction): Piece };

/** Phantom k is k·time up to the total (Freeman et al. 2021, §5: independent markets). */
function markets(total: number): Phantoms {
  const most = BigInt(total);
  return {
    end: most,
    at: (k, { num, den }) =>
      BigInt(k) * num >= most * den ? { slope: 0n, base: most } : { slope: BigInt(k), base: 0n },
  };
}

/** The highest phantom rises from 0 to the total first, then the next (§4: it maximizes utilitarian welfare). */
function oneAfterAnother(n: number, total: number): Phantoms {
  const most = BigInt(total);
  return {
    end: BigInt(n + 1) * most,
    at(k, { num, den }) {
      const start = BigInt(n - k) * most;
      if (num <= start * den) return { slope: 0n, base: 0n };
      if (num >= (start + most) * den) return { slope: 0n, base: most };
      return { slope: 1n, base: -start };
    },
  };
}

/**
 * The median of n plans (ascending) and n + 1 phantoms: the least over k of max(phantom k, plan n-k-1). Phantoms rise and plans
 * fall with k, so where they cross is found by halving.
 */
function medianAt(values: Float64Array, phantoms: Phantoms, time: Fraction): Piece {
  const n = values.length;
  let [low, high] = [0, n];
  while (low < high) {
    const k = (low + high) >> 1;
    if (isBelow(phantoms.at(k, time), time, values[n - k - 1]!)) low = k + 1;
    else high = k;
  }
  const phantom = phantoms.at(low, time);
  if (low === 0 || isBelow(phantom, time, values[n - low]!)) return phantom;
  return { slope: 0n, base: BigInt(values[n - low]!) };
}

const isBelow = ({ slope, base }: Piece, { num, den }: Fraction, value: number): boolean =>
  slope * num + base * den < BigInt(value) * den;

/**
 * The time at which the medians add up to the total. Their sum rises with time in straight pieces, so: halve the span, and follow
 * the piece at its lower end to the total; once no bend lies before it that hits exactly, which is checked in whole numbers.
 */
function solve(sorted: Float64Array[], phantoms: Phantoms, total: number): Fraction[] {
  const goal = BigInt(total);
  const piecesAt = (time: Fraction): Piece[] => sorted.map((values) => medianAt(values, phantoms, time));
  const valuesAt = (pieces: Piece[], { num, den }: Fraction): Fraction[] =>
    pieces.map(({ slope, base }) => fraction(slope * num + base * den, den));
  let low: Fraction = { num: 0n, den: 1n };
  let high: Fraction = { num: phantoms.end, den: 1n };
  for (;;) {
    const pieces = piecesAt(low);
    const { slope, base } = sumOf(pieces);
    if (slope > 0n) {
      const time = fraction(goal - base, slope);
      if (time.num * high.den <= high.num * time.den) {
        const there = piecesAt(time);
        if (isTotal(sumOf(there), time, goal)) return valuesAt(there, time);
      }
    }
    const middle = fraction(low.num * high.den + high.num * low.den, 2n * low.den * high.den);
    const sum = sumOf(piecesAt(middle));
    if (isTotal(sum, middle, goal)) return valuesAt(piecesAt(middle), middle);
    if (sum.slope * middle.num + sum.base * middle.den < goal * middle.den) low = middle;
    else high = middle;
  }
}

const sumOf = (pieces: Piece[]): Piece =>
  pieces.reduce((sum, { slope, base }) => ({ slope: sum.slope + slope, base: sum.base + base }));

const isTotal = ({ slope, base }: Piece, { num, den }: Fraction, goal: bigint): boolean =>
  slope * num + base * den === goal * den;

/**
 * Floors and caps: what goes beyond is cut, and all other lines are scaled by one factor so that the sum stays. That factor is
 * found by holding, again and again, the lines that would cross their limit on the side that matters.
 */
function withinLimits(exact: Fraction[], plans: Plans): { values: Fraction[]; held: Divided['held'] } {
  const held: Divided['held'] = exact.map(() => undefined);
  if (!plans.floors && !plans.caps) return { values: exact, held };
  const goal = BigInt(plans.total);
  const floors = exact.map((_, i) => BigInt(plans.floors?.[i] ?? 0));
  const caps = exact.map((_, i) => BigInt(plans.caps?.[i] ?? plans.total));
  for (;;) {
    const free = exact.map((_, i) => i).filter((i) => !held[i]);
    let rest = { num: goal, den: 1n };
    for (const [i, side] of held.entries())
      if (side) rest = { num: rest.num - (side === 'floor' ? floors[i]! : caps[i]!), den: 1n };
    const sum = free.reduce((all, i) => plus(all, exact[i]!), { num: 0n, den: 1n });
    const scaled = (i: number): Fraction =>
      sum.num === 0n
        ? fraction(rest.num, BigInt(free.length))
        : fraction(exact[i]!.num * rest.num * sum.den, exact[i]!.den * rest.den * sum.num);
    let [under, over] = [
      { num: 0n, den: 1n },
      { num: 0n, den: 1n },
    ];
    for (const i of free) {
      const { num, den } = scaled(i);
      if (num < floors[i]! * den) under = plus(under, { num: floors[i]! * den - num, den });
      if (num > caps[i]! * den) over = plus(over, { num: num - caps[i]! * den, den });
    }
    const isDone = under.num === 0n && over.num === 0n;
    if (isDone) {
      const values = exact.map((_, i) =>
        held[i] ? { num: held[i] === 'floor' ? floors[i]! : caps[i]!, den: 1n } : scaled(i),
      );
      return { values, held };
    }
    const side = under.num * over.den >= over.num * under.den ? 'floor' : 'cap';
    for (const i of free) {
      const { num, den } = scaled(i);
      if (side === 'floor' ? num < floors[i]! * den : num > caps[i]! * den) held[i] = side;
    }
  }
}

const plus = (a: Fraction, b: Fraction): Fraction =>
  a.den === b.den ? { num: a.num + b.num, den: a.den } : fraction(a.num * b.den + b.num * a.den, a.den * b.den);

/** Whole units: the fractions rounded down, and what is missing to the lines with the largest remainders, earlier lines first. */
function rounded(values: Fraction[], total: number, plans: Plans): number[] {
  const whole = values.map((value) => Number(floor(value)));
  let missing = total - whole.reduce((sum, value) => sum + value, 0);
  const byRemainder = values
    .map(({ num, den }, i) => ({ i, rest: num % den, den }))
    .filter(({ i }) => whole[i]! < (plans.caps?.[i] ?? total))
    .sort((a, b) => {
      const difference = b.rest * a.den - a.rest * b.den;
      return difference < 0n ? -1 : difference > 0n ? 1 : a.i - b.i;
    });
  for (const { i } of byRemainder) {
    if (missing-- <= 0) break;
    whole[i]!++;
  }
  return whole;
}
