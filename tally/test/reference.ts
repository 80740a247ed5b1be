// The slow, obvious way: every method word by word as its paper has it, in fractions of big integers, looking at every voter and
// every project in every round. The fast way must agree with it; it shares nothing with it but the election.
import type { Election } from '../src/election.ts';
import type { Limits } from '../src/limits.ts';
import { Random } from '../src/random.ts';
import { byCodePoint, type TieRule } from '../src/ties.ts';

export type Q = { n: bigint; d: bigint };
const q = (n: bigint, d = 1n): Q => ({ n, d });
const plus = (a: Q, b: Q): Q => q(a.n * b.d + b.n * a.d, a.d * b.d);
const minus = (a: Q, b: Q): Q => q(a.n * b.d - b.n * a.d, a.d * b.d);
const times = (a: Q, b: Q): Q => q(a.n * b.n, a.d * b.d);
const over = (a: Q, b: Q): Q => (b.n < 0n ? q(-a.n * b.d, -a.d * b.n) : q(a.n * b.d, a.d * b.n));
const sign = (a: Q): number => (a.n < 0n ? -1 : a.n > 0n ? 1 : 0);
const against = (a: Q, b: Q): number => sign(minus(a, b));
const least = (a: Q, b: Q): Q => (against(a, b) <= 0 ? a : b);
const sumOf = (list: Q[]): Q => list.reduce(plus, q(0n));

export type Profile = {
  costs: bigint[];
  ids: string[];
  budget: bigint;
  /** utility of each voter for each project */
  utility: bigint[][];
  /** how many voters name each project, with a utility above zero where it is not the cost */
  votes: number[];
  isCost: boolean;
  rules: Rules;
  /** ids in the order of the lot, for ties by lot */
  lot: string[];
  categories: (string | undefined)[];
};

export type Rules = { ties?: TieRule; seed?: string; limits?: Limits | undefined; minVotes?: number | undefined };

/** One line a voter, one column a project. */
export function profileOf(
  election: Election,
  utility: 'cost' | 'cardinality' | 'points' | 'borda',
  rules: Rules = {},
): Profile {
  const costs = election.projects.map(({ cost }) => BigInt(cost));
  const lines: bigint[][] = [];
  const votes = costs.map(() => 0);
  for (let row = 0; row < election.start.length - 1; row++) {
    const line = costs.map(() => 0n);
    const [from, to] = [election.start[row]!, election.start[row + 1]!];
    const cast = election.times?.[row] ?? 1;
    for (let k = from; k < to; k++) {
      const p = election.chosen[k]!;
      if (utility === 'cost') line[p] = costs[p]!;
      else if (utility === 'cardinality') line[p] = 1n;
      else line[p] = utility === 'points' ? BigInt(election.points![k]!) : BigInt(to - k - 1);
      if (utility === 'cost' || line[p]! > 0n) votes[p]! += cast;
    }
    for (let t = 0; t < cast; t++) lines.push(line);
  }
  const ids = election.projects.map(({ id }) => id);
  const lot = [...ids].sort(byCodePoint);
  if (rules.ties === 'cost-votes-lot') new Random(rules.seed!).shuffle(lot);
  const categories = election.projects.map(({ category }) => category);
  const isCost = utility === 'cost';
  return { costs, ids, budget: BigInt(election.budget), utility: lines, votes, isCost, rules, lot, categories };
}

/** Below zero when a goes before b in a tie. */
export function byRule(profile: Profile, a: number, b: number): number {
  const { costs, votes, lot, ids, rules } = profile;
  const isByCost = rules.ties === 'cost-votes-lot' || rules.ties === 'cost-votes-name';
  const byCost = isByCost ? Number(costs[a]! - costs[b]!) || votes[b]! - votes[a]! : 0;
  return byCost || lot.indexOf(ids[a]!) - lot.indexOf(ids[b]!);
}

const firstOf = (profile: Profile, tied: number[]): number => [...tied].sort((a, b) => byRule(profile, a, b))[0]!;

/** May p be bought beside these winners at all? */
function isAllowed(profile: Profile, winners: number[], p: number): boolean {
  const { limits, minVotes = 0 } = profile.rules;
  if (profile.votes[p]! < minVotes) return false;
  const isNamed = (list: readonly string[], q: number): boolean => list.includes(profile.ids[q]!);
  for (const list of limits?.conflicts ?? [])
    if (isNamed(list, p) && winners.some((q) => q !== p && isNamed(list, q))) return false;
  const category = profile.categories[p];
  const ceiling = category === undefined ? undefined : limits?.categories?.get(category);
  if (ceiling === undefined) return true;
  const spent = winners.reduce((sum, q) => (profile.categories[q] === category ? sum + profile.costs[q]! : sum), 0n);
  return spent + profile.costs[p]! <= BigInt(ceiling);
}

/** Free projects somebody names are taken first. */
function takeFree(profile: Profile): number[] {
  const free = profile.costs.flatMap((cost, p) => (cost === 0n && profile.votes[p]! > 0 ? [p] : []));
  const taken: number[] = [];
  for (const p of free.sort((a, b) => byRule(profile, a, b))) if (isAllowed(profile, taken, p)) taken.push(p);
  return taken;
}

const supportersOf = (profile: Profile, p: number): number[] =>
  profile.utility.flatMap((line, i) => (line[p]! > 0n ? [i] : []));

/** Least ρ with Σ min(purse, ρ·utility) ≥ cost, by trying every split of the sorted supporters. */
function affordability(profile: Profile, purses: Q[], p: number): Q | undefined {
  const cost = q(profile.costs[p]!);
  const supporters = supportersOf(profile, p);
  if (supporters.length === 0 || against(sumOf(supporters.map((i) => purses[i]!)), cost) < 0) return undefined;
  const u = (i: number): Q => q(profile.utility[i]![p]!);
  const sorted = [...supporters].sort((a, b) => against(over(purses[a]!, u(a)), over(purses[b]!, u(b))));
  for (let poor = 0; poor < sorted.length; poor++) {
    const paid = sumOf(sorted.slice(0, poor).map((i) => purses[i]!));
    const weight = sumOf(sorted.slice(poor).map(u));
    const rho = over(minus(cost, paid), weight);
    if (against(times(rho, u(sorted[poor]!)), purses[sorted[poor]!]!) <= 0) return rho;
  }
  return undefined;
}

export function equalShares(profile: Profile, endowment: Q): number[] {
  const purses = profile.utility.map(() => endowment);
  const winners = takeFree(profile);
  for (;;) {
    let best: Q | undefined;
    let tied: number[] = [];
    for (let p = 0; p < profile.costs.length; p++) {
      if (winners.includes(p) || profile.costs[p] === 0n || !isAllowed(profile, winners, p)) continue;
      const rho = affordability(profile, purses, p);
      if (!rho) continue;
      const order = best ? against(rho, best) : -1;
      if (order < 0) [best, tied] = [rho, [p]];
      else if (order === 0) tied.push(p);
    }
    if (!best) return winners;
    const winner = firstOf(profile, tied);
    winners.push(winner);
    for (const i of supportersOf(profile, winner)) {
      const due = times(best, q(profile.utility[i]![winner]!));
      purses[i] = minus(purses[i]!, least(purses[i]!, due));
    }
  }
}

const costOf = (profile: Profile, projects: number[]): bigint =>
  projects.reduce((sum, p) => sum + profile.costs[p]!, 0n);

/** Add1 step by step. */
export function addOne(
  profile: Profile,
  options: { wholeStart: boolean; exhaustive: boolean; over: 'all' | 'supported' },
): { winners: number[]; endowment: Q } {
  const n = BigInt(profile.utility.length);
  let endowment = options.wholeStart ? q(profile.budget / n) : q(profile.budget, n);
  let winners = equalShares(profile, endowment);
  const supported = profile.costs.flatMap((_, p) =>
    profile.votes[p]! > 0 && profile.votes[p]! >= (profile.rules.minVotes ?? 0) ? [p] : [],
  );
  for (;;) {
    if (winners.length === supported.length) return { winners, endowment };
    // Conflicts and ceilings can keep out what all the money of the world would buy.
    const everything = q(profile.costs.reduce((sum, cost) => sum + cost, 0n));
    if (profile.rules.limits && against(endowment, everything) >= 0) return { winners, endowment };
    const left = profile.budget - costOf(profile, winners);
    const considered =
      options.over === 'all' ? profile.costs.map((_, p) => p) : supported.filter((p) => profile.costs[p]! > 0n);
    const grows = considered.some((p) => !winners.includes(p) && profile.costs[p]! <= left);
    if (options.exhaustive && !grows) return { winners, endowment };
    const next = plus(endowment, q(1n));
    const more = equalShares(profile, next);
    if (costOf(profile, more) > profile.budget) return { winners, endowment };
    [winners, endowment] = [more, next];
  }
}

/** Most utility for its cost first; under cost utilities that is most votes. */
export function greedy(profile: Profile, already: number[] = [], skip = true): number[] {
  const total = (p: number): bigint => profile.utility.reduce((sum, line) => sum + line[p]!, 0n);
  const density = (p: number): Q => {
    if (profile.isCost) return q(BigInt(profile.votes[p]!));
    if (total(p) === 0n) return q(-1n);
    // nothing is denser than what is free
    return profile.costs[p] === 0n ? q(10n ** 30n) : q(total(p), profile.costs[p]!);
  };
  const order = profile.costs.map((_, p) => p).sort((a, b) => against(density(b), density(a)) || byRule(profile, a, b));
  let left = profile.budget - costOf(profile, already);
  const added: number[] = [];
  for (const p of order) {
    if (already.includes(p) || profile.votes[p]! < (profile.rules.minVotes ?? 0)) continue;
    if (profile.costs[p]! > left || !isAllowed(profile, [...already, ...added], p)) {
      if (skip) continue;
      break;
    }
    left -= profile.costs[p]!;
    added.push(p);
  }
  return added;
}

export function phragmen(profile: Profile): number[] {
  const loads = profile.utility.map(() => q(0n));
  const winners: number[] = [];
  let left = profile.budget;
  for (;;) {
    let best: Q | undefined;
    let tied: number[] = [];
    for (let p = 0; p < profile.costs.length; p++) {
      const supporters = supportersOf(profile, p);
      if (winners.includes(p) || supporters.length === 0 || profile.costs[p]! > profile.budget) continue;
      if (!isAllowed(profile, winners, p)) continue;
      const time = over(
        plus(q(profile.costs[p]!), sumOf(supporters.map((i) => loads[i]!))),
        q(BigInt(supporters.length)),
      );
      const order = best ? against(time, best) : -1;
      if (order < 0) [best, tied] = [time, [p]];
      else if (order === 0) tied.push(p);
    }
    if (!best || tied.some((p) => profile.costs[p]! > left)) return winners;
    const winner = firstOf(profile, tied);
    winners.push(winner);
    left -= profile.costs[winner]!;
    for (const i of supportersOf(profile, winner)) loads[i] = best;
  }
}

/** Every affordable set. */
export function welfare(profile: Profile): bigint {
  return bestSets(profile).best;
}

/** What the best affordable sets are worth, the least any of them costs, and what all of those so cheap have in them, or some. */
export function bestSets(profile: Profile): { best: bigint; inAll: Set<number>; inSome: Set<number> } {
  let [best, cheapest] = [-1n, 0n];
  let sets: number[][] = [];
  for (let set = 0; set < 2 ** profile.costs.length; set++) {
    const chosen = profile.costs.flatMap((_, p) => ((set >> p) & 1 ? [p] : []));
    const cost = costOf(profile, chosen);
    if (cost > profile.budget) continue;
    const total = profile.utility.reduce((sum, line) => chosen.reduce((s, p) => s + line[p]!, sum), 0n);
    if (total < best || (total === best && cost > cheapest)) continue;
    if (total > best || cost < cheapest) sets = [];
    [best, cheapest] = [total, cost];
    sets.push(chosen);
  }
  const all = profile.costs.map((_, p) => p);
  return {
    best,
    inAll: new Set(all.filter((p) => sets.every((chosen) => chosen.includes(p)))),
    inSome: new Set(sets.flat()),
  };
}

/** Bounded overspending: at every level a supporter's purse could end at, and where the whole cost is reached, the ratio ρ/α; of equal ratios the larger share. */
export function overspending(
  profile: Profile,
  endowment: Q = q(profile.budget, BigInt(profile.utility.length)),
): number[] {
  const purses = profile.utility.map(() => endowment);
  const winners = takeFree(profile);
  let left = profile.budget;
  for (;;) {
    let best: { ratio: Q; price: Q } | undefined;
    let tied: { p: number; price: Q }[] = [];
    for (let p = 0; p < profile.costs.length; p++) {
      if (winners.includes(p) || profile.costs[p] === 0n || profile.costs[p]! > left) continue;
      if (!isAllowed(profile, winners, p)) continue;
      const offer = cheapestOffer(profile, purses, p);
      if (!offer) continue;
      const order = best ? against(offer.ratio, best.ratio) : -1;
      if (order < 0) [best, tied] = [offer, [{ p, price: offer.price }]];
      else if (order === 0) tied.push({ p, price: offer.price });
    }
    if (!best) return winners;
    const winner = firstOf(
      profile,
      tied.map(({ p }) => p),
    );
    const { price } = tied.find(({ p }) => p === winner)!;
    winners.push(winner);
    left -= profile.costs[winner]!;
    for (const i of supportersOf(profile, winner))
      purses[i] = minus(purses[i]!, least(purses[i]!, times(price, q(profile.utility[i]![winner]!))));
  }
}

function cheapestOffer(profile: Profile, purses: Q[], p: number): { ratio: Q; price: Q } | undefined {
  const supporters = supportersOf(profile, p);
  const u = (i: number): Q => q(profile.utility[i]![p]!);
  const cost = q(profile.costs[p]!);
  const levels = supporters.map((i) => over(purses[i]!, u(i))).filter((level) => sign(level) > 0);
  const whole = affordability(profile, purses, p);
  if (whole) levels.push(whole);
  let best: { ratio: Q; price: Q; share: Q } | undefined;
  for (const level of levels) {
    const paid = sumOf(supporters.map((i) => least(purses[i]!, times(level, u(i)))));
    const share = over(paid, cost);
    if (against(share, q(1n)) > 0) continue;
    const price = over(level, share);
    const ratio = over(price, share);
    const order = best ? against(ratio, best.ratio) : -1;
    if (order < 0 || (order === 0 && against(share, best!.share) > 0)) best = { ratio, price, share };
  }
  return best;
}
