// A slow, exact reference for tests: whether rules can be kept at all, by eliminating one line after another in big integers (Fourier
// and Motzkin). Nothing of the product calls it.
import type { Bound, Sum } from './evaluate.ts';

/** Σ a·x + b ≥ 0 */
type Inequality = { a: bigint[]; b: bigint };

export function canBeKept(
  rules: readonly Bound[],
  n: number,
  frames: readonly { units: readonly number[]; least: number; most: number }[],
): boolean {
  const all = Array.from({ length: n }, (_, i) => row(n, (unit) => (unit === i ? 1n : 0n), 0n));
  for (const { units, least, most } of frames) {
    all.push(row(n, (unit) => (units.includes(unit) ? 1n : 0n), BigInt(-least)));
    all.push(row(n, (unit) => (units.includes(unit) ? -1n : 0n), BigInt(most)));
  }
  for (const rule of rules) all.push(...inequalities(rule, n));
  return eliminate(all, n);
}

const row = (n: number, weight: (unit: number) => bigint, b: bigint): Inequality => ({
  a: Array.from({ length: n }, (_, unit) => weight(unit)),
  b,
});

function inequalities({ kind, of, basis, share, cents, today }: Bound, n: number): Inequality[] {
  const has = (sum: Sum | undefined, unit: number) => BigInt(sum?.units.includes(unit) ? 1 : 0);
  if (kind === 'lock')
    return of.units.flatMap((unit, i) => {
      const keep = (sign: bigint) => row(n, (one) => (one === unit ? sign : 0n), -sign * BigInt(today![i]!));
      return [keep(1n), keep(-1n)];
    });
  const { num, den } = kind === 'balance' ? { num: 1, den: 1 } : (share ?? { num: 0, den: 1 });
  const weight = (unit: number) => BigInt(den) * has(of, unit) - BigInt(num) * has(basis, unit);
  const b = BigInt(den) * BigInt(of.fixed) - (basis ? BigInt(num) * BigInt(basis.fixed) : BigInt(cents ?? 0));
  const least = row(n, weight, b);
  const most = row(n, (unit) => -weight(unit), -b);
  if (kind === 'floor') return [least];
  return kind === 'cap' ? [most] : [least, most];
}

function eliminate(rows: Inequality[], n: number): boolean {
  let left = rows;
  for (let unit = 0; unit < n; unit++) {
    const above = left.filter(({ a }) => a[unit]! > 0n);
    const below = left.filter(({ a }) => a[unit]! < 0n);
    const next = new Map<string, Inequality>();
    const keep = (one: Inequality) => {
      const key = `${one.a} ${one.b}`;
      if (one.a.some((x) => x !== 0n) || one.b < 0n) next.set(key, one);
    };
    for (const one of left) if (one.a[unit] === 0n) keep(one);
    for (const up of above)
      for (const down of below) {
        const [p, q] = [-down.a[unit]!, up.a[unit]!];
        keep(reduced({ a: up.a.map((x, i) => x * p + down.a[i]! * q), b: up.b * p + down.b * q }));
      }
    left = [...next.values()];
  }
  return left.every(({ b }) => b >= 0n);
}

function reduced({ a, b }: Inequality): Inequality {
  const gcd = (x: bigint, y: bigint): bigint => (y === 0n ? (x < 0n ? -x : x) : gcd(y, x % y));
  const by = [...a, b].reduce(gcd, 0n);
  return by > 1n ? { a: a.map((x) => x / by), b: b / by } : { a, b };
}
