// `tally divide FILE`: a collective budget out of a table of plans (CSV with ";" or ","; a row a plan, a column a line).
import { readFileSync } from 'node:fs';
import { DIVISIONS, divide } from '../src/divide.ts';
import { inUnits, readDecimal } from '../src/money.ts';
import { splitRow } from '../src/pb-rows.ts';
import { TallyError } from '../src/problem.ts';
import { oneOf, readArguments, type Values } from './arguments.ts';
import { bar, bold, grouped, money, table, visible } from './paint.ts';

type Table = { lines: string[]; total: number; amounts: Float64Array; decimals: number; plans: number };

export function divideCommand(args: string[]): number {
  const many = { type: 'string', multiple: true } as const;
  const { values, positionals } = readArguments(
    args,
    { method: { type: 'string' }, floor: many, cap: many, json: { type: 'boolean' } },
    [1, 1],
  );
  const how = oneOf(values, 'method', DIVISIONS, 'independent-markets');
  const plans = readPlans(positionals[0]!);
  const floors = limits(values, 'floor', plans, 0);
  const caps = limits(values, 'cap', plans, plans.total);
  const result = divide({ ...plans, ...(floors ? { floors } : {}), ...(caps ? { caps } : {}) }, how);
  const amount = (units: number): string => money(units, plans.decimals);
  if (values.json) {
    const lines = plans.lines.map((name, i) => ({
      name,
      amount: amount(result.amounts[i]!).replaceAll(',', ''),
      held: result.held[i] ?? null,
      median: amount(result.median[i]!).replaceAll(',', ''),
    }));
    console.log(
      JSON.stringify({
        format: 'tally-divide-1',
        method: how,
        plans: plans.plans,
        total: amount(plans.total).replaceAll(',', ''),
        lines,
      }),
    );
    return 0;
  }
  console.log(bold(`${grouped(plans.plans)} plans for ${amount(plans.total)}, divided by ${how}`));
  const most = Math.max(1, ...result.amounts);
  const rows = plans.lines.map((name, i) => [
    visible(name),
    amount(result.amounts[i]!),
    amount(result.median[i]!),
    result.held[i] ?? '',
    bar(result.amounts[i]!, most, 30),
  ]);
  console.log(
    table(
      [
        { title: 'line' },
        { title: 'amount', right: true },
        { title: 'median', right: true },
        { title: 'held at' },
        { title: '' },
      ],
      rows,
    ),
  );
  return 0;
}

/** A first column named "plan" is a name and left out. @throws TallyError with the line of a row that is no plan */
function readPlans(path: string): Table {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  } catch {
    throw new TallyError('bad-option', `${path} cannot be read`, 'give a CSV file of plans');
  }
  const rows = text.split(/\r?\n/).filter((row) => row.trim() !== '');
  const separator = (rows[0] ?? '').includes(';') ? ';' : ',';
  const split = (row: string, line: number) => splitRow(row, line, separator);
  const heading = split(rows[0] ?? '', 1).map((field) => field.text);
  const first = heading[0]?.toLowerCase() === 'plan' ? 1 : 0;
  const lines = heading.slice(first);
  const twice = lines.find((name, i) => lines.indexOf(name) !== i);
  if (twice !== undefined)
    throw new TallyError('doubled-column', `two lines are called "${twice}"`, 'name each line once', {
      line: 1,
      column: 1,
    });
  const amounts = new Amounts(lines, rows.length - 1);
  for (const [i, row] of rows.slice(1).entries()) {
    const fields = split(row, i + 2).slice(first);
    if (fields.length !== lines.length)
      throw new TallyError(
        'bad-row',
        `the row has ${fields.length} amounts for ${lines.length} lines`,
        'give every plan an amount for every line',
        { line: i + 2, column: 1 },
      );
    for (const field of fields) amounts.add(field.text, { line: i + 2, column: field.column });
  }
  const { units, decimals } = amounts;
  const total = units.subarray(0, lines.length).reduce((sum, value) => sum + value, 0);
  return { lines, total, amounts: units, decimals, plans: rows.length - 1 };
}

/** Amounts of many plans as whole numbers; at the first that has more decimals, all earlier ones are brought to the finer unit. */
class Amounts {
  readonly #lines: readonly string[];
  readonly units: Float64Array;
  decimals = 0;
  #count = 0;

  constructor(lines: readonly string[], plans: number) {
    this.#lines = lines;
    this.units = new Float64Array(Math.max(0, lines.length * plans));
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

function limits(
  values: Values,
  name: 'floor' | 'cap',
  { lines, decimals }: Table,
  usual: number,
): number[] | undefined {
  const given = (values[name] ?? []) as string[];
  if (given.length === 0) return undefined;
  const all = lines.map(() => usual);
  for (const text of given) {
    const at = text.lastIndexOf('=');
    const line = lines.indexOf(text.slice(0, at));
    if (at < 1 || line < 0)
      throw new TallyError('bad-option', `--${name} ${text} names no line`, `write --${name} "LINE=AMOUNT"`);
    all[line] = inUnits(readDecimal(text.slice(at + 1), `the ${name}`), decimals, `the ${name}`);
  }
  return all;
}
