// What an installation does by itself every hour, on a real database: that it is done at all, what it takes and what it leaves.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { freshDatabase, freshPlace, makeDatabase } from '../test/database.ts';
import type { Ctx } from './acts/commit.ts';
import { clearServed, daysBefore } from './base/clearing.ts';
import { type Database, inPlace } from './base/database.ts';
import { newId } from './base/ids.ts';
import { openStore, pathOf } from './files/store.ts';
import { accountFor } from './identity/accounts.ts';
import { claimsOfOneAccount, within } from './identity/rates.ts';
import { newToken } from './identity/secrets.ts';
import { endSessions, findSession, openSession } from './identity/sessions.ts';
import { askToSignIn, stewardLink } from './identity/sign-in.ts';
import { openInstallation } from './installation.ts';
import { rounds, served } from './rounds.ts';

const { db } = await freshDatabase();

const rowsIn = (ctx: Ctx, table: string): Promise<number> =>
  inPlace(db, ctx.place, async (tx) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(`priv.${table}`)}`.execute(tx);
    return rows[0]!.n;
  });

/** A form sent so many days before the database's now. */
const sendForm = (of: Database, place: string, days: number, key = newId()) =>
  inPlace(of, place, (tx) =>
    sql`insert into once (place_id, key, at) values (${place}, ${key}, now() - make_interval(days => ${days}))`.execute(
      tx,
    ),
  );

describe('clearing what has served', () => {
  it('takes the marks of old forms and leaves those of a week', async () => {
    const { ctx } = await freshPlace(db);
    for (const days of [0, 4, 6, 8, 400]) await sendForm(db, ctx.place, days);
    const gone = await clearServed(db, served, ctx.now());
    assert.equal(gone.once, 2);
    assert.equal(await rowsIn(ctx, 'once'), 3);
  });

  it('takes links to sign in a week after they ended, used or not', async () => {
    const { ctx } = await freshPlace(db);
    const now = ctx.now();
    const ask = (days: number) =>
      askToSignIn(
        { ...ctx, now: () => daysBefore(now, days) },
        { email: `a${days}@example.org`, lang: 'en', browser: newToken() },
      );
    for (const days of [0, 6, 8, 100]) await ask(days);
    await stewardLink({ ...ctx, now: () => daysBefore(now, 7) });
    await stewardLink({ ...ctx, now: () => daysBefore(now, 9) });
    await inPlace(db, ctx.place, (tx) =>
      tx
        .updateTable('sign_ins')
        .set({ used: now })
        .where('email', 'in', ['a100@example.org', 'a0@example.org'])
        .execute(),
    );
    const gone = await clearServed(db, served, now);
    assert.equal(gone.sign_ins, 3);
    assert.equal(await rowsIn(ctx, 'sign_ins'), 3);
  });

  it('takes sessions that ended or were left, and never one that still lets somebody in', async () => {
    const { ctx } = await freshPlace(db);
    const now = ctx.now();
    const email = 'ana@example.org';
    const tokens = await inPlace(db, ctx.place, async (tx) => {
      const account = await accountFor(tx, ctx.place, { email, shown: email, lang: 'en' }, now);
      const open = (days: number) => openSession(tx, ctx.place, account.id, undefined, daysBefore(now, days));
      const fresh = await open(0);
      const idle = await open(29);
      const left = await open(38);
      const ended = await open(5);
      const endedLongAgo = await open(20);
      await endSessions(tx, ctx.place, account.id, daysBefore(now, 1), { id: ended.id });
      await endSessions(tx, ctx.place, account.id, daysBefore(now, 8), { id: endedLongAgo.id });
      const used = await open(200);
      await tx.updateTable('sessions').set({ seen: now }).where('id', '=', used.id).execute();
      return { fresh: fresh.token, idle: idle.token, left: left.token, used: used.token };
    });
    const enters = async () => {
      const found = await inPlace(db, ctx.place, async (tx) => {
        const open: string[] = [];
        for (const [name, token] of Object.entries(tokens))
          if (await findSession(tx, ctx.place, token, now)) open.push(name);
        return open;
      });
      return found;
    };
    assert.deepEqual(await enters(), ['fresh', 'idle']);
    const gone = await clearServed(db, served, now);
    assert.equal(gone.sessions, 3);
    assert.deepEqual(await enters(), ['fresh', 'idle']);
    assert.equal(await rowsIn(ctx, 'sessions'), 3);
    assert.equal(await rowsIn(ctx, 'accounts'), 1);
  });

  it('takes counts of closed windows, and gives nobody a try they did not have', async () => {
    const { ctx } = await freshPlace(db);
    const now = ctx.now();
    const claim = (who: string, at: Date) =>
      inPlace(db, ctx.place, (tx) => within(tx, ctx.place, claimsOfOneAccount, who, at));
    for (let n = 0; n < claimsOfOneAccount.limit; n++) await claim('just now', daysBefore(now, 0.9));
    await claim('long ago', daysBefore(now, 3));
    const gone = await clearServed(db, served, now);
    assert.equal(gone.rates, 1);
    assert.equal(await claim('just now', now), false);
    assert.equal(await claim('long ago', now), true);
    const forever = { what: 'forever', limit: 1, seconds: 200_000 };
    await assert.rejects(
      inPlace(db, ctx.place, (tx) => within(tx, ctx.place, forever, '', now)),
      /would be cleared before it closes/,
    );
  });

  it('goes through every place, batch by batch, and leaves a row that is in use for the next time', async () => {
    const { ctx: here } = await freshPlace(db);
    const { ctx: there } = await freshPlace(db);
    const held = newId();
    await sendForm(db, here.place, 30, held);
    for (let n = 0; n < 25; n++) await sendForm(db, n % 2 ? here.place : there.place, 30);
    await inPlace(db, here.place, async (tx) => {
      await sql`select from once where key = ${held} for update`.execute(tx);
      let batches = 0;
      const counted = served.map((each) => ({
        ...each,
        rows: (now: Date) => {
          if (each.table === 'once') batches++;
          return each.rows(now);
        },
      }));
      const gone = await clearServed(db, counted, here.now(), 4);
      assert.equal(gone.once, 25);
      assert.ok(batches >= 7, `${batches} batches`);
    });
    assert.deepEqual([await rowsIn(here, 'once'), await rowsIn(there, 'once')], [1, 0]);
    assert.equal((await clearServed(db, served, here.now(), 4)).once, 1);
  });

  it('never names a public table or the log', () => {
    assert.deepEqual(served.map((each) => each.table).sort(), [
      'budget_imports',
      'budget_plan_links',
      'budget_plans',
      'budget_plans_counted',
      'budget_shared_plans',
      'held_words',
      'named_people',
      'once',
      'rates',
      'sessions',
      'sign_ins',
      'signature_links',
      'signature_paces',
      'signatures',
    ]);
  });
});

/** Asks again until it is so; the test's own limit ends it. */
async function until(so: () => Promise<boolean>): Promise<void> {
  while (!(await so())) await wait(20);
}

describe('an installation', () => {
  it('sweeps files and clears private rows every hour, and makes up at its start for the hour it missed', {
    timeout: 60_000,
  }, async () => {
    const { db, ownerUrl, drop } = await makeDatabase({ max: 2 });
    const dataDir = mkdtempSync(join(tmpdir(), 'redress-rounds-'));
    after(async () => {
      await drop();
      rmSync(dataDir, { recursive: true, force: true });
    });
    const { ctx } = await freshPlace(db);
    const open = () => openInstallation({ ownerUrl, dataDir, host: '127.0.0.1', port: 0, log: 'error' });
    const ask = async <T extends object>(query: string) => (await db.pool.query<T>(query)).rows;
    const known = () =>
      ask<{ name: string }>('select identifier as name from graphile_worker._private_known_crontabs order by 1');

    const first = await open();
    await until(async () => (await known()).length > 0);
    assert.deepEqual(
      (await known()).map((row) => row.name),
      Object.keys(rounds).sort(),
    );
    const store = await openStore(join(dataDir, 'files'));
    const { digest } = await store.put(Buffer.from('never published'), { limit: 100 });
    const old = daysBefore(new Date(), 3);
    utimesSync(pathOf(join(dataDir, 'files'), digest), old, old);
    await sendForm(db, ctx.place, 30);
    await first.close();
    assert.equal(await store.has(digest), true);

    await ask("update graphile_worker._private_known_crontabs set known_since = now() - interval '3 hours'");
    const second = await open();
    const forms = () =>
      inPlace(db, ctx.place, async (tx) => (await tx.selectFrom('once').select('key').execute()).length);
    await until(async () => !(await store.has(digest)));
    await until(async () => (await forms()) === 0);
    await second.close();
  });
});
