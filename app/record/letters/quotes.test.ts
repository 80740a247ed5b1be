// Invariant 6: a quote resolves to exactly one place in the stored text or is marked unresolved; it is never moved by guess.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type DraftMark, rebased, selected, wordsOf } from './draft-marks.ts';
import { follow, placesOf, resolve, stretches } from './quotes.ts';
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

  it('that stood in several places is never followed to one of them by guess', () => {
    const letter = fc.array(words, { maxLength: 6 }).map((raw) => canonicalText(raw));
    fc.assert(
      fc.property(letter, letter, words, fc.nat(60), (before, after, quote, start) => {
        const found = follow(before, after, quote, start);
        if (found.mark === 'unresolved') return;
        assert.equal(after.slice(found.start, found.end), quote);
        assert.ok(before.startsWith(quote, start), 'only a mark that stood there is followed');
        if (placesOf(before, quote).length === 1 && placesOf(after, quote).length === 1) return;
        const own = (text: string, at: number) => {
          const paragraphs = paragraphsOf(text);
          const from = startsOf(paragraphs);
          return paragraphs.filter((one, i) => from[i]! < at + quote.length && from[i]! + one.length > at).join('\n\n');
        };
        assert.equal(own(after, found.start), own(before, start), 'its paragraph reads as it did');
      }),
    );
  });

  it('deleted, leaves its look-alike alone (hypothesis/client#7571)', () => {
    const quote = 'We ask you to meet us.';
    const before = `${quote}\n\nOpen the books.\n\nAgain: ${quote}`;
    const second = before.lastIndexOf(quote);
    const deleted = `${quote}\n\nOpen the books.`;
    assert.deepEqual(follow(before, deleted, quote, second), { mark: 'unresolved', found: 1 });
    assert.deepEqual(carryOver(deleted, quote, { words: before, start: second }), { mark: 'unresolved' });
    assert.deepEqual(carryOver('Open the books. Meet us.', quote, { words: before, start: second }), {
      mark: 'unresolved',
    });
    const around = `A new beginning.\n\n${before}`;
    assert.deepEqual(follow(before, around, quote, second), {
      mark: 'resolved',
      start: around.lastIndexOf(quote),
      end: around.length,
    });
  });

  it('that nobody chose a place for is not chosen by a later version', () => {
    assert.deepEqual(carryOver('Meet us.', 'Meet us.', { words: 'Meet us. Meet us.', start: null }), {
      mark: 'unresolved',
    });
    assert.deepEqual(carryOver('Meet us.', 'Meet us.'), { mark: 'resolved', start: 0, end: 8 });
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

describe('a mark in a letter that is being written', () => {
  const letter = fc.array(words, { maxLength: 6 }).map((raw) => paragraphsOf(canonicalText(raw)));
  const span = fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]) => ({ start, end: start + length + 1 }));

  it('by selection stands for exactly the words that were selected, wherever they run', () => {
    fc.assert(
      fc.property(letter, fc.array(span, { maxLength: 5 }), (paragraphs, spans) => {
        const text = paragraphs.join('\n\n');
        const marks = selected(paragraphs, [], spans);
        for (const mark of marks) {
          const placed = markOf(paragraphs, {
            heading: 'x',
            ...(mark.paragraph === null ? {} : { paragraph: mark.paragraph + 1 }),
            ...(mark.quote ? { quote: mark.quote } : {}),
            ...(mark.occurrence ? { occurrence: mark.occurrence } : {}),
          });
          assert.equal(placed?.mark, 'resolved');
          if (placed?.mark !== 'resolved') return;
          const asked = spans.some(({ start, end }) => {
            const cut = text.slice(start, end);
            return cut.trim() === placed.quote && start + cut.indexOf(cut.trim()) === placed.start;
          });
          assert.ok(asked, 'at a place that was selected');
        }
      }),
    );
  });

  it('follows its own words over a changed text or says that it lost them', () => {
    fc.assert(
      fc.property(letter, letter, fc.array(span, { maxLength: 3 }), (before, after, spans) => {
        const marks = selected(before, [], spans);
        for (const mark of rebased(before, after, marks)) {
          const said = wordsOf(after, mark);
          if (mark.lost || said === undefined) continue;
          assert.ok(
            marks.some((one) => wordsOf(before, one) === said),
            'its words are the ones that were marked',
          );
        }
      }),
    );
  });

  it('is lost when its own words go and only their look-alike stays', () => {
    const before = ['Meet us on Monday. Then go.', 'Open the books.', 'Meet us on Monday.'];
    const [mark] = selected(before, [], [{ start: 0, end: 18 }]);
    assert.deepEqual([mark!.paragraph, mark!.quote], [0, 'Meet us on Monday.']);
    const [lost] = rebased(before, before.slice(1), [mark as DraftMark]);
    assert.deepEqual([lost!.paragraph, lost!.lost, lost!.quote], [null, true, 'Meet us on Monday.']);
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
