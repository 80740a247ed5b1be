// Every word the code asks for exists in every language, and nothing in the language files is left over.

import assert from 'node:assert/strict';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { FluentResource } from '@fluent/bundle';
import { languages } from './languages.ts';

type Found = { file: string; variables: Set<string>; tags: Set<string> };

const appFolder = new URL('../', import.meta.url);

function keysOf(lang: string): Map<string, Found> {
  const keys = new Map<string, Found>();
  const folder = new URL(`./${lang}/`, import.meta.url);
  for (const file of readdirSync(folder)) {
    for (const message of new FluentResource(readFileSync(new URL(file, folder), 'utf8')).body) {
      assert.ok(
        !keys.has(message.id),
        `${lang}/${file}: ${message.id} stands twice (also in ${keys.get(message.id)?.file})`,
      );
      const text = JSON.stringify(message.value);
      keys.set(message.id, {
        file: `${lang}/${file}`,
        variables: new Set(Array.from(text.matchAll(/"type":"var","name":"(\w+)"/g), (m) => m[1] as string)),
        tags: new Set(Array.from(text.matchAll(/<([a-z][a-z0-9-]*)>/g), (m) => m[1] as string)),
      });
    }
  }
  return keys;
}

const code = globSync('**/*.ts', { cwd: appFolder, exclude: ['**/*.test.ts', '**/node_modules/**'] }).map((file) => ({
  file,
  text: readFileSync(new URL(file, appFolder), 'utf8'),
}));
const byLanguage = new Map(languages.map(({ code: lang }) => [lang, keysOf(lang)]));
const [main, ...others] = [...byLanguage];

describe('the words of the interface', () => {
  it('every key the code asks for exists', () => {
    const asked = /\bt\(\s*'([a-z0-9-]+)'|\brich\(\s*[\w.]+,\s*'([a-z0-9-]+)'/g;
    const missing: string[] = [];
    for (const { file, text } of code) {
      for (const found of text.matchAll(asked)) {
        const key = (found[1] ?? found[2]) as string;
        for (const [lang, keys] of byLanguage) if (!keys.has(key)) missing.push(`${file}: ${key} (${lang})`);
      }
    }
    assert.deepEqual(missing, []);
  });

  it('every key begun by the code and finished by a value has at least one ending', () => {
    const begun: string[] = [];
    for (const { file, text } of code) {
      for (const found of text.matchAll(/(?:\bt\(|\brich\(\s*[\w.]+,)\s*`([a-z0-9-]+-)\$\{/g)) {
        if (![...(main?.[1].keys() ?? [])].some((key) => key.startsWith(found[1] as string)))
          begun.push(`${file}: ${found[1]}…`);
      }
    }
    assert.deepEqual(begun, []);
  });

  it('no key is left over', () => {
    const all = code.map(({ text }) => text).join('\n');
    const beginnings = new Set(Array.from(all.matchAll(/`([a-z0-9]+-[a-z0-9-]*)\$\{/g), (m) => m[1] as string));
    const leftOver: string[] = [];
    for (const [key, { file }] of main?.[1] ?? []) {
      const used = all.includes(`'${key}'`) || [...beginnings].some((beginning) => key.startsWith(beginning));
      if (!used) leftOver.push(`${file}: ${key}`);
    }
    assert.deepEqual(leftOver, []);
  });

  for (const [lang, keys] of others) {
    it(`${lang} has the same keys as ${main?.[0]}, in the same rooms, with the same values and tags in them`, () => {
      const room = (found: Found) => found.file.split('/')[1];
      const differ: string[] = [];
      for (const [key, here] of main?.[1] ?? []) {
        const there = keys.get(key);
        if (!there) differ.push(`${key} is missing in ${lang}`);
        else if (room(there) !== room(here)) differ.push(`${key} stands in ${here.file} and ${there.file}`);
        else if ([...here.tags].sort().join() !== [...there.tags].sort().join()) differ.push(`${key}: tags differ`);
        else if ([...here.variables].sort().join() !== [...there.variables].sort().join()) {
          // Only a number that chooses between forms may be used by one language alone.
          const odd = [...here.variables]
            .filter((v) => !there.variables.has(v))
            .concat([...there.variables].filter((v) => !here.variables.has(v)));
          if (odd.some((name) => name !== 'n')) differ.push(`${key}: ${odd.join(', ')} not in both`);
        }
      }
      for (const key of keys.keys()) if (!main?.[1].has(key)) differ.push(`${key} exists only in ${lang}`);
      assert.deepEqual(differ, []);
    });
  }
});
