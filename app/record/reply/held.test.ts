// A private person named in minutes, a meeting or a statement is told before it is recorded, over HTTP and without JavaScript; whoever
// records is asked, waits, and loses nothing.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { simpleParser } from 'mailparser';
import { freshPlace } from '../../../test/database.ts';
import { openTestSite, type Reader, reader } from '../../../test/site.ts';
import { clearServed } from '../../base/clearing.ts';
import { inPlace } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { openSession } from '../../identity/sessions.ts';
import { changeDrafts, draftsFor } from '../answers/sitting/store.ts';
import { publishLetter } from '../letters/actions.ts';
import { replayed, signedIn, town as townIn } from '../letters/town.ts';
import { recordEvent } from '../meetings/actions.ts';
import { recordSource } from '../words/actions.ts';
import { HELD_DAYS, servedReplies } from './clearing.ts';

const monday = new Date('2026-03-02T15:00:00Z');
const clock = { now: monday };
const site = await openTestSite({ now: () => clock.now });

async function town() {
  clock.now = monday;
  const { ctx: made } = await freshPlace(site.db);
  const ctx = { ...made, now: site.now, wake: site.site.wake };
  await site.directory.refresh();
  const { id: source } = await recordSource(ctx, { title: 'Paper', standing: 'reported', held: false });
  await recordEvent(ctx, {
    kind: 'meeting',
    title: 'Meeting on the books',
    status: 'confirmed',
    day: '2026-03-01',
    standing: 'reported',
    lang: 'en',
    sources: [source],
  });
  const visitor = reader(site, `${site.directory.byId(ctx.place)!.view.slug}.localhost`);
  const clerk = await signedIn(site, ctx, 'Cleo Clerk', 'clerk');
  const form = '/desk/meetings/1-meeting-on-the-books/minutes';
  const fields = { text: minutes, by: '', lang: 'en', sources: source };
  const acts = async () =>
    (await inPlace(site.db, ctx.place, (tx) => tx.selectFrom('acts').select('id').execute())).length;
  const waiting = () => inPlace(site.db, ctx.place, (tx) => tx.selectFrom('held_words').selectAll().execute());
  return { ctx, source, visitor, clerk, form, fields, acts, waiting };
}

const minutes = 'The books were read.\n\nMs. Okafor was said to have kept them at home.';
const ruth = {
  private: 'yes',
  privateName: 'Ruth Okafor',
  privateAddress: 'ruth@okafor.example',
  privateCalled: 'a bookkeeper',
};

const linkIn = async (mail: Promise<{ raw: Buffer }>): Promise<string> => {
  const read = await simpleParser((await mail).raw);
  assert.match(read.text ?? '', /Wednesday, March 4, 2026|March 4, 2026/);
  return /\/reply\/[A-Za-z0-9_-]{43}/.exec(read.text ?? '')![0];
};

/** Where an answer leads, without the place on the page: a browser does not send it. */
const led = (answer: { location?: string }): string => (answer.location ?? '').split('#')[0]!;

const main = (answer: { text: string }) =>
  answer.text.slice(answer.text.indexOf('<main'), answer.text.indexOf('</main'));

describe('minutes that name a private person', () => {
  it('wait until she has replied or her days are over; then her words stand beside them with equal space', async () => {
    const { ctx, visitor, clerk, form, fields, acts, waiting } = await town();
    const before = await acts();
    const unasked = await clerk.send(form, fields);
    assert.equal(unasked.status, 422, 'nobody records without having been asked');
    assert.match(main(unasked), /Ms\. Okafor was said/, 'and nothing typed is lost');

    const mail = site.sink!.next();
    const sent = await clerk.send(form, { ...fields, ...ruth });
    assert.match(sent.location!, /\/minutes\?held=[0-9a-f-]{36}#private$/);
    const link = await linkIn(mail);
    assert.equal(await acts(), before, 'nothing is public');
    assert.doesNotMatch((await visitor.get('/meetings/1-meeting-on-the-books')).text, /Okafor|bookkeeper/);
    const back = await clerk.get(led(sent));
    assert.match(main(back), /Ruth Okafor[\s\S]*through March 4, 2026/);
    assert.match(main(back), /Ms\. Okafor was said to have kept them at home\./);
    assert.doesNotMatch(main(back), /ruth@okafor/, 'once entered, nobody is shown the address');
    assert.match((await clerk.get('/desk')).text, /the minutes of a meeting: Meeting on the books/);

    const spanish = main(await clerk.get(`/es${led(sent)}`));
    assert.match(
      spanish,
      /Ruth Okafor[\s\S]*name="held"|name="held"[\s\S]*Ruth Okafor/,
      'in another language it waits as well',
    );
    const renamed = main(await clerk.get(led(sent).replace('1-meeting-on-the-books', '1-otherwise')));
    assert.match(renamed, /name="held"/);

    const seen = await visitor.get(link);
    assert.match(main(seen), /the minutes of a meeting: Meeting on the books[\s\S]*Ms\. Okafor was said to have kept/);
    assert.doesNotMatch(main(seen), /The books were read/, 'only what names her');
    const early = await clerk.send(led(sent), { ...fields, private: 'no' });
    assert.equal(early.location, sent.location, 'it still waits');
    assert.equal((await visitor.send(link, { words: 'They never left the hall.', stands: 'role' })).status, 303);
    assert.match(main(await clerk.get(led(sent))), /has replied/);
    assert.doesNotMatch(main(await clerk.get(led(sent))), /never left/);

    const done = await clerk.send(led(sent), { ...fields, private: 'no' });
    assert.match(done.location!, /\/minutes\/1$/, main(done));
    const page = (await visitor.get('/meetings/1-meeting-on-the-books')).text;
    const beside = page.slice(page.indexOf('id="named"'));
    assert.match(beside, /a bookkeeper[\s\S]*They never left the hall\./);
    assert.match(beside, /before publication/);
    assert.deepEqual(await waiting(), []);
    assert.deepEqual(await replayed(site.ownerUrl, ctx), []);
    const all = await inPlace(site.db, ctx.place, (tx) => tx.selectFrom('acts').select('fields').execute());
    assert.doesNotMatch(JSON.stringify(all), /ruth@okafor|Ruth Okafor/, 'her name and address are in no act');
    // The same link goes on working.
    assert.equal((await visitor.send(link, { words: 'Ask the archivist.', stands: 'role' })).status, 303);

    // The next version: the same words of her need nothing, other words are for her to see first.
    const next = await clerk.send(form, { ...fields, text: `${minutes}\n\nCorrected.`, private: 'no' });
    assert.match(next.location ?? '', /\/minutes\/2$/, main(next));
    const worse = await clerk.send(form, {
      ...fields,
      text: minutes.replace('kept them', 'burned them'),
      private: 'no',
    });
    assert.equal(worse.status, 422);
    assert.match(main(worse), /Okafor, who was told of what was published before/);
    assert.doesNotMatch(main(worse), /Ruth/, 'no more of her name than stands there');
  });

  it('go out when her two working days are over; other words about her begin them anew', async () => {
    const { ctx, visitor, clerk, form, fields, acts, waiting } = await town();
    const held = led(await clerk.send(form, { ...fields, ...ruth }));
    const { account_id: account } = (await waiting())[0]!;
    // A keeper of the record confirms every few hours that it is them; here they sit down anew.
    const later = async (now: string) => {
      clock.now = new Date(now);
      const { token } = await inPlace(site.db, ctx.place, (tx) =>
        openSession(tx, ctx.place, account, undefined, clock.now, true),
      );
      clerk.cookies.set('redress_session', token);
    };
    await later('2026-03-04T23:00:00Z');
    const early = await clerk.send(held, { ...fields, private: 'no' });
    assert.equal(led(early), held, `Tuesday and Wednesday are hers: ${early.status} ${main(early)}`);
    await later('2026-03-05T15:00:00Z');
    const before = await acts();
    const told = site.sink!.next();
    const stolen = { ...fields, text: minutes.replace('kept them at home', 'stolen them') };
    assert.equal(led(await clerk.send(held, { ...stolen, private: 'no' })), held);
    assert.ok((await told).raw.length > 0, 'she is told what is said of her now');
    assert.equal(await acts(), before);
    await later('2026-03-10T15:00:00Z');
    assert.match((await clerk.send(held, { ...stolen, private: 'no' })).location!, /\/minutes\/1$/);
    const page = (await visitor.get('/meetings/1-meeting-on-the-books')).text;
    assert.match(page.slice(page.indexOf('id="named"')), /a bookkeeper[\s\S]*No reply here so far/);
  });

  it('that name somebody nobody can reach go out at once, and say that notice could not be sent', async () => {
    const { visitor, clerk, form, fields, waiting } = await town();
    const done = await clerk.send(form, { ...fields, ...ruth, privateAddress: '' });
    assert.match(done.location!, /\/minutes\/1$/, main(done));
    assert.match((await visitor.get('/meetings/1-meeting-on-the-books')).text, /notice could not be sent/);
    assert.deepEqual(await waiting(), []);
  });

  it('sent twice wait once, and she is told once', async () => {
    const { ctx, clerk, form, fields, waiting } = await town();
    const page = await clerk.get(form);
    const once = /name="once" value="([^"]+)"/.exec(page.text)![1]!;
    const csrf = /name="csrf" value="([^"]+)"/.exec(page.text)![1]!;
    const both = await Promise.all([1, 2].map(() => clerk.post(form, { ...fields, ...ruth, once, csrf, seen: '0' })));
    assert.deepEqual(
      both.map((one) => one.status),
      [303, 303],
      both.map(main).join(),
    );
    assert.equal((await waiting()).length, 1);
    const mails = await inPlace(site.db, ctx.place, (tx) =>
      tx.selectFrom('mails').select('id').where('kind', '=', 'reply.held-notice').execute(),
    );
    assert.equal(mails.length, 1);
  });

  it('are their writer’s alone while they wait, and can be given up; then nobody’s name is kept', async () => {
    const { ctx, visitor, clerk, form, fields, waiting } = await town();
    const mail = site.sink!.next();
    const held = led(await clerk.send(form, { ...fields, ...ruth }));
    const link = await linkIn(mail);
    const id = /held=([0-9a-f-]{36})/.exec(held)![1]!;
    const other = await signedIn(site, ctx, 'Otto Clerk', 'clerk');
    assert.doesNotMatch((await other.get(held)).text, /Okafor/);
    assert.equal((await other.get(`/desk/named/waiting/${id}`)).status, 404);
    assert.equal((await other.send(held, { ...fields, private: 'no', held: id })).status, 404);
    assert.equal((await clerk.get(`/desk/named/waiting/${newId()}`)).status, 404);
    assert.equal((await clerk.send(`/desk/named/waiting/${id}`, {})).status, 303);
    assert.deepEqual(await waiting(), []);
    assert.deepEqual(
      await inPlace(site.db, ctx.place, (tx) => tx.selectFrom('named_people').selectAll().execute()),
      [],
    );
    assert.match((await visitor.get(link)).text, /Nothing/i);
  });
});

describe('what nobody sent again', () => {
  it('is forgotten with the names and addresses in it; whoever is named in public stays', async () => {
    const { ctx, visitor, clerk, form, fields, waiting } = await town();
    const mail = site.sink!.next();
    const held = led(await clerk.send(form, { ...fields, ...ruth }));
    const link = await linkIn(mail);
    await visitor.send(link, { words: 'No.', stands: 'role' });
    await clerk.send(held, { ...fields, private: 'no' });
    await clerk.send(form, { ...fields, ...ruth, text: `${minutes} Again.` });
    const people = () => inPlace(site.db, ctx.place, (tx) => tx.selectFrom('named_people').select('replied').execute());
    const cleared = (days: number) =>
      clearServed(site.db, servedReplies, new Date(monday.getTime() + days * 86_400_000));
    await cleared(HELD_DAYS - 1);
    assert.deepEqual([(await waiting()).length, (await people()).length], [1, 2]);
    await cleared(HELD_DAYS + 1);
    assert.deepEqual([(await waiting()).length, (await people()).length], [0, 1]);
    assert.equal((await visitor.send(link, { words: 'Still here.', stands: 'role' })).status, 303);
  });
});

describe('a meeting and a statement that name a private person', () => {
  const told = async (clerk: Reader, form: string, fields: Record<string, string | string[]>) => {
    const mail = site.sink!.next();
    const held = await clerk.send(form, { ...fields, ...ruth });
    assert.match(held.location ?? '', /\?held=/, main(held));
    return { held: led(held), link: await linkIn(mail) };
  };

  it('wait alike, and her reply stands beside them', async () => {
    const { ctx, source, visitor, clerk } = await town();
    const event = {
      kind: 'meeting',
      title: 'Hearing of Ruth Okafor',
      status: 'confirmed',
      'day-year': '2026',
      'day-month': '3',
      'day-day': '1',
      standing: 'reported',
      lang: 'en',
      sources: source,
    };
    const statement = {
      role: 'A resident',
      words: 'Okafor has the books.',
      quoted: 'told',
      'day-year': '2026',
      'day-month': '3',
      'day-day': '1',
      attribution: 'reported',
      standing: 'reported',
      lang: 'en',
      sources: source,
    };
    for (const [form, fields, page] of [
      ['/desk/meetings/new', event, /^\/meetings\/2/],
      ['/desk/statements/new', statement, /^\/statements\/1/],
    ] as const) {
      const { held, link } = await told(clerk, form, fields);
      assert.match(main(await visitor.get(link)), /Okafor/);
      await visitor.send(link, { words: 'I am not asked anything.', stands: 'role' });
      const done = await clerk.send(held, { ...fields, private: 'no' });
      assert.match(done.location!, page, main(done));
      assert.match(
        (await visitor.get(done.location!)).text,
        /id="named"[\s\S]*a bookkeeper[\s\S]*I am not asked anything\./,
      );
    }
    assert.deepEqual(await replayed(site.ownerUrl, ctx), []);
  });
});

describe('an answer that names a private person', () => {
  async function asked() {
    clock.now = monday;
    const there = await townIn(site.db);
    const ctx = { ...there.ctx, now: site.now, wake: site.site.wake };
    const letter = await publishLetter(
      { ...there.as('speaker', there.alpha), now: site.now },
      {
        organizations: [there.alpha],
        title: 'Open the books',
        lang: 'en',
        paragraphs: ['One thing.', 'Another thing.'],
        demands: [1, 2].map((n) => ({ heading: `Thing ${n}`, paragraph: n, holders: [{ post: there.mayor }] })),
      },
    );
    await site.directory.refresh();
    const aide = await signedIn(site, ctx, 'Ana Aide', { membership: there.membership });
    const visitor = reader(site, `${site.directory.byId(ctx.place)!.view.slug}.localhost`);
    const [one, two] = letter.demands.map(({ referrals }) => referrals[0]!.id) as [string, string];
    const answer = { verdict: 'declined', reasons: 'Ms. Okafor has the books.', lang: 'en' };
    const days = async () =>
      inPlace(site.db, ctx.place, (tx) => tx.selectFrom('answers').select(['number', 'day', 'reasons']).execute());
    const mails = async () =>
      (await inPlace(site.db, ctx.place, (tx) => tx.selectFrom('mails').select('id').execute())).length;
    return { ctx, aide, visitor, one, two, answer, days, mails, form: `/desk/referrals/${one}/answer` };
  }

  it('waits for her, counts as given on the day it was sent, and her reply stands beside it', async () => {
    const { ctx, aide, visitor, answer, days, mails, form } = await asked();
    const wrong = await aide.send(form, { ...answer, ...ruth, reasons: '' });
    assert.equal(wrong.status, 422);
    assert.equal(await mails(), 0, 'nobody is told of words that cannot be published');
    const mail = site.sink!.next();
    const held = led(await aide.send(form, { ...answer, ...ruth }));
    const link = await linkIn(mail);
    assert.deepEqual(await days(), []);
    assert.match(main(await visitor.get(link)), /an answer to this demand: Thing 1[\s\S]*Okafor has the books/);
    await visitor.send(link, { words: 'I gave them back.', stands: 'role' });
    clock.now = new Date('2026-03-06T15:00:00Z');
    const done = await aide.send(held, { ...answer, private: 'no' });
    assert.equal(done.location, '/letters/1-open-the-books/demands/1/answers/mayor-1', main(done));
    assert.deepEqual(await days(), [{ number: 1, day: '2026-03-02', reasons: answer.reasons }]);
    const page = (await visitor.get(done.location!)).text;
    assert.match(page, /id="named"[\s\S]*a bookkeeper[\s\S]*I gave them back\./);
    assert.match(page, /March 2, 2026[\s\S]*March 6, 2026/, 'sent, and recorded');
    assert.deepEqual(await replayed(site.ownerUrl, ctx), []);
    // A revision in other words about her is for her to see first, by the form of one answer and by the sitting's alike.
    const worse = { ...answer, reasons: 'Ms. Okafor burned the books.', private: 'no' };
    assert.match(main(await aide.send(form, worse)), /Okafor, who was told of what was published before/);
    assert.equal((await aide.send(form, { ...worse, reasons: 'All is well.' })).status, 303);
  });

  it('left lying counts on the day it is published, and the same words for many demands wait for nobody', async () => {
    const { aide, one, two, answer, days, form } = await asked();
    const held = led(await aide.send(form, { ...answer, ...ruth }));
    // What waits for one demand is not sent as the answer to another, with its day.
    const other = await aide.send(held.replace(one, two), {
      ...answer,
      private: 'no',
      held: /held=(.*)/.exec(held)![1]!,
    });
    assert.equal(other.status, 404);
    const both = { ...answer, ...ruth, referrals: [one, two], follows: [`${one}:`, `${two}:`] };
    assert.match(main(await aide.send(`/desk/asked/answer?r=${one}&r=${two}`, both)), /one at a time/);
    clock.now = new Date('2026-03-09T15:00:00Z');
    assert.equal((await aide.send(held, { ...answer, private: 'no' })).status, 303);
    assert.deepEqual(
      (await days()).map((row) => row.day),
      ['2026-03-09'],
    );
  });

  it('is kept apart in a sitting by its number; the rest is published, and its draft goes when it is', async () => {
    const { ctx, aide, one, two, answer, days } = await asked();
    const words = { verdict: answer.verdict, reasons: answer.reasons, refers: '', noneKnown: false, lang: 'en' };
    const browser = newId();
    const draft = { account: newId(), name: 'Ana', browser, words, asides: [], revision: 1, changed: '2026-03-02' };
    const drafts = new Map([one, two].map((id) => [id, () => draft] as const));
    await inPlace(site.db, ctx.place, (tx) => changeDrafts(tx, ctx.place, drafts));
    const ticked = { r: [one, two], seen: [`${one}:1:`, `${two}:1:`] };
    const review = '/desk/asked/sitting/review';
    assert.match(main(await aide.send(review, { ...ticked, private: '7' })), /under these numbers: 7/);
    const sent = await aide.send(review, { ...ticked, private: '1' });
    assert.equal(sent.location, `/desk/referrals/${one}/answer?draft=yes&published=1`, main(sent));
    assert.equal((await days()).length, 1);
    const form = main(await aide.get(sent.location!));
    assert.match(form, /One answer is published/);
    assert.match(form, /Ms\. Okafor has the books\.[\s\S]*value="yes" checked/);
    const held = led(await aide.send(sent.location!, { ...answer, ...ruth, privateAddress: '', draft: '1' }));
    assert.match(held, /answers\/mayor-1$/, 'nobody can reach her, so nothing waits');
    assert.equal((await inPlace(site.db, ctx.place, (tx) => draftsFor(tx, [one, two]))).size, 0);
  });
});

describe('an objection and a point of an agenda', () => {
  it('wait as minutes do', async () => {
    const { ctx, visitor, clerk, form, fields } = await town();
    await clerk.send(form, { ...fields, text: 'The books were read.', private: 'no' });
    const { id } = (await inPlace(site.db, ctx.place, (tx) => tx.selectFrom('minutes').select('id').execute()))[0]!;
    const said = { ...fields, text: '', words: 'It was Ruth Okafor who read them.' };
    for (const [path, done] of [
      [`/desk/minutes/${id}/object`, /#objection1$/],
      ['/desk/meetings/1-meeting-on-the-books/agenda', /#item1$/],
    ] as const) {
      assert.equal((await clerk.send(path, said)).status, 422, 'asked');
      const mail = site.sink!.next();
      const held = led(await clerk.send(path, { ...said, ...ruth }));
      await visitor.send(await linkIn(mail), { words: 'I did.', stands: 'role' });
      assert.match((await clerk.send(held, { ...said, private: 'no' })).location ?? '', done);
    }
    const page = (await visitor.get('/meetings/1-meeting-on-the-books')).text;
    assert.equal(page.slice(page.indexOf('id="named"')).match(/I did\./g)?.length, 2);
  });
});
