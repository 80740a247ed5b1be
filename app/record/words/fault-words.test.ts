// Every fault this record can tell somebody of has its words, in every language: nobody is shown the name of a fault instead.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const app = new URL('../../', import.meta.url).pathname;
const read = (pattern: string) => globSync(pattern, { cwd: app }).map((file) => readFileSync(join(app, file), 'utf8'));

test('every fault of a field is told in words', () => {
  const code =
    /\b(?:add|invalid)\(\s*(?:'[^']+'|field(?:\('[^']+'\))?|[a-z]+ \? '[^']+' : '[^']+'),\s*'([a-z][a-z-]+)'/g;
  const codes = new Set(read('record/**/*.ts').flatMap((text) => [...text.matchAll(code)].map(([, name]) => name!)));
  assert.ok(codes.size > 60, `only ${codes.size} faults were found: this test looks for them by how they are written`);
  for (const lang of ['en', 'es']) {
    const words = read(`i18n/${lang}/*.ftl`).join('\n');
    const without = [...codes].filter((name) => !new RegExp(`^web-error-${name} =`, 'm').test(words));
    assert.deepEqual(without, [], lang);
  }
});
