// How the lines of a version lie in the database: those of one side, measure, year, fund and department beside each other, up to a hundred
// a row. Rows of single lines made an import wait mostly for their indexes. Pure; migration 0076 made the same blocks of earlier lines.
import { type Measure, measures, type Side, sides } from './words.ts';

/** So many fit a page of PostgreSQL without being compressed. */
const MOST_IN_A_BLOCK = 100;

/** What a block says of each of its lines, in their order: texts of PostgreSQL's arrays without their braces. */
export const lists = ['numbers', 'divisions', 'accounts', 'categories', 'cents', 'rows'] as const;

/** Values as they stand in the packed text, what is not said is null. PostgreSQL refuses what is no number, and a side that is none. */
export type Block = {
  first: number;
  lines: number;
  side: Side | null;
  measure: Measure | null;
  year: string | null;
  fund: string | null;
  department: string | null;
  restricted: boolean | null;
  recurring: boolean | null;
} & Record<(typeof lists)[number], string>;

/**
 * @param lines packed (packed.ts)
 * @returns blocks in the order of their first lines
 * @throws TypeError where something else than numbers stands in them: a word could be read as the absence of a number, or as several
 */
export function blocksOf(lines: string, years: readonly string[]): Block[] {
  if (!/^[\d,;-]*$/.test(lines)) throw new TypeError('the lines of a version hold something that is no number');
  const blocks: Block[] = [];
  const open = new Map<string, Block>();
  for (let start = 0, n = 0; start <= lines.length; n++) {
    const end = endOf(lines, ';', start);
    const about = endOf(lines, ',', start, 5);
    const values = endOf(lines, ',', about + 1, 3);
    const flags = endOf(lines, ',', values + 1, 2);
    const key = lines.slice(start, about) + lines.slice(values, flags);
    let block = open.get(key);
    if (!block || block.lines === MOST_IN_A_BLOCK) {
      block = emptyBlock(n, lines.slice(start, end).split(','), years);
      open.set(key, block);
      blocks.push(block);
    }
    add(block, n, lines.slice(about + 1, values).split(','), lines.slice(flags + 1, end).split(','));
    start = end + 1;
  }
  return blocks;
}

/** Where the so-manieth of these signs stands, or the text ends. */
function endOf(text: string, sign: string, from: number, times = 1): number {
  let at = from - 1;
  for (let i = 0; i < times; i++) {
    at = text.indexOf(sign, at + 1);
    if (at < 0) return text.length;
  }
  return at;
}

function emptyBlock(first: number, fields: string[], years: readonly string[]): Block {
  const [side, measure, year, fund, department, , , , restricted, recurring] = fields;
  return {
    first,
    lines: 0,
    side: sides[numberOf(side)] ?? null,
    measure: measures[numberOf(measure)] ?? null,
    year: years[numberOf(year)] ?? null,
    fund: fund || null,
    department: department || null,
    restricted: flag(restricted),
    recurring: flag(recurring),
    ...{ numbers: '', divisions: '', accounts: '', categories: '', cents: '', rows: '' },
  };
}

function add(block: Block, n: number, [division, account, category]: string[], [cents, rows]: string[]): void {
  const between = block.lines++ === 0 ? '' : ',';
  block.numbers += `${between}${n}`;
  block.divisions += between + (division || 'NULL');
  block.accounts += between + (account || 'NULL');
  block.categories += between + (category || 'NULL');
  // A list that is left empty would be one of nothing.
  block.cents += between + (cents || 'none');
  block.rows += between + (rows || 'none');
}

const numberOf = (said: string | undefined): number => (said ? Number(said) : -1);
const flag = (said: string | undefined): boolean | null => (said ? said !== '0' : null);
