// The least and most each group may get in a collective budget, out of the hard rules: those that speak of one group and a basis that
// does not move. Other hard rules are not bent into limits, nor passed over: they are named as not looked after. Pure.

import type { RuledSheet } from '../plans/sheet.ts';
import { type Bound, limitsOf, type Sum } from '../rules/evaluate.ts';

export type GroupLimits = { floors: number[]; caps: number[]; kept: string[]; unkept: string[] };

type Limit = { unit: number; least: number; most: number };

/** Rules that leave no budget at all are given up together: then there are no limits, and all of them are named as not kept. */
export function limitsFrom({ units, total, rules }: RuledSheet): GroupLimits {
  const floors = units.map(() => 0);
  const caps = units.map(() => total);
  const kept: string[] = [];
  const unkept: string[] = [];
  for (const { id, hard, bound } of rules) {
    // A rule about nothing in this budget limits nothing. One that cannot be judged is a limit nobody looks after here, and is named.
    if (!hard || bound.unjudged === 'no-lines') continue;
    const found = bound.unjudged ? undefined : limitsOn(bound, units.length, total);
    if (!found) {
      unkept.push(id);
      continue;
    }
    for (const { unit, least, most } of found) {
      floors[unit] = Math.max(floors[unit]!, least);
      caps[unit] = Math.min(caps[unit]!, most);
    }
    kept.push(id);
  }
  const sum = (all: readonly number[]) => all.reduce((n, cents) => n + cents, 0);
  const possible = floors.every((least, i) => least <= caps[i]!) && sum(floors) <= total && sum(caps) >= total;
  if (possible) return { floors, caps, kept, unkept };
  return { floors: units.map(() => 0), caps: units.map(() => total), kept: [], unkept: [...kept, ...unkept] };
}

function limitsOn(bound: Bound, width: number, total: number): Limit[] | undefined {
  if (bound.kind === 'lock')
    return bound.of.units.map((unit, i) => ({ unit, least: bound.today![i]!, most: bound.today![i]! }));
  const basis = bound.basis && constantOf(bound.basis, width, total);
  if (bound.basis && basis === undefined) return undefined;
  const { least = 0, most = Number.MAX_SAFE_INTEGER } = limitsOf(bound, basis);
  const of = constantOf(bound.of, width, total);
  // What every plan comes to anyway is kept by every result, or by none.
  if (of !== undefined) return of >= least && of <= most ? [] : undefined;
  if (bound.of.units.length !== 1) return undefined;
  const { fixed } = bound.of;
  return [{ unit: bound.of.units[0]!, least: Math.max(0, least - fixed), most: Math.max(0, most - fixed) }];
}

/** What a sum comes to in every plan: nothing in it moves, or everything does. */
function constantOf({ fixed, units }: Sum, width: number, total: number): number | undefined {
  if (units.length === 0) return fixed;
  return units.length === width ? fixed + total : undefined;
}
