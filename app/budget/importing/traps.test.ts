// Every trap that files of city budgets are known to hold, with invented figures: each is read right, or named with row and column.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { amountOf, decimalOf } from './amounts.ts';
import { beginMapping, takeFile } from './dry-run.ts';
import { shapeOf } from './encodings.ts';
import { sourceOf } from './made-files.ts';
import { columnNames, emptyMapping, type Mapping, readMapping } from './mapping.ts';
import { totalsOf } from './sums.ts';
import type { Taken } from './take.ts';
import { saysTotal } from './totals.ts';

const rules = { decimal: '.', unit: 1, round: false } as const;

/** What a file becomes with the mapping guessed for it, changed by hand as far as given. */
async function read(
  file: string | Uint8Array,
  changed: Partial<Mapping> = {},
  name = 'budget.csv',
): Promise<Taken & { mapping: Mapping }> {
  const source = sourceOf(file);
  const mapping = { ...(await beginMapping(source, name)), ...changed };
  assert.deepEqual(
    readMapping(JSON.parse(JSON.stringify(mapping))),
    { mapping },
    'a mapping is the same after it was kept',
  );
  return { ...(await takeFile(source, mapping)), mapping };
}

const sums = (taken: Taken) =>
  Object.fromEntries(totalsOf(taken.lines, false).map((one) => [`${one.year} ${one.side} ${one.measure}`, one.cents]));
const problems = (taken: Taken) => taken.problems.list.map(({ code, row, column }) => [code, row, column]);

const head = 'Fund,Department,Amount';
const city = (rows: string, end = '\n') => `${head}\n${rows}`.replaceAll('\n', end);

describe('an amount', () => {
  it('is read as people write it', () => {
    const read: Record<string, number | string | undefined> = {
      '1234': 123400,
      '1,234.50': 123450,
      '$ (1,234.50)': -123450,
      '1,234-': -123400,
      '-$5': -500,
      'USD 7': 700,
      '7 USD': 700,
      '−7': -700,
      '12,34,567': 123456700,
      '(0)': 0,
      '-0': 0,
      '': undefined,
      ' - ': undefined,
      'n/a': undefined,
      '0': 0,
      '1.234': 'part-of-a-cent',
      '1,23': 'not-an-amount',
      '--5': 'not-an-amount',
      '5%': 'percent',
      '1.2E+06': 'rounded-by-a-program',
      '9999999999999999': 'too-great',
      police: 'not-an-amount',
    };
    for (const [text, cents] of Object.entries(read))
      assert.ok(Object.is(amountOf(text, rules), cents), `${text}: ${amountOf(text, rules)}`);
    assert.equal(amountOf('1.234,56', { ...rules, decimal: ',' }), 123456);
    assert.equal(amountOf('12.3456', { ...rules, unit: 1000 }), 1234560);
    assert.equal(amountOf('1.995', { ...rules, round: true }), 200);
  });

  it('comes back from every way of writing it', () => {
    const ways: ((cents: number) => string)[] = [
      (cents) => (cents / 100).toFixed(2),
      (cents) => (cents < 0 ? `($${(-cents / 100).toFixed(2)})` : `$${(cents / 100).toFixed(2)}`),
      (cents) => (cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2 }),
      (cents) => `${(Math.abs(cents) / 100).toFixed(2)}${cents < 0 ? '-' : ''}`,
    ];
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom(...ways), (cents, way) => {
        assert.equal(amountOf(way(cents), rules), cents, way(cents));
      }),
    );
  });

  it('tells commas for thousands from commas for cents by the column', () => {
    assert.deepEqual(
      [decimalOf(['1.234,56', '7']), decimalOf(['1,234', '1,234.5']), decimalOf(['1,234', '12,345'])],
      [',', '.', '.'],
    );
  });
});

describe('bytes', () => {
  const words = city('0100,Año de la Policía,"1,234"\n0200,Café,5');
  const encoded: [string, string, Uint8Array][] = [
    ['UTF-8', 'utf-8', Buffer.from(words)],
    ['UTF-8 with a mark', 'utf-8', Buffer.from(`\ufeff${words}`)],
    ['UTF-16 with a mark', 'utf-16le', Buffer.from(`\ufeff${words}`, 'utf16le')],
    ['UTF-16 without one', 'utf-16le', Buffer.from(words, 'utf16le')],
    ['UTF-16 the other way round', 'utf-16be', Buffer.from(`\ufeff${words}`, 'utf16le').swap16()],
    ['Windows-1252', 'windows-1252', Buffer.from(words, 'latin1')],
  ];
  it('of every usual encoding are found to be it, and make the same lines', async () => {
    for (const [name, encoding, bytes] of encoded) {
      const taken = await read(bytes, { year: '2026' });
      assert.equal(taken.mapping.shape?.encoding, encoding, name);
      assert.deepEqual(
        taken.lines.map((line) => [line.fund?.code, line.department?.name, line.cents]),
        [
          ['0100', 'Año de la Policía', 123400],
          ['0200', 'Café', 500],
        ],
        name,
      );
    }
  });

  it('of Shift-JIS are found to be it', async () => {
    // 款,部門,金額 / 一般会計,警察,1000 as a Japanese spreadsheet writes them.
    const bytes = Buffer.from('8abc2c959496e52c8be08a7a0a88ea94ca89ef8c762c8c788e402c313030300a', 'hex');
    assert.equal((await shapeOf(sourceOf(bytes)())).encoding, 'shift_jis');
    const columns = [
      { column: '部門', as: 'department-name' },
      { column: '金額', as: 'amount' },
    ] as Mapping['columns'];
    const taken = await read(bytes, { columns, year: '2026' });
    assert.deepEqual(
      taken.lines.map((line) => [line.department?.name, line.cents]),
      [['警察', 100000]],
    );
  });

  it('that end rows by CR alone, or part cells by semicolons or tabs, make the same lines', async () => {
    const plain = 'Fund;Department;Amount\nA;B;5,5\nA;C;6';
    for (const file of [
      city('A,B,5.5\nA,C,6', '\r'),
      city('A,B,5.5\nA,C,6', '\r\n'),
      plain,
      plain.replaceAll(';', '\t'),
    ])
      assert.deepEqual(sums(await read(file, { year: '2026' })), { '2026 spending planned': 1150 });
  });
});

describe('rows', () => {
  it('keep leading zeros, tell a blank from a zero, and are added together by what they are about', async () => {
    const taken = await read(city('007,Police,5\n007,Police,6\n007,Fire,0\n007,Parks,\n,,'), { year: '2026' });
    assert.deepEqual(
      taken.lines.map((line) => [line.fund?.code, line.department?.name, line.cents, line.rows]),
      [
        ['007', 'Police', 1100, 2],
        ['007', 'Fire', 0, 1],
      ],
    );
    assert.deepEqual(taken.leftOut, { blank: 1, noAmount: 1, totals: 0, without: 0 });
  });

  it('of one code and two names are one value, and that is told', async () => {
    const taken = await read('Fund Code,Fund Name,Amount\n1,General,1\n1,GENERAL FUND,2', { year: '2026' });
    assert.deepEqual(
      [taken.lines.length, taken.renamed],
      [1, [{ dimension: 'fund', code: '1', names: ['General', 'GENERAL FUND'] }]],
    );
  });

  it('with years in the names of columns become a line for each year', async () => {
    const taken = await read('Fund,Adopted 2015,Adopted 2016,Actual 2015\nA,1,2,3\nB,4,,0');
    assert.deepEqual(sums(taken), {
      '2015 spending planned': 500,
      '2016 spending planned': 200,
      '2015 spending spent': 300,
    });
    assert.equal(taken.lines.length, 5, 'the blank cell is no line, the zero is one');
  });

  it('under two header rows are named by both', async () => {
    assert.deepEqual(
      columnNames([
        ['', '2015', '', '2016', ''],
        ['Fund', 'Adopted', 'Actual', 'Adopted', 'Actual'],
      ]),
      ['Fund', '2015 Adopted', '2015 Actual', '2016 Adopted', '2016 Actual'],
    );
    const taken = await read(',2015,,2016,\nFund,Adopted,Actual,Adopted,Actual\nA,1,2,3,4\nB,5,6,7,8');
    assert.deepEqual(sums(taken), {
      '2015 spending planned': 600,
      '2015 spending spent': 800,
      '2016 spending planned': 1000,
      '2016 spending spent': 1200,
    });
  });

  it('whose revenue is negative are turned round by side, or parted by their sign', async () => {
    const rows = 'Fund,Account Type,Amount\nA,Expense,10\nA,Revenue,-10\nA,Revenue,3';
    const turned = await read(rows, { year: '2026', flip: ['revenue'] });
    assert.deepEqual(sums(turned), { '2026 spending planned': 1000, '2026 revenue planned': 700 });
    const signed = await read('Fund,Amount\nA,10\nA,-8', { year: '2026', side: 'by-sign' });
    assert.deepEqual(sums(signed), { '2026 spending planned': 1000, '2026 revenue planned': 800 });
  });

  it('of a side nobody named are told, with the words there are', async () => {
    const taken = await read('Fund,Type,Amount\nA,E,1\nA,Expenses,2\nA,R,3', {
      year: '2026',
      side: { spending: ['E'], revenue: ['R'] },
      columns: [
        { column: 'Fund', as: 'fund-name' },
        { column: 'Type', as: 'side' },
        { column: 'Amount', as: 'amount' },
      ],
    });
    assert.deepEqual(problems(taken), [['unknown-side', 3, 'Type']]);
    assert.deepEqual(taken.strangers, ['Expenses']);
  });

  it('of large files are the same however the file comes in pieces, quotes and line breaks in cells included', async () => {
    const row = (i: number) => `F${i % 7},"D, ""${i % 5}""\n(${i % 3})",${i}\n`;
    const whole = Buffer.from(`Fund,Department,Amount\n${Array.from({ length: 6000 }, (_, i) => row(i)).join('')}`);
    const inPieces = (size: number) =>
      async function* () {
        for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
      };
    const mapping = { ...(await beginMapping(inPieces(whole.length), 'f.csv')), year: '2026' };
    const once = await takeFile(inPieces(whole.length), mapping);
    assert.deepEqual(
      [once.rows, once.lines.length, sums(once)],
      [6000, 105, { '2026 spending planned': 1_799_700_000 }],
    );
    for (const size of [1000, 33_333, 65_536])
      assert.deepEqual(await takeFile(inPieces(size), mapping), once, `${size}`);
    const broken = Buffer.concat([whole, Buffer.from('F1,"never closed,1\n'), whole.subarray(23)]);
    const source = async function* () {
      for (let at = 0; at < broken.length; at += 65_536) yield broken.subarray(at, at + 65_536);
    };
    const problem = (await takeFile(source, mapping)).problems.list[0];
    assert.deepEqual([problem?.code, problem?.row], ['quotes', 6002]);
  });

  it('may leave the last cells empty; a row of one cell among several columns, or without its year, is told', async () => {
    assert.equal((await read(city('A,B,1,,\nA,C,2'), { year: '2026' })).problems.count, 0);
    assert.deepEqual(problems(await read(city('A,B,1\nSee page 7\nA,C,2'), { year: '2026' })), [
      ['too-few-cells', 3, undefined],
    ]);
    const years = await read('Year,Fund,Amount\n2026,A,1\n,A,2');
    assert.deepEqual(problems(years), [['no-year', 3, 'Year']]);
  });

  it('are parted by the sign outside quotes, whatever stands within them', async () => {
    const taken = await read('Fund;"Name, place, year";Amount\nA;"B, c, d";5\nA;"E, f, g";6', { year: '2026' });
    assert.equal(taken.mapping.shape?.delimiter, ';');
    assert.deepEqual(sums(taken), { '2026 spending planned': 1100 });
  });

  it('that go on where a cell above was merged are filled down when the mapping says so', async () => {
    const taken = await read(city('A,Police,1\n,Fire,2'), { year: '2026', fillDown: ['Fund'] });
    assert.deepEqual(
      taken.lines.map((line) => line.fund?.name),
      ['A', 'A'],
    );
  });
});

describe('rows that are totals', () => {
  const rows = 'A,Police,10\nA,Fire,5\nA,Total,15\nB,Parks,7\nB,Roads,1\nB,Total,8\n,Grand total,23';

  it('are asked about, left out, or kept, as the mapping says', async () => {
    const asked = await read(city(rows), { year: '2026' });
    assert.deepEqual(
      problems(asked),
      [4, 7, 8].map((row) => ['looks-like-total', row, undefined]),
    );
    const left = await read(city(rows), { year: '2026', totals: 'leave-out' });
    assert.deepEqual([sums(left), left.leftOut.totals], [{ '2026 spending planned': 2300 }, 3]);
    const kept = await read(city(rows), { year: '2026', totals: 'keep' });
    assert.deepEqual(sums(kept), { '2026 spending planned': 6900 });
  });

  it('are found by arithmetic where they leave blank what other rows say', async () => {
    const taken = await read(city('A,Police,10\nA,Fire,5\nA,,15\nB,Parks,7\nB,Roads,2\nB,,9'), {
      year: '2026',
      totals: 'leave-out',
    });
    assert.deepEqual([sums(taken), taken.leftOut.totals], [{ '2026 spending planned': 2400 }, 2]);
  });

  it('that only call themselves so stay, and are told', async () => {
    const taken = await read(city('Fund Total,Police,10\nFund Total,Fire,5'), { year: '2026' });
    assert.equal(taken.problems.count, 0);
    assert.deepEqual(
      [sums(taken), taken.suspects.map((one) => one.evidence)],
      [{ '2026 spending planned': 1500 }, ['words', 'words']],
    );
    assert.deepEqual(['Subtotal', 'Police total', 'TOTAL:', 'Total Quality Program', 'Totally new'].map(saysTotal), [
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('can be left out by what a column says', async () => {
    const taken = await read(city('A,Police,10\nAll Funds,Police,99'), {
      year: '2026',
      without: [{ column: 'Fund', is: ['All Funds'] }],
    });
    assert.deepEqual([sums(taken), taken.leftOut.without], [{ '2026 spending planned': 1000 }, 1]);
  });
});

describe('a file that is not read', () => {
  it('names row, column and remedy for all of it at once, up to a limit', async () => {
    const taken = await read(city(`A,Police,ten\nA,Fire,5%\nA,Roads,1.234\nA,Parks,1,000\n${'A,X,y\n'.repeat(200)}`), {
      year: '2026',
      columns: [
        { column: 'Fund', as: 'fund-name' },
        { column: 'Department', as: 'department-name' },
        { column: 'Amount', as: 'amount' },
      ],
    });
    assert.deepEqual(problems(taken).slice(0, 4), [
      ['not-an-amount', 2, 'Amount'],
      ['percent', 3, 'Amount'],
      ['part-of-a-cent', 4, 'Amount'],
      ['too-many-cells', 5, undefined],
    ]);
    assert.deepEqual([taken.problems.count, taken.problems.list.length], [204, 100]);
  });

  it('says in which row a quote is never closed', async () => {
    assert.deepEqual(problems(await read(city('A,B,1\nA,"B,2\nA,C,3'), { year: '2026' })), [['quotes', 3, undefined]]);
  });

  it('says that a column, a year or an amount is missing', async () => {
    assert.deepEqual(
      problems(
        await takeFile(sourceOf(city('A,B,1')), { ...emptyMapping(), columns: [{ column: 'Gone', as: 'amount' }] }),
      ).sort(),
      [
        ['no-amount-column', 0, undefined],
        ['no-column', 0, 'Gone'],
        ['no-dimension', 0, undefined],
      ].sort(),
    );
    assert.deepEqual(problems(await read(city('A,B,1'))), [['no-year-given', 0, undefined]]);
    assert.deepEqual(problems(await read(head, { year: '2026' })), [['no-amount-column', 0, undefined]]);
  });

  it('with more lines than a version may have names the column to leave out', async () => {
    const source = async function* () {
      yield Buffer.from('Fund,Project,Amount\n');
      for (let i = 0; i < 101; i++)
        yield Buffer.from(Array.from({ length: 1000 }, (_, j) => `A,P${i * 1000 + j},1\n`).join(''));
    };
    const columns = [
      { column: 'Fund', as: 'fund-name' },
      { column: 'Project', as: 'account-name' },
      { column: 'Amount', as: 'amount' },
    ] as Mapping['columns'];
    const taken = await takeFile(source, { ...emptyMapping(), columns, year: '2026' });
    assert.deepEqual(problems(taken), [['too-many-lines', 0, 'Project']]);
  });

  it('with longer names than a version may have names the column that says most, before anything is recorded', async () => {
    const rows = Array.from({ length: 3600 }, (_, i) => `A,${i} ${'z'.repeat(280)},1\n`);
    const source = async function* () {
      yield Buffer.from(`Fund,Project,Amount\n${rows.join('')}`);
    };
    const columns = [
      { column: 'Fund', as: 'fund-name' },
      { column: 'Project', as: 'account-name' },
      { column: 'Amount', as: 'amount' },
    ] as Mapping['columns'];
    const taken = await takeFile(source, { ...emptyMapping(), columns, year: '2026' });
    assert.deepEqual(problems(taken), [['too-many-names', 0, 'Project']]);
  });
});
