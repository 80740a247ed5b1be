// An amendment by hand: a new version that is another one with some amounts changed. The whole version is recorded, so that each stands
// on its own and two can be held against each other.
import type { Ctx } from '../../acts/commit.ts';
import { inPlace } from '../../base/database.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { recordVersion, type VersionWords } from './actions.ts';
import { versionById, versionLines } from './store.ts';

/**
 * Records a version made of another by new amounts for some of its lines.
 * @param given.amounts the line's number → its new amount in cents
 * @throws Refused not-found (the version, or a line of it), invalid: no amount differs; what recordVersion refuses
 */
export async function amendVersion(
  ctx: Ctx,
  given: Omit<VersionWords, 'budget' | 'supersedes' | 'file' | 'mapping'> & {
    version: string;
    amounts: ReadonlyMap<number, number>;
  },
): Promise<{ version: string; number: number }> {
  const { version: id, amounts, ...words } = given;
  const { version, lines } = await inPlace(ctx.db, ctx.place, async (tx) => ({
    version: await versionById(tx, id),
    lines: await versionLines(tx, id),
  }));
  if (!version) throw new Refused('not-found');
  const numbers = new Set(lines.map((line) => line.n));
  if ([...amounts.keys()].some((n) => !numbers.has(n))) throw new Refused('not-found');
  const amended = lines.map(({ n, ...line }) => ({ ...line, cents: amounts.get(n) ?? line.cents }));
  if (amended.every((line, i) => line.cents === lines[i]!.cents)) throw invalid('amounts', 'budget-nothing-changed');
  return recordVersion(ctx, { ...words, budget: version.budget_id, supersedes: version.id }, amended);
}
