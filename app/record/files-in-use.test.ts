import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { freshDatabase } from '../../test/database.ts';
import { inPlace } from '../base/database.ts';
import { openStore, pathOf } from '../files/store.ts';
import { sweep } from '../files/sweep.ts';
import { filesInUse } from './files-in-use.ts';
import { publishLetter } from './letters/actions.ts';
import { town } from './letters/town.ts';
import { coverText, eraseText } from './moderation/actions.ts';

const { db } = await freshDatabase();
const folder = mkdtempSync(join(tmpdir(), 'redress-use-'));
after(() => rmSync(folder, { recursive: true, force: true }));

test('a file stays while an act names it, covered or not, and goes when it is erased or was never named', async () => {
  const { ctx, alpha, as } = await town(db);
  const store = await openStore(folder);
  const put = async (words: string) => (await store.put(Buffer.from(words), { limit: 1000 })).digest;
  const [kept, gone, orphan] = [await put('kept'), await put('gone'), await put('never published')];
  const publish = async (file: string, title: string) =>
    publishLetter(as('speaker', alpha), {
      organizations: [alpha],
      title,
      lang: 'en',
      paragraphs: ['We ask.'],
      demands: [{ heading: 'Ask', quote: 'We ask.' }],
      rendition: { file, name: 'letter.pdf', media: 'application/pdf', bytes: 4 },
    });
  await publish(kept, 'First');
  await publish(gone, 'Second');
  const steward = { ...ctx, author: { role: 'steward', name: 'Steward' } as const };
  const versionOf = (file: string) =>
    inPlace(db, ctx.place, async (tx) => {
      const found = await tx
        .selectFrom('renditions')
        .select('act_id')
        .where('file', '=', file)
        .executeTakeFirstOrThrow();
      return found.act_id;
    });
  await coverText(steward, { act: await versionOf(kept), field: 'file', reason: 'mistake' });
  await eraseText(steward, { act: await versionOf(gone), field: 'file', ground: 'person-asked' });
  const old = new Date(Date.now() - 3 * 86_400_000);
  for (const digest of [kept, gone, orphan]) utimesSync(pathOf(folder, digest), old, old);
  await sweep(folder, filesInUse(db, [ctx.place]), new Date(Date.now() - 86_400_000));
  assert.deepEqual([await store.has(kept), await store.has(gone), await store.has(orphan)], [true, false, false]);
});
