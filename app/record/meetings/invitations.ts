// Inviting and replying, as people do it. Whoever is invited replies in their own words; nobody replies for another, and a reply that
// changes leaves the earlier one readable.
import { type Ctx, commit, type Draft, draft } from '../../acts/commit.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import type { Occurred } from '../../base/tables.ts';
import { seatOf } from '../answers/standing.ts';
import { type Holder, holderAt, holderNames, holderStream } from '../people/holder.ts';
import { invitationReplied, invitationSent } from './acts.ts';
import { mustSay, type Reply, stateOn, takesReplies } from './rules.ts';
import { currentEvent, drop, membershipOf, mustBeSaid, placeNow, type Saying, sayingOf } from './saying.ts';
import { type Invitation, invitationById } from './store.ts';

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
  about: { day: string; sources?: string[] | undefined; occurred?: Occurred | undefined },
): Draft<InvitationBody> {
  const from = saying.given === 'here' ? saying.holder : words.from;
  const body: InvitationBody = drop({
    invitation: id,
    event,
    ...sides('from', from),
    ...sides('to', words.to),
    words: words.words?.trim(),
    given: saying.given,
    ...membershipOf(saying),
    day: about.day,
    lang: words.lang,
    about: [...new Set([holderStream(words.to), ...(from ? [holderStream(from)] : [])])],
    sources: about.sources,
  });
  return {
    act: invitationSent,
    body,
    occurred: about.occurred,
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
  given: { event: string; invite: InvitationWords[]; as?: Holder; occurred?: Occurred; sources?: string[] },
): Promise<string[]> {
  if (given.invite.length === 0) throw invalid('to', 'invited-none');
  mustInviteOnce(given.invite.map((one) => one.to));
  const saying = sayingOf(ctx, given.as, given.sources);
  const { day: today } = await placeNow(ctx);
  const ids = given.invite.map(() => newId());
  const day = given.occurred?.on ?? today;
  const drafts = given.invite.map((one, i) => {
    const sent = sending(ctx, given.event, ids[i]!, one, saying, { ...given, day });
    const decide: NonNullable<typeof sent.decide> = async (tx, body) => {
      // A meeting that is over takes no invitation here; one recorded from a source may lie in the past.
      const event = await currentEvent(tx, given.event);
      if (saying.given === 'here' && !takesReplies(stateOn(event, today))) throw new Refused('closed');
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
 * @throws Refused `invalid` (conditions without words), `forbidden`, `post-ended`, `not-verified`, `closed`, `changed-meanwhile`, `duplicate`
 */
export async function replyToInvitation(ctx: Ctx, given: ReplyWords & { seen?: number }): Promise<Replied> {
  const seat = seatOf(ctx);
  const { day } = await placeNow(ctx);
  const [replied] = await commitReplies(ctx, [given], (invitation) => ({
    saying: { given: 'here', seat, holder: holderAt(invitation.to_post, invitation.to_organization)! },
    day,
  }));
  return replied!;
}

/**
 * Staff record what the invited said, from a source; several at once in one commit.
 * @throws Refused `invalid` (`event-source`; `reply-given-here` where the invited replied here), `forbidden`, `not-found`
 */
export async function recordReplies(
  ctx: Ctx,
  given: { replies: ReplyWords[]; occurred: Occurred; sources: string[] },
): Promise<Replied[]> {
  const saying = sayingOf(ctx, undefined, given.sources);
  return commitReplies(ctx, given.replies, () => ({
    saying,
    day: given.occurred.on,
    occurred: given.occurred,
    sources: given.sources,
  }));
}

type ReplyAbout = { saying: Saying; day: string; occurred?: Occurred; sources?: string[] };

async function commitReplies(
  ctx: Ctx,
  replies: (ReplyWords & { seen?: number })[],
  about: (invitation: Invitation) => ReplyAbout,
): Promise<Replied[]> {
  for (const one of replies) mustSay(one.reply, one.words);
  const found = await inPlace(ctx.db, ctx.place, (tx) => inOrder(tx, replies));
  const numbers: number[] = [];
  const drafts = replies.map((one, i) => {
    const invitation = found[i]!;
    const { saying, day, occurred, sources } = about(invitation);
    const body: ReplyBody = drop({
      invitation: invitation.id,
      event: invitation.event,
      number: 1,
      reply: one.reply,
      words: one.words?.trim(),
      given: saying.given,
      ...membershipOf(saying),
      day,
      lang: one.lang,
      about: streamsOf(invitation),
      sources,
    });
    const decide = async (tx: Tx) => {
      await mustBeSaid(tx, ctx, saying, sources);
      if (saying.given === 'here' && !takesReplies(stateOn(await currentEvent(tx, invitation.event), day)))
        throw new Refused('closed');
      numbers[i] = await numberOfReply(tx, body, one.seen);
      return { ...body, number: numbers[i] };
    };
    return draft({ act: invitationReplied, body, occurred, decide });
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
