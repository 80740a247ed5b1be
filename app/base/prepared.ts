// Queries met again and again are prepared: PostgreSQL then reads and plans their text once a connection, not every time.
// It never names more than a bounded number of texts, since each costs memory in every connection.
import { hash } from 'node:crypto';
import type { Socket } from 'node:net';
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

type Answered = (error: Error | null, result: unknown) => void;
const ask = pg.Client.prototype.query as (config: pg.QueryConfig, answered: Answered) => void;

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
    const [text, values] = given;
    if (typeof text !== 'string' || given.some((one) => typeof one === 'function'))
      return Reflect.apply(super.query, this, given);
    if (values?.length > 0) return this.answer({ name: preparedName(text), text, values });
    if (text !== 'end' && !text.startsWith('begin')) return this.answer({ text });
    if (text !== 'end') this.sendWithNext();
    this.answer({ text }).catch(() => undefined);
    return Promise.resolve({ command: 'BEGIN', rowCount: 0, rows: [] });
  }

  /** What is written now leaves with whatever is written before the program next waits: one call of the system instead of two. */
  private sendWithNext(): void {
    const { stream } = (this as unknown as { connection: { stream: Socket } }).connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }

  /**
   * By callback: behind pg's own promises the rows of answered queries outlive the young generation, and the collector then spends more
   * on a page than drawing it takes (measured: 35 % of what is read outlived it, by callback less than 1 %).
   */
  private answer(query: { name?: string | undefined; text: string; values?: unknown[] }): Promise<unknown> {
    return new Promise((resolve, reject) => {
      ask.call(this, query as pg.QueryConfig, (error, result) => (error ? reject(error) : resolve(result)));
    });
  }
}
