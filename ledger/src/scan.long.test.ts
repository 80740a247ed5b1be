// The same as in scan.test.ts, at many more places of a log of three bundles.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { act, smallLog } from '../fuzz/small-log.ts';
import { spoilBytes } from '../fuzz/spoiled-bytes.ts';

test('a changed byte at a hundred places of every file is found', async () => {
  const acts = Array.from({ length: 600 }, (_, at) =>
    act(at, { author: { role: 'clerk', name: 'Invented' }, title: `Letter ${at}` }),
  );
  const log = smallLog(
    acts.map(({ entry }) => entry),
    { bodies: acts.map(({ body }) => body), checkpoints: [5, 256, 511] },
  );
  assert.ok((await spoilBytes(log, 100)) > 700);
});
