// Parts the supporters of a project into those who pay in full, those it empties, and those too close to call, and counts in
// whole numbers what the emptied ones had paid before: that is the winner's equation. Too close is decided by exact purses.
import type { Supporters } from './election.ts';
import type { EqualShares } from './equal-shares.ts';
import { U } from './visit.ts';

/** An exact payment per unit of weight. */
export type ExactSplit = { num: bigint; den: bigint };

export class Splitter {
  readonly #count: EqualShares;
  /** positions in the list of the project's payers of those who pay in full */
  readonly richAt: Int32Array;
  richCount = 0;
  /** rows newly emptied */
  readonly poorRows: Int32Array;
  poorCount = 0;
  /** voters newly emptied */
  emptied = 0;
  rich = 0;
  heaviest = 1;
  owners: number[] = [];
  #owed = new Float64Array(64);
  /** positions too close to call */
  #unsure: number[] = [];
  /** where the positions are: the project's supporters who have money */
  #list: Supporters;

  constructor(count: EqualShares, degree: number) {
    this.#count = count;
    this.#list = count.shares.supporters;
    this.richAt = new Int32Array(degree + 1);
    this.poorRows = new Int32Array(degree + 1);
  }

  get unsure(): number {
    return this.#unsure.length;
  }

  owedTo(q: number): number {
    return this.#owed[q]!;
  }

  /**
   * Sorts the supporters of p by what is sure. `low` is a lower end of the payment per unit; whoever has more than
   * `richAbove` per unit, and the purse error, pays in full.
   */
  divide(p: number, low: number, richAbove: number): void {
    this.#reset();
    this.#makeRoom(this.#count.payments.equations.length);
    const { purses, purseError, work, payers } = this.#count;
    this.#list = payers.listOf(p);
    const { rows, weights, from } = this.#list;
    const { times } = this.#count.shares.election;
    const [first, end] = [from[p]!, payers.to(p)];
    const slack = purseError * (1 + 4 * U);
    const [above, below] = [richAbove * (1 + 4 * U), low * (1 - 4 * U)];
    work.paid += end - first;
    if (!weights && !times) {
      this.#dividePlain(rows, first, end, purses, above + slack, below - slack);
      return;
    }
    let richCount = 0;
    let rich = 0;
    let heaviest = 1;
    for (let j = first; j < end; j++) {
      const row = rows[j]!;
      const purse = purses[row]!;
      const w = weights ? weights[j]! : 1;
      if (purse > above * w + slack) {
        this.richAt[richCount++] = j;
        rich += times ? times[row]! * w : w;
        if (w > heaviest) heaviest = w;
      } else if (purse === 0) {
        // emptied before: pays nothing, owes nothing
      } else if (purse < below * w - slack) this.#empty(row);
      else this.#unsure.push(j);
    }
    this.richCount = richCount;
    this.rich = rich;
    this.heaviest = heaviest;
  }

  /** The same where every utility is 1 and every row one voter; a rich one costs no branch. */
  #dividePlain(rows: Int32Array, from: number, to: number, purses: Float64Array, above: number, below: number): void {
    const { richAt } = this;
    let count = 0;
    for (let j = from; j < to; j++) {
      const purse = purses[rows[j]!]!;
      richAt[count] = j;
      if (purse > above) count++;
      else if (purse !== 0) {
        if (purse < below) this.#empty(rows[j]!);
        else this.#unsure.push(j);
      }
    }
    this.richCount = count;
    this.rich = count;
  }

  /**
   * Decides those too close to call by exact purses, poorest first, and returns the exact payment.
   * @returns undefined when the supporters cannot pay the cost
   */
  resolve(p: number): ExactSplit | undefined {
    const { payments, shares } = this.#count;
    const { election } = shares;
    const { rows, weights } = this.#list;
    const { cost } = election.projects[p]!;
    const den = payments.denominator;
    const owed = this.owners.map((q) => this.#owed[q]!);
    let right = payments.rightSide(cost, this.emptied, this.owners, owed);
    const close = this.#exactPurses().map(({ at, purse }) => {
      const w = BigInt(weights ? weights[at]! : 1);
      return { at, purse, w, t: BigInt(election.times ? election.times[rows[at]!]! : 1) };
    });
    close.sort((a, b) => Number(signOf(a.purse * b.w - b.purse * a.w)));
    let rich = BigInt(this.rich);
    for (const { w, t } of close) rich += w * t;
    let poorest = 0;
    for (; poorest < close.length; poorest++) {
      const { purse, w, t } = close[poorest]!;
      // purse / w ≤ right / rich: it pays all it has
      if (purse * rich > right * w) break;
      right -= purse * t;
      rich -= w * t;
    }
    if (rich === 0n) return right > 0n ? undefined : this.#allPay(close, poorest, den);
    for (let i = 0; i < close.length; i++) {
      if (i < poorest) this.#empty(rows[close[i]!.at]!);
      else this.#addRich(close[i]!.at);
    }
    this.#unsure.length = 0;
    return { num: right, den: den * rich };
  }

  /** Together they have the cost exactly and all give everything: the payment is the largest purse among them. */
  #allPay(close: { at: number; purse: bigint; w: bigint }[], poorest: number, den: bigint): ExactSplit | undefined {
    const { rows } = this.#list;
    const last = close[poorest - 1];
    if (!last) return undefined;
    // The richest pays in full, which is all it has: its equation keeps a divisor.
    const same = close.filter(({ purse, w }) => purse * last.w === last.purse * w);
    for (const one of close) if (!same.includes(one)) this.#empty(rows[one.at]!);
    for (const one of same) this.#addRich(one.at);
    this.#unsure.length = 0;
    return { num: last.purse, den: den * last.w };
  }

  #addRich(at: number): void {
    const { rows, weights } = this.#list;
    const { times } = this.#count.shares.election;
    const w = weights ? weights[at]! : 1;
    this.richAt[this.richCount++] = at;
    this.rich += w * (times ? times[rows[at]!]! : 1);
    if (w > this.heaviest) this.heaviest = w;
  }

  /** A row gives all it has: that is its endowment less the payments of the winners it supported. */
  #empty(row: number): void {
    const { electedAt, work, shares } = this.#count;
    const { start, chosen, times } = shares.election;
    const { weights } = shares;
    const t = times ? times[row]! : 1;
    this.poorRows[this.poorCount++] = row;
    this.emptied += t;
    const end = start[row + 1]!;
    const owed = this.#owed;
    work.ballots += end - start[row]!;
    for (let k = start[row]!; k < end; k++) {
      const q = electedAt[chosen[k]!]!;
      if (q < 0) continue;
      const w = weights ? weights[k]! * t : t;
      if (owed[q] === 0 && w !== 0) this.owners.push(q);
      owed[q]! += w;
    }
  }

  /** Room to count what is owed to each winner so far. */
  #makeRoom(winners: number): void {
    if (winners <= this.#owed.length) return;
    this.#owed = new Float64Array(winners * 2);
  }

  /** What each of those too close to call has, over the denominator of the payments; equal histories are added up once. */
  #exactPurses(): { at: number; purse: bigint }[] {
    const { electedAt, shares } = this.#count;
    const { start, chosen } = shares.election;
    const { weights } = shares;
    const same = new Map<string, bigint>();
    return this.#unsure.map((at) => {
      const row = this.#list.rows[at]!;
      let history = '';
      for (let k = start[row]!; k < start[row + 1]!; k++) {
        const q = electedAt[chosen[k]!]!;
        if (q >= 0) history += weights ? `${q}*${weights[k]},` : `${q},`;
      }
      let purse = same.get(history);
      if (purse === undefined) {
        purse = this.exactPurse(row);
        same.set(history, purse);
      }
      return { at, purse };
    });
  }

  /** The endowment less the payments of the winners a row supported, for a row not emptied. */
  exactPurse(row: number): bigint {
    const { payments, electedAt, shares } = this.#count;
    const { start, chosen } = shares.election;
    const { weights } = shares;
    let purse = payments.endowmentNumerator;
    for (let k = start[row]!; k < start[row + 1]!; k++) {
      const q = electedAt[chosen[k]!]!;
      if (q >= 0) purse -= BigInt(weights ? weights[k]! : 1) * payments.numerator(q);
    }
    return purse;
  }

  #reset(): void {
    for (const q of this.owners) this.#owed[q] = 0;
    this.owners = [];
    this.#unsure.length = 0;
    this.richCount = 0;
    this.poorCount = 0;
    this.emptied = 0;
    this.rich = 0;
    this.heaviest = 1;
  }
}

const signOf = (value: bigint): number => (value < 0n ? -1 : value > 0n ? 1 : 0);
