// Invariant 6: a quote resolves to exactly one place in the stored text or is marked unresolved; it is never moved by guess.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { placesOf, resolve, stretches } from './quotes.ts';
import { carryOver, markOf } from './rules.ts';
import { canonicalText, digestOf, hasWords, paragraphsOf, startsOf } from './text.ts';

// Few signs, so that repeats and overlaps happen all the time; one of them takes two UTF-16 units.
const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '🙂'), maxLength: 40 });

describe('a quote', () => {
  it('resolved without a position stands at that place and at no other', () => {
    fc.assert(
      fc.property(words, words, (text, quote) => {
        const found = resolve(text, quote);
        if (found.mark === 'resolved') {
          assert.equal(text.slice(found.start, found.end), quote);
          assert.equal(text.indexOf(quote), found.start);
          assert.equal(text.indexOf(quote, found.start + 1), -1);
        } else assert.notEqual(placesOf(text, quote).length, 1);
      }),
    );
  });

  it('with a position stands exactly there or is unresolved', () => {
    fc.assert(
      fc.property(words, words, fc.nat(45), (text, quote, start) => {
        const found = resolve(text, quote, start);
        const stands = quote !== '' && text.startsWith(quote, start) && start + quote.length <= text.length;
        assert.equal(found.mark, stands ? 'resolved' : 'unresolved');
        if (found.mark === 'resolved') assert.equal(found.start, start);
      }),
    );
  });

  it('carried into another version is where its exact words stand once, or nowhere', () => {
    fc.assert(
      fc.property(words, fc.option(words), (text, quote) => {
        const found = carryOver(text, quote);
        if (found.mark === 'unresolved') return;
        assert.equal(text.slice(found.start, found.end), quote);
        assert.equal(placesOf(text, quote ?? '').length, 1);
      }),
    );
  });

  it('of a demand marked by paragraph, words and occurrence is in the text where the mark says', () => {
    const demand = fc.record(
      {
        heading: fc.constant('x'),
        quote: words,
        paragraph: fc.integer({ min: 1, max: 6 }),
        occurrence: fc.integer({ min: 1, max: 4 }),
      },
      { requiredKeys: ['heading'] },
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 5 }), demand, (raw, asked) => {
        const paragraphs = paragraphsOf(canonicalText(raw));
        const text = paragraphs.join('\n\n');
        const found = markOf(paragraphs, asked);
        if (found?.mark !== 'resolved') return;
        assert.equal(text.slice(found.start, found.end), found.quote);
        if (asked.paragraph !== undefined) {
          const from = startsOf(paragraphs)[asked.paragraph - 1]!;
          assert.ok(found.start >= from && found.end <= from + paragraphs[asked.paragraph - 1]!.length);
        } else if (asked.occurrence === undefined) assert.equal(placesOf(text, found.quote).length, 1);
      }),
    );
  });

  it('that stands twice waits for a choice', () => {
    const paragraphs = ['Meet us. Meet us.', 'Meet us.'];
    const demand = { heading: 'Meet', quote: 'Meet us.' };
    assert.deepEqual(markOf(paragraphs, demand), { mark: 'unresolved', quote: 'Meet us.', found: 3 });
    assert.deepEqual(markOf(paragraphs, { ...demand, occurrence: 3 }), {
      mark: 'resolved',
      quote: 'Meet us.',
      start: 19,
      end: 27,
    });
    assert.deepEqual(markOf(paragraphs, { ...demand, paragraph: 1, occurrence: 2 }), {
      mark: 'resolved',
      quote: 'Meet us.',
      start: 9,
      end: 17,
    });
    assert.deepEqual(markOf(paragraphs, { ...demand, occurrence: 4 }), {
      mark: 'unresolved',
      quote: 'Meet us.',
      found: 3,
    });
  });
});

describe('a text cut at its marks', () => {
  it('is the same text, and each stretch is inside the same marks throughout', () => {
    const mark = fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]) => ({ start, end: start + length + 1 }));
    fc.assert(
      fc.property(words, fc.array(mark, { maxLength: 6 }), fc.nat(30), (text, marks, from) => {
        const cut = stretches(text, marks, from);
        assert.equal(cut.map((one) => one.text).join(''), text);
        let at = from;
        for (const one of cut) {
          for (const m of marks) {
            const covers = m.start < at + one.text.length && m.end > at;
            assert.equal(one.within.includes(m), covers);
          }
          at += one.text.length;
        }
        const ended = cut.flatMap((one) => one.ends);
        assert.equal(new Set(ended).size, ended.length, 'a mark ends once');
      }),
    );
  });
});

describe('the words of a letter', () => {
  it('are canonical: doing it again changes nothing, and paragraphs come back as they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(words), (odd, more) => {
        const text = canonicalText([odd, ...more]);
        assert.equal(canonicalText([text]), text);
        assert.equal(paragraphsOf(text).join('\n\n'), text);
        assert.ok(text.isWellFormed());
        assert.equal(text, text.normalize('NFC'));
        const starts = startsOf(paragraphsOf(text));
        for (const [i, paragraph] of paragraphsOf(text).entries()) assert.ok(text.startsWith(paragraph, starts[i]));
      }),
    );
  });

  it('have the digest that sha256sum says of their UTF-8', () => {
    assert.equal(digestOf('¡Basta!\n\n✊🏿'), '8de7c65f262c8cdc1884839a04169bca9a8b676af8a768b8480d9215a7b3d4a5');
  });

  it('are words in some script; emoji, digits and rules alone are none', () => {
    for (const text of ['a', 'Ж', '字', 'ب']) assert.ok(hasWords(text));
    for (const text of ['', '🎉✊🏿', '1. 2. 3.', '-----', '\u200b']) assert.ok(!hasWords(text));
  });
});
