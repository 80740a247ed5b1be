// Recording and changing events, as people do it. Given here, or recorded from a source; the invitations are in invitations.ts.
// What was told before stays readable.
import { type Ctx, commit, type Draft, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import type { Tx } from '../../base/database.ts';
import { latest } from '../../base/fuzzy-day.ts';
import { newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { type Holder, holderStream } from '../people/holder.ts';
import { besides, type Naming, namedIn, newNamingDrafts } from '../reply/name.ts';
import type { NamedFirst } from '../reply/publishing.ts';
import { isAbout, type Standing, standings, withoutGaps } from '../words/rules.ts';
import { MAX_SOURCES } from '../words/sources.ts';
import { type Here, hereAndNow, occurredOn } from '../words/today.ts';
import { eventChanged, eventRecorded } from './acts.ts';
import { isShown } from './calendar/instant.ts';
import { type InvitationWords, mustInviteOnce, sending } from './invitations.ts';
import { type EventKind, type EventState, eventKinds, eventStates, fitsInACalendar, mayBecome } from './rules.ts';
import { currentEvent, membershipOf, mustBeSaid, type Saying, sayingOf } from './saying.ts';
import { isProposer } from './spoken.ts';

type EventBody = Parameters<typeof eventRecorded.streams>[0];

/** How an event is told. `about` names streams: 'letter/<id>', 'demand/<id>', 'organization/<id>', 'post/<id>' … */
export type EventWords = {
  kind: EventKind;
  title: string;
  summary?: string | undefined;
  status: EventState;
  venue?: string | undefined;
  day: string;
  until?: string | undefined;
  time?: string | undefined;
  series?: string | undefined;
  standing: Standing;
  /** A line for each version that is told, where sources differ. */
  dispute?: string | undefined;
  lang: string;
  about?: string[];
  sources?: string[];
};

export type Recorded = { event: string; number: number; act: string };

/** @throws Refused invalid, with every fault at once */
function checkedBody(words: EventWords, here: Here, event: string, saying: Saying): EventBody {
  const faults = new Faults();
  const day = faults.day('day', words.day, { needed: true }) ?? '';
  const until = faults.day('until', words.until);
  faults.span('until', day, until);
  const standing = faults.oneOf('standing', words.standing, standings);
  const about = words.about ?? [];
  if (!about.every(isAbout)) faults.add('about', 'record-unknown');
  const own = saying.given === 'here' ? [holderStream(saying.holder)] : [];
  const body: EventBody = withoutGaps({
    event,
    number: 1,
    kind: faults.oneOf('kind', words.kind, eventKinds),
    title: faults.words('title', words.title, 200),
    summary: faults.text('summary', words.summary, { max: 5000 }),
    status: faults.oneOf('status', words.status, eventStates),
    venue: faults.text('venue', words.venue, { max: 300 }),
    day,
    until_day: until === day ? undefined : until,
    time: words.time || undefined,
    series: faults.text('series', words.series, { max: 80 }),
    standing,
    // A record that says its sources differ must say how.
    dispute: faults.text('dispute', words.dispute, { max: 2000, needed: standing === 'disputed' }),
    given: saying.given,
    ...membershipOf(saying),
    lang: faults.lang('lang', words.lang, here.lang),
    about: [...new Set([...about, ...own])],
    sources: faults.sources(words.sources, { max: MAX_SOURCES }),
  });
  mustBeAnHour(faults, body, here.zone);
  faults.stop();
  return body;
}

/** A page and a calendar file must not differ over when a meeting is: an hour that no clock shows that day is refused here. */
function mustBeAnHour(faults: Faults, { day, time }: Pick<EventBody, 'day' | 'time'>, zone: string): void {
  if (!time) return;
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) faults.add('time', 'time');
  else if (fitsInACalendar({ day }) && !isShown(zone, day, time)) faults.add('time', 'event-hour-skipped', { time });
}

/**
 * A day to come has not occurred: such an act stands on the day it is recorded. A disputed event with two days is one whose day is
 * disputed; with one day it is something else the sources differ on.
 */
const occurrenceOf = (words: EventWords, here: Here, given: 'here' | 'source') =>
  occurredOn(here, {
    on: words.day,
    until: words.until,
    time: words.time,
    basis: words.standing === 'disputed' && words.until ? 'disputed' : given === 'here' ? 'own' : 'reported',
  });

/** One event, ready to be committed alone, with its invitations, or with the others of its series; `number` is known after the commit. */
export function recording(
  ctx: Ctx,
  words: EventWords,
  saying: Saying,
  here: Here,
  event = newId(),
): { event: string; number: () => number; drafted: Draft<EventBody>; naming: () => Promise<Naming> } {
  let number = 0;
  const body = checkedBody(words, here, event, saying);
  // Whoever is invited to a day gone by could only be shown as silent.
  if (saying.given === 'here' && latest(body.until_day ?? body.day) < here.today)
    throw invalid('day', 'event-day-past');
  const drafted: Draft<EventBody> = {
    act: eventRecorded,
    body,
    occurred: occurrenceOf(words, here, saying.given),
    decide: async (tx) => {
      await mustBeSaid(tx, ctx, saying, words.sources);
      number = await nextNumber(tx);
      return { ...body, number };
    },
  };
  return { event, number: () => number, drafted, naming: () => namingIn(ctx, body, saying, here) };
}

/** Whoever a meeting is about is told and has space beside it, as with a letter or a statement; whoever tells of it needs neither. */
const namingIn = (ctx: Ctx, body: EventBody, saying: Saying, { today }: Here): Promise<Naming> => {
  const own = saying.given === 'here' ? holderStream(saying.holder) : undefined;
  const named = namedIn(body.about.filter((stream) => stream !== own));
  return newNamingDrafts(ctx, { on: `event/${body.event}`, named, given: body.given, lang: body.lang, today });
};

/**
 * Records an event, with its invitations in the same commit: proposed here by a verified holder or speaker (`as`), or from a source.
 * @param named what is committed with it where a private person is named in it
 * @throws Refused `invalid`, `forbidden`, `post-ended`, `not-verified`, `not-found` (something it is about is not there)
 */
export async function recordEvent(
  ctx: Ctx,
  words: EventWords & { as?: Holder; invite?: InvitationWords[]; id?: string },
  named?: NamedFirst,
): Promise<Recorded & { invitations: string[] }> {
  const saying = sayingOf(ctx, words.as, words.sources);
  const here = await hereAndNow(ctx);
  const { event, number, drafted, naming } = recording(ctx, words, saying, here, words.id);
  const invited = (words.invite ?? []).map((one) => ({ id: newId(), one }));
  mustInviteOnce(invited.map(({ one }) => one.to));
  const sent = invited.map(({ id, one }) =>
    draft(sending(ctx, event, id, one, saying, { here, sources: words.sources })),
  );
  const { drafts, beside } = await naming();
  const acts = [draft(drafted), ...sent, ...drafts, ...(named?.also ?? [])];
  const [act] = await commit(ctx, acts, { beside: besides(beside, named?.beside) });
  return {
    event,
    number: number(),
    act: act!.id,
    invitations: invited.map(({ id }) => id),
  };
}

/** @throws Refused forbidden, or invalid with every fault */
export const checkEvent = async (ctx: Ctx, words: EventWords, as?: Holder): Promise<unknown> =>
  checkedBody(words, await hereAndNow(ctx), newId(), sayingOf(ctx, as, words.sources));

async function nextNumber(tx: Tx): Promise<number> {
  const { last } = await tx
    .selectFrom('events')
    .select(({ fn }) => fn.max('number').as('last'))
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

/**
 * Tells an event anew: another day, cancelled, held. The earlier version stays readable.
 * @param given.seen the act of the version the author saw; refused `changed-meanwhile` when another is told by now
 */
export async function changeEvent(
  ctx: Ctx,
  given: EventWords & { event: string; as?: Holder; seen?: string },
  named?: NamedFirst,
): Promise<Recorded> {
  const saying = sayingOf(ctx, given.as, given.sources);
  const here = await hereAndNow(ctx);
  const body = checkedBody(given, here, given.event, saying);
  let number = 0;
  const changed: Draft<EventBody> = {
    act: eventChanged,
    body,
    occurred: occurrenceOf(given, here, saying.given),
    decide: async (tx) => {
      await mustBeSaid(tx, ctx, saying, given.sources);
      const now = await currentEvent(tx, given.event);
      if (given.seen !== undefined && given.seen !== now.act) throw new Refused('changed-meanwhile');
      if (!mayBecome(now.status, given.status)) throw invalid('status', 'event-passed');
      if (saying.given === 'here') await mustBeOwnEvent(tx, saying, given.event);
      number = now.number;
      return { ...body, number };
    },
  };
  const { drafts, beside } = await namingIn(ctx, body, saying, here);
  const acts = [draft(changed), ...drafts, ...(named?.also ?? [])];
  const [act] = await commit(ctx, acts, { beside: besides(beside, named?.beside) });
  return { event: given.event, number, act: act!.id };
}

/** Only who proposed a meeting here changes it here; staff may record a change from a source. */
async function mustBeOwnEvent(tx: Tx, saying: Saying & { given: 'here' }, event: string): Promise<void> {
  if (!(await isProposer(tx, event, saying.holder))) throw new Refused('forbidden');
}
