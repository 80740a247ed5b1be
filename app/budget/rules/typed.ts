// What staff type into the desk's forms about rules and consultations, and what it means: sets of lines, shares, amounts. Pure.
import { centsOf } from '../versions/typed-amount.ts';
import { dimensions } from '../versions/words.ts';
import type { Share } from './evaluate.ts';
import type { LineSet } from './line-sets.ts';
import { MOST_PARTS } from './words.ts';

/** Several codes or names in one field, parted by semicolons: names have commas in them. */
const namesIn = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

/**
 * A set of lines from the fields "of-side", "of-year", "of-fund" and so on.
 * @returns undefined where none of them says anything
 */
export function setTyped(value: Record<string, unknown>, prefix: string): LineSet | undefined {
  const text = (name: string) =>
    typeof value[`${prefix}-${name}`] === 'string' ? (value[`${prefix}-${name}`] as string).trim() : '';
  const set: LineSet = {};
  const side = text('side');
  if (side === 'spending' || side === 'revenue') set.side = side;
  if (text('year')) set.year = text('year');
  for (const dimension of dimensions) {
    const names = namesIn(text(dimension));
    if (names.length > 0) set[dimension] = names;
  }
  return Object.keys(set).length > 0 ? set : undefined;
}

/** "20%", "12.5 %", "1/5", "1 of 5", "1 de 5". @returns undefined for anything else */
export function shareTyped(text: string | undefined): Share | undefined {
  const bare = (text ?? '').trim();
  const percent = /^(\d{1,3})(?:\.(\d{1,3}))? ?%$/.exec(bare);
  if (percent) {
    const places = percent[2]?.length ?? 0;
    return reduced(Number(`${percent[1]}${percent[2] ?? ''}`), 100 * 10 ** places);
  }
  const parts = /^(\d{1,7}) ?(?:\/|of|de) ?(\d{1,7})$/i.exec(bare);
  return parts ? reduced(Number(parts[1]), Number(parts[2])) : undefined;
}

function reduced(num: number, den: number): Share | undefined {
  if (den === 0) return undefined;
  const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
  const by = gcd(num, den) || 1;
  return num / by <= MOST_PARTS && den / by <= MOST_PARTS ? { num: num / by, den: den / by } : undefined;
}

/** A limit as it is typed: a share, or an amount of money. */
export function limitTyped(text: string | undefined): { share?: Share; cents?: number } | undefined {
  const share = shareTyped(text);
  if (share) return { share };
  const cents = centsOf(text ?? '');
  return cents === undefined ? undefined : { cents };
}
