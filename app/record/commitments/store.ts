// Reads commitments for a whole page at a time, each with everything asserted of it and what was said of that. It writes nothing.
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import type { Tables } from '../../base/tables.ts';
import type { Mark, Standing } from './rules.ts';
import { standingOf } from './rules.ts';
import './tables.ts';

export type Review = {
  act_id: string;
  what: 'objected' | 'confirmed';
  words: string | null;
  given: 'here' | 'source';
  lang: string;
  author: { name: string };
};

export type MarkRow = {
  act_id: string;
  id: string;
  axis: Mark['axis'];
  value: Mark['value'];
  day: string;
  words: string | null;
  new_words: string | null;
  new_vague: string | null;
  new_due: string | null;
  rule: string | null;
  rubric: number;
  self_reported: boolean;
  given: 'here' | 'source';
  lang: string;
  disputed: boolean;
  confirmed: boolean;
  author: { role: string; name: string };
  reviews: Review[];
};

export type Commitment = Omit<Tables['commitments'], 'place_id' | 'membership_id'> & {
  author: { name: string };
  marks: MarkRow[];
};

const commitments = (where: RawBuilder<unknown>) => sql<Commitment>`
  select c.act_id, c.id, c.number, c.holder_post, c.holder_organization, c.words, c.conditions, c.vague, c.due, c.rule, c.rubric,
    c.answer_id, c.statement_id, c.event_id, c.day, c.given, c.lang, a.fields->'author' as author, coalesce(m.marks, '[]') as marks
  from commitments c join acts a on a.place_id = c.place_id and a.id = c.act_id
  left join lateral (
    select jsonb_agg(jsonb_build_object('act_id', m.act_id, 'id', m.id, 'axis', m.axis, 'value', m.value, 'day', m.day, 'words', m.words,
      'new_words', m.new_words, 'new_vague', m.new_vague, 'new_due', m.new_due, 'rule', m.rule, 'rubric', m.rubric,
      'self_reported', m.self_reported, 'given', m.given, 'lang', m.lang, 'author', b.fields->'author',
      'disputed', m.objected_by is not null and m.confirmed_by is null, 'confirmed', m.confirmed_by is not null,
      'reviews', (select coalesce(jsonb_agg(jsonb_build_object('act_id', v.act_id, 'what', v.what, 'words', v.words, 'given', v.given,
          'lang', v.lang, 'author', w.fields->'author') order by w.n), '[]')
        from commitment_reviews v join acts w on w.place_id = v.place_id and w.id = v.act_id
        where v.place_id = m.place_id and v.mark_id = m.id)) order by b.n) as marks
    from commitment_marks m join acts b on b.place_id = m.place_id and b.id = m.act_id
    where m.place_id = c.place_id and m.commitment_id = c.id
  ) m on true where ${where} order by c.number desc`;

const read = async (tx: Tx, where: RawBuilder<unknown>) => (await commitments(where).execute(tx)).rows;

export const allCommitments = (tx: Tx): Promise<Commitment[]> => read(tx, sql`true`);
export const commitmentBy = async (
  tx: Tx,
  by: { number: number } | { id: string } | { mark: string },
): Promise<Commitment | undefined> => {
  if ('number' in by) return (await read(tx, sql`c.number = ${by.number}`))[0];
  if ('id' in by) return (await read(tx, sql`c.id = ${by.id}`))[0];
  return (await read(tx, sql`c.id = (select commitment_id from commitment_marks where id = ${by.mark})`))[0];
};

export type CommitmentsOf = {
  posts?: readonly string[];
  organizations?: readonly string[];
  answers?: readonly string[];
  statement?: string;
  event?: string;
};

/** Commitments of holders, or those made in answers, a statement or a meeting. */
export function commitmentsOf(tx: Tx, of: CommitmentsOf): Promise<Commitment[]> {
  const any = (column: string, ids: readonly string[] | undefined) =>
    ids?.length ? [sql`${sql.ref(column)} = any(${[...ids]}::uuid[])`] : [];
  const which = [
    ...any('c.holder_post', of.posts),
    ...any('c.holder_organization', of.organizations),
    ...any('c.answer_id', of.answers),
    ...any('c.statement_id', of.statement ? [of.statement] : undefined),
    ...any('c.event_id', of.event ? [of.event] : undefined),
  ];
  return which.length === 0 ? Promise.resolve([]) : read(tx, sql.join(which, sql` or `));
}

export const standing = (one: Pick<Commitment, 'due' | 'day' | 'marks'>, today: string): Standing =>
  standingOf({
    due: one.due,
    day: one.day,
    today,
    marks: one.marks.map((mark) => ({
      id: mark.id,
      axis: mark.axis,
      value: mark.value,
      day: mark.day,
      newDue: mark.new_due,
      selfReported: mark.self_reported,
      disputed: mark.disputed,
    })),
  });
