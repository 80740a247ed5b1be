// How near a project was to the set of most welfare: how many more supporters, or which lower cost, would put it into that set. Solves the
// knapsack again without the project; leaves a distance untold where that outgrows its limits, which are the same for every project.
import type { Shares } from './equal-shares.ts';
import type { Near } from './explain.ts';
import { byDensity, worthOf } from './greedy.ts';
import { TallyError } from './problem.ts';
import { rankedBy } from './ties.ts';
import { type Allowance, Front, itemOf, itemsInOrder, maximumWelfare } from './welfare.ts';

/** Pairs looked at for all projects together, some seconds: the same part for each, and what is left for those that need more. */
const MOST_PAIRS = 8_000_000;

/** @returns by project; undefined for those chosen, and for projects the rule does not admit */
export function nearWelfare(
  shares: Shares,
  budget: number,
  winners: readonly number[],
  mostPairs: number = MOST_PAIRS,
): (Near | undefined)[] {
  const best: Best = { value: 0n, cost: 0 };
  const won = new Set(winners);
  for (const p of winners) {
    best.value += itemOf(shares, p).value;
    best.cost += shares.election.projects[p]!.cost;
  }
  const near = shares.election.projects.map((_, p): Near | undefined =>
    won.has(p) || shares.admitted[p] === 0 ? undefined : { votesMissing: undefined, costToWin: undefined },
  );
  const questions = near.flatMap((known, p): Question[] => {
    if (!known) return [];
    const votes = (allowance: Allowance) => votesMissing(shares, budget, best, p, allowance);
    const cost = (allowance: Allowance) => costToWin(shares, budget, best, p, allowance);
    return [
      ...(shares.weights ? [] : [{ known, name: 'votesMissing' as const, ask: votes }]),
      ...(shares.utility[p]! > 0 ? [{ known, name: 'costToWin' as const, ask: cost }] : []),
    ];
  });
  const { open, left } = answer(questions, mostPairs);
  answer(open, left);
  return near;
}

type Question = { known: Near; name: 'votesMissing' | 'costToWin'; ask: (allowance: Allowance) => number | undefined };

/** Each gets the same part of the pairs. @returns what was too hard to answer with it, and the pairs left */
function answer(questions: readonly Question[], pairs: number): { open: Question[]; left: number } {
  let left = pairs;
  const open = questions.filter(({ known, name, ask }) => {
    const allowance = { pairs: pairs / questions.length };
    try {
      known[name] = ask(allowance);
      return false;
    } catch (error) {
      if (error instanceof TallyError && error.code === 'too-hard') return true;
      throw error;
    } finally {
      left -= pairs / questions.length - Math.max(0, allowance.pairs);
    }
  });
  return { open, left };
}

/** The chosen set: what it is worth, and its cost, the least of all sets worth as much. */
type Best = { value: bigint; cost: number };

/** A supporter more adds the factor to what the best set with p is worth; it must be worth more than the chosen one. */
function votesMissing(shares: Shares, budget: number, best: Best, p: number, allowance: Allowance): number | undefined {
  const { cost, value } = itemOf(shares, p);
  const factor = BigInt(shares.factors[p]!);
  if (cost > budget || factor === 0n) return undefined;
  const others = itemsInOrder(shares, budget - cost).filter((q) => q !== p);
  const front = new Front(
    others.map((q) => itemOf(shares, q)),
    budget - cost,
    allowance,
  );
  front.considerAll();
  const missing = best.value - value - front.welfare;
  const more = Number((missing + factor - 1n) / factor);
  if (more < 1) return 1;
  const isTie = BigInt(more) * factor === missing;
  return isTie && !isChosen(shares, budget, p, { more }, allowance) ? more + 1 : more;
}

/**
 * Looks through all sets of the others that p, at some lower cost, could still make the best. Under cost utilities p is then worth less
 * too, so the highest cost that fits beside a set is the one to ask about.
 */
function costToWin(shares: Shares, budget: number, best: Best, p: number, allowance: Allowance): number | undefined {
  const { cost, value } = itemOf(shares, p);
  const most = Math.min(cost - 1, budget);
  if (most < 1) return undefined;
  const isCost = shares.factors[p] === cost;
  const worthAt = (price: number): bigint => (isCost ? BigInt(shares.utility[p]!) * BigInt(price) : value);
  const others = itemsInOrder(shares, budget).filter((q) => q !== p);
  const least = isCost ? most : 1;
  const own = { utility: shares.utility[p]!, factor: isCost ? least : shares.factors[p]!, cost: least };
  const at = others.findIndex((q) => byDensity(own, worthOf(shares, q)) <= 0);
  const front = new Front(
    others.map((q) => itemOf(shares, q)),
    budget,
    allowance,
    { item: { cost: least, value: worthAt(least) }, at: at < 0 ? others.length : at, goal: best.value },
  );
  front.considerAll();
  let found = 0;
  for (const pair of front.pairs) {
    const price = Math.min(budget - pair.cost, most);
    if (price <= found) break;
    const worth = pair.value + worthAt(price);
    if (worth > best.value) return price;
    if (worth < best.value) continue;
    // Equally good: the cheaper set is chosen.
    const even = Math.min(price, best.cost - pair.cost);
    for (const trial of isCost ? [price] : [even, even - 1])
      if (trial > found && isChosen(shares, budget, p, { cost: trial }, allowance)) found = trial;
  }
  return found || undefined;
}

/** Counts once more with p changed. */
function isChosen(
  shares: Shares,
  budget: number,
  p: number,
  changed: { more?: number; cost?: number },
  allowance: Allowance,
): boolean {
  const { more = 0, cost = shares.election.projects[p]!.cost } = changed;
  const projects = shares.election.projects.map((project, q) => (q === p ? { ...project, cost } : project));
  const election = { ...shares.election, projects };
  const factor = shares.factors[p] === shares.election.projects[p]!.cost ? cost : shares.factors[p]!;
  const votes = shares.votes.with(p, shares.votes[p]! + more);
  const utility = shares.utility.with(p, shares.utility[p]! + more);
  const ties = rankedBy({ ...shares.ties, election }, votes);
  const other = { ...shares, election, factors: shares.factors.with(p, factor), votes, utility, ties };
  return maximumWelfare(other, budget, allowance).winners.includes(p);
}
