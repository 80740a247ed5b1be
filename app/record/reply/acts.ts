// The acts of the right of reply: somebody is named, notice came back, they reply; a holder corrects what was recorded from a source.
// A reply never replaces the words that name its author, and no reply replaces an earlier one.
import Type from 'typebox';
import { Day, defineAct, FuzzyDay, Id, Lang, OneOf, Text } from '../../acts/define.ts';

/** As many signs as a statement may have: equal space for whoever replies to whomever. */
export const REPLY_MAX = 5000;

const named = {
  holder_post: Type.Optional(Id),
  holder_organization: Type.Optional(Id),
  person: Type.Optional(Id),
};
type NamedBody = {
  holder_post?: string | undefined;
  holder_organization?: string | undefined;
  person?: string | undefined;
};

export const namedStreams = (b: NamedBody): string[] => [
  ...(b.holder_post ? [`post/${b.holder_post}`] : []),
  ...(b.holder_organization ? [`organization/${b.holder_organization}`] : []),
  ...(b.person ? [`person/${b.person}`] : []),
];

export const namingRecorded = defineAct({
  kind: 'naming.recorded/1',
  body: Type.Object({
    naming: Id,
    /** the stream of the item that names them */
    on: Text(60),
    ...named,
    /** a private person has no page: at most a word for who they are, which they or the publisher chose */
    called: Type.Optional(Text(200)),
    private: Type.Boolean(),
    notice: OneOf('mailed', 'no-address'),
    day: FuzzyDay,
    until: Type.Optional(Day),
    given: OneOf('here', 'source'),
    lang: Lang,
  }),
  codes: ['notice', 'given', 'private'],
  streams: (b) => ({ touches: [b.on, ...namedStreams(b)] }),
  texts: { called: 'namings.called' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const b = act.body;
    await tx
      .insertInto('namings')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: b.naming,
        stream: b.on,
        holder_post: b.holder_post ?? null,
        holder_organization: b.holder_organization ?? null,
        person: b.person ?? null,
        called: b.called ?? null,
        private: b.private,
        notice: b.notice,
        day: b.day,
        until_day: b.until ?? null,
        given: b.given,
        lang: b.lang,
      })
      .execute();
  },
});

export const noticeTurned = defineAct({
  kind: 'naming.notice-turned/1',
  body: Type.Object({ naming: Id, on: Text(60), ...named, outcome: OneOf('mailed', 'failed'), day: Day }),
  codes: ['outcome'],
  streams: (b) => ({ touches: [b.on, ...namedStreams(b)] }),
  apply: async (tx, act) => {
    const { naming, outcome, day } = act.body;
    await tx
      .insertInto('naming_notices')
      .values({ place_id: act.place, act_id: act.id, naming_id: naming, outcome, day })
      .execute();
  },
});

export const replyGiven = defineAct({
  kind: 'reply.given/1',
  body: Type.Object({
    reply: Id,
    naming: Id,
    on: Text(60),
    ...named,
    number: Type.Integer({ minimum: 1, maximum: 100_000 }),
    words: Text(REPLY_MAX),
    /** the name a private person chose to stand by; without it they stand by what they are */
    called: Type.Optional(Text(200)),
    way: OneOf('link', 'account'),
    day: Day,
    lang: Lang,
  }),
  codes: ['way', 'number'],
  streams: (b) => ({ touches: [b.on, ...namedStreams(b)] }),
  texts: { words: 'replies.words', called: 'replies.called' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const b = act.body;
    await tx
      .updateTable('replies')
      .set({ superseded_by: act.id })
      .where('place_id', '=', act.place)
      .where('naming_id', '=', b.naming)
      .where('superseded_by', 'is', null)
      .execute();
    await tx
      .insertInto('replies')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: b.reply,
        naming_id: b.naming,
        number: b.number,
        words: b.words,
        called: b.called ?? null,
        way: b.way,
        day: b.day,
        lang: b.lang,
        superseded_by: null,
      })
      .execute();
  },
});

export const correctionGiven = defineAct({
  kind: 'correction.given/1',
  body: Type.Object({
    correction: Id,
    on: Text(60),
    /** the act whose words are said to be wrong: a later wording is another one */
    target: Id,
    ...named,
    words: Text(REPLY_MAX),
    day: Day,
    lang: Lang,
  }),
  streams: (b) => ({ touches: [b.on, ...namedStreams(b)] }),
  texts: { words: 'corrections.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const b = act.body;
    await tx
      .insertInto('corrections')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: b.correction,
        stream: b.on,
        target: b.target,
        holder_post: b.holder_post ?? null,
        holder_organization: b.holder_organization ?? null,
        words: b.words,
        day: b.day,
        lang: b.lang,
      })
      .execute();
  },
});

export const correctionDecided = defineAct({
  kind: 'correction.decided/1',
  body: Type.Object({
    correction: Id,
    on: Text(60),
    ...named,
    outcome: OneOf('revised', 'kept'),
    words: Text(2000),
    /** by who recorded it: the place had nobody else who keeps the record */
    alone: Type.Optional(Type.Literal(true)),
    day: Day,
    lang: Lang,
  }),
  codes: ['outcome'],
  streams: (b) => ({ touches: [b.on, ...namedStreams(b)] }),
  texts: { words: 'correction_outcomes.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const b = act.body;
    await tx
      .insertInto('correction_outcomes')
      .values({
        place_id: act.place,
        act_id: act.id,
        correction_id: b.correction,
        outcome: b.outcome,
        words: b.words,
        alone: b.alone ?? false,
        day: b.day,
        lang: b.lang,
      })
      .execute();
  },
});
