// `redress import openstates` and `redress import ocd`: what an operator types, and what is said about what was done.
import type { Command } from 'commander';
import type { Ctx } from '../../acts/commit.ts';
import { Refused } from '../../base/refused.ts';
import { isDivision } from '../divisions/acts.ts';
import { UnreadableFiles } from './faults.ts';
import { importer, type Plan, type Sort } from './plan.ts';
import { counted, importDivisions, importOpenStates } from './run.ts';

export type Given = { place?: string; within?: string; dryRun?: boolean };

/** What the operator's tool lends: a place to act in, words, a counter, and its own way to say what went wrong. */
export type Lent = {
  inPlace: (slug: string | undefined, work: (ctx: Omit<Ctx, 'author'>, name: string) => Promise<void>) => Promise<void>;
  say: (line: string) => void;
  counter: (what: string) => (done: number, of: number) => void;
  told: (why: string) => Error;
};

export function addImports(command: Command, lent: Lent): void {
  command
    .command('openstates')
    .description('bring in people, offices, bodies and terms from a folder of github.com/openstates/people')
    .argument('<dir>', 'a folder such as data/mo of that repository')
    .option('--place <slug>', 'the place they are brought into; may be left out where there is only one')
    .option(
      '--within <division>',
      'only roles in this division, such as ocd-division/country:us/state:mo/place:springfield',
    )
    .option('--dry-run', 'say what would be done, and do nothing')
    .addHelpText('after', openstatesHelp)
    .action((dir: string, given: Given) => openstates(lent, dir, given));
  command
    .command('ocd')
    .description(
      'bring in divisions (states, counties, cities, districts) from a file of github.com/opencivicdata/ocd-division-ids',
    )
    .argument('<file>', 'a CSV with the columns id and name')
    .option('--place <slug>', 'the place they are brought into; may be left out where there is only one')
    .option('--within <division>', 'only this division and what lies within it')
    .option('--dry-run', 'say what would be done, and do nothing')
    .addHelpText('after', ocdHelp)
    .action((file: string, given: Given) => ocd(lent, file, given));
}

const openstatesHelp = `
What is read: names of people and committees, and who holds which public role from when to when. Nothing else: no address,
telephone number, e-mail, birth date, picture, party or account. Who is in office now is computed from the days of each
role, never from the folder a file lies in.

All files are checked first; with one bad line nothing is brought in, and the file and line are told. What is interrupted
goes on when it is run again. Run a second time with the same files it changes nothing. What was corrected, covered or
erased in the place since is left as it is, and told. What was entered by hand is never joined with what is brought in.

Example:
  git clone https://github.com/openstates/people
  redress import openstates people/data/mo --dry-run
  redress import openstates people/data/mo --within ocd-division/country:us/state:mo/place:springfield`;

const ocdHelp = `
A file has a first line with the names of its columns, or none and then id and name. A division is its id: two cities of
one name stay two. All lines are checked first; with one bad line nothing is brought in. Run a second time it changes nothing.

Example:
  redress import ocd identifiers/country-us/us_census_places.csv --within ocd-division/country:us/state:mo`;

async function openstates({ inPlace, say, counter, told }: Lent, dir: string, given: Given): Promise<void> {
  checkWithin(given, told);
  await inPlace(given.place, async (ctx, name) => {
    const options = { ...given, progress: counter('step') };
    const plan = await importOpenStates({ ...ctx, author: importer }, dir, options).catch(sayWhy(told));
    for (const line of report(plan)) say(line);
    say(given.dryRun ? 'Nothing was changed: this was a dry run.' : `Done in ${name}.`);
  });
}

async function ocd({ inPlace, say, counter, told }: Lent, file: string, given: Given): Promise<void> {
  checkWithin(given, told);
  await inPlace(given.place, async (ctx, name) => {
    const options = { ...given, progress: counter('division') };
    const done = await importDivisions({ ...ctx, author: importer }, file, options).catch(sayWhy(told));
    say(`divisions: ${done.new} new, ${done.changed} with another name, ${done.same} the same`);
    if (done.kept > 0) say(`${done.kept} left as they are: their names were covered or erased here.`);
    say(given.dryRun ? 'Nothing was changed: this was a dry run.' : `Done in ${name}.`);
  });
}

function checkWithin({ within }: Given, told: Lent['told']): void {
  if (within !== undefined && !isDivision(within))
    throw told(`"${within}" is not a division id. It looks like ocd-division/country:us/state:mo/place:springfield.`);
}

const sayWhy =
  (told: Lent['told']) =>
  (error: unknown): never => {
    if (error instanceof UnreadableFiles) {
      const more = error.faults.length > 20 ? `\n… and ${error.faults.length - 20} more` : '';
      throw told(`${error.message}${more}\nNothing was brought in.`);
    }
    if (error instanceof Refused)
      throw told(
        `It stopped: somebody changed the record meanwhile (${error.message}). Run it again; it goes on where it stopped.`,
      );
    throw error;
  };

function report(plan: Plan): string[] {
  const lines = Object.entries(counted(plan)).map(
    ([sort, n]) => `${sort as Sort}: ${n.new} new, ${n.changed} changed, ${n.ended} ended, ${n.same} the same`,
  );
  const some = (all: readonly string[], what: string) =>
    all.length === 0
      ? []
      : [`${all.length} ${what}:`, ...all.slice(0, 10).map((one) => `  ${one}`), ...(all.length > 10 ? ['  …'] : [])];
  return [
    ...lines,
    ...some(plan.kept, 'left as they are here'),
    ...some(plan.unknown, 'members of committees who are nobody in these files, left out'),
  ];
}
