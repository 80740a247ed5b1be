// `redress import budget FILE`: a file of figures as an operator reads it in. A dry run by itself; with --record it becomes a version.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Command } from 'commander';
import type { Ctx } from '../../acts/commit.ts';
import { inPlace } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { sayExactly } from '../../i18n/say.ts';
import { translator } from '../../i18n/translator.ts';
import { beginBudget } from '../versions/actions.ts';
import { budgetAt, versionsOf } from '../versions/store.ts';
import { keyOf } from '../versions/words.ts';
import { recordTaken } from './actions.ts';
import { beginMapping, type Source, takeFile } from './dry-run.ts';
import { type Mapping, mappingOfRecord, mappingOfVersion, readMapping } from './mapping.ts';
import { sayProblem } from './say.ts';
import { totalsOf } from './sums.ts';
import type { Taken } from './take.ts';
import { isWorkbook, tableOf, WORKBOOK_BYTES } from './workbook.ts';

type Given = {
  mapping?: string;
  place?: string;
  budget?: string;
  title?: string;
  record?: boolean;
  label?: string;
  state?: string;
  day?: string;
  source?: string;
  publisher?: string;
  url?: string;
};

/** What the operator's tool lends: as to `redress import openstates`. */
export type Lent = {
  inPlace: (slug: string | undefined, work: (ctx: Omit<Ctx, 'author'>, name: string) => Promise<void>) => Promise<void>;
  say: (line: string) => void;
  counter: (what: string) => (done: number, of: number) => void;
  told: (why: string) => Error;
};

const importer = { role: 'site', name: 'Budget import' } as const;

export function addBudgetImport(command: Command, lent: Lent): void {
  command
    .command('budget')
    .description('read a budget out of a CSV or XLSX file; a dry run unless --record is given')
    .argument('<file>', 'the file of figures')
    .option(
      '--mapping <file>',
      'what its columns mean (JSON); written there, as guessed, where the file is not there yet',
    )
    .option('--place <slug>', 'the place; may be left out where there is only one')
    .option('--budget <number>', 'the number of a budget that is there, as in its address /budget/NUMBER-…')
    .option('--title <title>', 'begin a new budget of this title')
    .option('--record', 'record it as a version; without it nothing is changed')
    .option('--label <words>', 'what the version is called, such as "Adopted budget 2026"')
    .option('--state <state>', 'submitted, adopted, amended or actual', 'adopted')
    .option('--day <YYYY-MM-DD>', 'the day it was submitted or adopted')
    .option('--source <title>', 'where the figures come from; the name of the file where it is left out')
    .option('--publisher <name>', 'who published them')
    .option('--url <url>', 'their address, with https')
    .addHelpText('after', help)
    .action((file: string, given: Given) => importBudget(lent, file, given));
}

const help = `
First without a mapping: it is guessed, and with --mapping written to that file for you to put right. Then read the totals, and
once they are right, add --record. All rows are checked before anything is changed; every problem is told with its row and
column. What is interrupted leaves nothing behind; a file that is recorded already is not recorded twice.

Example:
  redress import budget adopted.csv --mapping adopted.json
  redress import budget adopted.csv --mapping adopted.json --title "City budget" --label "Adopted 2026" --record`;

async function importBudget(lent: Lent, file: string, given: Given): Promise<void> {
  const { say, told } = lent;
  const { source, read } = await fileAt(file, given, lent);
  const mapping = await mappingFor(given.mapping, source, file, lent);
  const count = lent.counter('row');
  const taken = await takeFile(source, mapping, (rows) => count(rows, 0));
  const { digest, size } = read();
  report(taken, say);
  if (taken.problems.count > 0)
    throw told('Nothing was changed. Put right what is named above, in the file or in the mapping.');
  if (!given.record) {
    say('Nothing was changed: this was a dry run. Add --record to make it a version.');
    return;
  }
  await lent.inPlace(given.place, async (bare, name) => {
    const ctx: Ctx = { ...bare, author: importer };
    const budget = await budgetFor(ctx, given, told);
    const earlier = (await inPlace(ctx.db, ctx.place, (tx) => versionsOf(tx, budget))).find(
      (one) =>
        one.file_digest === digest &&
        isDeepStrictEqual(mappingOfVersion(one.mapping), JSON.parse(mappingOfRecord(mapping))),
    );
    if (earlier) {
      say(`It is recorded already, as version ${earlier.number}. Nothing was changed.`);
      return;
    }
    const words = {
      budget,
      label: given.label ?? basename(file).replace(/\.\w+$/, ''),
      state: given.state ?? 'adopted',
      day: given.day,
      source: { title: given.source ?? basename(file), publisher: given.publisher, url: given.url },
      file: { name: basename(file), digest },
      mapping,
    };
    const recorded = await recordTaken(ctx, words, taken).catch((error) => {
      if (error instanceof Refused) throw told(`Nothing was changed: ${error.message}.`);
      throw error;
    });
    say(
      `Version ${recorded.number} is in ${name}: ${taken.lines.length} lines from ${taken.rows} rows (${Math.ceil(size / 1000)} kB).`,
    );
  });
}

type Fingerprint = { digest: string; size: number };

/** The rows of the file, whatever it is, and the fingerprint of the bytes they were last read from. */
async function fileAt(file: string, given: Given, lent: Lent): Promise<{ source: Source; read: () => Fingerprint }> {
  const head = Buffer.alloc(8);
  const handle = await open(file);
  await handle.read(head, 0, 8, 0).finally(() => handle.close());
  if (isWorkbook(head)) return workbookAt(file, given, lent);
  let last: Fingerprint = { digest: '', size: 0 };
  const source = async function* () {
    // Taken of this very reading: a file that is replaced between two readings is recorded under its own fingerprint.
    const hash = createHash('sha256');
    let size = 0;
    for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) {
      hash.update(piece as Uint8Array);
      size += (piece as Uint8Array).byteLength;
      yield piece as Uint8Array;
    }
    last = { digest: hash.digest('hex'), size };
  };
  return { source, read: () => last };
}

/** Its rows are taken out once, in a process with limits. */
async function workbookAt(file: string, given: Given, { told, say }: Lent) {
  const { size } = await stat(file);
  if (size > WORKBOOK_BYTES)
    throw told(
      `${file} is larger than ${WORKBOOK_BYTES / 1e6} MB. Save it as CSV in your spreadsheet program, and import that.`,
    );
  const sheet =
    given.mapping &&
    (await readFile(given.mapping, 'utf8').then(
      (text) => (JSON.parse(text) as Mapping).sheet,
      () => undefined,
    ));
  const pieces: Buffer[] = [];
  const bytes = await readFile(file);
  const workbook = await tableOf(bytes, sheet || undefined, async (table) => {
    for await (const piece of table) pieces.push(piece as Buffer);
  }).catch((error) => {
    if (error instanceof Refused) throw told(`${file}: ${translator('en')(`budget-workbook-${error.code}`)}`);
    throw error;
  });
  say(`Sheet "${workbook.sheet}"${workbook.sheets.length > 1 ? ` of ${workbook.sheets.join(', ')}` : ''}.`);
  const digest = createHash('sha256').update(bytes).digest('hex');
  return { source: (() => pieces) as unknown as Source, read: () => ({ digest, size: bytes.byteLength }) };
}

async function mappingFor(
  path: string | undefined,
  source: Source,
  file: string,
  { say, told }: Lent,
): Promise<Mapping> {
  const text =
    path &&
    (await readFile(path, 'utf8').catch((error) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }));
  if (text) {
    let given: unknown;
    try {
      given = JSON.parse(text);
    } catch (error) {
      throw told(`${path} is no JSON: ${(error as Error).message}`);
    }
    const read = readMapping(given);
    if ('faults' in read) throw told(`${path} is no mapping:\n${read.faults.map((one) => `  ${one}`).join('\n')}`);
    return read.mapping;
  }
  const guessed = await beginMapping(source, basename(file));
  say('What the columns seem to mean:');
  for (const { column, as, year } of guessed.columns) say(`  ${column}: ${as}${year ? ` of ${year}` : ''}`);
  if (path) {
    await writeFile(path, `${JSON.stringify(guessed, null, 2)}\n`);
    say(`Written to ${path}. Put it right there.`);
  }
  return guessed;
}

async function budgetFor(ctx: Ctx, given: Given, told: Lent['told']): Promise<string> {
  if (given.budget) {
    const found = await inPlace(ctx.db, ctx.place, (tx) => budgetAt(tx, given.budget!));
    if (!found) throw told(`There is no budget ${given.budget} here. Nothing was changed.`);
    return found.id;
  }
  if (!given.title) throw told('Say which budget it is a version of (--budget NUMBER), or begin one (--title "…").');
  return (await beginBudget(ctx, { title: given.title })).budget;
}

function report(taken: Taken, say: (line: string) => void): void {
  const t = translator('en');
  const { leftOut, problems } = taken;
  say(`${taken.rows} rows, ${taken.lines.length} different lines.`);
  const left = Object.entries(leftOut).filter(([, n]) => n > 0);
  for (const [why, n] of left) say(`  ${n} left out: ${t(`budget-left-${why}`)}`);
  for (const { row, words, evidence } of taken.suspects.slice(0, 10))
    say(`  row ${row} ${t(`budget-suspect-${evidence}`)}: ${words}`);
  const totals = totalsOf(taken.lines);
  for (const { fund, year, side, measure, cents } of totals.slice(0, 60))
    say(
      `  ${year} ${fund ? `${keyOf(fund)} ${fund.code && fund.name}`.trim() : 'all'}, ${side}, ${measure}: ${sayExactly('en', cents)}`,
    );
  if (totals.length > 60) say(`  … and ${totals.length - 60} more`);
  for (const problem of problems.list.slice(0, 50)) say(`Problem: ${sayProblem(t, problem)}`);
  if (problems.count > 50) say(`… and ${problems.count - Math.min(50, problems.list.length)} more problems`);
}
