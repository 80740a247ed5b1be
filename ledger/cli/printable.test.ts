// What a stranger wrote may not write on a reader's screen.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printable } from './printable.ts';

test('escapes, line ends and signs that turn the line are shown as what they are, and words stay as they are', () => {
  assert.equal(printable('a\u001b[2Kb\n✔ c'), 'a\\u{1b}[2Kb\\u{a}✔ c');
  assert.equal(printable('x\u202ey\u2028z\u009b'), 'x\\u{202e}y\\u{2028}z\\u{9b}');
  for (const words of ['  ✔ Peñón, entry 3: “it’s” — fine', 'العربية', '👩‍⚖️']) assert.equal(printable(words), words);
});
