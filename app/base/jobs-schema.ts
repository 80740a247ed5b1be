// Installs graphile-worker's own schema as the owner and lets the application's role use it, and nothing more than use it.
// Row-level security there is on without policies (nobody but the owner sees a row); these are the policies.
import { Logger, runMigrations } from 'graphile-worker';
import type pg from 'pg';

const tables = ['_private_jobs', '_private_job_queues', '_private_tasks', '_private_known_crontabs'];

// Inside a place only that place's jobs exist; the worker, which is in no place, sees all of them.
const ofThisPlace = `nullif(current_setting('app.place', true), '') is null
  or payload->>'place' = current_setting('app.place', true)`;

const permissions = `
  grant usage on schema graphile_worker to redress_app;
  grant select on graphile_worker.migrations to redress_app;
  grant usage on all sequences in schema graphile_worker to redress_app;
  grant execute on all functions in schema graphile_worker to redress_app;
  ${tables
    .map(
      (table) => `
  grant select, insert, update, delete on graphile_worker.${table} to redress_app;
  alter table graphile_worker.${table} force row level security;
  drop policy if exists redress on graphile_worker.${table};
  create policy redress on graphile_worker.${table} to redress_app
    using (${table === '_private_jobs' ? ofThisPlace : 'true'});`,
    )
    .join('')}`;

/** Runs inside the migrations' lock. graphile-worker commits its own files on a connection of its own; ours follow in `client`'s. */
export async function installJobs(client: pg.Client, ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, maxPoolSize: 1, logger: new Logger(() => () => undefined) });
  const { rows } = await client.query(
    `select count(*)::int as left from unnest($1::text[]) as t(name) where not exists (
       select from pg_policies where schemaname = 'graphile_worker' and tablename = t.name and policyname = 'redress')`,
    [tables],
  );
  // Only when something is missing: the statements lock the queue's tables, and other processes may be working.
  if (rows[0].left > 0) await client.query(permissions);
}
