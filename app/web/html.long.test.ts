// The same promise as html.test.ts, over many more hostile values and over pages built from nested templates.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { hostileText, shapeOf } from './hostile.ts';
import { attrs, html, isSafeAddress, type Value } from './html.ts';

it('nested templates with 20,000 sets of hostile values keep their structure', () => {
  const cell = (v: Value) => html`<td><a href="/d/${'x'}">${v}</a></td>`;
  const page = (values: string[]) => html`<section ${attrs({ title: values[0] ?? '', 'aria-label': values[1] ?? '' })}>
    <table><tbody>${[0, 1, 2].map((r) => html`<tr>${[0, 1, 2].map((c) => cell(values[r * 3 + c]))}</tr>`)}</tbody></table>
    <svg role="img" aria-label="${values[3]}"><title>${values[4]}</title><text>${values[5]}</text></svg>
    <details><summary>${values[6]}</summary><pre>${values[7]}</pre><textarea>${values[8]}</textarea></details></section>`;
  const calm = shapeOf(page(Array(9).fill('calm')).toString());
  fc.assert(
    fc.property(fc.array(hostileText, { minLength: 9, maxLength: 9 }), (values) => {
      assert.equal(shapeOf(page(values).toString()), calm);
    }),
    { numRuns: 20_000 },
  );
});

it('an address that passes never has a scheme outside the list, as the WHATWG parser reads it', () => {
  const address = fc.oneof(
    hostileText,
    fc.tuple(fc.constantFrom('java', 'data', 'JAVASCRIPT', 'https', '\t '), hostileText).map((p) => p.join('')),
  );
  fc.assert(
    fc.property(address, (text) => {
      if (!isSafeAddress(text) || !URL.canParse(text, 'https://a.example/')) return;
      assert.match(new URL(text, 'https://a.example/').protocol, /^(https?|mailto|tel|webcal):$/);
    }),
    { numRuns: 100_000 },
  );
});
