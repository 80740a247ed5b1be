// What rows are about in one dimension: each code or name once, with a number. The texts of cells lead straight to it, since a budget says
// the same things over and over. One code is one value, whatever it is called; the first name stands.
import { MOST_LINES } from '../versions/packed.ts';
import type { Dimension, Value } from '../versions/words.ts';
import { ownText } from './read-rows.ts';
import { saysTotal } from './totals.ts';

/** Texts of cells that are remembered; beyond them a cell is only read more slowly. */
const MOST_CELLS = MOST_LINES * 4;
const MOST_NAMES = 10;

export class Values {
  readonly dimension: Dimension;
  /** where the code and the name stand in a row; -1 where no column says it */
  code = -1;
  name = -1;
  readonly list: Value[] = [];
  /** whether a value calls itself a total */
  readonly totals: boolean[] = [];
  /** other names of one code */
  readonly renamed = new Map<number, Set<string>>();
  readonly #byCell = new Map<string, number>();
  readonly #lastName: string[] = [];
  readonly #known = new Map<string, number>();
  readonly #names: ReadonlyMap<string, string>;

  constructor(dimension: Dimension, names: Readonly<Record<string, string>> = {}) {
    this.dimension = dimension;
    this.#names = new Map(Object.entries(names));
  }

  /** The number of what a row is about; -1 where it says nothing. */
  of(cells: readonly string[]): number {
    const cell = cells[this.code < 0 ? this.name : this.code]!;
    const n = this.#byCell.get(cell);
    if (this.code < 0 || this.name < 0)
      return n ?? this.#meet(cell, this.code < 0 ? '' : cell, this.code < 0 ? cell : '');
    const name = cells[this.name]!;
    return n !== undefined && this.#lastName[n] === name ? n : this.#meet(cell, cell, name);
  }

  #meet(cell: string, rawCode: string, rawName: string): number {
    // What is kept must not keep the piece of the file it was cut out of.
    const code = ownText(tidy(rawCode));
    const name = ownText(tidy(rawName));
    if (code === '' && name === '') return -1;
    const key = code === '' ? `\n${name}` : code;
    let n = this.#known.get(key);
    if (n === undefined) {
      const value = { code, name: name || (this.#names.get(code) ?? '') };
      n = this.list.push(value) - 1;
      this.totals.push(saysTotal(value.name) || saysTotal(code));
      this.#known.set(key, n);
    } else if (name !== '' && this.list[n]!.name === '') this.list[n]!.name = name;
    else if (name !== '' && this.list[n]!.name !== name) this.#rename(n, name);
    if (code !== '' || this.code < 0) {
      if (this.#byCell.size < MOST_CELLS) this.#byCell.set(ownText(cell), n);
      this.#lastName[n] = rawName === name ? name : ownText(rawName);
    }
    return n;
  }

  #rename(n: number, name: string): void {
    const names = this.renamed.get(n) ?? new Set([this.list[n]!.name]);
    if (names.size < MOST_NAMES) names.add(name);
    this.renamed.set(n, names);
  }
}

// Tabs and breaks would part what an act holds in one text; bidi controls could make a page lie.
const unsaid = /[\p{Cc}\s\u202a-\u202e\u2066-\u2069]+/gu;
export const tidy = (cell: string): string =>
  cell.replace(unsaid, ' ').trim().normalize('NFC').slice(0, 300).toWellFormed();
