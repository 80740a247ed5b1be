// What people do about commitments: record one, assert something of it, object to an assertion or confirm it.
// Whoever keeps the record does it from a source; whoever made the commitment says it here, and that is called self-reported.
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { isId, newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { mustSpeakFor, seatOf } from '../answers/standing.ts';
import { holderFields } from '../demands/marks.ts';
import { recorders } from '../letters/rules.ts';
import { type Holder, holderAt, holderKey, holderNames } from '../people/holder.ts';
import { membershipById } from '../people/store.ts';
import { withoutGaps } from '../words/rules.ts';
import { MAX_SOURCES, mustKnowSources } from '../words/sources.ts';
import { type Here, hereAndNow, occurredOn } from '../words/today.ts';
import { commitmentMarked, commitmentRecorded, commitmentReviewed } from './acts.ts';
import { dueBy, RUBRIC } from './rubric.ts';
import { type Axis, axes, isSelfReported, type Value, values } from './rules.ts';
import { type Commitment, commitmentBy } from './store.ts';

type Maybe<T> = T | undefined | null;

/** When something is to be: a day as far as it was said, or vague words with the rule they are read by. */
export type When = { due?: Maybe<string>; vague?: Maybe<string>; rule?: Maybe<string> };

export type NewCommitment = When & {
  holder: Holder;
  words: string;
  conditions?: Maybe<string>;
  /** the answer, statement or meeting it was made in, by id */
  from?: Maybe<{ answer: string } | { statement: string } | { event: string }>;
  day?: Maybe<string>;
  lang?: Maybe<string>;
  sources?: readonly string[] | undefined;
};

type By = { given: 'here' | 'source'; membership?: string };

/**
 * Records what somebody said they would do, in their own words.
 * @returns its id and number
 * @throws Refused forbidden, not-found, post-ended, not-verified, invalid with every fault
 */
export async function recordCommitment(
  ctx: Ctx,
  given: NewCommitment & { id?: string },
): Promise<{ id: string; number: number }> {
  const here = await hereAndNow(ctx);
  const faults = new Faults();
  const chosen = faults.id('holder', Object.values(given.holder)[0], { needed: true });
  // Without an office nobody can be asked whether they speak for it: the other faults are told all the same.
  const by = chosen
    ? await inPlace(ctx.db, ctx.place, (tx) => speakerOf(tx, ctx, given.holder, here.today))
    : ({ given: recorders.has(ctx.author.role) ? 'source' : 'here' } as const);
  const day = faults.day('day', given.day, { notAfter: here.today }) ?? here.today;
  const body = withoutGaps({
    commitment: given.id ?? newId(),
    number: 1,
    ...holderFields(given.holder),
    words: faults.words('words', given.words, 5000),
    conditions: faults.text('conditions', given.conditions, { max: 2000 }),
    ...whenSaid(faults, given, day, ''),
    rubric: RUBRIC,
    ...(await madeIn(ctx, faults, given.from)),
    day,
    ...shared(faults, here, by, given),
  });
  faults.stop();
  let number = 0;
  const decide = async (tx: Tx) => {
    await speakerOf(tx, ctx, given.holder, here.today);
    await mustKnowSources(tx, body.sources);
    const row = await tx
      .selectFrom('commitments')
      .select((e) => e.fn.max('number').as('last'))
      .executeTakeFirst();
    number = Number(row?.last ?? 0) + 1;
    return { ...body, number };
  };
  await commit(ctx, [draft({ act: commitmentRecorded, body, occurred: occurredAs(here, by, day), decide })]);
  return { id: body.commitment, number };
}

export type NewMark = {
  commitment: string;
  axis: Axis;
  value: Value;
  words: string;
  /** for a changed commitment: how it is worded now */
  newWords?: Maybe<string>;
  /** for a moved date */
  newDue?: Maybe<string>;
  newVague?: Maybe<string>;
  rule?: Maybe<string>;
  day?: Maybe<string>;
  /** who records it knows that all its sources are the maker's own */
  ownSources?: boolean;
  lang?: Maybe<string>;
  sources?: readonly string[] | undefined;
};

/**
 * Asserts something of a commitment on one axis. The baseline stays as it is.
 * @returns the assertion's id
 * @throws Refused as recordCommitment
 */
export async function markCommitment(ctx: Ctx, given: NewMark & { id?: string }): Promise<string> {
  const here = await hereAndNow(ctx);
  const seen = await seenBy(ctx, { id: given.commitment }, here);
  const { one, holder, by } = seen;
  const faults = new Faults();
  const axis = faults.oneOf('axis', given.axis, axes);
  const value = faults.oneOf('value', given.value, (values[axis] ?? []) as readonly Value[]);
  const day = faults.day('day', given.day, { notAfter: here.today }) ?? here.today;
  const when: { due?: string | undefined; vague?: string | undefined; rule?: string | undefined } =
    value === 'moved'
      ? whenSaid(faults, { due: given.newDue, vague: given.newVague, rule: given.rule }, day, 'new')
      : {};
  if (value === 'moved' && !when.due) faults.add('newDue', 'date-empty');
  const { due, vague, rule } = when;
  const base = withoutGaps({
    mark: given.id ?? newId(),
    commitment: one.id,
    ...holderFields(holder),
    axis,
    value,
    day,
    words: faults.words('words', given.words, 5000),
    new_words: faults.text('newWords', given.newWords, { max: 5000, needed: value === 'changed' }),
    new_due: due,
    new_vague: vague,
    rule,
    rubric: RUBRIC,
    self_reported: by.given === 'here',
    ...shared(faults, here, by, given),
  });
  faults.stop();
  const decide = async (tx: Tx) => {
    await speakerOf(tx, ctx, holder, here.today);
    await mustKnowSources(tx, base.sources);
    return { ...base, self_reported: given.ownSources || (await selfReported(tx, by, holder, base.sources)) };
  };
  await commit(ctx, [draft({ act: commitmentMarked, body: base, occurred: occurredAs(here, by, day), decide })]);
  return base.mark;
}

/**
 * Objects to an assertion, which makes it a disputed call; or confirms a disputed one, as another editor than who made it.
 * @throws Refused forbidden (the same editor), closed (nobody objected, or an objection stands already), as recordCommitment
 */
export async function reviewMark(
  ctx: Ctx,
  given: {
    mark: string;
    what: 'objected' | 'confirmed';
    words: string;
    lang?: Maybe<string>;
    sources?: readonly string[] | undefined;
  },
): Promise<void> {
  const here = await hereAndNow(ctx);
  if (!isId(given.mark)) throw new Refused('not-found');
  const keeps = recorders.has(ctx.author.role);
  if (given.what === 'confirmed' && !keeps) throw new Refused('forbidden');
  const { one, holder } = await inPlace(ctx.db, ctx.place, (tx) => mustFind(tx, { mark: given.mark }));
  const by: By = keeps
    ? { given: 'source' }
    : { given: 'here', ...('membership' in seatOf(ctx) ? (seatOf(ctx) as { membership: string }) : {}) };
  const faults = new Faults();
  const lang = faults.lang('lang', given.lang, here.lang);
  const body = withoutGaps({
    mark: given.mark,
    commitment: one.id,
    ...holderFields(holder),
    what: faults.oneOf('what', given.what, ['objected', 'confirmed'] as const),
    words: faults.words('words', given.words, 2000),
    ...by,
    lang,
    sources: faults.sources(given.sources, { max: MAX_SOURCES }),
  });
  faults.stop();
  const decide = async (tx: Tx) => {
    if (!keeps) await mustSpeakHere(tx, ctx, here.today);
    await mustKnowSources(tx, body.sources);
    const { one: now } = await mustFind(tx, { mark: given.mark });
    const mark = now.marks.find((each) => each.id === given.mark)!;
    if (mark.disputed === (given.what === 'objected')) throw new Refused('closed');
    if (given.what === 'confirmed') await mustBeAnother(tx, ctx, mark);
    return body;
  };
  await commit(ctx, [draft({ act: commitmentReviewed, body, decide })]);
}

/** Two editors for a disputed call: the account behind the assertion, or its author's name where none is known, is not the second. */
async function mustBeAnother(tx: Tx, ctx: Ctx, mark: Commitment['marks'][number]): Promise<void> {
  const row = await tx
    .selectFrom('act_accounts')
    .select('account_id')
    .where('act_id', '=', mark.act_id)
    .executeTakeFirst();
  const same = row && ctx.author.account ? row.account_id === ctx.author.account : mark.author.name === ctx.author.name;
  if (same) throw invalid('what', 'commitment-same-editor');
}

/** Any office and any organization verified here may object, each speaking for itself. */
async function mustSpeakHere(tx: Tx, ctx: Ctx, today: string): Promise<void> {
  const seat = seatOf(ctx);
  const own =
    'organization' in seat ? seat : holderAt((await membershipById(tx, seat.membership))?.post_id ?? null, null);
  if (!own) throw new Refused('forbidden');
  await mustSpeakFor(tx, ctx, seat, own, today);
}

async function selfReported(tx: Tx, by: By, holder: Holder, sources: readonly string[] | undefined): Promise<boolean> {
  const name = (await holderNames(tx, [holder])).get(holderKey(holder));
  const rows = sources?.length
    ? await tx
        .selectFrom('sources')
        .select(['standing', 'publisher'])
        .where('id', 'in', sources)
        .where('superseded_by', 'is', null)
        .execute()
    : [];
  const names = [name?.name, name?.of?.name].filter((each) => typeof each === 'string');
  return isSelfReported({ given: by.given, byMaker: by.given === 'here', sources: rows, names });
}

async function mustFind(tx: Tx, by: { id: string } | { mark: string }): Promise<{ one: Commitment; holder: Holder }> {
  const one = await commitmentBy(tx, by);
  if (!one) throw new Refused('not-found');
  return { one, holder: holderAt(one.holder_post, one.holder_organization)! };
}

async function seenBy(ctx: Ctx, by: { id: string }, here: Here) {
  if (!isId(by.id)) throw new Refused('not-found');
  return inPlace(ctx.db, ctx.place, async (tx) => {
    const found = await mustFind(tx, by);
    return { ...found, by: await speakerOf(tx, ctx, found.holder, here.today) };
  });
}

/** Staff read a source; only whoever holds the office says here what it will do. @throws Refused */
async function speakerOf(tx: Tx, ctx: Ctx, holder: Holder, today: string): Promise<By> {
  if (recorders.has(ctx.author.role)) return { given: 'source' };
  const seat = seatOf(ctx);
  await mustSpeakFor(tx, ctx, seat, holder, today);
  return { given: 'here', ...('membership' in seat ? { membership: seat.membership } : {}) };
}

/** A day as it was said; or vague words, whose last day the rule of today's rubric says. Both at once would be two days. */
function whenSaid(faults: Faults, given: When, said: string, prefix: '' | 'new') {
  const field = (name: string) => (prefix ? `${prefix}${name[0]!.toUpperCase()}${name.slice(1)}` : name);
  const due = faults.day(field('due'), given.due);
  const vague = faults.text(field('vague'), given.vague, { max: 200, needed: Boolean(given.rule) && !due });
  const rule = given.rule?.trim() || undefined;
  if (rule && due) faults.add('rule', 'commitment-day-or-rule');
  const ruled = rule && !due ? dueBy(rule, said) : undefined;
  if (rule && !due && !ruled) faults.add('rule', 'choose');
  return withoutGaps({ vague, due: due ?? ruled, rule: ruled ? rule : undefined });
}

/** Where it was made, with what that stands under. */
async function madeIn(ctx: Ctx, faults: Faults, from: NewCommitment['from']) {
  if (!from) return {};
  const [[kind, id]] = Object.entries(from) as [[string, string]];
  if (!isId(id)) return faults.add('from', 'choose') ?? {};
  return inPlace(ctx.db, ctx.place, async (tx) => {
    if (kind === 'answer') {
      const row = await tx.selectFrom('answers').select('referral_id').where('id', '=', id).executeTakeFirst();
      if (!row) throw new Refused('not-found');
      return { answer: id, referral: row.referral_id };
    }
    const table = kind === 'statement' ? 'statements' : 'events';
    const row = await tx
      .selectFrom(table)
      .select('id')
      .where('id', '=', id)
      .where('superseded_by', 'is', null)
      .executeTakeFirst();
    if (!row) throw new Refused('not-found');
    return kind === 'statement' ? { statement: id } : { event: id };
  });
}

function shared(
  faults: Faults,
  here: Here,
  by: By,
  given: { lang?: Maybe<string>; sources?: readonly string[] | undefined },
) {
  return {
    ...by,
    lang: faults.lang('lang', given.lang, here.lang),
    sources: faults.sources(given.sources, { needed: by.given === 'source', max: MAX_SOURCES }),
  };
}

const occurredAs = (here: Here, by: By, day: string) =>
  day === here.today ? undefined : occurredOn(here, { on: day, basis: by.given === 'here' ? 'own' : 'reported' });
