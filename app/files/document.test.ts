// Documents people send: the honest ones become paragraphs, the others a refusal that says what to do.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { Refused } from '../base/refused.ts';
import { childFlags } from './child.ts';
import { extractText, type Limits } from './document.ts';
import type { DocumentRefusal, Kind } from './extracted.ts';
import { docxParagraph, letterPdf, makeDocx, makePdf, makeZip, type PdfLine } from './made-documents.ts';
import { readPasted } from './read-text.ts';

const LETTER = [
  'To the Mayor of Millbrook',
  'We, the undersigned organizations, ask the city council and the mayor to act on the following demands before the end of the fiscal year, on June 30.',
  '1. Publish the police budget line by line.',
  '2. Fund housing, health care and sustainable infrastructure from the general fund, at the level of the year before the cuts were made.',
  '3. Create a community-governed office of complaints.',
  'Sincerely,',
  'The Millbrook Coalition',
];

/** Runs an extraction that must be refused, and gives the refusal. */
async function refusal(
  code: DocumentRefusal,
  content: AsyncIterable<Uint8Array> | Uint8Array | string,
  kind?: Kind,
  limits?: Partial<Limits>,
): Promise<Refused> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const error = await extractText(bytes, kind, limits).then(
    (read) => assert.fail(`was read: ${JSON.stringify(read).slice(0, 200)}`),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof Refused, String(error));
  assert.equal(error.code, code);
  return error;
}

// ---- Letters that are read

test('a letter is the same paragraphs whether it comes as PDF, DOCX, HTML or text', async () => {
  const docx = LETTER.map((text) => docxParagraph(text.replace(/^\d\. /, ''), /^\d/.test(text))).join('');
  const items = LETTER.slice(2, 5).map((text) => `<li><p>${text.slice(3)}</p>`);
  const html = `<!doctype html><html lang="en"><title>x</title><p>${LETTER[0]}<p>${LETTER[1]}<ol>${items.join('')}</ol><p>${LETTER[5]}<br>${LETTER[6]}`;
  const [pdf, word, page, plain] = await Promise.all([
    extractText(letterPdf(LETTER), 'pdf'),
    extractText(makeDocx(docx), 'docx'),
    extractText(Buffer.from(html), 'html'),
    extractText(Buffer.from(LETTER.join('\r\n\r\n')), 'txt'),
  ]);
  assert.deepEqual(pdf, { kind: 'pdf', paragraphs: LETTER, lang: 'en', warnings: ['lines-joined'] });
  assert.deepEqual(word, { kind: 'docx', paragraphs: LETTER, warnings: ['numbers-added'] });
  assert.deepEqual(page, { kind: 'html', paragraphs: LETTER, lang: 'en', warnings: ['numbers-added'] });
  assert.deepEqual(plain, { kind: 'txt', paragraphs: LETTER, warnings: [] });
});

test('a text file of UTF-16 with its mark, as Notepad writes one, is text; an MPEG that begins alike is not', async () => {
  const words = Buffer.from('\ufeffSeñor alcalde,\r\n\r\n¡Basta ya!', 'utf16le');
  for (const bytes of [words, Buffer.from(words).swap16()])
    assert.deepEqual((await extractText(bytes)).paragraphs, ['Señor alcalde,', '¡Basta ya!']);
  const noise = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256));
  await refusal('unreadable', Buffer.concat([Buffer.from([0xff, 0xfe, 0x90, 0x64]), noise]));
});

test('a text of 23 MB is called too long and not damaged; 20,000 wrapped lines are one paragraph at once', async () => {
  const line = 'A plain line of words that somebody wrote down here and that runs as far\n';
  await refusal('too-large', line.repeat(315_000));
  const began = performance.now();
  assert.equal(readPasted(line.repeat(20_000)).paragraphs.length, 1);
  assert.ok(performance.now() - began < 5000, 'the work grows with the lines and not with their square');
});

test('what a file is, is found by its content, and a wrong claim is refused with what it is', async () => {
  assert.equal((await extractText(letterPdf(LETTER))).kind, 'pdf');
  assert.equal((await refusal('wrong-kind', letterPdf(LETTER), 'docx')).args.is, 'PDF');
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  assert.equal((await refusal('wrong-kind', png)).args.is, 'PNG');
  assert.equal((await refusal('wrong-kind', makeZip([{ name: 'a.txt', content: 'hello' }]))).args.is, 'ZIP');
  assert.equal((await refusal('wrong-kind', '{\\rtf1 letter}')).args.is, 'RTF');
  assert.equal((await refusal('wrong-kind', '<?xml version="1.0"?><svg><script>1</script></svg>')).args.is, 'XML');
});

test('a letter of 500 demands keeps every one of them', async () => {
  const demands = Array.from(
    { length: 500 },
    (_, i) => `${i + 1}. ${'Publish what the city spends on this line. '.repeat(3).trim()}`,
  );
  const [pdf, text] = await Promise.all([
    extractText(letterPdf(demands), 'pdf'),
    extractText(Buffer.from(demands.join('\n')), 'txt'),
  ]);
  assert.deepEqual(pdf.paragraphs, demands);
  assert.deepEqual(text.paragraphs, demands);
});

test('a sentence broken by a page is joined, and page numbers are left out with a warning', async () => {
  const first: PdfLine[] = [
    ['The board of police commissioners appoints the chief and must', 72, 100],
    ['- 1 -', 300, 40],
  ];
  const second: PdfLine[] = [
    ['explain in public why it did so.', 72, 720],
    ['Second paragraph.', 72, 690],
    ['- 2 -', 300, 40],
  ];
  const { paragraphs, warnings } = await extractText(makePdf({ pages: [first, second] }));
  assert.deepEqual(paragraphs, [
    'The board of police commissioners appoints the chief and must explain in public why it did so.',
    'Second paragraph.',
  ]);
  assert.deepEqual(warnings, ['lines-joined', 'running-lines-removed']);
});

test('a header on every page is left out, and a sentence goes on over it', async () => {
  const pages = Array.from({ length: 3 }, (_, i): PdfLine[] => [
    [`Coalition of Millbrook, page ${i + 1}`, 72, 760],
    [`${i === 0 ? 'We' : 'and'} ask the council, in the name of all who signed this letter, to act on it`, 72, 720],
  ]);
  const { paragraphs, warnings } = await extractText(makePdf({ pages }));
  assert.equal(paragraphs.length, 1);
  assert.doesNotMatch(paragraphs[0]!, /Coalition/);
  assert.deepEqual(warnings, ['lines-joined', 'running-lines-removed']);
});

test('the lines of a list item that hang under its text belong to it', async () => {
  const lines: PdfLine[] = [1, 2].flatMap((number, i): PdfLine[] => [
    [`${number}. Fund housing, health care and sustainable infrastructure from the`, 72, 700 - i * 28],
    ['general fund of the city.', 90, 686 - i * 28],
  ]);
  const { paragraphs } = await extractText(makePdf({ pages: [lines] }));
  assert.deepEqual(
    paragraphs.map((text) => text.replace(/^(\d\.).*(fund of the city\.)$/, '$1 $2')),
    ['1. fund of the city.', '2. fund of the city.'],
  );
});

test('tracked changes are read as accepted, comments left out, and both are said', async () => {
  const body =
    '<w:p><w:r><w:t xml:space="preserve">We demand </w:t></w:r><w:del><w:r><w:delText>nothing</w:delText></w:r></w:del><w:ins><w:r><w:t>an answer</w:t></w:r></w:ins></w:p>';
  const more = [
    { name: 'word/comments.xml', content: '<x/>' },
    { name: 'word/embeddings/sheet.xlsx', content: 'PK' },
  ];
  const { paragraphs, warnings } = await extractText(makeDocx(body, { more }));
  assert.deepEqual(paragraphs, ['We demand an answer']);
  assert.deepEqual(warnings, ['comments-left-out', 'embedded-files', 'tracked-changes']);
});

test('automatic numbers count on over the paragraphs between the items', async () => {
  const body = [docxParagraph('Open the books', true), docxParagraph('All of them.'), docxParagraph('Meet us', true)];
  assert.deepEqual((await extractText(makeDocx(body.join('')))).paragraphs, [
    '1. Open the books',
    'All of them.',
    '2. Meet us',
  ]);
});

// ---- Documents that are refused

test('a 300 MB file is refused while it arrives, after the first bytes too many, naming the limit', async () => {
  let given = 0;
  async function* large() {
    yield Buffer.from('%PDF-1.7\n');
    for (; given < 300_000_000; given += 1_000_000) yield Buffer.alloc(1_000_000);
  }
  const { args } = await refusal('too-large', large(), 'pdf');
  assert.deepEqual(args, { limit: 25_000_000, megabytes: 25 });
  assert.ok(given <= 26_000_000, `${given} bytes were read`);
});

test('a PDF with a password is refused as encrypted, one that opens without is read', async () => {
  const pages: PdfLine[][] = [[['Held back', 72, 700]]];
  await refusal('encrypted', makePdf({ pages, password: 'secret' }));
  assert.deepEqual((await extractText(makePdf({ pages, password: '' }))).paragraphs, ['Held back']);
});

test('a scan without a text layer is refused as scanned, one page without text is only said', async () => {
  await refusal('scanned', makePdf({ pages: [[], []], scan: true }));
  const { warnings } = await extractText(makePdf({ pages: [[['Words', 72, 700]], []], scan: true }));
  assert.deepEqual(warnings, ['pages-without-text']);
});

test('a Word document with macros is refused, by its declared type or by what it carries', async () => {
  await refusal(
    'macros',
    makeDocx(docxParagraph('Hi'), { mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml' }),
  );
  await refusal('macros', makeDocx(docxParagraph('Hi'), { more: [{ name: 'word/vbaProject.bin', content: 'x' }] }));
  await refusal('macros', makeDocx(docxParagraph('Hi'), { more: [{ name: 'word/VBAPROJECT.BIN', content: 'x' }] }));
});

test('an old Word file is refused as such, a Word document with a password as encrypted', async () => {
  const container = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  assert.equal((await refusal('wrong-kind', container)).args.is, 'DOC');
  await refusal('encrypted', Buffer.concat([container, Buffer.from('EncryptedPackage', 'utf16le')]));
});

test('a zip bomb is refused: huge, honest or lying about its size, or made of too many files', async () => {
  const zeros = Buffer.alloc(200_000_000);
  const bomb = (saysSize?: number) =>
    makeDocx(docxParagraph('Boom'), {
      more: [{ name: 'word/a.xml', content: zeros, ...(saysSize ? { saysSize } : {}) }],
    });
  await refusal('zip-bomb', bomb());
  await refusal('zip-bomb', bomb(100));
  const many = Array.from({ length: 2100 }, (_, i) => ({ name: `word/${i}.xml`, content: '' }));
  await refusal('zip-bomb', makeDocx(docxParagraph('Boom'), { more: many }));
});

test('a broken or cut-off document is refused as unreadable', async () => {
  await refusal('unreadable', '%PDF-1.7\nnothing of a PDF follows');
  await refusal('unreadable', makeDocx(docxParagraph('Cut')).subarray(0, 400));
  await refusal('unreadable', makeDocx('<w:p><w:r></w:p>'));
});

test('an empty file, blanks, or emoji alone are refused as holding no words', async () => {
  await refusal('no-words', '');
  await refusal('no-words', ' \r\n\t\u00a0\u200b');
  await refusal('no-words', '😀👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿 12 !!');
  await refusal('no-words', '<html><body><script>words()</script><p>😀</p>');
  await refusal('no-words', makeDocx(docxParagraph('✊✊✊')));
});

// ---- The child

test('a document that takes too long is given up, and the time allowed is named', async () => {
  assert.deepEqual((await refusal('took-too-long', letterPdf(LETTER), 'pdf', { timeoutMs: 1 })).args, { seconds: 1 });
});

test('a document that needs too much memory is given up, and the memory allowed is named', async () => {
  const large = `<html>${'<p>'.repeat(1_500_000)}words`;
  assert.deepEqual((await refusal('too-much-memory', large, 'html', { memoryMb: 100 })).args, { megabytes: 100 });
});

test('a page that nests a hundred thousand elements is read or refused, and takes nobody down', async () => {
  const deep = `<html>${'<div><b>'.repeat(100_000)}at the bottom`;
  const read = await extractText(Buffer.from(deep)).catch((error: unknown) => error);
  assert.ok(
    read instanceof Refused || (read as { paragraphs: string[] }).paragraphs[0] === 'at the bottom',
    String(read),
  );
});

test('ten documents at once all get their answer', async () => {
  const all = Array.from({ length: 10 }, (_, i) => extractText(Buffer.from(`Letter number ${i}`)));
  assert.deepEqual(
    (await Promise.all(all)).map((read) => read.paragraphs[0]),
    all.map((_, i) => `Letter number ${i}`),
  );
});

test('the process that reads documents may neither read other files, write, start a program nor open a worker', () => {
  const attempts = [
    "require('fs').readFileSync('/etc/passwd')",
    "require('fs').readdirSync(process.cwd() + '/.git')",
    "require('fs').writeFileSync('/tmp/redress-escaped', 'x')",
    "require('child_process').spawnSync('true')",
    "new (require('worker_threads').Worker)('1', { eval: true })",
  ];
  for (const attempt of attempts) {
    const script = `try { ${attempt}; console.log('done') } catch (error) { console.log(error.code) }`;
    const { stdout } = spawnSync(process.execPath, [...childFlags(100), '-e', script], { env: {}, encoding: 'utf8' });
    assert.equal(stdout.trim(), 'ERR_ACCESS_DENIED', attempt);
  }
});
