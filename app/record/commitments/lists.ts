// Commitments as a public list: CSV, JSON, feed and read API. The three axes are three fields; no field adds them up.
import { sql } from 'kysely';
import Type from 'typebox';
import type { Tx } from '../../base/database.ts';
import { routes } from '../../base/routes.ts';
import type { View } from '../../web/view.ts';
import {
  byHolder,
  day,
  defineList,
  holderColumns,
  holderFields,
  holderJoins,
  maybe,
  maybeWords,
  oneOf,
  type Row,
  words,
} from '../outlets/list.ts';
import { allValues, axes, values } from './rules.ts';
import { type MarkRow, standing } from './store.ts';

const positions = ['stated', ...values.position];
const times = ['no-date', 'running', 'met', 'missed'];

defineList({
  name: 'commitments',
  fields: {
    number: Type.Integer(),
    ...holderFields,
    words: maybeWords(),
    conditions: maybeWords(),
    vague: maybeWords(),
    rule: maybeWords(),
    rubric: Type.Integer(),
    day: day(),
    position: oneOf(...positions),
    evidence: oneOf(...values.evidence),
    evidence_as_of: day(),
    self_reported: Type.Boolean(),
    disputed: Type.Boolean(),
    time: oneOf(...times),
    due: maybe(day()),
    first_due: maybe(day()),
    moved: Type.Integer(),
    given: oneOf('here', 'source'),
    lang: words(),
  },
  columns: sql`x.number, x.words, x.conditions, x.vague, x.rule, x.rubric, x.day, x.given, x.lang, x.due as _due, ${holderColumns},
    (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'axis', m.axis, 'value', m.value, 'day', m.day, 'new_due', m.new_due,
        'self_reported', m.self_reported, 'disputed', m.objected_by is not null and m.confirmed_by is null) order by m.act_id), '[]')
      from commitment_marks m where m.place_id = x.place_id and m.commitment_id = x.id) as _marks`,
  from: sql`commitments x ${holderJoins('x')}`,
  named: 'x.number::text',
  filters: { holder: byHolder },
  late: {
    position: { schema: oneOf(...positions), keep: (row, value) => row.position === value },
    evidence: { schema: oneOf(...values.evidence), keep: (row, value) => row.evidence === value },
    time: { schema: oneOf(...times), keep: (row, value) => row.time === value },
  },
  finish: sayStandings,
  href: (row, view) => view.href(routes.commitment, { commitment: row.number }),
  title: (row) => row.words,
  words: ['words', 'conditions'],
  page: routes.commitments,
});

defineList({
  name: 'commitment-marks',
  fields: {
    commitment: Type.Integer(),
    ...holderFields,
    axis: oneOf(...axes),
    value: oneOf(...allValues),
    day: day(),
    words: maybeWords(),
    new_words: maybeWords(),
    new_due: maybe(day()),
    new_vague: maybeWords(),
    self_reported: Type.Boolean(),
    disputed: Type.Boolean(),
    given: oneOf('here', 'source'),
    lang: words(),
  },
  columns: sql`c.number as commitment, ${holderColumns}, x.axis, x.value, x.day, x.words, x.new_words, x.new_due, x.new_vague,
    x.self_reported, x.objected_by is not null and x.confirmed_by is null as disputed, x.given, x.lang`,
  from: sql`commitment_marks x join commitments c on c.place_id = x.place_id and c.id = x.commitment_id ${holderJoins('c')}`,
  filters: {
    holder: byHolder,
    commitment: {
      schema: Type.String({ pattern: '^[1-9]\\d{0,8}$' }),
      where: (number) => sql`c.number = ${Number(number)}`,
    },
  },
  href: (row, view) => `${view.href(routes.commitment, { commitment: row.commitment })}#m-${row.id}`,
  title: (row, view) =>
    view.t('commitments-page-title', { n: row.commitment, who: row.holder_name ?? view.t('state-covered') }),
  words: ['words', 'new_words'],
  page: routes.commitments,
});

async function sayStandings(_tx: Tx, rows: Row[], view: View): Promise<void> {
  for (const row of rows) {
    const now = standing({ due: row._due, day: row.day, marks: row._marks as MarkRow[] }, view.today);
    const { evidence, time } = now;
    Object.assign(row, { position: now.position, evidence: evidence.value, evidence_as_of: evidence.asOf });
    Object.assign(row, { self_reported: evidence.selfReported, disputed: evidence.disputed });
    Object.assign(row, { time: time.value, due: time.due, first_due: time.baseline, moved: time.moved });
  }
}
