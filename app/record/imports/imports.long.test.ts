// The real files of Missouri's people and divisions, read in place beside the checkout and never copied: both imports whole, twice, and
// replayed. Where the folder is absent this says so and counts no case.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { freshDatabase, freshPlace } from '../../../test/database.ts';
import type { Ctx } from '../../acts/commit.ts';
import { checkPlace } from '../../acts/rebuild.ts';
import { inPlace } from '../../base/database.ts';
import '../kinds.ts';
import { divisionsByCode } from '../divisions/store.ts';
import { allPosts, findPost, holdersOn } from '../people/store.ts';
import { importer } from './plan.ts';
import { counted, importDivisions, importOpenStates } from './run.ts';

const real = new URL('../../../../shared/data/record/', import.meta.url).pathname;

test('the real files beside the checkout: Missouri and its divisions', {
  skip: !existsSync(real) && 'there is no ../shared/data beside the checkout: 0 real cases ran',
}, async (t) => {
  const { db, ownerUrl } = await freshDatabase();
  const ctx: Ctx = { ...(await freshPlace(db)).ctx, author: importer };
  const folder = join(real, 'us-missouri-openstates');
  const plan = await importOpenStates(ctx, folder);
  const n = counted(plan);
  assert.equal((await importOpenStates(ctx, folder)).steps.length, 0);
  await inPlace(db, ctx.place, async (tx) => {
    const posts = await allPosts(tx);
    const inOffice = async (label: string, day: string) => {
      const post = posts.find((one) => one.label === label)!;
      return (await holdersOn(tx, [post.id], day)).get(post.id)?.map((held) => held.person?.name) ?? [];
    };
    // The folder "executive" still holds a governor whose term ended and a secretary of state who left before him.
    assert.deepEqual(await inOffice('Governor', '2026-01-01'), []);
    assert.deepEqual(await inOffice('Secretary of State', '2026-01-01'), []);
    assert.equal((await inOffice('Lieutenant Governor', '2026-01-01')).length, 1);
    assert.equal(
      (await findPost(tx, posts.find((one) => one.label === 'Representative, District 103')!.id))?.division,
      'ocd-division/country:us/state:mo/sldl:103',
    );
  });
  let divisions = 0;
  for (const file of ['us_census_places.mo-ks.csv', 'state-mo-local_gov.csv', 'state-ks-local_gov.csv']) {
    const done = await importDivisions(ctx, join(real, 'us-ocd-divisions', file));
    divisions += done.new;
    assert.equal((await importDivisions(ctx, join(real, 'us-ocd-divisions', file))).new, 0);
  }
  await assert.rejects(
    importDivisions(ctx, join(real, 'us-ocd-divisions', 'state-mo-openstates.csv')),
    /"id" and "name" are needed/,
  );
  const cities = ['mo', 'ks'].map((state) => `ocd-division/country:us/state:${state}/place:kansas_city`);
  const found = await inPlace(db, ctx.place, (tx) => divisionsByCode(tx, cities));
  assert.equal(new Set([...found.values()].map((one) => one.id)).size, 2, 'two Kansas Cities stay two');
  assert.deepEqual(await checkPlace(ownerUrl, ctx.place), []);
  t.diagnostic(
    `real cases: ${n.people.new} people, ${n.memberships.new} terms, ${n.organizations.new} bodies, ${n.posts.new} offices, ${divisions} divisions`,
  );
});
