// Whatever is thrown, the reader gets a translated page or problem details, and never the inside of the program.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { invalid, Refused } from '../base/refused.ts';
import { hasKey } from '../i18n/translator.ts';
import { troubleJson, troubleOf, troublePage, wantsJson } from './errors.ts';
import { makeView } from './view.ts';

const place = {
  id: '1',
  slug: 'm',
  name: 'Millbrook',
  baseUrl: 'https://m.example',
  languages: ['en', 'es'],
  zone: 'UTC',
  divisionId: '',
};
const view = (lang: string) => makeView({ place, lang, today: '2026-01-01', path: '/x' });

it('a refusal keeps its status and says in each language what was wrong and what to do', () => {
  const trouble = troubleOf(new Refused('changed-meanwhile'));
  assert.equal(trouble.status, 409);
  assert.match(troublePage(view('en'), trouble).toString(), /Somebody changed this while you were working/);
  assert.match(troublePage(view('es'), trouble).toString(), /<html lang="es" dir="ltr">.*Alguien cambió esto/s);
});

it('a defect shows a reference number and nothing of the error', () => {
  const trouble = troubleOf(new Error('relation "secret" of Ann Smith'));
  assert.equal(trouble.status, 500);
  const page = troublePage(view('en'), trouble).toString();
  assert.match(trouble.reference ?? '', /^[2-9A-Z]{5}-[2-9A-Z]{5}$/);
  assert.ok(page.includes(trouble.reference as string) && !page.includes('secret') && !page.includes('Ann'));
  assert.ok(!JSON.stringify(troubleJson(view('en'), trouble)).includes('secret'));
});

it('the web server’s own refusals of size and kind are the reader’s, not defects', () => {
  assert.equal(troubleOf(Object.assign(new Error('x'), { statusCode: 413 })).code, 'too-large');
  assert.equal(troubleOf(Object.assign(new Error('x'), { statusCode: 503 })).code, 'defect');
});

it('wrong fields are listed in both forms', () => {
  const trouble = troubleOf(invalid('title', 'too-long', { limit: 20 }));
  assert.match(troublePage(view('en'), trouble).toString(), /Keep it to 20 characters/);
  assert.deepEqual((troubleJson(view('es'), trouble) as { errors: unknown }).errors, [
    { field: 'title', code: 'too-long', detail: 'Es demasiado largo. No pase de 20 caracteres.' },
  ]);
});

it('every refusal code has its words', async () => {
  const { readFileSync } = await import('node:fs');
  const source = readFileSync(new URL('../base/refused.ts', import.meta.url), 'utf8');
  const table = /const statusOf = \{(.*?)\} as const/s.exec(source)?.[1] ?? '';
  const codes = Array.from(table.matchAll(/^\s*'?([a-z-]+)'?: \d+/gm), (m) => m[1] as string);
  assert.ok(codes.length > 20);
  for (const code of [...codes, 'defect'])
    for (const end of ['title', 'text'])
      assert.ok(hasKey('en', `web-refused-${code}-${end}`), `${code} needs web-refused-${code}-${end}`);
});

it('JSON is given to those who ask for it first', () => {
  assert.equal(wantsJson('application/json'), true);
  assert.equal(wantsJson('text/html,application/xhtml+xml,*/*;q=0.8'), false);
  assert.equal(wantsJson('text/html;q=0.5, application/problem+json'), true);
  assert.equal(wantsJson('*/*'), false);
  assert.equal(wantsJson(undefined), false);
});
