// Writing a letter as a person does it, over HTTP and without JavaScript: every step, every refusal in words, two people at once,
// the back button, a form sent twice, and somebody else's draft.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { openTestSite, type Reader } from '../../../test/site.ts';
import type { Ctx } from '../../acts/commit.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { docxParagraph, letterPdf, makeDocx, makePdf, makeZip } from '../../files/made-documents.ts';
import { signedIn, town as townIn } from './town.ts';

const site = await openTestSite();

async function town() {
  const made = await townIn(site.db);
  await site.directory.refresh();
  const organizer = await signedIn(site, made.ctx, 'Jo Rivers', { organization: made.alpha });
  return { ...made, organizer };
}

const rows = <T>(ctx: Ctx, work: (tx: Tx) => Promise<T>) => inPlace(site.db, ctx.place, work);
const paragraphs = ['Dear mayor,', 'We ask you to open the books.', 'We ask you to meet us. We ask you to meet us.'];
type File = { field: string; name: string; type: string; bytes: Uint8Array };
const pdf: File = { field: 'file', name: 'Our letter.pdf', type: 'application/pdf', bytes: letterPdf(paragraphs) };

/** Brings a letter in and says at which address it is written on. */
async function begin(
  person: Reader,
  file: File | undefined = pdf,
  fields: Record<string, string> = {},
): Promise<string> {
  const words = { title: 'Open the books', lang: 'en', ...fields };
  const sent = file
    ? await person.upload('/desk/letters/new', words, file)
    : await person.send('/desk/letters/new', words);
  assert.equal(sent.status, 303, problems(sent.text));
  return sent.location!.replace(/\/text$/, '');
}

/** What the summary of problems says, without its markup. */
const problems = (page: string): string =>
  (/<div class="problems"[\s\S]*?<\/div>/.exec(page)?.[0] ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

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

    const form = Object.fromEntries(
      [...check.text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map((m) => [m[1], m[2]!]),
    );
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
    for (const old of ['text', 'demands', 'publish'])
      assert.equal((await organizer.get(`${draft}/${old}`)).status, 409, 'closed, and says so');
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

describe('a file that is not taken', () => {
  const zip = makeZip(
    Array.from({ length: 40 }, (_, i) => ({ name: `word/media/${i}.bin`, content: Buffer.alloc(20_000_000) })),
  );
  const cases: [string, Uint8Array, RegExp][] = [
    ['locked.pdf', makePdf({ pages: [[['Two', 72, 700]]], password: 'x' }), /locked with a password/],
    ['scan.pdf', makePdf({ pages: [[]], scan: true }), /pictures of pages and no text/],
    [
      'macros.docx',
      makeDocx(docxParagraph('x'), { more: [{ name: 'word/vbaProject.bin', content: 'x' }] }),
      /program \(macros\)/,
    ],
    ['bomb.docx', zip, /unpacks to far too much|cannot read this kind/],
    ['picture.pdf', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /cannot read this kind/],
    [
      'broken.pdf',
      Buffer.concat([letterPdf(paragraphs).subarray(0, 60), Buffer.alloc(200)]),
      /could not read|no words/,
    ],
    ['emoji.txt', Buffer.from('🎉🎉🎉 ✊🏿'), /no words/],
    ['empty.txt', Buffer.alloc(0), /no words|Choose a file/],
  ];

  it('comes back as words with what to do, and what was typed stays', async () => {
    const { ctx, organizer } = await town();
    for (const [name, bytes, says] of cases) {
      const sent = await organizer.upload(
        '/desk/letters/new',
        { title: 'My title', summary: 'Kept' },
        { field: 'file', name, type: 'application/pdf', bytes },
      );
      assert.equal(sent.status, 422, `${name}: ${sent.text.slice(0, 300)}`);
      assert.match(problems(sent.text), says, name);
      assert.match(sent.text, /value="My title"/);
      assert.match(sent.text, />\s*Kept<\/textarea>/);
    }
    assert.deepEqual(await rows(ctx, (tx) => tx.selectFrom('letter_drafts').selectAll().execute()), []);
  });

  it('of 60 MB is refused by its size with the limit said; nothing else is lost', async () => {
    const { organizer } = await town();
    const bytes = Buffer.concat([letterPdf(paragraphs), Buffer.alloc(60_000_000, 32)]);
    const sent = await organizer.upload('/desk/letters/new', { title: 'My title' }, { ...pdf, bytes });
    assert.equal(sent.status, 422);
    assert.match(problems(sent.text), /larger than 25 MB/);
    assert.match(sent.text, /value="My title"/);
  });

  it('is kept beside a pasted text when it is a scan', async () => {
    const { ctx, organizer } = await town();
    const scan = { ...pdf, bytes: makePdf({ pages: [[]], scan: true }) };
    await begin(organizer, scan, { text: paragraphs.join('\n\n') });
    const [draft] = await rows(ctx, (tx) => tx.selectFrom('letter_drafts').selectAll().execute());
    assert.deepEqual(draft?.paragraphs, paragraphs);
    assert.equal(draft?.media, 'application/pdf');
  });

  it('a text over the limit, a 10 MB field and an empty form are refused in words', async () => {
    const { organizer } = await town();
    const long = await organizer.send('/desk/letters/new', { title: 'Long', text: 'word '.repeat(60_000) });
    assert.equal(long.status, 422);
    assert.match(problems(long.text), /too long/i);
    const huge = await organizer.send('/desk/letters/new', { title: 'Huge', text: 'x'.repeat(10_000_000) });
    assert.equal(huge.status, 413);
    const empty = await organizer.send('/desk/letters/new', { title: '' });
    assert.equal(empty.status, 422);
    assert.match(problems(empty.text), /Title/);
    const emoji = await organizer.send('/desk/letters/new', { title: 'Emoji', text: '🎉🎉' });
    assert.match(problems(emoji.text), /no words/);
  });
});

describe('a draft', () => {
  it('that two people write at once loses nothing of either', async () => {
    const { ctx, alpha, organizer } = await town();
    const second = await signedIn(site, ctx, 'Sam Second', { organization: alpha });
    const draft = await begin(organizer);
    const page = await second.get(`${draft}/text`);
    const hidden = Object.fromEntries(
      [...page.text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map((m) => [m[1], m[2]!]),
    );
    await organizer.send(`${draft}/text`, { text: 'The first one wrote this.' });
    const clash = await second.post(`${draft}/text`, { ...hidden, text: 'The second one wrote that.' });
    assert.equal(clash.status, 409);
    assert.match(clash.text, /Somebody saved this draft/);
    assert.match(clash.text, /The second one wrote that\./);
    assert.match(clash.text, /first/);
    const now = Object.fromEntries(
      [...clash.text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map((m) => [m[1], m[2]!]),
    );
    const again = await second.post(`${draft}/text`, { ...now, text: 'Both wrote this.' });
    assert.equal(again.status, 303, problems(again.text));
    const [saved] = await rows(ctx, (tx) => tx.selectFrom('letter_drafts').selectAll().execute());
    assert.deepEqual(saved?.paragraphs, ['Both wrote this.']);
  });

  it('takes an older step again from the back button without losing a later one', async () => {
    const { ctx, organizer } = await town();
    const draft = await begin(organizer);
    const ticks = await organizer.get(`${draft}/demands`);
    const old = Object.fromEntries(
      [...ticks.text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map((m) => [m[1], m[2]!]),
    );
    await organizer.post(`${draft}/demands`, { ...old, p: ['1'] });
    await organizer.send(`${draft}/headings`, { 'heading-1': 'A careful heading', 'quote-1': '' });
    const same = await organizer.post(`${draft}/demands`, { ...old, p: ['1'] });
    assert.equal(same.status, 303, 'the same ticks change nothing');
    const other = await organizer.post(`${draft}/demands`, { ...old, p: ['2'] });
    assert.equal(other.status, 409);
    const [saved] = await rows(ctx, (tx) => tx.selectFrom('letter_drafts').selectAll().execute());
    assert.equal((saved!.marks as { heading: string }[])[0]?.heading, 'A careful heading');
  });

  it('sent twice at the first step begins once', async () => {
    const { ctx, organizer } = await town();
    const page = await organizer.get('/desk/letters/new');
    const hidden = Object.fromEntries(
      [...page.text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map((m) => [m[1], m[2]!]),
    );
    const send = () => organizer.post('/desk/letters/new', { ...hidden, title: 'Twice', text: 'Words.' });
    const [first, second] = await Promise.all([send(), send()]);
    assert.equal(first.location, second.location);
    assert.equal((await rows(ctx, (tx) => tx.selectFrom('letter_drafts').selectAll().execute())).length, 1);
  });

  it('and its file are not there for anyone else, in this place or another', async () => {
    const { ctx, beta, organizer } = await town();
    const draft = await begin(organizer);
    const other = await signedIn(site, ctx, 'Bo Beta', { organization: beta });
    const elsewhere = await town();
    const digest = (await rows(ctx, (tx) => tx.selectFrom('letter_drafts').select('file').executeTakeFirstOrThrow()))
      .file;
    for (const person of [other, elsewhere.organizer]) {
      for (const step of [
        '',
        '/text',
        '/demands',
        '/headings',
        '/asked',
        '/asked/each',
        '/publish',
        '/discard',
        '/file',
      ]) {
        const seen = await person.get(`${draft}${step}`);
        assert.equal(seen.status, 404, step);
        assert.doesNotMatch(seen.text, /open the books/i);
      }
      assert.equal((await person.get(`/files/${digest}`)).status, 404, 'a draft’s file is not public');
    }
    assert.equal((await organizer.get(`/files/${digest}`)).status, 404);
  });

  it('of 500 demands goes through every step', async () => {
    const { ctx, mayor, organizer } = await town();
    const many = Array.from({ length: 501 }, (_, i) => `We demand thing number ${i + 1}.`);
    const draft = await begin(organizer, undefined, { text: many.join('\n\n') });
    const all = many.map((_, i) => String(i));
    const over = await organizer.send(`${draft}/demands`, { p: all });
    assert.equal(over.status, 422);
    assert.match(problems(over.text), /500 demands at most/);
    const ticked = await organizer.send(`${draft}/demands`, { p: all.slice(0, 500) });
    assert.equal(ticked.status, 303, problems(ticked.text));
    const headings = Object.fromEntries(
      all.slice(0, 500).flatMap((_, i) => [
        [`heading-${i + 1}`, `Thing ${i + 1}`],
        [`quote-${i + 1}`, ''],
      ]),
    );
    const named = await organizer.send(`${draft}/headings`, headings);
    assert.equal(named.status, 303, problems(named.text));
    await organizer.send(`${draft}/asked`, { holders: [`post:${mayor}`], all: 'yes' });
    const done = await organizer.send(`${draft}/publish`, {});
    assert.equal(done.status, 303, problems(done.text));
    const counts = await rows(ctx, async (tx) => [
      (await tx.selectFrom('demands').select('id').execute()).length,
      (await tx.selectFrom('referrals').select('id').execute()).length,
    ]);
    assert.deepEqual(counts, [500, 500]);
    assert.equal((await organizer.get('/letters/1-open-the-books')).status, 200);
  });

  it('whose words are not where they should be says so at the demand, with all of them at once', async () => {
    const { organizer } = await town();
    const draft = await begin(organizer);
    await organizer.send(`${draft}/demands`, { p: ['1', '2'] });
    const wrong = await organizer.send(`${draft}/headings`, {
      'heading-1': '',
      'quote-1': 'not in it',
      'heading-2': '🎉',
      'quote-2': 'nor this',
    });
    assert.equal(wrong.status, 422);
    assert.match(problems(wrong.text), /^4 things/);
    assert.match(wrong.text, /not in it<\/textarea>/);
    const bidi = await organizer.send(`${draft}/headings`, {
      'heading-1': 'a\u202eb',
      'quote-1': '',
      'heading-2': 'b',
      'quote-2': '',
    });
    assert.equal(bidi.status, 422);
    assert.match(problems(bidi.text), /invisible/);
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
    const said = await holder.send(`/desk/deliveries/${id}/dispute`, {
      what: 'disputed',
      words: 'It went to the media.',
    });
    assert.equal(said.status, 303, problems(said.text));
    const page = await clerk.get('/letters/1');
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
});
