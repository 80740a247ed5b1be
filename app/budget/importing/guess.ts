// What a file's columns probably mean, by their names and first rows: a beginning for whoever maps them, never the last word. Pure.
import type { Dimension, Measure } from '../versions/words.ts';
import { amountOf, decimalOf, NO_VALUE } from './amounts.ts';
import { columnNames, emptyMapping, type Mapping, type Meaning, MOST_COLUMNS } from './mapping.ts';

const wordsOf: [Dimension, RegExp][] = [
  ['fund', /\bfunds?\b|fondo/],
  ['department', /dep(?:artmen)?t|agency|operating unit|bureau|office\b|departamento|organi[sz]ation/],
  ['division', /division|program|cost cent(?:er|re)|section|line of business|divisi[oó]n/],
  ['account', /account|object\b|line\b|cuenta|partida/],
  ['category', /category|class|character|function|categor[ií]a/],
];
const yearName = /^(?:fiscal|budget|fy|bud)?\s*(?:year|yr|fy|ejercicio|a[ñn]o)(?:\s*\d)?$|budget date/;
const amountName = /amount|budget|adopted|appropriation|approved|expenditure|actual|proposed|importe|monto|total/;
const spentName = /actual|expenditure|spent|ejercido|gastado/;
const sideName = /type|side|kind|expense.*revenue|revenue.*expense|rev.?exp|tipo/;
const spends = /^(?:e|x|exp\w*|spend\w*|approp\w*|gastos?|egresos?|outlay\w*)\b/i;
const earns = /^(?:r|rev\w*|income|receipts?|ingresos?|sources?)\b/i;
const yearIn = /(?<![\d])(?:fy\s*)?((?:19|20)\d\d(?:\s*[-/]\s*(?:\d{4}|\d\d))?)(?!\d)/i;

/** Header rows among the first of a file: titles above them are passed over, and names written over two rows are seen. */
function headerOf(rows: readonly string[][]): { header: number; headerRows: 1 | 2 } {
  const width = Math.max(1, ...rows.map((row) => row.filter((cell) => cell.trim() !== '').length));
  const isWords = (row: readonly string[] | undefined) =>
    row?.every((cell) => cell.trim() === '' || !isFigure(cell) || yearIn.test(cell)) ?? false;
  const filled = (row: readonly string[]) => row.filter((cell) => cell.trim() !== '').length;
  const at = Math.max(
    0,
    rows.findIndex((row) => filled(row) >= Math.max(2, width / 2) && isWords(row)),
  );
  // An upper row with gaps over a lower one of words: "2015 | | 2016 |" over "Adopted | Actual | Adopted | Actual".
  const above =
    at > 0 && filled(rows[at - 1]!) >= 2 && isWords(rows[at - 1]!) && rows[at - 1]!.some((cell) => cell.trim() === '');
  const below =
    rows[at + 1] !== undefined &&
    rows[at]!.some((cell) => cell.trim() === '') &&
    isWords(rows[at + 1]!) &&
    filled(rows[at + 1]!) >= width / 2;
  if (above) return { header: at, headerRows: 2 };
  return { header: at + 1, headerRows: below ? 2 : 1 };
}

const isFigure = (cell: string): boolean =>
  ['.', ','].some((decimal) => typeof amountOf(cell, { decimal: decimal as '.', unit: 1, round: true }) === 'number');

/**
 * A mapping to begin with.
 * @param rows the first rows of the file, headers included
 */
export function guessMapping(rows: readonly string[][], fileName = ''): Mapping {
  const { header, headerRows } = headerOf(rows.slice(0, 20));
  const names = columnNames(rows.slice(header - 1, header - 1 + headerRows)).slice(0, MOST_COLUMNS);
  const below = rows.slice(header - 1 + headerRows);
  const cellsOf = (at: number) => below.map((row) => row[at] ?? '').filter((cell) => cell.trim() !== '');
  const mapping: Mapping = { ...emptyMapping(), header, headerRows };
  const taken = new Set<Meaning>();
  const plain = names.map((name) =>
    name
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .replace(/_/g, ' ')
      .toLowerCase(),
  );
  const figures = names.map(
    (_, at) => cellsOf(at).length > 0 && cellsOf(at).every((cell) => cell === NO_VALUE || isFigure(cell)),
  );
  const dated = names.map((name, at) => figures[at] && yearIn.exec(name)?.[1]?.replace(/\s/g, ''));
  const wide = dated.filter(Boolean).length > 1;
  for (const [at, column] of names.entries()) {
    const word = plain[at]!;
    const cells = cellsOf(at);
    if (yearName.test(word.trim()) && !taken.has('year')) {
      taken.add('year');
      mapping.columns.push({ column, as: 'year' });
      mapping.yearDigits = cells.some((cell) => /\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{4}-\d\d-\d\d/.test(cell));
    } else if (
      wide
        ? dated[at]
        : figures[at] && amountName.test(word) && !/code|\bid\b|number/.test(word) && !taken.has('amount')
    ) {
      taken.add('amount');
      const measure: Measure = spentName.test(word) ? 'spent' : 'planned';
      mapping.columns.push({ column, as: 'amount', measure, ...(dated[at] ? { year: dated[at] } : {}) });
    } else if (sideName.test(word) && !taken.has('side') && sideOf(cells)) {
      taken.add('side');
      mapping.columns.push({ column, as: 'side' });
      mapping.side = sideOf(cells)!;
    } else {
      const meaning = isRowNumber(word, cells) ? undefined : dimensionAs(word, cells);
      if (!meaning || taken.has(meaning)) continue;
      taken.add(meaning);
      mapping.columns.push({ column, as: meaning });
    }
  }
  const amounts = mapping.columns.filter((one) => one.as === 'amount');
  mapping.amounts = {
    ...mapping.amounts,
    decimal: decimalOf(amounts.flatMap(({ column }) => cellsOf(names.indexOf(column)))),
  };
  if (!taken.has('year') && (amounts.length === 0 || amounts.some((one) => !one.year)))
    mapping.year = yearIn.exec(fileName.replace(/_/g, ' '))?.[1] ?? '';
  if (mapping.year === '') delete mapping.year;
  if (mapping.yearDigits === false) delete mapping.yearDigits;
  return mapping;
}

/** An id of the row itself, every one another, says nothing about money and would keep all rows apart. */
const isRowNumber = (word: string, cells: readonly string[]): boolean =>
  /\bid$|^#$|row/.test(word) && cells.length > 50 && new Set(cells).size === cells.length;

function dimensionAs(word: string, cells: readonly string[]): Meaning | undefined {
  const found = wordsOf.find(([, words]) => words.test(word));
  if (!found) return undefined;
  const coded =
    /\bcode\b|\bid\b|\bno\b|number|#|c[oó]digo/.test(word) ||
    (cells.length > 0 && cells.every((cell) => /^[\dA-Z.-]{1,14}$/.test(cell.trim()) && /\d/.test(cell)));
  // "Fund category" is a category of funds, not a fund; "account category" a category of accounts.
  const dimension = found[0] !== 'category' && /categor/.test(word) ? 'category' : found[0];
  return `${dimension}-${coded ? 'code' : 'name'}`;
}

/** The values of a column that says whose side a row is on; nothing when it says something else. */
function sideOf(cells: readonly string[]): { spending: string[]; revenue: string[] } | undefined {
  const values = [...new Set(cells.map((cell) => cell.trim()))];
  if (values.length === 0 || values.length > 20) return undefined;
  const spending = values.filter((value) => spends.test(value.replace(/_/g, ' ')));
  const revenue = values.filter((value) => earns.test(value.replace(/_/g, ' ')));
  return spending.length + revenue.length === values.length ? { spending, revenue } : undefined;
}
