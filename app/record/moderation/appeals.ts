// An appeal against a takedown, or a refusal to publish: anybody affected asks, by a form, with a link of their own; another steward than
// the one who acted decides, in public and with a reason; a granted one lifts the cover in the same commit.
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { isId, newId } from '../../base/ids.ts';
import { mailAddress } from '../../base/mail-address.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import type { Tables } from '../../base/tables.ts';
import { defineMail, sendMail } from '../../following/mail.ts';
import { hashOf, isToken, newToken } from '../../identity/secrets.ts';
import { withoutGaps } from '../words/rules.ts';
import { hereAndNow } from '../words/today.ts';
import { liftDrafts, mustBeImpartial, mustBeSteward } from './actions.ts';
import { appealDecided, refusalRecorded } from './acts.ts';
import { takenIn } from './bursts.ts';
import { needsGround, type RefusalReason, refusalReasons, refused } from './rules.ts';
import { takedownById, targetOf, wasDoneBy } from './store.ts';

export type Appeal = Pick<Tables['appeals'], 'id' | 'about' | 'subject' | 'words' | 'contact' | 'lang' | 'decided'> & {
  at: Date;
};

const columns = ['id', 'about', 'subject', 'words', 'contact', 'lang', 'at', 'decided'] as const;

export type Refusal = Pick<Tables['refusals'], 'act_id' | 'id' | 'what' | 'reason' | 'ground' | 'words' | 'lang'>;

export const refusalById = async (tx: Tx, id: string): Promise<Refusal | undefined> =>
  isId(id)
    ? tx
        .selectFrom('refusals')
        .select(['act_id', 'id', 'what', 'reason', 'ground', 'words', 'lang'])
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;

export const latestRefusals = (tx: Tx, limit: number): Promise<Refusal[]> =>
  tx
    .selectFrom('refusals')
    .select(['act_id', 'id', 'what', 'reason', 'ground', 'words', 'lang'])
    .orderBy('act_id', 'desc')
    .limit(limit)
    .execute();

/** What an appeal is about: a takedown or a refusal of this place. */
export async function subjectAt(tx: Tx, id: string): Promise<'takedown' | 'refusal' | undefined> {
  if (!isId(id)) return undefined;
  if (await takedownById(tx, id)) return 'takedown';
  return (await refusalById(tx, id)) ? 'refusal' : undefined;
}

/** Nothing in it tells what the appeal said: the link does, and it is the appellant's. */
const outcomeMail = defineMail({
  kind: 'moderation.appeal-decided',
  words: { subject: 'moderation-mail-appeal-subject', body: 'moderation-mail-appeal-body' },
  compose: async (tx, mail, { view, address }) => {
    const row = await tx
      .selectFrom('appeal_outcomes')
      .select(['about', 'subject', 'outcome', 'words'])
      .where('appeal_id', '=', mail.about ?? '')
      .executeTakeFirst();
    if (!row) return undefined;
    const page =
      row.about === 'takedown'
        ? view.href(routes.takedown, { takedown: row.subject })
        : view.href(routes.refusal, { refusal: row.subject });
    return {
      outcome: view.t(`moderation-appeal-${row.outcome}`),
      words: row.words ?? view.t('state-covered'),
      page: address(page),
    };
  },
});

export type NewAppeal = { subject: string; words: string; contact?: string | undefined; lang: string; network: string };

/**
 * Keeps an appeal. @returns the token of the appellant's own link, which is not stored
 * @throws Refused not-found, invalid, too-many, closed when the takedown is lifted already
 */
export async function appeal(ctx: Pick<Ctx, 'db' | 'place' | 'now'>, given: NewAppeal): Promise<string> {
  const faults = new Faults();
  const words = faults.words('words', given.words, 4000);
  const contact = faults.text('contact', given.contact, { max: 254 });
  if (contact && !mailAddress(contact)) faults.add('contact', 'email');
  faults.stop();
  const now = ctx.now();
  return inPlace(ctx.db, ctx.place, async (tx) => {
    const about = await subjectAt(tx, given.subject);
    if (!about) throw new Refused('not-found');
    if (about === 'takedown' && (await takedownById(tx, given.subject))?.lifted) throw new Refused('closed');
    if (!(await takenIn(tx, ctx.place, 'appeals', given.network, now))) throw new Refused('too-many');
    const token = newToken();
    await tx
      .insertInto('appeals')
      .values({
        place_id: ctx.place,
        id: newId(now.getTime()),
        about,
        subject: given.subject,
        hash: hashOf(token),
        words,
        contact: contact ?? null,
        lang: given.lang,
        at: now,
        decided: null,
        decided_at: null,
        decided_by: null,
      })
      .execute();
    return token;
  });
}

export const appealOfLink = async (tx: Tx, token: string): Promise<Appeal | undefined> =>
  isToken(token)
    ? ((await tx.selectFrom('appeals').select(columns).where('hash', '=', hashOf(token)).executeTakeFirst()) as
        | Appeal
        | undefined)
    : undefined;

export const appealById = async (tx: Tx, id: string): Promise<Appeal | undefined> =>
  isId(id)
    ? ((await tx.selectFrom('appeals').select(columns).where('id', '=', id).executeTakeFirst()) as Appeal | undefined)
    : undefined;

export const openAppeals = async (tx: Tx): Promise<Appeal[]> =>
  (await tx
    .selectFrom('appeals')
    .select(columns)
    .where('decided', 'is', null)
    .orderBy('at')
    .limit(200)
    .execute()) as Appeal[];

export type Outcome = {
  act_id: string;
  appeal_id: string;
  outcome: 'granted' | 'refused';
  words: string | null;
  lang: string;
};

/** What came of the appeals against a takedown or a refusal, the first first. */
export const outcomesOf = (tx: Tx, subject: string): Promise<Outcome[]> =>
  tx
    .selectFrom('appeal_outcomes')
    .select(['act_id', 'appeal_id', 'outcome', 'words', 'lang'])
    .where('subject', '=', subject)
    .orderBy('act_id')
    .execute();

/**
 * A steward decides an appeal: never the one who acted, nor one whom the text names or concerns.
 * @throws Refused forbidden, not-found, closed when it was decided before, invalid
 */
export async function decideAppeal(
  ctx: Ctx,
  id: string,
  given: { outcome: 'granted' | 'refused'; words: string; lang?: string | undefined },
): Promise<Appeal> {
  mustBeSteward(ctx);
  const here = await hereAndNow(ctx);
  const faults = new Faults();
  const outcome = faults.oneOf('outcome', given.outcome, ['granted', 'refused']);
  const words = faults.words('words', given.words, 2000);
  const lang = faults.lang('lang', given.lang, here.lang);
  faults.stop();
  const { found, on, isCovered } = await inPlace(ctx.db, ctx.place, async (tx) => {
    const found = await appealById(tx, id);
    if (!found) throw new Refused('not-found');
    const takedown = found.about === 'takedown' ? await takedownById(tx, found.subject) : undefined;
    return { found, on: takedown?.stream ?? 'place', isCovered: takedown?.how === 'covered' && !takedown.lifted };
  });
  const decided = draft({
    act: appealDecided,
    body: { appeal: id, about: found.about, subject: found.subject, on, outcome, words, role: 'steward', lang },
    decide: async (tx, body) => {
      if ((await appealById(tx, id))?.decided) throw new Refused('closed');
      await mustBeAnother(tx, ctx, found);
      return body;
    },
  });
  const lifts =
    outcome === 'granted' && isCovered
      ? await liftDrafts(ctx, { cover: found.subject, note: words.slice(0, 1000) })
      : [];
  await commit(ctx, [decided, ...lifts], {
    purge: true,
    beside: async (tx) => {
      await tx
        .updateTable('appeals')
        .set({ decided: outcome, decided_at: ctx.now(), decided_by: ctx.author.account ?? null })
        .where('id', '=', id)
        .execute();
      const to = found.contact ? mailAddress(found.contact) : undefined;
      if (to) await sendMail(tx, ctx.place, outcomeMail, { to: to.shown, lang: found.lang, about: id }, ctx.now());
    },
  });
  return found;
}

/** @throws Refused forbidden for the steward who acted, or whom the text names or concerns */
export async function mustBeAnother(tx: Tx, ctx: Ctx, one: Pick<Appeal, 'about' | 'subject'>): Promise<void> {
  const { account } = ctx.author;
  const takedown = one.about === 'takedown' ? await takedownById(tx, one.subject) : undefined;
  const act = takedown ? one.subject : (await refusalById(tx, one.subject))?.act_id;
  if (account && act && (await wasDoneBy(tx, act, account))) throw new Refused('forbidden');
  if (takedown) await mustBeImpartial(tx, ctx, await targetOf(tx, ctx.place, takedown.target));
}

export type NewRefusal = {
  what: (typeof refused)[number];
  reason: RefusalReason;
  ground?: string | undefined;
  words: string;
  lang?: string | undefined;
};

/**
 * A steward does not publish what somebody asked to be published, and says so in public. @returns the refusal's id
 * @throws Refused forbidden, invalid
 */
export async function refuse(ctx: Ctx, given: NewRefusal & { id?: string }): Promise<string> {
  mustBeSteward(ctx);
  const here = await hereAndNow(ctx);
  const faults = new Faults();
  const what = faults.oneOf('what', given.what, refused);
  const reason = faults.oneOf('reason', given.reason, refusalReasons);
  const ground = faults.text('ground', given.ground, { max: 300, needed: needsGround(given.reason) });
  const words = faults.words('words', given.words, 2000);
  const lang = faults.lang('lang', given.lang, here.lang);
  faults.stop();
  const id = given.id ?? newId();
  const body = withoutGaps({ refusal: id, what, reason, ground, words, role: 'steward' as const, lang });
  await commit(ctx, [draft({ act: refusalRecorded, body })]);
  return id;
}
