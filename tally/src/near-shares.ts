// How near a project was to being bought by Equal Shares: how many more supporters, or how much lower a cost, would have been enough,
// everything before staying as it was. Never guesses from rounded money: where rounding could change a whole number, exact purses
// decide.
import { EqualShares, type Shares, type SharesOutcome } from './equal-shares.ts';
import type { Near } from './explain.ts';
import { ceiling, type Fraction, floor, lesser } from './fraction.ts';
import { votesToTakeFree } from './near-free.ts';
import { exactlyPaid, type Paid, paidAt } from './paid.ts';
import { mostWhole } from './search.ts';
import { wouldGoFirst } from './ties.ts';
import { U } from './visit.ts';

/** @returns by project; undefined for winners, and for projects the rule does not admit */
export function nearShares(shares: Shares, outcome: SharesOutcome): (Near | undefined)[] {
  const search = new Search(shares, outcome);
  search.measure();
  const free = outcome.winners.slice(0, outcome.free);
  return shares.election.projects.map(({ cost }, p) => {
    const near = search.nearOf(p);
    return cost === 0 && near && !shares.weights ? { ...near, votesMissing: votesToTakeFree(shares, free, p) } : near;
  });
}

/** Runs the count once more and looks, before every purchase, at what each loser would have needed then. */
class Search {
  readonly #shares: Shares;
  readonly #outcome: SharesOutcome;
  readonly #run: EqualShares;
  readonly #losers: number[];
  readonly #isLoser: Uint8Array;
  readonly #votes: Float64Array;
  readonly #costs: Float64Array;
  readonly #left: Float64Array;
  /** not less than what its supporters have left together */
  readonly #money: Float64Array;
  /** those whose distance at the end is within rounding of another whole number */
  readonly #unsure = new Set<number>();
  readonly #isCost: boolean;

  constructor(shares: Shares, outcome: SharesOutcome) {
    this.#shares = shares;
    this.#outcome = outcome;
    this.#run = new EqualShares(shares);
    const m = shares.election.projects.length;
    const won = new Set(outcome.winners);
    this.#losers = shares.election.projects.flatMap((_, p) => (won.has(p) || shares.admitted[p] === 0 ? [] : [p]));
    this.#isLoser = new Uint8Array(m);
    for (const p of this.#losers) this.#isLoser[p] = 1;
    this.#votes = new Float64Array(m).fill(Number.POSITIVE_INFINITY);
    this.#costs = new Float64Array(m);
    this.#left = new Float64Array(m);
    this.#money = new Float64Array(m);
    this.#isCost = shares.election.projects.every(({ cost }, p) => shares.factors[p] === cost);
  }

  measure(): void {
    const { bars, votes } = this.#shares;
    const { endowment, startHigh } = this.#outcome.payments;
    if (endowment.num === 0n) return;
    bars.reset();
    for (const p of this.#outcome.winners) bars.elect(p);
    const priced = this.#losers.filter((p) => this.#shares.election.projects[p]!.cost > 0);
    const rooms = priced.map((p) => bars.roomFor(p));
    // What would have been enough in the end is looked at first: most earlier rounds then cannot tell anything nearer.
    for (const [i, p] of priced.entries()) this.#lookAtEnd(p, rooms[i]!);
    for (const p of priced) this.#money[p] = startHigh * votes[p]! * (1 + 1e-9);
    this.#run.beforePaying = (winner, k) => this.#look(priced, winner, k);
    this.#run.run(endowment);
    for (const [i, p] of priced.entries()) if (this.#unsure.has(p)) this.#settleEnd(p, rooms[i]!);
  }

  nearOf(p: number): Near | undefined {
    if (this.#isLoser[p] === 0) return undefined;
    const votesMissing = !this.#shares.weights && Number.isFinite(this.#votes[p]!) ? this.#votes[p]! : undefined;
    return { left: this.#left[p]!, votesMissing, costToWin: this.#costs[p]! || undefined };
  }

  #look(losers: readonly number[], winner: number, k: number): void {
    const { factors, bars } = this.#shares;
    const { payments } = this.#run;
    const rate = payments.hi[k]! / factors[winner]!;
    for (const p of losers) {
      const room = bars.roomFor(p);
      this.#lookAtVotes(p, winner, k, rate * factors[p]!, room);
      this.#lookAtCost(p, winner, k, rate, room);
    }
  }

  /** Enough supporters so that they pay the cost at no more than the winner's rate. */
  #lookAtVotes(p: number, winner: number, k: number, level: number, room: number): void {
    const { payments } = this.#run;
    const { cost } = this.#shares.election.projects[p]!;
    if (this.#shares.weights || cost > room) return;
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
    const missing = { num: cost * level.den - exactlyPaid(this.#run, p, level), den: level.den };
    const start = payments.endowmentNumerator * level.den;
    const each = lesser(level.num, start);
    const votes = ceiling({ num: missing.num, den: each });
    const isTie = votes * each === missing.num && each === level.num;
    const { cost: own } = this.#shares.election.projects[p]!;
    return Number(isTie && !this.#winsTie(p, winner, own, Number(votes)) ? votes + 1n : votes);
  }

  /** The most it could cost: under cost utilities the largest c with Σ min(purse, rate·c) ≥ c, else Σ min(purse, level). */
  #lookAtCost(p: number, winner: number, k: number, rate: number, room: number): void {
    const { cost } = this.#shares.election.projects[p]!;
    const known = this.#costs[p]!;
    const trial = known + 1;
    if (trial >= cost || trial > room) return;
    const most = rate * this.#shares.utility[p]! * (1 + 1e-9);
    if ((this.#isCost ? most < 1 : most < trial) || this.#money[p]! < trial) return;
    const { sum, error } = this.#paidAt(p, this.#isCost ? rate * trial : rate);
    if (sum + error < trial) return;
    let high = Math.min(cost - 1, room);
    if (!this.#isCost) high = Math.min(high, Math.floor(sum + error));
    else high = this.#fallTo(p, rate, high);
    if (high < trial) return;
    // Mostly the first or the second asked; but a project with as many supporters as the winner, none of them poor, ties with it at
    // every cost, and then all of them stand or fall by the tie rule.
    this.#costs[p] = mostWhole(trial, high, (price) => this.#works(p, winner, k, price)) ?? known;
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
    const paid = exactlyPaid(this.#run, p, level);
    const price = BigInt(cost) * payments.denominator * level.den;
    if (paid !== price) return paid > price;
    // It is a tie only when someone could pay more: otherwise all give what they have, for less than the winner's rate.
    return !this.#reaches(p, level) || this.#winsTie(p, winner, cost, 0);
  }

  /** At equality the tie rule decides, about the project as it would be. */
  #winsTie(p: number, winner: number, cost: number, more: number): boolean {
    const { ties, votes } = this.#shares;
    return wouldGoFirst(ties, p, cost, votes[p]! + more, winner, votes[winner]!);
  }

  #levelOf(p: number, winner: number, k: number): Fraction {
    const { factors } = this.#shares;
    return { num: this.#run.payments.numerator(k) * BigInt(factors[p]!), den: BigInt(factors[winner]!) };
  }

  /** What p's supporters would pay, and once more how much they have at most. */
  #paidAt(p: number, level: number): Paid {
    const sums = paidAt(this.#shares, this.#run, p, level);
    if (sums.money < this.#money[p]!) this.#money[p] = sums.money;
    return sums;
  }

  /** Has any supporter of p as much as the level asks? */
  #reaches(p: number, level: Fraction): boolean {
    const { from, rows, weights } = this.#shares.supporters;
    for (let j = from[p]!; j < from[p + 1]!; j++)
      if (this.#run.exactPurse(rows[j]!) * level.den >= level.num * BigInt(weights ? weights[j]! : 1)) return true;
    return false;
  }

  /** When buying has ended, whatever its supporters can pay is bought. Until the run is over, no better than is sure. */
  #lookAtEnd(p: number, room: number): void {
    const { startHigh } = this.#outcome.payments;
    const { cost } = this.#shares.election.projects[p]!;
    const { sum, error } = paidAt(this.#shares, this.#outcome, p, Number.POSITIVE_INFINITY);
    const wanted = (cost - sum) / startHigh;
    const slack = (error + cost * 8 * U) / startHigh + Math.abs(wanted) * 8 * U;
    const [left, needed] = [Math.max(0, Math.floor(sum - error)), Math.ceil(wanted + slack)];
    if (left !== Math.floor(sum + error) || needed !== Math.ceil(wanted - slack)) this.#unsure.add(p);
    this.#endAt(p, left, needed, room);
  }

  #settleEnd(p: number, room: number): void {
    const { payments } = this.#run;
    const { cost } = this.#shares.election.projects[p]!;
    const boundless = { num: payments.endowmentNumerator * BigInt(cost + 1) * 1_000_000_000n, den: 1n };
    const exact = exactlyPaid(this.#run, p, boundless);
    const left = floor({ num: exact, den: payments.denominator });
    const needed = ceiling({ num: BigInt(cost) * payments.denominator - exact, den: payments.endowmentNumerator });
    this.#endAt(p, Number(left), Number(needed), room);
  }

  #endAt(p: number, left: number, needed: number, room: number): void {
    const { cost } = this.#shares.election.projects[p]!;
    this.#left[p] = left;
    this.#costs[p] = Math.max(this.#costs[p]!, Math.min(left, cost - 1, room));
    if (!this.#shares.weights && cost <= room) this.#votes[p] = Math.min(this.#votes[p]!, Math.max(1, needed));
  }
}
