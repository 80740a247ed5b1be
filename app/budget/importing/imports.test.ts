// Files on their way to be a version: a refused one changes nothing, one that is right is recorded once with its mapping, and the operator's
// command does the same as the page.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { Command } from 'commander';
import { freshDatabase, freshPlace } from '../../../test/database.ts';
import { checkPlace } from '../../acts/rebuild.ts';
import { sequence } from '../../acts/sequencer.ts';
import { clearServed } from '../../base/clearing.ts';
import { inPlace } from '../../base/database.ts';
import type { Refused } from '../../base/refused.ts';
import { openStore } from '../../files/store.ts';
import { translator } from '../../i18n/translator.ts';
import { filesInUse } from '../../record/files-in-use.ts';
import '../../record/kinds.ts';
import '../kinds.ts';
import { beginBudget } from '../versions/actions.ts';
import { budgetsOf, versionLines, versionsOf } from '../versions/store.ts';
import { bringFile, discardImport, importAt, keepMapping, mappingLike, recordImport } from './actions.ts';
import { servedImports } from './clearing.ts';
import { addBudgetImport } from './commands.ts';
import { makeWorkbook } from './made-files.ts';
import { fieldsOf, mappingFrom } from './map-form.ts';
import { emptyMapping, type Mapping, mappingOfVersion } from './mapping.ts';
import { problemCodes } from './problems.ts';
import { Readings } from './readings.ts';
import { sayProblem } from './say.ts';

const { db, ownerUrl } = await freshDatabase();
const folder = mkdtempSync(join(tmpdir(), 'redress-budgets-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const files = await openStore(join(folder, 'files'));

const good = 'Fund,Department,Amount\nGeneral,Police,"2,000"\nGeneral,Library,1000.5\n';
const words = { label: 'Adopted', state: 'adopted', source: { title: 'Adopted budget, invented' } };

async function bring(text: string) {
  const { ctx } = await freshPlace(db);
  const { budget } = await beginBudget(ctx, { title: 'City budget' });
  const { digest, size } = await files.put(Buffer.from(text), { limit: 1e6 });
  const brought = { file: digest, source: digest, name: 'adopted-2026.csv', bytes: size };
  return { ctx, budget, digest, id: await bringFile(ctx, files, { budget, brought }) };
}

const counts = (place: string) =>
  inPlace(db, place, async (tx) => {
    const of = async (table: 'acts' | 'budget_versions' | 'budget_line_blocks' | 'budget_values') =>
      Number(
        (
          await tx
            .selectFrom(table)
            .select(({ fn }) => fn.countAll().as('n'))
            .executeTakeFirstOrThrow()
        ).n,
      );
    return [await of('acts'), await of('budget_versions'), await of('budget_line_blocks'), await of('budget_values')];
  });

it('a file with one wrong row is refused whole and changes nothing', async () => {
  const { ctx, id } = await bring(`${good}General,Parks,ten\n`);
  const before = await counts(ctx.place);
  await assert.rejects(
    recordImport(ctx, files, id, words),
    (error: Refused) => error.fields[0]?.code === 'budget-problems',
  );
  assert.deepEqual(await counts(ctx.place), before);
  assert.equal((await importAt(ctx, id))?.version_id, null, 'it can still be put right');
});

it('a file that is right becomes a version once, with its mapping and its fingerprint, and replays', async () => {
  const { ctx, budget, digest, id } = await bring(good);
  await recordImport(ctx, files, id, words);
  await assert.rejects(recordImport(ctx, files, id, words), (error: Refused) => error.code === 'closed');
  await assert.rejects(
    keepMapping(ctx, id, (await importAt(ctx, id))!.mapping),
    (error: Refused) => error.code === 'closed',
  );
  const [version, lines] = await inPlace(db, ctx.place, async (tx) => {
    const [one] = await versionsOf(tx, budget);
    return [one!, await versionLines(tx, one!.id)];
  });
  assert.deepEqual(
    [version.file_digest, version.file_name, version.lines, version.rows],
    [digest, 'adopted-2026.csv', 2, 2],
  );
  assert.equal(mappingOfVersion(version.mapping)?.year, '2026', 'taken from the name of the file, and shown');
  assert.deepEqual(
    lines.map((line) => [line.fund?.name, line.department?.name, line.cents]),
    [
      ['General', 'Police', 200_000],
      ['General', 'Library', 100_050],
    ],
  );
  await sequence(db, ctx.place, 'test');
  assert.deepEqual(await checkPlace(ownerUrl, ctx.place), []);
});

it('the file of an import is kept until it is recorded or thrown away', async () => {
  const { ctx, digest, id } = await bring(`${good}General,Parks,7\n`);
  const kept = async () => {
    const digests: string[] = [];
    for await (const one of filesInUse(db, [ctx.place])) digests.push(one);
    return digests;
  };
  assert.deepEqual(await kept(), [digest]);
  await discardImport(ctx, id);
  assert.deepEqual(await kept(), []);
});

it('only keepers of the record bring, map, throw away and record', async () => {
  const { ctx, id } = await bring(good);
  const stranger = { ...ctx, author: { role: 'speaker', name: 'Somebody' } as const };
  for (const work of [
    () => recordImport(stranger, files, id, words),
    async () => keepMapping(stranger, id, (await importAt(ctx, id))!.mapping),
    () => discardImport(stranger, id),
  ])
    await assert.rejects(work(), (error: Refused) => error.code === 'forbidden');
  await discardImport(ctx, id);
  assert.equal(await importAt(ctx, id), undefined);
});

it('every problem has its words in every language, with row and column', () => {
  for (const lang of ['en', 'es'])
    for (const code of problemCodes) {
      const said = sayProblem(translator(lang), { code, row: 7, column: 'Amount', cell: 'x', n: 3 });
      assert.doesNotMatch(said, /budget-problem|\{|undefined/, `${lang} ${code}`);
    }
});

/** What the command says, and how it ends. */
async function command(place: string, ...args: string[]): Promise<{ said: string[]; told?: string }> {
  const said: string[] = [];
  const program = new Command('import').exitOverride();
  addBudgetImport(program, {
    say: (line) => said.push(line),
    counter: () => () => undefined,
    told: (why) => new Error(why),
    inPlace: async (_slug, work) => work({ db, place, now: () => new Date('2026-03-02T15:00:00Z') }, 'testville'),
  });
  try {
    await program.parseAsync(['budget', ...args], { from: 'user' });
    return { said };
  } catch (error) {
    return { said, told: (error as Error).message };
  }
}

it('the command reads a workbook dry first, keeps the mapping, and records it once', async () => {
  const { ctx } = await freshPlace(db);
  const file = join(folder, 'adopted-2026.xlsx');
  const mapping = join(folder, 'mapping.json');
  writeFileSync(
    file,
    makeWorkbook([
      ['Fund', 'Amount'],
      ['General', 2000],
      ['Library', 'ten'],
      [null, 5],
    ]),
  );
  const wrong = await command(ctx.place, file, '--mapping', mapping);
  assert.match(wrong.said.join('\n'), /Sheet "Budget"/);
  assert.match(wrong.told ?? '', /Nothing was changed/);
  writeFileSync(
    file,
    makeWorkbook([
      ['Fund', 'Amount'],
      ['General', 2000],
      ['Library', 10],
    ]),
  );
  writeFileSync(
    mapping,
    JSON.stringify({
      ...JSON.parse(readFileSync(mapping, 'utf8')),
      columns: [
        { column: 'Fund', as: 'fund-name' },
        { column: 'Amount', as: 'amount' },
      ],
    }),
  );
  const dry = await command(ctx.place, file, '--mapping', mapping);
  assert.match(
    dry.said.join('\n'),
    /2 rows, 2 different lines[\s\S]*2026 General, spending, planned: \$2,000[\s\S]*dry run/,
  );
  assert.equal((await inPlace(db, ctx.place, budgetsOf)).length, 0);
  const named = ['--title', 'City budget', '--label', 'Adopted 2026', '--record'];
  const done = await command(ctx.place, file, '--mapping', mapping, ...named);
  assert.match(done.said.join('\n'), /Version 1 is in testville: 2 lines from 2 rows/);
  const again = await command(ctx.place, file, '--mapping', mapping, '--budget', '1', '--record');
  assert.match(again.said.join('\n'), /recorded already, as version 1/);
  const unknown = await command(ctx.place, file, '--mapping', mapping, '--budget', '7', '--record');
  assert.match(unknown.told ?? '', /no budget 7/);
  writeFileSync(mapping, '{"format": 2}');
  assert.match((await command(ctx.place, file, '--mapping', mapping)).told ?? '', /is no mapping:[\s\S]*\/format/);
});

it('a mapping with tables of codes is kept without them, and the next file takes the names from the version as it stands', async () => {
  const { ctx, budget, id } = await bring('Fund Code,Amount\n0100,5\n0200,6\n');
  const { mapping } = (await importAt(ctx, id))!;
  await keepMapping(ctx, id, {
    ...mapping,
    names: [{ dimension: 'fund', names: { '0100': 'General', '0300': 'Unused' } }],
  });
  await recordImport(ctx, files, id, words);
  const [version] = await inPlace(db, ctx.place, (tx) => versionsOf(tx, budget));
  assert.doesNotMatch(version!.mapping!, /General|Unused/);
  const like = await mappingLike(ctx, version!);
  assert.deepEqual(like?.names, [{ dimension: 'fund', names: { '0100': 'General' } }]);
});

it('of two clerks who record one file at once one does, and what was mapped anew meanwhile is not recorded', async () => {
  const { ctx, budget, id } = await bring(good);
  const both = await Promise.allSettled([recordImport(ctx, files, id, words), recordImport(ctx, files, id, words)]);
  assert.deepEqual(both.map((one) => one.status).sort(), ['fulfilled', 'rejected']);
  assert.equal((await inPlace(db, ctx.place, (tx) => versionsOf(tx, budget))).length, 1);
  const second = await bring(good);
  const { mapping } = (await importAt(second.ctx, second.id))!;
  // The file is read by the mapping as it was; before it is recorded, another clerk says another year.
  const slow = {
    ...files,
    open: async (digest: string) => {
      await keepMapping(second.ctx, second.id, { ...mapping, year: '2031' });
      return files.open(digest);
    },
  };
  const before = await counts(second.ctx.place);
  await assert.rejects(
    recordImport(second.ctx, slow, second.id, words),
    (error: Refused) => error.code === 'changed-meanwhile',
  );
  assert.deepEqual(await counts(second.ctx.place), before);
});

it('a reading that takes long says how far it has come, and is not begun twice', async () => {
  const { ctx, id } = await bring(good);
  const found = (await importAt(ctx, id))!;
  let asked = 0;
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const slow = {
    ...files,
    open: async (digest: string) => {
      asked++;
      await held;
      return files.open(digest);
    },
  };
  const readings = new Readings(slow, 1);
  for (let i = 0; i < 2; i++) assert.deepEqual(await readings.look(found), { progress: { rows: 0, share: 0 } });
  goOn();
  const patient = new Readings(files, 60_000);
  const looked = await patient.look(found);
  assert.ok('outcome' in looked);
  assert.deepEqual([looked.outcome.lines, looked.outcome.totals[0]?.cents, asked], [2, 300_050, 1]);
  const other = { ...found, mapping: { ...found.mapping, year: '2031' } };
  const again = await patient.look(other);
  assert.ok('outcome' in again && again.outcome.totals[0]?.year === '2031', 'another mapping is another question');
});

it('files that were brought and never recorded are thrown away after a month, and their bytes with them', async () => {
  const { ctx, id, digest } = await bring(`${good}General,Zoo,7\n`);
  const created = (await importAt(ctx, id))!.created.getTime();
  const days = (n: number) => new Date(created + n * 86_400_000);
  await clearServed(db, servedImports, days(29));
  assert.ok(await importAt(ctx, id));
  await clearServed(db, servedImports, days(31));
  assert.equal(await importAt(ctx, id), undefined);
  const kept: string[] = [];
  for await (const one of filesInUse(db, [ctx.place])) kept.push(one);
  assert.ok(!kept.includes(digest));
});

it('the form keeps every rule of a mapping, several of a kind too', () => {
  const columns = ['Fund', 'Code', 'Spent 2025', 'Taxes 2025'];
  const mapping: Mapping = {
    ...emptyMapping(),
    columns: [
      { column: 'Fund', as: 'fund-name' },
      { column: 'Code', as: 'account-code' },
      { column: 'Spent 2025', as: 'amount', year: '2025', measure: 'spent', side: 'spending' },
      { column: 'Taxes 2025', as: 'amount', year: '2025', side: 'revenue' },
    ],
    without: [
      { column: 'Fund', is: ['All Funds', 'None'] },
      { column: 'Code', is: ['999'] },
      { column: 'Code', is: ['998'] },
    ],
    names: [
      { dimension: 'account', names: { '1': 'Pay', '2': 'Paper, pens' } },
      { dimension: 'fund', names: { A: 'General' } },
    ],
    flip: ['revenue'],
    fillDown: ['Fund'],
    totals: 'leave-out',
    yearDigits: true,
    year: '2025',
  };
  assert.deepEqual(mappingFrom(fieldsOf(mapping, columns), emptyMapping(), columns), mapping);
});
