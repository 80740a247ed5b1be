// What each supporter of each winner pays, exactly. The payment M of a winner obeys an equation in whole numbers:
//   W·M = cost - (what those it empties had left), what they had left being their endowment less the payments of earlier winners.
// Must never take a payment from a sum of rounded purses: that error would grow with every winner (docs/exactness.md §4).
import { DD_ERROR, DoubleDouble } from './double-double.ts';
import { type Fraction, gcd, toDoubles } from './fraction.ts';

/** One winner's equation: W·M = cost - emptied·endowment + sum of owed[i]·M[owners[i]]. */
export type Equation = {
  cost: number;
  /** total utility of those who pay in full: their number, for plain approvals */
  rich: number;
  /** how many this winner emptied */
  emptied: number;
  /** earlier winners the emptied ones had paid in full, by order of election */
  owners: number[];
  /** total utility of the emptied ones for each of those winners */
  owed: number[];
};

export class Payments {
  readonly endowment: Fraction;
  readonly equations: Equation[] = [];
  /** M of each winner per unit of utility, as two doubles, and how far they may be off */
  readonly hi: number[] = [];
  readonly lo: number[] = [];
  readonly error: number[] = [];
  readonly #start: { hi: number; lo: number };
  #den: bigint;
  #nums: bigint[] = [];
  readonly #sum = new DoubleDouble();

  constructor(endowment: Fraction) {
    this.endowment = endowment;
    this.#den = endowment.den;
    this.#start = toDoubles(endowment.num, endowment.den);
  }

  get startHigh(): number {
    return this.#start.hi;
  }

  /** Records a winner and solves its equation; its payment is then the last of hi, lo and error. */
  add(equation: Equation): void {
    this.equations.push(equation);
    const { cost, rich, emptied, owners, owed } = equation;
    const sum = this.#sum.set(cost, 0).addProduct(-emptied, this.#start.hi, this.#start.lo);
    let magnitude = cost + emptied * this.#start.hi;
    let inherited = 0;
    for (let i = 0; i < owners.length; i++) {
      const q = owners[i]!;
      sum.addProduct(owed[i]!, this.hi[q]!, this.lo[q]!);
      magnitude += owed[i]! * this.hi[q]!;
      inherited += owed[i]! * this.error[q]!;
    }
    sum.divide(rich);
    // Four operations and the start's own rounding on each term, each charged on all that has been added up.
    const error = (1.01 * (inherited + 4 * (owners.length + 3) * DD_ERROR * magnitude)) / rich;
    if (error < this.#start.hi * 2 ** -56) this.#keep(sum.hi, sum.lo, error);
    else this.#keepExact(this.equations.length - 1);
  }

  #keep(hi: number, lo: number, error: number): void {
    this.hi.push(hi);
    this.lo.push(lo);
    this.error.push(error);
  }

  #keepExact(k: number): void {
    this.#solve(k + 1);
    const { hi, lo } = toDoubles(this.#nums[k]!, this.#den);
    this.#keep(hi, lo, hi * DD_ERROR);
  }

  /** The common denominator of all payments so far. */
  get denominator(): bigint {
    this.#solve(this.equations.length);
    return this.#den;
  }

  /** Numerator of a winner's payment per unit of utility, over `denominator`. */
  numerator(k: number): bigint {
    this.#solve(this.equations.length);
    return this.#nums[k]!;
  }

  /** The endowment over `denominator`. */
  get endowmentNumerator(): bigint {
    return (this.endowment.num * this.denominator) / this.endowment.den;
  }

  /** cost - emptied·endowment + Σ owed·M over `denominator`, for an equation not recorded. */
  rightSide(cost: number, emptied: number, owners: readonly number[], owed: readonly number[]): bigint {
    const den = this.denominator;
    let sum = BigInt(cost) * den - BigInt(emptied) * this.endowmentNumerator;
    for (let i = 0; i < owners.length; i++) sum += BigInt(owed[i]!) * this.#nums[owners[i]!]!;
    return sum;
  }

  #solve(count: number): void {
    for (let k = this.#nums.length; k < count; k++) {
      const { cost, rich, emptied, owners, owed } = this.equations[k]!;
      let right = BigInt(cost) * this.#den - BigInt(emptied) * ((this.endowment.num * this.#den) / this.endowment.den);
      for (let i = 0; i < owners.length; i++) right += BigInt(owed[i]!) * this.#nums[owners[i]!]!;
      const divisor = BigInt(rich);
      const common = gcd(right, divisor) || 1n;
      const factor = divisor / common;
      if (factor !== 1n) {
        this.#den *= factor;
        for (let q = 0; q < k; q++) this.#nums[q]! *= factor;
      }
      this.#nums.push(right / common);
    }
  }
}
