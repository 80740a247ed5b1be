// Reads a CSV of Open Civic Data divisions (github.com/opencivicdata/ocd-division-ids): with a line of column names that has id and
// name, or without one and then id,name. The file may come from anyone: every row is checked, none is guessed.
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { CsvError, parse } from 'csv-parse';
import { isDivision } from '../divisions/acts.ts';
import { type Fault, stopAt, wordsIn } from './faults.ts';

export type DivisionRow = { code: string; name: string };

const MB = 1024 * 1024;
const LARGEST = 64 * MB;
/** So many faults are told at once; the rest waits until these are mended. */
const TOLD = 50;

/** @throws UnreadableFiles with every line that is wrong */
export async function readOcd(path: string): Promise<DivisionRow[]> {
  const file = basename(path);
  const faults: Fault[] = [];
  const rows = new Map<string, { name: string; line: number }>();
  if ((await stat(path)).size > LARGEST) stopAt([{ file, line: 1, what: `it is larger than ${LARGEST / MB} MB` }]);
  // Opened first, so that a file that is not there is an answer and not an event nobody hears.
  const input = (await open(path)).createReadStream();
  const parser = input.pipe(
    parse({ bom: true, info: true, relax_column_count_more: true, skip_empty_lines: true, max_record_size: 64 * 1024 }),
  );
  input.on('error', (error) => parser.destroy(error));
  let columns: { id: number; name: number } | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const line = info.lines;
      if (!columns) {
        columns = columnsIn(record);
        if (columns.name < 0) stopAt([{ file, line, what: noName(record) }]);
        if (record[columns.id] === 'id') continue;
      }
      const fault = take(rows, record[columns.id] ?? '', record[columns.name], line);
      if (fault) faults.push({ file, line, what: fault });
      if (faults.length >= TOLD) break;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    faults.push({ file, line: Number(error.lines ?? 0), what: `this is not CSV: ${error.message}` });
  } finally {
    input.destroy();
  }
  if (faults.length === 0 && rows.size === 0) faults.push({ file, line: 1, what: 'there is no division in it' });
  stopAt(faults);
  return [...rows].map(([code, { name }]) => ({ code, name }));
}

/** Where id and name stand: by the line of names, or first and second where there is none. */
function columnsIn(first: string[]): { id: number; name: number } {
  return first.includes('id')
    ? { id: first.indexOf('id'), name: first.indexOf('name') }
    : { id: 0, name: first.length > 1 ? 1 : -1 };
}

const noName = (first: string[]): string =>
  `its columns are ${first.slice(0, 6).join(', ')}; "id" and "name" are needed, and a division without a name is none`;

function take(
  rows: Map<string, { name: string; line: number }>,
  code: string,
  given: string | undefined,
  line: number,
): string | undefined {
  if (!isDivision(code))
    return `"${code.slice(0, 80)}" is not a division id such as ocd-division/country:us/state:mo/place:springfield`;
  const name = wordsIn(given, 200);
  if (name === undefined) return `${code} has no name of 1 to 200 signs`;
  const before = rows.get(code);
  if (before && before.name !== name)
    return `${code} is called "${before.name}" in line ${before.line} and "${name}" here`;
  rows.set(code, before ?? { name, line });
  return undefined;
}
