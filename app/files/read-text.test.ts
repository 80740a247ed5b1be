// Plain text of unknown origin: the right characters, the paragraphs its writer meant, and nothing invisible.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refused } from '../base/refused.ts';
import { asExtracted } from './extracted.ts';
import { wrapAt } from './made-documents.ts';
import { readPasted, readText } from './read-text.ts';
import { joinLines } from './wrapped.ts';

const refuses = (run: () => unknown, code: string) =>
  assert.throws(run, (error) => error instanceof Refused && error.code === code);
const SPANISH = 'Petición al señor alcalde: ¿cuándo responderá? — «Ya»';

function utf16(text: string, order: 'le' | 'be', mark: boolean): Buffer {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

// ---- Encodings

test('the same words come out of UTF-8 and UTF-16, with or without a byte order mark', () => {
  const forms: [name: string, bytes: Uint8Array, guessed: boolean][] = [
    ['UTF-8', Buffer.from(SPANISH), false],
    ['UTF-8 with mark', Buffer.from(`\ufeff${SPANISH}`), false],
    ['UTF-16 LE with mark', utf16(SPANISH, 'le', true), false],
    ['UTF-16 BE with mark', utf16(SPANISH, 'be', true), false],
    ['UTF-16 LE', utf16(SPANISH, 'le', false), true],
    ['UTF-16 BE', utf16(SPANISH, 'be', false), true],
  ];
  for (const [name, bytes, guessed] of forms) {
    const { paragraphs, warnings } = readText(bytes);
    assert.deepEqual(paragraphs, [SPANISH], name);
    assert.deepEqual(warnings, guessed ? ['encoding-guessed'] : [], name);
  }
});

test('bytes that are not UTF-8 are read as Windows-1252, and that is said', () => {
  const bytes = Buffer.from('A\u00f1o 2026: \u0093basta\u0094 \u0080 5', 'latin1');
  assert.deepEqual(readText(bytes), {
    kind: 'txt',
    paragraphs: ['Año 2026: “basta” € 5'],
    warnings: ['encoding-guessed'],
  });
});

test('bytes that break the encoding they declare are refused, not repaired', () => {
  refuses(() => readText(Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xff])), 'unreadable');
  refuses(() => readText(Buffer.concat([utf16('abc', 'le', true), Buffer.from([0x00, 0xd8])])), 'unreadable');
});

test('a program or a picture under the name of a text is refused', () => {
  refuses(() => readText(Buffer.from('\u007fELF\u0002\u0001\u0001\u0000\u0000\u0000words', 'latin1')), 'wrong-kind');
  refuses(() => readText(Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 37) % 256 || 1))), 'wrong-kind');
});

// ---- Paragraphs

test('lines wrapped at a width are put together again, whatever the width', () => {
  const word = fc.stringMatching(/^[a-z]{1,9}$/);
  const paragraph = fc.array(word, { minLength: 30, maxLength: 60 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(
      fc.array(paragraph, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 60, max: 100 }),
      (all, width) => {
        const text = all.map((each) => wrapAt(each, width).join('\n')).join('\n\n');
        assert.deepEqual(readPasted(text).paragraphs, all);
      },
    ),
  );
});

test('short lines stay apart: an address, a list of names, a poem', () => {
  const address = ['Mayor of Millbrook', 'City Hall, 1 Main Street', 'Millbrook'];
  assert.deepEqual(readPasted(address.join('\n')).paragraphs, address);
});

test('one long line is one paragraph and is not joined to the next', () => {
  const long = 'word '.repeat(60).trim();
  assert.deepEqual(readPasted(`${long}\n${long}`).paragraphs, [long, long]);
});

test('a number begins a paragraph only when it goes on counting', () => {
  const text = [
    '1. The council shall publish its budget in full before the meeting of April',
    '22. The mayor shall answer it in writing within thirty days of the meeting.',
    '2. The board shall meet in public and let residents speak before it votes on',
    'anything that concerns them.',
  ].join('\n');
  assert.deepEqual(
    readPasted(text).paragraphs.map((paragraph) => paragraph.slice(0, 2)),
    ['1.', '2.'],
  );
});

test('a word broken at the end of a line is written as the rest of the letter writes it', () => {
  const joined = (...texts: string[]) =>
    joinLines(texts.map((text, i) => ({ text, starts: i === 0 || text.startsWith('¶') }))).paragraphs[0];
  assert.equal(joined('a community-', 'governed office', '¶ community-governed'), 'a community-governed office');
  assert.equal(joined('the com-', 'munity', '¶ our community'), 'the community');
  assert.equal(joined('infra\u00ad', 'structure'), 'infrastructure');
  assert.equal(joined('between 2020-', '2021'), 'between 2020-2021');
  const guessed = joinLines([
    { text: 'repara-', starts: true },
    { text: 'tions', starts: false },
  ]);
  assert.deepEqual(guessed, { paragraphs: ['reparations'], warnings: ['lines-joined', 'hyphens-joined'] });
});

test('joining never loses a letter or a digit', () => {
  const line = fc.record({ text: fc.string({ unit: 'grapheme' }), starts: fc.boolean() });
  const kept = (text: string) => text.match(/[\p{L}\p{N}]/gu) ?? [];
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const { paragraphs } = joinLines(lines);
      assert.deepEqual(kept(paragraphs.join('')), kept(lines.map(({ text }) => text).join('')));
    }),
  );
});

// ---- What cannot be seen

test('characters that hide or turn text around are removed, and that is said', () => {
  const { paragraphs, warnings } = readPasted('Pay \u202e000,1\u202c dol\u200blars\u0007 \u2066now\u2069\u{e0041}');
  assert.deepEqual(paragraphs, ['Pay 000,1 dollars now']);
  assert.deepEqual(warnings, ['characters-removed']);
});

test('what scripts and emoji need is kept, soft hyphens and odd spaces are made plain', () => {
  assert.deepEqual(readPasted('نمی\u200cخواهیم \u200fرأی 👩\u200d🚒 ❤\ufe0f').paragraphs, [
    'نمی\u200cخواهیم \u200fرأی 👩\u200d🚒 ❤\ufe0f',
  ]);
  assert.deepEqual(readPasted('infra\u00adstructure\u00a0and\u2003\thousing'), {
    kind: 'txt',
    paragraphs: ['infrastructure and housing'],
    warnings: [],
  });
});

test('letters are in NFC, and half a character becomes a visible mark', () => {
  assert.deepEqual(readPasted('Peticio\u0301n').paragraphs, ['Petición']);
  assert.deepEqual(readPasted('half \ud83d gone'), {
    kind: 'txt',
    paragraphs: ['half \ufffd gone'],
    warnings: ['characters-replaced'],
  });
});

test('every extracted paragraph is one clean line, whatever went in, and cleaning it again changes nothing', () => {
  const nasty = fc.constantFrom(
    '\u202e',
    '\u0000',
    '\r\n',
    '\u2028',
    '\ud800',
    '\u00ad',
    '\ufeff',
    '\u200b',
    'e\u0301',
    'x',
    ' ',
    '1. ',
    '-\n',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(nasty).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(text, (raw) => {
      const { paragraphs } = readPasted(`${raw} word`);
      for (const paragraph of paragraphs) {
        assert.match(paragraph, /^\S(.*\S)?$/su);
        assert.doesNotMatch(paragraph, /[\p{Cc}\u202a-\u202e\u2066-\u2069\u00ad\u200b\ufeff\p{Zl}\p{Zp}]/u);
        assert.ok(paragraph.isWellFormed());
      }
      assert.deepEqual(asExtracted('txt', paragraphs).paragraphs, paragraphs);
    }),
    { numRuns: 500 },
  );
});

test('a text without a single letter is refused, and one beyond two million characters too', () => {
  for (const text of ['', '   \n\n', '😀😀', '12.5 % — !?', '\u200b\u202e'])
    refuses(() => readPasted(text), 'no-words');
  refuses(() => readPasted('word '.repeat(400_001)), 'too-large');
});

test('a language the document claims is kept only when it is one', () => {
  assert.equal(asExtracted('html', ['Hola'], { lang: 'es_MX' }).lang, 'es-MX');
  assert.equal(asExtracted('html', ['Hola'], { lang: '<script>' }).lang, undefined);
});

test('a text without an end to its words is read in time that grows with its length, not with its square', () => {
  // At this length the square would be hours; the runner would end the file.
  for (const piece of ['x', 'x-', "x'", 'x\n', 'x-\n', '- '])
    assert.ok(readPasted(`${piece.repeat(400_000 / piece.length)} end`).paragraphs.length > 0);
});
