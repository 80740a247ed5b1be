// Every kind of act, at every version that ever shipped, has one example body in the room that owns it. They are never changed: an old
// log is replayed by the code of today.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { commit, draft } from '../app/acts/commit.ts';
import { allKinds, kindOf } from '../app/acts/define.ts';
import { checkPlace } from '../app/acts/rebuild.ts';
import { sequence } from '../app/acts/sequencer.ts';
import { newId } from '../app/base/ids.ts';
import '../app/budget/kinds.ts';
import '../app/record/kinds.ts';
import { freshDatabase } from './database.ts';

const root = new URL('../', import.meta.url).pathname;
const examples = new Map<string, object>(
  globSync('app/**/examples.json', { cwd: root }).flatMap((file) =>
    Object.entries(JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, object>),
  ),
);

test('every kind of act has an example, and every example is of a kind this version knows', () => {
  const kinds = allKinds().map((each) => each.kind);
  assert.ok(kinds.length > 25);
  assert.deepEqual([...examples.keys()].sort(), kinds.sort());
});

test('a place that opens, changes, says how it is reached and keeps a calendar as the first version did it replays to the same tables', async () => {
  const { db, ownerUrl } = await freshDatabase();
  const place = newId();
  await db.pool.query('insert into places (id, slug) values ($1, $2)', [place, 'exampleton']);
  const ctx = {
    db,
    place,
    author: { role: 'site', name: 'Installation' } as const,
    now: () => new Date('2026-03-02T15:00:00Z'),
  };
  for (const kind of ['place.opened/1', 'place.changed/1', 'place.contact-set/1', 'place.calendar-set/1']) {
    await commit(ctx, [draft({ act: kindOf(kind), body: examples.get(kind) as never })]);
  }
  await sequence(db, place, 'test');
  assert.deepEqual(await checkPlace(ownerUrl, place), []);
});
