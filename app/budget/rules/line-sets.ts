// Which lines a rule speaks about, and what the rule becomes over the units that somebody may move. A set of lines is named in the
// budget's own words: codes or names of its dimensions; everything that is given must match. Pure.
import { type Dimension, dimensions, type Measure, type Side } from '../versions/words.ts';
import type { Bound, RuleKind, Share, Sum, Unjudged } from './evaluate.ts';

export type LineSet = { side?: Side; year?: string } & { [D in Dimension]?: readonly string[] };

/** A line as pub.budget_lines has it: dimensions by the numbers of their values, the amount in cents. */
export type Line = { side: Side; measure: Measure; year: string; cents: number } & { [D in Dimension]: number | null };

/** What lines are about, by number; a covered name is null. */
export type Values = ReadonlyMap<number, { dimension: Dimension; code: string; name: string | null }>;

/** Which of the measures and years are meant where a rule does not say. */
export type Frame = { measure: Measure; year: string };

export type Rule = {
  id: string;
  kind: RuleKind;
  of: LineSet;
  basis?: LineSet;
  share?: Share;
  cents?: number;
  hard: boolean;
};

/** The lines of one budget, and which unit each of them moves with; -1 where it stays as it is. */
export type World = {
  lines: readonly Line[];
  values: Values;
  frame: Frame;
  /** unit of each line */
  unit: ArrayLike<number>;
  /** cents of each unit today */
  today: ArrayLike<number>;
};

/** A test for one set: dictionaries are looked through once, lines then compared by number. */
export function matcher(set: LineSet, values: Values, frame: Frame): (line: Line) => boolean {
  const year = set.year ?? frame.year;
  const wanted = dimensions.flatMap((dimension) => {
    const names = set[dimension];
    if (!names) return [];
    const found = new Set<number>();
    for (const [n, value] of values)
      if (value.dimension === dimension && (isNamed(names, value.code) || isNamed(names, value.name))) found.add(n);
    return [{ dimension, found }];
  });
  return (line) =>
    line.measure === frame.measure &&
    line.year === year &&
    (set.side === undefined || line.side === set.side) &&
    wanted.every(({ dimension, found }) => line[dimension] !== null && found.has(line[dimension]));
}

const isNamed = (names: readonly string[], name: string | null) => !!name && names.includes(name);

/** What a set comes to over the units. A line of no money draws no line through a group. */
export function sumIn(set: LineSet, world: World, sizes: ArrayLike<number>): Sum | Unjudged {
  const matches = matcher(set, world.values, world.frame);
  const counted = new Map<number, number>();
  let fixed = 0;
  let isEmpty = true;
  for (const [i, line] of world.lines.entries()) {
    if (!matches(line)) continue;
    isEmpty = false;
    const unit = world.unit[i]!;
    if (unit < 0) fixed += line.cents;
    else if (line.cents !== 0) counted.set(unit, (counted.get(unit) ?? 0) + 1);
    else if (!counted.has(unit)) counted.set(unit, 0);
  }
  if (isEmpty) return 'no-lines';
  const units: number[] = [];
  for (const [unit, n] of counted) {
    if (n === sizes[unit]) units.push(unit);
    else if (n > 0) return 'cuts-group';
  }
  return { fixed, units: units.sort((a, b) => a - b) };
}

/** How many lines with money each unit has. */
export function sizesOf(world: World): Uint32Array {
  const sizes = new Uint32Array(world.today.length);
  for (const [i, line] of world.lines.entries())
    if (world.unit[i]! >= 0 && line.cents !== 0) sizes[world.unit[i]!]! += 1;
  return sizes;
}

export type Bind<R extends Rule> = R & { bound: Bound };

/** Every rule over the units of this world, in the order given. */
export function bindAll<R extends Rule>(rules: readonly R[], world: World): Bind<R>[] {
  const sizes = sizesOf(world);
  return rules.map((rule) => ({ ...rule, bound: bind(rule, world, sizes) }));
}

const nothing: Sum = { fixed: 0, units: [] };

function bind(rule: Rule, world: World, sizes: ArrayLike<number>): Bound {
  const { kind } = rule;
  const of = sumIn(rule.of, world, sizes);
  if (typeof of === 'string') return { kind, of: nothing, unjudged: of };
  const today = { today: of.units.map((unit) => world.today[unit]!) };
  if (kind === 'lock') return { kind, of, ...today };
  // A balance without a basis is kept against what the lines are today.
  if (kind === 'balance' && !rule.basis) {
    const sum = today.today.reduce((all, cents) => all + cents, of.fixed);
    return { kind, of, basis: { fixed: sum, units: [] } };
  }
  if (kind !== 'balance' && !rule.share) return { kind, of, cents: rule.cents ?? 0 };
  const basis = rule.basis ? sumIn(rule.basis, world, sizes) : 'no-basis';
  if (typeof basis === 'string') return { kind, of, unjudged: basis === 'cuts-group' ? basis : 'no-basis' };
  return { kind, of, basis, ...(kind !== 'balance' && rule.share ? { share: rule.share } : {}) };
}
