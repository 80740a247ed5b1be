// The acts of meeting: an event is recorded or changed, someone is invited, someone replies. Replies that change are new acts;
// nothing here decides who may invite whom.
import Type, { type Static } from 'typebox';
import { type Applied, defineAct, FuzzyDay, Id, Lang, OneOf, Text } from '../../acts/define.ts';
import type { Tx } from '../../base/database.ts';
import { standings } from '../words/rules.ts';
import { cite, MAX_SOURCES } from '../words/sources.ts';
import { eventKinds, eventStates, replies } from './rules.ts';

const Stream = Type.String({ pattern: '^[a-z]+/[0-9a-f-]{36}$' });
const Streams = Type.Array(Stream, { maxItems: 60, uniqueItems: true });

const told = {
  event: Id,
  number: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  kind: OneOf(...eventKinds),
  title: Text(200),
  summary: Type.Optional(Text(5000)),
  status: OneOf(...eventStates),
  venue: Type.Optional(Text(300)),
  day: FuzzyDay,
  until_day: Type.Optional(FuzzyDay),
  time: Type.Optional(Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })),
  series: Type.Optional(Text(80)),
  standing: OneOf(...standings),
  dispute: Type.Optional(Text(2000)),
  given: OneOf('here', 'source'),
  membership: Type.Optional(Id),
  lang: Lang,
  about: Streams,
  sources: Type.Optional(Type.Array(Id, { maxItems: MAX_SOURCES })),
};
const Told = Type.Object(told);

const texts = {
  title: 'events.title',
  summary: 'events.summary',
  venue: 'events.venue',
  dispute: 'events.dispute',
} as const;

const ofMembership = (membership: string | undefined): string[] => (membership ? [`membership/${membership}`] : []);

async function insertEvent(tx: Tx, act: Applied<Static<typeof Told>>): Promise<void> {
  const { body } = act;
  await tx
    .insertInto('events')
    .values({
      place_id: act.place,
      act_id: act.id,
      id: body.event,
      number: body.number,
      kind: body.kind,
      title: body.title,
      summary: body.summary ?? null,
      status: body.status,
      venue: body.venue ?? null,
      day: body.day,
      until_day: body.until_day ?? null,
      time: body.time ?? null,
      series: body.series ?? null,
      standing: body.standing,
      dispute: body.dispute ?? null,
      given: body.given,
      lang: body.lang,
      superseded_by: null,
      stands: null,
    })
    .execute();
  await cite(tx, act);
}

export const eventRecorded = defineAct({
  kind: 'event.recorded/1',
  body: Told,
  codes: ['status', 'given'],
  streams: (b) => ({
    touches: [...b.about, ...ofMembership(b.membership)],
    opens: [{ stream: `event/${b.event}`, under: 'place' }],
  }),
  texts,
  lang: (b) => b.lang,
  apply: insertEvent,
});

export const eventChanged = defineAct({
  kind: 'event.changed/1',
  body: Told,
  codes: ['status', 'given'],
  streams: (b) => ({ touches: [`event/${b.event}`, ...b.about, ...ofMembership(b.membership)] }),
  texts,
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    await tx
      .updateTable('events')
      .set({ superseded_by: act.id })
      .where('place_id', '=', act.place)
      .where('id', '=', act.body.event)
      .where('superseded_by', 'is', null)
      .execute();
    await insertEvent(tx, act);
  },
});

export const invitationSent = defineAct({
  kind: 'invitation.sent/1',
  body: Type.Object({
    invitation: Id,
    event: Id,
    from_post: Type.Optional(Id),
    from_organization: Type.Optional(Id),
    to_post: Type.Optional(Id),
    to_organization: Type.Optional(Id),
    words: Type.Optional(Text(5000)),
    given: OneOf('here', 'source'),
    membership: Type.Optional(Id),
    day: FuzzyDay,
    lang: Lang,
    about: Streams,
    sources: Type.Optional(Type.Array(Id, { maxItems: MAX_SOURCES })),
  }),
  codes: ['given'],
  streams: (b) => ({ touches: [`event/${b.event}`, ...b.about, ...ofMembership(b.membership)] }),
  texts: { words: 'invitations.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { body } = act;
    await tx
      .insertInto('invitations')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: body.invitation,
        event_id: body.event,
        from_post: body.from_post ?? null,
        from_organization: body.from_organization ?? null,
        to_post: body.to_post ?? null,
        to_organization: body.to_organization ?? null,
        words: body.words ?? null,
        given: body.given,
        day: body.day,
        lang: body.lang,
      })
      .execute();
    await cite(tx, act);
  },
});

export const invitationReplied = defineAct({
  kind: 'invitation.replied/1',
  body: Type.Object({
    invitation: Id,
    event: Id,
    number: Type.Integer({ minimum: 1, maximum: 10_000 }),
    reply: OneOf(...replies),
    words: Type.Optional(Text(5000)),
    given: OneOf('here', 'source'),
    membership: Type.Optional(Id),
    day: FuzzyDay,
    lang: Lang,
    about: Streams,
    sources: Type.Optional(Type.Array(Id, { maxItems: MAX_SOURCES })),
  }),
  codes: ['reply', 'given'],
  streams: (b) => ({ touches: [`event/${b.event}`, ...b.about, ...ofMembership(b.membership)] }),
  texts: { words: 'invitation_replies.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { body } = act;
    await tx
      .updateTable('invitation_replies')
      .set({ superseded_by: act.id })
      .where('place_id', '=', act.place)
      .where('invitation_id', '=', body.invitation)
      .where('superseded_by', 'is', null)
      .execute();
    await tx
      .insertInto('invitation_replies')
      .values({
        place_id: act.place,
        act_id: act.id,
        invitation_id: body.invitation,
        number: body.number,
        reply: body.reply,
        words: body.words ?? null,
        given: body.given,
        membership_id: body.membership ?? null,
        day: body.day,
        lang: body.lang,
        superseded_by: null,
      })
      .execute();
    await cite(tx, act);
  },
});
