// The public pages of people, powers and words over real HTTP: sound in both languages, small, the same for whoever looks; hostile
// words stay words; what does not exist is not found.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { freshDatabase } from '../../../test/database.ts';
import { markupProblems } from '../../web/markup-rules.ts';
import { style } from '../../web/style.ts';
import { toldTown } from './told-town.ts';

const { site, pages } = await toldTown((await freshDatabase()).db);

describe('every page', () => {
  for (const [name, path] of Object.entries(pages)) {
    it(`${name} is sound in both languages, small, and lets no word become markup`, async () => {
      for (const lang of ['', '/es']) {
        const { status, page } = await site.get(lang + path);
        assert.equal(status, 200);
        assert.deepEqual(await markupProblems(page), []);
        assert.ok(!/<script>alert|<img src=x/.test(page));
        assert.ok(gzipSync(page).length + gzipSync(style).length <= 14_336);
        assert.equal((await site.get(lang + path, 'ana')).page, page, 'the same for whoever looks');
      }
    });
  }

  it('that does not exist is not found', async () => {
    for (const path of [
      '/organizations/nobody',
      '/posts/nobody',
      '/people/99',
      '/people/ada',
      '/powers/nothing',
      '/sources/x',
      '/statements/99',
      '/statements/0',
      '/statements/1e3',
      '/statements/x',
    ]) {
      assert.equal((await site.get(path)).status, 404, path);
    }
  });

  it('answers a senseless question with what was wrong in it, not with an error', async () => {
    for (const query of [
      'verb=abolish&object=x',
      'verb=dismiss',
      'object=<b>',
      'verb=dismiss&object=a&on-year=2021&on-month=2&on-day=30',
      `verb=dismiss&object=${'x'.repeat(500)}`,
    ]) {
      const { status, page } = await site.get(`/powers/who-can?${query}`);
      assert.equal(status, 200);
      assert.match(page, /class="problems"/, query);
      assert.deepEqual(await markupProblems(page), []);
    }
    for (const query of ['verb=abolish', 'holder=x', 'on-year=x', 'verb=&holder=&on-day=31']) {
      assert.equal((await site.get(`/powers?${query}`)).status, 200);
    }
  });
});
