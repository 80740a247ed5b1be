// Notes, proofs, policies, requests, bundles, leaves and words, spoiled at random: refused in our own words or read as what they are.

import { test } from 'node:test';
import fc from 'fast-check';
import { edits, targets } from '../fuzz/mutations.ts';

for (const [name, target] of Object.entries(targets)) {
  test(`a spoiled ${name} fools nobody`, async () => {
    await fc.assert(fc.asyncProperty(edits, target), { numRuns: 300 });
  });
}
