// Rows of a file are its cells as they were written, however the file comes in pieces; what csv-parse cannot read, ours refuses in the same row.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { delimiters, lineEnds, type Shape } from './encodings.ts';
import { LONGEST_ROW, readRows, UnreadableRow } from './read-rows.ts';

/** Whatever is asked of a text, its bytes come in these pieces; each is large enough to be looked at by itself. */
async function* pieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const shapeWith = (given: Partial<Shape> = {}): Shape => ({
  encoding: 'utf-8',
  delimiter: ',',
  lineEnd: '\n',
  ...given,
});

type Read = { rows: string[][]; broken?: { row: number; code: string } };

async function read(bytes: Buffer, shape = shapeWith(), size = bytes.length || 1): Promise<Read> {
  const rows: string[][] = [];
  try {
    await readRows(pieces(bytes, size), shape, (cells, row) => {
      assert.equal(row, rows.push(cells));
      return undefined;
    });
    return { rows };
  } catch (error) {
    if (!(error instanceof UnreadableRow)) throw error;
    return { rows, broken: { row: error.row, code: error.code } };
  }
}

/** What csv-parse makes of it: all rows, or those before the one it cannot read. */
function parsedBy(text: string, { delimiter, lineEnd }: Shape): Read {
  const rows: string[][] = [];
  const options = { bom: true, delimiter, record_delimiter: lineEnd, relax_column_count: true };
  try {
    const keep = (cells: string[]) => {
      rows.push(cells);
      return null;
    };
    parse(text, { ...options, on_record: keep });
    return { rows };
  } catch {
    return { rows, broken: { row: rows.length + 1, code: 'quotes' } };
  }
}

const words = fc.stringMatching(/^[\p{L}\d ",;\t|\n\r€😀-]{0,9}$/u);
const anyShape = fc.record({ delimiter: fc.constantFrom(...delimiters), lineEnd: fc.constantFrom(...lineEnds) });

it('cells come back as they were written, quoted where they must be, in every shape and piece', async () => {
  const cell = fc.tuple(words, fc.boolean());
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 }),
      anyShape,
      fc.boolean(),
      fc.integer({ min: 1, max: 40 }),
      async (rows, given, mark, size) => {
        const shape = shapeWith(given);
        const written = rows.map((row) =>
          row.map(([text, quoted]) =>
            quoted || /["\r\n]/.test(text) || text.includes(shape.delimiter) ? `"${text.replaceAll('"', '""')}"` : text,
          ),
        );
        const text = written.map((row) => row.join(shape.delimiter) + shape.lineEnd).join('');
        // Large rows before it, so that pieces end everywhere in what is looked at.
        const ahead = Array.from({ length: 3 }, () => 'x'.repeat(32_768 - size - shape.lineEnd.length) + shape.lineEnd);
        for (const before of ['', ahead.join('')]) {
          const found = await read(Buffer.from((mark ? '\ufeff' : '') + before + text), shape, 32_768);
          assert.deepEqual(
            { ...found, rows: found.rows.slice(before === '' ? 0 : 3) },
            { rows: rows.map((row) => row.map(([cell]) => cell)) },
          );
        }
      },
    ),
    { numRuns: 60 },
  );
});

it('quotes that stand where none may are refused in the very row where csv-parse refuses them', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' '), maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(text, async (text) => {
      assert.deepEqual(await read(Buffer.from(text)), parsedBy(text, shapeWith()));
    }),
    { numRuns: 400 },
  );
});

it('rows may end with and without a carriage return in one file, as files put together of several do', async () => {
  const file = Buffer.from('a,b\r\nc,"d"\ne,"f"\r\n"g\r\nh",i\n\nj,k\r');
  const rows = [['a', 'b'], ['c', 'd'], ['e', 'f'], ['g\r\nh', 'i'], [''], ['j', 'k']];
  for (const lineEnd of ['\n', '\r\n'] as const) assert.deepEqual(await read(file, shapeWith({ lineEnd })), { rows });
});

it('a row that is too long, or a quote that is never closed, ends the reading without holding the file', async () => {
  const row = 'a'.repeat(LONGEST_ROW + 1);
  for (const end of ['', '\n'])
    assert.deepEqual(await read(Buffer.from(`a,b\n${row}${end}`), undefined, 65_536), {
      rows: [['a', 'b']],
      broken: { row: 2, code: 'too-long' },
    });
  let given = 0;
  const endless = async function* () {
    yield Buffer.from('a,b\n"c');
    for (given = 0; given < 1000; given++) yield Buffer.alloc(65_536, 'd,\n');
  };
  await assert.rejects(
    readRows(endless(), shapeWith(), () => undefined),
    (error: UnreadableRow) => error.code === 'too-long' && error.row === 2,
  );
  assert.ok(given < 40, `${given} pieces were asked for`);
});

it('a sign of UTF-8 that is cut in two by a piece is read whole', async () => {
  const text = `${'x'.repeat(32_766)}é€😀,a\n`.repeat(4);
  for (const size of [32_767, 32_768, 32_769, 32_771])
    assert.deepEqual((await read(Buffer.from(text), undefined, size)).rows, parsedBy(text, shapeWith()).rows);
});

it('reading ends where it is told to', async () => {
  const rows: number[] = [];
  await readRows(pieces(Buffer.from('a\nb\nc\n'), 6), shapeWith(), (_cells, row) => {
    rows.push(row);
    return row === 2 ? false : undefined;
  });
  assert.deepEqual(rows, [1, 2]);
});
