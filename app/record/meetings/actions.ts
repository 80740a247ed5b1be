// Recording and changing events, as people do it. Given here, or recorded from a source; the invitations are in invitations.ts.
// What was told before stays readable.
import { type Ctx, commit, type Draft, draft } from '../../acts/commit.ts';
import type { Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import type { Occurred } from '../../base/tables.ts';
import { type Holder, holderStream } from '../people/holder.ts';
import { eventChanged, eventRecorded } from './acts.ts';
import { type InvitationWords, mustInviteOnce, sending } from './invitations.ts';
import { type EventKind, type EventState, mayBecome, mustTellDispute, type Standing, stateOn } from './rules.ts';
import { currentEvent, drop, membershipOf, mustBeSaid, placeNow, type Saying, sayingOf } from './saying.ts';
import { eventAddress } from './store.ts';

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

export type Recorded = { event: string; number: number; address: string; act: string };

const occurredOf = (words: EventWords, zone: string, given: 'here' | 'source'): Occurred => ({
  on: words.day,
  ...(words.until ? { until: words.until } : {}),
  ...(words.time ? { time: words.time } : {}),
  zone,
  basis: words.standing === 'disputed' ? 'disputed' : given === 'here' ? 'own' : 'reported',
});

function eventBody(words: EventWords, event: string, saying: Saying): EventBody {
  mustTellDispute(words.standing, words.dispute);
  const own = saying.given === 'here' ? [holderStream(saying.holder)] : [];
  return drop({
    event,
    number: 1,
    kind: words.kind,
    title: words.title.trim(),
    summary: words.summary?.trim(),
    status: words.status,
    venue: words.venue?.trim(),
    day: words.day,
    until_day: words.until,
    time: words.time,
    series: words.series?.trim(),
    standing: words.standing,
    dispute: words.dispute?.trim(),
    given: saying.given,
    ...membershipOf(saying),
    lang: words.lang,
    about: [...new Set([...(words.about ?? []), ...own])],
    sources: words.sources,
  });
}

/**
 * Records an event, with its invitations in the same commit: proposed here by a verified holder or speaker (`as`), or from a source.
 * @throws Refused `invalid`, `forbidden`, `post-ended`, `not-verified`, `not-found` (something it is about is not there)
 */
export async function recordEvent(
  ctx: Ctx,
  words: EventWords & { as?: Holder; invite?: InvitationWords[] },
): Promise<Recorded & { invitations: string[] }> {
  const saying = sayingOf(ctx, words.as, words.sources);
  const { zone, day } = await placeNow(ctx);
  const event = newId();
  let number = 0;
  const body = eventBody(words, event, saying);
  const recorded: Draft<EventBody> = {
    act: eventRecorded,
    body,
    occurred: occurredOf(words, zone, saying.given),
    decide: async (tx) => {
      await mustBeSaid(tx, ctx, saying, words.sources);
      number = await nextNumber(tx);
      return { ...body, number };
    },
  };
  const invited = (words.invite ?? []).map((one) => ({ id: newId(), one }));
  mustInviteOnce(invited.map(({ one }) => one.to));
  const sent = invited.map(({ id, one }) =>
    draft(sending(ctx, event, id, one, saying, { day, sources: words.sources })),
  );
  const [act] = await commit(ctx, [draft(recorded), ...sent]);
  return {
    event,
    number,
    address: eventAddress({ ...body, number }),
    act: act!.id,
    invitations: invited.map(({ id }) => id),
  };
}

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
): Promise<Recorded> {
  const saying = sayingOf(ctx, given.as, given.sources);
  const { zone, day: today } = await placeNow(ctx);
  const body = eventBody(given, given.event, saying);
  let number = 0;
  const changed: Draft<EventBody> = {
    act: eventChanged,
    body,
    occurred: occurredOf(given, zone, saying.given),
    decide: async (tx) => {
      await mustBeSaid(tx, ctx, saying, given.sources);
      const now = await currentEvent(tx, given.event);
      if (given.seen !== undefined && given.seen !== now.act) throw new Refused('changed-meanwhile');
      if (!mayBecome(stateOn(now, today), given.status) && !mayBecome(now.status, given.status))
        throw invalid('status', 'event-passed');
      if (saying.given === 'here') await mustBeOwnEvent(tx, saying, given.event);
      number = now.number;
      return { ...body, number };
    },
  };
  const [act] = await commit(ctx, [draft(changed)]);
  return { event: given.event, number, address: eventAddress({ ...body, number }), act: act!.id };
}

/** Only who proposed a meeting here changes it here; staff may record a change from a source. */
async function mustBeOwnEvent(tx: Tx, saying: Saying & { given: 'here' }, event: string): Promise<void> {
  const proposed = await tx
    .selectFrom('events as e')
    .innerJoin('timeline as t', (join) =>
      join.onRef('t.act_id', '=', 'e.act_id').onRef('t.place_id', '=', 'e.place_id'),
    )
    .select('e.id')
    .where('e.id', '=', event)
    .where('e.given', '=', 'here')
    .where('t.stream', '=', holderStream(saying.holder))
    .executeTakeFirst();
  if (!proposed) throw new Refused('forbidden');
}
