// `tally check FILE`: is this a sound election file, and what had to be tolerated? Counts nothing.
import { readArguments, ruleOptions, usualUtility } from './arguments.ts';
import { openElection } from './open.ts';
import { bold, grouped, money, visible } from './paint.ts';

const described = [
  'description',
  'country',
  'unit',
  'instance',
  'num_projects',
  'num_votes',
  'budget',
  'vote_type',
  'rule',
  'date_begin',
  'date_end',
];

export function checkCommand(args: string[]): number {
  const { values, positionals } = readArguments(
    args,
    { 'accept-counts': ruleOptions['accept-counts'], json: { type: 'boolean' } },
    [1, 1],
  );
  const { election, tolerances, sha256, bytes } = openElection(positionals[0]!, {
    acceptCounts: values['accept-counts'] === true,
    hash: true,
  });
  const missing = described.filter((key) => !election.meta.has(key));
  const tooDear = election.projects.filter(({ cost }) => cost > election.budget).map(({ id }) => id);
  if (values.json) {
    console.log(
      JSON.stringify({
        format: 'tally-check-1',
        sha256,
        bytes,
        voters: election.voters,
        projects: election.projects.length,
        tolerances,
        missing,
        tooDear,
      }),
    );
    return 0;
  }
  console.log(bold('This file can be counted.'));
  console.log(
    `${grouped(election.voters)} ballots (${election.voteType}), ${grouped(election.chosen.length)} choices, ${grouped(election.projects.length)} projects, budget ${money(election.budget, election.decimals)}, ${election.decimals} decimals.`,
  );
  console.log(`Usual utility: ${usualUtility(election)}. SHA-256 ${sha256}`);
  for (const { what, where, times } of tolerances)
    console.log(
      `Tolerated: ${visible(what)}${where ? `, first in line ${where.line}, column ${where.column}` : ''}${times > 1 ? ` (${times} times)` : ''}.`,
    );
  if (missing.length > 0)
    console.log(`META lacks ${missing.join(', ')}, which Pabulib asks for; a count does not need them.`);
  if (tooDear.length > 0) console.log(`Dearer than the whole budget: ${tooDear.slice(0, 20).map(visible).join(', ')}.`);
  return 0;
}
