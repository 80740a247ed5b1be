// Whatever can be covered has a name in the takedown log, and whatever rests on a source has one on its page, in every language: a page
// of the log that cannot be drawn would hide a takedown.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { allKinds, kindOf } from '../../acts/define.ts';
import { languages } from '../../i18n/languages.ts';
import { hasKey } from '../../i18n/translator.ts';
import '../kinds.ts';

const root = new URL('../../../', import.meta.url).pathname;

it('every text of every kind of act is called something in the takedown log', () => {
  const wanted = allKinds().flatMap(({ kind, texts, made }) => [
    ...(Object.keys(texts).length ? [`moderation-of-${kind.split('.')[0]}`] : []),
    ...[...Object.keys(texts), ...Object.keys(made)].map((field) => `moderation-field-${field.replaceAll('_', '-')}`),
  ]);
  const missing = languages.flatMap(({ code }) =>
    [...new Set(wanted)].filter((key) => !hasKey(code, key)).map((key) => `${code} ${key}`),
  );
  assert.deepEqual(missing, []);
});

it('every stream that something can rest on a source in is called something on the page of the source', () => {
  const examples = globSync('app/**/examples.json', { cwd: root }).flatMap((file) =>
    Object.entries(JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, { sources?: unknown }>),
  );
  const citing = examples.filter(([, body]) => body.sources !== undefined);
  assert.ok(citing.length > 5);
  const wanted = citing.flatMap(([kind, body]) => {
    const { touches, opens = [] } = kindOf(kind).streams(body as never);
    return [...touches, ...opens.map((one) => one.stream)].map((stream) => `words-stream-${stream.split('/')[0]}`);
  });
  const missing = languages.flatMap(({ code }) =>
    [...new Set(wanted)].filter((key) => !hasKey(code, key)).map((key) => `${code} ${key}`),
  );
  assert.deepEqual(missing, []);
});
