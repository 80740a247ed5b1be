// Consultations and their sheets as they are read. What rules come to over a version's lines never changes, so it is kept for a while.
// Plans themselves are private rows and are read in submit.ts and collective/gather.ts only.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import type { Bound } from '../rules/evaluate.ts';
import { bindAll } from '../rules/line-sets.ts';
import { type Ground, groundOf, isInForce, type KnownRule, rulesById } from '../rules/store.ts';
import { readSet } from '../rules/words.ts';
import { valuesOf } from '../versions/store.ts';
import type { Dimension, Measure } from '../versions/words.ts';
import type { WhoMay } from './acts.ts';
import type { Unit } from './rebalance.ts';
import { type RuledSheet, readGroups, worldOfGroups } from './sheet.ts';

export type Consultation = {
  id: string;
  act_id: string;
  budget_id: string;
  version_id: string;
  version: number;
  number: number;
  title: string | null;
  note: string | null;
  measure: Measure;
  year: string;
  of_lines: string | null;
  by: Dimension;
  total: number;
  groups: string;
  rules: string[];
  opens: string;
  closes: string;
  who: WhoMay;
  lang: string;
};

const columns = sql`c.id, c.act_id, c.budget_id, c.version_id, v.number as version, c.number, c.title, c.note, c.measure, c.year, c.of_lines,
  c.by_dimension as by, c.total::text as total, c.groups, c.rules, c.opens, c.closes, c.who, c.lang
  from budget_consultations c join budget_versions v on v.place_id = c.place_id and v.id = c.version_id`;

const read = (row: Omit<Consultation, 'total'> & { total: string }): Consultation => ({
  ...row,
  total: Number(row.total),
});

/** All consultations of a budget, the latest first. */
export async function consultationsOf(tx: Tx, budget: string): Promise<Consultation[]> {
  const { rows } = await sql<Omit<Consultation, 'total'> & { total: string }>`
    select ${columns} where c.budget_id = ${budget}::uuid order by c.number desc`.execute(tx);
  return rows.map(read);
}

export async function consultationById(tx: Tx, id: string): Promise<Consultation | undefined> {
  if (!isId(id)) return undefined;
  const { rows } = await sql<Omit<Consultation, 'total'> & { total: string }>`
    select ${columns} where c.id = ${id}::uuid`.execute(tx);
  return rows[0] && read(rows[0]);
}

/** Before it opens, while plans may be sent, after. @param today the place's civil day */
export function phaseOf(
  { opens, closes }: Pick<Consultation, 'opens' | 'closes'>,
  today: string,
): 'soon' | 'open' | 'closed' {
  if (today < opens) return 'soon';
  return today <= closes ? 'open' : 'closed';
}

/** The rules a consultation goes by: those it named that hold on the day it closes, or today where that is earlier. */
export async function sheetFor(tx: Tx, consultation: Consultation, today: string): Promise<RuledSheet> {
  const day = today < consultation.closes ? today : consultation.closes;
  const values = await valuesOf(tx, consultation.version_id);
  const rules = (await rulesById(tx, consultation.rules)).filter((rule: KnownRule) => isInForce(rule, day));
  const units = readGroups(consultation.groups, values);
  const bounds = await boundsOf(tx, consultation, { units, rules, values });
  return {
    units,
    total: consultation.total,
    rules: rules.map((rule, i) => ({ ...rule, bound: bounds[i]! })),
    values,
  };
}

type About = { units: readonly Unit[]; rules: readonly KnownRule[]; values: Ground['values'] };

/** Of so many consultations. A version may have 100,000 lines, and somebody who tries a plan asks again at every step. */
const KEPT = 20;
const kept = new Map<string, Bound[]>();

async function boundsOf(tx: Tx, consultation: Consultation, { units, rules, values }: About): Promise<Bound[]> {
  const { measure, year, by, of_lines, version_id } = consultation;
  const of = readSet(of_lines) ?? { year: '\u0000' };
  // Everything it depends on but the lines, which never change: a covered name makes it another question.
  const asked = rules.map(({ id, kind, of, basis, share, cents }) => [id, kind, of, basis, share, cents]);
  const named = new Set([by, ...[of, ...rules.flatMap((rule) => [rule.of, rule.basis ?? {}])].flatMap(Object.keys)]);
  const words = [...values].filter(([, { dimension }]) => named.has(dimension));
  const key = createHash('sha256')
    .update(JSON.stringify([version_id, measure, year, by, of, units, asked, words]))
    .digest('base64');
  const known = kept.get(key);
  if (known) return known;
  const ground = await groundOf(tx, version_id, { measure, year });
  const bounds = bindAll(rules, worldOfGroups(of, by, units, ground)).map(({ bound }) => bound);
  kept.set(key, bounds);
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
  return bounds;
}
