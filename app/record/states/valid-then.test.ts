// Invariant 3 over all rooms: whatever is said here by an office or an organization was said by somebody who held that office on that
// day and was verified for it then. A room that forgot to ask would let somebody through.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { freshDatabase } from '../../../test/database.ts';
import type { Ctx } from '../../acts/commit.ts';
import { inPlace } from '../../base/database.ts';
import { readHolds } from './holds.ts';
import { townLife, tries } from './town-life.ts';

const { db } = await freshDatabase();

/** Acts of holders and speakers whose office was not held, or who were not verified, on the day they were recorded. */
async function unfounded(ctx: Ctx): Promise<unknown[]> {
  const { rows } = await inPlace(db, ctx.place, (tx) =>
    sql`with said as (
        select kind, (recorded at time zone 'America/Chicago')::date::text as day,
          fields->'author'->>'role' as role, (fields->'author'->>'as')::uuid as of
        from acts where fields->'author'->>'role' in ('holder', 'speaker'))
      select s.kind, s.day, s.role from said s where not exists (
        select from verifications v where coalesce(v.membership_id, v.organization_id) = s.of
          and v.since <= s.day and left(v.until, 10) >= s.day and (v.ended is null or v.ended >= s.day))
      or (s.role = 'holder' and not exists (
        select from memberships m where m.id = s.of and (m.from_day is null or m.from_day <= s.day)
          and (m.until_day is null or m.until_day >= s.day)))`.execute(tx),
  );
  return rows;
}

const TRIES = 90;

describe('what is said here', () => {
  it('is by an office that was held and verified, or an organization that was verified, on that day: in every room', async () => {
    const done = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.noShrink(tries(TRIES)), async (all) => {
        const life = await townLife(db);
        for (const [i, one] of all.entries()) {
          if (i === TRIES / 2) await life.ends.office();
          if (i === TRIES / 3) await life.ends.verification();
          const { name, done: is } = await life.attempt(one);
          if (is && one.who !== 0) done.add(name);
        }
        assert.deepEqual(await unfounded(life.ctx), []);
        const holds = await inPlace(db, life.ctx.place, readHolds);
        for (const [rule, { broken }] of holds) assert.equal(broken, 0, `rule ${rule} on the page`);
      }),
      { numRuns: 4 },
    );
    assert.ok(done.size >= 10, `only ${[...done]} was ever done here`);
  });
});
