// Files nobody made with care: whatever bytes are brought, they become lines an act can hold, or problems with their row; nothing throws.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { canonicalize } from '@redress/ledger';
import fc from 'fast-check';
import { checkBody } from '../../acts/commit.ts';
import { versionRecorded } from '../versions/acts.ts';
import { pack } from '../versions/packed.ts';
import { beginMapping, firstRows, takeFile } from './dry-run.ts';
import { sourceOf } from './made-files.ts';
import { columnNames, emptyMapping, type Mapping, MOST_COLUMNS, mappingOfRecord, readMapping } from './mapping.ts';
import type { Taken } from './take.ts';

const id = '01970000-0000-7000-8000-00000000b001';

/** What the act would hold of a file: its own schema and the log's canonical JSON are the judges. */
function mustFit({ lines, problems }: Taken, mapping: Mapping): void {
  assert.ok('mapping' in readMapping(JSON.parse(JSON.stringify(mapping))), 'the mapping can be kept');
  assert.doesNotMatch(JSON.stringify(mapping), /\\u0000/, 'a database takes the mapping');
  if (problems.count > 0) return;
  const words = { budget: id, version: id, number: 1, label: 'A', state: 'adopted', source_title: 'B', lang: 'en' };
  const body = { ...words, mapping: mappingOfRecord(mapping), ...pack(lines) };
  checkBody(versionRecorded as never, body);
  canonicalize(body as never);
}

const signs = [
  'a',
  '7',
  '0',
  '.',
  ',',
  '"',
  '\n',
  '\r',
  ';',
  '\t',
  '\0',
  '-',
  '%',
  '\u202e',
  '\ud83d',
  '😀',
  'é',
  'E',
  'R',
];
const text = fc.string({ unit: fc.constantFrom(...signs, 'Total', '2026', 'Amount'), maxLength: 60 });
const header = fc.constantFrom(
  '',
  'Fund,Department,Amount\n',
  'Fund Code,Type,2025,2026\n',
  'Year;Fund;Adopted budget\n',
);
const bytes = fc.oneof(
  fc.tuple(header, text).map(([head, rest]) => Buffer.from(head + rest)),
  fc.tuple(header, text).map(([head, rest]) => Buffer.from(head + rest, 'utf16le')),
  fc.uint8Array({ maxLength: 80 }).map((each) => Buffer.from(each)),
);

it('whatever bytes a file is made of, it is read or told, and what is read fits an act', async () => {
  await fc.assert(
    fc.asyncProperty(bytes, async (file) => {
      const source = sourceOf(file);
      const mapping = await beginMapping(source, 'budget\u202e2026.csv');
      mustFit(await takeFile(source, mapping), mapping);
      const given = { ...mapping, year: 'FY\u202e 26', side: 'by-sign' } as Mapping;
      mustFit(await takeFile(source, given), given);
    }),
    { numRuns: 300 },
  );
});

it('a NUL in the name of a column or in a word for a side is shown as unreadable, so that a database takes the mapping', async () => {
  const source = sourceOf('Fund \0,Type,Amount\nA,Exp\0,1\nA,Rev,2\n');
  const mapping = await beginMapping(source, 'f.csv');
  assert.deepEqual(mapping.columns[0], { column: 'Fund \ufffd', as: 'fund-name' });
  mustFit(await takeFile(source, mapping), mapping);
});

it('a year typed with signs that turn a page round is a year without them, of all rows and of a column', async () => {
  const source = sourceOf('Fund,Amount\nA,1\n');
  const mapping = { ...(await beginMapping(source, 'f.csv')), year: 'FY\u202e26' };
  const columns = mapping.columns.map((one) => (one.as === 'amount' ? { ...one, year: '20\u202e26' } : one));
  for (const [given, year] of [
    [mapping, 'FY 26'],
    [{ ...mapping, columns }, '20 26'],
  ] as const) {
    const taken = await takeFile(source, given);
    mustFit(taken, given);
    assert.deepEqual(
      taken.lines.map((line) => line.year),
      [year],
    );
  }
});

it('columns of one name are told apart, also from one the file itself calls so', () => {
  assert.deepEqual(columnNames([['A', 'A (2)', 'A', 'A', '', 'A (2)']]), [
    'A',
    'A (2)',
    'A (3)',
    'A (4)',
    'Column 5',
    'A (2) (2)',
  ]);
});

it('a file of sixteen thousand columns is told so, and its mapping can still be kept', async () => {
  const wide = Array.from({ length: 16_000 }, (_, i) => `Adopted ${2000 + (i % 90)} ${i}`);
  const source = sourceOf(`Fund,${wide.join()}\nA,${wide.map((_, i) => i).join()}\n`);
  const mapping = await beginMapping(source, 'wide.csv');
  assert.ok(mapping.columns.length <= MOST_COLUMNS);
  mustFit(await takeFile(source, mapping), mapping);
  assert.equal((await takeFile(source, mapping)).problems.list[0]?.code, 'too-many-columns');
});

it('the first rows of a file of enormous cells are few, so that a guess costs no memory', async () => {
  const row = `A,${'x'.repeat(900_000)},1\n`;
  const source = async function* () {
    for (let i = 0; i < 60; i++) yield Buffer.from(row);
  };
  const shape = { encoding: 'utf-8', delimiter: ',', lineEnd: '\n' } as const;
  assert.equal((await firstRows(source, shape, 2000)).length, 5);
});

it('amounts that add up to more than can be counted are told, in the row from which on they do', async () => {
  const near = '90071992547409.91';
  const read = (rows: string) =>
    takeFile(sourceOf(`Fund,Amount\n${rows}`), {
      ...emptyMapping(),
      columns: [
        { column: 'Fund', as: 'fund-name' },
        { column: 'Amount', as: 'amount' },
      ],
      year: '2026',
    });
  assert.equal((await read(`A,${near}\n`)).problems.count, 0);
  // Of two funds, each within what is exact: their sum is not. And of both signs, where the sum only looks small.
  for (const second of ['B,0.01', 'A,-0.01'])
    assert.deepEqual(
      (await read(`A,${near}\n${second}\n`)).problems.list.map((one) => [one.code, one.row]),
      [['sum-too-great', 3]],
    );
});
