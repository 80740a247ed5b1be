// The pages of a budget as anybody reads them: steps are links, figures are the same in picture, table and file, addresses stay.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { freshPlace } from '../../../test/database.ts';
import { openTestSite, type Reader, reader } from '../../../test/site.ts';
import { markupProblems } from '../../web/markup-rules.ts';
import { beginBudget, recordVersion } from '../versions/actions.ts';
import type { Line } from '../versions/words.ts';
import { decimal, plain } from './files.ts';
import { wrapped } from './picture.ts';

const site = await openTestSite();
let person: Reader;

const line = (department: string, category: string, dollars: number, more: Partial<Line> = {}): Line => ({
  side: 'spending',
  measure: 'planned',
  year: '2026',
  department: { code: '007', name: department },
  category: { code: '', name: category },
  cents: dollars * 100,
  rows: 2,
  ...more,
});
const lines: Line[] = [
  line('Parks & "Trees"', 'Salaries', 300, { restricted: true }),
  line('Parks & "Trees"', '=Overtime 50%_', 100, { restricted: false }),
  line('Parks & "Trees"', 'Salaries', 280, { year: '2025' }),
  line('Fire', 'Salaries', 600, { department: { code: '008', name: 'Fire' } }),
  line('Fire', 'Recoveries', -50, { department: { code: '008', name: 'Fire' } }),
  line('Fire', 'Fees', 950, { side: 'revenue', department: { code: '008', name: 'Fire' } }),
];

before(async () => {
  const { ctx } = await freshPlace(site.db, { slug: 'testville' });
  const { budget } = await beginBudget(ctx, { title: 'Town budget' });
  const source = { title: 'A file', url: 'https://town.example/budget.csv' };
  await recordVersion(ctx, { budget, label: 'Submitted', state: 'submitted', source }, lines.slice(0, 4));
  await recordVersion(ctx, { budget, label: 'Adopted', state: 'adopted', source }, lines);
  await beginBudget(ctx, { title: 'Begun only' });
  await site.directory.refresh();
  person = reader(site, 'testville.localhost');
});

const main = async (path: string): Promise<string> => {
  const { status, text } = await person.get(path);
  assert.equal(status, 200, path);
  return text.slice(text.indexOf('<main'));
};
const read = (page: string): string => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('the pages of a budget', () => {
  it('go down by plain links and up by crumbs, and say what part of the whole each is', async () => {
    const top = await main('/budget/1-town-budget');
    assert.match(read(top), /\$950 is planned to be spent in 2026\. Revenue beside it: \$950\. The two are even\./);
    const step = /href="(\/budget\/1-town-budget\/versions\/2\?department=007)"/.exec(top)![1]!;
    const parks = await main(step);
    assert.match(read(parks), /\$400 is planned to be spent in 2026\. That is 42\.1% of the whole\./);
    assert.match(read(parks), /For one purpose only \$300 Free to be moved \$100/);
    assert.match(parks, /<a href="\/budget\/1-town-budget\/versions\/2">Adopted<\/a>/);
    assert.match(read(parks), /2025, and the change since/);
    assert.match(parks, /href="\/budget\/1-town-budget\/versions\/2\/lines\/2"/);
  });

  it('draw a box for every amount above zero, and none for one below', async () => {
    const fire = await main('/budget/1-town-budget/versions/2?department=008');
    assert.match(read(fire), /Recoveries -\$50/);
    assert.equal(fire.match(/<rect class="t\d"/g), null, 'one box alone says nothing');
    const top = await main('/budget/1-town-budget/versions/2');
    assert.equal(top.match(/<rect class="t\d"/g)?.length, 2);
    // The table has the same links: the keyboard passes them once.
    assert.equal(top.match(/<a href="[^"]*" tabindex="-1"><title>/g)?.length, 2);
  });

  it('lead to one address of a line, with the same in other years and versions', async () => {
    const page = read(await main('/budget/1-town-budget/versions/2/lines/1'));
    assert.match(page, /Parks &amp; &quot;Trees&quot;, Salaries|Parks & "Trees", Salaries/);
    assert.match(page, /2025, planned Version Adopted Amount \$280/);
    assert.match(page, /2026, planned Version Submitted Amount \$300/);
  });

  it('take along where it is when somebody says that a figure is wrong', async () => {
    for (const path of [
      '/budget/1-town-budget/versions/2?department=007',
      '/budget/1-town-budget/versions/2/lines/1',
    ]) {
      const link = /href="(\/report\?page=[^"]*)"/.exec(await main(path))?.[1];
      assert.match(
        await main(link ?? 'no link'),
        new RegExp(`name="path"[^>]* value="${path.replace(/[?]/g, '\\?')}"`),
      );
    }
  });

  it('find lines by every word, in names and codes, and take signs of patterns for themselves', async () => {
    const found = async (words: string) =>
      read(await main(`/budget/1-town-budget/versions/2/lines?q=${encodeURIComponent(words)}`));
    assert.match(await found('fire sal'), /One line\. Spending: \$600/);
    assert.match(await found('50%_'), /One line\. Spending: \$100/);
    assert.match(await found('0%5'), /No line has these words/);
    assert.match(await found('008'), /3 lines\. Spending: \$550\. Revenue: \$950\./);
  });

  it('are sound HTML, with years, free money, versions and nothing at all', async () => {
    for (const path of [
      '',
      '/1-town-budget',
      '/1-town-budget/versions/2?department=007',
      '/1-town-budget/versions/2/lines/1',
    ])
      assert.deepEqual(await markupProblems((await person.get(`/budget${path}`)).text), [], path);
    for (const path of [
      '/1-town-budget/versions/2/lines?q=fire',
      '/1-town-budget/versions/2/lines?q=none',
      '/2-begun-only',
    ])
      assert.deepEqual(await markupProblems((await person.get(`/es/budget${path}`)).text), [], path);
  });

  it('are not there where nothing is, and stand at one address only', async () => {
    for (const path of [
      'versions/3',
      'versions/x',
      'versions/2?department=999',
      'versions/2/lines/99',
      'versions/2/lines/0',
      'versions/2?year=1066',
      'versions/1?measure=spent',
      'versions/2?page=9',
      'versions/2/lines?page=9',
    ])
      assert.equal((await person.get(`/budget/1-town-budget/${path}`)).status, 404, path);
    assert.equal((await person.get('/budget/9-none')).status, 404);
    const moved = await person.get('/budget/1-stolen-money/versions/2?department=007');
    assert.deepEqual([moved.status, moved.location], [301, '/budget/1-town-budget/versions/2?department=007']);
    assert.match(read(await main('/budget/2-begun-only')), /No figures yet/);
    assert.match(read(await main('/budget')), /Begun only.*Town budget/);
  });
});

describe('the files of a budget', () => {
  const at = '/budget/1-town-budget/versions/2';

  it('hold the same lines as CSV and as JSON, in exact decimals, and no formula', async () => {
    const csv = (await person.get(`${at}/lines.csv`)).text;
    const rows = parse(csv, { bom: true, columns: true }) as Record<string, string>[];
    assert.deepEqual(
      rows.map((row) => row.amount),
      ['300.00', '100.00', '280.00', '600.00', '-50.00', '950.00'],
    );
    assert.equal(rows[1]!.category_name, "'=Overtime 50%_");
    for (const text of ['+1', '-1', '@SUM(A1)', '＝1', '＋1', '－1', '＠A']) assert.equal(plain(text), `'${text}`);
    const json = JSON.parse((await person.get(`${at}/lines.json`)).text) as {
      lines: { cents: number; line: number }[];
    };
    assert.deepEqual(
      json.lines.map((one) => one.cents),
      lines.map((one) => one.cents),
    );
    assert.equal(rows[5]!.url, `http://testville.localhost:${site.port}${at}/lines/6`);
  });

  it('are narrowed as the page is', async () => {
    const csv = (await person.get(`${at}/lines.csv?department=008&q=fees`)).text;
    assert.equal((parse(csv, { bom: true, columns: true }) as unknown[]).length, 1);
  });

  it('are described as a Fiscal Data Package that names every column of the CSV', async () => {
    const described = JSON.parse((await person.get(`${at}/datapackage.json?department=008`)).text) as {
      resources: { path: string; schema: { fields: { name: string }[] } }[];
      model: {
        measures: { amount: { source: string; currency: string } };
        dimensions: Record<string, { attributes: Record<string, { source: string }> }>;
      };
    };
    const [resource] = described.resources;
    const csv = (await person.get(new URL(resource!.path).pathname + new URL(resource!.path).search)).text;
    const names = csv.replace('\ufeff', '').split('\r\n')[0]!.split(',');
    assert.deepEqual(
      resource!.schema.fields.map((field) => field.name),
      names,
    );
    assert.equal(described.model.measures.amount.currency, 'USD');
    for (const { attributes } of Object.values(described.model.dimensions))
      for (const { source } of Object.values(attributes)) assert.ok(names.includes(source), source);
  });

  it('write cents as decimals at any size', () => {
    assert.deepEqual([0, 5, -5, 123456, Number.MAX_SAFE_INTEGER].map(decimal), [
      '0.00',
      '0.05',
      '-0.05',
      '1234.56',
      '90071992547409.91',
    ]);
  });
});

it('a label is whole words in as many lines as there is room for, or it is left out', () => {
  assert.deepEqual(wrapped('Housing and Community Development', 13, 3), ['Housing and', 'Community', 'Development']);
  assert.equal(wrapped('Housing and Community Development', 13, 2), undefined);
  assert.equal(wrapped('Transportation', 13, 5), undefined);
});
