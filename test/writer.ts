// A process that acts and says so, to be killed: prints the id of each act after its commit was acknowledged.

import { commit, draft } from '../app/acts/commit.ts';
import { sequence } from '../app/acts/sequencer.ts';
import { appUrl, openDatabase } from '../app/base/database.ts';
import { newId } from '../app/base/ids.ts';
import { sourceRecorded } from '../app/record/words/acts.ts';

const [ownerUrl, place] = process.argv.slice(2) as [string, string];
const db = openDatabase(appUrl(ownerUrl), { onError: () => undefined });
const ctx = { db, place, author: { role: 'clerk', name: 'Writer' } as const, now: () => new Date() };

async function write(): Promise<never> {
  for (;;) {
    const body = { source: newId(), title: 'a source', standing: 'own' as const, held: true, lang: 'en' };
    const [act] = await commit(ctx, [draft({ act: sourceRecorded, body })]);
    process.stdout.write(`${act!.id}\n`);
  }
}

async function log(): Promise<never> {
  for (;;) await sequence(db, place, `writer ${process.pid}`);
}

await Promise.all([write(), write(), write(), write(), log()]);
