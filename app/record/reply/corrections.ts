// A holder says what is wrong in what was recorded about them from a source. Their words stand with the record; an editor revises it, or
// says why it is kept. Neither side's words are ever taken away for the other's.
import { sql } from 'kysely';
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { isId, newId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { wasDoneBy } from '../moderation/store.ts';
import { mustKeepTheRecord, withoutGaps } from '../words/rules.ts';
import { hereAndNow } from '../words/today.ts';
import { mustBeNamed } from './actions.ts';
import { correctionDecided, correctionGiven, REPLY_MAX } from './acts.ts';
import { type Correction, correctionById } from './store.ts';

/** Kinds of act that are recorded from a source about somebody, and what their stream begins with. */
const correctable = ['statement', 'power', 'commitment', 'event'] as const;

export type Correctable = {
  act: string;
  stream: string;
  /** what a page shows of it */
  words: string | null;
  lang: string;
  posts: string[];
  organizations: string[];
};

/** What can be corrected: an act of these kinds recorded from a source, with the posts and organizations it is about. */
export async function correctableAct(tx: Tx, act: string): Promise<Correctable | undefined> {
  if (!isId(act)) return undefined;
  const row = await tx
    .selectFrom('acts')
    .select(['kind', 'streams', 'fields'])
    .where('id', '=', act)
    .executeTakeFirst();
  const kind = correctable.find(
    (one) => row?.kind.startsWith(`${one}.recorded/`) || row?.kind.startsWith(`${one}.changed/`),
  );
  if (!row || !kind || row.fields.given === 'here') return undefined;
  const stream = row.streams.find((one) => one.startsWith(`${kind}/`));
  if (!stream) return undefined;
  const of = (what: string) =>
    row.streams.flatMap((one) => (one.startsWith(`${what}/`) ? [one.slice(what.length + 1)] : []));
  const shown = await tx
    .selectFrom('texts')
    .select('shown')
    .where('act_id', '=', act)
    .where('field', 'in', ['words', 'object', 'title'])
    .executeTakeFirst();
  return {
    act,
    stream,
    words: shown?.shown ?? null,
    lang: typeof row.fields.lang === 'string' ? row.fields.lang : 'en',
    posts: of('post'),
    organizations: of('organization'),
  };
}

/** Which of those it is about the author speaks for. @throws Refused forbidden, post-ended */
async function ownOf(tx: Tx, ctx: Ctx, about: Correctable, today: string) {
  const none = { holder_post: null, holder_organization: null, person: null };
  const sides = [
    ...about.posts.map((holder_post) => ({ ...none, holder_post })),
    ...about.organizations.map((holder_organization) => ({ ...none, holder_organization })),
  ];
  let refused = new Refused('forbidden');
  for (const side of sides) {
    try {
      await mustBeNamed(tx, ctx, side, today);
      return side.holder_post ? { holder_post: side.holder_post } : { holder_organization: side.holder_organization! };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.code === 'post-ended') refused = error;
    }
  }
  throw refused;
}

/**
 * @returns the stream of what it is about
 * @throws Refused not-found (nothing that was recorded from a source), forbidden, post-ended, invalid
 */
export async function correct(
  ctx: Ctx,
  act: string,
  given: { words: string; lang?: string | undefined },
): Promise<string> {
  const here = await hereAndNow(ctx);
  const faults = new Faults();
  const words = faults.words('words', given.words, REPLY_MAX);
  const lang = faults.lang('lang', given.lang, here.lang);
  faults.stop();
  const { about, own } = await inPlace(ctx.db, ctx.place, async (tx) => {
    const about = await correctableAct(tx, act);
    if (!about) throw new Refused('not-found');
    return { about, own: await ownOf(tx, ctx, about, here.today) };
  });
  await commit(ctx, [
    draft({
      act: correctionGiven,
      body: { correction: newId(), on: about.stream, target: act, ...own, words, day: here.today, lang },
      decide: async (tx, body) => {
        await ownOf(tx, ctx, about, here.today);
        return body;
      },
    }),
  ]);
  return about.stream;
}

/** Others who keep the record here and did not record this themselves. */
async function othersBeside(tx: Tx, account: string, acts: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct r.account_id)::int as n from roles r
    where r.role in ('steward', 'clerk') and r.ended is null and r.account_id <> ${account}
      and not exists (select from act_accounts a
        where a.place_id = r.place_id and a.account_id = r.account_id and a.act_id = any(${[...acts]}::uuid[]))`.execute(
    tx,
  );
  return rows[0]!.n;
}

/**
 * Whether an account may decide: whoever recorded the words, or says that they are wrong, judges their own work. Where nobody else keeps the
 * record, they decide and it is said.
 */
export async function decider(
  tx: Tx,
  account: string | undefined,
  one: Pick<Correction, 'target' | 'act_id'>,
): Promise<'another' | 'alone' | 'not'> {
  if (!account) return 'another';
  const own = (await wasDoneBy(tx, one.target, account)) || (await wasDoneBy(tx, one.act_id, account));
  if (!own) return 'another';
  return (await othersBeside(tx, account, [one.target, one.act_id])) > 0 ? 'not' : 'alone';
}

/** @throws Refused forbidden (also for who recorded it, while there is another), not-found, closed when it was decided before, invalid */
export async function decideCorrection(
  ctx: Ctx,
  id: string,
  given: { outcome: 'revised' | 'kept'; words: string; lang?: string | undefined },
): Promise<Correction> {
  mustKeepTheRecord(ctx.author.role);
  const here = await hereAndNow(ctx);
  const faults = new Faults();
  const outcome = faults.oneOf('outcome', given.outcome, ['revised', 'kept']);
  const words = faults.words('words', given.words, 2000);
  const lang = faults.lang('lang', given.lang, here.lang);
  faults.stop();
  const found = await inPlace(ctx.db, ctx.place, (tx) => correctionById(tx, id));
  if (!found) throw new Refused('not-found');
  await commit(ctx, [
    draft({
      act: correctionDecided,
      body: withoutGaps({
        correction: id,
        on: found.stream,
        holder_post: found.holder_post ?? undefined,
        holder_organization: found.holder_organization ?? undefined,
        outcome,
        words,
        day: here.today,
        lang,
      }),
      decide: async (tx, body) => {
        if ((await correctionById(tx, id))?.outcome) throw new Refused('closed');
        const by = await decider(tx, ctx.author.account, found);
        if (by === 'not') throw new Refused('forbidden');
        return by === 'alone' ? { ...body, alone: true as const } : body;
      },
    }),
  ]);
  return found;
}
