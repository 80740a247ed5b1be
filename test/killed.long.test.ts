// Killing the app at any moment loses no acknowledged act, leaves no gap and no half of anything.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { checkPlace } from '../app/acts/rebuild.ts';
import { sequence } from '../app/acts/sequencer.ts';
import { inPlace } from '../app/base/database.ts';
import '../app/budget/kinds.ts';
import '../app/record/kinds.ts';
import { freshDatabase, freshPlace } from './database.ts';

const ROUNDS = 12;
const writer = fileURLToPath(new URL('./writer.ts', import.meta.url));

/** Runs two writers and kills both with SIGKILL once they have said `after` acts. */
function writeUntilKilled(ownerUrl: string, place: string, after: number): Promise<string[]> {
  const said: string[] = [];
  const children = [0, 1].map(() =>
    spawn(process.execPath, [writer, ownerUrl, place], { stdio: ['ignore', 'pipe', 'inherit'] }),
  );
  const ends = children.map(
    (child) =>
      new Promise<void>((resolve) => {
        let rest = '';
        child.stdout!.on('data', (text) => {
          const lines = (rest + text).split('\n');
          rest = lines.pop()!;
          said.push(...lines);
          if (said.length >= after) for (const each of children) each.kill('SIGKILL');
        });
        child.on('close', () => resolve());
      }),
  );
  return Promise.all(ends).then(() => said);
}

test(`${ROUNDS} times two writers and their sequencers are killed: every acknowledged act is there, the log has no gap, tables replay`, async () => {
  const { db, ownerUrl } = await freshDatabase();
  const { ctx } = await freshPlace(db);
  const acknowledged: string[] = [];
  for (let round = 0; round < ROUNDS; round++)
    acknowledged.push(...(await writeUntilKilled(ownerUrl, ctx.place, 20 + round * 9)));
  assert.ok(acknowledged.length >= ROUNDS * 20);
  await inPlace(db, ctx.place, (tx) => sql`update heads set until = now() - interval '1 second'`.execute(tx));
  await sequence(db, ctx.place, 'afterwards');
  const kept = await inPlace(db, ctx.place, async (tx) => ({
    acts: await tx.selectFrom('acts').select(['id', 'n']).execute(),
    entries: await tx.selectFrom('entries').select(['index', 'n']).orderBy('index').execute(),
    waiting: await tx.selectFrom('outbox').select('n').execute(),
  }));
  const ids = new Set(kept.acts.map((act) => act.id));
  assert.deepEqual(
    acknowledged.filter((id) => !ids.has(id)),
    [],
  );
  assert.deepEqual(
    kept.entries.map((entry) => Number(entry.index)),
    kept.entries.map((_, i) => i),
  );
  assert.deepEqual(new Set(kept.entries.map((entry) => entry.n)), new Set(kept.acts.map((act) => act.n)));
  assert.deepEqual(kept.waiting, []);
  assert.deepEqual(await checkPlace(ownerUrl, ctx.place), []);
});
