// Rows of a file into lines of a version, by a mapping: what a row is about, whose side and year, how much. Rows about the same thing are
// added together. It keeps one object a line, never a row, so a file of a million rows costs what its lines cost.
// It must never drop a row without counting why.
import { type Dimension, dimensions, type Line, type Measure, type Side, type Value } from '../versions/words.ts';
import { amountOf } from './amounts.ts';
import { LineSums } from './line-sums.ts';
import { columnNames, type Mapping, type Part } from './mapping.ts';
import { Problems } from './problems.ts';
import { RunningTotals, type Suspect } from './totals.ts';
import { tidy, Values } from './values.ts';

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

const MOST_SUSPECTS = 200;
const MOST_RENAMED = 50;

type AmountColumn = { at: number; name: string; year?: string; measure: Measure; side?: Side };

/** Takes rows one by one; `done` gives what came of them. */
export class Taking {
  readonly #mapping: Mapping;
  readonly #heads: string[][] = [];
  readonly #problems = new Problems();
  readonly #leftOut: LeftOut = { blank: 0, noAmount: 0, totals: 0, without: 0 };
  readonly #suspects: Suspect[] = [];
  #suspectCount = 0;
  readonly #lines = new LineSums();
  #rows = 0;
  #columns: string[] = [];
  #amounts: AmountColumn[] = [];
  #dimensions: Values[] = [];
  /** what the row at hand is about, a number a dimension, and what it says: the same places for every row */
  #about: number[] = [];
  #said: (number | undefined)[] = [];
  #parts: number[] = [];
  #year = -1;
  #side = -1;
  #restricted = -1;
  #recurring = -1;
  #fill: number[] = [];
  #above: string[] = [];
  #without: { at: number; is: Set<string> }[] = [];
  readonly #sides = new Map<string, Side | undefined>();
  readonly #strangers = new Set<string>();
  readonly #years: string[] = [];
  readonly #yearNumbers = new Map<string, number>();
  readonly #running = new RunningTotals();
  #filledBefore = 0;

  constructor(mapping: Mapping) {
    this.#mapping = mapping;
  }

  /** One row as it was read; `number` as a spreadsheet counts. */
  row = (cells: string[], number: number): undefined => {
    const { header, headerRows } = this.#mapping;
    if (number < header) return;
    if (number < header + headerRows) {
      this.#heads.push(cells);
      if (number === header + headerRows - 1) this.#begin();
      return;
    }
    this.#rows++;
    if (cells.length === 0 || (cells.length === 1 && cells[0]!.trim() === '') || cells.every((cell) => cell === '')) {
      this.#leftOut.blank++;
      return;
    }
    if (cells.length !== this.#columns.length && !this.#fits(cells, number)) return;
    for (const at of this.#fill) {
      if (cells[at]!.trim() === '') cells[at] = this.#above[at] ?? '';
      else this.#above[at] = cells[at]!;
    }
    for (const { at, is } of this.#without) {
      if (is.has(cells[at]!.trim())) {
        this.#leftOut.without++;
        return;
      }
    }
    this.#take(cells, number);
  };

  /** Cells that are empty at the end are nobody's mistake; anything else means that a column slipped. */
  #fits(cells: string[], row: number): boolean {
    const wanted = this.#columns.length;
    while (cells.length > wanted && cells.at(-1)!.trim() === '') cells.pop();
    if (cells.length > wanted) {
      this.#problems.add({ code: 'too-many-cells', row, n: cells.length });
      return false;
    }
    const needed = Math.max(
      this.#side,
      this.#year,
      ...this.#dimensions.flatMap((one) => [one.code, one.name]),
      ...this.#amounts.map((one) => one.at),
    );
    if (cells.length <= needed && cells.length < 2) {
      this.#problems.add({ code: 'too-few-cells', row, n: cells.length });
      return false;
    }
    while (cells.length < wanted) cells.push('');
    return true;
  }

  #begin(): void {
    this.#columns = columnNames(this.#heads);
    const places = new Map(this.#columns.map((name, at) => [name, at]));
    const at = (column: string): number => {
      const found = places.get(column);
      if (found === undefined) this.#problems.add({ code: 'no-column', row: 0, column });
      return found ?? -1;
    };
    const mapping = this.#mapping;
    for (const each of mapping.columns) {
      const place = at(each.column);
      if (place < 0) continue;
      if (each.as === 'amount')
        this.#amounts.push({
          at: place,
          name: each.column,
          measure: each.measure ?? mapping.measure,
          ...(each.year !== undefined && { year: each.year }),
          ...(each.side && { side: each.side }),
        });
      else if (each.as === 'year') this.#year = place;
      else if (each.as === 'side') this.#side = place;
      else if (each.as === 'restricted') this.#restricted = place;
      else if (each.as === 'recurring') this.#recurring = place;
      else this.#meets(each.as, place);
    }
    this.#dimensions.sort((a, b) => dimensions.indexOf(a.dimension) - dimensions.indexOf(b.dimension));
    this.#fill = mapping.fillDown.map(at).filter((place) => place >= 0);
    this.#without = mapping.without
      .map((one) => ({ at: at(one.column), is: new Set(one.is) }))
      .filter((one) => one.at >= 0);
    if (this.#amounts.length === 0) this.#problems.add({ code: 'no-amount-column', row: 0 });
    if (this.#dimensions.length === 0) this.#problems.add({ code: 'no-dimension', row: 0 });
    const { side } = mapping;
    if (typeof side === 'object' && this.#side < 0 && this.#amounts.some((one) => !one.side))
      this.#problems.add({ code: 'no-side-column', row: 0 });
    if (this.#year < 0 && !mapping.year && this.#amounts.some((one) => !one.year))
      this.#problems.add({ code: 'no-year-given', row: 0 });
  }

  #meets(as: string, place: number): void {
    const [dimension, part] = as.split('-') as [Dimension, Part];
    let one = this.#dimensions.find((each) => each.dimension === dimension);
    if (!one) {
      one = new Values(dimension, this.#mapping.names.find((each) => each.dimension === dimension)?.names);
      this.#dimensions.push(one);
    }
    one[part] = place;
  }

  #take(cells: string[], row: number): void {
    for (let i = 0; i < this.#dimensions.length; i++) this.#about[i] = this.#dimensions[i]!.of(cells);
    const found = this.#readAmounts(cells, row);
    if (found === undefined) return;
    if (found === 0) {
      this.#leftOut.noAmount++;
      return;
    }
    if (this.#mapping.totals !== 'keep' && this.#isTotal(cells, row)) return;
    const year = this.#yearOf(cells);
    const side = this.#sideOf(cells, row);
    for (let i = 0; i < this.#amounts.length; i++) {
      const cents = this.#said[i];
      if (cents === undefined) continue;
      const column = this.#amounts[i]!;
      const when = column.year === undefined ? year : this.#yearNumber(column.year);
      if (when < 0 && this.#year >= 0) this.#problems.add({ code: 'no-year', row, column: this.#columns[this.#year]! });
      const whose = sideFor(column.side ?? side, cents);
      if (whose === undefined || when < 0) return;
      this.#add(
        cells,
        row,
        { whose, when, measure: column.measure, turned: side === 'by-sign' && !column.side },
        cents,
      );
    }
  }

  /** Reads the row's amounts; how many there are, or undefined when one of them cannot be read. */
  #readAmounts(cells: string[], row: number): number | undefined {
    let found: number | undefined = 0;
    for (let i = 0; i < this.#amounts.length; i++) {
      const { at, name } = this.#amounts[i]!;
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
  #isTotal(cells: string[], row: number): boolean {
    let filled = 0;
    let words = false;
    for (let i = 0; i < this.#about.length; i++) {
      const n = this.#about[i]!;
      if (n < 0) continue;
      filled++;
      words ||= this.#dimensions[i]!.totals[n]!;
    }
    if (words || filled < this.#filledBefore) {
      const sure = this.#running.isSum(this.#said);
      if (sure || words) this.#suspect({ row, words: wordsIn(cells), evidence: sure ? 'sum' : 'words' });
      if (sure) {
        this.#running.mark();
        if (this.#mapping.totals === 'ask') this.#problems.add({ code: 'looks-like-total', row });
        else this.#leftOut.totals++;
        return true;
      }
    }
    if (!words && filled > this.#filledBefore) this.#filledBefore = filled;
    this.#running.add(this.#said);
    return false;
  }

  #suspect(suspect: Suspect): void {
    this.#suspectCount++;
    if (this.#suspects.length < MOST_SUSPECTS) this.#suspects.push(suspect);
  }

  #yearOf(cells: string[]): number {
    if (this.#year < 0) return this.#mapping.year ? this.#yearNumber(this.#mapping.year) : -1;
    const cell = cells[this.#year]!;
    const known = this.#yearNumbers.get(cell);
    if (known !== undefined) return known;
    const year = this.#mapping.yearDigits ? (/(?<!\d)(?:19|20)\d\d(?!\d)/.exec(cell)?.[0] ?? '') : tidy(cell);
    const n = year === '' || year.length > 40 ? -1 : this.#yearNumber(year);
    if (this.#yearNumbers.size < 10_000) this.#yearNumbers.set(cell, n);
    return n;
  }

  #yearNumber(year: string): number {
    let n = this.#years.indexOf(year);
    if (n < 0) n = this.#years.length < 200 ? this.#years.push(year) - 1 : -1;
    return n;
  }

  #sideOf(cells: string[], row: number): Side | 'by-sign' | undefined {
    const { side } = this.#mapping;
    if (typeof side === 'string') return side;
    if (this.#side < 0) return undefined;
    const cell = cells[this.#side]!;
    if (!this.#sides.has(cell) && this.#sides.size < 100_000) this.#sides.set(cell, sideBy(side, cell.trim()));
    const found = this.#sides.get(cell);
    if (!found && this.#strangers.size < 50) this.#strangers.add(cell.trim());
    if (!found) this.#problems.add({ code: 'unknown-side', row, column: this.#columns[this.#side]!, cell });
    return found;
  }

  /** 0 unsaid, 1 no, 2 yes */
  #flag(cells: string[], at: number): number {
    if (at < 0) return 0;
    const cell = cells[at]!.trim();
    return yesWords.test(cell) ? 2 : cell === '' ? 0 : 1;
  }

  #add(
    cells: string[],
    row: number,
    { whose, when, measure, turned }: { whose: Side; when: number; measure: Measure; turned: boolean },
    cents: number,
  ): void {
    const flags = this.#flag(cells, this.#restricted) * 3 + this.#flag(cells, this.#recurring);
    this.#parts[0] = (((whose === 'revenue' ? 2 : 0) + (measure === 'spent' ? 1 : 0)) * 256 + when) * 9 + flags;
    for (let i = 0; i < this.#about.length; i++) this.#parts[i + 1] = this.#about[i]! + 1;
    const isTurned = (turned && whose === 'revenue') || (!turned && this.#mapping.flip.includes(whose));
    if (!this.#lines.add(this.#parts, isTurned && cents !== 0 ? -cents : cents))
      this.#problems.add({ code: 'sum-too-great', row });
  }

  /** What came of the rows. Call it once, after the last one. */
  done(): Taken {
    if (this.#columns.length === 0) this.#problems.add({ code: 'no-rows', row: 0 });
    else if (this.#lines.overflow > 0) this.#problems.add(this.#tooMany());
    else if (this.#lines.rows.length === 0 && this.#problems.count === 0)
      this.#problems.add({ code: 'no-lines', row: 0 });
    return {
      columns: this.#columns,
      lines: this.#lines.parts.map((_, n) => this.#line(n)),
      rows: this.#rows,
      leftOut: this.#leftOut,
      suspects: this.#suspects,
      suspectCount: this.#suspectCount,
      strangers: [...this.#strangers],
      renamed: this.#dimensions
        .flatMap((one) =>
          [...one.renamed].map(([n, names]) => ({
            dimension: one.dimension,
            code: one.list[n]!.code,
            names: [...names],
          })),
        )
        .slice(0, MOST_RENAMED),
      problems: this.#problems,
    };
  }

  /** The remedy is the column that tells most lines apart: without it they become one. */
  #tooMany() {
    const widest = this.#dimensions.reduce((a, b) => (b.list.length > a.list.length ? b : a));
    const at = widest.code >= 0 ? widest.code : widest.name;
    return { code: 'too-many-lines', row: 0, column: this.#columns[at] ?? '', n: widest.list.length } as const;
  }

  #line(n: number): Line {
    const { cents, rows, parts } = this.#lines;
    const [head, ...about] = parts[n]! as [number, ...number[]];
    const flags = head % 9;
    const when = Math.floor(head / 9) % 256;
    const kind = Math.floor(head / 9 / 256);
    const line: Line = {
      side: kind >= 2 ? 'revenue' : 'spending',
      measure: kind % 2 === 1 ? 'spent' : 'planned',
      year: this.#years[when]!,
      cents: cents[n]!,
      rows: rows[n]!,
    };
    for (const [i, one] of this.#dimensions.entries())
      if (about[i]! > 0) line[one.dimension] = one.list[about[i]! - 1]!;
    if (flags >= 3) line.restricted = flags >= 6;
    if (flags % 3 > 0) line.recurring = flags % 3 === 2;
    return line;
  }
}

const yesWords = /^(?:y|yes|true|1|x|restricted|recurring|ongoing|sí|si)$/i;

const wordsIn = (cells: readonly string[]): string =>
  cells
    .filter((cell) => cell.trim() !== '')
    .join(' · ')
    .slice(0, 120);

const sideFor = (side: Side | 'by-sign' | undefined, cents: number): Side | undefined =>
  side === 'by-sign' ? (cents < 0 ? 'revenue' : 'spending') : side;

/** What a workbook gives for a formula whose result was never kept. */
export const NO_VALUE = '#NO-VALUE';

function sideBy(side: { spending: string[]; revenue: string[]; begins?: boolean }, cell: string): Side | undefined {
  const has = (values: readonly string[]) =>
    values.some((value) =>
      side.begins ? value !== '' && cell.startsWith(value) : value.toLowerCase() === cell.toLowerCase(),
    );
  const spends = has(side.spending);
  const earns = has(side.revenue);
  return spends === earns ? undefined : spends ? 'spending' : 'revenue';
}

/** Sums by fund, year, side and measure: what a certificate is about, and what a page shows before anything is recorded. */
export type Total = {
  fund: Value | undefined;
  year: string;
  side: Side;
  measure: Measure;
  cents: number;
  lines: number;
};

export function totalsOf(lines: Iterable<Line>, byFund = true): Total[] {
  const found = new Map<string, Total>();
  for (const line of lines) {
    const fund = byFund ? line.fund : undefined;
    const key = `${line.year}\t${line.measure}\t${fund ? fund.code || `\n${fund.name}` : ''}\t${line.side}`;
    const total = found.get(key);
    if (total) {
      total.cents += line.cents;
      total.lines++;
    } else
      found.set(key, { fund, year: line.year, side: line.side, measure: line.measure, cents: line.cents, lines: 1 });
  }
  return [...found.values()];
}
