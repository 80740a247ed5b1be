// The pieces of a page keep what they are given: nothing dropped from a difference, nobody's cell shown as another's.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { place } from '../gallery.ts';
import { hostileText, textOf } from '../hostile.ts';
import { makeView } from '../view.ts';
import { clockStrip } from './clock.ts';
import { diffView } from './difference.ts';
import { matrix } from './matrix.ts';
import { whenTag } from './times.ts';

const view = makeView({ place, lang: 'en', today: '2026-01-01', path: '/x' });

describe('a difference', () => {
  const body = (markup: string) => markup.slice(markup.indexOf('<div class="change">'));
  const without = (markup: string, tag: 'ins' | 'del') =>
    textOf(
      body(markup)
        .replace(new RegExp(`<${tag}>.*?</${tag}><span class="vh">.*?</span>`, 'gs'), '')
        .replace(/<span class="vh">.*?<\/span>/gs, ''),
    );

  it('holds both versions whole: without what was put in stands the old, without what was taken out the new', () => {
    const words = fc
      .array(fc.constantFrom('the ', 'city ', 'will ', 'not ', 'answer', '.', '\n', '<b>', '&'))
      .map((w) => w.join(''));
    fc.assert(
      fc.property(
        fc.oneof(
          words,
          hostileText.map((t) => t.replace(/[\0\r]/g, '')),
        ),
        words,
        (before, after) => {
          const markup = diffView(view, before, after).toString();
          if (before === after) return;
          assert.equal(without(markup, 'ins'), before);
          assert.equal(without(markup, 'del'), after);
        },
      ),
    );
  });

  it('of two long texts with nothing in common comes soon, both whole', () => {
    const long = (word: string) => Array.from({ length: 60_000 }, (_, i) => `${word}${i}`).join(' ');
    const start = performance.now();
    const markup = diffView(view, long('a'), long('b')).toString();
    assert.ok(performance.now() - start < 5000);
    assert.ok(markup.includes('a59999') && markup.includes('b59999'));
  });
});

it('a matrix gives every demand a row and every holder a cell, and says "not asked" where nobody was', () => {
  const markup = matrix(view, {
    caption: 'c',
    holders: [{ name: 'Mayor' }, { name: 'Council' }],
    rows: [
      { label: 'One', cells: [null, { state: 'waiting', n: 14, href: '/w' }] },
      { label: 'Two', cells: [null, null] },
    ],
  }).toString();
  assert.equal(markup.match(/<tr>/g)?.length, 3);
  assert.equal(markup.match(/<td/g)?.length, 4);
  assert.match(markup, /<b>Council<\/b>.*waiting, day 14/);
  assert.match(markup, /Not put to anyone yet/);
  assert.equal(markup.match(/not asked/g)?.length, 2);
});

it('a clock draws one box a day and says when it is late', () => {
  const strip = (used: number, allowed: number) =>
    clockStrip(view, { used, allowed, basis: 'b', facts: 'f' }).toString();
  assert.equal(strip(3, 5).match(/class="used"/g)?.length, 3);
  assert.equal(strip(3, 5).match(/class="left"/g)?.length, 2);
  assert.equal(strip(7, 5).match(/class="late"/g)?.length, 2);
  assert.match(strip(7, 5), /7 working days used, 5 allowed: 2 days late/);
  assert.match(strip(1, 1), /1 of one working day used/);
});

it('a day known roughly is not given to machines as an exact one', () => {
  assert.equal(whenTag(view, '2021-04').toString(), '<time datetime="2021-04">April 2021</time>');
  const rough = whenTag(view, { on: '2021-05-24', until: '2021-05-25', basis: 'disputed' }).toString();
  assert.ok(!rough.includes('datetime') && rough.includes('disputed'));
});
