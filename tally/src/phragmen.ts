// Sequential Phragmén for approvals (Phragmén 1894; Los, Christoff, Grossi 2022 for budgets): everyone earns money at the same
// speed, and a project is bought as soon as its supporters can. Exact: what each has spent is the time of the purchase that
// emptied it, so a few fractions stand for all voters; doubles only decide what their bound surely decides.
import type { Shares, Work } from './equal-shares.ts';
import { noWork } from './equal-shares.ts';
import { compare, type Fraction, fraction, gcd, nearest } from './fraction.ts';
import { Queue } from './queue.ts';
import { breakTie } from './ties.ts';
import { U } from './visit.ts';

export type PhragmenOutcome = {
  winners: number[];
  /** when each was bought, in units per voter */
  times: Fraction[];
  /** the tied projects it was chosen from, if any */
  tied: number[][];
  /** tied for next when the money did not reach one of them: that ends the count */
  stoppedAt: number[];
  work: Work;
};

/** Every supporter of a bought project has load t; sums of positive terms, so the relative error only adds up. */
export function phragmen(shares: Shares, budget: number): PhragmenOutcome {
  const { election, votes, ties, bars } = shares;
  const state = new Loads(shares);
  const queue = new Queue(election.projects.length);
  for (let p = 0; p < election.projects.length; p++) {
    const { cost } = election.projects[p]!;
    if (votes[p]! > 0 && cost <= budget) queue.push(p, (cost / votes[p]!) * (1 - 4 * U));
  }
  const outcome: PhragmenOutcome = { winners: [], times: state.times, tied: [], stoppedAt: [], work: state.work };
  bars.reset();
  let spent = 0;
  for (;;) {
    const next = soonest(queue, state, bars);
    if (next.length === 0) break;
    if (next.some((p) => spent + election.projects[p]!.cost > budget)) {
      outcome.stoppedAt = next;
      break;
    }
    const winner = next.length === 1 ? next[0]! : breakTie(ties, next);
    for (const p of next) if (p !== winner) queue.push(p, state.low[p]!);
    state.buy(winner);
    bars.elect(winner);
    spent += election.projects[winner]!.cost;
    outcome.winners.push(winner);
    outcome.tied.push(next.length > 1 ? next : []);
  }
  bars.reset();
  return outcome;
}

/** The exactly soonest projects; the others go back to the queue with their new lower bound. */
function soonest(queue: Queue, state: Loads, bars: Shares['bars']): number[] {
  const seen: number[] = [];
  let best = Number.POSITIVE_INFINITY;
  while (queue.size > 0 && queue.least <= best) {
    const p = queue.pop();
    if (bars.isBarred(p)) continue;
    state.visit(p);
    seen.push(p);
    best = Math.min(best, state.high[p]!);
  }
  const close = seen.filter((p) => state.low[p]! <= best);
  const first = close.length > 1 ? state.exactlySoonest(close) : close;
  for (const p of seen) if (!first.includes(p)) queue.push(p, state.low[p]!);
  return first;
}

class Loads {
  readonly #shares: Shares;
  /** the purchase that last emptied each row; 0 for none yet, k + 1 for the k-th */
  readonly #emptiedBy: Int32Array;
  readonly #load: Float64Array;
  readonly times: Fraction[] = [];
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly work = noWork();
  /** relative error of the loads so far, in units of U */
  #errors = 0;

  constructor(shares: Shares) {
    this.#shares = shares;
    const m = shares.election.projects.length;
    this.#emptiedBy = new Int32Array(shares.election.start.length - 1);
    this.#load = new Float64Array(this.#emptiedBy.length);
    this.low = new Float64Array(m);
    this.high = new Float64Array(m);
  }

  visit(p: number): void {
    const { election, supporters, votes } = this.#shares;
    const { from, rows } = supporters;
    const { times } = election;
    const load = this.#load;
    const [first, end] = [from[p]!, from[p + 1]!];
    let sum = 0;
    if (times) for (let j = first; j < end; j++) sum += load[rows[j]!]! * times[rows[j]!]!;
    else for (let j = first; j < end; j++) sum += load[rows[j]!]!;
    const time = (sum + election.projects[p]!.cost) / votes[p]!;
    const error = 1.01 * U * (this.#errors + 2 * (end - first) + 8);
    this.low[p] = time * (1 - error);
    this.high[p] = time * (1 + error);
    this.work.visits++;
    this.work.gathered += end - first;
  }

  exactlySoonest(close: readonly number[]): number[] {
    this.work.contested++;
    let best: Fraction | undefined;
    let first: number[] = [];
    for (const p of close) {
      const time = this.#exactTime(p);
      const order = best ? compare(time, best) : -1;
      if (order < 0) [best, first] = [time, [p]];
      else if (order === 0) first.push(p);
    }
    return first;
  }

  buy(p: number): void {
    const { supporters } = this.#shares;
    const time = this.#exactTime(p);
    this.times.push(time);
    const load = nearest(time.num, time.den);
    // A load is rounded once from its exact value.
    this.#errors = 2;
    const k = this.times.length;
    for (let j = supporters.from[p]!; j < supporters.from[p + 1]!; j++) {
      const row = supporters.rows[j]!;
      this.#emptiedBy[row] = k;
      this.#load[row] = load;
    }
    this.work.paid += supporters.from[p + 1]! - supporters.from[p]!;
  }

  #exactTime(p: number): Fraction {
    const { election, supporters, votes } = this.#shares;
    const counts = new Float64Array(this.times.length + 1);
    for (let j = supporters.from[p]!; j < supporters.from[p + 1]!; j++) {
      const row = supporters.rows[j]!;
      counts[this.#emptiedBy[row]!]! += election.times ? election.times[row]! : 1;
    }
    this.work.exactVisits++;
    this.work.gathered += supporters.from[p + 1]! - supporters.from[p]!;
    let num = BigInt(election.projects[p]!.cost);
    let den = 1n;
    for (let k = 0; k < this.times.length; k++) {
      if (counts[k + 1] === 0) continue;
      const { num: n, den: d } = this.times[k]!;
      [num, den] = addFraction(num, den, BigInt(counts[k + 1]!) * n, d);
    }
    return fraction(num, den * BigInt(votes[p]!));
  }
}

function addFraction(n1: bigint, d1: bigint, n2: bigint, d2: bigint): [bigint, bigint] {
  if (d1 === d2) return [n1 + n2, d1];
  if (d2 % d1 === 0n) return [n1 * (d2 / d1) + n2, d2];
  if (d1 % d2 === 0n) return [n1 + n2 * (d1 / d2), d1];
  const common = gcd(d1, d2);
  return [n1 * (d2 / common) + n2 * (d1 / common), d1 * (d2 / common)];
}
