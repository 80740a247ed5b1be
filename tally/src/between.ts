// Proves that a whole span of endowments buys the same projects in the same order, from one run at each end (docs/exactness.md §6).
// With more money nobody's purse is smaller and no payment larger, and both change at least as fast as the slopes kept here say.
// What it cannot prove it leaves unproven; it never decides an outcome.
import type { EqualShares, Round } from './equal-shares.ts';
import type { Splitter } from './split.ts';
import { U } from './visit.ts';

/** A run at a smaller endowment, to hold the present one against. */
export type Guide = {
  rounds: readonly Round[];
  /** the round each row was emptied in, or a number beyond all rounds */
  emptiedAt: Int32Array;
  /** how much larger the present endowment is, in units */
  apart: number;
  /** give up the run as soon as the span is not proven */
  stopsUnproven: boolean;
};

/** Slopes are sums of positive terms: this much less than computed is surely less than true. */
const SURE = 1 - 1e-9;

export class Between {
  readonly #count: EqualShares;
  /** how much each row's purse grows, at least, for a unit more of endowment, anywhere in the span */
  readonly slopes: Float64Array;
  /** after a failure: how far above the guide's endowment the order probably changes. Only a guess; NaN where there is none */
  change = Number.NaN;
  #guide!: Guide;

  constructor(count: EqualShares) {
    this.#count = count;
    this.slopes = new Float64Array(count.purses.length);
  }

  begin(guide: Guide): void {
    this.#guide = guide;
    this.slopes.fill(1);
    this.change = Number.NaN;
  }

  /**
   * Does this round have the same winner at every endowment of the span? Asked when the winner's supporters are parted and have
   * not paid; if so their slopes are brought up to date.
   */
  holds(k: number, winner: number, seen: readonly number[], splitter: Splitter): boolean {
    const round = this.#guide.rounds[k];
    const slope = this.#slopeOfWinner(splitter);
    const { factors } = this.#count.shares;
    if (round?.project !== winner) {
      if (round) {
        const falls = this.#slopeOfRival(round.project) / factors[round.project]!;
        this.#guess(round, falls, winner, slope / factors[winner]!);
      } else this.change = this.#guide.apart - this.#excess(winner);
      return false;
    }
    const fall = (this.#guide.apart * slope) / factors[winner]!;
    // A winner that costs as much at both ends costs so everywhere between, and no rival is cheaper there than here, where it lost.
    const isSteady = splitter.emptied === 0 && splitter.rich === round.steady;
    let isSure = true;
    for (const p of isSteady ? [] : seen) {
      if (p === winner || !this.#mayRival(p, round, fall * SURE)) continue;
      isSure = false;
      this.#guess(round, slope / factors[winner]!, p, this.#slopeOfRival(p) / factors[p]!);
    }
    if (isSure) this.#pay(winner, k, slope);
    return isSure;
  }

  /** Where two straight lines meet: the winner's rate from the guide's endowment on, and its rival's back from the present one. */
  #guess({ high }: Round, fall: number, rival: number, rise: number): void {
    const { apart } = this.#guide;
    const at = (this.#count.low[rival]! + apart * rise - high) / (rise - fall);
    if (at >= 0 && !(this.change <= at)) this.change = at;
  }

  /** How much less endowment would still have been enough for a project that could not be bought before. */
  #excess(p: number): number {
    const { shares, purses, payers } = this.#count;
    const { from, rows } = payers.listOf(p);
    const { times, projects } = shares.election;
    const end = payers.to(p);
    let [sum, slope] = [0, 0];
    for (let j = from[p]!; j < end; j++) {
      const t = times ? times[rows[j]!]! : 1;
      sum += purses[rows[j]!]! * t;
      slope += this.slopes[rows[j]!]! * t;
    }
    return (sum - projects[p]!.cost) / slope;
  }

  /**
   * Could p have been as good as the winner somewhere in the span? The winner's rate falls from `round.high`, by `fall` at least
   * until here; p's rate falls too, at least by its own slope, to what it is here. Both are straight lines: look at both ends.
   */
  #mayRival(p: number, round: Round, fall: number): boolean {
    const { shares, low } = this.#count;
    if (low[p]! > round.high) return false;
    if (low[p]! <= round.high - fall * SURE) return true;
    const rise = (this.#guide.apart * this.#slopeOfRival(p)) / shares.factors[p]!;
    return (low[p]! + rise * SURE) * (1 - 4 * U) <= round.high;
  }

  /** Those emptied here give everything at every smaller endowment too; what they have falls with it, and the rich must make up for it. */
  #slopeOfWinner({ poorRows, poorCount, rich }: Splitter): number {
    const { times } = this.#count.shares.election;
    let sum = 0;
    for (let i = 0; i < poorCount; i++) sum += this.slopes[poorRows[i]!]! * (times ? times[poorRows[i]!]! : 1);
    return (sum / rich) * SURE;
  }

  #slopeOfRival(p: number): number {
    const { shares, purses, purseError, lowLevel, payers } = this.#count;
    const { from, rows, weights } = payers.listOf(p);
    const { times } = shares.election;
    const end = payers.to(p);
    const level = lowLevel[p]! * (1 - 4 * U);
    let [sum, rich] = [0, 0];
    for (let j = from[p]!; j < end; j++) {
      const row = rows[j]!;
      const w = weights ? weights[j]! : 1;
      const t = times ? times[row]! : 1;
      if (purses[row]! < level * w - purseError * (1 + 4 * U)) sum += t * this.slopes[row]!;
      else rich += t * w;
    }
    this.#count.work.gathered += end - from[p]!;
    return rich > 0 ? (sum / rich) * SURE : 0;
  }

  /** Whoever paid in full at the smaller endowment does so at every one between, and keeps what the payment falls by. */
  #pay(winner: number, k: number, slope: number): void {
    const { payers } = this.#count;
    const { from, rows, weights } = payers.listOf(winner);
    const { emptiedAt } = this.#guide;
    const end = payers.to(winner);
    for (let j = from[winner]!; j < end; j++) {
      const row = rows[j]!;
      if (emptiedAt[row]! <= k) this.slopes[row] = 0;
      else this.slopes[row]! += slope * (weights ? weights[j]! : 1) * SURE;
    }
  }
}
