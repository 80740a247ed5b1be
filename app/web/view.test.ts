// Addresses are built whole or not at all, and sentences with markup keep strangers' words as words.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { shapeOf } from './hostile.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { addressOf, hrefIn, inLanguage, makeView, rich, to } from './view.ts';

const place = {
  id: '1',
  slug: 'm',
  name: 'Millbrook',
  baseUrl: 'https://m.example',
  languages: ['en', 'es'],
  zone: 'UTC',
  divisionId: '',
};
const view = makeView({ place, lang: 'es', today: '2026-01-01', path: '/letters?page=2' });

describe('addresses', () => {
  it('fill names, encode them and add a query without empty values', () => {
    assert.equal(
      addressOf({ path: '/letters/:letter/demands/:demand' }, { letter: '1-a b', demand: 6 }),
      '/letters/1-a%20b/demands/6',
    );
    assert.equal(
      addressOf({ path: '/x' }, {}, { q: 'a&b', page: 2, none: undefined, no: false, yes: true }),
      '/x?q=a%26b&page=2&yes=1',
    );
    assert.throws(() => addressOf({ path: '/letters/:letter' }), /needs "letter"/);
    assert.throws(() => addressOf({ path: '/letters/:letter' }, { letter: '..' }), RangeError);
  });

  it('carry the language, except in the place’s own', () => {
    assert.equal(view.href({ path: '/letters' }), '/es/letters');
    assert.equal(makeView({ ...view, lang: 'en' }).href({ path: '/letters' }), '/letters');
    assert.equal(hrefIn(view, 'en'), '/letters?page=2');
    assert.equal(hrefIn(view, 'es'), '/es/letters?page=2');
  });

  it('no value can leave its segment', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (value) => {
        // A browser would walk up on these, however they are written: there is no address with them.
        fc.pre(value !== '.' && value !== '..');
        const address = addressOf({ path: '/letters/:letter/x' }, { letter: value.replace(/\p{Cs}/gu, 'x') });
        assert.equal(address.split('/').length, 4);
        assert.ok(!/[?#\\]/.test(address));
      }),
    );
  });
});

describe('an address with a way up in it', () => {
  it('is never built', () => {
    for (const up of ['.', '..'])
      assert.throws(() => addressOf({ path: '/letters/:letter/x' }, { letter: up }), RangeError);
  });
});

describe('sentences with markup', () => {
  const said = (text: string) => ({
    t: (_: string, args?: Record<string, string | number>) =>
      text.replace(/\{ \$(\w+) \}/g, (_m, k) => String(args?.[k])),
  });

  it('take links and marked values', () => {
    const made = rich(said('Read <link>the { $what }</link> by { $who } & others'), 'k', {
      link: to('/l'),
      what: html`<b>letter</b>`,
      who: '<i>Ann</i>',
    });
    assert.equal(made.toString(), 'Read <a href="/l">the <b>letter</b></a> by &lt;i&gt;Ann&lt;/i&gt; &amp; others');
  });

  it('a value can neither be a tag of the translation nor stand for another value', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('<link>x</link>', '\uE0000\uE001', '</link>', '\uE002b\uE002')),
        (value) => {
          const made = rich(said('A <link>b</link> { $v } { $w }'), 'k', {
            link: to('/l'),
            v: value,
            w: html`<b>w</b>`,
          });
          assert.equal(shapeOf(made.toString()), '(a href)(b )');
        },
      ),
    );
  });
});

describe('a page in one language', () => {
  it('says once why parts of it stand in another, and nothing where none does', () => {
    const notice = (main: ReturnType<typeof html>) =>
      layout(view, { title: 'T', main }).toString().split('No se han traducido').length - 1;
    assert.equal(notice(html`<p>${inLanguage(view, 'es', 'Hola')}</p>`), 0);
    assert.equal(notice(html`<p>${inLanguage(view, 'en', 'Hello')} ${inLanguage(view, 'en', 'again')}</p>`), 1);
    assert.match(
      layout(view, { title: 'T', main: html`<p>${inLanguage(view, 'en', 'Hello')}</p>` }).toString(),
      /Partes de esta página están en inglés/,
    );
  });
});
