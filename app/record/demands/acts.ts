// The acts of a demand: marked in a letter (again when a new version is published), and put to a holder.
// A demand's number never changes, whatever becomes of the letter's words.
import Type from 'typebox';
import { defineAct, Id, Lang, OneOf, Text } from '../../acts/define.ts';
import { cite, MAX_SOURCES } from '../words/sources.ts';

import './relations/acts.ts';

export const grounds = ['named', 'power', 'chosen', 'reported'] as const;
/** A demand's exact words; a longer paragraph is marked by the words in it that ask. */
export const QUOTE_MAX = 10_000;

const Sources = Type.Optional(Type.Array(Id, { maxItems: MAX_SOURCES, uniqueItems: true }));

export const demandMarked = defineAct({
  kind: 'demand.marked/1',
  body: Type.Object({
    demand: Id,
    letter: Id,
    version: Type.Optional(Id),
    number: Type.Integer({ minimum: 1 }),
    /** Absent only where the mark it replaces was covered: what is covered is not said again. */
    heading: Type.Optional(Text(200)),
    quote: Type.Optional(Text(QUOTE_MAX)),
    start: Type.Optional(Type.Integer({ minimum: 0 })),
    end: Type.Optional(Type.Integer({ minimum: 1 })),
    mark: OneOf('resolved', 'unresolved', 'reported'),
    verb: Type.Optional(Text(60)),
    object: Type.Optional(Text(120)),
    about_post: Type.Optional(Id),
    /** The act whose mark this one takes the place of: another version of the letter, or a place chosen for the quote. */
    replaces: Type.Optional(Id),
    lang: Lang,
    sources: Sources,
  }),
  codes: ['mark'],
  streams: (b) => {
    const [letter, demand] = [`letter/${b.letter}`, `demand/${b.demand}`];
    // Whoever holds the post it is about sees it among what concerns the post.
    const about = b.about_post && !b.replaces ? [`post/${b.about_post}`] : [];
    return b.replaces
      ? { touches: [letter, demand] }
      : { touches: [letter, ...about], opens: [{ stream: demand, under: letter }] };
  },
  texts: { heading: 'demands.heading', quote: 'demands.quote' },
  // The key of a power's object: hidden with that power's words, wherever it stands.
  made: { object: { of: 'object', table: 'demands', column: 'object_key' } },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const b = act.body;
    if (b.replaces) {
      await tx
        .updateTable('demands')
        .set({ superseded_by: act.id })
        .where('place_id', '=', act.place)
        .where('act_id', '=', b.replaces)
        .execute();
    }
    await tx
      .insertInto('demands')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: b.demand,
        letter_id: b.letter,
        version_id: b.version ?? null,
        number: b.number,
        heading: b.heading ?? null,
        quote: b.quote ?? null,
        start_at: b.start ?? null,
        end_at: b.end ?? null,
        mark: b.mark,
        verb: b.verb ?? null,
        object_key: b.object ?? null,
        about_post: b.about_post ?? null,
        superseded_by: null,
      })
      .execute();
    await cite(tx, act);
  },
});

/** A demand is put to a post or an organization. It says only that: whether anything arrived is a delivery. */
export const referralMade = defineAct({
  kind: 'referral.made/1',
  body: Type.Object({
    referral: Id,
    demand: Id,
    letter: Id,
    holder_post: Type.Optional(Id),
    holder_organization: Type.Optional(Id),
    ground: OneOf(...grounds),
    power: Type.Optional(Id),
    given: OneOf('here', 'source'),
    sources: Sources,
  }),
  codes: ['ground', 'given'],
  streams: (b) => ({
    touches: [
      `demand/${b.demand}`,
      ...(b.holder_post ? [`post/${b.holder_post}`] : []),
      ...(b.holder_organization ? [`organization/${b.holder_organization}`] : []),
    ],
    opens: [{ stream: `referral/${b.referral}`, under: `demand/${b.demand}` }],
  }),
  apply: async (tx, act) => {
    const b = act.body;
    await tx
      .insertInto('referrals')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: b.referral,
        demand_id: b.demand,
        letter_id: b.letter,
        holder_post: b.holder_post ?? null,
        holder_organization: b.holder_organization ?? null,
        ground: b.ground,
        power_id: b.power ?? null,
      })
      .execute();
    await cite(tx, act);
  },
});
