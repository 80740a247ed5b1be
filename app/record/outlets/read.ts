// Reads lists: a page of rows after a key, one row, or all of them a page at a time. Every page is a short query of its own, so that
// a slow reader holds no connection; rows that change meanwhile come again at the end, and none is left out.
import { type RawBuilder, sql } from 'kysely';
import { instantText } from '../../base/clock.ts';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import type { View } from '../../web/view.ts';
import { fieldsOf, type Item, type List, type Row } from './list.ts';

export type Asked = {
  place: string;
  view: View;
  /** values of the list's filters, checked */
  filters: Record<string, string>;
  limit: number;
  /** rows behind this key in the order they are read in; from the beginning without */
  after?: string | undefined;
  /** the newest first instead, for feeds */
  newest?: boolean;
};

export type RowsRead = { rows: Row[]; items: Item[] /** where to go on; absent at the end */; next?: string };

const keyOf = (list: List) => list.key ?? { column: 'x.act_id', type: 'uuid' as const };

/** So many rows are looked at for one page; what is not found among them is found from `next` on. */
const LOOKED_AT = 5000;

/**
 * One page of a list. Filters over computed fields read on until the page is full, or enough was looked at: such a page may hold fewer rows
 * than asked for, or none, and still have a next one.
 */
export async function readRows(tx: Tx, list: List, asked: Asked): Promise<RowsRead> {
  const late = Object.entries(asked.filters).filter(([name]) => list.late?.[name]);
  const read: RowsRead = { rows: [], items: [] };
  let after = asked.after;
  for (let looked = 0; ; ) {
    const wanted = late.length > 0 ? Math.max(asked.limit, 200) : asked.limit;
    const rows = await query(tx, list, { ...asked, after, limit: wanted + 1 });
    const more = rows.length > wanted;
    const page = rows.slice(0, wanted);
    const items = await finish(tx, list, page, asked.view);
    for (const [i, row] of page.entries()) {
      if (read.rows.length === asked.limit) return { ...read, next: String(read.rows.at(-1)!._key) };
      if (!late.every(([name, value]) => list.late![name]!.keep(row, value))) continue;
      read.rows.push(row);
      read.items.push(items[i]!);
    }
    looked += page.length;
    after = page.length > 0 ? String(page.at(-1)!._key) : undefined;
    if (!more) return read;
    if (read.rows.length === asked.limit) return { ...read, next: String(read.rows.at(-1)!._key) };
    if (looked >= LOOKED_AT) return { ...read, next: after! };
  }
}

/** One row by its id, or by its readable name; undefined for what is not there. */
export async function readOne(
  tx: Tx,
  list: List,
  asked: Pick<Asked, 'place' | 'view'>,
  name: string,
): Promise<Item | undefined> {
  const column = isId(name) ? (list.id ?? 'x.id') : list.named;
  if (!column || name.length > 200) return undefined;
  const exact = isId(name) ? sql`${sql.ref(column)} = ${name}::uuid` : sql`${sql.ref(column)}::text = ${name}`;
  const rows = await query(tx, list, { ...asked, filters: {}, limit: 1 }, exact);
  return (await finish(tx, list, rows, asked.view))[0];
}

/** All rows, a page at a time; `tx` opens a short transaction for each. */
export async function* readAll(
  tx: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  list: List,
  asked: Omit<Asked, 'limit' | 'after'>,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<Item[]> {
  let after: string | undefined;
  let left = most;
  do {
    const page = await tx((tx) =>
      readRows(tx, list, { ...asked, limit: Math.min(1000, left), ...(after ? { after } : {}) }),
    );
    if (page.items.length > 0) yield page.items;
    left -= page.items.length;
    after = page.next;
  } while (after !== undefined && left > 0);
}

async function query(tx: Tx, list: List, asked: Asked, which?: RawBuilder<unknown>): Promise<Row[]> {
  const key = keyOf(list);
  const column = sql.ref(key.column);
  const conditions = [sql`x.place_id = ${asked.place}::uuid`];
  if (list.where) conditions.push(sql`(${list.where})`);
  if (which) conditions.push(sql`${which}`);
  for (const [name, value] of Object.entries(asked.filters)) {
    const filter = list.filters?.[name];
    if (filter) conditions.push(sql`${filter.where(value)}`);
  }
  if (asked.after !== undefined) {
    const behind = asked.newest ? sql`<` : sql`>`;
    conditions.push(
      key.type === 'uuid'
        ? sql`${column} ${behind} ${asked.after}::uuid`
        : sql`${column} ${behind} ${asked.after}::bigint`,
    );
  }
  const order = asked.newest ? sql`desc` : sql`asc`;
  const { rows } = await sql<Row>`
    select ${list.columns}, ${sql.ref(list.id ?? 'x.id')} as id, ${sql.ref(list.act ?? 'x.act_id')} as act, ${column}::text as _key
    from ${list.from} where ${sql.join(conditions, sql` and `)} order by ${column} ${order} limit ${asked.limit}`.execute(
    tx,
  );
  return rows;
}

type Behind = { id: string; recorded: Date; by: string; sources: string[] | null; covered: string[] | null };

/** What every row says of the act it rests on: when it was recorded, by which role, from which sources, what of it is covered. */
async function actsBehind(tx: Tx, rows: readonly Row[]): Promise<Map<string, Behind>> {
  const ids = [...new Set(rows.map((row) => row.act as string))];
  if (ids.length === 0) return new Map();
  const found = await sql<Behind>`
    select a.id, a.recorded, a.fields->'author'->>'role' as by,
      (select array_agg(c.source_id order by c.position) from citations c where c.place_id = a.place_id and c.act_id = a.id) as sources,
      (select array_agg(distinct c.field order by c.field) from covers c
        where c.place_id = a.place_id and c.act_id = a.id and (c.lifted_by is null or c.how = 'erased')) as covered
    from acts a where a.id = any(${ids}::uuid[])`.execute(tx);
  return new Map(found.rows.map((row) => [row.id, row]));
}

async function finish(tx: Tx, list: List, rows: Row[], view: View): Promise<Item[]> {
  const acts = await actsBehind(tx, rows);
  await list.finish?.(tx, rows, view);
  const fields = fieldsOf(list);
  return rows.map((row) => {
    const act = acts.get(row.act);
    const whole: Row = {
      ...row,
      url: view.place.baseUrl + list.href(row, view),
      recorded: act ? instantText(act.recorded) : null,
      by: act?.by ?? null,
      sources: act?.sources ?? [],
      covered: act?.covered ?? [],
    };
    return Object.fromEntries(fields.map((field) => [field, whole[field] ?? null])) as Item;
  });
}

/** How far the record had come: every outlet says it, and its tag is made of it. */
export type AsOf = { day: string; acts: number; recorded: string | null };

export async function asOf(tx: Tx, place: string, today: string): Promise<AsOf> {
  const { rows } = await sql<{ acts: string; recorded: Date | null }>`
    select (coalesce((select size from heads where place_id = ${place}), 0) + (select count(*) from outbox where place_id = ${place}))::text as acts,
      (select recorded from acts where place_id = ${place} order by n desc limit 1) as recorded`.execute(tx);
  const { acts, recorded } = rows[0]!;
  return { day: today, acts: Number(acts), recorded: recorded && instantText(recorded) };
}
