// An amount as people and programs write it, read as whole cents: currency signs, thousands, parentheses, a minus behind. Pure.
// It must never read a blank as zero or mend what it does not understand: that is said with the row it stands in.

export const decimals = ['.', ','] as const;
export type Decimal = (typeof decimals)[number];

/** How amounts of a file are written. `unit`: 1, or 1000 where the file is "in thousands". `round`: a part of a cent is rounded. */
export type AmountRules = { decimal: Decimal; unit: 1 | 1000 | 1_000_000; round: boolean };

export type AmountFault = 'not-an-amount' | 'part-of-a-cent' | 'too-great' | 'rounded-by-a-program' | 'percent';

/** Cents; undefined for a blank; or what is wrong. */
export type Amount = number | undefined | AmountFault;

/** What a workbook gives for a formula whose result was never kept: no amount, and no zero. */
export const NO_VALUE = '#NO-VALUE';

const blanks = /^(?:[-–—]|n\/?a|nil|none|null|\.)?$/i;
const scientific = /^-?\d+(?:[.,]\d+)?e[+-]?\d+$/i;
/** Currency signs and codes before or behind, and every kind of space. */
const before = /^(?:[\p{Sc}\s]|[A-Z]{2,3}\$?(?=[\s\p{Sc}\d(.-]))+/u;
const behind = /(?:[\p{Sc}\s]|(?<=[\s\p{Sc}\d).-])[A-Z]{3})+$/u;
const bare = (text: string): string => text.replace(before, '').replace(behind, '');

/** @example amountOf('$ (1,234.50)', { decimal: '.', unit: 1, round: false }) // -123450 */
export function amountOf(text: string, rules: AmountRules): Amount {
  // Most cells of most files: digits, and two of them for cents. Everything below is for the others.
  const plain = rules.unit === 1 ? plainCents(text, rules.decimal === '.' ? POINT : COMMA) : undefined;
  if (plain !== undefined) return plain;
  const trimmed = text.trim();
  if (blanks.test(trimmed)) return undefined;
  if (trimmed.endsWith('%')) return 'percent';
  if (scientific.test(trimmed)) return 'rounded-by-a-program';
  let digits = bare(trimmed.replace(/[\u2212\u2013\uff0d]/g, '-'));
  let negative = false;
  const wrapped = /^\((.*)\)$/s.exec(digits) ?? /^-\s*\((.*)\)$/s.exec(digits);
  if (wrapped) {
    negative = true;
    digits = bare(wrapped[1]!);
  }
  const signed = /^([+-]?)[\p{Sc}\s]*(.*?)\s*(-?|cr)$/isu.exec(digits)!;
  const signs = [signed[1] === '-', signed[3] === '-', wrapped !== null].filter(Boolean).length;
  if (signs > 1 || /cr/i.test(signed[3]!)) return 'not-an-amount';
  negative ||= signs === 1;
  return centsOf(signed[2]!, negative, rules);
}

const POINT = 46;
const COMMA = 44;
const MINUS = 45;

/** Bare digits, with a minus before and up to two behind the decimal sign; undefined for anything else. */
function plainCents(text: string, decimal: number): number | undefined {
  const negative = text.charCodeAt(0) === MINUS;
  const start = negative ? 1 : 0;
  if (text.length === start || text.length > 14) return undefined;
  let units = 0;
  let behind = -1;
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) units = units * 10 + code - 48;
    else if (code === decimal && behind < 0 && i > start && text.length - i <= 3) behind = text.length - i - 1;
    else return undefined;
  }
  const cents = behind === 2 ? units : behind === 1 ? units * 10 : units * 100;
  return negative && cents !== 0 ? -cents : cents;
}

function centsOf(digits: string, negative: boolean, { decimal, unit, round }: AmountRules): Amount {
  const [, whole, , part = ''] = (decimal === '.' ? withPoint : withComma).exec(digits) ?? [];
  if ((whole ?? '') === '' && part === '') return 'not-an-amount';
  const zeros = String(unit).length - 1;
  const units = (whole ?? '').replace(/[^\d]/g, '') || '0';
  // "12.3456" in thousands is 12,345.60: the unit moves the point before cents are counted.
  const moved = part.padEnd(zeros + 2, '0');
  const rest = moved.slice(zeros + 2).replace(/0+$/, '');
  if (rest !== '' && !round) return 'part-of-a-cent';
  const cents = Number(units + moved.slice(0, zeros + 2)) + (rest !== '' && rest >= '5' ? 1 : 0);
  if (!Number.isSafeInteger(cents)) return 'too-great';
  return negative && cents !== 0 ? -cents : cents;
}

// Thousands stand in threes (in India in twos before the last three), or nowhere.
const withPoint = /^(\d{1,3}([,' \u00a0\u202f’])(?:\d{2,3}\2)*\d{3}|\d*)(?:\.(\d*))?$/;
const withComma = /^(\d{1,3}([.' \u00a0\u202f’])(?:\d{2,3}\2)*\d{3}|\d*)(?:,(\d*))?$/;

/**
 * Which sign parts the cents, by a column's cells: '1.234,56' settles it. Where all could be either, a point, as in the place's own files.
 */
export function decimalOf(cells: Iterable<string>): Decimal {
  let points = 0;
  let commas = 0;
  for (const cell of cells) {
    const last = /([.,])(\d+)\D*$/.exec(cell);
    if (!last) continue;
    const [, sign, after] = last as unknown as [string, string, string];
    const other = sign === '.' ? ',' : '.';
    const isDecimal = after.length !== 3 || cell.slice(0, cell.lastIndexOf(sign)).includes(other);
    if (isDecimal && sign === ',') commas++;
    else if (isDecimal || sign === ',') points++;
  }
  return commas > points ? ',' : '.';
}
