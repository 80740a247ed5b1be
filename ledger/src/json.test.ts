// What canonical JSON promises: one text for one value, and a plain refusal for anything two readers could take differently.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { agreesWithJsonParse, nearJson, strictJson } from '../fuzz/json.ts';
import { canonicalize, canonicalizeAny, DEPTH, type Json, JsonError, parseCanonical, parseStrict } from './json.ts';

const refuses = (run: () => unknown, code: string, at?: string | number) =>
  assert.throws(run, (error) => {
    assert.ok(error instanceof JsonError, String(error));
    assert.equal(error.code, code);
    if (at !== undefined) assert.equal(error.at, at);
    return true;
  });
const anything = (value: unknown) => value as Json;
const nest = (depth: number): Json => (depth === 0 ? 1 : [nest(depth - 1)]);

// ---- RFC 8785, its own examples

test('the example of RFC 8785 section 3.2 comes out as printed there', () => {
  const value = {
    // biome-ignore lint/correctness/noPrecisionLoss: the RFC's own input
    numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  const text = String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`;
  assert.equal(canonicalizeAny(value), text);
});

test('keys are sorted by UTF-16 code units, as RFC 8785 section 3.2.3 shows, not by locale or code point', () => {
  const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
  const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];
  assert.deepEqual(
    Object.keys(JSON.parse(canonicalizeAny(Object.fromEntries(keys.map((key) => [`k${key}`, 1]))))),
    sorted.map((key) => `k${key}`),
  );
});

test('numbers are written as in RFC 8785 appendix B', () => {
  const samples: [bits: string, text: string][] = [
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555555', '333333333.3333333'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ];
  for (const [bits, text] of samples) {
    assert.equal(canonicalizeAny(Buffer.from(bits, 'hex').readDoubleBE()), text);
  }
  refuses(() => canonicalizeAny([Number.NaN]), 'not-an-integer', '/0');
  refuses(() => canonicalizeAny([Number.POSITIVE_INFINITY]), 'not-an-integer', '/0');
});

test('the public RFC 8785 vectors give their published bytes', (t) => {
  const folder = new URL('../../../shared/data/log-vectors/jcs-rfc8785/', import.meta.url);
  if (!existsSync(folder)) {
    t.skip('the public vectors are not on this machine; the fixtures in this file prove the same rules');
    return;
  }
  const names = readdirSync(new URL('input/', folder)).filter((name) => name.endsWith('.json'));
  for (const name of names) {
    const text = canonicalizeAny(JSON.parse(readFileSync(new URL(`input/${name}`, folder), 'utf8')));
    assert.equal(text, readFileSync(new URL(`output/${name}`, folder), 'utf8'), name);
    const hex = readFileSync(new URL(`outhex/${name.replace('.json', '.txt')}`, folder), 'utf8').replace(/\s/g, '');
    assert.equal(Buffer.from(text, 'utf8').toString('hex'), hex, name);
  }
  assert.ok(names.length >= 6);
  t.diagnostic(`${names.length} of ${names.length} public RFC 8785 vectors`);
});

// ---- The strict profile, writing

test('an object is written with sorted keys and without its absent members', () => {
  assert.equal(canonicalize({ b: [1, true], a: 'é', c: undefined }), '{"a":"é","b":[1,true]}');
  assert.equal(canonicalize({ 10: 1, 9: 2, '': 3 }), '{"":3,"10":1,"9":2}');
  assert.equal(canonicalize(-0), '0');
  assert.equal(canonicalize(Object.create(null)), '{}');
});

test('what the strict profile cannot hold is refused with the place where it stands', () => {
  refuses(() => canonicalize(anything(null)), 'null', '');
  refuses(() => canonicalize(anything({ a: { 'b/~': [1, null] } })), 'null', '/a/b~1~0/1');
  refuses(() => canonicalize({ a: 0.1 }), 'not-an-integer', '/a');
  refuses(() => canonicalize(Number.NaN), 'not-an-integer');
  refuses(() => canonicalize(2 ** 53), 'unsafe-integer');
  refuses(() => canonicalize({ ñ: 1 }), 'key-not-plain', '/ñ');
  refuses(() => canonicalize({ 'a\n': 1 }), 'key-not-plain');
  refuses(() => canonicalize({ a: 'half \ud83d' }), 'lone-surrogate', '/a');
  refuses(() => canonicalize(anything([undefined])), 'cannot-be-json', '/0');
  for (const odd of [1n, () => 1, Symbol('a'), new Date(0), new Map(), new Uint8Array(2), { [Symbol('a')]: 1 }]) {
    refuses(() => canonicalize(anything([odd])), 'cannot-be-json', '/0');
  }
});

test('nesting is bounded on both sides, so a circle is refused and not followed', () => {
  assert.deepEqual(parseCanonical(canonicalize(nest(DEPTH))), nest(DEPTH));
  refuses(() => canonicalize(nest(DEPTH + 1)), 'too-deep');
  refuses(() => parseStrict('['.repeat(DEPTH + 1)), 'too-deep', DEPTH);
  refuses(() => parseStrict('['.repeat(1_000_000)), 'too-deep', DEPTH);
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  refuses(() => canonicalize(anything(circle)), 'too-deep');
  refuses(() => canonicalizeAny(circle), 'too-deep');
});

// ---- The strict profile, reading

test('a text is read with any spaces, key order and escapes', () => {
  assert.deepEqual(parseStrict(' { "b" : [ 1 , -2 , true ] , "a" : "\\u00e9\\/\\n\\ud83d\\ude00" }\r\n\t'), {
    b: [1, -2, true],
    a: 'é/\n😀',
  });
});

test('each kind of bad text is refused with its code and offset', () => {
  const bad: [text: string, code: string, at: number][] = [
    ['', 'syntax', 0],
    ['\ufeff1', 'syntax', 0],
    ['1 2', 'syntax', 2],
    ['{"a":1,}', 'syntax', 7],
    ['[1,]', 'syntax', 3],
    ['[1', 'syntax', 2],
    ['{"a" 1}', 'syntax', 5],
    ["{'a':1}", 'syntax', 1],
    ['"a', 'syntax', 2],
    ['"a\nb"', 'syntax', 2],
    ['"\\x"', 'syntax', 2],
    ['"\\u12g4"', 'syntax', 2],
    ['tru', 'syntax', 0],
    ['nul', 'syntax', 0],
    ['NaN', 'syntax', 0],
    ['+1', 'syntax', 0],
    ['01', 'syntax', 1],
    ['[null]', 'null', 1],
    ['1.0', 'not-an-integer', 0],
    ['[1e2]', 'not-an-integer', 1],
    ['-0', 'not-an-integer', 0],
    ['9007199254740992', 'unsafe-integer', 0],
    ['{"a":1,"\\u0061":2}', 'duplicate-key', 7],
    ['{"ñ":1}', 'key-not-plain', 1],
    ['["\\ud83d"]', 'lone-surrogate', 1],
    ['"\\ude00\\ud83d"', 'lone-surrogate', 0],
  ];
  for (const [text, code, at] of bad) refuses(() => parseStrict(text), code, at);
});

test('a key that needs an escape is refused, because JSON.parse of Node 24 can take one such key for another', () => {
  refuses(() => canonicalize({ 'a"': 1 }), 'key-not-plain', '/a"');
  refuses(() => canonicalize({ 'a\\': 1 }), 'key-not-plain');
  refuses(() => parseStrict('{"a":1,"\\"":2}'), 'key-not-plain', 7);
  refuses(() => parseStrict('{"\\\\":2}'), 'key-not-plain', 1);
  assert.deepEqual(parseStrict('{"\\u0061":1}'), { a: 1 });
});

test('a member named __proto__ is data and changes no object', () => {
  const value = parseCanonical('{"__proto__":{"admin":true}}') as Record<string, Json>;
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
  assert.deepEqual(Object.keys(value), ['__proto__']);
  assert.equal(value.admin, undefined);
  refuses(() => parseStrict('{"__proto__":1,"__proto__":2}'), 'duplicate-key', 15);
});

test('a canonical reader refuses a text that says the same thing in another way', () => {
  assert.deepEqual(parseCanonical('{"a":"é","b":1}'), { a: 'é', b: 1 });
  refuses(() => parseCanonical('{"b":1,"a":"é"}'), 'not-canonical', 2);
  refuses(() => parseCanonical('{"a":1} '), 'not-canonical', 7);
  refuses(() => parseCanonical('"\\u00e9"'), 'not-canonical', 1);
  refuses(() => parseCanonical('"\\u000A"'), 'not-canonical', 2);
});

// ---- Properties (their values and texts are made in ../fuzz/json.ts)

test('whatever is written is read back the same, and writing it again gives the same text', () => {
  fc.assert(
    fc.property(strictJson, (value) => {
      const text = canonicalize(value);
      assert.deepEqual(parseCanonical(text), value);
      assert.equal(canonicalize(parseStrict(text)), text);
      assert.deepEqual(JSON.parse(text), value);
    }),
  );
});

test('the order in which members were set, and spaces, change nothing', () => {
  const shuffled = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, member]) => [key, shuffled(member!)]),
    );
  };
  fc.assert(
    fc.property(strictJson, (value) => {
      assert.equal(canonicalize(shuffled(value)), canonicalize(value));
      assert.equal(canonicalize(parseStrict(JSON.stringify(value, null, 2))), canonicalize(value));
    }),
  );
});

test('two values share a text exactly when they are the same', () => {
  // Few words to choose from, so that many pairs are equal or nearly so.
  const word = fc.constantFrom('', '0', 'true', '[]', '"a":1');
  const small = fc.letrec<{ json: Json }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 2 },
      word,
      fc.boolean(),
      fc.nat(1),
      fc.array(tie('json'), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom('', '0', 'true', '[]'), tie('json'), { maxKeys: 2, noNullPrototype: true }),
    ),
  })).json;
  let equal = 0;
  fc.assert(
    fc.property(small, small, (a, b) => {
      const same = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
      if (same) equal += 1;
      assert.equal(canonicalize(a) === canonicalize(b), same);
    }),
    { numRuns: 2000 },
  );
  assert.ok(equal > 20, `only ${equal} equal pairs were tried`);
});

/** An independent way to put keys in order: nested lists of pairs. */
function sorted(value: Json): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object') return value;
  const pairs = Object.entries(value).map(([key, member]) => [key, sorted(member!)]);
  return { pairs: pairs.sort((a, b) => Buffer.compare(Buffer.from(a[0] as string), Buffer.from(b[0] as string))) };
}

test('whatever our reader accepts, JSON.parse reads the same way', () => {
  fc.assert(fc.property(nearJson(), agreesWithJsonParse));
});
