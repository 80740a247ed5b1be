// Budgets and their versions as they are read. Covered words are null; cents are whole numbers of JavaScript, always.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import type { Dimension, Line, Measure, Side, State } from './words.ts';
import { dimensions } from './words.ts';

export type Budget = {
  id: string;
  act_id: string;
  number: number;
  slug: string;
  title: string | null;
  body: string | null;
  lang: string;
  currency: string;
};

const budgetColumns = sql`b.id, b.act_id, b.number, b.slug, b.title, b.body, b.lang, b.currency`;

/** '1-budget-of-millbrook': how a budget is addressed. */
export const budgetAddress = (budget: Pick<Budget, 'number' | 'slug'>): string => `${budget.number}-${budget.slug}`;

/** All budgets of the place, in the order they were begun. */
export async function budgetsOf(tx: Tx): Promise<Budget[]> {
  const { rows } = await sql<Budget>`select ${budgetColumns} from budgets b order by b.number`.execute(tx);
  return rows;
}

/** By what stands in an address: '1-any-words'. The caller leads to the true words. */
export async function budgetAt(tx: Tx, address: string): Promise<Budget | undefined> {
  const number = /^([1-9]\d{0,5})(?:-|$)/.exec(address)?.[1];
  if (!number) return undefined;
  const { rows } = await sql<Budget>`select ${budgetColumns} from budgets b where b.number = ${Number(number)}`.execute(
    tx,
  );
  return rows[0];
}

export async function budgetById(tx: Tx, id: string): Promise<Budget | undefined> {
  const { rows } = await sql<Budget>`select ${budgetColumns} from budgets b where b.id = ${id}`.execute(tx);
  return rows[0];
}

export type Version = {
  id: string;
  act_id: string;
  budget_id: string;
  number: number;
  label: string | null;
  state: State;
  on_day: string | null;
  supersedes: string | null;
  source: { title: string | null; publisher: string | null; url: string | null };
  note: string | null;
  file_name: string | null;
  file_digest: string | null;
  /** JSON, as importing/mapping.ts reads it */
  mapping: string | null;
  lines: number;
  rows: number;
  lang: string;
};

const versionColumns = sql`v.id, v.act_id, v.budget_id, v.number, v.label, v.state, v.on_day, v.supersedes,
  jsonb_build_object('title', v.source_title, 'publisher', v.source_publisher, 'url', v.source_url) as source,
  v.note, v.file_name, v.file_digest, v.mapping, v.lines, v.rows, v.lang`;

/** All versions of a budget, the latest first. */
export async function versionsOf(tx: Tx, budget: string): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select ${versionColumns} from budget_versions v where v.budget_id = ${budget} order by v.number desc`.execute(tx);
  return rows;
}

export async function versionAt(tx: Tx, budget: string, number: number): Promise<Version | undefined> {
  const { rows } = await sql<Version>`
    select ${versionColumns} from budget_versions v where v.budget_id = ${budget} and v.number = ${number}`.execute(tx);
  return rows[0];
}

export async function versionById(tx: Tx, id: string): Promise<Version | undefined> {
  const { rows } = await sql<Version>`
    select ${versionColumns} from budget_versions v where v.id = ${id}`.execute(tx);
  return rows[0];
}

/** What lines are about, by their number; `name` is null where it is covered. */
export type KnownValue = { n: number; dimension: Dimension; code: string; name: string | null };

/** The place's policy is asked anew for every row of a join; reading lines and values apart asks it twice in all. */
export async function valuesOf(tx: Tx, version: string): Promise<Map<number, KnownValue>> {
  const { rows } = await sql<KnownValue>`
    select n, dimension, code, name from budget_values where version_id = ${version} order by n`.execute(tx);
  return new Map(rows.map((row) => [row.n, row]));
}

/** A line as it lies in the table: its dimensions are numbers of values. */
export type StoredLine = {
  n: number;
  side: Side;
  measure: Measure;
  year: string;
  restricted: boolean | null;
  recurring: boolean | null;
  cents: number;
  rows: number;
} & Record<Dimension, number | null>;

/** All lines of a version in their order. Cents come as a text and leave as a number: apply keeps them within what is exact. */
export async function storedLinesOf(tx: Tx, version: string): Promise<StoredLine[]> {
  const { rows } = await sql<Omit<StoredLine, 'cents'> & { cents: string }>`
    select n, side, measure, year, fund, department, division, account, category, restricted, recurring, cents, rows
    from budget_lines where version_id = ${version} order by n`.execute(tx);
  return rows.map((row) => ({ ...row, cents: Number(row.cents) }));
}

export type NumberedLine = Line & { n: number };

/** All lines of a version with what they are about: what rules, plans and differences reckon with. Covered names are ''. */
export async function versionLines(tx: Tx, version: string): Promise<NumberedLine[]> {
  const values = await valuesOf(tx, version);
  return (await storedLinesOf(tx, version)).map(
    ({ n, side, measure, year, restricted, recurring, cents, rows, ...about }) => {
      const line: NumberedLine = { n, side, measure, year, cents, rows };
      for (const dimension of dimensions) {
        const value = about[dimension] === null ? undefined : values.get(about[dimension]);
        if (value) line[dimension] = { code: value.code, name: value.name ?? '' };
      }
      if (restricted !== null) line.restricted = restricted;
      if (recurring !== null) line.recurring = recurring;
      return line;
    },
  );
}

/** The lines of a version added up by the database: one a fund, year, side and measure. Covered names are ''. */
export async function fundSums(tx: Tx, version: string): Promise<Line[]> {
  const { rows } = await sql<
    Pick<Line, 'side' | 'measure' | 'year' | 'rows'> & { cents: string; fund: Line['fund'] | null }
  >`
    select l.side, l.measure, l.year, l.cents, l.rows::int as rows,
      case when v.n is not null then jsonb_build_object('code', v.code, 'name', coalesce(v.name, '')) end as fund
    from (select side, measure, year, fund, sum(cents) as cents, sum(rows) as rows from budget_lines
      where version_id = ${version} group by side, measure, year, fund) l
    left join budget_values v on v.version_id = ${version} and v.n = l.fund`.execute(tx);
  return rows.map(({ fund, cents, ...row }) => ({ ...row, cents: Number(cents), ...(fund ? { fund } : {}) }));
}

/** A certificate that stands, with the fund's name; words are null where they are covered. */
export type Certificate = {
  id: string;
  act_id: string;
  version: number;
  version_label: string | null;
  fund: string | null;
  fund_name: string | null;
  year: string;
  side: Side;
  measure: Measure;
  ours: number;
  official: number;
  difference: number;
  source: { title: string | null; publisher: string | null; url: string | null };
  note: string | null;
  accepted_by: string;
  accepted_at: Date;
  lang: string;
};

/** The certificates of a budget that stand: of the latest version first, of each the whole before its funds. */
export async function certificatesOf(tx: Tx, budget: string): Promise<Certificate[]> {
  const { rows } = await sql<Omit<Certificate, 'ours' | 'official' | 'difference'> & Record<string, string>>`
    select c.id, c.act_id, v.number as version, v.label as version_label, c.fund, f.name as fund_name, c.year, c.side, c.measure,
      c.ours, c.official, c.difference, c.note, c.accepted_by, c.accepted_at, c.lang,
      jsonb_build_object('title', c.source_title, 'publisher', c.source_publisher, 'url', c.source_url) as source
    from budget_certificates c
    join budget_versions v on v.place_id = c.place_id and v.id = c.version_id
    left join lateral (select min(name) as name from budget_values b
      where b.place_id = c.place_id and b.version_id = c.version_id and b.dimension = 'fund' and b.code = c.fund and c.fund <> '') f on true
    where c.budget_id = ${budget} and c.superseded_by is null
    order by v.number desc, c.year desc, c.fund <> '', c.measure, c.fund, c.side desc`.execute(tx);
  return rows.map((row) => ({
    ...row,
    ours: Number(row.ours),
    official: Number(row.official),
    difference: Number(row.difference),
  }));
}
