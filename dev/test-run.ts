// Every check and every test in one go: static checks, then the tests against a real PostgreSQL made for this run.
// Never skips a step silently, and never calls a run without tests a success.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkout } from './folders.ts';
import { withScratchCluster } from './scratch-cluster.ts';
import { explainStartFailure } from './start-failure.ts';
import { runTestFiles, shorten, type Tally } from './test-report.ts';

const help = `
  npm test                 every check and every test but the long ones
  npm test -- FILE …       only these test files
  npm run check            only the static checks
  npm run test:long        only the long tests (fuzz, killed processes, giants)
`;

const checks: [name: string, program: string, args: string[]][] = [
  ['Biome: style and mistakes', 'biome', ['check', '--colors=off', '--max-diagnostics=20', '--error-on-warnings']],
  ['TypeScript: types', 'tsc', ['-p', '.', '--pretty', 'false']],
  ['knip: nothing unused', 'knip', ['--no-progress']],
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { long: { type: 'boolean' }, static: { type: 'boolean' }, help: { type: 'boolean' } },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}

const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
if (!values.long && positionals.length === 0) await runChecks();
if (!values.static) await runTests();
const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
console.log(`\n${tally.passed} passed, ${tally.failed} failed${skipped}`);
process.exit(tally.failed === 0 && tally.passed > 0 ? 0 : 1);

async function runChecks(): Promise<void> {
  for (const [name, program, args] of checks) {
    const began = Date.now();
    const { isFine, text } = await output(join(checkout, 'node_modules', '.bin', program), args);
    tally[isFine ? 'passed' : 'failed'] += 1;
    console.log(`${isFine ? '✔' : '✖'} ${name} (${seconds(began)})`);
    if (!isFine) console.log(shorten(text, 120));
  }
}

async function runTests(): Promise<void> {
  const files = chosenFiles();
  if (files.length === 0) {
    tally.failed += 1;
    console.log('✖ There is no test file to run.');
    return;
  }
  const began = Date.now();
  try {
    await withScratchCluster({ fsync: false }, async (url) => {
      console.log(`✔ A new PostgreSQL for this run (${seconds(began)})`);
      process.env.REDRESS_TEST_CLUSTER = url;
      // A missing word is an error while testing.
      process.env.NODE_ENV = 'test';
      await runTestFiles(files, tally, { file: values.long ? 30 * 60_000 : 5 * 60_000, ending: 60_000 });
    });
  } catch (error) {
    tally.failed += 1;
    console.log(explainStartFailure(error));
  }
  console.log(`${files.length} test files (${seconds(began)})`);
}

function chosenFiles(): string[] {
  if (positionals.length > 0) return positionals.map((file) => resolve(file));
  const all = globSync('{app,ledger,tally,dev,test,bench,examples}/**/*.test.ts', {
    cwd: checkout,
    exclude: (path) => path.includes('node_modules'),
  });
  const isWanted = (file: string) => file.endsWith('.long.test.ts') === Boolean(values.long);
  return all
    .filter(isWanted)
    .sort()
    .map((file) => join(checkout, file));
}

function output(program: string, args: string[]): Promise<{ isFine: boolean; text: string }> {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: checkout, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    const listen = (chunk: Buffer) => {
      text += chunk;
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', (error) => done({ isFine: false, text: `${relative(checkout, program)}: ${error.message}` }));
    child.on('close', (code) => done({ isFine: code === 0, text }));
  });
}

function seconds(began: number): string {
  return `${((Date.now() - began) / 1000).toFixed(1)} s`;
}
