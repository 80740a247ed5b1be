// Invariant 6: a quotation resolves to exactly one place in a stored text, or it is marked unresolved. It is never moved by guess.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { placeQuote } from './quoting.ts';

const held = (text: string, capture = 'c') => ({ capture, text, digest: `digest of ${capture}` });

describe('a quotation', () => {
  it('that stands once is shown where it stands, with what is around it', () => {
    assert.deepEqual(placeQuote('no money', [held('She said: there is no money for it. Then she left.')]), {
      capture: 'c',
      text_digest: 'digest of c',
      mark: 'resolved',
      start: 19,
      end: 27,
      found: 1,
      before: 'She said: there is ',
      after: ' for it. Then she left.',
    });
  });

  it('that stands twice, or with one sign changed, is not placed (hypothesis/client#7571: a look-alike after a deletion)', () => {
    const twice = placeQuote('no money', [held('There is no money. I say: no money.')]);
    assert.deepEqual([twice?.mark, twice?.found], ['unresolved', 2]);
    const other = placeQuote('no money', [held('There is No money.')]);
    assert.deepEqual([other?.mark, other?.found], ['unresolved', 0]);
    assert.equal(placeQuote('no money', []), undefined, 'where nothing is held nothing is said');
  });

  it('is found in the one copy that holds it once, whatever the other copies hold', () => {
    const placed = placeQuote('no money', [held('no money, no money', 'a'), held('Only: no money.', 'b')]);
    assert.deepEqual([placed?.mark, placed?.capture], ['resolved', 'b']);
  });

  it('resolves to its own signs or to none, for any text and any quotation', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '🙂', '.'), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), piece, (pieces, typed) => {
        const quote = typed.trim();
        const text = pieces.join('');
        const placed = placeQuote(typed, [held(text)])!;
        let count = 0;
        for (let at = text.indexOf(quote); quote !== '' && at >= 0; at = text.indexOf(quote, at + 1)) count++;
        assert.equal(placed.found, count);
        assert.equal(placed.mark, count === 1 ? 'resolved' : 'unresolved');
        if (placed.mark === 'resolved') {
          assert.equal(text.slice(placed.start, placed.end), quote);
          const around = `${placed.before ?? ''}${quote}${placed.after ?? ''}`;
          assert.ok(around.isWellFormed() && around.includes(quote));
        } else assert.equal(placed.start, undefined);
      }),
    );
  });
});
