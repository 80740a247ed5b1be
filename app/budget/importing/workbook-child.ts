// The process that takes one sheet out of a workbook and ends: the file comes in by standard input, rows go out as CSV, and what is known
// of the workbook, or why it is refused, as one line of JSON on standard error.
// It must never get a database address, a secret or write access: whatever a parser does here stays here.
import { once } from 'node:events';
import { Refused } from '../../base/refused.ts';
import { readWorkbook } from './read-workbook.ts';
import type { WorkbookAnswer } from './workbook.ts';

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

async function answer(): Promise<WorkbookAnswer> {
  try {
    const bytes = Buffer.concat(await process.stdin.toArray());
    let waiting: string[] = [];
    let length = 0;
    const flush = async () => {
      const said = waiting.join('');
      waiting = [];
      length = 0;
      if (!process.stdout.write(said)) await once(process.stdout, 'drain');
    };
    const workbook = await readWorkbook(bytes, process.argv[2] || undefined, async (cells) => {
      const row = `${cells.map(quoted).join(',')}\n`;
      length += row.length;
      waiting.push(row);
      if (length > 64_000) await flush();
    });
    await flush();
    return { workbook };
  } catch (error) {
    if (error instanceof Refused) return { refused: { code: error.code, args: error.args } };
    if (error instanceof RangeError) return { refused: { code: 'too-much-memory', args: {} } };
    console.error(error);
    return { refused: { code: 'unreadable', args: { is: 'XLSX' } } };
  }
}

process.once('uncaughtException', (error) => {
  console.error(error);
  process.stderr.write(`\n${JSON.stringify({ refused: { code: 'unreadable', args: {} } })}\n`, () => process.exit());
});
const said = await answer();
process.stderr.write(`\n${JSON.stringify(said)}\n`);
process.stdout.end();
