// A list narrowed by what is computed: a feed holds the newest that fit, each once; and a page that finds little stops looking in time.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import Type from 'typebox';
import { freshDatabase, freshPlace } from '../../../test/database.ts';
import { inPlace } from '../../base/database.ts';
import { makeView } from '../../web/view.ts';
import type { List } from './list.ts';
import { readAll, readRows } from './read.ts';

const { db } = await freshDatabase();

/** Sources by number; whether one fits is known only once it is read. */
const list: List = {
  name: 'tried',
  fields: { title: Type.String() },
  columns: sql`x.title`,
  from: sql`sources x`,
  late: { every: { schema: Type.String(), keep: (row, every) => Number(row.title) % Number(every) === 0 } },
  href: () => '/',
  title: (row) => row.title,
  page: { path: '/' } as never,
};

async function filled(n: number) {
  const { ctx } = await freshPlace(db);
  await inPlace(db, ctx.place, (tx) =>
    sql`insert into sources (place_id, act_id, id, title, standing, held, lang)
      select ${ctx.place}::uuid, ('00000000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, gen_random_uuid(), i::text, 'reported', true, 'en'
      from generate_series(1, ${n}::int) i`.execute(tx),
  );
  const place = { id: ctx.place, baseUrl: 'https://a.example', languages: ['en'], zone: 'UTC' } as never;
  const view = makeView({ place, lang: 'en', today: '2026-03-02', path: '/' });
  const numbers = (rows: readonly { title?: unknown }[]) => rows.map((row) => Number(row.title));
  return { ctx, numbers, asked: (every: number) => ({ place: ctx.place, view, filters: { every: String(every) } }) };
}

describe('a list narrowed by what is computed', () => {
  it('gives a feed the newest that fit, each once, however far apart they are', async () => {
    const { ctx, asked, numbers } = await filled(1000);
    const feed = await inPlace(db, ctx.place, (tx) => readRows(tx, list, { ...asked(150), limit: 100, newest: true }));
    assert.deepEqual(numbers(feed.rows), [900, 750, 600, 450, 300, 150]);
  });

  it('looks at so many rows for a page and says where to go on; all pages together leave none out', async () => {
    const { ctx, asked, numbers } = await filled(11_000);
    const page = await inPlace(db, ctx.place, (tx) => readRows(tx, list, { ...asked(10_999), limit: 50 }));
    assert.deepEqual([numbers(page.rows), page.next !== undefined], [[], true]);
    const found: number[] = [];
    const read = <T>(work: Parameters<typeof inPlace<T>>[2]) => inPlace(db, ctx.place, work);
    for await (const items of readAll(read, list, asked(5500))) found.push(...numbers(items as { title?: unknown }[]));
    assert.deepEqual(found, [5500, 11_000]);
  });
});
