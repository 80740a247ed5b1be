// What people do in a sitting: save drafts, give one draft to many demands, choose between two, publish what is ready.
// Nobody drafts for another's office; saving is private, and only publishing makes an act.

import type { Ctx } from '../../../acts/commit.ts';
import { inPlace, type Tx } from '../../../base/database.ts';
import { newId } from '../../../base/ids.ts';
import { Refused } from '../../../base/refused.ts';
import type { Visit } from '../../../web/site.ts';
import { askedOf } from '../../people/asked.ts';
import { type Holder, holderKey, parseHolder } from '../../people/holder.ts';
import { type Answered, giveAnswers, MOST_AT_ONCE, type OwnWords } from '../actions.ts';
import { type ToAnswer, toAnswer } from '../store.ts';
import { type Draft, type DraftWords, isEmpty, putAway, replaced, type Sent, saved } from './rules.ts';
import { changeDrafts, draftsFor, dropPublished } from './store.ts';

/** Everything a sitting shows: what is asked of one holder and not answered, or has a draft. */
export type Sitting = {
  holder: Holder;
  /** every holder the viewer may answer for */
  seats: Holder[];
  all: ToAnswer[];
  drafts: Map<string, Draft>;
};

/** The holders somebody may speak for, posts first. @throws Refused forbidden for none */
export function seatsOf({ viewer }: Visit): Holder[] {
  const seats: Holder[] = [
    ...(viewer?.posts ?? []).map(({ post }) => ({ post })),
    ...(viewer?.speaksFor ?? []).map(({ organization }) => ({ organization })),
  ];
  if (seats.length === 0) throw new Refused('forbidden');
  return seats;
}

/** The sitting at an address: `?for=post:<id>`, or the viewer's first seat that is asked anything. */
export async function readSitting(tx: Tx, visit: Visit): Promise<Sitting> {
  const seats = seatsOf(visit);
  const asked = await askedOf(
    tx,
    seats.flatMap((one) => ('post' in one ? [one.post] : [])),
    seats.flatMap((one) => ('organization' in one ? [one.organization] : [])),
    visit.view.today,
  );
  const named = parseHolder(visit.query.for);
  const own = named && seats.find((one) => holderKey(one) === holderKey(named));
  if (named && !own) throw new Refused('forbidden');
  const first = seats.find((seat) => asked.some((one) => isOf(one, seat) && one.state.state !== 'answered'));
  const holder = own ?? first ?? seats[0]!;
  const mine = asked.filter((one) => isOf(one, holder));
  const drafts = await draftsFor(
    tx,
    mine.map((one) => one.referral),
  );
  const shown = mine.filter((one) => one.state.state !== 'answered' || drafts.has(one.referral));
  const all = await toAnswer(
    tx,
    shown.map((one) => one.referral),
  );
  return { holder, seats, all, drafts };
}

const isOf = (one: { holder: Holder }, holder: Holder): boolean => holderKey(one.holder) === holderKey(holder);

export type Saving = Omit<Sent, 'account' | 'name' | 'at'>;

const writerOf = (visit: Visit) => ({
  account: visit.viewer!.account,
  name: visit.viewer!.name,
  at: visit.now().toISOString(),
});

/** Saves drafts as they were typed. Referrals of others are refused. @throws Refused forbidden */
export async function saveDrafts(visit: Visit, sent: ReadonlyMap<string, Saving>): Promise<Map<string, Draft>> {
  const writer = writerOf(visit);
  return visit.tx(async (tx) => {
    await mustBeOwn(tx, visit, [...sent.keys()]);
    const changes = new Map(
      [...sent].map(([referral, one]) => [referral, (now: Draft | undefined) => saved(now, { ...one, ...writer })]),
    );
    return changeDrafts(tx, visit.place.id, changes);
  });
}

/** The same words for many demands; what stood there before stands aside. */
export async function giveToMany(visit: Visit, words: DraftWords, referrals: readonly string[]): Promise<void> {
  const sent = { words, browser: newId(), ...writerOf(visit) };
  await changeOwn(visit, referrals, (now) => replaced(now, sent, newId()));
}

/** Puts words that stood aside in place; those in place stand aside. */
export async function useAside(visit: Visit, referral: string, browser: string): Promise<void> {
  const by = writerOf(visit);
  await changeOwn(visit, [referral], (now) => {
    const aside = now?.asides.find((one) => one.browser === browser);
    if (!aside) throw new Refused('not-found');
    return replaced(now, { words: aside.words, browser: newId(), ...by }, newId());
  });
}

/** Puts words that stood aside away for good. */
export async function putAsideAway(visit: Visit, referral: string, browser: string): Promise<void> {
  await changeOwn(visit, [referral], (now) => {
    if (!now) throw new Refused('not-found');
    return putAway(now, browser);
  });
}

async function changeOwn(visit: Visit, referrals: readonly string[], change: (now: Draft | undefined) => Draft) {
  await visit.tx(async (tx) => {
    await mustBeOwn(tx, visit, referrals);
    await changeDrafts(tx, visit.place.id, new Map(referrals.map((one) => [one, change])));
  });
}

/** @throws Refused forbidden for a referral to somebody the viewer does not speak for */
async function mustBeOwn(tx: Tx, visit: Visit, referrals: readonly string[]): Promise<void> {
  if (referrals.length > MOST_AT_ONCE) throw new Refused('too-many');
  const seats = new Set(seatsOf(visit).map(holderKey));
  const rows = await tx
    .selectFrom('referrals')
    .select(['id', 'holder_post', 'holder_organization'])
    .where('id', 'in', referrals.length ? [...referrals] : [newId()])
    .execute();
  const own = rows.filter((row) =>
    seats.has(row.holder_post ? `post:${row.holder_post}` : `organization:${row.holder_organization}`),
  );
  if (own.length < new Set(referrals).size) throw new Refused('forbidden');
}

/**
 * Publishes drafts in one commit: all of them or none, each as it was reviewed.
 * @param seen the revision of each draft that was on the review page
 * @throws Refused `changed-meanwhile` when any of them was changed since; `invalid` with every fault; as `giveAnswers`
 */
export async function publishDrafts(
  ctx: Ctx,
  chosen: readonly OwnWords[],
  seen: ReadonlyMap<string, number>,
): Promise<Answered[]> {
  return giveAnswers(ctx, chosen, async (tx) => {
    const ids = chosen.map((one) => one.referral);
    const keep = (now: Draft | undefined): Draft => now!;
    const now = await changeDrafts(tx, ctx.place, new Map(ids.map((id) => [id, keep])));
    for (const id of ids)
      if (!now.get(id) || now.get(id)!.revision !== seen.get(id)) throw new Refused('changed-meanwhile');
    await dropPublished(tx, ids);
  });
}

/** How many demands of a sitting have words. */
export const begunIn = ({ drafts }: Pick<Sitting, 'drafts'>): number =>
  [...drafts.values()].filter((one) => !isEmpty(one.words)).length;

/** The drafts of everything asked of one holder are counted in one go, for the island's bar. */
export const countBegun = (visit: Visit, referral: string): Promise<number> =>
  inPlace(visit.db, visit.place.id, async (tx) => {
    const siblings = await tx
      .selectFrom('referrals as own')
      .innerJoin('referrals as r', (join) =>
        join
          .onRef('r.place_id', '=', 'own.place_id')
          .on((eb) =>
            eb.or([
              eb('r.holder_post', '=', eb.ref('own.holder_post')),
              eb('r.holder_organization', '=', eb.ref('own.holder_organization')),
            ]),
          ),
      )
      .innerJoin('answer_drafts as d', (join) =>
        join.onRef('d.place_id', '=', 'r.place_id').onRef('d.referral_id', '=', 'r.id'),
      )
      .select('d.words')
      .where('own.id', '=', referral)
      .execute();
    return siblings.filter((row) => !isEmpty(row.words)).length;
  });
