// What keepers of the record do with a file of figures: bring it, say what its columns mean, and record it as a version. Until then it is
// private and changes nothing.
import type { Ctx } from '../../acts/commit.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import type { Store } from '../../files/store.ts';
import { recordVersion, type VersionWords } from '../versions/actions.ts';
import { mustKeepBudgets } from '../versions/rules.ts';
import { budgetById, type KnownValue, type Version, valuesOf } from '../versions/store.ts';
import { type Dimension, dimensions } from '../versions/words.ts';
import { beginMapping, type Source, takeFile } from './dry-run.ts';
import { rowsOf } from './keep-upload.ts';
import { type Mapping, mappingOfRecord, mappingOfVersion } from './mapping.ts';
import type { Workbook } from './tables.ts';
import type { Taken } from './take.ts';

export type BroughtFile = { file: string; source: string; name: string; bytes: number; workbook?: Workbook };

export type Import = {
  id: string;
  budget_id: string;
  file: string;
  source: string;
  file_name: string;
  bytes: string;
  workbook: Workbook | null;
  mapping: Mapping;
  version_id: string | null;
  created: Date;
};

export const sourceFrom = (files: Store, digest: string): Source =>
  async function* () {
    yield* (await files.open(digest)).stream();
  };

/**
 * Notes a file that was stored, with a mapping: the one given, or one guessed from its first rows.
 * @throws Refused forbidden, not-found
 */
export async function bringFile(
  ctx: Ctx,
  files: Store,
  given: { budget: string; brought: BroughtFile; mapping?: Mapping | undefined },
): Promise<string> {
  mustKeepBudgets(ctx.author.role);
  const { brought } = given;
  const source = sourceFrom(files, brought.file);
  const guessed = await beginMapping(source, brought.name);
  const mapping = given.mapping ? { ...given.mapping, shape: guessed.shape } : guessed;
  const id = newId();
  await inPlace(ctx.db, ctx.place, async (tx) => {
    if (!(await budgetById(tx, given.budget))) throw new Refused('not-found');
    await tx
      .insertInto('budget_imports')
      .values({
        place_id: ctx.place,
        id,
        budget_id: given.budget,
        file: brought.file,
        source: brought.source,
        file_name: brought.name,
        bytes: String(brought.bytes),
        workbook: brought.workbook ? JSON.stringify(brought.workbook) : null,
        mapping: JSON.stringify(mapping),
        version_id: null,
        created: ctx.now(),
      })
      .execute();
  });
  return id;
}

export const importAt = (ctx: Pick<Ctx, 'db' | 'place'>, id: string): Promise<Import | undefined> =>
  inPlace(ctx.db, ctx.place, (tx) =>
    tx.selectFrom('budget_imports').selectAll().where('id', '=', id).executeTakeFirst(),
  ) as Promise<Import | undefined>;

/** Keeps another meaning of the columns. @throws Refused forbidden, not-found, closed (it is a version already) */
export async function keepMapping(ctx: Ctx, id: string, mapping: Mapping): Promise<void> {
  mustKeepBudgets(ctx.author.role);
  const { numUpdatedRows } = await inPlace(ctx.db, ctx.place, (tx) =>
    tx
      .updateTable('budget_imports')
      .set({ mapping: JSON.stringify(mapping) })
      .where('id', '=', id)
      .where('version_id', 'is', null)
      .executeTakeFirstOrThrow(),
  );
  if (numUpdatedRows === 0n) throw new Refused((await importAt(ctx, id)) ? 'closed' : 'not-found');
}

/**
 * The mapping a version was made by, for the next file of the same office. Names its columns did not say come from the version as it
 * stands, so what is covered there is not said again.
 */
export async function mappingLike(ctx: Pick<Ctx, 'db' | 'place'>, version: Version): Promise<Mapping | undefined> {
  const mapping = mappingOfVersion(version.mapping);
  if (!mapping) return undefined;
  const values = await inPlace(ctx.db, ctx.place, (tx) => valuesOf(tx, version.id));
  const says = (as: string) => mapping.columns.some((one) => one.as === as);
  const names = dimensions
    .filter((one) => says(`${one}-code`) && !says(`${one}-name`))
    .map((dimension) => ({ dimension, names: Object.fromEntries(namesByCode(values.values(), dimension)) }))
    .filter((one) => Object.keys(one.names).length > 0);
  return { ...mapping, names };
}

/** As a mapping holds them. */
const LONGEST_CODE = 200;

function* namesByCode(values: Iterable<KnownValue>, of: Dimension): Generator<[string, string]> {
  for (const { dimension, code, name } of values)
    if (dimension === of && code && name && code.length <= LONGEST_CODE) yield [code, name];
}

/** Throws a file away that became no version; the stored bytes go with the next sweep. */
export async function discardImport(ctx: Ctx, id: string): Promise<void> {
  mustKeepBudgets(ctx.author.role);
  await inPlace(ctx.db, ctx.place, (tx) =>
    tx.deleteFrom('budget_imports').where('id', '=', id).where('version_id', 'is', null).execute(),
  );
}

/**
 * Records a taken file as a version, whole or not at all.
 * @throws Refused invalid, field `file`: the file has problems that have to be put right first; what recordVersion refuses
 */
export async function recordTaken(
  ctx: Ctx,
  words: Omit<VersionWords, 'mapping'> & { mapping: Mapping },
  taken: Taken,
  beside?: (tx: Tx, version: string) => Promise<void>,
): Promise<{ version: string; number: number; act: string }> {
  if (taken.problems.count > 0) throw invalid('file', 'budget-problems', { n: taken.problems.count });
  return recordVersion(ctx, { ...words, mapping: mappingOfRecord(words.mapping) }, taken.lines, beside);
}

/**
 * Reads the file of an import by its mapping and records it.
 * @param progress told the rows read so far, now and then
 * @throws as recordTaken; not-found, closed
 */
export async function recordImport(
  ctx: Ctx,
  files: Store,
  id: string,
  words: Omit<VersionWords, 'budget' | 'file' | 'mapping'>,
  progress?: (rows: number) => void,
): Promise<{ budget: string; version: string; number: number }> {
  mustKeepBudgets(ctx.author.role);
  const found = await importAt(ctx, id);
  if (!found) throw new Refused('not-found');
  if (found.version_id) throw new Refused('closed');
  const taken = await takeFile(sourceFrom(files, found.file), found.mapping, progress);
  const recorded = await recordTaken(
    ctx,
    {
      ...words,
      budget: found.budget_id,
      file: { name: found.file_name, digest: found.source },
      mapping: found.mapping,
    },
    taken,
    (tx, version) => closeImport(tx, found, version),
  );
  return { budget: found.budget_id, ...recorded };
}

/** In the transaction of the version, behind the lock of its budget: of two clerks who record one file at once, one does. */
async function closeImport(tx: Tx, { id, file, mapping }: Import, version: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('budget_imports')
    .set({ version_id: version })
    .where('id', '=', id)
    .where('version_id', 'is', null)
    .where('file', '=', file)
    .where('mapping', '=', JSON.stringify(mapping) as never)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Refused('changed-meanwhile');
}

/** Takes the rows of another sheet of the same workbook, and guesses what its columns mean. @throws Refused forbidden, not-found */
export async function changeSheet(ctx: Ctx, files: Store, found: Import, sheet: string): Promise<void> {
  mustKeepBudgets(ctx.author.role);
  const file = { name: found.file_name, digest: found.source, bytes: Number(found.bytes) };
  const brought = await rowsOf(files, file, sheet);
  const mapping = { ...(await beginMapping(sourceFrom(files, brought.file), found.file_name)), sheet };
  await inPlace(ctx.db, ctx.place, (tx) =>
    tx
      .updateTable('budget_imports')
      .set({ file: brought.file, workbook: JSON.stringify(brought.workbook), mapping: JSON.stringify(mapping) })
      .where('id', '=', found.id)
      .execute(),
  );
}
