// Files that are no letter, over HTTP: each comes back as words with what to do, and nothing that was typed is lost.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { docxParagraph, letterPdf, makeDocx, makePdf, makeZip } from '../../files/made-documents.ts';
import { begin, paragraphs, pdf, problems, rows, town } from './desk-town.ts';

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
    assert.match(problems(long.text), /too long.*250,000/i);
    const form = await organizer.get('/desk/letters/new');
    assert.equal(form.text.match(/250,000/g)?.length, 2, 'said before anybody writes, of the text and of the file');
    const bytes = Buffer.from('A plain line of many words.\n'.repeat(10_000));
    const file = { field: 'file', name: 'long.txt', type: 'text/plain', bytes };
    const longer = await organizer.upload('/desk/letters/new', { title: 'Long', lang: 'en' }, file);
    assert.match(problems(longer.text), /^One thing.*more text in this file.*250,000/);
    const huge = await organizer.send('/desk/letters/new', { title: 'Huge', text: 'x'.repeat(10_000_000) });
    assert.equal(huge.status, 413);
    const empty = await organizer.send('/desk/letters/new', { title: '', lang: '' });
    assert.equal(empty.status, 422);
    assert.match(problems(empty.text), /^3 things.* Title .* knows: English, Español.* Choose a file or paste/);
    const strange = await organizer.send('/desk/letters/new', { title: '🎉', lang: 'xx', text: '🎉' });
    assert.match(problems(strange.text), /^3 things.*in words.*English, Español.*no words/);
    const emoji = await organizer.send('/desk/letters/new', { title: 'Emoji', text: '🎉🎉' });
    assert.match(problems(emoji.text), /no words/);
  });
});
