// A journalist exports everything about one holder and reads it in elsewhere: equal hashes, a part that says it is one, nothing covered
// in it, and nothing let in that was changed on the way.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { freshDatabase } from '../../../test/database.ts';
import { millbrook, openExampleSite } from '../../../test/examples.ts';
import { openTestSite, reader } from '../../../test/site.ts';
import { type ActLine, exportPlace, type Header } from '../../acts/export.ts';
import { importPlace } from '../../acts/import.ts';
import { checkLog, checkPlace } from '../../acts/rebuild.ts';
import { inPlace } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { coverText } from '../moderation/actions.ts';
import { exportHolder, holdersCalled } from './holder-export.ts';

const site = await openExampleSite();
const place = site.directory.byHost(millbrook)!.view.id;
const waiting = () => inPlace(site.db, place, (tx) => tx.selectFrom('outbox').select('n').limit(1).execute());
while ((await waiting()).length > 0);

const folder = mkdtempSync(join(tmpdir(), 'redress-holder-'));
const linesOf = (file: string): string[] => gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
const leavesOf = (file: string): Map<number, string> =>
  new Map(
    linesOf(file)
      .map((line) => JSON.parse(line) as ActLine)
      .flatMap((line) => (line.leaf ? [[line.index!, line.leaf] as const] : [])),
  );
const holder = async (name: string): Promise<string> =>
  (await inPlace(site.db, place, (tx) => holdersCalled(tx, name)))[0]!.stream;
const part = join(folder, 'mayor.redress');
const whole = join(folder, 'whole.redress');
await exportPlace(site.db, place, site.files, whole);
const header = await exportHolder(site.db, place, site.files, part, await holder('mayor'));

describe('everything about one holder', () => {
  it('is a part of the whole with equal leaves, and is read in elsewhere with equal leaves again', async () => {
    const [all, some] = [leavesOf(whole), leavesOf(part)];
    assert.ok(some.size > 10 && some.size < all.size, `${some.size} of ${all.size}`);
    for (const [index, leaf] of some) assert.equal(leaf, all.get(index));
    const there = await openTestSite();
    const read = await importPlace(there.db, there.files, part);
    assert.equal(read.part?.of, await holder('mayor'));
    assert.deepEqual(await checkLog(there.db, place), []);
    assert.deepEqual(await checkPlace(there.ownerUrl, place), []);
    const back = join(folder, 'back.redress');
    await exportHolder(there.db, place, there.files, back, await holder('mayor'));
    assert.deepEqual(leavesOf(back), some);
    await there.directory.refresh();
    const page = await reader(there, millbrook).get('/posts/mayor');
    assert.equal(page.status, 200);
    assert.match(page.text, /This is a part of the record of Millbrook/);
    assert.match((await reader(there, millbrook).get('/es/posts/mayor')).text, /Esto es una parte del registro/);
  });

  it('holds every act of the place that names the holder, and every page about it can be read', async () => {
    const id = (await holder('mayor')).split('/')[1]!;
    const naming = linesOf(whole).filter((line) => line.includes(id) && line.includes('"leaf"'));
    const held = new Set(linesOf(part).map((line) => (JSON.parse(line) as ActLine).id));
    for (const line of naming) {
      const act = JSON.parse(line) as ActLine;
      if (JSON.stringify(act.fields).includes(id)) assert.ok(held.has(act.id), act.kind);
    }
    const there = await openTestSite();
    await importPlace(there.db, there.files, part);
    await there.directory.refresh();
    const [here, copy] = [reader(site, millbrook), reader(there, millbrook)];
    for (const list of ['answers', 'asked', 'powers', 'deliveries']) {
      const rows = async (by: typeof here) =>
        (JSON.parse((await by.get(`/${list}.json?holder=mayor`)).text).items as Record<string, unknown>[]).map(
          ({ url, ...row }) => row,
        );
      assert.deepEqual(await rows(copy), await rows(here), list);
      assert.ok((await rows(here)).length > 0, list);
    }
    for (const { url } of JSON.parse((await here.get('/answers.json?holder=mayor')).text).items)
      assert.equal((await copy.get(new URL(url).pathname)).status, 200, url);
  });

  it('can be taken away by everyone, with a tag, and of nobody who is not there', async () => {
    const visitor = reader(site, millbrook);
    const answer = await visitor.get('/posts/mayor/record.redress');
    assert.equal(answer.status, 200);
    assert.match(String(answer.headers['content-disposition']), /millbrook-posts-mayor\.redress/);
    assert.equal(
      (await visitor.get('/posts/mayor/record.redress', { 'if-none-match': String(answer.headers.etag) })).status,
      304,
    );
    for (const path of ['/posts/nobody/record.redress', '/organizations/mayor/record.redress'])
      assert.equal((await visitor.get(path)).status, 404, path);
    const { items } = JSON.parse((await visitor.get('/organizations.json')).text);
    assert.equal((await visitor.get(`/organizations/${items[0].slug}/record.redress`)).status, 200);
  });

  it('leaves out what is covered, and keeps that it was covered', async () => {
    const answer = await inPlace(site.db, place, (tx) =>
      tx
        .selectFrom('answers')
        .select(['act_id', 'reasons'])
        .where('reasons', 'is not', null)
        .orderBy('act_id')
        .executeTakeFirstOrThrow(),
    );
    const steward = {
      db: site.db,
      place,
      author: { role: 'steward', name: 'A steward' } as const,
      now: site.now,
      wake: site.site.wake,
    };
    await coverText(steward, { act: answer.act_id, field: 'reasons', reason: 'private-person' });
    while ((await waiting()).length > 0);
    const covered = join(folder, 'covered.redress');
    const { answers } = await inPlace(site.db, place, async (tx) => ({
      answers: await tx.selectFrom('acts').select('fields').where('id', '=', answer.act_id).executeTakeFirstOrThrow(),
    }));
    const fields = answers.fields as unknown as { holder_post?: string; holder_organization?: string };
    const of = fields.holder_post ? `post/${fields.holder_post}` : `organization/${fields.holder_organization}`;
    await exportHolder(site.db, place, site.files, covered, of);
    const text = linesOf(covered).join('\n');
    assert.ok(!text.includes(JSON.stringify(answer.reasons).slice(1, -1)));
    assert.match(text, /"moderation.covered\/1"/);
    const there = await freshDatabase();
    await importPlace(there.db, site.files, covered);
    assert.deepEqual(await checkPlace(there.ownerUrl, place), []);
  });
});

describe('a part that was changed on the way', () => {
  const lines = linesOf(part);
  const at = lines.findIndex((line) => line.includes('"kind":"answer.given/1"'));
  const changed = (header: (given: Header) => Header, change: (all: string[]) => string[] = (all) => all): string => {
    const path = join(folder, 'changed.redress');
    const [first, ...rest] = change([...lines]);
    writeFileSync(path, gzipSync(`${[JSON.stringify(header(JSON.parse(first!))), ...rest].join('\n')}\n`));
    return path;
  };
  const same = (given: Header) => given;
  const cases: Record<string, () => string> = {
    'as if it were the whole': () => changed(({ part: _, ...given }) => given),
    'with an act fewer than it says': () => changed(same, (all) => all.slice(0, -1)),
    'with two acts exchanged': () =>
      changed(same, (all) => [...all.slice(0, at), all[at + 1]!, all[at]!, ...all.slice(at + 2)]),
    'with an act twice': () =>
      changed(
        (given) => ({ ...given, acts: given.acts + 1 }),
        (all) => [...all.slice(0, at), all[at]!, ...all.slice(at)],
      ),
    'with other words': () =>
      changed(same, (all) => all.map((line, i) => (i === at ? line.replace('"verdict":"', '"verdict":"x') : line))),
    'with entries beyond its log': () => changed((given) => ({ ...given, part: { ...given.part!, log: 3 } })),
    'with a part that is none': () => changed((given) => ({ ...given, part: { of: '<script>', log: 1e9 } })),
  };
  for (const [name, make] of Object.entries(cases))
    it(`${name} is refused with the line, and nothing is left`, async () => {
      const there = await freshDatabase();
      await assert.rejects(
        importPlace(there.db, site.files, make()),
        (error) => error instanceof Refused && error.code === 'unreadable',
      );
      assert.equal((await there.db.pool.query('select 1 from priv.places')).rowCount, 0);
    });

  it('is refused where the place is already', async () => {
    assert.ok(header.part);
    await assert.rejects(
      importPlace(site.db, site.files, part),
      (error) => error instanceof Refused && error.code === 'duplicate',
    );
  });
});
