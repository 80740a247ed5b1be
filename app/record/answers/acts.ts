// The act of answering a referral, and how it changes the tables. A revision is a new act; the old row stays and points to it.
import Type from 'typebox';
import { defineAct, FuzzyDay, Id, Lang, OneOf, Text } from '../../acts/define.ts';
import { cite, MAX_SOURCES } from '../words/sources.ts';
import { QUOTE_MAX, REASONS_MAX, verdicts } from './rules.ts';

export const answerGiven = defineAct({
  kind: 'answer.given/1',
  body: Type.Object({
    answer: Id,
    referral: Id,
    demand: Id,
    letter: Id,
    holder_post: Type.Optional(Id),
    holder_organization: Type.Optional(Id),
    number: Type.Integer({ minimum: 1, maximum: 10_000 }),
    verdict: OneOf(...verdicts),
    reasons: Text(REASONS_MAX),
    quote: Type.Optional(Text(QUOTE_MAX)),
    refers_post: Type.Optional(Id),
    refers_organization: Type.Optional(Id),
    none_known: Type.Boolean(),
    given: OneOf('here', 'source'),
    membership: Type.Optional(Id),
    day: FuzzyDay,
    lang: Lang,
    supersedes: Type.Optional(Id),
    sources: Type.Optional(Type.Array(Id, { maxItems: MAX_SOURCES })),
  }),
  codes: ['verdict', 'given'],
  // The membership is locked too: a post that ends at the same moment ends either before this answer or after it.
  streams: (b) => ({
    touches: [
      `referral/${b.referral}`,
      `demand/${b.demand}`,
      `letter/${b.letter}`,
      ...(b.holder_post ? [`post/${b.holder_post}`] : []),
      ...(b.holder_organization ? [`organization/${b.holder_organization}`] : []),
      ...(b.membership ? [`membership/${b.membership}`] : []),
    ],
  }),
  texts: { reasons: 'answers.reasons', quote: 'answers.quote' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { body } = act;
    const current = await tx
      .selectFrom('answers')
      .select(['id', 'act_id'])
      .where('place_id', '=', act.place)
      .where('referral_id', '=', body.referral)
      .where('superseded_by', 'is', null)
      .executeTakeFirst();
    const follows = current !== undefined && current.id === body.supersedes;
    if (follows) {
      await tx
        .updateTable('answers')
        .set({ superseded_by: act.id })
        .where('place_id', '=', act.place)
        .where('act_id', '=', current.act_id)
        .execute();
    }
    await tx
      .insertInto('answers')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: body.answer,
        referral_id: body.referral,
        number: body.number,
        verdict: body.verdict,
        reasons: body.reasons,
        quote: body.quote ?? null,
        given: body.given,
        membership_id: body.membership ?? null,
        refers_post: body.refers_post ?? null,
        refers_organization: body.refers_organization ?? null,
        none_known: body.none_known,
        day: body.day,
        lang: body.lang,
        // An earlier answer that was found later stands behind the one that counts from the start.
        superseded_by: follows ? null : (current?.act_id ?? null),
      })
      .execute();
    await cite(tx, act);
  },
});
