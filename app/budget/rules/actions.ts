// What keepers of the record do with rules: record one with its authority and citation, and say that one holds no longer.
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { langOf, withoutGaps } from '../versions/actions.ts';
import { mustKeepBudgets } from '../versions/rules.ts';
import { ruleEnded, ruleRecorded } from './acts.ts';
import type { RuleKind, Share } from './evaluate.ts';
import type { LineSet } from './line-sets.ts';
import {
  type Authority,
  authorities,
  isSet,
  MOST_PARTS,
  type RuleStanding,
  ruleKinds,
  ruleStandings,
  writeSet,
} from './words.ts';

export type RuleWords = {
  budget: string;
  /** the rule it takes the place of */
  supersedes?: string | undefined;
  kind: RuleKind;
  /** in the budget's own codes or names; spending where it does not say */
  of: LineSet;
  basis?: LineSet | undefined;
  /** of the basis; or an amount */
  share?: Share | undefined;
  cents?: number | undefined;
  /** in one sentence: "Police at most 20% of the general fund" */
  title: string;
  authority: Authority;
  citation?: string | undefined;
  url?: string | undefined;
  standing?: RuleStanding | undefined;
  /** since when and until when it holds, as far as known */
  from?: string | undefined;
  until?: string | undefined;
  /** cannot be set aside by those who adopt the budget */
  hard: boolean;
  /** the demand of the record that asks for it */
  demand?: string | undefined;
  note?: string | undefined;
  lang?: string | undefined;
};

/**
 * Records a rule of a budget.
 * @returns its id and number
 * @throws Refused forbidden, not-found (the budget), invalid: no lines, no share or amount where its kind needs one, both at once
 */
export async function recordRule(ctx: Ctx, given: RuleWords): Promise<{ rule: string; number: number }> {
  mustKeepBudgets(ctx.author.role);
  const faults = new Faults();
  const kind = faults.oneOf('kind', given.kind, ruleKinds);
  const limit = limitOf(faults, kind, given);
  const body = {
    budget: faults.id('budget', given.budget, { needed: true }) ?? '',
    rule: newId(),
    number: 1,
    supersedes: faults.id('supersedes', given.supersedes),
    kind,
    of: setOf(faults, 'of', given.of) ?? '{}',
    basis: given.basis && setOf(faults, 'basis', given.basis),
    ...limit,
    title: faults.words('title', given.title, 200),
    authority: faults.oneOf('authority', given.authority, authorities),
    citation: faults.text('citation', given.citation, { max: 500 }),
    url: faults.https('url', given.url),
    standing: faults.oneOf('standing', given.standing ?? 'reported', ruleStandings),
    from: faults.day('from', given.from),
    until: faults.day('until', given.until),
    hard: given.hard,
    demand: faults.id('demand', given.demand),
    note: faults.text('note', given.note, { max: 3000 }),
    lang: faults.lang('lang', given.lang, await langOf(ctx)),
  };
  faults.order('until', body.from, body.until);
  if (body.authority !== 'demand' && !body.citation) faults.add('citation', 'empty');
  faults.stop();
  let number = 0;
  const decide = async (tx: Tx, drafted: typeof body) => {
    const rules = await tx
      .selectFrom('budget_rules')
      .select(['id', 'number', 'superseded_by'])
      .where('budget_id', '=', drafted.budget)
      .execute();
    const earlier = rules.find(({ id }) => id === drafted.supersedes);
    if (drafted.supersedes && (!earlier || earlier.superseded_by)) throw invalid('supersedes', 'choose');
    number = earlier?.number ?? Math.max(0, ...rules.map((one) => one.number)) + 1;
    return { ...drafted, number };
  };
  await commit(ctx, [draft({ act: ruleRecorded, body: withoutGaps(body) as never, decide: decide as never })]);
  return { rule: body.rule, number };
}

/**
 * Says until when a rule held, and why.
 * @throws Refused forbidden, not-found, duplicate (it has ended already), invalid (no day)
 */
export async function endRule(
  ctx: Ctx,
  given: { rule: string; until: string; words?: string | undefined; lang?: string | undefined },
): Promise<void> {
  mustKeepBudgets(ctx.author.role);
  const faults = new Faults();
  const until = faults.day('until', given.until, { needed: true }) ?? '';
  const words = faults.text('words', given.words, { max: 3000 });
  const lang = faults.lang('lang', given.lang, await langOf(ctx));
  const rule = faults.id('rule', given.rule, { needed: true }) ?? '';
  faults.stop();
  const find = (tx: Tx) =>
    tx.selectFrom('budget_rules').select(['budget_id', 'ended_by']).where('id', '=', rule).executeTakeFirst();
  const known = await inPlace(ctx.db, ctx.place, find);
  if (!known) throw new Refused('not-found');
  const body = withoutGaps({ budget: known.budget_id, rule, until, words, lang });
  const decide = async (tx: Tx, drafted: typeof body) => {
    if ((await find(tx))?.ended_by) throw new Refused('duplicate');
    return drafted;
  };
  await commit(ctx, [draft({ act: ruleEnded, body: body as never, decide: decide as never })]);
}

/** A floor, a cap and a ratio need a share of a basis, or an amount; a balance needs neither, nor does a lock. */
function limitOf(faults: Faults, kind: RuleKind, { share, cents, basis }: RuleWords) {
  if (kind === 'lock' || kind === 'balance') return {};
  if ((share === undefined) === (cents === undefined)) return faults.add('share', 'budget-share-or-amount') ?? {};
  if (cents !== undefined) {
    if (!Number.isSafeInteger(cents) || cents < 0) faults.add('cents', 'number');
    return { cents };
  }
  const { num, den } = share!;
  const isPart =
    Number.isInteger(num) && Number.isInteger(den) && num >= 0 && den >= 1 && num <= MOST_PARTS && den <= MOST_PARTS;
  if (!isPart) return faults.add('share', 'budget-share') ?? {};
  if (!basis) faults.add('basis', 'budget-basis-needed');
  return { share_num: num, share_den: den };
}

/** A set without a side means spending: revenue beside it would be added to it. */
function setOf(faults: Faults, field: string, given: LineSet): string | undefined {
  if (!isSet(given)) return faults.add(field, 'budget-no-set');
  return faults.text(field, writeSet({ ...given, side: given.side ?? 'spending' }), { max: 20_000 });
}
