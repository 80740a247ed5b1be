// Whose side a row is on and what year it is of, by what a cell says: each saying is looked at once, however many rows repeat it.
import type { Side } from '../versions/words.ts';
import type { Mapping } from './mapping.ts';
import { ownText } from './read-rows.ts';
import { tidy } from './values.ts';

/** Sayings that are remembered; beyond them a cell is only read more slowly. */
const MOST_SAYINGS = 10_000;
const MOST_STRANGERS = 50;

export class Sides {
  /** what the column says that the mapping does not know */
  readonly strangers = new Set<string>();
  readonly #said = new Map<string, Side | undefined>();
  readonly #mapped: Mapping['side'];

  constructor(side: Mapping['side']) {
    this.#mapped = side;
  }

  /** The side a cell says; undefined, and noted, where the mapping names it on neither side or on both. */
  of(cell: string): Side | undefined {
    let side = this.#said.get(cell);
    if (side === undefined && !this.#said.has(cell)) {
      side = typeof this.#mapped === 'object' ? sideBy(this.#mapped, cell.trim()) : undefined;
      if (this.#said.size < MOST_SAYINGS) this.#said.set(ownText(cell), side);
    }
    if (!side && this.strangers.size < MOST_STRANGERS) this.strangers.add(ownText(cell.trim()));
    return side;
  }
}

function sideBy(side: { spending: string[]; revenue: string[]; begins?: boolean }, cell: string): Side | undefined {
  const has = (values: readonly string[]) =>
    values.some((value) =>
      side.begins ? value !== '' && cell.startsWith(value) : value.toLowerCase() === cell.toLowerCase(),
    );
  const spends = has(side.spending);
  const earns = has(side.revenue);
  return spends === earns ? undefined : spends ? 'spending' : 'revenue';
}

/** As many as an act may hold. */
const MOST_YEARS = 200;
const LONGEST_YEAR = 40;

export class Years {
  readonly list: string[] = [];
  readonly #said = new Map<string, number>();
  readonly #digitsOnly: boolean;

  constructor(digitsOnly = false) {
    this.#digitsOnly = digitsOnly;
  }

  /** The number of the year a cell says; -1 where it says none. */
  of(cell: string): number {
    const known = this.#said.get(cell);
    if (known !== undefined) return known;
    const year = this.#digitsOnly ? (/(?<!\d)(?:19|20)\d\d(?!\d)/.exec(cell)?.[0] ?? '') : tidy(cell);
    const n = year === '' || year.length > LONGEST_YEAR ? -1 : this.number(ownText(year));
    if (this.#said.size < MOST_SAYINGS) this.#said.set(ownText(cell), n);
    return n;
  }

  /** The number of a year by its name; -1 beyond the limit. */
  number(year: string): number {
    const n = this.list.indexOf(year);
    if (n >= 0) return n;
    return this.list.length < MOST_YEARS ? this.list.push(year) - 1 : -1;
  }
}
