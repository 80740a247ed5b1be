// What the html tag promises: a value is only ever text. Random hostile values are judged by a real HTML parser.

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { hostileText, shapeOf, textOf } from './hostile.ts';
import { attrs, flag, frame, type Html, html, isSafeAddress, join, jsonLd, UnsafeHtml, type Value } from './html.ts';

describe('values in text and attributes', () => {
  it('escapes text and attributes and joins arrays', () => {
    const name = `<b>"Tom & 'Ann'"`;
    assert.equal(
      html`<p title="${name}">${[name, 1, html`<i>x</i>`, null, false]}</p>`.toString(),
      '<p title="&lt;b&gt;&quot;Tom &amp; &#39;Ann&#39;&quot;">&lt;b&gt;&quot;Tom &amp; &#39;Ann&#39;&quot;1<i>x</i></p>',
    );
  });

  it('shows in a frame only what is at a path of this site', () => {
    const shown = frame('/files/ab/view', '"><script>').toString();
    assert.equal(shown, '<iframe src="/files/ab/view" title="&quot;&gt;&lt;script&gt;" loading="lazy"></iframe>');
    for (const path of ['https://example.org/', '//example.org', '/\\example.org', 'javascript:alert(1)', 'files'])
      assert.throws(() => frame(path, 'x'), UnsafeHtml);
  });

  it('writes nothing for null, undefined and false, and refuses true, objects and functions', () => {
    assert.equal(html`<p>${null}${undefined}${false}</p>`.toString(), '<p></p>');
    for (const bad of [true, {}, () => 1, Symbol('x')])
      assert.throws(() => html`<p>${bad as unknown as Value}</p>`, UnsafeHtml);
  });

  it('does not take an object that only looks like markup', () => {
    assert.throws(() => html`<p>${{ markup: '<script>' } as unknown as Value}</p>`, UnsafeHtml);
  });

  it('drops comments and indentation but not the spaces between words, and leaves pre and textarea alone', () => {
    assert.equal(
      html`<p>
        one <b>two</b>
        <!-- note --> three</p>`.toString(),
      '<p>\none <b>two</b>\n three</p>',
    );
    assert.equal(html`<pre>  a\n   b</pre>`.toString(), '<pre>  a\n   b</pre>');
  });

  it('takes attributes only through attrs and flag, and checks their names', () => {
    assert.equal(
      html`<input ${attrs({ name: 'a"b', checked: true, max: 3, id: null })} ${flag('disabled', false)}>`.toString(),
      '<input name="a&quot;b" checked max="3" >',
    );
    assert.throws(() => html`<input ${'checked'}>`, UnsafeHtml);
    for (const name of ['onclick', 'style', 'a b', 'x>', 'srcdoc', ''])
      assert.throws(() => attrs({ [name]: 'x' }), UnsafeHtml);
    assert.throws(() => attrs({ href: 'javascript:x' }), UnsafeHtml);
  });

  it('refuses markup where only plain text can stand, and text where only rows can stand', () => {
    assert.throws(() => html`<textarea>${html`<b></b>`}</textarea>`, UnsafeHtml);
    assert.throws(() => html`<table>${'moved out by the parser'}</table>`, UnsafeHtml);
    assert.throws(() => html`<p title="${html`<b></b>`}"></p>`, UnsafeHtml);
    assert.equal(html`<table>${[html`<tr></tr>`, null]}</table>`.toString(), '<table><tr></tr></table>');
  });
});

describe('call sites refused when they first run', () => {
  const x = 'value';
  const sites: Record<string, () => Html> = {
    'unquoted attribute with a value': () => html`<a href=${x}>a</a>`,
    'unquoted fixed attribute': () => html`<a class=x>a</a>`,
    'attribute name': () => html`<a ${x}="1">a</a>`,
    'part of an attribute name': () => html`<a data-${x}="1">a</a>`,
    'tag name': () => html`<${x}>`,
    'part of a tag name': () => html`<h${x}>a</h1>`,
    'closing tag': () => html`<p></${x}>`,
    comment: () => html`<p><!-- ${x} --></p>`,
    script: () => html`<script>${x}</script>`,
    'fixed inline script': () => html`<script>alert(1)</script>`,
    'script address': () => html`<script src="${x}"></script>`,
    style: () => html`<style>${x}</style>`,
    'inline style': () => html`<p style="color:${x}"></p>`,
    'inline handler': () => html`<p onclick="${x}"></p>`,
    'open element': () => html`<p>${x}`,
    'wrongly nested element': () => html`<p><b>${x}</p></b>`,
    'attribute right after a value': () => html`<input ${attrs({})}name="a">`,
    'two values in one address': () => html`<a href="${x}${x}">a</a>`,
    'scheme completed after a value': () => html`<a href="${x}:alert(1)">a</a>`,
    'fixed address that runs code': () => html`<a href="javascript:alert(1)">a</a>`,
    'scheme begun before a value': () => html`<a href="java${x}">a</a>`,
    'host begun before a value': () => html`<a href="https://example.org${x}">a</a>`,
    'lone slash before a value (another host)': () => html`<a href="/${x}">a</a>`,
    'image set': () => html`<img alt="" srcset="${x}">`,
    refresh: () => html`<meta http-equiv="refresh" content="${x}">`,
    'self-closed element': () => html`<div/>`,
    'same attribute twice': () => html`<a id="a" id="b">a</a>`,
  };
  for (const [name, site] of Object.entries(sites)) {
    it(name, () => {
      assert.throws(site, /html`…`/);
      assert.throws(site, /html`…`/, 'and again the second time');
    });
  }
});

describe('addresses', () => {
  it('lets relative, web, mail, telephone and calendar addresses through', () => {
    for (const ok of [
      '',
      '/a?b=c:d',
      '#x',
      '?q=1',
      'a/b:c',
      '//h/x',
      'https://a.example/',
      'HTTP://a',
      'mailto:a@b',
      'tel:1',
      'webcal://x',
    ])
      assert.ok(isSafeAddress(ok), ok);
  });

  it('sees through whitespace, controls and case', () => {
    const tricks = [
      'javascript:x',
      'JaVaScRiPt:x',
      ' javascript:x',
      '\u0001javascript:x',
      'java\nscript:x',
      'java\tscript\r:x',
    ];
    for (const bad of [
      ...tricks,
      'data:text/html,x',
      'vbscript:x',
      'blob:x',
      'file:///x',
      'view-source:x',
      'java\0script:x',
    ]) {
      assert.equal(isSafeAddress(bad), false, JSON.stringify(bad));
      assert.throws(() => html`<a href="${bad}">a</a>`, UnsafeHtml);
      assert.throws(() => html`<form action="${bad}"></form>`, UnsafeHtml);
      assert.throws(() => html`<button formaction="${bad}">a</button>`, UnsafeHtml);
      assert.throws(() => html`<svg><a xlink:href="${bad}">a</a></svg>`, UnsafeHtml);
    }
  });
});

describe('a hostile value never changes the structure', () => {
  const page = (
    a: string,
    b: string,
  ) => html`<main><h1>${a}</h1><p title="${b}" data-a='${a}'>${b}<a href="/x/${b}">${a}</a></p>
    <svg><title>${a}</title></svg><textarea>${b}</textarea><select><option value="${a}">${b}</option></select>
    <table><tr><td>${a}</td></tr></table><pre>${b}</pre><input ${attrs({ value: a })}></main>`;

  it('in text, attributes, svg, textarea, option and table cells', () => {
    const calm = shapeOf(page('calm', 'words').toString());
    fc.assert(
      fc.property(hostileText, hostileText, (a, b) => assert.equal(shapeOf(page(a, b).toString()), calm)),
      { numRuns: 300 },
    );
  });

  it('and the reader sees exactly what was written', () => {
    fc.assert(
      fc.property(hostileText, (a) =>
        assert.equal(textOf(html`<p>${a}</p>`.toString()), a.replaceAll('\0', '\uFFFD').replace(/\r\n?/g, '\n')),
      ),
      { numRuns: 300 },
    );
  });

  it('in structured facts', () => {
    fc.assert(
      fc.property(hostileText, (a) => {
        const markup = jsonLd({ name: a }).toString();
        assert.equal(shapeOf(markup), shapeOf(jsonLd({ name: 'calm' }).toString()));
        assert.deepEqual(JSON.parse(textOf(markup)), { name: a });
      }),
    );
  });
});

it('joins with separators and skips empty items', () => {
  assert.equal(join(['a', null, html`<b>c</b>`, ''], ' · ').toString(), 'a · <b>c</b>');
});

it('only this folder makes markup from text; a room that must is on this list, with its reason', () => {
  const allowed = ['identity/second-factor/pages.ts']; // the picture of a secret's code, drawn by a package as SVG
  const app = new URL('../', import.meta.url);
  const files = globSync('**/*.ts', { cwd: app, exclude: ['web/**', '**/node_modules/**'] });
  const makers = files.filter((file) => /\bnew Html\(|\btrusted\(/.test(readFileSync(new URL(file, app), 'utf8')));
  assert.deepEqual(
    makers.filter((file) => !allowed.includes(file)),
    [],
  );
});

describe('the languages of a page', () => {
  it('are known from its parts, however deep and in pieces, each by its first subtag', () => {
    const row = (lang: string | undefined) => html`<p ${attrs({ lang })}>${'x'}</p>`;
    assert.deepEqual([...html`<div>${[row('es'), row('pt-BR'), row('es'), row(undefined)]}</div>`.langs], ['es', 'pt']);
    assert.deepEqual([...html`<div>${html`<b>${row('es')}</b>`}${html`<p>${'y'}</p>`}</div>`.langs], ['es']);
    assert.equal(html`<p>${' lang="es"'}</p>`.langs.size, 0);
    const giant = Array.from({ length: 4000 }, (_, i) => row(i === 7 ? 'fr' : 'es'));
    assert.deepEqual([...html`<main>${giant}</main>`.langs].sort(), ['es', 'fr']);
  });

  it('cannot be written past that', () => {
    assert.throws(() => html`<p lang="${'es'}">${'x'}</p>`, /attrs/);
    assert.throws(() => html`<p lang="es">${'x'}</p>`, /attrs/);
  });
});

describe('a giant page', () => {
  const rows = Array.from(
    { length: 4000 },
    (_, i) => html`<tr><th scope="row" ${attrs({ lang: 'es' })}>${`“Uno” ${i}`}</th></tr>`,
  );
  const page = html`<main>${html`<h1>${'Title'}</h1><table><tbody>${rows}</tbody></table>`}<p>${'after'}</p></main>`;

  it('is kept in pieces that make the whole, each cut between elements', () => {
    assert.ok(page.pieces.length > 5);
    assert.equal(page.pieces.join(''), page.toString());
    for (const piece of page.pieces.slice(1)) assert.match(piece, /^<[a-z/].*>$/s);
    assert.equal(page.toString().match(/<tr>/g)?.length, 4000);
    assert.ok(page.toString().endsWith('</tr></tbody></table><p>after</p></main>'));
  });

  it('is one piece when it is small, and what follows a giant begins anew', () => {
    assert.deepEqual(html`<p>${'x'}</p>`.pieces, ['<p>x</p>']);
  });
});
