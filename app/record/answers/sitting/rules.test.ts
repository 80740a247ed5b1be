// No words that somebody saved are lost by somebody else's, whatever the order; and ranges of demands are read as people write them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Draft, type DraftWords, noWords, numbersIn, replaced, saved } from './rules.ts';

const words = (reasons: string): DraftWords => ({ ...noWords('en'), reasons });
const by = (browser: string) => ({ browser, account: 'a', name: browser, at: '2026-03-02T15:00:00Z' });

describe('drafts', () => {
  it('whatever several windows save in any order, the last words of each stand somewhere, or were written over by one that saw them', () => {
    const step = fc.record({
      browser: fc.constantFrom('one', 'two', 'three'),
      reasons: fc.constantFrom('', 'a', ' a', 'b', 'c'),
      fresh: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let now: Draft | undefined;
        const last = new Map<string, string>();
        // Whose last words somebody was shown before writing over them. Kept by writer: two may write the same words.
        const shown = new Set<string>();
        for (const { browser, reasons, fresh } of steps) {
          const seen = fresh ? (now?.revision ?? 0) : 0;
          if (now && now.revision === seen)
            for (const [writer, mine] of last) if (mine === now.words.reasons.trim()) shown.add(writer);
          last.set(browser, reasons.trim());
          shown.delete(browser);
          now = saved(now, { ...by(browser), words: words(reasons), seen });
        }
        const there = new Set(
          [now?.words, ...(now?.asides ?? []).map((one) => one.words)].map((w) => w?.reasons.trim()),
        );
        for (const [writer, mine] of last)
          assert.ok(there.has(mine) || shown.has(writer), `${writer}: ${mine} is lost`);
      }),
    );
  });

  it('given to many, what stood there before stands aside, and can be put back', () => {
    const first = saved(undefined, { ...by('one'), words: words('Mine.'), seen: 0 });
    const given = replaced(first, { ...by('two'), words: words('For all.') }, 'before');
    assert.equal(given.words.reasons, 'For all.');
    assert.deepEqual(
      given.asides.map((one) => one.words.reasons),
      ['Mine.'],
    );
    const back = replaced(given, { ...by('two'), words: given.asides[0]!.words }, 'again');
    assert.equal(back.words.reasons, 'Mine.');
    assert.deepEqual(
      back.asides.map((one) => one.words.reasons),
      ['For all.'],
    );
  });
});

describe('numbers of demands', () => {
  it('are read alone and as ranges', () => {
    assert.deepEqual(numbersIn('4, 7, 10-14'), [4, 7, 10, 11, 12, 13, 14]);
    assert.deepEqual(numbersIn(' 2–3;9 1 '), [1, 2, 3, 9]);
    assert.deepEqual(numbersIn('10 - 12'), [10, 11, 12]);
    assert.deepEqual(numbersIn(''), []);
    for (const wrong of ['x', '4-', '7-4', '1-99999', '3.5', '-2']) assert.equal(numbersIn(wrong), undefined, wrong);
  });
});
