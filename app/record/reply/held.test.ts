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
import { replayed, signedIn } from '../letters/town.ts';
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
