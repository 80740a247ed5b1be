// The acts of a series: it is announced with its first meetings, continued with more, and told anew under another name. Each meeting is an event of its own, so that
// one can move or be cancelled alone; the series only says which day each was planned for.
import Type, { type Static } from 'typebox';
import { type Applied, Day, defineAct, Id, OneOf, Text } from '../../../acts/define.ts';
import type { Tx } from '../../../base/database.ts';
import { cite } from '../../words/sources.ts';
import { spokenBody, spokenColumns, spokenStreams } from '../spoken.ts';
import { rhythms, SERIES_MAX } from './days.ts';

const Occurrences = Type.Array(Type.Object({ event: Id, day: Day }), { minItems: 1, maxItems: SERIES_MAX });

const about = (b: { occurrences: { event: string }[] }) => b.occurrences.map(({ event }) => `event/${event}`);

export const seriesRecorded = defineAct({
  kind: 'series.recorded/1',
  body: Type.Object({
    ...spokenBody,
    series: Id,
    number: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    title: Text(200),
    summary: Type.Optional(Text(5000)),
    every: OneOf(...rhythms),
    first_day: Day,
    time: Type.Optional(Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })),
    occurrences: Occurrences,
  }),
  codes: ['every', 'given'],
  streams: (b) => ({
    touches: [...about(b), ...spokenStreams(b)],
    opens: [{ stream: `series/${b.series}`, under: 'place' }],
  }),
  texts: { title: 'meeting_series.title', summary: 'meeting_series.summary' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { series, number, title, summary, every, first_day, time } = act.body;
    const { day: _, ...said } = spokenColumns(act);
    await tx
      .insertInto('meeting_series')
      .values({
        ...said,
        id: series,
        number,
        title,
        summary: summary ?? null,
        every,
        first_day,
        time: time ?? null,
        superseded_by: null,
      })
      .execute();
    await place(tx, act);
  },
});

export const seriesContinued = defineAct({
  kind: 'series.continued/1',
  body: Type.Object({ ...spokenBody, series: Id, occurrences: Occurrences }),
  codes: ['given'],
  streams: (b) => ({ touches: [`series/${b.series}`, ...about(b), ...spokenStreams(b)] }),
  lang: (b) => b.lang,
  apply: (tx, act) => place(tx, act),
});

export const seriesChanged = defineAct({
  kind: 'series.changed/1',
  body: Type.Object({
    ...spokenBody,
    series: Id,
    number: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    title: Text(200),
    summary: Type.Optional(Text(5000)),
    /** as it was: another rhythm would be another series */
    every: OneOf(...rhythms),
    first_day: Day,
    time: Type.Optional(Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })),
    reason: Text(2000),
  }),
  codes: ['every', 'given'],
  streams: (b) => ({ touches: [`series/${b.series}`, ...spokenStreams(b)] }),
  texts: { title: 'meeting_series.title', summary: 'meeting_series.summary', reason: 'meeting_series.reason' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { series, number, title, summary, every, first_day, time, reason } = act.body;
    const { day: _, ...said } = spokenColumns(act);
    await tx
      .updateTable('meeting_series')
      .set({ superseded_by: act.id })
      .where('place_id', '=', act.place)
      .where('id', '=', series)
      .where('superseded_by', 'is', null)
      .execute();
    await tx
      .insertInto('meeting_series')
      .values({
        ...said,
        id: series,
        number,
        title: title ?? null,
        summary: summary ?? null,
        every,
        first_day,
        time: time ?? null,
        reason: reason ?? null,
        superseded_by: null,
      })
      .execute();
    await cite(tx, act);
  },
});

type Placing = { series: string; occurrences: Static<typeof Occurrences>; sources?: string[] };

async function place(tx: Tx, act: Applied<Placing>): Promise<void> {
  const { series, occurrences } = act.body;
  await tx
    .insertInto('series_events')
    .values(
      occurrences.map(({ event, day }) => ({
        place_id: act.place,
        act_id: act.id,
        series_id: series,
        event_id: event,
        occurrence: day,
      })),
    )
    .execute();
  await cite(tx, act);
}
