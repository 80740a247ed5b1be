// The desk of a meeting over HTTP, as the organizer, the mayor's aide and the clerk of Millbrook use it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { millbrook, openExampleSite } from '../../../test/examples.ts';
import { reader } from '../../../test/site.ts';

const site = await openExampleSite();

async function person(as: string) {
  const own = reader(site, millbrook);
  assert.equal((await own.send('/try-as', { as })).status, 303);
  return own;
}
const organizer = await person('organizer');
const aide = await person('aide');
const clerk = await person('clerk');

const at = async (title: RegExp): Promise<string> => {
  const { text } = await organizer.get('/meetings');
  const found = [...text.matchAll(/<a href="\/meetings\/(\d+-[^"]+)">(.*?)<\/a>/gs)].find(([, , words]) =>
    title.test(words!),
  );
  return found![1]!;
};
const working = await at(/Working meeting/);
const ride = await at(/An evening on the 7/);

describe('at the desk of a meeting', () => {
  it('who invites to it finds it, and both sides are offered the same work', async () => {
    assert.match((await organizer.get('/desk/meetings')).text, new RegExp(`/desk/meetings/${working}/work`));
    const offered = async (own: typeof aide) =>
      [
        ...(await own.get(`/desk/meetings/${working}/work`)).text.matchAll(/<li><a href="\/desk\/meetings\/([^"]+)">/g),
      ].map(([, what]) => what);
    assert.deepEqual(await offered(organizer), await offered(aide));
    assert.ok((await offered(clerk)).length > (await offered(aide)).length);
    assert.equal((await aide.get(`/desk/meetings/${ride}/cancel`)).status, 403);
    assert.equal((await (await person('resident')).get(`/desk/meetings/${working}/work`)).status, 403);
  });

  it('a meeting is called off with its reason, comes back, and a form without the reason keeps what was typed', async () => {
    const none = await organizer.send(`/desk/meetings/${ride}/cancel`, { reason: ' ', lang: 'en' });
    assert.equal(none.status, 422);
    const done = await organizer.send(`/desk/meetings/${ride}/cancel`, { reason: 'The driver is ill.', lang: 'en' });
    assert.deepEqual([done.status, done.location], [303, `/meetings/${ride}`]);
    const page = (await organizer.get(`/meetings/${ride}`)).text;
    assert.match(page, /This meeting is cancelled/);
    assert.match(page, /The driver is ill\./);
    assert.match(page, /7:40/);
    assert.doesNotMatch((await organizer.get(`/desk/meetings/${ride}/work`)).text, /\/agenda"/);
    const back = await organizer.send(`/desk/meetings/${ride}/return`, { stands: 'confirmed', reason: '', lang: 'en' });
    assert.equal(back.status, 303);
    assert.match((await organizer.get(`/meetings/${ride}`)).text, /It takes place after all/);
  });

  it('minutes come as a file, are objected to at their words, and a quote that stands nowhere comes back', async () => {
    const form = `/desk/meetings/${working}/minutes`;
    const now = /<textarea[^>]*name="text"[^>]*>([^<]*)<\/textarea>/.exec((await organizer.get(form)).text)![1]!.trim();
    const file = {
      field: 'file',
      name: 'minutes.txt',
      type: 'text/plain',
      bytes: Buffer.from('Everybody was there.\n\nNobody spoke.'),
    };
    const sent = await organizer.upload(form, { text: now, lang: 'en', private: 'no' }, file);
    assert.deepEqual([sent.status, sent.location], [303, `/meetings/${working}/minutes/3`], sent.text.slice(0, 2000));
    const page = (await aide.get(`/meetings/${working}/minutes/3`)).text;
    assert.match(page, /Nobody spoke\./);
    assert.match(page, /minutes\.txt/);
    const work = (await aide.get(`/desk/meetings/${working}/work`)).text;
    const object = /href="(\/desk\/minutes\/[^"]+\/object)"/.exec(work)![1]!;
    const wrong = await aide.send(object, { quote: 'Somebody spoke.', words: 'I did speak.', lang: 'en' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /do not stand in this version/);
    assert.match(wrong.text, /I did speak\./);
    const right = await aide.send(object, { quote: 'Nobody spoke.', words: 'I did speak.', lang: 'en', private: 'no' });
    assert.deepEqual([right.status, right.location], [303, `/meetings/${working}/minutes/3#objection1`]);
    assert.equal((await organizer.get(object.replace('object', 'approve'))).status, 403, 'nobody approves their own');
    assert.equal((await aide.send(object.replace('object', 'approve'), { lang: 'en' })).status, 303);
  });

  it('a series is announced, and everything wrong with one is told at once', async () => {
    const bad = await organizer.send('/desk/meetings/series/new', { title: '', every: 'week', count: '0', lang: 'en' });
    assert.equal(bad.status, 422);
    for (const field of ['title', 'day', 'count']) assert.match(bad.text, new RegExp(`href="#f-${field}"`), field);
    const year = String(new Date().getUTCFullYear() + 1);
    const day = { 'day-year': year, 'day-month': '1', 'day-day': '6' };
    const good = { title: 'Riders’ table', every: 'two-weeks', count: '3', status: 'confirmed', lang: 'en', ...day };
    const sent = await organizer.send('/desk/meetings/series/new', good);
    assert.equal(sent.status, 303, sent.text.slice(0, 3000));
    const page = (await organizer.get(sent.location!)).text;
    assert.equal([...page.matchAll(/<li><a href="\/meetings\/\d+-riders-table">/g)].length, 3);
    const more = await organizer.send(`/desk${sent.location}/more`, { count: '2', lang: 'en' });
    assert.equal(more.status, 303);
    assert.equal([...(await organizer.get(sent.location!)).text.matchAll(/<li><a href="\/meetings\/\d+-/g)].length, 5);
    assert.equal((await aide.get(`/desk${sent.location}/more`)).status, 403);
  });
});
