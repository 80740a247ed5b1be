// The pages of meetings as Millbrook shows them: every state an invitation can be in stands on a page one can reach, in the same words for
// every side; calendars are files a calendar program reads.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { crawl } from '../../../test/crawl.ts';
import { millbrook, openExampleSite } from '../../../test/examples.ts';
import { reader } from '../../../test/site.ts';

const site = await openExampleSite();
const visitor = reader(site, millbrook);

const linkTo = async (page: string, words: RegExp): Promise<string> => {
  const { text } = await visitor.get(page);
  const found = [...text.matchAll(/<a href="([^"]+)"[^>]*>(.*?)<\/a>/gs)].find(([, , inside]) => words.test(inside!));
  assert.ok(found, `${page} has no link ${words}`);
  return found[1]!;
};

describe('a program', () => {
  const inMachineWords = (text: string) =>
    JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)![1]!);

  it('reads a meeting as an event: when, where, whether it stands, who invites', async () => {
    const path = await linkTo('/meetings', /Working meeting/);
    const { text } = await visitor.get(path);
    const event = inMachineWords(text);
    assert.deepEqual(
      [event['@type'], event.name, event.location.name, event.organizer[0].name],
      ['Event', 'Working meeting on the evening buses', 'The depot, upstairs', 'Riders of Millbrook'],
    );
    assert.ok(event['@id'].endsWith(path));
    assert.match(event.startDate, /^\d{4}-\d\d-\d\dT18:00$/);
    const series = await linkTo('/meetings', /the counter and at the library/);
    const cancelled = [...(await visitor.get(series)).text.matchAll(/href="(\/meetings\/\d+-[^"]+)"/g)][2]![1]!;
    const gone = inMachineWords((await visitor.get(cancelled)).text);
    assert.equal(gone.eventStatus, 'https://schema.org/EventCancelled');
    assert.ok(gone.superEvent.endsWith(series));
  });
});

describe('a visitor', () => {
  it('reaches a page for every state of an invitation', async () => {
    const pages = await crawl(visitor, {
      from: ['/meetings'],
      stays: (path) => /^\/meetings(\/(?!series)[^/]+)?$/.test(path),
    });
    const all = [...pages.values()].map((one) => one.text).join('\n');
    for (const state of [
      'asked, no delivery evidenced',
      'no reply yet',
      'accepted',
      'tentative',
      'accepted with conditions',
      'declined',
      'attended, as claimed',
      'attended, confirmed',
      'absent, as claimed',
      'absent, confirmed',
    ])
      assert.match(all, new RegExp(`<span class="tag">(<svg[^>]*>.*?</svg>)?${state}</span>|>${state}<`), state);
    assert.match(all, />disputed</);
  });

  it('reads the minutes in both versions, the objection at its words, and what changed', async () => {
    const meeting = await linkTo('/meetings', /Working meeting/);
    const { text } = await visitor.get(`${meeting}/minutes/1`);
    assert.match(
      text,
      /<mark>It was agreed that the work begins before the winter\.<\/mark><a class="d" id="at1" href="#objection1">/,
    );
    assert.match(text, /Nothing was agreed about a date/);
    const changes = await visitor.get(`${meeting}/minutes/2/changes`);
    assert.equal(changes.status, 200);
    assert.match(changes.text, /<del>/);
    for (const nothing of ['0', '3', 'x', '1/changes'])
      assert.equal((await visitor.get(`${meeting}/minutes/${nothing}`)).status, 404, nothing);
    const wrong = await visitor.get('/meetings/8-another-title/minutes/1');
    assert.ok([301, 404].includes(wrong.status));
  });

  it('finds the meetings to come, past, declined and cancelled, of whom they choose', async () => {
    const holder = /value="(post:[^"]+)"[^>]*>Mayor</.exec((await visitor.get('/meetings')).text)![1]!;
    for (const [list, there, gone] of [
      ['upcoming', /Walk to school/, /Working meeting/],
      ['past', /Working meeting/, /Walk to school/],
      ['declined', /Town hall on evening buses/, /Walk to school/],
      ['cancelled', /Hearing on the fares/, /Working meeting/],
    ] as const) {
      const { text } = await visitor.get(`/meetings?list=${list}`);
      assert.match(text, there, list);
      assert.doesNotMatch(text, gone, list);
    }
    const own = (await visitor.get(`/meetings?list=upcoming&holder=${holder}`)).text;
    assert.match(own, /Walk to school/);
    assert.doesNotMatch(own, /The commission at the counter/);
    for (const odd of ['list=nothing', 'holder=x', 'holder=post:x&page=0', 'page=99999999'])
      assert.equal((await visitor.get(`/meetings?${odd}`)).status, 200, odd);
  });

  it('is led from a demand to the meetings it is on the agenda of', async () => {
    const letter = await linkTo('/letters', /bus/i);
    const { text } = await visitor.get(`${letter}/demands/1`);
    assert.match(text, /On the agenda of/);
    assert.match(text, /href="\/meetings\/\d+-working-meeting-on-the-evening-buses#item1"/);
  });
});

describe('a calendar', () => {
  const unfolded = (text: string) => text.replace(/\r\n[ \t]/g, '');
  const eventsIn = (text: string) => unfolded(text).split('BEGIN:VEVENT').slice(1);

  it('of a series keeps what is cancelled and what moved, each with a link back (decidim #11994)', async () => {
    const series = await linkTo('/meetings', /The commission at the counter/);
    const page = series.startsWith('/meetings/series/')
      ? series
      : await linkTo(series, /The commission at the counter/);
    const answer = await visitor.get(`${page}/calendar.ics`);
    assert.match(String(answer.headers['content-type']), /^text\/calendar/);
    const events = eventsIn(answer.text);
    assert.equal(events.length, 6);
    assert.equal(events.filter((one) => one.includes('STATUS:CANCELLED')).length, 1);
    assert.equal(events.filter((one) => one.includes('SEQUENCE:1\r\n')).length, 2, 'one moved, one cancelled');
    for (const one of events) assert.match(one, /URL;VALUE=URI:https?:\/\/[^\r]+\/meetings\/\d+-/);
    for (const one of events) assert.match(one, /DESCRIPTION:[^\r]*\/meetings\/\d+-/);
    assert.equal(new Set(events.map((one) => /UID:([^\r]+)/.exec(one)![1])).size, 6);
    const again = await visitor.get(`${page}/calendar.ics`);
    assert.equal(again.text, answer.text, 'the same record makes the same bytes');
    const known = await visitor.get(`${page}/calendar.ics`, { 'if-none-match': String(answer.headers.etag) });
    assert.equal(known.status, 304);
  });

  it('of a holder, of one meeting and of the place is there; of nobody is not', async () => {
    const meeting = await linkTo('/meetings', /An evening on the 7/);
    const one = await visitor.get(`${meeting}/calendar.ics`);
    assert.match(unfolded(one.text), /SEQUENCE:2\r\n/);
    assert.match(one.text, /STATUS:TENTATIVE/);
    assert.equal(eventsIn(one.text).length, 1);
    const mayor = await visitor.get('/posts/mayor/meetings.ics');
    assert.ok(eventsIn(mayor.text).some((event) => event.includes('Walk to school')));
    const riders = await visitor.get((await linkTo('/organizations', /Riders/)) + '/meetings.ics');
    assert.ok(eventsIn(riders.text).length > 1);
    assert.ok(eventsIn((await visitor.get('/meetings/calendar.ics')).text).length > 8);
    for (const path of ['/posts/nobody/meetings.ics', '/meetings/999/calendar.ics', '/meetings/series/99/calendar.ics'])
      assert.equal((await visitor.get(path)).status, 404, path);
    assert.match((await visitor.get('/es/meetings/calendar.ics')).text, /X-WR-CALNAME:Reuniones/);
  });
});
