// Divisions as they are read: current rows; a covered name is null.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';

export type Division = {
  act_id: string;
  id: string;
  code: string;
  parent: string | null;
  name: string | null;
  lang: string;
};

const columns = sql`act_id, id, code, parent, name, lang`;

export async function divisionAt(tx: Tx, id: string): Promise<Division | undefined> {
  const { rows } =
    await sql<Division>`select ${columns} from divisions where id = ${id} and superseded_by is null`.execute(tx);
  return rows[0];
}

/** By their Open Civic Data ids. */
export async function divisionsByCode(tx: Tx, codes: readonly string[]): Promise<Map<string, Division>> {
  if (codes.length === 0) return new Map();
  const { rows } = await sql<Division>`
    select ${columns} from divisions where superseded_by is null and code = any(${[...new Set(codes)]}::text[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.code, row]));
}

export type Within = { rows: Division[]; total: number };

/** Divisions in the order of their ids, so that what lies within another stands behind it; `under` gives only the parts of one. */
export async function divisionsIn(
  tx: Tx,
  { under, limit, offset }: { under?: string; limit: number; offset: number },
): Promise<Within> {
  const which = under === undefined ? sql`true` : sql`parent = ${under}`;
  const { rows } = await sql<Division & { total: number }>`
    select ${columns}, count(*) over ()::int as total from divisions where superseded_by is null and ${which}
    order by code limit ${limit} offset ${offset}`.execute(tx);
  return { rows, total: rows[0]?.total ?? 0 };
}

export type OfficeIn = { slug: string; label: string | null; lang: string; organization: string | null };

/** The offices that are for a division. */
export async function officesFor(tx: Tx, code: string): Promise<OfficeIn[]> {
  const { rows } = await sql<OfficeIn>`
    select p.slug, p.label, p.lang, o.name as organization from posts p
    left join organizations o on o.place_id = p.place_id and o.id = p.organization_id and o.superseded_by is null
    where p.superseded_by is null and p.division = ${code} order by p.label, p.id limit 500`.execute(tx);
  return rows;
}

/** What a division lies within, the largest first: the ids are the way. */
export function pathOf(code: string): string[] {
  const parts = code.split('/');
  return parts.slice(2).map((_, i) => parts.slice(0, i + 2).join('/'));
}
