// The lines of a version as an act holds them: what they are about once each, and a row of whole numbers a line. A hundred thousand
// lines are a few megabytes of one text, which every reader of the log can take apart with two splits. Pure; unpack(pack(x)) is x.
import { dimensions, type Line, measures, sides, type Value } from './words.ts';

/** At most so many distinct lines a version: more is the shape of a ledger, not of a budget, and no page could show it. */
export const MOST_LINES = 100_000;
/** Signs of all codes, and of all names, of a version: more no act can hold. */
export const MOST_SIGNS = 4_000_000;
/** Signs of all names of a version that is recorded now: an act that lifts a cover says them again, and holds no more. */
export const MOST_NAME_SIGNS = 1_000_000;

export type Packed = {
  years: string[];
  /** 'fund TAB code' a line; its number, from 0, is what lines say */
  codes: string;
  /** the name of each value, a line each, in the order of `codes` */
  names: string;
  /**
   * 'side,measure,year,fund,department,division,account,category,restricted,recurring,cents,rows' for each line, ';' between them. Sides
   * (0 spending, 1 revenue) and measures (0 planned, 1 spent) by number, years by their place in `years`, values by their number, ''
   * where a line has none; restricted and recurring '' unknown, 0 no, 1 yes.
   */
  lines: string;
};

const bit = (flag: boolean | undefined): string => (flag === undefined ? '' : flag ? '1' : '0');

/** Packs lines in the order given. Codes and names must hold no tab and no line break. */
export function pack(lines: Iterable<Line>): Packed {
  const years = new Map<string, number>();
  const numbers = new Map<string, number>();
  // Lines that came out of one file share their values, so most are known before their words are looked at.
  const met = dimensions.map(() => new Map<Value, number>());
  const codes: string[] = [];
  const names: string[] = [];
  const numberOf = (at: number, value: Value | undefined): number | '' => {
    if (!value) return '';
    const seen = met[at]!.get(value);
    if (seen !== undefined) return seen;
    const key = `${dimensions[at]}\t${value.code}\t${value.name}`;
    const known = numbers.get(key) ?? codes.length;
    if (known === codes.length) {
      numbers.set(key, known);
      codes.push(`${dimensions[at]}\t${value.code}`);
      names.push(value.name);
    }
    met[at]!.set(value, known);
    return known;
  };
  const rows: string[] = [];
  for (const line of lines) {
    const year = years.get(line.year) ?? years.size;
    years.set(line.year, year);
    let about = '';
    for (let at = 0; at < dimensions.length; at++) about += `${numberOf(at, line[dimensions[at]!])},`;
    rows.push(
      `${sides.indexOf(line.side)},${measures.indexOf(line.measure)},${year},${about}${bit(line.restricted)},${bit(line.recurring)},${line.cents},${line.rows}`,
    );
  }
  return { years: [...years.keys()], codes: codes.join('\n'), names: names.join('\n'), lines: rows.join(';') };
}

/** How many lines there are, and how many rows of the file they hold. */
export function countedIn(lines: string): { lines: number; rows: number } {
  const all = lines.split(';');
  return { lines: all.length, rows: all.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(',') + 1)), 0) };
}

/** The lines of a version again. Names that are covered come back as ''. */
export function unpack(packed: Omit<Packed, 'names'> & { names: string | null }): Line[] {
  if (packed.lines === '') return [];
  const names = (packed.names ?? '').split('\n');
  const values = packed.codes.split('\n').map((each, n) => ({ code: each.split('\t')[1] ?? '', name: names[n] ?? '' }));
  return packed.lines.split(';').map((row) => {
    const [side, measure, year, ...rest] = row.split(',') as [string, string, string, ...string[]];
    const line: Line = {
      side: sides[Number(side)]!,
      measure: measures[Number(measure)]!,
      year: packed.years[Number(year)]!,
      cents: Number(rest[7]),
      rows: Number(rest[8]),
    };
    for (const [i, dimension] of dimensions.entries()) if (rest[i] !== '') line[dimension] = values[Number(rest[i])]!;
    if (rest[5] !== '') line.restricted = rest[5] === '1';
    if (rest[6] !== '') line.recurring = rest[6] === '1';
    return line;
  });
}
