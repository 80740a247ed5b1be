// `redress`: what an operator does from a terminal. Every verb says what it did, shows progress on a terminal, and ends with status 1
// and a plain sentence when it could not. It works beside a running installation. What each verb does stands in commands/ and in the rooms.
import { Command, CommanderError } from 'commander';
import { startFailure } from '../dev/start-failure.ts';
import { systemTrouble } from '../ledger/cli/system-trouble.ts';
import { registeredPlaces } from './acts/places.ts';
import { systemClock } from './base/clock.ts';
import { addChecks } from './commands/checks.ts';
import { addCopies } from './commands/copies.ts';
import { addPlaces } from './commands/places.ts';
import { Told } from './commands/told.ts';
import { installation, say, thePlace, withTools } from './commands/tools.ts';
import { addMail } from './following/commands.ts';
import { addLog } from './log/commands.ts';
import './budget/kinds.ts';
import './record/kinds.ts';

const program = new Command('redress')
  .description('Runs an installation of Redress from the terminal.')
  .helpCommand(false)
  .showHelpAfterError('(redress --help lists what it can do)')
  .exitOverride();

addPlaces(program);
addCopies(program);
addChecks(program);

addMail(program, {
  say,
  told: (why) => new Told(why),
  withPlaces: (work) => withTools(async ({ db }) => work(db, await registeredPlaces(db))),
});

addLog(program, {
  say,
  told: (why) => new Told(why),
  withLog: (slug, work) =>
    withTools(async ({ db, port, log }) => {
      const found = await thePlace(db, slug);
      const host = new URL(found.base_url ?? `http://${slug}.localhost:${port}`).hostname;
      await work(
        { db, place: found.id, author: installation, now: systemClock },
        { ...log, place: found.id, slug: found.slug, host },
      );
    }),
});

try {
  await program.parseAsync();
} catch (error) {
  const known = startFailure(error);
  const trouble = error instanceof Told || known ? (error as Error).message : systemTrouble(error);
  if (error instanceof CommanderError) process.exitCode = error.exitCode;
  else if (trouble !== undefined) {
    process.stderr.write(`${trouble}\n${known ? `${known.todo}\n` : ''}`);
    process.exitCode = 1;
  } else throw error;
}
