// Our own policy on odd signatures, held against every public collection of them. Libraries disagree on these; our readers must not.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signerCalled } from '../fuzz/small-log.ts';
import { fromHex, readJson, vectors } from '../fuzz/vectors.ts';
import { isSoundPoint, verifyEd25519 } from './ed25519.ts';
import { nodeSuite } from './node.ts';
import { utf8Bytes } from './text.ts';

test('of the CCTV edge cases only those with sound points and one reading are taken', async (t) => {
  const folder = vectors(t, 'cctv-ed25519');
  if (!folder) return;
  type Case = { number: number; key: string; sig: string; msg: string; flags: string[] | null };
  const cases = readJson<Case[]>(folder, 'ed25519vectors.json');
  // Only where a cofactor would have to be multiplied away (residue) do readers differ on a sound point; the mere component is harmless.
  const harmless = new Set(['low_order_component_A', 'low_order_component_R']);
  let taken = 0;
  for (const { number, key, sig, msg, flags } of cases) {
    const isTaken = await verifyEd25519(nodeSuite, fromHex(key), utf8Bytes(msg), fromHex(sig));
    assert.equal(
      isTaken,
      (flags ?? []).every((flag) => harmless.has(flag)),
      `case ${number}: ${flags}`,
    );
    taken += isTaken ? 1 : 0;
  }
  assert.equal(cases.length, 914);
  t.diagnostic(`${cases.length} cases, ${taken} taken`);
});

test('the Wycheproof signatures are taken and refused as they should be', async (t) => {
  const folder = vectors(t, 'wycheproof');
  if (!folder) return;
  type Group = { publicKey: { pk: string }; tests: { tcId: number; msg: string; sig: string; result: string }[] };
  const { testGroups } = readJson<{ testGroups: Group[] }>(folder, 'ed25519_test.json');
  let ran = 0;
  for (const { publicKey, tests } of testGroups) {
    for (const { tcId, msg, sig, result } of tests) {
      const isTaken = await verifyEd25519(nodeSuite, fromHex(publicKey.pk), fromHex(msg), fromHex(sig));
      assert.equal(isTaken, result === 'valid', `case ${tcId}`);
      ran += 1;
    }
  }
  assert.equal(ran, 151);
  t.diagnostic(`${ran} cases`);
});

test('a library never sees an odd key or signature', async () => {
  const asked: string[] = [];
  const watching = { ...nodeSuite, verifyEd25519: () => asked.push('asked') > 0 };
  const { key, sign } = signerCalled('test.example');
  const message = utf8Bytes('a message');
  const good = sign(message);
  assert.ok(await verifyEd25519(watching, key.publicKey, message, good));
  const withR = (point: Uint8Array) => Uint8Array.from([...point, ...good.subarray(32)]);
  const one = Uint8Array.from({ length: 32 }, (_, at) => (at === 0 ? 1 : 0));
  const beyondP = new Uint8Array(32).fill(0xff);
  const large = Uint8Array.from(good);
  large.set(fromHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010'), 32);
  for (const [publicKey, signature] of [
    [one, good],
    [beyondP, good],
    [key.publicKey, withR(one)],
    [key.publicKey, withR(beyondP)],
    [key.publicKey, large],
    [key.publicKey, good.subarray(0, 63)],
    [key.publicKey.subarray(0, 31), good],
  ] as const) {
    assert.equal(await verifyEd25519(watching, publicKey, message, signature), false);
  }
  assert.equal(asked.length, 1);
});

test('the points of small order are exactly those that vanish when doubled three times', () => {
  // The curve of RFC 8032 section 5.1, with whole numbers: -x² + y² = 1 + d·x²·y².
  const p = 2n ** 255n - 19n;
  const mod = (a: bigint) => ((a % p) + p) % p;
  const power = (base: bigint, exponent: bigint): bigint => {
    let result = 1n;
    for (let b = mod(base), e = exponent; e > 0n; e >>= 1n, b = mod(b * b)) if (e & 1n) result = mod(result * b);
    return result;
  };
  const d = mod(-121665n * power(121666n, p - 2n));
  const root = (a: bigint): bigint | undefined => {
    const guess = power(a, (p + 3n) / 8n);
    const other = mod(guess * power(2n, (p - 1n) / 4n));
    return [guess, other].find((x) => mod(x * x) === mod(a));
  };
  const xOf = (y: bigint) => root(mod((y * y - 1n) * power(mod(d * y * y + 1n), p - 2n)));
  const double = ([x, y]: [bigint, bigint]): [bigint, bigint] => {
    const t = mod(d * x * x * y * y);
    return [mod(2n * x * y * power(mod(1n + t), p - 2n)), mod((y * y + x * x) * power(mod(1n - t), p - 2n))];
  };
  const bytesOf = (y: bigint) => fromHex(y.toString(16).padStart(64, '0')).reverse();
  // Halving the point of order 2, and then that of order 4, gives all there are.
  const ofOrder8 = [1n, -1n].map((sign) => root(mod((1n + sign * (root(mod(1n + d)) ?? 0n)) * power(mod(-d), p - 2n))));
  const candidates = [0n, 1n, p - 1n, ...ofOrder8.filter((y) => y !== undefined).flatMap((y) => [y, p - y])];
  const small = candidates.filter((y) => {
    const x = xOf(y);
    if (x === undefined) return false;
    const [zero, last] = double(double(double([x, y])));
    return zero === 0n && last === 1n;
  });
  assert.equal(new Set(small).size, 5, 'y of the eight points: 0, 1, -1 and two of order 8');
  for (const y of small) {
    const bytes = bytesOf(y);
    assert.equal(isSoundPoint(bytes), false);
    bytes[31]! |= 0x80;
    assert.equal(isSoundPoint(bytes), false);
  }
  assert.ok(isSoundPoint(bytesOf(2n)) && isSoundPoint(bytesOf(p - 2n)));
  assert.equal(isSoundPoint(bytesOf(p)), false);
  assert.equal(isSoundPoint(bytesOf(p + 1n)), false);
});
