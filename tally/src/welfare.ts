// Maximum welfare: the affordable set with the most utility in all, a knapsack problem, solved exactly. Never an
// approximation: when a problem needs more states than fit, it is refused.
import type { Shares } from './equal-shares.ts';
import { inOrder } from './greedy.ts';
import { TallyError } from './problem.ts';

export type WelfareOutcome = { winners: number[]; welfare: bigint; states: number };

const MOST_STATES = 4_000_000;

/**
 * Undominated (cost, welfare) pairs, project after project in order of density (Nemhauser and Ullmann 1969), dropping what
 * cannot beat the greedy set even with fractions of the rest (Dantzig 1957).
 * Conflicts and categories are not supported here.
 * @throws TallyError `too-hard` beyond four million pairs
 */
export function maximumWelfare(shares: Shares, budget: number): WelfareOutcome {
  const { election, utility, factors, admitted } = shares;
  if (!shares.bars.isEmpty)
    throw new TallyError(
      'bad-option',
      'maximum welfare knows no conflicts or categories',
      'use another method, or leave them out',
    );
  const value = (p: number): bigint => BigInt(utility[p]!) * BigInt(factors[p]!);
  const order = inOrder(shares).filter(
    (p) => admitted[p] === 1 && utility[p]! > 0 && election.projects[p]!.cost <= budget,
  );
  const costs = order.map((p) => election.projects[p]!.cost);
  const values = order.map(value);
  const best = new Front(costs, values, budget);
  for (let i = 0; i < order.length; i++) best.consider(i);
  return { winners: best.chosen().map((i) => order[i]!), welfare: best.welfare, states: best.states };
}

type Pair = { cost: number; value: bigint; link: number };

/** Pairs by rising cost, each better than all cheaper ones; how each came about is a linked list. */
class Front {
  readonly #costs: number[];
  readonly #values: bigint[];
  readonly #budget: number;
  #pairs: Pair[] = [{ cost: 0, value: 0n, link: -1 }];
  readonly #links: { item: number; before: number }[] = [];
  #floor: bigint;
  states = 1;

  constructor(costs: number[], values: bigint[], budget: number) {
    this.#costs = costs;
    this.#values = values;
    this.#budget = budget;
    this.#floor = this.#greedyFrom(0, 0, 0n);
  }

  consider(item: number): void {
    const [cost, value] = [this.#costs[item]!, this.#values[item]!];
    const merged: Pair[] = [];
    let [i, j] = [0, 0];
    const old = this.#pairs;
    let most = -1n;
    const keep = (pairCost: number, pairValue: bigint, from: number, isNew: boolean): void => {
      if (pairValue <= most || !this.#mayWin(item + 1, pairCost, pairValue)) return;
      most = pairValue;
      let link = from;
      if (isNew) link = this.#links.push({ item, before: from }) - 1;
      merged.push({ cost: pairCost, value: pairValue, link });
    };
    while (i < old.length || j < old.length) {
      const added = j < old.length ? old[j]!.cost + cost : Number.POSITIVE_INFINITY;
      if (added > this.#budget) j = old.length;
      // At equal cost the larger value first, so that the other is dropped.
      const takeOld =
        i < old.length &&
        (j >= old.length || old[i]!.cost < added || (old[i]!.cost === added && old[i]!.value >= old[j]!.value + value));
      if (takeOld) keep(old[i]!.cost, old[i]!.value, old[i++]!.link, false);
      else if (j < old.length) keep(added, old[j]!.value + value, old[j++]!.link, true);
    }
    this.#pairs = merged;
    this.states += merged.length;
    const last = merged.at(-1)!;
    const reached = this.#greedyFrom(item + 1, last.cost, last.value);
    if (reached > this.#floor) this.#floor = reached;
    if (this.#links.length > MOST_STATES)
      throw new TallyError(
        'too-hard',
        'maximum welfare needs more than four million sets here',
        'use equal-shares, greedy or phragmen',
      );
  }

  get welfare(): bigint {
    return this.#pairs.at(-1)!.value;
  }

  chosen(): number[] {
    const items: number[] = [];
    for (let link = this.#pairs.at(-1)!.link; link >= 0; link = this.#links[link]!.before)
      items.push(this.#links[link]!.item);
    return items.reverse();
  }

  /** Can this pair, with the rest even in fractions, reach what is known to be reachable? Rounded up, so never too strict. */
  #mayWin(next: number, cost: number, value: bigint): boolean {
    let left = this.#budget - cost;
    let bound = value;
    for (let i = next; i < this.#costs.length; i++) {
      if (this.#costs[i]! > left)
        return bound + (this.#values[i]! * BigInt(left)) / BigInt(this.#costs[i]!) + 1n > this.#floor;
      left -= this.#costs[i]!;
      bound += this.#values[i]!;
      if (bound >= this.#floor) return true;
    }
    return bound >= this.#floor;
  }

  #greedyFrom(next: number, cost: number, value: bigint): bigint {
    let left = this.#budget - cost;
    let sum = value;
    for (let i = next; i < this.#costs.length; i++)
      if (this.#costs[i]! <= left) {
        left -= this.#costs[i]!;
        sum += this.#values[i]!;
      }
    return sum;
  }
}
