// The acts of minutes: a version is published, approved, objected to, and an approval or objection taken back. A version never overwrites
// the one before it; an objection stays with the version and the very words it is to, and what was taken back stays beside the reason.
import Type from 'typebox';
import { Digest, defineAct, Id, OneOf, Text } from '../../../acts/define.ts';
import { keepRendition } from '../../letters/acts.ts';
import { LETTER_MAX } from '../../letters/text.ts';
import { cite } from '../../words/sources.ts';
import { spokenBody, spokenColumns, spokenStreams } from '../spoken.ts';

const streams = (b: { event: string; by_post?: string; by_organization?: string; membership?: string }) => ({
  touches: [`event/${b.event}`, ...spokenStreams(b)],
});

export const minutesPublished = defineAct({
  kind: 'minutes.published/1',
  body: Type.Object({
    ...spokenBody,
    event: Id,
    version: Id,
    number: Type.Integer({ minimum: 1, maximum: 10_000 }),
    words: Text(LETTER_MAX),
    digest: Digest,
    file: Type.Optional(Digest),
    file_name: Type.Optional(Text(200)),
    media: Type.Optional(Text(100)),
    bytes: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  codes: ['given'],
  streams,
  texts: { words: 'minutes.words', file: 'renditions.file', file_name: 'renditions.file_name' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { event, version, number, words, digest } = act.body;
    await tx
      .updateTable('minutes')
      .set({ superseded_by: act.id })
      .where('place_id', '=', act.place)
      .where('event_id', '=', event)
      .where('superseded_by', 'is', null)
      .execute();
    await tx
      .insertInto('minutes')
      .values({ ...spokenColumns(act), id: version, event_id: event, number, words, digest, superseded_by: null })
      .execute();
    await keepRendition(tx, act);
    await cite(tx, act);
  },
});

export const minutesApproved = defineAct({
  kind: 'minutes.approved/1',
  body: Type.Object({ ...spokenBody, event: Id, version: Id, words: Type.Optional(Text(2000)) }),
  codes: ['given'],
  streams,
  texts: { words: 'minutes_approvals.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { event, version, words } = act.body;
    await tx
      .insertInto('minutes_approvals')
      .values({ ...spokenColumns(act), event_id: event, minutes_id: version, words: words ?? null })
      .execute();
    await cite(tx, act);
  },
});

export const minutesObjected = defineAct({
  kind: 'minutes.objected/1',
  body: Type.Object({
    ...spokenBody,
    event: Id,
    version: Id,
    number: Type.Integer({ minimum: 1, maximum: 10_000 }),
    /** the words objected to and where they stand in the version of this digest, in UTF-16 units; none: to the whole */
    digest: Digest,
    quote: Type.Optional(Text(5000)),
    start_at: Type.Optional(Type.Integer({ minimum: 0 })),
    end_at: Type.Optional(Type.Integer({ minimum: 1 })),
    words: Text(5000),
  }),
  codes: ['given'],
  streams,
  texts: { quote: 'minutes_objections.quote', words: 'minutes_objections.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { event, version, number, quote, start_at, end_at, words } = act.body;
    await tx
      .insertInto('minutes_objections')
      .values({
        ...spokenColumns(act),
        event_id: event,
        minutes_id: version,
        number,
        quote: quote ?? null,
        start_at: start_at ?? null,
        end_at: end_at ?? null,
        words: words ?? null,
      })
      .execute();
    await cite(tx, act);
  },
});

export const takenBack = ['approval', 'objection'] as const;

export const minutesWordWithdrawn = defineAct({
  kind: 'minutes.word-withdrawn/1',
  body: Type.Object({
    ...spokenBody,
    event: Id,
    version: Id,
    what: OneOf(...takenBack),
    /** the act of the approval or objection */
    of: Id,
    words: Text(2000),
  }),
  codes: ['given', 'what'],
  streams,
  texts: { words: 'minutes_withdrawals.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { event, version, what, of, words } = act.body;
    await tx
      .insertInto('minutes_withdrawals')
      .values({
        ...spokenColumns(act),
        event_id: event,
        minutes_id: version,
        what,
        of_act: of,
        words: words ?? null,
      })
      .execute();
    await cite(tx, act);
  },
});
