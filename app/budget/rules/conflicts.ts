// Which rules of a version contradict each other, asked of the solver once: lines of a version never change, so what was found for the same
// rules over them stays true. Whoever opens the page again and again makes nobody wait.
import { createHash } from 'node:crypto';
import { type Asked, contradictions, type Found, type Frame } from './contradictions.ts';
import type { World } from './line-sets.ts';

/** Each fund spends what it spends today or what comes in for it, or anything between: money of one fund is not that of another. */
export function framesOf({ lines, unit, today, frame }: World): Frame[] {
  const funds = new Map<number | null, { units: number[]; spending: number; revenue: number }>();
  for (const [i, line] of lines.entries()) {
    if (line.measure !== frame.measure || line.year !== frame.year) continue;
    const fund = funds.get(line.fund) ?? { units: [], spending: 0, revenue: 0 };
    funds.set(line.fund, fund);
    if (line.side === 'revenue') fund.revenue += line.cents;
    else if (unit[i]! >= 0) {
      fund.units.push(unit[i]!);
      fund.spending += today[unit[i]!]!;
    }
  }
  return [...funds.values()].map(({ units, spending, revenue }) => ({
    units,
    least: revenue > 0 ? Math.min(spending, revenue) : spending,
    most: Math.max(spending, revenue),
  }));
}

/** So many answers are kept, and one that is "unknown" so long, in milliseconds: the machine may be less busy then. */
const KEPT = 500;
const UNKNOWN_FOR = 60_000;

type Kept = { found: Promise<Found>; at: number; isUnknown?: boolean };
const kept = new Map<string, Kept>();

/** @param within milliseconds that the solver may take, when it is asked */
export async function conflictsAmong(rules: readonly Asked[], world: World, within?: number): Promise<Found> {
  const frames = framesOf(world);
  const key = keyOf(rules, world.today, frames);
  const known = kept.get(key);
  if (known && !(known.isUnknown && performance.now() - known.at > UNKNOWN_FOR)) return known.found;
  const asked: Kept = { found: contradictions(rules, world.today, frames, within), at: performance.now() };
  kept.delete(key);
  kept.set(key, asked);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  asked.found.then(
    ({ outcome }) => Object.assign(asked, { isUnknown: outcome === 'unknown' }),
    () => kept.delete(key),
  );
  return asked.found;
}

/**
 * The rules that cannot be kept together with this one, each held beside it alone; and those that only stand in its way together.
 * @param within milliseconds for each question to the solver
 * @returns `alone` where no budget with this money can keep it, whatever other rules say; `unknown` where that could not be worked out:
 *   then nothing is claimed
 */
export async function standingAgainst<R extends Asked>(
  own: R,
  all: readonly R[],
  world: World,
  within?: number,
): Promise<R[] | 'alone' | 'unknown'> {
  const clash = async (some: readonly R[]): Promise<string[] | undefined> => {
    const found = await conflictsAmong(some, world, within);
    if (found.outcome === 'unknown') return undefined;
    if (found.outcome === 'none') return [];
    const sets = found.sets.filter((set) => set.includes(own.id));
    return sets.length === 0 && !found.isComplete ? undefined : sets.flat();
  };
  const alone = await clash([own]);
  if (!alone || alone.length > 0) return alone ? 'alone' : 'unknown';
  const against: R[] = [];
  for (const other of all) {
    if (other.id === own.id) continue;
    const both = await clash([own, other]);
    if (!both) return 'unknown';
    if (both.includes(other.id)) against.push(other);
  }
  if (against.length > 0) return against;
  const together = await clash(all);
  return together ? all.filter(({ id }) => id !== own.id && together.includes(id)) : 'unknown';
}

/** Everything that an answer depends on. */
function keyOf(rules: readonly Asked[], today: ArrayLike<number>, frames: readonly Frame[]): string {
  const hash = createHash('sha256').update(Float64Array.from(today));
  const add = (about: unknown, units: readonly number[]) =>
    hash.update(`${JSON.stringify(about)} ${units.length} `).update(Int32Array.from(units));
  for (const { units, least, most } of frames) add([least, most], units);
  for (const { id, bound } of rules) {
    const { kind, of, basis, share, cents, unjudged } = bound;
    add([id, kind, share, cents, unjudged, of.fixed], of.units);
    if (basis) add([basis.fixed], basis.units);
  }
  return hash.digest('base64');
}
