// Values and broken texts for searching faults in src/json.ts. Used by tests only; nothing in src may import it.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { canonicalize, type Json, JsonError, parseCanonical, parseStrict } from '../src/json.ts';

const plainKey = fc.string({ unit: 'grapheme-ascii' }).map((key) => key.replace(/["\\]/g, ''));

/** Any value of the strict profile. */
export const strictJson: fc.Arbitrary<Json> = fc.letrec<{ json: Json; leaf: Json; tree: Json }>((tie) => ({
  json: fc.oneof({ maxDepth: 5 }, tie('leaf'), { weight: 2, arbitrary: tie('tree') }),
  leaf: fc.oneof(
    fc.boolean(),
    fc.maxSafeInteger().map((n) => n + 0), // -0 has no text of its own
    fc.string({ unit: 'binary' }),
  ),
  tree: fc.oneof(
    fc.array(tie('json'), { maxLength: 5 }),
    fc.dictionary(plainKey, tie('json'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).json;

/** Texts that are almost JSON: a good one with a few characters cut out, doubled or replaced. */
export function nearJson(): fc.Arbitrary<string> {
  const edit = fc.record({ at: fc.nat(400), cut: fc.nat(3), put: fc.constantFrom(...'{}[],:"\\u01e.-n \ufeff\ud83d') });
  return fc.tuple(strictJson, fc.array(edit, { maxLength: 3 })).map(([value, edits]) => {
    let text = canonicalize(value);
    for (const { at, cut, put } of edits) {
      const place = at % (text.length + 1);
      text = text.slice(0, place) + put + text.slice(place + cut);
    }
    return text;
  });
}

/** Refused with a JsonError, or read exactly as JSON.parse reads it and then written and read again unchanged. */
export function agreesWithJsonParse(text: string): void {
  let value: Json;
  try {
    value = parseStrict(text);
  } catch (error) {
    assert.ok(error instanceof JsonError, `a refusal must be a JsonError, not ${error}`);
    return;
  }
  assert.deepEqual(value, JSON.parse(text));
  assert.deepEqual(parseCanonical(canonicalize(value)), value);
}
