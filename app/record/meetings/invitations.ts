// Inviting and replying, as people do it. Whoever is invited replies in their own words; nobody replies for another, and a reply that
// changes leaves the earlier one readable.
import { type Ctx, commit, type Draft, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { seatOf } from '../answers/standing.ts';
import { type Holder, holderAt, holderNames, holderStream } from '../people/holder.ts';
import { withoutGaps } from '../words/rules.ts';
import { MAX_SOURCES } from '../words/sources.ts';
import { type Here, hereAndNow, occurredOn, type When } from '../words/today.ts';
import { invitationReplied, invitationSent } from './acts.ts';
import { needsWords, type Reply, replies as replyKinds, stateOn, takesReplies } from './rules.ts';
import { currentEvent, membershipOf, mustBeSaid, type Saying, sayingOf } from './saying.ts';
import { type Invitation, invitationById } from './store.ts';

/** Room for an invitation or a reply in someone's own words. */
const WORDS_MAX = 5000;

type InvitationBody = Parameters<typeof invitationSent.streams>[0];
type ReplyBody = Parameters<typeof invitationReplied.streams>[0];

/** Who is invited to what, and by whom where that is known. */
export type InvitationWords = { to: Holder; from?: Holder | undefined; words?: string | undefined; lang: string };

/** @throws Refused invalid `invited-already` */
export function mustInviteOnce(to: Holder[]): void {
  const keys = to.map((holder) => holderStream(holder));
  if (new Set(keys).size < keys.length) throw invalid('to', 'invited-already');
}

const sides = (prefix: 'from' | 'to', holder: Holder | undefined) => {
  if (!holder) return {};
  return 'post' in holder ? { [`${prefix}_post`]: holder.post } : { [`${prefix}_organization`]: holder.organization };
};

/** One invitation, ready to be committed alone or with its event. */
export function sending(
  ctx: Ctx,
  event: string,
  id: string,
  words: InvitationWords,
  saying: Saying,
  about: { here: Here; sources?: string[] | undefined; when?: When | undefined },
): Draft<InvitationBody> {
  const faults = new Faults();
  const from = saying.given === 'here' ? saying.holder : words.from;
  const on = faults.day('on', about.when?.on, { notAfter: about.here.today });
  const body: InvitationBody = withoutGaps({
    invitation: id,
    event,
    ...sides('from', from),
    ...sides('to', words.to),
    words: faults.text('words', words.words, { max: WORDS_MAX }),
    given: saying.given,
    ...membershipOf(saying),
    day: on ?? about.here.today,
    lang: faults.lang('lang', words.lang, about.here.lang),
    about: [...new Set([holderStream(words.to), ...(from ? [holderStream(from)] : [])])],
    sources: faults.sources(about.sources, { max: MAX_SOURCES }),
  });
  faults.stop();
  return {
    act: invitationSent,
    body,
    occurred: saying.given === 'source' && about.when ? occurredOn(about.here, about.when) : undefined,
    decide: async (tx) => {
      await mustBeSaid(tx, ctx, saying, about.sources);
      await mustBeInvitable(tx, event, words.to);
      return body;
    },
  };
}

async function mustBeInvitable(tx: Tx, event: string, to: Holder): Promise<void> {
  if ((await holderNames(tx, [to])).size === 0) throw invalid('to', 'holder-unknown');
  const [column, id] = 'post' in to ? (['to_post', to.post] as const) : (['to_organization', to.organization] as const);
  const twice = await tx
    .selectFrom('invitations')
    .select('id')
    .where('event_id', '=', event)
    .where(column, '=', id)
    .executeTakeFirst();
  if (twice) throw invalid('to', 'invited-already');
}

/**
 * Invites to an event: here by a verified holder or speaker (`as`), or recorded from a source.
 * @returns the invitations' ids, in the order given
 * @throws Refused `invalid` (`invited-already`, `holder-unknown`), `forbidden`, `post-ended`, `not-verified`, `closed`
 */
export async function sendInvitations(
  ctx: Ctx,
  given: { event: string; invite: InvitationWords[]; as?: Holder; when?: When; sources?: string[] },
): Promise<string[]> {
  if (given.invite.length === 0) throw invalid('to', 'invited-none');
  mustInviteOnce(given.invite.map((one) => one.to));
  const saying = sayingOf(ctx, given.as, given.sources);
  const here = await hereAndNow(ctx);
  const ids = given.invite.map(() => newId());
  const drafts = given.invite.map((one, i) => {
    const sent = sending(ctx, given.event, ids[i]!, one, saying, { ...given, here });
    const decide: NonNullable<typeof sent.decide> = async (tx, body) => {
      // A meeting that is over takes no invitation here; one recorded from a source may lie in the past.
      const event = await currentEvent(tx, given.event);
      if (saying.given === 'here' && !takesReplies(stateOn(event, here.today))) throw new Refused('closed');
      return sent.decide!(tx, body);
    };
    return draft({ ...sent, decide });
  });
  await commit(ctx, drafts);
  return ids;
}

/** What an invited organization or post says. `on` is the day it was said, where it comes from a source. */
export type ReplyWords = { invitation: string; reply: Reply; words?: string | undefined; lang: string };

export type Replied = { invitation: string; number: number; act: string };

/**
 * The invited reply here, or change their reply; the earlier one stays readable.
 * @param given.seen the number of the reply the author saw, 0 for none; refused `changed-meanwhile` when there is another
 * @throws Refused `invalid` (`record-needed`: conditions without words), `forbidden`, `post-ended`, `not-verified`, `closed`, `changed-meanwhile`, `duplicate`
 */
export async function replyToInvitation(ctx: Ctx, given: ReplyWords & { seen?: number }): Promise<Replied> {
  const seat = seatOf(ctx);
  const [replied] = await commitReplies(ctx, [given], (invitation) => ({
    saying: { given: 'here', seat, holder: holderAt(invitation.to_post, invitation.to_organization)! },
  }));
  return replied!;
}

/**
 * Staff record what the invited said, from a source; several at once in one commit.
 * @throws Refused `invalid` (`source-needed`; `reply-given-here` where the invited replied here), `forbidden`, `not-found`
 */
export async function recordReplies(
  ctx: Ctx,
  given: { replies: ReplyWords[]; when: When; sources: string[] },
): Promise<Replied[]> {
  const saying = sayingOf(ctx, undefined, given.sources);
  return commitReplies(ctx, given.replies, () => ({
    saying,
    when: given.when,
    sources: given.sources,
  }));
}

type ReplyAbout = { saying: Saying; when?: When; sources?: string[] };

async function commitReplies(
  ctx: Ctx,
  replies: (ReplyWords & { seen?: number })[],
  about: (invitation: Invitation) => ReplyAbout,
): Promise<Replied[]> {
  const here = await hereAndNow(ctx);
  const found = await inPlace(ctx.db, ctx.place, (tx) => inOrder(tx, replies));
  const numbers: number[] = [];
  const drafts = replies.map((one, i) => {
    const invitation = found[i]!;
    const { saying, when, sources } = about(invitation);
    const faults = new Faults();
    const on = faults.day('on', when?.on, { notAfter: here.today });
    const reply = faults.oneOf('reply', one.reply, replyKinds);
    const body: ReplyBody = withoutGaps({
      invitation: invitation.id,
      event: invitation.event,
      number: 1,
      reply,
      words: faults.text('words', one.words, { max: WORDS_MAX, needed: needsWords(reply) }),
      given: saying.given,
      ...membershipOf(saying),
      day: on ?? here.today,
      lang: faults.lang('lang', one.lang, here.lang),
      about: streamsOf(invitation),
      sources: faults.sources(sources, { max: MAX_SOURCES }),
    });
    faults.stop();
    const decide = async (tx: Tx) => {
      await mustBeSaid(tx, ctx, saying, sources);
      if (saying.given === 'here' && !takesReplies(stateOn(await currentEvent(tx, invitation.event), here.today)))
        throw new Refused('closed');
      numbers[i] = await numberOfReply(tx, body, one.seen);
      return { ...body, number: numbers[i] };
    };
    return draft({ act: invitationReplied, body, occurred: when && occurredOn(here, when), decide });
  });
  const committed = await commit(ctx, drafts);
  return committed.map(({ id }, i) => ({ invitation: found[i]!.id, number: numbers[i]!, act: id }));
}

async function inOrder(tx: Tx, replies: ReplyWords[]): Promise<Invitation[]> {
  const found: Invitation[] = [];
  for (const one of replies) {
    const invitation = await invitationById(tx, one.invitation);
    if (!invitation) throw new Refused('not-found');
    found.push(invitation);
  }
  return found;
}

const streamsOf = (invitation: Invitation): string[] => {
  const to = holderAt(invitation.to_post, invitation.to_organization)!;
  const from = holderAt(invitation.from_post, invitation.from_organization);
  return [...new Set([holderStream(to), ...(from ? [holderStream(from)] : [])])];
};

async function numberOfReply(tx: Tx, body: ReplyBody, seen: number | undefined): Promise<number> {
  const now = await tx
    .selectFrom('invitation_replies')
    .select(['number', 'reply', 'words', 'given'])
    .where('invitation_id', '=', body.invitation)
    .where('superseded_by', 'is', null)
    .executeTakeFirst();
  if (seen !== undefined && seen !== (now?.number ?? 0)) throw new Refused('changed-meanwhile');
  if (now?.given === 'here' && body.given === 'source') throw invalid('invitation', 'reply-given-here');
  if (now && now.given === body.given && now.reply === body.reply && now.words === (body.words ?? null))
    throw new Refused('duplicate');
  return (now?.number ?? 0) + 1;
}
