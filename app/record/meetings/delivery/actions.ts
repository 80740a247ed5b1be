// What is known of an invitation's way, as people record it. Without an evidenced delivery nobody is said to be silent, so who invites
// says how it was sent or arrived, and who is invited has a word of their own beside it.
import { type Ctx, commit, draft } from '../../../acts/commit.ts';
import { inPlace, type Tx } from '../../../base/database.ts';
import { newId } from '../../../base/ids.ts';
import { invalid, Refused } from '../../../base/refused.ts';
import { mustSpeakFor, seatOf } from '../../answers/standing.ts';
import type { Channel, Fact } from '../../letters/deliver.ts';
import { type Given, mustNameSource, recorders } from '../../letters/rules.ts';
import { hasWords } from '../../letters/text.ts';
import { whenOf } from '../../letters/when.ts';
import { mayWithdraw } from '../../letters/withdraw.ts';
import { type Holder, holderAt } from '../../people/holder.ts';
import { withoutGaps } from '../../words/rules.ts';
import { mustKnowSources } from '../../words/sources.ts';
import { hereAndNow } from '../../words/today.ts';
import { type Invitation, invitationById } from '../store.ts';
import {
  invitationDeliveryAcknowledged,
  invitationDeliveryDisputed,
  invitationDeliveryRecorded,
  invitationDeliveryWithdrawn,
} from './acts.ts';
import { deliveryOfInvitation, type InvitationDelivery } from './store.ts';

export type NewWay = {
  invitation: string;
  fact: Fact;
  channel: Channel;
  day?: string | undefined;
  /** How it is known: a receipt, a stamp, who took it. Needed for a delivery. */
  evidence?: string | undefined;
  lang: string;
  sources?: string[] | undefined;
};

/**
 * Records that an invitation was published, sent or delivered: here by who invites, or by the invited for what reached them; by staff
 * from a source.
 * @returns the delivery's id
 * @throws Refused `invalid` · `forbidden` · `post-ended` · `not-verified` · `not-found`
 */
export async function recordWay(ctx: Ctx, way: NewWay): Promise<string> {
  const evidence = way.evidence?.trim();
  if (way.fact === 'delivered' && !evidence) throw invalid('evidence', 'letters-evidence-needed');
  const { today } = await hereAndNow(ctx);
  const { invitation, by } = await inPlace(ctx.db, ctx.place, async (tx) => {
    const invitation = await mustBeInvited(tx, way.invitation);
    return { invitation, by: await recorderOf(tx, ctx, invitation, way.fact, today) };
  });
  if (!evidence) mustNameSource(by.given, way.sources);
  const { day, occurred } = await whenOf(ctx, by.given, way.day);
  const delivery = newId();
  const body = withoutGaps({
    ...aboutOf(invitation),
    ...by,
    delivery,
    fact: way.fact,
    channel: way.channel,
    day,
    evidence: evidence || undefined,
    lang: way.lang,
    sources: named(way.sources),
  });
  const decide = async <B>(tx: Tx, decided: B): Promise<B> => {
    await recorderOf(tx, ctx, invitation, way.fact, today);
    await mustKnowSources(tx, way.sources);
    return decided;
  };
  await commit(ctx, [draft({ act: invitationDeliveryRecorded, body, occurred, decide })]);
  return delivery;
}

const named = (sources: string[] | undefined) => (sources?.length ? [...new Set(sources)] : undefined);

const aboutOf = ({ id, event, to_post, to_organization }: Invitation) => ({
  invitation: id,
  event,
  ...(to_post ? { to_post } : {}),
  ...(to_organization ? { to_organization } : {}),
});

async function mustBeInvited(tx: Tx, id: string): Promise<Invitation> {
  const found = await invitationById(tx, id);
  if (!found) throw new Refused('not-found');
  return found;
}

type By = { given: Given; membership?: string };

/** Staff record what a source says. Who invites speaks of the sending and the arrival, the invited of what reached them. */
async function recorderOf(tx: Tx, ctx: Ctx, invitation: Invitation, fact: Fact, today: string): Promise<By> {
  const from = holderAt(invitation.from_post, invitation.from_organization);
  const to = holderAt(invitation.to_post, invitation.to_organization);
  return speakerOf(tx, ctx, [from, fact === 'delivered' ? to : undefined], today);
}

/** Whose word it is: that of the one of `holders` whose seat the author has, or staff's reading of a source. @throws Refused */
async function speakerOf(tx: Tx, ctx: Ctx, holders: readonly (Holder | undefined)[], today: string): Promise<By> {
  if (recorders.has(ctx.author.role)) return { given: 'source' };
  const seat = seatOf(ctx);
  let refusal: unknown = new Refused('forbidden');
  for (const holder of holders) {
    if (!holder) continue;
    try {
      await mustSpeakFor(tx, ctx, seat, holder, today);
      return { given: 'here', ...('membership' in seat ? { membership: seat.membership } : {}) };
    } catch (error) {
      // Of two it may speak for, the more telling refusal: an office that ended, and not that it is another's.
      if (!(error instanceof Refused) || error.code !== 'forbidden') refusal = error;
    }
  }
  throw refusal;
}

export type WayWords = {
  delivery: string;
  words?: string | undefined;
  lang: string;
  day?: string | undefined;
  sources?: string[] | undefined;
};

/**
 * Says that an invitation did not arrive as recorded: the invited here, or staff from a source that quotes them.
 * @throws Refused `not-found` · `invalid` · `forbidden` · `post-ended` · `closed` (taken back) · `duplicate`
 */
export async function disputeWay(ctx: Ctx, said: WayWords): Promise<void> {
  const words = said.words?.trim();
  if (!words) throw invalid('words', 'letters-words-needed');
  const { body, occurred, decide } = await wordsAbout(ctx, said, 'disputed');
  await commit(ctx, [draft({ act: invitationDeliveryDisputed, body: { ...body, words }, occurred, decide })]);
}

/**
 * Says that an invitation arrived. Where only its sending was recorded, this is the evidence of its delivery, and is recorded as one.
 * @throws Refused as disputeWay
 */
export async function acknowledgeWay(ctx: Ctx, said: WayWords): Promise<void> {
  const words = said.words?.trim() || undefined;
  const { body, occurred, decide, delivery } = await wordsAbout(ctx, said, 'acknowledged');
  const wasSent = delivery.fact === 'sent';
  if (wasSent && !words) throw invalid('words', 'letters-words-needed');
  const acts = [
    draft({ act: invitationDeliveryAcknowledged, body: withoutGaps({ ...body, words }), occurred, decide }),
  ];
  if (wasSent && words) {
    const channel = delivery.channel as Channel;
    const arrived = { ...body, delivery: newId(), fact: 'delivered', channel, evidence: words } as const;
    acts.push(draft({ act: invitationDeliveryRecorded, body: arrived, occurred }));
  }
  await commit(ctx, acts);
}

async function wordsAbout(ctx: Ctx, said: WayWords, what: 'disputed' | 'acknowledged') {
  const { today } = await hereAndNow(ctx);
  const { delivery, invitation, by } = await inPlace(ctx.db, ctx.place, async (tx) => {
    const delivery = await openTo(tx, said.delivery, what);
    const invitation = await mustBeInvited(tx, delivery.invitation);
    return { delivery, invitation, by: await invitedIn(tx, ctx, invitation, today) };
  });
  mustNameSource(by.given, said.sources);
  const { day, occurred } = await whenOf(ctx, by.given, said.day);
  const body = withoutGaps({
    ...aboutOf(invitation),
    ...by,
    delivery: delivery.id,
    day,
    lang: said.lang,
    sources: named(said.sources),
  });
  const decide = async <B>(tx: Tx, decided: B): Promise<B> => {
    // Under the lock of its event: another word, or its being taken back, may have come between.
    await openTo(tx, said.delivery, what);
    await invitedIn(tx, ctx, invitation, today);
    await mustKnowSources(tx, said.sources);
    return decided;
  };
  return { delivery, body, occurred, decide };
}

const invitedIn = (tx: Tx, ctx: Ctx, { to_post, to_organization }: Invitation, today: string): Promise<By> =>
  speakerOf(tx, ctx, [holderAt(to_post, to_organization)], today);

async function openTo(tx: Tx, id: string, what: 'disputed' | 'acknowledged'): Promise<InvitationDelivery> {
  const found = await deliveryOfInvitation(tx, id);
  if (!found) throw new Refused('not-found');
  if (found.withdrawn) throw new Refused('closed');
  if (found.fact === 'published') throw invalid('delivery', 'letters-nobody-asked');
  if (found[what]) throw new Refused('duplicate');
  return found;
}

/**
 * Takes back what was recorded in error: whoever recorded it, or staff. It stays readable with the reason.
 * @throws Refused `not-found` · `forbidden` · `invalid` (no reason) · `duplicate` (taken back already) · `post-ended` · `not-verified`
 */
export async function withdrawWay(
  ctx: Ctx,
  { delivery, reason, lang }: { delivery: string; reason: string; lang: string },
): Promise<void> {
  const words = reason.trim();
  if (!hasWords(words)) throw invalid('words', 'letters-reason-needed');
  const { today } = await hereAndNow(ctx);
  const mustWithdraw = async (tx: Tx): Promise<Invitation> => {
    const found = await deliveryOfInvitation(tx, delivery);
    if (!found) throw new Refused('not-found');
    if (!mayWithdraw(ctx.author, found.author)) throw new Refused('forbidden');
    const invitation = await mustBeInvited(tx, found.invitation);
    const { from_post, from_organization, to_post, to_organization } = invitation;
    const own = [holderAt(from_post, from_organization), holderAt(to_post, to_organization)];
    await speakerOf(tx, ctx, own, today);
    if (found.withdrawn) throw new Refused('duplicate');
    return invitation;
  };
  const invitation = await inPlace(ctx.db, ctx.place, mustWithdraw);
  const decide = async <B>(tx: Tx, decided: B): Promise<B> => {
    await mustWithdraw(tx);
    return decided;
  };
  const body = { ...aboutOf(invitation), delivery, day: today, lang, words };
  await commit(ctx, [draft({ act: invitationDeliveryWithdrawn, body, decide })]);
}
