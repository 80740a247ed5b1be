// Runs test files, two at a time, each in a process of its own, and tells what happened briefly: one line a file,
// and all of what failed. Never counts a file in which nothing was tested, or that did not end, as a success.
import { spawn } from 'node:child_process';
import { join, relative } from 'node:path';
import { checkout } from './folders.ts';
import type { Outcome, Told } from './test-reporter.ts';

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** What one file's process told and printed. */
interface FileReport {
  outcomes: Outcome[];
  printed: string;
  /** Why the file failed as a whole, if it did. */
  broken?: string;
}

export interface Patience {
  /** Milliseconds a file may take. */
  file: number;
  /** Milliseconds its process may live on when all its tests are done. */
  ending: number;
}

const together = 2;

/** Runs the files, prints as each ends, and adds to `tally`. */
export async function runTestFiles(files: string[], tally: Tally, patience: Patience): Promise<void> {
  const waiting = [...files];
  const worker = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const began = Date.now();
      const report = await runFile(file, patience);
      tell(relative(checkout, file), report, Date.now() - began, tally);
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
}

function runFile(file: string, patience: Patience): Promise<FileReport> {
  const report: FileReport = { outcomes: [], printed: '' };
  const reporter = join(import.meta.dirname, 'test-reporter.ts');
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--test', '--test-isolation=none', `--test-reporter=${reporter}`, file],
    { cwd: checkout, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  const end = (why: string) => {
    report.broken = why;
    child.kill('SIGKILL');
  };
  const tooLong = setTimeout(end, patience.file, `It did not end within ${patience.file / 1000} s.`);
  let ending: NodeJS.Timeout | undefined;
  let isAllTold = false;
  child.on('message', (told: Told) => {
    if (told === 'all told') isAllTold = true;
    else if ('state' in told) report.outcomes.push(told);
    else {
      clearTimeout(ending);
      const why = 'Its tests are done, but something they opened is still open.';
      if (told.open === 0) ending = setTimeout(end, patience.ending, why);
    }
  });
  const listen = (chunk: Buffer) => {
    report.printed = (report.printed + chunk).slice(-10_000);
  };
  child.stdout?.on('data', listen);
  child.stderr?.on('data', listen);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(tooLong);
      clearTimeout(ending);
      const failed = report.outcomes.some((outcome) => outcome.state === 'failed');
      if (!isAllTold || (code !== 0 && !failed))
        report.broken ??= `Its process ended early (${signal ?? `exit code ${code}`}).`;
      if (report.outcomes.length === 0) report.broken ??= 'It holds no test.';
      resolve(report);
    });
  });
}

function tell(file: string, report: FileReport, milliseconds: number, tally: Tally): void {
  const count = (state: Outcome['state']) => report.outcomes.filter((outcome) => outcome.state === state).length;
  const failed = count('failed') + (report.broken ? 1 : 0);
  tally.passed += count('passed');
  tally.skipped += count('skipped');
  tally.failed += failed;
  const numbers = `${count('passed')} passed${failed > 0 ? `, ${failed} failed` : ''}${count('skipped') > 0 ? `, ${count('skipped')} skipped` : ''}`;
  console.log(`${failed > 0 ? '✖' : '✔'} ${file}: ${numbers} (${(milliseconds / 1000).toFixed(1)} s)`);
  for (const { name, state, reason } of report.outcomes) {
    if (state === 'failed') console.log(indent(`✖ ${name}\n${indent(shorten(reason ?? '', 60))}`));
    if (state === 'skipped') console.log(indent(`skipped: ${name}`));
  }
  if (report.broken) console.log(indent(`✖ ${report.broken}`));
  if (failed > 0 && report.printed) console.log(indent(`It printed:\n${indent(shorten(report.printed, 40))}`));
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '    ');
}

/** The first lines, and how many were left out. */
export function shorten(text: string, lines: number): string {
  const all = text.trimEnd().split('\n');
  const rest = all.length - lines;
  return rest > 0 ? `${all.slice(0, lines).join('\n')}\n… ${rest} more lines` : all.join('\n');
}
