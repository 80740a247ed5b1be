// Numbers of about 106 bits as the sum of two doubles (Dekker 1971, Knuth TAOCP 4.2.2): the payments of the winners need
// more than a double holds. Must never be trusted without a bound: each operation here errs by at most 2^-101 of the
// magnitudes that went in, and callers add that up.

/** Relative error charged for one operation; the true one is below 2^-102 (Joldes, Muller, Popescu 2017). */
export const DD_ERROR = 2 ** -101;

const SPLITTER = 134217729; // 2^27 + 1

/** hi + lo, updated in place. */
export class DoubleDouble {
  hi = 0;
  lo = 0;

  set(hi: number, lo: number): this {
    const sum = hi + lo;
    this.lo = lo - (sum - hi);
    this.hi = sum;
    return this;
  }

  add(hi: number, lo: number): this {
    const s = this.hi + hi;
    const bb = s - this.hi;
    const e = this.hi - (s - bb) + (hi - bb);
    const t = this.lo + lo;
    const tb = t - this.lo;
    const f = this.lo - (t - tb) + (lo - tb);
    const c = e + t;
    const vh = s + c;
    const vl = c - (vh - s);
    return this.set(vh, f + vl);
  }

  /** Adds factor × (hi + lo), for a whole factor below 2^53. */
  addProduct(factor: number, hi: number, lo: number): this {
    const p = factor * hi;
    return this.add(p, productError(factor, hi, p) + factor * lo);
  }

  /** Divides by a whole number. */
  divide(divisor: number): this {
    const q1 = this.hi / divisor;
    const p = q1 * divisor;
    const rest = this.hi - p - productError(q1, divisor, p) + this.lo;
    return this.set(q1, rest / divisor);
  }
}

/** The rounding error of a × b, exactly. */
function productError(a: number, b: number, product: number): number {
  const ta = SPLITTER * a;
  const ah = ta - (ta - a);
  const al = a - ah;
  const tb = SPLITTER * b;
  const bh = tb - (tb - b);
  const bl = b - bh;
  return ah * bh - product + ah * bl + al * bh + al * bl;
}
