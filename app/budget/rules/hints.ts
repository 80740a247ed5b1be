// What would mend a broken rule: so many cents into these lines or out of them, and which other lines are free to give or take them.
// Only moves that leave the rule's basis as it is are named, so the amount said is the amount needed. Pure; browser and server.
import { type Bound, evaluate } from './evaluate.ts';

export type Hint = {
  /** into the rule's lines · out of them · less or more in all (a balance) · back to what it was (a lock) */
  move: 'into' | 'out-of' | 'less' | 'more' | 'back';
  cents: number;
  /** units of the rule that are to change */
  units: number[];
  /** units that may give or take; none for `less`, `more` and `back` */
  free: number[];
  /** whether the free units together have so much, or room for it */
  isEnough: boolean;
};

/**
 * @param rules every rule in force; locks among them say which units cannot move, floors and caps of one unit how far
 * @returns undefined where the rule is kept or cannot be judged
 */
export function hintFor(rule: Bound, rules: readonly Bound[], amounts: ArrayLike<number>): Hint | undefined {
  const state = evaluate(rule, amounts);
  if (state.state !== 'broken') return undefined;
  const cents = state.by;
  if (rule.kind === 'lock') {
    const units = rule.of.units.filter((unit, i) => amounts[unit] !== rule.today![i]);
    return { move: 'back', cents, units, free: [], isEnough: true };
  }
  const locked = lockedBy(rules);
  const own = new Set(rule.of.units);
  const inBasis = new Set(rule.basis?.units);
  const movable = rule.of.units.filter((unit) => !locked.has(unit));
  if (rule.kind === 'balance') {
    const move = state.side === 'too-much' ? 'less' : 'more';
    return {
      move,
      cents,
      units: movable,
      free: [],
      isEnough: isEnough(movable, move === 'less', rules, amounts, cents),
    };
  }
  const into = state.side === 'too-little';
  // Partners stand where the rule's lines stand, inside the basis or outside, so moving between them leaves it alone.
  const side = (unit: number) => inBasis.has(unit);
  const inside = movable.filter(side);
  const units = inside.length > 0 ? inside : movable;
  const wanted = inside.length > 0;
  const free: number[] = [];
  for (let unit = 0; unit < amounts.length; unit++) {
    if (own.has(unit) || locked.has(unit) || side(unit) !== wanted) continue;
    if (roomOf(unit, into, rules, amounts) > 0) free.push(unit);
  }
  const enough = isEnough(free, into, rules, amounts, cents) && isEnough(units, !into, rules, amounts, cents);
  return { move: into ? 'into' : 'out-of', cents, units, free, isEnough: enough };
}

export function lockedBy(rules: readonly Bound[]): Set<number> {
  const locked = new Set<number>();
  for (const rule of rules)
    if (rule.kind === 'lock' && !rule.unjudged) for (const unit of rule.of.units) locked.add(unit);
  return locked;
}

const isEnough = (
  units: readonly number[],
  giving: boolean,
  rules: readonly Bound[],
  amounts: ArrayLike<number>,
  cents: number,
) => {
  let room = 0;
  for (const unit of units) room += roomOf(unit, giving, rules, amounts);
  return room >= cents;
};

/** How much a unit can give, or take, before a floor or a cap over it alone is reached. In cents. */
function roomOf(unit: number, giving: boolean, rules: readonly Bound[], amounts: ArrayLike<number>): number {
  let room = giving ? amounts[unit]! : Number.MAX_SAFE_INTEGER;
  for (const rule of rules) {
    if (rule.unjudged || rule.of.units.length !== 1 || rule.of.units[0] !== unit) continue;
    const state = evaluate(rule, amounts);
    if (state.state === 'unjudged') continue;
    if (giving && state.limits.least !== undefined) room = Math.min(room, state.of - state.limits.least);
    if (!giving && state.limits.most !== undefined) room = Math.min(room, state.limits.most - state.of);
  }
  return Math.max(0, room);
}
