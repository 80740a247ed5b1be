// HTML as a reader sees it: what is hidden, runs or is loaded leaves no words behind.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHtml, wordsOf } from './read-html.ts';

const words = (html: string) => wordsOf(html).paragraphs.map((text) => text.trim());

test('scripts, styles, comments, frames and hidden parts leave no words', () => {
  const html = `<head><title>Title</title><style>p{}</style></head><!-- secret --><p>Seen</p><script>run()</script>
    <p hidden>no</p><p style="color:red; display : none">no</p><div style="visibility:hidden"><p>no</p></div>
    <template><p>no</p></template><iframe srcdoc="<p>no</p>"></iframe><svg><text>no</text></svg><textarea>no</textarea>
    <noscript><p>Without script</p></noscript><p>Last`;
  assert.deepEqual(words(html), ['Seen', 'Without script', 'Last']);
});

test('blocks are paragraphs, inline marks are not, and a line break ends a paragraph', () => {
  assert.deepEqual(words('<h1>A <em>letter</em></h1><p>One\n two<br>three<div>four<p>five</div>six'), [
    'A letter',
    'One two',
    'three',
    'four',
    'five',
    'six',
  ]);
  assert.deepEqual(words('<table><tr><td>a<td><b>b</b></table><unknown-tag>c</unknown-tag>'), ['a', 'b', 'c']);
});

test('items of an ordered list carry their numbers, also through start, value and inner lists', () => {
  assert.deepEqual(words('<ol start=3><li>c<li value=7>g<ul><li>inner</ul><li><p>h<p>more</ol><ul><li>x</ul>'), [
    '3. c',
    '7. g',
    'inner',
    '8. h',
    'more',
    'x',
  ]);
});

test('an item that is empty or hides its words leaves no bare number', () => {
  assert.deepEqual(words('<ol><li></li><li><span hidden>x</span></li><li>third</ol>'), ['3. third']);
});

test('a page that declares its encoding is read in it', () => {
  const page = Buffer.from('<meta charset="iso-8859-1"><html lang="es"><p>Petici\u00f3n', 'latin1');
  assert.deepEqual(readHtml(page), { kind: 'html', paragraphs: ['Petición'], lang: 'es', warnings: [] });
});

test('a hundred thousand nested elements do not exhaust the stack of our own walk', () => {
  assert.deepEqual(words(`${'<i>'.repeat(100_000)}deep`), ['deep']);
});
