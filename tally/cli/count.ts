// `tally count`: the winners of an election as a table for people, or as JSON. Loads no more of src/ than it needs: a third of a short
// count is loading.

import { count, type Result, type Rule } from '../src/count.ts';
import type { Explanation } from '../src/explain.ts';
import { TallyError } from '../src/problem.ts';
import { roundsOf } from '../src/rounds.ts';
import { readArguments, readRule, ruleOptions } from './arguments.ts';
import { type Opened, openElection } from './open.ts';
import { bar, bold, decimal, faint, green, grouped, label, money, progressOf, share, table, visible } from './paint.ts';
import { report } from './report.ts';
import { sentence } from './sentences.ts';

export async function countCommand(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    {
      ...ruleOptions,
      json: { type: 'boolean' },
      explain: { type: 'boolean' },
      stats: { type: 'boolean' },
      all: { type: 'boolean' },
    },
    [1, 1],
  );
  const file = openElection(positionals[0]!, { acceptCounts: values['accept-counts'] === true });
  const rule = readRule(values, file.election);
  if (values.all) return compareAll(file, rule, values.json === true);
  const began = performance.now();
  const progress = progressOf('Add1', 'steps');
  const result = count(file.election, rule, { onProgress: progress.at });
  progress.done();
  const counted = performance.now() - began;
  const explanation = values.explain ? (await import('../src/explain.ts')).explain(result) : undefined;
  const explained = performance.now() - began - counted;
  if (values.json) console.log(JSON.stringify(report(result, file.tolerances, explanation)));
  else printCount(file, result, explanation);
  if (values.stats) printStats(file, result, counted, explained);
  return 0;
}

function printCount(file: Opened, result: Result, explanation: Explanation | undefined): void {
  const { election } = result.shares;
  const { decimals } = election;
  const { meta } = election;
  console.log(bold(visible(meta.get('description') ?? 'An election')));
  console.log(
    `${grouped(election.voters)} ballots, ${grouped(election.projects.length)} projects, ${money(result.budget, decimals)} ${visible(meta.get('currency') ?? '')}`.trim(),
  );
  console.log(`${describe(result.rule, decimals)}${endowmentOf(result, decimals)}\n`);
  const most = result.winners.reduce((sum, p) => Math.max(sum, result.shares.votes[p]!), 1);
  const isByShares = result.equalShares && (!result.compared || result.compared.keepsFirst);
  const rounds = explanation?.rounds ?? (isByShares ? roundsOf(result, result.equalShares!) : []);
  const roundOf = new Map(rounds.map((round) => [round.project, round]));
  const rows = result.winners.map((p, k) => {
    const votes = result.shares.votes[p]!;
    const round = roundOf.get(p);
    return [
      green(String(k + 1)),
      label(election, p),
      money(election.projects[p]!.cost, decimals),
      grouped(votes),
      round ? decimal(round.effectiveVotes) : result.ways[k] === 'bought' ? '' : result.ways[k]!,
      bar(votes, most, 20),
    ];
  });
  const right = { right: true };
  console.log(
    table(
      [
        { title: '#', ...right },
        { title: 'winner' },
        { title: 'cost', ...right },
        { title: 'votes', ...right },
        { title: 'effective', ...right },
        { title: '' },
      ],
      rows,
    ),
  );
  const left = result.budget - result.spent;
  console.log(`\n${rows.length} winners cost ${money(result.spent, decimals)}; ${money(left, decimals)} is left.`);
  printNotes(file, result);
  if (explanation)
    for (const fate of explanation.fates)
      console.log(`\n${bold(label(election, fate.project, 70))}\n  ${sentence(result, explanation, fate)}`);
  else console.log(faint('Every project in a sentence: --explain. One project: tally explain FILE PROJECT'));
}

function endowmentOf(result: Result, decimals: number): string {
  const shares = result.equalShares;
  if (!shares) return '';
  const each = share(shares.payments.endowment, decimals);
  return 'steps' in shares
    ? `; ${each} each, after ${grouped(shares.steps)} steps (${shares.stoppedBy})`
    : `; ${each} each`;
}

function printNotes({ tolerances }: Opened, result: Result): void {
  const { election } = result.shares;
  // Thousands of tied projects in thousands of rounds would bury the count.
  const names = (list: readonly number[]): string => {
    const some = list.slice(0, 12).map((p) => visible(election.projects[p]!.id));
    return some.join(', ') + (list.length > some.length ? ` and ${grouped(list.length - some.length)} more` : '');
  };
  for (const { tied, project } of result.equalShares?.rounds ?? [])
    if (tied.length > 1)
      console.log(`Exactly tied: ${names(tied)}; ${names([project])} goes first by the rule "${result.rule.ties}".`);
  if (result.compared) {
    const { preferFirst, preferSecond, keepsFirst } = result.compared;
    console.log(
      `Compared: ${grouped(preferFirst)} voters prefer equal shares, ${grouped(preferSecond)} greedy: ${keepsFirst ? 'equal shares stays' : 'greedy wins'}.`,
    );
  }
  for (const { what, where, times } of tolerances)
    console.log(
      faint(
        `Note: ${visible(what)}${where ? `, first in line ${where.line}, column ${where.column}` : ''}${times > 1 ? ` (${times} times)` : ''}.`,
      ),
    );
}

function describe(rule: Rule, decimals: number): string {
  const parts: string[] = [rule.method];
  if (rule.method !== 'phragmen') parts.push(`utility ${rule.utility}`);
  if (rule.method === 'equal-shares') parts.push(`completion ${rule.completion}`);
  if (rule.method === 'greedy' && rule.skip === false) parts.push('stops at the first that does not fit');
  if (rule.minVotes !== undefined) parts.push(`at least ${grouped(rule.minVotes)} votes`);
  for (const list of rule.limits?.conflicts ?? []) parts.push(`at most one of ${visible(list.join(', '))}`);
  for (const [name, most] of rule.limits?.categories ?? [])
    parts.push(`at most ${money(most, decimals)} for ${visible(name)}`);
  return `${parts.join(', ')}, ties by ${rule.ties}${rule.seed === undefined ? '' : ` (seed ${rule.seed})`}`;
}

function printStats(file: Opened, result: Result, counted: number, explained: number): void {
  const { work, shares } = result;
  const entries = Math.max(1, shares.supporters.rows.length);
  const passes = (n: number): string => (n / entries).toFixed(2);
  const touched = work.gathered + work.scanned + work.ballots + work.paid;
  const memory = process.resourceUsage().maxRSS / 1024;
  const rows = [
    ['read', `${file.milliseconds.toFixed(1)} ms`, `${grouped(file.bytes)} bytes`],
    [
      'count',
      `${counted.toFixed(1)} ms`,
      'steps' in (result.equalShares ?? {}) ? `${(result.equalShares as { runs: number }).runs} runs` : '1 run',
    ],
    ['explain', `${explained.toFixed(1)} ms`, ''],
    [
      'passes over the approvals',
      passes(touched),
      `gathered ${passes(work.gathered)}, scanned ${passes(work.scanned)}, ballots ${passes(work.ballots)}, paid ${passes(work.paid)}`,
    ],
    ['visits', grouped(work.visits), `${work.contested} settled by exact numbers, ${work.exactVisits} exact visits`],
    ['peak memory', `${memory.toFixed(0)} MB`, ''],
  ];
  console.error(table([{ title: 'stats' }, { title: '', right: true }, { title: '' }], rows));
}

/** Every method that fits the ballots, side by side: one row a project that wins anywhere; for machines, one result a line. */
function compareAll(file: Opened, rule: Rule, isJson: boolean): number {
  const { election } = file;
  const variants: [string, Partial<Rule>][] = [
    ['shares', { method: 'equal-shares', completion: 'none' }],
    ['shares+add1', { method: 'equal-shares', completion: 'add1' }],
    ['shares+add1u', { method: 'equal-shares', completion: 'add1u' }],
    ['greedy', { method: 'greedy' }],
    ['phragmen', { method: 'phragmen' }],
    ['welfare', { method: 'welfare' }],
    ['overspending', { method: 'overspending' }],
  ];
  const counted: [string, Result][] = [];
  for (const [name, part] of variants) {
    try {
      counted.push([name, count(election, { ...rule, ...part, comparison: undefined })]);
    } catch (error) {
      if (!(error instanceof TallyError)) throw error;
      console.error(faint(`${name}: ${error.message}`));
    }
  }
  if (isJson) {
    for (const [, result] of counted) console.log(JSON.stringify(report(result, file.tolerances, undefined)));
    return 0;
  }
  const won = new Map<number, number>();
  for (const [, { winners }] of counted) for (const p of winners) won.set(p, (won.get(p) ?? 0) + 1);
  const order = [...won.keys()].sort((a, b) => won.get(b)! - won.get(a)! || a - b);
  const rows = order.map((p) => [
    label(election, p, 36),
    money(election.projects[p]!.cost, election.decimals),
    ...counted.map(([, { winners }]) => (winners.includes(p) ? green('●') : '·')),
  ]);
  rows.push(['cost', '', ...counted.map(([, { spent }]) => money(spent, election.decimals))]);
  rows.push(['winners', '', ...counted.map(([, { winners }]) => String(winners.length))]);
  console.log(
    table(
      [{ title: 'project' }, { title: 'cost', right: true }, ...counted.map(([title]) => ({ title, right: true }))],
      rows,
    ),
  );
  return 0;
}
