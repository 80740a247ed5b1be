// What is read by `redress import` may come from anyone: it is bounded, whole, and split where exports split their lines.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { freshDatabase, freshPlace } from '../../test/database.ts';
import { newId } from '../base/ids.ts';
import { Refused } from '../base/refused.ts';
import { openStore } from '../files/store.ts';
import { sourceRecorded } from '../record/words/acts.ts';
import { commit, draft } from './commit.ts';
import { exportPlace } from './export.ts';
import { importPlace } from './import.ts';
import { openPackedLines } from './packed-lines.ts';
import { sequence } from './sequencer.ts';

const here = await freshDatabase();
const there = await freshDatabase();
const folder = mkdtempSync(join(tmpdir(), 'redress-import-'));
const shelf = await openStore(join(folder, 'files'));
const MB = 1024 * 1024;

async function exported(title: string): Promise<{ file: string; place: string }> {
  const { ctx } = await freshPlace(here.db);
  const body = { source: newId(), title, standing: 'own' as const, held: true, lang: 'en' };
  await commit(ctx, [draft({ act: sourceRecorded, body })]);
  await sequence(here.db, ctx.place, 'test');
  const file = join(folder, `${ctx.place}.redress`);
  await exportPlace(here.db, ctx.place, shelf, file);
  return { file, place: ctx.place };
}

const nothingHere = async (place: string) =>
  assert.equal((await there.db.pool.query('select 1 from priv.places where id = $1', [place])).rowCount, 0);

const refused = (line: number, why: RegExp) => (error: unknown) =>
  error instanceof Refused &&
  error.code === 'unreadable' &&
  error.args.line === line &&
  why.test(String(error.args.why));

/** A gzip of `first` and then `times` times the same piece. Parts gzipped one by one and laid end to end are one gzip as well. */
function bomb(name: string, first: string, piece: Buffer | string, times: number): string {
  const path = join(folder, name);
  const packed = gzipSync(piece);
  writeFileSync(path, Buffer.concat([gzipSync(first), ...Array<Buffer>(times).fill(packed)]));
  return path;
}

const header = (files: number, acts: number) =>
  `${JSON.stringify({ redress: 'export/1', place: newId(), slug: 'bomb', name: 'Bomb', files, acts })}\n`;

describe('an export that is a trap', () => {
  it('with one endless line is refused at the limit of its sort, with the line and the limit', async () => {
    const zeros = Buffer.alloc(MB, '0');
    const traps = [
      [bomb('header', '', zeros, 40), refused(1, /longer than 1 MB/)],
      [bomb('act', header(0, 1), zeros, 80), refused(2, /longer than 64 MB/)],
      [bomb('file', header(1, 1), zeros, 600), refused(2, /longer than 86 MB/)],
    ] as const;
    for (const [path, told] of traps) {
      assert.ok(statSync(path).size < 4 * MB);
      await assert.rejects(importPlace(there.db, shelf, path), told);
    }
  });

  it('is let go of at the limit: what lies behind it is never unpacked', async () => {
    const path = bomb('endless', '', Buffer.alloc(MB, '0'), 600);
    const lines = await openPackedLines(path);
    const before = process.memoryUsage();
    await assert.rejects(lines.next(MB), /too long/);
    lines.close();
    const held = process.memoryUsage();
    assert.ok(held.arrayBuffers - before.arrayBuffers < 32 * MB, `${held.arrayBuffers - before.arrayBuffers} held`);
  });

  it('with lines of good length and no end to them is refused once it unpacks too far', async () => {
    const line = `${JSON.stringify({ file: 'f'.repeat(64), base64: 'A'.repeat(MB) })}\n`;
    const path = bomb('lines', '', line, 600);
    const lines = await openPackedLines(path);
    let taken = 0;
    await assert.rejects(async () => {
      for (; (await lines.next(2 * MB)) !== undefined; taken++);
    }, /unpacks too far/);
    lines.close();
    assert.ok(taken > 150 && taken < 400, `${taken} lines taken`);
  });
});

describe('an export', () => {
  it('cut off anywhere, were it by the last byte, is refused, and nothing is left of it', async () => {
    const { file, place } = await exported('a source');
    const whole = readFileSync(file);
    const path = join(folder, 'cut.redress');
    const lengths = [0, 1, 10, ...Array.from({ length: 12 }, (_, i) => Math.floor((whole.length * i) / 12))];
    for (const length of [...lengths, ...Array.from({ length: 9 }, (_, i) => whole.length - 1 - i)]) {
      writeFileSync(path, whole.subarray(0, length));
      await assert.rejects(
        importPlace(there.db, shelf, path),
        (error) => error instanceof Refused && error.code === 'unreadable',
        `cut to ${length} of ${whole.length} bytes`,
      );
    }
    const wrongSum = Buffer.from(whole);
    wrongSum[wrongSum.length - 6]! ^= 1;
    writeFileSync(path, wrongSum);
    await assert.rejects(importPlace(there.db, shelf, path), (error) => error instanceof Refused);
    await nothingHere(place);
    await importPlace(there.db, shelf, file);
  });

  it('whose words hold signs that end a line elsewhere comes back all the same', async () => {
    const { file } = await exported('one\u2028two\u2029three\u0085four\rfive');
    assert.match(gunzipSync(readFileSync(file)).toString(), /one\u2028two\u2029three/);
    const found = await importPlace(there.db, shelf, file);
    assert.equal(found.acts > 0, true);
  });

  it('with more behind its last act is refused', async () => {
    const { file, place } = await exported('a source');
    const path = join(folder, 'more.redress');
    writeFileSync(path, gzipSync(Buffer.concat([gunzipSync(readFileSync(file)), Buffer.from('{}\n')])));
    await assert.rejects(importPlace(there.db, shelf, path), (error) =>
      refused(gunzipSync(readFileSync(file)).toString().split('\n').length, /more in the file/)(error),
    );
    await nothingHere(place);
  });
});
