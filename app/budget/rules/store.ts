// Rules as they are read, and a budget's lines as the world they are judged in.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { earliest, latest } from '../../base/fuzzy-day.ts';
import { type StoredLine, storedLinesOf, valuesOf } from '../versions/store.ts';
import type { Measure } from '../versions/words.ts';
import type { RuleKind } from './evaluate.ts';
import type { Frame, Rule, Values, World } from './line-sets.ts';
import { type Authority, type RuleStanding, readSet } from './words.ts';

/** A rule with its words; those that are covered are null, and a covered set of lines holds none. */
export type KnownRule = Rule & {
  act_id: string;
  budget_id: string;
  number: number;
  title: string | null;
  authority: Authority;
  citation: string | null;
  url: string | null;
  standing: RuleStanding;
  from: string | null;
  until: string | null;
  demand: string | null;
  note: string | null;
  lang: string;
  ended: { words: string | null; lang: string } | null;
};

type Row = Omit<KnownRule, 'of' | 'basis' | 'share' | 'cents'> & {
  kind: RuleKind;
  of_lines: string | null;
  basis_lines: string | null;
  share_num: number | null;
  share_den: number | null;
  cents: string | null;
};

const ruleColumns = sql`r.id, r.act_id, r.budget_id, r.number, r.kind, r.of_lines, r.basis_lines, r.share_num, r.share_den, r.cents::text as cents,
  r.title, r.authority, r.citation, r.url, r.standing, r.from_day as "from", coalesce(e.until_day, r.until_day) as until, r.hard,
  r.demand_id as demand, r.note, r.lang,
  case when e.act_id is null then null else json_build_object('words', e.words, 'lang', e.lang) end as ended`;
const ruleTables = sql`budget_rules r left join budget_rule_ends e on e.place_id = r.place_id and e.rule_id = r.id`;

/** Lines nobody has: where a set is covered. */
const noLines = { year: '\u0000' };

function ruleOf({ of_lines, basis_lines, share_num, share_den, cents, ...row }: Row): KnownRule {
  return {
    ...row,
    of: readSet(of_lines) ?? noLines,
    ...(basis_lines === null ? {} : { basis: readSet(basis_lines) ?? noLines }),
    ...(share_num === null || share_den === null ? {} : { share: { num: share_num, den: share_den } }),
    ...(cents === null ? {} : { cents: Number(cents) }),
  };
}

/** The rules of a budget that are not superseded, by number; those that have ended too. */
export async function rulesOf(tx: Tx, budget: string): Promise<KnownRule[]> {
  const { rows } = await sql<Row>`
    select ${ruleColumns} from ${ruleTables} where r.budget_id = ${budget}::uuid and r.superseded_by is null order by r.number`.execute(
    tx,
  );
  return rows.map(ruleOf);
}

/** These rules, superseded ones too, in the order of their numbers. */
export async function rulesById(tx: Tx, ids: readonly string[]): Promise<KnownRule[]> {
  const { rows } = await sql<Row>`
    select ${ruleColumns} from ${ruleTables} where r.id = any(${[...ids]}::uuid[]) order by r.number`.execute(tx);
  return rows.map(ruleOf);
}

/** The rules that demands of the record ask for. */
export async function rulesOfDemand(tx: Tx, demand: string): Promise<KnownRule[]> {
  const { rows } = await sql<Row>`
    select ${ruleColumns} from ${ruleTables} where r.demand_id = ${demand}::uuid and r.superseded_by is null order by r.number`.execute(
    tx,
  );
  return rows.map(ruleOf);
}

/** Whether a rule holds on a day, as far as its days are known: where they leave it open, it does. */
export const isInForce = ({ from, until }: Pick<KnownRule, 'from' | 'until'>, day: string): boolean =>
  (from === null || earliest(from) <= day) && (until === null || latest(until) >= day);

export type Ground = { lines: StoredLine[]; values: Values; frame: Frame };

/** A version's lines, and its usual frame: what is planned, where anything is, in the latest year. */
export async function groundOf(
  tx: Tx,
  version: string,
  asked: { measure?: Measure; year?: string } = {},
): Promise<Ground> {
  const [lines, values] = [await storedLinesOf(tx, version), await valuesOf(tx, version)];
  const measure = asked.measure ?? (lines.some((line) => line.measure === 'planned') ? 'planned' : 'spent');
  const years = lines.filter((line) => line.measure === measure).map(({ year }) => year);
  const year = asked.year ?? years.sort().at(-1) ?? '';
  return { lines, values, frame: { measure, year } };
}

/** Every line of spending of the frame that has money is a unit of its own; revenue and negative lines stay as they are. */
export function worldOfLines({ lines, values, frame }: Ground): World {
  const unit = new Int32Array(lines.length).fill(-1);
  const today: number[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.side !== 'spending' || line.measure !== frame.measure || line.year !== frame.year || line.cents < 0)
      continue;
    unit[i] = today.length;
    today.push(line.cents);
  }
  return { lines, values, frame, unit, today };
}
