// Texts of strangers: one spelling for each thing, and that one read right.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decimal, fromBase64, fromBase64Of, joinBytes, sameBytes, toBase64, utf8, utf8Bytes } from './text.ts';

test('base64 is Node’s, both ways, at every length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64');
      assert.equal(toBase64(bytes), text);
      assert.deepEqual(Buffer.from(fromBase64(text)), Buffer.from(bytes));
    }),
    { numRuns: 500 },
  );
});

test('no two texts are the same bytes: whatever is read is spelled back the same', () => {
  const near = fc.string({ unit: fc.constantFrom(...'AQgwBZaz09+/=-_ \n'), maxLength: 12 });
  fc.assert(
    fc.property(near, (text) => {
      let bytes: Uint8Array;
      try {
        bytes = fromBase64(text);
      } catch (error) {
        assert.equal((error as { code?: string }).code, 'not-base64');
        return;
      }
      assert.equal(toBase64(bytes), text);
    }),
    { numRuns: 3000 },
  );
  for (const wrong of ['A', 'AA', 'AAA', 'AB==', 'AAB=', 'AA=A', '====', 'A===', 'AAAA=', 'AA-A', 'AAAA\n', 'ÄAAA']) {
    assert.throws(() => fromBase64(wrong), { code: 'not-base64' }, wrong);
  }
  assert.throws(() => fromBase64Of(3, 'AA=='), { code: 'wrong-length' });
});

test('a number is plain decimal up to 2^53 - 1', () => {
  assert.equal(decimal('0'), 0);
  assert.equal(decimal('9007199254740991'), Number.MAX_SAFE_INTEGER);
  assert.throws(() => decimal('9007199254740992'), { code: 'number-too-large' });
  for (const wrong of ['', '00', '01', '+1', '-0', '1.0', '1e1', ' 1', '1\n', '٣', '0x1']) {
    assert.throws(() => decimal(wrong), { code: 'not-decimal' }, JSON.stringify(wrong));
  }
});

test('bytes that no encoder writes are no text, and a mark at the beginning is part of it', () => {
  assert.throws(() => utf8(Uint8Array.of(0xc0, 0x80)), { code: 'not-utf8' });
  assert.throws(() => utf8(Uint8Array.of(0xed, 0xa0, 0x80)), { code: 'not-utf8' });
  assert.equal(utf8(utf8Bytes('\ufeffx')), '\ufeffx');
  assert.deepEqual(joinBytes(Uint8Array.of(1), new Uint8Array(0), Uint8Array.of(2, 3)), Uint8Array.of(1, 2, 3));
  assert.ok(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2)));
  assert.equal(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3)), false);
  assert.equal(sameBytes(Uint8Array.of(1, 2), Uint8Array.of(1)), false);
});
