// The acts about clocks: a period set or ended, and what happened to the clock of one referral. None of them stores a state: whoever
// replays them computes the same clocks.
import Type, { type Static } from 'typebox';
import { type Applied, Day, defineAct, Id, Lang, OneOf, Text } from '../../acts/define.ts';
import { organizationKinds } from '../people/rules.ts';
import { cite, MAX_SOURCES } from '../words/sources.ts';
import { bases, units } from './periods.ts';
import { changes } from './rules.ts';

const Sources = Type.Optional(Type.Array(Id, { maxItems: MAX_SOURCES, uniqueItems: true }));
/** The most days a period may have, and the most that may be added to it. */
export const MOST_PERIOD = 1000;

const whom = { holder_post: Type.Optional(Id), holder_organization: Type.Optional(Id) };
const ofWhom = (b: { holder_post?: string | undefined; holder_organization?: string | undefined }): string => {
  if (b.holder_post) return `post/${b.holder_post}`;
  return b.holder_organization ? `organization/${b.holder_organization}` : 'place';
};

export const periodSet = defineAct({
  kind: 'period.set/1',
  body: Type.Object({
    period: Id,
    ...whom,
    body_kind: Type.Optional(OneOf(...organizationKinds)),
    basis: OneOf(...bases),
    days: Type.Integer({ minimum: 1, maximum: MOST_PERIOD }),
    unit: OneOf(...units),
    soon: Type.Integer({ minimum: 0, maximum: MOST_PERIOD }),
    long: Type.Integer({ minimum: 0, maximum: MOST_PERIOD }),
    rolls: Type.Boolean(),
    extend_most: Type.Optional(Type.Integer({ minimum: 0, maximum: MOST_PERIOD })),
    running: Type.Boolean(),
    citation: Type.Optional(Text(1000)),
    url: Type.Optional(Text(2000)),
    note: Type.Optional(Text(2000)),
    from: Type.Optional(Day),
    until: Type.Optional(Day),
    lang: Lang,
    sources: Sources,
  }),
  codes: ['basis', 'unit', 'body_kind'],
  streams: (b) => ({ touches: [ofWhom(b)], opens: [{ stream: `period/${b.period}`, under: ofWhom(b) }] }),
  texts: { citation: 'periods.citation', url: 'periods.url', note: 'periods.note' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const b = act.body;
    await tx
      .insertInto('periods')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: b.period,
        holder_post: b.holder_post ?? null,
        holder_organization: b.holder_organization ?? null,
        body_kind: b.body_kind ?? null,
        basis: b.basis,
        days: b.days,
        unit: b.unit,
        soon: b.soon,
        long_after: b.long,
        rolls: b.rolls,
        extend_most: b.extend_most ?? null,
        running: b.running,
        citation: b.citation ?? null,
        url: b.url ?? null,
        note: b.note ?? null,
        from_day: b.from ?? null,
        until_day: b.until ?? null,
        lang: b.lang,
        ended_by: null,
        withdrawn: false,
      })
      .execute();
    await cite(tx, act);
  },
});

/** A period counts until its last day and answers for it ever after; one recorded in error never counted. */
export const periodEnded = defineAct({
  kind: 'period.ended/1',
  body: Type.Object({
    period: Id,
    ...whom,
    what: OneOf('ended', 'withdrawn'),
    until: Type.Optional(Day),
    words: Text(2000),
    lang: Lang,
    sources: Sources,
  }),
  codes: ['what'],
  streams: (b) => ({ touches: [`period/${b.period}`, ofWhom(b)] }),
  texts: { words: 'period_marks.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { period, what, until, words, lang } = act.body;
    await tx
      .updateTable('periods')
      .set(
        what === 'withdrawn' ? { withdrawn: true, ended_by: act.id } : { until_day: until ?? null, ended_by: act.id },
      )
      .where('place_id', '=', act.place)
      .where('id', '=', period)
      .execute();
    await tx
      .insertInto('period_marks')
      .values({ place_id: act.place, act_id: act.id, period_id: period, what, until_day: until ?? null, words, lang })
      .execute();
    await cite(tx, act);
  },
});

const aboutClock = {
  event: Id,
  referral: Id,
  demand: Id,
  letter: Id,
  ...whom,
  day: Day,
  words: Text(2000),
  lang: Lang,
};
const said = { given: OneOf('here', 'source'), membership: Type.Optional(Id), sources: Sources };
const AboutClock = Type.Object({ ...aboutClock, membership: Type.Optional(Id) });

/** The membership is locked too: a post that ends at the same moment ends before these words or after them. */
const streams = (b: Static<typeof AboutClock>) => [
  `referral/${b.referral}`,
  `demand/${b.demand}`,
  `letter/${b.letter}`,
  ...(b.holder_post || b.holder_organization ? [ofWhom(b)] : []),
  ...(b.membership ? [`membership/${b.membership}`] : []),
];

type Row = Partial<Static<typeof AboutClock>> & {
  given?: 'here' | 'source';
  days?: number;
  about?: string;
  to_referral?: string;
};

const rowOf = (act: Applied<Row>, what: string) => {
  const b = act.body as Applied<Row>['body'] & Static<typeof AboutClock>;
  return {
    place_id: act.place,
    act_id: act.id,
    id: b.event,
    referral_id: b.referral,
    demand_id: b.demand,
    letter_id: b.letter,
    holder_post: b.holder_post ?? null,
    holder_organization: b.holder_organization ?? null,
    what,
    day: b.day,
    days: b.days ?? null,
    words: b.words,
    about: b.about ?? null,
    to_referral: b.to_referral ?? null,
    given: b.given ?? ('here' as const),
    membership_id: b.membership ?? null,
    lang: b.lang,
    withdrawn_by: null,
  };
};

/** The clock is paused, goes on, is given more days, or is stopped without an answer. */
export const clockChanged = defineAct({
  kind: 'clock.changed/1',
  body: Type.Object({
    ...aboutClock,
    ...said,
    what: OneOf(...changes),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_PERIOD })),
  }),
  codes: ['what', 'given'],
  streams: (b) => ({ touches: streams(b) }),
  texts: { words: 'clock_events.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    await tx.insertInto('clock_events').values(rowOf(act, act.body.what)).execute();
    await cite(tx, act);
  },
});

/** The question is passed on: this clock stops, and the new referral's own waits for its own delivery. */
export const clockTransferred = defineAct({
  kind: 'clock.transferred/1',
  body: Type.Object({
    ...aboutClock,
    ...said,
    to_referral: Id,
    to_post: Type.Optional(Id),
    to_organization: Type.Optional(Id),
  }),
  codes: ['given'],
  streams: (b) => ({ touches: [...streams(b), `referral/${b.to_referral}`] }),
  texts: { words: 'clock_events.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    await tx.insertInto('clock_events').values(rowOf(act, 'transfer')).execute();
    await cite(tx, act);
  },
});

/** Recorded in error: it stays readable with the reason beside it, and nothing is counted by it any more. */
export const clockChangeWithdrawn = defineAct({
  kind: 'clock.change-withdrawn/1',
  body: Type.Object({ ...aboutClock, ...said, about: Id }),
  codes: ['given'],
  streams: (b) => ({ touches: streams(b) }),
  texts: { words: 'clock_events.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    await tx.insertInto('clock_events').values(rowOf(act, 'withdrawn')).execute();
    await tx
      .updateTable('clock_events')
      .set({ withdrawn_by: act.id })
      .where('place_id', '=', act.place)
      .where('id', '=', act.body.about)
      .execute();
    await cite(tx, act);
  },
});
