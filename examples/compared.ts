// What an example comes to, without what differs from load to load: ids and salts. For the tests that load it twice.
import { sql } from 'kysely';
import { type Database, inPlace } from '../app/base/database.ts';

/** The acts of a place in order: kind, streams and fields, each id replaced by the number of its first appearance. */
export async function contentOf(db: Database, place: string): Promise<string[]> {
  const { rows } = await inPlace(db, place, (tx) =>
    sql<{
      act: string;
    }>`select jsonb_build_object('id', id, 'kind', kind, 'streams', streams, 'fields', fields)::text as act
      from acts order by n`.execute(tx),
  );
  const numbers = new Map<string, number>();
  const numbered = (id: string): string => {
    if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
    return `#${numbers.get(id)}`;
  };
  return rows.map(({ act }) =>
    act
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, numbered)
      // Made of ids and salts.
      .replace(/"root": "[0-9a-f]{64}"/, '"root": ""'),
  );
}

/** Every string of every published act, with the field it stands in. */
export async function stringsOf(db: Database, place: string): Promise<{ kind: string; field: string; text: string }[]> {
  const { rows } = await inPlace(db, place, (tx) =>
    sql<{ kind: string; fields: Record<string, unknown> }>`select kind, fields from acts order by n`.execute(tx),
  );
  return rows.flatMap(({ kind, fields }) =>
    Object.entries(fields).flatMap(([field, value]) => inside(value).map((text) => ({ kind, field, text }))),
  );
}

function inside(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return value && typeof value === 'object' ? Object.values(value).flatMap(inside) : [];
}
