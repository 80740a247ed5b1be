// What somebody with the database in hand may do to acts and log, and that it is seen.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { freshDatabase, freshPlace } from '../../test/database.ts';
import { newId } from '../base/ids.ts';
import { sourceRecorded } from '../record/words/acts.ts';
import '../budget/kinds.ts';
import '../record/kinds.ts';
import { commit, draft } from './commit.ts';
import { covered, erased, forget, lifted } from './cover.ts';
import { checkLog, rebuildPlace } from './rebuild.ts';
import { sequence } from './sequencer.ts';

const { db, ownerUrl } = await freshDatabase();

async function soundPlace() {
  const { ctx } = await freshPlace(db);
  const aims: { target: string; target_kind: string; stream: string; field: string; role: 'steward' }[] = [];
  for (const title of ['first', 'second', 'third']) {
    const body = { source: newId(), title, standing: 'own' as const, held: true, lang: 'en' };
    const [act] = await commit(ctx, [draft({ act: sourceRecorded, body })]);
    const aim = { target: act!.id, target_kind: 'source.recorded/1', stream: `source/${body.source}`, field: 'title' };
    aims.push({ ...aim, role: 'steward' });
  }
  const [cover] = await commit(ctx, [draft({ act: covered, body: { ...aims[1]!, reason: 'mistake' } })]);
  await commit(ctx, [draft({ act: lifted, body: { ...aims[1]!, cover: cover!.id, words: 'second' } })]);
  await commit(ctx, [draft({ act: erased, body: { ...aims[1]!, ground: 'law' } })], {
    beside: (tx, [mine]) => forget(tx, ctx.place, aims[1]!.target, 'title', mine!.id),
  });
  await sequence(db, ctx.place, 'test');
  return ctx.place;
}

async function byHand(place: string, change: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(change.replaceAll('$place', `'${place}'`));
  await owner.end();
}

test('acts, covers, lifts and erasures of an honest place are sound', async () => {
  assert.deepEqual(await checkLog(db, await soundPlace()), []);
});

const act = (title: string) => `place_id = $place and fields->>'title' = '${title}'`;
const wrongs: Record<string, [change: string, fault: RegExp]> = {
  'a changed word': [
    `update log.acts set fields = jsonb_set(fields, '{title}', '"forged"') where ${act('first')}`,
    /title is not what the log committed to/,
  ],
  'a changed word with a new salt': [
    `update log.acts set fields = jsonb_set(fields, '{title}', '"forged"'), salts = jsonb_set(salts, '{title}', '"${Buffer.alloc(32).toString('base64')}"') where ${act('first')}`,
    /title is not what/,
  ],
  'a word taken away as if erased': [
    `update log.acts set fields = jsonb_set(fields, '{title}', '{"erased": "0199d000-0000-7000-8000-000000000001"}'), salts = salts - 'title' where ${act('first')}`,
    /gone, and no act erased it/,
  ],
  'another author': [
    `update log.acts set fields = jsonb_set(fields, '{author,name}', '"Somebody else"') where ${act('first')}`,
    /author is not what/,
  ],
  'another time': [
    `update log.acts set recorded = recorded - interval '1 day' where ${act('third')}`,
    /leaf speaks of another act/,
  ],
  'a removed field': [
    `update log.acts set fields = fields - 'title', salts = salts - 'title' where ${act('first')}`,
    /title is missing/,
  ],
  'a removed newest entry': [
    'delete from log.entries where place_id = $place and index = (select max(index) from log.entries where place_id = $place)',
    /neither in the log nor waiting/,
  ],
  'a removed act in the middle': [`delete from log.acts where ${act('first')}`, /an entry before it is missing/],
  'two swapped leaves': [
    `update log.entries e set leaf = (select leaf from log.entries o where o.place_id = e.place_id and o.index = 3 - e.index) where place_id = $place and index in (1, 2)`,
    /leaf speaks of another act/,
  ],
  'an overwritten leaf': [
    `update log.entries set leaf = 'nothing' where place_id = $place and index = 2`,
    /its leaf is not one/,
  ],
};

for (const [what, [change, fault]] of Object.entries(wrongs)) {
  test(`${what} is found, also after a rebuild`, async () => {
    const place = await soundPlace();
    await byHand(place, change);
    await rebuildPlace(ownerUrl, place).catch(() => undefined);
    const found = await checkLog(db, place);
    assert.ok(found.length > 0);
    assert.ok(
      found.some((one) => fault.test(one.fault)),
      JSON.stringify(found),
    );
  });
}
