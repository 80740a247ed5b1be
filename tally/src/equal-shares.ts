// The Method of Equal Shares (Peters, Pierczyński, Skowron 2021; https://equalshares.net) for one fixed endowment: everyone
// gets an equal share of the money, and the project that costs its supporters least per unit of utility is bought until
// none can be. Exact: doubles only decide what they surely can, whole numbers decide the rest (docs/exactness.md).
import { Between, type Guide } from './between.ts';
import type { Election, Supporters } from './election.ts';
import { compare, type Fraction, toDoubles } from './fraction.ts';
import type { Bars } from './limits.ts';
import { Payers } from './payers.ts';
import { Payments } from './payments.ts';
import { Queue } from './queue.ts';
import { type ExactSplit, Splitter } from './split.ts';
import { breakTie, type Ties } from './ties.ts';
import { Dense, KNOWN, LOST, U, UNAFFORDABLE, Visited, visitPlain, visitWeighted } from './visit.ts';

/** What one election looks like to Equal Shares: shared by all its endowments. */
export type Shares = {
  election: Election;
  supporters: Supporters;
  /** entry weights in ballot order, undefined for 1 */
  weights: Float64Array | undefined;
  /** factor of the utility that all supporters share */
  factors: Float64Array;
  /** voters behind each project, and their utilities added up, both whole */
  votes: Float64Array;
  utility: Float64Array;
  /** 1 for projects with enough votes to be counted at all */
  admitted: Uint8Array;
  ties: Ties;
  bars: Bars;
};

/** Work done, in entries touched. The same on every machine. */
export type Work = {
  visits: number;
  gathered: number;
  scanned: number;
  ballots: number;
  paid: number;
  exactVisits: number;
  contested: number;
};

export type Round = {
  project: number;
  /** exactly tied projects this one was chosen from by the tie rule, itself included; empty when there was no tie */
  tied: number[];
  /** payment per unit of utility of those who pay in full, to a double (exact in `payments`) */
  payment: number;
  /** upper end of that payment per unit of whole utility */
  high: number;
  /** total utility of those who pay, where all pay in full: then each pays cost / steady, whatever the endowment; else 0 */
  steady: number;
};

export type SharesOutcome = {
  /** in order of election; projects that cost nothing come first */
  winners: number[];
  free: number;
  rounds: Round[];
  payments: Payments;
  work: Work;
  /** what each row has left, to within purseError */
  purses: Float64Array;
  purseError: number;
};

/** Beyond every round. */
const NEVER = 2 ** 31 - 1;

export const noWork = (): Work => ({
  visits: 0,
  gathered: 0,
  scanned: 0,
  ballots: 0,
  paid: 0,
  exactVisits: 0,
  contested: 0,
});

/** Runs Equal Shares again and again on the same election; arrays are kept between runs. */
export class EqualShares {
  readonly shares: Shares;
  readonly work: Work = noWork();
  readonly purses: Float64Array;
  readonly electedAt: Int32Array;
  payments!: Payments;
  purseError = 0;
  /** after a guided run: every endowment from the guide's to this one buys the same in the same order */
  isProven = false;
  /** of each project when last visited: lower end of its payment per unit of weight, and per unit of whole utility */
  readonly lowLevel: Float64Array;
  readonly low: Float64Array;
  /** the round each row was emptied in */
  readonly emptiedAt: Int32Array;
  between: Between | undefined;
  /** called when a winner's payment is known and nobody has paid it yet */
  beforePaying: ((winner: number, round: number) => void) | undefined;
  readonly payers: Payers;
  readonly #queue: Queue;
  readonly #dense: Dense;
  readonly #visited = new Visited();
  readonly #splitter: Splitter;
  readonly #isPlain: boolean;
  readonly #level: Float64Array;

  readonly #high: Float64Array;

  readonly #richAbove: Float64Array;
  readonly #rich: Float64Array;
  readonly #poor: Float64Array;
  #seen: number[] = [];

  constructor(shares: Shares) {
    this.shares = shares;
    const { election, supporters } = shares;
    const m = election.projects.length;
    this.#isPlain = !supporters.weights && !election.times;
    let degree = 0;
    for (let p = 0; p < m; p++) degree = Math.max(degree, supporters.from[p + 1]! - supporters.from[p]!);
    this.purses = new Float64Array(election.start.length - 1);
    this.electedAt = new Int32Array(m);
    this.emptiedAt = new Int32Array(this.purses.length);
    this.payers = new Payers(supporters);
    this.#queue = new Queue(m);
    this.#dense = new Dense(degree, !this.#isPlain);
    this.#splitter = new Splitter(this, degree);
    const array = () => new Float64Array(m);
    [this.#level, this.low, this.#high, this.lowLevel] = [array(), array(), array(), array()];
    [this.#richAbove, this.#rich, this.#poor] = [array(), array(), array()];
  }

  /**
   * @param endowment units each voter gets
   * @param guide a run at a smaller endowment: `isProven` then says whether all between buy the same in the same order
   */
  run(endowment: Fraction, guide?: Guide): SharesOutcome {
    const { shares } = this;
    this.isProven = guide !== undefined;
    this.payments = new Payments(endowment);
    this.purses.fill(this.payments.startHigh);
    this.purseError = 2 * U * this.payments.startHigh;
    this.electedAt.fill(-1);
    this.emptiedAt.fill(NEVER);
    this.payers.begin();
    if (guide) {
      this.between ??= new Between(this);
      this.between.begin(guide);
    }
    shares.bars.reset();
    const winners = this.#takeFree();
    const free = winners.length;
    this.#enqueue();
    const rounds: Round[] = [];
    for (;;) {
      const round = this.#next(guide?.rounds[rounds.length]);
      if (guide?.stopsUnproven && !this.isProven) break;
      if (!round) break;
      rounds.push(round);
      winners.push(round.project);
      shares.bars.elect(round.project);
    }
    this.shares.bars.reset();
    return {
      winners,
      free,
      rounds,
      payments: this.payments,
      work: this.work,
      purses: this.purses,
      purseError: this.purseError,
    };
  }

  /** Projects that cost nothing and have support are bought first; nobody pays. */
  #takeFree(): number[] {
    const { election, votes, ties, bars } = this.shares;
    const free: number[] = [];
    for (let p = 0; p < election.projects.length; p++)
      if (election.projects[p]!.cost === 0 && votes[p]! > 0) free.push(p);
    free.sort((a, b) => ties.rank[a]! - ties.rank[b]!);
    return free.filter((p) => {
      if (bars.isBarred(p)) return false;
      bars.elect(p);
      return true;
    });
  }

  /** A project costs at least cost / utility per unit: that is the first lower bound. */
  #enqueue(): void {
    const { election, utility, votes, factors } = this.shares;
    const start = this.payments.startHigh;
    this.#queue.clear();
    for (let p = 0; p < factors.length; p++) {
      const { cost } = election.projects[p]!;
      if (cost === 0 || !(utility[p]! > 0) || votes[p]! * start * (1 + 8 * U) < cost) continue;
      this.#level[p] = (cost / utility[p]!) * (1 - 4 * U);
      this.#queue.push(p, (this.#level[p]! / factors[p]!) * (1 - 4 * U));
    }
  }

  /** One round: visits projects while their lower bound may win, settles what is too close, and lets the winner be paid. */
  #next(guide?: Round): Round | undefined {
    const { factors, bars } = this.shares;
    // Whoever may be as good as this round's winner was with less money must be looked at, to prove that it was not better.
    const guided = this.isProven && guide ? guide.high : 0;
    const queue = this.#queue;
    const seen = this.#seen;
    seen.length = 0;
    const candidates: number[] = [];
    let best = Number.POSITIVE_INFINITY;
    while (queue.size > 0 && queue.least <= Math.max(best, guided)) {
      const p = queue.pop();
      if (bars.isBarred(p)) continue;
      const state = this.#visit(p, Math.max(best, guided) * factors[p]! * (1 + 4 * U));
      if (state === UNAFFORDABLE) continue;
      seen.push(p);
      if (state === LOST) continue;
      candidates.push(p);
      if (state === KNOWN) best = Math.min(best, (this.#high[p]! / factors[p]!) * (1 + 4 * U));
    }
    const close = candidates.filter((p) => this.low[p]! <= best);
    const { winner, tied, dead, split } = this.#settle(close);
    for (const p of seen) if (p !== winner && !dead.includes(p)) queue.push(p, this.low[p]!);
    if (winner < 0) return queue.size > 0 && dead.length > 0 ? this.#next(guide) : undefined;
    const high = Math.min(
      this.#high[winner]!,
      split ? toDoubles(split.num, split.den).hi * (1 + 4 * U) : Number.POSITIVE_INFINITY,
    );
    const payment = this.#pay(winner, split, seen);
    const { emptied, rich } = this.payments.equations.at(-1)!;
    return {
      project: winner,
      tied,
      payment,
      high: (high / factors[winner]!) * (1 + 4 * U),
      steady: emptied > 0 ? 0 : rich,
    };
  }

  /** What a project costs per unit of whole utility when every supporter pays in full. */
  #leastRate(p: number): Fraction {
    const { election, utility, factors } = this.shares;
    return { num: BigInt(election.projects[p]!.cost), den: BigInt(utility[p]!) * BigInt(factors[p]!) };
  }

  #visit(p: number, cutoff: number): number {
    const { election, votes, utility, factors } = this.shares;
    const { payers, purses, purseError } = this;
    const { from, rows, weights } = payers.listOf(p);
    const [first, end] = [from[p]!, payers.to(p)];
    const { own } = payers;
    const { cost } = election.projects[p]!;
    const out = this.#visited;
    out.level = this.#level[p]!;
    const state = this.#isPlain
      ? visitPlain(rows, first, end, purses, purseError, cost, cutoff, this.#dense.purses, own.rows, out)
      : visitWeighted(
          rows,
          weights,
          election.times,
          first,
          end,
          purses,
          purseError,
          cost,
          cutoff,
          this.#dense,
          own.rows,
          own.weights,
          votes[p]!,
          utility[p]!,
          out,
        );
    payers.keep(p, out.payers);
    this.work.visits++;
    this.work.gathered += out.gathered;
    this.work.scanned += out.scanned;
    this.#level[p] = out.level;
    this.lowLevel[p] = out.low;
    this.low[p] = (out.low / factors[p]!) * (1 - 4 * U);
    this.#high[p] = out.high;
    this.#richAbove[p] = out.richAbove;
    this.#rich[p] = out.rich;
    this.#poor[p] = out.poor;
    return state;
  }

  /** Of the projects whose intervals reach the best one, the exact best; equal ones by the tie rule. */
  #settle(close: number[]): { winner: number; tied: number[]; dead: number[]; split: ExactSplit | undefined } {
    const first = close[0];
    if (first === undefined) return { winner: -1, tied: [], dead: [], split: undefined };
    if (close.length === 1 && Number.isFinite(this.#high[first]!))
      return { winner: first, tied: [], dead: [], split: undefined };
    this.work.contested++;
    const dead: number[] = [];
    let best: { rate: Fraction; projects: number[] } | undefined;
    const splits = new Map<number, ExactSplit>();
    for (const p of close) {
      const rate = this.#exactRate(p, splits);
      if (!rate) {
        dead.push(p);
        continue;
      }
      const order = best ? compare(rate, best.rate) : -1;
      if (order < 0) best = { rate, projects: [p] };
      else if (order === 0) best!.projects.push(p);
    }
    if (!best) return { winner: -1, tied: [], dead, split: undefined };
    const winner = best.projects.length === 1 ? best.projects[0]! : breakTie(this.shares.ties, best.projects);
    return { winner, tied: best.projects.length > 1 ? best.projects : [], dead, split: splits.get(winner) };
  }

  /** Exact payment per unit of whole utility; undefined when the project cannot be paid after all. */
  #exactRate(p: number, splits: Map<number, ExactSplit>): Fraction | undefined {
    const { utility, factors } = this.shares;
    // Nobody is poor: everyone pays cost / utility, in whole numbers without looking further.
    if (this.#poor[p] === 0 && Number.isFinite(this.#high[p]!) && this.#rich[p] === utility[p])
      return this.#leastRate(p);
    const split = this.#split(p);
    if (!split) return undefined;
    splits.set(p, split);
    return { num: split.num, den: split.den * BigInt(factors[p]!) };
  }

  /** What a row has left at this moment, exactly, over the denominator of the payments; only while a run goes on or just after. */
  exactPurse(row: number): bigint {
    return this.purses[row] === 0 ? 0n : this.#splitter.exactPurse(row);
  }

  #split(p: number): ExactSplit | undefined {
    this.work.exactVisits++;
    this.#splitter.divide(p, this.lowLevel[p]!, this.#richAbove[p]!);
    return this.#splitter.resolve(p);
  }

  /** The winner's supporters pay: those who can, in full; the others what they have. Returns the payment per unit. */
  #pay(p: number, known: ExactSplit | undefined, seen: readonly number[]): number {
    const { purses, payments, work } = this;
    const { election } = this.shares;
    const splitter = this.#splitter;
    let richAbove = this.#richAbove[p]!;
    if (known) {
      const { hi } = toDoubles(known.num, known.den);
      this.lowLevel[p] = hi * (1 - 4 * U);
      richAbove = hi * (1 + 4 * U);
    }
    splitter.divide(p, this.lowLevel[p]!, richAbove);
    if (splitter.unsure > 0) {
      work.exactVisits++;
      splitter.resolve(p);
    }
    payments.add({
      cost: election.projects[p]!.cost,
      rich: splitter.rich,
      emptied: splitter.emptied,
      owners: splitter.owners.slice(),
      owed: splitter.owners.map((q) => splitter.owedTo(q)),
    });
    const k = payments.equations.length - 1;
    this.beforePaying?.(p, k);
    if (this.isProven && !this.between!.holds(k, p, seen, splitter)) this.isProven = false;
    this.electedAt[p] = k;
    const payment = payments.hi[k]!;
    const { poorRows, poorCount, richAt, richCount } = splitter;
    for (let i = 0; i < poorCount; i++) {
      purses[poorRows[i]!] = 0;
      this.emptiedAt[poorRows[i]!] = k;
    }
    const { rows, weights } = this.payers.listOf(p);
    if (weights) for (let i = 0; i < richCount; i++) take(purses, rows[richAt[i]!]!, weights[richAt[i]!]! * payment);
    else for (let i = 0; i < richCount; i++) take(purses, rows[richAt[i]!]!, payment);
    work.paid += poorCount + richCount;
    this.purseError += 3.03 * U * payments.startHigh + 1.01 * payments.error[k]! * splitter.heaviest;
    return payment;
  }
}

/** What is left is more than nothing, whatever rounding says: 0 marks those who were emptied. */
function take(purses: Float64Array, row: number, payment: number): void {
  const left = purses[row]! - payment;
  purses[row] = left > 0 ? left : Number.MIN_VALUE;
}
