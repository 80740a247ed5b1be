// How near a project that costs nothing was to being taken: Equal Shares takes such projects first when somebody supports them, so
// only conflicts with others of them, or having no supporter, stand against it.
import type { Shares } from './equal-shares.ts';
import { leastWhole } from './search.ts';
import { wouldGoFirst } from './ties.ts';

/** @param taken the free projects taken, in order. @returns how many supporters more, undefined when no number is enough */
export function votesToTakeFree(shares: Shares, taken: readonly number[], p: number): number | undefined {
  const { ties, bars, votes } = shares;
  // Beyond the votes of all others more votes change no tie.
  const most = taken.reduce((sum, q) => Math.max(sum, votes[q]!), 0) + 1;
  return leastWhole(1, most, (more) => {
    bars.reset();
    for (const q of taken) if (!wouldGoFirst(ties, p, 0, votes[p]! + more, q, votes[q]!)) bars.elect(q);
    const isTaken = !bars.isBarred(p);
    bars.reset();
    return isTaken;
  });
}
