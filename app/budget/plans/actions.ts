// What keepers do with consultations: begin one over a version of a budget.
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { isCivilDate } from '../../base/clock.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import type { LineSet } from '../rules/line-sets.ts';
import { groundOf, rulesOf } from '../rules/store.ts';
import { isSet, writeSet } from '../rules/words.ts';
import { mustKeepBudgets } from '../versions/rules.ts';
import { versionById } from '../versions/store.ts';
import { type Dimension, dimensions, type Measure } from '../versions/words.ts';
import { consultationBegun, MOST_GROUPS, type WhoMay, whoMay } from './acts.ts';
import { groupsOf, writeGroups } from './sheet.ts';

export type ConsultationWords = {
  version: string;
  title: string;
  note?: string | undefined;
  /** what is divided, in the budget's own codes or names: { fund: ['1010'] }; spending where it does not say */
  of: LineSet;
  /** what one row of the sheet is */
  by: Dimension;
  measure?: Measure | undefined;
  year?: string | undefined;
  /** cents that a plan divides; what the lines come to today where it is left out */
  total?: number | undefined;
  /** ids of rules; every rule of the budget that stands where it is left out */
  rules?: readonly string[] | undefined;
  opens: string;
  closes: string;
  who?: WhoMay | undefined;
  lang?: string | undefined;
};

/**
 * Begins a consultation; what it asks is frozen from here on.
 * @returns its id and number
 * @throws Refused forbidden, not-found (the version), invalid: days out of order, no lines, too few or too many groups, unknown rules
 */
export async function beginConsultation(
  ctx: Ctx,
  given: ConsultationWords,
): Promise<{ consultation: string; number: number }> {
  mustKeepBudgets(ctx.author.role);
  const faults = new Faults();
  if (!isSet(given.of)) faults.add('of', 'budget-no-set');
  const of: LineSet = { ...given.of, side: given.of.side ?? 'spending' };
  const by = faults.oneOf('by', given.by, dimensions);
  const { opens, closes } = given;
  for (const [field, day] of Object.entries({ opens, closes })) if (!isCivilDate(day)) faults.add(field, 'date');
  if (opens > closes) faults.add('closes', 'record-until-before-from');
  const title = faults.words('title', given.title, 200);
  const note = faults.text('note', given.note, { max: 3000 });
  const who = faults.oneOf('who', given.who ?? 'residents', whoMay);
  const versionId = faults.id('version', given.version, { needed: true }) ?? '';
  faults.stop();
  const asked = { ...(given.measure ? { measure: given.measure } : {}), ...(given.year ? { year: given.year } : {}) };
  const found = await inPlace(ctx.db, ctx.place, async (tx) => {
    const version = await versionById(tx, versionId);
    if (!version) throw new Refused('not-found');
    const place = await tx
      .selectFrom('place')
      .select('languages')
      .where('superseded_by', 'is', null)
      .executeTakeFirst();
    return {
      version,
      ground: await groundOf(tx, versionId, asked),
      rules: await rulesOf(tx, version.budget_id),
      lang: place!.languages[0]!,
    };
  });
  const groups = groupsOf(of, by, found.ground);
  const sum = groups.reduce((all, { cents }) => all + cents, 0);
  const total = given.total ?? sum;
  if (groups.length < 2) throw invalid('of', 'budget-too-few-groups');
  if (groups.length > MOST_GROUPS)
    throw invalid('by', 'budget-too-many-groups', { groups: groups.length, limit: MOST_GROUPS });
  if (!Number.isSafeInteger(total) || total <= 0) throw invalid('total', 'number');
  const known = found.rules.map(({ id }) => id);
  const rules = [...(given.rules ?? known)];
  if (!rules.every((id) => known.includes(id))) throw invalid('rules', 'choose');
  let number = 0;
  const body = {
    budget: found.version.budget_id,
    consultation: newId(),
    version: versionId,
    number: 1,
    title,
    ...(note ? { note } : {}),
    measure: found.ground.frame.measure,
    year: found.ground.frame.year,
    of: writeSet(of),
    by,
    total,
    groups: writeGroups(groups),
    rules,
    opens,
    closes,
    who,
    lang: faults.lang('lang', given.lang, found.lang),
  };
  const decide = async (tx: Tx, drafted: typeof body) => {
    const { last } = await tx
      .selectFrom('budget_consultations')
      .select(({ fn }) => fn.max('number').as('last'))
      .where('budget_id', '=', drafted.budget)
      .executeTakeFirstOrThrow();
    number = Number(last ?? 0) + 1;
    return { ...drafted, number };
  };
  await commit(ctx, [draft({ act: consultationBegun, body, decide })]);
  return { consultation: body.consultation, number };
}
