// `tally explain FILE PROJECT`: why one project won or lost, and how near it was.

import { count } from '../src/count.ts';
import { explain } from '../src/explain.ts';
import { TallyError } from '../src/problem.ts';
import { readArguments, readRule, ruleOptions } from './arguments.ts';
import { openElection } from './open.ts';
import { bold, decimal, grouped, label, money, progressOf, table } from './paint.ts';
import { report } from './report.ts';
import { sentence } from './sentences.ts';

export function explainCommand(args: string[]): number {
  const { values, positionals } = readArguments(args, { ...ruleOptions, json: { type: 'boolean' } }, [2, 2]);
  const file = openElection(positionals[0]!, { acceptCounts: values['accept-counts'] === true });
  const { election } = file;
  const id = positionals[1]!;
  const p = election.projects.findIndex((project) => project.id === id);
  if (p < 0) {
    const some = election.projects
      .slice(0, 12)
      .map((project) => project.id)
      .join(', ');
    throw new TallyError('bad-option', `the file has no project "${id}"`, `its projects begin with ${some}`);
  }
  const progress = progressOf('Add1', 'steps');
  const result = count(election, readRule(values, election), { onProgress: progress.at });
  progress.done();
  const explanation = explain(result);
  if (values.json) {
    const whole = report(result, file.tolerances, { ...explanation, fates: [explanation.fates[p]!] });
    console.log(JSON.stringify(whole));
    return 0;
  }
  const fate = explanation.fates[p]!;
  console.log(bold(label(election, p, 100)));
  console.log(`${fate.won ? 'It won.' : 'It did not win.'} ${sentence(result, explanation, fate)}`);
  if (explanation.rounds.length === 0) return 0;
  const rows = explanation.rounds.map((round, k) => [
    String(k + 1),
    label(election, round.project, 40),
    money(round.cost, election.decimals),
    decimal(round.effectiveVotes),
    `${grouped(round.votes)}${round.project === p ? '  ←' : ''}`,
  ]);
  const right = { right: true };
  console.log(`\nWhat was bought, in order:\n`);
  console.log(
    table(
      [
        { title: 'round', ...right },
        { title: 'project' },
        { title: 'cost', ...right },
        { title: 'effective votes', ...right },
        { title: 'votes' },
      ],
      rows,
    ),
  );
  return 0;
}
