// The same search as mutations.test.ts, for longer. It must never depend on time.

import { test } from 'node:test';
import fc from 'fast-check';
import { edits, targets } from '../fuzz/mutations.ts';

for (const [name, target] of Object.entries(targets)) {
  test(`thirty thousand times a spoiled ${name} fools nobody`, async () => {
    await fc.assert(fc.asyncProperty(edits, target), { numRuns: 30_000 });
  });
}
