// Rows of a file into lines of a version, by a mapping: what a row is about, whose side and year, how much. Rows about the same thing are
// added together. It keeps one object a line, never a row, so a file of a million rows costs what its lines cost.
// It must never drop a row without counting why.
import { MOST_LINES } from '../versions/packed.ts';
import { type Dimension, dimensions, type Line, type Measure, type Side, type Value } from '../versions/words.ts';
import { type Amount, amountOf } from './amounts.ts';
import { columnNames, type Mapping, type Part } from './mapping.ts';
import { Problems } from './problems.ts';
import { RunningTotals, type Suspect, saysTotal } from './totals.ts';

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
/** Where a dimension's code and name stand, and the values met so far: cell texts → number of the value. */
type DimensionColumn = {
  dimension: Dimension;
  code: number;
  name: number;
  known: Map<string, number>;
  values: Value[];
  isTotal: boolean[];
  names: Map<string, string> | undefined;
};

/** Takes rows one by one; `done` gives what came of them. */
export class Taking {
  readonly #mapping: Mapping;
  readonly #heads: string[][] = [];
  readonly #problems = new Problems();
  readonly #leftOut: LeftOut = { blank: 0, noAmount: 0, totals: 0, without: 0 };
  readonly #suspects: Suspect[] = [];
  #suspectCount = 0;
  readonly #renamed = new Map<string, Set<string>>();
  readonly #lines = new Map<string, { cents: number; rows: number; key: readonly (number | string)[] }>();
  #overflow = 0;
  #rows = 0;
  #columns: string[] = [];
  #amounts: AmountColumn[] = [];
  #dimensions: DimensionColumn[] = [];
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
      const names = this.#mapping.names.find((each) => each.dimension === dimension)?.names;
      one = {
        dimension,
        code: -1,
        name: -1,
        known: new Map(),
        values: [],
        isTotal: [],
        names: names && new Map(Object.entries(names)),
      };
      this.#dimensions.push(one);
    }
    one[part] = place;
  }

  #take(cells: string[], row: number): void {
    const about = this.#dimensions.map((one) => this.#valueAt(one, cells));
    const amounts = this.#amountsOf(cells, row);
    if (!amounts) return;
    if (amounts.every((amount) => amount === undefined)) {
      this.#leftOut.noAmount++;
      return;
    }
    if (this.#mapping.totals !== 'keep' && this.#isTotal(about, amounts, cells, row)) return;
    const year = this.#yearOf(cells);
    const side = this.#sideOf(cells, row);
    for (const [i, column] of this.#amounts.entries()) {
      const cents = amounts[i];
      if (cents === undefined) continue;
      const [whose, amount] = this.#signed(column.side ?? side, cents);
      const when = column.year === undefined ? year : this.#yearNumber(column.year);
      if (when < 0) this.#problems.add({ code: 'no-year', row, column: this.#columns[this.#year] ?? '' });
      if (whose === undefined || when < 0) return;
      this.#add(
        [
          whose,
          column.measure,
          when,
          this.#flag(cells, this.#restricted),
          this.#flag(cells, this.#recurring),
          ...about,
        ],
        amount,
        row,
      );
    }
  }

  /** The number of what a row is about in one dimension; -1 where it says nothing. One code is one value, whatever it is called. */
  #valueAt(one: DimensionColumn, cells: string[]): number {
    const code = one.code < 0 ? '' : cells[one.code]!;
    const name = one.name < 0 ? '' : cells[one.name]!;
    const cell = one.code < 0 || one.name < 0 ? code || name : `${code}\t${name}`;
    const known = one.known.get(cell);
    if (known !== undefined) return known;
    const value = { code: tidy(code), name: tidy(name) };
    let n =
      value.code === '' && value.name === '' ? -1 : value.code === '' ? undefined : one.known.get(`\n${value.code}`);
    if (n === undefined) {
      n = one.values.length;
      if (value.name === '' && value.code !== '') value.name = one.names?.get(value.code) ?? '';
      one.values.push(value);
      one.isTotal.push(saysTotal(value.name) || saysTotal(value.code));
      // The plain code leads to the value too, so that another name of the same code finds it.
      if (value.code !== '') one.known.set(`\n${value.code}`, n);
    } else if (n >= 0 && value.name !== '' && one.values[n]!.name !== value.name) {
      if (one.values[n]!.name === '') one.values[n]!.name = value.name;
      else this.#rename(one.dimension, one.values[n]!, value.name);
    }
    if (one.known.size < MOST_LINES * 4) one.known.set(cell, n);
    return n;
  }

  #rename(dimension: Dimension, value: Value, name: string): void {
    const key = `${dimension}\t${value.code}`;
    const names = this.#renamed.get(key);
    if (names) {
      if (names.size < 10) names.add(name);
    } else if (this.#renamed.size < MOST_RENAMED) this.#renamed.set(key, new Set([value.name, name]));
  }

  /** The row's amounts, a place a column; undefined when one of them cannot be read. */
  #amountsOf(cells: string[], row: number): (number | undefined)[] | undefined {
    let fine = true;
    const found = this.#amounts.map(({ at, name }) => {
      const amount: Amount = amountOf(cells[at]!, this.#mapping.amounts);
      if (typeof amount !== 'string') return amount;
      fine = false;
      this.#problems.add({
        code: cells[at] === NO_VALUE ? 'formula-without-value' : amount,
        row,
        column: name,
        cell: cells[at]!,
      });
      return undefined;
    });
    return fine ? found : undefined;
  }

  /** Whether the row is left out as a total. What is only suspected is noted and stays. */
  #isTotal(about: number[], amounts: (number | undefined)[], cells: string[], row: number): boolean {
    const filled = about.reduce((sum, n) => sum + (n >= 0 ? 1 : 0), 0);
    const words = this.#dimensions.some((one, i) => about[i]! >= 0 && one.isTotal[about[i]!]);
    const said = amounts.map((amount) => amount ?? 0);
    const suspected = words || filled < this.#filledBefore;
    if (suspected) {
      const sure = this.#running.isSum(said);
      if (sure || words)
        this.#suspect({
          row,
          words: cells
            .filter((cell) => cell.trim() !== '')
            .join(' · ')
            .slice(0, 120),
          evidence: sure ? 'sum' : 'words',
        });
      if (sure) {
        this.#running.mark();
        if (this.#mapping.totals === 'ask') this.#problems.add({ code: 'looks-like-total', row });
        else this.#leftOut.totals++;
        return true;
      }
    }
    this.#filledBefore = Math.max(filled, words ? 0 : this.#filledBefore);
    this.#running.add(said);
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

  #signed(side: Side | 'by-sign' | undefined, cents: number): [Side | undefined, number] {
    if (side === 'by-sign') return cents < 0 ? ['revenue', -cents] : ['spending', cents];
    return [side, side && this.#mapping.flip.includes(side) && cents !== 0 ? -cents : cents];
  }

  #flag(cells: string[], at: number): '' | 0 | 1 {
    if (at < 0) return '';
    const cell = cells[at]!.trim();
    return /^(?:y|yes|true|1|x|restricted|recurring|ongoing|sí|si)$/i.test(cell) ? 1 : cell === '' ? '' : 0;
  }

  #add(key: readonly (number | string)[], cents: number, row: number): void {
    const text = key.join(',');
    const line = this.#lines.get(text);
    if (line) {
      line.cents += cents;
      line.rows++;
      if (!Number.isSafeInteger(line.cents)) this.#problems.add({ code: 'sum-too-great', row });
    } else if (this.#lines.size < MOST_LINES) this.#lines.set(text, { cents, rows: 1, key });
    else this.#overflow++;
  }

  /** What came of the rows. Call it once, after the last one. */
  done(): Taken {
    if (this.#columns.length === 0) this.#problems.add({ code: 'no-rows', row: 0 });
    else if (this.#overflow > 0) this.#problems.add(this.#tooMany());
    else if (this.#lines.size === 0 && this.#problems.count === 0) this.#problems.add({ code: 'no-lines', row: 0 });
    return {
      columns: this.#columns,
      lines: [...this.#lines.values()].map((line) => this.#line(line)),
      rows: this.#rows,
      leftOut: this.#leftOut,
      suspects: this.#suspects,
      suspectCount: this.#suspectCount,
      strangers: [...this.#strangers],
      renamed: [...this.#renamed].map(([key, names]) => {
        const [dimension, code] = key.split('\t') as [Dimension, string];
        return { dimension, code, names: [...names] };
      }),
      problems: this.#problems,
    };
  }

  /** The remedy is the column that tells most lines apart: without it they become one. */
  #tooMany() {
    const widest = this.#dimensions.reduce((a, b) => (b.values.length > a.values.length ? b : a));
    const at = widest.code >= 0 ? widest.code : widest.name;
    return { code: 'too-many-lines', row: 0, column: this.#columns[at] ?? '', n: widest.values.length } as const;
  }

  #line({ cents, rows, key }: { cents: number; rows: number; key: readonly (number | string)[] }): Line {
    const [side, measure, year, restricted, recurring, ...about] = key as [
      Side,
      Measure,
      number,
      number | '',
      number | '',
      ...number[],
    ];
    const line: Line = { side, measure, year: this.#years[year]!, cents, rows };
    for (const [i, one] of this.#dimensions.entries()) if (about[i]! >= 0) line[one.dimension] = one.values[about[i]!]!;
    if (restricted !== '') line.restricted = restricted === 1;
    if (recurring !== '') line.recurring = recurring === 1;
    return line;
  }
}

/** What a workbook gives for a formula whose result was never kept. */
export const NO_VALUE = '#NO-VALUE';

// Tabs and breaks would part what an act holds in one text; bidi controls could make a page lie.
const unsaid = /[\p{Cc}\s\u202a-\u202e\u2066-\u2069]+/gu;
const tidy = (cell: string): string => cell.replace(unsaid, ' ').trim().normalize('NFC').slice(0, 300);

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
