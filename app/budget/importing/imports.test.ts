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
import { inPlace } from '../../base/database.ts';
import type { Refused } from '../../base/refused.ts';
import { openStore } from '../../files/store.ts';
import { translator } from '../../i18n/translator.ts';
import { filesInUse } from '../../record/files-in-use.ts';
import '../../record/kinds.ts';
import '../kinds.ts';
import { beginBudget } from '../versions/actions.ts';
import { budgetsOf, versionLines, versionsOf } from '../versions/store.ts';
import { bringFile, discardImport, importAt, keepMapping, recordImport } from './actions.ts';
import { addBudgetImport } from './commands.ts';
import { makeWorkbook } from './made-files.ts';
import { problemCodes } from './problems.ts';
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
    const of = async (table: 'acts' | 'budget_versions' | 'budget_lines' | 'budget_values') =>
      Number(
        (
          await tx
            .selectFrom(table)
            .select(({ fn }) => fn.countAll().as('n'))
            .executeTakeFirstOrThrow()
        ).n,
      );
    return [await of('acts'), await of('budget_versions'), await of('budget_lines'), await of('budget_values')];
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
  assert.deepEqual((version.mapping as { year: string }).year, '2026', 'taken from the name of the file, and shown');
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
