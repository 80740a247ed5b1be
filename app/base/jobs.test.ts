import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { freshDatabase, freshPlace } from '../../test/database.ts';
import { inPlace, outsidePlaces } from './database.ts';
import { newId } from './ids.ts';
import { deadJobs, enqueue, type JobAbout, reviveJob, runDueJobs, startWorker } from './jobs.ts';

const { db } = await freshDatabase();
const { ctx: here } = await freshPlace(db);
const { ctx: there } = await freshPlace(db);

describe('jobs', () => {
  it('run after the commit, as the application’s own role, with the ids they were given', async () => {
    const seen: JobAbout[] = [];
    const about = { place: here.place, mail: newId() };
    await inPlace(db, here.place, (tx) => enqueue(tx, 'test.note', about));
    const role = await outsidePlaces(db, (tx) => sql<{ who: string }>`select current_user as who`.execute(tx));
    assert.equal(role.rows[0]?.who, 'redress_app');
    await runDueJobs(db, { 'test.note': async (job) => void seen.push(job) });
    assert.deepEqual(seen, [about]);
  });

  it('never run when the transaction they were enqueued in is rolled back', async () => {
    const seen: JobAbout[] = [];
    await assert.rejects(
      inPlace(db, here.place, async (tx) => {
        await enqueue(tx, 'test.rolled-back', { place: here.place });
        throw new Error('changed my mind');
      }),
    );
    await runDueJobs(db, { 'test.rolled-back': async (job) => void seen.push(job) });
    assert.deepEqual(seen, []);
  });

  it('carry a place and ids, never words', async () => {
    for (const about of [{ place: here.place, to: 'someone@example.org' }, { place: 'here' }] as JobAbout[]) {
      await assert.rejects(
        inPlace(db, here.place, (tx) => enqueue(tx, 'test.words', about)),
        /may carry ids only/,
      );
    }
  });

  it('of one place are not seen, revived or added from another', async () => {
    const boom = async () => Promise.reject(new Error('no such mailbox'));
    await inPlace(db, here.place, (tx) => enqueue(tx, 'test.dies', { place: here.place }, { attempts: 1 }));
    await runDueJobs(db, { 'test.dies': boom });
    const [dead] = await inPlace(db, here.place, deadJobs);
    assert.equal(dead?.task, 'test.dies');
    assert.match(dead?.error ?? '', /no such mailbox/);
    assert.deepEqual(await inPlace(db, there.place, deadJobs), []);
    assert.equal(await inPlace(db, there.place, (tx) => reviveJob(tx, dead!.id)), false);
    await assert.rejects(inPlace(db, there.place, (tx) => enqueue(tx, 'test.dies', { place: here.place })));
    assert.equal(await inPlace(db, here.place, (tx) => reviveJob(tx, dead!.id)), true);
    const seen: number[] = [];
    await runDueJobs(db, { 'test.dies': async (_, run) => void seen.push(run.attempt) });
    assert.deepEqual(seen, [1]);
    assert.deepEqual(await inPlace(db, here.place, deadJobs), []);
  });

  it('that fail are kept and tried again later', async () => {
    let tries = 0;
    const tasks = {
      'test.flaky': async () => {
        tries += 1;
        if (tries === 1) throw new Error('the mail server is away');
      },
    };
    await inPlace(db, here.place, (tx) => enqueue(tx, 'test.flaky', { place: here.place }));
    await runDueJobs(db, tasks);
    const { rows } = await inPlace(db, here.place, (tx) =>
      sql<{
        later: boolean;
      }>`select run_at > now() as later from graphile_worker._private_jobs where attempts = 1`.execute(tx),
    );
    assert.deepEqual(rows, [{ later: true }]);
    await inPlace(db, here.place, (tx) => sql`update graphile_worker._private_jobs set run_at = now()`.execute(tx));
    await runDueJobs(db, tasks);
    assert.equal(tries, 2);
  });

  it('replace a waiting job of the same key', async () => {
    const seen: JobAbout[] = [];
    await inPlace(db, here.place, async (tx) => {
      await enqueue(tx, 'test.once', { place: here.place, n: newId() }, { key: 'count' });
      await enqueue(tx, 'test.once', { place: here.place, n: newId() }, { key: 'count' });
    });
    await runDueJobs(db, { 'test.once': async (job) => void seen.push(job) });
    assert.equal(seen.length, 1);
  });

  it('are picked up by a running worker at once', async () => {
    let done = () => {};
    const finished = new Promise<void>((resolve) => {
      done = resolve;
    });
    // The poll is far away, so only the notice at commit can wake the worker in time.
    const worker = await startWorker(db, { 'test.woken': async () => done() }, undefined, { pollMs: 600_000 });
    await inPlace(db, here.place, (tx) => enqueue(tx, 'test.woken', { place: here.place }));
    await finished;
    await worker.stop();
  });
});
