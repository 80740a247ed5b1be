// Rows of cells out of a file of comma- (or semicolon-, or tab-) separated values, as they come, whatever its size.
// It must never hold more than a piece of the file, and never pass over a row it cannot read.
import { CsvError, parse } from 'csv-parse/sync';
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

type OnRow = (cells: string[], row: number) => undefined | false;

/**
 * Calls `onRow` with the cells and number of every row; `false` from it ends the reading. Whole rows are parsed a piece at a time, which
 * is twice as fast as an object stream of rows.
 * @throws UnreadableRow; what the content or `onRow` throws
 */
export async function readRows(content: AsyncIterable<Uint8Array>, shape: Shape, onRow: OnRow): Promise<void> {
  let row = 0;
  let left: Buffer = Buffer.alloc(0);
  let isFirst = true;
  const rowsOf = (bytes: Buffer): boolean => {
    const options = {
      bom: isFirst,
      delimiter: shape.delimiter,
      record_delimiter: shape.lineEnd,
      relax_column_count: true,
      max_record_size: LONGEST_ROW,
    };
    isFirst = false;
    for (const cells of parsed(bytes, options, row, onRow)) if (onRow(cells, ++row) === false) return false;
    return true;
  };
  for await (const piece of bytesOf(content, shape)) {
    const bytes =
      left.length > 0 ? Buffer.concat([left, piece]) : Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    const end = bytes.length < SMALLEST_PIECE ? 0 : wholeRows(bytes, shape.lineEnd);
    left = Buffer.from(bytes.subarray(end));
    if (end > 0 && !rowsOf(bytes.subarray(0, end))) return;
    // A quote that is never closed: what was read before it is told, and where it stands.
    if (left.length > LONGEST_ROW * 2) return void rowsOf(left);
  }
  rowsOf(left);
}

/** Below this a piece waits for the next: parsing has a cost of its own for each. */
const SMALLEST_PIECE = 32 * 1024;

/** @throws UnreadableRow, after `onRow` was given the rows before it */
function parsed(bytes: Buffer, options: object, before: number, onRow: OnRow): string[][] {
  try {
    return parse(bytes, options) as unknown as string[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    let row = before;
    let ended = false;
    try {
      parse(bytes, {
        ...options,
        on_record: (cells: string[]) => {
          if (!ended && onRow(cells, ++row) === false) ended = true;
          return null;
        },
      });
    } catch {
      // The same error again, now with the rows before it dealt with.
    }
    throw new UnreadableRow(row + 1, codes[error.code] ?? 'broken');
  }
}

const QUOTE = 34;

/** Where the last whole row ends: behind a line end with an even number of quotes before it. 0 where there is none. */
function wholeRows(bytes: Buffer, lineEnd: string): number {
  let quotes = quotesIn(bytes, 0, bytes.length);
  let until = bytes.length;
  for (let at = bytes.lastIndexOf(lineEnd); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(lineEnd, at - 1)) {
    quotes -= quotesIn(bytes, at, until);
    until = at;
    if (quotes % 2 === 0) return at + lineEnd.length;
  }
  return 0;
}

function quotesIn(bytes: Buffer, from: number, until: number): number {
  // Only within these bytes: looking on to the next quote from every line end would read the piece again and again.
  const within = bytes.subarray(from, until);
  let found = 0;
  for (let at = within.indexOf(QUOTE); at >= 0; at = within.indexOf(QUOTE, at + 1)) found++;
  return found;
}

const codes: Record<string, UnreadableRow['code']> = {
  CSV_INVALID_CLOSING_QUOTE: 'quotes',
  INVALID_OPENING_QUOTE: 'quotes',
  CSV_QUOTE_NOT_CLOSED: 'quotes',
  CSV_MAX_RECORD_SIZE: 'too-long',
};

/** UTF-8 goes to the parser as it is; anything else through the platform's own decoder. */
async function* bytesOf(content: AsyncIterable<Uint8Array>, { encoding }: Shape): AsyncGenerator<Uint8Array> {
  if (encoding === 'utf-8') return yield* content;
  const decoder = new TextDecoder(encoding);
  for await (const piece of content) yield Buffer.from(decoder.decode(piece, { stream: true }));
  yield Buffer.from(decoder.decode());
}
