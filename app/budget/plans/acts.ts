// A consultation: what residents are asked to divide, between which days, under which rules. Frozen when it begins, so that everyone
// answers the same question. Of whoever answers nothing is ever public here.
import Type from 'typebox';
import { Day, defineAct, Id, Lang, OneOf, Text } from '../../acts/define.ts';
import { dimensions, measures } from '../versions/words.ts';
import './tables.ts';

export const whoMay = ['anyone', 'residents'] as const;
export type WhoMay = (typeof whoMay)[number];

/** More groups than this nobody can look through. */
export const MOST_GROUPS = 500;

export const consultationBegun = defineAct({
  kind: 'budget.consultation-begun/1',
  body: Type.Object({
    budget: Id,
    consultation: Id,
    version: Id,
    number: Type.Integer({ minimum: 1, maximum: 100_000 }),
    title: Text(200),
    note: Type.Optional(Text(3000)),
    measure: OneOf(...measures),
    year: Text(40),
    /** the lines it is about, as rules/words.ts writes a set */
    of: Text(20_000),
    by: OneOf(...dimensions),
    /** what a plan divides, in cents */
    total: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    /** "number of a value,cents today" for each group, one a line, in the order of plans; names stay with the version */
    groups: Type.String({ minLength: 1, maxLength: MOST_GROUPS * 30, pattern: '^\\d*,\\d+(\\n\\d*,\\d+)*$' }),
    rules: Type.Array(Id, { maxItems: 200, uniqueItems: true }),
    opens: Day,
    closes: Day,
    who: OneOf(...whoMay),
    lang: Lang,
  }),
  codes: ['measure', 'by', 'who'],
  streams: (b) => ({ touches: [`budget/${b.budget}`] }),
  texts: {
    title: 'budget_consultations.title',
    note: 'budget_consultations.note',
    of: 'budget_consultations.of_lines',
  },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { budget, consultation, version, note, of, by, total, ...body } = act.body;
    await tx
      .insertInto('budget_consultations')
      .values({
        ...body,
        place_id: act.place,
        act_id: act.id,
        id: consultation,
        budget_id: budget,
        version_id: version,
        note: note ?? null,
        of_lines: of,
        by_dimension: by,
        total: String(total),
      })
      .execute();
  },
});
