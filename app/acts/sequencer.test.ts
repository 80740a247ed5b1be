// Who logs after whom: one that was stopped leaves its work at once, one that was killed within three seconds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { freshDatabase, freshPlace } from '../../test/database.ts';
import { inPlace } from '../base/database.ts';
import { newId } from '../base/ids.ts';
import { organizationRecorded } from '../record/people/acts.ts';
import { commit, draft } from './commit.ts';
import { LEASE_SECONDS, sequence, startSequencer } from './sequencer.ts';

const { db } = await freshDatabase();

async function aPlace(slug: string) {
  const { ctx } = await freshPlace(db, { slug });
  const act = async () => {
    const id = newId();
    const told = { slug: `o-${id}`, name: 'Invented', kind: 'association' as const, summary: 'Invented.', lang: 'en' };
    await commit(ctx, [draft({ act: organizationRecorded, body: { organization: id, ...told } })]);
  };
  await act();
  return { place: ctx.place, act };
}

test('whoever is killed while logging holds the next one up for three seconds at most', async () => {
  const { place, act } = await aPlace('killed');
  assert.ok((await sequence(db, place, 'killed')) > 0);
  await act();
  assert.equal(await sequence(db, place, 'next'), 0, 'the lease is the other’s');
  const { rows } = await inPlace(db, place, (tx) =>
    sql<{
      left: number;
    }>`select extract(epoch from until - now())::float as left from heads where place_id = ${place}`.execute(tx),
  );
  assert.ok(rows[0]!.left <= LEASE_SECONDS && LEASE_SECONDS <= 3, `${rows[0]!.left} s`);
  await inPlace(db, place, (tx) =>
    sql`update heads set until = now() - interval '1 ms' where place_id = ${place}`.execute(tx),
  );
  assert.equal(await sequence(db, place, 'next'), 1);
});

test('whoever is stopped leaves its lease behind', async () => {
  const { place, act } = await aPlace('stopped');
  const first = startSequencer(db, async () => [place], { pollMs: 3_600_000 });
  const waiting = () => inPlace(db, place, (tx) => tx.selectFrom('outbox').select('n').execute());
  first.wake(place);
  while ((await waiting()).length > 0);
  await first.stop();
  await act();
  assert.equal(await sequence(db, place, 'next'), 1);
});
