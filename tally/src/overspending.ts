// Equal Shares with Bounded Overspending (Papasotiropoulos, Pishbin, Skibski, Skowron, Wąs 2024, arXiv 2409.15005 §5): a project
// may be bought although its supporters cannot pay all of it, if the share they can pay is cheap enough. Exact throughout, in
// fractions; slow and plain, because their denominators can double with every such purchase.
import type { Shares } from './equal-shares.ts';
import { compare, type Fraction, fraction, gcd, nearest } from './fraction.ts';
import { TallyError } from './problem.ts';
import { breakTie } from './ties.ts';

export type Overspent = {
  project: number;
  /** the share of the cost its supporters could pay at that price, above 0 up to 1 */
  share: Fraction;
  /** full price per unit of whole utility */
  price: Fraction;
};

export type OverspendingOutcome = { winners: number[]; rounds: Overspent[]; free: number };

export type Offer = { p: number; share: Fraction; price: Fraction; ratio: Fraction };

const MOST_BITS = 200_000;

/**
 * In each round, over projects p that fit into what is left of the budget and shares α of (0, 1]: those where the supporters
 * pay α·cost at a price ρ·α, Σ min(purse, α·ρ·utility) = α·cost; the least ρ/α is bought and each pays min(purse, ρ·utility).
 * Where two shares of one project have the same ρ/α, which the paper leaves open, the larger one is bought: less stays unpaid.
 * @throws TallyError `too-hard` when exact fractions outgrow 200,000 bits
 */
export function overspending(shares: Shares, budget: number): OverspendingOutcome {
  const { election, votes, utility, ties, bars } = shares;
  bars.reset();
  const purses = new Purses(shares, budget);
  const outcome: OverspendingOutcome = { winners: [], rounds: [], free: 0 };
  const left = new Set<number>();
  for (let p = 0; p < election.projects.length; p++) if (utility[p]! > 0 && election.projects[p]!.cost > 0) left.add(p);
  const free = election.projects.flatMap(({ cost }, p) => (cost === 0 && votes[p]! > 0 ? [p] : []));
  for (const p of free.sort((a, b) => ties.rank[a]! - ties.rank[b]!)) {
    if (bars.isBarred(p)) continue;
    outcome.free = outcome.winners.push(p);
    bars.elect(p);
  }
  let spent = 0;
  const known = new Map<number, Fraction>();
  for (;;) {
    for (const p of left) if (spent + election.projects[p]!.cost > budget || bars.isBarred(p)) left.delete(p);
    const offers = cheapest(left, known, purses);
    if (offers.length === 0) break;
    const winner =
      offers.length === 1
        ? offers[0]!.p
        : breakTie(
            ties,
            offers.map(({ p }) => p),
          );
    const offer = offers.find(({ p }) => p === winner)!;
    purses.pay(winner, offer.price);
    left.delete(winner);
    bars.elect(winner);
    spent += election.projects[winner]!.cost;
    outcome.winners.push(winner);
    outcome.rounds.push({ project: winner, share: offer.share, price: offer.price });
  }
  bars.reset();
  return outcome;
}

/** Ratios only rise while purses fall, so what was known last is a lower bound. */
function cheapest(left: Set<number>, known: Map<number, Fraction>, purses: Purses): Offer[] {
  const zero = { num: 0n, den: 1n };
  const order = [...left].sort((a, b) => compare(known.get(a) ?? zero, known.get(b) ?? zero));
  let best: Offer[] = [];
  for (const p of order) {
    if (best[0] && compare(known.get(p) ?? zero, best[0].ratio) > 0) break;
    const offer = purses.offerOf(p);
    if (!offer) {
      left.delete(p);
      continue;
    }
    known.set(p, offer.ratio);
    const order = best[0] ? compare(offer.ratio, best[0].ratio) : -1;
    if (order < 0) best = [offer];
    else if (order === 0) best.push(offer);
  }
  return best;
}

/** A project as it might be: with more supporters who have spent nothing, or at another cost. */
export type Changed = { more?: number; cost?: number };

/** Rows with the same history share one exact purse, over one denominator. */
export class Purses {
  readonly #shares: Shares;
  readonly #class: Int32Array;
  #values: bigint[];
  /** each value once more as a double within a rounding or two; nothing here is decided by it */
  readonly #rough: number[];
  #den: bigint;

  constructor(shares: Shares, budget: number) {
    this.#shares = shares;
    this.#class = new Int32Array(shares.election.start.length - 1);
    const start = fraction(BigInt(budget), BigInt(Math.max(1, shares.election.voters)));
    this.#values = [start.num];
    this.#den = start.den;
    this.#rough = [nearest(start.num, start.den)];
  }

  /** What a row has left, to a double. */
  roughly(row: number): number {
    return this.#rough[this.#class[row]!]!;
  }

  /** What everyone had at first, to a double. */
  get endowment(): number {
    return this.#rough[0]!;
  }

  /** The best share and price for one project; undefined when its supporters have nothing. */
  offerOf(p: number, changed: Changed = {}): Offer | undefined {
    const groups = this.#groups(p, changed.more ?? 0);
    const { election, factors } = this.#shares;
    const own = election.projects[p]!.cost;
    const price = changed.cost ?? own;
    const factor = factors[p] === own ? price : factors[p]!;
    const cost = BigInt(price) * this.#den;
    let rich = groups.reduce((sum, group) => sum + group.weight * group.times, 0n);
    let paid = 0n;
    let best: { level: Fraction; sum: bigint; rich: bigint; isWhole: boolean } | undefined;
    const offer = (level: Fraction, isWhole: boolean): void => {
      // level·(cost / (paid + rich·level))², up to a factor all share; shares only grow from offer to offer
      if (!best || isNotDearer(level, paid, rich, best, isWhole, cost)) best = { level, sum: paid, rich, isWhole };
    };
    for (const { purse, weight, times } of groups) {
      if (purse > 0n) {
        const reach = paid * weight + rich * purse;
        if (reach >= cost * weight) {
          offer({ num: cost - paid, den: rich }, true);
          break;
        }
        offer({ num: purse, den: weight }, false);
      }
      paid += purse * times;
      rich -= weight * times;
    }
    if (!best) return undefined;
    return this.#asOffer(p, best, cost, BigInt(factor));
  }

  #asOffer(
    p: number,
    best: { level: Fraction; sum: bigint; rich: bigint; isWhole: boolean },
    cost: bigint,
    factor: bigint,
  ): Offer {
    const { level, sum, rich, isWhole } = best;
    const one = { num: 1n, den: 1n };
    const share = isWhole ? one : fraction(sum * level.den + rich * level.num, cost * level.den);
    // level is over the purses' denominator
    const price = fraction(level.num * share.den, level.den * share.num * this.#den);
    const ratio = { num: price.num * share.den, den: price.den * share.num * factor };
    return { p, share, price, ratio };
  }

  /** Everyone pays min(purse, price × utility). */
  pay(p: number, price: Fraction): void {
    const { supporters } = this.#shares;
    const factor = price.den / gcd(price.den, this.#den);
    if (factor !== 1n) {
      this.#den *= factor;
      this.#values = this.#values.map((value) => value * factor);
    }
    if (this.#den.toString(16).length * 4 > MOST_BITS)
      throw new TallyError(
        'too-hard',
        'exact bounded overspending outgrew 200,000 bits',
        'use equal-shares with a completion',
      );
    const unit = (price.num * this.#den) / price.den;
    const moved = new Map<string, number>();
    for (let j = supporters.from[p]!; j < supporters.from[p + 1]!; j++) {
      const row = supporters.rows[j]!;
      const w = supporters.weights ? supporters.weights[j]! : 1;
      const key = `${this.#class[row]} ${w}`;
      let to = moved.get(key);
      if (to === undefined) {
        const rest = this.#values[this.#class[row]!]! - unit * BigInt(w);
        to = this.#values.push(rest > 0n ? rest : 0n) - 1;
        this.#rough.push(rest > 0n ? nearest(rest, this.#den) : 0);
        moved.set(key, to);
      }
      this.#class[row] = to;
    }
  }

  /** Supporters by equal purse and utility, poorest per utility first. */
  #groups(p: number, more: number): { purse: bigint; weight: bigint; times: bigint }[] {
    const { supporters, election } = this.#shares;
    const counts = new Map<string, { purse: bigint; weight: bigint; times: number }>();
    for (let j = supporters.from[p]!; j < supporters.from[p + 1]!; j++) {
      const row = supporters.rows[j]!;
      const w = supporters.weights ? supporters.weights[j]! : 1;
      const key = `${this.#class[row]} ${w}`;
      const group = counts.get(key);
      const t = election.times ? election.times[row]! : 1;
      if (group) group.times += t;
      else counts.set(key, { purse: this.#values[this.#class[row]!]!, weight: BigInt(w), times: t });
    }
    const groups = [...counts.values()].map(({ purse, weight, times }) => ({ purse, weight, times: BigInt(times) }));
    // Class 0 is of those who have paid nothing.
    if (more > 0) groups.push({ purse: this.#values[0]!, weight: 1n, times: BigInt(more) });
    return groups.sort((a, b) => {
      const difference = a.purse * b.weight - b.purse * a.weight;
      return difference < 0n ? -1 : difference > 0n ? 1 : 0;
    });
  }
}

/** x / (sum + rich·x)² compared across two offers of one project; a whole share has sum + rich·x = cost. */
function isNotDearer(
  level: Fraction,
  sum: bigint,
  rich: bigint,
  best: { level: Fraction; sum: bigint; rich: bigint; isWhole: boolean },
  isWhole: boolean,
  cost: bigint,
): boolean {
  const reach = (x: Fraction, paid: bigint, weight: bigint, whole: boolean): Fraction =>
    whole ? { num: cost, den: 1n } : { num: paid * x.den + weight * x.num, den: x.den };
  const a = reach(level, sum, rich, isWhole);
  const b = reach(best.level, best.sum, best.rich, best.isWhole);
  const left = level.num * a.den * a.den * best.level.den * b.num * b.num;
  const right = best.level.num * b.den * b.den * level.den * a.num * a.num;
  return left <= right;
}
