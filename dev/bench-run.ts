// Runs the measurements of bench/ one after the other, each in a process of its own, with a PostgreSQL that writes
// durably (fsync on). Never runs two at once: they would measure each other.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { checkout } from './folders.ts';
import { withScratchCluster } from './scratch-cluster.ts';
import { explainStartFailure } from './start-failure.ts';

const chosen = process.argv.slice(2);
const all = globSync('bench/*.ts', { cwd: checkout })
  // table.ts is how they print, not a measurement.
  .filter((file) => !file.endsWith('.test.ts') && basename(file) !== 'table.ts')
  .sort();
const files = all.filter(
  (file) => chosen.length === 0 || chosen.includes(basename(file, '.ts')) || chosen.includes(file),
);
const unknown = chosen.filter((name) => !files.some((file) => file === name || basename(file, '.ts') === name));
if (unknown.length > 0 || files.length === 0) {
  console.error(
    `There is no measurement ${unknown.join(', ')}. There are: ${all.map((file) => basename(file, '.ts')).join(', ') || 'none'}.`,
  );
  process.exit(1);
}

let failed = 0;
try {
  await withScratchCluster({ fsync: true }, async (url) => {
    for (const file of files) if ((await measure(join(checkout, file), url)) !== 0) failed += 1;
  });
} catch (error) {
  console.error(explainStartFailure(error));
  failed += 1;
}
process.exit(failed === 0 ? 0 : 1);

function measure(file: string, url: string): Promise<number | null> {
  console.log(`\n${relative(checkout, file)}\n`);
  return new Promise((resolve, reject) => {
    // As the app is run: the flags this process was given itself.
    const child = spawn(process.execPath, [...process.execArgv, '--expose-gc', file], {
      cwd: checkout,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, REDRESS_BENCH_CLUSTER: url },
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code));
  });
}
