// A long search for a text that our reader and JSON.parse understand differently. It must never depend on time.

import { test } from 'node:test';
import fc from 'fast-check';
import { agreesWithJsonParse, nearJson } from '../fuzz/json.ts';

test('two hundred thousand broken texts are refused or read as JSON.parse reads them', () => {
  fc.assert(fc.property(nearJson(), agreesWithJsonParse), { numRuns: 200_000 });
});
