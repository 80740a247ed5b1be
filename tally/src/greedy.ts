// The rule most cities use: projects by support, the next one that the money still reaches. Says nothing about fairness.
import type { Shares } from './equal-shares.ts';
import { breakTie } from './ties.ts';

export type GreedyOptions = {
  /** true: go past a project that does not fit; false: stop there ("no-skip") */
  skip: boolean;
};

/**
 * Adds projects in the order of utility per cost (cost utilities: by votes) while the money lasts.
 * @param already chosen before, for the utilitarian completion; not repeated in the result
 * @returns what is added, in order; projects without support are last
 */
export function greedy(
  shares: Shares,
  budget: number,
  options: GreedyOptions,
  already: readonly number[] = [],
): number[] {
  const { election, bars } = shares;
  const taken = new Set(already);
  bars.reset();
  for (const p of already) bars.elect(p);
  let left = budget - already.reduce((sum, p) => sum + election.projects[p]!.cost, 0);
  const order = inOrder(shares).filter((p) => !taken.has(p) && shares.admitted[p] === 1);
  const added: number[] = [];
  for (let i = 0; i < order.length; i++) {
    const p = order[i]!;
    const { cost } = election.projects[p]!;
    if (cost > left || bars.isBarred(p)) {
      if (options.skip) continue;
      break;
    }
    if (shares.ties.rule === 'fail') refuseTie(shares, order, i, left);
    added.push(p);
    left -= cost;
    bars.elect(p);
  }
  bars.reset();
  return added;
}

/** Projects by utility per cost, exactly; equal ones by the tie rule. */
export function inOrder(shares: Shares): number[] {
  const { election, ties } = shares;
  const byVotes = orderByVotes(shares);
  if (byVotes) return byVotes;
  const worth = election.projects.map((_, p) => worthOf(shares, p));
  const all = election.projects.map((_, p) => p);
  return all.sort((a, b) => byDensity(worth[a]!, worth[b]!) || ties.rank[a]! - ties.rank[b]!);
}

/** Under cost utilities the order is by votes, then rank: one whole number each, which a typed array sorts without calling us. */
function orderByVotes({ election, utility, factors, ties }: Shares): number[] | undefined {
  const { projects } = election;
  const m = projects.length;
  let most = 0;
  for (let p = 0; p < m; p++) {
    if (factors[p] !== projects[p]!.cost) return undefined;
    if (utility[p]! > most) most = utility[p]!;
  }
  if ((most + 1) * m > Number.MAX_SAFE_INTEGER) return undefined;
  const keys = new Float64Array(m);
  const atRank = new Int32Array(m);
  for (let p = 0; p < m; p++) {
    keys[p] = (most - utility[p]!) * m + ties.rank[p]!;
    atRank[ties.rank[p]!] = p;
  }
  return Array.from(keys.sort(), (key) => atRank[key % m]!);
}

/** What all supporters of a project together get for its cost: `utility` × `factor`. */
export type Worth = { utility: number; factor: number; cost: number };

export const worthOf = ({ utility, factors, election }: Shares, p: number): Worth => ({
  utility: utility[p]!,
  factor: factors[p]!,
  cost: election.projects[p]!.cost,
});

/** Below zero when a is worth more per cost than b. What costs nothing comes first, what nobody wants last. */
export function byDensity(a: Worth, b: Worth): number {
  if (a.factor === a.cost && b.factor === b.cost) return b.utility - a.utility;
  const [x, y] = [a.utility > 0 ? a.cost : 1, b.utility > 0 ? b.cost : 1];
  const [left, right] = [b.utility * b.factor * x, a.utility * a.factor * y];
  if (left <= Number.MAX_SAFE_INTEGER && right <= Number.MAX_SAFE_INTEGER) return left - right;
  const difference =
    BigInt(b.utility) * BigInt(b.factor) * BigInt(x) - BigInt(a.utility) * BigInt(a.factor) * BigInt(y);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Under the rule `fail`: two equal projects are a tie only when the money cannot buy both. */
function refuseTie(shares: Shares, order: readonly number[], i: number, left: number): void {
  const { election } = shares;
  const equal = [order[i]!];
  let together = election.projects[order[i]!]!.cost;
  for (
    let j = i + 1;
    j < order.length && byDensity(worthOf(shares, order[i]!), worthOf(shares, order[j]!)) === 0;
    j++
  ) {
    if (election.projects[order[j]!]!.cost > left) continue;
    equal.push(order[j]!);
    together += election.projects[order[j]!]!.cost;
  }
  if (equal.length > 1 && together > left) breakTie(shares.ties, equal);
}
