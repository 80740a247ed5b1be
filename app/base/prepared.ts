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

/**
 * A connection that prepares what it is asked often, and waits for nothing it need not know: the answer to `begin` comes with that of the
 * first query, and `end` (our `commit` of a transaction that only read) is sent and left. Should a `begin` fail, no query behind it finds
 * its place, and each is refused.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super({
      ...(typeof config === 'string' ? { connectionString: config } : config),
      pipeline: true,
    } as pg.ClientConfig);
  }

  // biome-ignore lint/suspicious/noExplicitAny: pg overloads this eight ways; all but plain texts pass through untouched
  override query(...given: any[]): any {
    const [text, values, ...rest] = given;
    // biome-ignore lint/suspicious/noExplicitAny: as above
    const ask = super.query as any;
    if (typeof text !== 'string') return ask.apply(this, given);
    if (values?.length > 0) {
      const name = preparedName(text);
      if (name) return ask.call(this, { name, text, values }, ...rest);
    } else if (text === 'end' || text.startsWith('begin')) {
      ask.call(this, text).catch(() => undefined);
      return Promise.resolve({ command: 'BEGIN', rowCount: 0, rows: [] });
    }
    return ask.apply(this, given);
  }
}
