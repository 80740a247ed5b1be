// What a publisher cannot do to a private person who was told, and what nobody loses: over HTTP, without JavaScript.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestSite } from '../../../test/site.ts';
import { inPlace } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { calendarOf } from '../clocks/calendar.ts';
import { namedInDraft, replyBefore } from './before.ts';
import { namedOnPublishing } from './publishing.ts';
import { workingDaysAfter } from './rules.ts';
import { beginLetter, hasLeft, linkIn, monday, text, town } from './town.ts';

const clock = { now: monday };
const site = await openTestSite({ now: () => clock.now });

async function told() {
  const { ctx, visitor, organizer } = await town(site);
  const draft = await beginLetter(organizer);
  const mail = site.sink!.next();
  await organizer.send(`${draft}/named`, { name: 'Ruth Okafor', address: 'ruth@okafor.example' });
  const link = await linkIn(mail);
  const named = () => inPlace(site.db, ctx.place, (tx) => namedInDraft(tx, draft.split('/').at(-1)!));
  const mails = () =>
    inPlace(site.db, ctx.place, (tx) =>
      tx.selectFrom('mails').select('id').where('kind', 'like', 'reply.%').execute(),
    ).then((rows) => rows.length);
  return { ctx, visitor, organizer, draft, link, named, mails };
}

describe('somebody who was told', () => {
  it('stays on the list while the letter names them, with the reply they gave', async () => {
    const { visitor, organizer, draft, link, named } = await told();
    const { id } = (await named())[0]!;
    const early = await organizer.send(`${draft}/named`, { remove: id });
    assert.equal(early.status, 422);
    assert.match(early.text, /still names Ruth Okafor/);
    await visitor.send(link, { words: 'I was never asked.', stands: 'role' });
    assert.equal((await organizer.send(`${draft}/named`, { remove: id })).status, 422);
    // Called otherwise, with the same words said of them: the reply is not thrown away.
    await organizer.send(`${draft}/text`, { text: `${text}\n\nThe bookkeeper is meant.`.replace('Ms. Okafor', 'She') });
    assert.equal((await organizer.send(`${draft}/named`, { remove: id })).status, 303, 'her words are gone from it');
    assert.equal((await named()).length, 0);
  });

  it('is told at another address where the first was wrong, and the first link leads nowhere', async () => {
    const { visitor, organizer, draft, link, named } = await told();
    const mail = site.sink!.next();
    const again = await organizer.send(`${draft}/named`, { name: 'Ruth Okafor', address: 'r.okafor@post.example' });
    assert.equal(again.status, 303, again.text);
    const right = await linkIn(mail);
    assert.equal((await named()).length, 1);
    assert.equal((await visitor.get(link)).status, 404);
    assert.match((await visitor.get(right)).text, /Ms\. Okafor has refused us/);
    const same = await organizer.send(`${draft}/named`, { name: 'Ruth Okafor', address: 'r.okafor@post.example' });
    assert.equal(same.status, 422, 'the same address again is no correction');
  });

  it('is mailed anew only when what is said of them changed, and never more than a few times a day', async () => {
    const { organizer, draft, named, mails } = await told();
    const { id } = (await named())[0]!;
    for (let n = 0; n < 3; n++) await organizer.send(`${draft}/named`, { again: id });
    assert.equal(await mails(), 1);
    const statuses: number[] = [];
    for (let n = 0; n < 7; n++) {
      await organizer.send(`${draft}/text`, { text: text.replace('a year', `${n + 2} years`) });
      statuses.push((await organizer.send(`${draft}/named`, { again: id })).status);
    }
    assert.deepEqual(statuses.slice(-2), [429, 429]);
    assert.equal(await mails(), 6);
  });

  it('is not said to have had notice when the mail never left, or came back', async () => {
    for (const gone of [
      { sent: null, dropped: 'gone' },
      { sent: clock.now, returned: clock.now },
    ]) {
      const { ctx, visitor, organizer, draft } = await told();
      await hasLeft(ctx);
      await inPlace(site.db, ctx.place, (tx) => tx.updateTable('mails').set(gone).execute());
      clock.now = new Date('2026-03-05T15:00:00Z');
      assert.equal((await organizer.send(`${draft}/publish`, {})).status, 303);
      assert.match((await visitor.get('/letters/1-open-the-books')).text, /notice came back/);
      clock.now = monday;
    }
  });

  it('loses no reply given while the letter goes out: it goes with it, or stands beside it', async () => {
    const { ctx, visitor, organizer, draft, link, named } = await told();
    const id = draft.split('/').at(-1)!;
    clock.now = new Date('2026-03-05T15:00:00Z');
    const one = { id, letter: null, title: 'Open the books', summary: '', paragraphs: text.split('\n\n'), lang: 'en' };
    const first = await namedOnPublishing(ctx, one);
    const { id: naming } = (await named())[0]!;
    await replyBefore(ctx, naming, { words: 'A moment before.' });
    await assert.rejects(
      inPlace(site.db, ctx.place, (tx) => first.beside(tx, [])),
      (error) => error instanceof Refused && error.code === 'changed-meanwhile',
    );
    assert.equal((await organizer.send(`${draft}/publish`, {})).status, 303);
    const late = replyBefore(ctx, naming, { words: 'A moment after.' });
    await assert.rejects(late, (error) => error instanceof Refused && error.code === 'closed');
    assert.equal((await named())[0]!.words, 'A moment before.', 'what was refused is not kept either');
    assert.equal((await visitor.send(link, { words: 'Later.', stands: 'role' })).status, 303);
    const page = (await visitor.get('/letters/1-open-the-books')).text;
    assert.match(page, /Later\.[\s\S]*A moment/);

    // The next version of the letter may not say other things of her unseen.
    const letter = await inPlace(site.db, ctx.place, (tx) =>
      tx.selectFrom('letters').select('id').executeTakeFirstOrThrow(),
    );
    const second = (words: string) =>
      namedOnPublishing(ctx, { ...one, id: newId(), letter: letter.id, paragraphs: words.split('\n\n') });
    await second(`${text}\n\nMore.`);
    await assert.rejects(
      second(text.replace('refused us', 'stolen')),
      (error) => error instanceof Refused && error.fields[0]?.code === 'reply-named-before',
    );
    clock.now = monday;
  });
});

describe('the days before publication', () => {
  const friday = '2026-03-06';
  it('are working days of the place: its own days of rest and its holidays do not count', () => {
    const rest = (days: number[], off: string[] = []) =>
      calendarOf([{ year: 2026, days: off.map((date) => ({ date, name: 'Off' })), rest: days }]);
    assert.equal(workingDaysAfter(friday, 2, calendarOf([])), '2026-03-10');
    assert.equal(workingDaysAfter('2026-03-05', 2, rest([5, 6])), '2026-03-09', 'Friday and Saturday rest there');
    assert.equal(workingDaysAfter(friday, 2, rest([0, 6], ['2026-03-09'])), '2026-03-11');
    assert.ok(workingDaysAfter(friday, 2, rest([0, 1, 2, 3, 4, 5, 6])) > friday, 'and never without end');
  });
});
