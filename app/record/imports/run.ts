// Carries an import out: everything is read and checked before the first act; then act by act, each whole in itself, so that what is
// interrupted goes on where it stopped when it is run again.
import type { Ctx } from '../../acts/commit.ts';
import { inPlace } from '../../base/database.ts';
import { AT_ONCE, recordDivisions } from '../divisions/actions.ts';
import { divisionsByCode } from '../divisions/store.ts';
import { recordSource } from '../words/actions.ts';
import { hereAndNow } from '../words/today.ts';
import { type Plan, planImport, type Sort } from './plan.ts';
import { readOcd } from './read-ocd.ts';
import { readOpenStates } from './read-openstates.ts';
import { importedId, wantedFrom } from './wanted.ts';

export type Options = { dryRun?: boolean; within?: string; progress?: (done: number, of: number) => void };

/** @throws UnreadableFiles before anything is written; Refused when what is here changed meanwhile */
export async function importOpenStates(ctx: Ctx, folder: string, options: Options = {}): Promise<Plan> {
  const read = await readOpenStates(folder);
  const { today } = await hereAndNow(ctx);
  const plan = await planImport(ctx, wantedFrom(read, today, options.within));
  if (options.dryRun) return plan;
  for (const [i, step] of plan.steps.entries()) {
    await step.run(ctx);
    options.progress?.(i + 1, plan.steps.length);
  }
  return plan;
}

/** How many steps of each sort and kind a plan has. */
export function counted(plan: Plan): Record<Sort, { new: number; changed: number; ended: number; same: number }> {
  const of = (sort: Sort, what: string) =>
    plan.steps.filter((step) => step.sort === sort && step.what === what && step.name !== 'Open States').length;
  const sorts: Sort[] = ['organizations', 'posts', 'people', 'memberships'];
  return Object.fromEntries(
    sorts.map((sort) => [
      sort,
      { new: of(sort, 'new'), changed: of(sort, 'changed'), ended: of(sort, 'ended'), same: plan.same[sort] },
    ]),
  ) as ReturnType<typeof counted>;
}

export type DivisionsDone = { new: number; changed: number; same: number; kept: number };

const OCD = importedId('ocd');

/** @throws UnreadableFiles before anything is written; Refused when what is here changed meanwhile */
export async function importDivisions(ctx: Ctx, path: string, options: Options = {}): Promise<DivisionsDone> {
  const rows = (await readOcd(path)).filter(
    ({ code }) => !options.within || code === options.within || code.startsWith(`${options.within}/`),
  );
  const done: DivisionsDone = { new: 0, changed: 0, same: 0, kept: 0 };
  for (let i = 0; i < rows.length; i += AT_ONCE) {
    const some = rows.slice(i, i + AT_ONCE);
    const [here, hidden] = await inPlace(ctx.db, ctx.place, async (tx) => {
      const here = await divisionsByCode(
        tx,
        some.map((row) => row.code),
      );
      const acts = [...here.values()].map((one) => one.act_id);
      const covers =
        acts.length > 0 ? await tx.selectFrom('covers').select('act_id').where('act_id', 'in', acts).execute() : [];
      return [here, new Set(covers.map((cover) => cover.act_id))] as const;
    });
    const record = some.filter((row) => !here.has(row.code));
    const differing = some.filter((row) => here.has(row.code) && here.get(row.code)!.name !== row.name);
    // A name that was covered or erased here is not brought back.
    const change = differing.filter((row) => !hidden.has(here.get(row.code)!.act_id));
    done.new += record.length;
    done.changed += change.length;
    done.kept += differing.length - change.length;
    done.same += some.length - record.length - differing.length;
    if (!options.dryRun && record.length + change.length > 0) {
      await knownSource(ctx);
      await recordDivisions(ctx, { record, change, sources: [OCD] });
    }
    options.progress?.(Math.min(i + AT_ONCE, rows.length), rows.length);
  }
  return done;
}

async function knownSource(ctx: Ctx): Promise<void> {
  const known = await inPlace(ctx.db, ctx.place, (tx) =>
    tx.selectFrom('sources').select('id').where('id', '=', OCD).executeTakeFirst(),
  );
  if (known) return;
  await recordSource(ctx, {
    id: OCD,
    title: 'Open Civic Data division identifiers',
    publisher: 'Open Civic Data contributors',
    url: 'https://github.com/opencivicdata/ocd-division-ids',
    standing: 'mirror',
    held: true,
    lang: 'en',
  });
}
