// Work that happens after a commit: enqueued in the caller's own transaction, so it is there exactly when what it is about is.
// A job carries a place and ids, never words or addresses: the queue is not another copy of private tables.
import { Logger, parseCronItems, type Runner, run, runOnce } from 'graphile-worker';
import { sql } from 'kysely';
import type { Database, Tx } from './database.ts';
import { isId } from './ids.ts';

/** `place` and any number of ids, each a UUID. */
export type JobAbout = { place: string } & Record<string, string>;
export type Task = (about: JobAbout, run: { attempt: number; last: boolean }) => Promise<void>;
export type Tasks = Record<string, Task>;

// About a day and a half of retries, ever further apart (graphile-worker waits e^attempt seconds, at most six hours).
const ATTEMPTS = 14;

export type EnqueueOptions = { at?: Date; attempts?: number; key?: string };

/**
 * Adds a job in the caller's transaction: it runs after the commit, or never.
 * A `key` replaces a waiting job of the same key in this place.
 * @throws TypeError when anything but ids is handed over
 */
export async function enqueue(tx: Tx, task: string, about: JobAbout, options: EnqueueOptions = {}): Promise<void> {
  for (const [name, value] of Object.entries(about)) {
    if (!isId(value)) throw new TypeError(`the job ${task} may carry ids only, and ${name} is not one`);
  }
  const key = options.key === undefined ? null : `${about.place} ${options.key}`;
  await sql`select graphile_worker.add_job(${task}, ${JSON.stringify(about)}::json, run_at => ${options.at ?? null}::timestamptz,
    max_attempts => ${options.attempts ?? ATTEMPTS}::int, job_key => ${key}::text)`.execute(tx);
}

type Logging = (level: 'error' | 'warn', message: string) => void;

const optionsFor = (db: Database, tasks: Tasks, log?: Logging) => ({
  pgPool: db.pool,
  noHandleSignals: true,
  // With a batch, even an empty-handed one, stopping waits until what became of the last jobs is written down.
  preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  logger: new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log?.(level === 'error' ? 'error' : 'warn', message);
  }),
  taskList: Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      (payload: unknown, helpers: { job: { attempts: number; max_attempts: number } }) =>
        task(payload as JobAbout, {
          attempt: helpers.job.attempts,
          last: helpers.job.attempts >= helpers.job.max_attempts,
        }),
    ]),
  ),
});

/** Which task is done again and again, and when: minute, hour, day, month, weekday, in UTC. */
export type Rounds = Record<string, string>;

const HOUR = 3_600_000;

/**
 * Of several processes one does the round. What was missed while none ran is made up for at the start, if it is not older than an hour;
 * a round that fails is not tried again, for the next one does all of its work.
 */
const cronOf = (rounds: Rounds) =>
  parseCronItems(
    Object.entries(rounds).map(([task, match]) => ({
      task,
      match,
      identifier: task,
      options: { backfillPeriod: HOUR, jobKey: task, maxAttempts: 1 },
    })),
  );

export type Worker = { stop: () => Promise<void> };

/** Runs jobs until stopped. Several processes may; a job that fails is tried again later, and after its last try is kept as dead. */
export async function startWorker(
  db: Database,
  tasks: Tasks,
  log?: Logging,
  options: { concurrency?: number; pollMs?: number; rounds?: Rounds } = {},
): Promise<Worker> {
  const runner: Runner = await run({
    ...optionsFor(db, tasks, log),
    concurrency: options.concurrency ?? 4,
    pollInterval: options.pollMs ?? 2000,
    parsedCronItems: cronOf(options.rounds ?? {}),
  });
  return {
    async stop() {
      await runner.stop();
      await runner.promise;
    },
  };
}

/** Runs every job that is due now, once, and returns: for commands and tests. */
export async function runDueJobs(db: Database, tasks: Tasks, log?: Logging): Promise<void> {
  await runOnce({ ...optionsFor(db, tasks, log), concurrency: 1 });
}

export type DeadJob = { id: string; task: string; about: JobAbout; attempts: number; error: string; failed: Date };

/** The place's jobs that failed for the last time, newest first: stewards see them. */
export async function deadJobs(tx: Tx): Promise<DeadJob[]> {
  const { rows } = await sql<DeadJob>`
    select j.id::text, t.identifier as task, j.payload as about, j.attempts, coalesce(j.last_error, '') as error, j.updated_at as failed
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where j.attempts >= j.max_attempts and j.locked_at is null order by j.updated_at desc limit 200`.execute(tx);
  return rows;
}

/** Gives a dead job another round of tries. Row-level security keeps it inside the place of the transaction. */
export async function reviveJob(tx: Tx, id: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update graphile_worker._private_jobs set attempts = 0, run_at = now(), last_error = null
    where id = ${id}::bigint and attempts >= max_attempts and locked_at is null`.execute(tx);
  return numAffectedRows === 1n;
}
