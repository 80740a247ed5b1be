// A form that comes back holds every word that was typed, names every problem, and links to each field.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { area, checkboxes, dateField, errorSummary, form, formState, radios, select, textField } from './forms.ts';
import { place } from './gallery.ts';
import { hostileText } from './hostile.ts';
import { html } from './html.ts';
import { markupProblems } from './markup-rules.ts';
import { makeView } from './view.ts';

type Element = DefaultTreeAdapterTypes.Element;
const view = makeView({ place, lang: 'en', today: '2026-01-01', path: '/x' });

function elements(markup: string, tag: string): Element[] {
  const found: Element[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node && node.tagName === tag) found.push(node);
    if ('childNodes' in node) for (const child of node.childNodes) walk(child);
  };
  walk(parseFragment(markup));
  return found;
}
const attribute = (element: Element | undefined, name: string) => element?.attrs.find((a) => a.name === name)?.value;
const asParsed = (text: string) => text.replaceAll('\0', '\uFFFD').replace(/\r\n?/g, '\n');

describe('a form that comes back', () => {
  it('shows in every kind of field exactly what was typed', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const state = formState({ a: text, b: text, c: 'two', d: ['one', 'two'] });
        const options = [
          { value: 'one', label: '1' },
          { value: 'two', label: '2' },
        ];
        assert.equal(
          attribute(elements(textField(view, state, { name: 'a', label: 'A' }).toString(), 'input')[0], 'value'),
          asParsed(text),
        );
        const box = elements(area(view, state, { name: 'b', label: 'B' }).toString(), 'textarea')[0];
        const inside = box?.childNodes[0];
        assert.equal(inside && 'value' in inside ? inside.value : '', asParsed(text));
        const ticked = (markup: string, tag: string, flag: string) =>
          elements(markup, tag)
            .filter((e) => attribute(e, flag) !== undefined)
            .map((e) => attribute(e, 'value'));
        assert.deepEqual(
          ticked(select(view, state, { name: 'c', label: 'C', options }).toString(), 'option', 'selected'),
          ['two'],
        );
        assert.deepEqual(
          ticked(radios(view, state, { name: 'c', label: 'C', options }).toString(), 'input', 'checked'),
          ['two'],
        );
        assert.deepEqual(
          ticked(checkboxes(view, state, { name: 'd', label: 'D', options }).toString(), 'input', 'checked'),
          ['one', 'two'],
        );
      }),
      { numRuns: 50 },
    );
  });

  it('names every problem by its label and links to a field that exists', async () => {
    const state = formState({}, [
      { field: 'a', code: 'empty' },
      { field: 'on', code: 'date' },
      { field: 'kind', code: 'choose' },
      { field: 'elsewhere', code: 'changed-meanwhile' },
    ]);
    const fields = [
      textField(view, state, { name: 'a', label: 'Title <b>' }),
      dateField(view, state, { name: 'on', label: 'Day' }),
      radios(view, state, { name: 'kind', label: 'Kind', options: [{ value: 'x', label: 'X' }] }),
    ];
    const markup = form(view, state, { action: '/x', fields, submit: 'Send' }).toString();
    const links = elements(markup, 'a').map((a) => attribute(a, 'href'));
    assert.deepEqual(links, ['#f-a', '#f-on', '#f-kind']);
    for (const link of links) assert.ok(markup.includes(`id="${link?.slice(1)}"`), link);
    assert.match(markup, /Title &lt;b&gt; – Write something here/);
    assert.match(markup, /Somebody changed this/);
    const [summary] = elements(markup, 'div').filter((one) => attribute(one, 'id') === 'problems');
    assert.deepEqual([attribute(summary, 'tabindex'), attribute(summary, 'autofocus')], ['-1', '']);
    assert.equal(attribute(elements(markup, 'input')[0], 'aria-describedby'), 'f-a-error');
    assert.deepEqual(
      await markupProblems(
        html`<!doctype html><html lang="en"><head><title>t</title></head><body>${form(view, state, { action: '/x', fields, submit: 'Send' })}</body></html>`.toString(),
      ),
      [],
    );
  });

  it('says nothing when nothing is wrong', () => {
    assert.equal(errorSummary(view, formState()).toString(), '');
  });

  it('takes a whole date apart, and a date typed in parts stays as it was typed', () => {
    const parts = (values: Record<string, string>) => {
      const markup = dateField(view, formState(values), { name: 'on', label: 'Day' }).toString();
      const month = elements(markup, 'option').find((o) => attribute(o, 'selected') !== undefined);
      return [attribute(month, 'value'), ...elements(markup, 'input').map((i) => attribute(i, 'value'))];
    };
    assert.deepEqual(parts({ on: '2021-04-02' }), ['4', '2', '2021']);
    assert.deepEqual(parts({ 'on-year': '20x1', 'on-month': '', 'on-day': '31' }), [undefined, '31', '20x1']);
  });

  it('carries the token and the mark of this showing in signed-in forms, and none in a search', () => {
    const signedIn = { ...view, csrf: 'c', once: 'o' };
    const state = formState();
    const names = (method: 'post' | 'get') =>
      elements(form(signedIn, state, { action: '/x', method, fields: '', submit: 'Go' }).toString(), 'input').map((i) =>
        attribute(i, 'name'),
      );
    assert.deepEqual(names('post'), ['csrf', 'once']);
    assert.deepEqual(names('get'), []);
  });
});
