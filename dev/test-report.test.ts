// The test run itself: what counts as passed, and what must never.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runTestFiles, shorten, type Tally } from './test-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-report-'));
after(() => rmSync(folder, { recursive: true, force: true }));

async function run(
  t: { mock: typeof import('node:test').mock },
  sources: Record<string, string>,
): Promise<{ tally: Tally; text: string }> {
  const files = Object.entries(sources).map(([name, source]) => {
    const file = join(folder, name);
    writeFileSync(file, `import { describe, test } from 'node:test';\n${source}`);
    return file;
  });
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  const lines: string[] = [];
  t.mock.method(console, 'log', (line: string) => lines.push(line));
  await runTestFiles(files, tally, { file: 5000, ending: 500 });
  t.mock.restoreAll();
  return { tally, text: lines.join('\n') };
}

test('passed, failed, skipped and nested tests are counted, and a failure is told with its reason', async (t) => {
  const { tally, text } = await run(t, {
    'mixed.test.ts': `test('good', () => {});
      test('bad', () => { throw new Error('for this reason'); });
      test.skip('later', () => {});
      describe('a group', () => { test('inside', () => { throw new Error('within'); }); });`,
  });
  assert.deepEqual(tally, { passed: 1, failed: 2, skipped: 1 });
  assert.match(text, /✖ bad\n.*for this reason/);
  assert.match(text, /skipped: later/);
});

test('a file without tests, one that breaks, one that exits early and one that never ends all fail', async (t) => {
  const { tally, text } = await run(t, {
    'empty.test.ts': 'export {};',
    'broken.test.ts': `throw new Error('at once');`,
    'exits.test.ts': `test('good', () => {}); test('quits', () => process.exit(0));`,
    'leaks.test.ts': `test('good', () => { setInterval(() => {}, 1000); });`,
  });
  assert.equal(tally.failed, 4);
  assert.match(text, /It holds no test/);
  assert.match(text, /at once/);
  assert.match(text, /ended early/);
  assert.match(text, /something they opened is still open/);
});

test('a slow test after a quick one is not taken for something left open', async (t) => {
  const { tally } = await run(t, {
    'slow.test.ts': `test('quick', () => {}); test('slow', () => new Promise((done) => setTimeout(done, 1200)));`,
  });
  assert.deepEqual(tally, { passed: 2, failed: 0, skipped: 0 });
});

test('long output is cut, and says how much is missing', () => {
  assert.equal(shorten('a\nb\nc\nd', 2), 'a\nb\n… 2 more lines');
  assert.equal(shorten('a\nb\n', 2), 'a\nb');
});
