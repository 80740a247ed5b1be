// A logged act against its bare inserts: the same rows, through pg alone, with the same durability, 50 writers on streams of their own.
// Target: at least 50% of the bare rate, and a rebuild that equals what is served afterwards.
import pg from 'pg';
import { commit, draft } from '../app/acts/commit.ts';
import { leafOf, saltsFor } from '../app/acts/leaf.ts';
import { checkPlace } from '../app/acts/rebuild.ts';
import { sequence } from '../app/acts/sequencer.ts';
import { newId } from '../app/base/ids.ts';
import { organizationChanged, organizationRecorded } from '../app/record/people/acts.ts';
import '../app/record/kinds.ts';
import { randomBytes } from 'node:crypto';
import { freshPlace, makeDatabase } from '../test/database.ts';
import { median, printTable, spread } from './with/table.ts';

const WRITERS = 50;
const SECONDS = 4;
const ROUNDS = 5;

const { db, ownerUrl, drop } = await makeDatabase({ max: WRITERS });
const { ctx } = await freshPlace(db);
const organizations = Array.from({ length: WRITERS }, (_, i) => ({ id: newId(), slug: `organization-${i}` }));
const bodyOf = ({ id, slug }: { id: string; slug: string }, i: number) => ({
  organization: id,
  slug,
  name: `Organization ${slug}`,
  kind: 'association' as const,
  summary: `What it does, version ${i}.`,
  lang: 'en',
});
for (const each of organizations) await commit(ctx, [draft({ act: organizationRecorded, body: bodyOf(each, 0) })]);

async function rate(work: (writer: number, i: number) => Promise<unknown>): Promise<number> {
  const began = performance.now();
  let done = 0;
  await Promise.all(
    organizations.map(async (_, writer) => {
      for (let i = 1; performance.now() - began < SECONDS * 1000; i++) {
        await work(writer, i);
        done++;
      }
    }),
  );
  return done / ((performance.now() - began) / 1000);
}

const act = (writer: number, i: number) =>
  commit(ctx, [draft({ act: organizationChanged, body: bodyOf(organizations[writer]!, i) })]);

// The floor writes into tables of the same shape, indexes and policies included, so that nothing of it counts as an act.
const owner = new pg.Client({ connectionString: ownerUrl });
await owner.connect();
await owner.query('create schema bare; grant usage on schema bare to redress_app');
for (const [schema, table] of [
  ['pub', 'organizations'],
  ['pub', 'texts'],
  ['pub', 'timeline'],
  ['pub', 'streams'],
  ['log', 'acts'],
  ['log', 'outbox'],
]) {
  await owner.query(`create table bare.${table} (like ${schema}.${table} including all)`);
  await owner.query(`grant select, insert, update on bare.${table} to redress_app`);
}
await owner.query(`insert into bare.streams select * from pub.streams`);
await owner.query(`insert into bare.organizations select * from pub.organizations`);

async function bareInserts(writer: number, i: number): Promise<void> {
  const body = bodyOf(organizations[writer]!, i);
  const id = newId();
  const at = new Date();
  const salts = saltsFor(['author', ...Object.keys(body)], randomBytes);
  const fields = { author: ctx.author, ...body };
  const stream = `organization/${body.organization}`;
  const client = await db.pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query("select nextval('log.acts_n') as n");
    const n = rows[0].n;
    await client.query(
      'update bare.organizations set superseded_by = $3 where place_id = $1 and id = $2 and superseded_by is null',
      [ctx.place, body.organization, id],
    );
    await client.query(
      'insert into bare.organizations (place_id, act_id, id, slug, name, kind, summary, lang) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [ctx.place, id, body.organization, body.slug, body.name, body.kind, body.summary, body.lang],
    );
    await client.query('update bare.streams set head = $3 where place_id = $1 and stream = $2', [ctx.place, stream, n]);
    for (const field of ['name', 'summary'] as const) {
      await client.query(
        'insert into bare.texts (place_id, act_id, field, stream, kind, lang, shown) values ($1, $2, $3, $4, $5, $6, $7)',
        [ctx.place, id, field, stream, 'organization.changed/1', 'en', body[field]],
      );
    }
    await client.query(
      'insert into bare.timeline (place_id, act_id, stream, n, kind, at, day, basis) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [ctx.place, id, stream, n, 'organization.changed/1', at, '2026-01-01', 'recorded'],
    );
    await client.query(
      'insert into bare.acts (place_id, n, id, kind, recorded, streams, fields, salts) values ($1, $2, $3, $4, $5, $6, $7, $8)',
      [ctx.place, n, id, 'organization.changed/1', at, [stream], JSON.stringify(fields), JSON.stringify(salts)],
    );
    await client.query('insert into bare.outbox (place_id, n, leaf) values ($1, $2, $3)', [ctx.place, n, ready]);
    await client.query('commit');
  } finally {
    client.release();
  }
}

const sample = { author: ctx.author, ...bodyOf(organizations[0]!, 1) };
const ready = leafOf({
  id: newId(),
  kind: 'organization.changed/1',
  at: '2026-01-01T00:00:00Z',
  fields: sample as never,
  salts: saltsFor(Object.keys(sample), randomBytes),
  codes: ['kind'],
});

await rate(act);
await rate(bareInserts);
const acts: number[] = [];
const inserts: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  acts.push(await rate(act));
  inserts.push(await rate(bareInserts));
}
const ratios = acts.map((each, i) => each / inserts[i]!);
printTable([
  ['50 writers, fsync on', 'per second', 'spread', 'ratio', 'target'],
  ['logged acts', Math.round(median(acts)), spread(acts), median(ratios).toFixed(2), '≥ 0.50'],
  ['bare inserts through pg', Math.round(median(inserts)), spread(inserts), '1.00', ''],
]);
await sequence(db, ctx.place, 'bench');
const differences = await checkPlace(ownerUrl, ctx.place);
console.log(`  rebuild afterwards: ${differences.length === 0 ? 'equal' : `${differences.length} rows differ`}`);
await owner.end();
await drop();
if (differences.length) process.exitCode = 1;
