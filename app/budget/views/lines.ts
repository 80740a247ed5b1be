// Single lines of a version: those of a part of it, those that hold some words, and one with its like in other years and versions.
// Everything is read in pages; nothing here adds up what a view adds up.
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import type { Budget, KnownValue, Version } from '../versions/store.ts';
import { type Dimension, dimensions, type Measure, type Side } from '../versions/words.ts';
import { type Filters, fixedOf, UNSAID } from './asked.ts';

export const LINES_A_PAGE = 50;

export type Value = { code: string; name: string | null };

export type LineFound = {
  n: number;
  side: Side;
  measure: Measure;
  year: string;
  restricted: boolean | null;
  recurring: boolean | null;
  cents: number;
  rows: number;
} & Partial<Record<Dimension, Value | null>>;

export type LinesAsked = {
  filters: Filters;
  /** every word must stand in a name or a code of the line */
  words: string[];
  side?: Side;
  measure?: Measure;
  year?: string;
};

/** The words of a search, at most eight. */
export const wordsOf = (typed: string | undefined): string[] =>
  (typed ?? '').replaceAll('\0', ' ').trim().split(/\s+/).filter(Boolean).slice(0, 8);

const valueIn = (dimension: Dimension) => sql`
  (select json_build_object('code', v.code, 'name', v.name) from budget_values v
    where v.place_id = l.place_id and v.version_id = l.version_id and v.n = ${sql.ref(`l.${dimension}`)}) as ${sql.ref(dimension)}`;

const lineColumns = sql`l.n, l.side, l.measure, l.year, l.restricted, l.recurring, l.cents::float8 as cents, l.rows,
  ${sql.join(dimensions.map(valueIn))}`;

/** Values of a version of which a column holds something, as an array of their numbers. */
const numbers = (version: string, which: RawBuilder<unknown>) =>
  sql`array(select n from budget_values where version_id = ${version}::uuid and ${which})`;

function conditions(version: string, { filters, words, side, measure, year }: LinesAsked): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [sql`l.version_id = ${version}::uuid`];
  if (side) all.push(sql`l.side = ${side}`);
  if (measure) all.push(sql`l.measure = ${measure}`);
  if (year) all.push(sql`l.year = ${year}`);
  for (const one of fixedOf(filters)) {
    const column = sql.ref(`l.${one}`);
    const value = filters[one]!;
    const known = sql`${column} = any(${numbers(version, sql`dimension = ${one} and coalesce(nullif(code, ''), name) = ${value}`)})`;
    all.push(value === UNSAID ? sql`(${column} is null or ${known})` : known);
  }
  for (const word of words) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    // Looked up in a table of the values that fit, one for each dimension: a word such as "7" stands in thousands of them.
    const holds = dimensions.map(
      (
        one,
      ) => sql`${sql.ref(`l.${one}`)} in (select n from budget_values where version_id = ${version}::uuid and dimension = ${one}
        and (name ilike ${like} or code ilike ${like}))`,
    );
    all.push(sql`(${sql.join(holds, sql` or `)})`);
  }
  return sql.join(all, sql` and `);
}

/** A page of lines, the largest first, and how many there are with what they come to. */
export async function linesOf(
  tx: Tx,
  version: string,
  asked: LinesAsked,
  page: number,
): Promise<{ lines: LineFound[]; count: number; spending: number; revenue: number }> {
  const where = conditions(version, asked);
  const { rows } = await sql<{ lines: LineFound[] | null; count: number; spending: number; revenue: number }>`
    with fit as materialized (select l.* from budget_lines l where ${where}),
      shown as (select * from fit order by abs(cents) desc, n limit ${LINES_A_PAGE} offset ${(page - 1) * LINES_A_PAGE})
    select count(*)::int as count, coalesce(sum(cents) filter (where side = 'spending'), 0)::float8 as spending,
      coalesce(sum(cents) filter (where side = 'revenue'), 0)::float8 as revenue,
      (select json_agg(o) from (select ${lineColumns} from shown l order by abs(l.cents) desc, l.n) o) as lines from fit`.execute(
    tx,
  );
  const { lines, ...sums } = rows[0]!;
  return { lines: lines ?? [], ...sums };
}

/** Lines of a part, from a number on: what files to take away are made of. What they are about is looked up in `values`, read once for all. */
export async function someLines(
  tx: Tx,
  version: string,
  asked: LinesAsked,
  { after, most, values }: { after: number; most: number; values: ReadonlyMap<number, KnownValue> },
): Promise<LineFound[]> {
  const { rows } = await sql<Omit<LineFound, Dimension> & Record<Dimension, number | null>>`
    select l.n, l.side, l.measure, l.year, l.restricted, l.recurring, l.cents::float8 as cents, l.rows,
      ${sql.join(dimensions.map((one) => sql.ref(`l.${one}`)))}
    from budget_lines l where ${conditions(version, asked)} and l.n > ${after} order by l.n limit ${most}`.execute(tx);
  const saidBy = (n: number | null): Value | null => {
    const value = n === null ? undefined : values.get(n);
    return value ? { code: value.code, name: value.name } : null;
  };
  return rows.map((row) => ({
    ...row,
    ...(Object.fromEntries(dimensions.map((one) => [one, saidBy(row[one])])) as Record<Dimension, Value | null>),
  }));
}

export async function lineAt(tx: Tx, version: string, n: number): Promise<LineFound | undefined> {
  const { rows } = await sql<LineFound>`select ${lineColumns} from budget_lines l
    where l.version_id = ${version}::uuid and l.n = ${n}`.execute(tx);
  return rows[0];
}

export type Alike = Pick<LineFound, 'n' | 'measure' | 'year' | 'cents'> & {
  version: number;
  label: string | null;
  lang: string;
};

/** The same thing in every year of every version of the budget: lines of the same side that are about the same, by code or name. */
export async function alikeTo(tx: Tx, budget: Budget, line: LineFound): Promise<Alike[]> {
  const same = dimensions.map((one) => {
    const value = line[one];
    const column = sql.ref(`l.${one}`);
    if (!value) return sql`${column} is null`;
    const key = value.code || value.name;
    return sql`${column} in (select n from budget_values w where w.version_id = v.id and w.dimension = ${one}
      and coalesce(nullif(w.code, ''), w.name) = ${key})`;
  });
  const { rows } = await sql<Alike>`
    select l.n, l.measure, l.year, l.cents::float8 as cents, v.number as version, v.label, v.lang
    from budget_versions v join budget_lines l on l.place_id = v.place_id and l.version_id = v.id
    where v.budget_id = ${budget.id}::uuid and l.side = ${line.side} and ${sql.join(same, sql` and `)}
    order by l.year, l.measure, v.number limit 200`.execute(tx);
  return rows;
}

export type LineRead = { budget: Budget; version: Version; line: LineFound; alike: Alike[] };
