// A budget of 5,000 lines, its pages drawn anew each time: CPU of this process with queries, gzip and HTTP, and of the database beside it;
// a budget of 100,000 lines besides, to see what grows.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Ctx } from '../app/acts/commit.ts';
import { beginBudget, recordVersion } from '../app/budget/versions/actions.ts';
import type { Line } from '../app/budget/versions/words.ts';
import { openInstallation } from '../app/installation.ts';
import { freshPlace, makeDatabase } from '../test/database.ts';
import { drawn } from './with/drawn.ts';
import { median, printTable, spread } from './with/table.ts';

const ROUNDS = 5;
const SECONDS = 3;

const { ownerUrl, drop } = await makeDatabase({ max: 1 });
const dataDir = mkdtempSync(join(tmpdir(), 'redress-bench-'));
const site = await openInstallation({ ownerUrl, dataDir, host: '127.0.0.1', port: 0 });
const { ctx } = await freshPlace(site.db, { slug: 'bench' });
await budgetOf(ctx, 'Small', 5_000);
await budgetOf(ctx, 'Large', 100_000);
// What autovacuum does within a minute: without statistics the planner reads whole tables.
const owner = new pg.Client({ connectionString: ownerUrl });
await owner.connect();
await owner.query('analyze');
await site.directory.refresh();
const host = `bench.localhost:${site.port}`;

/** Two years, planned and spent, of 4 funds and 55 departments of about the same number of accounts each. */
async function budgetOf(at: Ctx, title: string, count: number): Promise<void> {
  const { budget } = await beginBudget(at, { title });
  const code = (n: number) => String(n).padStart(4, '0');
  const lines = Array.from({ length: count }, (_, i): Line => {
    const department = i % 55;
    const account = Math.floor(i / 55) % Math.ceil(count / 220);
    return {
      side: i % 9 === 0 ? 'revenue' : 'spending',
      measure: 'planned',
      year: Math.floor(i / 55) % 2 === 0 ? '2025' : '2026',
      fund: { code: code(1000 + (department % 4)), name: `Fund number ${department % 4}` },
      department: { code: code(department), name: `Department of public things ${department}` },
      account: { code: code(account), name: `Account for this and that ${account}` },
      category: { code: '', name: `L${i}` },
      cents: 1_000_00 + ((i * 7919) % 90_000_000),
      rows: 1,
    };
  });
  await recordVersion(at, { budget, label: 'Adopted', state: 'adopted', source: { title: 'Made up' } }, lines);
}

const about = { port: site.port, host, seconds: SECONDS };

/** Milliseconds of CPU that the database's processes have taken so far; nothing where that cannot be read. */
async function databaseCpu(): Promise<number> {
  const { rows } = await owner.query<{ pid: number }>(
    `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  try {
    return rows.reduce((sum, { pid }) => {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      return sum + (Number(fields[11]) + Number(fields[12])) * 10;
    }, 0);
  } catch {
    return Number.NaN;
  }
}

/** The page, and what the database took for it beside this process. */
async function read(url: string) {
  const beside = await databaseCpu();
  const page = await drawn(url, about);
  return { ...page, database: ((await databaseCpu()) - beside) / page.done };
}

const pages: [string, string, string][] = [
  ['5,000 lines: a department of 23 accounts', '/budget/1-small/versions/1?department=0007&warm={n}', '≤ 10'],
  ['5,000 lines: 55 departments', '/budget/1-small/versions/1?by=department&warm={n}', '≤ 10'],
  ['5,000 lines: the budget’s own page', '/budget/1-small?warm={n}', '≤ 10'],
  ['5,000 lines: one line', '/budget/1-small/versions/1/lines/77?warm={n}', ''],
  ['5,000 lines: a search', '/budget/1-small/versions/1/lines?q=department+7&warm={n}', ''],
  ['100,000 lines: a department', '/budget/2-large/versions/1?department=0007&warm={n}', ''],
  ['100,000 lines: 55 departments', '/budget/2-large/versions/1?by=department&warm={n}', ''],
];
const rows: (string | number)[][] = [
  ['drawn anew', 'ms CPU', 'spread', 'database', 'ms from asking to answer', 'target'],
];
for (const [name, url, target] of pages) {
  await read(url);
  const measured: Awaited<ReturnType<typeof read>>[] = [];
  for (let round = 0; round < ROUNDS; round++) measured.push(await read(url.replace('warm', `round${round}`)));
  const cpu = measured.map((one) => one.cpu);
  rows.push([
    name,
    median(cpu).toFixed(2),
    spread(cpu),
    median(measured.map((one) => one.database)).toFixed(2),
    median(measured.map((one) => one.whole)).toFixed(1),
    target,
  ]);
}
printTable(rows);
await owner.end();
await site.close();
await drop();
rmSync(dataDir, { recursive: true, force: true });
