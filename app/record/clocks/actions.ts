// What people record of the clock of one referral: that it was paused, goes on, was given more days, was stopped, or that the question
// was passed on. Everything needs words and, from staff, a source; the holder's own extension goes no further than its basis allows.
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { isId, newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { mustSpeakFor, seatOf } from '../answers/standing.ts';
import { holderFields, referralDraft } from '../demands/marks.ts';
import { type Given, recorders } from '../letters/rules.ts';
import { type Holder, holderAt, holderColumns, holderKey } from '../people/holder.ts';
import { withoutGaps } from '../words/rules.ts';
import { MAX_SOURCES, mustKnowSources } from '../words/sources.ts';
import { type Here, hereAndNow, occurredOn } from '../words/today.ts';
import { clockChanged, clockChangeWithdrawn, clockTransferred } from './acts.ts';
import { exactDay, wholeDays } from './period-actions.ts';
import { type Change, changes, pausesOf } from './rules.ts';
import { type ClockedReferral, clockedReferral, clockReader, counting, eventRows, readGround } from './store.ts';

type Maybe<T> = T | undefined | null;

export type EventWords = {
  referral: string;
  day?: Maybe<string>;
  words: string;
  lang?: Maybe<string>;
  sources?: readonly string[] | undefined;
};

/** Whose word it is: staff's reading of a source, the holder's, or that of an organization behind the letter. */
type Side = 'keeper' | 'holder' | 'asker';
type Seen = { referral: ClockedReferral; holder: Holder; side: Side; given: Given; membership?: string; here: Here };

/**
 * Records that a clock was paused, goes on, was given more days, or was stopped without an answer.
 * Staff record it from a source; the holder says it here of its own clock; who stands behind the letter may let it go on or stop it.
 * @returns the event's id
 * @throws Refused not-found, forbidden, post-ended, not-verified, invalid with every fault, closed (the clock does not run)
 */
export async function changeClock(
  ctx: Ctx,
  given: EventWords & { what: Change; days?: Maybe<number> },
): Promise<string> {
  const seen = await see(ctx, given.referral);
  const faults = new Faults();
  const what = faults.oneOf('what', given.what, changes);
  const days = what === 'extend' ? wholeDays(faults, 'days', given.days ?? Number.NaN, 1) : undefined;
  const body = { ...eventBody(seen, given, faults), ...withoutGaps({ what, days }) };
  faults.stop();
  // Whoever asks can give up waiting; only whoever is asked, or a source, says why it takes longer.
  if (seen.side === 'asker' && (what === 'pause' || what === 'extend')) throw new Refused('forbidden');
  if (seen.side === 'holder' && what === 'stop') throw new Refused('forbidden');
  const decide = async (tx: Tx) => {
    const { clock, events } = await mustRun(tx, ctx, seen, body);
    const isPaused = pausesOf(events).some((one) => one.until === undefined);
    if (what === 'pause' && isPaused) throw invalid('what', 'clock-paused-already');
    if (what === 'resume' && !isPaused) throw invalid('what', 'clock-not-paused');
    const most = clock.period.extendMost ?? 0;
    const added = clock.allowed - clock.period.days + (days ?? 0);
    if (what === 'extend' && seen.side === 'holder' && added > most)
      throw invalid('days', most > 0 ? 'clock-extension-most' : 'clock-extension-none', { most });
    return body;
  };
  await commit(ctx, [draft({ act: clockChanged, body, occurred: occurredAs(seen, body.day), decide })]);
  return body.event;
}

/**
 * Passes a question on to another holder: this clock stops, and the demand is put to the other, whose clock waits for its own delivery.
 * @returns the new referral's id, or that of the one the other holder had already
 * @throws Refused as changeClock
 */
export async function transferReferral(ctx: Ctx, given: EventWords & { to: Holder }): Promise<string> {
  const seen = await see(ctx, given.referral);
  if (seen.side === 'asker') throw new Refused('forbidden');
  const faults = new Faults();
  const base = eventBody(seen, given, faults);
  faults.id('to', Object.values(given.to)[0], { needed: true });
  if (holderKey(given.to) === holderKey(seen.holder)) faults.add('to', 'clock-transfer-itself');
  faults.stop();
  const there = await inPlace(ctx.db, ctx.place, (tx) => referralTo(tx, seen.referral.demand, given.to));
  const occurred = occurredAs(seen, base.day);
  const { letter, demand } = seen.referral;
  const sources = base.sources ? { sources: base.sources } : {};
  const new_ = there
    ? undefined
    : referralDraft(
        { letter, demand, given: seen.given, occurred, ...sources },
        { holder: given.to, ground: 'chosen' },
      );
  const to_referral = there ?? new_!.referral.id;
  const to = 'post' in given.to ? { to_post: given.to.post } : { to_organization: given.to.organization };
  const body = { ...base, ...to, to_referral };
  const decide = async (tx: Tx) => {
    await mustRun(tx, ctx, seen, body);
    if (!there && (await referralTo(tx, demand, given.to)) !== to_referral) throw new Refused('changed-meanwhile');
    return body;
  };
  await commit(ctx, [...(new_ ? [new_.made] : []), draft({ act: clockTransferred, body, occurred, decide })]);
  return to_referral;
}

/**
 * Takes back what was recorded of a clock in error: whoever recorded it, or staff. It stays readable with the reason.
 * @throws Refused not-found, forbidden, duplicate (taken back already), invalid (no reason)
 */
export async function withdrawEvent(
  ctx: Ctx,
  given: { event: string; words: string; lang?: Maybe<string> },
): Promise<void> {
  const referral = await inPlace(
    ctx.db,
    ctx.place,
    async (tx) => (await eventToTakeBack(tx, ctx, given.event)).referral,
  );
  const seen = await see(ctx, referral);
  const faults = new Faults();
  const { sources: _, ...words } = eventBody({ ...seen, given: 'here' }, { ...given, referral }, faults);
  faults.stop();
  const body = { ...words, given: seen.given, about: given.event };
  const decide = async (tx: Tx) => {
    await eventToTakeBack(tx, ctx, given.event);
    return body;
  };
  await commit(ctx, [draft({ act: clockChangeWithdrawn, body, decide })]);
}

async function eventToTakeBack(tx: Tx, ctx: Ctx, event: string) {
  const row =
    isId(event) &&
    (await tx
      .selectFrom('clock_events')
      .select(['referral_id', 'withdrawn_by', 'what'])
      .where('id', '=', event)
      .executeTakeFirst());
  if (!row || row.what === 'withdrawn') throw new Refused('not-found');
  const { rows } = await eventRows({ referral: row.referral_id }).execute(tx);
  const found = rows.find((one) => one.id === event)!;
  const { author } = ctx;
  if (!recorders.has(author.role) && !(author.role === found.author.role && author.as === found.author.as))
    throw new Refused('forbidden');
  if (row.withdrawn_by) throw new Refused('duplicate');
  // A clock passed on has another one behind it by now.
  return { referral: row.referral_id };
}

async function see(ctx: Ctx, id: string): Promise<Seen> {
  const here = await hereAndNow(ctx);
  return inPlace(ctx.db, ctx.place, async (tx) => {
    const referral = isId(id) ? await clockedReferral(tx, id) : undefined;
    if (!referral) throw new Refused('not-found');
    const holder = holderAt(referral.post, referral.organization)!;
    return { referral, holder, here, ...(await sideOf(tx, ctx, referral, holder, here.today)) };
  });
}

async function sideOf(tx: Tx, ctx: Ctx, referral: ClockedReferral, holder: Holder, today: string) {
  if (recorders.has(ctx.author.role)) return { side: 'keeper', given: 'source' } as const;
  const seat = seatOf(ctx);
  const behind = 'organization' in seat && (await standsBehind(tx, referral.letter, seat.organization));
  const side: Side = behind ? 'asker' : 'holder';
  await mustSpeakFor(tx, ctx, seat, behind ? { organization: seat.organization } : holder, today);
  return { side, given: 'here' as const, ...('membership' in seat ? { membership: seat.membership } : {}) };
}

const standsBehind = async (tx: Tx, letter: string, organization: string): Promise<boolean> =>
  (await tx
    .selectFrom('letter_organizations')
    .select('organization_id')
    .where('letter_id', '=', letter)
    .where('organization_id', '=', organization)
    .executeTakeFirst()) !== undefined;

async function referralTo(tx: Tx, demand: string, holder: Holder): Promise<string | undefined> {
  const { holder_post, holder_organization } = holderColumns(holder);
  const row = await tx
    .selectFrom('referrals')
    .select('id')
    .where('demand_id', '=', demand)
    .where('holder_post', holder_post ? '=' : 'is', holder_post)
    .where('holder_organization', holder_organization ? '=' : 'is', holder_organization)
    .executeTakeFirst();
  return row?.id;
}

function eventBody(seen: Seen, given: EventWords, faults: Faults) {
  const { here, referral } = seen;
  const day = exactDay(faults, 'day', given.day, { notAfter: here.today }) ?? here.today;
  return withoutGaps({
    event: newId(),
    referral: referral.id,
    demand: referral.demand,
    letter: referral.letter,
    ...holderFields(seen.holder),
    day,
    words: faults.words('words', given.words, 2000),
    lang: faults.lang('lang', given.lang, here.lang),
    given: seen.given,
    membership: seen.membership,
    sources: faults.sources(given.sources, { needed: seen.given === 'source', max: MAX_SOURCES }),
  });
}

const occurredAs = ({ here, given }: Seen, day: string) =>
  day === here.today ? undefined : occurredOn(here, { on: day, basis: given === 'here' ? 'own' : 'reported' });

/** The clock as it stood that day, under the lock of its referral. @throws Refused closed where none ran then */
async function mustRun(
  tx: Tx,
  ctx: Ctx,
  { referral, holder, here }: Seen,
  { day, sources }: { day: string; sources?: string[] | undefined },
) {
  await mustKnowSources(tx, sources);
  await sideOf(tx, ctx, referral, holder, here.today);
  const now = await clockedReferral(tx, referral.id);
  const events = counting((await eventRows({ referral: referral.id }).execute(tx)).rows);
  const answered = now?.answered ?? [];
  const clock = clockReader(await readGround(tx), day)({ holder, deliveries: now?.deliveries ?? [], events, answered });
  if (clock.state === 'not-started') throw invalid('day', 'clock-not-started');
  if (clock.stop) throw invalid('day', 'clock-stopped');
  return { clock, events: events.filter((one) => one.day <= day) };
}
