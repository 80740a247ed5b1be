// The acts of relations between demands: one asks again, narrows, takes the place of or stands against another; and taken back.
// A relation says what somebody says of two demands. It changes neither of them, nor any answer to them.
import Type from 'typebox';
import { defineAct, FuzzyDay, Id, Lang, OneOf, Text } from '../../../acts/define.ts';
import { cite, MAX_SOURCES } from '../../words/sources.ts';
import { hows } from './rules.ts';

export const demandRelated = defineAct({
  kind: 'demand.related/1',
  body: Type.Object({
    relation: Id,
    demand: Id,
    other: Id,
    how: OneOf(...hows),
    /** The organization that says so; absent where it is taken from a source. */
    organization: Type.Optional(Id),
    words: Type.Optional(Text(1000)),
    day: FuzzyDay,
    lang: Lang,
    given: OneOf('here', 'source'),
    sources: Type.Optional(Type.Array(Id, { maxItems: MAX_SOURCES, uniqueItems: true })),
  }),
  codes: ['how', 'given'],
  streams: (b) => ({ touches: [`demand/${b.demand}`, `demand/${b.other}`] }),
  texts: { words: 'demand_relations.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { relation, demand, other, how, organization, words, day, lang, given } = act.body;
    await tx
      .insertInto('demand_relations')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: relation,
        demand_id: demand,
        other_id: other,
        how,
        organization_id: organization ?? null,
        words: words ?? null,
        given,
        day,
        lang,
        withdrawn_by: null,
      })
      .execute();
    await cite(tx, act);
  },
});

export const relationWithdrawn = defineAct({
  kind: 'demand.relation-withdrawn/1',
  body: Type.Object({ relation: Id, demand: Id, other: Id, words: Text(1000), day: FuzzyDay, lang: Lang }),
  streams: (b) => ({ touches: [`demand/${b.demand}`, `demand/${b.other}`] }),
  texts: { words: 'relation_withdrawals.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { relation, words, day, lang } = act.body;
    await tx
      .insertInto('relation_withdrawals')
      .values({ place_id: act.place, act_id: act.id, relation_id: relation, words: words ?? null, day, lang })
      .execute();
    await tx
      .updateTable('demand_relations')
      .set({ withdrawn_by: act.id })
      .where('place_id', '=', act.place)
      .where('id', '=', relation)
      .execute();
  },
});
