// What an import would make of a file, without making anything: the same reading that the import itself does.
import { type Shape, shapeOf } from './encodings.ts';
import { guessMapping } from './guess.ts';
import type { Mapping } from './mapping.ts';
import { readRows, UnreadableRow } from './read-rows.ts';
import { type Taken, Taking } from './take.ts';

/** A file that can be read again and again; asked for once for each reading. */
export type Source = () => AsyncIterable<Uint8Array>;

/** Of the first rows; a row may be a million signs long. */
const MOST_SIGNS = 4_000_000;

/** The first rows as they stand, for whoever maps the columns. A row that cannot be read ends them. */
export async function firstRows(source: Source, shape: Shape, most: number): Promise<string[][]> {
  const rows: string[][] = [];
  let signs = 0;
  try {
    await readRows(source(), shape, (cells) => {
      rows.push(cells);
      for (const cell of cells) signs += cell.length + 1;
      return rows.length < most && signs < MOST_SIGNS ? undefined : false;
    });
  } catch (error) {
    if (!(error instanceof UnreadableRow)) throw error;
  }
  return rows;
}

/** How many rows a guess is made from: enough to see the values of a column that has few. */
const GUESS_ROWS = 2000;

export async function beginMapping(source: Source, fileName: string): Promise<Mapping> {
  const shape = await shapeOf(source());
  return { ...guessMapping(await firstRows(source, shape, GUESS_ROWS), fileName), shape };
}

/**
 * Reads the whole file by a mapping. Everything that is wrong comes back in `problems`, a row that cannot be parted into cells too.
 * @param progress told the rows read so far, now and then
 */
export async function takeFile(source: Source, mapping: Mapping, progress?: (rows: number) => void): Promise<Taken> {
  const shape = mapping.shape ?? (await shapeOf(source()));
  const taking = new Taking(mapping);
  let broken: UnreadableRow | undefined;
  try {
    await readRows(source(), shape, (cells, row) => {
      if (row % 50_000 === 0) progress?.(row);
      return taking.row(cells, row);
    });
  } catch (error) {
    if (!(error instanceof UnreadableRow)) throw error;
    broken = error;
  }
  const taken = taking.done();
  if (broken) taken.problems.add({ code: broken.code, row: broken.row });
  return taken;
}
