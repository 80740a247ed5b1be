// The log under the app: what the outbox costs a transaction, how fast acts get their number and their place in the tree, and how long a
// proof takes to be there while 50 writers act. Targets: outbox ≥ 60%; sequencer ≥ 5,000 a second; a checkpoint a second; proof ≤ 5 s at p99.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { commit, draft } from '../app/acts/commit.ts';
import { leafOf, saltsFor } from '../app/acts/leaf.ts';
import { sequence, startSequencer } from '../app/acts/sequencer.ts';
import { inPlace } from '../app/base/database.ts';
import { newId } from '../app/base/ids.ts';
import { growTree } from '../app/log/grow.ts';
import { startPublisher } from '../app/log/publisher.ts';
import { organizationChanged, organizationRecorded } from '../app/record/people/acts.ts';
import '../app/record/kinds.ts';
import { freshPlace, makeDatabase } from '../test/database.ts';
import { median, printTable, spread } from './with/table.ts';

const WRITERS = 50;
const SECONDS = 3;
const ROUNDS = 4;
const DRAINED = 30_000;
const LOAD_SECONDS = 15;

const { db, drop } = await makeDatabase({ max: WRITERS + 4 });
const { ctx } = await freshPlace(db);
const folder = mkdtempSync(join(tmpdir(), 'redress-log-bench-'));
const body = (id: string, slug: string) => ({
  organization: id,
  slug,
  name: `Organization ${slug}`,
  kind: 'association' as const,
  summary: 'Invented.',
  lang: 'en',
});

function leaf(): { id: string; fields: object; salts: object; text: string } {
  const id = newId();
  const fields = { author: ctx.author, ...body(id, 'invented') };
  const salts = saltsFor(Object.keys(fields), randomBytes);
  const at = '2026-01-01T00:00:00Z';
  return {
    id,
    fields,
    salts,
    text: leafOf({ id, kind: 'organization.recorded/1', at, fields, salts, codes: ['kind'] }),
  };
}

/** The same row of acts, with or without its row in the outbox, in a transaction each. */
async function transactions(isLogged: boolean): Promise<number> {
  const began = performance.now();
  let done = 0;
  const write = async () => {
    while (performance.now() - began < SECONDS * 1000) {
      const { id, fields, salts, text } = leaf();
      await inPlace(db, ctx.place, async (tx) => {
        const { rows } = await sql<{ n: string }>`
          insert into acts (place_id, n, id, kind, recorded, streams, fields, salts)
          values (${ctx.place}, nextval('log.acts_n'), ${id}, 'organization.recorded/1', now(), array['bench'], ${JSON.stringify(fields)}, ${JSON.stringify(salts)})
          returning n`.execute(tx);
        if (isLogged)
          await sql`insert into outbox (place_id, n, leaf) values (${ctx.place}, ${rows[0]!.n}, ${text})`.execute(tx);
      });
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  return done / ((performance.now() - began) / 1000);
}

async function drained(): Promise<{ sequenced: number; grown: number }> {
  const { text } = leaf();
  await sequence(db, ctx.place, 'bench');
  await growTree(db, ctx.place);
  await inPlace(db, ctx.place, (tx) =>
    sql`insert into outbox (place_id, n, leaf) select ${ctx.place}, nextval('log.acts_n'), ${text} from generate_series(1, ${DRAINED})`.execute(
      tx,
    ),
  );
  const began = performance.now();
  const count = await sequence(db, ctx.place, 'bench');
  const between = performance.now();
  await growTree(db, ctx.place);
  const ended = performance.now();
  return { sequenced: count / ((between - began) / 1000), grown: count / ((ended - between) / 1000) };
}

/** The lease of a sequencer that ended is waited for by the next; nothing is measured by that. */
const giveUpLease = () =>
  inPlace(db, ctx.place, (tx) =>
    tx.updateTable('heads').set({ holder: null }).where('place_id', '=', ctx.place).execute(),
  );

/** Acts as people do them, with sequencer and publisher beside; then how long each waited for its checkpoint. */
async function underLoad() {
  const organizations = Array.from({ length: WRITERS }, (_, i) => ({ id: newId(), slug: `o-${i}` }));
  for (const { id, slug } of organizations)
    await commit(ctx, [draft({ act: organizationRecorded, body: body(id, slug) })]);
  await giveUpLease();
  const sequencer = startSequencer(db, async () => [ctx.place], { pollMs: 1000 });
  const log = { place: ctx.place, slug: 'bench', host: 'bench.localhost', folder, second: join(folder, 'second') };
  const publisher = startPublisher({ db, logs: () => [log], now: () => new Date(), onError: console.error });
  const committed = new Map<string, number>();
  const began = Date.now();
  const wake = (place: string, n: string) => {
    committed.set(n, Date.now());
    sequencer.wake(place);
  };
  const acting = { ...ctx, wake };
  await Promise.all(
    organizations.map(async ({ id, slug }) => {
      while (Date.now() - began < LOAD_SECONDS * 1000)
        await commit(acting, [draft({ act: organizationChanged, body: body(id, slug) })]);
    }),
  );
  const seconds = (Date.now() - began) / 1000;
  await sequencer.stop();
  await giveUpLease();
  await sequence(db, ctx.place, 'last');
  await publisher.round();
  await publisher.stop();
  const { entries, checkpoints } = await inPlace(db, ctx.place, async (tx) => ({
    entries: await tx.selectFrom('entries').select(['n', 'index']).where('place_id', '=', ctx.place).execute(),
    checkpoints: await tx
      .selectFrom('checkpoints')
      .select(['size', 'signed'])
      .where('place_id', '=', ctx.place)
      .orderBy('number')
      .execute(),
  }));
  const waits = entries
    .filter(({ n }) => committed.has(n))
    .map(
      ({ n, index }) =>
        checkpoints.find(({ size }) => Number(size) > Number(index))!.signed.getTime() - committed.get(n)!,
    )
    .sort((a, b) => a - b);
  return {
    rate: committed.size / seconds,
    everySeconds: seconds / checkpoints.length,
    p99: (waits[Math.floor(waits.length * 0.99)] ?? Infinity) / 1000,
  };
}

try {
  await transactions(true);
  const [logged, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    logged.push(await transactions(true));
    bare.push(await transactions(false));
  }
  const outbox = median(logged.map((each, i) => each / bare[i]!));
  await drained();
  const { sequenced, grown } = await drained();
  const load = await underLoad();
  printTable([
    [`${WRITERS} writers, fsync on`, 'measured', 'spread', 'target'],
    ['transactions with an outbox row, a second', Math.round(median(logged)), spread(logged), ''],
    ['the same without', Math.round(median(bare)), spread(bare), ''],
    ['ratio', outbox.toFixed(2), '', '≥ 0.60'],
    ['entries given their number, a second', Math.round(sequenced), '', '≥ 5000'],
    ['entries taken into the tree, a second', Math.round(grown), '', ''],
    ['both, one after the other', Math.round(1 / (1 / sequenced + 1 / grown)), '', ''],
    ['under load: acts a second', Math.round(load.rate), '', ''],
    ['seconds between checkpoints', load.everySeconds.toFixed(1), '', '≤ 1'],
    ['seconds from commit to a signed checkpoint, p99', load.p99.toFixed(1), '', '≤ 5'],
  ]);
  if (outbox < 0.6 || sequenced < 5000 || load.p99 > 5) process.exitCode = 1;
} finally {
  await drop();
  rmSync(folder, { recursive: true, force: true });
}
