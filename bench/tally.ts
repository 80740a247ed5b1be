// How fast tally counts, beside the floors this very process measures: counted operations first, for they are the same on every
// machine; then medians. Elections are invented, or, with TALLY_PB naming a folder of Pabulib files, real ones too.
//   TALLY_BENCH names the parts to run: work, times, memory, plans, units, giants (the last takes minutes); all of them without.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AddOneOutcome } from '../tally/src/add-one.ts';
import { compareOutcomes } from '../tally/src/comparison.ts';
import { count, type Rule, usualRule } from '../tally/src/count.ts';
import { divide } from '../tally/src/divide.ts';
import { type Election, transpose } from '../tally/src/election.ts';
import { EqualShares } from '../tally/src/equal-shares.ts';
import { explain } from '../tally/src/explain.ts';
import { fraction } from '../tally/src/fraction.ts';
import { generate } from '../tally/src/generate.ts';
import { greedy } from '../tally/src/greedy.ts';
import { readPb } from '../tally/src/pb-read.ts';
import { writePb } from '../tally/src/pb-write.ts';
import { phragmen } from '../tally/src/phragmen.ts';
import { prepare } from '../tally/src/prepare.ts';
import { Random } from '../tally/src/random.ts';
import { median, printTable } from './with/table.ts';

const launcher = fileURLToPath(new URL('../tally/tally.mjs', import.meta.url));
const parts = {
  work: () => countsOfWork(elections()),
  times: () => times(elections()),
  memory: () => memory(elections()),
  plans,
  units: smallUnits,
  giants,
};
const folder = mkdtempSync(join(tmpdir(), 'tally-bench-'));
const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));

function timed<T>(work: () => T): [milliseconds: number, result: T] {
  const began = performance.now();
  const result = work();
  return [performance.now() - began, result];
}

/** @param before runs that do not count: the engine compiles anew when another election takes ways the last one never took */
const warm = (rounds: number, work: () => unknown, before = Math.min(5, rounds)): number => {
  for (let i = 0; i < before; i++) work();
  return median(Array.from({ length: rounds }, () => timed(work)[0]));
};

function fileOf(name: string, election: Election): string {
  const path = join(folder, name);
  writeFileSync(path, new Uint8Array(Buffer.concat([...writePb(election)])));
  return path;
}

/** The elections measured: real ones where there are, else invented ones of their size. */
function elections(): [name: string, path: string][] {
  const dir = process.env.TALLY_PB;
  const real = [
    ['Łódź 2022', 'Poland_Lodz_2022.pb'],
    ['Warsaw 2026', 'Poland_Warszawa_2026.pb'],
    ['Mokotów 2021', 'Poland_Warszawa_2021_Mokotow.pb'],
  ] as const;
  if (dir && real.every(([, file]) => existsSync(join(dir, file))))
    return real.map(([name, file]) => [name, join(dir, file)]);
  return [
    [
      'as large as Łódź',
      fileOf('a.pb', generate({ voters: 90_494, projects: 160, approvals: 4, seed: 'a', budget: 6_000_000 })),
    ],
    ['as large as Warsaw', fileOf('b.pb', generate({ voters: 61_668, projects: 83, approvals: 5, seed: 'b' }))],
    ['as large as Mokotów', fileOf('c.pb', generate({ voters: 12_933, projects: 98, approvals: 10, seed: 'c' }))],
  ];
}

/** Adding up every supporter's money once, with nothing decided: what a pass costs here. */
function bareGather(election: Election): number {
  const { from, rows } = transpose(election, undefined);
  const purses = new Float64Array(election.start.length - 1).fill(1.5);
  let kept = 0;
  const pass = (): void => {
    for (let p = 0; p + 1 < from.length; p++) {
      let sum = 0;
      for (let j = from[p]!; j < from[p + 1]!; j++) sum += purses[rows[j]!]!;
      kept += sum;
    }
  };
  const time = warm(25, pass);
  if (kept < 0) throw new Error('never');
  return time;
}

/** Reading the digits of a file into numbers and nothing else. */
function digitScan(bytes: Uint8Array): number {
  const numbers = new Int32Array(bytes.length);
  return warm(9, () => {
    let [value, count] = [0, 0];
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i]!;
      if (byte >= 48 && byte <= 57) value = (Math.imul(value, 10) + byte - 48) | 0;
      else {
        numbers[count++] = value;
        value = 0;
      }
    }
    return count;
  });
}

function countsOfWork(list: [string, string][]): void {
  const rows: (string | number)[][] = [
    [
      'exact equal shares, cost; in passes over the approvals',
      'gathered',
      'scanned',
      'ballots',
      'paid',
      'all',
      'visits',
      'contested',
      'wanted',
    ],
  ];
  for (const [name, path] of list) {
    const { election } = readPb(readFileSync(path));
    const { work, shares } = count(election, usualRule);
    const n = shares.supporters.rows.length;
    const each = [work.gathered, work.scanned, work.ballots, work.paid];
    rows.push([
      name,
      ...each.map((value) => (value / n).toFixed(2)),
      (each.reduce((a, b) => a + b) / n).toFixed(2),
      work.visits,
      work.contested,
      '≤ 3 gathered, ≤ 6 all',
    ]);
  }
  printTable(rows);
}

const child = (code: string, path: string): number =>
  Number(
    execFileSync(process.execPath, ['--input-type=module', '-e', code, path], { encoding: 'utf8', cwd: folder }).trim(),
  );

function times(list: [string, string][]): void {
  const source = new URL('../tally/src/', import.meta.url).href;
  const first = `const {readFileSync}=await import('node:fs');const {readPb}=await import('${source}pb-read.ts');const {count,usualRule}=await import('${source}count.ts');const {prepare}=await import('${source}prepare.ts');const {EqualShares}=await import('${source}equal-shares.ts');`;
  const coldCount = `${first}const {election}=readPb(readFileSync(process.argv[1]));const s=prepare(election,usualRule);const t=performance.now();new EqualShares(s).run({num:BigInt(election.budget),den:BigInt(election.voters)});console.log(performance.now()-t)`;
  const coldParse = `${first}const b=readFileSync(process.argv[1]);const t=performance.now();readPb(b);console.log(performance.now()-t)`;
  const rows: string[][] = [['milliseconds', ...list.map(([name]) => name), 'wanted']];
  const row = (name: string, wanted: string, measure: (path: string, election: Election) => string): void => {
    rows.push([name, ...list.map(([, path]) => measure(path, readPb(readFileSync(path)).election)), wanted]);
  };
  row('floor: a bare gather pass', '', (_, e) => ms(bareGather(e)));
  row('floor: a digit scan of the file', '', (path) => ms(digitScan(readFileSync(path))));
  row('read, warm', '≤ 3 digit scans', (path) => {
    const bytes = readFileSync(path);
    return ms(warm(9, () => readPb(bytes)));
  });
  row('read, first in a process (median of 5)', '≤ 60 (Łódź)', (path) =>
    ms(median(Array.from({ length: 5 }, () => child(coldParse, path)))),
  );
  const runner = (e: Election): [EqualShares, ReturnType<typeof fraction>] => [
    new EqualShares(prepare(e, usualRule)),
    fraction(BigInt(e.budget), BigInt(e.voters)),
  ];
  row('equal shares, warm', '≤ 5 / 9 / 4', (_, e) => {
    const [run, endowment] = runner(e);
    return ms(warm(25, () => run.run(endowment), 60));
  });
  row('equal shares, first in a process (median of 5)', '≤ 40', (path) =>
    ms(median(Array.from({ length: 5 }, () => child(coldCount, path)))),
  );
  row('explaining every project, warm', '', (_, e) => {
    const result = count(e, usualRule);
    return ms(warm(9, () => explain(result)));
  });
  row('Phragmén, warm', '≤ 3 × equal shares', (_, e) => {
    const shares = prepare(e, usualRule);
    return ms(warm(9, () => phragmen(shares, e.budget)));
  });
  row('greedy, warm', '≤ 1', (_, e) => {
    const shares = prepare(e, usualRule);
    return ms(warm(25, () => greedy(shares, e.budget, { skip: true })));
  });
  row('comparison step, warm', '≤ 2 × equal shares', (_, e) => {
    const shares = prepare(e, usualRule);
    const [a, b] = [count(e, usualRule).winners, greedy(shares, e.budget, { skip: true })];
    return ms(warm(9, () => compareOutcomes(e, a, b, 'satisfaction')));
  });
  row('Add1 as pabutools', '≤ 250 / 1500 / 900', (_, e) => {
    const rule: Rule = { ...usualRule, completion: 'add1-nonint', exhaustiveOver: 'supported' };
    count(e, rule);
    const [time, { equalShares }] = timed(() => count(e, rule));
    const { runs, steps } = equalShares as AddOneOutcome;
    return `${ms(time)} (${steps} steps, ${runs} runs)`;
  });
  const whole = (path: string, ...args: string[]): string =>
    ms(
      median(
        Array.from(
          { length: 7 },
          () => timed(() => spawnSync(process.execPath, [launcher, 'count', path, ...args]))[0],
        ),
      ),
    );
  row('bare Node, whole process', '', () =>
    ms(median(Array.from({ length: 7 }, () => timed(() => spawnSync(process.execPath, ['-e', '0']))[0]))),
  );
  row('whole process, count --json', '≤ 200 (Łódź)', (path) => whole(path, '--json'));
  row('whole process, with every explanation', '≤ 250 (Łódź)', (path) => whole(path, '--json', '--explain'));
  printTable(rows);
}

function memory(list: [string, string][]): void {
  const peak = (args: string[]): number => {
    // Not maxRSS: a child begins with what its parent had.
    const report = `import {readFileSync} from 'node:fs';process.on('exit',()=>console.error('peak '+/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status','utf8'))[1]))`;
    const hook = join(folder, 'peak.mjs');
    writeFileSync(hook, report);
    const { stderr } = spawnSync(process.execPath, ['--import', hook, ...args], { encoding: 'utf8' });
    return Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024;
  };
  const bare = peak(['-e', '0']);
  const rows: string[][] = [['peak memory, MB', 'measured', 'bare Node', 'file', 'wanted: bare + 20 + 4 files']];
  for (const [name, path] of list) {
    const file = readFileSync(path).length / 2 ** 20;
    rows.push([
      name,
      median(Array.from({ length: 5 }, () => peak([launcher, 'count', path, '--json']))).toFixed(0),
      bare.toFixed(0),
      file.toFixed(1),
      (bare + 20 + 4 * file).toFixed(0),
    ]);
  }
  printTable(rows);
}

/** As Budapest has it: an endowment of some 35,000 units, so Add1 goes up tens of thousands of steps. */
function smallUnits(): void {
  const drawn = generate({ voters: 28_943, projects: 175, approvals: 9, seed: 'small units' });
  const random = new Random('forints');
  const projects = drawn.projects.map((project) => ({ ...project, cost: 10_000_000 + random.below(90_000) * 1000 }));
  const election = { ...drawn, projects, budget: 1_000_000_000 };
  const [time, result] = timed(() => count(election, { ...usualRule, completion: 'add1' }));
  const { steps, runs, endowment } = result.equalShares as AddOneOutcome;
  printTable([
    ['Add1 in small units', 'seconds', 'steps', 'runs', 'winners', 'endowment', 'wanted'],
    [
      '28,943 invented voters',
      (time / 1000).toFixed(1),
      steps,
      runs,
      result.winners.length,
      String(endowment.num / endowment.den),
      '≤ 15 s',
    ],
  ]);
}

function plans(): void {
  const [n, lines, total] = [100_000, 60, 100_000_000];
  const random = new Random('plans');
  const amounts = new Float64Array(n * lines);
  for (let plan = 0; plan < n; plan++) {
    let left = total;
    for (let line = 0; line < lines - 1; line++) {
      const amount = Math.floor((left * random.unit() ** 2) / 8);
      amounts[plan * lines + line] = amount;
      left -= amount;
    }
    amounts[plan * lines + lines - 1] = left;
  }
  const names = Array.from({ length: lines }, (_, i) => `line ${i}`);
  const rows = (['mean', 'median', 'utilitarian', 'independent-markets'] as const).map((how) => [
    how,
    ms(timed(() => divide({ total, lines: names, amounts }, how))[0]),
    '≤ 2000',
  ]);
  printTable([['divide 100,000 plans × 60 lines', 'milliseconds', 'wanted'], ...rows]);
}

/** From a hundred thousand voters to ten million, ten approvals each, written to a file and counted from it in a process of its own. */
function giants(): void {
  const rows: string[][] = [
    [
      'voters × 10 approvals, from a file',
      'file, MB',
      'whole process, s',
      'ns an approval',
      'peak, MB',
      'winners',
      'wanted',
    ],
  ];
  for (const voters of [100_000, 1_000_000, 10_000_000]) {
    const path = join(folder, 'giant.pb');
    execFileSync(process.execPath, [
      launcher,
      'generate',
      '--voters',
      String(voters),
      '--projects',
      '200',
      '--approvals',
      '10',
      '--seed',
      'giant',
      '--output',
      path,
    ]);
    const began = performance.now();
    const { stdout, stderr } = spawnSync(process.execPath, [launcher, 'count', path, '--json', '--stats'], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    });
    const seconds = (performance.now() - began) / 1000;
    const size = execFileSync('stat', ['-c', '%s', path], { encoding: 'utf8' });
    rows.push([
      voters.toLocaleString('en'),
      (Number(size) / 2 ** 20).toFixed(0),
      seconds.toFixed(1),
      ((seconds * 1e9) / voters / 10).toFixed(0),
      /peak memory\s+(\d+)/.exec(stderr)?.[1] ?? '?',
      String(JSON.parse(stdout).winners.length),
      voters === 10_000_000 ? '≤ 60 s, ≤ 3000 MB' : '',
    ]);
    rmSync(path);
  }
  printTable(rows);
}

try {
  for (const name of process.env.TALLY_BENCH?.split(',') ?? Object.keys(parts)) {
    if (!Object.hasOwn(parts, name)) throw new Error(`no part ${name}; there are ${Object.keys(parts).join(', ')}`);
    parts[name as keyof typeof parts]();
    console.log();
  }
} finally {
  rmSync(folder, { recursive: true });
}
