// The acts of moderation besides covering, lifting and erasing (acts/cover.ts): what came of an appeal, and a refusal to publish. Both
// say why in public; neither repeats what it is about.
import Type from 'typebox';
import { defineAct, Id, Lang, OneOf, Text } from '../../acts/define.ts';
import { refusalReasons, refused } from './rules.ts';
import './tables.ts';

export const appealDecided = defineAct({
  kind: 'appeal.decided/1',
  body: Type.Object({
    appeal: Id,
    about: OneOf('takedown', 'refusal'),
    /** the covering or erasing act, or the refusal */
    subject: Id,
    /** the stream of the text that was taken down; the place's for a refusal */
    on: Text(120),
    outcome: OneOf('granted', 'refused'),
    words: Text(2000),
    role: OneOf('steward', 'site'),
    lang: Lang,
  }),
  codes: ['about', 'outcome', 'role'],
  streams: (b) => ({ touches: [b.on] }),
  texts: { words: 'appeal_outcomes.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { appeal, about, subject, outcome, words, lang } = act.body;
    await tx
      .insertInto('appeal_outcomes')
      .values({ place_id: act.place, act_id: act.id, appeal_id: appeal, about, subject, outcome, words, lang })
      .execute();
  },
});

export const refusalRecorded = defineAct({
  kind: 'refusal.recorded/1',
  body: Type.Object({
    refusal: Id,
    what: OneOf(...refused),
    reason: OneOf(...refusalReasons),
    ground: Type.Optional(Text(300)),
    words: Text(2000),
    role: OneOf('steward', 'site'),
    lang: Lang,
  }),
  codes: ['what', 'reason', 'role'],
  streams: () => ({ touches: ['place'] }),
  texts: { words: 'refusals.words', ground: 'refusals.ground' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { refusal, what, reason, ground, words, lang } = act.body;
    await tx
      .insertInto('refusals')
      .values({ place_id: act.place, act_id: act.id, id: refusal, what, reason, ground: ground ?? null, words, lang })
      .execute();
  },
});
