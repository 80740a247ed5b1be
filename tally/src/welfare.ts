// Maximum welfare: the affordable set with the most utility in all, a knapsack problem, solved exactly. Never an
// approximation: when a problem needs more states than fit, it is refused.
import type { Shares } from './equal-shares.ts';
import { inOrder } from './greedy.ts';
import { TallyError } from './problem.ts';

export type WelfareOutcome = { winners: number[]; welfare: bigint; states: number };

const MOST_STATES = 4_000_000;

/** How many pairs may still be looked at; counted, so that the same is refused everywhere. */
export type Allowance = { pairs: number };

/** About a minute. */
const MOST_PAIRS = 50_000_000;

/**
 * Undominated (cost, welfare) pairs, project after project in order of density (Nemhauser and Ullmann 1969), dropping what
 * cannot beat the greedy set even with fractions of the rest (Dantzig 1957).
 * Conflicts and categories are not supported here.
 * @throws TallyError `too-hard` beyond four million pairs, or when the allowance is used up
 */
export function maximumWelfare(
  shares: Shares,
  budget: number,
  allowance: Allowance = { pairs: MOST_PAIRS },
): WelfareOutcome {
  if (!shares.bars.isEmpty)
    throw new TallyError(
      'bad-option',
      'maximum welfare knows no conflicts or categories',
      'use another method, or leave them out',
    );
  const order = itemsInOrder(shares, budget);
  const best = new Front(
    order.map((p) => itemOf(shares, p)),
    budget,
    allowance,
  );
  best.considerAll();
  return { winners: best.chosen().map((i) => order[i]!), welfare: best.welfare, states: best.states };
}

/** What may be chosen at all, the densest first. */
export function itemsInOrder(shares: Shares, budget: number): number[] {
  const { election, utility, admitted } = shares;
  return inOrder(shares).filter((p) => admitted[p] === 1 && utility[p]! > 0 && election.projects[p]!.cost <= budget);
}

export const itemOf = ({ election, utility, factors }: Shares, p: number): Item => ({
  cost: election.projects[p]!.cost,
  value: BigInt(utility[p]!) * BigInt(factors[p]!),
});

export type Item = { cost: number; value: bigint };

type Pair = { cost: number; value: bigint; link: number };

/** Another item that may come to the chosen ones in the end, in part or whole, as the densest of those from `at`; and what to reach with it. */
export type Beside = { item: Item; at: number; goal: bigint };

/**
 * Pairs by rising cost, each better than all cheaper ones; how each came about is a linked list. So of equally good sets the cheaper
 * is chosen, and of equally dear ones that without the last item in which they differ.
 */
export class Front {
  readonly #items: readonly Item[];
  readonly #budget: number;
  readonly #beside: Beside | undefined;
  readonly #allowance: Allowance;
  #pairs: Pair[] = [{ cost: 0, value: 0n, link: -1 }];
  readonly #links: { item: number; before: number }[] = [];
  #floor: bigint;
  states = 1;

  /** @param items the densest first */
  constructor(items: readonly Item[], budget: number, allowance: Allowance, beside?: Beside) {
    this.#items = items;
    this.#allowance = allowance;
    this.#budget = budget;
    this.#beside = beside;
    this.#floor = beside ? beside.goal : this.#greedyFrom(0, 0, 0n);
  }

  considerAll(): void {
    for (let i = 0; i < this.#items.length; i++) this.#consider(i);
  }

  /** What can be reached at which cost; only what may still win. */
  get pairs(): readonly Item[] {
    return this.#pairs;
  }

  #consider(item: number): void {
    const { cost, value } = this.#items[item]!;
    this.#allowance.pairs -= 2 * this.#pairs.length;
    if (this.#allowance.pairs < 0) throw tooHard();
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
    const last = merged.at(-1);
    if (last && !this.#beside) {
      const reached = this.#greedyFrom(item + 1, last.cost, last.value);
      if (reached > this.#floor) this.#floor = reached;
    }
    if (this.#links.length > MOST_STATES) throw tooHard();
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
    let beside = this.#beside;
    for (let i = next; i <= this.#items.length; i++) {
      const items = [this.#items[i]];
      if (beside && (i >= beside.at || i === this.#items.length)) {
        items.unshift(beside.item);
        beside = undefined;
      }
      for (const item of items) {
        if (!item) continue;
        if (item.cost > left) return bound + (item.value * BigInt(left)) / BigInt(item.cost) + 1n > this.#floor;
        left -= item.cost;
        bound += item.value;
        if (bound >= this.#floor) return true;
      }
    }
    return bound >= this.#floor;
  }

  #greedyFrom(next: number, cost: number, value: bigint): bigint {
    let left = this.#budget - cost;
    let sum = value;
    for (const item of this.#items.slice(next))
      if (item.cost <= left) {
        left -= item.cost;
        sum += item.value;
      }
    return sum;
  }
}

const tooHard = (): TallyError =>
  new TallyError(
    'too-hard',
    'maximum welfare has too many sets to choose from here',
    'use equal-shares, greedy or phragmen',
  );
