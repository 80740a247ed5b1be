// For tests only: a place with a log of a few acts, whose key, guard and database a test can take away, put back and start again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import { commit, draft } from '../app/acts/commit.ts';
import { sequence } from '../app/acts/sequencer.ts';
import type { Database } from '../app/base/database.ts';
import { newId } from '../app/base/ids.ts';
import { type Installation, openInstallation } from '../app/installation.ts';
import { growTree } from '../app/log/grow.ts';
import { rememberTwice, signTree } from '../app/log/sign.ts';
import { organizationRecorded } from '../app/record/people/acts.ts';
import { freshPlace, makeDatabase } from './database.ts';

/** A place in a database, and its log. */
async function placeIn(db: Database, slug: string, room: string) {
  const { ctx } = await freshPlace(db, { slug });
  const second = join(room, 'signed');
  const log = { place: ctx.place, slug, host: `${slug}.localhost`, folder: join(room, 'data', 'log'), second };
  return {
    ctx,
    log,

    /** Some acts, logged. */
    async act(count: number, on: Database = db): Promise<void> {
      const drafts = Array.from({ length: count }, () => {
        const id = newId();
        const told = {
          slug: `o-${id}`,
          name: 'Invented',
          kind: 'association',
          summary: 'Invented.',
          lang: 'en',
        } as const;
        return draft({ act: organizationRecorded, body: { organization: id, ...told } });
      });
      await commit({ ...ctx, db: on }, drafts);
      await sequence(on, ctx.place, 'test');
    },

    async publish(on: Database = db): Promise<string | undefined> {
      await growTree(on, ctx.place);
      const number = await signTree(on, log, new Date());
      await rememberTwice(on, log);
      return number;
    },
  };
}

export async function smallPlace(slug: string) {
  const room = mkdtempSync(join(tmpdir(), 'redress-log-'));
  const { db, ownerUrl, drop } = await makeDatabase();
  const copies: string[] = [];
  const withServer = async (work: (client: pg.Client) => Promise<void>): Promise<void> => {
    const url = new URL(ownerUrl);
    url.pathname = '/postgres';
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await work(client).finally(() => client.end());
  };
  after(async () => {
    await drop();
    await withServer(async (client) => {
      for (const name of copies) await client.query(`drop database if exists ${name} with (force)`);
    });
    rmSync(room, { recursive: true, force: true });
  });
  const small = await placeIn(db, slug, room);
  return {
    ...small,
    room,
    db,
    ownerUrl,

    /** Another place in the same database: a database of its own takes longer than most tests. */
    beside: (other: string) => placeIn(db, other, room),

    /** A copy of the database as it is now, as a backup would be. @returns its address */
    async backup(): Promise<string> {
      const name = `copy_${process.pid}_${slug}_${copies.length}`;
      copies.push(name);
      await withServer(async (client) => {
        const from = new URL(ownerUrl).pathname.slice(1);
        await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [from]);
        await client.query(`create database ${name} template ${from} strategy file_copy`);
      });
      const url = new URL(ownerUrl);
      url.pathname = `/${name}`;
      return url.href;
    },

    /** `alone`: without what is remembered outside the data folder. */
    start: (url: string, alone?: 'alone'): Promise<Installation> =>
      openInstallation({
        ownerUrl: url,
        dataDir: join(room, 'data'),
        ...(alone ? {} : { logGuard: small.log.second }),
        host: '127.0.0.1',
        port: 0,
        log: 'silent',
      }),
  };
}
