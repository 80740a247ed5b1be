// How the command line looks: aligned columns, bars, amounts with thousands parted. Plain text; colors only on a terminal.
import type { Election } from '../src/election.ts';
import type { Fraction } from '../src/fraction.ts';
import { writeAmount } from '../src/money.ts';

const isTerminal = process.stdout.isTTY === true && !process.env.NO_COLOR;
const ink = (code: number, text: string): string => (isTerminal ? `\u001b[${code}m${text}\u001b[0m` : text);
const inks = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
export const bold = (text: string): string => ink(1, text);
export const faint = (text: string): string => ink(2, text);
export const green = (text: string): string => ink(32, text);

/** 1234567 units as "1,234,567" of the currency. */
export function money(units: number | bigint, decimals: number): string {
  const [whole, rest] = writeAmount(units, decimals).split('.');
  return grouped(whole!) + (rest ? `.${rest}` : '');
}

export const grouped = (digits: string | number): string => String(digits).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** A fraction with a few decimals, cut, not rounded up: "29.63…" when there is more. */
export function decimal({ num, den }: Fraction, digits = 2): string {
  const scaled = (num * 10n ** BigInt(digits)) / den;
  const text = writeAmount(scaled, digits);
  return grouped(text.split('.')[0]!) + (text.includes('.') ? `.${text.split('.')[1]}` : '');
}

/** A fraction of units as money of the currency. */
export const share = (amount: Fraction, decimals: number): string =>
  decimal({ num: amount.num, den: amount.den * 10n ** BigInt(decimals) });

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar of up to `width` cells for value / most. */
export function bar(value: number, most: number, width: number): string {
  const cells = most > 0 ? (value / most) * width : 0;
  const full = Math.floor(cells);
  return '█'.repeat(full) + eighths[Math.floor((cells - full) * 8)]!;
}

/**
 * Text of a file as it may be shown: what would move the cursor, hide or turn round the rest of a line on a terminal becomes a sign that
 * something is there. A file must never paint its own winners.
 */
export const visible = (text: string): string => text.replace(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu, '\ufffd');

/** Says how far something is, on a terminal, once a second has passed; `done` takes the words away again. */
export function progressOf(what: string, unit: string): { at: (n: number) => void; done: () => void } {
  let said = performance.now();
  let isShown = false;
  return {
    at(n) {
      if (!process.stderr.isTTY || performance.now() - said < (isShown ? 200 : 1000)) return;
      isShown = true;
      said = performance.now();
      process.stderr.write(`\r${what}: ${grouped(n)} ${unit}…`);
    },
    done() {
      if (isShown) process.stderr.write('\r\u001b[K');
    },
  };
}

export type Column = { title: string; right?: boolean };

/** Aligned columns; widths count code points. The last column is not padded. */
export function table(columns: Column[], rows: string[][]): string {
  const length = (text: string): number => [...text.replace(inks, '')].length;
  const widths = columns.map((column, i) =>
    rows.reduce((most, row) => Math.max(most, length(row[i] ?? '')), length(column.title)),
  );
  const line = (cells: string[]): string =>
    cells
      .map((cell, i) => {
        const gap = ' '.repeat(widths[i]! - length(cell));
        return columns[i]!.right ? gap + cell : i === columns.length - 1 ? cell : cell + gap;
      })
      .join('  ')
      .trimEnd();
  return [faint(line(columns.map(({ title }) => title))), ...rows.map(line)].join('\n');
}

/** "24 Zakup 10 fotopułapek…": the id and as much of the name as fits. */
export function label(election: Election, p: number, room = 44): string {
  const { id, name } = election.projects[p]!;
  const text = visible(name ? `${id}  ${name.replace(/\s+/g, ' ')}` : id);
  const points = [...text];
  return points.length > room ? `${points.slice(0, room - 1).join('')}…` : text;
}
