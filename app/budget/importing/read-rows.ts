// Rows of cells out of a file of comma- (or semicolon-, or tab-) separated values, as they come, whatever its size.
// It must never hold more than one row, and never pass over a row it cannot read.
import { CsvError, parse } from 'csv-parse';
import type { Shape } from './encodings.ts';

/** Longest row in bytes: a quote that is never closed would otherwise swallow the file. */
const LONGEST_ROW = 1_000_000;

/** A row that cannot be read: from 1, as a spreadsheet counts. */
export class UnreadableRow extends Error {
  readonly row: number;
  readonly code: 'quotes' | 'too-long' | 'broken';
  constructor(row: number, code: UnreadableRow['code']) {
    super(`row ${row} cannot be read: ${code}`);
    this.name = 'UnreadableRow';
    this.row = row;
    this.code = code;
  }
}

/**
 * Calls `onRow` with the cells and number of every row; `false` from it ends the reading.
 * @throws UnreadableRow; what the content or `onRow` throws
 */
export async function readRows(
  content: AsyncIterable<Uint8Array>,
  shape: Shape,
  onRow: (cells: string[], row: number) => undefined | false,
): Promise<void> {
  let row = 0;
  let ended = false;
  const parser = parse({
    bom: true,
    delimiter: shape.delimiter,
    record_delimiter: shape.lineEnd,
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
    // Nothing is handed on as an object stream: the row is dealt with where it is found, which is half of the speed.
    on_record: (cells: string[]) => {
      if (!ended && onRow(cells, ++row) === false) ended = true;
      return null;
    },
  });
  const done = new Promise<void>((resolve, reject) => {
    parser.once('error', reject);
    parser.once('end', resolve);
  });
  parser.resume();
  // An error may come before anybody waits for it.
  done.catch(() => undefined);
  try {
    for await (const piece of bytesOf(content, shape)) {
      if (ended) break;
      if (!parser.write(piece)) await drained(parser, done);
    }
    parser.end();
    await done;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableRow(row + 1, codes[error.code] ?? 'broken');
  } finally {
    parser.destroy();
  }
}

const codes: Record<string, UnreadableRow['code']> = {
  CSV_INVALID_CLOSING_QUOTE: 'quotes',
  INVALID_OPENING_QUOTE: 'quotes',
  CSV_QUOTE_NOT_CLOSED: 'quotes',
  CSV_MAX_RECORD_SIZE: 'too-long',
};

const drained = (parser: NodeJS.WritableStream, done: Promise<void>): Promise<void> =>
  Promise.race([new Promise<void>((resolve) => parser.once('drain', resolve)), done]);

/** UTF-8 goes to the parser as it is; anything else through the platform's own decoder. */
async function* bytesOf(content: AsyncIterable<Uint8Array>, { encoding }: Shape): AsyncGenerator<Uint8Array | string> {
  if (encoding === 'utf-8') return yield* content;
  const decoder = new TextDecoder(encoding);
  for await (const piece of content) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}
