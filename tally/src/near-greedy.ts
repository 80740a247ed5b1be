// How near a project was to greedy's choice: at which earlier place in the order the money would still have been enough, and how many
// votes more, or which lower cost, would have brought it there. Exact; counts nothing anew.
import type { Shares } from './equal-shares.ts';
import type { Near } from './explain.ts';
import { byDensity, inOrder, type Worth, worthOf } from './greedy.ts';
import { leastWhole, mostWhole } from './search.ts';
import { wouldGoFirst } from './ties.ts';

type Place = { p: number; left: number; isChosen: boolean };

/**
 * Walks the order once more and looks, for each project not chosen, at the places before its own.
 * @param already bought before, for the utilitarian completion
 * @returns by project; undefined for those chosen, and for those the rule does not admit
 */
export function nearGreedy(
  shares: Shares,
  budget: number,
  options: { skip: boolean },
  already: readonly number[],
): (Near | undefined)[] {
  const near: (Near | undefined)[] = shares.election.projects.map(() => undefined);
  const order = walk(shares, budget, already);
  // Where it stops at the first that does not fit, no later place is reached.
  const stop = options.skip ? order.length : order.findIndex(({ isChosen }) => !isChosen) + 1 || order.length;
  for (const [i, { p, left, isChosen }] of order.entries()) {
    if (isChosen && i < stop) continue;
    const places = Math.min(i + 1, stop);
    near[p] = { left: Math.max(left, order[places - 1]!.left), ...nearPlaces(shares, p, order, places, already) };
  }
  return near;
}

/** Everyone not bought yet in greedy's order, with what was left at that turn. */
function walk(shares: Shares, budget: number, already: readonly number[]): Place[] {
  const { election, bars } = shares;
  const taken = new Set(already);
  let left = budget - already.reduce((sum, p) => sum + election.projects[p]!.cost, 0);
  bars.reset();
  for (const p of already) bars.elect(p);
  const order: Place[] = [];
  for (const p of inOrder(shares)) {
    if (taken.has(p) || shares.admitted[p] === 0) continue;
    const { cost } = election.projects[p]!;
    const isChosen = cost <= left && !bars.isBarred(p);
    order.push({ p, left, isChosen });
    if (!isChosen) continue;
    left -= cost;
    bars.elect(p);
  }
  bars.reset();
  return order;
}

/** The first `places` of the order are open to p; what there is room for only falls from one to the next. */
function nearPlaces(
  shares: Shares,
  p: number,
  order: readonly Place[],
  places: number,
  already: readonly number[],
): Pick<Near, 'votesMissing' | 'costToWin'> {
  const { ties, weights, votes } = shares;
  const own = worthOf(shares, p);
  const isCost = own.factor === own.cost;
  const room = roomAt(shares, p, order, places, already);
  const isAhead = (worth: Worth, more: number, q: number): boolean => {
    if (q === p) return true;
    const byWorth = byDensity(worth, worthOf(shares, q));
    return byWorth < 0 || (byWorth === 0 && wouldGoFirst(ties, p, worth.cost, votes[p]! + more, q, votes[q]!));
  };
  const atCost = (cost: number): Worth => ({ ...own, cost, factor: isCost ? cost : own.factor });
  const last = mostWhole(0, places - 1, (i) => room(i) >= own.cost);
  const votesMissing =
    weights || last === undefined
      ? undefined
      : leastWhole(1, 2 ** 52, (more) => isAhead({ ...own, utility: own.utility + more }, more, order[last]!.p));
  let costToWin: number | undefined;
  for (let i = places - 1; i >= 0; i--) {
    const [least, most] = [(costToWin ?? 0) + 1, Math.min(room(i), own.cost - 1)];
    if (least > own.cost - 1) break;
    if (most < least) continue;
    const found = mostWhole(least, most, (cost) => isAhead(atCost(cost), 0, order[i]!.p));
    // Who cannot take this place at any such cost can take no earlier one.
    if (found === undefined) break;
    costToWin = found;
  }
  return { votesMissing, costToWin };
}

/** The most p may cost at each place. */
function roomAt(
  { bars }: Shares,
  p: number,
  order: readonly Place[],
  places: number,
  already: readonly number[],
): (place: number) => number {
  if (bars.isEmpty) return (i) => order[i]!.left;
  bars.reset();
  for (const q of already) bars.elect(q);
  const rooms = order.slice(0, places).map(({ p: q, left, isChosen }) => {
    const room = Math.min(left, bars.roomFor(p));
    if (isChosen) bars.elect(q);
    return room;
  });
  bars.reset();
  return (i) => rooms[i]!;
}
