// Exact fractions of big integers, for comparing what doubles cannot part. Never in a hot loop.

export type Fraction = { num: bigint; den: bigint };

export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

export const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b;

/** In lowest terms with a positive denominator. */
export function fraction(num: bigint, den: bigint): Fraction {
  const common = gcd(num, den) || 1n;
  const sign = den < 0n ? -1n : 1n;
  return { num: (sign * num) / common, den: (sign * den) / common };
}

/** Negative, zero or positive as a is below, equal to or above b; denominators positive. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function lesser(a: bigint, b: bigint): bigint {
  if (a < b) return a;
  return b;
}

export const floor = ({ num, den }: Fraction): bigint => (num >= 0n ? num / den : -((-num + den - 1n) / den));

export const ceiling = ({ num, den }: Fraction): bigint => -floor({ num: -num, den });

/** hi + lo with hi the double nearest below or above and lo the rest, both within one rounding of exact. */
export function toDoubles(num: bigint, den: bigint): { hi: number; lo: number } {
  const hi = nearest(num, den);
  if (hi === 0) return { hi: 0, lo: 0 };
  const [n, d] = exactly(hi);
  return { hi, lo: nearest(num * d - n * den, den * d) };
}

/** A double within 2^-53 of num/den relative (truncated from 64 bits, then rounded by the engine). */
export function nearest(num: bigint, den: bigint): number {
  if (num === 0n) return 0;
  const negative = num < 0n;
  const size = negative ? -num : num;
  const shift = bits(den) - bits(size) + 66;
  const scaled = shift >= 0 ? (size << BigInt(shift)) / den : size / (den << BigInt(-shift));
  const value = Number(scaled) * 2 ** -shift;
  return negative ? -value : value;
}

const bits = (value: bigint): number => value.toString(16).length * 4;

/** A finite double as a fraction over a power of two. */
function exactly(value: number): [bigint, bigint] {
  let scaled = value;
  let den = 1n;
  while (!Number.isInteger(scaled)) {
    scaled *= 2 ** 26;
    den <<= 26n;
  }
  return [BigInt(scaled), den];
}
