// Rows of cells out of a file of comma- (or semicolon-, or tab-) separated values (RFC 4180), as they come, whatever its size. Our own
// because it is most of what an import does (docs/measurements.md): most rows hold no quote and are parted in one step.
// It must never hold more than a piece of the file, pass over a row it cannot read, or mend one.
import { type Encoding, lastWhole, type Shape } from './encodings.ts';

/** Longest row in signs: a quote that is never closed would otherwise swallow the file. */
export const LONGEST_ROW = 1_000_000;
/** A piece smaller than this waits for the next: a row cut in two is looked at twice. */
const SMALLEST_PIECE = 32 * 1024;

/** A row that cannot be read: from 1, as a spreadsheet counts. */
export class UnreadableRow extends Error {
  readonly row: number;
  readonly code: 'quotes' | 'too-long';
  constructor(row: number, code: UnreadableRow['code']) {
    super(`row ${row} cannot be read: ${code}`);
    this.name = 'UnreadableRow';
    this.row = row;
    this.code = code;
  }
}

type OnRow = (cells: string[], row: number) => undefined | false;

/**
 * Calls `onRow` with the cells and number of every row; `false` from it ends the reading. Long cells are windows into a piece of the
 * file: whoever keeps one for longer than a row copies it (`ownText`), or keeps the piece.
 * @throws UnreadableRow, after `onRow` was given the rows before it; what the content or `onRow` throws
 */
export async function readRows(content: AsyncIterable<Uint8Array>, shape: Shape, onRow: OnRow): Promise<void> {
  const rows = new Rows(shape, onRow);
  for await (const text of textOf(content, shape.encoding)) {
    // A NUL is a broken file's, and no database takes it as a sign: it is shown as what cannot be read.
    rows.take(text.includes('\0') ? text.replaceAll('\0', '\ufffd') : text, false);
    if (rows.ended) return;
  }
  rows.take('', true);
}

/** A text with memory of its own, whatever it was cut out of. */
export const ownText = (text: string): string => Buffer.from(text).toString();

const QUOTE = '"';

/** Where the sign stands next at or after a place, looked for only once it is passed; Infinity where it does not. */
class Next {
  readonly #sign: string;
  #found = -1;
  constructor(sign: string) {
    this.#sign = sign;
  }
  forget(): void {
    this.#found = -1;
  }
  from(text: string, at: number): number {
    if (this.#found < at) {
      const found = text.indexOf(this.#sign, at);
      this.#found = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    return this.#found;
  }
}

class Rows {
  ended = false;
  readonly #onRow: OnRow;
  readonly #delimiter: string;
  readonly #lineFeeds: boolean;
  readonly #lineEnd: Next;
  readonly #quote = new Next(QUOTE);
  readonly #cellEnd: Next;
  #text = '';
  #row = 0;

  constructor({ delimiter, lineEnd }: Shape, onRow: OnRow) {
    this.#onRow = onRow;
    this.#delimiter = delimiter;
    // A line feed ends a row with or without a carriage return before it: files put together of several have both.
    this.#lineFeeds = lineEnd !== '\r';
    this.#lineEnd = new Next(this.#lineFeeds ? '\n' : '\r');
    this.#cellEnd = new Next(delimiter);
  }

  /** Hands on the whole rows there are; what is left waits for more, or is the last row. */
  take(text: string, isLast: boolean): void {
    if (this.#row === 0 && this.#text === '' && text.startsWith('\ufeff')) this.#text = text.slice(1);
    else this.#text += text;
    for (const next of [this.#lineEnd, this.#quote, this.#cellEnd]) next.forget();
    const end = this.#text.length;
    let at = 0;
    while (at < end) {
      const lineEnd = this.#lineEnd.from(this.#text, at);
      const next =
        this.#quote.from(this.#text, at) < lineEnd ? this.#quotedRow(at, isLast) : this.#plainRow(at, lineEnd, isLast);
      if (next < 0) break;
      at = next;
      if (this.ended) return;
    }
    this.#text = this.#text.slice(at);
    if (this.#text.length > LONGEST_ROW) throw new UnreadableRow(this.#row + 1, 'too-long');
  }

  /** @returns where the next row begins; -1 where this one is not whole */
  #plainRow(at: number, lineEnd: number, isLast: boolean): number {
    if (lineEnd === Number.POSITIVE_INFINITY && !isLast) return -1;
    const end = Math.min(lineEnd, this.#text.length);
    this.#give(this.#text.slice(at, this.#rowEnd(at, end)).split(this.#delimiter), at, end);
    return end + 1;
  }

  /** A row with quotes in it, cell by cell. Two quotes within quotes are one. @returns as `#plainRow` */
  #quotedRow(begin: number, isLast: boolean): number {
    const text = this.#text;
    const cells: string[] = [];
    for (let at = begin; ; ) {
      let end: number;
      if (text[at] === QUOTE) {
        const close = this.#closing(at);
        if (close < 0) return this.#unfinished(isLast);
        end = close + 1;
        const cell = text.slice(at + 1, close);
        cells.push(cell.includes(QUOTE) ? cell.replaceAll('""', QUOTE) : cell);
        // What follows decides, and it may still be on its way.
        if (!isLast && end + 1 >= text.length) return -1;
      } else {
        end = Math.min(this.#cellEnd.from(text, at), this.#lineEnd.from(text, at), text.length);
        if (end === text.length && !isLast) return -1;
        const isRowEnd = text[end] !== this.#delimiter;
        if (this.#quote.from(text, at) < end) throw new UnreadableRow(this.#row + 1, 'quotes');
        cells.push(text.slice(at, isRowEnd ? this.#rowEnd(at, end) : end));
      }
      if (text[end] === this.#delimiter) {
        at = end + 1;
        continue;
      }
      if (this.#lineFeeds && text[end] === '\r' && (end + 1 === text.length || text[end + 1] === '\n')) end++;
      if (end < text.length && this.#lineEnd.from(text, end) !== end) throw new UnreadableRow(this.#row + 1, 'quotes');
      this.#give(cells, begin, end);
      return end + 1;
    }
  }

  /** The quote that ends the cell begun at `open`; -1 where it has not come yet. */
  #closing(open: number): number {
    let at = this.#text.indexOf(QUOTE, open + 1);
    while (at >= 0 && this.#text[at + 1] === QUOTE) at = this.#text.indexOf(QUOTE, at + 2);
    return at;
  }

  #unfinished(isLast: boolean): -1 {
    if (isLast) throw new UnreadableRow(this.#row + 1, 'quotes');
    return -1;
  }

  #rowEnd(begin: number, end: number): number {
    return this.#lineFeeds && end > begin && this.#text[end - 1] === '\r' ? end - 1 : end;
  }

  #give(cells: string[], begin: number, end: number): void {
    this.#row++;
    if (end - begin > LONGEST_ROW) throw new UnreadableRow(this.#row, 'too-long');
    if (this.#onRow(cells, this.#row) === false) this.ended = true;
  }
}

/** The file's text in pieces of some size; a sign that is cut in two is never read as half of one. */
async function* textOf(content: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  if (encoding !== 'utf-8') {
    const decoder = new TextDecoder(encoding);
    for await (const bytes of inPieces(content)) yield decoder.decode(bytes, { stream: true });
    return yield decoder.decode();
  }
  let left: Uint8Array = new Uint8Array();
  for await (const piece of inPieces(content)) {
    const bytes = left.byteLength > 0 ? Buffer.concat([left, piece]) : piece;
    const whole = lastWhole(bytes);
    // In one step, and one byte a sign where the text allows it: the platform's decoder of streams gives two.
    yield bytes.toString('utf8', 0, whole);
    left = Buffer.from(bytes.subarray(whole));
  }
  yield Buffer.from(left).toString();
}

async function* inPieces(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const piece of content) {
    waiting.push(piece);
    size += piece.byteLength;
    if (size < SMALLEST_PIECE) continue;
    yield waiting.length > 1 ? Buffer.concat(waiting) : Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(waiting);
}
