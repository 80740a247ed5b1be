// `tally divide FILE`: a collective budget out of a table of plans (CSV with ";" or ","; a row a plan, a column a line).
import { DIVISIONS, divide } from '../src/divide.ts';
import { inUnits, readDecimal } from '../src/money.ts';
import { TallyError } from '../src/problem.ts';
import { oneOf, readArguments, type Values } from './arguments.ts';
import { bar, bold, grouped, money, table, visible } from './paint.ts';
import { type PlansRead, readPlans } from './plans.ts';

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

function limits(
  values: Values,
  name: 'floor' | 'cap',
  { lines, decimals }: PlansRead,
  usual: number,
): number[] | undefined {
  const given = (values[name] ?? []) as string[];
  if (given.length === 0) return undefined;
  const all = lines.map(() => usual);
  const seen = new Set<number>();
  for (const text of given) {
    const at = text.lastIndexOf('=');
    const line = lines.indexOf(text.slice(0, at));
    if (at < 1 || line < 0)
      throw new TallyError('bad-option', `--${name} ${text} names no line`, `write --${name} "LINE=AMOUNT"`);
    if (seen.has(line))
      throw new TallyError('bad-option', `--${name} is given twice for "${lines[line]}"`, 'leave one out');
    seen.add(line);
    all[line] = inUnits(readDecimal(text.slice(at + 1), `the ${name}`), decimals, `the ${name}`);
  }
  return all;
}
