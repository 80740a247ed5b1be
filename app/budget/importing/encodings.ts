// In which encoding and shape a file of figures was written: found by its bytes, told to whoever imports it, and theirs to change.
// It must never guess in silence: what was found stands in the mapping and on the page.
import { isUtf8 } from 'node:buffer';

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'shift_jis'] as const;
export type Encoding = (typeof encodings)[number];

export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

export const lineEnds = ['\r\n', '\n', '\r'] as const;
export type LineEnd = (typeof lineEnds)[number];

/** How the bytes of a file are to be read as cells. */
export type Shape = { encoding: Encoding; delimiter: Delimiter; lineEnd: LineEnd };

/** Enough to see how a file is written; a budget repeats itself early. */
const HEAD = 256 * 1024;

/**
 * Reads the whole file once: one byte that is no UTF-8 in its last row settles the encoding as surely as in its first.
 * @throws what the content throws
 */
export async function shapeOf(content: AsyncIterable<Uint8Array>): Promise<Shape> {
  const head: Uint8Array[] = [];
  let kept = 0;
  let utf8 = true;
  let left: Uint8Array = new Uint8Array();
  for await (const piece of content) {
    if (kept < HEAD) head.push(piece.subarray(0, HEAD - kept));
    kept += piece.byteLength;
    if (!utf8) continue;
    const bytes = left.byteLength > 0 ? Buffer.concat([left, piece]) : piece;
    const whole = lastWhole(bytes);
    utf8 = isUtf8(bytes.subarray(0, whole));
    left = bytes.slice(whole);
  }
  const bytes = Buffer.concat(head);
  const encoding = encodingOf(bytes, utf8 && isUtf8(left));
  return { encoding, ...writing(new TextDecoder(encoding).decode(bytes)) };
}

/** How many bytes end with a whole sign of UTF-8: a piece of a stream may cut one in two. */
export function lastWhole(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.byteLength; back++) {
    const byte = bytes[bytes.byteLength - back]!;
    if ((byte & 0xc0) === 0x80) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needs > back ? bytes.byteLength - back : bytes.byteLength;
  }
  return bytes.byteLength;
}

function encodingOf(head: Uint8Array, utf8: boolean): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  // Figures and commas in UTF-16 are every other byte a zero, and a text of one byte a sign has none.
  const zeros = [0, 1].map((odd) => head.subarray(0, 4096).filter((byte, i) => i % 2 === odd && byte === 0).length);
  if (Math.max(...zeros) > Math.min(4096, head.byteLength) / 8) return zeros[1]! > zeros[0]! ? 'utf-16le' : 'utf-16be';
  if (utf8) return 'utf-8';
  return isJapanese(head) ? 'shift_jis' : 'windows-1252';
}

/** JIS X 0208 as Shift-JIS: pairs that begin with 81–9F or E0–EF; read so, the text must be kana and kanji, not accidents. */
function isJapanese(head: Uint8Array): boolean {
  const text = new TextDecoder('shift_jis').decode(head.subarray(0, head.byteLength - (head.byteLength % 2)));
  const foreign = text.match(/[^\p{ASCII}]/gu) ?? [];
  const japanese = text.match(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー・、。（）]/gu) ?? [];
  return foreign.length > 0 && japanese.length > foreign.length * 0.9;
}

/** What parts cells and rows, by the first rows outside quotes. */
function writing(head: string): Omit<Shape, 'encoding'> {
  const ends = { '\r\n': 0, '\n': 0, '\r': 0 };
  const counts = new Map<Delimiter, number[]>(delimiters.map((each) => [each, []]));
  let row = new Map<string, number>(delimiters.map((each) => [each, 0]));
  const endRow = () => {
    for (const [each, rows] of counts) rows.push(row.get(each)!);
    row = new Map(delimiters.map((each) => [each, 0]));
  };
  let quoted = false;
  for (const [sign] of head.slice(0, 100_000).matchAll(/"|\r\n|[\r\n,;\t|]/g)) {
    if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (row.has(sign)) row.set(sign, row.get(sign)! + 1);
    else {
      ends[sign as LineEnd]++;
      endRow();
    }
  }
  endRow();
  const lineEnd = lineEnds.reduce((best, each) => (ends[each] > ends[best] ? each : best));
  // Cells are parted alike in most rows; a comma within figures is not.
  const steadiness = (rows: number[]): number => {
    const full = rows.slice(0, Math.max(1, rows.length - 1));
    const usual = mostCommon(full.filter((n) => n > 0));
    return usual === 0 ? 0 : (full.filter((n) => n === usual).length / full.length) * Math.log2(usual + 1);
  };
  const best = [...counts].map(([each, rows]) => ({ each, score: steadiness(rows) }));
  return { delimiter: best.reduce((a, b) => (b.score > a.score ? b : a)).each, lineEnd };
}

function mostCommon(numbers: number[]): number {
  const seen = new Map<number, number>();
  for (const n of numbers) seen.set(n, (seen.get(n) ?? 0) + 1);
  return [...seen].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])[0];
}
