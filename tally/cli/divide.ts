// `tally divide FILE`: a collective budget out of a table of plans (CSV with ";" or ","; a row a plan, a column a line).
import { readFileSync } from 'node:fs';
import { DIVISIONS, type Division, divide } from '../src/divide.ts';
import { TallyError } from '../src/index.ts';
import { inUnits, readDecimal } from '../src/money.ts';
import { splitRow } from '../src/pb-rows.ts';
import { readArguments, type Values } from './arguments.ts';
import { bar, bold, grouped, money, table } from './paint.ts';

type Table = { lines: string[]; total: number; amounts: Float64Array; decimals: number; plans: number };

export function divideCommand(args: string[]): number {
  const many = { type: 'string', multiple: true } as const;
  const { values, positionals } = readArguments(
    args,
    { method: { type: 'string' }, floor: many, cap: many, json: { type: 'boolean' } },
    [1, 1],
  );
  const how = (values.method ?? 'independent-markets') as Division;
  if (!DIVISIONS.includes(how))
    throw new TallyError('bad-option', `--method ${how} is not known`, `choose one of ${DIVISIONS.join(', ')}`);
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
    name,
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
  const comma = !(rows[0] ?? '').includes(';');
  const split = (row: string, line: number) =>
    splitRow(comma ? row.replaceAll(',', ';') : row, line).map((field) => field.text);
  const heading = split(rows[0] ?? '', 1);
  const first = heading[0]?.toLowerCase() === 'plan' ? 1 : 0;
  const lines = heading.slice(first);
  const cells = rows.slice(1).map((row, i) => {
    const fields = split(row, i + 2).slice(first);
    if (fields.length !== lines.length)
      throw new TallyError(
        'bad-row',
        `the row has ${fields.length} amounts for ${lines.length} lines`,
        'give every plan an amount for every line',
        { line: i + 2, column: 1 },
      );
    return fields.map((field, k) => readDecimal(field, `the amount for "${lines[k]}"`, { line: i + 2, column: k + 1 }));
  });
  const decimals = cells.flat().reduce((most, cell) => Math.max(most, cell.decimals), 0);
  const amounts = Float64Array.from(cells.flat(), (cell) => inUnits(cell, decimals, 'an amount'));
  const total = amounts.subarray(0, lines.length).reduce((sum, value) => sum + value, 0);
  return { lines, total, amounts, decimals, plans: cells.length };
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
