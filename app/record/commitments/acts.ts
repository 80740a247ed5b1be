// The acts about commitments: one recorded, something asserted of it, and what others say of that assertion.
// None of them touches the first wording, and none of them stores where it stands.
import Type from 'typebox';
import { defineAct, FuzzyDay, Id, Lang, OneOf, Text } from '../../acts/define.ts';
import { cite, MAX_SOURCES } from '../words/sources.ts';
import { allValues, axes } from './rules.ts';

const Sources = Type.Optional(Type.Array(Id, { maxItems: MAX_SOURCES, uniqueItems: true }));
const whom = { holder_post: Type.Optional(Id), holder_organization: Type.Optional(Id) };
const ofWhom = (b: { holder_post?: string | undefined; holder_organization?: string | undefined }): string =>
  b.holder_post ? `post/${b.holder_post}` : `organization/${b.holder_organization}`;
const said = { given: OneOf('here', 'source'), membership: Type.Optional(Id), lang: Lang, sources: Sources };
const byMember = (b: { membership?: string | undefined }) => (b.membership ? [`membership/${b.membership}`] : []);
const Rule = Type.String({ pattern: '^[a-z0-9-]{1,40}$' });

export const commitmentRecorded = defineAct({
  kind: 'commitment.recorded/1',
  body: Type.Object({
    commitment: Id,
    number: Type.Integer({ minimum: 1 }),
    ...whom,
    words: Text(5000),
    conditions: Type.Optional(Text(2000)),
    /** the words that say when, as they were said: "by summer" */
    vague: Type.Optional(Text(200)),
    due: Type.Optional(FuzzyDay),
    rule: Type.Optional(Rule),
    rubric: Type.Integer({ minimum: 1 }),
    answer: Type.Optional(Id),
    referral: Type.Optional(Id),
    statement: Type.Optional(Id),
    event: Type.Optional(Id),
    day: FuzzyDay,
    ...said,
  }),
  codes: ['given', 'rule'],
  streams: (b) => ({
    touches: [
      ofWhom(b),
      ...(b.referral ? [`referral/${b.referral}`] : []),
      ...(b.statement ? [`statement/${b.statement}`] : []),
      ...(b.event ? [`event/${b.event}`] : []),
      ...byMember(b),
    ],
    opens: [{ stream: `commitment/${b.commitment}`, under: ofWhom(b) }],
  }),
  texts: { words: 'commitments.words', conditions: 'commitments.conditions', vague: 'commitments.vague' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const b = act.body;
    await tx
      .insertInto('commitments')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: b.commitment,
        number: b.number,
        holder_post: b.holder_post ?? null,
        holder_organization: b.holder_organization ?? null,
        words: b.words,
        conditions: b.conditions ?? null,
        vague: b.vague ?? null,
        due: b.due ?? null,
        rule: b.rule ?? null,
        rubric: b.rubric,
        answer_id: b.answer ?? null,
        statement_id: b.statement ?? null,
        event_id: b.event ?? null,
        day: b.day,
        given: b.given,
        membership_id: b.membership ?? null,
        lang: b.lang,
      })
      .execute();
    await cite(tx, act);
  },
});

export const commitmentMarked = defineAct({
  kind: 'commitment.marked/1',
  body: Type.Object({
    mark: Id,
    commitment: Id,
    ...whom,
    axis: OneOf(...axes),
    value: OneOf(...allValues),
    day: FuzzyDay,
    words: Text(5000),
    new_words: Type.Optional(Text(5000)),
    new_vague: Type.Optional(Text(200)),
    new_due: Type.Optional(FuzzyDay),
    rule: Type.Optional(Rule),
    rubric: Type.Integer({ minimum: 1 }),
    self_reported: Type.Boolean(),
    ...said,
  }),
  codes: ['axis', 'value', 'given', 'rule'],
  streams: (b) => ({ touches: [`commitment/${b.commitment}`, ofWhom(b), ...byMember(b)] }),
  texts: {
    words: 'commitment_marks.words',
    new_words: 'commitment_marks.new_words',
    new_vague: 'commitment_marks.new_vague',
  },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const b = act.body;
    await tx
      .insertInto('commitment_marks')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: b.mark,
        commitment_id: b.commitment,
        axis: b.axis,
        value: b.value,
        day: b.day,
        words: b.words,
        new_words: b.new_words ?? null,
        new_due: b.new_due ?? null,
        new_vague: b.new_vague ?? null,
        rule: b.rule ?? null,
        rubric: b.rubric,
        self_reported: b.self_reported,
        given: b.given,
        membership_id: b.membership ?? null,
        lang: b.lang,
        objected_by: null,
        confirmed_by: null,
      })
      .execute();
    await cite(tx, act);
  },
});

/** Somebody objects to an assertion, or a second editor confirms it. */
export const commitmentReviewed = defineAct({
  kind: 'commitment.reviewed/1',
  body: Type.Object({
    mark: Id,
    commitment: Id,
    ...whom,
    what: OneOf('objected', 'confirmed'),
    words: Text(2000),
    ...said,
  }),
  codes: ['what', 'given'],
  streams: (b) => ({ touches: [`commitment/${b.commitment}`, ofWhom(b), ...byMember(b)] }),
  texts: { words: 'commitment_reviews.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { mark, what, words, given, membership, lang } = act.body;
    await tx
      .insertInto('commitment_reviews')
      .values({
        place_id: act.place,
        act_id: act.id,
        mark_id: mark,
        what,
        words,
        given,
        membership_id: membership ?? null,
        lang,
      })
      .execute();
    await tx
      .updateTable('commitment_marks')
      // An objection after a confirmation opens the call again.
      .set(what === 'objected' ? { objected_by: act.id, confirmed_by: null } : { confirmed_by: act.id })
      .where('place_id', '=', act.place)
      .where('id', '=', mark)
      .execute();
    await cite(tx, act);
  },
});
