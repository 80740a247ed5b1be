// Rows out of an XLSX workbook (ECMA-376 part 1, §18), streamed: only the strings it shares are held, never a sheet. Runs in the child.
// It must never believe a size the ZIP states, calculate a formula, or turn a code with leading zeros into a number.
import type { Readable } from 'node:stream';
import sax from 'sax';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { Refused } from '../../base/refused.ts';
import { NO_VALUE } from './amounts.ts';
import type { Workbook } from './tables.ts';

const MOST_ENTRIES = 2_000;
/** All that is unpacked, of all parts read. A sheet of a million rows is about 60 million bytes. */
const MOST_BYTES = 600_000_000;
/** Sheets of figures pack about twenty to one. */
const MOST_RATIO = 200;
const RATIO_COUNTS_FROM = 5_000_000;
const MOST_STRINGS = 60_000_000;
const MOST_COLUMNS = 1_000;
const MOST_ROWS = 1_100_000;

type Budget = { left: number };

/**
 * Reads one sheet, row by row with every cell as the text a person sees: a formula as its kept result, a date as YYYY-MM-DD.
 * @param sheet by name; the first that is not hidden where it is left out
 * @throws Refused zip-bomb, unreadable, wrong-kind, not-found (the sheet)
 */
export async function readWorkbook(
  bytes: Buffer,
  sheet: string | undefined,
  onRow: (cells: string[]) => void | Promise<void>,
): Promise<Workbook> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true }).catch(() => {
    throw new Refused('unreadable', { args: { is: 'ZIP' } });
  });
  if (zip.entryCount > MOST_ENTRIES) throw new Refused('zip-bomb');
  const budget: Budget = { left: MOST_BYTES };
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  const part = (name: string) => {
    const entry = entries.get(name);
    return entry && unpacked(zip, entry, budget);
  };
  const book = part('xl/workbook.xml');
  if (!book) throw new Refused('wrong-kind', { args: { is: 'ZIP' } });
  const sheets = await sheetsIn(book, part('xl/_rels/workbook.xml.rels'));
  const wanted =
    sheet === undefined ? (sheets.find((one) => !one.hidden) ?? sheets[0]) : sheets.find((one) => one.name === sheet);
  const found = wanted && part(wanted.path);
  if (!found) throw new Refused('not-found', { args: { sheet: sheet ?? '' } });
  const strings = await stringsIn(part('xl/sharedStrings.xml'));
  const formats = await formatsIn(part('xl/styles.xml'));
  const read = await readSheet(found, strings, formats, onRow);
  return { sheets: sheets.filter((one) => !one.hidden).map((one) => one.name), sheet: wanted.name, ...read };
}

async function* unpacked(zip: ZipFile, entry: Entry, budget: Budget): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let size = 0;
  try {
    for await (const piece of (await zip.openReadStreamPromise(entry)) as Readable) {
      size += (piece as Buffer).byteLength;
      budget.left -= (piece as Buffer).byteLength;
      if (budget.left < 0) throw new Refused('zip-bomb');
      if (size > RATIO_COUNTS_FROM && size > entry.compressedSize * MOST_RATIO) throw new Refused('zip-bomb');
      yield decoder.decode(piece as Buffer, { stream: true });
    }
  } catch (error) {
    if (error instanceof Refused) throw error;
    // yauzl compares what comes out with what was stated: a ZIP that hides its size is a bomb, not a broken file.
    throw new Refused(/too many bytes/.test(String(error)) ? 'zip-bomb' : 'unreadable', { args: { is: 'ZIP' } });
  }
}

type Handlers = {
  open: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

/** Entities of a document's own are never expanded: the parser refuses what it does not know. */
async function parseXml(
  text: AsyncIterable<string>,
  handlers: Handlers,
  between?: () => Promise<void> | void,
): Promise<void> {
  const parser = sax.parser(true, { position: false });
  const bare = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.onopentag = ({ name, attributes }) => handlers.open(bare(name), attributes);
  parser.onclosetag = (name) => handlers.close?.(bare(name));
  parser.ontext = (said) => handlers.text?.(said);
  parser.oncdata = (said) => handlers.text?.(said);
  parser.onerror = () => {
    throw new Refused('unreadable', { args: { is: 'XML' } });
  };
  for await (const piece of text) {
    parser.write(piece);
    await between?.();
  }
  parser.close();
}

async function sheetsIn(book: AsyncIterable<string>, rels: AsyncIterable<string> | undefined) {
  const paths = new Map<string, string>();
  if (rels)
    await parseXml(rels, {
      open: (name, { Id = '', Target = '' }) => {
        if (name === 'Relationship')
          paths.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`);
      },
    });
  const sheets: { name: string; path: string; hidden: boolean }[] = [];
  await parseXml(book, {
    open: (tag, attributes) => {
      if (tag !== 'sheet') return;
      const { name = '', state } = attributes;
      sheets.push({
        name,
        path: paths.get(attributes['r:id'] ?? '') ?? '',
        hidden: state !== undefined && state !== 'visible',
      });
    },
  });
  return sheets;
}

/** §18.4.8: runs of one string are joined; phonetic readings are left out. */
async function stringsIn(part: AsyncIterable<string> | undefined): Promise<string[]> {
  const strings: string[] = [];
  if (!part) return strings;
  let now = '';
  let inText = false;
  let aside = false;
  let length = 0;
  await parseXml(part, {
    open: (name) => {
      if (name === 'si') now = '';
      if (name === 'rPh') aside = true;
      inText = name === 't' && !aside;
    },
    text: (text) => {
      if (inText) now += text;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') aside = false;
      if (name !== 'si') return;
      length += now.length;
      if (length > MOST_STRINGS) throw new Refused('zip-bomb');
      strings.push(now);
    },
  });
  return strings;
}

/** How a cell's number is meant: as a date, or as a code written with so many digits ('000' makes 7 a "007"). */
type Format = 'number' | 'date' | number;

/** §18.8.30: formats 14–22 and 45–47 are built-in dates. */
async function formatsIn(part: AsyncIterable<string> | undefined): Promise<Format[]> {
  const custom = new Map<number, string>();
  const formats: Format[] = [];
  let inCells = false;
  if (!part) return formats;
  await parseXml(part, {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      if (name === 'numFmt') custom.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) formats.push(formatOf(Number(numFmtId), custom.get(Number(numFmtId)) ?? ''));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}

function formatOf(id: number, code: string): Format {
  if ((id >= 14 && id <= 22) || (id >= 45 && id <= 47)) return 'date';
  if (/^0{2,}$/.test(code)) return code.length;
  return /[ymd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')) ? 'date' : 'number';
}

async function readSheet(
  part: AsyncIterable<string>,
  strings: readonly string[],
  formats: readonly Format[],
  onRow: (cells: string[]) => void | Promise<void>,
): Promise<{ formulas: number; merged: string[] }> {
  const ready: string[][] = [];
  const merged = new Set<string>();
  let row = 0;
  let formulas = 0;
  let cells: string[] = [];
  let cell = { at: 0, type: 'n', format: 'number' as Format, formula: false, value: '', said: false };
  let inValue = false;
  await parseXml(
    part,
    {
      open: (name, { r = '', t = 'n', s = '0', ref = '' }) => {
        if (name === 'row') {
          const number = Number(r) || row + 1;
          // Rows that are left out in the file are empty rows in the sheet: numbers of rows stay what people see.
          if (number > MOST_ROWS) throw new Refused('zip-bomb');
          while (row < number - 1) row = ready.push([]) && row + 1;
          row = number;
          cells = [];
        } else if (name === 'c') {
          const at = columnOf(r) ?? cells.length;
          if (at >= MOST_COLUMNS) throw new Refused('unreadable', { args: { is: 'XLSX' } });
          cell = { at, type: t, format: formats[Number(s)] ?? 'number', formula: false, value: '', said: false };
        } else if (name === 'f') {
          cell.formula = true;
          formulas++;
        } else if (name === 'v' || name === 't') {
          inValue = true;
          cell.said = true;
        } else if (name === 'mergeCell' && merged.size < 100) merged.add(ref);
      },
      text: (text) => {
        if (inValue) cell.value += text;
      },
      close: (name) => {
        if (name === 'v' || name === 't') inValue = false;
        if (name === 'c') {
          while (cells.length < cell.at) cells.push('');
          cells[cell.at] = textOf(cell, strings);
        }
        if (name === 'row') ready.push(cells);
      },
    },
    async () => {
      for (const each of ready.splice(0)) await onRow(each);
    },
  );
  for (const each of ready.splice(0)) await onRow(each);
  return { formulas, merged: [...merged] };
}

/** 'AB12' → 27. */
function columnOf(reference: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d*$/.exec(reference)?.[1];
  if (!letters) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

type Cell = { type: string; format: Format; formula: boolean; value: string; said: boolean };

/** §18.18.11: what a cell's value is a value of. A formula that was never calculated has none, and is not zero. */
function textOf({ type, format, formula, value, said }: Cell, strings: readonly string[]): string {
  if (formula && (!said || value === '') && type !== 'str') return NO_VALUE;
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n' || value === '') return value;
  if (format === 'date') return dayOf(Number(value)) ?? value;
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  // Binary fractions: 0.1 + 0.2 is kept as 0.30000000000000004, and people see 0.3. Fifteen digits are what a spreadsheet holds.
  const seen = plainText(Number(number.toPrecision(15)));
  return typeof format === 'number' && /^\d+$/.test(seen) ? seen.padStart(format, '0') : seen;
}

const plainText = (n: number): string => {
  const text = String(n);
  return text.includes('e')
    ? n
        .toFixed(Math.abs(n) < 1 ? 15 : 0)
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '')
    : text;
};

/** Days since 1899-12-30 (1900 was no leap year, and the format keeps the mistake). */
function dayOf(serial: number): string | undefined {
  if (!(serial > 60 && serial < 110_000)) return undefined;
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}
