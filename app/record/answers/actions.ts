// Answering, four ways: given here by a verified holder, recorded from a source by a named editor, revised, and corrected by the holder.
// All of them add; none of them touches what was said before.
import { type CommitOptions, type Ctx, commit, type Draft, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import type { Tx } from '../../base/database.ts';
import { inPlace } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import type { Occurred } from '../../base/tables.ts';
import { type Holder, holderAt } from '../people/holder.ts';
import { besides, namingsByAnswers } from '../reply/name.ts';
import type { NamedFirst } from '../reply/publishing.ts';
import { mustKeepTheRecord } from '../words/rules.ts';
import { MAX_SOURCES, mustKnowSources } from '../words/sources.ts';
import { type Here, hereAndNow, occurredOn, type When } from '../words/today.ts';
import { answerGiven } from './acts.ts';
import { type AnswerWords, checkedWords, placeBeside } from './rules.ts';
import { mustSpeakFor, type Seat, seatOf, todayIn } from './standing.ts';
import { answerById, type ReferralToAnswer, referralsById } from './store.ts';

type Body = Parameters<typeof answerGiven.streams>[0];

/** An answer that was committed: its own id, its number among the referral's revisions, and the act. */
export type Answered = { referral: string; answer: string; number: number; act: string };

/**
 * What is committed with an answer: who is named in it, and private writes of the same transaction. `since`: the civil day it was sent
 * first, where it waited for somebody named in it; on that day, too, whoever answers must have spoken for the holder.
 */
export type Waited = { named?: NamedFirst | undefined; beside?: CommitOptions['beside']; since?: string | undefined };

/** What the author saw: the id of each referral's answer that counted, or null where there was none. */
export type Follows = Record<string, string | null>;

/** The most referrals one commit answers; more would hold a letter's locks too long. */
export const MOST_AT_ONCE = 200;

/**
 * A verified holder answers one referral or several in the same words. Checked after the locks: the post on its day, and that it
 * was verified then.
 * @param given.follows refuses `changed-meanwhile` when another answer counts by now
 * @throws Refused `invalid`, `not-found`, `forbidden`, `post-ended`, `not-verified`, `changed-meanwhile`, `duplicate`
 */
export async function giveAnswer(
  ctx: Ctx,
  given: AnswerWords & { referrals: string[]; follows?: Follows | undefined },
  { since, ...more }: Waited = {},
): Promise<Answered[]> {
  const seat = seatOf(ctx);
  const faults = new Faults();
  const words = checkedWords(faults, given, (await hereAndNow(ctx)).lang);
  faults.stop();
  const referrals = await referralsToAnswer(ctx, given.referrals);
  const own = () => ({ ...words, follows: given.follows });
  const occurred = since ? occurredOn(await hereAndNow(ctx), { on: since, basis: 'own' }) : undefined;
  return commitAnswers(ctx, referrals, own, saidHere(ctx, seat, since), { ...more, occurred });
}

/** One referral's own words among many: what the sitting at the desk publishes at once. */
export type OwnWords = AnswerWords & { referral: string; follows: string | null };

/**
 * A verified holder answers many referrals at once, each in words of its own; either all of them stand or none.
 * @param beside private writes of the same transaction: it may refuse, and then nothing is published
 * @throws Refused as `giveAnswer`; a fault names the referral: `reasons-<id>`
 */
export async function giveAnswers(
  ctx: Ctx,
  given: readonly OwnWords[],
  beside?: CommitOptions['beside'],
): Promise<Answered[]> {
  const seat = seatOf(ctx);
  const { lang } = await hereAndNow(ctx);
  const words = new Map<string, AnswerWords & { follows: Follows }>();
  const all: Faults['fields'] = [];
  for (const { referral, follows, ...own } of given) {
    const faults = new Faults();
    words.set(referral, { ...checkedWords(faults, own, lang), follows: { [referral]: follows } });
    all.push(...faults.fields.map((fault) => ({ ...fault, field: `${fault.field}-${referral}` })));
  }
  if (all.length > 0) throw new Refused('invalid', { fields: all });
  const referrals = await referralsToAnswer(ctx, [...words.keys()]);
  return commitAnswers(ctx, referrals, ({ id }) => words.get(id)!, saidHere(ctx, seat), { beside });
}

/** Said here, today, by whoever sits in the seat: looked at again under the locks. */
const saidHere =
  (ctx: Ctx, seat: Seat, since?: string) =>
  (referral: ReferralToAnswer): Said => ({
    ...('membership' in seat ? { membership: seat.membership } : {}),
    given: 'here',
    day: '',
    decideHere: async (tx) => {
      const { day } = await todayIn(tx, ctx);
      for (const on of new Set([day, since ?? day])) await mustSpeakFor(tx, ctx, seat, holderOf(referral), on);
      return since ?? day;
    },
  });

/**
 * A clerk or editor records what a holder said, from a source. The verdict is the editor's reading, and is shown as that.
 * @throws Refused as `giveAnswer`; `invalid` `source-needed` when no source is named, `answer-given-here` where the holder spoke here
 */
export async function recordAnswer(
  ctx: Ctx,
  given: AnswerWords & {
    referrals: string[];
    sources: string[];
    occurred: When;
    follows?: Follows | undefined;
  },
  more: Waited = {},
): Promise<Answered[]> {
  mustKeepTheRecord(ctx.author.role);
  const here = await hereAndNow(ctx);
  const faults = new Faults();
  const { words, on, until, sources } = checkedReport(faults, here, given);
  faults.stop();
  const referrals = await referralsToAnswer(ctx, given.referrals);
  const occurred = occurredOn(here, { ...given.occurred, on: on!, until });
  return commitAnswers(
    ctx,
    referrals,
    () => ({ ...words, follows: given.follows }),
    () => ({
      given: 'source',
      day: on!,
      sources: sources!,
      decideHere: async (tx) => {
        await mustKnowSources(tx, sources);
        return on!;
      },
    }),
    { ...more, occurred },
  );
}

/** What a clerk records, checked; what is wrong with it goes to `faults`. */
export function checkedReport(
  faults: Faults,
  here: Pick<Here, 'lang' | 'today'>,
  given: AnswerWords & { sources: string[]; occurred: When },
) {
  const words = checkedWords(faults, given, here.lang);
  const on = faults.day('on', given.occurred.on, { needed: true, notAfter: here.today });
  const until = faults.day('until', given.occurred.until);
  faults.span('until', on, until);
  return { words, on, until, sources: faults.sources(given.sources, { needed: true, max: MAX_SOURCES }) };
}

/** A holder revises an answer: the new one counts, the old one stays at its own address. @throws Refused as `giveAnswer` */
export async function reviseAnswer(
  ctx: Ctx,
  given: AnswerWords & { answer: string },
  more: Waited = {},
): Promise<Answered> {
  const before = await inPlace(ctx.db, ctx.place, (tx) => answerById(tx, given.answer));
  if (!before) throw new Refused('not-found');
  const { answer: _, ...words } = given;
  const follows = { [before.referral]: before.id };
  const [revised] = await giveAnswer(ctx, { ...words, referrals: [before.referral], follows }, more);
  return revised!;
}

/**
 * A holder corrects what an editor recorded of them: it becomes a revision given here.
 * @throws Refused as `giveAnswer`; `closed` when the answer was given here (then it is revised)
 */
export async function correctRecorded(
  ctx: Ctx,
  given: AnswerWords & { answer: string },
  more: Waited = {},
): Promise<Answered> {
  const before = await inPlace(ctx.db, ctx.place, (tx) => answerById(tx, given.answer));
  if (before?.given === 'here') throw new Refused('closed');
  return reviseAnswer(ctx, given, more);
}

const holderOf = (referral: ReferralToAnswer): Holder => holderAt(referral.post, referral.organization)!;

async function referralsToAnswer(ctx: Ctx, ids: string[]): Promise<ReferralToAnswer[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) throw invalid('referrals', 'answer-none-chosen');
  if (wanted.length > MOST_AT_ONCE) throw new Refused('too-many');
  const found = await inPlace(ctx.db, ctx.place, (tx) => referralsById(tx, wanted));
  return wanted.map((id) => {
    const referral = found.get(id);
    if (!referral) throw new Refused('not-found');
    return referral;
  });
}

type Said = Pick<Body, 'membership' | 'given' | 'day' | 'sources'> & { decideHere: (tx: Tx) => Promise<string> };

async function commitAnswers(
  ctx: Ctx,
  referrals: ReferralToAnswer[],
  wordsFor: (referral: ReferralToAnswer) => AnswerWords & { follows?: Follows | undefined },
  said: (referral: ReferralToAnswer) => Said,
  { occurred, beside, named: first }: Omit<Waited, 'since'> & { occurred?: Occurred | undefined } = {},
): Promise<Answered[]> {
  const numbers = new Map<string, number>();
  const answers = referrals.map((referral) => ({ referral, answer: newId() }));
  const drafts = answers.map(({ referral, answer }) => {
    const { decideHere, ...rest } = said(referral);
    const words = wordsFor(referral);
    const body: Body = { answer, ...aimedAt(referral), number: 1, ...wordsOf(words), ...rest };
    const one: Draft<Body> = {
      act: answerGiven,
      body,
      occurred,
      decide: async (tx) => {
        const dated = { ...body, day: await decideHere(tx) };
        const decided = { ...dated, ...(await placed(tx, dated, words)) };
        numbers.set(answer, decided.number);
        return decided;
      },
    };
    return draft(one);
  });
  // Whoever is named as able to act is told, and has space beside the question.
  const named = await namingsByAnswers(
    ctx,
    referrals.map((one) => ({ referral: one.id, refers: wordsFor(one).refers, given: said(one).given })),
  );
  const committed = await commit(ctx, [...drafts, ...named.drafts, ...(first?.also ?? [])], {
    beside: besides(named.beside, first?.beside, beside),
  });
  return answers.map(({ referral, answer }, i) => ({
    referral: referral.id,
    answer,
    number: numbers.get(answer)!,
    act: committed[i]!.id,
  }));
}

const aimedAt = (referral: ReferralToAnswer) => ({
  referral: referral.id,
  demand: referral.demand,
  letter: referral.letter,
  ...(referral.post ? { holder_post: referral.post } : {}),
  ...(referral.organization ? { holder_organization: referral.organization } : {}),
});

const wordsOf = (words: AnswerWords) => ({
  verdict: words.verdict,
  reasons: words.reasons,
  ...(words.quote ? { quote: words.quote } : {}),
  ...(words.refers && 'post' in words.refers ? { refers_post: words.refers.post } : {}),
  ...(words.refers && 'organization' in words.refers ? { refers_organization: words.refers.organization } : {}),
  none_known: words.noneKnown ?? false,
  lang: words.lang,
});

/** The number an answer takes and the answer it follows, read under the referral's lock. */
async function placed(
  tx: Tx,
  body: Body,
  words: { follows?: Follows | undefined },
): Promise<Pick<Body, 'number' | 'supersedes'>> {
  const rows = await tx
    .selectFrom('answers')
    .select(['id', 'number', 'given', 'day', 'verdict', 'reasons', 'superseded_by'])
    .where('referral_id', '=', body.referral)
    .orderBy('number', 'desc')
    .execute();
  const current = rows.find((row) => row.superseded_by === null);
  const seen = words.follows?.[body.referral];
  if (seen !== undefined && seen !== (current?.id ?? null)) throw new Refused('changed-meanwhile');
  if (current && current.given === body.given && current.verdict === body.verdict && current.reasons === body.reasons)
    throw new Refused('duplicate');
  await mustKnowReferredHolder(tx, body);
  const number = (rows[0]?.number ?? 0) + 1;
  return placeBeside(current, body) === 'follows' && current ? { number, supersedes: current.id } : { number };
}

async function mustKnowReferredHolder(tx: Tx, body: Body): Promise<void> {
  const id = body.refers_post ?? body.refers_organization;
  if (!id) return;
  const table = body.refers_post ? 'posts' : 'organizations';
  const found = await tx
    .selectFrom(table)
    .select('id')
    .where('id', '=', id)
    .where('superseded_by', 'is', null)
    .executeTakeFirst();
  if (!found) throw invalid('refers', 'holder-unknown');
  if (id === (body.holder_post ?? body.holder_organization)) throw invalid('refers', 'answer-refers-to-itself');
}
