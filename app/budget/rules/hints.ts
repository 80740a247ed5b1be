// What would mend a broken rule: so many cents into these lines or out of them, and which other lines are free to give or take them.
// Only moves that leave the rule's basis as it is are named, so the amount said is the amount needed. Pure; browser and server.
import { type Bound, limitsOf, type State, sumOf } from './evaluate.ts';

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

/** What other rules leave: which units may not move, and how far down or up each of the others may go on its own. In cents. */
export type Room = {
  locked: ReadonlySet<number>;
  least: ReadonlyMap<number, number>;
  most: ReadonlyMap<number, number>;
};

/** @param rules every rule in force; locks among them say which units cannot move, floors and caps of one unit how far */
export function roomIn(rules: readonly Bound[], amounts: ArrayLike<number>): Room {
  const locked = new Set<number>();
  const [least, most] = [new Map<number, number>(), new Map<number, number>()];
  for (const rule of rules) {
    if (rule.unjudged) continue;
    if (rule.kind === 'lock') for (const unit of rule.of.units) locked.add(unit);
    else if (rule.of.units.length === 1) {
      const unit = rule.of.units[0]!;
      const limits = limitsOf(rule, rule.basis && sumOf(rule.basis, amounts));
      const { fixed } = rule.of;
      if (limits.least !== undefined) least.set(unit, Math.max(least.get(unit) ?? 0, limits.least - fixed));
      if (limits.most !== undefined)
        most.set(unit, Math.min(most.get(unit) ?? limits.most - fixed, limits.most - fixed));
    }
  }
  return { locked, least, most };
}

/**
 * @param state how the rule is with these amounts
 * @returns undefined where the rule is kept or cannot be judged, and where none of its units can move: nothing here would mend it
 */
export function hintFor(rule: Bound, state: State, room: Room, amounts: ArrayLike<number>): Hint | undefined {
  if (state.state !== 'broken') return undefined;
  const cents = state.by;
  if (rule.kind === 'lock') {
    const units = rule.of.units.filter((unit, i) => amounts[unit] !== rule.today![i]);
    return { move: 'back', cents, units, free: [], isEnough: true };
  }
  const { locked } = room;
  const movable = rule.of.units.filter((unit) => !locked.has(unit));
  if (movable.length === 0) return undefined;
  const isEnough = (units: readonly number[], giving: boolean) => {
    let sum = 0;
    for (const unit of units) sum += roomOf(unit, giving, room, amounts);
    return sum >= cents;
  };
  if (rule.kind === 'balance') {
    const move = state.side === 'too-much' ? 'less' : 'more';
    return { move, cents, units: movable, free: [], isEnough: isEnough(movable, move === 'less') };
  }
  const into = state.side === 'too-little';
  // A mark for each unit: sets of hundreds would be made anew at every keystroke.
  const inBasis = new Uint8Array(amounts.length);
  for (const unit of rule.basis?.units ?? []) inBasis[unit] = 1;
  const isOwn = new Uint8Array(amounts.length);
  for (const unit of rule.of.units) isOwn[unit] = 1;
  // Partners stand where the rule's lines stand, inside the basis or outside, so moving between them leaves it alone.
  const inside = movable.filter((unit) => inBasis[unit] === 1);
  const units = inside.length > 0 ? inside : movable;
  const wanted = inside.length > 0 ? 1 : 0;
  const free: number[] = [];
  for (let unit = 0; unit < amounts.length; unit++)
    if (inBasis[unit] === wanted && isOwn[unit] === 0 && !locked.has(unit) && roomOf(unit, into, room, amounts) > 0)
      free.push(unit);
  return {
    move: into ? 'into' : 'out-of',
    cents,
    units,
    free,
    isEnough: isEnough(free, into) && isEnough(units, !into),
  };
}

/** How much a unit can give, or take, before a floor or a cap over it alone is reached. */
function roomOf(unit: number, giving: boolean, { least, most }: Room, amounts: ArrayLike<number>): number {
  const now = amounts[unit]!;
  return Math.max(0, giving ? now - (least.get(unit) ?? 0) : (most.get(unit) ?? Number.MAX_SAFE_INTEGER) - now);
}
