// Certificates: our total of a fund held against the official one, with its source. What they can be about, and accepting them.
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { inPlace } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { type SourceWords, sourceOf, withoutGaps } from './actions.ts';
import { certificateAccepted } from './acts.ts';
import { mustKeepBudgets } from './rules.ts';
import { fundSums, versionById } from './store.ts';
import { keyOf, type Line, type Measure, measures, type Side, sides } from './words.ts';

/** A total that can be certified. `fund` is its code, or its name where it has none; '' is the whole version. */
export type Certifiable = {
  fund: string;
  fundName: string;
  year: string;
  side: Side;
  measure: Measure;
  ours: number;
};

/** Every total of a version, the latest year first; within it the whole before its funds. */
export function certifiable(lines: Iterable<Line>): Certifiable[] {
  const found = new Map<string, Certifiable>();
  for (const { fund, year, side, measure, cents } of lines) {
    // A fund whose name is covered, and which has no code, is in the whole only.
    const about = [['', ''], ...(fund && keyOf(fund) !== '' ? [[keyOf(fund), fund.name]] : [])] as [string, string][];
    for (const [key, fundName] of about) {
      const id = JSON.stringify([key, year, side, measure]);
      const total = found.get(id);
      if (total) total.ours += cents;
      else found.set(id, { fund: key, fundName, year, side, measure, ours: cents });
    }
  }
  const order = (one: Certifiable) => [
    one.fund === '' ? 0 : 1,
    measures.indexOf(one.measure),
    one.fund,
    sides.indexOf(one.side),
  ];
  return [...found.values()].sort((a, b) => {
    if (a.year !== b.year) return a.year < b.year ? 1 : -1;
    for (const [i, first] of order(a).entries()) {
      const second = order(b)[i]!;
      if (first !== second) return first < second ? -1 : 1;
    }
    return 0;
  });
}

export type Official = Pick<Certifiable, 'fund' | 'year' | 'side' | 'measure'> & { official: number };

/**
 * Accepts certificates of one version, each an act of its own; our totals are computed here, never taken from a form.
 * @throws Refused forbidden, not-found (the version), invalid: no total given, no source, a total the version does not have
 */
export async function acceptCertificates(
  ctx: Ctx,
  given: { version: string; totals: readonly Official[]; source: SourceWords; note?: string | undefined },
): Promise<void> {
  mustKeepBudgets(ctx.author.role);
  const faults = new Faults();
  const source = sourceOf(faults, given.source);
  const note = faults.text('note', given.note, { max: 3000 });
  if (given.totals.length === 0) faults.add('official-0', 'budget-no-official');
  faults.stop();
  const { version, lines } = await inPlace(ctx.db, ctx.place, async (tx) => ({
    version: await versionById(tx, given.version),
    lines: await fundSums(tx, given.version),
  }));
  if (!version) throw new Refused('not-found');
  const ours = certifiable(lines);
  const drafts = given.totals.map((one) => {
    const total = ours.find(
      (each) =>
        each.fund === one.fund && each.year === one.year && each.side === one.side && each.measure === one.measure,
    );
    if (!total) throw invalid('official-0', 'choose');
    const { fund, year, side, measure } = one;
    const body = withoutGaps({
      budget: version.budget_id,
      certificate: newId(),
      version: version.id,
      fund,
      year,
      side,
      measure,
      ours: total.ours,
      official: one.official,
      ...source,
      note,
      lang: version.lang,
    });
    return draft({ act: certificateAccepted, body });
  });
  await commit(ctx, drafts);
}
