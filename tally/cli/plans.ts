// A table of plans for `tally divide`: CSV with ";" or ",", a row a plan, a column a line of the budget. Must never divide what it did
// not understand: whatever is wrong is told with the line it stands in.
import { readFileSync } from 'node:fs';
import { inUnits, readDecimal, writeAmount } from '../src/money.ts';
import { splitRow } from '../src/pb-rows.ts';
import { TallyError } from '../src/problem.ts';

/** Plans in whole units of 10^-decimals; `total` is what each adds up to. */
export type PlansRead = { lines: string[]; total: number; amounts: Float64Array; decimals: number; plans: number };

type Row = { text: string; line: number };

/** A first column named "plan" is a name and left out. @throws TallyError with the line of a row that is no plan */
export function readPlans(path: string): PlansRead {
  const [heading, ...rows] = readRows(path);
  if (!heading || rows.length === 0)
    throw new TallyError(
      'bad-row',
      `${path} has no plans`,
      'write the lines of the budget in a row, and a row a plan below it',
    );
  const separator = heading.text.includes(';') ? ';' : ',';
  const names = splitRow(heading.text, heading.line, separator).map((field) => field.text);
  const first = names[0]!.toLowerCase() === 'plan' ? 1 : 0;
  const lines = names.slice(first);
  refuseNames(lines, heading.line);
  const amounts = new Amounts(lines, rows.length);
  for (const { text, line } of rows) {
    const fields = splitRow(text, line, separator).slice(first);
    if (fields.length !== lines.length)
      throw new TallyError(
        'bad-row',
        `the row does not have one amount for each of the ${lines.length} lines, but ${fields.length}`,
        'give every plan an amount for every line',
        { line, column: 1 },
      );
    for (const field of fields) amounts.add(field.text, { line, column: field.column });
  }
  const { units, decimals } = amounts;
  return { lines, total: commonTotal(rows, units, decimals), amounts: units, decimals, plans: rows.length };
}

/** The rows that are not empty, with their places in the file. */
function readRows(path: string): Row[] {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new TallyError('bad-option', `${path} cannot be read`, 'give a CSV file of plans');
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new TallyError('not-utf8', `${path} is not UTF-8, or too large`, 'save the table as CSV in UTF-8');
  }
  return text.split(/\r?\n/).flatMap((row, i) => (row.trim() === '' ? [] : [{ text: row, line: i + 1 }]));
}

function refuseNames(lines: readonly string[], line: number): void {
  const twice = lines.find((name, i) => lines.indexOf(name) !== i);
  if (twice !== undefined)
    throw new TallyError('doubled-column', `two lines are called "${twice}"`, 'name each line once', {
      line,
      column: 1,
    });
  if (lines.length === 0)
    throw new TallyError('no-column', 'no line of the budget is named', 'name them in the first row', {
      line,
      column: 1,
    });
}

/** What the first plan adds up to. @throws TallyError `bad-row` for a plan that adds up to something else */
function commonTotal(rows: readonly Row[], units: Float64Array, decimals: number): number {
  const width = units.length / rows.length;
  const sumOf = (plan: number): number =>
    units.subarray(plan * width, (plan + 1) * width).reduce((sum, value) => sum + value, 0);
  const total = sumOf(0);
  for (const [plan, { line }] of rows.entries()) {
    const sum = sumOf(plan);
    if (sum !== total)
      throw new TallyError(
        'bad-row',
        `the plan adds up to ${writeAmount(sum, decimals)}, the first one to ${writeAmount(total, decimals)}`,
        'let every plan divide the same sum',
        { line, column: 1 },
      );
  }
  return total;
}

/** Amounts of many plans as whole numbers; at the first that has more decimals, all earlier ones are brought to the finer unit. */
class Amounts {
  readonly #lines: readonly string[];
  readonly units: Float64Array;
  decimals = 0;
  #count = 0;

  constructor(lines: readonly string[], plans: number) {
    this.#lines = lines;
    this.units = new Float64Array(lines.length * plans);
  }

  add(text: string, where: { line: number; column: number }): void {
    const isPlain = /^\d{1,15}$/.test(text) && this.decimals === 0;
    this.units[this.#count] = isPlain ? Number(text) : this.#read(text, where);
    this.#count++;
  }

  #read(text: string, where: { line: number; column: number }): number {
    const what = `the amount for "${this.#lines[this.#count % this.#lines.length]}"`;
    const amount = readDecimal(text, what, where);
    if (amount.decimals > this.decimals) {
      const finer = { decimals: 0, comma: false };
      for (let k = 0; k < this.#count; k++)
        this.units[k] = inUnits(
          { ...finer, digits: BigInt(this.units[k]!) },
          amount.decimals - this.decimals,
          'an amount',
        );
      this.decimals = amount.decimals;
    }
    return inUnits(amount, this.decimals, what, where);
  }
}
