// Bundles: what is packed comes out the same, and nothing half.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { packEntries, unpackEntries } from './bundle.ts';

test('entries of any length come out as they went in', () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 });
  fc.assert(
    fc.property(entries, (given) => {
      const packed = packEntries(given);
      assert.deepEqual(unpackEntries(packed, given.length).map(Buffer.from), given.map(Buffer.from));
      assert.equal(unpackEntries(packed).length, given.length);
    }),
  );
  const longest = new Uint8Array(65_535).fill(7);
  assert.deepEqual(Buffer.from(unpackEntries(packEntries([longest]))[0]!), Buffer.from(longest));
});

test('an entry over 65,535 bytes, a bundle cut anywhere and one with more behind it are refused', () => {
  assert.throws(() => packEntries([new Uint8Array(65_536)]), { code: 'entry-too-long' });
  const packed = packEntries([Uint8Array.of(1, 2), new Uint8Array(0), Uint8Array.of(3)]);
  for (let length = 0; length < packed.length; length += 1) {
    assert.throws(() => unpackEntries(packed.subarray(0, length), 3), { code: 'bundle-cut-short' }, `${length} bytes`);
  }
  assert.throws(() => unpackEntries(packed, 2), { code: 'bundle-too-long' });
  assert.throws(() => unpackEntries(packed, 4), { code: 'bundle-cut-short' });
});
