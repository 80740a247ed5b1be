// Whatever can be covered has a name in the takedown log, and whatever rests on a source has one on its page, in every language: a page
// of the log that cannot be drawn would hide a takedown.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { allKinds } from '../../acts/define.ts';
import { languages } from '../../i18n/languages.ts';
import { hasKey } from '../../i18n/translator.ts';
import '../kinds.ts';

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
