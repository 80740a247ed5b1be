// The one act of attendance: somebody says that an organization, a post or a person came or did not. What is made of several such words
// is computed (rules.ts), never stored.
import Type from 'typebox';
import { defineAct, Id, OneOf, Text } from '../../../acts/define.ts';
import { cite } from '../../words/sources.ts';
import { spokenBody, spokenColumns, spokenStreams } from '../spoken.ts';
import { bases, cameSays } from './rules.ts';

export const attendanceSaid = defineAct({
  kind: 'attendance.said/1',
  body: Type.Object({
    ...spokenBody,
    event: Id,
    who_post: Type.Optional(Id),
    who_organization: Type.Optional(Id),
    who_person: Type.Optional(Id),
    says: OneOf(...cameSays),
    basis: OneOf(...bases),
    /** the approved version of the minutes that says so */
    minutes: Type.Optional(Id),
    words: Type.Optional(Text(2000)),
  }),
  codes: ['says', 'basis', 'given'],
  streams: (b) => ({
    touches: [
      ...new Set([
        `event/${b.event}`,
        ...(b.who_post ? [`post/${b.who_post}`] : []),
        ...(b.who_organization ? [`organization/${b.who_organization}`] : []),
        ...(b.who_person ? [`person/${b.who_person}`] : []),
        ...spokenStreams(b),
      ]),
    ],
  }),
  texts: { words: 'attendance.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { event, who_post, who_organization, who_person, says, basis, words, minutes } = act.body;
    const row = {
      ...spokenColumns(act),
      event_id: event,
      who_post: who_post ?? null,
      who_organization: who_organization ?? null,
      who_person: who_person ?? null,
      basis,
    };
    // The last word of the same speaker on the same one is the one that counts.
    let earlier = tx.updateTable('attendance').set({ superseded_by: act.id }).where('place_id', '=', act.place);
    for (const same of [
      'event_id',
      'who_post',
      'who_organization',
      'who_person',
      'by_post',
      'by_organization',
    ] as const)
      earlier = earlier.where(same, 'is not distinct from', row[same]);
    await earlier.where('basis', '=', basis).where('superseded_by', 'is', null).execute();
    await tx
      .insertInto('attendance')
      .values({ ...row, says, words: words ?? null, minutes_id: minutes ?? null, superseded_by: null })
      .execute();
    await cite(tx, act);
  },
});
