// Taking in a file of figures: kept as it is, and where it is a workbook, its rows beside it. What is wrong with it comes back as words
// at the form; nothing is kept of a file that is refused but what the next sweep takes away.
import { Refused } from '../../base/refused.ts';
import { type Store, tooLarge } from '../../files/store.ts';
import type { Upload } from '../../web/site.ts';
import type { BroughtFile } from './actions.ts';
import { tidy } from './values.ts';
import { isWorkbook, TABLE_BYTES, tableOf, WORKBOOK_BYTES } from './workbook.ts';

/** A table of a million rows is about 100 million bytes. */
export const TABLE_LIMIT = 200_000_000;
/** Up to here a file that is too large is read to its end: a browser hears an answer only after it has sent all. */
export const UPLOAD_LIMIT = 500_000_000;

export type Kept = { brought?: BroughtFile; refused?: Refused };

export async function keepUpload(upload: Upload, files: Store): Promise<Kept> {
  try {
    const stored = await files.put(heardOut(upload.stream as AsyncIterable<Uint8Array>, TABLE_LIMIT), {
      limit: TABLE_LIMIT,
    });
    const name = tidy(upload.name.replace(/^.*[\\/]/s, '')).slice(-255) || 'budget.csv';
    return { brought: await rowsOf(files, { name, digest: stored.digest, bytes: stored.size }) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { refused: error };
  }
}

/** The file itself where it is a table; the rows of a sheet, stored too, where it is a workbook. */
export async function rowsOf(
  files: Store,
  file: { name: string; digest: string; bytes: number },
  sheet?: string,
): Promise<BroughtFile> {
  const { stream } = await files.open(file.digest);
  const bare = { file: file.digest, source: file.digest, name: file.name, bytes: file.bytes };
  const head: Buffer[] = [];
  for await (const piece of stream()) {
    head.push(piece as Buffer);
    break;
  }
  if (!isWorkbook(head[0] ?? Buffer.alloc(0))) return bare;
  if (file.bytes > WORKBOOK_BYTES) throw tooLarge(WORKBOOK_BYTES);
  const whole = Buffer.concat(await stream().toArray());
  let table = '';
  const workbook = await tableOf(whole, sheet, async (rows) => {
    table = (await files.put(rows, { limit: TABLE_BYTES })).digest;
  });
  return { ...bare, file: table, workbook };
}

/** The bytes up to our limit; what is over it is read, not kept, and refused at the end. */
async function* heardOut(stream: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of stream) {
    size += piece.byteLength;
    if (size <= limit) yield piece;
  }
  if (size > limit) throw tooLarge(limit);
}
