// Writing a letter as a person does it, over HTTP and without JavaScript: every step to the public page, and the rest of the desk.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { docxParagraph, makeDocx } from '../../files/made-documents.ts';
import { begin, hiddenOf, paragraphs, pdf, problems, rows, site, town } from './desk-town.ts';
import { signedIn } from './town.ts';

describe('a letter from a file to the public page', () => {
  it('goes through every step without JavaScript and is published once', async () => {
    const { ctx, mayor, organizer } = await town();
    const draft = await begin(organizer);
    const text = await organizer.get(`${draft}/text`);
    assert.match(text.text, /We ask you to open the books\./);
    const original = await organizer.get(`${draft}/file`);
    assert.equal(
      createHash('sha256').update(Buffer.from(pdf.bytes)).digest('hex'),
      /"([0-9a-f]{64})"/.exec(String(original.headers.etag))?.[1],
    );
    assert.match(String(original.headers['content-disposition']), /^attachment; filename="Our letter\.pdf"$/);
    assert.equal(original.headers['cache-control'], 'private, no-store');

    const checked = await organizer.send(`${draft}/text`, { text: paragraphs.join('\r\n\r\n') });
    assert.equal(checked.location, `${draft}/demands`, problems(checked.text));
    const ticked = await organizer.send(`${draft}/demands`, { p: ['1', '2'] });
    assert.equal(ticked.location, `${draft}/headings`);
    const named = await organizer.send(`${draft}/headings`, {
      'heading-1': 'Open the books',
      'quote-1': '',
      'verb-1': 'disclose',
      'object-1': 'The books',
      'heading-2': 'Meet us',
      'quote-2': 'We ask you to meet us.',
      'occurrence-2': '2',
    });
    assert.equal(named.location, `${draft}/asked`, problems(named.text));
    const asked = await organizer.send(`${draft}/asked`, { holders: [`post:${mayor}`] });
    assert.equal(asked.location, `${draft}/asked/each`);
    const each = await organizer.send(`${draft}/asked/each`, { 'h-1': `post:${mayor}`, 'h-2': `post:${mayor}` });
    assert.equal(each.location, `${draft}/publish`);
    const check = await organizer.get(`${draft}/publish`);
    assert.match(check.text, /Put to Mayor/);

    const form = hiddenOf(check.text);
    const [once, twice] = await Promise.all([
      organizer.post(`${draft}/publish`, form),
      organizer.post(`${draft}/publish`, form),
    ]);
    assert.deepEqual([once.status, twice.status].sort(), [303, 303], problems(once.text + twice.text));
    const late = await organizer.post(`${draft}/publish`, form);
    assert.equal(late.location, draft, 'a form sent again leads where it led before');

    const letters = await rows(ctx, (tx) => tx.selectFrom('letters').selectAll().execute());
    assert.equal(letters.length, 1);
    const demands = await rows(ctx, (tx) => tx.selectFrom('demands').selectAll().orderBy('number').execute());
    assert.deepEqual(
      demands.map((one) => [one.heading, one.mark, one.quote, one.object_key]),
      [
        ['Open the books', 'resolved', paragraphs[1], 'the-books'],
        ['Meet us', 'resolved', 'We ask you to meet us.', null],
      ],
    );
    assert.equal(demands[1]!.start_at, paragraphs.join('\n\n').lastIndexOf('We ask you to meet us.'));
    assert.deepEqual(await rows(ctx, (tx) => tx.selectFrom('letter_drafts').selectAll().execute()), []);

    const page = await organizer.get('/letters/1-open-the-books');
    assert.equal(page.status, 200);
    const file = /href="(\/files\/[0-9a-f]{64})"/.exec(page.text)?.[1];
    const served = await organizer.get(file!);
    assert.equal(served.status, 200);
    assert.match(String(served.headers['content-security-policy']), /sandbox/);
    assert.equal(served.headers['x-content-type-options'], 'nosniff');
    for (const old of ['text', 'demands', 'publish']) {
      const step = await organizer.get(`${draft}/${old}`);
      assert.equal(step.status, 409, 'closed, and says so');
      assert.match(step.text, /“Open the books” is public/);
      assert.match(step.text, /href="\/letters\/1-open-the-books">Open it/);
    }
  });

  it('takes DOCX, HTML, text of another encoding and pasted text', async () => {
    const { ctx, organizer } = await town();
    const kinds: [string, Uint8Array, string[]][] = [
      ['a.docx', makeDocx(paragraphs.map((one) => docxParagraph(one)).join('')), []],
      [
        'a.html',
        Buffer.from(
          `<!doctype html><title>x</title>${paragraphs.map((one) => `<p>${one}</p>`).join('')}<script>alert(1)</script>`,
        ),
        [],
      ],
      ['a.txt', Buffer.from('Señor alcalde,\n\n¡Basta ya!', 'latin1'), ['encoding-guessed']],
    ];
    for (const [name, bytes, warnings] of kinds) {
      const draft = await begin(organizer, { field: 'file', name, type: 'application/octet-stream', bytes });
      const saved = await rows(ctx, (tx) =>
        tx.selectFrom('letter_drafts').selectAll().where('id', '=', draft.split('/').at(-1)!).executeTakeFirstOrThrow(),
      );
      assert.deepEqual(saved.paragraphs, name === 'a.txt' ? ['Señor alcalde,', '¡Basta ya!'] : paragraphs, name);
      assert.deepEqual(saved.warnings, warnings);
      const page = await organizer.get(`${draft}/text`);
      assert.ok(warnings.length === 0 || /we guessed/.test(page.text));
      assert.doesNotMatch(page.text, /alert\(1\)/);
    }
    await begin(organizer, undefined, { text: 'Pasted words.' });
  });
});

describe('words that stand twice', () => {
  it('come back once with their places to choose from, and may be left for later', async () => {
    const { ctx, organizer } = await town();
    const draft = await begin(organizer);
    await organizer.send(`${draft}/demands`, { p: '2' });
    const words = { 'heading-1': 'Meet us', 'quote-1': 'We ask you to meet us.' };
    const first = await organizer.send(`${draft}/headings`, words);
    assert.equal(first.location, `${draft}/headings`);
    assert.match((await organizer.get(`${draft}/headings`)).text, /These words stand 2 times/);
    const later = await organizer.send(`${draft}/headings`, { ...words, 'occurrence-1': '' });
    assert.equal(later.location, `${draft}/asked`);
    const published = await organizer.send(`${draft}/publish`, {});
    assert.equal(published.status, 303, problems(published.text));
    const before = await rows(ctx, (tx) => tx.selectFrom('demands').selectAll().executeTakeFirstOrThrow());
    assert.equal(before.mark, 'unresolved');
    const place = `/desk/demands/${before.id}/place`;
    const asked = await organizer.send(place, { quote: 'We ask you to meet us.' });
    assert.match(problems(asked.text), /stand 2 times/);
    assert.equal((await organizer.send(place, { quote: 'We ask you to meet us.', occurrence: '2' })).status, 303);
    const now = await rows(ctx, (tx) =>
      tx.selectFrom('demands').selectAll().where('superseded_by', 'is', null).executeTakeFirstOrThrow(),
    );
    assert.deepEqual(
      [now.mark, now.number, now.start_at],
      ['resolved', 1, paragraphs.join('\n\n').lastIndexOf('We ask you to meet us.')],
    );
  });
});

describe('the rest of the desk', () => {
  it('records a reported letter, its deliveries and what the receiver says; and puts a demand to one more holder', async () => {
    const { ctx, alpha, mayor, clerk: office, membership, source } = await town();
    const clerk = await signedIn(site, ctx, 'Ada Clerk', 'clerk');
    const holder = await signedIn(site, ctx, 'Mo Mayor', { membership });
    const report = {
      title: 'A letter on the books',
      lang: 'en',
      organizations: [alpha],
      'day-year': '2021',
      'day-month': '4',
      'day-day': '22',
      demands: 'Open the books\r\n\r\nMeet us',
      complete: 'some',
      holders: [`post:${mayor}`],
    };
    const bare = await clerk.send('/desk/letters/report', report);
    assert.equal(bare.status, 422);
    const worse = { ...report, lang: 'xx', title: '—', demands: `${'long '.repeat(60)}\n${'long '.repeat(60)}` };
    const all = await clerk.send('/desk/letters/report', worse);
    assert.match(problems(all.text), /^5 things/);
    const entered = await clerk.send('/desk/letters/report', { ...report, sources: [source] });
    assert.equal(entered.status, 303, problems(entered.text));
    const desk = entered.location!;
    const unproven = await clerk.send(`${desk}/delivery`, {
      fact: 'delivered',
      holder: `post:${mayor}`,
      channel: 'hand',
      'day-year': '2021',
      evidence: '',
    });
    assert.match(problems(unproven.text), /how it is known/);
    const sent = await clerk.send(`${desk}/delivery`, {
      fact: 'sent',
      holder: `post:${mayor}`,
      channel: 'mail',
      'day-year': '2021',
      'day-month': '4',
      'day-day': '22',
      sources: [source],
    });
    assert.equal(sent.status, 303, problems(sent.text));
    const { id } = await rows(ctx, (tx) => tx.selectFrom('deliveries').select('id').executeTakeFirstOrThrow());
    const asking = await holder.get(`/es/desk/deliveries/${id}/dispute`);
    assert.match(asking.text, /enviada a Mayor el 22 de abril de 2021\./);
    const said = await holder.send(`/desk/deliveries/${id}/dispute`, {
      what: 'disputed',
      words: 'It went to the media.',
    });
    assert.equal(said.status, 303, problems(said.text));
    const page = await clerk.get('/letters/1-a-letter-on-the-books');
    assert.match(page.text, /It went to the media\./);
    assert.match(page.text, /Delivery to Mayor disputed/);
    assert.match(page.text, /The full letter is not held/);
    assert.doesNotMatch(page.text, /no answer/i);
    const demand = await rows(ctx, (tx) =>
      tx.selectFrom('demands').select('id').orderBy('number').executeTakeFirstOrThrow(),
    );
    const refer = { holder: `post:${office}`, sources: [source] };
    assert.equal((await clerk.send(`/desk/demands/${demand.id}/refer`, refer)).status, 303);
    assert.match(problems((await clerk.send(`/desk/demands/${demand.id}/refer`, refer)).text), /already/);
  });

  it('takes back a delivery with a mistyped year: refused before the letter’s day, withdrawn after it, and readable still', async () => {
    const { ctx, beta, mayor, membership, organizer } = await town();
    const other = await signedIn(site, ctx, 'Bo Beta', { organization: beta });
    const draft = await begin(organizer, undefined, { text: paragraphs.join('\n\n') });
    await organizer.send(`${draft}/demands`, { p: ['1'] });
    await organizer.send(`${draft}/headings`, { 'heading-1': 'Open the books', 'quote-1': '' });
    await organizer.send(`${draft}/asked`, { holders: [`post:${mayor}`], all: 'yes' });
    await organizer.send(`${draft}/publish`, {});
    const stamped = { fact: 'delivered', holder: `post:${mayor}`, channel: 'hand', evidence: 'Stamp' };
    // Whoever may not send the form is not asked to fill it in.
    assert.equal((await other.get(`${draft}/delivery`)).status, 403);
    const old = { ...stamped, 'day-year': '1850', 'day-month': '11', 'day-day': '22' };
    const refused = await organizer.send(`${draft}/delivery`, old);
    assert.equal(refused.status, 422);
    assert.match(problems(refused.text), /first public on \w+ \d+, \d{4}/);
    const { day } = await rows(ctx, (tx) => tx.selectFrom('letters').select('day').executeTakeFirstOrThrow());
    const [year = '', month = '', of = ''] = day.split('-');
    const today = { ...stamped, 'day-year': year, 'day-month': month, 'day-day': of };
    assert.equal((await organizer.send(`${draft}/delivery`, today)).status, 303);
    const holder = await signedIn(site, ctx, 'Mo Mayor', { membership });
    const desk = await organizer.get(draft);
    const [withdraw] = /\/desk\/deliveries\/[\w-]+\/withdraw/.exec(desk.text)!;
    for (const person of [other, holder]) assert.equal((await person.get(withdraw)).status, 403);
    assert.equal((await organizer.send(withdraw, { words: '' })).status, 422);
    const back = await organizer.send(withdraw, { words: 'It was another letter.' });
    assert.equal(back.location, draft, problems(back.text));
    const page = await organizer.get('/letters/1-open-the-books');
    assert.match(page.text, /It was another letter\./);
    assert.match(page.text, /withdrawn/);
    assert.doesNotMatch(page.text, /waiting, /);
    assert.match((await organizer.get('/letters/1-open-the-books/demands/1')).text, /was withdrawn/);
    assert.doesNotMatch((await organizer.get(draft)).text, /deliveries\/[\w-]+\/withdraw/);
  });
});
