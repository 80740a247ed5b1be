// Whether any budget at all can keep a set of rules, and if none can, a smallest set of rules that contradict each other: leave any one
// of them out and the rest can be kept. A linear program over the lines, solved by HiGHS in this process; it downloads nothing and is
// loaded when first asked. It never says which rule should give way.
import type { Highs, Model } from 'highs';
import type { Bound, Sum } from './evaluate.ts';

export type Asked = { id: string; bound: Bound };

/** What must hold besides the rules: the sum of these units lies between two amounts, in cents. */
export type Frame = { units: readonly number[]; least: number; most: number };

export type Found =
  | { outcome: 'none' }
  /** each set cannot be kept together; no rule is in two sets */
  | { outcome: 'conflicts'; sets: string[][]; isComplete: boolean }
  /** nothing is claimed: the time was over, or the solver failed */
  | { outcome: 'unknown' };

type Row = { coefficients: Map<number, number>; least: number; most: number };

/** Rows are scaled so that the largest amount is about this: the solver's tolerance of 1e-7 is then less than a cent in 100 billion. */
const LARGEST = 1e6;

/**
 * @param today cents of every unit; a plan may give each of them any amount from nothing up
 * @param within milliseconds; what is not found by then is not claimed
 * @see Chinneck and Dravnieks 1991, "Locating minimal infeasible constraint sets in linear programs": the deletion filter
 */
export async function contradictions(
  asked: readonly Asked[],
  today: ArrayLike<number>,
  frames: readonly Frame[],
  within = 800,
): Promise<Found> {
  const judged = asked.filter(({ bound }) => !bound.unjudged);
  if (judged.length === 0) return { outcome: 'none' };
  const { rows, classes } = program(judged, today, frames);
  try {
    const highs = await solver();
    // From here on: the first who asks is not to be told nothing because the solver had to be loaded.
    const until = performance.now() + within;
    const model = modelOf(highs, rows, classes);
    const found = search(highs, model, rows, judged, until);
    model.dispose();
    return found;
  } catch {
    // A solver that failed once is in no known state: the next who asks gets another, and this one's memory goes with it.
    loaded = undefined;
    return { outcome: 'unknown' };
  }
}

let loaded: Promise<Highs> | undefined;

function solver(): Promise<Highs> {
  // Its types speak of the CommonJS module; what is loaded is the other one.
  loaded ??= import('highs').then((module) => (module as unknown as { default: () => Promise<Highs> }).default());
  return loaded;
}

class OutOfTime extends Error {}

function search(highs: Highs, model: Model, rows: Row[][], asked: readonly Asked[], until: number): Found {
  const first = [0];
  for (const own of rows) first.push(first.at(-1)! + own.length);
  const set = (rule: number, isOn: boolean) => {
    for (const [i, row] of rows[rule]!.entries())
      model.changeRowBounds(first[rule]! + i, isOn ? row.least : -highs.infinity, isOn ? row.most : highs.infinity);
  };
  const canBeKept = (): boolean => {
    const left = until - performance.now();
    if (left <= 0) throw new OutOfTime();
    model.options.set('time_limit', left / 1000);
    model.clearSolver();
    model.run();
    const status = model.getModelStatus();
    const { infeasible, unboundedOrInfeasible, optimal } = highs.constants.modelStatus;
    if (status !== infeasible && status !== unboundedOrInfeasible && status !== optimal) throw new OutOfTime();
    return status === optimal;
  };
  const sets: string[][] = [];
  try {
    const open = new Set(asked.keys());
    while (open.size > 0 && !canBeKept()) {
      const conflict: number[] = [];
      for (const rule of [...open]) {
        set(rule, false);
        if (!canBeKept()) continue;
        set(rule, true);
        conflict.push(rule);
      }
      // Not the rules but the frame itself cannot be kept: nothing to name, and nothing to claim.
      if (conflict.length === 0) return { outcome: 'unknown' };
      sets.push(conflict.map((rule) => asked[rule]!.id));
      for (const rule of conflict) open.delete(rule);
      for (const rule of asked.keys()) set(rule, open.has(rule));
    }
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error;
    return sets.length > 0 ? { outcome: 'conflicts', sets, isComplete: false } : { outcome: 'unknown' };
  }
  return sets.length > 0 ? { outcome: 'conflicts', sets, isComplete: true } : { outcome: 'none' };
}

/** The rows of every rule, the frames' last; lines that nothing tells apart are one variable. */
function program(asked: readonly Asked[], today: ArrayLike<number>, frames: readonly Frame[]) {
  const sums = asked.flatMap(({ bound: { of, basis } }) => (basis ? [of.units, basis.units] : [of.units]));
  const { classOf, classes } = classesOf(today.length, [...sums, ...frames.map(({ units }) => units)]);
  let largest = 1;
  for (let unit = 0; unit < today.length; unit++) largest = Math.max(largest, Math.abs(today[unit]!));
  for (const { most } of frames) largest = Math.max(largest, most);
  for (const { bound } of asked)
    largest = Math.max(largest, Math.abs(bound.of.fixed), Math.abs(bound.basis?.fixed ?? 0), bound.cents ?? 0);
  const scale = LARGEST / largest;
  const rows: Row[][] = asked.map(({ bound }) => rowsOf(bound, classOf, scale));
  rows.push(
    frames.map(({ units, least, most }) => ({
      coefficients: weights({ fixed: 0, units }, classOf),
      least: least * scale,
      most: most * scale,
    })),
  );
  return { rows, classes };
}

/** Splits the units again and again by who is in each set and who is not. */
function classesOf(n: number, sets: readonly (readonly number[])[]): { classOf: Int32Array; classes: number } {
  const classOf = new Int32Array(n);
  let classes = 1;
  for (const units of sets) {
    const sizes = new Int32Array(classes);
    for (const one of classOf) sizes[one]! += 1;
    const inside = new Int32Array(classes);
    for (const unit of units) inside[classOf[unit]!]! += 1;
    const split = new Int32Array(classes).fill(-1);
    for (let i = 0, before = classes; i < before; i++)
      if (inside[i]! > 0 && inside[i]! < sizes[i]!) split[i] = classes++;
    for (const unit of units) if (split[classOf[unit]!]! >= 0) classOf[unit] = split[classOf[unit]!]!;
  }
  return { classOf, classes };
}

/** One weight a class: all its units are in the sum, or none. */
function weights(sum: Sum, classOf: Int32Array, weight = 1, into = new Map<number, number>()): Map<number, number> {
  const seen = new Set<number>();
  for (const unit of sum.units) seen.add(classOf[unit]!);
  for (const one of seen) into.set(one, (into.get(one) ?? 0) + weight);
  return into;
}

function rowsOf({ kind, of, basis, share, cents, today }: Bound, classOf: Int32Array, scale: number): Row[] {
  if (kind === 'lock') {
    const kept = new Map<number, number>();
    for (const [i, unit] of of.units.entries()) kept.set(classOf[unit]!, (kept.get(classOf[unit]!) ?? 0) + today![i]!);
    return [...kept].map(([one, sum]) => ({
      coefficients: new Map([[one, 1]]),
      least: sum * scale,
      most: sum * scale,
    }));
  }
  const part = kind === 'balance' ? 1 : share ? share.num / share.den : 0;
  const coefficients = weights(of, classOf);
  if (basis) weights(basis, classOf, -part, coefficients);
  const limit = ((basis ? part * basis.fixed : (cents ?? 0)) - of.fixed) * scale;
  return [{ coefficients, least: kind === 'cap' ? -1e30 : limit, most: kind === 'floor' ? 1e30 : limit }];
}

function modelOf(highs: Highs, rows: Row[][], classes: number): Model {
  const model = highs.createModel();
  model.options.set({ output_flag: false, presolve: 'off' });
  for (let one = 0; one < classes; one++) model.addVar(0, highs.infinity);
  for (const { coefficients, least, most } of rows.flat())
    model.addRow(least, most, {
      indices: Int32Array.from(coefficients.keys()),
      values: Float64Array.from(coefficients.values()),
    });
  return model;
}
