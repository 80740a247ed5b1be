// The command line's words for a rule, shared by every command that counts. Must refuse a word it does not know.
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { COMPARISONS } from '../src/comparison.ts';
import { COMPLETIONS, EXHAUSTIVE_OVER, METHODS, type Rule } from '../src/count.ts';
import type { Election } from '../src/election.ts';
import { inUnits, readDecimal } from '../src/money.ts';
import { knownWord, TallyError } from '../src/problem.ts';
import { TIE_RULES } from '../src/ties.ts';
import { UTILITIES, type Utility } from '../src/utilities.ts';

export const ruleOptions = {
  method: { type: 'string' },
  utility: { type: 'string' },
  completion: { type: 'string' },
  ties: { type: 'string' },
  seed: { type: 'string' },
  'no-skip': { type: 'boolean' },
  exhaustive: { type: 'string' },
  comparison: { type: 'string' },
  'min-votes': { type: 'string' },
  conflict: { type: 'string', multiple: true },
  category: { type: 'string', multiple: true },
  'accept-counts': { type: 'boolean' },
} as const satisfies ParseArgsOptionsConfig;

export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

/** @throws TallyError `bad-option` for an option or a number of files this command does not take */
export function readArguments(
  args: string[],
  options: ParseArgsOptionsConfig,
  files: [least: number, most: number],
): { values: Values; positionals: string[] } {
  let parsed: { values: Values; positionals: string[] };
  try {
    parsed = parseArgs({ args, options: { ...options, help: { type: 'boolean' } }, allowPositionals: true });
  } catch (error) {
    const [what] = (error as Error).message.split('\n');
    throw new TallyError('bad-option', what!.replace(/\.+$/, ''), 'see tally --help');
  }
  const { length } = parsed.positionals;
  if (!parsed.values.help && (length < files[0] || length > files[1]))
    throw new TallyError(
      'bad-option',
      `${length} names are given where ${files[0] === files[1] ? files[0] : files.join(' to ')} belong`,
      'see tally --help',
    );
  return parsed;
}

export const oneOf = <T extends string>(values: Values, name: string, known: readonly T[], usual: T): T =>
  knownWord(`--${name}`, values[name] ?? usual, known);

/** The utility that fits the ballots when none is asked for. */
export function usualUtility(election: Election): Utility {
  if (election.voteType === 'ordinal') return 'borda';
  return election.voteType === 'cumulative' || election.voteType === 'scoring' ? 'points' : 'cost';
}

/** The rule the options name, for this election. @throws TallyError `bad-option` */
export function readRule(values: Values, election: Election): Rule {
  const comparison =
    values.comparison === undefined ? undefined : oneOf(values, 'comparison', COMPARISONS, 'satisfaction');
  const method = oneOf(values, 'method', METHODS, 'equal-shares');
  refuseUnused(values, method);
  return {
    method,
    utility: oneOf(values, 'utility', UTILITIES, usualUtility(election)),
    completion: oneOf(values, 'completion', COMPLETIONS, 'none'),
    ties: oneOf(values, 'ties', TIE_RULES, 'name'),
    seed: values.seed as string | undefined,
    skip: values['no-skip'] !== true,
    exhaustiveOver: oneOf(values, 'exhaustive', EXHAUSTIVE_OVER, 'all'),
    comparison,
    minVotes: values['min-votes'] === undefined ? undefined : wholeNumber(values, 'min-votes'),
    limits: readLimits(values, election),
  };
}

/** An option that would change nothing is a misunderstanding about what was counted. */
function refuseUnused(values: Values, method: Rule['method']): void {
  const only = (option: string, without: string, owner: string, isUsed: boolean): void => {
    if (values[option] !== undefined && !isUsed)
      throw new TallyError('bad-option', `--${option} means nothing ${without}`, `leave it out${owner}`);
  };
  only('seed', 'where ties are not drawn', ', or use --ties cost-votes-lot', values.ties === 'cost-votes-lot');
  if (values.all) {
    for (const option of ['method', 'completion', 'comparison', 'explain', 'stats'])
      only(option, 'with --all, which counts by every method', '', false);
    return;
  }
  const isShares = method === 'equal-shares';
  only('completion', `for ${method}`, ', or use --method equal-shares', isShares);
  only('comparison', `for ${method}`, ', or use --method equal-shares', isShares);
  only('no-skip', `for ${method}`, ', or use --method greedy', method === 'greedy');
  const isAdd1 = String(values.completion ?? '').startsWith('add1');
  only('exhaustive', 'without Add1', ', or use --completion add1', isAdd1);
}

export function wholeNumber(values: Values, name: string, usual?: number): number {
  const text = values[name];
  if (text === undefined && usual !== undefined) return usual;
  const shorthand = /^(\d+)([km]?)$/i.exec(String(text));
  if (!shorthand)
    throw new TallyError('bad-option', `--${name} ${text} is not a whole number`, 'write digits, or 100k or 10M');
  return Number(shorthand[1]) * ({ k: 1e3, m: 1e6 }[shorthand[2]!.toLowerCase()] ?? 1);
}

/** --conflict A,B,C and --category NAME=AMOUNT, each as often as needed. */
function readLimits(values: Values, election: Election): Rule['limits'] {
  const conflicts = ((values.conflict ?? []) as string[]).map((list) => list.split(','));
  for (const list of conflicts)
    if (new Set(list).size < 2)
      throw new TallyError('bad-option', `--conflict ${list} names one project`, 'write --conflict A,B');
  const categories = new Map<string, number>();
  for (const text of (values.category ?? []) as string[]) {
    const at = text.lastIndexOf('=');
    if (at < 1) throw new TallyError('bad-option', `--category ${text} has no amount`, 'write --category NAME=AMOUNT');
    const name = text.slice(0, at);
    if (categories.has(name))
      throw new TallyError('bad-option', `--category is given twice for "${name}"`, 'leave one out');
    if (!election.projects.some(({ category }) => category === name))
      throw new TallyError('bad-option', `no project has the category "${name}"`, 'write it as in the file');
    const amount = readDecimal(text.slice(at + 1), `the ceiling of "${name}"`);
    categories.set(name, inUnits({ ...amount }, Math.max(election.decimals, amount.decimals), 'the ceiling'));
    if (amount.decimals > election.decimals)
      throw new TallyError('bad-option', `the ceiling of "${name}" has more decimals than the file`, 'round it');
  }
  return conflicts.length || categories.size ? { conflicts, categories } : undefined;
}
