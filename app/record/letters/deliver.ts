// What is known of a letter's way to those it is put to. Published, sent and delivered are three facts and none follows from
// another; what the holder says about a delivery stands beside it, and neither side's words replace the other's.
import { sql } from 'kysely';
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { bareDay, compareDays } from '../../base/fuzzy-day.ts';
import { newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { mustSpeakFor, seatOf } from '../answers/standing.ts';
import { holderFields } from '../demands/marks.ts';
import { askedHolders } from '../demands/store.ts';
import { type Holder, holderAt, holderKey } from '../people/holder.ts';
import { mustKnowSources } from '../words/sources.ts';
import { hereAndNow } from '../words/today.ts';
import { type channels, deliveryAcknowledged, deliveryDisputed, deliveryRecorded, type facts } from './acts.ts';
import { tellDelivered } from './asked-notice.ts';
import { type Given, givenBy, mustNameSource } from './rules.ts';
import { whenOf } from './when.ts';

export type Channel = (typeof channels)[number];
export type Fact = (typeof facts)[number];

export type NewDelivery = {
  letter: string;
  fact: Fact;
  /** Who it was sent or delivered to; nobody in particular when it was published. */
  holder?: Holder;
  channel: Channel;
  day?: string;
  /** How it is known: a receipt, a stamp, a record number, who took it. Needed for a delivery. */
  evidence?: string;
  lang: string;
  sources?: string[];
};

/**
 * Records that a letter was published, sent or delivered.
 * @returns the delivery's id
 * @throws Refused `invalid` · `forbidden` (a speaker of another letter's organization) · `not-found`
 */
export async function recordDelivery(ctx: Ctx, delivery: NewDelivery): Promise<string> {
  const { letter, holder, fact, channel, lang, sources } = delivery;
  const evidence = delivery.evidence?.trim();
  if (fact !== 'published' && !holder) throw invalid('holder', 'letters-holder-needed');
  if (fact === 'published' && holder) throw invalid('holder', 'letters-holder-not-here');
  if (fact === 'delivered' && !evidence) throw invalid('evidence', 'letters-evidence-needed');
  const { today } = await hereAndNow(ctx);
  const given = await inPlace(ctx.db, ctx.place, (tx) => recorderOf(tx, ctx, delivery, today));
  if (!evidence) mustNameSource(given, sources);
  const { day, occurred } = await whenOf(ctx, given, delivery.day);
  const id = newId();
  const told = fact === 'delivered' && holder ? await tellDelivered(ctx, id, holder) : undefined;
  const recorded = draft({
    act: deliveryRecorded,
    body: {
      delivery: id,
      letter,
      ...(holder ? holderFields(holder) : {}),
      fact,
      channel,
      day,
      ...(evidence ? { evidence } : {}),
      lang,
      given,
      ...(sources?.length ? { sources } : {}),
    },
    occurred,
    decide: async (tx, body) => {
      await recorderOf(tx, ctx, delivery, today);
      if (holder) await mustBeAsked(tx, ctx.place, letter, holder);
      if (fact === 'delivered') await mustBePublished(tx, letter, day);
      await mustKnowSources(tx, sources);
      return body;
    },
  });
  await commit(ctx, [recorded], told ? { beside: told } : {});
  return id;
}

/** Only someone the letter asks something of can have it delivered to them. */
async function mustBeAsked(tx: Tx, place: string, letter: string, holder: Holder): Promise<void> {
  const asked = await askedHolders(tx, place, letter);
  if (!asked.some((one) => holderKey(one) === holderKey(holder))) throw invalid('holder', 'letters-holder-not-asked');
}

/**
 * The clock starts with a delivery, and a public letter's clock cannot start before anybody could read the letter: a delivery surely
 * earlier than its publication, here or (when recorded) elsewhere, is a slip of the pen.
 * @throws Refused `invalid`, with the day it was first public
 */
async function mustBePublished(tx: Tx, letter: string, day: string): Promise<void> {
  const { rows } = await sql<{ day: string }>`
    select day from letters where id = ${letter} and superseded_by is null
    union all select day from deliveries where letter_id = ${letter} and fact = 'published' and withdrawn_by is null`.execute(
    tx,
  );
  const first = rows.map((row) => row.day).sort((a, b) => bareDay(a).localeCompare(bareDay(b)))[0];
  if (first !== undefined && rows.every((row) => compareDays(day, row.day) < 0))
    throw invalid('day', 'letters-delivered-before', { day: first });
}

async function recorderOf(tx: Tx, ctx: Ctx, delivery: NewDelivery, today: string): Promise<Given> {
  if (ctx.author.role === 'holder') {
    if (!delivery.holder || delivery.fact !== 'delivered') throw new Refused('forbidden');
    await mustSpeakFor(tx, ctx, seatOf(ctx), delivery.holder, today);
    return 'here';
  }
  const own = await ownOf(tx, ctx, delivery.letter);
  const given = givenBy(ctx.author, own);
  if (given === 'here') await mustSpeakFor(tx, ctx, seatOf(ctx), { organization: own[0]! }, today);
  return given;
}

/** The speaker's own organization when the letter is theirs; otherwise none, so that `givenBy` refuses. */
async function ownOf(tx: Tx, ctx: Ctx, letter: string): Promise<string[]> {
  const own = await tx
    .selectFrom('letter_organizations')
    .select('organization_id')
    .where('place_id', '=', ctx.place)
    .where('letter_id', '=', letter)
    .where('organization_id', '=', ctx.author.as ?? ctx.place)
    .executeTakeFirst();
  return own ? [own.organization_id] : [];
}

export type DeliveryWords = {
  delivery: string;
  words?: string;
  lang: string;
  day?: string;
  sources?: string[];
};

/**
 * Says that a letter did not arrive as recorded: the holder here, or staff from a source that quotes the holder.
 * @throws Refused `not-found` · `invalid` · `forbidden` · `post-ended`
 */
export async function disputeDelivery(ctx: Ctx, said: DeliveryWords): Promise<void> {
  const words = said.words?.trim();
  if (!words) throw invalid('words', 'letters-words-needed');
  const about = await aboutDelivery(ctx, said);
  if (about.disputed) throw new Refused('duplicate');
  const { occurred, decide, seen } = about;
  await commit(ctx, [draft({ act: deliveryDisputed, body: { ...about.body, words }, occurred, decide })], { seen });
}

/**
 * Says that a letter arrived. Where only its sending was recorded, this is the evidence of its delivery, and is recorded as one:
 * a clock starts there and not when it was sent.
 * @throws Refused as disputeDelivery
 */
export async function acknowledgeDelivery(ctx: Ctx, said: DeliveryWords): Promise<void> {
  const words = said.words?.trim();
  const about = await aboutDelivery(ctx, said);
  if (about.acknowledged) throw new Refused('duplicate');
  if (about.fact === 'sent' && !words) throw invalid('words', 'letters-words-needed');
  const { occurred, decide, seen, body } = about;
  const acts = [draft({ act: deliveryAcknowledged, body: { ...body, ...(words ? { words } : {}) }, occurred, decide })];
  if (about.fact === 'sent' && words) {
    const { membership: _, ...shared } = body;
    const arrived = {
      ...shared,
      delivery: newId(),
      fact: 'delivered',
      channel: about.channel,
      evidence: words,
    } as const;
    const decided = async <B>(tx: Tx, made: B): Promise<B> => {
      await mustBePublished(tx, body.letter, body.day);
      return made;
    };
    acts.push(draft({ act: deliveryRecorded, body: arrived, occurred, decide: decided }));
  }
  await commit(ctx, acts, { seen });
}

async function aboutDelivery(ctx: Ctx, said: DeliveryWords) {
  const { today } = await hereAndNow(ctx);
  const { delivery, holder, head, by } = await inPlace(ctx.db, ctx.place, async (tx) => {
    const { row, to } = await deliveryTo(tx, ctx.place, said.delivery);
    const stream = await tx
      .selectFrom('streams')
      .select('head')
      .where('place_id', '=', ctx.place)
      .where('stream', '=', `letter/${row.letter_id}`)
      .executeTakeFirstOrThrow();
    return { delivery: row, holder: to, head: stream.head, by: await saidBy(tx, ctx, to, today) };
  });
  mustNameSource(by.given, said.sources);
  const { day, occurred } = await whenOf(ctx, by.given, said.day);
  const body = {
    delivery: delivery.id,
    letter: delivery.letter_id,
    ...holderFields(holder),
    day,
    lang: said.lang,
    ...by,
    ...(said.sources?.length ? { sources: said.sources } : {}),
  };
  return {
    fact: delivery.fact,
    channel: delivery.channel as Channel,
    disputed: delivery.disputed_by !== null,
    acknowledged: delivery.acknowledged_by !== null,
    occurred,
    // The holder answers the delivery as it was shown: one that changed meanwhile is shown again first.
    seen: { [`letter/${delivery.letter_id}`]: head },
    body,
    decide: async <B>(tx: Tx, decided: B): Promise<B> => {
      await saidBy(tx, ctx, holder, today);
      await mustKnowSources(tx, said.sources);
      return decided;
    },
  };
}

async function deliveryTo(tx: Tx, place: string, id: string) {
  const row = await tx
    .selectFrom('deliveries')
    .selectAll()
    .where('place_id', '=', place)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refused('not-found');
  if (row.withdrawn_by) throw new Refused('closed');
  const to = holderAt(row.holder_post, row.holder_organization);
  // Published for everybody: nobody in particular can say that it did not arrive.
  if (!to) throw invalid('delivery', 'letters-nobody-asked');
  return { row, to };
}

/** The holder speaks here, verified and in office today; staff only repeat what a source says. */
async function saidBy(tx: Tx, ctx: Ctx, holder: Holder, today: string): Promise<{ given: Given; membership?: string }> {
  if (ctx.author.role !== 'holder' && ctx.author.role !== 'speaker') return { given: givenBy(ctx.author, []) };
  const seat = seatOf(ctx);
  await mustSpeakFor(tx, ctx, seat, holder, today);
  return { given: 'here', ...('membership' in seat ? { membership: seat.membership } : {}) };
}
