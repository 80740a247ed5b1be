// Sequencers, growers and signers killed at any moment, two at a time, while acts go on: every checkpoint that was ever signed is a beginning
// of one tree, and the log goes on.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { check } from '../../ledger/cli/check.ts';
import { freshDatabase, freshPlace } from '../../test/database.ts';
import { commit, draft } from '../acts/commit.ts';
import { inPlace } from '../base/database.ts';
import { newId } from '../base/ids.ts';
import { openInstallation } from '../installation.ts';
import { organizationRecorded } from '../record/people/acts.ts';

const ROUNDS = 10;
const from = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);

/** What a process does that is going to be killed; it says the number of each checkpoint. */
const work = `
import { openDatabase } from ${from('../base/database.ts')};
import { sequence } from ${from('../acts/sequencer.ts')};
import { growTree } from ${from('./grow.ts')};
import { signTree } from ${from('./sign.ts')};
const db = openDatabase(process.argv[1], { max: 2 });
const log = JSON.parse(process.argv[2]);
for (;;) {
  await sequence(db, log.place, String(process.pid));
  await growTree(db, log.place);
  const number = await signTree(db, log, new Date());
  if (number !== undefined) console.log(number);
}`;

/** Two of them, until together they have signed so many times. */
function untilKilled(
  url: string,
  log: object,
  after: number,
): { said: string[]; wrong: string[]; ended: Promise<void> } {
  const said: string[] = [];
  const wrong: string[] = [];
  const children = [0, 1].map(() =>
    spawn(process.execPath, ['--input-type=module', '-e', work, url, JSON.stringify(log)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
  const ends = children.map(
    (child) =>
      new Promise<void>((resolve) => {
        child.stdout.on('data', (text: Buffer) => {
          said.push(...String(text).split('\n').filter(Boolean));
          if (said.length >= after) for (const each of children) each.kill('SIGKILL');
        });
        child.stderr.on('data', (text: Buffer) => /Error|CannotSign/.test(String(text)) && wrong.push(String(text)));
        child.on('close', (code) => {
          // One that ended by itself has failed; the other would wait for it for ever.
          if (code !== null) for (const each of children) each.kill('SIGKILL');
          resolve();
        });
      }),
  );
  return { said, wrong, ended: Promise.all(ends).then(() => undefined) };
}

test(`${ROUNDS} times two publishers are killed: every checkpoint is a beginning of one tree, and no entry is lost`, async () => {
  const { db, ownerUrl, url } = await freshDatabase();
  const { ctx } = await freshPlace(db, { slug: 'killed' });
  const room = mkdtempSync(join(tmpdir(), 'redress-killed-'));
  const log = { place: ctx.place, slug: 'killed', host: 'killed.localhost', folder: join(room, 'log') };
  let signed = 0;
  let acts = 1;
  for (let round = 0; round < ROUNDS; round++) {
    // The lease of a sequencer that was killed is over: nobody waits for it here.
    await inPlace(db, ctx.place, (tx) => sql`update heads set until = now() - interval '1 second'`.execute(tx));
    const { said, wrong, ended } = untilKilled(url, log, 3 + round * 2);
    let isOver = false;
    void ended.then(() => {
      isOver = true;
    });
    for (; !isOver; acts++) {
      const id = newId();
      const body = {
        organization: id,
        slug: `o-${id}`,
        name: 'Invented',
        kind: 'association' as const,
        summary: 'Invented.',
        lang: 'en',
      };
      await commit(ctx, [draft({ act: organizationRecorded, body })]);
    }
    assert.deepEqual(wrong, []);
    signed += said.length;
  }
  await inPlace(db, ctx.place, (tx) => sql`update heads set until = now() - interval '1 second'`.execute(tx));
  const site = await openInstallation({ ownerUrl, dataDir: room, host: '127.0.0.1', port: 0, log: 'silent' });
  try {
    while ((await inPlace(db, ctx.place, (tx) => tx.selectFrom('outbox').select('n').limit(1).execute())).length > 0);
    await site.publisher.round();
    const lines: string[] = [];
    assert.ok(await check(`http://localhost:${site.port}`, { say: (line) => lines.push(line) }), lines.join('\n'));
    const [, entries, checkpoints] = /(\d+) entries[\s\S]* (\d+) checkpoints/.exec(lines.join('\n'))!;
    assert.equal(Number(entries), acts);
    assert.ok(Number(checkpoints) >= signed, `${checkpoints} kept, ${signed} told`);
  } finally {
    await site.close();
    rmSync(room, { recursive: true, force: true });
  }
});
