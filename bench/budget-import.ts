// A budget imported end to end (shape found, rows read and mapped, act committed, lines in the table) against csv-parse alone on the same
// file in the same run. Target: at least 60% of its rate. Says where the rest goes, and how much memory a million rows take.
// With REDRESS_BUDGET_FILES, or beside the checkout, the real file of Oakland too. `node bench/budget-import.ts [rows]`
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import { recordTaken } from '../app/budget/importing/actions.ts';
import { beginMapping, takeFile } from '../app/budget/importing/dry-run.ts';
import { shapeOf } from '../app/budget/importing/encodings.ts';
import type { Mapping } from '../app/budget/importing/mapping.ts';
import { beginBudget } from '../app/budget/versions/actions.ts';
import { freshPlace, makeDatabase } from '../test/database.ts';
import { median, printTable } from './with/table.ts';

const ROUNDS = 5;
/** Read in pieces a disk likes, here and there alike. */
const PIECES = { highWaterMark: 1 << 20 };
const MOST_ROWS = Number(process.argv[2] ?? 1_000_000);

/** Invented: as many rows as asked for, 40,000 different lines, quotes and cents as real files have them. */
async function madeFile(path: string, rows: number): Promise<void> {
  const file = await open(path, 'w');
  let waiting = 'Fiscal Year,Fund Code,Fund,Department,Account Code,Account,Type,Amount\n';
  for (let i = 0; i < rows; i++) {
    const fund = i % 20;
    const department = Math.floor(i / 20) % 40;
    const account = Math.floor(i / 800) % 50;
    waiting += `2026,${String(fund).padStart(4, '0')},"Fund of purpose ${fund}",Department ${department},5${String(account).padStart(5, '0')},Account ${account},${fund < 18 ? 'Expense' : 'Revenue'},${(i % 9973) * 7}.${String(i % 100).padStart(2, '0')}\n`;
    if (waiting.length > 1_000_000) {
      await file.write(waiting);
      waiting = '';
    }
  }
  await file.write(waiting);
  await file.close();
}

/** The quickest of the ways csv-parse itself offers: a stream of records, or all at once where the file is small. */
async function parsedAlone(path: string, size: number): Promise<number> {
  const began = performance.now();
  const parser = createReadStream(path, PIECES).pipe(parse({ bom: true }));
  parser.on('readable', () => {
    while (parser.read() !== null);
  });
  await new Promise((resolve, reject) => parser.once('end', resolve).once('error', reject));
  const streamed = performance.now() - began;
  if (size > 50_000_000) return streamed;
  const again = performance.now();
  parseSync(await readFile(path), { bom: true });
  return Math.min(streamed, performance.now() - again);
}

type Steps = { shape: number; rows: number; act: number; whole: number; lines: number };

async function imported(
  ctx: Awaited<ReturnType<typeof freshPlace>>['ctx'],
  budget: string,
  path: string,
  mapping: Mapping,
): Promise<Steps> {
  const source = () => createReadStream(path, PIECES);
  const began = performance.now();
  const shape = await shapeOf(source());
  const shaped = performance.now();
  const taken = await takeFile(source, { ...mapping, shape });
  const read = performance.now();
  const words = { budget, label: 'Measured', state: 'adopted', source: { title: 'Invented' }, mapping };
  await recordTaken(ctx, words, taken);
  const ended = performance.now();
  return {
    shape: shaped - began,
    rows: read - shaped,
    act: ended - read,
    whole: ended - began,
    lines: taken.lines.length,
  };
}

const { db, drop } = await makeDatabase();
const folder = await mkdtemp(join(tmpdir(), 'redress-bench-'));
try {
  const { ctx } = await freshPlace(db);
  const { budget } = await beginBudget(ctx, { title: 'Measured' });
  const real = join(
    process.env.REDRESS_BUDGET_FILES ?? new URL('../../shared/data/budgets', import.meta.url).pathname,
    'oakland-ca-fy22-23-adopted.csv',
  );
  const files = [
    ...(existsSync(real) ? [{ name: 'Oakland FY22-23', path: real }] : []),
    ...[100_000, MOST_ROWS].map((rows) => ({
      name: `${rows.toLocaleString('en')} invented rows`,
      path: join(folder, `${rows}.csv`),
      rows,
    })),
  ];
  const table: string[][] = [
    ['file', 'lines', 'csv-parse alone', 'import', 'share', 'of which shape', 'rows', 'act and lines'],
  ];
  for (const { name, path, rows } of files as { name: string; path: string; rows?: number }[]) {
    if (rows) await madeFile(path, rows);
    const { size } = await stat(path);
    const mapping = await beginMapping(() => createReadStream(path, PIECES), name);
    const alone: number[] = [];
    const steps: Steps[] = [];
    for (let round = 0; round < (size > 50_000_000 ? 2 : ROUNDS); round++) {
      alone.push(await parsedAlone(path, size));
      steps.push(await imported(ctx, budget, path, mapping));
    }
    const of = (step: keyof Steps) => median(steps.map((one) => one[step]));
    const ms = (n: number) => `${n.toFixed(0)} ms`;
    table.push([
      name,
      String(of('lines')),
      ms(median(alone)),
      ms(of('whole')),
      `${((median(alone) / of('whole')) * 100).toFixed(0)}%`,
      ms(of('shape')),
      ms(of('rows')),
      ms(of('act')),
    ]);
  }
  printTable(table);
  console.log(`${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB was the most this process held.`);
} finally {
  await drop();
  await rm(folder, { recursive: true, force: true });
}
