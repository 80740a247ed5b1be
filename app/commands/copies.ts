// `redress export` and `redress import`: a record as one file, and what others wrote read in: letters, meetings, budgets.
import { rm } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Ctx } from '../acts/commit.ts';
import { exportPlace } from '../acts/export.ts';
import { importPlace } from '../acts/import.ts';
import type { RegisteredPlace } from '../acts/places.ts';
import { systemClock } from '../base/clock.ts';
import { type Database, inPlace } from '../base/database.ts';
import { Refused } from '../base/refused.ts';
import { addBudgetImport } from '../budget/importing/commands.ts';
import { addImports } from '../record/imports/commands.ts';
import { exportHolder, holdersCalled } from '../record/outlets/holder-export.ts';
import { Told } from './told.ts';
import { count, counter, say, theOnlyPlace, thePlace, withTools } from './tools.ts';

const exportHelp = `
A part holds the acts that name the holder, what followed from them, and what they need to be read: with the same numbers,
leaves and salts as in the whole log. "redress import" reads it into an installation that does not have the place.

Example: everything about the mayor, read in elsewhere
  redress export springfield mayor.redress --holder mayor
  redress import mayor.redress --slug springfield-mayor`;

/** The stream of a holder of that short name. @throws Told when there is none, or an office and an organization */
async function theHolder(db: Database, { id, slug }: RegisteredPlace, name: string): Promise<string> {
  const found = await inPlace(db, id, (tx) => holdersCalled(tx, name));
  if (found.length === 1) return found[0]!.stream;
  if (found.length > 1) throw new Told(`Say which: ${found.map((one) => `--holder ${one.address}`).join(' or ')}.`);
  throw new Told(
    `Nobody in ${slug} has the short name "${name}". It is the last part of the holder's address: mayor, from /posts/mayor.`,
  );
}

export function addCopies(program: Command): void {
  program
    .command('export')
    .description('write the public record of a place to one file: acts, log and files, nothing private')
    .argument('<place>', 'the short name of the place')
    .argument('<file>', 'where to write it')
    .option(
      '--holder <name>',
      'only what concerns one office or organization, by its short name in addresses: mayor, or posts/mayor',
    )
    .addHelpText('after', exportHelp)
    .action((slug: string, file: string, given: { holder?: string }) =>
      withTools(async ({ db, files }) => {
        const found = await thePlace(db, slug);
        const progress = counter('act');
        const holder = given.holder === undefined ? undefined : await theHolder(db, found, given.holder);
        const work = holder
          ? exportHolder(db, found.id, files, file, holder, progress)
          : exportPlace(db, found.id, files, file, progress);
        const header = await work.catch(async (error) => {
          if (!(error instanceof Refused) || error.code !== 'unreadable') throw error;
          await rm(file, { force: true });
          throw new Told(`Nothing was exported: ${error.args.why}. "redress rebuild --check" lists all that is wrong.`);
        });
        say(`${file} holds ${count(header.acts, 'act')} and ${count(header.files, 'file')} of ${header.name}.`);
        if (holder)
          say(`It is a part of the record: only what concerns ${given.holder}. Whoever reads it in is told so.`);
      }),
    );

  const importing = program
    .command('import')
    .description('read a file written by "redress export" into this installation; every commitment is checked')
    .argument('<file>', 'the file')
    .option('--slug <slug>', 'another short name, when its own is taken here')
    .action((file: string, given: { slug?: string }) =>
      withTools(async ({ db, files }) => {
        const header = await importPlace(db, files, file, { ...given, progress: counter('act') }).catch((error) => {
          if (error instanceof Refused && error.code === 'duplicate')
            throw new Told('That place, or a place of that short name, is here already. Nothing was changed.');
          if (error instanceof Refused && error.code === 'unreadable')
            throw new Told(`${file}, line ${error.args.line}: ${error.args.why}. Nothing was imported.`);
          throw error;
        });
        say(`${header.name} is here now, with ${header.acts} acts. See it: redress place list`);
        if (header.part)
          say('It is a part of that record, and its pages say so: only what concerns one office or organization.');
      }),
    );

  const lent = {
    say,
    counter,
    told: (why: string) => new Told(why),
    inPlace: (slug: string | undefined, work: (ctx: Omit<Ctx, 'author'>, slug: string) => Promise<void>) =>
      withTools(async ({ db }) => {
        const found = slug === undefined ? await theOnlyPlace(db) : await thePlace(db, slug);
        await work({ db, place: found.id, now: systemClock }, found.slug);
      }),
  };
  addImports(importing, lent);
  addBudgetImport(importing, lent);
}
