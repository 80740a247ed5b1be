// Why did it win, why did it lose, and how near was it? Exact distances: how many more supporters, or how much lower a cost,
// would have made Equal Shares buy a project, everything before staying as it was. Never guesses from rounded money: where
// rounding could change a whole number, exact purses decide.
import type { AddOneOutcome } from './add-one.ts';
import type { Result } from './count.ts';
import { EqualShares, type Shares, type SharesOutcome } from './equal-shares.ts';
import { ceiling, type Fraction, floor, fraction, lesser } from './fraction.ts';
import { inOrder } from './greedy.ts';
import { U } from './visit.ts';

export type RoundExplained = {
  project: number;
  cost: number;
  votes: number;
  /** utility per unit of money at the price paid: cost / payment under cost utilities. At most the votes. */
  effectiveVotes: Fraction;
  /** what those pay who pay in full, per unit of utility weight, in units */
  payment: Fraction;
  /** voters who gave their last money */
  emptied: number;
  /** whom it was exactly tied with, itself included */
  tied: number[];
  spent: number;
};

export type Fate = {
  project: number;
  won: boolean;
  way: 'bought' | 'free' | 'completion' | 'greedy' | 'welfare' | 'lost' | 'unsupported' | 'not-admitted' | 'barred';
  /** the round it was bought in, from 1 */
  round: number | undefined;
  votes: number;
  cost: number;
  /** greedy: left when its turn came; Equal Shares: left among its supporters when buying ended, rounded down; in units */
  left: number | undefined;
  /** this many more supporters would have made it win; undefined when that is not known for the method */
  votesMissing: number | undefined;
  /** the most it could have cost and won, in units */
  costToWin: number | undefined;
};

export type Explanation = {
  endowment: Fraction | undefined;
  rounds: RoundExplained[];
  fates: Fate[];
  /** units no project got */
  unspent: number;
};

/**
 * Explains a count. More supporters are people who name this project alone and bring one more endowment each; a lower cost
 * also lowers the utility where that is the cost.
 */
export function explain(result: Result): Explanation {
  const { shares, winners, ways } = result;
  const fates = shares.election.projects.map((_, p) => plainFate(shares, p));
  for (const [k, p] of winners.entries()) Object.assign(fates[p]!, { won: true, way: ways[k]!, round: k + 1 });
  const unspent = result.budget - result.spent;
  const decided = result.compared && !result.compared.keepsFirst ? 'greedy' : result.rule.method;
  if (decided === 'greedy') explainGreedy(result, fates);
  if (decided !== 'equal-shares' || !result.equalShares) return { endowment: undefined, rounds: [], fates, unspent };
  const outcome = result.equalShares;
  const near = new Nearness(shares, winners);
  near.measure(outcome.payments.endowment);
  for (const fate of fates) if (!fate.won && fate.way === 'lost') near.tell(fate);
  return { endowment: outcome.payments.endowment, rounds: roundsOf(shares, outcome), fates, unspent };
}

function plainFate(shares: Shares, p: number): Fate {
  const { cost } = shares.election.projects[p]!;
  const votes = shares.supporters.from[p + 1] === shares.supporters.from[p] ? 0 : shares.votes[p]!;
  const way = shares.admitted[p] === 0 ? 'not-admitted' : votes === 0 ? 'unsupported' : 'lost';
  return {
    project: p,
    won: false,
    way,
    round: undefined,
    votes,
    cost,
    left: undefined,
    votesMissing: undefined,
    costToWin: undefined,
  };
}

function roundsOf(shares: Shares, outcome: SharesOutcome | AddOneOutcome): RoundExplained[] {
  const { payments, rounds } = outcome;
  const den = payments.denominator;
  let spent = 0;
  return rounds.map(({ project, tied }, k) => {
    const { cost } = shares.election.projects[project]!;
    spent += cost;
    const num = payments.numerator(k);
    return {
      project,
      cost,
      votes: shares.votes[project]!,
      effectiveVotes: fraction(BigInt(shares.factors[project]!) * den, num),
      payment: fraction(num, den),
      emptied: payments.equations[k]!.emptied,
      tied,
      spent,
    };
  });
}

/** Runs the count once more and looks, before every purchase, at what each loser would have needed then. */
class Nearness {
  readonly #shares: Shares;
  readonly #run: EqualShares;
  readonly #losers: number[];
  readonly #votes: Float64Array;
  readonly #costs: Float64Array;
  readonly #left: Float64Array;
  /** not less than what its supporters have left together */
  readonly #money: Float64Array;
  readonly #isCost: boolean;

  constructor(shares: Shares, winners: readonly number[]) {
    this.#shares = shares;
    this.#run = new EqualShares(shares);
    const m = shares.election.projects.length;
    const won = new Set(winners);
    this.#losers = shares.election.projects.flatMap((_, p) => (won.has(p) || !(shares.utility[p]! > 0) ? [] : [p]));
    this.#votes = new Float64Array(m).fill(Number.POSITIVE_INFINITY);
    this.#costs = new Float64Array(m);
    this.#left = new Float64Array(m);
    this.#money = new Float64Array(m);
    this.#isCost = shares.election.projects.every(({ cost }, p) => shares.factors[p] === cost);
  }

  measure(endowment: Fraction): void {
    const run = this.#run;
    run.run(endowment);
    if (endowment.num > 0n) for (const p of this.#losers) this.#lookAtEnd(p);
    const { startHigh } = run.payments;
    for (const p of this.#losers) this.#money[p] = startHigh * this.#shares.votes[p]! * (1 + 1e-9);
    // What would have been enough in the end is known first: most earlier rounds then cannot tell anything nearer.
    run.beforePaying = (winner, k) => this.#look(winner, k);
    run.run(endowment);
  }

  tell(fate: Fate): void {
    const p = fate.project;
    fate.left = this.#left[p]!;
    if (!this.#shares.weights && Number.isFinite(this.#votes[p]!)) fate.votesMissing = this.#votes[p]!;
    fate.costToWin = this.#costs[p]!;
  }

  #look(winner: number, k: number): void {
    const { factors } = this.#shares;
    const { payments } = this.#run;
    const rate = payments.hi[k]! / factors[winner]!;
    for (const p of this.#losers) {
      this.#lookAtVotes(p, winner, k, rate * factors[p]!);
      this.#lookAtCost(p, winner, k, rate);
    }
  }

  /** Enough supporters so that they pay the cost at no more than the winner's rate. */
  #lookAtVotes(p: number, winner: number, k: number, level: number): void {
    if (this.#shares.weights) return;
    const { payments } = this.#run;
    const { cost } = this.#shares.election.projects[p]!;
    const each = Math.min(payments.startHigh, level);
    // Nobody pays more than the level, and all together not more than they last had.
    const most = Math.min(level * this.#shares.utility[p]!, this.#money[p]!);
    if (((cost - most) / each) * (1 - 1e-9) >= this.#votes[p]!) return;
    const { sum, error } = this.#paidAt(p, level);
    const wanted = (cost - sum) / each;
    const slack = (error + cost * 8 * U) / each + Math.abs(wanted) * 16 * U;
    if (Math.max(1, Math.ceil(wanted - slack)) >= this.#votes[p]!) return;
    const isSure =
      Math.ceil(wanted - slack) === Math.ceil(wanted + slack) && Math.abs(wanted - Math.round(wanted)) > slack;
    const needed = isSure ? Math.ceil(wanted) : this.#exactVotes(p, winner, k);
    this.#votes[p] = Math.min(this.#votes[p]!, Math.max(1, needed));
  }

  #exactVotes(p: number, winner: number, k: number): number {
    const { payments } = this.#run;
    const level = this.#levelOf(p, winner, k);
    const cost = BigInt(this.#shares.election.projects[p]!.cost) * payments.denominator;
    const missing = { num: cost * level.den - this.#exactPaid(p, level), den: level.den };
    const start = payments.endowmentNumerator * level.den;
    const each = lesser(level.num, start);
    const votes = ceiling({ num: missing.num, den: each });
    const isTie = votes * each === missing.num && each === level.num;
    return Number(isTie && !this.#winsTie(p, winner) ? votes + 1n : votes);
  }

  /** The most it could cost: under cost utilities the largest c with Σ min(purse, rate·c) ≥ c, else Σ min(purse, level). */
  #lookAtCost(p: number, winner: number, k: number, rate: number): void {
    const { cost } = this.#shares.election.projects[p]!;
    const known = this.#costs[p]!;
    if (known + 1 >= cost) return;
    const trial = known + 1;
    const most = rate * this.#shares.utility[p]! * (1 + 1e-9);
    if ((this.#isCost ? most < 1 : most < trial) || this.#money[p]! < trial) return;
    const { sum, error } = this.#paidAt(p, this.#isCost ? rate * trial : rate);
    if (sum + error < trial) return;
    let [low, high] = [known, cost - 1];
    if (!this.#isCost) high = Math.min(high, Math.floor(sum + error));
    else high = this.#fallTo(p, rate, high);
    // What surely works from below, what surely does not from above; the few between are settled exactly.
    while (low < high && !this.#works(p, winner, k, high)) high--;
    if (high > low) this.#costs[p] = high;
  }

  /** Follows the falling side of Σ min(purse, rate·c) - c down to where it is zero; ends at or above the true cost. */
  #fallTo(p: number, rate: number, from: number): number {
    let c = from;
    for (;;) {
      const { sum, error, rich } = this.#paidAt(p, rate * c);
      const gap = c - sum - error;
      if (gap <= 0) return Math.floor(c);
      const slope = 1 - rich * rate;
      const next = slope > 0 ? c - gap / slope : c / 2;
      if (!(next > 0)) return 0;
      if (c - next < 1e-9 * c || c - next < 0.5) return Math.min(from, Math.ceil(next) + 1);
      c = next;
    }
  }

  /** Would it be bought in this round for this cost? */
  #works(p: number, winner: number, k: number, cost: number): boolean {
    const { payments } = this.#run;
    const { factors } = this.#shares;
    const rate = payments.hi[k]! / factors[winner]!;
    const { sum, error } = this.#paidAt(p, this.#isCost ? rate * cost : rate);
    const slack = error + cost * 16 * U;
    if (sum > cost + slack) return true;
    if (sum < cost - slack) return false;
    const level = { num: payments.numerator(k) * (this.#isCost ? BigInt(cost) : 1n), den: BigInt(factors[winner]!) };
    const paid = this.#exactPaid(p, level);
    const price = BigInt(cost) * payments.denominator * level.den;
    if (paid !== price) return paid > price;
    // It is a tie only when someone could pay more: otherwise all give what they have, for less than the winner's rate.
    return !this.#reaches(p, level) || this.#winsTie(p, winner, cost);
  }

  /** At equality the tie rule decides; where the change itself might change the tie, a project is not called a winner. */
  #winsTie(p: number, winner: number, cost?: number): boolean {
    const { ties, election } = this.#shares;
    if (ties.rule === 'name') return ties.rank[p]! < ties.rank[winner]!;
    if (ties.rule === 'fail') return false;
    return (cost ?? election.projects[p]!.cost) < election.projects[winner]!.cost;
  }

  #levelOf(p: number, winner: number, k: number): Fraction {
    const { factors } = this.#shares;
    return { num: this.#run.payments.numerator(k) * BigInt(factors[p]!), den: BigInt(factors[winner]!) };
  }

  /** Σ min(purse, level·weight) over the supporters of p, how far that may be off, and the weight of those not held back. */
  #paidAt(p: number, level: number): { sum: number; error: number; rich: number } {
    const { supporters, election } = this.#shares;
    const { from, rows, weights } = supporters;
    const { times } = election;
    const { purses, purseError } = this.#run;
    const [first, end] = [from[p]!, from[p + 1]!];
    let [sum, rich, all] = [0, 0, 0];
    if (!weights && !times) {
      for (let j = first; j < end; j++) {
        const purse = purses[rows[j]!]!;
        const isRich = ((purse > level) as unknown as number) | 0;
        rich += isRich;
        sum += Math.min(purse, level);
        all += purse;
      }
      this.#money[p] = Math.min(this.#money[p]!, all * (1 + 1e-9));
    } else
      for (let j = first; j < end; j++) {
        const row = rows[j]!;
        const w = weights ? weights[j]! : 1;
        const t = times ? times[row]! : 1;
        if (purses[row]! > level * w) rich += t * w;
        sum += t * Math.min(purses[row]!, level * w);
      }
    const error = this.#shares.votes[p]! * purseError + (2 * (end - first) + 16) * U * sum + (rich > 0 ? 64 * U * level * rich : 0);
    return { sum, error, rich };
  }

  /** The same exactly, over denominator·level.den; level is over the denominator of the payments. */
  #exactPaid(p: number, level: Fraction): bigint {
    const { supporters, election } = this.#shares;
    let sum = 0n;
    for (let j = supporters.from[p]!; j < supporters.from[p + 1]!; j++) {
      const row = supporters.rows[j]!;
      const purse = this.#run.exactPurse(row) * level.den;
      const due = level.num * BigInt(supporters.weights ? supporters.weights[j]! : 1);
      sum += lesser(purse, due) * BigInt(election.times ? election.times[row]! : 1);
    }
    return sum;
  }

  /** Has any supporter of p as much as the level asks? */
  #reaches(p: number, level: Fraction): boolean {
    const { from, rows, weights } = this.#shares.supporters;
    for (let j = from[p]!; j < from[p + 1]!; j++)
      if (this.#run.exactPurse(rows[j]!) * level.den >= level.num * BigInt(weights ? weights[j]! : 1)) return true;
    return false;
  }

  /** When buying has ended, whatever its supporters can pay is bought. */
  #lookAtEnd(p: number): void {
    const { payments } = this.#run;
    const { cost } = this.#shares.election.projects[p]!;
    const { sum, error } = this.#paidAt(p, Number.POSITIVE_INFINITY);
    let left = Math.floor(sum);
    let needed = Math.ceil((cost - sum) / payments.startHigh);
    const slack = (error + cost * 8 * U) / payments.startHigh + needed * 8 * U;
    const wanted = (cost - sum) / payments.startHigh;
    if (
      Math.floor(sum - error) !== Math.floor(sum + error) ||
      Math.ceil(wanted - slack) !== Math.ceil(wanted + slack)
    ) {
      const exact = this.#exactPaid(p, {
        num: payments.endowmentNumerator * BigInt(cost + 1) * 1_000_000_000n,
        den: 1n,
      });
      left = Number(floor({ num: exact, den: payments.denominator }));
      needed = Number(ceiling({ num: BigInt(cost) * payments.denominator - exact, den: payments.endowmentNumerator }));
    }
    this.#left[p] = left;
    this.#costs[p] = Math.max(this.#costs[p]!, Math.min(left, cost));
    if (!this.#shares.weights) this.#votes[p] = Math.min(this.#votes[p]!, Math.max(1, needed));
  }
}

/** Greedy: what was left at its turn, and how many votes would have brought its turn while there was still enough. */
function explainGreedy(result: Result, fates: Fate[]): void {
  const { shares, winners } = result;
  const won = new Set(winners);
  let left = result.budget;
  const before: { p: number; left: number }[] = [];
  for (const p of inOrder(shares)) {
    const { cost } = shares.election.projects[p]!;
    before.push({ p, left });
    const fate = fates[p]!;
    if (won.has(p)) {
      left -= cost;
      continue;
    }
    fate.left = left;
    fate.costToWin = Math.min(left, cost);
    // The last place in the order where the money was still enough.
    for (let i = before.length - 1; i >= 0; i--) {
      if (before[i]!.left < cost || shares.weights || shares.factors[p] !== cost) continue;
      const ahead = before[i]!.p;
      const equal = shares.votes[ahead]! - shares.votes[p]!;
      fate.votesMissing = Math.max(1, shares.ties.rank[p]! < shares.ties.rank[ahead]! ? equal : equal + 1);
      break;
    }
  }
}
