// Whether amounts keep a rule, to the cent: the one calculator, in the browser while somebody types and on the server when they send.
// Amounts are whole cents and shares are fractions of whole numbers; nothing here is a floating fraction. It never says who is right.

export const ruleKinds = ['floor', 'cap', 'lock', 'balance', 'ratio'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** A part as two whole numbers: a fifth is { num: 1, den: 5 }. */
export type Share = { num: number; den: number };

/** A sum of lines: what cannot move here, and the units (lines or groups, by index) that can. In cents. */
export type Sum = { fixed: number; units: readonly number[] };

/** Why a rule cannot be judged: none of its lines are in this budget, or its basis is not, or it draws a line through a group. */
export type Unjudged = 'no-lines' | 'no-basis' | 'cuts-group';

/** A rule over the units of one budget. A limit is a share of the basis, or an amount in cents. */
export type Bound = {
  kind: RuleKind;
  of: Sum;
  basis?: Sum;
  share?: Share;
  cents?: number;
  /** what each unit of `of` has today, in their order; only a lock asks for it */
  today?: readonly number[];
  unjudged?: Unjudged;
};

/** Least and most that the sum may be, in cents; undefined where there is no such side. */
export type Limits = { least?: number; most?: number };

export type State =
  | { state: 'met'; of: number; basis?: number; limits: Limits }
  | {
      state: 'broken';
      by: number;
      side: 'too-little' | 'too-much' | 'changed';
      of: number;
      basis?: number;
      limits: Limits;
    }
  | { state: 'unjudged'; why: Unjudged };

/** Floor or ceiling of cents · num / den, exactly; the last whole number that a double holds where it lies beyond: no amount reaches it. */
export function shareOf(cents: number, { num, den }: Share, round: 'down' | 'up'): number {
  const whole = Math.floor(cents / den);
  const rest = num * (cents - whole * den);
  const main = num * whole;
  // Below nothing the whole parts may be a little more than there is, and so beyond what is exact.
  if (Number.isSafeInteger(whole * den) && Number.isSafeInteger(main) && Number.isSafeInteger(rest)) {
    const part = round === 'down' ? Math.floor(rest / den) : Math.ceil(rest / den);
    if (Number.isSafeInteger(main + part)) return main + part;
  }
  const product = BigInt(cents) * BigInt(num);
  const by = BigInt(den);
  const down = product / by - (product % by < 0n ? 1n : 0n);
  const exact = round === 'up' && down * by !== product ? down + 1n : down;
  return within(Number(exact));
}

const within = (n: number) => Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, n));

/** The cents a sum comes to with these amounts. */
export function sumOf(sum: Sum, amounts: ArrayLike<number>): number {
  let all = sum.fixed;
  for (const unit of sum.units) all += amounts[unit]!;
  return all;
}

/** What the sum may be when the basis is so much. A ratio is kept to the cent below and above. */
export function limitsOf(rule: Bound, basis: number | undefined): Limits {
  const down = () => (rule.share ? shareOf(basis!, rule.share, 'down') : rule.cents!);
  const up = () => (rule.share ? shareOf(basis!, rule.share, 'up') : rule.cents!);
  switch (rule.kind) {
    case 'floor':
      return { least: up() };
    case 'cap':
      return { most: down() };
    case 'ratio':
      return { least: down(), most: up() };
    case 'balance':
      return { least: basis!, most: basis! };
    case 'lock':
      return {};
  }
}

/** @param amounts cents of every unit */
export function evaluate(rule: Bound, amounts: ArrayLike<number>): State {
  if (rule.unjudged) return { state: 'unjudged', why: rule.unjudged };
  const of = sumOf(rule.of, amounts);
  if (rule.kind === 'lock') {
    const by = rule.of.units.reduce((sum, unit, i) => sum + Math.abs(amounts[unit]! - rule.today![i]!), 0);
    return by === 0 ? { state: 'met', of, limits: {} } : { state: 'broken', by, side: 'changed', of, limits: {} };
  }
  const basis = rule.basis && sumOf(rule.basis, amounts);
  const limits = limitsOf(rule, basis);
  const seen = basis === undefined ? {} : { basis };
  if (limits.least !== undefined && of < limits.least)
    return { state: 'broken', by: within(limits.least - of), side: 'too-little', of, ...seen, limits };
  if (limits.most !== undefined && of > limits.most)
    return { state: 'broken', by: within(of - limits.most), side: 'too-much', of, ...seen, limits };
  return { state: 'met', of, ...seen, limits };
}

/** Whether what somebody moves can change how this rule is: of any other a plan neither breaks it nor keeps it. */
export const isOnSheet = ({ of, basis }: Bound): boolean => of.units.length > 0 || (basis?.units.length ?? 0) > 0;

/** What a sentence about a judged rule says, and the limit it names, in cents. */
export function saidOf(state: Exclude<State, { state: 'unjudged' }>): {
  what: 'above' | 'below' | 'equal' | 'kept' | 'too-little' | 'too-much' | 'changed';
  limit?: number;
} {
  const { least, most } = state.limits;
  if (state.state === 'broken') {
    const limit = state.side === 'too-little' ? least : most;
    return { what: state.side, ...(limit === undefined ? {} : { limit }) };
  }
  if (least !== undefined && most !== undefined) return { what: 'equal' };
  if (least !== undefined) return { what: 'above', limit: least };
  return most === undefined ? { what: 'kept' } : { what: 'below', limit: most };
}
