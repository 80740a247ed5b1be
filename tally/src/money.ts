// Money as text and as whole numbers of the finest unit in a file. Must never go through a floating-point fraction:
// "0.1" is one tenth, not the double nearest to it.
import { TallyError, type Where } from './problem.ts';

/** A decimal read from text: `digits` × 10^-`decimals`, digits as a big integer. `comma` when "12,5" was written for 12.5. */
export type Decimal = { digits: bigint; decimals: number; comma: boolean };

const shape = /^\+?(\d+)(?:([.,])(\d*))?$/;

/**
 * Reads "1234", "1234.50" or "1234,5".
 * @throws TallyError `bad-number` for anything else: signs, exponents, thousands separators, and "1,500", which may mean two things
 */
export function readDecimal(text: string, what: string, where?: Where): Decimal {
  const refuse = (why: string, remedy: string) =>
    new TallyError('bad-number', `${what} "${clip(text)}" ${why}`, remedy, where);
  if (text.length > 40) throw refuse('is too long for an amount', 'write at most 15 digits');
  const match = shape.exec(text);
  if (!match) {
    if (/^-/.test(text)) throw refuse('is negative', 'an amount is zero or more: write what the project costs');
    throw refuse('is not a number', 'write digits with at most one decimal point, such as 12500 or 12500.50');
  }
  const [, whole, mark, rest = ''] = match;
  if (mark === ',' && rest.length === 3)
    throw refuse('may be thousands or thousandths', `write ${whole}${rest} or ${whole}.${rest}`);
  const fraction = rest.replace(/0+$/, '');
  return { digits: BigInt(whole! + fraction), decimals: fraction.length, comma: mark === ',' };
}

/**
 * A decimal in units of 10^-`decimals`, as a whole number that a double holds exactly.
 * @throws TallyError `bad-number` beyond 2^53 - 1
 */
export function inUnits(amount: Decimal, decimals: number, what: string, where?: Where): number {
  const units = amount.digits * 10n ** BigInt(decimals - amount.decimals);
  if (units > BigInt(Number.MAX_SAFE_INTEGER))
    throw new TallyError(
      'bad-number',
      `${what} is more than 9,007,199,254,740,991 of the finest unit in the file (10^-${decimals})`,
      'write amounts in a larger unit, or with fewer decimals',
      where,
    );
  return Number(units);
}

/** Units back to text with just the decimals needed: 1250 units of 10^-2 are "12.5". */
export function writeAmount(units: number | bigint, decimals: number): string {
  const text = String(units);
  if (decimals === 0) return text;
  const sign = text.startsWith('-') ? '-' : '';
  const digits = text.slice(sign.length).padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return sign + digits.slice(0, -decimals) + (fraction ? `.${fraction}` : '');
}

const clip = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
