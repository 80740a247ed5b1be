// Workbooks: what a person sees in the cells is what is read; what unpacks to gigabytes, is locked or broken is refused in words.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makeZip } from '../../files/made-documents.ts';
import { beginMapping, takeFile } from './dry-run.ts';
import { type MadeCell, makeWorkbook, sourceOf } from './made-files.ts';
import { isWorkbook, tableOf } from './workbook.ts';

async function tableIn(bytes: Buffer, sheet?: string) {
  const pieces: Uint8Array[] = [];
  const workbook = await tableOf(bytes, sheet, async (table) => {
    for await (const piece of table) pieces.push(piece);
  });
  return { workbook, table: Buffer.concat(pieces).toString() };
}

const refused = (code: string) => (error: { code?: string }) => error.code === code;

describe('a workbook', () => {
  const rows: MadeCell[][] = [
    ['Adopted budget of Exampleton (invented)'],
    [],
    ['Fund', 'Department, office', '2025', 'Day'],
    [{ n: 7, style: 1 }, 'Police "A"', { f: '1+2', v: 3 }, { n: 45_717, style: 2 }],
    [null, 'Fire', 0.1 + 0.2, null],
  ];

  it('gives the rows of the sheet people see, with codes, results and days as they see them', async () => {
    const { workbook, table } = await tableIn(makeWorkbook(rows, ['A4:A5']));
    assert.deepEqual(workbook, { sheets: ['Budget'], sheet: 'Budget', formulas: 1, merged: ['A4:A5'] });
    assert.deepEqual(table.split('\n').slice(2), [
      'Fund,"Department, office",2025,Day',
      '007,"Police ""A""",3,2025-03-01',
      ',Fire,0.3',
      '',
    ]);
    const source = sourceOf(table);
    const mapping = { ...(await beginMapping(source, 'book.xlsx')), fillDown: ['Fund'] };
    assert.equal(mapping.header, 3);
    const columns = [
      { column: 'Fund', as: 'fund-code' as const },
      { column: '2025', as: 'amount' as const, year: '2025' },
    ];
    const taken = await takeFile(source, { ...mapping, columns });
    assert.deepEqual(
      taken.lines.map((line) => [line.fund?.code, line.year, line.cents, line.rows]),
      [['007', '2025', 330, 2]],
    );
  });

  it('with a formula that was never calculated is no zero: row and column are told', async () => {
    const { table } = await tableIn(
      makeWorkbook([
        ['Fund', 'Amount'],
        ['A', { f: 'SUM(B3:B9)' }],
      ]),
    );
    const source = sourceOf(table);
    const taken = await takeFile(source, { ...(await beginMapping(source, 'book.xlsx')), year: '2026' });
    assert.deepEqual(
      taken.problems.list.map(({ code, row, column }) => [code, row, column]),
      [['formula-without-value', 2, 'Amount']],
    );
  });

  it('is told from a table by its first bytes', () => {
    assert.deepEqual(
      [isWorkbook(makeWorkbook([])), isWorkbook(Buffer.from('PK,Fund\n')), isWorkbook(Buffer.from('Fund,PK\n'))],
      [true, false, false],
    );
  });

  it('that unpacks to far too much, is locked, is none, or has no such sheet is refused', {
    timeout: 60_000,
  }, async () => {
    const zeros = Buffer.alloc(60_000_000, '<row/>');
    const bomb = makeZip([
      {
        name: 'xl/workbook.xml',
        content: '<workbook xmlns:r="x"><sheets><sheet name="A" r:id="r"/></sheets></workbook>',
      },
      { name: 'xl/_rels/workbook.xml.rels', content: '<R><Relationship Id="r" Target="s.xml"/></R>' },
      { name: 'xl/s.xml', content: Buffer.concat([Buffer.from('<worksheet><sheetData>'), zeros]) },
    ]);
    const old = Buffer.concat([Buffer.from('d0cf11e0', 'hex'), Buffer.alloc(600)]);
    const cases: [string, Buffer, string | undefined][] = [
      ['zip-bomb', bomb, undefined],
      ['wrong-kind', makeZip([{ name: 'word/document.xml', content: '<x/>' }]), undefined],
      ['wrong-kind', old, undefined],
      ['encrypted', Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')]), undefined],
      ['unreadable', makeWorkbook([['A']]).subarray(0, 200), undefined],
      ['not-found', makeWorkbook([['A']]), 'No such sheet'],
    ];
    for (const [code, bytes, sheet] of cases) await assert.rejects(tableIn(bytes, sheet), refused(code), code);
  });
});
