// Islands are stripped of their types in a thread that ends: what it answers, and that nobody waits for ever for one that gave no answer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripped } from './assets.ts';

test('an island is served without its types, and what cannot be read is refused', async () => {
  assert.equal((await stripped('const n: number = 1;')).replaceAll(/\s/g, ''), 'constn=1;');
  await assert.rejects(stripped('const n: = 1;'));
});

test('a thread that ends without an answer is an error, not a page that never comes', async () => {
  await assert.rejects(stripped('const n = 1;', 'void 0'), /ended without an answer/);
});
