// The hash a page brings: the same as Node's, for every length around its blocks and for long ones.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signerCalled } from '../fuzz/small-log.ts';
import { browserSuite, sha256 as own } from './browser.ts';
import { verifyEd25519 } from './ed25519.ts';
import { sha256 } from './node.ts';
import { utf8Bytes } from './text.ts';

test('our own SHA-256 gives what Node’s gives, at every length up to five blocks and at long ones', () => {
  for (let length = 0; length <= 320; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31 + length) & 0xff);
    assert.deepEqual(Buffer.from(own(bytes)), sha256(bytes), `${length} bytes`);
  }
  const long = new Uint8Array(1_000_003).fill(0xa5);
  assert.deepEqual(Buffer.from(own(long)), sha256(long));
  // A view into something larger is hashed, not what lies around it.
  assert.deepEqual(Buffer.from(own(long.subarray(7, 100))), sha256(long.subarray(7, 100)));
});

test('a page’s WebCrypto takes and refuses signatures as Node does', async () => {
  const { key, sign } = signerCalled('test.example');
  const message = utf8Bytes('a message');
  const signature = sign(message);
  assert.equal(await verifyEd25519(browserSuite, key.publicKey, message, signature), true);
  assert.equal(await verifyEd25519(browserSuite, key.publicKey, utf8Bytes('another'), signature), false);
  const noPoint = Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 2 : 0));
  assert.equal(await verifyEd25519(browserSuite, noPoint, message, signature), false);
});
