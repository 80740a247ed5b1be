// Rows of a file into lines of a version, by a mapping: what a row is about, whose side and year, how much. Rows about the same thing are
// added together. It keeps one object a line, never a row, so a file of a million rows costs what its lines cost.
// It must never drop a row without counting why.
import { MOST_NAME_SIGNS } from '../versions/packed.ts';
import type { Dimension, Line, Measure, Side } from '../versions/words.ts';
import { amountOf, NO_VALUE } from './amounts.ts';
import { type AmountColumn, type Columns, columnsOf } from './columns.ts';
import { LineSums } from './line-sums.ts';
import type { Mapping } from './mapping.ts';
import { type Problem, Problems } from './problems.ts';
import { ownText } from './read-rows.ts';
import { Sides, Years } from './sides-and-years.ts';
import { type Suspect, TotalRows } from './totals.ts';
import { tidy, type Values } from './values.ts';

export type LeftOut = { blank: number; noAmount: number; totals: number; without: number };

export type Taken = {
  columns: string[];
  lines: Line[];
  /** rows below the header */
  rows: number;
  leftOut: LeftOut;
  suspects: Suspect[];
  suspectCount: number;
  /** values of the side column that the mapping does not know */
  strangers: string[];
  /** values with one code and several names: the first name stands */
  renamed: { dimension: Dimension; code: string; names: string[] }[];
  problems: Problems;
};

const MOST_RENAMED = 50;

/** Takes rows one by one; `done` gives what came of them. */
export class Taking {
  readonly #mapping: Mapping;
  readonly #heads: string[][] = [];
  readonly #problems = new Problems();
  readonly #leftOut: LeftOut = { blank: 0, noAmount: 0, totals: 0, without: 0 };
  readonly #totals = new TotalRows();
  readonly #lines = new LineSums();
  #rows = 0;
  #columns: Columns | undefined;
  readonly #sides: Sides;
  readonly #years: Years;
  /** of rows whose file does not say it */
  readonly #givenYear: number;
  /** what the row at hand is about, a number a dimension, and what it says: the same places for every row */
  readonly #about: number[] = [];
  readonly #said: (number | undefined)[] = [];
  readonly #parts: number[] = [];
  readonly #above: string[] = [];
  /** all that was counted of a side, measure and year, whatever its sign: within this every sum of lines is exact */
  readonly #counted: number[] = [];

  constructor(mapping: Mapping) {
    this.#mapping = mapping;
    this.#sides = new Sides(mapping.side);
    this.#years = new Years(mapping.yearDigits);
    this.#givenYear = mapping.year ? this.#years.number(tidy(mapping.year)) : -1;
  }

  /** One row as it was read; `number` as a spreadsheet counts. */
  row = (cells: string[], number: number): undefined => {
    const { header, headerRows } = this.#mapping;
    if (number < header) return;
    if (number < header + headerRows) {
      this.#heads.push(cells.map(ownText));
      if (number === header + headerRows - 1) this.#columns = columnsOf(this.#heads, this.#mapping, this.#problems);
      return;
    }
    this.#rows++;
    if (cells.length === 0 || (cells.length === 1 && cells[0]!.trim() === '') || cells.every((cell) => cell === '')) {
      this.#leftOut.blank++;
      return;
    }
    const columns = this.#columns!;
    if (cells.length !== columns.names.length && !this.#fits(cells, number, columns)) return;
    for (const at of columns.fill) {
      if (cells[at]!.trim() === '') cells[at] = this.#above[at] ?? '';
      else this.#above[at] = ownText(cells[at]!);
    }
    for (const { at, is } of columns.without) {
      if (is.has(cells[at]!.trim())) {
        this.#leftOut.without++;
        return;
      }
    }
    this.#take(cells, number, columns);
  };

  /** Cells that are empty at the end are nobody's mistake; anything else means that a column slipped. */
  #fits(cells: string[], row: number, { names, side, year, values, amounts }: Columns): boolean {
    while (cells.length > names.length && cells.at(-1)!.trim() === '') cells.pop();
    if (cells.length > names.length) {
      this.#problems.add({ code: 'too-many-cells', row, n: cells.length });
      return false;
    }
    const needed = Math.max(
      side,
      year,
      ...values.flatMap((one) => [one.code, one.name]),
      ...amounts.map((one) => one.at),
    );
    if (cells.length <= needed && cells.length < 2) {
      this.#problems.add({ code: 'too-few-cells', row, n: cells.length });
      return false;
    }
    while (cells.length < names.length) cells.push('');
    return true;
  }

  #take(cells: string[], row: number, columns: Columns): void {
    const { values, amounts } = columns;
    for (let i = 0; i < values.length; i++) this.#about[i] = values[i]!.of(cells);
    const found = this.#readAmounts(cells, row, amounts);
    if (found === undefined) return;
    if (found === 0) {
      this.#leftOut.noAmount++;
      return;
    }
    if (this.#mapping.totals !== 'keep' && this.#isTotal(cells, row, columns)) return;
    const year = this.#yearOf(cells, columns);
    const side = this.#sideOf(cells, row, columns);
    for (let i = 0; i < amounts.length; i++) {
      const cents = this.#said[i];
      if (cents === undefined) continue;
      const column = amounts[i]!;
      const when = column.year === undefined ? year : this.#years.number(column.year);
      if (when < 0 && columns.year >= 0)
        this.#problems.add({ code: 'no-year', row, column: columns.names[columns.year]! });
      const whose = sideFor(column.side ?? side, cents);
      if (whose === undefined || when < 0) return;
      // By its sign, revenue is what is negative; elsewhere the mapping says which side is written with the other sign.
      const turned = !column.side && side === 'by-sign' ? whose === 'revenue' : this.#mapping.flip.includes(whose);
      this.#add(cells, row, columns, {
        whose,
        when,
        measure: column.measure,
        cents: turned && cents !== 0 ? -cents : cents,
      });
    }
  }

  /** Reads the row's amounts; how many there are, or undefined when one of them cannot be read. */
  #readAmounts(cells: string[], row: number, amounts: readonly AmountColumn[]): number | undefined {
    let found: number | undefined = 0;
    for (let i = 0; i < amounts.length; i++) {
      const { at, name } = amounts[i]!;
      const cell = cells[at]!;
      const amount = amountOf(cell, this.#mapping.amounts);
      if (typeof amount === 'string') {
        const code = cell === NO_VALUE ? 'formula-without-value' : amount;
        this.#problems.add({ code, row, column: name, cell });
        found = undefined;
      } else {
        this.#said[i] = amount;
        if (amount !== undefined && found !== undefined) found++;
      }
    }
    return found;
  }

  /** Whether the row is left out as a total. What is only suspected is noted and stays. */
  #isTotal(cells: string[], row: number, { values }: Columns): boolean {
    let filled = 0;
    let saysSo = false;
    for (let i = 0; i < values.length; i++) {
      const n = this.#about[i]!;
      if (n < 0) continue;
      filled++;
      saysSo ||= values[i]!.totals[n]!;
    }
    if (!this.#totals.isTotal(cells, row, { filled, saysSo, amounts: this.#said })) return false;
    if (this.#mapping.totals === 'ask') this.#problems.add({ code: 'looks-like-total', row });
    else this.#leftOut.totals++;
    return true;
  }

  #yearOf(cells: string[], { year }: Columns): number {
    if (year >= 0) return this.#years.of(cells[year]!);
    return this.#givenYear;
  }

  #sideOf(cells: string[], row: number, { side: at, names }: Columns): Side | 'by-sign' | undefined {
    const { side } = this.#mapping;
    if (typeof side === 'string') return side;
    if (at < 0) return undefined;
    const found = this.#sides.of(cells[at]!);
    if (!found) this.#problems.add({ code: 'unknown-side', row, column: names[at]!, cell: cells[at]! });
    return found;
  }

  #add(cells: string[], row: number, columns: Columns, { whose, when, measure, cents }: Counted): void {
    const which = ((whose === 'revenue' ? 2 : 0) + (measure === 'spent' ? 1 : 0)) * 256 + when;
    this.#parts[0] = which * 9 + flagIn(cells, columns.restricted) * 3 + flagIn(cells, columns.recurring);
    for (let i = 0; i < columns.values.length; i++) this.#parts[i + 1] = this.#about[i]! + 1;
    this.#lines.add(this.#parts, cents);
    this.#counted[which] = (this.#counted[which] ?? 0) + Math.abs(cents);
    if (!Number.isSafeInteger(this.#counted[which])) this.#problems.add({ code: 'sum-too-great', row });
  }

  /** What came of the rows. Call it once, after the last one. */
  done(): Taken {
    const columns = this.#columns;
    if (!columns) this.#problems.add({ code: 'no-rows', row: 0 });
    else if (this.#lines.overflow > 0) this.#problems.add(tooMany(columns));
    else if (this.#lines.rows.length === 0 && this.#problems.count === 0)
      this.#problems.add({ code: 'no-lines', row: 0 });
    const values = columns?.values ?? [];
    if (columns && values.reduce((sum, one) => sum + namesOf(one), 0) > MOST_NAME_SIGNS)
      this.#problems.add(tooLong(columns));
    return {
      columns: columns?.names ?? [],
      lines: this.#lines.rows.map((_, n) => this.#line(n, values)),
      rows: this.#rows,
      leftOut: this.#leftOut,
      suspects: this.#totals.suspects,
      suspectCount: this.#totals.count,
      strangers: [...this.#sides.strangers],
      renamed: values.flatMap(renamedIn).slice(0, MOST_RENAMED),
      problems: this.#problems,
    };
  }

  #line(n: number, values: readonly Values[]): Line {
    const { cents, rows } = this.#lines;
    const [head, ...about] = this.#lines.partsOf(n, values.length + 1) as [number, ...number[]];
    const flags = head % 9;
    const which = Math.floor(head / 9);
    const kind = which >> 8;
    const line: Line = {
      side: kind >= 2 ? 'revenue' : 'spending',
      measure: kind % 2 === 1 ? 'spent' : 'planned',
      year: this.#years.list[which % 256]!,
      cents: cents[n]!,
      rows: rows[n]!,
    };
    for (const [i, one] of values.entries()) if (about[i]! > 0) line[one.dimension] = one.list[about[i]! - 1]!;
    if (flags >= 3) line.restricted = flags >= 6;
    if (flags % 3 > 0) line.recurring = flags % 3 === 2;
    return line;
  }
}

type Counted = { whose: Side; when: number; measure: Measure; cents: number };

const yesWords = /^(?:y|yes|true|1|x|restricted|recurring|ongoing|sí|si)$/i;

/** 0 unsaid, 1 no, 2 yes */
function flagIn(cells: readonly string[], at: number): number {
  if (at < 0) return 0;
  const cell = cells[at]!.trim();
  return yesWords.test(cell) ? 2 : cell === '' ? 0 : 1;
}

const sideFor = (side: Side | 'by-sign' | undefined, cents: number): Side | undefined =>
  side === 'by-sign' ? (cents < 0 ? 'revenue' : 'spending') : side;

/** The remedy is the column that tells most lines apart: without it they become one. */
function tooMany({ names, values }: Columns): Problem {
  const widest = values.reduce((a, b) => (b.list.length > a.list.length ? b : a));
  const at = widest.code >= 0 ? widest.code : widest.name;
  return { code: 'too-many-lines', row: 0, column: names[at] ?? '', n: widest.list.length };
}

/** Signs of the names of a dimension, as a version holds them. */
const namesOf = ({ list }: Values): number => list.reduce((sum, { name }) => sum + name.length + 1, 0);

/** The remedy is the column that says the most: names are said once each, however many lines bear them. */
function tooLong({ names, values }: Columns): Problem {
  const widest = values.reduce((a, b) => (namesOf(b) > namesOf(a) ? b : a));
  return { code: 'too-many-names', row: 0, column: names[widest.name >= 0 ? widest.name : widest.code] ?? '' };
}

const renamedIn = ({ dimension, list, renamed }: Values): Taken['renamed'] =>
  [...renamed].map(([n, names]) => ({ dimension, code: list[n]!.code, names: [...names] }));
