// Announcing a series with its first meetings, continuing it, and telling it anew. All in one commit: either the series stands with its meetings or not
// at all. What happens to one meeting afterwards happens to it alone.
import { sql } from 'kysely';
import { type Ctx, commit, draft } from '../../../acts/commit.ts';
import { Faults } from '../../../acts/faults.ts';
import { isCivilDate } from '../../../base/clock.ts';
import { inPlace, type Tx } from '../../../base/database.ts';
import { newId } from '../../../base/ids.ts';
import { Refused } from '../../../base/refused.ts';
import { type Holder, holderAt } from '../../people/holder.ts';
import { recording } from '../actions.ts';
import { type InvitationWords, mustInviteOnce, sending } from '../invitations.ts';
import { mustBeSaid } from '../saying.ts';
import { type Spoken, sameHolder, speaking } from '../spoken.ts';
import { eventsById } from '../store.ts';
import { seriesChanged, seriesContinued, seriesRecorded } from './acts.ts';
import { daysOfSeries, type Rhythm, rhythms, SERIES_MAX } from './days.ts';
import { occurrencesOf, type Series, seriesById } from './store.ts';

export type SeriesWords = Spoken & {
  title: string;
  summary?: string | undefined;
  every: Rhythm;
  first: string;
  time?: string | undefined;
  venue?: string | undefined;
  /** how many meetings are announced with it */
  count: number;
  status: 'tentative' | 'confirmed';
  about?: string[] | undefined;
  invite?: Holder[] | undefined;
  /** the words of the invitations */
  saying?: string | undefined;
};

export type Announced = { series: string; number: number; events: string[] };

/** @throws Refused `invalid` with every fault, `forbidden`, `post-ended`, `not-verified` */
export async function recordSeries(ctx: Ctx, given: SeriesWords): Promise<Announced> {
  const faults = new Faults();
  const said = await speaking(ctx, given, faults);
  const title = faults.words('title', given.title, 200);
  const summary = faults.text('summary', given.summary, { max: 5000 });
  const every = faults.oneOf('every', given.every, rhythms);
  if (!isCivilDate(given.first)) faults.add('day', given.first ? 'date' : 'date-empty');
  mustCount(faults, given.count);
  faults.stop();
  const series = newId();
  let number = 0;
  const days = daysOfSeries(every, given.first, given.count);
  const meetings = days.map((day) => meeting(ctx, given, said, day));
  const body = {
    ...said.fields,
    series,
    number: 1,
    title,
    ...(summary ? { summary } : {}),
    every,
    first_day: given.first,
    ...(given.time ? { time: given.time } : {}),
    occurrences: meetings.map(({ event }, i) => ({ event, day: days[i]! })),
  };
  const decide = async (tx: Tx, decided: typeof body) => {
    await mustBeSaid(tx, ctx, said.saying, given.sources);
    const { rows } = await sql<{ last: number | null }>`select max(number) as last from meeting_series`.execute(tx);
    number = (rows[0]?.last ?? 0) + 1;
    return { ...decided, number };
  };
  // Whoever the series is about is told once, of its first meeting, and not of each.
  const named = await meetings[0]!.naming();
  await commit(
    ctx,
    [
      ...meetings.flatMap((one) => one.drafts),
      draft({ act: seriesRecorded, body, occurred: said.occurred, decide }),
      ...named.drafts,
    ],
    { beside: named.beside },
  );
  return { series, number, events: meetings.map((one) => one.event) };
}

/**
 * More meetings of a series, in its own rhythm, told as the last of its meetings is told now.
 * @throws Refused `invalid`, `forbidden` (not whose series it is), `not-found`, `changed-meanwhile`
 */
export async function continueSeries(
  ctx: Ctx,
  given: Spoken & { series: string; count: number },
): Promise<{ events: string[] }> {
  const faults = new Faults();
  const said = await speaking(ctx, given, faults);
  mustCount(faults, given.count);
  faults.stop();
  const { series, last, planned } = await inPlace(ctx.db, ctx.place, (tx) => lastOf(tx, given.series));
  const days = daysOfSeries(series.every, series.first_day, given.count, planned);
  const told: SeriesWords = {
    ...given,
    title: last.title ?? series.title ?? '',
    summary: last.summary ?? undefined,
    every: series.every,
    first: series.first_day,
    time: series.time ?? undefined,
    venue: last.venue ?? undefined,
    status: 'tentative',
  };
  const meetings = days.map((day) => meeting(ctx, told, said, day));
  const body = {
    ...said.fields,
    series: series.id,
    occurrences: meetings.map(({ event }, i) => ({ event, day: days[i]! })),
  };
  const decide = async (tx: Tx, decided: typeof body) => {
    await mustBeSaid(tx, ctx, said.saying, given.sources);
    if (
      said.saying.given === 'here' &&
      !sameHolder(said.saying.holder, holderAt(series.by_post, series.by_organization))
    )
      throw new Refused('forbidden');
    // Somebody continued it meanwhile: the same days would be announced twice.
    if ((await occurrencesOf(tx, series.id)).length !== planned) throw new Refused('changed-meanwhile');
    return decided;
  };
  await commit(ctx, [
    ...meetings.flatMap((one) => one.drafts),
    draft({ act: seriesContinued, body, occurred: said.occurred, decide }),
  ]);
  return { events: meetings.map((one) => one.event) };
}

export type SeriesChange = Spoken & {
  series: string;
  title: string;
  summary?: string | undefined;
  reason: string;
  /** the telling the author saw last; refused `changed-meanwhile` when another came */
  seen?: string | undefined;
};

/**
 * Tells a series anew: another name or other words about it, with the reason. Its meetings keep their own titles.
 * @throws Refused `invalid`, `forbidden` (not whose series it is), `not-found`, `changed-meanwhile`, `duplicate` (nothing is different)
 */
export async function changeSeries(ctx: Ctx, given: SeriesChange): Promise<{ series: Series }> {
  const faults = new Faults();
  const before = await inPlace(ctx.db, ctx.place, (tx) => mustHaveSeries(tx, given.series));
  // Whose series it is stays as it was, whoever tells of it.
  const by = holderAt(before.by_post, before.by_organization);
  const said = await speaking(ctx, { ...given, by }, faults);
  const title = faults.words('title', given.title, 200);
  const summary = faults.text('summary', given.summary, { max: 5000 });
  const reason = faults.words('reason', given.reason, 2000);
  faults.stop();
  const { number, every, first_day, time } = before;
  const body = {
    ...said.fields,
    series: before.id,
    number,
    title,
    ...(summary ? { summary } : {}),
    every,
    first_day,
    ...(time ? { time } : {}),
    reason,
  };
  const decide = async (tx: Tx, decided: typeof body) => {
    await mustBeSaid(tx, ctx, said.saying, given.sources);
    if (said.saying.given === 'here' && !sameHolder(said.saying.holder, by)) throw new Refused('forbidden');
    const now = await mustHaveSeries(tx, given.series);
    if (now.act !== (given.seen ?? before.act)) throw new Refused('changed-meanwhile');
    if (now.title === title && (now.summary ?? undefined) === summary) throw new Refused('duplicate');
    return decided;
  };
  await commit(ctx, [draft({ act: seriesChanged, body, occurred: said.occurred, decide })]);
  return { series: await inPlace(ctx.db, ctx.place, (tx) => mustHaveSeries(tx, given.series)) };
}

async function mustHaveSeries(tx: Tx, id: string): Promise<Series> {
  const series = await seriesById(tx, id);
  if (!series) throw new Refused('not-found');
  return series;
}

function mustCount(faults: Faults, count: number): void {
  if (!Number.isInteger(count) || count < 1 || count > SERIES_MAX)
    faults.add('count', 'series-count', { max: SERIES_MAX });
}

async function lastOf(tx: Tx, id: string) {
  const series = await mustHaveSeries(tx, id);
  const occurrences = await occurrencesOf(tx, id);
  const events = await eventsById(
    tx,
    occurrences.map((one) => one.event),
  );
  const last = events.get(occurrences.at(-1)!.event);
  if (!last) throw new Refused('not-found');
  if (last.title === null && series.title === null) throw new Refused('covered');
  return { series, last, planned: occurrences.length };
}

/** One meeting of it with its invitations, as a meeting that is announced alone. */
function meeting(ctx: Ctx, given: SeriesWords, said: Awaited<ReturnType<typeof speaking>>, day: string) {
  const { saying, here } = said;
  const words = {
    kind: 'meeting' as const,
    title: given.title,
    summary: given.summary,
    status: given.status,
    venue: given.venue,
    day,
    time: given.time,
    standing: saying.given === 'here' ? ('own' as const) : ('reported' as const),
    lang: said.fields.lang,
    ...(given.about ? { about: given.about } : {}),
    ...(given.sources ? { sources: given.sources } : {}),
  };
  const { event, drafted, naming } = recording(ctx, words, saying, here);
  const to = given.invite ?? [];
  mustInviteOnce(to);
  const invite = to.map(
    (one): InvitationWords => ({
      to: one,
      words: given.saying,
      lang: said.fields.lang,
      ...(given.by ? { from: given.by } : {}),
    }),
  );
  const sent = invite.map((one) => draft(sending(ctx, event, newId(), one, saying, { here, sources: given.sources })));
  return { event, drafts: [draft(drafted), ...sent], naming };
}
