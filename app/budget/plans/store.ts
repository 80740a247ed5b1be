// Consultations and their sheets as they are read. A sheet is made of a version's lines, which never change, so it is kept for a while.
// Plans themselves are private rows and are read in submit.ts and collective/gather.ts only.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import { groundOf, isInForce, type KnownRule, rulesById } from '../rules/store.ts';
import { readSet } from '../rules/words.ts';
import type { Dimension, Measure } from '../versions/words.ts';
import type { WhoMay } from './acts.ts';
import { type RuledSheet, readGroups, sheetOf } from './sheet.ts';

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
  const of = readSet(consultation.of_lines) ?? { year: '\u0000' };
  const { measure, year } = consultation;
  const ground = await groundOf(tx, consultation.version_id, { measure, year });
  const day = today < consultation.closes ? today : consultation.closes;
  const rules = (await rulesById(tx, consultation.rules)).filter((rule: KnownRule) => isInForce(rule, day));
  return sheetOf(
    { of, by: consultation.by, total: consultation.total },
    readGroups(consultation.groups, ground.values),
    rules,
    ground,
  );
}
