// What the pages of a budget read: one part of one version, added up by the database in one question; lines that hold some words; one
// line with its like in other years. It reads no line that a page does not show, and adds nothing up twice.
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import type { Budget, Version } from '../versions/store.ts';
import { type Dimension, dimensions, type Measure, type Side } from '../versions/words.ts';
import { type Asked, fixedOf, UNSAID } from './asked.ts';

/** So many boxes a picture and its table show; the last of them stands for all that are smaller. */
export const BOXES = 60;

export type Known = { code: string; name: string | null };

/** One box: what its lines add up to. Amounts in cents. */
export type Group = Known & {
  /** how it is asked for in an address; null for lines of which this is not said */
  key: string | null;
  /** of the side that is looked at */
  cents: number;
  /** of the other side, under the same name */
  other: number;
  /** a year or so before; null where nothing of it is there */
  before: number | null;
  restricted: number;
  lines: number;
  /** the first line of it: where there is one only, that one */
  line: number;
  /** lines of which the file does not say this */
  unsaid: boolean;
};

export type Span = { year: string; measure: Measure; side: Side; cents: number; lines: number };

/** A certificate as it stands beside figures: a total of ours, the official one, and who accepted the difference. */
export type Certified = {
  fund: string;
  year: string;
  side: Side;
  measure: Measure;
  ours: number;
  official: number;
  difference: number;
};

export type ViewRead = {
  budget: Budget;
  version: Version;
  versions: { number: number; label: string | null; lang: string; state: string; on_day: string | null }[];
  /** what is looked at, once everything usual is filled in */
  side: Side;
  measure: Measure;
  year: string;
  against: string | null;
  /** what is fixed, in the order of the dimensions; a value nobody has is not among them */
  chosen: { dimension: Dimension; code: string; name: string | null }[];
  /** by what boxes are made, and what else they could be made by; null for a single line */
  by: Dimension | null;
  ways: Dimension[];
  /** the largest first: a page of them */
  groups: Group[];
  /** of all groups, not of the page only */
  count: number;
  total: number;
  other: number;
  before: number | null;
  restricted: number;
  free: number;
  lines: number;
  /** what no page up to this one has a box for */
  rest: { cents: number; other: number; before: number | null; restricted: number };
  /** of the level above, under the same side and year: what a share is a share of */
  above: number;
  /** of every year, what is looked at */
  spans: Span[];
  certified: Certified[];
};

type Row = {
  budget: Budget;
  version: Version;
  versions: ViewRead['versions'];
  chosen: (Known & { dimension: Dimension })[] | null;
  picked: {
    by: Dimension | null;
    ways: (Dimension | null)[];
    measure: Measure;
    year: string;
    against: string | null;
  };
  groups: Group[] | null;
  sums: Pick<ViewRead, 'count' | 'total' | 'other' | 'before' | 'restricted' | 'free' | 'lines' | 'rest'>;
  above: number;
  spans: Span[] | null;
  certified: Certified[] | null;
};

const column = (dimension: Dimension) => sql.ref(`l.${dimension}`);

/** Lines of which a dimension has this value: those of every value of that code or name, or those that say nothing. */
function isIn(dimension: Dimension, value: string): RawBuilder<boolean> {
  const known = sql`array(select n from chosen where dimension = ${sql.lit(dimension)})`;
  return value === UNSAID
    ? sql<boolean>`(${column(dimension)} is null or ${column(dimension)} = any(${known}))`
    : sql<boolean>`coalesce(${column(dimension)} = any(${known}), false)`;
}

const all = <T>(parts: RawBuilder<T>[], between: RawBuilder<unknown>, none: RawBuilder<unknown>) =>
  parts.length > 0 ? sql.join(parts, between) : none;

/**
 * Everything a page of a drill-down shows, in one round trip.
 * @param number of the version; the latest without one
 * @returns undefined where the budget, the version or anything that is asked for is not there
 */
export async function readView(
  tx: Tx,
  place: string,
  at: { budget: number; version: number | undefined },
  asked: Asked,
): Promise<ViewRead | undefined> {
  const { rows } = await viewQuery(place, at, asked).execute(tx);
  const row = rows[0];
  if (!row) return undefined;
  const { picked, sums } = row;
  const fixed = fixedOf(asked.filters);
  // What is fixed and not there leads nowhere: a page of nothing would look like a budget of nothing.
  if (!row.spans?.some(({ year, measure }) => year === picked.year && measure === picked.measure)) return undefined;
  if (asked.page > 1 && !row.groups) return undefined;
  if (fixed.length > 0 && sums.lines === 0 && !row.spans?.some((one) => one.lines > 0)) return undefined;
  return {
    budget: row.budget,
    version: row.version,
    versions: row.versions,
    side: asked.side,
    measure: picked.measure,
    year: picked.year,
    against: picked.against,
    chosen: fixed.map(
      (dimension) => row.chosen?.find((one) => one.dimension === dimension) ?? { dimension, code: '', name: null },
    ),
    by: picked.by,
    ways: picked.ways.filter((one) => one !== null),
    groups: row.groups ?? [],
    ...sums,
    above: row.above,
    spans: row.spans ?? [],
    certified: row.certified ?? [],
  };
}

export function viewQuery(place: string, at: { budget: number; version: number | undefined }, asked: Asked) {
  const { filters, side } = asked;
  const fixed = fixedOf(filters);
  const last = fixed.at(-1);
  const before = fixed.slice(0, -1);
  const open = dimensions.filter((one) => filters[one] === undefined);
  const ofPlace = (table: string) => sql`${sql.ref(`${table}.place_id`)} = ${place}::uuid`;
  const value = sql`case (select by from picked) ${sql.join(
    dimensions.map((one) => sql`when ${sql.lit(one)} then ${sql.ref(one)}`),
    sql` `,
  )} end`;
  // A dimension tells lines apart when one of them differs from any other: mostly the first that is looked at.
  const telling = (one: Dimension) =>
    sql`case when exists (select from near n where inside and n.${sql.ref(one)} is distinct from (select ${sql.ref(one)} from one))
      then ${sql.lit(one)} end`;
  const ways = all(open.map(telling), sql`, `, sql`null`);
  const first = (asked.page - 1) * (BOXES - 1);
  const shown = first + BOXES - 1;
  return sql<Row>`
with at as (
  select v.id as version_id, b.id as budget_id from budgets b join budget_versions v on v.place_id = b.place_id and v.budget_id = b.id
  where ${ofPlace('b')} and b.number = ${at.budget} ${at.version === undefined ? sql`` : sql`and v.number = ${at.version}`}
  order by v.number desc limit 1
), chosen as materialized (
  select n, dimension, code, name from budget_values c where ${ofPlace('c')} and version_id = (select version_id from at)
    and (${all(
      fixed.map((one) => sql`(dimension = ${sql.lit(one)} and coalesce(nullif(code, ''), name) = ${filters[one]!})`),
      sql` or `,
      sql`false`,
    )})
), near as materialized (
  select side, measure, year, fund, department, division, account, category, cents, restricted, n,
    ${last ? isIn(last, filters[last]!) : sql`true`} as inside
  from budget_lines l where ${ofPlace('l')} and version_id = (select version_id from at)
    and ${all(
      before.map((one) => isIn(one, filters[one]!)),
      sql` and `,
      sql`true`,
    )}
), spans as materialized (
  select year, measure, side, coalesce(sum(cents) filter (where inside), 0) as cents, count(*) filter (where inside)::int as lines,
    sum(cents) as above
  from near group by year, measure, side
), one as materialized (
  select fund, department, division, account, category from near where inside limit 1
), ways as materialized (
  select array[${ways}]::text[] as ways
), picked as materialized (
  select measure, year, coalesce(${asked.against ?? null}::text, (select max(o.year) from spans o where o.measure = t.measure and o.year < t.year)) as against,
    ways, ${asked.by ? sql`${asked.by}::text` : sql`(select w from unnest(ways) w where w is not null limit 1)`} as by
  from (
    select measure, coalesce(${asked.year ?? null}::text, (select max(s.year) from spans s where s.measure = m.measure)) as year,
      (select ways from ways) as ways
    from (select coalesce(${asked.measure ?? null}::text, (select min(measure) from spans)) as measure) m
  ) t
), added as (
  select ${value} as v,
    coalesce(sum(cents) filter (where side = ${side} and year = p.y), 0) as cents,
    coalesce(sum(cents) filter (where side <> ${side} and year = p.y), 0) as other,
    sum(cents) filter (where side = ${side} and year = p.a) as before,
    coalesce(sum(cents) filter (where side = ${side} and year = p.y and restricted), 0) as restricted,
    coalesce(sum(cents) filter (where side = ${side} and year = p.y and not restricted), 0) as free,
    count(*) filter (where side = ${side} and year = p.y)::int as lines, min(n) filter (where side = ${side} and year = p.y) as line
  from near cross join picked p (m, y, a, w, b) where inside and measure = p.m and year in (p.y, p.a) group by 1
), called as materialized (
  select n, code, name from budget_values c where ${ofPlace('c')} and version_id = (select version_id from at) and n = any(array(select v from added))
), named as (
  -- Values of one code are one, whatever each is called.
  select coalesce(nullif(c.code, ''), c.name) as key, min(c.code) as code, min(c.name) as name,
    sum(cents) as cents, sum(other) as other, sum(before) as before, sum(restricted) as restricted, sum(free) as free,
    sum(lines)::int as lines, min(line) as line, c.n is null as unsaid
  from added left join called c on c.n = added.v
  group by 1, (c.n is null)
), ranked as (
  -- What is only on the other side, as revenue of a department that spends nothing, counts there and has no box here.
  select *, row_number() over (order by listed desc, cents desc, other desc, code, name) as at
  from (select *, (lines > 0 or before is not null) as listed from named) o
)
select
  (select json_build_object('id', b.id, 'act_id', b.act_id, 'number', b.number, 'slug', b.slug, 'title', b.title, 'body', b.body, 'lang', b.lang,
    'currency', b.currency) from budgets b where ${ofPlace('b')} and b.id = (select budget_id from at)) as budget,
  (select json_build_object('id', v.id, 'act_id', v.act_id, 'budget_id', v.budget_id, 'number', v.number, 'label', v.label, 'state', v.state,
    'on_day', v.on_day, 'supersedes', v.supersedes, 'source', json_build_object('title', v.source_title, 'publisher', v.source_publisher,
    'url', v.source_url), 'note', v.note, 'file_name', v.file_name, 'file_digest', v.file_digest, 'lines', v.lines, 'rows', v.rows, 'lang', v.lang)
    from budget_versions v where ${ofPlace('v')} and v.id = (select version_id from at)) as version,
  (select json_agg(json_build_object('number', number, 'label', label, 'lang', lang, 'state', state, 'on_day', on_day) order by number desc)
    from budget_versions v where ${ofPlace('v')} and budget_id = (select budget_id from at)) as versions,
  (select json_agg(c) from chosen c) as chosen,
  (select row_to_json(p) from picked p) as picked,
  (select json_agg(r order by at) from ranked r where listed and at > ${first} and at <= ${shown + 1}) as groups,
  (select json_build_object('count', count(*) filter (where listed), 'total', coalesce(sum(cents), 0), 'other', coalesce(sum(other), 0), 'before', sum(before),
    'restricted', coalesce(sum(restricted), 0), 'free', coalesce(sum(free), 0), 'lines', coalesce(sum(lines), 0), 'rest', json_build_object(
    'cents', coalesce(sum(cents) filter (where at > ${shown}), 0), 'other', coalesce(sum(other) filter (where at > ${shown}), 0),
    'before', sum(before) filter (where at > ${shown}), 'restricted', coalesce(sum(restricted) filter (where at > ${shown}), 0)))
    from ranked) as sums,
  (select coalesce(sum(above), 0)::float8 from spans s, picked p where s.side = ${side} and s.measure = p.measure and s.year = p.year) as above,
  (select json_agg(json_build_object('year', year, 'measure', measure, 'side', side, 'cents', cents, 'lines', lines) order by year, measure, side)
    from spans) as spans,
  (select json_agg(json_build_object('fund', fund, 'year', k.year, 'side', k.side, 'measure', k.measure, 'ours', ours, 'official', official,
    'difference', difference) order by k.side desc) from budget_certificates k, picked p where ${ofPlace('k')}
    and version_id = (select version_id from at) and superseded_by is null and k.year = p.year and k.measure = p.measure) as certified
from at`;
}

export type BudgetListed = Budget & {
  latest: {
    number: number;
    label: string | null;
    lang: string;
    state: string;
    measure: Measure;
    year: string;
    spending: number;
    revenue: number;
  } | null;
};

/** The budgets of the place with what the latest version of each comes to, the newest first; or the one of a number. */
export async function budgetsListed(tx: Tx, number?: number): Promise<BudgetListed[]> {
  const { rows } = await sql<BudgetListed>`
    select b.id, b.act_id, b.number, b.slug, b.title, b.body, b.lang, b.currency,
      (select json_build_object('number', v.number, 'label', v.label, 'lang', v.lang, 'state', v.state, 'measure', s.measure, 'year', s.year,
          'spending', s.spending, 'revenue', s.revenue)
        from budget_versions v cross join lateral (
          select l.measure, l.year, coalesce(sum(cents) filter (where side = 'spending'), 0) as spending,
            coalesce(sum(cents) filter (where side = 'revenue'), 0) as revenue
          from budget_lines l where l.place_id = v.place_id and l.version_id = v.id
          group by l.measure, l.year order by l.measure, l.year desc limit 1) s
        where v.place_id = b.place_id and v.budget_id = b.id order by v.number desc limit 1) as latest
    from budgets b where ${number === undefined ? sql`true` : sql`b.number = ${number}`} order by b.number desc`.execute(
    tx,
  );
  return rows;
}

/** What there is to do with a budget besides reading it. */
export type Doing = { rules: number; consultations: number; collected: boolean; certificates: number };

export async function doingWith(tx: Tx, budget: string, today: string): Promise<Doing> {
  const { rows } = await sql<Doing>`select
    (select count(*)::int from budget_rules where budget_id = ${budget}::uuid and superseded_by is null) as rules,
    (select count(*)::int from budget_consultations where budget_id = ${budget}::uuid and opens <= ${today}) as consultations,
    exists (select from budget_collectives k join budget_consultations c on c.place_id = k.place_id and c.id = k.consultation_id
      where c.budget_id = ${budget}::uuid) as collected,
    (select count(*)::int from budget_certificates where budget_id = ${budget}::uuid and superseded_by is null) as certificates`.execute(
    tx,
  );
  return rows[0]!;
}
