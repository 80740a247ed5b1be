// What a commitment promises: it opens for exactly what was committed to, and its bytes are those of the specification.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { CommitmentError, commit, type Opening, opens, preimage } from './commitment.ts';
import { canonicalize } from './json.ts';
import { sha256 } from './node.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const salt = Uint8Array.from({ length: 32 }, (_, i) => i);
const example: Opening = { record: 'demand/6', field: 'heading', salt, value: bytes(canonicalize('Publish it')) };
const refuses = (opening: Opening, code: string, at: string) =>
  assert.throws(
    () => commit(sha256, opening),
    (error) => error instanceof CommitmentError && error.code === code && error.at === at,
  );

test('the preimage is the five parts, each after its length as a big-endian uint32', () => {
  // Written out by hand, so that another program can be held against it.
  const hex = [
    '00000015', // 21
    '726564726573732f636f6d6d69746d656e742f7631', // redress/commitment/v1
    '00000008',
    '64656d616e642f36', // demand/6
    '00000007',
    '68656164696e67', // heading
    '00000020',
    '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
    '0000000c',
    '225075626c69736820697422', // "Publish it"
  ].join('');
  assert.equal(Buffer.from(preimage(example)).toString('hex'), hex);
  const outside = createHash('sha256').update(Buffer.from(hex, 'hex')).digest();
  assert.deepEqual(Buffer.from(commit(sha256, example)), outside);
  assert.equal(outside.toString('hex'), 'a100d571410c572ea2112dd591ee2e3258f9807c3c1195b796f32b802b0785a5');
});

test('a commitment opens for what was committed to and for nothing else', () => {
  const commitment = commit(sha256, example);
  assert.equal(opens(sha256, commitment, example), true);
  assert.equal(opens(sha256, commitment, { ...example, value: bytes('"Publish It"') }), false);
  assert.equal(opens(sha256, commitment, { ...example, salt: new Uint8Array(32) }), false);
  assert.equal(opens(sha256, commitment, { ...example, field: 'quote' }), false);
  assert.equal(opens(sha256, commitment, { ...example, record: 'demand/7' }), false);
  assert.equal(opens(sha256, commitment.subarray(0, 31), example), false);
  assert.equal(opens(sha256, new Uint8Array(), example), false);
});

test('an opening that could never have been committed to opens nothing and does not throw', () => {
  const commitment = commit(sha256, example);
  assert.equal(opens(sha256, commitment, { ...example, salt: new Uint8Array(31) }), false);
  assert.equal(opens(sha256, commitment, { ...example, record: '' }), false);
  assert.equal(opens(sha256, commitment, { ...example, field: '\ud800' }), false);
});

test('a fault of the hash itself is not taken for a wrong opening', () => {
  const broken = () => {
    throw new TypeError('no hash here');
  };
  assert.throws(() => opens(broken, new Uint8Array(32), example), TypeError);
});

test('a salt of another length, an empty name and half a character are refused by name', () => {
  refuses({ ...example, salt: new Uint8Array(31) }, 'salt-not-32-bytes', 'salt');
  refuses({ ...example, salt: new Uint8Array(33) }, 'salt-not-32-bytes', 'salt');
  refuses({ ...example, record: '' }, 'name-empty', 'record');
  refuses({ ...example, field: '' }, 'name-empty', 'field');
  refuses({ ...example, field: 'a\ud83d' }, 'name-lone-surrogate', 'field');
});

const opening: fc.Arbitrary<Opening> = fc.record({
  record: fc.string({ minLength: 1, unit: 'grapheme' }),
  field: fc.string({ minLength: 1, unit: 'grapheme' }),
  salt: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  value: fc.uint8Array({ maxLength: 64 }),
});

test('moving a byte from one part to its neighbor changes the commitment', () => {
  fc.assert(
    fc.property(opening, fc.string({ minLength: 1, unit: 'grapheme' }), (given, moved) => {
      const right = { ...given, field: moved + given.field };
      const left = { ...given, record: given.record + moved };
      assert.notDeepEqual(commit(sha256, left), commit(sha256, right));
    }),
  );
});

test('different openings have different preimages', () => {
  const key = (o: Opening) => JSON.stringify([o.record, o.field, [...o.salt], [...o.value]]);
  fc.assert(
    fc.property(opening, opening, (a, b) => {
      assert.equal(Buffer.from(preimage(a)).equals(preimage(b)), key(a) === key(b));
      assert.equal(opens(sha256, commit(sha256, a), b), key(a) === key(b));
    }),
  );
});

test('a flipped bit anywhere in a commitment is noticed', () => {
  fc.assert(
    fc.property(opening, fc.nat(255), (given, bit) => {
      const commitment = Uint8Array.from(commit(sha256, given));
      commitment[bit >> 3]! ^= 1 << (bit & 7);
      assert.equal(opens(sha256, commitment, given), false);
    }),
  );
});

test('only the file for Node imports anything from Node, so the rest runs in a page', () => {
  const folder = new URL('./', import.meta.url);
  const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  const imports = sources.flatMap((name) =>
    [...readFileSync(new URL(name, folder), 'utf8').matchAll(/from '([^']+)'/g)].map((found) => ({
      name,
      from: found[1]!,
    })),
  );
  assert.ok(imports.length > 0);
  for (const { name, from } of imports) {
    assert.ok(/^\.\/[\w-]+\.ts$/.test(from) || (name === 'node.ts' && from.startsWith('node:')), `${name}: ${from}`);
  }
});
