// All plans of a consultation put together, as one public act: how many there were, for each group the median and the middle half, and
// what each method makes of them. It holds numbers about everyone and about nobody.
import Type from 'typebox';
import { defineAct, Id, OneOf } from '../../acts/define.ts';
import '../plans/tables.ts';

const Count = Type.Integer({ minimum: 0, maximum: 2_000_000_000 });
const Cents = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z$' });

export const methods = ['mean', 'median', 'utilitarian', 'independent-markets'] as const;
export type Method = (typeof methods)[number];

export const collectiveRecorded = defineAct({
  kind: 'budget.collective-recorded/1',
  body: Type.Object({
    budget: Id,
    consultation: Id,
    number: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    until: Instant,
    /** confirmed by mail, and in the figures; sent and not confirmed, and not in them; made up by an example's authors, among the first */
    verified: Count,
    unverified: Count,
    invented: Count,
    /** the consultation is over: the last one */
    closed: Type.Boolean(),
    /** group after group: median, and the ends of the middle half; none under ten plans */
    lines: Type.Array(Type.Tuple([Cents, Cents, Cents]), { maxItems: 500 }),
    methods: Type.Array(
      Type.Object({
        method: OneOf(...methods),
        amounts: Type.Array(Cents, { maxItems: 500 }),
        /** groups held at the floor or the cap of a rule */
        at_floor: Type.Array(Type.Integer({ minimum: 0, maximum: 500 })),
        at_cap: Type.Array(Type.Integer({ minimum: 0, maximum: 500 })),
      }),
      { maxItems: 4 },
    ),
    /** hard rules kept in every result, and those that no limit of a single group can keep */
    kept: Type.Array(Id, { maxItems: 200 }),
    unkept: Type.Array(Id, { maxItems: 200 }),
  }),
  streams: (b) => ({ touches: [`budget/${b.budget}`] }),
  apply: async (tx, act) => {
    const { consultation, number, until, verified, unverified, invented, closed, lines, methods, kept, unkept } =
      act.body;
    await tx
      .updateTable('budget_collectives')
      .set({ superseded_by: act.id })
      .where('place_id', '=', act.place)
      .where('consultation_id', '=', consultation)
      .where('superseded_by', 'is', null)
      .execute();
    await tx
      .insertInto('budget_collectives')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: act.id,
        consultation_id: consultation,
        number,
        until_at: new Date(until),
        verified,
        unverified,
        invented,
        closed,
        lines: JSON.stringify(lines),
        methods: JSON.stringify(methods),
        limits: JSON.stringify({ kept, unkept }),
        superseded_by: null,
      })
      .execute();
  },
});
