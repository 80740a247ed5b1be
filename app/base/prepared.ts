// Queries met again and again are prepared: PostgreSQL then reads and plans their text once a connection, not every time.
// It never names more than a bounded number of texts, since each costs memory in every connection.
import { hash } from 'node:crypto';
import pg from 'pg';

const BEFORE = 4;
const MOST = 200;

/** How often a text was met, until it has a name. Forgotten when it grows: a text that comes often comes again. */
const met = new Map<string, number>();
const names = new Map<string, string>();

/** The name a text is prepared under; undefined while it is rare. */
export function preparedName(text: string): string | undefined {
  const name = names.get(text);
  if (name !== undefined || names.size >= MOST) return name;
  const times = (met.get(text) ?? 0) + 1;
  if (times <= BEFORE) {
    if (met.size >= 5 * MOST) met.clear();
    met.set(text, times);
    return undefined;
  }
  met.delete(text);
  const made = hash('sha256', text).slice(0, 16);
  names.set(text, made);
  return made;
}

/** A connection that prepares what it is asked often. Only queries with parameters: texts without are our own `begin` and `commit`. */
export class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg overloads this eight ways; all but text-with-values pass through untouched
  override query(...given: any[]): any {
    const [text, values, ...rest] = given;
    if (typeof text === 'string' && values?.length > 0) {
      const name = preparedName(text);
      // biome-ignore lint/suspicious/noExplicitAny: as above
      if (name) return (super.query as any)({ name, text, values }, ...rest);
    }
    // biome-ignore lint/suspicious/noExplicitAny: as above
    return (super.query as any)(...given);
  }
}
