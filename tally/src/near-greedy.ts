// How near a project was to greedy's choice: at which earlier place in the order the money would still have been enough, and how many
// votes more, or which lower cost, would have brought it there. Exact; counts nothing anew.
import type { Shares } from './equal-shares.ts';
import type { Near } from './explain.ts';
import { byDensity, inOrder, type Worth, worthOf } from './greedy.ts';
import { leastWhole, mostWhole } from './search.ts';
import { wouldGoFirst } from './ties.ts';

type Place = { p: number; left: number; rooms: Float64Array | undefined };

/**
 * Walks the order once more and looks, for each project not chosen, at every place before its own.
 * @param already bought before, for the utilitarian completion
 * @returns by project; undefined for those chosen, and for those the rule does not admit
 */
export function nearGreedy(
  shares: Shares,
  budget: number,
  options: { skip: boolean },
  already: readonly number[],
): (Near | undefined)[] {
  const { election, bars } = shares;
  const near: (Near | undefined)[] = election.projects.map(() => undefined);
  const taken = new Set(already);
  const places: Place[] = [];
  let left = budget - already.reduce((sum, p) => sum + election.projects[p]!.cost, 0);
  let hasStopped = false;
  bars.reset();
  for (const p of already) bars.elect(p);
  for (const p of inOrder(shares)) {
    if (taken.has(p) || shares.admitted[p] === 0) continue;
    const { cost } = election.projects[p]!;
    const rooms = bars.isEmpty ? undefined : Float64Array.from(election.projects, (_, q) => bars.roomFor(q));
    // Once it has stopped no later place is reached.
    if (!hasStopped) places.push({ p, left, rooms });
    if (!hasStopped && cost <= left && !bars.isBarred(p)) {
      left -= cost;
      bars.elect(p);
      continue;
    }
    near[p] = { left, ...nearPlaces(shares, p, places) };
    if (!options.skip) hasStopped = true;
  }
  bars.reset();
  return near;
}

function nearPlaces(shares: Shares, p: number, places: Place[]): Pick<Near, 'votesMissing' | 'costToWin'> {
  const { ties, weights, votes } = shares;
  const own = worthOf(shares, p);
  const isCost = own.factor === own.cost;
  const room = ({ left, rooms }: Place): number => Math.min(left, rooms ? rooms[p]! : Number.POSITIVE_INFINITY);
  const isAhead = (worth: Worth, more: number, { p: q }: Place): boolean => {
    if (q === p) return true;
    const order = byDensity(worth, worthOf(shares, q));
    return order < 0 || (order === 0 && wouldGoFirst(ties, p, worth.cost, votes[p]! + more, q, votes[q]!));
  };
  const withVotes = (more: number): Worth => ({ ...own, utility: own.utility + more });
  const atCost = (cost: number): Worth => ({ ...own, cost, factor: isCost ? cost : own.factor });
  let votesMissing: number | undefined;
  let costToWin: number | undefined;
  for (let i = places.length - 1; i >= 0; i--) {
    const place = places[i]!;
    const most = Math.min(room(place), own.cost - 1);
    if (!weights && votesMissing === undefined && room(place) >= own.cost)
      votesMissing = leastWhole(1, 2 ** 52, (more) => isAhead(withVotes(more), more, place));
    const least = (costToWin ?? 0) + 1;
    if (most >= least) costToWin = mostWhole(least, most, (cost) => isAhead(atCost(cost), 0, place)) ?? costToWin;
  }
  return { votesMissing, costToWin };
}
