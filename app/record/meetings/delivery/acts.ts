// The acts about an invitation's way to whoever is invited: published, sent or delivered, what its receiver says about that, and what
// was recorded in error. The same three facts as a letter's; here too none follows from another.
import Type, { type Static } from 'typebox';
import { type Applied, defineAct, FuzzyDay, Id, Lang, OneOf, Text } from '../../../acts/define.ts';
import type { Tx } from '../../../base/database.ts';
import { channels, facts } from '../../letters/acts.ts';
import { cite, MAX_SOURCES } from '../../words/sources.ts';

const about = {
  delivery: Id,
  invitation: Id,
  event: Id,
  /** whoever is invited */
  to_post: Type.Optional(Id),
  to_organization: Type.Optional(Id),
  day: FuzzyDay,
  lang: Lang,
};
const said = {
  given: OneOf('here', 'source'),
  membership: Type.Optional(Id),
  sources: Type.Optional(Type.Array(Id, { maxItems: MAX_SOURCES, uniqueItems: true })),
};
const About = Type.Object({ ...about, membership: Type.Optional(Id) });

/** The membership is locked too: a post that ends at the same moment ends before these words or after them. */
const streams = (b: Static<typeof About>) => ({
  touches: [
    `event/${b.event}`,
    ...(b.to_post ? [`post/${b.to_post}`] : []),
    ...(b.to_organization ? [`organization/${b.to_organization}`] : []),
    ...(b.membership ? [`membership/${b.membership}`] : []),
  ],
});

export const invitationDeliveryRecorded = defineAct({
  kind: 'invitation.delivery-recorded/1',
  body: Type.Object({
    ...about,
    ...said,
    fact: OneOf(...facts),
    channel: OneOf(...channels),
    evidence: Type.Optional(Text(2000)),
  }),
  codes: ['fact', 'channel', 'given'],
  streams,
  texts: { evidence: 'invitation_deliveries.evidence' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { delivery, invitation, fact, channel, day, evidence, given } = act.body;
    await tx
      .insertInto('invitation_deliveries')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: delivery,
        invitation_id: invitation,
        fact,
        channel,
        day,
        evidence: evidence ?? null,
        given,
        disputed_by: null,
        acknowledged_by: null,
        withdrawn_by: null,
      })
      .execute();
    await cite(tx, act);
  },
});

/** The invited, here or in a source, say that it did not reach them as recorded. Their last word is the one that counts. */
export const invitationDeliveryDisputed = defineAct({
  kind: 'invitation.delivery-disputed/1',
  body: Type.Object({ ...about, ...said, words: Text(2000) }),
  codes: ['given'],
  streams,
  texts: { words: 'delivery_words.words' },
  lang: (b) => b.lang,
  apply: (tx, act) => say(tx, act, 'disputed'),
});

export const invitationDeliveryAcknowledged = defineAct({
  kind: 'invitation.delivery-acknowledged/1',
  body: Type.Object({ ...about, ...said, words: Type.Optional(Text(2000)) }),
  codes: ['given'],
  streams,
  texts: { words: 'delivery_words.words' },
  lang: (b) => b.lang,
  apply: (tx, act) => say(tx, act, 'acknowledged'),
});

/** Recorded in error: it stays readable with the reason beside it, and nothing is counted from it any more. */
export const invitationDeliveryWithdrawn = defineAct({
  kind: 'invitation.delivery-withdrawn/1',
  body: Type.Object({ ...about, words: Text(2000) }),
  streams,
  texts: { words: 'delivery_words.words' },
  lang: (b) => b.lang,
  apply: (tx, act) => say(tx, act, 'withdrawn'),
});

type Word = { delivery: string; words?: string; given?: 'here' | 'source'; membership?: string; sources?: string[] };

async function say(tx: Tx, act: Applied<Word>, what: 'disputed' | 'acknowledged' | 'withdrawn'): Promise<void> {
  const { delivery, words, given, membership } = act.body;
  await tx
    .insertInto('delivery_words')
    .values({
      place_id: act.place,
      act_id: act.id,
      delivery_id: delivery,
      what,
      words: words ?? null,
      given: given ?? 'here',
      membership_id: membership ?? null,
    })
    .execute();
  const marks = {
    disputed: { disputed_by: act.id, acknowledged_by: null },
    acknowledged: { acknowledged_by: act.id, disputed_by: null },
    withdrawn: { withdrawn_by: act.id },
  };
  await tx
    .updateTable('invitation_deliveries')
    .set(marks[what])
    .where('place_id', '=', act.place)
    .where('id', '=', delivery)
    .execute();
  await cite(tx, act);
}
