// `redress log`: how a place's log stands, and how another one follows it when it cannot go on. Works while Redress is stopped, too: a log that
// may not be signed keeps it from starting.
import { readFileSync } from 'node:fs';
import { LogError } from '@redress/ledger';
import type { Command } from 'commander';
import type { Ctx } from '../acts/commit.ts';
import { sequence } from '../acts/sequencer.ts';
import { inSnapshot } from '../base/database.ts';
import { Refused } from '../base/refused.ts';
import { type Reason, reasons } from './acts.ts';
import { CannotSign } from './cannot-sign.ts';
import { CannotContinue, continueLog } from './continue.ts';
import { growTree } from './grow.ts';
import { secondPath } from './guard.ts';
import { checkGuard, type LogOf } from './sign.ts';
import { latestCheckpoint, successionsOf } from './store.ts';
import { guardPath, nameOf, numberOf } from './which.ts';

export type LogTools = {
  say: (line: string) => void;
  told: (why: string) => Error;
  /** Opens the database for one place, and closes it whatever happens. */
  withLog: (slug: string, work: (ctx: Ctx, log: LogOf) => Promise<void>) => Promise<void>;
};

const followHelp = `
The log is closed with its last checkpoint, and another follows it, with the same entries, a new name and a new key. An entry says
so for ever, the page /log says so, and readers and witnesses have to be asked to believe the new key. Do it only when nothing else helps:

  key-lost     the key is on no disk, no backup, no paper any more
  key-exposed  somebody else may have it
  state-lost   entries that were signed are in no database, export or mirror any more

Give --kept with checkpoints that witnesses or readers have: one may be newer than any here, and each shows how much of the old log is here.`;

export function addLog(program: Command, { say, told, withLog }: LogTools): void {
  const log = program.command('log').description('the signed log of a place');
  log
    .command('show')
    .description('its name, its key, how far it is signed, and why not further')
    .argument('<place>', 'the short name of the place')
    .action((slug: string) =>
      withLog(slug, async ({ db }, log) => {
        for (const line of await standing(db, log)) say(line);
      }),
    );
  log
    .command('follow')
    .description('close the log and have another follow it: when its key, or its newest entries, are gone for good')
    .argument('<place>', 'the short name of the place')
    .requiredOption('--why <reason>', reasons.join(', '))
    .option('--kept <file...>', 'checkpoints of the old log that witnesses or readers kept')
    .addHelpText('after', followHelp)
    .action((slug: string, given: { why: string; kept?: string[] }) =>
      withLog(slug, async (ctx, log) => {
        const why = reasons.find((reason) => reason === given.why);
        if (!why) throw told(`--why is one of ${reasons.join(', ')}.`);
        for (const line of await follow(ctx, log, why, given.kept ?? [], told)) say(line);
      }),
    );
}

async function standing(db: Ctx['db'], log: LogOf): Promise<string[]> {
  const { tree, last, closed } = await inSnapshot(db, log.place, async (tx) => ({
    tree: await tx.selectFrom('trees').selectAll().where('place_id', '=', log.place).executeTakeFirst(),
    last: await latestCheckpoint(tx, log.place),
    closed: await successionsOf(tx, log.place),
  }));
  if (!tree?.origin) return ['It has not signed anything yet.'];
  const refusal = await checkGuard(db, log).then(
    () => undefined,
    (error) => {
      if (error instanceof CannotSign) return error;
      throw error;
    },
  );
  return [
    `${tree.origin}`,
    `  key            ${tree.key}`,
    `  entries        ${tree.size}`,
    last ? `  last signed    ${last.size} entries, ${last.signed.toISOString()}` : '  last signed    never',
    `  witnesses      ${last?.cosignatures.map(({ witness }) => witness).join(', ') || 'none has seen the last one'}`,
    `  remembered in  ${guardPath(log.folder, nameOf(log.slug, numberOf(tree.origin)))}`,
    ...(log.second && tree.key
      ? [`  and in         ${secondPath(log.second, log.slug, tree.key.split('+')[1]!)}`]
      : []),
    ...closed.map(
      ({ previous, size, kept, why }) =>
        `  follows        ${previous}, closed at ${size} entries (${why}), ${kept} of them here`,
    ),
    ...(refusal ? [`  ✖ ${refusal.message}`, `    ${refusal.todo}`] : []),
  ];
}

async function follow(ctx: Ctx, log: LogOf, why: Reason, files: readonly string[], told: LogTools['told']) {
  // What was logged and not yet put into the tree would else look lost.
  await sequence(ctx.db, log.place, `follow ${process.pid}`);
  await growTree(ctx.db, log.place);
  try {
    const given = { why, kept: files.map((path) => readFileSync(path)) };
    const { previous, size, kept, origin, key } = await continueLog(ctx, log, given);
    return [
      `${previous} is closed at ${size} entries${kept < size ? `, of which the first ${kept} are here` : ''}.`,
      `${origin} follows it. Its key:`,
      `  ${key}`,
      `Keep a copy of ${log.folder} elsewhere, tonight. Start Redress: the first checkpoint is signed within seconds.`,
      'Then tell readers and witnesses the new key by another way than this site: they have to decide whether to believe it.',
    ];
  } catch (error) {
    const isTold = [CannotContinue, CannotSign, LogError].some((kind) => error instanceof kind);
    if (error instanceof Refused && error.code === 'duplicate') throw told('Somebody did this a moment ago.');
    throw isTold ? told((error as Error).message) : error;
  }
}
