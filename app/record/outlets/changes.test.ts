// A long letter's changes are read page after page off the acts. Asking the timeline for the numbers of all of them again at each page took 80
// seconds a page with 100,000 acts, and anybody could ask for it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { freshDatabase } from '../../../test/database.ts';
import { sequence } from '../../acts/sequencer.ts';
import { inPlace } from '../../base/database.ts';
import { makeView } from '../../web/view.ts';
import { publishLetter } from '../letters/actions.ts';
import { town } from '../letters/town.ts';
import { listCalled } from './lists.ts';
import { readAll } from './read.ts';

const { db, ownerUrl } = await freshDatabase();

test('the changes of a letter or an office are found without the timeline, and a page at a time in the log’s order', async () => {
  const { ctx, alpha, mayor, as } = await town(db);
  for (const title of ['Ours', 'Another'])
    await publishLetter(as('speaker', alpha), {
      organizations: [alpha],
      title,
      lang: 'en',
      paragraphs: ['Open the books.'],
      demands: [{ heading: 'Open', paragraph: 1, holders: [{ post: mayor }] }],
    });
  await sequence(db, ctx.place, 'test');
  const place = {
    id: ctx.place,
    slug: 'town',
    name: 'Town',
    baseUrl: 'https://town.example',
    languages: ['en'],
    zone: 'America/Chicago',
    divisionId: 'ocd-division/country:us',
  };
  const view = makeView({ place, lang: 'en', today: '2026-03-02', path: '/changes' });
  const entries = async (filters: Record<string, string>) => {
    const found: number[] = [];
    const read = <T>(work: Parameters<typeof inPlace<T>>[2]) => inPlace(db, ctx.place, work);
    for await (const items of readAll(read, listCalled('changes')!, { place: ctx.place, view, filters }))
      found.push(...items.map((item) => Number(item.entry)));
    return found;
  };
  const before = { letter: await entries({ letter: '1' }), mayor: await entries({ holder: 'mayor' }) };
  assert.ok(before.letter.length >= 3 && before.mayor.length >= 3);
  assert.deepEqual(
    before.letter,
    before.letter.toSorted((a, b) => a - b),
  );
  const other = await entries({ letter: '2' });
  assert.ok(!other.some((entry) => before.letter.includes(entry)), 'each letter its own');
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('alter table pub.timeline no force row level security');
  await owner.query('delete from pub.timeline');
  await owner.end();
  assert.deepEqual({ letter: await entries({ letter: '1' }), mayor: await entries({ holder: 'mayor' }) }, before);
});
