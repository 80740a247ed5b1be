// What supporting a letter may be: the states of a signature, how counts are shown without showing anybody, what an endorsement rests
// on. Pure: no database, no clock. It never asks which letter, or whose.

export const signatureStates = ['pending', 'confirmed', 'withdrawn', 'invalidated'] as const;
export type SignatureState = (typeof signatureStates)[number];

/** What happens to a signature: the signer confirms and withdraws; a steward sets a batch aside and brings it back. */
export type Move = 'confirm' | 'withdraw' | 'invalidate' | 'restore';

/**
 * The one table of moves. Withdrawn is for good (whoever signs again makes a new signature); a restored one is what it was before.
 * @returns the next state, or undefined where the move changes nothing
 */
export function after(state: SignatureState, move: Move, before: 'pending' | 'confirmed' = 'pending') {
  const table: Record<SignatureState, Partial<Record<Move, SignatureState>>> = {
    pending: { confirm: 'confirmed', withdraw: 'withdrawn', invalidate: 'invalidated' },
    confirmed: { withdraw: 'withdrawn', invalidate: 'invalidated' },
    // Set aside, an address may neither sign again nor leave: leaving would free it to sign anew.
    invalidated: { restore: before },
    withdrawn: {},
  };
  return table[state][move];
}

/** An area is named with its number only where so many signed from it. */
export const LEAST_SHOWN = 10;

export type AreaCount = { area: string; n: number };
export type Breakdown = { total: number; areas: AreaCount[]; elsewhere: number };

/**
 * Total and breakdown out of one list of counts, so they can never differ: areas with too few stand together as "elsewhere". Where
 * those would still be too few to hide among, the smallest shown area joins them: otherwise total less the rest would tell.
 */
export function breakdownOf(counts: readonly { area: string | null; n: number }[]): Breakdown {
  const total = counts.reduce((sum, { n }) => sum + n, 0);
  const areas = counts
    .flatMap(({ area, n }) => (area !== null && n >= LEAST_SHOWN ? [{ area, n }] : []))
    .sort((a, b) => b.n - a.n || (a.area < b.area ? -1 : 1));
  const rest = () => total - areas.reduce((sum, { n }) => sum + n, 0);
  while (areas.length > 0 && rest() > 0 && rest() < LEAST_SHOWN) areas.pop();
  return { total, areas, elsewhere: rest() };
}

/** Round numbers people wait for. */
const milestones = [10, 100, 1000, 10_000, 100_000, 1_000_000];

export type Milestone = { n: number; reached: Date; below?: Date };

/**
 * The highest round number a letter stood at, when it was last reached, and since when it is below again, if it is. Computed from the
 * counts each time and never stored: signatures that are withdrawn or set aside can bring a number down, and others up again.
 * @param counts in the order of their numbers
 */
export function milestoneOf(counts: readonly { total: number; at: Date }[]): Milestone | undefined {
  const highest = Math.max(0, ...counts.map(({ total }) => total));
  const n = milestones.findLast((one) => one <= highest);
  if (n === undefined) return undefined;
  let reached: Date | undefined;
  let below: Date | undefined;
  let before = 0;
  for (const { total, at } of counts) {
    if (before < n && total >= n) [reached, below] = [at, undefined];
    if (before >= n && total < n) below = at;
    before = total;
  }
  return { n, reached: reached!, ...(below ? { below } : {}) };
}

/** By what an organization's signatory may sign for it. */
export const mandates = ['members', 'board', 'statutes', 'delegated', 'not-said'] as const;
export type Mandate = (typeof mandates)[number];

/** Why signatures are set aside. */
export const asideReasons = ['automated', 'not-the-owner', 'not-a-person', 'error', 'court-order'] as const;
export type AsideReason = (typeof asideReasons)[number];

/** How a steward chose them; what exactly was typed stays private. */
export const choices = ['domain', 'addresses', 'period'] as const;
export type Choice = (typeof choices)[number];
