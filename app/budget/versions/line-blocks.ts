// How the lines of a version lie in the database: those of one side, measure, year, fund and department beside each other, up to a hundred
// a row. Rows of single lines made an import wait mostly for their indexes. Pure; migration 0076 made the same blocks of earlier lines.
import { type Measure, measures, type Side, sides } from './words.ts';

/** So many fit a page of PostgreSQL without being compressed. */
const MOST_IN_A_BLOCK = 100;

/** What a block says of each of its lines, in their order. */
export const lists = ['numbers', 'divisions', 'accounts', 'categories', 'cents', 'rows'] as const;

/** Values as they stand in the packed text; what is not said is NULL. PostgreSQL refuses what is no number, and a side that is none. */
export type Block = {
  first: number;
  side: Side | null;
  measure: Measure | null;
  year: string | null;
  fund: string | null;
  department: string | null;
  restricted: boolean | null;
  recurring: boolean | null;
} & Record<(typeof lists)[number], (string | number)[]>;

/** @param lines packed (packed.ts). @returns blocks in the order of their first lines */
export function blocksOf(lines: string, years: readonly string[]): Set<Block> {
  const blocks = new Set<Block>();
  const open = new Map<string, Block>();
  for (const [n, line] of lines.split(';').entries()) {
    const [side, measure, year, fund, department, division, account, category, restricted, recurring, cents, rows] =
      line.split(',');
    const key = `${side},${measure},${year},${fund},${department},${restricted},${recurring}`;
    let block = open.get(key);
    if (!block || block.numbers.length === MOST_IN_A_BLOCK) {
      block = {
        first: n,
        side: sides[numberOf(side)] ?? null,
        measure: measures[numberOf(measure)] ?? null,
        year: years[numberOf(year)] ?? null,
        fund: fund || null,
        department: department || null,
        restricted: flag(restricted),
        recurring: flag(recurring),
        ...{ numbers: [], divisions: [], accounts: [], categories: [], cents: [], rows: [] },
      };
      open.set(key, block);
      blocks.add(block);
    }
    block.numbers.push(n);
    block.divisions.push(division ? whole(division) : 'NULL');
    block.accounts.push(account ? whole(account) : 'NULL');
    block.categories.push(category ? whole(category) : 'NULL');
    block.cents.push(whole(cents));
    block.rows.push(whole(rows));
  }
  return blocks;
}

/** What is no whole number stays none in a list, and refuses it. */
const whole = (said: string | undefined): string => (said !== undefined && /^-?\d+$/.test(said) ? said : 'none');
const numberOf = (said: string | undefined): number => (said && /^\d+$/.test(said) ? Number(said) : -1);
const flag = (said: string | undefined): boolean | null => (said ? said !== '0' : null);
